"""From one year's plan to the next: which plan, which years, on which day, and where the draft will stand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from cchc.drafting.editing import Source
from cchc.drafting.inheriting import Heritage
from cchc.drafting.years import Shift
from cchc.plans.document import Plan
from cchc.plans.rows import Row
from cchc.store import Loaded, LoadedPlan, Store
from cchc.yamltree.spans import Path


class Turn(NamedTuple):
    """A plan (``plan`` its plan.yaml) that is moved on by ``shift``; ``on`` is the day of what was done in it.

    ``tasks`` are the ids of the appendix's rows by their paths. ``heritage``: the draft is
    another authority's, which came after that of the plan.
    """

    store: Store
    loaded: LoadedPlan
    plan: Plan
    shift: Shift
    on: date
    tasks: dict[Path, str]
    heritage: Heritage | None = None

    @property
    def new_id(self) -> str:
        """The id of the draft."""
        folder = self.loaded.authority if self.heritage is None else self.heritage.heir.folder
        return f"{folder}/{self.shift.new}"

    @property
    def plan_path(self) -> str:
        """Where the draft's plan.yaml will be."""
        return f"plans/{self.new_id}/plan.yaml"

    @property
    def appendix_path(self) -> str:
        """Where the draft's appendix.yaml will be."""
        return f"plans/{self.new_id}/appendix.yaml"

    def source(self, file: Loaded[Any]) -> Source:
        """A file of the old plan to be edited, in the names of the draft's authority."""
        inherited = {} if self.heritage is None else self.heritage.files
        return Source(inherited.get(file.path, file.data or b""), file.path)

    def above(self, old: str) -> str:
        """The id of the superior's plan of the new year, after that of the old one; "" for no superior."""
        if self.heritage is None:
            return f"{old.rpartition('/')[0]}/{self.shift.new}"
        folder = self.heritage.heir.authority.superior
        return f"{folder}/{self.shift.new}" if isinstance(folder, str) else ""

    def rows(self) -> Iterator[Row]:
        """The rows of the appendix, which the draft has too."""
        return (row for row in self.loaded.rows.rows if not row.extra)

    def task_at(self, path: str, keys: Path) -> str | None:
        """The id of the row in which a value of the appendix stands."""
        if path != self.appendix_path:
            return None
        above = (self.tasks.get(keys[:length]) for length in range(len(keys), 0, -1))
        return next((task for task in above if task is not None), None)


class Page(NamedTuple):
    """A file of the old plan with the edits that make it one of the draft, and where that will stand."""

    source: Source
    path: str


def value_at(data: Any, path: Path) -> Any:
    """What stands at a path of keys."""
    for key in path:
        data = data[key]
    return data
