"""The appendix as rows in document order, with every cell resolved: own, inherited or merged from another row."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import UNSET, Struct
from msgspec.structs import replace

from cchc.plans.cells import LabelledDates, MergedCell, NamesCell, Product, TaskCell
from cchc.plans.table import Appendix, Area, Task

Path = tuple[str | int, ...]
ProblemKind = Literal["unknown_row", "circular", "duplicate_id", "missing_id"]


class Phrase(Struct, frozen=True, gc=False):
    """One deadline phrase, verbatim; ``label`` is the group it stands under, ``path`` its place in the file."""

    text: str
    label: str | None
    path: Path

    def __str__(self) -> str:
        return f"{self.label}: {self.text}" if self.label else self.text


class Name(Struct, frozen=True, gc=False):
    """One unit or group name as the cell spells it, and where."""

    text: str
    path: Path


class Row(Struct, frozen=True):
    """One row of the appendix.

    ``id`` is "area/number"; ``path`` leads to the row in appendix.yaml; ``*_from`` is the id of the row that a
    cell is taken from, None where it is the row's own (or there is none). ``deadlines`` holds one group of
    phrases for each printed limit (a labelled group is one group of several phrases). ``extra``: it was given
    outside the plan and stands in extra.yaml.
    """

    id: str
    area: str
    area_name: str
    number: str | None
    parent: str | None
    headings: tuple[str, ...]
    text: str
    task_from: str | None
    products: tuple[tuple[str, tuple[str, ...]], ...]
    products_from: str | None
    lead: tuple[Name, ...]
    lead_text: str
    lead_from: str | None
    coordinating: tuple[Name, ...]
    coordinating_text: str
    coordinating_from: str | None
    deadlines: tuple[tuple[Phrase, ...], ...]
    deadline_from: str | None
    leaf: bool
    owes: bool
    task: Task
    path: Path
    extra: bool = False

    @property
    def product_texts(self) -> list[str]:
        """The product texts as printed."""
        return [text for text, _ in self.products]

    @property
    def phrases(self) -> list[Phrase]:
        """All deadline phrases in order."""
        return [phrase for group in self.deadlines for phrase in group]


class _Raw(Struct):
    id: str
    area: Area
    parent: _Raw | None
    task: Task
    path: Path
    headings: tuple[str, ...] | None = None


class Problem(Struct, frozen=True):
    """A reference between rows that leads nowhere, or twice the same id; ``path`` is its place in the file.

    ``text`` is the reference or id at fault, ``row`` the id of its row; ``extra``: the file is extra.yaml.
    """

    path: Path
    kind: ProblemKind
    text: str
    row: str
    extra: bool = False


class Rows(Struct, frozen=True):
    """All rows in document order, with what was wrong in their references."""

    rows: list[Row]
    problems: list[Problem]


def resolve_rows(appendix: Appendix | None, extra: Appendix | None = None) -> Rows:
    """Flatten the appendix in document order and resolve every cell; then the tasks given outside the plan.

    The two files have ids in common: a row of ``extra`` may not take one of the appendix.
    """
    issued = _Resolver(appendix).resolve() if appendix else Rows([], [])
    given = _Resolver(extra).resolve() if extra else Rows([], [])
    taken = {row.id for row in issued.rows}
    problems = [replace(problem, extra=True) for problem in given.problems]
    for row in given.rows:
        if row.id in taken:
            problems.append(Problem(row.path, "duplicate_id", row.id, row.id, extra=True))
    added = [replace(row, extra=True) for row in given.rows if row.id not in taken]
    return Rows([*issued.rows, *added], [*issued.problems, *problems])


def in_force(row: Row, on: date | None = None) -> Row:
    """The row with the lead and the deadline that its amendments put in the place of those issued, the latest last.

    Only amendments dated up to and including ``on`` count (all of them without a day). The row itself keeps the
    cells as issued.
    """
    if not row.task.amended_by:
        return row
    amended = sorted(enumerate(row.task.amended_by), key=lambda pair: pair[1].date)
    for index, amendment in amended:
        if on is not None and amendment.date > on:
            break
        path: Path = (*row.path, "amended_by", index)
        if amendment.lead is not UNSET:
            names, text = _names(amendment.lead, (*path, "lead"))
            row = replace(row, lead=names, lead_text=text, lead_from=None)
        if amendment.deadline is not UNSET:
            phrases = _phrases(amendment.deadline, (*path, "deadline"))
            row = replace(row, deadlines=phrases, deadline_from=None)
    return row


class _Resolver:
    def __init__(self, appendix: Appendix) -> None:
        self.problems: list[Problem] = []
        self.raw: list[_Raw] = []
        self.by_id: dict[str, _Raw] = {}
        for index, area in enumerate(appendix.areas):
            self._flatten(area, area.tasks, ("areas", index, "tasks"), None)

    def _flatten(self, area: Area, tasks: list[Task], path: Path, parent: _Raw | None) -> None:
        for index, task in enumerate(tasks):
            here: Path = (*path, index)
            own = task.id if task.id is not UNSET else task.number
            if own is UNSET:
                own = f"{_prefix(parent)}?{index + 1}"
                self.problems.append(Problem(here, "missing_id", "", f"{area.id}/{own}"))
            raw = _Raw(f"{area.id}/{own}", area, parent, task, here)
            if raw.id in self.by_id:
                self.problems.append(
                    Problem((*here, "id" if task.id is not UNSET else "number"), "duplicate_id", own, raw.id)
                )
            else:
                self.by_id[raw.id] = raw
            self.raw.append(raw)
            if task.subtasks:
                self._flatten(area, task.subtasks, (*here, "subtasks"), raw)

    def resolve(self) -> Rows:
        return Rows([self._row(raw) for raw in self.raw], self.problems)

    def _row(self, raw: _Raw) -> Row:
        task, parent = raw.task, raw.parent
        text, task_from = (task.task, None) if isinstance(task.task, str) else self._text(raw)
        products, products_from = self._products(raw)
        lead, lead_text, lead_from = self._names(raw, "lead", task.lead)
        coordinating, coordinating_text, coordinating_from = self._names(raw, "coordinating", task.coordinating)
        deadlines, deadline_from = self._deadlines(raw)
        leaf = not task.subtasks
        return Row(  # by position: by name it takes eight times as long
            raw.id,
            raw.area.id,
            raw.area.name,
            None if task.number is UNSET else task.number,
            parent.id if parent else None,
            self._headings(parent) if parent else (),
            text,
            task_from,
            products,
            products_from,
            lead,
            lead_text,
            lead_from,
            coordinating,
            coordinating_text,
            coordinating_from,
            deadlines,
            deadline_from,
            leaf,
            leaf or (bool(task.products) and bool(task.deadline)),
            task,
            raw.path,
        )

    # Nearly all cells are a row's own words: these are taken at once, without a look at other rows.

    def _products(self, raw: _Raw) -> tuple[_Products, str | None]:
        own = raw.task.products
        if isinstance(own, list):
            return _products(own), None
        cell, taken_from, _ = self._cell(raw, "products")
        return _products(cell), taken_from

    def _names(self, raw: _Raw, key: str, own: object) -> tuple[tuple[Name, ...], str, str | None]:
        if isinstance(own, list):
            path = (*raw.path, key)
            return tuple([Name(unit, (*path, at)) for at, unit in enumerate(own)]), ", ".join(own), None
        cell, taken_from, path = self._cell(raw, key)
        return *_names(cell, path), taken_from

    def _deadlines(self, raw: _Raw) -> tuple[_Deadlines, str | None]:
        own = raw.task.deadline
        if isinstance(own, str):
            return ((Phrase(own, None, (*raw.path, "deadline")),),), None
        cell, taken_from, path = self._cell(raw, "deadline")
        return _phrases(cell, path), taken_from

    def _headings(self, parent: _Raw) -> tuple[str, ...]:
        """The texts of the rows above the sub-rows of a row, its own last."""
        if parent.headings is None:
            above = self._headings(parent.parent) if parent.parent else ()
            parent.headings = (*above, self._text(parent)[0])
        return parent.headings

    def _text(self, raw: _Raw) -> tuple[str, str | None]:
        """The text of a task, and the row it is taken from (None: its own)."""
        start, seen = raw, {raw.id}
        while isinstance(raw.task.task, TaskCell):
            path: Path = (*raw.path, "task", "same_as")
            target = self._target(raw, raw.task.task.same_as, path)
            if target is not None and target.id in seen:
                self._report(Problem(path, "circular", raw.task.task.same_as, raw.id))
                return "", None
            if target is None:
                return "", None
            seen.add(target.id)
            raw = target
        return raw.task.task, None if raw is start else raw.id

    def _target(self, raw: _Raw, reference: str, path: Path) -> _Raw | None:
        found = self.by_id.get(f"{raw.area.id}/{reference}") or self.by_id.get(reference)
        if found is None:
            numbered = [r for r in self.raw if r.area.id == raw.area.id and r.task.number == reference]
            found = numbered[0] if len(numbered) == 1 else None
        if found is None:
            self._report(Problem(path, "unknown_row", reference, raw.id))
        return found

    def _report(self, problem: Problem) -> None:
        if problem not in self.problems:
            self.problems.append(problem)

    def _cell(self, raw: _Raw, name: str) -> tuple[object, str | None, Path]:
        """The value of a cell, the row it is taken from (None: its own) and where it stands."""
        if raw.parent is None and getattr(raw.task, name) is UNSET:
            return UNSET, None, (*raw.path, name)
        start, seen = raw, {raw.id}
        while True:
            value = getattr(raw.task, name)
            path: Path = (*raw.path, name)
            if value is UNSET:
                if raw.parent is None:
                    return UNSET, None, (*start.path, name)
                target: _Raw | None = raw.parent
            elif isinstance(value, NamesCell | MergedCell) and value.same_as is not UNSET:
                target = self._target(raw, value.same_as, (*path, "same_as"))
                if target is not None and target.id in seen:
                    self._report(Problem((*path, "same_as"), "circular", value.same_as, raw.id))
                    target = None
            else:
                return value, None if raw is start else raw.id, path
            if target is None:
                return UNSET, None, path
            seen.add(target.id)
            raw = target


def _prefix(raw: _Raw | None) -> str:
    """What the numbers of a row's sub-rows begin with ("4."); "" at the top or under a row without a number."""
    if raw is None or raw.task.number is UNSET:
        return ""
    return f"{raw.task.number}."


def _names(cell: object, path: Path) -> tuple[tuple[Name, ...], str]:
    if isinstance(cell, list):
        return tuple([Name(unit, (*path, i)) for i, unit in enumerate(cell)]), ", ".join(cell)
    if isinstance(cell, NamesCell):
        units = [] if cell.units is UNSET else cell.units
        text = ", ".join(units) if cell.text is UNSET else cell.text
        return tuple([Name(unit, (*path, "units", i)) for i, unit in enumerate(units)]), text
    return (), ""


_Products = tuple[tuple[str, tuple[str, ...]], ...]


def _products(cell: object) -> _Products:
    if not isinstance(cell, list):
        return ()
    return tuple(
        [
            (product.text, tuple(product.parts or ())) if isinstance(product, Product) else (product, ())
            for product in cell
        ]
    )


_Deadlines = tuple[tuple[Phrase, ...], ...]


def _phrases(cell: object, path: Path) -> _Deadlines:
    if isinstance(cell, str):
        return ((Phrase(cell, None, path),),)
    if not isinstance(cell, list):
        return ()
    return tuple(_group(entry, (*path, index)) for index, entry in enumerate(cell))


def _group(entry: str | LabelledDates, path: Path) -> tuple[Phrase, ...]:
    if isinstance(entry, str):
        return (Phrase(entry, None, path),)
    return tuple(Phrase(text, entry.label, (*path, "dates", i)) for i, text in enumerate(entry.dates))
