"""Sheets for units as files: under which names, never over one that may be filled in, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from cchc.cli.asked import Question
from cchc.cli.outputs import Destination, folder_for_all, one_file, refuse_existing
from cchc.cli.terminal import exit_on_errors, note_newest, say
from cchc.cli.words import undecided_words
from cchc.exports.mailing import every_unit, unit_sheets
from cchc.exports.sheets import UnitSheet, write_sheets
from cchc.obligations import Assessed
from cchc.obligations.scope import Asked, Scope
from cchc.obligations.selecting import select
from cchc.plans.successions import ended_by
from cchc.store.writing import write_all_atomically

SUFFIX = ".xlsx"
_MAY_BE_FILLED_IN = "có thể đơn vị đã ghi vào đó"


def send_sheets(question: Question, wanted: Destination) -> None:
    """Write the sheets of the units asked for (of all without any); the same filters as the table's pick the rows.

    Raises WorkspaceError where a file is there already: a unit may have filled it in. Of a plan with errors nothing
    is written.
    """
    scope, on = question.scope, question.on
    exit_on_errors(scope.all, question.store)
    note_newest(scope, on)
    asked = replace(question, asked=question.asked or tuple(every_unit(scope, on)))
    found = asked.gather()
    gone = _gone(scope, on)
    picked = select(found, asked.filters, on).shown
    shown = [a for a in picked if not a.closed or a.obligation.owner.unit_id not in gone]
    if not question.asked:  # nobody is there to fill it in
        shown = [a for a in shown if a.obligation.owner.waiting is None]
    sheets = unit_sheets(scope, asked.asked, shown)
    if not sheets:
        say("Không có việc nào trong phạm vi này nên không lập phiếu.")
    elif wanted.all_units:
        _write_each(sheets, scope, on, wanted)
    else:
        _write_one(sheets, scope, on, wanted, of_one_unit=len(asked.asked) == 1)
    _tell_the_rest(asked.asked, sheets, found)
    for line in undecided_words([a for a in found if a.needs_decision], scope, on):
        say(line, "dim")


def _gone(scope: Scope, on: date) -> frozenset[str]:
    """The ids of the units that had ended: what they had done is nobody's to fill in."""
    units = (unit for plan in scope.plans if plan.register is not None for unit in plan.register.units)
    return frozenset(unit.id for unit in units if ended_by(unit, on) is not None)


def _write_one(
    sheets: dict[str, UnitSheet], scope: Scope, on: date, wanted: Destination, *, of_one_unit: bool
) -> None:
    """One workbook; without a name for it, that of the unit, else of the plan, and the day."""
    usual = next(iter(sheets)) if of_one_unit else scope.plans[0].id.replace("/", "-")
    target = one_file(wanted.output, f"{usual}-{on}", SUFFIX)
    refuse_existing([target], force=wanted.force, why=_MAY_BE_FILLED_IN)
    several = list(sheets.values())
    _write({target: several}, scope, on)
    if not of_one_unit:
        _say_total(several)


def _write_each(sheets: dict[str, UnitSheet], scope: Scope, on: date, wanted: Destination) -> None:
    """A file for each unit in one folder, all of them or none."""
    folder = folder_for_all(wanted.output, "các phiếu")
    targets = {folder / f"{name}-{on}{SUFFIX}": sheet for name, sheet in sheets.items()}
    refuse_existing(list(targets), force=wanted.force, why=_MAY_BE_FILLED_IN)
    _write({target: [sheet] for target, sheet in targets.items()}, scope, on)
    _say_total(list(sheets.values()))


def _write(files: Mapping[Path, Sequence[UnitSheet]], scope: Scope, on: date) -> None:
    plans = [plan.id for plan in scope.plans]
    write_all_atomically({target: write_sheets(sheets, plans, on) for target, sheets in files.items()})
    for target, sheets in files.items():
        whose = sheets[0].unit if len(sheets) == 1 else f"{len(sheets)} đơn vị"
        say(f"Đã ghi {target}: {whose}, {sum(len(sheet.assessed) for sheet in sheets)} việc.")


def _say_total(sheets: Sequence[UnitSheet]) -> None:
    say(f"{len(sheets)} phiếu, {sum(len(sheet.assessed) for sheet in sheets)} lượt việc.")


def _tell_the_rest(units: Sequence[Asked], sheets: dict[str, UnitSheet], found: Sequence[Assessed]) -> None:
    """Which units have nothing to do here, and what groups owe that nobody can expand."""
    owing = {sheet.unit_id for sheet in sheets.values()}
    handed = {step.unit_id for a in found for step in a.obligation.owner.came} - owing
    went = [ask.name for ask in units if handed & set(ask.ids.values())]
    if went and sheets:
        say(f"Việc của {'; '.join(went)} nằm trong phiếu của đơn vị tiếp nhận.", "dim")
    idle = [ask.name for ask in units if not (owing | handed) & set(ask.ids.values()) and not ask.authority]
    if idle and sheets:
        say(f"{len(idle)} đơn vị không có việc trong phạm vi này nên không có phiếu: {'; '.join(idle)}.", "dim")
    unnamed = [a.obligation.owner.unit for a in found if a.obligation.owner.unit_id is None]
    if unnamed:
        say(
            f"{len(unnamed)} lượt giao cho {len(set(unnamed))} nhóm mà văn bản không nêu tên đơn vị: "
            "không có phiếu, xem bằng --unnamed.",
            "dim",
        )
