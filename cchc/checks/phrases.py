"""The deadline phrases of a plan, and what each of them says, which is read once for all plans of a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from msgspec import UNSET, Struct

from cchc.calendar.workdays import UnknownHolidays, next_working_day, why_off
from cchc.checks.naming import Keys
from cchc.deadlines import Reading, UnreadableDeadline, read
from cchc.plans.rows import Row, in_force
from cchc.store import Loaded, LoadedPlan
from cchc.store.once import kept

Phrased = tuple[Loaded[Any], Keys, str, str]
"""A phrase where it stands: file, path, text, where."""

_IDENTIFIED = re.compile(r"\d")


class Unread(Struct, frozen=True):
    """Why a phrase cannot be read, and where in it the words at fault stand."""

    message: str
    hint: str
    offset: int
    length: int


class Said(Struct, frozen=True, kw_only=True):
    """What a phrase says in a plan of a year: all of it rests on these two and on the calendar alone.

    ``spans`` are the first and the last day of what was read, or of each of its turns; ``last`` is the last day of
    all, ``within`` the last of those in the year itself. ``days_off`` tells of each day named that is a day off;
    ``dateless`` why the phrase names neither a day nor a document that would. ``labelled``: some limit in it says
    what it is of.
    """

    readings: tuple[Reading, ...] = ()
    unread: Unread | None = None
    spans: tuple[tuple[date | None, date], ...] = ()
    last: date | None = None
    within: date | None = None
    days_off: tuple[tuple[str, str], ...] = ()
    dateless: str | None = None
    labelled: bool = False


@lru_cache(maxsize=16384)
def said(phrase: str, year: int) -> Said:
    """What a phrase says in a plan of ``year``."""
    try:
        readings = read(phrase, year)
    except UnreadableDeadline as unread:
        return Said(unread=Unread(unread.message, unread.hint, unread.offset, unread.length))
    spans = tuple(span for reading in readings for span in dates_of(reading))
    return Said(
        readings=readings,
        spans=spans,
        last=max((due for _, due in spans), default=None),
        within=max((due for _, due in spans if due.year == year), default=None),
        days_off=tuple(_days_off(readings)),
        dateless=_dateless(phrase, readings),
        labelled=any(reading.label for reading in readings),
    )


def readings_of(phrase: str, year: int) -> tuple[Reading, ...]:
    """The readings of a phrase, none where it cannot be read (that is a finding of its own)."""
    return said(phrase, year).readings


def dates_of(reading: Reading) -> list[tuple[date | None, date]]:
    """The first and the last day of what was read, or of each of its turns."""
    if reading.due is not None:
        return [(reading.start, reading.due)]
    return [(turn.start, turn.due) for turn in reading.occurrences]


def phrases_of(loaded: LoadedPlan) -> list[Phrased]:
    """Every deadline phrase that the plan's files hold, once; not to be changed by the caller."""
    return kept(loaded, "_phrases_of_deadlines", lambda plan: list(_phrases(plan)))


def phrase_texts(loaded: LoadedPlan) -> frozenset[str]:
    """What these phrases say, each once: hundreds of rows share a few dozen."""
    return kept(loaded, "_phrase_texts", lambda plan: frozenset([text for _, _, text, _ in phrases_of(plan)]))


def faulty_phrases(loaded: LoadedPlan) -> list[tuple[Phrased, Said]]:
    """Those of them of which there is something to say whatever the plan: they cannot be read, name a day off or
    no day at all; with what they say."""
    return kept(loaded, "_faulty_phrases", lambda plan: list(_faulty(plan)))


def _faulty(loaded: LoadedPlan) -> Iterator[tuple[Phrased, Said]]:
    year = loaded.year
    told = {text: said(text, year) for text in phrase_texts(loaded)}
    faulty = {text: one for text, one in told.items() if one.unread or one.days_off or one.dateless}
    for phrased in phrases_of(loaded) if faulty else ():
        if phrased[2] in faulty:
            yield phrased, faulty[phrased[2]]


def _phrases(loaded: LoadedPlan) -> Iterator[Phrased]:
    for row in loaded.rows.rows:
        if row.task.amended_by:
            yield from _amended(loaded, row)
        elif row.deadline_from is None and row.deadlines:
            file = loaded.file_of(row)
            for group in row.deadlines:
                for phrase in group:
                    yield file, phrase.path, phrase.text, row.id
    for index, duty in enumerate(loaded.plan.duties if loaded.plan else []):
        if duty.deadline is not UNSET:
            yield loaded.plan_file, ("duties", index, "deadline"), duty.deadline, f"duty/{duty.id}"


def _amended(loaded: LoadedPlan, row: Row) -> Iterator[Phrased]:
    """The phrases of a row as issued, then those of its amendments; not what it takes from another row."""
    own = [*(row.phrases if row.deadline_from is None else ()), *in_force(row).phrases]
    for phrase in dict.fromkeys(own):
        if phrase.path[: len(row.path)] == row.path:
            yield loaded.file_of(row), phrase.path, phrase.text, row.id


def _dateless(phrase: str, readings: tuple[Reading, ...]) -> str | None:
    """Why no day can be told from any of the readings; None where one can, or where work goes on all year."""
    unnamed = [r for r in readings if r.kind == "external" and not _IDENTIFIED.search(r.source or "")]
    unplanned = [r for r in readings if r.rule == "đột-xuất"]
    if not readings or len(unnamed) + len(unplanned) < len(readings):
        return None
    if unnamed:
        return (
            f"Thời hạn “{phrase}” dựa vào “{unnamed[0].source}” mà không nêu văn bản nào, nên không tính được ngày."
        )
    return f"“{phrase}” là cách làm, không phải thời hạn: không ai biết đến ngày nào thì chậm."


def _days_off(readings: tuple[Reading, ...]) -> Iterator[tuple[str, str]]:
    """The days named that are days off; a period's last day is not a day that somebody chose."""
    for reading in readings:
        if reading.rule != "trước-kỳ":
            for start, due in dates_of(reading):
                if start is None and (found := day_off(due)) is not None:
                    yield found


@lru_cache(maxsize=4096)
def day_off(day: date) -> tuple[str, str] | None:
    """That a limit is a day off, and the working day on which it ends; None for a working day, or where unknown."""
    try:
        reason = why_off(day)
        following = next_working_day(day)
    except UnknownHolidays:
        return None
    if reason is None:
        return None
    return (
        f"Hạn {day:%d/%m/%Y} là ngày nghỉ ({reason}).",
        f"Hạn được tính đến hết ngày làm việc tiếp theo, {following:%d/%m/%Y}.",
    )
