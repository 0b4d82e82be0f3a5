"""Files already read and found clean, kept in the user's cache folder; always safe to delete.

Not a pickle: a shared folder could run code. Each entry is MessagePack decoded into the typed model, named by the
hash of the file's bytes, the model and the program's version, in a folder that only its owner may enter.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from cchc import __version__
from cchc.store.workspace import read_plain

_FORMAT = 4
"""Raised whenever what is kept changes its fields: findings are kept as lists, without the names of their parts."""
_CHECKSUM = 16
_MOST = 1 << 30
"""Bytes of an entry; what is larger was not written here."""


def location() -> Path | None:
    """Where the cache is (``XDG_CACHE_HOME`` honoured if absolute), there or not; None where there can be none.

    ``CCHC_CACHE=0`` switches the cache off.
    """
    if os.environ.get("CCHC_CACHE") == "0":
        return None
    given = _within(os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or "")
    if given is not None:
        return given
    try:
        home = Path.home()
    except RuntimeError:
        return None
    return home / ".cache" / "cchc" if home.is_absolute() else None  # else it would lie in the current folder


@lru_cache(maxsize=16)
def _within(given: str) -> Path | None:
    """The cache in a folder that is given; None where that is no absolute path. Asked at every entry."""
    path = Path(given)
    return path / "cchc" if path.is_absolute() else None


def private(path: Path) -> bool:
    """Whether nobody but its owner, this user, can write in the folder; raises OSError."""
    details = path.stat()
    return sys.platform == "win32" or (details.st_uid == os.getuid() and not details.st_mode & 0o077)


def folder() -> Path | None:
    """The cache folder, made private; None where there can be none.

    It is looked at once while the program runs: an entry that cannot be read or written later is none.
    """
    path = location()
    return path if path is not None and _made_ready(path) else None


@lru_cache(maxsize=16)
def _made_ready(path: Path) -> bool:
    """Whether there is a private folder, made if it was absent."""
    try:
        if not path.is_dir():
            path.mkdir(parents=True, exist_ok=True, mode=0o700)
        return private(path)
    except OSError:
        return False


def key(data: bytes, model: Any) -> str:
    """The name of the entry for these bytes read as this model by this version of the program."""
    digest = hashlib.blake2b(data, digest_size=20)
    name = getattr(model, "__name__", str(model))
    digest.update(f"|{name}|{__version__}|{_FORMAT}|{msgspec.__version__}".encode())
    return digest.hexdigest()


def _checksum(entry: str, payload: bytes) -> bytes:
    """What tells that this was kept whole and under this name."""
    return hashlib.blake2b(payload, digest_size=_CHECKSUM, key=entry.encode()).digest()


def load(entry: str, model: Any) -> Any:
    """The value kept under ``entry``; None where there is none or it cannot be read."""
    path = folder()
    if path is None:
        return None
    read = read_plain(str(path), entry, _MOST)
    if read is None:
        return None
    checksum, payload = read[0][:_CHECKSUM], read[0][_CHECKSUM:]
    if checksum != _checksum(entry, payload):
        return None  # damaged on disk
    try:
        return msgspec.msgpack.decode(payload, type=model)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def save(entry: str, value: Any) -> None:
    """Keep a value; a cache that cannot be written is no fault."""
    path = folder()
    if path is None:
        return
    payload = msgspec.msgpack.encode(value)
    parts = (_checksum(entry, payload), payload)  # not down to the disk: the checksum tells what was lost
    try:
        _write(path / entry, parts)
    except FileExistsError:
        staged = path / f".{entry}.{os.urandom(4).hex()}"
        try:
            _write(staged, parts)
            staged.replace(path / entry)
        except OSError:
            with suppress(OSError):
                staged.unlink()
    except OSError:
        with suppress(OSError):
            (path / entry).unlink()


def forget(entries: Iterable[str]) -> None:
    """Take away what nobody will ask for any more."""
    path = folder()
    if path is None:
        return
    for entry in entries:
        with suppress(OSError):
            (path / entry).unlink()


def _write(path: Path, parts: Iterable[bytes]) -> None:
    """Write a new file; what another process reads of it before it is whole has not its checksum."""
    with open(path, "xb") as file:  # no link is followed, nothing overwritten
        file.writelines(parts)
