"""What was found is kept from run to run, until a file that it rests on changes, the program's own included."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from cchc.findings import Finding, ordered
from cchc.store import Store, remembered

_PACKAGE = Path(__file__).parents[1]


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


def kept(rests_on: bytes, find: Callable[[], list[Finding]]) -> list[Finding]:
    """What ``find`` gives, or gave for the same bytes and the same program; faults of files are looked for anew."""
    return remembered(_stamp() + rests_on, list[Finding], find, _can_be_kept)


def _can_be_kept(found: list[Finding]) -> bool:
    return not any(one.code.startswith("E0") for one in found)


@cache
def _stamp() -> bytes:
    """Changes whenever a module or a list of the program does: what an older one found is not told."""
    found = []
    for folder, names, files in os.walk(_PACKAGE):
        names[:] = sorted(name for name in names if name != "__pycache__")
        for name in sorted(files):
            about = os.stat(os.path.join(folder, name))
            found.append(f"{folder}/{name}:{about.st_mtime_ns}:{about.st_size}")
    return "\n".join(found).encode()
