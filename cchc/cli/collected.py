"""What came back in sheets, as people read it: file by file, what changes, then what could not be taken."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from cchc.cli.terminal import Cell, Paragraph, say, say_row
from cchc.drafting.collecting import Collected, Collector, touched
from cchc.drafting.refusing import described
from cchc.text import cut


def print_collected(found: Sequence[Collected], collector: Collector) -> None:
    """Print each file's changes (task, before, after), every row that was refused and what else somebody wrote."""
    for file, group in groupby(found, key=lambda one: one.file):
        mine = list(group)
        taken = [one for one in mine if one.outcome == "taken"]
        refused = [one for one in mine if one.outcome == "refused"]
        same = len(mine) - len(taken) - len(refused)
        say(f"{file}: {len(taken)} thay đổi, {same} dòng không đổi, {len(refused)} dòng không lấy được", "bold")
        for one in taken:
            _print_change(one)
        for reason in dict.fromkeys(one.reason for one in refused):
            _print_refused(reason, [one for one in refused if one.reason == reason])
        _print_foreign([one for one in mine if one.outcome != "refused" and one.texts])
        say("")
    counts = touched(found)
    if counts:
        say(f"{sum(counts.values())} dòng mới cho {len(counts)} nhật ký.")
    else:
        say("Không có gì để ghi.")
        if any(one.outcome == "unchanged" for one in found):
            say("Phiếu đã ghi mà chưa thấy ở đây: lưu phiếu trong Excel rồi gõ lại lệnh này.", "dim")


def _print_change(one: Collected) -> None:
    if one.entry is None or one.before is None or one.now is None:
        return
    update = one.entry.line.entry
    marks = [f"sản phẩm {update['item']}"] if "item" in update else []
    marks += [f"kỳ {update['occurrence']}"] if "occurrence" in update else []
    told = f" ({', '.join(marks)})" if marks else ""
    paragraphs = [
        Paragraph(f"  {cut(one.entry.text, 110)}", "", f"{update['task']}{told}", "cyan"),
        Paragraph(f"  {one.entry.unit.name}: {described(one.before)} → {described(one.now)}"),
    ]
    say_row([Cell("+", 1, "green")], paragraphs)


def _print_refused(reason: str, rows: Sequence[Collected]) -> None:
    """Rows refused for one reason: each with its words, those without any together."""
    head = _place(rows[0]) if len(rows) == 1 else f"{len(rows)} dòng"
    paragraphs = [Paragraph(f"  {reason}", "", head, "yellow")]
    for one in rows:
        task = f" ({one.id})" if one.id else ""
        if one.texts:
            place = "Trong phiếu" if len(rows) == 1 else _place(one)
            paragraphs.append(Paragraph(f"  {place}{task}: {_words(one)}", "dim"))
    silent = [one for one in rows if not one.texts]
    if silent:
        places = "; ".join(
            f"{sheet}, dòng {', '.join(str(one.row) for one in group)}"
            for sheet, group in groupby(silent, key=lambda one: one.sheet)
        )
        paragraphs.append(Paragraph(f"  Đơn vị không ghi gì: {places}", "dim"))
    say_row([Cell("!", 1, "yellow")], paragraphs)


def _print_foreign(rows: Sequence[Collected]) -> None:
    if rows:
        told = [Paragraph(f"  {_place(one)}: {_words(one)}", "dim") for one in rows]
        head = Paragraph("Chữ ghi ở cột ngoài phiếu, không đưa vào nhật ký:", "yellow")
        say_row([Cell("!", 1, "yellow")], [head, *told])


def _place(one: Collected) -> str:
    return f"{one.sheet}, dòng {one.row}"


def _words(one: Collected) -> str:
    return " | ".join(" ".join(text.split()) for text in one.texts)
