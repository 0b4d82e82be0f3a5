"""A .docx file read for tests: paragraphs and tables in order, merges resolved, footnotes, sections, headers."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
LEFTOVERS = re.compile(r"\{\{|\{%|\{#|[\ufdd0-\ufdef]|\bNone\b|UNSET|Undefined")


@dataclass
class Cell:
    """A cell of a table's grid; cells that are merged share one ``Cell``."""

    element: Any
    text: str
    row: int
    column: int
    span: int
    rows: int = 1


@dataclass
class Section:
    """A section: its paragraphs and tables in order, its page and its headers by type."""

    properties: Any
    blocks: list[Any] = field(default_factory=list)

    @property
    def landscape(self) -> bool:
        return self.properties.find(f"{W}pgSz").get(f"{W}orient") == "landscape"

    @property
    def first_number(self) -> str | None:
        number = self.properties.find(f"{W}pgNumType")
        return None if number is None else number.get(f"{W}start")

    @property
    def own_first_page(self) -> bool:
        return self.properties.find(f"{W}titlePg") is not None

    def headers(self) -> dict[str, str]:
        """The relationship of each kind of header ("default", "first")."""
        return {one.get(f"{W}type"): one.get(f"{R}id") for one in self.properties.iter(f"{W}headerReference")}


class Word:
    """A Word document as its package says it."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            assert package.testzip() is None
            self.parts = {name: package.read(name) for name in package.namelist()}
        for name, part in self.parts.items():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(part)

    @cached_property
    def body(self) -> Any:
        return etree.fromstring(self.parts["word/document.xml"])[0]

    @cached_property
    def notes(self) -> dict[str, str]:
        """The texts of the footnotes by id, without the separators."""
        part = self.parts.get("word/footnotes.xml")
        found = {} if part is None else {one.get(f"{W}id"): one for one in etree.fromstring(part)}
        return {key: text_of(one).strip() for key, one in found.items() if one.get(f"{W}type") is None}

    @cached_property
    def references(self) -> list[str]:
        """The ids of the footnotes referred to, in the document's order."""
        return [one.get(f"{W}id") for one in self.body.iter(f"{W}footnoteReference")]

    @cached_property
    def sections(self) -> list[Section]:
        """The sections in order."""
        made: list[Section] = []
        blocks: list[Any] = []
        for block in self.body:
            if block.tag == f"{W}sectPr":
                made.append(Section(block, blocks))
                continue
            blocks.append(block)
            end = block.find(f"{W}pPr/{W}sectPr")
            if end is not None:
                made.append(Section(end, blocks))
                blocks = []
        return made

    @property
    def tables(self) -> list[Any]:
        """The tables of the body."""
        return list(self.body.iterchildren(f"{W}tbl"))

    def paragraphs(self, section: int | None = None) -> list[Any]:
        """The paragraphs that stand in the body itself and hold words."""
        blocks = self.body if section is None else self.sections[section].blocks
        return [block for block in blocks if block.tag == f"{W}p" and text_of(block).strip()]

    def all_text(self) -> str:
        """Every word of the body, the headers and the footnotes, a paragraph on each line."""
        roots = [self.body] + [
            etree.fromstring(part) for name, part in self.parts.items() if re.match(r"word/(header|foot)", name)
        ]
        return "\n".join(text_of(paragraph) for root in roots for paragraph in root.iter(f"{W}p"))

    def header(self, relationship: str) -> Any:
        """The header with this relationship."""
        rels = etree.fromstring(self.parts["word/_rels/document.xml.rels"])
        target = next(one.get("Target") for one in rels if one.get("Id") == relationship)
        return etree.fromstring(self.parts[f"word/{target.removeprefix('/word/')}"])

    def note_after(self, words: str) -> str:
        """The text of the footnote that stands right after these words."""
        for paragraph in self.body.iter(f"{W}p"):
            said = ""
            for one in paragraph.iter(f"{W}t", f"{W}footnoteReference"):
                if one.tag == f"{W}t":
                    said += one.text or ""
                elif said.endswith(words):
                    return self.notes[one.get(f"{W}id")]
        raise AssertionError(f"no footnote after {words!r}")


def text_of(element: Any) -> str:
    """The text of an element as a person reads it: a line for each paragraph, breaks and tabs in it."""
    if element.tag != f"{W}p":
        return "\n".join(text_of(paragraph) for paragraph in element.iter(f"{W}p"))
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    runs = element.iter(f"{W}t", f"{W}br", f"{W}tab")
    return "".join(signs.get(one.tag, one.text or "") for one in runs if one.getparent().tag == f"{W}r")


def style_of(paragraph: Any) -> str | None:
    """The style of a paragraph by its id."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return None if style is None else style.get(f"{W}val")


def widths(table: Any) -> list[int]:
    """The widths of a table's columns, in twips."""
    return [int(column.get(f"{W}w")) for column in table.find(f"{W}tblGrid")]


def grid(table: Any) -> list[list[Cell]]:
    """The cells of a table, a list for each row with a cell for each column; asserts that the grid is whole."""
    count = len(widths(table))
    rows: list[list[Cell]] = []
    for number, row in enumerate(table.iterchildren(f"{W}tr")):
        made: list[Cell] = []
        for element in row.iterchildren(f"{W}tc"):
            cell = Cell(element, text_of(element), number, len(made), _number(element, "gridSpan"))
            merge = element.find(f"{W}tcPr/{W}vMerge")
            if merge is not None and merge.get(f"{W}val", "continue") == "continue":
                above = rows[-1][cell.column]
                assert not cell.text.strip(), f"a merged cell says {cell.text!r}"
                assert (above.column, above.span) == (cell.column, cell.span), "a merge has nothing above it"
                start = above.element.find(f"{W}tcPr/{W}vMerge")
                assert start is not None, "a merge does not begin"
                assert start.get(f"{W}val") == "restart", "a merge does not begin"
                above.rows += 1
                cell = above
            made += [cell] * cell.span
        assert len(made) == count, f"row {number}: {len(made)} of {count} columns"
        rows.append(made)
    return rows


def cells(table: Any) -> Iterator[Cell]:
    """Every cell of a table once."""
    seen: set[int] = set()
    for row in grid(table):
        for cell in row:
            if id(cell) not in seen:
                seen.add(id(cell))
                yield cell


def _number(cell: Any, name: str) -> int:
    found = cell.find(f"{W}tcPr/{W}{name}")
    return 1 if found is None else int(found.get(f"{W}val"))
