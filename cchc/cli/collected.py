"""What came back in sheets, as people read it: file by file, what changes, then what could not be taken."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from cchc.cli.terminal import Cell, Paragraph, say, say_row
from cchc.cli.words import cut
from cchc.drafting.collecting import Collected, Collector, described, touched


def print_collected(found: Sequence[Collected], collector: Collector) -> None:
    """Print each file's changes (task, before, after) and every row that was refused, with its words."""
    for file, group in groupby(found, key=lambda one: one.file):
        mine = list(group)
        taken = [one for one in mine if one.outcome == "taken"]
        refused = [one for one in mine if one.outcome == "refused"]
        same = len(mine) - len(taken) - len(refused)
        say(f"{file}: {len(taken)} thay đổi, {same} dòng không đổi, {len(refused)} dòng không lấy được", "bold")
        for one in taken:
            _print_change(one)
        for one in refused:
            _print_refused(one)
        say("")
    counts = touched(found)
    if counts:
        say(f"{sum(counts.values())} dòng mới cho {len(counts)} nhật ký.")
    else:
        say("Không có gì để ghi.")


def _print_change(one: Collected) -> None:
    if one.entry is None or one.before is None or one.now is None:
        return
    update = one.entry.line.entry
    item = f" (sản phẩm {update['item']})" if "item" in update else ""
    paragraphs = [
        Paragraph(f"  {cut(one.entry.text, 110)}", "", f"{update['task']}{item}", "cyan"),
        Paragraph(f"  {one.entry.unit.name}: {described(one.before)} → {described(one.now)}"),
    ]
    say_row([Cell("+", 1, "green")], paragraphs)


def _print_refused(one: Collected) -> None:
    head = f"{one.sheet}, dòng {one.row}"
    paragraphs = [Paragraph(f"  {one.reason}", "", head, "yellow")]
    if one.texts:
        words = " | ".join(" ".join(text.split()) for text in one.texts)
        paragraphs.append(Paragraph(f"  Trong phiếu: {words}", "dim"))
    if one.id:
        paragraphs.append(Paragraph(f"  {one.id}", "dim"))
    say_row([Cell("!", 1, "yellow")], paragraphs)
