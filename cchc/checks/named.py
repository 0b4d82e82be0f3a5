"""The ids of a plan's rows and the units they name, gathered once: a plan names a dozen units hundreds of times."""

from __future__ import annotations

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
    found: set[str] = set()
    for row in loaded.rows.rows:
        found.update(_texts(row.task.lead, row.lead))
        found.update(_texts(row.task.coordinating, row.coordinating))
        if row.task.amended_by:
            found.update([name.text for name in in_force(row).lead])
    return frozenset(found)


def _texts(cell: object, names: tuple[Name, ...]) -> list[str]:
    """The names of a cell as a list: mostly the very list that stands in the row."""
    return cell if isinstance(cell, list) else [name.text for name in names]


def entries(loaded: LoadedPlan) -> dict[str, Unit | Group | None]:
    """For each of these names the one unit or group that it means on the plan's day; None where there is none."""
    return kept(loaded, "_entries_in_rows", _entries)


def _entries(loaded: LoadedPlan) -> dict[str, Unit | Group | None]:
    register, day = loaded.register, loaded.date
    return {name: register.find(name, day) if register is not None else None for name in spellings(loaded)}


def leading(loaded: LoadedPlan) -> frozenset[str]:
    """Every name in the cells of those who lead, as issued."""
    return kept(
        loaded,
        "_leading_in_rows",
        lambda plan: frozenset(name for row in plan.rows.rows for name in _texts(row.task.lead, row.lead)),
    )


def rows_naming_twice(loaded: LoadedPlan) -> list[Row]:
    """The rows in whose cells, taken together, one unit or group is named more than once."""
    return kept(loaded, "_rows_naming_twice", _rows_naming_twice)


def _rows_naming_twice(loaded: LoadedPlan) -> list[Row]:
    keys = keys_of(loaded)
    found = []
    for row in loaded.rows.rows:
        lead = _texts(row.task.lead, row.lead)
        coordinating = _texts(row.task.coordinating, row.coordinating)
        named = [keys[name] for name in (*lead, *coordinating)]
        if len(set(named)) < len(named):
            found.append(row)
    return found


def keys_of(loaded: LoadedPlan) -> dict[str, str]:
    """What two spellings of one unit have in common; of a group (whose names mean now more, now less) the name."""
    return kept(loaded, "_keys_of_names", _keys)


def _keys(loaded: LoadedPlan) -> dict[str, str]:
    named = entries(loaded).items()
    return {name: f"@{entry.id}" if isinstance(entry, Unit) else fold(name) for name, entry in named}
