"""Writing files whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from cchc.store.workspace import WorkspaceError, reason

STAGED = ".*.cchc-tmp"
"""The names of staged copies as a pattern of shells and of git; a writer that is killed may leave some behind."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


class HalfWritten(WorkspaceError):
    """Some files are new, others old: neither could the rest be written nor those be put back."""


def write_atomically(path: Path, data: bytes) -> None:
    """Replace ``path`` with ``data``: a copy staged beside it, fsync of file and folder, then a rename.

    The mode of an existing file is kept, a new one gets what the umask allows; a link, or a folder that is one, is
    refused (OSError).
    """
    write_all_atomically({path: data})


def write_all_atomically(files: Mapping[Path, bytes]) -> None:
    """Replace every file, or none where one cannot be written: all are staged before the first rename.

    Where a rename fails (a file that another program holds open), those already renamed are put back, and folders
    made for new files go again. Each file is old or new at every moment; a process that is killed between two
    renames leaves some of the files new. Raises OSError as ``write_atomically`` does; HalfWritten, naming the files
    left new, where they cannot be put back either.
    """
    staged = {path: _beside(path) for path in files}
    before: dict[Path, bytes | None] = {}
    made: list[Path] = []
    try:
        for path, data in files.items():
            made += [folder for folder in (path.parent, *path.parent.parents) if not folder.exists()]
            _stage(staged[path], path, data)
        for path, copy in staged.items():
            before[path] = path.read_bytes() if path.exists() else None
            _rename(copy, path)
    except BaseException as error:
        renamed = [
            path for path in before if not os.path.lexists(staged[path])
        ]  # true at whatever byte it broke off
        stuck = [path for path in renamed if not _put_back(path, before[path])]
        _clear_away(staged.values(), made)
        if stuck:
            raise _half_written(stuck, error) from error
        raise
    for folder in {path.parent for path in files}:
        with suppress(OSError):  # everything is in its place; some shared drives cannot sync a folder
            _sync_folder(folder)


def _beside(path: Path) -> Path:
    """A name for a staged copy of ``path``, that fits ``STAGED`` and that no other writer makes."""
    return path.with_name(f".{path.name}.{os.urandom(4).hex()}.cchc-tmp")


def _stage(copy: Path, path: Path, data: bytes) -> None:
    """Write ``data`` to ``copy``, which is to become ``path``, down to the disk.

    An OSError names ``path``. A file that is read-only is refused: a rename would pass over that.
    """
    try:
        _write(copy, path, data)
    except OSError as error:
        error.filename = error.filename if error.filename in (str(path), str(path.parent)) else str(path)
        raise


def _write(copy: Path, path: Path, data: bytes) -> None:
    for link in (path, path.parent):
        if link.is_symlink():
            raise OSError(0, "là một liên kết, không ghi qua liên kết", str(link))
    if os.path.lexists(path) and not path.is_file():
        raise OSError(0, "không phải là tệp thường", str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = path.stat().st_mode & 0o777 if path.exists() else None
    if mode is not None and not mode & 0o222:
        raise OSError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    with os.fdopen(os.open(copy, _NEW, 0o666 if mode is None else 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if mode is not None:
        os.chmod(copy, mode)


def _rename(copy: Path, path: Path) -> None:
    try:
        os.replace(copy, path)
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise


def _put_back(path: Path, old: bytes | None) -> bool:
    """Restore what stood there before (None: nothing); whether that could be done."""
    copy = _beside(path)
    try:
        if old is None:
            path.unlink()
        else:
            _stage(copy, path, old)
            _rename(copy, path)
    except OSError:
        _clear_away([copy], [])
        return False
    return True


def _clear_away(copies: Iterable[Path], made: Iterable[Path]) -> None:
    """Delete staged copies that are still there, and the folders made for them, the innermost first, if empty."""
    for copy in copies:
        with suppress(OSError):
            copy.unlink()
    for folder in sorted(set(made), key=lambda one: len(one.parts), reverse=True):
        with suppress(OSError):
            folder.rmdir()


def _half_written(stuck: Iterable[Path], error: BaseException) -> HalfWritten:
    named = ", ".join(map(str, stuck))
    why = f"{error.filename}: {reason(error)}" if isinstance(error, OSError) else "lệnh bị dừng"
    return HalfWritten(
        f"Không ghi được hết các tệp ({why}), mà cũng không trả lại được các tệp đã ghi; đang mang nội dung mới: "
        f"{named}.",
        "Sửa chỗ hỏng, xem lại từng tệp đó (git diff), bỏ các dòng mới rồi gõ lại lệnh.",
    )


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # folders cannot be opened there; the rename is already durable
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
