"""The rounds of periodic reports: which days they count, by when they are due, who has sent theirs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import UNSET, Struct
from msgspec.structs import replace

from cchc.calendar.periods import parse_period
from cchc.obligations import Assessed
from cchc.obligations.scope import Scope
from cchc.store import LoadedPlan

_TASK = "report/"


class Round(Struct, frozen=True, kw_only=True):
    """The reports of one period: the window that they count, the day they are due, how many units sent theirs.

    ``upward`` is the day on which the authority's own goes to its superior. ``recorded`` is false where the logs
    speak of no report of the plan: then nobody is said to be missing. ``missing`` names who has not sent it.
    """

    plan: str
    task: str
    period: str
    since: date | None
    close: date | None
    due: date
    last: date
    upward: date | None
    units: int
    sent: int
    missing: tuple[str, ...]
    recorded: bool
    over: bool


def rounds(found: Iterable[Assessed], scope: Scope, on: date) -> list[Round]:
    """The rounds of the plans' own reporting regimes by due day, as they stand on ``on``.

    Central agencies and groups that nobody can expand are in none; a unit whose term was put off holds up nobody.
    """
    reports = [a for a in found if a.obligation.task.startswith(_TASK) and a.due is not None]
    made = [
        _round(plan, task, mine, _upward(reports, scope, task), on)
        for plan in scope.plans
        for task, mine in _of_plan(reports, plan).items()
    ]
    known = {one.plan for one in made if one.recorded}
    told = [replace(one, recorded=one.plan in known) for one in made]
    return sorted(told, key=lambda one: (one.due, one.plan))


def _of_plan(reports: Iterable[Assessed], plan: LoadedPlan) -> dict[str, list[Assessed]]:
    tasks: dict[str, list[Assessed]] = {}
    for one in reports:
        owner = one.obligation.owner
        if one.obligation.plan == plan.id and owner.unit_id is not None and not owner.vertical:
            tasks.setdefault(one.obligation.task, []).append(one)
    return tasks


def _upward(reports: Iterable[Assessed], scope: Scope, task: str) -> date | None:
    """The day on which the superior wants the same period's report."""
    above = scope.superior.id if scope.superior is not None else None
    days = [
        a.due for a in reports if a.obligation.plan == above and a.obligation.task == task and a.due is not None
    ]
    return min(days, default=None)


def _round(plan: LoadedPlan, task: str, mine: list[Assessed], upward: date | None, on: date) -> Round:
    units: dict[str, list[Assessed]] = {}
    for one in mine:
        units.setdefault(one.obligation.owner.first_id or "", []).append(one)
    open_still = [owed for owed in units.values() if not all(a.closed for a in owed)]
    terms = [a.obligation.term for a in mine]
    due = min(term.due for term in terms if term.due is not None)
    last = min((a.last_day for a in mine if a.due == due and a.last_day is not None), default=due)
    since, close = _window(plan, task.removeprefix(_TASK))
    return Round(
        plan=plan.id,
        task=task,
        period=terms[0].label or "",
        since=since,
        close=close,
        due=due,
        last=last,
        upward=upward,
        units=len(units),
        sent=len(units) - len(open_still),
        missing=tuple(dict.fromkeys(owed[0].obligation.owner.unit for owed in open_still)),
        recorded=any(a.status != "none" for a in mine),
        over=last < on,
    )


def _window(plan: LoadedPlan, period: str) -> tuple[date | None, date | None]:
    """The first and the last day that the report of a period counts."""
    regime = plan.plan.reporting if plan.plan else UNSET
    for name, window in ({} if regime is UNSET else regime.windows).items():
        try:
            if parse_period(name, plan.year).name == period:
                return window.from_, window.to
        except ValueError:
            continue  # validation names the unknown period
    return None, None
