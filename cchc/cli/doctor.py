"""``cchc doctor``: what is wrong round the work, and what to do about it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli.options import AsOf, Root, format_option, today
from cchc.cli.terminal import Cell, Paragraph, print_records, say, say_row
from cchc.cli.vietnamese import VietnameseCommand, command_app
from cchc.store import Store, WorkspaceError, find_root, one_of, open_store

if TYPE_CHECKING:
    from cchc.surroundings.observation import Observation, State

FORMATS = ("table", "json")
app = command_app()

_STATES: dict[State, tuple[str, str]] = {
    "fine": ("tốt", "green"),
    "note": ("ghi chú", "dim"),
    "advice": ("nên sửa", "yellow"),
    "broken": ("hỏng", "red"),
}
_STATE = 8


@app.command(cls=VietnameseCommand)
def doctor(
    format: Annotated[str, format_option(*FORMATS)] = "table",
    as_of: AsOf = None,
    root: Root = None,
) -> None:
    """Khám máy và không gian làm việc; chỉ xem, không sửa gì.

    Mã thoát: 0 không có chỗ nào hỏng, 1 có chỗ hỏng, 2 gọi lệnh sai.
    """
    from cchc.checks import errors_of
    from cchc.checks.registers import workspace_findings
    from cchc.cli.computer import this_machine
    from cchc.surroundings.examining import Checks, examine

    one_of(format, FORMATS, "--format")
    found = examine(_store(root), this_machine(), today(as_of), Checks(workspace_findings, errors_of))
    if format == "table":
        _print(found)
    else:
        from cchc.exports.records import observation_record

        print_records([observation_record(one) for one in found], (), format)
    if any(one.state == "broken" for one in found):
        raise typer.Exit(1)


def _store(root: Path | None) -> Store | None:
    """The workspace named or round the current folder; None outside of one."""
    try:
        return open_store(find_root(explicit=root))
    except WorkspaceError:
        if root is not None:
            raise
        return None


def _print(found: list[Observation]) -> None:
    for one in found:
        name, style = _STATES[one.state]
        advice = [Paragraph(one.advice, "dim", "→ ", "dim")] if one.advice else []
        say_row([Cell(name, _STATE, style)], [Paragraph(one.what), *advice])
    counts = Counter(one.state for one in found)
    told = [f"{counts[state]} chỗ {_STATES[state][0]}" for state in ("broken", "advice") if counts[state]]
    say("")
    outside = any(one.code == "workspace" and one.state == "note" for one in found)
    rest = "Máy ổn, nhưng chưa ở trong không gian làm việc nào." if outside else "Mọi thứ đều ổn."
    say(f"Có {', '.join(told)}." if told else rest, "bold")
