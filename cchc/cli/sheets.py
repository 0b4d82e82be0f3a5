"""Sheets for units as files: which units get one, under which names, and what is said about it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from cchc.cli.terminal import exit_on_errors, note_newest, say
from cchc.exports.records import plan_record
from cchc.exports.sheets import UnitSheet, write_sheets
from cchc.obligations import Assessed
from cchc.obligations.scope import Asked, Scope, ask_unit, gather
from cchc.obligations.selecting import Filters, select
from cchc.plans.register import existed
from cchc.store import LoadedPlan, Store, WorkspaceError
from cchc.store.writing import write_atomically

SUFFIX = ".xlsx"


class Wish(Struct, frozen=True, kw_only=True):
    """What was asked of the files: where to, a file for each unit, over what is there already."""

    output: Path | None = None
    all_units: bool = False
    force: bool = False


def send_sheets(store: Store, scope: Scope, asked: Sequence[Asked], filters: Filters, on: date, wish: Wish) -> None:
    """Write the sheets of the units asked for (of all without any); the same filters as the table's pick the rows.

    Raises WorkspaceError where a file is there already: a unit may have filled it in. Of a plan with errors nothing
    is written.
    """
    exit_on_errors(scope.all, store)
    note_newest(scope, on)
    units = list(asked) or _every_unit(scope, on)
    found = gather(scope, units, on, store.due_soon_days)
    sheets = _sheets(scope, units, select(found, filters, on).shown)
    if not sheets:
        say("Không có việc nào trong phạm vi này nên không lập phiếu.")
    elif wish.all_units:
        _write_each(sheets, scope, on, wish)
    else:
        _write_one(sheets, scope, on, wish, of_one_unit=len(units) == 1)
    _tell_the_rest(units, sheets, found)


def _every_unit(scope: Scope, on: date) -> list[Asked]:
    """Every unit of the registers that there is on the day or was on its plan's, each once."""
    ids: dict[str, None] = {}
    for plan in scope.plans:
        known = plan.register.units if plan.register is not None else []
        ids |= dict.fromkeys(unit.id for unit in known if existed(unit, plan.date) or existed(unit, on))
    return [ask_unit(scope, unit_id) for unit_id in ids]


def _sheets(scope: Scope, units: Sequence[Asked], shown: Sequence[Assessed]) -> dict[str, UnitSheet]:
    """A sheet for each unit that owes something, in the order of ``units``, by the name of its file: the unit's id.

    Two authorities may each have a unit of that id: then the authority's stands before it.
    """
    by_unit: dict[tuple[str, str], list[Assessed]] = {}
    for ask in units:
        for plan_id, unit_id in ask.ids.items():
            by_unit.setdefault((plan_id.partition("/")[0], unit_id), [])
    for assessed in shown:
        if assessed.obligation.owner.unit_id is not None:
            authority = assessed.obligation.id.partition("/")[0]
            by_unit.setdefault((authority, assessed.obligation.owner.unit_id), []).append(assessed)
    owing = {key: mine for key, mine in by_unit.items() if mine}
    ids = [unit_id for _, unit_id in owing]
    titles = {plan.id: _title(plan) for plan in scope.all}
    return {
        unit_id if ids.count(unit_id) == 1 else f"{authority}-{unit_id}": UnitSheet(
            unit=mine[0].obligation.owner.unit,
            unit_id=unit_id,
            titles=tuple(titles[plan] for plan in dict.fromkeys(a.obligation.plan for a in mine)),
            assessed=tuple(mine),
            unrecorded=scope.unrecorded,
        )
        for (authority, unit_id), mine in owing.items()
    }


def _title(plan: LoadedPlan) -> str:
    """The plan as a sheet's head names it, its id last."""
    record = plan_record(plan)
    authority = f" của {record['authority']}" if record["authority"] else ""
    return f"{record['kind'] or 'Kế hoạch'}{authority}: {record['title'] or ''} ({plan.id})"


def _write_one(sheets: dict[str, UnitSheet], scope: Scope, on: date, wish: Wish, *, of_one_unit: bool) -> None:
    """One workbook; without a name for it, that of the unit, else of the plan, and the day."""
    usual = next(iter(sheets)) if of_one_unit else scope.plans[0].id.replace("/", "-")
    target = wish.output or Path(f"{usual}-{on}{SUFFIX}")
    if target.is_dir():
        target = target / f"{usual}-{on}{SUFFIX}"
    elif target.suffix.lower() != SUFFIX:
        raise WorkspaceError(
            f"Tên tệp “{target}” phải có đuôi {SUFFIX}.",
            f"Viết như -o {usual}{SUFFIX}, hoặc ghi một thư mục.",
        )
    _refuse_existing([target], wish)
    several = list(sheets.values())
    _write(target, several, scope, on)
    if not of_one_unit:
        _say_total(several)


def _write_each(sheets: dict[str, UnitSheet], scope: Scope, on: date, wish: Wish) -> None:
    """A file for each unit in one folder."""
    if wish.output is None:
        raise WorkspaceError("--all-units cần biết ghi các phiếu vào thư mục nào.", "Thêm -o THƯ-MỤC.")
    if wish.output.exists() and not wish.output.is_dir():
        raise WorkspaceError(f"“{wish.output}” là một tệp, không phải thư mục.", "Với --all-units, -o là thư mục.")
    targets = {wish.output / f"{name}-{on}{SUFFIX}": sheet for name, sheet in sheets.items()}
    _refuse_existing(list(targets), wish)
    for target, sheet in targets.items():
        _write(target, [sheet], scope, on)
    _say_total(list(sheets.values()))


def _refuse_existing(targets: Sequence[Path], wish: Wish) -> None:
    there = [target for target in targets if os.path.lexists(target)]
    if there and not wish.force:
        more = f" và {len(there) - 1} tệp khác" if len(there) > 1 else ""
        raise WorkspaceError(
            f"Đã có tệp {there[0]}{more}; có thể đơn vị đã ghi vào đó nên không ghi đè.",
            "Chọn chỗ khác bằng -o, hoặc thêm --force nếu chắc chắn muốn thay.",
        )


def _write(target: Path, sheets: Sequence[UnitSheet], scope: Scope, on: date) -> None:
    write_atomically(target, write_sheets(sheets, [plan.id for plan in scope.plans], on))
    whose = sheets[0].unit if len(sheets) == 1 else f"{len(sheets)} đơn vị"
    say(f"Đã ghi {target}: {whose}, {sum(len(sheet.assessed) for sheet in sheets)} việc.")


def _say_total(sheets: Sequence[UnitSheet]) -> None:
    say(f"{len(sheets)} phiếu, {sum(len(sheet.assessed) for sheet in sheets)} lượt việc.")


def _tell_the_rest(units: Sequence[Asked], sheets: dict[str, UnitSheet], found: Sequence[Assessed]) -> None:
    """Which units have nothing to do here, and what groups owe that nobody can expand."""
    owing = {sheet.unit_id for sheet in sheets.values()}
    idle = [ask.name for ask in units if not owing & set(ask.ids.values()) and not ask.authority]
    if idle and sheets:
        say(f"{len(idle)} đơn vị không có việc trong phạm vi này nên không có phiếu: {'; '.join(idle)}.", "dim")
    unnamed = [a.obligation.owner.unit for a in found if a.obligation.owner.unit_id is None]
    if unnamed:
        say(
            f"{len(unnamed)} lượt giao cho {len(set(unnamed))} nhóm mà văn bản không nêu tên đơn vị: "
            "không có phiếu, xem bằng --unnamed.",
            "dim",
        )
