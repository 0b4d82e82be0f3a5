"""Which task of which plan a person means by what they type: an id, a number, a report's period, a whole id."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import UNSET, Struct

from cchc.calendar.periods import parse_period
from cchc.obligations.deriving import derive
from cchc.obligations.measuring import indicators_of
from cchc.obligations.scope import Scope, ask_row, ask_unit, choose_plans, superior_plan
from cchc.plans.measures import Indicator, indicator_task
from cchc.plans.organisation import Unit
from cchc.plans.register import Register
from cchc.plans.rows import Row
from cchc.store import LoadedPlan, Store, WorkspaceError
from cchc.text import did_you_mean, fold


class Meant(Struct, frozen=True, kw_only=True):
    """A task in a scope; the unit (id) and the part (item, occurrence) only where an obligation's id was given."""

    scope: Scope
    task: str
    text: str
    unit: str | None = None
    part: str = ""

    @property
    def plan(self) -> LoadedPlan:
        """The plan in whose logs it is recorded."""
        return self.scope.plans[0]


def what_is_meant(
    store: Store,
    typed: str,
    plan_id: str | None,
    on: date,
    units: Sequence[str] = (),
    year: int | None = None,
) -> Meant:
    """The task that ``typed`` means: ``chi-dao/2``, ``4.1``, ``report/Q1-2025``, ``duty/IV.2``, ``up/…``,
    ``indicator/ho-so``, or with its plan before ``#``; also the whole id of an obligation
    (``plan#task@unit/item/occurrence``).

    ``year`` is that of the plan meant, where it is known and no plan is named. A number that stands in several
    rows means the one that the ``units`` named lead, if it is one. Raises WorkspaceError for what does not exist,
    with the nearest, or could be several.
    """
    name, _, owner = _name_in(typed).partition("@")
    unit, _, part = owner.partition("/")
    plan = plan_meant(store, typed, plan_id, on, year)
    home = _asked_of_home(store, plan, unit or _named(plan, units))
    if home is not None:
        plan, name, unit = home, f"up/{plan.id}/{_task(plan, store, name)[0]}", ""
    scope = Scope(plans=(plan,), superior=superior_plan(store, plan))
    task, text = _task(plan, store, _of_the_units(scope, name, units))
    return Meant(scope=scope, task=task, text=text, unit=unit or None, part=part)


def plan_meant(store: Store, typed: str, plan_id: str | None, on: date, year: int | None = None) -> LoadedPlan:
    """The plan that ``typed`` names before ``#``, else the one chosen, else the home authority's of that time.

    Raises WorkspaceError for one that does not exist, and where two are named.
    """
    stated, mark, _ = typed.strip().partition("#")
    if not mark:
        stated = ""
    if stated and plan_id is not None and plan_id != stated:
        raise WorkspaceError(f"“{typed}” là của kế hoạch {stated}, không phải {plan_id}.", "Bỏ bớt một trong hai.")
    chosen = stated or plan_id
    told = year or _year_in(_name_in(typed).partition("@")[0])
    return choose_plans(store, [chosen] if chosen else [], told, on).plans[0]


def _name_in(typed: str) -> str:
    """What stands after the plan."""
    stated, mark, rest = typed.strip().partition("#")
    return rest if mark else stated


def part_of(obligation_id: str) -> str:
    """What tells an obligation's item and occurrence at the end of its id; "" where there is but one."""
    return obligation_id.partition("@")[2].partition("/")[2]


def _named(plan: LoadedPlan, units: Sequence[str]) -> str:
    """The id of the one unit named, in the plan's register; "" where none or several are."""
    found = plan.register.find(units[0], plan.date) if plan.register is not None and len(units) == 1 else None
    return found.id if isinstance(found, Unit) else ""


def _asked_of_home(store: Store, superior: LoadedPlan, unit: str) -> LoadedPlan | None:
    """The home authority's plan, where a unit of the superior's is the home authority: there it is recorded."""
    stands_for = None if superior.register is None else superior.register.unit(unit)
    if store.home is None or superior.authority == store.home or stands_for is None:
        return None
    if stands_for.authority != store.home or f"{store.home}/{superior.year}" not in store.plan_ids:
        return None
    home = store.plan(f"{store.home}/{superior.year}")
    above = superior_plan(store, home)
    return home if above is not None and above.id == superior.id else None


def _of_the_units(scope: Scope, name: str, units: Sequence[str]) -> str:
    """The id of the one row with this number that the units lead; else the name as typed."""
    plan = scope.plans[0]
    numbered = {row.id for row in plan.rows.rows if name in (row.number, row.id.partition("/")[2])}
    if len(numbered) < 2 or not units or plan.register is None:
        return name
    found = (plan.register.find(one, plan.date) for text in units for one in plan.register.split(text, plan.date))
    ids = frozenset(unit.id for unit in found if isinstance(unit, Unit))
    led = {o.task for o in derive(plan, ids) if o.role == "lead" and o.owner.unit_id in ids} & numbered
    return led.pop() if len(led) == 1 else name


def units_meant(meant: Meant, names: Sequence[str]) -> list[Unit]:
    """The units that people name, several in one text parted by commas; each once.

    Raises WorkspaceError for unknown names (with the nearest) and for groups (with their members), all at once.
    """
    plan, register = meant.plan, meant.plan.register
    if register is None:
        raise WorkspaceError(f"Không đọc được danh bạ đơn vị của {plan.authority}.", "Sửa units.yaml trước.")
    found: dict[str, Unit] = {}
    wrong: list[WorkspaceError] = []
    for name in (part for text in names for part in register.split(text, plan.date)):
        try:
            itself = name == register.folder and register.unit(name) is None
            unit_id = name if itself else ask_unit(meant.scope, name).ids[plan.id]
            found[unit_id] = register.unit(unit_id) or _itself(register)
        except WorkspaceError as error:
            wrong.append(error)
    if wrong:
        raise together(wrong)
    return list(found.values())


def _itself(register: Register) -> Unit:
    """The authority as a unit that owes something in its own plan."""
    own = register.authority
    return Unit(id=register.folder, name=own.name, kind="khác", to=own.to, successions=own.successions)


def together(refusals: Sequence[WorkspaceError]) -> WorkspaceError:
    """One error that tells them all; nothing is written where one stands in the way."""
    if len(refusals) == 1:
        return refusals[0]
    lines = [f"\n  - {one.message}" + (f" {one.hint}" if one.hint else "") for one in refusals]
    return WorkspaceError(f"{len(refusals)} chỗ không ghi được nên chưa ghi gì:{''.join(lines)}")


def _year_in(name: str) -> int | None:
    """The year that a report's name states, so that its plan is found; None where it states none."""
    kind, _, rest = name.partition("/")
    try:
        return parse_period(rest).year if kind == "report" else None
    except ValueError:
        return None


def _task(plan: LoadedPlan, store: Store, name: str) -> tuple[str, str]:
    """The task's id and text."""
    kind, _, rest = name.partition("/")
    if kind == "report":
        return _report(plan, rest)
    if kind == "indicator":
        found = indicator_named(plan, rest)
        return indicator_task(found.id), found.name
    if kind == "up":
        return _upward(store, rest)
    duties = {duty.id: duty for duty in plan.plan.duties} if plan.plan else {}
    wanted = rest if kind == "duty" else name
    if wanted in duties and (kind == "duty" or not _is_row(plan, name)):
        return f"duty/{wanted}", duties[wanted].what
    if kind == "duty":
        hint = did_you_mean(rest, list(duties), f"Xem: cchc show {plan.id}", limit=3)
        raise WorkspaceError(f"Kế hoạch {plan.id} không có trách nhiệm “{rest}”.", hint)
    row = _original(plan, ask_row(plan, name))
    if not row.owes:
        below = [one.id for one in plan.rows.rows if one.parent == row.id]
        raise WorkspaceError(
            f"{row.id} là dòng tiêu đề, bản thân dòng này không phải làm gì.", f"Các dòng con: {', '.join(below)}."
        )
    return row.id, row.text


def indicator_named(plan: LoadedPlan, name: str) -> Indicator:
    """The indicator of a plan by its id or name; WorkspaceError with the nearest where there is none."""
    listed = indicators_of(plan)
    found = next((one for one in listed if name == one.id or fold(name) == fold(one.name)), None)
    if found is None:
        otherwise = f"Các chỉ số: {', '.join(one.id for one in listed)}."
        if not listed:
            otherwise = f"Khai các chỉ số trong {plan.indicators_file.path}."
        hint = did_you_mean(name, [known for one in listed for known in (one.id, one.name)], otherwise)
        raise WorkspaceError(f"Kế hoạch {plan.id} không có chỉ số “{name}”.", hint)
    return found


def _is_row(plan: LoadedPlan, name: str) -> bool:
    return any(name in (row.id, row.number, row.id.partition("/")[2]) for row in plan.rows.rows)


def _original(plan: LoadedPlan, row: Row) -> Row:
    """The row under which a task that stands in two rows is recorded."""
    original = None if row.task.same_as is UNSET else row.task.same_as
    return next((one for one in plan.rows.rows if one.id == original), row)


def _report(plan: LoadedPlan, name: str) -> tuple[str, str]:
    """The report of a period however it is written, if the plan's regime has it."""
    regime = plan.plan.reporting if plan.plan else UNSET
    known = [] if regime is UNSET else list(regime.windows)
    try:
        period = parse_period(name, plan.year)
    except ValueError as error:
        raise WorkspaceError(f"Không hiểu kỳ báo cáo “{name}”. {error}", f"Các kỳ: {', '.join(known)}.") from error
    if period.name not in known:
        listed = "Kế hoạch không có chế độ báo cáo định kỳ."
        if regime is not UNSET:
            path = plan.plan_file.path
            listed = f"Kế hoạch có chế độ báo cáo nhưng chưa khai kỳ nào: điền “windows” trong {path}."
        if known:
            listed = f"Các kỳ: {', '.join(known)}."
        raise WorkspaceError(f"Kế hoạch {plan.id} không có kỳ báo cáo {period.name}.", listed)
    return f"report/{period.name}", f"Báo cáo {period.label}"


def _upward(store: Store, rest: str) -> tuple[str, str]:
    """The task and text of what a superior's plan asks, ``<authority>/<year>/<task>``."""
    authority, _, tail = rest.partition("/")
    year, _, name = tail.partition("/")
    above = store.plan(f"{authority}/{year}")
    task, text = _task(above, store, name)
    return f"up/{above.id}/{task}", text
