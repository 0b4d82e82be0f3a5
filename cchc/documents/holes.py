"""What tags left empty and Word must not find empty: cells without a paragraph, rows without cells, bare tables."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn
from lxml import etree

_CELL, _ROW, _TABLE, _PARAGRAPH = (qn(name) for name in ("w:tc", "w:tr", "w:tbl", "w:p"))


def fill_holes(body: Any) -> None:
    """Drop rows without cells and tables without rows; end every cell with a paragraph.

    Word takes a document with one of these for damaged.
    """
    for row in [one for one in body.iter(_ROW) if next(one.iter(_CELL), None) is None]:
        row.getparent().remove(row)
    for table in [one for one in body.iter(_TABLE) if next(one.iter(_ROW), None) is None]:
        table.getparent().remove(table)
    for cell in body.iter(_CELL):
        if len(cell) == 0 or cell[-1].tag != _PARAGRAPH:
            etree.SubElement(cell, _PARAGRAPH)
