"""The targets of a plan (chỉ tiêu) in a report: the goal, what was measured, met or not, what is said of it."""

from __future__ import annotations

from msgspec import Struct

from cchc.obligations.measuring import Goal, Measured, goal_in, measure, unmeasured
from cchc.obligations.reporting import Reckoning
from cchc.plans.reports import Report
from cchc.text import fold
from cchc.text.numbers import shown_number

_SIGNS = {">=": "từ {} trở lên", "<=": "không quá {}", ">": "trên {}", "<": "dưới {}", "=": "{}"}


class TargetRow(Struct, frozen=True, kw_only=True):
    """A target: its goal and its figure in words, whether it is met (``state``), what a person says of it."""

    number: str
    indicator: str
    goal: str
    value: str
    state: str
    explanation: str


class Targets(Struct, frozen=True, kw_only=True):
    """How many targets there are, how many are met, missed, without a (whole) figure."""

    stated: int
    met: int
    missed: int
    unknown: int


def target_rows(reckoning: Reckoning, report: Report | None) -> tuple[TargetRow, ...]:
    """Every target of the plan, those measured first, with what was recorded for the period."""
    told = {fold(one.indicator): one.explanation for one in (report.targets if report else ())}
    days = reckoning.frame
    rows = []
    for one in _measured(reckoning):
        assert one.goal is not None
        rows.append((one.goal, _value(one), _state(one)))
    for target in unmeasured(reckoning.loaded):
        rows.append((goal_in(target, days.period), "", "Chưa có chỉ số đo"))
    return tuple(
        TargetRow(
            number=str(number),
            indicator=goal.text,
            goal=_goal(goal),
            value=value,
            state=state,
            explanation=told.get(fold(goal.text), ""),
        )
        for number, (goal, value, state) in enumerate(rows, 1)
    )


def targets(reckoning: Reckoning) -> Targets:
    """The figures of the targets."""
    met = [one.met for one in _measured(reckoning)]
    stated = len(met) + len(unmeasured(reckoning.loaded))
    return Targets(
        stated=stated,
        met=met.count(True),
        missed=met.count(False),
        unknown=stated - met.count(True) - met.count(False),
    )


def _measured(reckoning: Reckoning) -> list[Measured]:
    days = reckoning.frame
    found = measure(reckoning.loaded, days.period, days.told)
    return [one for one in found if one.goal is not None]


def _goal(goal: Goal) -> str:
    unit = "" if goal.unit is None else goal.unit if goal.unit == "%" else f" {goal.unit}"
    return _SIGNS[goal.comparison].format(f"{shown_number(goal.value)}{unit}")


def _value(one: Measured) -> str:
    if one.value is None:
        return ""
    measured_in = one.indicator.measure
    unit = "" if measured_in is None else measured_in if measured_in == "%" else f" {measured_in}"
    value = round(one.value, 2) if isinstance(one.value, float) else one.value
    return f"{shown_number(value)}{unit}"


def _state(one: Measured) -> str:
    if one.met is not None:
        return "Đạt" if one.met else "Chưa đạt"
    if one.value is None:
        return "Chưa ghi nhận số liệu"
    return f"Chưa đủ số liệu ({len(one.given) - len(one.missing)}/{len(one.given)} đơn vị)"
