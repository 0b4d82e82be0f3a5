"""Values that do more than print a text: lines of a cell, merged cells, footnotes, widths, rules, charts.

Each prints itself as its text with marks for the finishing pass. A mark stands between two noncharacters of
Unicode, which no text may hold (they are taken out of every value), so that no data can forge one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from markupsafe import escape
from msgspec import Struct
from msgspec.structs import replace

from cchc.text import nfc
from cchc.text.visible import without

OPEN, CLOSE = "\ufdd0", "\ufdd1"
_MARK = re.compile(f"{OPEN}([a-z]+):([^{OPEN}{CLOSE}]*){CLOSE}")
_LEFT = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}|[{OPEN}{CLOSE}]")
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]|[\U0001fffe\U0001ffff]")
_LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_NOTE = re.compile(r"\[\^([^\]\s]+)\]")

Merge = Literal["", "first", "next"]


class Mark(NamedTuple):
    """One mark found in a rendered text: its kind and what it carries."""

    kind: str
    value: str


def clean(text: str) -> str:
    """The text as a document may hold it: composed (NFC, TCVN 6909:2001), without characters illegal in XML and
    those that steer a terminal or turn a line round.

    Every kind of line end is a "\\n".
    """
    composed = nfc(text)
    if composed.isprintable():  # what is illegal, and what breaks lines, is not
        return composed
    return without(_ILLEGAL.sub("", _LINE_ENDS.sub("\n", composed)))


def mark(kind: str, value: str = "") -> str:
    """A mark of this kind; ``value`` is cleaned and escaped."""
    return f"{OPEN}{kind}:{escape(clean(value))}{CLOSE}"


def unmarked(text: str) -> str:
    """A text without its marks, for a place where they say nothing; a new paragraph is a line end there."""
    return _LEFT.sub(lambda found: "\n" if found[0][1:-1].lower() == "paragraph:" else "", text)


def parted(text: str) -> list[str | Mark]:
    """A rendered text as its pieces of plain text (never empty) and its marks, in order."""
    pieces: list[str | Mark] = []
    at = 0
    for found in _MARK.finditer(text):
        if found.start() > at:
            pieces.append(text[at : found.start()])
        pieces.append(Mark(found[1], found[2]))
        at = found.end()
    return [*pieces, text[at:]] if at < len(text) else pieces


_NEXT_PARAGRAPH = mark("paragraph")


class Noted(Struct, frozen=True):
    """A text in which ``[^1]`` marks the place of a footnote; ``notes`` are their texts by printed number."""

    text: str
    notes: dict[str, str] = {}

    def __str__(self) -> str:
        return "".join(text for text, _ in self._stretches())

    def __html__(self) -> str:
        """The text with its notes as marks; a sign of a note that is not there prints as it stands."""
        return "".join(
            f"{escape(text)}{'' if note is None else mark('note', note)}" for text, note in self._stretches()
        )

    def reshaped(self, how: Callable[[str], str]) -> Noted:
        """The same with its text changed, its notes as they are."""
        return Noted(how(self.text), {**self.notes, **{how(sign): note for sign, note in self.notes.items()}})

    def _stretches(self) -> Iterator[tuple[str, str | None]]:
        """Each stretch of text up to the sign of a note, with that note; the rest with None."""
        text, at = clean(self.text), 0
        for sign in _NOTE.finditer(text):
            if sign[1] in self.notes:
                yield text[at : sign.start()], self.notes[sign[1]]
                at = sign.end()
        yield text[at:], None


class Cell(Struct, frozen=True, kw_only=True):
    """A cell of a table: its lines, each a paragraph; ``merged`` down with the cells of its column.

    ``kind`` tells the template how to set it: area, number, text, short or money.
    """

    lines: tuple[Noted, ...] = ()
    merged: Merge = ""
    kind: str = "text"

    def __str__(self) -> str:
        return "\n".join(map(str, self.lines))

    def __html__(self) -> str:
        merged = mark("merge", self.merged) if self.merged else ""
        return merged + _NEXT_PARAGRAPH.join([line.__html__() for line in self.lines])

    def reshaped(self, how: Callable[[str], str]) -> Cell:
        """The same cell with the text of its lines changed."""
        return replace(self, lines=tuple(line.reshaped(how) for line in self.lines))


class Heading(Struct, frozen=True):
    """The heading of a column whose width is fitted to what stands in it."""

    text: str

    def __str__(self) -> str:
        return clean(self.text)

    def __html__(self) -> str:
        return mark("fit") + escape(clean(self.text))

    def reshaped(self, how: Callable[[str], str]) -> Heading:
        """The same heading with its text changed."""
        return Heading(how(self.text))
