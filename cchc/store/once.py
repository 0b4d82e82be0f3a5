"""What several checks need of a plan is made once and kept with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from cchc.store.loaded import LoadedPlan

T = TypeVar("T")


def kept(loaded: LoadedPlan, key: str, make: Callable[[LoadedPlan], T]) -> T:
    """What several checks need of a plan, made once and kept with it under ``key``; it goes when the plan goes."""
    known: dict[str, T] = vars(loaded)
    if key not in known:
        known[key] = make(loaded)
    return known[key]
