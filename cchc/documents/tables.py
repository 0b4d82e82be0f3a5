"""Tables after rendering: cells merged down a column, and widths that fit what stands in the columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn
from lxml import etree

from cchc.documents.columns import column_sizes, looked_at
from cchc.documents.forms import letters_of
from cchc.documents.properties import properties_of, put
from cchc.text.widths import lines_within

if TYPE_CHECKING:
    from docx.document import Document

_TC_PR, _TC_W, _V_MERGE, _SPAN, _CELL, _ROW = (
    qn(name) for name in ("w:tcPr", "w:tcW", "w:vMerge", "w:gridSpan", "w:tc", "w:tr")
)
_TABLE, _PARAGRAPH, _TEXT = (qn(name) for name in ("w:tbl", "w:p", "w:t"))
_VALUE, _WIDTH, _TYPE = qn("w:val"), qn("w:w"), qn("w:type")
_POINT = 20  # twips
_ABOVE_AND_UNDER = 170  # twips
_LEADING = 1.15
_BORDERS = 4.0  # points, what the lines of a table and rounding take of a column


def merge_down(cell: Any, how: str) -> None:
    """Begin a vertical merge in a cell (``first``) or carry it on (``next``)."""
    put(properties_of(cell), "w:vMerge", val="restart" if how == "first" else "continue")


def fit(document: Document, table: Any) -> None:
    """Share the width that the template's table takes among its columns by what stands in them.

    Every row keeps to the grid; a table without a row of single cells stays as it is. A row is at least as high as
    the text of a cell that is merged down from it: where a page ends between merged rows, the text is not torn.
    """
    rows = [(row, [_Cell(cell) for cell in row.iterchildren(_CELL)]) for row in table.iterchildren(_ROW)]
    count = max(sum(cell.span for cell in cells) for _, cells in rows)
    full = [cells for _, cells in rows if len(cells) == count]
    if not full:
        return
    size = letters_of(document, next(rows[-1][0].iter(_PARAGRAPH))).size
    room = side_margins(table) / _POINT + _BORDERS
    words = [{word for row in full for word in row[at].words()} for at in range(count)]
    texts = [[cell.text() for cell in row] for row in looked_at(full)]
    widths = _twips(column_sizes(words, texts, _total(table) / _POINT, size, room), _total(table))
    _set_grid(table, widths)
    for row, cells in rows:
        at = 0
        for cell in cells:
            width = sum(widths[at : at + cell.span])
            cell.set_width(width)
            if cell.begins_merge:
                lines = lines_within(cell.text(), (width / _POINT - room) / size)
                _raise_row(row, round(lines * size * _LEADING * _POINT) + _ABOVE_AND_UNDER)
            at += cell.span


class _Cell:
    """A cell of a table, its properties read once."""

    def __init__(self, element: Any) -> None:
        self.element = element
        self._properties = properties_of(element)
        self._width = None
        self.span, self.begins_merge = 1, False
        for one in self._properties:
            tag = one.tag
            if tag == _TC_W:
                self._width = one
            elif tag == _SPAN:
                self.span = int(one.get(_VALUE))
            elif tag == _V_MERGE:
                self.begins_merge = one.get(_VALUE) == "restart"

    def words(self) -> list[str]:
        """Its words; white space stands between the paragraphs of what was rendered."""
        return str(etree.tostring(self.element, method="text", encoding="unicode", with_tail=False)).split()

    def text(self) -> str:
        """Its text, a line for each paragraph."""
        paragraphs = self.element.iterchildren(_PARAGRAPH)
        return "\n".join("".join(text.text or "" for text in one.iter(_TEXT)) for one in paragraphs)

    def set_width(self, width: int) -> None:
        if self._width is None:
            self._width = put(self._properties, "w:tcW")
        self._width.set(_WIDTH, str(width))
        self._width.set(_TYPE, "dxa")


def cell_width(cell: Any) -> int:
    """The width of a cell in twips: as it states it, else that of its columns in the table's grid."""
    stated = cell.find(f"{_TC_PR}/{_TC_W}")
    if stated is not None and stated.get(_TYPE) == "dxa":
        return int(stated.get(_WIDTH))
    at = sum(_Cell(before).span for before in cell.itersiblings(_CELL, preceding=True))
    grid = next(cell.iterancestors(_TABLE)).find(qn("w:tblGrid"))
    return sum(int(column.get(_WIDTH)) for column in grid[at : at + _Cell(cell).span])


def side_margins(table: Any) -> int:
    """The room left and right of the text in a table's cells, in twips; Word's own where the table says nothing."""
    margins = table.find(f"{qn('w:tblPr')}/{qn('w:tblCellMar')}")
    total = 0
    for side in ("w:left", "w:right"):
        found = None if margins is None else margins.find(qn(side))
        total += 108 if found is None else int(found.get(_WIDTH))
    return total


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


def _raise_row(row: Any, height: int) -> None:
    """Make a row at least so high (twips)."""
    stated = put(properties_of(row), "w:trHeight", hRule="atLeast")
    stated.set(_VALUE, str(max(height, int(stated.get(_VALUE, "0")))))


def _total(table: Any) -> int:
    """The table's width as the template states it, else the sum of its columns, in twips."""
    stated = table.find(f"{qn('w:tblPr')}/{qn('w:tblW')}")
    if stated is not None and stated.get(_TYPE) == "dxa" and int(stated.get(_WIDTH)) > 0:
        return int(stated.get(_WIDTH))
    return sum(int(column.get(_WIDTH)) for column in table.find(qn("w:tblGrid")))
