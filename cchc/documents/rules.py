"""The rules under the lines of a head: as long as Nghị định 30/2020/NĐ-CP says, whatever the line above holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn
from lxml import etree

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
    properties = paragraph.find(qn("w:pPr"))
    old = properties.find(qn("w:ind"))
    made = etree.Element(qn("w:ind")) if old is None else old
    for side in ("w:firstLine", "w:hanging"):
        made.attrib.pop(qn(side), None)
    made.set(qn("w:left"), str(indent))
    made.set(qn("w:right"), str(indent))
    if old is None:
        _insert_indent(properties, made)


def _insert_indent(properties: Any, made: Any) -> None:
    """Where the schema wants it: after the spacing, before the alignment."""
    later = (
        "w:contextualSpacing",
        "w:mirrorIndents",
        "w:jc",
        "w:textAlignment",
        "w:outlineLvl",
        "w:rPr",
        "w:sectPr",
    )
    follower = next((one for one in properties if one.tag in map(qn, later)), None)
    if follower is None:
        properties.append(made)
    else:
        follower.addprevious(made)


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
        size, bold = _form(document, paragraph, run)
        total += text_width(words, size, bold=bold) * _POINT
    return total


def _form(document: Document, paragraph: Any, run: Any) -> tuple[float, bool]:
    """The size in points and whether bold: the run's own, else of the paragraph's style or one it is based on."""
    size, bold = run.find(f"{qn('w:rPr')}/{qn('w:sz')}"), run.find(f"{qn('w:rPr')}/{qn('w:b')}")
    named = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    styles = document.styles.element
    style = styles.default_for(1) if named is None else styles.get_by_id(named.get(qn("w:val")))
    while style is not None and (size is None or bold is None):
        form = style.find(qn("w:rPr"))
        if form is not None:
            size = form.find(qn("w:sz")) if size is None else size
            bold = form.find(qn("w:b")) if bold is None else bold
        style = style.base_style
    if size is None:
        size = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:sz')}")
    points = int(size.get(qn("w:val"))) / 2 if size is not None else 10
    return points, bold is not None and bold.get(qn("w:val")) not in ("0", "false", "off")


def _column(document: Document, paragraph: Any) -> int:
    """The width of the cell or of the page's text in which a paragraph stands, in twips."""
    cell = next(paragraph.iterancestors(qn("w:tc")), None)
    if cell is not None:
        return int(cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}").get(qn("w:w"))) - _side_margins(cell)
    section = document.sections[0]
    width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    return round(width / 635)


def _side_margins(cell: Any) -> int:
    """The room left and right of a cell's text, in twips; Word's own 108 each where the table says nothing."""
    table = next(cell.iterancestors(qn("w:tbl")))
    margins = table.find(f"{qn('w:tblPr')}/{qn('w:tblCellMar')}")
    total = 0
    for side in ("w:left", "w:right"):
        found = None if margins is None else margins.find(qn(side))
        total += 108 if found is None else int(found.get(qn("w:w")))
    return total
