"""A year before the plan's own in words that plan work: last year's text, copied."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc.proofreading.remark import Remark
from cchc.proofreading.words import lowered

_YEAR = re.compile(r"20\d\d\b(?! ?[-–/] ?\d| trở)")
_OF_A_YEAR = re.compile(r"\b(?:năm |quý [iv1-4]+/)$")
_BEFORE_A_YEAR = ("năm ", "/", "\n")
_ENDS_OF_A_CLAUSE = ".;\n:"
_LONGEST = 400
# What is planned; and what looks back, cites, or spans years (in small letters).
_PLANNED = ("kế hoạch", "chương trình", "phương án")
_LOOKING_BACK = (
    *("kết quả", "báo cáo", "chỉ số", "đánh giá", "xếp loại", "xếp hạng", "tổng kết", "sơ kết", "quyết toán"),
    *("công bố", "khắc phục", "tồn tại", "hạn chế", "số liệu", "thống kê", "kiểm điểm", "khen thưởng", "thi đua"),
    *("so với", "giai đoạn", "đến hết", "đến năm", "từ năm", "trước năm", "sau năm", "cuối năm", "và năm"),
    *("chuyển sang", "đã ", "luật ", "nghị ", "quyết định", "thông tư", "chỉ thị", "đề án"),
)
_WITH_NUMBERS = re.compile(r"\bsố \d|tháng \d+ năm|[-–] \d{4}")
"""The same with numbers, sought in what has none of the words: a word is found much faster than a pattern."""


def earlier_years(text: str, year: int) -> Iterator[Remark]:
    """Years before ``year`` (at most ten) where nothing looks back, cites a document or spans several years."""
    for start, end, written in years_of_work(text):
        if is_earlier(written, year):
            yield Remark(start, end, str(year))


def is_earlier(written: str, year: int) -> bool:
    """Whether a year written somewhere is before ``year``, at most ten years."""
    return 0 < year - int(written) <= 10


def years_of_work(text: str) -> Iterator[Remark]:
    """The years in which something is to be done, as nothing looks back; ``right`` is the year itself."""
    lower = lowered(text)
    for found in _YEAR.finditer(text):
        start, end = found.span()
        if lower.endswith(_BEFORE_A_YEAR, 0, start) and _OF_A_YEAR.search(lower[max(0, start - 9) : start]):
            clause = lower[_clause(lower, start) : end]
            rest = lower[end : end + 25].partition("\n")[0].lstrip()
            if not _looks_back(clause) and not rest.startswith(_LOOKING_BACK) and not _WITH_NUMBERS.match(rest):
                yield Remark(start, end, found.group())


def of_a_plan(text: str, at: int) -> bool:
    """Whether the clause up to a place speaks of a plan or programme."""
    lower = lowered(text)
    clause = lower[_clause(lower, at) : at]
    return any(map(clause.__contains__, _PLANNED))


def _looks_back(clause: str) -> bool:
    return any(map(clause.__contains__, _LOOKING_BACK)) or _WITH_NUMBERS.search(clause) is not None


def _clause(text: str, at: int) -> int:
    """Where the clause before a place begins, not too far from it."""
    first = max(0, at - _LONGEST)
    return max(first, *(text.rfind(sign, first, at) + 1 for sign in _ENDS_OF_A_CLAUSE))
