"""Figures that can be traced: under one heading, each thing counted once with the obligations that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from cchc.obligations.assessing import Assessed
from cchc.obligations.counting import Counts, Outcome, standings

What = Literal["task", "obligation"]

STATES: tuple[Outcome, ...] = ("done_in_time", "done_late", "open", "late")
"""The four cells in the order of the Government's tables."""


class Counted(Struct, frozen=True, kw_only=True):
    """One thing that counts once: a task by its id, or one unit's obligation by its own.

    ``state`` is None where it counts in no rate; then ``reason`` says why.
    """

    id: str
    parts: tuple[Assessed, ...]
    state: Outcome | None
    reason: str

    @property
    def obligations(self) -> list[str]:
        """The ids of the obligations that it rests on."""
        return [part.obligation.id for part in self.parts if part.stands]

    @property
    def first(self) -> Assessed:
        """The part that gives the whole its text."""
        return self.parts[0]


class Breakdown(Struct, frozen=True, kw_only=True):
    """What stands under one heading of a report (``key``, ``name``): tasks, or obligations (lượt đơn vị)."""

    key: str
    name: str
    what: What
    everything: tuple[Counted, ...]

    @property
    def assigned(self) -> tuple[Counted, ...]:
        """What counts."""
        return tuple(one for one in self.everything if one.state is not None)

    @property
    def left_out(self) -> dict[str, tuple[Counted, ...]]:
        """What counts in no rate, by reason."""
        reasons = sorted({one.reason for one in self.everything if one.state is None})
        return {reason: tuple(one for one in self.everything if one.reason == reason) for reason in reasons}

    @property
    def parts(self) -> list[Assessed]:
        """All that it was broken down from."""
        return [part for one in self.everything for part in one.parts]

    def of(self, *states: Outcome) -> tuple[Counted, ...]:
        """What stands in one of these states."""
        return tuple(one for one in self.everything if one.state in states)

    def number(self, *states: Outcome) -> int:
        """How many stand in one of these states."""
        return len(self.of(*states))

    @property
    def done(self) -> int:
        """How many are done, in time or late."""
        return self.number("done_in_time", "done_late")

    @property
    def rate_base(self) -> int:
        """Of how many the on-time rate is taken: those done or late."""
        return self.number("done_in_time", "done_late", "late")

    @property
    def counts(self) -> Counts:
        """The same figures as counts."""
        return Counts(
            assigned=len(self.assigned),
            **{state: self.number(state) for state in STATES},
            left_out={reason: len(counted) for reason, counted in self.left_out.items()},
        )

    @property
    def complete(self) -> bool:
        """Whether no figure rests on a group whose members are our own best knowledge."""
        return all(part.obligation.owner.complete for one in self.assigned for part in one.parts)


def broken_down(key: str, name: str, what: What, found: Iterable[Assessed]) -> Breakdown:
    """The breakdown of what was found, each task (of all its parts) or each obligation once."""
    counted = [
        Counted(id=one, parts=tuple(parts), state=state, reason=reason)
        for one, parts, state, reason in standings(found, lambda a: _id(a, what))
    ]
    return Breakdown(key=key, name=name, what=what, everything=tuple(counted))


def _id(assessed: Assessed, what: What) -> str:
    obligation = assessed.obligation
    return obligation.task if what == "task" else obligation.id


class Figure(Struct, frozen=True, kw_only=True):
    """One figure of a report: under which heading, what it counts, how many, and which.

    ``figure`` is assigned, a state, or left_out.<reason>.
    """

    key: str
    name: str
    figure: str
    what: What
    counted: tuple[Counted, ...]

    @property
    def value(self) -> int:
        """How many it counts."""
        return len(self.counted)


def figures_of(breakdown: Breakdown) -> Iterator[Figure]:
    """Every figure that a breakdown gives, zero or not."""
    yield _figure(breakdown, "assigned", breakdown.assigned)
    for state in STATES:
        yield _figure(breakdown, state, breakdown.of(state))
    for reason, counted in breakdown.left_out.items():
        yield _figure(breakdown, f"left_out.{reason}", counted)


def _figure(breakdown: Breakdown, figure: str, counted: tuple[Counted, ...]) -> Figure:
    return Figure(key=breakdown.key, name=breakdown.name, figure=figure, what=breakdown.what, counted=counted)
