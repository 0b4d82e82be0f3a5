"""A reference to a day or a period that may still lack its year: "quý II", "tháng 3/2025", "15/6", "cuối năm"."""

from __future__ import annotations

import calendar
from datetime import date
from typing import Literal

import msgspec

LAST = 99  # stands for "the last day of the month", whatever its length

Unit = Literal["day", "point", "week", "month", "quarter", "months", "year"]


class Ref(msgspec.Struct, frozen=True):
    """Days of a year: from ``days[0]`` of month ``months[0]`` to ``days[1]`` of month ``months[1]``.

    ``unit`` "point" is a day that words give ("cuối quý"). ``name`` is how people call it, without its year;
    ``relative`` tells that the year is said from the plan's ("năm sau"), ``annual`` that "hằng năm" stands with it;
    ``time`` is a time of day in words; ``first`` and ``after`` are the tokens it was read from.
    """

    unit: Unit
    name: str
    months: tuple[int, int]
    days: tuple[int, int] = (1, LAST)
    year: int | None = None
    relative: bool = False
    annual: bool = False
    time: str | None = None
    first: int = 0
    after: int = 0

    @property
    def is_day(self) -> bool:
        """Whether it names one day rather than a period."""
        return self.unit in ("day", "point")

    def within(self, year: int) -> Span:
        """The days it covers in a year (29/2 of a common year does not exist: ValueError)."""
        start = date(year, self.months[0], _day(year, self.months[0], self.days[0]))
        return Span(start, date(year, self.months[1], _day(year, self.months[1], self.days[1])))

    def called(self, year: int | None) -> str:
        """Its name, with the year when one is given: "quý I/2025", "6 tháng đầu năm 2025"."""
        if year is None:
            return self.name
        if self.unit in ("months", "year", "point"):
            return f"{self.name} {year}" if self.name.endswith("năm") else f"{self.name}/{year}"
        return f"{self.name}/{year}"


class Span(msgspec.Struct, frozen=True):
    """The days from ``start`` to ``end``, both included."""

    start: date
    end: date


def _day(year: int, month: int, day: int) -> int:
    return calendar.monthrange(year, month)[1] if day == LAST else day


def day_ref(day: int, month: int) -> Ref:
    """One day of the year."""
    return Ref("day", f"{day}/{month}", (month, month), (day, day))


def month_ref(month: int) -> Ref:
    """A calendar month."""
    return Ref("month", f"tháng {month}", (month, month))


def quarter_ref(quarter: int) -> Ref:
    """A quarter of the calendar year."""
    return Ref("quarter", f"quý {('I', 'II', 'III', 'IV')[quarter - 1]}", (3 * quarter - 2, 3 * quarter))


def first_months_ref(count: int) -> Ref:
    """The first ``count`` months of the year."""
    return Ref("months", f"{count} tháng đầu năm", (1, count))


def last_months_ref(count: int) -> Ref:
    """The last ``count`` months of the year."""
    return Ref("months", f"{count} tháng cuối năm", (13 - count, 12))


YEAR = Ref("year", "năm", (1, 12))


def year_ref(year: int) -> Ref:
    """A whole calendar year."""
    return msgspec.structs.replace(YEAR, year=year)


def vn(day: date) -> str:
    """A day as Vietnamese papers write it: 30/9/2025."""
    return f"{day.day}/{day.month}/{day.year}"
