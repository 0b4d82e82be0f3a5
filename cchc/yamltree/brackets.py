"""Lists and mappings in brackets that stand on one line, and texts in quotes; of the usual shapes only."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, cast

from cchc.yamltree.scalars import NOT_ONLY_TEXT, plain_value
from cchc.yamltree.tree import MappingMarks, Marks, SequenceMarks

_MOST_IN_BRACKETS = 4
KEY = r"\w[\w./()-]*+(?: [\w./()-]++)*+"
KEY_IN_QUOTES = r'"[^"\\]++"'
_MOST_IN_KEY = 1000
"""So long a key may be: the parser refuses one of more than 1,024 characters."""
_DOUBLE = r'"([^"\\]*(?:\\["\\n][^"\\]*)*)"'
_SINGLE = "'([^']*(?:''[^']*)*)'"
_PLAIN = r"""[^ \-?:,\[\]{}#&*!|>%@`"'][^,?:#\[\]{}"']*(?::(?=[^ ,?\[\]{}])[^,?:#\[\]{}"']*)*"""
_VALUE = re.compile(rf" *(?:{_DOUBLE}|{_SINGLE}|({_PLAIN})|([\[{{])) *")
_KEY_AND_COLON = re.compile(rf" *({KEY}|{KEY_IN_QUOTES}): +")
_PLAIN_PAIR = rf"{KEY}: {_PLAIN}"
_ONLY_PLAIN_PAIRS = re.compile(rf"\{{{_PLAIN_PAIR}(?:, {_PLAIN_PAIR})*(?<! )\}}")
"""The lines of logs: in it a comma and space part the pairs, a colon and space key and value, and nothing else."""
_ONLY_PLAIN_ITEMS = re.compile(rf"\[{_PLAIN}(?:, {_PLAIN})*(?<! )\]")
"""The names of units, of products: in it a comma and space part the items, and nothing else."""
_IN_QUOTES = re.compile(rf"(?:{_DOUBLE}|{_SINGLE}) *(?:(?<= )#.*)?")
_ESCAPED = re.compile(r'\\(["\\n])')
_plain_value = lru_cache(maxsize=8192)(plain_value)
"""Days and states are written again and again."""


class Otherwise(Exception):
    """What is written is not of this shape."""


def key_written(written: str) -> str:
    """The key that is written so, with quotes or without."""
    if len(written) > _MOST_IN_KEY:
        raise Otherwise
    return written[1:-1] if written[0] == '"' else written


def quoted(written: str) -> str:
    """The text in quotes that stands on one line."""
    if written[0] == '"' and written.find('"', 1) == len(written) - 1 and "\\" not in written:
        return written[1:-1]
    found = _IN_QUOTES.fullmatch(written)
    if found is None:
        raise Otherwise
    return _unquoted(found)


def _unquoted(found: re.Match[str]) -> str:
    """What stands in double quotes (the first group) or in single ones (the second)."""
    double, single = found[1], found[2]
    if double is None:
        return single.replace("''", "'")
    return _ESCAPED.sub(_letter, double) if "\\" in double else double


def _letter(escape: re.Match[str]) -> str:
    return "\n" if escape[1] == "n" else escape[1]


def in_brackets(written: str) -> Any:
    """The list or mapping in brackets on one line."""
    if " ," in written or len(written) > _MOST_IN_KEY:
        return _whole(written, 0)[0]
    if written[0] == "[" and _ONLY_PLAIN_ITEMS.fullmatch(written) is not None:
        items = written[1:-1].split(", ")
        return [_plain_value(item) if item[0] in NOT_ONLY_TEXT else item for item in items]
    if "[" in written or _ONLY_PLAIN_PAIRS.fullmatch(written) is None:
        return _whole(written, 0)[0]
    pairs = [pair.split(": ", 1) for pair in written[1:-1].split(", ")]
    found: dict[str, Any] = dict(pairs)
    if len(found) < len(pairs):
        raise Otherwise
    for key, value in pairs:
        if value[0] in NOT_ONLY_TEXT:
            found[key] = _plain_value(value)
    return found


def marks_in_brackets(written: str, start: int) -> Marks:
    """The marks of a list or mapping in brackets that begins at ``start``."""
    return _whole(written, start)[1]


def _whole(written: str, start: int) -> tuple[Any, Marks]:
    data, marks, end = _bracket(written, 0, start, 0)
    if end != len(written) and not (written[end] == "#" and written[end - 1] == " "):
        raise Otherwise
    return data, marks


def _bracket(written: str, at: int, start: int, depth: int) -> tuple[Any, Marks, int]:
    """The list or mapping in brackets at ``at``, its marks, and the place behind it and the spaces that follow."""
    if depth > _MOST_IN_BRACKETS:
        raise Otherwise
    mapping = written[at] == "{"
    close = "}" if mapping else "]"
    data: Any = {} if mapping else []
    marks: Any = MappingMarks(start + at) if mapping else SequenceMarks(start + at)
    at += 1
    while not (written.startswith(close, at) and not data):
        key = ""
        if mapping:
            named = _KEY_AND_COLON.match(written, at)
            if named is None or (key := key_written(named[1])) in data:
                raise Otherwise
            marks.keys[key] = start + named.start(1)
            at = named.end()
        found = _VALUE.match(written, at)
        if found is None:
            raise Otherwise
        kind = cast(int, found.lastindex)
        value: object
        value_marks: Marks = start + found.start(kind) - (kind < 3)
        at = found.end()
        if kind == 4:
            value, value_marks, at = _bracket(written, found.start(4), start, depth + 1)
        else:
            value = _plain_value(found[3].rstrip(" ")) if kind == 3 else _unquoted(found)
        if mapping:
            data[key] = value
            marks.values[key] = value_marks
        else:
            data.append(value)
            marks.items.append(value_marks)
        if written.startswith(close, at):
            break
        if not written.startswith(",", at):
            raise Otherwise
        at += 1
    at += 1
    while written.startswith(" ", at):
        at += 1
    return data, marks, at
