"""The list of what is late as people read it: unit by unit, the latest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from cchc.cli.agenda import bold, cut, dim, preface
from cchc.cli.terminal import columns, console, print_lines, visible
from cchc.obligations import Assessed
from cchc.obligations.recording import Records
from cchc.obligations.scope import Scope

SHOWN_A_UNIT = 5


def print_overdue(late: Sequence[Assessed], scope: Scope, on: date, *, by_unit: bool) -> None:
    """Print each unit's late obligations with the days; without a unit asked for, the first few of each unit."""
    from rich.text import Text

    unrecorded = not any(Records(plan).count for plan in scope.plans)
    style = "yellow" if unrecorded else "bold red"
    blocks = [bold(f"Quá hạn chưa ghi nhận xong · kế hoạch {scope.plans[0].id}")]
    blocks += [dim(line) for line in preface(scope, on, unrecorded)]
    units = 0
    for unit, group in groupby(late, key=lambda a: a.obligation.owner.unit):
        mine = sorted(group, key=lambda a: a.days_left or 0)
        units += 1
        grid = columns([10, 9, None])
        for assessed in mine if by_unit else mine[:SHOWN_A_UNIT]:
            o = assessed.obligation
            what = Text(f"{o.task}  ", style="cyan")
            what.append(visible(cut(o.text, 100)), style="")
            if o.heading:
                what.append(f"\n  thuộc: {visible(cut(o.heading[-1], 80))}", style="dim")
            days = f"{-(assessed.days_left or 0)} ngày"
            grid.add_row(Text(f"{assessed.due:%d/%m/%Y}"), Text(days, style=style), what)
        blocks += ["", bold(f"{unit}: {len(mine)} việc"), grid]
        if not by_unit and len(mine) > SHOWN_A_UNIT:
            blocks.append(dim(f"  … và {len(mine) - SHOWN_A_UNIT} việc nữa: cchc overdue --unit \"{unit}\""))
    if late:
        tasks = len({(a.obligation.plan, a.obligation.task) for a in late})
        blocks += ["", dim(f"{tasks} nhiệm vụ, {len(late)} lượt đơn vị, {units} đơn vị.")]
    else:
        blocks += ["", "Không có việc nào quá hạn."]
    print_lines(console(), *blocks)
