"""``cchc status``: the three counts and on-time rates by unit, area or period."""

from __future__ import annotations

from typing import Annotated, cast, get_args

import typer

from cchc.cli.options import AreaName, AsOf, PeriodName, Plans, Root, UnitNames, format_option
from cchc.cli.vietnamese import VietnameseCommand, command_app
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
    from cchc.cli.asked import Question, answer, ask
    from cchc.cli.figures import print_status
    from cchc.exports.records import TALLY_COLUMNS, tally_record, tally_row
    from cchc.obligations.counting import By, Counted, added, counted
    from cchc.obligations.scope import of_own_plans
    from cchc.obligations.selecting import Filters, matching

    by = cast(By, one_of(by_key, get_args(By), "--by"))
    wanted = Filters(everything=True, unnamed=not unit)
    question = ask(root, as_of, plan, unit, area=area, period=period, filters=wanted)

    def of_plan(one: Question) -> Counted:
        found = matching(one.gather(), one.filters, one.on)
        return counted(found if one.asked else of_own_plans(found, one.scope), by)

    survey = question.survey(of_plan, Counted)
    tallies = added((one.tallies for one in survey.given), by)
    everything = added(([one.everything] for one in survey.given), by)[0]
    undecided = [assessed for one in survey.given for assessed in one.undecided]
    answer(
        question,
        format,
        table=lambda: print_status(tallies, everything, undecided, question.scope, question.on),
        records=map(tally_row if format == "csv" else tally_record, tallies),
        columns=TALLY_COLUMNS,
        survey=survey,
    )
