"""The names in the folders of a workspace, each folder read once; what cannot be listed or used is a finding.

A folder whose times and number on the disk are those of an earlier run is taken to hold what it held then.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

from msgspec import Struct

from cchc.findings import Finding, Place, finding
from cchc.store import cache
from cchc.store.states import MOMENT
from cchc.store.workspace import reason


class Listing(Struct, frozen=True, array_like=True):
    """A folder as the system describes it, and the sorted names that were in it."""

    modified: int
    changed: int
    number: int
    names: list[str]


class Folders:
    """The folders under ``root``; ``findings`` holds, by path, those that could not be looked into."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._real = os.path.realpath(root)
        self._straight: dict[str, str | None] = {}
        self._names: dict[str, list[str]] = {}
        self._started = time.time_ns()
        self._before: dict[str, Listing] = {}
        self._listed: dict[str, Listing] = {}
        self.findings: dict[str, Finding] = {}

    def recall(self) -> None:
        """Take up what an earlier run saw, before thousands of folders are looked into."""
        if not self._before:
            self._before = cache.load(self._entry, dict[str, Listing]) or {}

    def keep(self) -> None:
        """Keep what was seen for the next run, if it is anything new."""
        if any(self._before.get(path) is not listing for path, listing in self._listed.items()):
            cache.save(self._entry, self._before | self._listed)

    @property
    def _entry(self) -> str:
        return cache.key(b"folders|" + os.fsencode(self._root), Listing)

    def names(self, relative: str, *, required: bool = True) -> list[str]:
        """The sorted names in a folder, none where it is absent; names that begin with a dot are passed over.

        A file in its place is a fault only where a folder is ``required``.
        """
        if relative not in self._names:
            self._names[relative] = [name for name in self._read(relative, required) if self._sound(relative, name)]
        return self._names[relative]

    def inside(self, relative: str) -> str | None:
        """The folder's own path where no link is on the way to it from the root; None otherwise."""
        if relative not in self._straight:
            above, _, name = relative.rpartition("/")
            whole = f"{self._real}/{relative}"
            plain = os.sep == "/" and name not in ("", os.curdir, os.pardir) and not os.path.islink(whole)
            self._straight[relative] = whole if plain and (not above or self.inside(above)) else None
        return self._straight[relative]

    def newcomer(self, suffix: str) -> str | None:
        """The path of a file with this suffix that came to a folder after it was read; None where there is none."""
        now = Folders(self._root)
        for relative, names in self._names.items():
            for name in now.names(relative):
                if name.endswith(suffix) and name not in names:
                    return f"{relative}/{name}"
        return None

    def _read(self, relative: str, required: bool) -> list[str]:
        whole = f"{self._root}/{relative}"
        try:
            details = os.stat(whole)
            known = self._before.get(relative)
            if (
                known is not None
                and known.modified == details.st_mtime_ns
                and known.changed == details.st_ctime_ns
                and known.number == details.st_ino
            ):
                self._listed[relative] = known
                return known.names
            names = sorted(name for name in os.listdir(whole) if not name.startswith("."))
            self._note(relative, details, names)
            return names
        except (FileNotFoundError, ValueError):  # ValueError: a NUL in the name
            return []
        except OSError as error:
            if required or not isinstance(error, NotADirectoryError):
                self.findings[relative] = finding(
                    Place(relative),
                    "E009",
                    f"Không xem được thư mục: {reason(error)}.",
                    hint="Kiểm tra quyền truy cập; đây phải là một thư mục.",
                )
            return []

    def _note(self, relative: str, details: os.stat_result, names: list[str]) -> None:
        """Keep in mind what a folder holds, if it did not change in this very moment and all names can be kept."""
        settled = max(details.st_mtime_ns, details.st_ctime_ns) + MOMENT < self._started
        if settled and all(name.isprintable() for name in names):
            self._listed[relative] = Listing(details.st_mtime_ns, details.st_ctime_ns, details.st_ino, names)

    def _sound(self, relative: str, name: str) -> bool:
        """Whether a name can be printed and encoded; one with control characters or broken bytes is told."""
        if name.isprintable():
            return True
        shown = ascii(name)
        self.findings[f"{relative}/{shown}"] = finding(
            Place(relative), "E009", f"Tên {shown} không dùng được.", hint="Đổi tên, không dùng ký tự ẩn."
        )
        return False
