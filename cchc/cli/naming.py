"""Which plan and which task the arguments of a command name: by id, by a path that Tab completed, or not at all."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from cchc.cli.terminal import note, note_newest
from cchc.obligations.scope import ask_row, choose_plans
from cchc.plans.rows import Row
from cchc.store import LoadedPlan, Store, WorkspaceError
from cchc.text import nearest

_PLAN_ID = re.compile(r"[^/]+/\d{4}")


_FOR_ALL = ((), ("workspace.yaml",))
"""Inside ``plans/``: what concerns every plan."""


def plan_called(store: Store, text: str) -> str:
    """The id of the plan that a path to its folder or to one of its files leads to; any other text as it is."""
    if store.has_plan(text):
        return text
    for parts in _places_of(store, text):
        plan_id = "/".join(parts[:2])
        if store.has_plan(plan_id):
            return plan_id
    return text


def plans_called(store: Store, text: str) -> list[str]:
    """The ids of the plans that a name or path concerns: one, all of an authority, or all there are.

    Any other text comes back as it is.
    """
    authorities = authorities_called(store, text)
    if not authorities:
        return [plan_called(store, text)]
    return [plan_id for plan_id in store.plan_ids if plan_id.partition("/")[0] in authorities]


def authorities_called(store: Store, text: str) -> list[str]:
    """The authorities whose register a name or path concerns: by name, folder or units.yaml one, none by a plan.

    The folder ``plans`` and workspace.yaml concern all.
    """
    for parts in _places_of(store, text):
        if parts in _FOR_ALL:
            return store.authorities
        if parts[0] in store.authorities and parts[1:] in ((), ("units.yaml",)):
            return [parts[0]]
    return [text] if text in store.authorities else []


def _places_of(store: Store, text: str) -> Iterator[tuple[str, ...]]:
    """Where inside ``plans/`` a path leads, from the current folder and from the workspace."""
    here = store.root / "plans"
    starts = [store.root]
    with suppress(OSError):  # the current folder is gone
        starts.insert(0, Path.cwd())
    for start in starts:
        path = Path(os.path.abspath(start / text))
        if path.is_relative_to(here) and path.exists():
            yield path.relative_to(here).parts


def plan_meant(store: Store, text: str | None, on: date) -> LoadedPlan:
    """The plan named by id or path; without a name the home authority's, as ``choose_plans`` chooses it.

    Says on standard error which one that is. Raises WorkspaceError for a plan
    that does not exist, and where there is no plan to choose.
    """
    if text:
        return store.plan(plan_called(store, text))
    if store.home is None:
        known = ", ".join(store.plan_ids) or "chưa có kế hoạch nào"
        raise WorkspaceError(
            "Chưa biết không gian làm việc này là của cơ quan nào: plans/workspace.yaml thiếu hoặc sai.",
            f"Ghi mã kế hoạch sau lệnh; các kế hoạch đang có: {known}.",
        )
    scope = choose_plans(store, (), None, on)
    if scope.fallback:
        note_newest(scope, on)
    else:
        note(f"Dùng kế hoạch của cơ quan mình: {scope.plans[0].id}.")
    return scope.plans[0]


def row_meant(store: Store, text: str, on: date) -> tuple[LoadedPlan, Row | None]:
    """The plan that ``text`` names, and the row where it names one: a plan, PLAN#TASK, or a task of the home plan.

    Raises WorkspaceError for what is neither, with the nearest.
    """
    plan, mark, task = text.partition("#")
    if mark and not task:
        raise WorkspaceError(f"Thiếu mã nhiệm vụ sau dấu # trong “{text}”.", "Viết như vinh-chau/2025#tthc/2.2.")
    if mark:
        loaded = plan_meant(store, plan, on)
        return loaded, ask_row(loaded, task)
    if not text or plan_called(store, text) in store.plan_ids or _PLAN_ID.fullmatch(text):
        return plan_meant(store, text, on), None
    if store.home is None:
        return store.plan(text), None
    loaded = choose_plans(store, (), None, on).plans[0]
    try:
        row = ask_row(loaded, text)
    except WorkspaceError:
        if nearest(text, store.plan_ids):
            return store.plan(text), None
        raise
    return plan_meant(store, None, on), row
