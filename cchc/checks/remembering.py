"""Everything found in the plans asked about: of each plan by itself, then held against all others.

What is known from an earlier run is taken from there; the plans that changed, and those that rest on them, are
looked at anew, by all processors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import accumulate, chain
from typing import NamedTuple

from msgspec import Raw, Struct

from cchc.checks.book import Quotes, open_book
from cchc.checks.examining import (
    READ_TOGETHER,
    Examined,
    Job,
    KeptTraces,
    Outcome,
    Outcomes,
    Packs,
    as_it_was,
    decoded,
    entries_of,
    examined,
)
from cchc.checks.keeping import entry
from cchc.checks.traces import related
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
    named = list(registers)
    whole = entry("\n".join([str(store.root), *plan_ids, "", *named]), KeptWhole)
    before: KeptWhole | None = cache.load(whole, KeptWhole)
    if before is not None and as_it_was(store, before.rests_on):
        return before.found
    looked = _looked_at(store, plan_ids, told)
    store.keep()
    found = _judged(store, plan_ids, named, looked)
    rests_on = dict(looked.rests_on)
    rests_on |= {path: store.state(path) for path in _round_them(store)}
    if looked.keepable and not store.unlisted and not any(one.code == "E009" for one in found):
        cache.save(whole, KeptWhole(rests_on, found))
    return found


class KeptWhole(Struct, frozen=True, array_like=True):
    """The answer to one question, and the states of all files that it rests on."""

    rests_on: dict[str, str]
    found: list[Finding]


class Looked(NamedTuple):
    """What is known of the plans asked about, by their ids, and the states of the files it rests on.

    ``book`` changes whenever a file from which the book was read does; ``keepable``: whether all can be kept.
    """

    of_plan: dict[str, Examined]
    rests_on: dict[str, str]
    book: bytes
    keepable: bool


def _looked_at(store: Store, plan_ids: Sequence[str], told: Callable[[int, int], None]) -> Looked:
    """Take what is known, look at the rest, and open the book."""
    of_plan: dict[str, Examined] = {}
    rests_on: dict[str, str] = {}
    index, packs = entry(f"{store.root}|traces", KeptTraces), Packs()
    before: dict[str, KeptTraces] = cache.load(index, dict[str, KeptTraces]) or {}
    for plan_id in filter(before.__contains__, plan_ids):
        if (known := packs.known(store, plan_id, before[plan_id].pack)) is not None:
            of_plan[plan_id] = known[0]
            rests_on |= known[1]
    traces = {
        plan_id: before[plan_id]
        for plan_id in store.plan_ids
        if plan_id in before and as_it_was(store, before[plan_id].rests_on)
    }
    asked = frozenset(plan_ids)
    jobs = [
        Job(plan_id, plan_id in asked and plan_id not in of_plan)
        for plan_id in store.plan_ids
        if plan_id not in traces or (plan_id in asked and plan_id not in of_plan)
    ]
    keepable = True
    held: dict[str, Raw] = {}
    for job, outcome in zip(jobs, _outcomes(store, jobs, told), strict=True):
        traces[job.plan_id] = outcome.traces
        held[job.plan_id] = outcome.quotes.copy()
        if outcome.examined is not None:
            of_plan[job.plan_id] = outcome.examined
            rests_on |= outcome.rests_on
            keepable &= bool(outcome.rests_on)
    if jobs or len(before) != len(traces):
        cache.save(index, traces)
        left = {one.pack for one in before.values()} - {one.pack for one in traces.values()}
        cache.forget(chain.from_iterable(map(entries_of, left)))
    for one in traces.values():
        rests_on |= one.rests_on

    def quotes(plan_id: str) -> Quotes | None:
        if plan_id in held:
            return decoded(held[plan_id])
        return packs.quotes(plan_id, traces[plan_id])

    near = store.plan_ids
    if len(plan_ids) < len(near):
        with_them = related(asked, {plan_id: one.traces for plan_id, one in traces.items()})
        near = [plan_id for plan_id in near if plan_id in with_them]
    open_book(store, near, asked, quotes)
    return Looked(of_plan, rests_on, _all_states(traces, near), keepable)


def _round_them(store: Store) -> Iterator[str]:
    """What the answer rests on beside the plans."""
    yield from ("plans/", "plans/workspace.yaml")
    yield from (f"plans/{authority}/units.yaml" for authority in store.authorities)


def _outcomes(store: Store, jobs: Sequence[Job], told: Callable[[int, int], None]) -> list[Outcome]:
    """What comes of each job. The first are done before other processes are started: they all need what is read."""
    if not jobs:
        return []
    from cchc.checks import proofread, warning_checks  # noqa: F401  once, before other processes are started
    from cchc.checks.sharing import shared

    groups = list(_groups(jobs))
    ends = list(accumulate(map(len, groups)))
    done = [examined(store, groups[0])]
    told(ends[0], len(jobs))
    done += shared(
        lambda group: examined(store, group), groups[1:], Outcomes, lambda done: told(ends[done], len(jobs))
    )
    for group in done:
        store.states.join(group.seen)
    return [outcome for group in done for outcome in group.of_jobs]


_FIRST = 4
"""So many plans are in the first group at most."""
_LEFT = 16
"""A group is at most this part of the plans that are left: all processes are to end at about the same time."""


def _groups(jobs: Sequence[Job]) -> Iterator[Sequence[Job]]:
    most = _FIRST
    while jobs:
        size = max(1, min(most, len(jobs) // _LEFT))
        yield jobs[:size]
        jobs, most = jobs[size:], READ_TOGETHER


def _all_states(traces: dict[str, KeptTraces], plan_ids: Sequence[str]) -> bytes:
    """Changes whenever a file from which the book is read does."""
    digest = blake2b(digest_size=20)
    for plan_id in plan_ids:
        digest.update(f"{plan_id}|{sorted(traces[plan_id].rests_on.items())}".encode())
    return digest.digest()


def _judged(store: Store, plan_ids: Sequence[str], registers: list[str], looked: Looked) -> list[Finding]:
    from cchc.checks.registry import check_idle_registers, judged

    of_plan = looked.of_plan
    whole = [plan_id for plan_id in plan_ids if of_plan[plan_id].whole]

    by_plan: dict[str, list[Finding]] = {}
    for one in _held_against_others(store, whole, looked.book):
        _, authority, year, *_ = one.place.path.split("/")
        by_plan.setdefault(f"{authority}/{year}", []).append(one)
    found = {
        plan_id: ([*of_plan[plan_id].found, *by_plan.get(plan_id, ())], of_plan[plan_id].silences)
        for plan_id in plan_ids
    }
    return ordered((*judged(store, found), *check_idle_registers(store, registers)))


def _held_against_others(store: Store, plan_ids: Sequence[str], book: bytes) -> list[Finding]:
    """What is found there, or was in an earlier run with the same book; faults are looked for anew."""
    name = entry("\n".join([str(store.root), *plan_ids]), KeptBetween)
    before: KeptBetween | None = cache.load(name, KeptBetween)
    if before is not None and before.book == book:
        return before.found
    found = _between(store, plan_ids)
    if not any(one.code.startswith("E0") for one in found):
        cache.save(name, KeptBetween(book, found))
    return found


class KeptBetween(Struct, frozen=True, array_like=True):
    """What is found where plans are held against all others, and the state of the book that says what those are."""

    book: bytes
    found: list[Finding]


def _between(store: Store, plan_ids: Sequence[str]) -> list[Finding]:
    """What is found where each plan is held against all others.

    By one process: another would be given all that is known of a country, and to copy that costs as much as it
    would help.
    """
    from cchc.checks.registry import against_others

    return [one for plan_id in plan_ids for one in against_others(plan_id, store)]
