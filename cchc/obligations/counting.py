"""The three counts, never mixed: tasks (nhiệm vụ), items (sản phẩm/kỳ), obligations (lượt đơn vị)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, TypeVar

from msgspec import Struct

from cchc.calendar.periods import quarter
from cchc.obligations.assessing import Assessed

Outcome = Literal["done_in_time", "done_late", "open", "late"]
By = Literal["unit", "area", "period"]
Key = Literal["unit", "area", "period", "lead"]

K = TypeVar("K")

_WORST: tuple[Outcome, ...] = ("late", "open", "done_late", "done_in_time")


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
    counted = {outcome(a) for a in found if left_out(a) is None}
    return next((state for state in _WORST if state in counted), None)


def tally(found: Iterable[Assessed], by: By) -> list[Tally]:
    """The counts under each key, in order of first appearance (periods by date)."""
    keyed: dict[str, list[Assessed]] = {}
    names: dict[str, str] = {}
    for assessed in found:
        key, name = _key(assessed, by)
        keyed.setdefault(key, []).append(assessed)
        names[key] = name
    return _in_order([tally_under(by, key or None, names[key], of_key) for key, of_key in keyed.items()], by)


def total(found: Iterable[Assessed], by: By) -> Tally:
    """The counts of everything, each task once."""
    return tally_under(by, None, None, list(found))


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


def tally_under(by: Key, key: str | None, name: str | None, found: Sequence[Assessed]) -> Tally:
    """The counts of what was found to belong under one key."""
    rows = [a for a in found if a.obligation.role in ("lead", "coordinating")]
    tasks = _counts(rows, lambda a: (a.obligation.plan, a.obligation.task))
    items = _counts(
        rows, lambda a: (a.obligation.plan, a.obligation.task, a.obligation.item, a.obligation.term.occurrence)
    )
    obligations = _counts(found, lambda a: (a.obligation.id,))
    complete = all(a.obligation.owner.complete for a in found if left_out(a) is None)
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
        state = worst(group)
        yield name, group, state, "" if state is not None else _reason(group)


def _counts(found: Iterable[Assessed], key: Callable[[Assessed], tuple[object, ...]]) -> Counts:
    states: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for _, _, state, reason in standings(found, key):
        if state is not None:
            states[state] += 1
        else:
            reasons[reason] += 1
    return Counts(
        assigned=states.total(),
        done_in_time=states["done_in_time"],
        done_late=states["done_late"],
        open=states["open"],
        late=states["late"],
        left_out=dict(sorted(reasons.items())),
    )


def _reason(group: list[Assessed]) -> str:
    """One reason for a group of which nothing counts; "coordinating" only where nobody leads."""
    reasons = [reason for a in group if (reason := left_out(a))]
    return next((reason for reason in reasons if reason != "coordinating"), "coordinating")
