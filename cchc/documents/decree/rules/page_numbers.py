"""The numbers of the pages: at the top, in the middle, Arabic, not on the first page, each appendix anew."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc.documents.decree.decree30 import decree
from cchc.documents.decree.document import Document, Edge, Section
from cchc.documents.decree.lines import Line
from cchc.documents.decree.pages import fills_more_than_a_page
from cchc.documents.decree.reading import Paragraph
from cchc.documents.decree.rules.fault import Fault, Faults, between
from cchc.officefiles.measures import size

_PAGE = re.compile(r"PAGE\b", re.IGNORECASE)
_OTHER_FIGURES = re.compile(r"\\\*\s*(roman|alphabetic|cardtext|ordtext|ordinal)", re.IGNORECASE)
_ARABIC = ("decimal", "numberInDash")


def check_page_numbers(document: Document) -> Faults:
    """D121 to D128."""
    at_top = _numbered(document, "header")
    at_bottom = _numbered(document, "footer")
    yield from _presence(document, at_top, at_bottom)
    for paragraph in at_top:
        yield from _centred(paragraph)
        yield from _look(paragraph)
    if at_top or at_bottom:
        yield from _figures(document, [*at_top, *at_bottom])
        yield from _first_page(document)
        yield from _starts(document)


def _numbered(document: Document, edge: Edge) -> list[Paragraph]:
    """The paragraphs with a page number in the headers or footers that any section shows."""
    found: dict[tuple[str, int], Paragraph] = {}
    for section in document.sections:
        for which in _shown(section, document, edge):
            for paragraph in _with_number(section, edge, which):
                found[paragraph.part, paragraph.number] = paragraph
    return list(found.values())


def _shown(section: Section, document: Document, edge: Edge) -> Iterator[str]:
    yield "default"
    if section.title_page:
        yield "first"
    if document.even_and_odd:
        yield "even"


def _with_number(section: Section, edge: Edge, which: str) -> list[Paragraph]:
    story = section.edges.get((edge, which))
    return [
        one for one in (story.paragraphs if story else ()) if any(_PAGE.match(f.instruction) for f in one.fields)
    ]


def _presence(document: Document, at_top: list[Paragraph], at_bottom: list[Paragraph]) -> Faults:
    if at_bottom and not at_top:
        yield Fault("D122", at_bottom[0], "số trang ở chân trang")
    elif not at_top and document.main.paragraphs and fills_more_than_a_page(document):
        yield Fault("D121", document.main.paragraphs[0], "không có số trang", section=1)


def _centred(paragraph: Paragraph) -> Faults:
    """Centred by the paragraph, by its frame, or by a tab stop; nothing is said of text boxes."""
    look = paragraph.look
    by_tab = paragraph.text.startswith("\t") and any(kind == "center" for _, kind in look.tabs)
    if paragraph.box or look.align == "center" or look.frame == "center" or by_tab:
        return
    where = {"right": "ở bên phải", "left": "ở bên trái", "both": "ở bên trái"}.get(look.align, "không ở giữa")
    yield Fault("D123", paragraph, "ở bên phải" if look.frame == "right" else where)


def _look(paragraph: Paragraph) -> Faults:
    low, high = decree().sizes["page_number"]
    digits = tuple(run for run in paragraph.runs if any(char.isdigit() for char in run.text))
    looks = [look for _, look in Line(paragraph, digits).looks()]
    looks = looks or [field.look for field in paragraph.fields if _PAGE.match(field.instruction)]
    for look in dict.fromkeys(looks):
        if not low <= look.size <= high:
            yield Fault("D124", paragraph, f"cỡ chữ {size(look.size)}", f"cỡ chữ {between(low, high)}")
        if look.italic:
            yield Fault("D124", paragraph, "in nghiêng", "chữ đứng")


def _figures(document: Document, numbered: list[Paragraph]) -> Faults:
    for number, section in enumerate(document.sections, start=1):
        if section.first is not None and section.format not in _ARABIC:
            yield Fault("D125", section.first, f"kiểu số {section.format}", section=number)
    for paragraph in numbered:
        if any(_OTHER_FIGURES.search(f.instruction) for f in paragraph.fields if _PAGE.match(f.instruction)):
            yield Fault("D125", paragraph, "không phải chữ số Ả Rập")


def _first_page(document: Document) -> Faults:
    first = document.sections[0]
    which = "first" if first.title_page else "default"
    edges: tuple[Edge, ...] = ("header", "footer")
    for edge in edges:
        for paragraph in _with_number(first, edge, which):
            if not any(field.instruction.upper().startswith("IF") for field in paragraph.fields):
                yield Fault("D126", paragraph, "số trang hiện cả ở trang thứ nhất")


def _starts(document: Document) -> Faults:
    first = document.sections[0]
    if first.first is not None and first.start not in ("", "1"):
        yield Fault("D127", first.first, f"bắt đầu từ {first.start}", section=1)
    seen = {one.section for one in document.anatomy.main if one.text.strip()}
    for appendix in document.anatomy.appendices:
        section = appendix.first.section
        if section in seen:
            yield Fault("D128", appendix.head, "đánh số tiếp theo phần trước, không bắt đầu phần (section) mới")
        elif document.sections[section].start != "1":
            yield Fault("D128", appendix.head, "đánh số tiếp theo phần trước")
        seen.add(section)
