"""appendix.yaml of a lower authority's draft: the superior's rows that concern it, numbered anew, each linked."""

from __future__ import annotations

from typing import Any

from msgspec import UNSET

from cchc.comparing.cascading import Part, parts_of
from cchc.drafting.earlier import earlier_phrase
from cchc.drafting.lower_work import LowerWork
from cchc.plans.rows import Row
from cchc.plans.table import Appendix
from cchc.yamltree.spans import Path


def rows_taken(work: LowerWork) -> dict[str, Part | None]:
    """The superior's rows that the draft takes, with the part in which they name the lower authority."""
    parts = parts_of(work.asked.authority, work.superior)
    owing = (row for row in work.superior.rows.rows if row.owes and not row.extra)
    return {row.id: parts.get(row.id) for row in owing if work.asked.whole or row.id in parts}


def appendix_file(work: LowerWork, table: Appendix, taken: dict[str, Part | None]) -> dict[str, Any]:
    """The data of appendix.yaml."""
    shown = _with_headings(work, taken)
    data: dict[str, Any] = {}
    if table.heading is not UNSET:
        data["heading"] = table.heading
    if table.title is not UNSET:
        data["title"] = work.text(table.title, ("title",))
    sign = "KH-UBND" if work.plan.sign is UNSET else work.plan.sign
    data["attached"] = f"(Kèm theo {work.plan.kind} số     /{sign} của {work.below.authority.name})"
    if table.columns:
        data["columns"] = {key: value for key, value in table.columns.items() if key not in ("budget", "note")}
    areas: list[dict[str, Any]] = []
    for area in table.areas:
        mine = [row for row in shown if row.area == area.id]
        if mine:
            keys: Path = ("areas", len(areas))
            entry = {"id": area.id} | ({"number": area.number} if area.number is not UNSET else {})
            entry["name"] = work.text(area.name, (*keys, "name"))
            areas.append(entry | {"tasks": _rows(work, mine, None, "", (*keys, "tasks"))})
    return data | {"areas": areas}


def _with_headings(work: LowerWork, taken: dict[str, Part | None]) -> list[Row]:
    """The rows taken with the headings above them, in document order."""
    rows = {row.id: row for row in work.superior.rows.rows if not row.extra}
    shown = set(taken)
    for row_id in taken:
        parent = rows[row_id].parent
        while parent is not None:
            shown.add(parent)
            parent = rows[parent].parent
    return [row for row in rows.values() if row.id in shown]


def _rows(work: LowerWork, rows: list[Row], parent: str | None, prefix: str, keys: Path) -> list[dict[str, Any]]:
    """The rows under one, with all under them; numbers run on from 1, since some rows did not come along."""
    found: list[dict[str, Any]] = []
    for row in rows:
        if row.parent == parent:
            number, here = f"{prefix}{len(found) + 1}", (*keys, len(found))
            entry = _row(work, row, number, here)
            under = _rows(work, rows, row.id, f"{number}.", (*here, "subtasks"))
            found.append(entry | ({"subtasks": under} if under else {}))
    return found


def _row(work: LowerWork, row: Row, number: str, keys: Path) -> dict[str, Any]:
    """One row; a cell taken from its heading is left to the heading, one merged from elsewhere is written out."""
    task = f"{row.area}/{number}"
    entry: dict[str, Any] = {"number": number, "task": work.text(row.text, (*keys, "task"), task)}
    if row.products and (row.products_from is None or row.products_from != row.parent):
        entry["products"] = _products(work, row, (*keys, "products"), task)
    for role, names, origin in (
        ("lead", row.lead, row.lead_from),
        ("coordinating", row.coordinating, row.coordinating_from),
    ):
        own = origin is None and getattr(row.task, role) is not UNSET
        if own or (origin is not None and origin != row.parent):
            entry[role] = work.names.cell((name.text for name in names), leads=role == "lead")
            if names and not entry[role] and role == "lead":
                words = ", ".join(name.text for name in names)
                work.look("name", (*keys, "lead"), words, "chưa có đơn vị chủ trì ở cấp mình", task=task)
    if row.deadlines and (row.deadline_from is None or row.deadline_from != row.parent):
        entry["deadline"] = _deadline(work, row, (*keys, "deadline"), task)
    if row.task.targets:
        entry["targets"] = [work.target(one, (*keys, "targets", n), task) for n, one in enumerate(row.task.targets)]
    if row.task.note is not UNSET:
        entry["note"] = work.text(row.task.note, (*keys, "note"), task)
    return entry | {"implements": [row.id]}


def _products(work: LowerWork, row: Row, keys: Path, task: str) -> list[Any]:
    found: list[Any] = []
    for n, (text, parts) in enumerate(row.products):
        if parts:
            lowered = [work.texts.lowered(part)[0] for part in parts]
            found.append({"text": work.text(text, (*keys, n, "text"), task), "parts": lowered})
        else:
            found.append(work.text(text, (*keys, n), task))
    return found


def _deadline(work: LowerWork, row: Row, keys: Path, task: str) -> Any:
    """The limits, those with a date in figures some days earlier."""
    groups: list[Any] = []
    alone = len(row.deadlines) == 1 and row.deadlines[0][0].label is None
    for n, group in enumerate(row.deadlines):
        phrases = []
        for k, phrase in enumerate(group):
            new = earlier_phrase(phrase.text, work.year, work.asked.days)
            if new != phrase.text:
                at: Path = keys if alone else (*keys, n, "dates", k) if phrase.label is not None else (*keys, n)
                more = {"task": task, "rule": "hạn-sớm-hơn", "was": phrase.text, "now": new}
                work.look("moved", at, new, "sớm hơn cấp trên", **more)
            phrases.append(new)
        groups.append({"label": group[0].label, "dates": phrases} if group[0].label is not None else phrases[0])
    return groups[0] if alone else groups
