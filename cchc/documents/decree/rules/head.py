"""The head: Quốc hiệu and Tiêu ngữ at the right, who issues at the left, each with its rule."""

from __future__ import annotations

import re

from cchc.documents.decree.decree30 import decree
from cchc.documents.decree.document import Document
from cchc.documents.decree.head import Head
from cchc.documents.decree.lines import Line
from cchc.documents.decree.ruled import rules_of_head
from cchc.documents.decree.rules.fault import Fault, Faults, looking, sized
from cchc.documents.decree.rules.rule_lengths import ruled
from cchc.text import canonical, fold

_NO_LETTERS = re.compile(r"[\W_]+")
_LAYOUTS = {"tabs": "trình bày bằng tab hoặc dấu cách", "boxes": "trình bày bằng hộp văn bản", "stacked": "xếp dọc"}


def check_head(document: Document) -> Faults:
    """D201 to D217, and D901 where the columns are no table."""
    head = document.anatomy.head
    if head is None:
        if document.main.paragraphs:
            yield Fault("D201", document.main.paragraphs[0], "không thấy Quốc hiệu và Tiêu ngữ")
        return
    yield from _national(document, head)
    yield from _motto(document, head)
    yield from _bodies(head)
    rules = rules_of_head(document, head)
    if head.motto is not None:
        yield from ruled(document, ("D208", "D209"), [head.motto], rules.right, "motto")
    yield from ruled(document, ("D215", "D216"), head.issuer, rules.left, "issuer")
    yield from _columns(head)


def _national(document: Document, head: Head) -> Faults:
    line = head.national
    if line is None:
        yield Fault("D201", document.main.paragraphs[0], "không thấy Quốc hiệu")
        return
    if canonical(line.words) != canonical(decree().national):
        yield Fault("D201", line, f"“{line.words}”", f"“{decree().national}”")
    yield from looking("D202", [line], "capitals bold upright")
    yield from sized("D203", [line], "national")


def _motto(document: Document, head: Head) -> Faults:
    line = head.motto
    if line is None:
        yield Fault("D204", head.national or document.main.paragraphs[0], "không thấy Tiêu ngữ")
        return
    if _letters(line.words) != _letters(decree().motto):
        yield Fault("D204", line, f"“{line.words}”", f"“{decree().motto}”")
    elif line.words != decree().motto:
        yield Fault("D205", line, f"“{line.words}”", f"“{decree().motto}”")
    yield from looking("D206", [line], "bold upright")
    yield from sized("D207", [line], "motto")


def _letters(words: str) -> str:
    """The words without the signs between them."""
    return _NO_LETTERS.sub(" ", words).strip()


def _bodies(head: Head) -> Faults:
    if not head.issuer:
        yield Fault("D211", head.national or head.motto or head.paragraphs[0], "không thấy tên cơ quan ban hành")
    yield from looking("D212", head.issuer, "capitals bold upright")
    yield from looking("D214", head.superior, "capitals light upright")
    yield from sized("D213", [*head.superior, *head.issuer], "body_name")
    for line in head.issuer[:1]:
        if fold(line.words).startswith("ubnd "):
            yield Fault("D903", line, "“UBND” viết tắt trong tên cơ quan ban hành")


def _columns(head: Head) -> Faults:
    at = _anchor(head)
    if head.layout != "table":
        yield Fault("D901", at, _LAYOUTS[head.layout])
    elif any(one.cell and one.cell.bordered for one in head.paragraphs):
        yield Fault("D217", at, "bảng có kẻ khung")


def _anchor(head: Head) -> Line:
    anchor = head.national or head.motto
    assert anchor is not None
    return anchor
