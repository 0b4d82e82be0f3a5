"""What became of a plan's tasks in its year: all done, or still open and to be carried over."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from cchc.obligations import assess, derive
from cchc.obligations.assessing import Assessed
from cchc.obligations.recording import Records
from cchc.plans.words import STATUSES
from cchc.store import LoadedPlan

_OPEN = frozenset({"started", "submitted", "blocked", "extended", "called"})


class Leftover(NamedTuple):
    """How a task stood on a day: ``late`` turns were overdue; ``words`` say what is done and how the rest is."""

    task: str
    state: Literal["finished", "open"]
    late: int
    words: str


def leftovers(loaded: LoadedPlan, on: date) -> dict[str, Leftover]:
    """The tasks of the appendix and extra.yaml that are all done or still open on a day, by id.

    What is ongoing, waits for something or belongs to no unit tells neither. Empty where nothing was recorded.
    """
    if loaded.unrecorded:
        return {}
    records = Records(loaded)
    rows = {row.id for row in loaded.rows.rows}
    by_task: dict[str, list[Assessed]] = {}
    for obligation in derive(loaded, until=on):
        if obligation.task not in rows or obligation.role != "lead":
            continue
        state = assess(obligation, on, records.facts(obligation, on))
        if state.closed or state.status in _OPEN or state.dated:
            by_task.setdefault(obligation.task, []).append(state)
    return {task: _leftover(task, states) for task, states in by_task.items()}


def _leftover(task: str, states: list[Assessed]) -> Leftover:
    closed = [one for one in states if one.closed]
    rest = [one for one in states if not one.closed]
    if not rest:
        return Leftover(task, "finished", 0, _when(closed))
    late = sum(one.timing == "late" for one in rest)
    said = [_status(one) for one in rest if one.status != "none"]
    causes = [one.facts.cause for one in rest if one.facts.cause]
    parts = [f"xong {len(closed)}/{len(states)} lượt"] if closed else ["chưa xong"]
    if late:
        parts.append(f"{late} lượt quá hạn")
    if len(rest) - late:
        parts.append(f"{len(rest) - late} lượt còn trong hạn")
    parts += dict.fromkeys(said)
    parts += dict.fromkeys(causes)
    return Leftover(task, "open", late, ", ".join(parts))


def _status(one: Assessed) -> str:
    """What was recorded of an open turn, an extension with its day."""
    if one.status == "extended" and one.facts.due is not None:
        return f"gia hạn đến {one.facts.due:%d/%m/%Y}"
    return STATUSES[one.status]


def _when(closed: list[Assessed]) -> str:
    last = max((one.facts.done_on for one in closed if one.facts.done_on is not None), default=None)
    dropped = all(one.status == "dropped" for one in closed)
    if dropped:
        return "đã thôi thực hiện theo văn bản"
    return f"xong ngày {last:%d/%m/%Y}" if last is not None else "đã xong"
