"""``cchc due``: what a unit (or every unit) owes, by when."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli.options import (
    AreaName,
    AsOf,
    PeriodName,
    Plans,
    Root,
    UnitNames,
    day,
    format_option,
)
from cchc.cli.outputs import Destination
from cchc.cli.terminal import exit_on_errors
from cchc.cli.vietnamese import VietnameseCommand, command_app
from cchc.cli.words import named
from cchc.plans.words import ROLES, STATUSES
from cchc.store import WorkspaceError

if TYPE_CHECKING:
    from cchc.cli.asked import Question

FORMATS = ("table", "json", "csv", "ics", "xlsx")
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
        "-o", "--output", metavar="TỆP", help="Tệp hoặc thư mục để ghi (mọi dạng trừ table).", show_default=False
    ),
]
AllUnits = Annotated[
    bool, typer.Option("--all-units", help="Với xlsx, ics: mỗi đơn vị có việc một tệp, trong thư mục của -o.")
]
Force = Annotated[bool, typer.Option("--force", help="Ghi đè tệp đã có.")]


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

    Với --format ics: lịch của cả năm cho điện thoại, Outlook, Google; nhập lại thì cập nhật, không nhân đôi.
    """
    from cchc.cli.asked import answer_in_lines, answer_in_words, ask
    from cchc.obligations.selecting import by_due_day, parse_filters, select

    wanted = Destination(output=output, all_units=all_units, force=force)
    _refuse_file_options(format, wanted, why)
    filters = parse_filters(
        everything=everything or why is not None,
        role=role,
        from_day=day(from_day, "--from"),
        to_day=day(to_day, "--to"),
        within=within,
        status=status,
        unnamed=unnamed or why is not None or (everything and not unit),
    )
    question = ask(root, as_of, plan, unit, area=area, period=period, filters=filters)
    if format == "xlsx" and why is None:
        from cchc.cli.sheets import send_sheets

        send_sheets(question, wanted)
        return
    if format == "ics" and why is None:
        from cchc.cli.calendars import send_calendars

        send_calendars(question, wanted)
        return
    if why is not None:
        from cchc.cli.why import explain

        explain(why, question.gather(), question.scope, question.on)
        exit_on_errors(question.scope.all, question.store)
        return
    if format == "table":
        answer_in_words(question, lambda: _table(question))
        return
    answer_in_lines(
        question,
        format,
        choose=lambda one: select(one.gather(), one.filters, one.on).shown,
        order=lambda assessed: ("", *by_due_day(assessed)),
        wanted=wanted,
    )


def _table(question: Question) -> None:
    from cchc.cli.agenda import print_agenda
    from cchc.obligations.selecting import select

    selection = select(question.gather(), question.filters, question.on)
    print_agenda(selection, question.scope, question.asked, question.on)


def _refuse_file_options(format: str, wanted: Destination, why: str | None) -> None:
    """A table is for the screen; only what goes to units comes in a file for each of them."""
    given = {"-o": wanted.output is not None, "--all-units": wanted.all_units, "--force": wanted.force}
    option = next((option for option, used in given.items() if used), None)
    if option is not None and why is not None:
        raise WorkspaceError(f"{option} không dùng cùng --why.", "Lời giải thích chỉ in ra màn hình.")
    if option is not None and format == "table":
        hint = "Thêm --format xlsx, ics, csv hoặc json."
        raise WorkspaceError(f"{option} không dùng được với bảng in ra màn hình.", hint)
    if wanted.all_units and format in ("json", "csv"):
        raise WorkspaceError("--all-units chỉ dùng với --format xlsx hoặc ics.", "Bỏ --all-units, hoặc đổi dạng.")
