"""A log that git joined from two branches, its head perhaps twice, read as one.

Why: where a log is new on both branches the union rule keeps each line of both; with ``merge.conflictStyle=diff3``
git does not see that their heads are the same and writes them twice.
"""

from __future__ import annotations

import re

_LIST = re.compile(rb"^(?:updates|events):[^\S\n]*(?:#[^\n]*)?$", re.MULTILINE)


def joined(data: bytes) -> bytes:
    """The bytes with spaces for each line of the head (up to ``updates:`` or ``events:``) that stands again below.

    Every other byte keeps its offset; a file with one head is given back as it is.
    """
    if b"updates:" not in data and b"events:" not in data:
        return data
    first = _LIST.search(data)
    if first is None or _LIST.search(data, first.end()) is None:
        return data
    head = {line.strip() for line in data[: first.end()].splitlines() if line.strip()}
    below = data[first.end() :].splitlines(keepends=True)
    return data[: first.end()] + b"".join(_blank(line) if line.strip() in head else line for line in below)


def _blank(line: bytes) -> bytes:
    text = line.rstrip(b"\r\n")
    return b" " * len(text) + line[len(text) :]
