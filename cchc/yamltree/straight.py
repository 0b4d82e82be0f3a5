"""The shape in which nearly all files are written, read line by line; whatever else YAML has is left to its parser.

Why: a parser that reports every event costs as much as all that is done with what it reads. Keys of plain letters,
each on a line of its own, deeper lines indented, a value that ends with its line: of that shape nothing needs a
parser, and the tests hold that what is read here is, to the offset, what libyaml's events give. At the first sign
of anything else (a text over several lines, a tab, an anchor, a value left out) nothing is read here at all.
"""

from __future__ import annotations

import codecs
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from operator import itemgetter
from typing import Any

from cchc.yamltree.brackets import Otherwise, marks_in_brackets
from cchc.yamltree.oneline import BELOW, Said, said_by
from cchc.yamltree.tree import Lines, Reached, reached_in

_MOST_BYTES = 400_000
"""So short a text cannot pass the limit of nodes, each of which takes two bytes."""
_MOST_LEVELS = 24
_width = itemgetter(Said._fields.index("width"))
_Node = int | list[Any]
"""Where a value stands: the number of its line, or for a container in lines a list of where its parts stand.

Its first entry is the line of its key or dash (-1 for the whole file). Why so bare: it is noted for every line of
every file, and of most nobody asks for a place.
"""


def read_straight(data: bytes) -> tuple[dict[str, Any], StraightLines, StraightMarks] | None:
    """Data, lines and marks of a file of the usual shape; None for any other, which the parser then reads.

    What is read here is right in all: there is no fault in it.
    """
    if len(data) > _MOST_BYTES:
        return None
    raw = data.removeprefix(codecs.BOM_UTF8).split(b"\n")
    try:
        said = list(map(said_by, raw))
        content, nodes = _put_together(said)
    except (Otherwise, ValueError):  # ValueError: no UTF-8, or a number that is too long
        return None
    lines = StraightLines(raw, said)
    return content, lines, StraightMarks(content, nodes, lines, said)


def _put_together(said: Sequence[Said]) -> tuple[dict[str, Any], list[_Node]]:
    """The content of the lines, and where its parts stand."""
    root: list[Any] = []
    data: Any = root
    nodes: list[_Node] = []
    listed = True  # a list is open, not a mapping
    column = -1  # of the entries of the container that is open
    outer: list[tuple[Any, list[_Node], int, bool]] = []
    below: list[_Node] = [-1]  # the node of the container whose lines are still to come
    top = below
    awaited: str | None = ""  # and its key; "" before the first line
    for number, (here, dash, key, inside, value, _, _, copied) in enumerate(said):
        if here < 0:
            continue
        if awaited is not None:
            if here <= column and (not dash or here != column or listed):
                raise Otherwise
            outer.append((data, nodes, column, listed))
            inner: Any = [] if dash else {}
            if listed:
                data.append(inner)
            else:
                data[awaited] = inner
            data, nodes, column, listed, awaited = inner, below, here, dash, None
        elif here != column or dash is not listed:
            while here < column or (here == column and listed and not dash):
                data, nodes, column, listed = outer.pop()
            if here != column or dash is not listed:
                raise Otherwise
        if dash and key:
            outer.append((data, nodes, column, True))
            inner = {}
            data.append(inner)
            below = [number]
            nodes.append(below)
            data, nodes, column, listed = inner, below, inside, False
        if value is BELOW:
            awaited, value, below = key, None, [number]
            nodes.append(below)
        else:
            nodes.append(number)
            if copied is not None:
                value = copied(value)
        if listed:
            data.append(value)
        elif key in data:
            raise Otherwise
        else:
            data[key] = value
    if awaited is not None or type(root[0]) is not dict:  # also where nothing was met
        raise Otherwise
    return root[0], top


class StraightLines(Lines):
    """The lines of a file of the usual shape: its text is put together only where more than a line is asked for."""

    def __init__(self, raw: Sequence[bytes], said: Sequence[Said]) -> None:
        self._raw = raw
        self._said = said

    @cached_property
    def text(self) -> str:
        """The whole text."""
        return b"\n".join(self._raw).decode()

    @cached_property
    def starts(self) -> list[int]:
        """The offset at which each line starts."""
        return list(accumulate(map(_width, self._said[:-1]), initial=0))

    def line_text(self, line: int) -> str:
        """The text of a line (from 1); empty beyond the last."""
        return self._raw[line - 1].decode() if 1 <= line <= len(self._raw) else ""

    def around(self, start: int) -> tuple[str, int]:
        """The line on which a value starts, for it ends there too, and the offset at which the line begins."""
        line = bisect_right(self.starts, start)
        return self.line_text(line), self.starts[line - 1]


class StraightMarks:
    """The offsets of all that stands in a file of the usual shape, worked out when they are asked for."""

    def __init__(
        self, content: dict[str, Any], nodes: list[_Node], lines: StraightLines, said: Sequence[Said]
    ) -> None:
        self._content = content
        self._nodes = nodes
        self._lines = lines
        self._said = said

    def reached(self, keys: Sequence[str | int]) -> Reached:
        """The deepest part of a path of keys and indexes that exists."""
        node, holder, depth = self._walked(keys)
        reached = self._at(node, holder, depth)
        if isinstance(node, int) and depth < len(keys):
            return self._in_brackets(keys, depth, node, reached)
        return reached

    def spot(self, keys: Sequence[str | int], *, key: bool, offset: int | None) -> tuple[int, int] | None:
        """Line and column (from 1) of what stands on a line of its own, of a character of a text only if plain."""
        node, _, depth = self._walked(keys)
        if not isinstance(node, int):
            return None
        said = self._said[node]
        if depth < len(keys):
            at = self._place_of_item(node, keys[depth:], offset or 0)
            return (node + 1, 1 + at) if at is not None else None
        if key or offset is None:
            return node + 1, 1 + (said.inside if key else said.at)
        value = said.value
        is_plain = isinstance(value, str) and offset < len(value) == said.width - 1 - said.at
        return (node + 1, 1 + said.at + offset) if is_plain else None

    def _place_of_item(self, number: int, keys: Sequence[str | int], offset: int) -> int | None:
        """Where in a line a character of an item of its list stands, if all items are plain texts; else None."""
        items, at = self._said[number].value, self._said[number].at
        if not isinstance(items, list) or len(keys) != 1 or not all(isinstance(item, str) for item in items):
            return None
        if self._lines.line_text(number + 1)[at:] != f"[{', '.join(items)}]":
            return None
        index = keys[0]
        if not isinstance(index, int) or not 0 <= index < len(items) or not 0 <= offset < len(items[index]):
            return None
        return at + 1 + sum(len(item) + 2 for item in items[:index]) + offset

    def plain_at(self, keys: Sequence[str | int], value: str) -> tuple[int, int, int] | None:
        """The offset, line and column (from 1) of a plain text that stands on a line of its own; else None."""
        node, _, depth = self._walked(keys)
        if not isinstance(node, int) or depth < len(keys):
            return None
        said = self._said[node]
        if said.value != value or said.width - 1 - said.at != len(value):
            return None
        return self._lines.starts[node] + said.at, node + 1, said.at + 1

    def _walked(self, keys: Sequence[str | int]) -> tuple[_Node, Any, int]:
        """The node of the deepest part of a path that is noted, what holds the part, how many keys lead there."""
        value: Any = self._content
        holder: Any = None
        node: Any = self._nodes
        depth = 0
        for step in keys:
            if type(node) is int:
                break
            if type(step) is int and type(value) is list and 0 <= step < len(value):
                node = node[step + 1]
            elif type(value) is dict and step in value:
                node = node[[*value].index(step) + 1]
            else:
                break
            holder, value = value, value[step]
            depth += 1
        return node, holder, depth

    def _at(self, node: _Node, holder: Any, depth: int) -> Reached:
        """Where the part of ``holder`` stands that has this node."""
        if not depth:
            at = self._first_below(-1)
            return Reached(at, at, 0)
        number = node if isinstance(node, int) else node[0]
        said, start = self._said[number], self._lines.starts[number]
        key_at = start + said.inside
        if isinstance(node, int):
            return Reached(key_at, start + said.at, depth)  # of an item both are the same
        return Reached(key_at, self._first_below(number) if isinstance(holder, dict) else key_at, depth)

    def _first_below(self, number: int) -> int:
        """The offset of the first thing said below a line."""
        number += 1
        while self._said[number].column < 0:
            number += 1
        return self._lines.starts[number] + self._said[number].column

    def _in_brackets(self, keys: Sequence[str | int], depth: int, number: int, so_far: Reached) -> Reached:
        """What is reached within the value that stands on a line."""
        if not isinstance(self._said[number].value, list | dict):
            return so_far
        written = self._lines.line_text(number + 1)[self._said[number].at :]
        further = reached_in(marks_in_brackets(written, so_far.at), keys[depth:])
        return Reached(further.key_at, further.at, depth + further.depth) if further.depth else so_far
