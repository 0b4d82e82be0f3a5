"""``cchc overdue``: what is late, by unit, with the days."""

from __future__ import annotations

from typing import Annotated

from msgspec.structs import replace

from cchc.cli.options import AreaName, AsOf, PeriodName, Plans, Root, UnitNames, format_option, today, workspace
from cchc.cli.terminal import exit_on_errors, note_newest, print_records
from cchc.cli.vietnamese import VietnameseCommand, command_app
from cchc.obligations.scope import ask_areas, ask_unit, choose_plans, gather, usual_year
from cchc.obligations.selecting import parse_filters, select
from cchc.store import one_of

FORMATS = ("table", "json", "csv")
app = command_app()


@app.command(cls=VietnameseCommand)
def overdue(
    unit: UnitNames = None,
    plan: Plans = None,
    area: AreaName = None,
    period: PeriodName = None,
    format: Annotated[str, format_option(*FORMATS)] = "table",
    as_of: AsOf = None,
    root: Root = None,
) -> None:
    """Những việc đã quá hạn mà chưa xong, theo đơn vị, với số ngày muộn.

    Việc phối hợp không bao giờ tính là quá hạn.
    """
    one_of(format, FORMATS, "--format")
    store = workspace(root)
    on = today(as_of)
    filters = parse_filters(period=period, status="late", default_year=usual_year(store, plan or [], on))
    scope = choose_plans(store, plan or [], filters.year, on)
    filters = replace(filters, areas=ask_areas(scope, area))
    asked = [ask_unit(scope, name) for name in unit or []]
    late = select(gather(scope, asked, on, store.due_soon_days), filters, on).shown
    late.sort(key=lambda a: a.obligation.owner.unit)
    if format == "table":
        from cchc.cli.lateness import print_overdue

        print_overdue(late, scope, on, by_unit=bool(asked))
    else:
        from cchc.exports.records import OBLIGATION_COLUMNS, obligation_record

        print_records([obligation_record(assessed) for assessed in late], OBLIGATION_COLUMNS, format)
        note_newest(scope, on)
    exit_on_errors(scope.all, store)
