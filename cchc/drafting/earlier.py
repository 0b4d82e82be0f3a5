"""Deadlines some days before those of a superior's plan: dates in figures move, words like "Quý I" stay."""

from __future__ import annotations

import re
from datetime import date, timedelta

from cchc.calendar.workdays import UnknownHolidays, is_working_day
from cchc.citations import citations
from cchc.deadlines import UnreadableDeadline, read
from cchc.drafting.proving import due_days

_DATE = re.compile(r"(?<![\d/])(?P<d>[0-3]?\d)(?P<s>[/.-])(?P<m>[01]?\d)(?P=s)(?P<y>(?:19|20|21)\d\d)(?!\d)")


def earlier_phrase(phrase: str, year: int, days: int) -> str:
    """The phrase with each date in figures so many working days earlier, but not in another year than it was.

    As it is where nothing in it is such a date, or where the grammar of deadlines would not read the result as
    limits before those of the phrase.
    """
    cited = [(one.date.start, one.date.end) for one in citations(phrase) if one.date is not None]

    def moved(found: re.Match[str]) -> str:
        if any(start <= found.start() < end for start, end in cited):
            return found.group()
        try:
            day = date(int(found["y"]), int(found["m"]), int(found["d"]))
        except ValueError:
            return found.group()
        new = max(earlier_day(day, days), date(day.year, 1, 1))
        d = f"{new.day:02}" if len(found["d"]) == 2 else str(new.day)
        m = f"{new.month:02}" if len(found["m"]) == 2 else str(new.month)
        return f"{d}{found['s']}{m}{found['s']}{new.year}"

    new = _DATE.sub(moved, phrase) if days else phrase
    return new if new != phrase and _not_later(phrase, new, year) else phrase


def earlier_day(day: date, days: int) -> date:
    """The working day so many working days before; plain weekdays where the year's days off are not known."""
    while days > 0:
        day -= timedelta(days=1)
        days -= _is_worked(day)
    while not _is_worked(day):
        day -= timedelta(days=1)
    return day


def _is_worked(day: date) -> bool:
    try:
        return is_working_day(day)
    except UnknownHolidays:
        return day.weekday() < 5


def _not_later(old: str, new: str, year: int) -> bool:
    try:
        before = [day for reading in read(old, year) for day in due_days(reading)]
        after = [day for reading in read(new, year) for day in due_days(reading)]
    except UnreadableDeadline:
        return False
    return len(before) == len(after) and all(b <= a for a, b in zip(before, after, strict=True))
