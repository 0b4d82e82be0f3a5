"""What a folder holds is taken from an earlier run only while the system describes the folder as it was then."""

from __future__ import annotations

import os
import time

import pytest

from cchc.store import folders
from cchc.store.folders import Folders


@pytest.fixture(name="later")
def _later(monkeypatch, tmp_path):
    """A workspace with one folder, and a run of the program on it: well after its last change, with the cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "a.yaml").touch()
    now = time.time_ns

    def run(seconds=60):
        monkeypatch.setattr(folders.time, "time_ns", lambda: now() + int(seconds * 1e9))
        found = Folders(tmp_path)
        found.recall()
        return found

    return run


def seen(run):
    names = run.names("plans")
    run.keep()
    return names


def test_an_unchanged_folder_is_not_read_again(later, monkeypatch):
    assert seen(later()) == ["a.yaml"]
    monkeypatch.setattr(os, "listdir", lambda path: pytest.fail(f"đọc {path}"))
    assert seen(later()) == ["a.yaml"]


@pytest.mark.parametrize("change", ["touch", "unlink", "rename"])
def test_a_changed_folder_is_read(later, tmp_path, change):
    seen(later())
    path = tmp_path / "plans" / "b.yaml"
    if change == "touch":
        path.touch()
    else:
        (tmp_path / "plans" / "a.yaml").replace(path)
        if change == "unlink":
            path.unlink()
    assert seen(later()) == sorted(name for name in os.listdir(tmp_path / "plans"))


def test_a_folder_changed_in_the_moment_of_the_run_is_read_the_next_time(later, monkeypatch):
    seen(later(seconds=0))
    listed = []
    real = os.listdir
    monkeypatch.setattr(os, "listdir", lambda path: listed.append(path) or real(path))
    seen(later())
    assert listed


def test_another_folder_in_its_place_is_read(later, tmp_path):
    seen(later())
    (tmp_path / "plans").rename(tmp_path / "old")
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "new.yaml").touch()
    assert seen(later()) == ["new.yaml"]


def test_a_name_that_cannot_be_used_is_told_in_every_run(later, tmp_path):
    (tmp_path / "plans" / "xấu\x07.yaml").touch()
    for _ in range(2):
        run = later()
        assert seen(run) == ["a.yaml"]
        assert len(run.findings) == 1


@pytest.mark.skipif(os.sep != "/", reason="elsewhere no folder is taken for one without links")
def test_a_folder_is_itself_where_no_link_is_on_the_way_to_it(tmp_path):
    root = tmp_path / "real"
    (root / "plans" / "a" / "2025").mkdir(parents=True)
    (root / "plans" / "b").symlink_to(root / "plans" / "a")
    (tmp_path / "link").symlink_to(root)
    found = Folders(tmp_path / "link")
    for inside in ("plans", "plans/a", "plans/a/2025"):
        assert found.inside(inside) == f"{root}/{inside}"
    for led in ("plans/b", "plans/b/2025", "plans/b/2025/progress", "plans/a/../a", "plans//a", "plans/./a", ""):
        assert found.inside(led) is None
