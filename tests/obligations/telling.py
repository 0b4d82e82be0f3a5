"""Everything that is derived, told in lines of text: each field that says something, named.

Of things in a row only what differs from the one before is told, so that a whole year stays readable.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from msgspec import Struct
from msgspec.structs import fields, replace

from cchc.calendar.periods import Period
from cchc.obligations import Assessed, Obligation, assess, counting, derive, ranking, wording
from cchc.obligations.recording import Line, Records
from cchc.plans.measures import Indicator
from cchc.plans.organisation import Unit
from cchc.plans.rows import Row
from cchc.store import LoadedPlan, WorkspaceError

Fields = dict[str, str]


def tell(thing: object) -> str:
    """A value in a few words; what has an id or a name goes by it."""
    match thing:
        case Assessed():
            return thing.obligation.id
        case Obligation() | Unit() | Row() | Indicator() | LoadedPlan():
            return thing.id
        case Period():
            return thing.name
        case Line():
            return f"{thing.update.id} {thing.unit_id} {thing.path}[{thing.index}]"
        case Struct():
            return f"({', '.join(f'{key}={value}' for key, value in told(thing).items())})"
        case Mapping():
            return "{" + ", ".join(f"{tell(key)}: {tell(value)}" for key, value in thing.items()) + "}"
        case frozenset() | set():
            return "{" + ", ".join(sorted(map(tell, thing))) + "}"
        case str():
            return thing.replace("\n", "\\n")
        case Sequence():
            return "[" + ", ".join(map(tell, thing)) + "]"
        case _:
            return str(thing)


def told(thing: Struct) -> Fields:
    """The fields of a thing that say something, in words."""
    said: Fields = {}
    for name, default in _fields(type(thing)):
        value = getattr(thing, name)
        if value != default and value not in ((), None, {}, []):
            said[name] = tell(value)
    return said


@cache
def _fields(kind: type[Struct]) -> list[tuple[str, object]]:
    return [(field.name, field.default) for field in fields(kind)]


def line(said: Fields, before: Fields | None = None) -> str:
    """Fields in one line; of those told ``before`` only what differs, "-" where it is gone."""
    known = before or {}
    gone = {key: "-" for key in known if key not in said}
    differing = {key: value for key, value in {**said, **gone}.items() if known.get(key) != value}
    return " | ".join(f"{key}={value}" for key, value in differing.items())


def lines(things: Iterable[Struct]) -> Iterator[str]:
    """A line for each thing."""
    for thing in things:
        yield f"  {line(told(thing))}"


def obligations(found: Iterable[Obligation]) -> Iterator[str]:
    """Every field of every obligation."""
    before: Fields = {}
    for one in found:
        said = flat(one)
        name = said.pop("id")
        yield name
        yield f"  {line(said, before)}"
        before = said


def flat(one: Obligation) -> Fields:
    """The fields of an obligation with those of its owner and of its term, each by its own name."""
    said = told(one)
    for part in ("owner", "term"):
        said.pop(part)
        said.update({f"{part}.{key}": value for key, value in told(getattr(one, part)).items()})
    for name in ("first_id", "first"):
        if getattr(one.owner, name) != getattr(one.owner, {"first_id": "unit_id", "first": "unit"}[name]):
            said[f"owner.{name}"] = tell(getattr(one.owner, name))
    said["hands"] = tell(one.owner.hands)
    return said


def state(one: Assessed, on: date, *, with_owner: bool = False) -> Fields:
    """How an obligation stands on a day, in every way that anybody asks."""
    said = told(one)
    del said["obligation"]
    left = None if one.last_day is None else (one.last_day - on).days
    if one.days_left is None or one.days_left != left:
        said["days_left"] = tell(one.days_left)
    else:
        said.pop("days_left", None)  # of most things it says the same every day
    flags = {
        "late": one.done_late,
        "in time": one.done_late is False,
        "to decide": one.needs_decision,
        "dated": one.dated,
        "undecided": one.undecided,
        "closed": one.closed,
        "coordinating": not one.stands,
    }
    said["is"] = ", ".join(name for name, holds in flags.items() if holds) or "-"
    if one.last_day != one.due:
        said["last_day"] = tell(one.last_day)
    said["counts"] = counting.left_out(one) or counting.outcome(one)
    if (past := ranking.days_late(one)) is not None:
        said["past"] = str(past) if past != -(one.days_left or 0) else "all"
    words, colour = wording.state_words(one)
    unsaid = wording.state_words(one, unrecorded=True)
    said["words"] = re.sub(rf"\b{abs(left or 0)}\b", "N", f"{words} {colour}")
    if unsaid != (words, colour):
        said["unrecorded"] = tell(unsaid)
    for name, words in (
        ("remarks", wording.date_remarks(one, on)),
        ("changes", wording.changes(one)),
        ("handovers", wording.handovers(one)),
        ("to_be_decided", wording.to_be_decided(one)),
    ):
        if words:
            said[name] = tell(words)
    if with_owner:
        said["owner"] = tell(one.obligation.owner)
        if one.obligation.recorded_as is not None:
            said["recorded_as"] = one.obligation.recorded_as
    return said


class Standing:
    """How everything stands, day after day: of each day only what is no longer as it was told last."""

    def __init__(self, *, with_owner: bool = False) -> None:
        self._with_owner = with_owner
        self._before: dict[str, Fields] = {}

    def on(self, day: date, found: Iterable[Assessed]) -> Iterator[str]:
        """A line for each obligation that stands otherwise than on the day told before."""
        yield f"== {day}"
        for one in found:
            key = one.obligation.id + ("" if one.stands else " (phối hợp)")
            said = state(one, day, with_owner=self._with_owner)
            changed = line(said, self._before.get(key))
            self._before[key] = said
            if changed:
                yield f"{key}: {changed}"


def as_it_stands(loaded: LoadedPlan, day: date) -> list[Assessed]:
    """Everything that a plan lays on anybody, on a day, under those that it names."""
    records = Records(loaded)
    return [assess(o, day, records.facts(o, day)) for o in derive(loaded, None, day)]


def outcome_of(call: Callable[..., object], *arguments: Any, **named: Any) -> str:
    """What a call gives, or what it refuses with and the hint."""
    try:
        return tell(call(*arguments, **named))
    except WorkspaceError as refused:
        return f"! {refused} ({refused.hint})"


def changed(thing: Any, **other: object) -> Any:
    """The same thing with other fields."""
    return replace(thing, **other)
