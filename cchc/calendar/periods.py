"""Periods of a year: their names, bounds and Vietnamese labels, and reading them however people write them."""

from __future__ import annotations

import re
from datetime import date

from dateutil.relativedelta import relativedelta
from msgspec import Struct

from cchc.text import fold

_ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}
_NUMERALS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


class Period(Struct, frozen=True, order=True):
    """A stretch of one year: ``first`` to ``last`` are its months (1 to 12).

    ``name`` is Q1-2025, H1-2025 (6 tháng), 9M-2025, Y-2025, M06-2025. A period that starts in January and is
    longer than a quarter is ``cumulative``: its report covers all since the start of the year.
    """

    year: int
    first: int
    last: int

    @property
    def code(self) -> str:
        """The name without the year."""
        months = self.last - self.first + 1
        if months == 1:
            return f"M{self.first:02d}"
        if months == 3:
            return f"Q{self.last // 3}"
        return {6: "H1" if self.first == 1 else "H2", 9: "9M", 12: "Y"}[months]

    @property
    def name(self) -> str:
        """The one name that the period has in files, JSON and options."""
        return f"{self.code}-{self.year}"

    @property
    def start(self) -> date:
        """The first day."""
        return date(self.year, self.first, 1)

    @property
    def end(self) -> date:
        """The last day."""
        return date(self.year, self.last, 1) + relativedelta(months=1, days=-1)

    @property
    def cumulative(self) -> bool:
        """Whether its figures run from the start of the year over more than a quarter."""
        return self.first == 1 and self.last > 3

    @property
    def label(self) -> str:
        """The Vietnamese name in a sentence: "quý I/2025", "6 tháng đầu năm 2025", "năm 2025", "tháng 6/2025"."""
        months = self.last - self.first + 1
        if months == 1:
            return f"tháng {self.first}/{self.year}"
        if months == 3:
            return f"quý {_ROMAN[self.last // 3]}/{self.year}"
        if months == 12:
            return f"năm {self.year}"
        return f"{months} tháng {'đầu' if self.first == 1 else 'cuối'} năm {self.year}"


def month(year: int, number: int) -> Period:
    """Month 1 to 12."""
    return Period(year, number, number)


def quarter(year: int, number: int) -> Period:
    """Quarter 1 to 4."""
    return Period(year, 3 * number - 2, 3 * number)


def quarter_of(day: date) -> Period:
    """The quarter that a day lies in."""
    return quarter(day.year, (day.month + 2) // 3)


_YEAR = r"(?:[\s/,-]*(?:nam\s*)?(?P<year>\d{4}))?"
_FORMS = tuple(
    (re.compile(rf"^(?:bao cao\s+|ky\s+)?(?:{form}){_YEAR}$"), kind)
    for form, kind in (
        (r"(?:q|quy|qui)\s*(?P<n>iv|i{1,3}|[1-4])", "quarter"),
        (r"h1|(?:6|sau|06)\s*(?:thang|t|m)(?:\s*dau(?:\s*nam)?)?|6m", "half"),
        (r"9m|(?:9|chin|09)\s*(?:thang|t)(?:\s*dau(?:\s*nam)?)?", "nine"),
        (r"(?:m|t|thang)\s*(?P<n>1[0-2]|0?[1-9])", "month"),
        (r"y|ca nam|tong ket(?:\s*nam)?|nam|", "year"),
    )
)


def parse_period(text: str, default_year: int | None = None) -> Period:
    """The period that ``text`` names: "Q1-2025", "quý I/2025", "6 tháng đầu năm 2025", "T6/2025", "2025" …

    Without a year it is ``default_year``'s. ValueError with a Vietnamese sentence for what is not a period.
    """
    plain = fold(text)
    for pattern, kind in _FORMS:
        found = pattern.match(plain)
        if found is None or not plain:
            continue
        year = int(found["year"]) if found["year"] else default_year
        if year is None:
            raise ValueError(f"Kỳ “{text}” thiếu năm: viết như Q1-2025.")
        if kind == "quarter":
            return quarter(year, _NUMERALS[found["n"]])
        if kind == "month":
            return month(year, int(found["n"]))
        return Period(year, 1, {"half": 6, "nine": 9, "year": 12}[kind])
    raise ValueError(f"Không hiểu kỳ “{text}”: viết như Q1-2025, H1-2025 (6 tháng), Q3-2025, Y-2025, M06-2025.")
