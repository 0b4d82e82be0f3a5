"""The JSON contract of ``targets``: one record for each indicator, and for each target that none measures."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from msgspec import UNSET

from cchc.calendar.periods import Period
from cchc.obligations.measuring import Given, Measured, goal_in
from cchc.plans.base import Target

MEASURE_COLUMNS = (
    "plan",
    "id",
    "name",
    "unit",
    "period",
    "target",
    "comparison",
    "goal",
    "goal_period",
    "value",
    "met",
    "reported",
    "asked",
    "missing",
    "form",
)
"""The columns of ``targets`` as CSV."""


def measure_record(plan: str, one: Measured, only: Container[str | None] | None = None) -> dict[str, Any]:
    """One indicator in a period; ``units`` holds each unit's figure, of ``only`` these ids where given.

    ``goal_period`` is the period that the goal is stated for: the year's where the period has none of its own.
    ``complete`` is false where a group's list is only our own best knowledge.
    """
    indicator, goal = one.indicator, one.goal
    return {
        "id": indicator.id,
        "plan": plan,
        "name": indicator.name,
        "unit": indicator.measure,
        "period": one.period.name,
        "target": goal.text if goal else None,
        "comparison": goal.comparison if goal else None,
        "goal": goal.value if goal else None,
        "goal_period": goal.period if goal else None,
        "value": one.value,
        "met": one.met,
        "reported": len(one.given) - len(one.missing),
        "asked": len(one.given),
        "missing": [owner.unit for owner in one.missing],
        "form": None if indicator.form is UNSET else indicator.form,
        "note": None if indicator.note is UNSET else indicator.note,
        "complete": all(given.owner.complete for given in one.given),
        "units": [_given(given) for given in one.given if only is None or given.owner.unit_id in only],
    }


def _given(given: Given) -> dict[str, Any]:
    return {
        "unit": given.owner.unit,
        "unit_id": given.owner.unit_id,
        "value": given.value,
        "on": given.on,
        "evidence": given.evidence,
    }


def target_record(plan: str, target: Target, period: Period) -> dict[str, Any]:
    """One target that no indicator measures: the keys of an indicator, ``id`` and all that is measured null."""
    goal = goal_in(target, period)
    return {
        "id": None,
        "plan": plan,
        "name": target.indicator,
        "unit": goal.unit,
        "period": period.name,
        "target": goal.text,
        "comparison": goal.comparison,
        "goal": goal.value,
        "goal_period": goal.period,
        "value": None,
        "met": None,
        "reported": 0,
        "asked": 0,
        "missing": [],
        "form": None,
        "note": None if target.note is UNSET else target.note,
        "complete": True,
        "units": [],
    }
