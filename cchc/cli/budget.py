"""``cchc budget``: the money of a plan by area and by lead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, cast, get_args

import typer

from cchc.cli.options import AreaName, AsOf, Plans, Root, UnitNames, format_option
from cchc.cli.vietnamese import VietnameseCommand, command_app
from cchc.store import one_of
from cchc.text import money_words, number_figures

if TYPE_CHECKING:
    from cchc.cli.asked import Question
    from cchc.obligations.books import Uncounted
    from cchc.obligations.money import Ledger, Money, MoneyBy

FORMATS = ("table", "json", "csv")
app = command_app()


@app.command(cls=VietnameseCommand)
def budget(
    by_key: Annotated[
        str, typer.Option("--by", metavar="area|lead", help="Theo lĩnh vực (area) hoặc cơ quan chủ trì (lead).")
    ] = "area",
    unit: UnitNames = None,
    plan: Plans = None,
    area: AreaName = None,
    format: Annotated[str, format_option(*FORMATS)] = "table",
    as_of: AsOf = None,
    root: Root = None,
) -> None:
    """Kinh phí mà kế hoạch ghi, theo lĩnh vực hoặc cơ quan chủ trì, và phần của việc đã xong.

    Mỗi khoản tính một lần. Với --unit, chỉ những dòng mà đơn vị chủ trì, kể cả chủ trì chung hoặc qua nhóm.
    """
    from cchc.cli.asked import answer, ask
    from cchc.exports.figures import MONEY_COLUMNS, money_record, money_row
    from cchc.obligations.money import MoneyBy, all_money, asked_for, ledger, money_by
    from cchc.obligations.selecting import Filters, matching

    by = cast(MoneyBy, one_of(by_key, get_args(MoneyBy), "--by"))
    question = ask(root, as_of, plan, unit, area=area, filters=Filters(everything=True, unnamed=not unit))
    book = ledger(question.scope.plans, asked_for(question.asked, question.filters.areas))
    found = matching(question.gather(), question.filters, question.on)
    sums = money_by(book, found, by)
    answer(
        question,
        format,
        table=lambda: _print(sums, all_money(book, found, by), by, _notes(book, by, question), question),
        records=map(money_row if format == "csv" else money_record, sums),
        columns=MONEY_COLUMNS,
    )


def _print(sums: Sequence[Money], everything: Money, by: MoneyBy, notes: Sequence[str], question: Question) -> None:
    from rich import box
    from rich.table import Table

    from cchc.cli.terminal import bold, dim, print_lines, visible
    from cchc.cli.words import preface

    blocks = [bold(f"Kinh phí · kế hoạch {', '.join(p.id for p in question.scope.plans)}")]
    blocks += [dim(line) for line in preface(question.scope, question.on)]
    if everything.amount is None and not everything.phrases:
        print_lines(*blocks, "", *_nothing(question))
        return
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), show_footer=True)
    table.add_column("Lĩnh vực" if by == "area" else "Chủ trì", footer="Cộng", overflow="fold")
    headings = ["Kinh phí\n(đồng)", "Dòng\ncó số\ntiền", "Dòng\nghi\nbằng lời", "Dòng\nkhông\nghi"]
    headings += [] if question.scope.unrecorded else ["Việc đã xong\n(đồng)"]
    for heading, footer in zip(headings, _figures(everything), strict=False):
        table.add_column(heading, footer=footer, justify="right", no_wrap=True)
    for one in sums:
        table.add_row(visible(one.tally.name or ""), *_figures(one)[: len(headings)])
    blocks += [table]
    if everything.amount is not None:
        blocks.append(f"Bằng chữ: {money_words(everything.amount)}.")
    phrases = [f"Ghi bằng lời, không cộng được: “{phrase}” ({n} dòng)." for phrase, n in everything.phrases.items()]
    print_lines(*blocks, *(dim(line) for line in (*phrases, *notes)))


def _figures(one: Money) -> tuple[str, ...]:
    rows = (one.with_amount, sum(one.phrases.values()), one.without)
    return (_sum(one.amount), *(str(n) for n in rows), _sum(one.amount_done))


def _sum(amount: int | None) -> str:
    return "–" if amount is None else number_figures(amount)


def _nothing(question: Question) -> list[str]:
    """That no row states money; where the plans state none at all, the newest of their authorities' that does."""
    from cchc.obligations.money import newest_with_money, states_money

    if states_money(question.scope.plans):
        return ["Không có dòng nào trong phạm vi đang xem ghi kinh phí."]
    other = newest_with_money(question.store, question.scope.plans)
    return ["Không có dòng nào ghi kinh phí.", *([f"Kế hoạch có ghi: cchc budget --plan {other}"] if other else [])]


def _notes(book: Ledger, by: MoneyBy, question: Question) -> list[str]:
    """What was not added twice, and how joint leads stand."""
    notes = _uncounted(book.uncounted, several=len(question.scope.plans) > 1)
    if by == "lead" and any(len(entry.row.lead) > 1 for entry in book.entries):
        notes.append("Dòng có nhiều cơ quan cùng chủ trì đứng dưới tên như kế hoạch ghi, không chia ra.")
    if question.asked:
        notes.append("Gồm cả dòng mà đơn vị chủ trì chung hoặc qua nhóm; kinh phí không chia cho từng đơn vị.")
    return notes


def _uncounted(sums: Sequence[Uncounted], *, several: bool) -> list[str]:
    """What was not counted: each sum that differs from what counts, and how many do not."""

    def row(plan: str, row_id: str) -> str:
        return f"{plan}#{row_id}" if several else row_id

    lines, same = [], 0
    parts: dict[tuple[str, str], list[str]] = {}
    for one in sums:
        name, beside, counted = row(one.plan, one.row.id), row(one.plan, one.beside), number_figures(one.counted)
        if one.kind == "part":
            part = f"{name} ghi {number_figures(one.amount)} đồng"
            parts.setdefault((beside, counted), []).append(part)
            continue
        if one.amount == one.counted:
            same += 1
            continue
        below = "các dòng con" if one.beside == one.row.id else f"các dòng con của {beside}"
        other = f"{below} cộng lại" if one.kind == "heading" else f"dòng {beside} mà nó trùng"
        stated = number_figures(one.amount)
        lines.append(f"Dòng {name} ghi {stated} đồng nhưng {other} là {counted} đồng: chỉ tính {counted} đồng.")
    for (heading, whole), told in parts.items():
        lines.append(
            f"Dòng {heading} ghi {whole} đồng cho cả các dòng con, trong đó {', '.join(told)}, có dòng con không "
            f"ghi số tiền: chỉ tính {whole} đồng."
        )
    if same:
        lines.append(f"{same} dòng tiêu đề hoặc dòng trùng ghi đúng số đã tính ở dòng khác: không cộng lần nữa.")
    return lines
