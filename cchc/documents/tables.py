"""Tables after rendering: cells merged down a column, and widths that fit what stands in the columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn
from lxml import etree

from cchc.documents.columns import column_sizes
from cchc.documents.forms import letters_of
from cchc.text.widths import lines_within

if TYPE_CHECKING:
    from docx.document import Document

_TC_PR, _TC_W, _V_MERGE, _SPAN, _CELL, _ROW = (
    qn(name) for name in ("w:tcPr", "w:tcW", "w:vMerge", "w:gridSpan", "w:tc", "w:tr")
)
_TR_PR, _TR_HEIGHT, _PARAGRAPH, _TEXT = (qn(name) for name in ("w:trPr", "w:trHeight", "w:p", "w:t"))
_VALUE, _WIDTH, _TYPE = qn("w:val"), qn("w:w"), qn("w:type")
_POINT = 20  # twips
_ABOVE_AND_UNDER = 170  # twips
_LEADING = 1.15
_BORDERS = 4.0  # points, what the lines of a table and rounding take of a column


def merge_down(cell: Any, how: str) -> None:
    """Begin a vertical merge in a cell (``first``) or carry it on (``next``)."""
    properties = _properties(cell)
    merged = etree.Element(_V_MERGE)
    merged.set(_VALUE, "restart" if how == "first" else "continue")
    before = [one for one in properties if one.tag in (qn("w:cnfStyle"), _TC_W, _SPAN)]
    properties.insert(len(before), merged)  # the schema's order: width, span, merge


def fit(document: Document, table: Any) -> None:
    """Share the width that the template's table takes among its columns by what stands in them.

    Every row keeps to the grid. A row is at least as high as the text of a cell that is merged down from it: where
    a page ends between merged rows, the text is not torn in two.
    """
    rows = [(row, [(cell, _span(cell)) for cell in row.iterchildren(_CELL)]) for row in table.iterchildren(_ROW)]
    count = max(sum(span for _, span in cells) for _, cells in rows)
    full = [[_words(cell) for cell, _ in cells] for _, cells in rows if len(cells) == count]
    last = next(rows[-1][1][0][0].iterchildren(_PARAGRAPH))
    size = letters_of(document, last).size
    room = side_margins(table) / _POINT + _BORDERS
    columns = [[row[at] for row in full] for at in range(count)]
    widths = _twips(column_sizes(columns, _total(table) / _POINT, size, room), _total(table))
    _set_grid(table, widths)
    for row, cells in rows:
        at = 0
        for cell, span in cells:
            width = sum(widths[at : at + span])
            properties = _set_width(cell, width)
            merged = properties.find(_V_MERGE)
            if merged is not None and merged.get(_VALUE) == "restart":
                lines = lines_within(_words(cell), (width / _POINT - room) / size)
                _raise_row(row, round(lines * size * _LEADING * _POINT) + _ABOVE_AND_UNDER)
            at += span


def side_margins(table: Any) -> int:
    """The room left and right of the text in a table's cells, in twips; Word's own where the table says nothing."""
    margins = table.find(f"{qn('w:tblPr')}/{qn('w:tblCellMar')}")
    total = 0
    for side in ("w:left", "w:right"):
        found = None if margins is None else margins.find(qn(side))
        total += 108 if found is None else int(found.get(_WIDTH))
    return total


def _words(cell: Any) -> str:
    """The text of a cell, a line for each paragraph."""
    return "\n".join(
        "".join([text.text or "" for text in paragraph.iter(_TEXT)]) for paragraph in cell.iterchildren(_PARAGRAPH)
    )


def _twips(sizes: list[float], total: int) -> list[int]:
    widths = [round(size * _POINT) for size in sizes]
    widths[widths.index(max(widths))] += total - sum(widths)
    return widths


def _set_grid(table: Any, widths: list[int]) -> None:
    grid = table.find(qn("w:tblGrid"))
    for column in list(grid):
        grid.remove(column)
    for width in widths:
        etree.SubElement(grid, qn("w:gridCol")).set(_WIDTH, str(width))


def _set_width(cell: Any, width: int) -> Any:
    """Set a cell's width; its properties."""
    properties = _properties(cell)
    size = properties.find(_TC_W)
    if size is None:
        size = etree.Element(_TC_W)
        properties.insert(0, size)
    size.set(_WIDTH, str(width))
    size.set(_TYPE, "dxa")
    return properties


def _raise_row(row: Any, height: int) -> None:
    """Make a row at least so high (twips)."""
    properties = row.find(_TR_PR)
    if properties is None:
        properties = etree.Element(_TR_PR)
        row.insert(0, properties)
    stated = properties.find(_TR_HEIGHT)
    if stated is None:
        stated = etree.SubElement(properties, _TR_HEIGHT)
    stated.set(_VALUE, str(max(height, int(stated.get(_VALUE, "0")))))
    stated.set(qn("w:hRule"), "atLeast")


def _span(cell: Any) -> int:
    """How many columns of the grid a cell takes."""
    found = cell.find(f"{_TC_PR}/{_SPAN}")
    return 1 if found is None else int(found.get(_VALUE))


def _properties(cell: Any) -> Any:
    found = cell.find(_TC_PR)
    if found is None:
        found = etree.Element(_TC_PR)
        cell.insert(0, found)
    return found


def _total(table: Any) -> int:
    """The table's width as the template states it, else the sum of its columns, in twips."""
    stated = table.find(f"{qn('w:tblPr')}/{qn('w:tblW')}")
    if stated is not None and stated.get(_TYPE) == "dxa" and int(stated.get(_WIDTH)) > 0:
        return int(stated.get(_WIDTH))
    return sum(int(column.get(_WIDTH)) for column in table.find(qn("w:tblGrid")))
