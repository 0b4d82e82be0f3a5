"""What a question is about: the plans, the superior's plan, the units, areas and tasks that people name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import UNSET, Struct

from cchc.obligations.assessing import Assessed, assess
from cchc.obligations.deriving import derive
from cchc.obligations.holding import hold
from cchc.obligations.recording import Records
from cchc.obligations.upward import desk_obligations, unit_of_authority, upward_obligations, upward_task
from cchc.plans.organisation import Group, Unit
from cchc.plans.register import Register
from cchc.plans.rows import Row
from cchc.plans.successions import changed_by, comes_from
from cchc.store import LoadedPlan, Store, WorkspaceError, one_of
from cchc.store.passing import Passing
from cchc.text import did_you_mean, fold


class Scope(Struct, frozen=True, kw_only=True):
    """The plans asked about; ``superior`` is the superior's plan where the home authority's own was chosen.

    ``fallback`` tells that no plan of the year asked for exists and the newest was taken.
    """

    plans: Sequence[LoadedPlan]
    superior: LoadedPlan | None = None
    fallback: bool = False

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its plans; none is read for it."""
        return self.plans.ids if isinstance(self.plans, Passing) else tuple(plan.id for plan in self.plans)

    @property
    def all(self) -> Sequence[LoadedPlan]:
        """The plans and the superior's plan."""
        return self.plans if self.superior is None else (*self.plans, self.superior)

    @property
    def unrecorded(self) -> bool:
        """Whether the logs of its plans hold nothing at all."""
        return all(plan.unrecorded for plan in self.plans)


class Asked(Struct, frozen=True, kw_only=True):
    """One unit asked for: its id by plan, its name; ``authority`` where it is the home authority itself."""

    name: str
    ids: dict[str, str]
    authority: bool = False


def choose_plans(store: Store, plan_ids: Sequence[str], year: int | None, as_of: date) -> Scope:
    """The plans named; without names the home authority's plan of ``year`` (or of ``as_of``), else its newest.

    Raises WorkspaceError for a plan that does not exist, or a year that was asked for and has no plan.
    """
    if plan_ids:
        for plan_id in plan_ids:
            store.require(plan_id)
        return Scope(plans=Passing(store, list(dict.fromkeys(plan_ids))))
    home = store.home
    if home is None:
        raise WorkspaceError(
            "Chưa biết không gian làm việc này là của cơ quan nào: plans/workspace.yaml thiếu hoặc sai.",
            "Ghi “home: <thư mục của cơ quan mình>” vào tệp đó, hoặc chọn kế hoạch bằng --plan.",
        )
    mine = [plan_id for plan_id in store.plan_ids if plan_id.startswith(f"{home}/")]
    if not mine:
        raise WorkspaceError(
            f"Cơ quan “{home}” chưa có kế hoạch nào trong plans/{home}/.", "Chọn kế hoạch bằng --plan."
        )
    wanted = f"{home}/{year or as_of.year}"
    if year is not None and wanted not in mine:
        raise WorkspaceError(f"Không có kế hoạch {wanted}.", f"Các kế hoạch đang có: {', '.join(mine)}.")
    chosen = store.plan(wanted if wanted in mine else mine[-1])
    return Scope(plans=(chosen,), superior=superior_plan(store, chosen), fallback=chosen.id != wanted)


def year_meant(store: Store, plan_ids: Sequence[str], as_of: date) -> int:
    """The year that a period without one means: the plan's, for the plan that would be chosen without a period."""
    try:
        return choose_plans(store, plan_ids, None, as_of).plans[0].year
    except WorkspaceError:
        return as_of.year


def of_own_plans(found: Sequence[Assessed], scope: Scope) -> list[Assessed]:
    """Those that the plans of the scope lay on somebody, without what the superior's plan asks."""
    own = {plan.id for plan in scope.plans}
    return [assessed for assessed in found if assessed.obligation.plan in own]


def superior_plan(store: Store, plan: LoadedPlan) -> LoadedPlan | None:
    """The superior's plan that this one carries out, or its plan of the same year, if the workspace has it."""
    if plan.plan is not None and isinstance(plan.plan.implements, str) and store.has_plan(plan.plan.implements):
        return store.plan(plan.plan.implements)
    above = plan.register.authority.superior if plan.register else UNSET
    same_year = f"{above}/{plan.year}"
    return store.plan(same_year) if store.has_plan(same_year) else None


def ask_unit(scope: Scope, name: str) -> Asked:
    """The unit that ``name`` means in the plans of the scope.

    Raises WorkspaceError for an unknown name (with the nearest), a group (with its members) or an ambiguous name.
    """
    ids: dict[str, str] = {}
    shown, authority = name, False
    for plan in scope.plans:
        if plan.register is None:
            raise _no_register(plan)
        found = plan.register.candidates(name, plan.date)
        units = [entry for entry in found if isinstance(entry, Unit)]
        if len(units) == 1:
            ids[plan.id], shown = units[0].id, units[0].name
        elif len(units) > 1:
            raise WorkspaceError(
                f"“{name}” có thể là nhiều đơn vị: {', '.join(unit.id for unit in units)}.",
                "Ghi mã của đơn vị thay cho tên.",
            )
        elif found and isinstance(found[0], Group) and not ids:
            raise _is_a_group(plan.register, found[0], name, plan.date)
        elif plan.register.is_authority(name):
            authority, shown = True, plan.register.authority.name
            ids[plan.id] = plan.register.folder
    if scope.superior is not None and scope.superior.register is not None and not ids:
        entry = unit_of_authority(scope.superior.register, scope.plans[0].authority)
        if entry and fold(name) in {fold(known) for known in (entry.id, entry.name, *entry.aliases)}:
            authority, shown = True, entry.name
    if not ids and not authority:
        raise _unknown(scope, name)
    return Asked(name=shown, ids=ids, authority=authority)


def _no_register(plan: LoadedPlan) -> WorkspaceError:
    faults = plan.units_file.findings
    if faults:
        return WorkspaceError(f"Không đọc được danh bạ đơn vị. {faults[0]}", faults[0].hint)
    return WorkspaceError(f"Cơ quan “{plan.authority}” chưa có danh bạ đơn vị.", f"Tạo tệp {plan.units_file.path}.")


def _is_a_group(register: Register, group: Group, name: str, day: date) -> WorkspaceError:
    members = ", ".join(unit.name for unit in register.units_in(group, day))
    listed = f"Các đơn vị trong nhóm: {members}." if members else "Văn bản không nêu nhóm này gồm những đơn vị nào."
    return WorkspaceError(f"“{name}” là một nhóm đơn vị, không phải một đơn vị.", listed)


_FEW = 12
"""Units of a register that are all named to whoever names one that is not there."""


def _unknown(scope: Scope, name: str) -> WorkspaceError:
    registers = [plan.register for plan in scope.plans if plan.register is not None]
    known = list(dict.fromkeys(unit.name for register in registers for unit in register.units))
    containing = [unit_name for unit_name in known if fold(name) and fold(name) in fold(unit_name)]
    folders = ", ".join(dict.fromkeys(register.folder for register in registers))
    all_of_them = f"Danh bạ có: {'; '.join(known)}." if len(known) <= _FEW else f"Xem danh bạ: cchc units {folders}"
    hint = did_you_mean(name, known, all_of_them, limit=3)
    if containing:
        hint = f"Có phải là: {'; '.join(containing[:5])}?"
    return WorkspaceError(f"Không có đơn vị “{name}” trong danh bạ của {folders or 'kế hoạch này'}.", hint)


def ask_areas(scope: Scope, name: str | None) -> frozenset[str] | None:
    """The ids of the areas (lĩnh vực) that ``name`` means in the plans of the scope, by id or name; None for None.

    Raises WorkspaceError for an unknown one, with the nearest.
    """
    if name is None:
        return None
    areas = dict.fromkeys((row.area, row.area_name) for plan in scope.all for row in plan.rows.rows)
    found = frozenset(area for area, title in areas if name == area or fold(name) == fold(title))
    return found or frozenset({one_of(name, tuple(dict.fromkeys(area for area, _ in areas)), "--area")})


def ask_row(plan: LoadedPlan, name: str) -> Row:
    """The row of a plan that ``name`` means: its id, its number, or the id's part after the area.

    Raises WorkspaceError for an unknown one, with the nearest, and for a number that stands in several rows.
    """
    rows = plan.rows.rows
    found = [row for row in rows if row.id == name]
    found = found or [row for row in rows if name in (row.number, row.id.partition("/")[2])]
    if len(found) == 1:
        return found[0]
    if found:
        raise WorkspaceError(f"Số “{name}” có ở nhiều dòng.", f"Ghi rõ: {', '.join(row.id for row in found)}.")
    hint = did_you_mean(name, [row.id for row in rows], f"Xem mã các nhiệm vụ: cchc tasks {plan.id}", limit=3)
    raise WorkspaceError(f"Kế hoạch {plan.id} không có nhiệm vụ “{name}”.", hint)


def ask_obligations(found: Sequence[Assessed], name: str) -> list[Assessed]:
    """Those of ``found`` that ``name`` means: one by its own id, or all of a task by the task's id.

    Raises WorkspaceError where there is none, with the nearest ids.
    """
    hits = [a for a in found if a.obligation.id == name]
    hits = hits or [a for a in found if name in (a.obligation.task, f"{a.obligation.plan}#{a.obligation.task}")]
    if not hits:
        known = list(dict.fromkeys(x for a in found for x in (a.obligation.id, a.obligation.task)))
        hint = did_you_mean(name, known, "Mã đứng đầu mỗi việc của cchc due, như chi-dao/2.", limit=3)
        raise WorkspaceError(f"Không có việc “{name}” trong phạm vi đang xem.", hint)
    return hits


def gather(scope: Scope, asked: Sequence[Asked], as_of: date, due_soon_days: int) -> list[Assessed]:
    """Every obligation in the scope (of the units asked, if any), assessed on ``as_of``, under whoever holds it.

    With a unit asked for, what it held before a reorganisation comes along, and obligations of groups that nobody
    can expand under their own name; what the superior's plan asks of the home authority comes under the authority's
    name and, for its desk, as duties.
    """
    found: list[Assessed] = []
    for plan in scope.plans:
        register = plan.register
        if register is None or not changed_by(register, as_of):
            found += _assigned(plan, asked, as_of, due_soon_days)
            continue
        ids = {ask.ids[plan.id] for ask in asked if plan.id in ask.ids}
        for one in _assigned(plan, (), as_of, due_soon_days):
            moved = hold(one, register, as_of, year=plan.year, due_soon_days=due_soon_days)
            if not asked or moved.obligation.owner.unit_id is None or ids & moved.obligation.owner.hands:
                found.append(moved)
    if scope.superior is not None:
        found += _upward(scope.plans[0], scope.superior, asked, as_of, due_soon_days)
    return found


def gather_as_assigned(scope: Scope, asked: Sequence[Asked], as_of: date, due_soon_days: int) -> list[Assessed]:
    """The same under the units that the plans name, whatever became of them: so it is recorded."""
    found = [one for plan in scope.plans for one in _assigned(plan, asked, as_of, due_soon_days)]
    if scope.superior is not None:
        found += [one for one, _ in _upward_assigned(scope.plans[0], scope.superior, asked, as_of, due_soon_days)]
    return found


def _assigned(plan: LoadedPlan, asked: Sequence[Asked], as_of: date, due_soon_days: int) -> list[Assessed]:
    """What a plan lays on the units asked for (on everybody without any), as it stands."""
    only = frozenset(ask.ids[plan.id] for ask in asked if plan.id in ask.ids) if asked else None
    records = Records(plan)
    return [
        assess(o, as_of, records.facts(o, as_of), due_soon_days=due_soon_days) for o in derive(plan, only, as_of)
    ]


def _upward(
    home: LoadedPlan, superior: LoadedPlan, asked: Sequence[Asked], as_of: date, due_soon_days: int
) -> list[Assessed]:
    """What the superior asks of the home authority, in the hands of whoever follows that or its desk."""
    ids = {ask.ids[home.id] for ask in asked if home.id in ask.ids}
    following = {one.id for unit_id in ids for one in _before(home, unit_id, as_of)} | ids
    wanted = [Asked(name=unit_id, ids={home.id: unit_id}) for unit_id in sorted(following)] if asked else []
    wanted += [ask for ask in asked if ask.authority]
    found: list[Assessed] = []
    for one, body in _upward_assigned(home, superior, wanted if asked else asked, as_of, due_soon_days):
        if home.register is not None:
            moved = hold(
                one,
                home.register,
                as_of,
                year=superior.year,
                issuer=superior.register,
                body=body,
                due_soon_days=due_soon_days,
            )
        else:
            moved = one
        own = body == home.authority and any(ask.authority for ask in asked)
        if not asked or own or ids & moved.obligation.owner.hands:
            found.append(moved)
    return found


def _before(home: LoadedPlan, unit_id: str, as_of: date) -> list[Unit]:
    return [] if home.register is None else comes_from(home.register, unit_id, as_of)


def _upward_assigned(
    home: LoadedPlan, superior: LoadedPlan, asked: Sequence[Asked], as_of: date, due_soon_days: int
) -> list[tuple[Assessed, str]]:
    """What the superior asks, under the authority's name and on its desk, with whose it is in the home register."""
    upward = upward_obligations(superior, home.authority, as_of)
    records = Records(home)
    shown = upward if not asked or any(ask.authority for ask in asked) else []
    assessed = [
        (
            assess(o, as_of, records.facts(o, as_of, task=upward_task(o)), due_soon_days=due_soon_days),
            home.authority,
        )
        for o in shown
    ]
    if asked:
        ids = {ask.ids.get(home.id) for ask in asked}
        desk = [o for o in desk_obligations(upward, home, superior.authority) if o.owner.unit_id in ids]
        assessed += [
            (
                assess(o, as_of, records.facts(o, as_of, task=o.task), due_soon_days=due_soon_days),
                o.owner.unit_id or "",
            )
            for o in desk
        ]
    return assessed
