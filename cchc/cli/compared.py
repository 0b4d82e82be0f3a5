"""Printing what changed from one plan to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from cchc.cli.terminal import Cell, Paragraph, say, say_row
from cchc.cli.words import CELLS, COMPARED
from cchc.comparing.differing import Change, Compared, Value, left_out
from cchc.plans.rows import Row
from cchc.store import LoadedPlan
from cchc.text import cut, number_figures

_MARKS = {"added": ("+", "green"), "dropped": ("-", "red"), "changed": ("~", "yellow"), "same": ("=", "dim")}
_LONG = 300


def print_compared(old: LoadedPlan, new: LoadedPlan, found: Sequence[Compared], states: Sequence[str]) -> None:
    """Print the counts, then by area the tasks in these states with each change."""
    say(f"Từ kế hoạch {old.id} sang kế hoạch {new.id}", "bold")
    counts: Counter[str] = Counter(one.state for one in found)
    say(", ".join(f"{counts[state]} {words}" for state, words in COMPARED.items()))
    for remark in _remarks(old, new):
        say(remark, "dim")
    shown = [one for one in found if one.state in states]
    names = {row.area: row.area_name for plan in (old, new) for row in plan.rows.rows}
    for area, group in groupby(shown, key=lambda one: _row(one).area):
        say("")
        say(names[area], "bold")
        for one in group:
            _print_one(one)


def _row(one: Compared) -> Row:
    """The task as the new plan has it, else as the old one had it."""
    row = one.new or one.old
    assert row is not None
    return row


def _remarks(old: LoadedPlan, new: LoadedPlan) -> list[str]:
    found = []
    if old.year != new.year:
        found.append(f"Năm {old.year} đổi thành {new.year} không tính là sửa.")
    if columns := left_out(old, new):
        found.append(f"Chỉ một kế hoạch có cột này nên không so: {', '.join(CELLS[column] for column in columns)}.")
    return found


def _print_one(one: Compared) -> None:
    mark, style = _MARKS[one.state]
    row = _row(one)
    paragraphs = [Paragraph(cut(row.text, _LONG))]
    if one.state in ("added", "dropped"):
        paragraphs.append(Paragraph(_facts(row), "dim"))
    for change in one.changes:
        paragraphs += _change(change)
    say_row([Cell(mark, 1, style), Cell(_numbers(one), 11, "cyan")], [p for p in paragraphs if p.text or p.head])


def _numbers(one: Compared) -> str:
    """The id within the area; of a task that has another now, both."""
    ids = [row.id for row in (one.old, one.new) if row is not None]
    if len({one_id.partition("/")[0] for one_id in ids}) == 1:
        ids = [one_id.partition("/")[2] for one_id in ids]
    return " → ".join(dict.fromkeys(ids))


def _facts(row: Row) -> str:
    return " · ".join(filter(None, [row.lead_text, "; ".join(map(str, row.phrases)) if row.owes else ""]))


def _change(change: Change) -> list[Paragraph]:
    head = f"{CELLS[change.field]}: "
    was, now = _words(change.old), _words(change.new)
    if change.field == "task":
        return [Paragraph(f"trước: {was}", "dim")]
    return [Paragraph(f"{was} → {now}", "", head, "yellow")]


def _words(value: Value) -> str:
    if value is None or value == []:
        return "(không có)"
    if isinstance(value, list):
        return cut("; ".join(value), _LONG)
    return cut(value, _LONG) if isinstance(value, str) else f"{number_figures(value)} đồng"
