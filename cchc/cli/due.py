"""``cchc due``: what a unit (or every unit) owes, by when."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace

from cchc.cli.options import (
    AreaName,
    AsOf,
    PeriodName,
    Plans,
    Root,
    UnitNames,
    day,
    format_option,
    today,
    workspace,
)
from cchc.cli.terminal import exit_on_errors, note_newest, print_records
from cchc.cli.vietnamese import VietnameseCommand, command_app
from cchc.cli.words import named
from cchc.obligations.scope import ask_areas, ask_unit, choose_plans, gather, usual_year
from cchc.obligations.selecting import parse_filters, select
from cchc.plans.words import ROLES, STATUSES
from cchc.store import WorkspaceError, one_of

FORMATS = ("table", "json", "csv", "xlsx")
app = command_app()

Everything = Annotated[
    bool, typer.Option("--all", help="Tất cả: cả việc xa hạn, không thời hạn, phối hợp, đã xong.")
]
RoleName = Annotated[str | None, typer.Option("--role", metavar="VAI-TRÒ", help=f"{named(ROLES)}.")]
FromDay = Annotated[str | None, typer.Option("--from", metavar="NGÀY", help="Hạn từ ngày này.")]
ToDay = Annotated[str | None, typer.Option("--to", metavar="NGÀY", help="Hạn đến ngày này.")]
Within = Annotated[
    str | None,
    typer.Option("--within", metavar="KHOẢNG", help="Đến hạn trong khoảng này: 30d (30 ngày), 4w (4 tuần)."),
]
StatusName = Annotated[
    str | None, typer.Option("--status", metavar="TRẠNG-THÁI", help=f"{named(STATUSES)}; late (quá hạn).")
]
Why = Annotated[
    str | None, typer.Option("--why", metavar="MÃ", help="Giải thích từng bước vì sao có việc này và ngày này.")
]
Unnamed = Annotated[
    bool, typer.Option("--unnamed", help="Thêm việc giao cho nhóm mà văn bản không nêu tên đơn vị.")
]
Output = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", metavar="TỆP", help="Với xlsx: tệp hoặc thư mục để ghi phiếu.", show_default=False
    ),
]
AllUnits = Annotated[
    bool, typer.Option("--all-units", help="Với xlsx: mỗi đơn vị có việc một tệp, trong thư mục của -o.")
]
Force = Annotated[bool, typer.Option("--force", help="Với xlsx: ghi đè tệp đã có.")]


@app.command(cls=VietnameseCommand)
def due(
    unit: UnitNames = None,
    plan: Plans = None,
    area: AreaName = None,
    everything: Everything = False,
    role: RoleName = None,
    from_day: FromDay = None,
    to_day: ToDay = None,
    within: Within = None,
    period: PeriodName = None,
    status: StatusName = None,
    why: Why = None,
    unnamed: Unnamed = False,
    format: Annotated[str, format_option(*FORMATS)] = "table",
    output: Output = None,
    all_units: AllUnits = False,
    force: Force = False,
    as_of: AsOf = None,
    root: Root = None,
) -> None:
    """Ai phải làm gì, đến ngày nào.

    Không có tùy chọn: việc đã quá hạn và việc đến hạn trong 60 ngày, rồi đếm phần còn lại.

    Với --format xlsx: phiếu Excel để đơn vị ghi kết quả rồi gửi lại; nhiều đơn vị thì mỗi đơn vị một tờ.
    """
    one_of(format, FORMATS, "--format")
    if format != "xlsx" or why is not None:
        _refuse_file_options(output, all_units, force)
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
    filters = replace(filters, areas=ask_areas(scope, area))
    asked = [ask_unit(scope, name) for name in unit or []]
    if format == "xlsx" and why is None:
        from cchc.cli.sheets import Wish, send_sheets

        send_sheets(store, scope, asked, filters, on, Wish(output=output, all_units=all_units, force=force))
        return
    found = gather(scope, asked, on, store.due_soon_days)
    selection = select(found, filters, on)
    if why is not None:
        from cchc.cli.why import explain

        explain(why, found, scope, on)
    elif format == "table":
        from cchc.cli.agenda import print_agenda

        print_agenda(selection, scope, asked, on)
    else:
        from cchc.exports.records import OBLIGATION_COLUMNS, obligation_record

        print_records([obligation_record(assessed) for assessed in selection.shown], OBLIGATION_COLUMNS, format)
        note_newest(scope, on)
    exit_on_errors(scope.all, store)


def _refuse_file_options(output: Path | None, all_units: bool, force: bool) -> None:
    """The options of sheets stand only with their format."""
    given = {"-o": output is not None, "--all-units": all_units, "--force": force}
    wrong = [option for option, used in given.items() if used]
    if wrong:
        raise WorkspaceError(
            f"{wrong[0]} chỉ dùng để lập phiếu Excel.",
            "Thêm --format xlsx; dạng khác thì ghi vào tệp bằng “> TỆP”.",
        )
