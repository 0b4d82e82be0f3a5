"""One line of a list for what several units owe alike."""

from __future__ import annotations

from collections.abc import Iterable

from cchc.obligations.assessing import Assessed

Line = tuple[Assessed, list[Assessed]]


def merged(shown: Iterable[Assessed]) -> list[Line]:
    """One line for a task's term, with every unit that owes it in the same state; the first stands for all."""
    lines: dict[tuple[object, ...], list[Assessed]] = {}
    for a in shown:
        o = a.obligation
        key = (a.due, o.plan, o.task, o.item, o.term.occurrence, o.role, a.status, a.timing, a.waiting_for)
        lines.setdefault(key, []).append(a)
    return [(group[0], group) for group in lines.values()]
