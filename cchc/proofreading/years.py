"""A year before the plan's own in words that plan work: last year's text, copied."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc.proofreading.remark import Remark

_YEAR = re.compile(r"20\d\d\b(?! ?[-–/] ?\d| trở)")
_OF_A_YEAR = re.compile(r"\b(?:năm |quý [ivIV1-4]+/)$", re.IGNORECASE)
_CLAUSE = re.compile(r"[.;\n:]")
# What is planned; and what looks back, cites, or spans years.
_PLANNED = re.compile(r"kế hoạch|chương trình|phương án", re.IGNORECASE)
_LOOKS_BACK = re.compile(
    r"kết quả|báo cáo|chỉ số|đánh giá|xếp loại|xếp hạng|tổng kết|sơ kết|quyết toán|công bố|khắc phục|tồn tại"
    r"|hạn chế|số liệu|thống kê|kiểm điểm|khen thưởng|thi đua|so với|giai đoạn|đến hết|đến năm|từ năm|trước năm"
    r"|sau năm|cuối năm|chuyển sang|đã |\bsố \d|luật |nghị |quyết định|thông tư|chỉ thị|đề án"
    r"|tháng \d+ năm|và năm|[-–] \d{4}",
    re.IGNORECASE,
)


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
    for found in _YEAR.finditer(text):
        start = found.start()
        if _OF_A_YEAR.search(text[max(0, start - 9) : start]):
            before = _clause(text, start)
            rest = text[found.end() : found.end() + 25].partition("\n")[0].lstrip()
            if not _LOOKS_BACK.search(before + found.group()) and not _LOOKS_BACK.match(rest):
                yield Remark(start, found.end(), found.group())


def of_a_plan(text: str, at: int) -> bool:
    """Whether the clause up to a place speaks of a plan or programme."""
    return _PLANNED.search(_clause(text, at)) is not None


def _clause(text: str, at: int) -> str:
    starts = [end.end() for end in _CLAUSE.finditer(text, max(0, at - 400), at)]
    return text[starts[-1] if starts else max(0, at - 400) : at]
