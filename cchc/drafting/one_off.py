"""Tasks that a plan may hold for one year only: told by named rules over their words, for a person to decide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cchc.citations import citations
from cchc.drafting.years import Shift, mentions
from cchc.plans.rows import Row


class OneOff(NamedTuple):
    """Why a task may be for one year only: the rule, the words, what the rule says."""

    rule: str
    words: str
    why: str


_WORDS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    (
        "sơ-tổng-kết-giai-đoạn",
        re.compile(
            r"\b(?:sơ|tổng)\s+kết\b[^.;\n]*?(?:giai\s+đoạn|\d+\s+năm|nhiệm\s+kỳ|nghị\s+quyết|đề\s+án|chương\s+trình|chỉ\s+thị)",
            re.IGNORECASE,
        ),
        "sơ kết, tổng kết một giai đoạn",
    ),
    (
        "đại-hội-bầu-cử",
        re.compile(r"\bđại hội\b|\bbầu cử\b|\bkỷ niệm\b|\blần thứ (?:\d+|[IVX]+|nhất|hai|ba)\b", re.IGNORECASE),
        "sự kiện không diễn ra hằng năm",
    ),
    (
        "bắt-đầu",
        re.compile(
            r"\bkhởi động\b|\bra mắt\b|\bkhai trương\b|\bthí điểm\b"
            r"|\bđưa\b[^.;\n]{0,60}?\bvào (?:hoạt động|vận hành|sử dụng|khai thác)\b"
            r"|\bthành lập (?:ban|tổ|trung tâm|hội đồng)\b",
            re.IGNORECASE,
        ),
        "việc bắt đầu, thí điểm, thành lập",
    ),
    (
        "sáp-nhập",
        re.compile(r"\bsáp nhập\b|\bhợp nhất\b|\bgiải thể\b|\bkết thúc hoạt động\b", re.IGNORECASE),
        "việc của một lần sắp xếp tổ chức",
    ),
    (
        "năm-đầu-năm-cuối",
        re.compile(r"\bnăm (?:đầu|cuối|đầu tiên|cuối cùng)\b(?! năm)", re.IGNORECASE),
        "năm đầu, năm cuối",
    ),
)
_LASTING = frozenset({"Luật", "Bộ luật", "Nghị định", "Thông tư", "Pháp lệnh", "Hiến pháp"})


def one_off(row: Row, shift: Shift) -> OneOff | None:
    """The first rule by which the task may be for the old year only; None where none speaks of it."""
    return next(_found(row, shift), None)


def _found(row: Row, shift: Shift) -> Iterator[OneOff]:
    for rule, pattern, why in _WORDS:
        if hit := pattern.search(row.text):
            yield OneOff(rule, hit.group(), why)
    for mention in mentions(row.text, shift):
        if mention.rule == "giai-đoạn-hết":
            yield OneOff("giai-đoạn-hết", mention.was, "giai đoạn đã hết trước năm mới")
    own = [phrase.text for phrase in row.phrases] if row.deadline_from is None else []
    for text in (row.text, *own):
        for cited in citations(text):
            dated = cited.date.day if cited.date is not None else None
            if dated is not None and dated.year >= shift.old - 1 and cited.kind not in _LASTING:
                words = text[cited.start : cited.date.end if cited.date else cited.end]
                yield OneOff("văn-bản-có-ngày", words, "gắn với một văn bản mới ban hành")
