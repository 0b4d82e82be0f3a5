"""Reporting and planning periods: names ("Q1-2025"), dates, Vietnamese labels, and every way people write them."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Literal

import msgspec
from dateutil.relativedelta import relativedelta

from cchc.text.folding import fold

Unit = Literal["month", "quarter", "half", "nine-months", "year"]

_ROMAN = ("I", "II", "III", "IV")
_YEAR = r"(?:\s*(?:[/,.-]|nam|/\s*nam|,\s*nam)?\s*(?P<year>\d{4}))?"
_PATTERNS: tuple[tuple[Unit, re.Pattern[str]], ...] = (
    ("quarter", re.compile(rf"(?:q|qui|quy)\s*\.?\s*(?P<number>0?[1-9]|[ivx]+|mot|hai|ba|bon|tu){_YEAR}")),
    ("quarter", re.compile(r"(?P<number>iv|i{1,3})\s*[/-]\s*(?P<year>\d{4})")),
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

    @property
    def months(self) -> int:
        """How many months it lasts."""
        return self.end.month - self.start.month + 1


def month(year: int, number: int) -> Period:
    """The period M06-2025, "tháng 6/2025"; ValueError for a number outside 1-12."""
    if not 1 <= number <= 12:
        raise ValueError(f"Không có tháng {number}: một năm chỉ có tháng 1 đến tháng 12")
    return _period(f"M{number:02}", f"tháng {number}/{year}", date(year, number, 1), 1)


def quarter(year: int, number: int) -> Period:
    """The period Q1-2025, "quý I/2025"; ValueError for a number outside 1-4."""
    if not 1 <= number <= 4:
        raise ValueError(f"Không có quý {number}: một năm chỉ có quý I đến quý IV")
    return _period(f"Q{number}", f"quý {_ROMAN[number - 1]}/{year}", date(year, 3 * number - 2, 1), 3)


def first_half(year: int) -> Period:
    """The period H1-2025, "6 tháng đầu năm 2025"; cumulative."""
    return _period("H1", f"6 tháng đầu năm {year}", date(year, 1, 1), 6)


def nine_months(year: int) -> Period:
    """The period 9M-2025, "9 tháng đầu năm 2025"; cumulative."""
    return _period("9M", f"9 tháng đầu năm {year}", date(year, 1, 1), 9)


def whole_year(year: int) -> Period:
    """The period Y-2025, "năm 2025"; cumulative."""
    return _period("Y", f"năm {year}", date(year, 1, 1), 12)


def _period(name: str, label: str, start: date, months: int) -> Period:
    end = start + relativedelta(months=months - 1, day=31)
    return Period(name=f"{name}-{start.year}", label=label, start=start, end=end, cumulative=months > 3)


@lru_cache(maxsize=4096)
def parse_period(text: str, default_year: int | None = None) -> Period:
    """The period that a text names, in any way people write it; ``default_year`` stands in for a missing year.

    Raises ValueError with a Vietnamese sentence when it is none, or has no year and there is no default.
    Remembered, since all plans of a province name the same few, and a dozen checks ask for each.
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
