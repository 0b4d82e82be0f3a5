"""Plans of a workspace that pass by one after the other: thousands cannot be held at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

from cchc.store.loaded import LoadedPlan
from cchc.store.loading import Store

FEW = 20
"""So many plans are held together; of more each goes when the next comes."""


class Passing(Sequence[LoadedPlan]):
    """Plans by their ids, each read when its turn comes.

    While one goes through many, a plan that was not loaded before is let go before the next. Read twice, it is
    another object.
    """

    def __init__(self, store: Store, ids: Sequence[str]) -> None:
        self.ids = tuple(ids)
        self._store = store

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, at: int) -> LoadedPlan: ...

    @overload
    def __getitem__(self, at: slice) -> Passing: ...

    def __getitem__(self, at: int | slice) -> LoadedPlan | Passing:
        if isinstance(at, slice):
            return Passing(self._store, self.ids[at])
        return self._store.plan(self.ids[at])

    def __iter__(self) -> Iterator[LoadedPlan]:
        for plan_id in self.ids:
            had = len(self.ids) <= FEW or self._store.holds(plan_id)
            yield self._store.plan(plan_id)
            if not had:
                self._store.let_go(plan_id)
