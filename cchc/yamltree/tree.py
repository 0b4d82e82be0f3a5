"""What was read: plain data, the places of its keys and values, and the faults found.

Why a parallel structure: wrapping every text in an object that knows its line would slow every
later step; here the data stay plain, and an offset becomes line and column only when asked for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol

from cchc.findings import Finding, Place
from cchc.yamltree.within import offset_within

_LINE_END = re.compile(r"\n")


class MappingMarks:
    """Offsets of one mapping: its start, each key's, and the marks of each value."""

    __slots__ = ("keys", "start", "values")

    def __init__(self, start: int) -> None:
        self.start = start
        self.keys: dict[str, int] = {}
        self.values: dict[str, Marks] = {}


class SequenceMarks:
    """Offsets of one list: its start and the marks of each item."""

    __slots__ = ("items", "start")

    def __init__(self, start: int) -> None:
        self.start = start
        self.items: list[Marks] = []


Marks = int | MappingMarks | SequenceMarks
"""The place of a value: the offset of a scalar, or a container's own marks."""


class Reached(NamedTuple):
    """The deepest part of a path that exists: offsets of its key and its value, and how many steps lead to it."""

    key_at: int
    at: int
    depth: int


def reached_in(marks: Marks, keys: Sequence[str | int]) -> Reached:
    """What marks know of a path of mapping keys and list indexes."""
    key_at = _start(marks)
    for depth, step in enumerate(keys):
        if isinstance(step, int):
            if not isinstance(marks, SequenceMarks) or not 0 <= step < len(marks.items):
                return Reached(key_at, _start(marks), depth)
            marks = marks.items[step]
            key_at = _start(marks)
        else:
            if not isinstance(marks, MappingMarks) or step not in marks.values:
                return Reached(key_at, _start(marks), depth)
            key_at = marks.keys[step]
            marks = marks.values[step]
    return Reached(key_at, _start(marks), len(keys))


class BuiltMarks:
    """Marks that were built while the file was read."""

    def __init__(self, marks: Marks = 0) -> None:
        self.marks = marks

    def reached(self, keys: Sequence[str | int]) -> Reached:
        """The deepest part of a path that exists."""
        return reached_in(self.marks, keys)

    def spot(self, keys: Sequence[str | int], *, key: bool, offset: int | None) -> None:
        """Not known but by its offset."""

    def plain_at(self, keys: Sequence[str | int], value: str) -> None:
        """Not known but by its offset."""


class Reaching(Protocol):
    """What knows where the parts of a file stand."""

    def reached(self, keys: Sequence[str | int]) -> Reached:
        """The deepest part of a path that exists."""

    def spot(self, keys: Sequence[str | int], *, key: bool, offset: int | None) -> tuple[int, int] | None:
        """Line and column (from 1) of what `Tree.place` is asked for, if they are known without looking further."""

    def plain_at(self, keys: Sequence[str | int], value: str) -> tuple[int, int, int] | None:
        """Offset, line and column (these from 1) of a text written as it reads, if they are known so."""


class Lines:
    """A text with its line ends (LF, CRLF), as an editor counts them."""

    def __init__(self, text: str) -> None:
        self._text = text

    @property
    def text(self) -> str:
        """The whole text."""
        return self._text

    @cached_property
    def starts(self) -> list[int]:
        """The offset at which each line starts."""
        return [0, *[end.end() for end in _LINE_END.finditer(self.text)]]

    def around(self, start: int) -> tuple[str, int]:
        """A text that holds the whole value that starts at ``start``, and the offset at which that text begins."""
        return self.text, 0

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1, in characters."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def line_text(self, line: int) -> str:
        """The text of a line (from 1) without its line end; empty beyond the last."""
        if not 1 <= line <= len(self.starts):
            return ""
        end = self.starts[line] - 1 if line < len(self.starts) else len(self.text)
        return self.text[self.starts[line - 1] : end].removesuffix("\r")


NO_MARKS = BuiltMarks()
"""Those of a file of which nothing could be read."""


class Tree:
    """The content of one YAML file.

    ``data`` is plain (dict, list, str, int, float, bool, None) and None where the file cannot be
    read; ``findings`` holds every fault met. Faults that don't stop the reading (a duplicate key, an
    anchor) leave the rest of the data in place, so that a caller can find further faults in it.
    """

    def __init__(
        self,
        path: str,
        lines: Lines,
        data: object = None,
        marks: Reaching = NO_MARKS,
        findings: tuple[Finding, ...] = (),
    ) -> None:
        self.path = path
        self.data = data
        self.findings = findings
        self._lines = lines
        self._marks = marks

    def place(self, keys: Sequence[str | int], *, key: bool = False, offset: int | None = None) -> Place:
        """The place of the value, or with ``key`` of the key, at a path of mapping keys and list indexes.

        A path that leads nowhere gives the place of the deepest part of it that exists. A list item
        has no key: its value's place stands for it. ``offset`` is a character of a text value: its own place, in
        whatever style the value is written.
        """
        if (spot := self._marks.spot(keys, key=key, offset=offset)) is not None:
            return Place(self.path, *spot)
        key_at, value_at, depth = self._marks.reached(keys)
        at = key_at if key else value_at
        if offset is not None and not key:
            value = self.data
            for step in keys[:depth]:
                value = _inside(value, step)
            if isinstance(value, str):
                source, before = self._lines.around(at)
                at = before + offset_within(source, at - before, value, offset)
        line, column = self._lines.position(at)
        return Place(self.path, line, column)

    def anchor(self, keys: Sequence[str | int], value: str) -> Anchor:
        """Where the text value at a path starts, so that a character of it is found without reading the file."""
        if (known := self._marks.plain_at(keys, value)) is not None:
            return Anchor(*known)
        start = self._marks.reached(keys).at
        source, before = self._lines.around(start)
        first = start - before
        first += source[first : first + 1] in ('"', "'")
        if "\n" in value or not source.startswith(value, first):
            return Anchor(start)
        return Anchor(start, *self._lines.position(before + first))

    def line_text(self, line: int) -> str:
        """The text of a line (counted from 1), to quote it with a caret; empty beyond the last line."""
        return self._lines.line_text(line)


class Anchor(NamedTuple):
    """Where a text value starts; and line and column of its first letter (from 1), if it is written as it reads.

    ``line`` is 0 where it is folded or escaped: a character of it is then found in the file alone.
    """

    start: int
    line: int = 0
    column: int = 0


def place_within(lines: Callable[[], Lines], path: str, anchor: Anchor, value: str, offset: int) -> Place:
    """The place of a character of a text value that starts at ``anchor``; lines are asked for only if needed."""
    if anchor.line and offset < len(value):
        return Place(path, anchor.line, anchor.column + offset)
    text = lines().text
    at = offset_within(text, anchor.start, value, offset)
    return Place(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def _inside(value: object, step: str | int) -> object:
    """What a mapping or list holds at a step; None where the data have no such part (a faulty file)."""
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


def _start(marks: Marks) -> int:
    return marks if isinstance(marks, int) else marks.start
