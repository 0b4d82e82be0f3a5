"""``cchc tasks``: the rows of an appendix in document order, every cell resolved."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from cchc.cli.naming import plan_meant
from cchc.cli.options import Root, format_option, workspace
from cchc.cli.terminal import bold, columns, dim, exit_on_errors, print_lines, print_records, visible
from cchc.cli.vietnamese import VietnameseCommand, command_app
from cchc.plans.rows import Row

FORMATS = ("table", "json", "csv")
app = command_app()


@app.command(cls=VietnameseCommand)
def tasks(
    plan: Annotated[
        str | None,
        typer.Argument(
            metavar="[KẾ-HOẠCH]", help="Mã kế hoạch, như vinh-chau/2025; không ghi là của cơ quan mình."
        ),
    ] = None,
    format: Annotated[str, format_option(*FORMATS)] = "table",
    root: Root = None,
) -> None:
    """Các dòng của phụ lục theo đúng thứ tự văn bản, đủ nội dung từng ô.

    Ô lấy từ dòng khác có dấu “↑” trước mã của dòng đó.
    """
    from cchc.exports.plan_records import TASK_COLUMNS, task_record

    store = workspace(root)
    loaded = plan_meant(store, plan, date.today())
    rows = [row for row in loaded.rows.rows if not row.extra]
    if format == "table":
        _print(loaded.id, rows, loaded.appendix_file.present)
    else:
        print_records([task_record(row, loaded.year) for row in rows], TASK_COLUMNS, format)
    exit_on_errors([loaded], store)


def _print(plan_id: str, rows: list[Row], present: bool) -> None:
    from rich.text import Text

    if not present:
        print_lines(f"Kế hoạch {plan_id} không có phụ lục trong không gian làm việc.")
        return
    blocks = [bold(f"Phụ lục của kế hoạch {plan_id}")]
    area, grid = None, None
    for row in rows:
        if row.area != area:
            area, grid = row.area, columns([8, None, 22, 18])
            blocks += ["", bold(f"{row.area_name} ({row.area})"), grid]
        assert grid is not None
        grid.add_row(
            Text(visible(row.number or row.id.partition("/")[2]), style="cyan"),
            Text(visible(row.text) + (f"\n  → {visible('; '.join(row.product_texts))}" if row.products else "")),
            Text(visible(row.lead_text) + _from(row.lead_from), style="dim"),
            Text(visible("\n".join(str(p) for p in row.phrases)) + _from(row.deadline_from), style="dim"),
        )
    owing = sum(row.owes for row in rows)
    blocks += [
        "",
        dim(f"{len(rows)} dòng, {sum(row.leaf for row in rows)} dòng cuối, {owing} dòng phải có sản phẩm."),
    ]
    print_lines(*blocks)


def _from(row_id: str | None) -> str:
    return f" ↑{row_id.partition('/')[2]}" if row_id else ""
