"""The list of what is late as people read it: unit by unit, the latest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from cchc.cli.terminal import Cell, Paragraph, say, say_row
from cchc.cli.words import owed_thing, preface, sources, task_name, undecided_words
from cchc.obligations import Assessed
from cchc.obligations.scope import Scope
from cchc.obligations.selecting import past
from cchc.obligations.wording import after_the_end, changes, received, to_be_decided
from cchc.text import cut

SHOWN_A_UNIT = 5


def print_overdue(
    late: Sequence[Assessed], undecided: Sequence[Assessed], scope: Scope, on: date, *, by_unit: bool
) -> None:
    """Print each unit's late obligations with the days; without a unit asked for, the first few of each unit.

    Then how many wait for a decision after a reorganisation, which are not late.
    """
    say(f"Quá hạn chưa ghi nhận xong · {sources(scope)}", "bold")
    for line in preface(scope, on):
        say(line, "dim")
    units = 0
    width = 16 if any(a.obligation.term.before for a in late) else 10
    for unit, group in groupby(late, key=lambda a: a.obligation.owner.unit):
        mine = sorted(group, key=lambda a: a.days_left or 0)
        units += 1
        say("")
        say(f"{unit}: {len(mine)} việc", "bold")
        if waits := next(filter(None, map(to_be_decided, mine)), ""):
            say(f"  {waits}", "dim")
        for assessed in mine if by_unit else mine[:SHOWN_A_UNIT]:
            _print_line(assessed, scope.plans[0].id, "yellow" if scope.unrecorded else "red", width)
        if not by_unit and len(mine) > SHOWN_A_UNIT:
            say(f'  … và {len(mine) - SHOWN_A_UNIT} việc nữa: cchc overdue --unit "{unit}"', "dim")
    say("")
    if late:
        tasks = len({(a.obligation.plan, a.obligation.task) for a in late})
        say(f"{tasks} nhiệm vụ, {len(late)} lượt đơn vị, {units} đơn vị.", "dim")
    else:
        say("Không có việc nào quá hạn.")
    for line in (*after_the_end(past(undecided, on)), *undecided_words(undecided, scope, on)):
        say(line, "dim")


def _print_line(assessed: Assessed, home: str, style: str, width: int) -> None:
    o = assessed.obligation
    paragraphs = [Paragraph(f"  {cut(o.text, 110)}", "", task_name(o.plan, o.task, home), "cyan")]
    if o.heading:
        paragraphs.append(Paragraph(f"  thuộc: {cut(o.heading[-1], 90)}", "dim"))
    handed = filter(None, (received([assessed]),))
    if details := " · ".join((*owed_thing(assessed), *changes(assessed), *handed)):
        paragraphs.append(Paragraph(f"  {details}", "dim"))
    days = f"{-(assessed.days_left or 0)} ngày"
    before = "trước " if o.term.before else ""
    say_row([Cell(f"{before}{assessed.due:%d/%m/%Y}", width), Cell(days, 9, style)], paragraphs)
