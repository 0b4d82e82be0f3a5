"""``cchc dashboard``: the whole picture as one HTML page that opens anywhere and needs no network."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli.options import AreaName, AsOf, PeriodName, Plans, Root, UnitNames
from cchc.cli.vietnamese import VietnameseCommand, command_app

if TYPE_CHECKING:
    from cchc.cli.asked import Question
    from cchc.exports.dashboard.page import Asking, Page
    from cchc.obligations.selecting import Selection

SUFFIX = ".html"
app = command_app()


@app.command(cls=VietnameseCommand)
def dashboard(
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="TỆP", help="Tệp .html hoặc thư mục để ghi.", show_default=False),
    ] = None,
    unit: UnitNames = None,
    plan: Plans = None,
    area: AreaName = None,
    period: PeriodName = None,
    force: Annotated[bool, typer.Option("--force", help="Ghi đè tệp đã có.")] = False,
    as_of: AsOf = None,
    root: Root = None,
) -> None:
    """Một trang HTML để xem và trình chiếu: số liệu, bản đồ tháng, thời gian biểu, danh sách lọc được.

    Tệp đứng một mình: mở bằng trình duyệt bất kỳ, không cần mạng, gửi kèm thư được, in ra khổ A4 được.
    """
    from cchc.cli.asked import ask
    from cchc.cli.outputs import one_file, refuse_existing
    from cchc.cli.terminal import exit_on_errors, note_newest
    from cchc.exports.dashboard.page import page
    from cchc.exports.dashboard.rendering import page_html
    from cchc.obligations.selecting import Filters, select
    from cchc.store.writing import write_atomically

    wanted = Filters(everything=True, unnamed=not unit)
    question = ask(root, as_of, plan, unit, area=area, period=period, filters=wanted)
    usual = f"tien-do-{question.scope.plans[0].id.replace('/', '-')}-{question.on}"
    target = one_file(output, usual, SUFFIX)
    refuse_existing([target], force=force, why="có thể đã có người gửi đi hay đang xem")
    exit_on_errors(question.scope.all, question.store)
    note_newest(question.scope, question.on)
    selection = select(question.gather(), question.filters, question.on)
    made = page(selection.shown, _asking(question, selection))
    written = page_html(made)
    write_atomically(target, written)
    _tell(target, made, len(written))


def _asking(question: Question, selection: Selection) -> Asking:
    from cchc.cli.words import preface, undecided_words
    from cchc.exports.dashboard.page import Asking
    from cchc.obligations.wording import after_the_end

    scope, on, narrowed = question.scope, question.on, question.filters
    areas = {row.area: row.area_name for plan in scope.all for row in plan.rows.rows}
    within = [f"lĩnh vực {areas[key]}" for key in sorted(narrowed.areas or ())]
    within += [narrowed.period.label] if narrowed.period else []
    undecided = selection.undecided
    return Asking(
        scope=scope,
        on=on,
        soon=question.store.due_soon_days,
        units=tuple(one.name for one in question.asked),
        within=tuple(within),
        notices=tuple(preface(scope, on)),
        remarks=(*after_the_end(undecided), *undecided_words(undecided, scope, on)),
    )


def _tell(target: Path, made: Page, size: int) -> None:
    from cchc.cli.terminal import say
    from cchc.text.numbers import shown_number

    units = len({share.key for line in made.lines for share in line.shares})
    say(
        f"Đã ghi {target}: {len(made.lines)} việc, {shown_number(made.owed)} lượt của {units} đơn vị "
        f"({max(1, round(size / 1000))} KB)."
    )
    say("Mở bằng trình duyệt; không cần mạng, gửi kèm thư và in khổ A4 được.", "dim")
