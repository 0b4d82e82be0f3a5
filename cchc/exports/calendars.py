"""What is owed as a calendar file (iCalendar, RFC 5545): an event a due day, for phones and office calendars.

An event keeps its UID whatever becomes of its obligation, so that a second import updates what the first one put
there: a date that moved, what is done by now, what nobody has to do any more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from msgspec import Struct

from cchc.drafting.sheet import clean
from cchc.obligations import Assessed
from cchc.obligations.wording import date_remarks, handed, state_words
from cchc.plans.words import ROLES, STATUSES
from cchc.text import cut, one_space

ALARM = timedelta(days=7)
"""How long before the due day an alarm rings."""
ALARM_BEFORE = timedelta(days=8)
"""The same where the plan says "trước ngày …"."""

_PRODUCER = "-//cchc//Ke hoach cai cach hanh chinh//VI"
_UIDS = UUID("6f0c2a52-6a3c-5d0e-9c56-0b7e3f1c8a11")
"""The namespace of the events' UIDs, which are made of ids of obligations."""
_FIRST_VERSION = date(2000, 1, 1)
_SUMMARY, _NAMES, _ADDRESS = 110, 400, 60
"""Characters of an event's title, of a list of units, of the one unit in a title."""


class Occasion(Struct, frozen=True):
    """What falls due together: the parts of one event, and the id that its UID is made of.

    One obligation or, where no unit was asked for, one term of a task with all units that owe it by that day.
    """

    id: str
    parts: tuple[Assessed, ...]

    @property
    def first(self) -> Assessed:
        """The part that speaks for all of the task, the term and the day."""
        return self.parts[0]

    @property
    def open(self) -> list[Assessed]:
        """The parts that are owed still."""
        return [one for one in self.parts if not one.closed]


def occasions(shown: Iterable[Assessed]) -> list[Occasion]:
    """An event for each obligation with a day."""
    return [Occasion(one.obligation.id, (one,)) for one in shown if one.due is not None and one.dated]


def common_occasions(shown: Iterable[Assessed], found: Iterable[Assessed]) -> list[Occasion]:
    """An event for each term and day, with all units that owe it.

    ``found`` is everything, before any filter: the units with the day of a term's first obligation share the event
    of the term; the others, whose day was moved, that of the first of their own.
    """
    leading: dict[tuple[object, ...], str] = {}
    for one in found:
        leading.setdefault(_term(one), one.obligation.id)
    together: dict[tuple[object, ...], list[Assessed]] = {}
    for one in shown:
        if one.due is not None and one.dated:
            together.setdefault((*_term(one), one.due), []).append(one)
    return [Occasion(_name_of(parts, leading[_term(parts[0])]), tuple(parts)) for parts in together.values()]


def _term(one: Assessed) -> tuple[object, ...]:
    o = one.obligation
    return o.plan, o.task, o.item, o.term.occurrence, o.role


def _name_of(parts: Sequence[Assessed], leading: str) -> str:
    """The id behind an event of several units: it differs from that of the first unit's own event."""
    ids = [one.obligation.id for one in parts]
    return f"{leading if leading in ids else ids[0]} *"


def calendar_file(name: str, events: Sequence[Occasion], on: date, *, unrecorded: bool) -> bytes:
    """The bytes of an .ics file called ``name``, as of the day ``on``: the same for the same input.

    ``unrecorded``: the logs hold nothing at all, so that "late" would only mean "nobody wrote anything down yet".
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _PRODUCER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    shown = one_space(clean(name))  # clients take the whole line as it is: no break can be escaped there
    calendar.add("name", shown)
    calendar.add("x-wr-calname", shown)
    calendar.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    several = len({one.obligation.owner.unit for event in events for one in event.parts}) > 1
    for event in sorted(events, key=lambda event: (event.first.due or date.max, event.id)):
        calendar.add_component(_event(event, on, several=several, unrecorded=unrecorded))
    return bytes(calendar.to_ical())


def _event(event: Occasion, on: date, *, several: bool, unrecorded: bool) -> Any:
    """A whole-day event that leaves the day free, with an alarm where something is owed still."""
    from icalendar import Event

    first, due = event.first, event.first.due
    assert due is not None
    dropped = all(one.status == "dropped" for one in event.parts)
    made = Event()
    made.add("uid", str(uuid5(_UIDS, event.id)))
    made.add("dtstamp", datetime(on.year, on.month, on.day, tzinfo=UTC))
    made.add("sequence", max(0, (on - _FIRST_VERSION).days))
    made.add("dtstart", due)
    made.add("dtend", due + timedelta(days=1))
    made.add("summary", title_of(event, several=several))
    made.add("description", _description(event, on, unrecorded=unrecorded))
    made.add("categories", [clean(first.obligation.area_name or ROLES[first.obligation.role])])
    made.add("status", "CANCELLED" if dropped else "CONFIRMED")
    made.add("transp", "TRANSPARENT")
    if event.open:
        made.add_component(_alarm(event, several=several))
    return made


def _alarm(event: Occasion, *, several: bool) -> Any:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title_of(event, several=several))
    alarm.add("trigger", -(ALARM_BEFORE if event.first.obligation.term.before else ALARM))
    return alarm


def title_of(event: Occasion, *, several: bool) -> str:
    """The title: how it stands, what is to be done and, in a calendar of several units, whose it is."""
    first = event.first
    o, due = first.obligation, first.due
    if event.open:
        when = f" {o.term.time}" if o.term.time else ""
        state = f"Hạn trước ngày {due:%d/%m}" if o.term.before else f"Hạn{when}"
    else:
        state = STATUSES["dropped" if all(one.status == "dropped" for one in event.parts) else "done"].capitalize()
    label = f" ({o.term.label})" if o.term.label and o.role != "report" else ""
    whose = f" – {_whose(event)}" if several else ""
    return clean(f"{state}: {cut(o.text, _SUMMARY)}{label}{whose}")


def _whose(event: Occasion) -> str:
    units = list(dict.fromkeys(one.obligation.owner.unit for one in event.parts))
    return cut(units[0], _ADDRESS) if len(units) == 1 else f"{len(units)} đơn vị"


def _description(event: Occasion, on: date, *, unrecorded: bool) -> str:
    """Everything that a person asks on the day, a line each."""
    first = event.first
    o, due = first.obligation, first.due
    lines = [
        *(f"Thuộc: {heading}" for heading in o.heading),
        f"{o.number}. {o.text}" if o.number else o.text,
        *([f"Sản phẩm: {'; '.join(o.products)}"] if o.products else []),
        *([f"Gửi: {o.receiver}"] if o.receiver else []),
        *([f"Thời hạn theo kế hoạch: “{o.term.phrase}”"] if o.term.phrase else []),
        f"Hạn: {due:%d/%m/%Y}" + (f" ({o.term.label})" if o.term.label else ""),
        *(remark[:1].upper() + remark[1:] for remark in (*date_remarks(first, on), *handed(event.parts))),
        *_units(event, on, unrecorded=unrecorded),
        f"Mã: {o.recorded_as or f'{o.plan}#{o.task}'}" + (f", mục {o.item}" if o.item is not None else ""),
    ]
    return clean("\n".join(lines))


def _units(event: Occasion, on: date, *, unrecorded: bool) -> list[str]:
    """Who owes it and how that stands on the day."""
    if len(event.parts) == 1:
        (one,) = event.parts
        owner = one.obligation.owner
        via = f", qua “{owner.via}”" if owner.via else ""
        state = state_words(one, unrecorded=unrecorded)[0]
        return [f"{ROLES[one.obligation.role].capitalize()}: {owner.unit}{via}", f"Tính đến {on:%d/%m/%Y}: {state}"]
    names = ", ".join(dict.fromkeys(one.obligation.owner.unit for one in event.open))
    closed = len(event.parts) - len(event.open)
    told = [f"Tính đến {on:%d/%m/%Y}: {closed}/{len(event.parts)} lượt đơn vị đã xong hoặc thôi thực hiện"]
    return [*told, *([f"Chưa xong: {cut(names, _NAMES)}"] if names else [])]
