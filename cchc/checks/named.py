"""The ids of a plan's rows and the units they name, gathered once: a plan names a dozen units hundreds of times."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from cchc.plans.organisation import Group, Unit
from cchc.plans.rows import Name, Row, in_force
from cchc.store import LoadedPlan
from cchc.store.once import kept
from cchc.text import fold


def ids_of_rows(loaded: LoadedPlan) -> frozenset[str]:
    """The ids of all rows of a plan."""
    return kept(loaded, "_ids_of_rows", lambda plan: frozenset(row.id for row in plan.rows.rows))


def spellings(loaded: LoadedPlan) -> frozenset[str]:
    """Every name in the cells of those who lead and coordinate, as issued and as amended, as the cells spell it."""
    return kept(loaded, "_spellings_in_rows", _spellings)


def _spellings(loaded: LoadedPlan) -> frozenset[str]:
    cells = _cells(loaded)
    amended = [in_force(row) for row in loaded.rows.rows if row.task.amended_by]
    return frozenset(
        chain(
            chain.from_iterable(cells.lead),
            chain.from_iterable(cells.coordinating),
            (name.text for row in amended for name in row.lead),
        )
    )


class _Cells(NamedTuple):
    """The names in the cells of all rows, row by row: mostly the very lists that stand there."""

    lead: list[Sequence[str]]
    coordinating: list[Sequence[str]]


def _cells(loaded: LoadedPlan) -> _Cells:
    return kept(loaded, "_cells_of_names", _all_cells)


def _all_cells(loaded: LoadedPlan) -> _Cells:
    rows = [(row, row.task) for row in loaded.rows.rows]
    return _Cells(
        [task.lead if isinstance(task.lead, list) else _texts(row.lead) for row, task in rows],
        [
            task.coordinating if isinstance(task.coordinating, list) else _texts(row.coordinating)
            for row, task in rows
        ],
    )


def _texts(names: tuple[Name, ...]) -> Sequence[str]:
    return [name.text for name in names] if names else ()


def entries(loaded: LoadedPlan) -> dict[str, Unit | Group | None]:
    """For each of these names the one unit or group that it means on the plan's day; None where there is none."""
    return kept(loaded, "_entries_in_rows", _entries)


def _entries(loaded: LoadedPlan) -> dict[str, Unit | Group | None]:
    register, day = loaded.register, loaded.date
    return {name: register.find(name, day) if register is not None else None for name in spellings(loaded)}


def leading(loaded: LoadedPlan) -> frozenset[str]:
    """Every name in the cells of those who lead, as issued."""
    return kept(loaded, "_leading_in_rows", lambda plan: frozenset(chain.from_iterable(_cells(plan).lead)))


def rows_naming_twice(loaded: LoadedPlan) -> list[Row]:
    """The rows in whose cells, taken together, one unit or group is named more than once."""
    return kept(loaded, "_rows_naming_twice", _rows_naming_twice)


def _rows_naming_twice(loaded: LoadedPlan) -> list[Row]:
    keys, cells = keys_of(loaded), _cells(loaded)
    one_way = len(set(keys.values())) == len(keys)  # each is spelled in one way: names need not be looked up
    found = []
    for row, lead, coordinating in zip(loaded.rows.rows, cells.lead, cells.coordinating, strict=True):
        named = {*lead, *coordinating} if one_way else {keys[name] for name in (*lead, *coordinating)}
        if len(named) < len(lead) + len(coordinating):
            found.append(row)
    return found


def keys_of(loaded: LoadedPlan) -> dict[str, str]:
    """What two spellings of one unit have in common; of a group (whose names mean now more, now less) the name."""
    return kept(loaded, "_keys_of_names", _keys)


def _keys(loaded: LoadedPlan) -> dict[str, str]:
    named = entries(loaded).items()
    return {name: f"@{entry.id}" if isinstance(entry, Unit) else fold(name) for name, entry in named}
