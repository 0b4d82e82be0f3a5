"""From a character of a value back to its place in the YAML text: over quotes, escapes, folds and indentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, islice

_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r?\n|.)", re.DOTALL)
_CODES = re.compile(r"\\[xuU]")
_WHITE_ESCAPES = frozenset("\\" + letter for letter in "nrtvNLP_ \n")


def offset_within(source: str, start: int, value: str, offset: int) -> int:
    """The offset in ``source`` of the ``offset``-th character of the scalar that begins at ``start``.

    Why by the characters that are not white: folding and indentation only ever change white space, so the n-th
    other character of the value is the n-th other character of the source. A white one stands behind the
    character before it.
    """
    before = value[:offset]
    first = start + (source[start : start + 1] in ('"', "'"))
    if offset < len(value) and source.startswith(value[: offset + 1], first):
        return first + offset  # nothing is folded or escaped so far
    before_it, places = _solid_places(source, start, value)
    offset = min(offset, len(value))
    solid = before_it[offset]
    white = len(before) - len(before.rstrip())
    wanted = solid if value[offset : offset + 1].strip() else solid - 1
    if not places:
        return start
    at, width = places[min(max(wanted, 0), len(places) - 1)]
    if wanted == solid or wanted < 0:
        return at
    return at + width + min(white, _white_run(source, at + width))


@lru_cache(maxsize=16)
def _solid_places(source: str, start: int, value: str) -> tuple[list[int], list[tuple[int, int]]]:
    """How many solid characters stand before each of the value's; and in the source, offset and width of each.

    Kept for the next question: many findings may point into one long text, or into the same in a few places.
    """
    before_it = list(accumulate((not character.isspace() for character in value), initial=0))
    return before_it, list(islice(_solids(source, start), before_it[-1] + 1))


def _white_run(source: str, at: int) -> int:
    """How many spaces follow on the same line."""
    return len(source[at : at + 80]) - len(source[at : at + 80].lstrip(" \t"))


def _solids(source: str, start: int) -> Iterator[tuple[int, int]]:
    style = source[start : start + 1]
    if style == '"':
        return _double_quoted(source, start + 1)
    if style == "'":
        return _single_quoted(source, start + 1)
    if style in ("|", ">"):
        line_end = source.find("\n", start)
        start = len(source) if line_end < 0 else line_end + 1
    return ((at, 1) for at in range(start, len(source)) if not source[at].isspace())


def _single_quoted(source: str, at: int) -> Iterator[tuple[int, int]]:
    while at < len(source):
        width = 2 if source.startswith("''", at) else 1
        if not source[at].isspace():
            yield at, width
        at += width


def _double_quoted(source: str, at: int) -> Iterator[tuple[int, int]]:
    while at < len(source):
        escape = _ESCAPE.match(source, at)
        width = len(escape.group()) if escape else 1
        if not _is_white(source[at : at + width]):
            yield at, width
        at += width


def _is_white(written: str) -> bool:
    if _CODES.match(written):
        return chr(int(written[2:], 16)).isspace()
    return written.isspace() or written.replace("\r", "") in _WHITE_ESCAPES
