"""What the indicators of a plan measure in a period: each unit's figure, the combined one, the goal met or not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from msgspec import UNSET, Struct

from cchc.calendar.periods import Period, parse_period, whole_year
from cchc.obligations.obligation import Owner
from cchc.obligations.owners import expander_of
from cchc.obligations.recording import Line, Records, in_order
from cchc.plans.base import Comparison, Target
from cchc.plans.measures import Combine, Indicator, indicator_task
from cchc.plans.rows import Row
from cchc.store import LoadedPlan
from cchc.store.once import kept
from cchc.text import fold

if TYPE_CHECKING:
    from fractions import Fraction

Figures = Mapping[tuple[str, str, str], Line]
"""The last word on each figure, by the ids of indicator, period ("Q1-2025") and unit."""


class Stated(Struct, frozen=True):
    """A target as the plan states it: in plan.yaml, or (``row``) in a row; ``index`` is its place in that list."""

    target: Target
    index: int
    row: Row | None = None


class Goal(Struct, frozen=True, kw_only=True):
    """What is to be reached; ``period`` is the one it is stated for (the year's where the period has none)."""

    text: str
    comparison: Comparison
    value: int | float
    unit: str | None
    period: str


class Given(Struct, frozen=True, kw_only=True):
    """What one unit gave; ``on`` is None while its figure is missing.

    Of a rate ``value`` is the unit's own rate, None also where the unit gives but one of its two parts.
    """

    owner: Owner
    value: int | float | None = None
    on: date | None = None
    evidence: str | None = None


class Measured(Struct, frozen=True, kw_only=True):
    """One indicator in one period; ``value`` is None while there is nothing to combine.

    ``met`` is None where there is no goal, no value, or somebody's figure is missing.
    """

    indicator: Indicator
    period: Period
    given: tuple[Given, ...]
    value: int | float | None
    goal: Goal | None
    met: bool | None

    @property
    def missing(self) -> list[Owner]:
        """Those whose figure is not there."""
        return [one.owner for one in self.given if one.on is None]

    @property
    def all_given(self) -> bool:
        """Whether everyone asked gave a figure."""
        return bool(self.given) and not self.missing


def indicators_of(loaded: LoadedPlan) -> list[Indicator]:
    """The indicators of a plan in the file's order, each id once."""
    listed = loaded.indicators_file.value.indicators if loaded.indicators_file.value else []
    return list({one.id: one for one in reversed(listed)}.values())[::-1]


def stated_targets(loaded: LoadedPlan) -> list[Stated]:
    """The targets of the plan: those of its body, then those of its rows. Not to be changed by the caller."""
    return kept(loaded, "_stated_targets", _stated)


def _stated(loaded: LoadedPlan) -> list[Stated]:
    of_body = loaded.plan.targets if loaded.plan is not None else []
    found = [Stated(target, index) for index, target in enumerate(of_body)]
    for row in loaded.rows.rows:
        if row.task.targets:
            found += [Stated(target, index, row) for index, target in enumerate(row.task.targets)]
    return found


def unmeasured(loaded: LoadedPlan) -> list[Target]:
    """The targets of the plan that no indicator measures."""
    measured = {fold(one.target) for one in indicators_of(loaded) if one.target is not UNSET}
    return [one.target for one in stated_targets(loaded) if fold(one.target.indicator) not in measured]


def givers(loaded: LoadedPlan) -> dict[str, tuple[Owner, ...]]:
    """Who gives a figure for each indicator that is recorded, on the plan's date.

    Without ``who`` it is the unit that does the authority's paperwork for its superior where there is one such,
    else the authority itself. Names that mean nothing in the register are left out.
    """
    register, expander = loaded.register, expander_of(loaded)
    if register is None or expander is None:
        return {}
    desks = [unit.id for unit in register.desks(loaded.date)]
    desk = desks[0] if len(desks) == 1 else register.authority.name
    return {
        one.id: expander.owners([desk] if one.who is UNSET else one.who).lead
        for one in indicators_of(loaded)
        if not one.derived
    }


def figures(loaded: LoadedPlan, until: date) -> Figures:
    """The last figure that each unit recorded for each indicator and period up to and including ``until``.

    The lines count in the order of all records; one that another corrects does not.
    """
    records = Records(loaded)
    found: dict[tuple[str, str, str], Line] = {}
    for indicator in indicators_of(loaded):
        for line in in_order(records.of_task(indicator_task(indicator.id))):
            period = period_of(line, loaded.year)
            if period is not None and line.owner is not None and line.update.on <= until:
                found[indicator.id, period.name, line.owner] = line
    return found


def period_of(line: Line, year: int) -> Period | None:
    """The period that a line's figure is for; None where the line holds no figure or names no period."""
    update = line.update
    if update.value is UNSET or update.occurrence is UNSET or update.status != "done":
        return None
    try:
        return parse_period(update.occurrence, year)
    except ValueError:
        return None


def closed_period(loaded: LoadedPlan, on: date) -> Period:
    """The latest period of the reporting regime whose window has ended before ``on``; else the plan's year."""
    return last_closed(loaded, on) or whole_year(loaded.year)


def last_closed(loaded: LoadedPlan, on: date) -> Period | None:
    """The latest period of the reporting regime whose window has ended before ``on``; None before the first has."""
    regime = loaded.plan.reporting if loaded.plan else UNSET
    closed: list[tuple[date, date, Period]] = []
    for name, window in ({} if regime is UNSET else regime.windows).items():
        try:
            period = parse_period(name, loaded.year)
        except ValueError:
            continue
        if window.to < on:
            closed.append((window.to, period.end, period))
    return max(closed, key=lambda one: one[:2])[2] if closed else None


def measure(loaded: LoadedPlan, period: Period, on: date) -> list[Measured]:
    """Every indicator of the plan in ``period`` as recorded by ``on``, in the file's order."""
    asked, recorded, listed = givers(loaded), figures(loaded, on), indicators_of(loaded)
    given = {
        name: tuple(_given(owner, recorded.get((name, period.name, owner.unit_id or ""))) for owner in owners)
        for name, owners in asked.items()
    }
    known = {one.id: one for one in listed}
    found = []
    for one in listed:
        if one.percent is UNSET:
            mine = given.get(one.id, ())
            exact = _combined(one.combination, mine)
        else:
            parts = [
                (known[name].combination, given.get(name, ())) if name in known else ("sum", ())
                for name in (one.percent.part, one.percent.whole)
            ]
            mine, exact = _rate(*parts)
        goal = _goal(loaded, one, period)
        whole = bool(mine) and all(unit.on is not None for unit in mine)
        met = _reached(exact, goal) if goal is not None and exact is not None and whole else None
        found.append(Measured(indicator=one, period=period, given=mine, value=_plain(exact), goal=goal, met=met))
    return found


def goal_in(target: Target, period: Period) -> Goal:
    """The goal that a target sets for a period: the period's own, else the year's."""
    value, of = target.value, whole_year(period.year).name
    for name, stated in target.by_period.items():
        try:
            if parse_period(name, period.year) == period:
                value, of = stated, period.name
        except ValueError:
            continue
    unit = None if target.unit is UNSET else target.unit
    return Goal(text=target.indicator, comparison=target.comparison, value=value, unit=unit, period=of)


def _goal(loaded: LoadedPlan, indicator: Indicator, period: Period) -> Goal | None:
    if indicator.target is UNSET:
        return None
    wanted = fold(indicator.target)
    targets = (one.target for one in stated_targets(loaded) if fold(one.target.indicator) == wanted)
    target = next(targets, None)
    return None if target is None else goal_in(target, period)


def _given(owner: Owner, line: Line | None) -> Given:
    if line is None or line.update.value is UNSET:
        return Given(owner=owner)
    update = line.update
    evidence = None if update.evidence is UNSET else update.evidence
    return Given(owner=owner, value=line.update.value, on=update.on, evidence=evidence)


def _combined(how: Combine, given: Iterable[Given]) -> Fraction | None:
    """The one figure of several units, exact; None where nobody gave any.

    ``last`` is the one recorded last; of several of one day that of the unit whose name comes last.
    """
    from fractions import Fraction

    there = [(one.on, one.owner.unit, Fraction(str(one.value))) for one in given if one.on]
    if not there:
        return None
    if how == "last":
        return max(there)[2]
    total = sum((value for *_, value in there), Fraction(0))
    return total if how == "sum" else total / len(there)


_Part = tuple[Combine, tuple[Given, ...]]


def _rate(part: _Part, whole: _Part) -> tuple[tuple[Given, ...], Fraction | None]:
    """Each unit's own rate, and 100 × part / whole of the combined figures.

    A unit that is asked for both and gave but one counts in neither: else one unit's part would stand over another
    unit's whole. None where the whole is nothing or zero.
    """
    above, below = _by_unit(part[1]), _by_unit(whole[1])
    halves = {key for key in above.keys() & below.keys() if (above[key].on is None) != (below[key].on is None)}
    top = _combined(part[0], (one for key, one in above.items() if key not in halves))
    bottom = _combined(whole[0], (one for key, one in below.items() if key not in halves))
    own = tuple(_own_rate(above.get(key), below.get(key)) for key in {**above, **below})
    return own, _hundredfold(top, bottom)


def _own_rate(part: Given | None, whole: Given | None) -> Given:
    asked = [one for one in (part, whole) if one is not None]
    days = [one.on for one in asked if one.on is not None]
    rate = _hundredfold(_combined("sum", asked[:1]), _combined("sum", asked[1:]))
    return Given(owner=asked[0].owner, value=_plain(rate), on=max(days) if len(days) == len(asked) else None)


def _by_unit(given: Iterable[Given]) -> dict[str, Given]:
    return {one.owner.unit_id or f"({one.owner.unit})": one for one in given}


def _hundredfold(part: Fraction | None, whole: Fraction | None) -> Fraction | None:
    return 100 * part / whole if part is not None and whole else None


def _reached(value: Fraction, goal: Goal) -> bool:
    from fractions import Fraction

    wanted = Fraction(str(goal.value))
    match goal.comparison:
        case ">=":
            return value >= wanted
        case "<=":
            return value <= wanted
        case ">":
            return value > wanted
        case "<":
            return value < wanted
        case "=":  # "đạt 80%": whoever does more has reached it
            return value >= wanted


def _plain(value: Fraction | None) -> int | float | None:
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else float(value)
