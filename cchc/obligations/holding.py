"""Whose an obligation is on a day: after a reorganisation what is open shows under whoever came after.

What was done stays with the unit that held it on the day it was done. The obligation keeps its id, and is recorded
under the unit that the plan named.
"""

from __future__ import annotations

from datetime import date

from msgspec import UNSET
from msgspec.structs import replace

from cchc.obligations.assessing import Assessed, Ended, assess
from cchc.obligations.obligation import Obligation, Owner
from cchc.plans.register import Register
from cchc.plans.successions import Handover, Holding, Matter, closed_authority, closing_edge, held, ruling


def matter_of(obligation: Obligation) -> Matter:
    """What the register is asked about: the work that the obligation is a part of."""
    return Matter(plan=obligation.plan, task=obligation.task, area=obligation.area, area_name=obligation.area_name)


def hold(
    assessed: Assessed,
    register: Register,
    today: date,
    *,
    year: int,
    issuer: Register | None = None,
    body: str | None = None,
    due_soon_days: int = 7,
) -> Assessed:
    """The same obligation in the hands of whoever holds it on ``today``, or held it when it was closed.

    ``register`` knows the owner, under the id ``body`` where that is not the owner's own; ``issuer`` is the
    register of the plan's authority where that is another. What has no holder waits for a decision and is not late,
    unless it was before; so does what falls due after the authority of the plan ended. What has no day is over with
    the ``year`` of its plan and waits for nobody after it.
    """
    o = assessed.obligation
    if o.owner.unit_id is None:
        return assessed
    matter, closed = matter_of(o), closed_on(assessed)
    holding = held(register, body or o.owner.unit_id, matter, today if closed is None else min(closed, today))
    if holding is None:
        return assessed
    owner = _owner(o.owner, holding)
    if owner != o.owner:
        assessed = replace(assessed, obligation=replace(o, owner=owner))
    if assessed.closed:
        return assessed
    beyond = None if holding.decided is not None else _beyond(assessed, issuer or register, today)
    ruled = None if beyond is None else ruling(issuer or register, matter, today)
    dropped = holding.dropped or (ruled[0] if ruled is not None and not ruled[1] else None)
    if dropped is not None:
        facts = replace(assessed.facts, status="dropped", on=dropped.date, document=dropped.because)
        return assess(assessed.obligation, today, facts, due_soon_days=due_soon_days)
    assessed = replace(assessed, beyond=None if ruled is not None else beyond)
    if holding.waiting is not None and _waits(assessed, holding.waiting.since, year):
        return replace(assessed, timing="waiting", waiting_for="assignment", days_left=None)
    if assessed.beyond is not None and assessed.waiting_for is None and holding.waiting is None:
        return replace(assessed, timing="waiting", waiting_for="authority", days_left=None)
    return assessed


def closed_on(assessed: Assessed) -> date | None:
    """The day on which it was done or dropped; None while it is open."""
    if not assessed.closed:
        return None
    return assessed.facts.done_on or assessed.facts.on


def _owner(owner: Owner, holding: Holding) -> Owner:
    if not holding.came:
        return replace(owner, waiting=holding.waiting, decided=holding.decided)
    unit = holding.unit
    return replace(
        owner,
        unit=unit.name,
        unit_id=unit.id,
        vertical=unit.kind == "ngành dọc",
        loose=unit.kind == "liên ngành" and unit.standing is UNSET,
        came=_by_the_name_of_the_plan(owner, holding),
        waiting=holding.waiting,
        decided=holding.decided,
    )


def _by_the_name_of_the_plan(owner: Owner, holding: Holding) -> tuple[Handover, ...]:
    return (replace(holding.came[0], unit=owner.unit, unit_id=owner.unit_id), *holding.came[1:])


def _waits(assessed: Assessed, since: date, year: int) -> bool:
    """Whether it had not been over when its holder ended: by its last day, without one by the year of its plan."""
    if assessed.last_day is None:
        return year >= since.year
    return assessed.timing != "late" or assessed.last_day >= since


def _beyond(assessed: Assessed, issuer: Register, today: date) -> Ended | None:
    """The authority of the plan, where it had ended by ``today`` and the obligation falls due after that."""
    last = closed_authority(issuer, today)
    if last is None or assessed.due is None or assessed.due <= last:
        return None
    edge = closing_edge(issuer.authority, today)
    return Ended(issuer.authority.name, last, edge.document if edge is not None else None)
