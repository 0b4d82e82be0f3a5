"""The rows of the tables: one flat record an obligation, an appendix' row, a plan, a unit; None for what is absent.

Keys of ``due``, ``tasks``, ``show`` and ``units`` keep their names; what is records there is parallel lists here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from msgspec import UNSET, Struct

from cchc.drafting.bodies import body
from cchc.exports.flat.provinces import province_issued, province_on
from cchc.exports.plan_records import plan_record, task_record, unit_record
from cchc.exports.records import obligation_record
from cchc.obligations import Assessed
from cchc.obligations.counting import left_out, outcome, standings
from cchc.plans.organisation import Authority
from cchc.plans.register import Register
from cchc.store import LoadedPlan, Store

Row = dict[str, Any]


class Issuer(Struct, frozen=True, kw_only=True):
    """What every row tells of the body that issued the plan, on the as-of day."""

    authority_name: str | None
    level: str | None
    province: str | None
    province_issued: str | None
    unit_plan: bool | None
    as_of: date


def issuer(store: Store, authority: str, as_of: date) -> Issuer:
    """The body whose folder is ``authority``; its keys are None where its register cannot be read."""
    register = store.register(authority)
    own = None if register is None else register.authority
    return Issuer(
        authority_name=None if own is None else own.name,
        level=None if own is None else own.level,
        province=province_on(store, authority, as_of),
        province_issued=province_issued(store, authority),
        unit_plan=None if own is None else _of_a_unit(own, store),
        as_of=as_of,
    )


def _of_a_unit(own: Authority, store: Store) -> bool:
    """Whether a plan is that of an office within an authority: it is of the level of its superior.

    Where that is outside the workspace, its name tells.
    """
    above = None if own.superior is UNSET else store.register(own.superior)
    if above is not None:
        return own.level == above.authority.level
    named = body(own.name)
    return named.level not in (None, "trung ương") and not named.governs


def obligation_rows(loaded: LoadedPlan, found: Iterable[Assessed]) -> Iterator[Row]:
    """A row an obligation of the plan, with how it counts in ``status``."""
    unrecorded = loaded.unrecorded
    for position, assessed in enumerate(found, 1):
        reason = left_out(assessed)
        record = obligation_record(assessed)
        came = record.pop("received_from")
        yield record | {
            "position": position,
            "area_name": assessed.obligation.area_name,
            "counted": reason is None,
            "outcome": outcome(assessed) if reason is None else None,
            "left_out": reason,
            "unrecorded": unrecorded,
            "received_from": [step["unit"] for step in came],
            "received_from_ids": [step["unit_id"] for step in came],
            "received_on": [step["on"] for step in came],
            "received_by": [step["document"] for step in came],
        }


def task_rows(loaded: LoadedPlan, found: Sequence[Assessed]) -> Iterator[Row]:
    """A row for each of the appendix and of extra.yaml, with how it stands; ``found`` is all of the plan's."""
    assigned = (a for a in found if a.obligation.role in ("lead", "coordinating"))
    states = {
        task: (len(group), state, reason or None)
        for task, group, state, reason in standings(assigned, lambda a: a.obligation.task)
    }
    for position, row in enumerate(loaded.rows.rows, 1):
        record = task_record(row, loaded.year)
        budget = record.pop("budget")
        del record["readings"]
        obligations, state, reason = states.get(row.id, (0, None, None))
        yield record | {
            "plan": loaded.id,
            "position": position,
            "budget": budget if isinstance(budget, int) else None,
            "budget_text": budget if isinstance(budget, str) else None,
            "outside_plan": row.extra,
            "obligations": obligations,
            "outcome": state,
            "left_out": reason,
        }


def plan_row(
    loaded: LoadedPlan, *, home: bool, workspace: str, obligations: int, errors: int, skipped: bool
) -> Row:
    """The row of one plan; ``obligations`` and ``errors`` are how many it has."""
    record = plan_record(loaded)
    plan, own = loaded.plan, None if loaded.register is None else loaded.register.authority
    return {
        "plan": loaded.id,
        "workspace": workspace,
        "home": home,
        **{key: record[key] for key in ("kind", "number", "title", "implements", "duties", "targets")},
        "date": plan.date if plan is not None and isinstance(plan.date, date) else None,
        "date_text": record["date"],
        "superior": None if own is None or own.superior is UNSET else own.superior,
        "superior_name": None if own is None or own.superior_name is UNSET else own.superior_name,
        "authority_from": None if own is None or own.from_ is UNSET else own.from_,
        "authority_to": None if own is None or own.to is UNSET else own.to,
        "rows": 0 if skipped else record["rows"],
        "obligations": obligations,
        "unrecorded": loaded.unrecorded,
        "errors": errors,
        "skipped": skipped,
    }


def unit_rows(register: Register, as_of: date) -> Iterator[Row]:
    """A row a unit of a register; its groups are those on the as-of day."""
    for position, unit in enumerate(register.units, 1):
        record = unit_record(register, unit, as_of)
        del record["members"]
        first, last = record.pop("from"), record.pop("to")
        yield record | {"position": position, "first_day": first, "last_day": last}
