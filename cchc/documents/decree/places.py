"""Where a paragraph stands, in the words of an office."""

from __future__ import annotations

from cchc.documents.decree.cells import Cell
from cchc.documents.decree.document import Document
from cchc.documents.decree.reading import Paragraph

_PARTS = (("header", "đầu trang"), ("footer", "chân trang"), ("footnotes", "chú thích cuối trang"))


def place(document: Document, paragraph: Paragraph) -> str:
    """The place of a paragraph: "trang đầu, ô bên phải, đoạn 3", "phần ký, đoạn 40", "đoạn 12"."""
    return ", ".join([*_around(document, paragraph), f"đoạn {paragraph.number}"])


def place_of_section(document: Document, number: int) -> str:
    """A section as a place: "cả văn bản" where it is the only one, "phần (section) 2, từ đoạn 40"."""
    if sum(section.first is not None for section in document.sections) == 1:
        return "cả văn bản"
    first = document.sections[number - 1].first
    return f"phần (section) {number}" + (f", từ đoạn {first.number}" if first else "")


def _around(document: Document, paragraph: Paragraph) -> list[str]:
    if paragraph.part != document.main.part:
        name = paragraph.part.rpartition("/")[2]
        return [f"{words} ({name})" for mark, words in _PARTS if name.startswith(mark)] or [name]
    anatomy = document.anatomy
    if anatomy.head and paragraph.number in {one.number for one in anatomy.head.paragraphs}:
        return ["trang đầu", *_column(paragraph, {line.paragraph.number for line in anatomy.head.right})]
    if anatomy.closing and paragraph.number in _closing(document):
        return ["phần ký, nơi nhận"]
    appendix = next((one for one in reversed(anatomy.appendices) if one.first.number <= paragraph.number), None)
    where = [f"Phụ lục {appendix.number}".strip()] if appendix else []
    return where + ([_cell(paragraph.cell)] if paragraph.cell else []) + (["hộp văn bản"] if paragraph.box else [])


def _column(paragraph: Paragraph, right: set[int]) -> list[str]:
    if paragraph.box:
        return ["hộp văn bản"]
    if paragraph.cell is None:
        return []
    return ["ô bên phải" if paragraph.number in right else "ô bên trái"]


def _closing(document: Document) -> set[int]:
    closing = document.anatomy.closing
    lines = [*closing.recipients, *closing.signature] if closing else []
    return {line.paragraph.number for line in lines}


def _cell(cell: Cell) -> str:
    return f"bảng {cell.table}, hàng {cell.row + 1}"
