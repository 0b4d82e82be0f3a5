"""Dates as documents write them ("ngày 21/6/2021", "ngày 21 tháng 6 năm 2021"), also those that cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

_NUMBER = r"[\dOo]"
DATE = (
    rf"[Nn]gày\s+(?:(?P<d>\d{_NUMBER}{{0,3}})\s?(?P<sep>/|[.-](?=\s?\d{{1,3}}\s?[.-]\s?\d{{4}}))\s?(?P<m>{_NUMBER}{{1,3}})\s?(?P=sep)\s?(?P<y>{_NUMBER}{{1,6}})"
    rf"|(?P<dw>\d{{1,3}})\s+tháng\s+(?P<mw>\d{{1,3}})\s*,?\s+năm\s+(?P<yw>{_NUMBER}{{1,6}})"
    rf"|(?P<d2>\d{{1,2}})/(?P<y2>\d{{4}}))(?![\w/])"
)
"""A date after the word "ngày", as a regular expression."""

_WAYS = (("d", "m", "y"), ("dw", "mw", "yw"), ("d2", "y2"))
"""The groups of the ways in which a date is written: with strokes, in words, without a day or a month."""

FIRST_YEAR, LAST_YEAR = 1800, 2100
"""The years that an office may mean: anniversaries go back to the 19th century."""


class WrittenDate(NamedTuple):
    """A date in a text: its numbers with their place (without the word "ngày"), and the day that it is.

    ``day`` is None where no calendar has it; ``why`` then says what is wrong (Vietnamese, no full stop).
    """

    start: int
    end: int
    text: str
    day: date | None
    why: str = ""


@cache
def date_pattern() -> re.Pattern[str]:
    """``DATE``, compiled when first needed."""
    return re.compile(DATE)


def written_dates(text: str) -> Iterator[WrittenDate]:
    """Every full date after the word "ngày", with those that cannot be."""
    if "gày" in text:
        for found in date_pattern().finditer(text):
            yield of_match(found)


def of_match(found: re.Match[str]) -> WrittenDate:
    """The date that ``DATE`` matched."""
    first, *others = next(names for names in _WAYS if found[names[0]] is not None)
    start, end = found.start(first), found.end()
    written = found.string[start:end]
    if first == "d2":
        return WrittenDate(start, end, written, None, "thiếu tháng hoặc thiếu năm")
    parts = found.group(first, *others)
    if not all(map(str.isdigit, parts)):
        return WrittenDate(start, end, written, None, "có chữ O thay cho số 0")
    day, month, year = map(int, parts)
    if len(parts[2]) != 4 or not FIRST_YEAR <= year <= LAST_YEAR:
        return WrittenDate(start, end, written, None, f"không thể là năm {parts[2]}")
    try:
        return WrittenDate(start, end, written, date(year, month, day))
    except ValueError:
        return WrittenDate(start, end, written, None, _no_such_day(day, month))


def _no_such_day(day: int, month: int) -> str:
    return f"tháng {month} không có ngày {day}" if 1 <= month <= 12 else f"không có tháng {month}"
