"""Reporting and planning periods: names ("Q1-2025"), dates, Vietnamese labels, and every way people write them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal

import msgspec
from dateutil.relativedelta import relativedelta

from cchc.text.folding import fold

Unit = Literal["month", "quarter", "half", "nine-months", "year"]

_ROMAN = ("I", "II", "III", "IV")
_YEAR = r"(?:\s*(?:[/,.-]|nam|/\s*nam|,\s*nam)?\s*(?P<year>\d{4}))?"
_PATTERNS: tuple[tuple[Unit, re.Pattern[str]], ...] = (
    ("quarter", re.compile(rf"(?:q|qui|quy)\s*\.?\s*(?P<number>0?[1-9]|[ivx]+|mot|hai|ba|bon|tu){_YEAR}")),
    ("half", re.compile(rf"(?:h1|(?:0?6|sau) thang(?: dau nam)?|nua dau nam){_YEAR}")),
    ("nine-months", re.compile(rf"(?:9m|(?:0?9|chin) thang(?: dau nam)?){_YEAR}")),
    ("month", re.compile(rf"(?:m|t|thang)\s*\.?\s*(?P<number>\d{{1,2}}){_YEAR}")),
    ("month", re.compile(r"(?P<number>\d{1,2})\s*[/-]\s*(?P<year>\d{4})")),
    ("year", re.compile(r"(?:(?:ca )?nam|y)\s*[/-]?\s*(?P<year>\d{4})|(?P<bare>\d{4})|(?:ca )?nam|y")),
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4}
_EXAMPLES = "“Q1-2025”, “quý I/2025”, “6 tháng đầu năm 2025”, “9 tháng 2025”, “tháng 6/2025”, “năm 2025”"


class Period(msgspec.Struct, frozen=True):
    """A period of one calendar year, first and last day included.

    ``cumulative`` tells that it counts from 1 January over several quarters (6 months, 9 months, the year): its
    report covers again what the shorter reports before it covered (Nghị định 09/2019/NĐ-CP).
    """

    name: str
    label: str
    start: date
    end: date
    cumulative: bool

    @property
    def year(self) -> int:
        """The calendar year it lies in."""
        return self.start.year


def month_bounds(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month (1-12); ValueError outside that."""
    return _bounds(year, month, 1)


def quarter_bounds(year: int, quarter: int) -> tuple[date, date]:
    """First and last day of a quarter (1-4); ValueError outside that."""
    if not 1 <= quarter <= 4:
        raise ValueError(f"Không có quý {quarter}: một năm chỉ có quý I đến quý IV")
    return _bounds(year, 3 * quarter - 2, 3)


def half_bounds(year: int, half: int) -> tuple[date, date]:
    """First and last day of the first (1) or second (2) half of a year; ValueError outside that."""
    if not 1 <= half <= 2:
        raise ValueError(f"Không có nửa năm thứ {half}")
    return _bounds(year, 6 * half - 5, 6)


def nine_months_bounds(year: int) -> tuple[date, date]:
    """First and last day of the first nine months of a year."""
    return _bounds(year, 1, 9)


def year_bounds(year: int) -> tuple[date, date]:
    """First and last day of a year."""
    return _bounds(year, 1, 12)


def _bounds(year: int, month: int, months: int) -> tuple[date, date]:
    if not 1 <= month <= 12:
        raise ValueError(f"Không có tháng {month}: một năm chỉ có tháng 1 đến tháng 12")
    start = date(year, month, 1)
    return start, start + relativedelta(months=months - 1, day=31)


def month(year: int, number: int) -> Period:
    """The period M06-2025, "tháng 6/2025"."""
    start, end = month_bounds(year, number)
    return Period(f"M{number:02}-{year}", f"tháng {number}/{year}", start, end, False)


def quarter(year: int, number: int) -> Period:
    """The period Q1-2025, "quý I/2025"."""
    start, end = quarter_bounds(year, number)
    return Period(f"Q{number}-{year}", f"quý {_ROMAN[number - 1]}/{year}", start, end, False)


def first_half(year: int) -> Period:
    """The period H1-2025, "6 tháng đầu năm 2025"; cumulative."""
    start, end = half_bounds(year, 1)
    return Period(f"H1-{year}", f"6 tháng đầu năm {year}", start, end, True)


def nine_months(year: int) -> Period:
    """The period 9M-2025, "9 tháng đầu năm 2025"; cumulative."""
    start, end = nine_months_bounds(year)
    return Period(f"9M-{year}", f"9 tháng đầu năm {year}", start, end, True)


def whole_year(year: int) -> Period:
    """The period Y-2025, "năm 2025"; cumulative."""
    start, end = year_bounds(year)
    return Period(f"Y-{year}", f"năm {year}", start, end, True)


def report_periods(year: int) -> tuple[Period, ...]:
    """The four reports of a year: quý I, 6 tháng, quý III, năm (Nghị định 09/2019/NĐ-CP)."""
    return quarter(year, 1), first_half(year), quarter(year, 3), whole_year(year)


def day_before(period: Period) -> date:
    """The last day before a period begins."""
    return period.start - timedelta(days=1)


def parse_period(text: str, default_year: int | None = None) -> Period:
    """The period that a text names, in any way people write it; ``default_year`` stands in for a missing year.

    Raises ValueError with a Vietnamese sentence when it is none, or has no year and there is no default.
    """
    folded = fold(text).strip(" .;,:()")
    for unit, pattern in _PATTERNS:
        match = pattern.fullmatch(folded)
        if match is None:
            continue
        found = match.groupdict()
        written = found.get("year") or found.get("bare")
        if written is None and default_year is None:
            raise ValueError(f"“{text}” thiếu năm; hãy ghi chẳng hạn {_EXAMPLES}")
        return _made(text, unit, found.get("number"), int(written) if written else default_year)
    raise ValueError(f"“{text}” không phải tên một kỳ; hãy ghi chẳng hạn {_EXAMPLES}")


def _made(text: str, unit: Unit, number: str | None, year: int | None) -> Period:
    if year is None or not 1900 <= year <= 2200:
        raise ValueError(f"“{text}”: năm {year} nằm ngoài khoảng 1900-2200")
    match unit:
        case "quarter":
            return quarter(year, _quarter_number(text, number or ""))
        case "month":
            return month(year, int(number or 0))
        case "half":
            return first_half(year)
        case "nine-months":
            return nine_months(year)
        case "year":
            return whole_year(year)


def _quarter_number(text: str, written: str) -> int:
    number = int(written) if written.isdigit() else _QUARTERS.get(written, 0)
    if not 1 <= number <= 4:
        raise ValueError(f"“{text}”: một năm chỉ có quý I đến quý IV")
    return number
