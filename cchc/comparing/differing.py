"""What changed between two plans: tasks added, dropped, reworded, with other leads, products, deadlines, money."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, Literal

from msgspec import UNSET, Struct

from cchc.comparing.likeness import Likeness, likeness_of
from cchc.comparing.restating import Verdict, same_deadlines, same_texts, same_words
from cchc.comparing.tasks import LINE, one_to_one, score_tasks
from cchc.plans.rows import Name, Row
from cchc.store import LoadedPlan
from cchc.text import canonical

State = Literal["added", "dropped", "changed", "same"]
Field = Literal[
    "task", "area", "heading", "subtasks", "products", "lead", "coordinating", "deadline", "budget", "note"
]
Value = str | int | list[str] | None


class Change(Struct, frozen=True):
    """What one cell of a task said and what it says now; None where it is empty.

    ``heading`` is the row above, ``subtasks`` the texts of the rows below where a task was split up or drawn
    together: the cells of a heading that owes nothing itself are then not compared.
    """

    field: Field
    old: Value
    new: Value


class Compared(Struct, frozen=True):
    """One task in two plans; ``old`` or ``new`` is None where one of them does not have it.

    ``restated`` are the cells that say the same anew: with the year that goes with the plan's, an abbreviation
    written out, other words for the same days. Another number is no change either: rows are numbered anew when
    one comes or goes.
    """

    state: State
    old: Row | None
    new: Row | None
    changes: tuple[Change, ...] = ()
    restated: tuple[Field, ...] = ()


def diff(old: LoadedPlan, new: LoadedPlan) -> list[Compared]:
    """Every task of both plans once, in the order of the new one, those dropped where they stood.

    Tasks are matched by what they say and where, whatever their numbers and order, one to one. A task moved to
    another area or heading is still the same task. Tasks given outside the plans are no part of them.
    """
    before, after = _issued(old), _issued(new)
    pairs = _matched(before, after, likeness_of(old, new))
    cells = _Cells(old, new, {(before[i].id, after[j].id) for i, j in pairs})
    at = {j: i for i, j in pairs}
    found = [_compared(before[at[j]], row, cells) if j in at else _added(row) for j, row in enumerate(after)]
    return _with_dropped(found, before, dict(pairs))


def _issued(plan: LoadedPlan) -> list[Row]:
    return [row for row in plan.rows.rows if not row.extra]


def in_areas(found: Iterable[Compared], areas: Collection[str] | None) -> list[Compared]:
    """Those that stand in one of these areas in either plan; all without areas."""
    rows = ((one, (one.old, one.new)) for one in found)
    return [one for one, both in rows if areas is None or any(row and row.area in areas for row in both)]


_COLUMNS: tuple[Field, ...] = ("products", "lead", "coordinating", "deadline", "budget", "note")


def left_out(old: LoadedPlan, new: LoadedPlan) -> list[Field]:
    """The columns that one table has and the other, by its own list of columns, has not: they are not compared."""
    return [field for field in _COLUMNS if _only_in(old, new, field) or _only_in(new, old, field)]


def _only_in(one: LoadedPlan, other: LoadedPlan, field: Field) -> bool:
    listed = _columns(other)
    if field not in _columns(one) or field in listed or not listed:
        return False
    return all(getattr(row.task, field) is UNSET for row in other.rows.rows)


def _columns(plan: LoadedPlan) -> Collection[str]:
    return plan.appendix_file.value.columns if plan.appendix_file.value else ()


def _added(row: Row) -> Compared:
    return Compared("added", None, row)


def _compared(old: Row, new: Row, cells: _Cells) -> Compared:
    verdicts = list(cells.verdicts(old, new))
    changes = tuple(Change(field, was, now) for field, was, now, verdict in verdicts if verdict == "other")
    restated = tuple(field for field, _, _, verdict in verdicts if verdict == "restated")
    return Compared("changed" if changes else "same", old, new, changes, restated)


def _with_dropped(found: list[Compared], before: Sequence[Row], kept: dict[int, int]) -> list[Compared]:
    """The rows of the new plan, each dropped one behind what stood before it and what stands under that."""
    behind: dict[int, list[Compared]] = {}
    last = -1
    for i, row in enumerate(before):
        if i in kept:
            last = kept[i]
            continue
        at = last
        while 0 <= at < len(found) - 1 and _depth(found[at + 1].new) > len(row.headings):
            at += 1
        behind.setdefault(at, []).append(Compared("dropped", row, None))
    whole = list(behind.get(-1, []))
    for j, one in enumerate(found):
        whole += [one, *behind.get(j, [])]
    return whole


def _depth(row: Row | None) -> int:
    return len(row.headings) if row is not None else 0


def _matched(before: Sequence[Row], after: Sequence[Row], like: Likeness) -> list[tuple[int, int]]:
    """The pairs of rows that are the same task: the most alike first, each row once.

    Of rows that are all alike those go together that have the most cells in common; nothing depends on the order
    of rows or on which plan is the older.
    """
    scores = score_tasks(before, after, like)
    was, now = [_cells_of(row) for row in before], [_cells_of(row) for row in after]

    def order(pair: tuple[int, int]) -> tuple[Any, ...]:
        mine, theirs = was[pair[0]], now[pair[1]]
        common = sum(a == b for a, b in zip(mine, theirs, strict=True))
        return -common, min(mine, theirs), max(mine, theirs)

    return [(i, j) for i, j, _ in one_to_one(scores, LINE, order)]


def _cells_of(row: Row) -> tuple[str, ...]:
    cells = (row.text, *row.headings[-1:]), row.product_texts, [row.lead_text], [row.coordinating_text]
    phrases = [str(phrase) for phrase in row.phrases]
    return (row.area, *(canonical(" | ".join(cell)) for cell in (*cells, phrases)), row.number or "", row.id)


_Cell = tuple[Field, Value, Value, Verdict]


class _Cells:
    """Compares the cells of two rows, each in its plan's year and register."""

    def __init__(self, old: LoadedPlan, new: LoadedPlan, matched: set[tuple[str, str]]) -> None:
        self._old = old
        self._new = new
        self._years = new.year - old.year
        self._like = likeness_of(old, new)
        self._matched = matched
        self._left_out = left_out(old, new)

    def verdicts(self, old: Row, new: Row) -> Iterator[_Cell]:
        """Each cell: what it was, what it is, and whether that is the same."""
        yield "task", old.text, new.text, self._texts([old.text], [new.text])
        yield "area", old.area_name, new.area_name, self._same_area(old, new)
        yield self._heading(old, new)
        if old.leaf is not new.leaf:
            yield "subtasks", self._under(old, self._old), self._under(new, self._new), "other"
        if old.owes and new.owes:
            yield from (cell for cell in self._owed(old, new) if cell[0] not in self._left_out)

    def _owed(self, old: Row, new: Row) -> Iterator[_Cell]:
        products = old.product_texts, new.product_texts
        yield "products", *products, self._texts(*products)
        yield self._named("lead", old.lead, new.lead)
        yield self._named("coordinating", old.coordinating, new.coordinating)
        was, now = [str(phrase) for phrase in old.phrases], [str(phrase) for phrase in new.phrases]
        yield "deadline", was, now, same_deadlines(was, now, self._old.year, self._new.year)
        yield self._plain("budget", old.task.budget, new.task.budget)
        yield self._plain("note", old.task.note, new.task.note)

    def _texts(self, old: list[str], new: list[str]) -> Verdict:
        """How texts compare, as they stand, else word by word with their abbreviations written out."""
        verdict = same_texts(old, new, self._years)
        if verdict != "other":
            return verdict
        spelled = self._like.wording.spelled_out
        return same_texts([*map(spelled, old)], [*map(spelled, new)], self._years, same_words)

    def _same_area(self, old: Row, new: Row) -> Verdict:
        """Areas are the same by id, or by a name that says the same ("Cải cách TTHC")."""
        same = old.area == new.area or self._like.of(old.area_name, new.area_name) >= LINE
        return "same" if same else "other"

    def _heading(self, old: Row, new: Row) -> _Cell:
        same = old.parent == new.parent is None or (old.parent, new.parent) in self._matched
        was, now = (row.headings[-1] if row.headings else None for row in (old, new))
        return "heading", was, now, "same" if same else "other"

    def _under(self, row: Row, plan: LoadedPlan) -> list[str]:
        return [one.text for one in plan.rows.rows if one.parent == row.id]

    def _named(self, field: Field, old: Sequence[Name], new: Sequence[Name]) -> _Cell:
        """Units in whatever order and spelling, as the registers know them."""
        was, now = [name.text for name in old], [name.text for name in new]
        same = _meant(old, self._old) == _meant(new, self._new)
        return field, was, now, "same" if same else self._texts(was, now)

    def _plain(self, field: Field, old: object, new: object) -> _Cell:
        was, now = _value(old), _value(new)
        if isinstance(was, str) and isinstance(now, str):
            return field, was, now, self._texts([was], [now])
        return field, was, now, "same" if was == now else "other"


def _value(cell: object) -> str | int | None:
    return cell if isinstance(cell, str | int) else None


def _meant(names: Sequence[Name], plan: LoadedPlan) -> set[str]:
    """The names of a cell as the register spells them; as they stand where it does not know them."""
    found = set()
    for name in names:
        entry = plan.register.find(name.text, plan.date) if plan.register is not None else None
        found.add(canonical(name.text if entry is None else entry.name))
    return found
