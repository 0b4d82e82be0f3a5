"""What a file is that is no plan (a report, a letter, a lone appendix), so that a wrong file is told at once."""

from __future__ import annotations

from cchc.citations import kinds_of
from cchc.importing.blocks import Document
from cchc.importing.body.dividing import Divided
from cchc.importing.body.heads import read_head, read_subject
from cchc.importing.body.pieces import pieces
from cchc.importing.notes import every_paragraph
from cchc.importing.recognising import opens_appendix
from cchc.text import fold

PLANS = frozenset(("Kế hoạch", "Chương trình", "Chương trình hành động", "Đề án", "Phương án"))
"""Kinds of documents that lay down tasks for a time."""
_NAMED = tuple(fold(kind) for kind in PLANS)
_LETTER = ("kinh gui", "v/v", "ve viec")
_UNKNOWN = "Không thấy tên loại “KẾ HOẠCH” ở đầu tệp: tệp này có đúng là một kế hoạch không?"


def doubted_kind(document: Document, divided: Divided) -> str | None:
    """The sentence that says that a file is no plan, or does not say what it is; None for a plan.

    A decision passes where a plan stands in the file behind it or its title names one.
    """
    subject = read_subject(divided.subject)
    kind = subject.kind if subject.said_kind else _unsaid(document, divided)
    if kind in PLANS or (kind == "Quyết định" and (divided.decision or _names_a_plan(subject.title))):
        return None
    if kind == "Quyết định":
        return "Tệp này là Quyết định, không thấy kế hoạch nào ban hành kèm theo."
    if kind == "Phụ lục":
        return "Tệp này chỉ có Phụ lục, không có phần văn bản của kế hoạch."
    return f"Tệp này là {kind}, không phải kế hoạch." if kind else _UNKNOWN


def _unsaid(document: Document, divided: Divided) -> str:
    """The kind of a document that does not name it, by its sign and its first lines; "" where they tell nothing."""
    first = next((one for one in every_paragraph(document.blocks) if one.text.strip()), None)
    if first is not None and opens_appendix(first):
        return "Phụ lục"
    head = read_head(divided.head, None, "")
    codes = head.sign.split("-") if isinstance(head.sign, str) else []
    by_sign = next((kinds[0] for code in codes if (kinds := kinds_of(code))), "")
    lines = (piece.folded for piece in pieces(divided.head))
    return by_sign or ("Công văn" if codes or any(line.startswith(_LETTER) for line in lines) else "")


def _names_a_plan(title: str) -> bool:
    return any(name in fold(title) for name in _NAMED)
