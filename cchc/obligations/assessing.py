"""From an obligation, what was recorded and a day to its state: one pure function."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from cchc.calendar.workdays import UnknownHolidays, is_working_day, next_working_day
from cchc.obligations.obligation import Obligation, WaitingFor
from cchc.obligations.recording import NOTHING, Facts

Timing = Literal["in_time", "due_soon", "late", "undated", "ongoing", "waiting"]


class Ended(Struct, frozen=True):
    """The authority of a plan that ended: its name, its last day, the document where the register has one."""

    name: str
    last: date
    document: str | None


class Assessed(Struct, frozen=True, kw_only=True):
    """An obligation as it stands on a day.

    ``status`` is as logged ("none": nothing recorded). ``due`` is the date in force (an extension moves it);
    ``last_day`` is the last day on which it is still in time: ``due``, or the next working day after it.
    ``days_left`` counts calendar days from the as-of day to ``last_day``, negative when late, None when done.
    ``beyond`` is set where it falls due after the plan's authority ended and nobody decided what becomes of it.
    """

    obligation: Obligation
    status: str
    timing: Timing
    due: date | None
    next_working_day: date | None
    days_left: int | None
    waiting_for: WaitingFor | None
    facts: Facts
    beyond: Ended | None = None

    @property
    def done_late(self) -> bool | None:
        """Whether it was done after its last day; None when not done or without a date."""
        done, last = self.facts.done_on, self.last_day
        return None if done is None or last is None else done > last

    @property
    def needs_decision(self) -> bool:
        """Whether somebody owes it of whom it has to be decided who that is, or whether it is owed still."""
        if self.closed or not self.stands:
            return False
        return self.undecided or (self.timing == "late" and self.obligation.owner.waiting is not None)

    @property
    def last_day(self) -> date | None:
        """The last day on which it is in time (Điều 148 khoản 5, Bộ luật Dân sự 2015)."""
        return self.next_working_day or self.due

    @property
    def dated(self) -> bool:
        """Whether it has a date: what waits for an event, a condition or a confirmation has none yet."""
        return self.due is not None and (self.timing != "waiting" or self.undecided)

    @property
    def undecided(self) -> bool:
        """Whether it waits, with its date, for a decision that a reorganisation calls for: never late till then."""
        return self.waiting_for in ("assignment", "authority")

    @property
    def closed(self) -> bool:
        """Whether nothing more is owed: done, or dropped by a document."""
        return self.status in ("done", "dropped")

    @property
    def stands(self) -> bool:
        """Whether it can be late at all: coordinators' rows show a date but are nobody's to close."""
        return self.obligation.role != "coordinating"


def assess(obligation: Obligation, today: date, facts: Facts = NOTHING, *, due_soon_days: int = 7) -> Assessed:
    """The state of one obligation on ``today``: a day is late only after it has ended."""
    term = obligation.term
    arisen = facts.called_on is not None and term.waiting_for in ("condition", "unscheduled")
    waiting = None if arisen else term.waiting_for
    due = facts.due or term.due
    if facts.due is not None:
        waiting = None
    if obligation.owner.unit_id is None:
        waiting = "unit"
    follow = _following_working_day(due) if due is not None else None
    last = follow or due
    open_still = facts.status not in ("done", "dropped")
    if obligation.role == "coordinating" and last is not None and last < today:
        open_still = False  # its days are over, but it is never late
    return Assessed(
        obligation=obligation,
        status=facts.status or "none",
        timing=_timing(obligation, last, waiting, facts, today, due_soon_days),
        due=due,
        next_working_day=follow,
        days_left=(last - today).days if last is not None and waiting is None and open_still else None,
        waiting_for=waiting,
        facts=facts,
    )


def _timing(
    obligation: Obligation, last: date | None, waiting: WaitingFor | None, facts: Facts, today: date, soon: int
) -> Timing:
    if waiting is not None and facts.done_on is None:
        return "waiting"
    if obligation.term.kind == "ongoing":
        return "ongoing"
    if last is None:
        return "undated"
    if facts.done_on is not None:
        return "late" if facts.done_on > last else "in_time"
    if facts.status == "dropped" or obligation.role == "coordinating":
        return "in_time"
    if today > last:
        return "late"
    return "due_soon" if last - today <= timedelta(days=soon) else "in_time"


@lru_cache(maxsize=8192)
def _following_working_day(day: date) -> date | None:
    """The next working day when ``day`` is a day off; None when it is a working day or its year is not known."""
    try:
        return None if is_working_day(day) else next_working_day(day)
    except UnknownHolidays:
        return None
