"""Who gets a file: the units that owe something, each with what it owes and the plans that say so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cchc.exports.plan_records import plan_record
from cchc.exports.sheets import UnitSheet
from cchc.obligations import Assessed
from cchc.obligations.scope import Asked, Scope, ask_unit
from cchc.plans.register import existed
from cchc.store import LoadedPlan


def every_unit(scope: Scope, on: date) -> list[Asked]:
    """Every unit of the registers that there is on the day or was on its plan's, each once."""
    ids: dict[str, None] = {}
    for plan in scope.plans:
        known = plan.register.units if plan.register is not None else []
        ids |= dict.fromkeys(unit.id for unit in known if existed(unit, plan.date) or existed(unit, on))
    return [ask_unit(scope, unit_id) for unit_id in ids]


def by_unit(units: Sequence[Asked], shown: Sequence[Assessed]) -> dict[str, list[Assessed]]:
    """What each unit that owes something owes, in the order of ``units``, by the name of its file: the unit's id.

    Two authorities may each have a unit of that id: then the authority's stands before it.
    """
    owing: dict[tuple[str, str], list[Assessed]] = {}
    for ask in units:
        for plan_id, unit_id in ask.ids.items():
            owing.setdefault((plan_id.partition("/")[0], unit_id), [])
    for assessed in shown:
        if assessed.obligation.owner.unit_id is not None:
            authority = assessed.obligation.id.partition("/")[0]
            owing.setdefault((authority, assessed.obligation.owner.unit_id), []).append(assessed)
    owing = {key: mine for key, mine in owing.items() if mine}
    ids = [unit_id for _, unit_id in owing]
    return {
        unit_id if ids.count(unit_id) == 1 else f"{authority}-{unit_id}": mine
        for (authority, unit_id), mine in owing.items()
    }


def unit_sheets(scope: Scope, units: Sequence[Asked], shown: Sequence[Assessed]) -> dict[str, UnitSheet]:
    """A sheet for each unit that owes something, by the name of its file."""
    titles = {plan.id: title_of(plan) for plan in scope.all}
    return {
        name: UnitSheet(
            unit=mine[0].obligation.owner.unit,
            unit_id=mine[0].obligation.owner.unit_id or "",
            titles=tuple(titles[plan] for plan in dict.fromkeys(a.obligation.plan for a in mine)),
            assessed=tuple(mine),
            unrecorded=scope.unrecorded,
        )
        for name, mine in by_unit(units, shown).items()
    }


def title_of(plan: LoadedPlan) -> str:
    """The plan as the head of a file for a unit names it, its id last."""
    record = plan_record(plan)
    authority = f" của {record['authority']}" if record["authority"] else ""
    return f"{record['kind'] or 'Kế hoạch'}{authority}: {record['title'] or ''} ({plan.id})"
