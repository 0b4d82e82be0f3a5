"""Lines of the head and the foot of a document: what tabs, wide gaps, line breaks and cells hold apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from cchc.importing.blocks import Paragraph, Table, Where
from cchc.text import fold, one_space

_GAP = re.compile(
    r"\t+|(?<![ \u00a0])(?<!Số:)(?<!Số :)(?<!Số)(?<!ngày)(?<!tháng)(?<!năm)[ \u00a0]{4,}(?![ \u00a0/]|tháng|năm)"
)
"""Tabs, or spaces as wide; not those that leave room for a number or a day."""
_RULE = re.compile(r"[\s_\-–—*=.•…]*")


class Piece(Struct, frozen=True):
    """Words on one line of one column, as shown; ``right``: of the second column, or after a tab.

    ``typed`` is what stands in the file where Word shows it in capitals.
    """

    words: str
    where: Where
    typed: str
    right: bool = False
    centred: bool = False
    bold: bool = False

    @property
    def folded(self) -> str:
        """The words without case, diacritics and closing marks."""
        return fold(self.words)

    @property
    def capitals(self) -> bool:
        """Whether all its letters are capitals."""
        return self.words.isupper()


def pieces(blocks: Iterable[Paragraph | Table]) -> Iterator[Piece]:
    """The pieces of paragraphs and of cells, column by column within a row; empty ones and rules left out.

    Where a row has several cells they are the columns, and a tab within one parts only words.
    """
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from of_paragraph(block)
            continue
        for row in block.rows:
            said = [at for at, cell in enumerate(row.cells) if cell.paragraphs and not cell.continues]
            for at in said:
                for paragraph in row.cells[at].paragraphs:
                    for piece in of_paragraph(paragraph):
                        yield replace(piece, right=at > 0 or (piece.right and len(said) == 1))


def of_paragraph(paragraph: Paragraph) -> Iterator[Piece]:
    """The pieces of one paragraph."""
    text = f"{paragraph.number} {paragraph.text}" if paragraph.number else paragraph.text
    for line in text.split("\n"):
        aside = paragraph.aligned == "right" or line[:1] == "\t"
        for at, words in enumerate(part for part in _GAP.split(line.strip("\t")) if not is_rule(part)):
            yield Piece(
                words=one_space(words.upper() if paragraph.capitals else words),
                where=paragraph.where,
                typed=one_space(words),
                right=aside or at > 0,
                centred=paragraph.aligned == "center",
                bold=paragraph.bold,
            )


def is_rule(text: str) -> bool:
    """Whether a text is empty or a drawn rule."""
    return _RULE.fullmatch(text) is not None
