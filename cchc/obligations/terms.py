"""The terms of an item: its phrases read, its events counted from, what a person set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import UNSET
from msgspec.structs import replace

from cchc.calendar.workdays import UnknownHolidays, due_after
from cchc.deadlines import Reading, UnreadableDeadline, read
from cchc.obligations.items import Item
from cchc.obligations.obligation import Term, WaitingFor
from cchc.plans.model import Event
from cchc.plans.rows import Row

_WAITS: dict[str, WaitingFor] = {"event": "event", "external": "external", "unscheduled": "unscheduled"}


def terms(row: Row, item: Item, year: int, issued: date, events: Iterable[Event]) -> list[Term]:
    """All terms of one item, in a plan of ``year`` issued on ``issued``; at least one, maybe without a date.

    A ``due`` that a person set (with ``because``) takes the place of what the words say.
    """
    if row.task.due is not UNSET:
        because = "" if row.task.because is UNSET else f" ({row.task.because})"
        why = f"Ngày do người phụ trách ấn định{because}."
        phrase = "; ".join(str(phrase) for phrase in item.phrases) or None
        return [Term(phrase=phrase, kind="by", due=row.task.due, rule="set", why=why)]
    mine = [event for event in events if row.id in event.tasks]
    found = [
        replace(term, label=": ".join(filter(None, (phrase.label, term.label)))) if phrase.label else term
        for phrase in item.phrases
        for term in phrase_terms(phrase.text, year, issued, mine)
    ] or [Term(why="Ô thời gian để trống.")]
    found = [_conditional(term, item.condition) for term in found]
    if len(found) == 1:
        return found
    return [replace(term, occurrence=term.occurrence or str(n)) for n, term in enumerate(found, 1)]


def phrase_terms(phrase: str, year: int, issued: date, events: list[Event]) -> list[Term]:
    """The terms of one phrase; one without a date where it cannot be read (validation says so)."""
    try:
        readings = read(phrase, year)
    except UnreadableDeadline as unread:
        return [Term(phrase=phrase, why=unread.message)]
    return [term for reading in readings for term in _reading_terms(reading, issued, events)]


def _reading_terms(reading: Reading, issued: date, events: list[Event]) -> Iterator[Term]:
    base = Term(
        phrase=reading.phrase,
        kind=reading.kind,
        label=reading.label,
        start=reading.start,
        due=reading.due,
        time=reading.time,
        before=reading.before,
        condition=reading.condition,
        condition_kind=reading.condition_kind,
        waiting_for=_WAITS.get(reading.kind),
        rule=reading.rule,
        why=reading.why,
    )
    if reading.condition_kind == "if":
        base = replace(base, waiting_for="condition")
    if reading.kind == "recurring":
        for turn in reading.occurrences:
            yield replace(base, label=turn.label or base.label, start=turn.start, due=turn.due)
    elif reading.kind in ("event", "external") and (started := list(_started(base, reading, events))):
        yield from started
    elif reading.due is not None and reading.due < issued:
        yield replace(base, waiting_for="confirmation")
    else:
        yield base


def _started(base: Term, reading: Reading, events: list[Event]) -> Iterator[Term]:
    """A term for each recorded event; an event that states a date sets it."""
    for event in events:
        why = f"{reading.why} Sự kiện: {event.document}, ngày {event.on:%d/%m/%Y}."
        due = None if event.due is UNSET else event.due
        if due is None and reading.kind == "event" and reading.days is not None:
            try:
                due = due_after(event.on, reading.days, reading.day_unit or "calendar")
            except UnknownHolidays as unknown:
                why = f"{why} {unknown}"
        if due is not None:
            yield replace(base, start=event.on, due=due, waiting_for=None, occurrence=event.id, why=why)


def _conditional(term: Term, condition: str | None) -> Term:
    """Words such as "(nếu có)" in the task or in all its products suspend every term of the item."""
    if condition is None or term.condition is not None:
        return term
    return replace(term, condition=condition, condition_kind="if", waiting_for="condition")
