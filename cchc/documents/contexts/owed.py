"""One thing that a unit owes as letters and briefs list it: what, where in the plan, by when, how it stands."""

from __future__ import annotations

from msgspec import UNSET, Struct

from cchc.calendar.written import printed_day
from cchc.obligations import Assessed
from cchc.obligations.obligation import Role
from cchc.plans.words import STATUSES
from cchc.store import LoadedPlan


class Owed(Struct, frozen=True, kw_only=True):
    """An obligation with a date, in words and figures.

    ``task`` is the id of its row with its plan's; ``heading`` is the row above it; ``number`` its number in the
    plan, ``area`` its area (None for reports and duties); ``label`` the part of it that is meant ("quý I", None
    where the text says it). ``due`` is the last day, ``before`` where the plan says "trước"; ``counted_to`` the
    next working day where ``due`` is a day off. ``days`` counts from then: how many days late, or left while it
    is in time. ``status`` is as logged, ``state`` in words, ``on`` the day of that record, ``cause`` why it is
    blocked. ``moved`` tells that the term was extended or amended, ``moved_by`` by which document; ``origin`` is
    the document that gave the task outside the plan.
    """

    task: str
    role: Role
    text: str
    heading: str | None
    number: str | None
    area: str | None
    label: str | None
    products: tuple[str, ...]
    due: str
    before: bool
    counted_to: str | None
    days: int
    status: str
    state: str
    on: str | None
    cause: str | None
    moved: bool
    moved_by: str | None
    origin: str | None = None


def owed(assessed: Assessed, origin: str | None = None) -> Owed:
    """The obligation as listed; it has to have a date that runs (``Assessed.dated``)."""
    o, facts = assessed.obligation, assessed.facts
    if assessed.due is None or assessed.days_left is None:
        raise ValueError(f"no date runs for {o.id}")
    extended = facts.due is not None
    return Owed(
        task=f"{o.plan}#{o.task}",
        role=o.role,
        text=o.text,
        heading=o.heading[-1] if o.heading else None,
        number=o.number,
        area=o.area_name,
        label=None if o.role == "report" else o.term.label,
        products=o.products,
        due=printed_day(assessed.due),
        before=o.term.before and not extended,
        counted_to=printed_day(assessed.next_working_day) if assessed.next_working_day else None,
        days=abs(assessed.days_left),
        status=assessed.status,
        state=STATUSES[assessed.status],
        on=printed_day(facts.on) if facts.on else None,
        cause=facts.cause if assessed.status == "blocked" else None,
        moved=extended or o.issued_phrase is not None,
        moved_by=facts.document if extended else o.amended_by,
        origin=origin,
    )


def origins(loaded: LoadedPlan) -> dict[tuple[str, str], str]:
    """The documents that gave the tasks outside the plan, by the plan's id and the task's."""
    rows = (row for row in loaded.rows.rows if row.extra and row.task.origin is not UNSET)
    return {(loaded.id, row.id): str(row.task.origin) for row in rows}
