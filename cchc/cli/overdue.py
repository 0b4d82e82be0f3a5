"""``cchc overdue``: what is late, by unit, with the days."""

from __future__ import annotations

from typing import Annotated

from cchc.cli.options import AreaName, AsOf, PeriodName, Plans, Root, UnitNames, format_option
from cchc.cli.vietnamese import VietnameseCommand, command_app

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
    from cchc.cli.asked import answer, ask
    from cchc.cli.lateness import print_overdue
    from cchc.exports.records import OBLIGATION_COLUMNS, obligation_record
    from cchc.obligations.selecting import Filters, select

    question = ask(root, as_of, plan, unit, area=area, period=period, filters=Filters(status="late"))
    selection = select(question.gather(), question.filters, question.on)
    late = selection.shown
    late.sort(key=lambda a: a.obligation.owner.unit)
    answer(
        question,
        format,
        table=lambda: print_overdue(
            late, selection.undecided, question.scope, question.on, by_unit=bool(question.asked)
        ),
        records=map(obligation_record, late),
        columns=OBLIGATION_COLUMNS,
    )
