"""What a reorganisation left for somebody to decide: whose open work nobody is known to carry on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from cchc.obligations.assessing import Assessed
from cchc.plans.organisation import Unit
from cchc.plans.register import Register
from cchc.plans.successions import went_with_its_authority

_KINDS = {"report": "báo cáo định kỳ", "duty": "trách nhiệm ngoài phụ lục", "up": "việc cấp trên giao"}


class Awaiting(Struct, frozen=True, kw_only=True):
    """The open work of one body that ended: since when, by what, who could carry it on, what it is.

    ``parts`` tells of each key that a decision may name (an area's id, report, duty, up) what it is and how many.
    """

    unit_id: str
    unit: str
    since: date
    document: str | None
    candidates: tuple[Unit, ...]
    open: tuple[Assessed, ...]
    parts: dict[str, tuple[str, int]]


def awaiting(found: Iterable[Assessed]) -> list[Awaiting]:
    """What waits for a decision about who carries it on, by the body that ended; coordinators owe nothing."""
    by_unit: dict[str, list[Assessed]] = {}
    for one in found:
        if one.needs_decision and one.obligation.owner.waiting is not None:
            by_unit.setdefault(one.obligation.owner.unit_id or "", []).append(one)
    told = []
    for unit_id, mine in by_unit.items():
        waiting = mine[0].obligation.owner.waiting
        assert waiting is not None
        told.append(
            Awaiting(
                unit_id=unit_id,
                unit=mine[0].obligation.owner.unit,
                since=waiting.since,
                document=waiting.document,
                candidates=waiting.candidates,
                open=tuple(mine),
                parts=_parts(mine),
            )
        )
    return told


def beyond_the_end(found: Iterable[Assessed]) -> list[Assessed]:
    """What has somebody to do it, but falls due after its plan's authority ended: whether it is owed still."""
    return [a for a in found if a.needs_decision and a.waiting_for == "authority"]


def _parts(found: Iterable[Assessed]) -> dict[str, tuple[str, int]]:
    """The keys that a decision may name, in order, each with its words and how many obligations it stands for."""
    names: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for one in found:
        o = one.obligation
        kind = o.task.partition("/")[0]
        key = kind if kind in _KINDS else o.area or kind
        names.setdefault(key, _KINDS.get(key) or o.area_name or key)
        counts[key] += 1
    return {key: (name, counts[key]) for key, name in names.items()}


class Question(Struct, frozen=True, kw_only=True):
    """One decision that is called for: of which body, whose work it would give away, who could carry it on."""

    unit_id: str
    about: tuple[Awaiting, ...]

    @property
    def candidates(self) -> tuple[Unit, ...]:
        """Who could carry it on."""
        return self.about[0].candidates

    @property
    def parts(self) -> dict[str, tuple[str, int]]:
        """The keys that the decision may name, each with its words and how many obligations it stands for."""
        return _parts([a for one in self.about for a in one.open])


def questions(waiting: Iterable[Awaiting], register: Register) -> list[Question]:
    """The decisions called for: one about the authority for all that were abolished with it, else one a unit."""
    together: dict[tuple[object, ...], list[Awaiting]] = {}
    for one in waiting:
        together.setdefault(decision_key(register, one.unit_id, one.since, one.candidates), []).append(one)
    return [
        Question(unit_id=mine[0].unit_id if len(mine) == 1 else register.folder, about=tuple(mine))
        for mine in together.values()
    ]


def decision_key(register: Register, unit_id: str, since: date, candidates: Iterable[Unit]) -> tuple[object, ...]:
    """What the work of several bodies shares where one decision would give it all away.

    What was abolished with its authority is the authority's to give; else each body has its own.
    """
    if unit_id == register.folder or went_with_its_authority(register, unit_id, since):
        return since, tuple(unit.id for unit in candidates)
    return (unit_id,)


def decision_lines(one: Question) -> Iterator[str]:
    """The lines of ``decisions`` in units.yaml that a person completes from the document; "…" is no unit's id."""
    yield f"  - unit: {one.unit_id}"
    yield f"    date: {one.about[0].since} # ngày văn bản giao việc có hiệu lực"
    yield "    because: … # số, ký hiệu, ngày của văn bản giao việc"
    yield "    gives:"
    for key, (name, count) in one.parts.items():
        yield f"      {key}: … # {' '.join(name.split())}: {count} lượt"
