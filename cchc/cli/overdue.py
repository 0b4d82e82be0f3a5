"""``cchc overdue``: what is late, by unit, with the days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from cchc.cli.options import AreaName, AsOf, PeriodName, Plans, Root, UnitNames, format_option
from cchc.cli.vietnamese import VietnameseCommand, command_app

if TYPE_CHECKING:
    from cchc.cli.asked import Question

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
    from cchc.cli.asked import answer_in_lines, answer_in_words, ask
    from cchc.obligations.selecting import Filters, by_due_day, select

    question = ask(root, as_of, plan, unit, area=area, period=period, filters=Filters(status="late"))
    if format == "table":
        answer_in_words(question, lambda: _print(question))
        return
    answer_in_lines(
        question,
        format,
        choose=lambda one: select(one.gather(), one.filters, one.on).shown,
        order=lambda assessed: (assessed.obligation.owner.unit, *by_due_day(assessed)),
    )


def _print(question: Question) -> None:
    from cchc.cli.lateness import print_overdue
    from cchc.obligations.selecting import select

    selection = select(question.gather(), question.filters, question.on)
    late = selection.shown
    late.sort(key=lambda a: a.obligation.owner.unit)
    print_overdue(late, selection.undecided, question.scope, question.on, by_unit=bool(question.asked))
