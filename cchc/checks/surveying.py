"""What a question asks of each of its plans, with what is wrong with them: plan by plan, by all processors.

Why: what thousands of plans lay on everybody cannot be held at once, but what is counted of it, or the lines of a
list, can.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, NamedTuple, TypeVar

from msgspec import Struct

from cchc.checks.registry import errors_of
from cchc.checks.sharing import shared
from cchc.findings import Finding
from cchc.obligations.scope import Scope
from cchc.store import Store

T = TypeVar("T")


class Part(Struct, Generic[T], frozen=True, array_like=True):
    """What one plan gave, the paths of its files that could not be read, what is wrong with it."""

    given: T
    unread: list[str]
    errors: list[Finding]


class Survey(NamedTuple, Generic[T]):
    """What each plan gave, in their order, and what must be said of all of them."""

    given: list[T]
    unread: list[str]
    errors: list[Finding]


def surveyed(store: Store, scope: Scope, give: Callable[[Scope], T], given: Any) -> Survey[T]:
    """What ``give`` makes of each plan of a scope alone (of a single one with the superior's plan).

    ``given`` is the type of what it makes, which is sent between processes.
    """

    def part(plan_id: str) -> Part[T]:
        had = store.holds(plan_id)
        found = _part(store, Scope(plans=(store.plan(plan_id),)), give)
        if not had:
            store.let_go(plan_id)
        return found

    ids = scope.ids
    parts = [_part(store, scope, give)] if len(ids) == 1 else shared(part, ids, Part[given])
    unread = dict.fromkeys(path for one in parts for path in one.unread)
    return Survey([one.given for one in parts], list(unread), [found for one in parts for found in one.errors])


def _part(store: Store, scope: Scope, give: Callable[[Scope], T]) -> Part[T]:
    given = give(scope)
    unread = [file.path for plan in scope.all for file in plan.unread]
    return Part(given, unread, [error for plan in scope.all for error in errors_of(plan, store)])
