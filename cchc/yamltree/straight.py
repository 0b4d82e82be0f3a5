"""The shape in which nearly all files are written, read line by line; whatever else YAML has is left to its parser.

Why: a parser that reports every event costs as much as all that is done with what it reads. Keys of plain letters,
each on a line of its own, deeper lines indented, a value that ends with its line: of that shape nothing needs a
parser, and the tests hold that what is read here is, to the offset, what libyaml's events give. At the first sign
of anything else (a text over several lines, a tab, an anchor, a value left out) nothing is read here at all.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, cast

from cchc.yamltree.building import MAX_TEXT
from cchc.yamltree.scalars import NOT_ONLY_TEXT, TooLong, plain_value
from cchc.yamltree.tree import LazyMarks, MappingMarks, Marks, SequenceMarks

_MOST_CHARACTERS = 400_000
"""So short a text cannot pass the limit of nodes, each of which takes two characters."""
_MOST_LEVELS = 24
_MOST_IN_BRACKETS = 4
_KEY = "[A-Za-z_][A-Za-z0-9_-]{0,99}"
_LINE = re.compile(rf"( *)(- +)?(?:({_KEY}):(?: +|$))?(.*)(?:\n|\Z)", re.MULTILINE)
_NO_TEXT = frozenset("-?:,[]{}#&*!|>%@`\"'")
"""What a value without quotes may not begin with (some of it may, before certain letters: left to the parser)."""
_DOUBLE = r'"([^"\\]*(?:\\["\\n][^"\\]*)*)"'
_SINGLE = "'([^']*(?:''[^']*)*)'"
_PLAIN = r"""([^ \-?:,\[\]{}#&*!|>%@`"'][^,?:#\[\]{}"']*(?::(?=[^ ,?\[\]{}])[^,?:#\[\]{}"']*)*)"""
_IN_BRACKETS = re.compile(rf" *(?:{_DOUBLE}|{_SINGLE}|{_PLAIN}|([\[{{])) *")
_KEY_IN_BRACKETS = re.compile(rf" *({_KEY}): +")
_IN_QUOTES = re.compile(rf"(?:{_DOUBLE}|{_SINGLE}) *(?:(?<= )#.*)?")
_ESCAPED = re.compile(r'\\(["\\n])')


class _Otherwise(Exception):
    """The text is not of this shape."""


def read_straight(text: str) -> tuple[dict[str, Any], MappingMarks] | None:
    """Data and marks of a text of the usual shape; None for any other, right or wrong, which the parser then reads.

    The text holds no character that is refused.
    """
    if len(text) > _MOST_CHARACTERS or "\t" in text or "\r" in text:
        return None
    try:
        return _read(text)
    except (_Otherwise, TooLong):
        return None


def _read(text: str) -> tuple[dict[str, Any], MappingMarks]:
    top = SequenceMarks(0)
    root: list[Any] = []
    data: Any = root
    marks: Any = top
    column = -1  # of the entries of the container that is open
    outer: list[tuple[Any, Any, int]] = []
    awaited: str | None = ""  # the key whose lines are still to come; "" before the first line
    line_end = -1
    lines = text.split("\n")
    if max(map(len, lines)) > MAX_TEXT:  # every text ends with its line: so no other can be too long
        raise _Otherwise
    for (blank, dash, key, value), line in zip(_LINE.findall(text), lines, strict=False):
        line_start = line_end + 1
        line_end = line_start + len(line)
        if not key and not dash:
            if value and value[0] != "#":
                raise _Otherwise
            continue
        here = len(blank)
        if awaited is not None:
            if here <= column and not (dash and here == column and type(data) is dict):
                raise _Otherwise
            outer.append((data, marks, column))
            if len(outer) > _MOST_LEVELS:
                raise _Otherwise
            start = line_start + here
            inner: Any = [] if dash else {}
            inner_marks: Any = SequenceMarks(start) if dash else MappingMarks(start)
            if type(data) is dict:
                data[awaited] = inner
                marks.values[awaited] = inner_marks
            else:
                data.append(inner)
                marks.items.append(inner_marks)
            data, marks, column, awaited = inner, inner_marks, here, None
        else:
            while here < column or (here == column and not dash and type(data) is list):
                data, marks, column = outer.pop()
            if here != column:
                raise _Otherwise
        if dash:
            if type(data) is not list:
                raise _Otherwise
            if key:
                here += len(dash)
                outer.append((data, marks, column))
                if len(outer) > _MOST_LEVELS:
                    raise _Otherwise
                inner, inner_marks = {}, MappingMarks(line_start + here)
                data.append(inner)
                marks.items.append(inner_marks)
                data, marks, column = inner, inner_marks, here
        if value and value[0] != "#":
            found, found_marks = _value(value, line_end - len(value))
            if not key:
                data.append(found)
                marks.items.append(found_marks)
                continue
        elif key:
            awaited = key
            found, found_marks = None, 0
        else:
            raise _Otherwise
        if type(data) is not dict or key in data:
            raise _Otherwise
        data[key] = found
        marks.keys[key] = line_start + here
        marks.values[key] = found_marks
    if awaited is not None or type(root[0]) is not dict:  # also where nothing was met
        raise _Otherwise
    return root[0], cast(MappingMarks, top.items[0])


def _value(written: str, at: int) -> tuple[Any, Marks]:
    """The value that begins at ``at`` and ends with its line, and its marks."""
    first = written[0]
    if first == "[" or first == "{":
        return _in_brackets(written), LazyMarks(at, written, _marks_in_brackets)
    if first in _NO_TEXT:
        return _quoted(written), at
    if " #" in written:
        written = written[: written.index(" #")]
    if written[-1] == " ":
        written = written.rstrip(" ")
    if ": " in written or written[-1] == ":":
        raise _Otherwise
    return (plain_value(written) if first in NOT_ONLY_TEXT else written), at


def _quoted(written: str) -> str:
    """The text in quotes that stands on one line."""
    if written[0] == '"' and written.find('"', 1) == len(written) - 1 and "\\" not in written:
        return written[1:-1]
    found = _IN_QUOTES.fullmatch(written)
    if found is None:
        raise _Otherwise
    return _unquoted(found)


def _unquoted(found: re.Match[str]) -> str:
    """What stands in double quotes (the first group) or in single ones (the second)."""
    double, single = found[1], found[2]
    if double is None:
        return single.replace("''", "'")
    return _ESCAPED.sub(_letter, double) if "\\" in double else double


def _letter(escape: re.Match[str]) -> str:
    return "\n" if escape[1] == "n" else escape[1]


def _in_brackets(written: str) -> Any:
    """The list or mapping in brackets on one line."""
    flat = _flat_in_brackets(written)
    return flat.copy() if flat is not None else _whole(written, 0)[0]


@lru_cache(maxsize=20_000)
def _flat_in_brackets(written: str) -> list[Any] | dict[str, Any] | None:
    """A list or mapping that holds no other; None for one that does. The same offices are named again and again."""
    found: list[Any] | dict[str, Any] = _whole(written, 0)[0]
    values = found.values() if isinstance(found, dict) else found
    return None if any(isinstance(value, list | dict) for value in values) else found


def _marks_in_brackets(written: str, start: int) -> Marks:
    """The marks of a list or mapping in brackets that begins at ``start``."""
    return _whole(written, start)[1]


def _whole(written: str, start: int) -> tuple[Any, Marks]:
    data, marks, end = _bracket(written, 0, start, 0)
    if end != len(written) and not (written[end] == "#" and written[end - 1] == " "):
        raise _Otherwise
    return data, marks


def _bracket(written: str, at: int, start: int, depth: int) -> tuple[Any, Marks, int]:
    """The list or mapping in brackets at ``at``, its marks, and the place behind it and the spaces that follow."""
    if depth > _MOST_IN_BRACKETS:
        raise _Otherwise
    mapping = written[at] == "{"
    close = "}" if mapping else "]"
    data: Any = {} if mapping else []
    marks: Any = MappingMarks(start + at) if mapping else SequenceMarks(start + at)
    at += 1
    while not (written.startswith(close, at) and not data):
        key = ""
        if mapping:
            named = _KEY_IN_BRACKETS.match(written, at)
            if named is None or (key := named[1]) in data:
                raise _Otherwise
            marks.keys[key] = start + named.start(1)
            at = named.end()
        found = _IN_BRACKETS.match(written, at)
        if found is None:
            raise _Otherwise
        kind = cast(int, found.lastindex)
        value: object
        value_marks: Marks = start + found.start(kind) - (kind < 3)
        at = found.end()
        if kind == 4:
            value, value_marks, at = _bracket(written, found.start(4), start, depth + 1)
        else:
            value = plain_value(found[3].rstrip(" ")) if kind == 3 else _unquoted(found)
        if mapping:
            data[key] = value
            marks.values[key] = value_marks
        else:
            data.append(value)
            marks.items.append(value_marks)
        if written.startswith(close, at):
            break
        if not written.startswith(",", at):
            raise _Otherwise
        at += 1
    at += 1
    while written.startswith(" ", at):
        at += 1
    return data, marks, at
