"""The folder of an export is whole or not there, and takes nobody else's place."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from cchc.exports.flat.folder import MARKER, README, new_folder
from cchc.store import WorkspaceError

MADE = re.compile(r"tasks/[a-z]+\.csv")


def make(target: Path, text: str = "1", *, force: bool = False) -> None:
    with new_folder(target, MADE, force=force) as staged:
        (staged / "tasks").mkdir()
        (staged / "tasks/a.csv").write_text(text)
        (staged / README).write_text(text)
        (staged / MARKER).write_text("{}")


def files(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_it_is_there_when_all_is_written_and_not_before(tmp_path):
    target = tmp_path / "sâu" / "hơn" / "out"
    with new_folder(target, MADE, force=False) as staged:
        (staged / MARKER).write_text("{}")
        assert not target.exists()
        assert staged.parent == target.parent
    assert files(target) == {MARKER: "{}"}
    assert [path.name for path in target.parent.iterdir()] == ["out"]


@pytest.mark.parametrize("error", [OSError(28, "đầy"), KeyboardInterrupt(), ValueError()])
def test_after_an_error_nothing_is_left(tmp_path, error):
    def fail():
        with new_folder(tmp_path / "sâu" / "out", MADE, force=False) as staged:
            (staged / "tasks").mkdir()
            raise error

    with pytest.raises(type(error)):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_after_an_error_the_earlier_export_is_as_it_was(tmp_path):
    def fail():
        with new_folder(tmp_path / "out", MADE, force=True):
            raise KeyboardInterrupt

    make(tmp_path / "out", "cũ")
    before = files(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        fail()
    assert files(tmp_path) == before


def test_a_rename_that_fails_puts_the_earlier_export_back(tmp_path, monkeypatch):
    make(tmp_path / "out", "cũ")
    before, rename = files(tmp_path), Path.rename

    def renamed(path: Path, target: Path) -> Path:
        if (path / "tasks/a.csv").read_text() == "mới":
            raise PermissionError(13, "không được")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", renamed)
    with pytest.raises(PermissionError):
        make(tmp_path / "out", "mới", force=True)
    assert files(tmp_path) == before


def test_stopped_while_the_earlier_export_goes_it_still_goes(tmp_path, monkeypatch):
    make(tmp_path / "out", "cũ")
    stops, remove = [KeyboardInterrupt], shutil.rmtree

    def removed(path: Path, ignore_errors: bool) -> None:
        if stops:
            raise stops.pop()
        remove(path, ignore_errors=ignore_errors)

    monkeypatch.setattr(shutil, "rmtree", removed)
    with pytest.raises(KeyboardInterrupt):
        make(tmp_path / "out", "mới", force=True)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert files(tmp_path / "out")["tasks/a.csv"] == "mới"


def test_an_empty_folder_is_filled(tmp_path):
    (tmp_path / "out").mkdir()
    make(tmp_path / "out")
    assert files(tmp_path / "out")["tasks/a.csv"] == "1"


def test_an_earlier_export_is_replaced_whole_and_only_with_force(tmp_path):
    make(tmp_path / "out", "cũ")
    (tmp_path / "out/tasks/b.csv").write_text("của lần trước")
    with pytest.raises(WorkspaceError, match="đã có một lần xuất"):
        make(tmp_path / "out", "mới")
    make(tmp_path / "out", "mới", force=True)
    assert files(tmp_path) == {"out/tasks/a.csv": "mới", f"out/{README}": "mới", f"out/{MARKER}": "{}"}


@pytest.mark.parametrize("force", [False, True])
def test_somebodys_folder_is_left_alone(tmp_path, force):
    (tmp_path / "out").mkdir()
    (tmp_path / "out/bài.docx").write_text("quý")
    with pytest.raises(WorkspaceError, match="không trống"):
        make(tmp_path / "out", force=force)
    assert files(tmp_path) == {"out/bài.docx": "quý"}


@pytest.mark.parametrize("strange", ["bài.docx", "tasks/bài.docx", "khác/a.csv", ".git"])
def test_somebodys_file_in_an_export_keeps_it_from_being_replaced(tmp_path, strange):
    make(tmp_path / "out", "cũ")
    (tmp_path / "out" / strange).parent.mkdir(exist_ok=True)
    (tmp_path / "out" / strange).write_text("quý")
    before = files(tmp_path)
    with pytest.raises(WorkspaceError, match=re.escape(strange)):
        make(tmp_path / "out", "mới", force=True)
    assert files(tmp_path) == before


def test_a_link_in_an_export_keeps_it_from_being_replaced(tmp_path):
    make(tmp_path / "out", "cũ")
    (tmp_path / "ngoài").mkdir()
    (tmp_path / "out/khác").symlink_to(tmp_path / "ngoài")
    with pytest.raises(WorkspaceError, match="khác"):
        make(tmp_path / "out", "mới", force=True)


def test_a_file_and_a_link_are_refused(tmp_path):
    (tmp_path / "tệp").write_text("quý")
    (tmp_path / "liên kết").symlink_to(tmp_path)
    for name in ("tệp", "liên kết"):
        with pytest.raises(WorkspaceError, match=name):
            make(tmp_path / name, force=True)
    assert (tmp_path / "tệp").read_text() == "quý"


def test_a_folder_that_was_filled_meanwhile_is_not_replaced(tmp_path):
    def meanwhile():
        with new_folder(tmp_path / "out", MADE, force=True):
            (tmp_path / "out").mkdir()
            (tmp_path / "out/bài.docx").write_text("quý")

    with pytest.raises(WorkspaceError, match="không trống"):
        meanwhile()
    assert files(tmp_path) == {"out/bài.docx": "quý"}
