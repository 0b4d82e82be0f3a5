"""The data of the page: everything that its template prints, made from what ``due --all`` lists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import UNSET, Struct

from cchc.exports.dashboard.heat import Heat, Month, heat, months_of
from cchc.exports.dashboard.leading import Cut, crowded, near
from cchc.exports.dashboard.listed import Line, lines
from cchc.exports.dashboard.rates import Rate, in_order, rate
from cchc.exports.dashboard.rounds import Round, rounds
from cchc.exports.dashboard.states import STATES, UNDATED, State, state_names
from cchc.exports.dashboard.timeline import Timeline, timeline
from cchc.exports.dashboard.units import BESIDE, Named, areas_of, units_of
from cchc.obligations import Assessed, tally, total
from cchc.obligations.scope import Scope, of_own_plans
from cchc.plans.words import ROLES
from cchc.store import LoadedPlan


class Asking(Struct, frozen=True, kw_only=True):
    """What the page was asked for: of which plans and day, narrowed to what, and what else has to be told.

    ``units`` are the names of the units asked for, none for all; ``within`` says in words what else narrows it
    (an area, a period). ``notices`` are the sentences that stand above every list. ``soon``: days that are near.
    """

    scope: Scope
    on: date
    soon: int
    units: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


class Issued(Struct, frozen=True, kw_only=True):
    """A plan as the page's head names it."""

    id: str
    name: str
    upward: bool


class Page(Struct, frozen=True, kw_only=True):
    """What the template is given."""

    authority: str
    heading: str
    plans: tuple[Issued, ...]
    narrowed: tuple[str, ...]
    notices: tuple[str, ...]
    remarks: tuple[str, ...]
    on: date
    years: tuple[int, ...]
    unrecorded: bool
    states: dict[State, str]
    roles: dict[str, str]
    whole: Rate
    crowded: Cut
    near: Cut
    rounds: tuple[Round, ...]
    heat: Heat
    timeline: Timeline
    by_unit: tuple[Rate, ...]
    of_units: Rate
    by_area: tuple[Rate, ...]
    beside: tuple[Rate, ...]
    units: tuple[Named, ...]
    areas: tuple[Named, ...]
    months: tuple[Month, ...]
    lines: tuple[Line, ...]
    several_authorities: bool
    own_lists: bool

    @property
    def owed(self) -> int:
        """How many obligations (lượt đơn vị) the lines hold."""
        return sum(len(line.shares) for line in self.lines)


def page(shown: Sequence[Assessed], asking: Asking) -> Page:
    """The page of what is shown, in its order; the counts are of the plans' own, as ``status`` counts them."""
    scope, on = asking.scope, asking.on
    years = _years(scope)
    mine = list(shown) if asking.units else of_own_plans(shown, scope)
    units, areas = units_of(shown, scope), areas_of(shown, scope)
    listed = lines(shown, scope, years, on)
    sent = rounds(shown, scope, on)
    by_area = in_order(tally(mine, "area"), [one.key for one in areas])
    by_unit = in_order(tally(mine, "unit"), [one.key for one in units])
    everything = total(mine, "area")
    there = {line.state for line in listed}
    names = state_names(unrecorded=scope.unrecorded, soon=asking.soon)
    return Page(
        authority=_authority(scope),
        heading=_heading(scope),
        plans=tuple(_issued(plan, upward=plan is scope.superior) for plan in scope.all),
        narrowed=(*asking.units, *asking.within),
        notices=asking.notices,
        remarks=asking.remarks,
        on=on,
        years=years,
        unrecorded=scope.unrecorded,
        states={key: names[key] for key in STATES if key in there},
        roles={role: name for role, name in ROLES.items() if any(line.role == role for line in listed)},
        whole=rate(everything),
        crowded=crowded(shown, unrecorded=scope.unrecorded),
        near=near(listed, on),
        rounds=tuple(sent),
        heat=heat(shown, units, years),
        timeline=timeline(listed, sent, years, on),
        by_unit=tuple(by_unit),
        of_units=rate(total(mine, "unit")),
        by_area=tuple(one for one in by_area if one.key not in BESIDE),
        beside=tuple(one for one in by_area if one.key in BESIDE),
        units=tuple(units),
        areas=tuple(areas),
        months=_months(listed, years),
        lines=tuple(listed),
        several_authorities=len({plan.authority for plan in scope.plans}) > 1,
        own_lists=not everything.complete,
    )


def _years(scope: Scope) -> tuple[int, ...]:
    """The years whose months are columns: those of the plans."""
    years = [plan.year for plan in scope.plans]
    return tuple(range(min(years), max(years) + 1))


def _months(listed: Sequence[Line], years: tuple[int, ...]) -> tuple[Month, ...]:
    """The months in which something falls due, and no month where something has none."""
    there = {line.month for line in listed}
    known = [*months_of(years), Month(UNDATED, "–", "không có ngày cụ thể")]
    return tuple(month for month in known if month.key in there)


def _authority(scope: Scope) -> str:
    names = [plan.register.authority.name if plan.register else plan.authority for plan in scope.plans]
    return "; ".join(dict.fromkeys(names))


def _heading(scope: Scope) -> str:
    years = ", ".join(str(year) for year in sorted({plan.year for plan in scope.plans}))
    return f"Tiến độ thực hiện kế hoạch cải cách hành chính năm {years}"


def _issued(loaded: LoadedPlan, *, upward: bool) -> Issued:
    """A plan by its number and day, as far as they are known."""
    plan = loaded.plan
    if plan is None:
        return Issued(id=loaded.id, name="Kế hoạch", upward=upward)
    sign = "/".join(part for part in (plan.number, plan.sign) if part is not UNSET)
    words = [plan.kind, f"số {sign}" if plan.number is not UNSET else ""]
    words += [f"ngày {plan.date:%d/%m/%Y}"] if isinstance(plan.date, date) else []
    return Issued(id=loaded.id, name=" ".join(filter(None, words)), upward=upward)
