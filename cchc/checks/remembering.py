"""Everything found in the plans asked about, kept until a file that it rests on changes."""

from __future__ import annotations

from collections.abc import Iterable

from cchc.checks.keeping import kept
from cchc.findings import Finding, ordered
from cchc.store import Store


def findings_of(store: Store, plan_ids: list[str], registers: Iterable[str]) -> list[Finding]:
    """Everything found in these plans, and in the registers of these authorities that have no plan."""
    named = list(registers)

    def find() -> list[Finding]:
        from cchc.checks.registry import check_idle_registers, check_workspace
        from cchc.checks.sharing import shared

        sizes = {plan_id: _size(store, plan_id) for plan_id in plan_ids}
        found = check_workspace(
            store, plan_ids, lambda do, jobs: shared(do, jobs, [sizes[job.plan_id] for job in jobs])
        )
        return ordered((*found, *check_idle_registers(store, named)))

    return kept("\n".join([*plan_ids, "", *named, ""]).encode() + store.digest(), find)


def _size(store: Store, plan_id: str) -> int:
    loaded = store.plan(plan_id)
    return sum(len(file.data or b"") for file in (loaded.plan_file, loaded.appendix_file, loaded.extra_file))
