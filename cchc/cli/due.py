"""``cchc due``: what a unit (or every unit) owes, by when."""

from __future__ import annotations

from typing import Annotated

import typer

from cchc.cli.options import AsOf, PeriodName, Plans, Root, UnitNames, day, format_option, today, workspace
from cchc.cli.terminal import exit_on_errors, note
from cchc.cli.vietnamese import VietnameseCommand, command_app
from cchc.obligations.scope import ask_unit, choose_plans, gather, usual_year
from cchc.obligations.selecting import one_of, parse_filters, select

FORMATS = ("table", "json", "csv")
app = command_app()


@app.command(cls=VietnameseCommand)
def due(
    unit: UnitNames = None,
    plan: Plans = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Tất cả: cả việc xa hạn, không thời hạn, phối hợp, đã xong.")
    ] = False,
    role: Annotated[
        str | None, typer.Option("--role", metavar="VAI-TRÒ", help="lead, coordinating, report hoặc duty.")
    ] = None,
    from_day: Annotated[str | None, typer.Option("--from", metavar="NGÀY", help="Hạn từ ngày này.")] = None,
    to_day: Annotated[str | None, typer.Option("--to", metavar="NGÀY", help="Hạn đến ngày này.")] = None,
    within: Annotated[
        str | None, typer.Option("--within", metavar="30d", help="Đến hạn trong bấy nhiêu ngày (30d, 4w).")
    ] = None,
    period: PeriodName = None,
    status: Annotated[
        str | None,
        typer.Option("--status", metavar="TRẠNG-THÁI", help="none, started, submitted, blocked, done… hoặc late."),
    ] = None,
    why: Annotated[
        str | None, typer.Option("--why", metavar="MÃ", help="Giải thích từng bước vì sao có việc này và ngày này.")
    ] = None,
    unnamed: Annotated[
        bool, typer.Option("--unnamed", help="Thêm việc giao cho nhóm mà văn bản không nêu tên đơn vị.")
    ] = False,
    format: Annotated[str, format_option(*FORMATS)] = "table",
    as_of: AsOf = None,
    root: Root = None,
) -> None:
    """Ai phải làm gì, đến ngày nào.

    Không có tùy chọn: việc đã quá hạn và việc đến hạn trong 60 ngày, rồi đếm phần còn lại.
    """
    one_of(format, FORMATS, "--format")
    store = workspace(root)
    on = today(as_of)
    filters = parse_filters(
        everything=everything or why is not None,
        role=role,
        from_day=day(from_day, "--from"),
        to_day=day(to_day, "--to"),
        within=within,
        period=period,
        status=status,
        unnamed=unnamed or why is not None or (everything and not unit),
        default_year=usual_year(store, plan or [], on),
    )
    scope = choose_plans(store, plan or [], filters.year, on)
    asked = [ask_unit(scope, name) for name in unit or []]
    found = gather(scope, asked, on, store.due_soon_days)
    selection = select(found, filters, on)
    if why is not None:
        from cchc.cli.why import explain

        explain(why, found, scope, on)
    elif format == "table":
        from cchc.cli.agenda import print_agenda

        print_agenda(selection, scope, asked, on)
    else:
        from cchc.exports.records import OBLIGATION_COLUMNS, obligation_record, to_csv, to_json

        records = [obligation_record(assessed) for assessed in selection.shown]
        if format == "json":
            typer.echo(to_json(records))
        else:
            typer.echo(to_csv(records, OBLIGATION_COLUMNS), nl=False)
        if scope.fallback:
            note(f"Dùng kế hoạch {scope.plans[0].id}: không có kế hoạch năm {filters.year or on.year}.")
    exit_on_errors(scope.all, store)
