"""Everything found in the plans asked about: of each plan by itself, then held against all others.

What is known from an earlier run is taken from there; the plans that changed, and those that rest on them, are
looked at anew, by all processors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b

from cchc.checks.book import open_book
from cchc.checks.examining import Examined, Job, KeptQuotes, Outcome, as_it_was, examined, known
from cchc.checks.keeping import entry, kept
from cchc.findings import Finding, ordered
from cchc.store import Store, cache


def findings_of(
    store: Store,
    plan_ids: Sequence[str],
    registers: Iterable[str],
    told: Callable[[int, int], None] = lambda done, all: None,
) -> list[Finding]:
    """Everything found in these plans, and in the registers of these authorities that have no plan.

    ``told`` hears how many of how many plans have been looked at.
    """
    of_plan = {plan_id: found for plan_id in plan_ids if (found := known(store, plan_id)) is not None}
    pack = entry(f"{store.root}|quotes", KeptQuotes)
    before: dict[str, KeptQuotes] = cache.load(pack, dict[str, KeptQuotes]) or {}
    quotes = {
        plan_id: before[plan_id]
        for plan_id in store.plan_ids
        if plan_id in before and as_it_was(store, before[plan_id].rests_on)
    }
    asked = frozenset(plan_ids)
    jobs = [
        Job(plan_id, plan_id in asked and plan_id not in of_plan)
        for plan_id in store.plan_ids
        if plan_id not in quotes or (plan_id in asked and plan_id not in of_plan)
    ]
    for job, outcome in zip(jobs, _looked_at(store, jobs, told), strict=True):
        quotes[job.plan_id] = outcome.quotes
        store.states.join(outcome.seen)
        if outcome.examined is not None:
            of_plan[job.plan_id] = outcome.examined
    if jobs or len(before) != len(quotes):
        cache.save(pack, quotes)
    store.states.keep()
    open_book(store, {plan_id: one.quotes for plan_id, one in quotes.items()})
    return _judged(store, plan_ids, list(registers), of_plan, _all_states(quotes, store))


def _looked_at(store: Store, jobs: Sequence[Job], told: Callable[[int, int], None]) -> list[Outcome]:
    if not jobs:
        return []
    from cchc.checks import proofread, warning_checks  # noqa: F401  once, before other processes are started
    from cchc.checks.sharing import shared

    return shared(lambda job: examined(store, job), jobs, Outcome, lambda done: told(done, len(jobs)))


def _all_states(quotes: dict[str, KeptQuotes], store: Store) -> bytes:
    """Changes whenever a file from which the book was read does."""
    digest = blake2b(digest_size=20)
    for plan_id in store.plan_ids:
        digest.update(f"{plan_id}|{quotes[plan_id].rests_on}".encode())
    return digest.digest()


def _judged(
    store: Store, plan_ids: Sequence[str], registers: list[str], of_plan: dict[str, Examined], book: bytes
) -> list[Finding]:
    from cchc.checks.registry import against_others, check_idle_registers, judged

    whole = [plan_id for plan_id in plan_ids if of_plan[plan_id].whole]

    def between() -> list[Finding]:
        return [one for plan_id in whole for one in against_others(plan_id, store)]

    by_plan: dict[str, list[Finding]] = {}
    for one in kept("\n".join([str(store.root), *whole]).encode() + book, between):
        _, authority, year, *_ = one.place.path.split("/")
        by_plan.setdefault(f"{authority}/{year}", []).append(one)
    found = {
        plan_id: ([*of_plan[plan_id].found, *by_plan.get(plan_id, ())], of_plan[plan_id].silences)
        for plan_id in plan_ids
    }
    return ordered((*judged(store, found), *check_idle_registers(store, registers)))
