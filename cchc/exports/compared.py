"""The JSON contract of plans side by side: the superior's tasks, proposed links, what changed between two plans."""

from __future__ import annotations

from typing import Any

from msgspec import UNSET

from cchc.comparing.cascading import Carried
from cchc.comparing.differing import Compared
from cchc.comparing.suggesting import Proposal
from cchc.plans.rows import Row
from cchc.store import LoadedPlan


def carried_record(one: Carried) -> dict[str, Any]:
    """One of the superior's tasks that owe: the keys of ``cascade``."""
    parent = one.parent
    return {
        "parent_task": parent.id,
        "parent_text": parent.text,
        "tasks": [row.id for row in one.rows],
        "state": one.state,
        "addressed": one.addressed,
        "reason": one.reason,
        "role": one.part,
        "parent_number": parent.number,
        "parent_heading": list(parent.headings),
        "parent_area": parent.area,
        "parent_lead": [name.text for name in parent.lead],
        "parent_deadline": [str(phrase) for phrase in parent.phrases],
        "later": [{"task": late.row.id, "due": late.due, "parent_due": late.asked} for late in one.delays],
    }


def proposal_record(one: Proposal, loaded: LoadedPlan) -> dict[str, Any]:
    """One proposed link: the keys of ``cascade --suggest``."""
    place = loaded.file_of(one.row).place(one.row.path)
    return {
        "task": one.row.id,
        "text": one.row.text,
        "parent_task": one.parent.id,
        "parent_text": one.parent.text,
        "score": one.score,
        "above": one.above,
        "by_heading": one.by_heading,
        "path": place.path,
        "line": place.line,
    }


def compared_record(one: Compared) -> dict[str, Any]:
    """One task in two plans: the keys of ``diff``."""
    return {
        "state": one.state,
        "old": one.old.id if one.old is not None else None,
        "new": one.new.id if one.new is not None else None,
        "changes": [{"field": change.field, "old": change.old, "new": change.new} for change in one.changes],
        "restated": list(one.restated),
        "old_number": _number(one.old),
        "new_number": _number(one.new),
        "old_text": one.old.text if one.old is not None else None,
        "new_text": one.new.text if one.new is not None else None,
        "old_area": one.old.area if one.old is not None else None,
        "new_area": one.new.area if one.new is not None else None,
    }


def _number(row: Row | None) -> str | None:
    return None if row is None or row.task.number is UNSET else row.task.number
