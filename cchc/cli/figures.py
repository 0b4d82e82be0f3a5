"""The counts as a table: what was assigned, how it stands, the rate with its denominator, what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cchc.cli.agenda import bold, dim, preface
from cchc.cli.terminal import console, print_lines, visible
from cchc.obligations import Counts, Tally
from cchc.obligations.recording import Records
from cchc.obligations.scope import Scope

REASONS = {
    "coordinating": "chỉ phối hợp",
    "undated": "không thời hạn",
    "ongoing": "thường xuyên",
    "waiting": "chờ sự kiện, điều kiện",
    "open_group": "nhóm chưa nêu tên đơn vị",
    "vertical": "ngành dọc",
    "dropped": "thôi thực hiện",
}
_TITLES = {"unit": "Đơn vị", "area": "Lĩnh vực", "period": "Kỳ (theo hạn)"}


def print_status(tallies: Sequence[Tally], everything: Tally, scope: Scope, on: date) -> None:
    """Print one line a key and the total; by unit the figures are obligations (lượt đơn vị), else tasks."""
    from rich import box
    from rich.table import Table

    by = everything.by
    unrecorded = not any(Records(plan).count for plan in scope.plans)
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), show_footer=True)
    total = _figures(everything)
    table.add_column(_TITLES[by], footer="Cộng", overflow="fold")
    headings = ("Giao", "Xong đúng hạn", "Xong quá hạn", "Trong hạn", "Quá hạn", "Không tính", "Tỷ lệ đúng hạn")
    for heading, footer in zip(headings, total, strict=True):
        table.add_column(heading, footer=footer, justify="right")
    for one in tallies:
        table.add_row(visible(one.name or "không có thời hạn"), *_figures(one))
    what = "lượt đơn vị" if by == "unit" else "nhiệm vụ"
    blocks = [bold(f"Tình hình thực hiện ({what}) · kế hoạch {', '.join(plan.id for plan in scope.plans)}")]
    blocks += [dim(line) for line in preface(scope, on, unrecorded)]
    blocks += [table, *(dim(line) for line in _notes(everything, tallies))]
    print_lines(console(), *blocks)


def counts_of(tally: Tally) -> Counts:
    """The count that the table shows: obligations by unit, else tasks (reports and duties have no rows of their own)."""
    own_rows = tally.tasks.assigned or tally.tasks.left_out
    return tally.obligations if tally.by == "unit" or not own_rows else tally.tasks


def _figures(tally: Tally) -> tuple[str, ...]:
    counts = counts_of(tally)
    base = counts.done_in_time + counts.done_late + counts.late
    rate = f"{counts.done_in_time}/{base} ({100 * counts.done_in_time / base:.0f} %)" if base else "–"
    figures = (counts.assigned, counts.done_in_time, counts.done_late, counts.open, counts.late)
    return (*(str(n) for n in figures), str(sum(counts.left_out.values())), rate)


def _notes(everything: Tally, tallies: Sequence[Tally]) -> list[str]:
    counts = counts_of(everything)
    reasons = [f"{REASONS.get(reason, reason)} {n}" for reason, n in counts.left_out.items()]
    notes = ["Tỷ lệ đúng hạn = xong đúng hạn / (đã xong + quá hạn)."]
    if reasons:
        notes.append(f"Không tính vào tỷ lệ: {', '.join(reasons)}.")
    if not all(one.complete for one in tallies):
        notes.append("Có số liệu dựa trên nhóm đơn vị do người lập danh bạ liệt kê, không phải do kế hoạch nêu đủ.")
    return notes
