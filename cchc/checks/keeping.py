"""What was found is kept from run to run, until what it rests on changes, the program's own files included."""

from __future__ import annotations

import functools
import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cchc.findings import Finding
from cchc.store import cache, remembered

_PACKAGE = Path(__file__).parents[1]
_DIGEST = 20


def kept(rests_on: bytes, find: Callable[[], list[Finding]]) -> list[Finding]:
    """What ``find`` gives, or gave for the same bytes and the same program; faults of files are looked for anew."""
    return remembered(stamp() + rests_on, list[Finding], find, _can_be_kept)


def entry(what: str, model: Any) -> str:
    """The name of what is kept of something, by this program as it is now."""
    return cache.key(encoded(f"{what}|") + stamp(), model)


def encoded(what: str) -> bytes:
    """A text as bytes that tell it from every other, though a folder's name in it has bytes that are no UTF-8."""
    return what.encode("utf-8", "surrogatepass")


def _can_be_kept(found: list[Finding]) -> bool:
    return not any(one.code.startswith("E0") for one in found)


@functools.cache
def stamp() -> bytes:
    """Changes whenever a module or a list of the program does: what an older one found is not told."""
    found = []
    for folder, names, files in os.walk(_PACKAGE):
        names[:] = sorted(name for name in names if name != "__pycache__")
        for name in sorted(files):
            about = os.stat(os.path.join(folder, name))
            found.append(f"{folder}/{name}:{about.st_mtime_ns}:{about.st_size}")
    return hashlib.blake2b(encoded("\n".join(found)), digest_size=_DIGEST).digest()
