"""The JSON contract of plans and registers: readings, rows of the appendix, a plan's head, units and groups."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec import UNSET

from cchc.deadlines import Reading, UnreadableDeadline, read
from cchc.plans.base import PartialDate
from cchc.plans.document import Plan
from cchc.plans.organisation import Group, Unit
from cchc.plans.register import Register
from cchc.plans.rows import Row
from cchc.store import LoadedPlan

if TYPE_CHECKING:
    pass


def reading_record(reading: Reading) -> dict[str, Any]:
    """One reading of a deadline phrase: the keys of ``deadline``."""
    return {
        "phrase": reading.phrase,
        "kind": reading.kind,
        "start": reading.start,
        "due": reading.due,
        "label": reading.label,
        "condition": reading.condition,
        "condition_kind": reading.condition_kind,
        "occurrences": [{"label": o.label, "start": o.start, "due": o.due} for o in reading.occurrences],
        "days": reading.days,
        "day_unit": reading.day_unit,
        "trigger": reading.trigger,
        "source": reading.source,
        "rule": reading.rule,
        "why": reading.why,
        "before": reading.before,
        "time": reading.time,
    }


def unreadable_record(error: UnreadableDeadline) -> dict[str, Any]:
    """An unreadable phrase, with the words at fault."""
    return {
        "phrase": error.phrase,
        "error": error.message,
        "at": error.phrase[error.offset : error.offset + error.length],
        "offset": error.offset,
        "hint": error.hint,
    }


def phrase_records(phrase: str, year: int) -> list[dict[str, Any]]:
    """The readings of one phrase, or the error in their place."""
    try:
        return [reading_record(reading) for reading in read(phrase, year)]
    except UnreadableDeadline as error:
        return [unreadable_record(error)]


def task_record(row: Row, year: int) -> dict[str, Any]:
    """One row of the appendix with every cell resolved: the keys of ``tasks``."""
    return {
        "id": row.id,
        "area": row.area,
        "area_name": row.area_name,
        "number": row.number,
        "parent": row.parent,
        "task": row.text,
        "products": row.product_texts,
        "products_from": row.products_from,
        "lead": [name.text for name in row.lead],
        "lead_from": row.lead_from,
        "coordinating": [name.text for name in row.coordinating],
        "coordinating_from": row.coordinating_from,
        "deadline": [str(phrase) for phrase in row.phrases],
        "deadline_from": row.deadline_from,
        "readings": [record for phrase in row.phrases for record in phrase_records(phrase.text, year)],
        "budget": None if row.task.budget is UNSET else row.task.budget,
        "note": None if row.task.note is UNSET else row.task.note,
        "leaf": row.leaf,
        "owes": row.owes,
        "lead_text": row.lead_text,
        "coordinating_text": row.coordinating_text,
        "implements": list(row.task.implements),
        "footnote": None if row.task.footnote is UNSET else row.task.footnote,
        "same_as": None if row.task.same_as is UNSET else row.task.same_as,
    }


TASK_COLUMNS = (
    "id",
    "area_name",
    "number",
    "task",
    "products",
    "lead",
    "coordinating",
    "deadline",
    "budget",
    "note",
    "leaf",
    "owes",
    "lead_from",
    "coordinating_from",
    "products_from",
    "deadline_from",
    "parent",
    "area",
)
"""The columns of an appendix as CSV."""


def plan_record(loaded: LoadedPlan) -> dict[str, Any]:
    """The head and the size of a plan: the keys of ``show``."""
    plan, register = loaded.plan, loaded.register
    signed = plan.signature if plan and plan.signature else None
    above = plan.implements if plan else UNSET
    return {
        "id": loaded.id,
        "kind": plan.kind if plan else None,
        "year": loaded.year,
        "title": plan.title if plan else None,
        "authority": register.authority.name if register else None,
        "number": f"{plan.number or '…'}/{plan.sign}" if plan and plan.sign else None,
        "date": _date_text(plan),
        "implements": above if isinstance(above, str) else (above.number if above else None) or None,
        "bases": [basis.text for basis in plan.bases] if plan else [],
        "rows": len(loaded.rows.rows),
        "duties": len(plan.duties) if plan else 0,
        "targets": len(plan.targets) if plan else 0,
        "recipients": list(plan.recipients) if plan else [],
        "signature": " ".join(str(p) for p in (signed.on_behalf, signed.office, signed.name) if p)
        if signed
        else None,
        "repairs": len(plan.repairs) if plan else 0,
    }


def _date_text(plan: Plan | None) -> str | None:
    if plan is None or plan.date is UNSET:
        return None
    if isinstance(plan.date, PartialDate):
        month = "" if plan.date.month is UNSET else f"-{plan.date.month:02d}"
        return f"{plan.date.year}{month}"
    return plan.date.isoformat()


REGISTER_COLUMNS = ("id", "name", "kind", "from", "to", "groups", "members", "successors")
"""The columns of a register as CSV."""


def unit_record(register: Register, unit: Unit, day: date | None) -> dict[str, Any]:
    """One unit of a register: the keys of ``units``; its groups are those on ``day``, None for every day."""
    return {
        "id": unit.id,
        "name": unit.name,
        "kind": unit.kind,
        "from": None if unit.from_ is UNSET else unit.from_,
        "to": None if unit.to is UNSET else unit.to,
        "groups": [group.name for group in register.groups_of(unit, day)],
        "members": [],
        "successors": list(dict.fromkeys(s for edge in unit.successions for s in edge.successors)),
        "aliases": list(unit.aliases),
    }


def group_record(register: Register, group: Group, day: date | None) -> dict[str, Any]:
    """One group of a register, under the same keys; its members are those on ``day``, None for every day."""
    return {
        "id": None,
        "name": group.name,
        "kind": _group_kind(group),
        "from": None,
        "to": None,
        "groups": [],
        "members": [unit.id for unit in register.units_in(group, day)],
        "successors": [],
        "aliases": list(group.aliases),
        "complete": group.complete,
    }


def _group_kind(group: Group) -> str:
    if group.open:
        return "nhóm mở"
    return "nhóm" if group.listed_in is UNSET else "nhóm nêu ở văn bản khác"
