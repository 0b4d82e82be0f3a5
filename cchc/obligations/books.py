"""Which of the sums that a plan's rows state count, so that each đồng counts once and none is lost unnoted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from msgspec import UNSET, Struct

from cchc.plans.rows import Row, in_force
from cchc.store import LoadedPlan


class BudgetLine(Struct, frozen=True, kw_only=True):
    """What one row says of its money: a sum in VND, a phrase ("Theo tình hình thực tế"), or neither.

    ``row`` is in force (amended leads in their place); ``tasks`` are the ids of the rows that the money is for.
    """

    plan: str
    row: Row
    amount: int | None
    phrase: str | None
    tasks: tuple[str, ...]


class Uncounted(Struct, frozen=True, kw_only=True):
    """A sum in VND that ``row`` states and that is not counted, since ``counted`` stands for the same money.

    A heading's gives way to the total of the rows below ``beside``, a twin's to the sum of the row ``beside`` about
    the same task; a part is contained in the sum of the heading ``beside`` (ids of rows).
    """

    plan: str
    row: Row
    kind: Literal["heading", "twin", "part"]
    amount: int
    counted: int
    beside: str


class _Said(NamedTuple):
    """What is said of a task's money, a sum or a phrase, and the row that says it."""

    row: Row
    amount: int | None
    phrase: str | None


class _Weighed(NamedTuple):
    """What a row and all below it come to: ``whole`` where nothing there lacks a sum.

    ``own``: the sum that the row states is the one that counts, not the total of those below.
    """

    total: int | None
    whole: bool
    own: bool


class Books:
    """The rows of one plan: twins, what stands under what, and what of their money counts.

    A task that stands in several rows (``same_as``) counts once. A heading's sum gives way to the total of its
    sub-rows where all of them state one, or where they state more than it does. Where some that owe state none, the
    heading's larger sum is the better figure, and theirs are part of it.
    """

    def __init__(self, loaded: LoadedPlan) -> None:
        self._plan = loaded.id
        rows = [in_force(row) for row in loaded.rows.rows]
        own = {row.id for row in rows if row.task.same_as is UNSET}
        self._same_as = {
            row.id: row.task.same_as for row in rows if row.task.same_as is not UNSET and row.task.same_as in own
        }
        self._parents = {row.id: row.parent for row in rows}
        self._twins: dict[str, list[Row]] = {}
        self._below: dict[str, list[Row]] = {}
        for row in rows:
            if row.id in self._same_as:
                self._twins.setdefault(self._same_as[row.id], []).append(row)
            if row.parent is not None:
                self._below.setdefault(row.parent, []).append(row)
        self.originals = [row for row in rows if row.id not in self._same_as]
        self.uncounted: list[Uncounted] = []
        self._said = {row.id: said for row in self.originals if (said := self._say(row)) is not None}
        self._contained: dict[str, tuple[str, int]] = {}
        self._weighed: dict[str, _Weighed] = {}
        for row in rows:
            if row.parent is None:
                self._weigh(row)
        self.entries = list(self._entries())

    def _say(self, row: Row) -> _Said | None:
        """What the row and its twins say: the first sum, else the first phrase; other sums are noted."""
        found = [said for one in (row, *self._twins.get(row.id, ())) if (said := _own(one)) is not None]
        sums = [(said.row, said.amount) for said in found if said.amount is not None]
        for other, amount in sums[1:]:
            self._note("twin", other, amount, counted=sums[0][1], beside=sums[0][0].id)
        return next((said for said in found if said.amount is not None), found[0] if found else None)

    def _weigh(self, row: Row) -> _Weighed:
        """Weigh a row after all below it; what a heading's sum contains is marked as ``_contained``."""
        parts = [self._weigh(below) for below in self._below.get(row.id, ())]
        sums = [part.total for part in parts if part.total is not None]
        below, whole = (sum(sums) if sums else None), all(part.whole for part in parts)
        in_line = self._in_line(row)
        said = None if in_line else self._said.get(self._same_as.get(row.id, row.id))
        if said is None or said.amount is None:
            lacking = below is None and (said is not None or (row.owes and not in_line))
            weighed = _Weighed(below, whole and not lacking, own=False)
        elif below is None or self._contains(row, said.amount, below, whole=whole):
            weighed = _Weighed(said.amount, whole=True, own=True)
            for inner in self._under(row):
                self._contained.setdefault(inner.id, (said.row.id, said.amount))
        else:
            weighed = _Weighed(below, whole, own=False)
        self._weighed[row.id] = weighed
        return weighed

    def _contains(self, row: Row, stated: int, below: int, *, whole: bool) -> bool:
        """Whether the sum stated of a row contains what is stated below it; a twin's counts at its original."""
        return below <= stated if row.id in self._same_as else below < stated and not whole

    def _in_line(self, row: Row) -> bool:
        """Whether the row is a twin that stands above or below its own original, and so is no further money."""
        task, above = self._same_as.get(row.id), row.parent
        if task is None:
            return False
        while above is not None and above != task:
            above = self._parents[above]
        return above is not None or any(below.id == task for below in self._under(row))

    def _entries(self) -> Iterator[BudgetLine]:
        """What counts, in document order; sums that do not are noted as ``uncounted``."""
        spoken_for: set[str] = set()
        for row in self.originals:
            said, weighed = self._said.get(row.id), self._weighed[row.id]
            if said is None and (row.id in spoken_for or not row.owes or weighed.total is not None):
                continue
            if said is not None and said.amount is not None:
                if not weighed.own and weighed.total is not None:
                    self._note("heading", said.row, said.amount, counted=weighed.total, beside=row.id)
                    continue
                if row.id in self._contained:
                    heading, counted = self._contained[row.id]
                    self._note("part", said.row, said.amount, counted=counted, beside=heading)
                    continue
            rows = [one for top in (row, *self._twins.get(row.id, ())) for one in (top, *self._under(top))]
            if said is not None:
                spoken_for.update(one.id for one in rows)
            yield BudgetLine(
                plan=self._plan,
                row=row,
                amount=said.amount if said else None,
                phrase=said.phrase if said else None,
                tasks=tuple(dict.fromkeys(self._same_as.get(one.id, one.id) for one in rows)),
            )

    def _note(
        self, kind: Literal["heading", "twin", "part"], row: Row, amount: int, *, counted: int, beside: str
    ) -> None:
        self.uncounted.append(
            Uncounted(plan=self._plan, row=row, kind=kind, amount=amount, counted=counted, beside=beside)
        )

    def _under(self, row: Row) -> Iterator[Row]:
        """All rows below a row."""
        for below in self._below.get(row.id, ()):
            yield below
            yield from self._under(below)


def _own(row: Row) -> _Said | None:
    """What the row's own cell says; None where it is silent or blank."""
    budget = row.task.budget
    if budget is UNSET or (isinstance(budget, str) and not budget.strip()):
        return None
    return _Said(row, budget, None) if isinstance(budget, int) else _Said(row, None, budget)
