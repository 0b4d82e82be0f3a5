"""The tags of a Word template as they stand in its paragraphs, before anything is rendered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Literal, NamedTuple, cast

from msgspec import Struct

from cchc.documents.opening import Part, W

Level = Literal["", "p", "tr", "tc", "r"]
Kind = Literal["value", "statement", "comment"]

_OPEN = re.compile(r"\{[{%#]")
_CLOSE = {"{{": "}}", "{%": "%}", "{#": "#}"}
_KINDS: dict[str, Kind] = {"{{": "value", "{%": "statement", "{#": "comment"}
_LEVEL = re.compile(r"(p|tr|tc|r) ")
_QUOTES = str.maketrans("“”‘’", "\"\"''")
_TEXTS = (f"{W}t", f"{W}delText")
_GAPS = (f"{W}tab", f"{W}br", f"{W}cr")


class Line(Struct, frozen=True, eq=False):
    """A paragraph as the renderer reads it: its number in the part, its text, and which run each letter is of."""

    number: int
    element: Any
    text: str
    runs: tuple[Any, ...]


class Tag(NamedTuple):
    """A tag: what stands between its brackets without the level (``{%p …``), and where in the line it stands.

    ``written`` is the inside as typed, ``inside`` with the straight quotes that the renderer puts in it.
    """

    line: Line
    kind: Kind
    level: Level
    inside: str
    written: str
    start: int
    end: int

    @property
    def shown(self) -> str:
        """The tag as it stands in the file."""
        return " ".join(self.line.text[self.start : self.end].split())

    @property
    def keyword(self) -> str:
        """The first word of a statement; "" for other tags."""
        words = self.inside.split()
        return words[0] if self.kind == "statement" and words else ""


class Slip(NamedTuple):
    """Brackets that make no tag: where they begin, why they are none, and the tag that was meant, if any."""

    line: Line
    start: int
    end: int
    why: Literal["unclosed", "unopened", "apart", "touching"]
    meant: Tag | None = None


def lines(part: Part) -> list[Line]:
    """The paragraphs of a part that hold any text."""
    found = []
    for number, paragraph in enumerate(part.paragraphs, 1):
        text, runs = _text(paragraph)
        if text:
            found.append(Line(number, paragraph, text, runs))
    return found


def property_line(text: str) -> Line:
    """A property of the document as a line of a paragraph that is none."""
    return Line(0, None, text, (None,) * len(text))


def _text(paragraph: Any) -> tuple[str, tuple[Any, ...]]:
    """The text of a paragraph without those within it (of text boxes), and the run of each of its letters."""
    texts: list[str] = []
    runs: list[Any] = []
    for element in _own(paragraph):
        said = (element.text or "") if element.tag in _TEXTS else "\t"
        texts.append(said)
        runs += [element.getparent()] * len(said)
    return "".join(texts), tuple(runs)


def _own(element: Any) -> Iterator[Any]:
    for child in element:
        if child.tag in _TEXTS or child.tag in _GAPS:
            yield child
        elif child.tag not in (f"{W}p", f"{W}pPr", f"{W}rPr"):
            yield from _own(child)


_TOUCHING = (("{", "{%#"), ("}%#", "}"))
"""A sign at the end of a paragraph and those at the beginning of the next that the renderer joins it with."""


def touching(said: Sequence[Line]) -> Iterator[Slip]:
    """Brackets at the ends of paragraphs that the renderer would take for a tag with those of the next."""
    for line, following in pairwise(said):
        if any(line.text[-1] in last and following.text[0] in first for last, first in _TOUCHING):
            yield Slip(line, len(line.text) - 1, len(line.text), "touching")


_APART = re.compile(r"\{\s+[{%]|[%}]\s+\}")
_LONE = re.compile(r"\}\}|%\}|#\}")


def tags(line: Line) -> Iterator[Tag | Slip]:
    """The tags of a line in order, and brackets that look like tags and are none."""
    at = 0
    while found := _OPEN.search(line.text, at):
        yield from _slips(line, at, found.start())
        close = _CLOSE[found.group()]
        end = line.text.find(close, found.end())
        if end < 0:
            meant = _tag(line, _KINDS[found.group()], found.start(), len(line.text), len(line.text))
            yield Slip(line, found.start(), len(line.text), "unclosed", meant)
            return
        yield _tag(line, _KINDS[found.group()], found.start(), end, end + 2)
        at = end + 2
    yield from _slips(line, at, len(line.text))


def _slips(line: Line, start: int, end: int) -> Iterator[Slip]:
    at = start
    for apart in _APART.finditer(line.text, start, end):
        if apart.start() >= at:
            lone = _LONE.search(line.text, apart.end(), end)
            at = lone.end() if lone else apart.end()
            yield Slip(line, apart.start(), at, "apart")
    for lone in _LONE.finditer(line.text, at, end):
        yield Slip(line, lone.start(), lone.end(), "unopened")


def _tag(line: Line, kind: Kind, start: int, close: int, end: int) -> Tag:
    inside = line.text[start + 2 : close].replace("\t", "").replace("\n", " ")
    found = _LEVEL.match(inside)
    level = cast(Level, found[1] if found else "")
    bare = inside[found.end() :] if found else inside
    return Tag(line, kind, level, bare.translate(_QUOTES).strip(" -+"), bare, start, end)
