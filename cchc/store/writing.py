"""Writing files whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def write_atomically(path: Path, data: bytes) -> None:
    """Replace ``path`` with ``data``: a temporary file beside it, fsync of file and folder, then a rename.

    The mode of an existing file is kept; a link, or a folder that is one, is refused (OSError).
    """
    write_all_atomically({path: data})


def write_all_atomically(files: Mapping[Path, bytes]) -> None:
    """Replace every file, or none where one cannot be written: all are staged before the first rename.

    Where a rename fails (a file that another program holds open), those already renamed are put back. Each file is
    old or new at every moment; a process that is killed between two renames leaves some of the files new. Raises
    OSError as ``write_atomically`` does.
    """
    staged: dict[Path, str] = {}
    before: dict[Path, bytes | None] = {}
    try:
        for path, data in files.items():
            staged[path] = _stage(path, data)
        for path in files:
            before[path] = path.read_bytes() if path.exists() else None
            _rename(staged[path], path)
            del staged[path]
    except BaseException:
        for path in before.keys() - staged.keys():
            with suppress(OSError):
                _put_back(path, before[path])
        for name in staged.values():
            with suppress(OSError):
                os.unlink(name)
        raise
    for folder in {path.parent for path in files}:
        with suppress(OSError):  # everything is in its place; some shared drives cannot sync a folder
            _sync_folder(folder)


def _rename(name: str, path: Path) -> None:
    try:
        os.replace(name, path)
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise


def _put_back(path: Path, old: bytes | None) -> None:
    """What stood there before; nothing where there was no file."""
    if old is None:
        path.unlink()
    else:
        os.replace(_stage(path, old), path)


def _stage(path: Path, data: bytes) -> str:
    """Write ``data`` to a temporary file beside ``path``, down to the disk; gives the file's name.

    An OSError names ``path``. A file that is read-only is refused: a rename would pass over that.
    """
    try:
        return _staged(path, data)
    except OSError as error:
        error.filename = error.filename if error.filename in (str(path), str(path.parent)) else str(path)
        raise


def _staged(path: Path, data: bytes) -> str:
    for link in (path, path.parent):
        if link.is_symlink():
            raise OSError(0, "là một liên kết, không ghi qua liên kết", str(link))
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
    if not mode & 0o222:
        raise OSError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
    return name


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # folders cannot be opened there; the rename is already durable
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
