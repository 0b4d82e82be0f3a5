"""The names in the folders of a workspace, each folder read once; what cannot be listed or used is a finding."""

from __future__ import annotations

import os
from pathlib import Path

from cchc.findings import Finding, Place, finding
from cchc.store.workspace import reason


class Folders:
    """The folders under ``root``; ``findings`` holds, by path, those that could not be looked into."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._real = os.path.realpath(root)
        self._straight: dict[str, str | None] = {}
        self._names: dict[str, list[str]] = {}
        self.findings: dict[str, Finding] = {}

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
            whole = f"{self._real}/{relative}"
            self._straight[relative] = whole if os.path.realpath(whole) == whole else None
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
        try:
            return sorted(name for name in os.listdir(self._root / relative) if not name.startswith("."))
        except FileNotFoundError:
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

    def _sound(self, relative: str, name: str) -> bool:
        """Whether a name can be printed and encoded; one with control characters or broken bytes is told."""
        if name.isprintable():
            return True
        shown = ascii(name)
        self.findings[f"{relative}/{shown}"] = finding(
            Place(relative), "E009", f"Tên {shown} không dùng được.", hint="Đổi tên, không dùng ký tự ẩn."
        )
        return False
