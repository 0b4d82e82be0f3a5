"""The money of a plan (kinh phí): what its rows state, each đồng once, by area or by lead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from cchc.obligations.assessing import Assessed
from cchc.obligations.books import Books, BudgetLine, Uncounted
from cchc.obligations.counting import Tally, tally_under, worst
from cchc.obligations.owners import expander_of
from cchc.obligations.scope import Asked
from cchc.plans.rows import Row
from cchc.store import LoadedPlan, Store
from cchc.text import fold, one_space

MoneyBy = Literal["area", "lead"]


class Ledger(Struct, frozen=True, kw_only=True):
    """The money of some rows: ``tasks`` are those that owe or state something, by plan and id."""

    tasks: dict[tuple[str, str], Row]
    entries: list[BudgetLine]
    uncounted: list[Uncounted]


class Money(Struct, frozen=True, kw_only=True):
    """The money under one key (an area's id, a lead cell as written; None is everything), with the three counts.

    ``amount`` is the sum in VND, None where no row states one; ``amount_done`` the part of it that belongs to tasks
    done. ``with_amount`` rows state a sum, ``phrases`` counts those that state a phrase, ``without`` state neither.
    """

    tally: Tally
    amount: int | None
    amount_done: int | None
    with_amount: int
    phrases: dict[str, int]
    without: int


def ledger(plans: Iterable[LoadedPlan], wanted: Callable[[LoadedPlan, Row], bool]) -> Ledger:
    """The money of those rows of the plans that are ``wanted``.

    What counts where several rows speak of the same money is told by ``Books``.
    """
    whole = Ledger(tasks={}, entries=[], uncounted=[])
    for loaded in plans:
        books = Books(loaded)
        rows = {row.id: row for row in books.originals if wanted(loaded, row)}
        entries = [entry for entry in books.entries if entry.row.id in rows]
        speaking = {entry.row.id for entry in entries}
        whole.tasks.update({(loaded.id, row.id): row for row in rows.values() if row.owes or row.id in speaking})
        whole.entries.extend(entries)
        whole.uncounted.extend(sum for sum in books.uncounted if wanted(loaded, sum.row))
    return whole


def asked_for(asked: Sequence[Asked], areas: frozenset[str] | None) -> Callable[[LoadedPlan, Row], bool]:
    """Whether a row lies in one of the areas (None: in any) and one of the units, if any, leads it."""
    leads = led_by(asked)

    def wanted(loaded: LoadedPlan, row: Row) -> bool:
        return (areas is None or row.area in areas) and (not asked or leads(loaded, row))

    return wanted


def led_by(asked: Sequence[Asked]) -> Callable[[LoadedPlan, Row], bool]:
    """Whether one of the units leads a row, by its own name or as a member of a group."""

    def leads(loaded: LoadedPlan, row: Row) -> bool:
        expander = expander_of(loaded)
        if expander is None:
            return False
        units = {one.ids[loaded.id] for one in asked if loaded.id in one.ids}
        return any(owner.unit_id in units for owner in expander.of_row(row).lead)

    return leads


def states_money(plans: Iterable[LoadedPlan]) -> bool:
    """Whether any row of the plans states a sum."""
    return any(entry.amount is not None for loaded in plans for entry in Books(loaded).entries)


def newest_with_money(store: Store, plans: Iterable[LoadedPlan]) -> str | None:
    """The id of the newest plan of these plans' authorities that states a sum; None where none does."""
    authorities = {loaded.authority for loaded in plans}
    others = [plan_id for plan_id in reversed(store.plan_ids) if plan_id.partition("/")[0] in authorities]
    return next((plan_id for plan_id in others if states_money([store.plan(plan_id)])), None)


def money_by(book: Ledger, found: Iterable[Assessed], by: MoneyBy) -> list[Money]:
    """The money under each key: areas in document order, leads with the largest sum first.

    Joint leads are not parted: a row stands under its lead cell as written.
    """
    names: dict[str, tuple[str | None, str]] = {}
    for row in book.tasks.values():
        names.setdefault(_key(row, by), _name(row, by))
    entries: dict[str, list[BudgetLine]] = {key: [] for key in names}
    for entry in book.entries:
        entries[_key(entry.row, by)].append(entry)
    parts: dict[str, list[Assessed]] = {key: [] for key in names}
    for assessed in _of_rows(book, found):
        parts[_key(book.tasks[_task(assessed)], by)].append(assessed)
    sums = [_money(tally_under(by, *names[key], parts[key]), entries[key], parts[key]) for key in names]
    return sums if by == "area" else sorted(sums, key=lambda one: -(one.amount or 0))


def all_money(book: Ledger, found: Iterable[Assessed], by: MoneyBy) -> Money:
    """The money of everything in the ledger."""
    mine = list(_of_rows(book, found))
    return _money(tally_under(by, None, None, mine), book.entries, mine)


def _task(assessed: Assessed) -> tuple[str, str]:
    return assessed.obligation.plan, assessed.obligation.task


def _of_rows(book: Ledger, found: Iterable[Assessed]) -> Iterator[Assessed]:
    return (assessed for assessed in found if _task(assessed) in book.tasks)


def _key(row: Row, by: MoneyBy) -> str:
    return row.area if by == "area" else fold(row.lead_text)


def _name(row: Row, by: MoneyBy) -> tuple[str | None, str]:
    """The key that people see, and its name."""
    if by == "area":
        return row.area, row.area_name
    cell = one_space(row.lead_text)
    return (cell, cell) if cell else (None, "(ô chủ trì để trống)")


def _money(tally: Tally, entries: Sequence[BudgetLine], found: Iterable[Assessed]) -> Money:
    parts: dict[tuple[str, str], list[Assessed]] = {}
    for assessed in found:
        parts.setdefault(_task(assessed), []).append(assessed)
    sums = [entry for entry in entries if entry.amount is not None]
    done = [entry.amount or 0 for entry in sums if _is_done(entry, parts)]
    spellings: dict[str, str] = {}
    phrases = Counter(spellings.setdefault(fold(e.phrase), one_space(e.phrase)) for e in entries if e.phrase)
    return Money(
        tally=tally,
        amount=sum(entry.amount or 0 for entry in sums) if sums else None,
        amount_done=sum(done) if sums else None,
        with_amount=len(sums),
        phrases=dict(phrases),
        without=len(entries) - len(sums) - phrases.total(),
    )


def _is_done(entry: BudgetLine, parts: dict[tuple[str, str], list[Assessed]]) -> bool:
    """Whether all that the money is for is done, as the count of tasks sees it."""
    state = worst(assessed for task in entry.tasks for assessed in parts.get((entry.plan, task), ()))
    return state in ("done_in_time", "done_late")
