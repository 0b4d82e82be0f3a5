"""The superior's tasks one by one: which tasks of a plan carry them out, which nobody does, which come too late."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from operator import le
from typing import Literal, NamedTuple

from msgspec import UNSET, Struct

from cchc.comparing.linking import linked_rows, speaks_of
from cchc.obligations.items import items
from cchc.obligations.owners import expander_of
from cchc.obligations.terms import phrase_terms, terms
from cchc.plans.rows import Path, Row, in_force
from cchc.plans.table import Task
from cchc.store import LoadedPlan
from cchc.store.once import kept

State = Literal["implemented", "missing", "later", "excused"]
Part = Literal["lead", "coordinating"]


class Delay(Struct, frozen=True):
    """A task that ends after the one that it serves: its day, the words that say so, and the superior's day."""

    row: Row
    due: date
    phrase: str | None
    asked: date


class Carried(Struct, frozen=True):
    """One task of the superior that owes something, and what the plan does about it.

    ``part`` is the part in which the superior names this authority, directly or through a group, None where it does
    not; ``rows`` carry the task out; ``delays`` are those of them that come too late; ``reason`` excuses the plan
    from it.
    """

    parent: Row
    rows: tuple[Row, ...]
    state: State
    part: Part | None
    reason: str | None
    delays: tuple[Delay, ...] = ()

    @property
    def addressed(self) -> bool:
        """Whether the superior names this authority as lead."""
        return self.part == "lead"


def cascade(loaded: LoadedPlan, superior: LoadedPlan) -> list[Carried]:
    """Every task of the superior that owes something, in its order, and what the plan does about it."""
    beside = Beside(loaded, superior)
    found = []
    for task in beside.owed:
        part = beside.parts.get(task.id)
        if task.id in beside.linked:
            delays = beside.delays(task)
            state: State = "later" if delays else "implemented"
            found.append(Carried(task.row, tuple(beside.linked[task.id]), state, part, None, delays))
        elif task.id in beside.covered:
            found.append(Carried(task.row, tuple(beside.covered[task.id]), "implemented", part, None))
        elif task.id in beside.excuses:
            found.append(Carried(task.row, (), "excused", part, beside.excuses[task.id]))
        else:
            found.append(Carried(task.row, (), "missing", part, None))
    return found


class Beside:
    """A plan beside its superior's: what it does about the tasks of the superior that owe something (``owed``).

    ``linked`` are the rows that name each of the superior's tasks, ``covered`` those that carry one out by naming
    the heading above it: a link to a heading covers the sub-tasks under it, unless the row that has the link or
    rows under it say more exactly which of them they carry out. A heading here carries a task out like any other
    row. ``excuses`` are the reasons for which one need not be carried out. Links and excuses count only where they
    are meant for this superior's plan (``speaks_of``). ``parts`` are those that the superior gives this authority.
    """

    def __init__(self, loaded: LoadedPlan, superior: LoadedPlan) -> None:
        meant = speaks_of(loaded, superior)
        self.owed = kept(superior, "_owed_by_those_below", _owed)
        self.linked = _links(loaded) if meant else {}
        self.covered = _covered(superior, self.linked)
        self.excuses = _excused(loaded, superior) if meant else {}
        self.parts = parts_of(loaded.authority, superior)
        self._dues = _Dues(loaded, superior)

    def missing(self) -> list[Owed]:
        """The tasks that nobody here carries out, and from which nothing excuses the plan."""
        done = {*self.linked, *self.covered, *self.excuses}
        return [task for task in self.owed if task.id not in done]

    def late(self) -> list[tuple[Owed, Delay]]:
        """The tasks that somebody here carries out too late."""
        linked = [task for task in self.owed if task.id in self.linked]
        return [(task, delay) for task in linked for delay in self.delays(task)]

    def delays(self, task: Owed) -> tuple[Delay, ...]:
        """Where the rows that name a task come too late for it."""
        return self._dues.delays(task, self.linked[task.id]) if task.asked else ()


def _excused(loaded: LoadedPlan, superior: LoadedPlan) -> dict[str, str]:
    """The superior's tasks that the plan need not carry out, each with the reason; a heading with all under it."""
    if loaded.plan is None or not loaded.plan.excuses:
        return {}
    below = _under_headings(superior)
    excuses = {excuse.task: excuse.reason for excuse in loaded.plan.excuses}
    return {task: excuses[given] for given in excuses for task in (*below.get(given, ()), given)} | excuses


def is_under(row: Row, heading: str, superior: LoadedPlan) -> bool:
    """Whether a row of the superior is this heading or stands under it."""
    return row.id == heading or row.id in _under_headings(superior).get(heading, ())


def _links(loaded: LoadedPlan) -> dict[str, list[Row]]:
    """The rows that name each task of the superior."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in linked_rows(loaded):
        for parent in row.task.implements:
            rows = found[parent]
            if not rows or rows[-1] is not row:  # a task named twice in one row counts once
                rows.append(row)
    return found


def _covered(superior: LoadedPlan, direct: Mapping[str, list[Row]]) -> dict[str, list[Row]]:
    """The rows whose link to a heading of the superior covers each of the sub-tasks under it."""
    below = _under_headings(superior)
    found: dict[str, list[Row]] = defaultdict(list)
    headings = [heading for heading in direct if heading in below]
    if not headings:
        return found
    for heading in headings:
        under = below[heading]
        for row in direct[heading]:
            said = {*row.task.implements} if row.leaf else set(_said_at_or_under(row.task))
            if said.isdisjoint(under):
                for child in under:
                    found[child].append(row)
    return found


def _said_at_or_under(task: Task) -> list[str]:
    """The superior's tasks that a task names, and those under it at whatever depth."""
    said = [*task.implements]
    for one in task.subtasks:
        said += _said_at_or_under(one) if one.subtasks else one.implements
    return said


def _under_headings(superior: LoadedPlan) -> dict[str, list[str]]:
    return kept(superior, "_rows_under_headings", lambda one: _descendants(one.rows.rows))


def _descendants(rows: Iterable[Row]) -> dict[str, list[str]]:
    """The ids of all rows under each heading, at whatever depth, as they stand in the file."""
    ids: dict[tuple[bool, Path], str] = {}
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if not row.leaf:
            ids[row.extra, row.path] = row.id
        if row.parent is None:
            continue
        above = row.path[:-2]
        while (heading := ids.get((row.extra, above))) is not None:
            found[heading].append(row.id)
            above = above[:-2]
    return found


def is_named(authority: str, superior: LoadedPlan) -> bool:
    """Whether an authority stands in the superior's register."""
    return authority in _parts_of_authorities(superior)


def parts_of(authority: str, superior: LoadedPlan) -> Mapping[str, Part]:
    """The part in which the superior names an authority, for each of its tasks that does."""
    return _parts_of_authorities(superior).get(authority, {})


def _parts_of_authorities(superior: LoadedPlan) -> dict[str, Mapping[str, Part]]:
    """For each authority of the superior's register, which stands there once, its parts."""
    return kept(superior, "_parts_of_authorities", _by_authority)


def _by_authority(superior: LoadedPlan) -> dict[str, Mapping[str, Part]]:
    parts = _parts(superior)
    units = reversed(superior.register.units) if superior.register is not None else ()
    return {unit.authority: parts.get(unit.id, {}) for unit in units if unit.authority is not UNSET}


def _parts(superior: LoadedPlan) -> dict[str, dict[str, Part]]:
    """For each unit its part in each row that names it; made once, as for all that stand below the superior."""
    found: dict[str, dict[str, Part]] = defaultdict(dict)
    expander = expander_of(superior)
    if expander is None:
        return found
    for row in superior.rows.rows:
        owners = expander.of_row(in_force(row))
        for owner in owners.lead:
            if owner.unit_id is not None:
                found[owner.unit_id][row.id] = "lead"
        for owner in owners.coordinating:
            if owner.unit_id is not None:
                found[owner.unit_id].setdefault(row.id, "coordinating")
    return found


class Owed(NamedTuple):
    """A task of the superior that owes something, and when.

    ``named``: its id means it and no row after it. ``around`` is the heading under which it stands, its area and
    that area's name.
    """

    id: str
    row: Row
    asked: list[_Due]
    days_asked: tuple[date, ...]
    named: bool
    around: tuple[str | None, str, str]


def _owed(superior: LoadedPlan) -> list[Owed]:
    """These tasks in order; made once, for a hundred authorities are held against one superior."""
    last = _rows_by_id(superior)
    found = []
    for row in superior.rows.rows:
        if row.owes:
            asked, around = _dues(row, superior), (row.parent, row.area, row.area_name)
            found.append(Owed(row.id, row, asked, tuple(map(_day, asked)), last[row.id] is row, around))
    return found


class _Dues:
    """The due days of rows of both plans, as far as the words give a date."""

    def __init__(self, loaded: LoadedPlan, superior: LoadedPlan) -> None:
        self._loaded = loaded
        self._superior = superior
        self._year = loaded.year

    def delays(self, task: Owed, rows: Iterable[Row]) -> tuple[Delay, ...]:
        """The rows that end after the task, which they name.

        Thing by thing where both have as many; else a row is late only if nothing of it falls before the last
        day of all that it serves: one row may plan early and report late for several tasks of the superior.
        """
        doubtful = [row for row in rows if not (task.named and self._in_time(row, task.days_asked))]
        return tuple([late for row in doubtful for late in self._late(row, task.asked)]) if doubtful else ()

    def _late(self, row: Row, asked: list[_Due]) -> list[Delay]:
        """Where a row is late that names a task of which these days are asked."""
        ours = _dues(row, self._loaded)
        if len(ours) == len(asked) > 1:
            pairs = list(zip(ours, asked, strict=True))
        else:
            last = max((due for task in self._served(row) for due in _dues(task, self._superior)), key=_day)
            pairs = [(ours[-1], last)] if ours and ours[0].day > last.day else []
        return [Delay(row, mine.day, mine.phrase, theirs.day) for mine, theirs in pairs if mine.day > theirs.day][
            :1
        ]

    def _in_time(self, row: Row, days_asked: tuple[date, ...]) -> bool:
        """Whether the words of a row show at once that nothing of it comes after the last day asked of it.

        No day is due that no phrase names. Days that others set have to be worked out.
        """
        task = row.task
        if task.due is not UNSET or task.amended_by:
            return False
        own = task.deadline  # mostly one phrase of the row's own
        if not isinstance(own, str):
            return _none_later(tuple(phrase.text for phrase in row.phrases), self._year, days_asked)
        return _none_later((own,), self._year, days_asked)

    def _served(self, row: Row) -> list[Row]:
        above = kept(self._superior, "_rows_by_id", _rows_by_id)
        return [above[task] for task in row.task.implements if task in above]


def _rows_by_id(plan: LoadedPlan) -> dict[str, Row]:
    return {row.id: row for row in plan.rows.rows}


@lru_cache(maxsize=16384)
def _none_later(phrases: tuple[str, ...], year: int, asked: tuple[date, ...]) -> bool:
    """Whether the days that phrases of a plan of ``year`` name are no more than are asked, and none is too late.

    Each is held against the one in its place, where there are as many, else all against the last.
    """
    named = sorted(term.due for phrase in phrases for term in phrase_terms(phrase, year) if term.due is not None)
    if not named or len(asked) == 1 or len(named) < len(asked):
        return not named or named[-1] <= asked[-1]
    return len(named) == len(asked) and all(map(le, named, asked))


class _Due(NamedTuple):
    day: date
    phrase: str | None


def _day(due: _Due) -> date:
    return due.day


def _dues(row: Row, plan: LoadedPlan) -> list[_Due]:
    """The due days of a row in order, without those that wait for something or are only a condition's."""
    known = kept(plan, "_due_days", _nothing_yet)
    key = (row.extra, row.path)
    if key not in known:
        known[key] = _due_days(row, plan)
    return known[key]


def _nothing_yet(plan: LoadedPlan) -> dict[tuple[bool, Path], list[_Due]]:
    return {}


def _due_days(row: Row, plan: LoadedPlan) -> list[_Due]:
    now = in_force(row)
    found = [term for item in items(now) for term in terms(now, item, plan.year, plan.date, ())]
    known = [_Due(term.due, term.phrase) for term in found if term.due is not None and term.waiting_for is None]
    return sorted(known, key=_day)
