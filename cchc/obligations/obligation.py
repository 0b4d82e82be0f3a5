"""One obligation: what one unit owes under one item of a row, a report or a duty."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from cchc.calendar.periods import Period, parse_period
from cchc.deadlines import Kind
from cchc.deadlines.reading import ConditionKind, DayUnit
from cchc.plans.organisation import Decision
from cchc.plans.successions import Handover, Waiting
from cchc.text import fold

Role = Literal["lead", "coordinating", "report", "duty"]
WaitingFor = Literal[
    "event", "external", "condition", "unit", "confirmation", "unscheduled", "assignment", "authority"
]


class Term(Struct, frozen=True, kw_only=True):
    """One date (or none) that an item must be done by, with the reading it rests on.

    ``occurrence`` is the part of the obligation's id that tells several terms of one item apart.
    ``waiting_for`` says why no term runs yet. ``why`` explains the reading in Vietnamese.
    """

    phrase: str | None = None
    kind: Kind | None = None
    label: str | None = None
    start: date | None = None
    due: date | None = None
    days: int | None = None
    day_unit: DayUnit | None = None
    time: str | None = None
    before: bool = False
    condition: str | None = None
    condition_kind: ConditionKind | None = None
    waiting_for: WaitingFor | None = None
    occurrence: str | None = None
    rule: str | None = None
    why: str | None = None


class Turn(Struct, frozen=True):
    """One of the terms of an item that a line of a log may mean, in order of their due days.

    ``since`` is the first day of the term. ``by_event``: an event started it, so that no line of before means it;
    another term may be done early.
    """

    occurrence: str | None
    due: date | None = None
    since: date | None = None
    label: str | None = None
    by_event: bool = False

    def is_called(self, name: str, year: int) -> bool:
        """Whether a log means this term by ``name``: its number, its label, or its period however written."""
        if name == self.occurrence or (self.label is not None and fold(name) == fold(self.label)):
            return True
        try:
            period = parse_period(name, year)
        except ValueError:
            return False
        if self.due is None:
            return False
        own = self._period(self.due)
        if own is not None and own.months == period.months:
            return own == period
        return self.occurrence == period.name or self.due == period.end

    def _period(self, due: date) -> Period | None:
        """The period that the label names, like "tháng 5": the last of that name that had begun by the due day."""
        try:
            named = [parse_period(self.label or "", year) for year in (due.year, due.year - 1)]
        except ValueError:
            return None
        return next((period for period in named if period.start <= due), None)


class Owner(Struct, frozen=True, kw_only=True):
    """Who owes: a unit by its own name or through a group, or a group that nobody can expand.

    ``unit_id`` is None for such a group. ``complete`` is false when the group's list is our own best knowledge;
    ``vertical`` marks a unit of a central agency (ngành dọc), ``loose`` a body without a standing unit.
    ``shared_with`` names the ids of joint leads whose one record closes the obligation for all.

    After a reorganisation it is whoever holds the work: ``came`` tells the way from the one that the plan named,
    ``waiting`` what has to be decided where nobody is known to, ``decided`` the last decision on the way.
    """

    unit: str
    unit_id: str | None
    via: str | None = None
    complete: bool = True
    vertical: bool = False
    loose: bool = False
    also_coordinating: bool = False
    shared_with: tuple[str, ...] = ()
    came: tuple[Handover, ...] = ()
    waiting: Waiting | None = None
    decided: Decision | None = None

    @property
    def first_id(self) -> str | None:
        """The id of the unit that the plan gave it to, under which it is recorded for good."""
        return self.came[0].unit_id if self.came else self.unit_id

    @property
    def first(self) -> str:
        """The name of the unit that the plan gave it to."""
        return self.came[0].unit if self.came else self.unit

    @property
    def hands(self) -> frozenset[str]:
        """The ids of all in whose hands it has been, with whose it is now."""
        ids = {step.unit_id for step in self.came}
        return frozenset(ids if self.unit_id is None else ids | {self.unit_id})


class Obligation(Struct, frozen=True, kw_only=True):
    """What one unit owes once. ``id`` is ``plan#task@unit[/item][/occurrence]`` and never changes.

    ``needed_by`` is the close of the reporting window (of ``needed_for``, "quý I") that a product due at the
    period's end misses: it must be there earlier to stand in that report. ``leads`` are the ids whose records a
    coordinating unit sees: one entry a product owed, joint leads together. ``turns`` are all terms of the item, so
    that a line of a log that names none closes them one after the other. ``amended_by`` names the documents that
    changed the row; ``issued_phrase`` and ``issued_lead`` are the cells as issued, None where they still hold.
    """

    id: str
    plan: str
    task: str
    role: Role
    owner: Owner
    term: Term
    text: str
    number: str | None = None
    area: str | None = None
    area_name: str | None = None
    heading: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    item: int | None = None
    also_rows: tuple[str, ...] = ()
    portal: str | None = None
    also_reports: str | None = None
    receiver: str | None = None
    cell: str | None = None
    amended_by: str | None = None
    issued_phrase: str | None = None
    issued_lead: str | None = None
    needed_by: date | None = None
    needed_for: str | None = None
    leads: tuple[tuple[str, ...], ...] = ()
    turns: tuple[Turn, ...] = ()

    @property
    def recorded_as(self) -> str | None:
        """The name under which any unit may record it: what the desk owes the superior; else None."""
        return self.task if self.task.startswith("up/") else None


def obligation_id(plan: str, task: str, owner: Owner, item: int | None, items: int, occurrence: str | None) -> str:
    """The stable id; the item is left out where there is only one, unless an occurrence follows it."""
    unit = owner.unit_id or f"({owner.unit})"
    parts = [f"{plan}#{task}@{unit}"]
    if item is not None and (items > 1 or occurrence is not None):
        parts.append(str(item))
    if occurrence is not None:
        parts.append(occurrence)
    return "/".join(parts)
