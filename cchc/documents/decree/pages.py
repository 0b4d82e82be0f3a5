"""How many pages a document fills, roughly: enough to tell one page from several."""

from __future__ import annotations

from collections import defaultdict
from math import ceil

from cchc.documents.decree.document import Document, Section
from cchc.documents.decree.lines import lines_of
from cchc.documents.decree.reading import Paragraph
from cchc.documents.decree.widths import line_width

_SINGLE = 1.15
"""The height of a single line of Times, as a multiple of its size."""
_A4_HEIGHT, _USUAL_MARGIN = 841.9, 57.0


def fills_more_than_a_page(document: Document) -> bool:
    """Whether the words, with their spacing, need more than the first page (or a break begins another one)."""
    first = document.sections[0]
    paragraphs = [one for one in document.main.paragraphs if one.section == 0 and not one.box]
    if any(one.page_break or one.look.page_break for one in paragraphs[:-1]):
        return True
    return len([s for s in document.sections if s.first]) > 1 or _height(document, paragraphs) > _room(first)


def _room(section: Section) -> float:
    margins = [section.margins.get(side, _USUAL_MARGIN) for side in ("trên", "dưới")]
    return (section.height or _A4_HEIGHT) - sum(margins)


def _height(document: Document, paragraphs: list[Paragraph]) -> float:
    total = 0.0
    rows: dict[tuple[int, int], dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for one in paragraphs:
        if one.cell is None:
            total += paragraph_height(document, one)
        else:
            rows[one.cell.table, one.cell.row][one.cell.column] += paragraph_height(document, one)
    return total + sum(max(columns.values()) for columns in rows.values())


def paragraph_height(document: Document, paragraph: Paragraph) -> float:
    """The height of a paragraph with its spacing, in points."""
    return lines_taken(document, paragraph) * line_height(paragraph) + paragraph.look.before + paragraph.look.after


def lines_taken(document: Document, paragraph: Paragraph) -> int:
    """How many lines a paragraph takes where it stands."""
    room = max(document.room(paragraph) or 0.0, 40.0)
    return sum(max(1, ceil(line_width(line) / room)) for line in lines_of(paragraph))


def line_height(paragraph: Paragraph) -> float:
    """The height of a paragraph's lines in points."""
    sizes = [run.look.size for run in paragraph.runs] or [paragraph.mark.size]
    single, line = max(sizes) * _SINGLE, paragraph.look.line
    if paragraph.look.rule == "auto":
        return single * line
    return max(single, line) if paragraph.look.rule == "atLeast" else line
