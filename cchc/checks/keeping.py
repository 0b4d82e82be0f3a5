"""What was found is kept from run to run, until what it rests on changes, the program's own files included."""

from __future__ import annotations

import functools
import hashlib
import os
from pathlib import Path
from typing import Any

from cchc.store import cache

_PACKAGE = Path(__file__).parents[1]
_DIGEST = 20


def entry(what: str, model: Any) -> str:
    """The name of what is kept of something, by this program as it is now."""
    return cache.key(_encoded(f"{what}|") + stamp(), model)


def _encoded(what: str) -> bytes:
    """A text as bytes that tell it from every other, though a folder's name in it has bytes that are no UTF-8."""
    return what.encode("utf-8", "surrogatepass")


@functools.cache
def stamp() -> bytes:
    """Changes whenever a module or a list of the program does: what an older one found is not told."""
    found = []
    for folder, names, files in os.walk(_PACKAGE):
        names[:] = sorted(name for name in names if name != "__pycache__")
        for name in sorted(files):
            about = os.stat(os.path.join(folder, name))
            found.append(f"{folder}/{name}:{about.st_mtime_ns}:{about.st_size}")
    return hashlib.blake2b(_encoded("\n".join(found)), digest_size=_DIGEST).digest()
