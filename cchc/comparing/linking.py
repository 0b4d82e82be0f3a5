"""The links of a plan's tasks to those of its superior's plan."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import UNSET

from cchc.plans.rows import Row
from cchc.store import LoadedPlan
from cchc.store.once import kept


def linked_rows(loaded: LoadedPlan) -> Sequence[Row]:
    """The rows that say which of the superior's tasks they carry out: gathered once, several ask for them."""
    return kept(loaded, "_linked_rows", lambda plan: [row for row in plan.rows.rows if row.task.implements])


def speaks_of(loaded: LoadedPlan, superior: LoadedPlan) -> bool:
    """Whether the links of a plan name tasks of ``superior``: its ``implements`` names that, or no plan at all."""
    return loaded.plan is not None and loaded.plan.implements in (superior.id, UNSET)
