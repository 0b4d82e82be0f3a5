"""The plans with which a plan is compared, beside its superior's (`cchc.obligations.scope.superior_plan`)."""

from __future__ import annotations

from cchc.store import LoadedPlan, Store


def others(loaded: LoadedPlan, store: Store) -> list[LoadedPlan]:
    """All other plans of the workspace, whichever are being checked: what is found does not depend on that."""
    return [store.plan(plan_id) for plan_id in store.plan_ids if plan_id != loaded.id]
