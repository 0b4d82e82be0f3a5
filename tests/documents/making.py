"""Small templates made for one test: the packaged template's styles and page around a body of its own."""

from __future__ import annotations

import re
from datetime import date
from xml.sax.saxutils import escape

from lxml import etree
from msgspec import Struct

from cchc.documents.rendering import render
from cchc.documents.templates import Template
from tests.documents.breaking import NS, Copy
from tests.documents.word import W, Word

DATED = date(2025, 1, 2)


class Given(Struct, frozen=True, kw_only=True):
    """The data of a small template: one value, and a list of them."""

    x: object = ""
    xs: tuple[object, ...] = ()


def said(*texts: str, form: str = "") -> str:
    """A paragraph, each text a run of its own; ``form`` are its properties."""
    runs = "".join(f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' for text in texts)
    return f"<w:p>{f'<w:pPr>{form}</w:pPr>' if form else ''}{runs}</w:p>"


def row(*cells: str) -> str:
    """A row of a table, a cell for each text."""
    return f"<w:tr>{''.join(f'<w:tc><w:tcPr/>{said(cell)}</w:tc>' for cell in cells)}</w:tr>"


def table(*rows: str, columns: int = 1, width: int = 9000) -> str:
    """A table of rows made by ``row``."""
    grid = f'<w:gridCol w:w="{width // columns}"/>' * columns
    form = f'<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/></w:tblPr>'
    return f"<w:tbl>{form}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def package(*blocks: str) -> Copy:
    """A package whose body holds these blocks (texts become paragraphs) on the page of the plan's first part."""

    def change(root: etree._Element) -> None:
        body = root[0]
        page = body.find(f"{W}p/{W}pPr/{W}sectPr")
        for old in list(body):
            body.remove(old)
        for block in blocks:
            xml = block if block.startswith("<w:") else said(block)
            body.extend(etree.fromstring(f"<a {NS}>{xml}</a>"))
        body.append(page)

    made = Copy().edit(change)
    core = made.parts["docProps/core.xml"].decode()
    return made.add("docProps/core.xml", re.sub(r"\{\{.*?\}\}", "", core))


def template(*blocks: str) -> Template:
    """The package as a template."""
    return Template("plan", "gia.docx", package(*blocks).data())


def rendered(*blocks: str, x: object = "", xs: tuple[object, ...] = ()) -> Word:
    """The blocks rendered with these values."""
    return Word(render(template(*blocks), Given(x=x, xs=xs), DATED))
