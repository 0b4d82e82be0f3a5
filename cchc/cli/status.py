"""``cchc status``: the three counts and on-time rates by unit, area or period."""

from __future__ import annotations

from typing import Annotated, cast, get_args

import typer
from msgspec.structs import replace

from cchc.cli.options import AreaName, AsOf, PeriodName, Plans, Root, UnitNames, format_option, today, workspace
from cchc.cli.terminal import exit_on_errors, note_newest, print_records
from cchc.cli.vietnamese import VietnameseCommand, command_app
from cchc.obligations import tally, total
from cchc.obligations.counting import By
from cchc.obligations.scope import ask_areas, ask_unit, choose_plans, gather, usual_year
from cchc.obligations.selecting import matching, parse_filters
from cchc.store import one_of

FORMATS = ("table", "json", "csv")
app = command_app()


@app.command(cls=VietnameseCommand)
def status(
    by_key: Annotated[
        str,
        typer.Option("--by", metavar="unit|area|period", help="Theo đơn vị (unit), lĩnh vực (area), kỳ (period)."),
    ] = "area",
    unit: UnitNames = None,
    plan: Plans = None,
    area: AreaName = None,
    period: PeriodName = None,
    format: Annotated[str, format_option(*FORMATS)] = "table",
    as_of: AsOf = None,
    root: Root = None,
) -> None:
    """Số liệu và tỷ lệ đúng hạn, với mẫu số và số không tính vào tỷ lệ.

    Ba cách đếm không lẫn nhau: nhiệm vụ (dòng của phụ lục), sản phẩm/kỳ, lượt đơn vị.
    """
    one_of(format, FORMATS, "--format")
    by = cast(By, one_of(by_key, get_args(By), "--by"))
    store = workspace(root)
    on = today(as_of)
    filters = parse_filters(
        everything=True, period=period, unnamed=not unit, default_year=usual_year(store, plan or [], on)
    )
    scope = choose_plans(store, plan or [], filters.year, on)
    filters = replace(filters, areas=ask_areas(scope, area))
    asked = [ask_unit(scope, name) for name in unit or []]
    found = matching(gather(scope, asked, on, store.due_soon_days), filters, on)
    mine = [a for a in found if asked or a.obligation.plan in {loaded.id for loaded in scope.plans}]
    tallies = tally(mine, by)
    if format == "table":
        from cchc.cli.figures import print_status

        print_status(tallies, total(mine, by), scope, on)
    else:
        from cchc.exports.records import TALLY_COLUMNS, tally_record, tally_row

        record = tally_row if format == "csv" else tally_record
        print_records([record(one) for one in tallies], TALLY_COLUMNS, format)
        note_newest(scope, on)
    exit_on_errors(scope.all, store)
