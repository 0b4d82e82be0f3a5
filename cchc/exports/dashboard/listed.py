"""The lines of the list: a task's term with every unit that owes it in the same state, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from msgspec import Struct

from cchc.exports.dashboard.states import State, month_of, state
from cchc.exports.dashboard.units import area_of, unit_key
from cchc.obligations import Assessed
from cchc.obligations.merging import merged
from cchc.obligations.obligation import Role
from cchc.obligations.scope import Scope
from cchc.obligations.wording import changes, received, state_words, to_be_decided
from cchc.plans.words import STATUSES
from cchc.text import one_space

_PLAIN = ("none", "done", "dropped", "extended")
"""Statuses that the state tells, or the changes."""


class Share(Struct, frozen=True, kw_only=True):
    """One unit's part in a line: its key, its name, what is true of it alone."""

    key: str
    unit: str
    says: str


class Line(Struct, frozen=True, kw_only=True):
    """One line: the task (``upward``: the superior asks it), its term, how it stands, who owes it.

    ``name`` is the task's id as lists print it, with its plan where that is not the first of the page. ``due`` is
    the day in force, None where there is none yet; ``says`` is what else stands of it, a sentence each;
    ``via`` names the groups through which its units owe it, ``whose`` those and the units that stand there by name.
    """

    name: str
    text: str
    heading: tuple[str, ...]
    products: tuple[str, ...]
    says: tuple[str, ...]
    role: Role
    area: str
    state: State
    words: str
    due: date | None
    before: bool
    month: str
    upward: bool
    shares: tuple[Share, ...]
    via: str
    whose: str


def lines(shown: Iterable[Assessed], scope: Scope, years: tuple[int, ...], on: date) -> list[Line]:
    """The list in the order of ``shown``."""
    made = []
    for _, units in merged(shown):
        for kind, group in groupby(sorted(units, key=state), key=state):
            made.append(_line(list(group), kind, scope, years, on))
    return made


def _line(units: Sequence[Assessed], kind: State, scope: Scope, years: tuple[int, ...], on: date) -> Line:
    first, o = units[0], units[0].obligation
    owners = [one.obligation.owner for one in units]
    home, above = scope.plans[0].id, scope.superior.id if scope.superior is not None else None
    return Line(
        name=o.task if o.plan == home or o.task.startswith("up/") else f"{o.plan}#{o.task}",
        text=one_space(o.text),
        heading=o.heading,
        products=o.products,
        says=tuple(_says(first, on)),
        role=o.role,
        area=area_of(first).key,
        state=kind,
        words=state_words(first, unrecorded=scope.unrecorded)[0],
        due=first.due if first.dated else None,
        before=o.term.before,
        month=month_of(first, years),
        upward=o.plan == above or o.task.startswith("up/"),
        shares=tuple(_share(one) for one in units),
        via="; ".join(dict.fromkeys(owner.via for owner in owners if owner.via)),
        whose="; ".join(dict.fromkeys(owner.via or owner.unit for owner in owners)),
    )


def _says(first: Assessed, on: date) -> Iterable[str]:
    """What is true of the term, whoever owes it."""
    o, term = first.obligation, first.obligation.term
    if term.label and o.role in ("lead", "coordinating"):
        yield term.label
    if o.also_rows:
        yield f"cũng là {', '.join(o.also_rows)}"
    if not first.dated:
        yield f"“{one_space(term.phrase)}”" if term.phrase else "không ghi thời hạn"
    if term.condition:
        yield term.condition
    if term.time:
        yield f"trước {term.time}" if not term.time.startswith("trước") else term.time
    if first.next_working_day and first.dated:
        yield f"ngày nghỉ, tính đến {first.next_working_day:%d/%m/%Y}"
    yield from changes(first)
    if o.needed_by is not None and on <= o.needed_by and not first.closed:
        yield f"cần trước {o.needed_by.day}/{o.needed_by.month} để vào báo cáo {o.needed_for}"
    if first.beyond is not None and not first.closed:
        yield f"đến hạn sau khi {first.beyond.name} kết thúc hoạt động"
    if first.status not in _PLAIN:
        yield STATUSES[first.status]


def _share(one: Assessed) -> Share:
    owner, facts = one.obligation.owner, one.facts
    said = ["chưa rõ đầu mối"] if owner.loose else []
    said += ["văn bản không nêu tên đơn vị"] if owner.unit_id is None else []
    said += filter(None, (received([one]),))
    if facts.done_on is not None:
        said.append(f"xong {facts.done_on:%d/%m/%Y}")
    said += [one_space(text) for text in (facts.evidence, facts.cause, facts.note) if text]
    said += filter(None, (to_be_decided(one),))
    return Share(key=unit_key(owner), unit=owner.unit, says="; ".join(said))
