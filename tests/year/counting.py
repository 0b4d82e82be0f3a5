"""How the clerk's book is counted, in plain Python, by the words of the design: it imports nothing of the program.

Three counts: tasks (rows of the appendix), items (products and turns), obligations (one a unit). Reports and duties
are no rows. A task or an item is as good as its worst part; what counts in no rate is left out with its reason. A
day is late only after it has ended, a due day off only after the next working day has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NamedTuple

from tests.year.ledger import COORDINATING, NOBODY, Owed, done_on, holder, standing

WORST_FIRST = ("late", "open", "done_late", "done_in_time")


class Part(NamedTuple):
    """What one unit owes once, on a day: counted in ``state``, or left out for the reason ``why``."""

    owed: Owed
    unit: str
    state: str
    why: str | None
    days_late: int | None = None
    first: str = ""
    """The unit that the plan named, where another has it now."""

    @property
    def area(self) -> str:
        """The area of the appendix, "report" or "duty"."""
        return self.owed.task.partition("/")[0]

    @property
    def quarter(self) -> str | None:
        """The quarter of its due day."""
        due = self.owed.due
        return None if due is None else f"Q{(int(due[5:7]) + 2) // 3}-{due[:4]}"


def parts(day: str, known: str) -> list[Part]:
    """Every part on a day, as far as it was typed in by ``known``."""
    found = []
    for owed in standing(day, known):
        found += [_part(owed, unit, day, known) for unit in owed.who]
    turns: dict[tuple[str, str], list[Part]] = {}
    for part in found:
        turns.setdefault((part.owed.task, part.owed.turn), []).append(part)
    for mine in turns.values():
        owed, days = mine[0].owed, [done_on(p.owed, p.first, day, known) for p in mine]
        done = None if None in days else max(filter(None, days))
        for unit in COORDINATING.get(owed.task, ()):
            found.append(Part(owed, holder(unit, day, done), "", "coordinating", first=unit))
    return found


def _part(owed: Owed, first: str, day: str, known: str) -> Part:
    done, today = done_on(owed, first, day, known), date.fromisoformat(day)
    unit = holder(first, day, done)
    if owed.due is None:
        return Part(owed, unit, "", owed.why, first=first)
    over = ((done or today) - date.fromisoformat(owed.last or owed.due)).days
    states = ("done_in_time", "done_late") if done is not None else ("open", "late")
    return Part(owed, unit, states[over > 0], owed.why, max(over, 0), first)


def status(day: str, by: str, known: str) -> dict[str | None, dict[str, Any]]:
    """The figures of ``cchc status --by …`` by key."""
    return tallies(parts(day, known), by)


def tallies(found: Iterable[Part], by: str) -> dict[str | None, dict[str, Any]]:
    """The three counts and the rate by unit, area or period."""
    key: Callable[[Part], str | None] = {
        "unit": lambda part: part.unit,
        "area": lambda part: part.area,
        "period": lambda part: part.quarter,
    }[by]
    groups: dict[str | None, list[Part]] = {}
    for part in found:
        groups.setdefault(key(part), []).append(part)
    return {name: _tally(mine, by) for name, mine in groups.items()}


def _tally(mine: list[Part], by: str) -> dict[str, Any]:
    rows = [part for part in mine if part.area not in ("report", "duty")]
    figures: dict[str, Any] = {
        "tasks": _count(_worst(rows, lambda part: (part.owed.task,))),
        "items": _count(_worst(rows, lambda part: (part.owed.task, part.owed.turn))),
        "obligations": _count([(part.state, part.why) for part in mine]),
    }
    rated = figures["obligations" if by == "unit" else "tasks"]
    base = rated["done_in_time"] + rated["done_late"] + rated["late"]
    rate = round(rated["done_in_time"] / base, 4) if base else None
    return {**figures, "on_time_rate": rate, "rate_base": base}


def _worst(rows: list[Part], key: Callable[[Part], tuple[str, ...]]) -> list[tuple[str, str | None]]:
    """The state of each row (or item): the worst of its parts that count, else why none does."""
    together: dict[tuple[str, ...], list[Part]] = {}
    for part in rows:
        together.setdefault(key(part), []).append(part)
    found: list[tuple[str, str | None]] = []
    for mine in together.values():
        states = {part.state for part in mine if part.why is None}
        if states:
            found.append((next(state for state in WORST_FIRST if state in states), None))
            continue
        reasons = [part.why for part in mine if part.why != "coordinating"] or ["coordinating"]
        assert len(set(reasons)) == 1, mine
        found.append(("", reasons[0]))
    return found


def _count(found: list[tuple[str, str | None]]) -> dict[str, Any]:
    counted = [state for state, why in found if why is None]
    reasons = [why for _, why in found if why is not None]
    return {
        "assigned": len(counted),
        **{state: counted.count(state) for state in WORST_FIRST},
        "left_out": {why: reasons.count(why) for why in reasons},
    }


def overdue(day: str, known: str) -> list[tuple[str, str, str, int]]:
    """Unit, task, due day and days left of all that is late, also of a central agency's unit, sorted."""
    return sorted(
        (part.unit, part.owed.task, part.owed.due or "", -(part.days_late or 0))
        for part in parts(day, known)
        if part.state == "late" and part.why in (None, "vertical")
    )


def ranking(day: str, known: str) -> dict[str, dict[str, Any]]:
    """The figures of ``cchc rank`` by unit, without central agencies and groups that nobody can list."""
    found = [part for part in parts(day, known) if part.unit not in NOBODY and part.why != "vertical"]
    standings: dict[str, dict[str, Any]] = {}
    for unit, figures in tallies(found, "unit").items():
        rated = [part for part in found if part.unit == unit and part.why is None]
        reports = [part.state for part in rated if part.area == "report" and part.state != "open"]
        days = [part.days_late or 0 for part in rated if part.state in ("late", "done_late")]
        standings[unit or ""] = {
            **figures,
            "reports": {"on_time": reports.count("done_in_time"), "counted": len(reports)},
            "days_late_mean": round(sum(days) / len(days), 1) if days else None,
        }
    rates = [one["on_time_rate"] for one in standings.values() if one["on_time_rate"] is not None]
    for one in standings.values():
        rate = one["on_time_rate"]
        one["place"] = None if rate is None else 1 + sum(other > rate for other in rates)
    return standings
