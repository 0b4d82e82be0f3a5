"""What the superior's plan asks of an authority: under its own name, and on the desk that does the paperwork."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from cchc.obligations.deriving import derive
from cchc.obligations.obligation import Obligation
from cchc.plans.organisation import Unit
from cchc.plans.register import Register
from cchc.store import LoadedPlan


def unit_of_authority(superior: Register, authority: str) -> Unit | None:
    """The unit under which an authority of the workspace stands in its superior's register."""
    return next((unit for unit in superior.units if unit.authority == authority), None)


def upward_obligations(
    superior: LoadedPlan, authority: str, until: date | None = None, *, tasks: frozenset[str] | None = None
) -> list[Obligation]:
    """What the superior's plan asks of ``authority``: as lead, coordinator, reporter, or by a duty.

    ``tasks`` are those asked about, all without any.
    """
    if superior.register is None:
        return []
    unit = unit_of_authority(superior.register, authority)
    if unit is None:
        return []
    return [o for o in derive(superior, frozenset({unit.id}), until, tasks=tasks) if o.owner.unit_id == unit.id]


def desk_obligations(upward: Iterable[Obligation], home: LoadedPlan, superior: str) -> list[Obligation]:
    """The same in the list of the unit that is ``desk_for`` the superior: role duty there, recorded as ``up/…``.

    What the authority only coordinates is no job of its desk and is left out.
    """
    if home.register is None:
        return []
    desks = [unit for unit in home.register.desks(home.date) if unit.desk_for == superior]
    found = []
    for obligation in upward:
        if obligation.role == "coordinating":
            continue
        task = upward_task(obligation)
        for desk in desks:
            rest = obligation.id.partition("@")[2].partition("/")[2]
            found.append(
                replace(
                    obligation,
                    id=f"{home.id}#{task}@{desk.id}" + (f"/{rest}" if rest else ""),
                    role="duty",
                    task=task,
                    owner=replace(
                        obligation.owner,
                        unit=desk.name,
                        unit_id=desk.id,
                        via=obligation.owner.unit,
                        vertical=False,
                        also_coordinating=False,
                    ),
                )
            )
    return found


def upward_task(obligation: Obligation) -> str:
    """The name under which the home plan's logs record an obligation towards the superior."""
    return f"{upward_prefix(obligation.plan)}{obligation.task}"


def upward_prefix(plan_id: str) -> str:
    """What stands before the superior's task in such a name."""
    return f"up/{plan_id}/"
