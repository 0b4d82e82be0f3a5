"""Who holds a piece of work after reorganisations: successions followed step by step, until they leave a choice.

Nothing is guessed. Work goes on by itself where the register names one successor, or one for the work's area; where
it names several, or none, it waits for a decision (``decisions`` in units.yaml).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import UNSET, Struct

from cchc.plans.organisation import Authority, Decision, Succession, SuccessionKind, Unit
from cchc.plans.register import Register
from cchc.text import fold

ALL = "all"
"""The key of a decision that stands for whatever no other key names."""

_ENDING = ("rename", "merge", "split", "abolish")


class Matter(Struct, frozen=True, kw_only=True):
    """The work that is asked about: the task's id in its plan, and its area where it has one."""

    plan: str
    task: str
    area: str | None = None
    area_name: str | None = None


class Handover(Struct, frozen=True, kw_only=True):
    """One step by which work left a body: whose it had been, the first day that it no longer was, by what."""

    unit_id: str
    unit: str
    on: date
    document: str
    kind: SuccessionKind | None = None
    area: str | None = None


class Waiting(Struct, frozen=True, kw_only=True):
    """Work whose holder ended without one clear successor: since when, by what, who could carry it on."""

    since: date
    document: str | None
    candidates: tuple[Unit, ...]


class Holding(Struct, frozen=True, kw_only=True):
    """Who holds a piece of work: the body, the way by which it came there, what it waits for.

    ``unit`` is the last body known, which has ended where ``waiting`` is set. ``decided`` is the last decision on
    the way, ``dropped`` the one by which nobody carries the work on.
    """

    unit: Unit
    came: tuple[Handover, ...] = ()
    waiting: Waiting | None = None
    decided: Decision | None = None
    dropped: Decision | None = None


def last_day(body: Unit | Authority) -> date | None:
    """The last day of a body: as its register says, or the day before it became something else; None if it lives.

    A body that is among its own successors lives on. Where both are told and differ, the earlier holds.
    """
    if not body.successions:
        return None if body.to is UNSET else body.to
    own = body.id if isinstance(body, Unit) else None
    ends = [edge.date - timedelta(days=1) for edge in body.successions if _ends(edge, own)]
    ends += [] if body.to is UNSET else [body.to]
    return min(ends, default=None)


def _ends(edge: Succession, own: str | None) -> bool:
    return edge.kind in _ENDING and edge.area is UNSET and own not in edge.successors


def ended_by(body: Unit | Authority, day: date) -> date | None:
    """The last day of a body that had ended before ``day``; None for one that lives on it."""
    last = last_day(body)
    return last if last is not None and last < day else None


def closing_edge(body: Unit | Authority, day: date) -> Succession | None:
    """The succession by which a body had ended by ``day``, the last where several are; None where none is told."""
    own = body.id if isinstance(body, Unit) else None
    told = (edge for edge in body.successions if edge.date <= day)
    edges = [edge for edge in told if edge.area is UNSET and own not in edge.successors]
    return max(edges, key=lambda edge: edge.date, default=None)


def closed_authority(register: Register, day: date) -> date | None:
    """The last day of an authority that had ended before ``day``; None where it lives or only its name changed."""
    edge = closing_edge(register.authority, day)
    return None if edge is not None and edge.kind == "rename" else ended_by(register.authority, day)


def body_named(register: Register, unit_id: str) -> Unit | None:
    """A unit by its id, the authority itself by its folder; a unit that is the authority ends as that does."""
    unit, own = register.unit(unit_id), register.authority
    if unit is None:
        itself = unit_id == register.folder
        return _authority(register, register.folder) if itself else None
    if unit.authority == register.folder and unit.to is UNSET and not unit.successions:
        return Unit(
            **{key: getattr(unit, key) for key in unit.__struct_fields__ if key not in ("to", "successions")},
            to=own.to,
            successions=own.successions,
        )
    return unit


def _authority(register: Register, unit_id: str) -> Unit:
    own = register.authority
    return Unit(
        id=unit_id, name=own.name, kind="khác", from_=own.from_, to=own.to, successions=list(own.successions)
    )


def changed_by(register: Register, day: date) -> bool:
    """Whether anything that moves work had happened by ``day``: else everybody holds what is its own."""
    bodies: list[Unit | Authority] = [*register.units, register.authority]
    return (
        any(edge.date <= day for body in bodies for edge in body.successions)
        or any(ended_by(body, day) is not None for body in bodies)
        or any(decision.date <= day for decision in register.decisions)
    )


def held(register: Register, unit_id: str, matter: Matter, day: date) -> Holding | None:
    """Who holds on ``day`` what was given to a body once; None for a body that the register does not know.

    Only what had happened by ``day`` counts, so that nothing of before is changed by what came later.
    """
    unit = body_named(register, unit_id)
    if unit is None:
        return None
    came: list[Handover] = []
    seen, since = {unit.id}, date.min
    decided: Decision | None = None
    while True:
        decision = decision_on(register, unit.id, matter, day)
        dropping = _dropping(register, unit.id, matter, day)
        if decision is None and dropping is not None:
            return Holding(unit=unit, came=tuple(came), decided=dropping, dropped=dropping)
        if decision is not None:
            decided, target = decision, _given(decision, matter)
            edge, heirs = None, [target] if target is not None else []
        else:
            edge, heirs = _moved(register, unit, matter, day, since)
            if edge is None and (ended_by(unit, day) is None):
                return Holding(unit=unit, came=tuple(came), decided=decided)
        following = body_named(register, heirs[0]) if len(heirs) == 1 else None
        if following is None or following.id in seen:
            if decision is not None:  # kept where it is, or given to nobody that there is
                return Holding(unit=unit, came=tuple(came), decided=decided)
            return Holding(
                unit=unit, came=tuple(came), waiting=_waiting(register, unit, edge, heirs, day), decided=decided
            )
        step = Handover(
            unit_id=unit.id,
            unit=unit.name,
            on=decision.date if decision is not None else edge.date if edge is not None else day,
            document=decision.because if decision is not None else edge.document if edge is not None else "",
            kind=edge.kind if edge is not None else None,
            area=edge.area if edge is not None and edge.area is not UNSET else None,
        )
        came.append(step)
        unit, since = following, step.on
        seen.add(unit.id)


def _moved(
    register: Register, unit: Unit, matter: Matter, day: date, since: date
) -> tuple[Succession | None, list[str]]:
    """The edge by which work leaves a unit, and to whom; no edge where it stays or none is told.

    What an edge says of an area goes before the others; one of before the work came here does not touch it.
    """
    told = sorted((edge for edge in unit.successions if edge.date <= day), key=lambda edge: edge.date)
    of_area = [edge for edge in told if edge.area is not UNSET and edge.date > since and in_area(edge.area, matter)]
    if of_area:
        return of_area[0], _others(unit, of_area[:1])
    if ended_by(unit, day) is None:
        return None, []
    whole = [edge for edge in told if edge.area is UNSET]
    return (whole[-1] if whole else None), _others(unit, whole)


def _others(unit: Unit, edges: list[Succession]) -> list[str]:
    """The successors that the edges name, each once, without the unit itself."""
    return [one for one in dict.fromkeys(name for edge in edges for name in edge.successors) if one != unit.id]


def _waiting(register: Register, unit: Unit, edge: Succession | None, heirs: list[str], day: date) -> Waiting:
    """What work waits for; of a unit that was abolished with its authority, who followed that could carry it on."""
    names = heirs
    own = register.authority
    if not names and edge is not None and edge.kind == "abolish" and ended_by(own, day) is not None:
        names = [one for e in own.successions if e.date <= day and e.area is UNSET for one in e.successors]
    last = ended_by(unit, day)
    since = edge.date if edge is not None else (last or day) + timedelta(days=1)
    found = (register.unit(name) for name in dict.fromkeys(names))
    return Waiting(
        since=since,
        document=edge.document if edge is not None else None,
        candidates=tuple(one for one in found if one is not None and one.id != unit.id),
    )


def in_area(area: object, matter: Matter) -> bool:
    """Whether the work lies in an area named by its id or its name."""
    names = {fold(name) for name in (matter.area, matter.area_name) if name}
    return isinstance(area, str) and fold(area) in names


def decision_on(register: Register, unit_id: str, matter: Matter, day: date) -> Decision | None:
    """The decision in force on ``day`` that gives the work of a body to somebody: the nearest key, then the latest.

    Of the body itself, else of the authority where the body ended with it and without a successor.
    """
    best = max(_decisions(register, unit_id, matter, day), key=lambda one: one[:2], default=None)
    return None if best is None or not best[3] else best[2]


def _dropping(register: Register, unit_id: str, matter: Matter, day: date) -> Decision | None:
    best = max(_decisions(register, unit_id, matter, day), key=lambda one: one[:2], default=None)
    return None if best is None or best[3] else best[2]


def _decisions(
    register: Register, unit_id: str, matter: Matter, day: date
) -> Iterator[tuple[int, date, Decision, bool]]:
    """What decisions say of the work: how near the key is, the day, the decision, whether it gives or drops."""
    for decision in register.decisions:
        if decision.date > day or not _speaks_of(register, decision, unit_id, day):
            continue
        for key in decision.gives:
            if (near := nearness(key, matter)) > 0:
                yield near, decision.date, decision, True
        for key in decision.drops:
            if (near := nearness(key, matter)) > 0:
                yield near, decision.date, decision, False


def _speaks_of(register: Register, decision: Decision, unit_id: str, day: date) -> bool:
    if decision.unit == unit_id:
        return True
    unit = register.unit(unit_id)
    if decision.unit != register.folder or unit is None:
        return False
    return unit.authority == register.folder or went_with_its_authority(register, unit_id, day)


def went_with_its_authority(register: Register, unit_id: str, day: date) -> bool:
    """Whether a unit had been abolished by ``day`` without a successor, and its authority had ended as well."""
    unit = register.unit(unit_id)
    edge = None if unit is None else closing_edge(unit, day)
    if unit is None or edge is None or edge.kind != "abolish" or edge.successors:
        return False
    return ended_by(unit, day) is not None and ended_by(register.authority, day) is not None


def ruling(register: Register, matter: Matter, day: date) -> tuple[Decision, bool] | None:
    """What was decided by ``day`` of work of an authority that ended, whoever does it: whether it is carried on."""
    found = _decisions(register, register.folder, matter, day)
    best = max(found, key=lambda one: one[:2], default=None)
    return None if best is None else (best[2], best[3])


def _given(decision: Decision, matter: Matter) -> str | None:
    near = [(nearness(key, matter), heir) for key, heir in decision.gives.items() if nearness(key, matter) > 0]
    return max(near, key=lambda one: one[0])[1] if near else None


def nearness(key: str, matter: Matter) -> int:
    """How closely the key of a decision names the work; 0 where it does not."""
    plan, mark, rest = key.rpartition("#")
    if mark and plan != matter.plan:
        return 0
    more = 10 if mark else 0
    if rest == matter.task:
        return 5 + more
    if matter.task.startswith(f"{rest}."):
        return 4 + more
    if rest and rest == matter.task.partition("/")[0] and matter.area is None:
        return 3 + more
    if in_area(rest, matter) or (rest == "up" and matter.task.startswith("up/")):
        return 2 + more
    return 1 + more if rest == ALL else 0


def comes_from(register: Register, unit_id: str, day: date) -> list[Unit]:
    """The bodies from which work may have come to this one by ``day``: over successions or by decisions.

    The authority itself goes by its folder.
    """
    names = [*(unit.id for unit in register.units), register.folder]
    bodies = [body for name in dict.fromkeys(names) if (body := body_named(register, name)) is not None]
    found: dict[str, Unit] = {}
    waiting = [unit_id]
    while waiting:
        holder = waiting.pop()
        for body in bodies:
            if body.id not in found and body.id != unit_id and _may_go(register, body, holder, day):
                found[body.id] = body
                waiting.append(body.id)
    return list(found.values())


def _may_go(register: Register, body: Unit, holder: str, day: date) -> bool:
    """Whether some of a body's work goes to the holder directly."""
    if any(holder in edge.successors and edge.date <= day for edge in body.successions):
        return True
    given = (one for one in register.decisions if one.date <= day and holder in one.gives.values())
    return any(_speaks_of(register, one, body.id, day) for one in given)
