"""What one line says, whatever stands around it; lines met before are remembered for the whole run.

Why: offices copy each other, so that of a hundred lines of a country's plans ninety-seven were met before, and are
then looked up instead of read. The result rests on the bytes of the line alone. The texts handed out are the same
objects again and again, which later look-ups tell by identity.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from sys import intern
from typing import Any, NamedTuple

from cchc.yamltree.brackets import KEY, KEY_IN_QUOTES, Otherwise, in_brackets, key_written, quoted
from cchc.yamltree.building import MAX_TEXT
from cchc.yamltree.characters import REFUSED
from cchc.yamltree.scalars import NOT_ONLY_TEXT, plain_value

_MOST_LINES = 32_768
_MOST_BYTES = 8 * 1024 * 1024
_MOST_MET = 131_072
_LINE = re.compile(rf"( *)(- +)?(?:({KEY}|{KEY_IN_QUOTES}):(?: +|$))?(.*)")
_NO_TEXT = frozenset("-?:,[]{}#&*!|>%@`\"'")
"""What a value without quotes may not begin with (some of it may, before certain letters: left to the parser)."""
BELOW = object()
"""The value of a key whose lines follow."""


class Said(NamedTuple):
    """One line: where what it says begins (-1: it says nothing), a key behind a dash or one of both, and a value.

    ``key`` is "" for none and begins in column ``inside``; ``value`` may be `BELOW`, and begins in column ``at``. A
    value that can be changed is handed out only as what ``copied`` makes of it, where that is given. ``width``
    counts the characters with the line end.
    """

    column: int
    dash: bool
    key: str
    inside: int
    value: Any
    at: int
    width: int
    copied: Callable[[Any], Any] | None = None


class _Memory(dict[bytes, Said]):
    """Lines met twice or more; of all others (those of logs, each with its own id) only that they were met."""

    def __init__(self) -> None:
        super().__init__()
        self._bytes = 0
        self._met: set[int] = set()

    def __missing__(self, line: bytes) -> Said:
        said = _read(line)
        number = hash(line)
        if number in self._met:
            return self._held(line, said)
        if len(self._met) >= _MOST_MET:
            self._met.clear()
        self._met.add(number)
        return said

    def _held(self, line: bytes, said: Said) -> Said:
        if len(self) >= _MOST_LINES or self._bytes + len(line) > _MOST_BYTES:
            self.clear()
            self._bytes = 0
        self._bytes += len(line)
        self[line] = lasting = _lasting(said)
        return lasting


said_by = _Memory().__getitem__
"""What a line says; raises `Otherwise` or a ValueError for one that is not of the usual shape."""


def _read(line: bytes) -> Said:
    text = line.decode()
    if len(text) > MAX_TEXT or (not text.isprintable() and ("\t" in text or REFUSED.search(text))):
        raise Otherwise
    found = _LINE.fullmatch(text)
    assert found is not None  # whatever a line holds
    blank, dash, key, written = found.groups("")
    bare = not written or written[0] == "#"
    if not dash and not key:
        if not bare:
            raise Otherwise
        return Said(-1, False, "", 0, None, 0, len(text) + 1)
    value: object = BELOW
    if not bare:
        value = _value(written)
    elif not key:
        raise Otherwise
    column, length = len(blank), len(text)
    return Said(
        column,
        bool(dash),
        intern(key_written(key)) if key else "",
        column + len(dash),
        value,
        length - len(written),
        length + 1,
    )


def _value(written: str) -> object:
    """The value that begins here and ends with its line."""
    first = written[0]
    if first == "[" or first == "{":
        return in_brackets(written)
    if first in _NO_TEXT:
        return quoted(written)
    if " #" in written:
        written = written[: written.index(" #")]
    if written[-1] == " ":
        written = written.rstrip(" ")
    if ": " in written or written[-1] == ":":
        raise Otherwise
    return plain_value(written) if first in NOT_ONLY_TEXT else written


def _lasting(said: Said) -> Said:
    """What a line says, to be handed out more than once."""
    value = said.value
    if isinstance(value, str):
        return said._replace(value=intern(value))
    if not isinstance(value, list | dict):
        return said
    parts = value.values() if isinstance(value, dict) else value
    if any(isinstance(one, list | dict) for one in parts):
        return said._replace(copied=_deep)
    if isinstance(value, dict):
        return said._replace(copied=dict.copy)
    return said._replace(value=[intern(one) if type(one) is str else one for one in value], copied=list.copy)


def _deep(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _deep(one) for key, one in value.items()}
    return [_deep(one) for one in value] if isinstance(value, list) else value
