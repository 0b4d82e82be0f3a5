"""The lists of the one-page brief: what is latest, what is near, what waits for somebody to decide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Literal, cast

from msgspec import Struct

from cchc.calendar.written import printed_day
from cchc.documents.contexts.fitting import named, shortened
from cchc.obligations import Assessed
from cchc.text.widths import lines_within

ROOM, WIDE_ROOM = 30.0, 28.5
"""Room for a line of a list beside its dates, and for one beside its heading, in parts of the font's size."""
_UNITS_ROOM = 31.0
"""Room beside the words before the units with most that is late."""
_DASH, _UPWARD = " – ", " (cấp trên giao)"
"""What the template sets between a thing and its unit, and after it."""

DecisionKind = Literal[
    "submitted", "blocked", "assignment", "authority", "confirmation", "called", "extended", "unit"
]
_SHOWN: dict[DecisionKind, int] = {
    "submitted": 2,
    "blocked": 2,
    "assignment": 1,
    "authority": 1,
    "confirmation": 1,
    "called": 1,
    "extended": 1,
    "unit": 1,
}
"""What waits for a decision, the most pressing first, each with how many are shown at most."""

Group = list[Assessed]


class Thing(Struct, frozen=True, kw_only=True):
    """One thing of a list: its text cut to the room, whose it is, its date, the days late or left.

    ``says`` is the cause, the phrase in doubt or the day recorded; ``upward``: the superior asks it.
    """

    text: str
    who: str
    due: str | None = None
    days: int | None = None
    says: str | None = None
    upward: bool = False

    @property
    def lines(self) -> int:
        """How many lines it takes."""
        said = f": {self.says}" if self.says else ""
        return lines_within(f"{self.text}{_DASH}{self.who}{said}{_UPWARD if self.upward else ''}", ROOM)


class Listed(Struct, frozen=True, kw_only=True):
    """A list cut to the room: what it lists, how many there are, the first of them, how many more."""

    kind: str
    count: int
    things: tuple[Thing, ...]
    more: int

    @property
    def lines(self) -> int:
        """How many lines its things take."""
        return sum(one.lines for one in self.things)


def latest(late: Iterable[Assessed], home: str, most: int, each: int) -> Listed:
    """The ``most`` tasks with most days late, of as many days those that most units owe; ``each`` lines a task."""
    groups = sorted(_grouped(late), key=lambda group: (group[0].days_left or 0, -len(group)))
    return _listed("late", [_dated(group, home, each) for group in groups], most)


def nearest(ahead: Iterable[Assessed], home: str, lines: int, each: int) -> Listed:
    """The tasks that are due next, as many as stand on ``lines``; ``each`` lines a task at most."""
    groups = sorted(_grouped(ahead), key=lambda group: (group[0].days_left or 0, group[0].due or date.max))
    things = [_dated(group, home, each) for group in groups]
    used = shown = 0
    for thing in things:
        used += thing.lines
        if used > lines:
            break
        shown += 1
    return _listed("soon", things, shown)


def crowded(late: Iterable[Assessed], lines: int) -> str:
    """The units with most that is late, each with how much, as many as stand on ``lines``."""
    counts = Counter(a.obligation.owner.unit for a in late)
    return named([f"{unit} ({n})" for unit, n in counts.most_common()], lines, _UNITS_ROOM)


def decisions(found: Iterable[Assessed], home: str, most: int, each: int) -> list[Listed]:
    """What waits: submitted and not signed, blocked with its cause, work of a unit that ended, what is due after
    the authority did, a deadline to be confirmed, a condition that arose, a term that was put off, groups of which
    nobody said who is meant.

    At most ``most`` tasks of a kind are shown, each on ``each`` lines.
    """
    waiting: dict[DecisionKind, list[Assessed]] = {kind: [] for kind in _SHOWN}
    for assessed in found:
        kind = _waits(assessed)
        if kind is not None:
            waiting[kind].append(assessed)
    made = []
    for kind, mine in waiting.items():
        groups = _grouped(mine, also=lambda a: a.facts.cause)
        if groups:
            made.append(_decision(kind, groups, home, min(most, _SHOWN[kind]), each))
    return made


def _waits(assessed: Assessed) -> DecisionKind | None:
    if assessed.closed or not assessed.stands:
        return None
    if assessed.waiting_for == "unit":
        return "unit"
    if assessed.waiting_for == "confirmation" and assessed.timing == "waiting":
        return "confirmation"
    if assessed.status in ("submitted", "blocked", "called", "extended"):
        return cast(DecisionKind, assessed.status)
    if assessed.needs_decision:
        return "authority" if assessed.waiting_for == "authority" else "assignment"
    return "extended" if assessed.facts.due is not None else None


def _decision(kind: DecisionKind, groups: Sequence[Group], home: str, shown: int, each: int) -> Listed:
    more = max(0, len(groups) - shown)
    last = min(shown, len(groups)) - 1
    things = [
        _told(kind, group, home, each, f" (và {more} việc khác)" if more and number == last else "")
        for number, group in enumerate(groups[:shown])
    ]
    return Listed(kind=kind, count=len(groups), things=tuple(things), more=more)


def _told(kind: DecisionKind, group: Group, home: str, each: int, after: str) -> Thing:
    """One thing with what is said of it: a third of the room for each of unit and cause, the rest for the task."""
    first, said = group[0], _says(kind, group[0])
    upward = first.obligation.plan != home
    third = WIDE_ROOM * each / 3
    who = named(_names(group), 1, min(WIDE_ROOM, third if said else third * 1.5))
    says = shortened(said, 1, min(WIDE_ROOM, third)) if said else None
    rest = f"{_DASH}{who}" + (f": {says}" if says else "") + (_UPWARD if upward else "") + after
    return Thing(
        text=shortened(_text(first), each, WIDE_ROOM, rest),
        who=who,
        due=printed_day(first.due) if first.due is not None and first.dated else None,
        days=first.days_left,
        says=says,
        upward=upward,
    )


def _says(kind: DecisionKind, assessed: Assessed) -> str | None:
    facts = assessed.facts
    match kind:
        case "blocked":
            return facts.cause
        case "confirmation":
            return f"“{assessed.obligation.term.phrase}”" if assessed.obligation.term.phrase else None
        case "assignment":
            return _could_be(assessed)
        case "authority":
            return f"hạn {printed_day(assessed.due)}" if assessed.due is not None else None
        case "submitted":
            return printed_day(facts.on) if facts.on else None
        case "called" | "extended":
            return f"đến {printed_day(assessed.due)}" if assessed.due is not None and assessed.dated else None
        case _:
            return None


def _could_be(assessed: Assessed) -> str | None:
    waiting = assessed.obligation.owner.waiting
    names = [unit.name for unit in waiting.candidates] if waiting is not None else []
    return f"có thể giao {', '.join(names)}" if names else None


def _dated(group: Group, home: str, each: int) -> Thing:
    """One thing with its date; its unit is never cut away."""
    first = group[0]
    upward = first.obligation.plan != home
    who = named(_names(group), 1, ROOM * (0.9 if each > 1 else 0.6))
    return Thing(
        text=shortened(_text(first), each, ROOM, f"{_DASH}{who}" + (_UPWARD if upward else "")),
        who=who,
        due=printed_day(first.last_day) if first.last_day is not None else None,
        days=abs(first.days_left or 0),
        upward=upward,
    )


def _names(group: Group) -> list[str]:
    """Whose it is, each once; of one that another had first, whose that was."""
    names = [
        f"{a.obligation.owner.unit} (nhận từ {a.obligation.owner.first})"
        if a.obligation.owner.came and len(group) == 1
        else a.obligation.owner.unit
        for a in group
    ]
    return list(dict.fromkeys(names))


def _text(assessed: Assessed) -> str:
    """The task, the part of it that is meant, and the row above it, which tells short texts apart."""
    o = assessed.obligation
    label = f" {o.term.label}" if o.term.label and o.role != "report" else ""
    return f"{o.text}{label}" + (f" ({o.heading[-1]})" if o.heading else "")


def _grouped(found: Iterable[Assessed], also: Callable[[Assessed], object] = lambda a: None) -> list[Group]:
    """One group for a task's term, with every unit that owes it by the same day."""
    groups: dict[tuple[object, ...], Group] = {}
    for a in found:
        o = a.obligation
        key = (o.plan, o.task, o.role, o.item, o.term.occurrence, a.due, also(a))
        groups.setdefault(key, []).append(a)
    return list(groups.values())


def _listed(kind: str, things: Sequence[Thing], most: int) -> Listed:
    return Listed(
        kind=kind, count=len(things), things=tuple(things[:most]), more=max(0, len(things) - max(0, most))
    )
