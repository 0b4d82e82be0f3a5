"""One writer at a time: the second is told so, and a writer that is killed blocks nobody. All data invented."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager

import pytest

from cchc.store import WorkspaceError
from cchc.store.locking import LOCK, first_writer, only_writer

HOLDER = """
import sys
from pathlib import Path
from cchc.store.locking import only_writer
with only_writer(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_writer(root):
    """A process of its own that holds the lock until it is killed."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(root)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout.readline() == "held\n"
        yield holder
    finally:
        holder.kill()
        holder.communicate()


@contextmanager
def patient(seconds):
    """Writers wait no longer than this for one another."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(only_writer.__wrapped__.__kwdefaults__, "patience", seconds)
        yield


@pytest.fixture(name="root")
def _root(tmp_path):
    (tmp_path / "plans").mkdir()
    return tmp_path


def test_a_second_writer_is_told_and_a_killed_one_lets_go(root):
    with another_writer(root) as holder:
        with (
            pytest.raises(WorkspaceError, match=r"Một lệnh khác đang ghi .* chưa ghi gì") as refused,
            only_writer(root, patience=0.05),
        ):
            pytest.fail("two writers at once")
        assert "gõ lại" in refused.value.hint
        holder.kill()
        holder.wait()
        with only_writer(root, patience=0.05):
            assert (root / LOCK).exists()


def test_the_lock_is_free_again_after_an_error(root):
    with pytest.raises(RuntimeError), only_writer(root):
        raise RuntimeError
    with only_writer(root, patience=0.05):
        assert (root / LOCK).read_bytes() == b""


def test_a_lock_that_is_a_link_is_refused(root):
    (root / LOCK).symlink_to(root / "elsewhere")
    with pytest.raises(OSError, match="liên kết"), only_writer(root):
        pytest.fail("locked through a link")
    assert not (root / "elsewhere").exists()


def test_the_lock_is_no_part_of_the_repository():
    from tests.conftest import ROOT

    assert LOCK in (ROOT / ".gitignore").read_text("utf-8").splitlines()


class TestFirstWriter:
    def test_a_folder_is_made_for_the_lock(self, tmp_path):
        with first_writer(tmp_path / "a/b"):
            assert (tmp_path / "a/b" / LOCK).exists()
        assert (tmp_path / "a/b/plans").is_dir()

    def test_what_was_made_is_gone_after_an_error(self, tmp_path):
        (tmp_path / "a").mkdir()
        with pytest.raises(RuntimeError), first_writer(tmp_path / "a/b"):
            raise RuntimeError
        assert [path.name for path in tmp_path.rglob("*")] == ["a"]

    def test_what_was_there_stays(self, root):
        with pytest.raises(RuntimeError), first_writer(root):
            raise RuntimeError
        assert (root / LOCK).exists()

    def test_what_another_put_there_stays(self, tmp_path):
        with pytest.raises(IsADirectoryError), first_writer(tmp_path / "a"):
            (tmp_path / "a/x").mkdir() or (tmp_path / "a/x").write_bytes(b"")
        assert [path.name for path in (tmp_path / "a").iterdir()] == ["x"]

    def test_a_second_one_is_told_and_takes_nothing_away(self, root):
        with (
            another_writer(root),
            pytest.raises(WorkspaceError, match="Một lệnh khác đang ghi"),
            patient(0.05),
            first_writer(root),
        ):
            pytest.fail("two writers at once")
        assert (root / LOCK).exists()
