"""The terms of an item: its phrases read, its events counted from, what a person set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from msgspec import UNSET
from msgspec.structs import replace

from cchc.calendar.workdays import UnknownHolidays, due_after
from cchc.deadlines import Reading, UnreadableDeadline, read
from cchc.obligations.items import Item
from cchc.obligations.obligation import Term, WaitingFor
from cchc.plans.journal import Event
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
        return [Term(phrase=phrase, kind="by", due=row.task.due, rule="ấn-định", why=why)]
    told = sorted((event for event in events if row.id in event.tasks), key=_when)
    mine = list({event.id: event for event in told}.values())
    slots = _slots(tuple([(phrase.text, phrase.label) for phrase in item.phrases]), item.condition, year)
    if not mine:
        return [_confirmed(term, issued, year) for term in slots]
    return [one for term in slots for one in (list(_started(term, mine)) or [_confirmed(term, issued, year)])]


@lru_cache(maxsize=16384)
def _slots(phrases: tuple[tuple[str, str | None], ...], condition: str | None, year: int) -> tuple[Term, ...]:
    """What the phrases of an item, each with its label, say in a plan of a year, before any event; numbered."""
    slots = [_labelled(term, label) for text, label in phrases for term in _phrase_terms(text, year)]
    found = [_conditional(slot, condition) for slot in slots or [Term(why="Ô thời gian để trống.")]]
    if len(found) == 1:
        return tuple(found)
    return tuple(replace(term, occurrence=str(number)) for number, term in enumerate(found, 1))


def _when(event: Event) -> tuple[date, date]:
    """The order in which lines of one event count: by its day, then by the date that it sets."""
    return event.on, date.min if event.due is UNSET else event.due


def phrase_terms(phrase: str, year: int) -> list[Term]:
    """The terms of one phrase; one without a date where it cannot be read (validation says so)."""
    return list(_phrase_terms(phrase, year))


@lru_cache(maxsize=16384)
def _phrase_terms(phrase: str, year: int) -> tuple[Term, ...]:
    """The same, once for all plans of a year: they say "Thường xuyên" and "Quý I" thousands of times."""
    try:
        readings = read(phrase, year)
    except UnreadableDeadline as unread:
        return (Term(phrase=phrase, why=unread.message),)
    return tuple(term for reading in readings for term in _reading_terms(reading))


def _labelled(term: Term, label: str | None) -> Term:
    if not label:
        return term
    return replace(term, label=": ".join(filter(None, (label, term.label))))


def _reading_terms(reading: Reading) -> Iterator[Term]:
    base = Term(
        phrase=reading.phrase,
        kind=reading.kind,
        label=reading.label,
        start=reading.start,
        due=reading.due,
        days=reading.days,
        day_unit=reading.day_unit,
        time=reading.time,
        before=reading.before,
        condition=reading.condition,
        condition_kind=reading.condition_kind,
        waiting_for="condition" if reading.condition_kind == "if" else _WAITS.get(reading.kind),
        rule=reading.rule,
        why=reading.why,
    )
    if reading.kind != "recurring":
        yield base
    for turn in reading.occurrences:
        yield replace(base, label=turn.label or base.label, start=turn.start, due=turn.due)


def _confirmed(term: Term, issued: date, year: int) -> Term:
    """A date outside the plan's year that had passed when it was issued runs only after a person confirmed it."""
    passed = term.due is not None and term.due < issued and term.due.year != year
    return replace(term, waiting_for="confirmation") if passed else term


def _started(term: Term, events: list[Event]) -> Iterator[Term]:
    """A term for each recorded event that starts it; an event that states a date sets it."""
    if term.kind not in ("event", "external"):
        return
    for event in events:
        why = f"{term.why} Sự kiện: {event.document}, ngày {event.on:%d/%m/%Y}."
        due = None if event.due is UNSET else event.due
        if due is None and term.kind == "event" and term.days is not None:
            try:
                due = due_after(event.on, term.days, term.day_unit or "calendar")
            except (UnknownHolidays, OverflowError) as unknown:
                why = f"{why} Không tính được: {unknown}."
        if due is not None:
            yield replace(term, start=event.on, due=due, waiting_for=None, occurrence=event.id, why=why)


def _conditional(term: Term, condition: str | None) -> Term:
    """Words such as "(nếu có)" in the task or in all its products suspend every term of the item."""
    if condition is None or term.condition is not None:
        return term
    return replace(term, condition=condition, condition_kind="if", waiting_for="condition")
