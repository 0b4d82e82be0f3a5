"""A file is written whole or not at all. All data invented."""

from __future__ import annotations

import errno
import fnmatch
import os
import signal
import stat
import subprocess
import sys

import pytest

from cchc.store import reason, writing
from cchc.store.writing import STAGED, HalfWritten, write_all_atomically, write_atomically


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


@pytest.mark.parametrize(
    ("umask", "mode"), [(0o022, 0o644), (0o002, 0o664), (0o077, 0o600)], ids=["usual", "shared folder", "private"]
)
def test_a_new_file_gets_what_the_umask_allows(tmp_path, umask, mode):
    before = os.umask(umask)
    try:
        write_atomically(tmp_path / "x", b"new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == mode


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


def test_a_read_only_file_is_not_replaced(tmp_path):
    path = tmp_path / "x"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(OSError, match="x") as refused:
        write_atomically(path, b"new")
    assert (refused.value.filename, reason(refused.value)) == (str(path), "không có quyền truy cập")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["x"]


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
def test_a_full_disk_is_told_with_the_files_own_name(tmp_path, monkeypatch, step):
    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device", ".x.temporary" if step == "replace" else None)

    monkeypatch.setattr(os, {"write": "fdopen"}.get(step, step), full)
    with pytest.raises(OSError, match="No space") as refused:
        write_atomically(tmp_path / "x", b"new")
    monkeypatch.undo()
    assert (refused.value.filename, reason(refused.value)) == (str(tmp_path / "x"), "hết chỗ trên đĩa")


def test_a_shared_drive_that_cannot_sync_a_folder_is_no_failure(tmp_path, monkeypatch):
    fsync = os.fsync

    def refusing(handle):
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", refusing)
    write_atomically(tmp_path / "x", b"new")
    assert (tmp_path / "x").read_bytes() == b"new"


OLD, NEW = b"unit: X\nupdates:\n", b"unit: X\nupdates:\n  - {id: moi}\n"


@pytest.fixture(name="three")
def _three(tmp_path):
    """Two files that exist and one that is new, with what they shall hold."""
    folder = tmp_path / "progress"
    folder.mkdir()
    for name in ("mot.yaml", "hai.yaml"):
        (folder / name).write_bytes(OLD)
    return {folder / name: NEW for name in ("mot.yaml", "hai.yaml", "ba.yaml")}


def held(files):
    """Each file's content (None: not there), and what else lies in the folder."""
    (folder,) = {path.parent for path in files}
    strays = [name for name in names(folder) if folder / name not in files]
    assert all(fnmatch.fnmatchcase(name, STAGED) for name in strays)
    return [path.read_bytes() if path.exists() else None for path in files], strays


@pytest.mark.parametrize(
    ("step", "nth"),
    [(step, nth) for step in ("open", "fdopen", "fsync", "replace") for nth in (1, 2, 3)]
    + [("chmod", 1), ("chmod", 2)],  # of the files that exist
)
@pytest.mark.parametrize("error", [OSError(errno.EIO, "I/O error"), KeyboardInterrupt()], ids=["disk", "ctrl-c"])
def test_a_failure_at_any_step_of_any_file_leaves_all_as_they_were(three, monkeypatch, step, nth, error):
    real, calls = getattr(os, step), []

    def failing(*arguments, **named):
        calls.append(arguments)
        if len(calls) == nth:
            raise error
        return real(*arguments, **named)

    monkeypatch.setattr(os, step, failing)
    with pytest.raises(type(error)):
        write_all_atomically(three)
    assert held(three) == ([OLD, OLD, None], [])


def interrupted_at(line, files):
    """Write with a Ctrl-C at that many lines into the module; whether it came to that."""
    lines = 0

    def trace(frame, event, _):
        nonlocal lines
        if frame.f_code.co_filename != writing.__file__:
            return None
        lines += event == "line"
        if lines == line:
            sys.settrace(None)
            raise KeyboardInterrupt
        return trace

    sys.settrace(trace)
    try:
        write_all_atomically(files)
    except KeyboardInterrupt:
        return True
    finally:
        sys.settrace(None)
    return False


def test_an_interrupt_at_any_line_leaves_all_old_or_all_new(three, monkeypatch):
    monkeypatch.setattr(os, "fsync", lambda _: None)
    old, line, outcomes = list(three)[:2], 1, []
    while interrupted_at(line, three):
        outcomes.append(held(three))
        for path in three:
            path.unlink(missing_ok=True)
        for path in old:
            path.write_bytes(OLD)
        line += 1
    assert line > 50
    assert [one for one in outcomes if one not in (([OLD, OLD, None], []), ([NEW, NEW, NEW], []))] == []
    assert outcomes[0] != outcomes[-1]


def test_folders_made_for_files_that_could_not_be_written_go_again(tmp_path, monkeypatch):
    def fail(*_):
        raise OSError(errno.EIO, "I/O error")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="I/O"):
        write_all_atomically({tmp_path / "a/b/c/x": b"", tmp_path / "a/b/y": b"", tmp_path / "z": b""})
    assert names(tmp_path) == []


@pytest.mark.parametrize("error", [OSError(errno.EBUSY, "busy"), KeyboardInterrupt()], ids=["disk", "ctrl-c"])
@pytest.mark.parametrize("way_back", ["replace", "open"])
def test_files_that_cannot_be_put_back_are_named_and_nothing_else_is_left(three, monkeypatch, error, way_back):
    """The third rename fails, and then the disk refuses to take back the first two."""
    first, second, third = three
    real, renames = {step: getattr(os, step) for step in ("replace", "open")}, []

    def stepped(step):
        def run(*arguments, **named):
            if len(renames) == 3 and step == way_back:
                raise OSError(errno.EIO, "I/O error")
            if step == "replace":
                renames.append(arguments)
                if len(renames) == 3:
                    raise error
            return real[step](*arguments, **named)

        return run

    for step in real:
        monkeypatch.setattr(os, step, stepped(step))
    with pytest.raises(HalfWritten) as told:
        write_all_atomically(three)
    monkeypatch.undo()
    assert held(three) == ([NEW, NEW, None], [])
    assert told.value.message.endswith(f"đang mang nội dung mới: {first}, {second}.")
    why = f"{third}: tệp đang được chương trình khác dùng" if isinstance(error, OSError) else "lệnh bị dừng"
    assert f"({why})" in told.value.message
    assert "git diff" in told.value.hint


def test_all_files_are_new_when_nothing_fails(three):
    write_all_atomically(three)
    assert held(three) == ([NEW, NEW, NEW], [])


KILLED = """
import os, signal, sys
from pathlib import Path
from cchc.store.writing import write_all_atomically

step, nth, *paths = sys.argv[1:]
name = {"write": "fdopen", "after": "replace"}.get(step, step)
real, calls = getattr(os, name), []

def die():
    os.kill(os.getpid(), signal.SIGKILL)

def stepped(*arguments, **named):
    calls.append(arguments)
    if len(calls) < int(nth):
        return real(*arguments, **named)
    if step == "write":
        with real(*arguments, **named) as file:
            file.write(b"unit: X\\nupd")
            file.flush()
            die()
    if step == "after":
        real(*arguments, **named)
    die()

setattr(os, name, stepped)
write_all_atomically({Path(path): bytes.fromhex(HEX) for path in paths})
"""


@pytest.mark.parametrize(
    ("step", "nth", "new"),
    [
        ("open", 1, 0),
        ("write", 1, 0),
        ("fsync", 2, 0),
        ("replace", 1, 0),
        ("replace", 2, 1),
        ("replace", 3, 2),
        ("after", 3, 3),
    ],
)
def test_a_writer_that_is_killed_leaves_each_file_wholly_old_or_new(three, step, nth, new):
    """A real process, killed before or in the middle of a step."""
    script = KILLED.replace("bytes.fromhex(HEX)", f"bytes.fromhex({NEW.hex()!r})")
    done = subprocess.run(
        [sys.executable, "-c", script, step, str(nth), *map(str, three)], capture_output=True, check=False
    )
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    contents, _ = held(three)
    assert contents == [NEW] * new + [OLD, OLD, None][new:]
