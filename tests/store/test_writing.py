"""A file is written whole or not at all. All data invented."""

from __future__ import annotations

import os
import stat

import pytest

from cchc.store.writing import write_atomically


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_and_its_folders(tmp_path):
    write_atomically(tmp_path / "a" / "b" / "tệp.yaml", "nội dung\n".encode())
    assert (tmp_path / "a" / "b" / "tệp.yaml").read_bytes() == "nội dung\n".encode()
    assert names(tmp_path / "a" / "b") == ["tệp.yaml"]


def test_bytes_are_written_as_they_are(tmp_path):
    write_atomically(tmp_path / "x", b"a\r\n\x00\xff")
    assert (tmp_path / "x").read_bytes() == b"a\r\n\x00\xff"


def test_what_was_there_is_replaced_whole(tmp_path):
    path = tmp_path / "x"
    path.write_bytes(b"old and long")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["x"]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_the_mode_is_kept(tmp_path, mode):
    path = tmp_path / "x"
    path.write_bytes(b"old")
    path.chmod(mode)
    write_atomically(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_new_file_is_readable_by_others_and_writable_by_its_owner(tmp_path):
    write_atomically(tmp_path / "x", b"new")
    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == 0o644


@pytest.mark.parametrize("step", ["replace", "fsync", "chmod"])
@pytest.mark.parametrize(
    "error", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["disk", "ctrl-c"]
)
def test_a_failure_before_the_rename_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, step, error):
    path = tmp_path / "x"
    path.write_bytes(b"old")

    def fail(*_, **__):
        raise error

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(type(error)):
        write_atomically(path, b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["x"]


def test_a_failure_leaves_no_new_file(tmp_path, monkeypatch):
    def fail(*_):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="Input/output"):
        write_atomically(tmp_path / "x", b"new")
    monkeypatch.undo()
    assert names(tmp_path) == []


def test_the_content_is_on_the_disk_before_the_rename_and_the_folder_after(tmp_path, monkeypatch):
    steps = []
    fsync, replace = os.fsync, os.replace

    def watched_fsync(handle):
        steps.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else f"file of {os.fstat(handle).st_size}")
        fsync(handle)

    def watched_replace(source, target):
        steps.append("rename")
        assert os.path.dirname(source) == os.path.dirname(target)
        replace(source, target)

    monkeypatch.setattr(os, "fsync", watched_fsync)
    monkeypatch.setattr(os, "replace", watched_replace)
    write_atomically(tmp_path / "x", b"new")
    assert steps == ["file of 3", "rename", "folder"]


@pytest.mark.parametrize("there", [True, False], ids=["to a file", "to nowhere"])
def test_a_link_is_never_written_through(tmp_path, there):
    target = tmp_path / "target"
    if there:
        target.write_bytes(b"old")
    (tmp_path / "link").symlink_to(target)
    with pytest.raises(OSError, match="liên kết"):
        write_atomically(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert target.exists() is there
    if there:
        assert target.read_bytes() == b"old"


def test_a_folder_is_not_replaced(tmp_path):
    (tmp_path / "x").mkdir()
    with pytest.raises(OSError, match="x"):
        write_atomically(tmp_path / "x", b"new")
    assert names(tmp_path) == ["x"]
    assert (tmp_path / "x").is_dir()


def test_a_link_of_a_folder_is_not_written_through(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    root = tmp_path / "workspace" / "plans"
    root.mkdir(parents=True)
    (root / ".schema").symlink_to(outside)
    with pytest.raises(OSError, match=r"\.schema"):
        write_atomically(root / ".schema" / "plan.schema.json", b"{}")
    assert list(outside.iterdir()) == []
