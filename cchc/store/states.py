"""In which state each file of a workspace is: the hash of its bytes, without reading what has not changed since.

Why both: a hash alone would read a whole country to learn that nothing changed. A file whose size, times and
number on the disk are those of an earlier run is taken to hold what it held then, as git does; one that changed in
the very moment of that run is read again.
"""

from __future__ import annotations

import os
import time
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct

from cchc.store import cache
from cchc.store.workspace import read_plain

_DIGEST = 20
MOMENT = 100_000_000
"""Nanoseconds: within so short a time a file may change twice and show one time."""


class Seen(Struct, frozen=True, array_like=True):
    """A file as the system describes it, and the hash of the bytes that it then had."""

    size: int
    modified: int
    changed: int
    number: int
    digest: str


def digest_of(data: bytes) -> str:
    """The hash of a file's bytes."""
    return blake2b(data, digest_size=_DIGEST).hexdigest()


class States:
    """The states of the files under ``root``, each looked at once; ``seen`` holds those that were read."""

    def __init__(self, root: Path) -> None:
        self._root = str(root)
        self._entry = cache.key(b"states|" + os.fsencode(root), States)
        self._before: dict[str, Seen] | None = None
        self._now: dict[str, str] = {}
        self._started = time.time_ns()
        self.seen: dict[str, Seen] = {}

    def of(self, path: str) -> str:
        """The hash of a file's bytes; "" where there is none.

        Never the same twice for what is no plain file, or larger than a file may be.
        """
        known = self._now.get(path)
        if known is None:
            known = self._now[path] = self._look(path)
        return known

    def note(self, path: str, details: os.stat_result, data: bytes) -> None:
        """Take what was read: ``details`` are those of before the reading."""
        self._now[path] = digest = digest_of(data)
        if max(details.st_mtime_ns, details.st_ctime_ns) + MOMENT < self._started:
            self.seen[path] = _seen(details, digest)

    def join(self, seen: dict[str, Seen]) -> None:
        """Take what another process saw."""
        self.seen |= seen

    def keep(self) -> None:
        """Keep what was seen for the next run."""
        if self.seen:
            gone = {path for path, digest in self._now.items() if not digest}
            known = {path: one for path, one in (self._known() | self.seen).items() if path not in gone}
            cache.save(self._entry, known)

    def _known(self) -> dict[str, Seen]:
        if self._before is None:
            self._before = cache.load(self._entry, dict[str, Seen]) or {}
        return self._before

    def _look(self, path: str) -> str:
        whole = f"{self._root}/{path}"
        try:
            details = os.lstat(whole)
        except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a NUL in the name
            return ""
        except OSError:
            return os.urandom(_DIGEST).hex()
        known = self._known().get(path)
        if (
            known is not None
            and known.size == details.st_size
            and known.modified == details.st_mtime_ns
            and known.changed == details.st_ctime_ns
            and known.number == details.st_ino
        ):
            return known.digest
        read = read_plain(self._root, path)
        if read is None:
            return os.urandom(_DIGEST).hex()
        self.note(path, read[1], read[0])
        return self._now[path]


def _seen(details: os.stat_result, digest: str) -> Seen:
    return Seen(details.st_size, details.st_mtime_ns, details.st_ctime_ns, details.st_ino, digest)
