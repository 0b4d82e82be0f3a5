"""``cchc targets``: what the indicators of a plan measure in a period, and whether its targets are met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from cchc.cli.options import AsOf, PeriodName, Plans, Root, UnitNames, format_option
from cchc.cli.vietnamese import VietnameseCommand, command_app
from cchc.store import LoadedPlan, WorkspaceError

if TYPE_CHECKING:
    from cchc.calendar.periods import Period
    from cchc.cli.asked import Question
    from cchc.obligations.measuring import Measured
    from cchc.plans.base import Target

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
    from cchc.cli.asked import answer, ask
    from cchc.exports.measured import MEASURE_COLUMNS

    question = ask(root, as_of, plan, unit, period=period).of_own_plans()
    pages = [_page(loaded, question) for loaded in question.scope.plans]
    answer(
        question,
        format,
        table=lambda: _print(pages, question),
        records=(record for page in pages for record in _records(page)),
        columns=MEASURE_COLUMNS,
    )


class _Page(NamedTuple):
    """What one plan measures in a period; ``units`` are the ids of those asked about, None without any."""

    plan: LoadedPlan
    period: Period
    measured: list[Measured]
    rest: list[Target]
    units: frozenset[str] | None


def _page(loaded: LoadedPlan, question: Question) -> _Page:
    from cchc.obligations.measuring import closed_period, measure, unmeasured

    period = _of_the_plan(question.filters.period, loaded) or closed_period(loaded, question.on)
    measured = measure(loaded, period, question.on)
    if not question.asked:
        return _Page(loaded, period, measured, unmeasured(loaded), None)
    units = frozenset(ask.ids[loaded.id] for ask in question.asked if loaded.id in ask.ids)
    theirs = [one for one in measured if any(given.owner.unit_id in units for given in one.given)]
    return _Page(loaded, period, theirs, [], units)


def _of_the_plan(period: Period | None, loaded: LoadedPlan) -> Period | None:
    if period is not None and period.year != loaded.year:
        raise WorkspaceError(
            f"Kế hoạch {loaded.id} không có kỳ {period.name}.", f"Các kỳ của năm {loaded.year}: Q1-{loaded.year} …"
        )
    return period


def _print(pages: Sequence[_Page], question: Question) -> None:
    from cchc.cli.measured import print_measured, print_of_units
    from cchc.cli.terminal import say

    for number, (loaded, period, measured, rest, units) in enumerate(pages):
        if number:
            say("")
        if units is None:
            print_measured(loaded, period, measured, rest, question.scope, question.on)
        else:
            print_of_units(loaded, period, measured, units, question.scope, question.on)


def _records(page: _Page) -> Iterator[dict[str, Any]]:
    from cchc.exports.measured import measure_record, target_record

    yield from (measure_record(page.plan.id, one, page.units) for one in page.measured)
    yield from (target_record(page.plan.id, target, page.period) for target in page.rest)
