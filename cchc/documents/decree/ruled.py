"""The solid lines under Tiêu ngữ, under the issuing body and under the subject: which there are, how long each is.

A line may be drawn, be the border of a paragraph (with indents that shorten it), or be typed with "_". Underlined
letters are no such line. A length that the file does not tell is None.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cchc.documents.decree.document import Document
from cchc.documents.decree.drawn import DrawnLine
from cchc.documents.decree.head import Head
from cchc.documents.decree.lines import Line, lines_of
from cchc.documents.decree.reading import Paragraph
from cchc.documents.decree.widths import line_width

_TYPED = re.compile(r"\s*_{3,}\s*")


class Rule(NamedTuple):
    """A line under words; ``length`` in points, None where unknown."""

    length: float | None


class HeadRules(NamedTuple):
    """The lines of a head by the column that each belongs to."""

    left: list[Rule]
    right: list[Rule]


def rules_of_head(document: Document, head: Head) -> HeadRules:
    """The lines of a head by column; one that fits neither stands in for what is missing, its length unknown."""
    left: list[Rule] = []
    right: list[Rule] = []
    loose: list[Rule] = []
    in_left, in_right = _numbers(head.left), _numbers(head.right)
    for paragraph in _with_blank_after(document, head):
        table = head.layout == "table" and paragraph.cell is not None
        at_left = paragraph.number in in_left - in_right or (table and paragraph.number in in_left)
        at_right = paragraph.number in in_right - in_left
        for drawn in paragraph.drawn:
            side = _side(document, paragraph, drawn, at_left, at_right)
            (left if side == "left" else right if side == "right" else loose).append(Rule(drawn.length))
        for rule in (*_borders(document, paragraph), *_typed(paragraph)):
            if head.layout == "tabs":
                loose.append(Rule(None))
            else:
                (left if at_left else right if at_right else loose).append(rule)
    for column in (right, left):
        if not column and loose:
            loose.pop()
            column.append(Rule(None))
    return HeadRules(left, right)


def rules_under(document: Document, paragraphs: Sequence[Paragraph]) -> list[Rule]:
    """The lines that are drawn, bordered or typed in these paragraphs."""
    found = []
    for paragraph in paragraphs:
        found += [Rule(drawn.length) for drawn in paragraph.drawn]
        found += [*_borders(document, paragraph), *_typed(paragraph)]
    return found


def widths_of(document: Document, lines: Iterable[Line]) -> list[float]:
    """The widths that lines show in points; one that is too long for its place is parted as it will break."""
    found = []
    for line in lines:
        width, room = line_width(line), document.room(line.paragraph)
        if room is None or width <= room or room <= 0:
            found.append(width)
        else:
            found += [room, width % room or room]
    return [width for width in found if width > 0]


def _numbers(lines: Sequence[Line]) -> set[int]:
    return {line.paragraph.number for line in lines}


def _with_blank_after(document: Document, head: Head) -> Iterator[Paragraph]:
    """The paragraphs of a head and the empty ones that follow it."""
    yield from head.paragraphs
    for paragraph in document.main.paragraphs[head.end :]:
        if paragraph.text.strip():
            return
        yield paragraph


def _side(document: Document, paragraph: Paragraph, drawn: DrawnLine, at_left: bool, at_right: bool) -> str:
    """The column of a drawn line: that of its paragraph, unless it is drawn beyond that column's edges."""
    offset = drawn.left
    cell = paragraph.cell
    if cell is not None and cell.width is not None and offset is not None:
        if at_left and offset >= cell.width:
            return "right"
        if at_right and offset + (drawn.length or 0) <= 0:
            return "left"
    middle = None if offset is None else offset + (drawn.length or 0) / 2
    if cell is None and not paragraph.box and middle is not None:
        return _half(document, paragraph, middle)
    return "left" if at_left else "right" if at_right else ""


def _half(document: Document, paragraph: Paragraph, middle: float) -> str:
    return "left" if middle < document.section(paragraph).room * 0.45 else "right"


def _borders(document: Document, paragraph: Paragraph) -> list[Rule]:
    cell = paragraph.cell
    of_cell = [Rule(cell.width)] if cell is not None and cell.ruled else []
    return [Rule(document.room(paragraph)) for _ in paragraph.look.borders] + of_cell


def _typed(paragraph: Paragraph) -> list[Rule]:
    if paragraph.look.leader and paragraph.text and not paragraph.text.strip():
        return [Rule(None)]
    return [Rule(line_width(line)) for line in lines_of(paragraph) if _TYPED.fullmatch(line.text)]
