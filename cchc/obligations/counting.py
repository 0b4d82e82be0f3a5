"""The three counts, never mixed: tasks (nhiệm vụ), items (sản phẩm/kỳ), obligations (lượt đơn vị)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, TypeVar, get_args

from msgspec import Struct

from cchc.calendar.periods import quarter
from cchc.obligations.assessing import Assessed

Outcome = Literal["late", "open", "done_late", "done_in_time"]
"""How what counts may stand, the worst first."""

By = Literal["unit", "area", "period"]
Key = Literal["unit", "area", "period", "lead"]

K = TypeVar("K")

_Part = tuple[Assessed, str]
"""An obligation with how it stands, which is asked once, for all that it is a part of."""

_OUTCOMES: dict[str, Outcome] = {state: state for state in get_args(Outcome)}
_RANKS = {outcome: rank for rank, outcome in enumerate(_OUTCOMES)} | {"coordinating": len(_OUTCOMES) + 1}
"""What has several parts stands as the worst that counts; is "coordinating" only where nobody leads."""

_OF_ROWS = frozenset({"lead", "coordinating"})


class Counts(Struct, frozen=True, kw_only=True):
    """How many were assigned and how they stand; ``left_out`` counts by reason what is in no rate.

    ``assigned`` = done_in_time + done_late + open + late.
    """

    assigned: int
    done_in_time: int
    done_late: int
    open: int
    late: int
    left_out: dict[str, int]


class Tally(Struct, frozen=True, kw_only=True):
    """The three counts under one key (a unit's name, an area's id, a period); ``key`` None is everything.

    ``on_time_rate`` is done_in_time over ``rate_base``: of tasks, or of obligations where the key is a unit,
    those done (in time or late) or late; None where that is nothing. ``complete`` is false where a figure
    rests on a group whose members are our own best knowledge.
    """

    by: Key
    key: str | None
    name: str | None
    tasks: Counts
    items: Counts
    obligations: Counts
    on_time_rate: float | None
    rate_base: int
    complete: bool


class Counted(Struct, frozen=True, array_like=True):
    """The tallies under each key, that of everything, and what waits for a decision after a reorganisation."""

    tallies: list[Tally]
    everything: Tally
    undecided: list[Assessed]


def left_out(assessed: Assessed) -> str | None:
    """Why an obligation counts in no rate: the reason's name, or None where it counts."""
    if assessed.obligation.role == "coordinating":
        return "coordinating"
    if assessed.status == "dropped":
        return "dropped"
    if assessed.waiting_for == "unit":
        return "open_group"
    if assessed.obligation.owner.vertical:
        return "vertical"
    if assessed.undecided:
        return "assignment" if assessed.waiting_for == "assignment" else "after_end"
    if assessed.timing in ("waiting", "ongoing", "undated"):
        return assessed.timing
    return None


def outcome(assessed: Assessed) -> Outcome:
    """How a counted obligation stands."""
    if assessed.status == "done":
        return "done_late" if assessed.done_late else "done_in_time"
    return "late" if assessed.timing == "late" else "open"


def worst(found: Iterable[Assessed]) -> Outcome | None:
    """How a task stands of which these are the parts: as the worst that counts; None where nothing does."""
    return _OUTCOMES.get(min(map(_standing, found), key=_rank, default=""))


def _standing(assessed: Assessed) -> str:
    """How an obligation stands, or why it counts in no rate."""
    return left_out(assessed) or outcome(assessed)


def _rank(standing: str) -> int:
    return _RANKS.get(standing, len(_OUTCOMES))


def _rank_of(part: _Part) -> int:
    return _rank(part[1])


def tally(found: Iterable[Assessed], by: By) -> list[Tally]:
    """The counts under each key, in order of first appearance (periods by date)."""
    return _by_key(_parts(found), by)


def total(found: Iterable[Assessed], by: By) -> Tally:
    """The counts of everything, each task once."""
    return tally_under(by, None, None, found)


def counted(found: Iterable[Assessed], by: By) -> Counted:
    """Both, and what waits for a decision after a reorganisation."""
    parts = _parts(found)
    undecided = [assessed for assessed, _ in parts if assessed.needs_decision]
    return Counted(_by_key(parts, by), _under(by, None, None, parts), undecided)


def _parts(found: Iterable[Assessed]) -> list[_Part]:
    return [(assessed, _standing(assessed)) for assessed in found]


def _by_key(parts: Iterable[_Part], by: By) -> list[Tally]:
    keyed: dict[str, list[_Part]] = {}
    names: dict[str, str] = {}
    for part in parts:
        key, name = _key(part[0], by)
        keyed.setdefault(key, []).append(part)
        names[key] = name
    return _in_order([_under(by, key or None, names[key], of_key) for key, of_key in keyed.items()], by)


def added(of_plans: Iterable[Iterable[Tally]], by: By) -> list[Tally]:
    """The counts of several plans as ``tally`` gives them for all together: no task is of two plans."""
    keyed: dict[str | None, Tally] = {}
    for tallies in of_plans:
        for one in tallies:
            keyed[one.key] = _sum(keyed[one.key], one) if one.key in keyed else one
    return _in_order(list(keyed.values()), by)


def _in_order(tallies: list[Tally], by: By) -> list[Tally]:
    """Periods by date, what has none at the end; else as they came."""
    if by == "period":
        tallies.sort(key=lambda one: (one.key is None, (one.key or "").rpartition("-")[::-1]))
    return tallies


def _sum(one: Tally, other: Tally) -> Tally:
    """Two tallies under one key, which may be named otherwise in the later plan."""
    return _tally(
        one.by,
        one.key,
        other.name,
        (_plus(one.tasks, other.tasks), _plus(one.items, other.items), _plus(one.obligations, other.obligations)),
        complete=one.complete and other.complete,
    )


def _plus(one: Counts, other: Counts) -> Counts:
    reasons = Counter(one.left_out)
    reasons.update(other.left_out)
    return Counts(
        assigned=one.assigned + other.assigned,
        done_in_time=one.done_in_time + other.done_in_time,
        done_late=one.done_late + other.done_late,
        open=one.open + other.open,
        late=one.late + other.late,
        left_out=dict(sorted(reasons.items())),
    )


def _key(assessed: Assessed, by: By) -> tuple[str, str]:
    obligation = assessed.obligation
    if by == "unit":
        return obligation.owner.unit_id or f"({obligation.owner.unit})", obligation.owner.unit
    if by == "area":
        role = obligation.role
        other = {"report": "Chế độ báo cáo", "duty": "Trách nhiệm ngoài phụ lục"}.get(role, "")
        return (obligation.area or role), (obligation.area_name or other)
    if assessed.due is None:
        return "", "không có thời hạn"
    period = quarter(assessed.due.year, (assessed.due.month + 2) // 3)
    return period.name, period.name


def tally_under(by: Key, key: str | None, name: str | None, found: Iterable[Assessed]) -> Tally:
    """The counts of what was found to belong under one key."""
    return _under(by, key, name, _parts(found))


def _under(by: Key, key: str | None, name: str | None, parts: Sequence[_Part]) -> Tally:
    parts = sorted(parts, key=_rank_of)[::-1]  # of the parts of one thing the worst comes last, and remains
    rows = [(one.obligation, standing) for one, standing in parts if one.obligation.role in _OF_ROWS]
    tasks = _counts({(one.plan, one.task): standing for one, standing in rows})
    items = _counts({(one.plan, one.task, one.item, one.term.occurrence): standing for one, standing in rows})
    obligations = _counts({one.obligation.id: standing for one, standing in parts})
    complete = all(one.obligation.owner.complete for one, standing in parts if standing in _OUTCOMES)
    return _tally(by, key, name, (tasks, items, obligations), complete=complete)


def _tally(
    by: Key, key: str | None, name: str | None, of: tuple[Counts, Counts, Counts], *, complete: bool
) -> Tally:
    """The three counts with the rate that follows from them."""
    tasks, items, obligations = of
    base = obligations if by == "unit" else tasks
    rate_base = base.done_in_time + base.done_late + base.late
    return Tally(
        by=by,
        key=key,
        name=name,
        tasks=tasks,
        items=items,
        obligations=obligations,
        on_time_rate=round(base.done_in_time / rate_base, 4) if rate_base else None,
        rate_base=rate_base,
        complete=complete,
    )


def standings(
    found: Iterable[Assessed], key: Callable[[Assessed], K]
) -> Iterator[tuple[K, list[Assessed], Outcome | None, str]]:
    """Each thing that counts once: its key, its parts, how it stands as a whole, or why it counts in no rate."""
    groups: dict[K, list[Assessed]] = {}
    for assessed in found:
        groups.setdefault(key(assessed), []).append(assessed)
    for name, group in groups.items():
        whole = min(map(_standing, group), key=_rank)
        state = _OUTCOMES.get(whole)
        yield name, group, state, "" if state is not None else whole


def _counts(things: Mapping[Any, str]) -> Counts:
    """How many things there are, and how they stand."""
    numbers = Counter(things.values())
    return Counts(
        assigned=sum(numbers[state] for state in _OUTCOMES),
        done_in_time=numbers["done_in_time"],
        done_late=numbers["done_late"],
        open=numbers["open"],
        late=numbers["late"],
        left_out={reason: numbers[reason] for reason in sorted(numbers) if reason not in _OUTCOMES},
    )
