"""Lines of a paragraph and the pieces that tabs part: their words, and what may be said of how they look."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from cchc.documents.decree.reading import Paragraph, Run
from cchc.officefiles.looks import RunLook
from cchc.text import fold, one_space

_GAP = re.compile(r"\t+|(?<![ \u00a0])(?<!Số:)(?<!ngày)(?<!tháng)(?<!năm)[ \u00a0]{4,}(?![ \u00a0/]|tháng|năm)")
"""Tabs, or spaces as wide; not those that leave room for a number or a day."""
_HEADING = re.compile(r"(?:[IVXLC]+|\d{1,2}(?:\.\d+)*|[a-zđA-H])[.)/] ?\S")
_BLANK = re.compile(r"[\s._…\-–—\u200b]*")


class Line(Struct, frozen=True):
    """A line of a paragraph, or a piece of one; ``tabbed`` where a tab or a wide gap stands before it."""

    paragraph: Paragraph
    runs: tuple[Run, ...]
    label: str = ""
    tabbed: bool = False

    @property
    def text(self) -> str:
        """The words as shown, spaces as they are, without the list's label."""
        return "".join(run.text for run in self.runs)

    @property
    def words(self) -> str:
        """The words in NFC, one space between them, after the list's label."""
        return one_space(f"{self.label} {self.text}")

    @property
    def folded(self) -> str:
        """The words without case, diacritics and closing marks."""
        return fold(self.words)

    @property
    def blank(self) -> bool:
        """Whether nothing but spaces, dots and dashes stands here."""
        return _BLANK.fullmatch(self.text) is not None and not self.label

    def looks(self) -> Iterator[tuple[int, RunLook]]:
        """How many letters and digits look how, run by run; marks of footnotes left out."""
        for run in self.runs:
            letters = sum(char.isalnum() for char in run.text)
            if letters and not run.look.raised:
                yield letters, run.look

    def every(self, test: Callable[[RunLook], bool]) -> bool:
        """Whether all letters look so (also when there are none)."""
        return all(test(look) for _, look in self.looks())

    def some(self, test: Callable[[RunLook], bool]) -> bool:
        """Whether at least one letter looks so."""
        return any(test(look) for _, look in self.looks())

    @property
    def bold(self) -> bool:
        """Whether all letters are bold."""
        return self.every(lambda look: look.bold)

    @property
    def italic(self) -> bool:
        """Whether all letters are slanted."""
        return self.every(lambda look: look.italic)

    @property
    def capitals(self) -> bool:
        """Whether all letters are capitals."""
        return self.text == self.text.upper()

    @property
    def centred(self) -> bool:
        """Whether the paragraph is centred."""
        return self.paragraph.look.align == "center"

    def sizes(self) -> dict[float, int]:
        """How many letters have which size in points."""
        found: dict[float, int] = {}
        for letters, look in self.looks():
            found[look.size] = found.get(look.size, 0) + letters
        return found


def lines_of(paragraph: Paragraph) -> list[Line]:
    """The lines of a paragraph, as its line ends part them."""
    return [
        Line(paragraph, runs, paragraph.label if number == 0 else "")
        for number, runs in enumerate(_split(paragraph.runs, re.compile("\n")))
    ]


def pieces(line: Line) -> list[Line]:
    """What stands on a line, parted by tabs and wide gaps; pieces without words are left out."""
    parted = _split(line.runs, _GAP)
    made = [Line(line.paragraph, runs, line.label if k == 0 else "", k > 0) for k, runs in enumerate(parted)]
    return [piece for piece in made if not piece.blank]


def heading_like(line: Line) -> bool:
    """Whether a line begins with the number of a heading ("I.", "1.", "1.1.", "a)")."""
    return _HEADING.match(line.words) is not None


def without_brackets(text: str) -> str:
    """A text without what stands in round brackets."""
    return re.sub(r"\([^()]*\)", "", text)


def _split(runs: tuple[Run, ...], at: re.Pattern[str]) -> list[tuple[Run, ...]]:
    whole = "".join(run.text for run in runs)
    found = [match.span() for match in at.finditer(whole)]
    edges = zip([0, *(end for _, end in found)], [*(start for start, _ in found), len(whole)], strict=True)
    return [tuple(_cut(runs, start, end)) for start, end in edges]


def _cut(runs: tuple[Run, ...], start: int, end: int) -> Iterator[Run]:
    position = 0
    for run in runs:
        text = run.text[max(0, start - position) : max(0, end - position)]
        position += len(run.text)
        if text:
            yield Run(text, run.look)
