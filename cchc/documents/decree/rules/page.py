"""The page: A4, upright, with margins in their ranges."""

from __future__ import annotations

from cchc.documents.decree.decree30 import Range, decree
from cchc.documents.decree.document import Document, Section
from cchc.documents.decree.rules.fault import Fault, Faults, between
from cchc.officefiles.measures import POINTS_A_MM, millimetres

_PAPER_SLACK, _MARGIN_SLACK = 1.0, 0.3
"""Millimetres by which programs round the sizes of papers and margins."""


def check_page(document: Document) -> Faults:
    """D101 paper, D102 orientation, D103 margins, section by section."""
    for number, section in enumerate(document.sections, start=1):
        for fault in _faults(document, section, number - 1) if section.first is not None else ():
            yield fault._replace(section=number)


def _faults(document: Document, section: Section, index: int) -> Faults:
    assert section.first is not None
    yield from _paper(section)
    if _landscape(section) and _has_text(document, index) and not _has_table(document, index):
        yield Fault("D102", section.first, "trang ngang")
    yield from _margins(section)


def _paper(section: Section) -> Faults:
    assert section.first is not None
    if section.width is None or section.height is None:
        yield Fault("D101", section.first, "tệp không ghi khổ giấy (Word dùng khổ Letter)")
        return
    sides = sorted(side / POINTS_A_MM for side in (section.width, section.height))
    if any(abs(side - wanted) > _PAPER_SLACK for side, wanted in zip(sides, decree().paper, strict=True)):
        yield Fault("D101", section.first, f"{millimetres(section.width)} × {millimetres(section.height)}")


def _landscape(section: Section) -> bool:
    return section.width is not None and section.height is not None and section.width > section.height


def _has_text(document: Document, index: int) -> bool:
    """Whether a section holds words of the document proper, before any appendix."""
    return any(one.section == index and one.text.strip() for one in document.anatomy.main)


def _has_table(document: Document, index: int) -> bool:
    """Whether a section holds a table that is neither the head nor the closing."""
    anatomy = document.anatomy
    head = {one.cell.table for one in (anatomy.head.paragraphs if anatomy.head else ()) if one.cell}
    closing = anatomy.closing
    lines = [*closing.recipients, *closing.signature] if closing else []
    outer = head | {line.paragraph.cell.table for line in lines if line.paragraph.cell}
    return any(one.section == index and one.cell and one.cell.table not in outer for one in anatomy.main)


def _margins(section: Section) -> Faults:
    assert section.first is not None
    if not section.margins:
        yield Fault("D103", section.first, "tệp không ghi lề trang")
        return
    if _landscape(section) and not any(True for _ in _outside(section, decree().turned_margins)):
        return
    for side, value, (low, high) in _outside(section, decree().margins):
        wanted = f"lề {side} {between(low, high)} mm"
        yield Fault("D103", section.first, f"lề {side} {millimetres(value)}", wanted)


def _outside(section: Section, ranges: dict[str, Range]) -> list[tuple[str, float, Range]]:
    def fits(side: str, value: float) -> bool:
        low, high = ranges[side]
        return low - _MARGIN_SLACK <= value / POINTS_A_MM <= high + _MARGIN_SLACK

    return [(side, value, ranges[side]) for side, value in section.margins.items() if not fits(side, value)]
