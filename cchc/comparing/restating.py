"""Whether two texts or deadlines say the same, where the years of one plan have become those of the next.

Why: every line of next year's plan has another year in it. That is no change; "Quý I" become "Quý II" is one, and
so is a year that was left behind.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal

from cchc.deadlines import Reading, UnreadableDeadline, read
from cchc.text import canonical

Verdict = Literal["same", "restated", "other"]
"""The same words; the same said anew (with the years of the new plan, in other words); something else."""

_YEAR = re.compile(r"\b(?:19|20|21)\d\d\b")
_BETWEEN = re.compile(r"[^\w%/]+")
_END = " .,;:"


def same_text(old: str, new: str, years: int) -> Verdict:
    """How two texts compare of plans that lie ``years`` apart; case, spelling variants and the last stop aside.

    A year of a document that both cite stays as it is; any other moves along.
    """
    was, now = canonical(old).strip(_END), canonical(new).strip(_END)
    if was == now:
        return "same"
    if _YEAR.sub("#", was) != _YEAR.sub("#", now):
        return "other"
    pairs = zip(_YEAR.findall(was), _YEAR.findall(now), strict=True)
    steps = {int(after) - int(before) for before, after in pairs}
    return "restated" if steps <= {0, years} else "other"


def same_words(old: str, new: str, years: int) -> Verdict:
    """How two texts compare by their words alone, whatever stands between them."""
    verdict = same_text(_BETWEEN.sub(" ", old), _BETWEEN.sub(" ", new), years)
    return "restated" if verdict == "same" else verdict


def same_texts(
    old: Sequence[str], new: Sequence[str], years: int, same: Callable[[str, str, int], Verdict] = same_text
) -> Verdict:
    """How two lists of texts compare, text by text."""
    if len(old) != len(new):
        return "other"
    return _together([same(was, now, years) for was, now in zip(old, new, strict=True)])


def same_deadlines(old: Sequence[str], new: Sequence[str], old_year: int, new_year: int) -> Verdict:
    """How the deadlines of a task compare: by their words, else by the days that they mean in their years."""
    verdict = same_texts(old, new, new_year - old_year)
    if verdict != "other":
        return verdict
    was, now = _days(old, old_year), _days(new, new_year)
    return "restated" if was and was == now else "other"


def _together(verdicts: Sequence[Verdict]) -> Verdict:
    if "other" in verdicts:
        return "other"
    return "restated" if "restated" in verdicts else "same"


def _days(phrases: Sequence[str], year: int) -> list[tuple[object, ...]] | None:
    """What the phrases mean, with years counted from the plan's; None where one gives no day or cannot be read."""
    found: list[tuple[object, ...]] = []
    try:
        readings = [reading for phrase in phrases for reading in read(phrase, year)]
    except UnreadableDeadline:
        return None
    for reading in readings:
        if reading.due is None and not reading.occurrences:
            return None
        days: list[date | None] = [reading.start, reading.due]
        days += [day for turn in reading.occurrences for day in (turn.start, turn.due)]
        found.append((*_terms(reading), *(_from(day, year) for day in days)))
    return found


def _terms(reading: Reading) -> tuple[object, ...]:
    return reading.label, reading.condition, reading.time, reading.before


def _from(day: date | None, year: int) -> tuple[int, int, int] | None:
    """Years from the plan's, month and day; the last day of any month counts as its 31st (February has two)."""
    if day is None:
        return None
    last = day.day == monthrange(day.year, day.month)[1]
    return day.year - year, day.month, 31 if last else day.day
