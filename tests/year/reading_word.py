"""A Word document read without the program: its paragraphs, and its tables as rows of texts."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Word:
    """The texts of a document's body; merged cells hold the text of the first."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as package:
            body = ElementTree.fromstring(package.read("word/document.xml"))[0]
            charts = [name for name in package.namelist() if name.startswith("word/charts/chart")]
            self.charts = [_bars(ElementTree.fromstring(package.read(name))) for name in charts]
        self.paragraphs = [_text(element) for element in body if element.tag == f"{_W}p"]
        self.tables = [_rows(element) for element in body if element.tag == f"{_W}tbl"]
        self.sections = [_size(page) for page in body.iter(f"{_W}sectPr")]

    @property
    def text(self) -> str:
        """All paragraphs, a line each."""
        return "\n".join(self.paragraphs)

    def table(self, *headings: str) -> list[list[str]]:
        """The rows under the heading row that begins so."""
        found = [table[1:] for table in self.tables if tuple(table[0][: len(headings)]) == headings]
        assert len(found) == 1, (headings, [table[0] for table in self.tables])
        return found[0]

    def has_table(self, *headings: str) -> bool:
        """Whether there is such a table."""
        return any(tuple(table[0][: len(headings)]) == headings for table in self.tables)


def _bars(chart: Any) -> dict[str, dict[str, int]]:
    """The values of a chart by series and category."""
    found = {}
    for series in chart.iter(f"{_C}ser"):
        categories = [point.findtext(f"{_C}v") or "" for point in series.findall(f"{_C}cat//{_C}pt")]
        values = [int(point.findtext(f"{_C}v") or 0) for point in series.findall(f"{_C}val//{_C}pt")]
        found[series.findtext(f"{_C}tx/{_C}v") or ""] = dict(zip(categories, values, strict=True))
    return found


def _size(page: Any) -> tuple[int, int]:
    size = page.find(f"{_W}pgSz")
    return int(size.get(f"{_W}w")), int(size.get(f"{_W}h"))


def _text(paragraph: Any) -> str:
    pieces = []
    for element in paragraph.iter():
        if element.tag in (f"{_W}t", f"{_W}br"):
            pieces.append("\n" if element.tag == f"{_W}br" else element.text or "")
    return "".join(pieces)


def _rows(table: Any) -> list[list[str]]:
    rows: list[list[str]] = []
    for row in table.findall(f"{_W}tr"):
        cells: list[str] = []
        for at, cell in enumerate(row.findall(f"{_W}tc")):
            merged = cell.find(f"{_W}tcPr/{_W}vMerge")
            goes_on = merged is not None and merged.get(f"{_W}val") != "restart"
            text = "\n".join(_text(paragraph) for paragraph in cell.findall(f"{_W}p"))
            cells.append(rows[-1][at] if goes_on else text)
        rows.append(cells)
    return rows
