"""The JSON contract: one flat record for each obligation, row, tally; ISO dates, None for what is absent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import UNSET

from cchc.deadlines import Reading, UnreadableDeadline, read
from cchc.findings import Finding
from cchc.obligations import Assessed, Tally
from cchc.plans.base import PartialDate
from cchc.plans.document import Plan
from cchc.plans.organisation import Group, Unit
from cchc.plans.register import Register
from cchc.plans.rows import Row
from cchc.store import LoadedPlan

if TYPE_CHECKING:
    from cchc.drafting.collecting import Collected
    from cchc.surroundings.observation import Observation

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_json(records: Sequence[Any]) -> str:
    """One JSON array, indented, UTF-8 letters as they are."""
    return msgspec.json.format(msgspec.json.encode(records), indent=2).decode()


def to_csv(records: Sequence[dict[str, Any]], header: Sequence[str]) -> str:
    """CSV with a header line; lists joined by "; "; no cell can start a formula in a spreadsheet."""
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    for record in records:
        writer.writerow([csv_cell(record.get(key)) for key in header])
    return out.getvalue()


def csv_cell(value: Any) -> str:
    """A value as one cell of text; what a spreadsheet would take for a formula is quoted with an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list | tuple):
        text = "; ".join(str(item) for item in value)
    elif isinstance(value, dict):
        text = "; ".join(f"{key}: {item}" for key, item in value.items())
    else:
        text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


OBLIGATION_COLUMNS = (
    "plan",
    "task",
    "number",
    "area",
    "heading",
    "text",
    "products",
    "item",
    "label",
    "unit",
    "via",
    "role",
    "also_coordinating",
    "kind",
    "phrase",
    "condition",
    "start",
    "due",
    "due_time",
    "next_working_day",
    "status",
    "timing",
    "done_on",
    "done_late",
    "evidence",
    "days_left",
    "unit_id",
    "id",
)
"""The columns of an obligation list as CSV."""


def obligation_record(assessed: Assessed) -> dict[str, Any]:
    """One obligation as of a day: the keys of ``due`` and ``overdue``."""
    o, term, facts = assessed.obligation, assessed.obligation.term, assessed.facts
    return {
        "id": o.id,
        "plan": o.plan,
        "task": o.task,
        "number": o.number,
        "area": o.area,
        "heading": list(o.heading),
        "text": o.text,
        "products": list(o.products),
        "item": o.item,
        "label": term.label,
        "unit": o.owner.unit,
        "unit_id": o.owner.unit_id,
        "via": o.owner.via,
        "role": o.role,
        "also_coordinating": o.owner.also_coordinating,
        "kind": term.kind,
        "phrase": term.phrase,
        "condition": term.condition,
        "start": term.start,
        "due": assessed.due,
        "due_time": term.time,
        "next_working_day": assessed.next_working_day,
        "status": assessed.status,
        "timing": assessed.timing,
        "done_on": facts.done_on,
        "done_late": assessed.done_late,
        "evidence": facts.evidence,
        "days_left": assessed.days_left,
        "waiting_for": assessed.waiting_for,
        "before": term.before,
        "occurrence": term.occurrence,
        "complete": o.owner.complete,
        "portal": o.portal,
        "also_reports": o.also_reports,
        "receiver": o.receiver,
        "also_rows": list(o.also_rows),
        "amended_by": o.amended_by,
        "issued_phrase": o.issued_phrase,
        "issued_lead": o.issued_lead,
        "issued_due": o.term.due if facts.due is not None else None,
        "cause": facts.cause,
        "document": facts.document,
        "note": facts.note,
        "needed_by": o.needed_by,
        "needed_for": o.needed_for,
    }


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


_COUNTS = ("assigned", "done_in_time", "done_late", "open", "late", "left_out")
TALLY_COLUMNS = (
    "by",
    "key",
    "name",
    *(f"{level}_{count}" for level in ("tasks", "items", "obligations") for count in _COUNTS),
    "on_time_rate",
    "rate_base",
    "complete",
)
"""The columns of a status as CSV: each count on its own."""


def tally_row(tally: Tally) -> dict[str, Any]:
    """The three counts under one key as one flat row."""
    record = tally_record(tally)
    for level in ("tasks", "items", "obligations"):
        record |= {f"{level}_{name}": value for name, value in record.pop(level).items()}
    return record


def tally_record(tally: Tally) -> dict[str, Any]:
    """The three counts under one key: the keys of ``status``."""
    return {
        "by": tally.by,
        "key": tally.key,
        "name": tally.name,
        "tasks": msgspec.to_builtins(tally.tasks),
        "items": msgspec.to_builtins(tally.items),
        "obligations": msgspec.to_builtins(tally.obligations),
        "on_time_rate": tally.on_time_rate,
        "rate_base": tally.rate_base,
        "complete": tally.complete,
    }


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


def finding_record(found: Finding) -> dict[str, Any]:
    """One finding: the keys of ``validate``."""
    return {
        "path": found.place.path,
        "line": found.place.line,
        "column": found.place.column,
        "code": found.code,
        "severity": found.severity,
        "message": found.message,
        "hint": found.hint or None,
        "excerpt": found.excerpt or None,
        "where": found.where or None,
    }


COLLECTED_COLUMNS = ("file", "sheet", "row", "outcome", "id", "reason", "texts", "before", "now", "line", "written")
"""The columns of what came back in sheets as CSV."""


def collected_record(one: Collected, written: bool) -> dict[str, Any]:
    """One row of a sheet that came back: the keys of ``collect``; ``line`` only where it was written."""
    return {
        "file": one.file,
        "sheet": one.sheet,
        "row": one.row,
        "outcome": one.outcome,
        "id": one.id,
        "reason": one.reason or None,
        "texts": list(one.texts),
        "before": msgspec.to_builtins(one.before),
        "now": msgspec.to_builtins(one.now),
        "line": one.entry.line.entry if one.entry and written else None,
        "written": one.entry is not None and written,
    }


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


def observation_record(one: Observation) -> dict[str, Any]:
    """One thing that ``doctor`` saw: ``state`` is fine, note, advice or broken."""
    return {"code": one.code, "state": one.state, "what": one.what, "advice": one.advice or None}
