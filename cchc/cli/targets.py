"""``cchc targets``: what the indicators of a plan measure in a period, and whether its targets are met."""

from __future__ import annotations

from typing import Annotated

from cchc.calendar.periods import Period, parse_period
from cchc.cli.options import AsOf, PeriodName, Plans, Root, UnitNames, format_option, today, workspace
from cchc.cli.terminal import exit_on_errors, note_newest, print_records
from cchc.cli.vietnamese import VietnameseCommand, command_app
from cchc.obligations.measuring import closed_period, measure, unmeasured
from cchc.obligations.scope import ask_unit, choose_plans, usual_year
from cchc.store import LoadedPlan, WorkspaceError, one_of

FORMATS = ("table", "json", "csv")
app = command_app()


@app.command(cls=VietnameseCommand)
def targets(
    period: PeriodName = None,
    plan: Plans = None,
    unit: UnitNames = None,
    format: Annotated[str, format_option(*FORMATS)] = "table",
    as_of: AsOf = None,
    root: Root = None,
) -> None:
    """Chỉ tiêu và chỉ số: số liệu của kỳ, đạt hay chưa, đơn vị nào chưa gửi số.

    Không có --period: kỳ báo cáo gần nhất đã chốt số liệu, chưa có kỳ nào thì cả năm.

    Với --unit: đơn vị này phải cho số liệu nào, đã ghi số nào.
    """
    one_of(format, FORMATS, "--format")
    store = workspace(root)
    on = today(as_of)
    asked_for = None if period is None else _parsed(period, usual_year(store, plan or [], on))
    scope = choose_plans(store, plan or [], asked_for.year if asked_for else None, on)
    asked = [ask_unit(scope, name) for name in unit or []]
    records = []
    for number, loaded in enumerate(scope.plans):
        span = _of_the_plan(asked_for, loaded) if asked_for else closed_period(loaded, on)
        measured, rest = measure(loaded, span, on), unmeasured(loaded)
        ids = frozenset(ask.ids[loaded.id] for ask in asked if loaded.id in ask.ids) if asked else None
        if ids is not None:
            measured = [one for one in measured if any(given.owner.unit_id in ids for given in one.given)]
            rest = []
        if format == "table":
            from cchc.cli.measured import print_measured, print_of_units
            from cchc.cli.terminal import say

            if number:
                say("")
            if ids is None:
                print_measured(loaded, span, measured, rest, scope, on)
            else:
                print_of_units(loaded, span, measured, ids, scope, on)
        else:
            from cchc.exports.measured import measure_record, target_record

            records += [measure_record(loaded.id, one, ids) for one in measured]
            records += [target_record(loaded.id, target, span) for target in rest]
    if format != "table":
        from cchc.exports.measured import MEASURE_COLUMNS

        print_records(records, MEASURE_COLUMNS, format)
        note_newest(scope, on)
    exit_on_errors(scope.plans, store)


def _parsed(text: str, default_year: int) -> Period:
    try:
        return parse_period(text, default_year)
    except ValueError as error:
        raise WorkspaceError(f"{error}.", "Viết như Q1-2025, H1-2025, Q3-2025, Y-2025.") from error


def _of_the_plan(period: Period, loaded: LoadedPlan) -> Period:
    if period.year != loaded.year:
        raise WorkspaceError(
            f"Kế hoạch {loaded.id} không có kỳ {period.name}.", f"Các kỳ của năm {loaded.year}: Q1-{loaded.year} …"
        )
    return period
