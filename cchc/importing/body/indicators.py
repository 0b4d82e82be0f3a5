"""Targets out of the sentences of the body: "… đạt ít nhất 90% …", "100% hồ sơ …", "98% trở lên …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import UNSET

from cchc.importing.body.sections import Part
from cchc.plans.base import Comparison, Target, is_figure

_BEFORE = r"(?P<before>ít nhất|tối thiểu|từ|trên|hơn|dưới|không quá|tối đa|không vượt quá)?"
_PERCENT = re.compile(
    rf"(?:(?P<reach>đạt|ở mức|lên|xuống|là|:)\s*)?(?:tỷ lệ\s+)?(?:(?:từ|trên|ít nhất)\s+)?{_BEFORE}\s*"
    rf"(?P<sign>[≥≤><]?)\s*(?<![\d/.,-])(?P<value>\d{{1,3}}(?:[.,]\d{{1,2}})?)\s?%"
    rf"(?P<after>\s*trở lên|\s*trở xuống)?",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\b(?P<before>ít nhất|tối thiểu)\s+(?P<value>\d{1,3})\s+"
    r"(?P<unit>mô hình|sáng kiến|giải pháp|lớp|cuộc|hội nghị|lần|"
    r"đợt|buổi|tin, bài|tin bài|đơn vị|cơ quan|thủ tục hành chính|dịch vụ công)\b",
    re.IGNORECASE,
)
_SIGNS: dict[str, Comparison] = {"≥": ">=", "≤": "<=", ">": ">", "<": "<"}
_OVER: tuple[tuple[str, Comparison], ...] = (
    *(("ít nhất", ">="), ("tối thiểu", ">="), ("trên", ">"), ("hơn", ">"), ("từ", ">="), ("dưới", "<")),
    *(("không quá", "<="), ("tối đa", "<="), ("không vượt quá", "<=")),
)
_LEADS_IN = re.compile(
    r"^(?:(?:phấn đấu|bảo đảm|đảm bảo|duy trì|nâng cao|nâng|có|đạt|trong số đó|trong đó|và|đồng thời|tiếp tục|đưa|"
    r"hoàn thành|giữ vững|để|cụ thể|(?:đến |từ )?(?:cuối |hết )?năm \d{4}(?: trở đi)?|"
    r"(?:trong )?giai đoạn \d{4}\s*[-–]\s*\d{4}|chỉ tiêu \d+:?)[\s,:]+)+",
    re.IGNORECASE,
)
_EMPTY_LEAD = re.compile(
    r"(?:phấn đấu|bảo đảm|đảm bảo|duy trì|có|đạt|trong đó|và|đồng thời|(?:đến )?(?:cuối |hết )?năm \d{4}|"
    r"[\s,:–-])*",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r"[;.](?=\s|$)|,\s+(?=(?:đảm bảo|bảo đảm|phấn đấu|trong đó|trong số đó)\b)|\n")
_RATE = re.compile(r"\b(?:tỷ lệ|tỉ lệ|mức độ)\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")
_LONGEST = 300


def read_targets(whole: Part) -> list[Target]:
    """The goals with figures that the body states, in order, with the section of each."""
    found: list[Target] = []
    for part in whole.walk():
        for content in part.content:
            for passage in content.passages:
                text = re.sub(r"\[\^[^\]\s]+\]", "", passage.words)
                for clause in _clauses(text):
                    found += _targets(clause, part.path)
    return found


def _clauses(text: str) -> list[str]:
    parts, start = [], 0
    for cut in _CLAUSES.finditer(text):
        parts.append(text[start : cut.start()])
        start = cut.end() if cut.group()[0] in ";.\n" else cut.start() + 1
    return [part.strip() for part in [*parts, text[start:]] if part.strip()]


def _targets(clause: str, section: str) -> Iterator[Target]:
    """The goals of one clause: of several figures each has the words up to the next."""
    aside = [found.span() for found in _BRACKETS.finditer(clause)]
    figures = [
        found
        for found in (_PERCENT.finditer(clause) if "%" in clause else ())
        if not any(start < found.start("value") < end for start, end in aside)
    ]
    start = 0
    for at, figure in enumerate(figures):
        end = figures[at + 1].start() if at + 1 < len(figures) else len(clause)
        before, after = clause[start : figure.start()].strip(" ,:"), clause[figure.end() : end].strip(" ,:")
        indicator = _indicator(before, after, figure)
        start = figure.end() if figure["reach"] or not after else end
        if indicator is not None:
            yield from _target(indicator, _comparison(figure), figure["value"], "%", section)
    if not figures and (count := _COUNT.search(clause)) is not None:
        rest = clause[count.end() :].strip(" ,:")
        indicator = f"{_LEADS_IN.sub('', clause[: count.start()].strip())} {count['unit']} {rest}".strip()
        yield from _target(indicator, ">=", count["value"], count["unit"].lower(), section)


def _indicator(before: str, after: str, figure: re.Match[str]) -> str | None:
    """What a figure measures: the words behind "100%", or those before "đạt 90%"; None where neither are there."""
    lead = _LEADS_IN.sub("", before).strip(" ,:")
    if _EMPTY_LEAD.fullmatch(before) or _EMPTY_LEAD.fullmatch(lead):
        return after or None
    rates = list(_RATE.finditer(lead))
    if figure["reach"] or not after or (rates and rates[-1].group().lower().startswith("t") and figure["before"]):
        return lead[rates[-1].start() :].strip() if rates else lead
    short = lead.rpartition(",")[2].strip()
    return f"{_LEADS_IN.sub('', short + ' ').strip()} {after}".strip()


def _comparison(figure: re.Match[str]) -> Comparison:
    after = (figure["after"] or "").strip().lower()
    if after:
        return ">=" if after == "trở lên" else "<="
    if figure["sign"]:
        return _SIGNS[figure["sign"]]
    words = figure.group().lower()
    return next((sign for word, sign in _OVER if re.search(rf"\b{word}\b", words)), "=")


def _target(indicator: str, comparison: Comparison, value: str, unit: str, section: str) -> Iterator[Target]:
    number = float(value.replace(",", "."))
    if is_figure(number) and 2 < len(indicator) <= _LONGEST:
        yield Target(
            indicator=indicator,
            comparison=comparison,
            value=int(number) if number.is_integer() else number,
            unit=unit,
            section=section or UNSET,
        )
