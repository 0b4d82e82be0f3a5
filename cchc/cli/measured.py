"""Indicators and targets as people read them: the figure against its goal, who gave it, who is missing."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from datetime import date

from msgspec import UNSET

from cchc.calendar.periods import Period
from cchc.cli.terminal import Cell, Paragraph, say, say_row
from cchc.cli.words import circumstances, weekday
from cchc.obligations.measuring import Given, Goal, Measured, goal_in
from cchc.obligations.scope import Scope
from cchc.plans.base import Target
from cchc.plans.words import INCOMPLETE
from cchc.store import LoadedPlan
from cchc.text.numbers import shown_number

_SIGNS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "=": "="}
_FIGURE, _GOAL, _STATE = 14, 14, 15
_NAMED = 6


def print_measured(
    loaded: LoadedPlan, period: Period, measured: Sequence[Measured], rest: Sequence[Target], scope: Scope, on: date
) -> None:
    """Print every indicator with its figure, goal and state, then the targets that none measures."""
    _print_head("Chỉ tiêu, chỉ số", loaded, period, scope, on)
    if measured:
        say("")
        say_row(
            [Cell("", 3), Cell("Số liệu", _FIGURE), Cell("Mức phải đạt", _GOAL), Cell("Kết quả", _STATE)],
            [Paragraph("Đã gửi")],
        )
    for one in measured:
        _print_indicator(one)
    if rest:
        say("")
        say(f"Chưa có chỉ số đo ({len(rest)} chỉ tiêu)", "bold")
        for target in rest:
            goal = goal_in(target, period)
            say_row([Cell("", 1), Cell(_goal(goal), 7)], [Paragraph(f"{target.indicator}{_unit(goal.unit)}")])
    elif not measured:
        say("")
        say("Kế hoạch không có chỉ tiêu nào đo được.")
    say("")
    for line in _ending(loaded, period, measured, rest):
        say(line, "dim")


def print_of_units(
    loaded: LoadedPlan,
    period: Period,
    measured: Sequence[Measured],
    units: Container[str | None],
    scope: Scope,
    on: date,
) -> None:
    """Print what some units have to give in the period, and what they gave."""
    mine = [(one, given) for one in measured for given in one.given if given.owner.unit_id in units]
    names = dict.fromkeys(given.owner.unit for _, given in mine)
    _print_head(", ".join(names) or "Đơn vị đang hỏi", loaded, period, scope, on)
    say("")
    if not mine:
        say("Không phải cho số liệu nào.")
        return
    for one, given in mine:
        told = f"{one.indicator.id} (tính ra)" if one.indicator.derived else f"indicator/{one.indicator.id}"
        say_row([Cell("", 1)], [Paragraph(f"  {one.indicator.name}", "", told, "cyan")])
        say_row([Cell("", 3)], [Paragraph(_own(one, given), "" if given.on else "yellow")])
    recorded = [one for one, given in mine if given.on is None and not one.indicator.derived]
    if recorded:
        say("")
        say(
            f"Ghi số: cchc record indicator/{recorded[0].indicator.id} --unit … --period {period.name} --value SỐ",
            "dim",
        )


def _own(one: Measured, given: Given) -> str:
    if given.on is None:
        return "chưa tính được" if one.indicator.derived else "chưa ghi số"
    if given.value is None:
        return f"đã ghi ngày {given.on:%d/%m/%Y}; tỷ lệ tính chung với đơn vị khác"
    figure = with_unit(round(given.value, 2) if one.indicator.derived else given.value, one.indicator.measure)
    evidence = f" · {given.evidence}" if given.evidence else ""
    return f"{figure} · ghi ngày {given.on:%d/%m/%Y}{evidence}"


def _print_head(what: str, loaded: LoadedPlan, period: Period, scope: Scope, on: date) -> None:
    say(f"{what} · {period.label} · kế hoạch {loaded.id}", "bold")
    if loaded is scope.plans[0]:
        for line in circumstances(scope, on):
            say(line, "dim")
    else:
        say(f"Tính đến {weekday(on)}, {on:%d/%m/%Y}.", "dim")


def _print_indicator(one: Measured) -> None:
    indicator = one.indicator
    say_row([Cell("", 1)], [Paragraph(f"  {indicator.name}{_unit(indicator.measure)}", "", indicator.id, "cyan")])
    state, style = _state(one)
    reported = len(one.given) - len(one.missing)
    say_row(
        [
            Cell("", 3),
            Cell(_figure(_rounded(one), indicator.measure), _FIGURE),
            Cell(_goal_in(one), _GOAL),
            Cell(state, _STATE, style),
        ],
        [Paragraph(f"{reported}/{len(one.given)} đơn vị")],
    )
    details = [f"chưa gửi: {_names(one)}"] if one.missing and reported else []
    details += [] if indicator.form is UNSET else [f"biểu mẫu: {indicator.form}"]
    details += [] if indicator.note is UNSET else [indicator.note]
    if details:
        say_row([Cell("", 3)], [Paragraph(detail, "dim") for detail in details])


def _names(one: Measured) -> str:
    names = [owner.unit for owner in one.missing]
    more = f" … và {len(names) - _NAMED} đơn vị nữa" if len(names) > _NAMED + 1 else ""
    return "; ".join(names[:_NAMED] if more else names) + more


def _state(one: Measured) -> tuple[str, str]:
    """What became of the goal in a few words, and the colour."""
    if one.value is None:
        return "chưa có số liệu", "dim"
    if not one.all_given:
        return "chưa đủ số liệu", "yellow"
    if one.met is None:
        return "đủ số liệu", ""
    if one.met:
        return "đạt", "green"
    on_the_way = one.goal is not None and one.goal.period != one.period.name
    return "chưa đạt", "yellow" if on_the_way else "red"


def _figure(value: int | float | None, unit: str | None) -> str:
    if value is None:
        return "–"
    shown = shown_number(value)
    return f"{shown}%" if unit == "%" else shown


def _rounded(one: Measured) -> int | float | None:
    """The value with two decimals, with more where two would put it on the other side of its goal."""
    if one.value is None or one.goal is None:
        return None if one.value is None else round(one.value, 2)
    goal, value = one.goal.value, one.value
    shown = (round(value, decimals) for decimals in (2, 4, 6, 9))
    return next((near for near in shown if (near < goal, near > goal) == (value < goal, value > goal)), value)


def with_unit(value: int | float, unit: str | None) -> str:
    """A figure with its unit of measure, as in a sentence."""
    return _figure(value, unit) if unit in (None, "%") else f"{_figure(value, unit)} {unit}"


def _unit(unit: str | None) -> str:
    """The unit of measure in brackets; "" for the per cent, which stands beside its figure."""
    return f" ({unit})" if unit and unit != "%" else ""


def _goal(goal: Goal) -> str:
    return f"{_SIGNS[goal.comparison]} {_figure(goal.value, goal.unit)}"


def _goal_in(one: Measured) -> str:
    """The goal of an indicator, marked where it is the year's and not the period's own."""
    if one.goal is None:
        return "–"
    return _goal(one.goal) + ("" if one.goal.period == one.period.name else " (năm)")


def _ending(
    loaded: LoadedPlan, period: Period, measured: Sequence[Measured], rest: Sequence[Target]
) -> Iterable[str]:
    if any(one.goal is not None and one.goal.period != period.name for one in measured):
        yield "(năm): kỳ này không có mức riêng nên so với mức của cả năm."
    if period.cumulative and measured and all(one.value is None for one in measured):
        yield f"Chưa ghi số liệu {period.label}: số lũy kế được ghi riêng cho kỳ này, không cộng từ các quý."
    if any(not given.owner.complete and given.owner.unit_id for one in measured for given in one.given):
        yield f"Có nhóm đơn vị mà {INCOMPLETE}."
    if rest:
        yield f"Khai cách đo trong {loaded.indicators_file.path}: mã, tên, đơn vị nào cho số liệu, đo chỉ tiêu nào."
