"""``cchc rank``: the units' year in figures; a score and a grade only where workspace.yaml sets weights."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import UNSET

from cchc.cli.options import AsOf, Plans, Root, UnitNames, format_option
from cchc.cli.vietnamese import VietnameseCommand, command_app

if TYPE_CHECKING:
    from cchc.cli.asked import Question
    from cchc.obligations.ranking import Ranking, Standing
    from cchc.obligations.scope import Asked
    from cchc.plans.journal import Weights, Workspace

FORMATS = ("table", "json", "csv")
app = command_app()


@app.command("rank", cls=VietnameseCommand)
def rank_units(
    year: Annotated[
        int | None,
        typer.Option(
            "--year", metavar="NĂM", help="Năm của kế hoạch; mặc định là năm nay, không có thì năm mới nhất."
        ),
    ] = None,
    unit: UnitNames = None,
    plan: Plans = None,
    format: Annotated[str, format_option(*FORMATS)] = "table",
    as_of: AsOf = None,
    root: Root = None,
) -> None:
    """Kết quả trong năm của từng đơn vị: đúng hạn, quá hạn, báo cáo, số ngày muộn.

    Chỉ chấm điểm, xếp loại khi plans/workspace.yaml có “weights” (trọng số). Với --unit, thứ tự vẫn là trong tất cả
    các đơn vị.
    """
    from cchc.cli.asked import answer, ask
    from cchc.exports.figures import STANDING_COLUMNS, standing_record, standing_row
    from cchc.obligations.ranking import check_comparable, rank, settings_of, weights_of
    from cchc.obligations.scope import of_own_plans

    question = ask(root, as_of, plan, unit, year=year)
    check_comparable(question.scope, year)
    found = of_own_plans(question.of_everyone().gather(), question.scope)
    settings, weights = settings_of(question.store), weights_of(question.store)
    everyone = rank(found, weights, settings.grades)
    shown = [one for one in everyone.standings if not question.asked or _is_asked(one, question.asked)]
    answer(
        question,
        format,
        table=lambda: _print(everyone, shown, weights, settings, question),
        records=map(standing_row if format == "csv" else standing_record, shown),
        columns=STANDING_COLUMNS,
    )


def _is_asked(standing: Standing, asked: Sequence[Asked]) -> bool:
    return any(standing.tally.key in one.ids.values() for one in asked)


def _print(
    everyone: Ranking,
    shown: Sequence[Standing],
    weights: Weights | None,
    settings: Workspace,
    question: Question,
) -> None:
    from rich import box
    from rich.table import Table

    from cchc.cli.figures import OWN_LISTS, RATE, left_out_words
    from cchc.cli.terminal import bold, dim, print_lines, visible
    from cchc.cli.words import preface

    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    table.add_column("TT" if weights is None else "Hạng", justify="right", no_wrap=True)
    table.add_column("Đơn vị", overflow="fold")
    headings = ["Giao", "Tỷ lệ\nđúng hạn", "Xong\nquá\nhạn", "Đang\nlàm,\ncòn\nhạn", "Quá\nhạn,\nchưa\nxong"]
    headings += ["Báo\ncáo", "Ngày\nmuộn", *(["Điểm"] if weights is not None else [])]
    for heading in headings:
        table.add_column(heading, justify="right", no_wrap=True)
    graded = weights is not None and bool(settings.grades)
    for grade, units in groupby(shown, key=lambda one: one.grade):
        if graded:
            table.add_row("", bold(grade or "(không xếp loại)"))
        for one in units:
            table.add_row(str(one.place or "–"), visible(one.tally.name or ""), *_figures(one)[: len(headings)])
    blocks = [
        bold(f"Kết quả của các đơn vị (lượt đơn vị) · kế hoạch {', '.join(p.id for p in question.scope.plans)}")
    ]
    blocks += [dim(line) for line in preface(question.scope, question.on)]
    missing = [one.name for one in question.asked if not any(_is_asked(standing, [one]) for standing in shown)]
    if missing:
        blocks.append(f"Không có trong bảng: {visible(', '.join(missing))}.")
    blocks += [table] if shown else []
    notes = [
        RATE,
        "Báo cáo: đúng hạn/đã gửi hoặc quá hạn. Ngày muộn: trung bình của những việc muộn, theo ngày lịch.",
    ]
    notes += [
        *left_out_words(everyone.everything),
        *_order(weights, settings, faulty=bool(question.store.settings.findings)),
    ]
    if not {"vertical", "open_group"}.isdisjoint(everyone.everything.left_out):
        notes.append("Đơn vị ngành dọc và nhóm chưa nêu tên đơn vị không đưa vào bảng.")
    if not all(one.tally.complete for one in everyone.standings):
        notes.append(OWN_LISTS)
    print_lines(*blocks, *(dim(line) for line in notes))


def _figures(one: Standing) -> tuple[str, ...]:
    from cchc.cli.figures import rate

    counts = one.tally.obligations
    numbers = (str(n) for n in (counts.done_late, counts.open, counts.late))
    reports = f"{one.reports_on_time}/{one.reports_counted}" if one.reports_counted else "–"
    return (
        str(counts.assigned),
        rate(counts),
        *numbers,
        reports,
        _decimal(one.days_late_mean),
        _decimal(one.score),
    )


def _decimal(value: float | None) -> str:
    """A figure with a decimal comma; a dash where there is none."""
    return "–" if value is None else f"{value:g}".replace(".", ",")


def _order(weights: Weights | None, settings: Workspace, *, faulty: bool) -> list[str]:
    """What the order rests on, and what it is not; weights of a ``faulty`` workspace.yaml are not used."""
    if weights is not None:
        worth = [f"đúng hạn {_decimal(weights.done_in_time)}", f"quá hạn {_decimal(weights.done_late)}"]
        worth += [] if weights.open is UNSET else [f"còn hạn {_decimal(weights.open)}"]
        worth += [f"chưa xong {_decimal(weights.late)}"]
        roles = (("chủ trì", weights.lead), ("báo cáo", weights.report), ("trách nhiệm", weights.duty))
        by_role = ", ".join(f"{name} {_decimal(value)}" for name, value in roles)
        grades = "; ".join(f"{name} từ {_decimal(least)}" for name, least in settings.grades.items())
        lines = [f"Điểm theo trọng số trong plans/workspace.yaml: {', '.join(worth)}; hệ số {by_role}."]
        return [*lines, *([f"Xếp loại: {grades}."] if grades else [])]
    order = "Thứ tự theo tỷ lệ đúng hạn; đây là số liệu, không phải chấm điểm hay xếp loại."
    if faulty:
        return [f"{order} plans/workspace.yaml có lỗi nên không dùng trọng số."]
    how = "Muốn chấm điểm, ghi vào plans/workspace.yaml, chẳng hạn: weights: {done_in_time: 1, done_late: 0.5}"
    return [order, how]
