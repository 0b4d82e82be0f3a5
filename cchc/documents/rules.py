"""The rules under the lines of a head: as long as Nghị định 30/2020/NĐ-CP says, whatever the line above holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn
from docx.section import Section

from cchc.documents.forms import letters_of
from cchc.documents.properties import properties_of, put
from cchc.documents.tables import cell_width, side_margins
from cchc.text.widths import text_width

if TYPE_CHECKING:
    from docx.document import Document

_POINT = 20  # twips


def draw_rule(document: Document, paragraph: Any, percent: int) -> None:
    """Indent an empty bordered paragraph so that its border is this part of the text above it, in the middle.

    A text of several lines counts as one that fills its column.
    """
    above = _text_above(paragraph)
    column = _column(document, paragraph)
    line = min(_width(document, above), column) if above is not None else column
    indent = max(0, round((column - line * percent / 100) / 2))
    made = put(properties_of(paragraph), "w:ind", left=str(indent), right=str(indent))
    for side in ("w:firstLine", "w:hanging"):
        made.attrib.pop(qn(side), None)


def _section(document: Document, paragraph: Any) -> Section:
    """The section of the document's body in which a paragraph stands."""
    body = document.element.body
    home = next(one for one in (paragraph, *paragraph.iterancestors()) if one.getparent() is body)
    ends = (one.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") for one in (home, *home.itersiblings()))
    return Section(next((end for end in ends if end is not None), body[-1]), document.part)


def _text_above(paragraph: Any) -> Any:
    """The nearest paragraph before this one, in the same cell or body, that holds a text."""
    for sibling in paragraph.itersiblings(qn("w:p"), preceding=True):
        if any(text.text for text in sibling.iter(qn("w:t"))):
            return sibling
    return None


def _width(document: Document, paragraph: Any) -> float:
    """How wide the text of a paragraph is on one line, in twips."""
    total = 0.0
    for run in paragraph.iter(qn("w:r")):
        words = "".join(text.text or "" for text in run.iter(qn("w:t")))
        size, bold = letters_of(document, paragraph, run)
        total += text_width(words, size, bold=bold) * _POINT
    return total


def _column(document: Document, paragraph: Any) -> int:
    """The width of the cell or of the page's text in which a paragraph stands, in twips."""
    cell = next(paragraph.iterancestors(qn("w:tc")), None)
    if cell is not None:
        return cell_width(cell) - side_margins(next(cell.iterancestors(qn("w:tbl"))))
    section = _section(document, paragraph)
    width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    return round(width / 635)
