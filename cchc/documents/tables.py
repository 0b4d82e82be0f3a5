"""Tables after rendering: cells merged down a column, and widths that fit what stands in the columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from cchc.text.widths import lines_within

_TC_PR, _TC_W, _V_MERGE, _SPAN, _CELL, _ROW = (
    qn(name) for name in ("w:tcPr", "w:tcW", "w:vMerge", "w:gridSpan", "w:tc", "w:tr")
)
_VALUE, _WIDTH, _TYPE = qn("w:val"), qn("w:w"), qn("w:type")
_TR_PR, _TR_HEIGHT, _PARAGRAPH, _TEXT = (qn(name) for name in ("w:trPr", "w:trHeight", "w:p", "w:t"))
_POINT = 20  # twips
_PADDING = 170  # twips beside a text, and above and under it
_SIZE = 12.0  # points, of the letters in tables
_LEADING = 1.15


def merge_down(cell: Any, how: str) -> None:
    """Begin a vertical merge in a cell (``first``) or carry it on (``next``)."""
    properties = _properties(cell)
    merged = etree.Element(_V_MERGE)
    merged.set(_VALUE, "restart" if how == "first" else "continue")
    before = [one for one in properties if one.tag in (qn("w:cnfStyle"), _TC_W, _SPAN)]
    properties.insert(len(before), merged)  # the schema's order: width, span, merge


def set_widths(table: Any, cells: Sequence[tuple[Any, int]]) -> None:
    """Give the columns under these cells of the heading row their shares of the table's width.

    The width (in twips) is what the template's own table takes. Every row keeps to the grid.
    """
    total = _total(table)
    whole = sum(share for _, share in cells)
    widths = [total * share // whole for _, share in cells]
    widths[-1] += total - sum(widths)
    grid = table.find(qn("w:tblGrid"))
    for column in list(grid):
        grid.remove(column)
    for width in widths:
        etree.SubElement(grid, qn("w:gridCol")).set(_WIDTH, str(width))
    for row in table.iterchildren(_ROW):
        at = 0
        for cell in row.iterchildren(_CELL):
            properties = _properties(cell)
            span = properties.find(_SPAN)
            columns = 1 if span is None else int(span.get(_VALUE))
            size = properties.find(_TC_W)
            if size is None:
                size = etree.Element(_TC_W)
                properties.insert(0, size)
            width = sum(widths[at : at + columns])
            size.set(_WIDTH, str(width))
            size.set(_TYPE, "dxa")
            merged = properties.find(_V_MERGE)
            if merged is not None and merged.get(_VALUE) == "restart":
                _raise_row(row, _height(cell, width))
            at += columns


def _raise_row(row: Any, height: int) -> None:
    """Make a row at least so high (twips) that a cell merged down from it has room for its text in it.

    Why: where the page ends between merged rows, the text would be torn in two.
    """
    properties = row.find(_TR_PR)
    if properties is None:
        properties = etree.Element(_TR_PR)
        row.insert(0, properties)
    stated = properties.find(_TR_HEIGHT)
    if stated is None:
        stated = etree.SubElement(properties, _TR_HEIGHT)
    stated.set(_VALUE, str(max(height, int(stated.get(_VALUE, "0")))))
    stated.set(qn("w:hRule"), "atLeast")


def _height(cell: Any, width: int) -> int:
    """About how high the text of a cell of this width stands, in twips."""
    room = (width - _PADDING) / _POINT / _SIZE
    lines = 0
    for paragraph in cell.iterchildren(_PARAGRAPH):
        words = "".join(text.text or "" for text in paragraph.iter(_TEXT))
        lines += lines_within(words, room)
    return round(lines * _SIZE * _LEADING * _POINT) + _PADDING


def _properties(cell: Any) -> Any:
    found = cell.find(_TC_PR)
    if found is None:
        found = etree.Element(_TC_PR)
        cell.insert(0, found)
    return found


def _total(table: Any) -> int:
    """The table's width as the template states it, else the sum of its columns."""
    stated = table.find(f"{qn('w:tblPr')}/{qn('w:tblW')}")
    if stated is not None and stated.get(_TYPE) == "dxa" and int(stated.get(_WIDTH)) > 0:
        return int(stated.get(_WIDTH))
    return sum(int(column.get(_WIDTH)) for column in table.find(qn("w:tblGrid")))
