"""Whether a deadline that was moved on says the same as before, years later: the grammar of deadlines judges."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from cchc.deadlines import Reading, UnreadableDeadline, read
from cchc.drafting.years import Shift, moved_day

UNREAD = "không đọc được thời hạn này, nên không chắc đã chuyển đúng"
OTHER_DAYS = "đọc lại không ra đúng các ngày cũ của năm mới"
OUTSIDE = "hạn nằm ngoài năm của kế hoạch"


def doubt(old: str, new: str, shift: Shift) -> str | None:
    """Why the new phrase is not proved to be the old one's days in the new year; None where it is."""
    try:
        before = read(old, shift.old)
    except UnreadableDeadline:
        return UNREAD
    try:
        after = read(new, shift.new)
    except UnreadableDeadline:
        return OTHER_DAYS
    if len(before) != len(after) or not all(map(lambda a, b: _same(a, b, shift), before, after)):
        return OTHER_DAYS
    if any(day.year != shift.new for reading in after for day in due_days(reading)):
        return OUTSIDE
    return None


def due_days(reading: Reading) -> list[date]:
    """The days on which a reading's turns are due."""
    return [turn.due for turn in reading.occurrences] if reading.due is None else [reading.due]


def _same(old: Reading, new: Reading, shift: Shift) -> bool:
    facts = ("kind", "rule", "days", "day_unit", "before", "time", "condition_kind")
    if any(getattr(old, fact) != getattr(new, fact) for fact in facts):
        return False
    if len(old.occurrences) != len(new.occurrences):
        return False
    pairs = [(old.start, new.start), (old.due, new.due)]
    for one, other in zip(old.occurrences, new.occurrences, strict=True):
        pairs += [(one.start, other.start), (one.due, other.due)]
    return all(_moved(one, other, shift.step) for one, other in pairs)


def _moved(one: date | None, other: date | None, step: int) -> bool:
    if one is None or other is None:
        return one is other
    return other == moved_day(one, step) or (
        _ends_february(one) and _ends_february(other) and one.year + step == other.year
    )


def _ends_february(day: date) -> bool:
    return day.month == 2 and day.day == monthrange(day.year, 2)[1]
