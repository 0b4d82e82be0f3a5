"""Working days of Vietnamese offices: which day is worked, why one is off, and terms counted in them.

Offices rest on Saturday and Sunday. Public holidays, substitute days and swapped days stand, each
with the notice it rests on, in ``cchc/data/holidays.yaml``, which is read when first asked. A year
that the file doesn't hold raises `UnknownHolidays`: the Prime Minister sets Tết and National Day
anew each year (Điều 112 khoản 3 Bộ luật Lao động 2019), so nothing can be guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from dateutil.relativedelta import relativedelta

from cchc.yamltree import read_tree

Unit = Literal["working", "calendar", "hours", "months"]

HOURS_A_DAY = 24
"""Hours of the clock in a day; terms in working hours are read as working days, eight hours to one."""

HOLIDAYS_FILE = Path(__file__).parents[1] / "data" / "holidays.yaml"
"""Where the holidays of each year stand; a year is added there when its notice is out."""

_DAY = timedelta(days=1)
_WEEKEND = {5: "thứ Bảy", 6: "Chủ nhật"}


class UnknownHolidays(LookupError):
    """No holidays are known for ``year``; the message says so to a person."""

    def __init__(self, year: int) -> None:
        known = sorted(known_years())
        super().__init__(
            f"chưa có lịch nghỉ lễ, tết của năm {year} nên không tính được ngày làm việc "
            f"(đã có các năm {known[0]}–{known[-1]})"
        )
        self.year = year


class _Off(NamedTuple):
    """Why a day is off, and the law or notice it rests on."""

    why: str
    notice: str


class _Holidays(NamedTuple):
    years: frozenset[int]
    off: Mapping[date, _Off]
    worked: Mapping[date, str]  # weekend days worked, with the notice


def known_years() -> frozenset[int]:
    """The years whose holidays are known."""
    return _holidays().years


def is_working_day(day: date) -> bool:
    """Whether offices work on the day; raises `UnknownHolidays`."""
    return why_off(day) is None


def why_off(day: date) -> str | None:
    """Why nobody works on the day, in Vietnamese ("Chủ nhật", "nghỉ bù Quốc khánh"); None for a working day.

    A holiday that falls on a weekend is named as the holiday. Raises `UnknownHolidays`.
    """
    holidays = _of_year(day)
    if found := holidays.off.get(day):
        return found.why
    return None if day in holidays.worked else _WEEKEND.get(day.weekday())


def notice_for(day: date) -> str | None:
    """The law or notice that makes the day off, or a weekend day worked; None for an ordinary day.

    Raises `UnknownHolidays`.
    """
    holidays = _of_year(day)
    found = holidays.off.get(day)
    return found.notice if found else holidays.worked.get(day)


def next_working_day(day: date) -> date:
    """The day itself if it is worked, else the first working day after it.

    A term whose last day is a rest day or a holiday ends with that day (Điều 148 khoản 5 Bộ luật Dân
    sự 2015). Raises `UnknownHolidays`.
    """
    while not is_working_day(day):
        day += _DAY
    return day


def add_working_days(start: date, n: int) -> date:
    """The ``n``-th working day after ``start``, which is not counted (Điều 147 khoản 2 Bộ luật Dân sự 2015).

    Zero days end on ``start`` itself, worked or not. Raises ValueError for ``n`` below zero and
    `UnknownHolidays`.
    """
    if n < 0:
        raise ValueError(f"số ngày làm việc không được âm: {n}")
    day = start
    for _ in range(n):
        day = next_working_day(day + _DAY)
    return day


def due_after(event: date, days: int, unit: Unit) -> date:
    """The last day of a term of ``days`` units that an event starts; the event's day is not counted (Điều 147).

    ``working``: working days. ``calendar``: days one after the other, ending on the day so reached
    even if it is a rest day (who asks when it is late moves on to the next working day).
    ``months``: the same day of a later month, or that month's last day. ``hours``: hours of the
    clock; as an event is recorded by its day, the day on which they run out at the latest. Raises
    ValueError below zero and `UnknownHolidays`.
    """
    if days < 0:
        raise ValueError(f"thời hạn không được âm: {days}")
    if unit == "calendar":
        return event + timedelta(days=days)
    if unit == "months":
        return event + relativedelta(months=days)
    if unit == "hours":
        return event + timedelta(days=-(-days // HOURS_A_DAY))
    return add_working_days(event, days)


def _of_year(day: date) -> _Holidays:
    holidays = _holidays()
    if day.year not in holidays.years:
        raise UnknownHolidays(day.year)
    return holidays


@cache
def _holidays() -> _Holidays:
    tree = read_tree(HOLIDAYS_FILE.read_bytes(), HOLIDAYS_FILE.name)
    if tree.findings:
        raise ValueError(str(tree.findings[0]))
    assert isinstance(tree.data, dict)
    off: dict[date, _Off] = {}
    worked: dict[date, str] = {}
    for year in tree.data.values():
        for entry in (*year["off"], *year["substitute"]):
            off.update((day, _Off(entry["why"], entry["notice"])) for day in _span(entry))
        for swap in year["swapped"]:
            gone, made_up = date.fromisoformat(swap["off"]), date.fromisoformat(swap["worked"])
            off[gone] = _Off(
                f"nghỉ hoán đổi, làm bù ngày {made_up.day}/{made_up.month}/{made_up.year}", swap["notice"]
            )
            worked[made_up] = swap["notice"]
    return _Holidays(frozenset(int(year) for year in tree.data), off, worked)


def _span(entry: Mapping[str, str]) -> Iterator[date]:
    """The days of an entry: ``on``, or from ``on`` to ``to``."""
    day = date.fromisoformat(entry["on"])
    last = date.fromisoformat(entry.get("to", entry["on"]))
    while day <= last:
        yield day
        day += _DAY
