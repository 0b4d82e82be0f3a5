"""From a character of a value back to its place in the YAML text: over quotes, escapes, folds and indentation."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    solid = sum(not character.isspace() for character in before)
    white = len(before) - len(before.rstrip())
    wanted = solid if value[offset : offset + 1].strip() else solid - 1
    at, width = _solid_at(source, start, max(wanted, 0))
    if wanted == solid or wanted < 0:
        return at
    return at + width + min(white, _white_run(source, at + width))


def _white_run(source: str, at: int) -> int:
    """How many spaces follow on the same line."""
    return len(source[at : at + 80]) - len(source[at : at + 80].lstrip(" \t"))


def _solid_at(source: str, start: int, wanted: int) -> tuple[int, int]:
    """Offset and width of the character that is not white and has ``wanted`` such characters before it."""
    at, width = start, 1
    for seen, (at, width) in enumerate(_solids(source, start)):  # noqa: B007
        if seen == wanted:
            break
    return at, width


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
