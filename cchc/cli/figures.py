"""The counts as a table: what was assigned, how it stands, the rate with its denominator, what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cchc.cli.terminal import bold, dim, print_lines, visible
from cchc.cli.words import preface, undecided_words
from cchc.obligations import Assessed, Counts, Tally
from cchc.obligations.scope import Scope
from cchc.obligations.wording import after_the_end
from cchc.plans.words import LEFT_OUT
from cchc.text.numbers import shown_share

RATE = "Tỷ lệ đúng hạn = hoàn thành đúng hạn / (đã hoàn thành + quá hạn chưa xong)."
OWN_LISTS = "Có số liệu dựa trên nhóm đơn vị do người lập danh bạ tự liệt kê, kế hoạch không nêu đủ."
_TITLES = {"unit": "Đơn vị", "area": "Lĩnh vực", "period": "Kỳ (theo hạn)"}


def print_status(
    tallies: Sequence[Tally], everything: Tally, undecided: Sequence[Assessed], scope: Scope, on: date
) -> None:
    """Print one line a key and the total: by unit obligations (lượt đơn vị), by area and period tasks (nhiệm vụ).

    Reports and duties have no rows: by area they are counted in obligations, in lines of their own under the table.
    """
    from rich import box
    from rich.table import Table

    by = everything.by
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), show_footer=True)
    table.add_column(_TITLES[by], footer="Cộng", overflow="fold")
    headings = (
        "Giao",
        "Hoàn\nthành\nđúng\nhạn",
        "Hoàn\nthành\nquá\nhạn",
        "Đang\nlàm,\ncòn\nhạn",
        "Quá\nhạn,\nchưa\nxong",
        "Không\ntính",
        "Tỷ lệ\nđúng hạn",
    )
    for heading, footer in zip(headings, _figures(_counts(everything)), strict=True):
        table.add_column(heading, footer=footer, justify="right", no_wrap=True)
    beside = [one for one in tallies if by == "area" and one.key in ("report", "duty")]
    for one in tallies:
        if one not in beside:
            table.add_row(visible(one.name or "không có thời hạn"), *_figures(_counts(one)))
    what = "lượt đơn vị" if by == "unit" else "nhiệm vụ"
    blocks = [bold(f"Tình hình thực hiện ({what}) · kế hoạch {', '.join(plan.id for plan in scope.plans)}")]
    blocks += [dim(line) for line in preface(scope, on)]
    blocks += [table]
    blocks += [f"{one.name} (lượt đơn vị): {_sentence(one.obligations)}" for one in beside]
    blocks += [dim(line) for line in _notes(everything, tallies)]
    blocks += [dim(line) for line in (*after_the_end(undecided), *undecided_words(undecided, scope, on))]
    print_lines(*blocks)


def _counts(tally: Tally) -> Counts:
    return tally.obligations if tally.by == "unit" else tally.tasks


def _figures(counts: Counts) -> tuple[str, ...]:
    figures = (counts.assigned, counts.done_in_time, counts.done_late, counts.open, counts.late)
    return (*(str(n) for n in figures), str(sum(counts.left_out.values())), rate(counts))


def rate(counts: Counts) -> str:
    """The on-time rate with its numerator and denominator; a dash where it rests on nothing."""
    base = counts.done_in_time + counts.done_late + counts.late
    return f"{counts.done_in_time}/{base} = {shown_share(counts.done_in_time, base)}" if base else "–"


def _sentence(counts: Counts) -> str:
    return (
        f"giao {counts.assigned}, hoàn thành đúng hạn {counts.done_in_time}, "
        f"hoàn thành quá hạn {counts.done_late}, đang làm còn hạn {counts.open}, "
        f"quá hạn chưa xong {counts.late}; "
        f"tỷ lệ đúng hạn {rate(counts)}."
    )


def _notes(everything: Tally, tallies: Sequence[Tally]) -> list[str]:
    notes = [RATE, *left_out_words(_counts(everything))]
    if everything.by == "period":
        notes.append("Một nhiệm vụ có nhiều kỳ được đếm ở từng kỳ; dòng “Cộng” đếm mỗi nhiệm vụ một lần.")
    if not all(one.complete for one in tallies):
        notes.append(OWN_LISTS)
    return notes


def left_out_words(counts: Counts) -> list[str]:
    """The sentence that says how many count in no rate, and why; none where all count."""
    reasons = [f"{LEFT_OUT.get(reason, reason)} {n}" for reason, n in counts.left_out.items()]
    return [f"Không tính vào tỷ lệ: {', '.join(reasons)}."] if reasons else []
