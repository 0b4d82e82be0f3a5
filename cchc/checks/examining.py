"""What is found in one plan by itself, with what it rests on: kept until one of these files changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from operator import eq
from typing import NamedTuple, TypeVar

from msgspec import MsgspecError, Raw, Struct, msgpack

from cchc.checks.book import Quotes, quotes_of
from cchc.checks.cited import mentions
from cchc.checks.keeping import entry
from cchc.checks.registry import found_in_each, is_whole
from cchc.checks.scanning import scanned
from cchc.checks.silencing import Silence, silences_of_plan
from cchc.checks.traces import Traces, traces_of
from cchc.findings import Finding
from cchc.store import Store, cache
from cchc.store.states import Seen
from cchc.text.by_text import read_ahead

T = TypeVar("T")


class Examined(Struct, frozen=True, array_like=True):
    """What is found in a plan by itself, whatever is silenced; ``whole``: all of its files could be read."""

    whole: bool
    found: list[Finding]
    silences: list[Silence]


class KeptQuotes(Struct, frozen=True, array_like=True):
    """What the book holds of a plan (`Quotes`, encoded), and the states of the files from which it was read."""

    rests_on: dict[str, str]
    quotes: Raw


class KeptExamination(Struct, frozen=True, array_like=True):
    """What was found in a plan, and the states in which the files were."""

    rests_on: dict[str, str]
    examined: Examined


class KeptTraces(Struct, frozen=True, array_like=True):
    """With which plans it has to do, and the states of the files from which that was read.

    ``pack`` tells the entries of the cache that hold what was made of the plan then (`Packs`): as bytes, from which
    their names are made when they are read, so that nothing that stands in a file can be a path.
    """

    rests_on: dict[str, str]
    traces: Traces
    pack: bytes


class Job(NamedTuple):
    """A plan to look at: to examine it, or only to read what it quotes."""

    plan_id: str
    examine: bool


class Outcome(Struct, frozen=True, array_like=True):
    """What came of a job, and what the examination rests on (nothing: it cannot be kept).

    ``quotes`` (`Quotes`) stay encoded: of most plans nobody asks for them.
    """

    examined: Examined | None
    rests_on: dict[str, str]
    traces: KeptTraces
    quotes: Raw


class Outcomes(Struct, frozen=True, array_like=True):
    """What came of jobs, in their order, and the files that were read."""

    of_jobs: list[Outcome]
    seen: dict[str, Seen]


class Packs:
    """What was made of plans in earlier runs.

    What is made of many plans together is kept in two files, what was found and what they quote: to make thousands
    of files costs more than to fill them. Plans that stand together are mostly asked for together.
    """

    def __init__(self) -> None:
        self._opened = lru_cache(maxsize=8)(_opened)

    def known(self, store: Store, plan_id: str, pack: bytes) -> tuple[Examined, dict[str, str]] | None:
        """What was found in a plan, and what it rests on, if all of that is as it was."""
        kept = self._of(plan_id, pack, KeptExamination)
        return None if kept is None or not as_it_was(store, kept.rests_on) else (kept.examined, kept.rests_on)

    def quotes(self, plan_id: str, before: KeptTraces) -> Quotes | None:
        """What the book holds of a plan, if it was kept when its files were in the same states."""
        kept = self._of(plan_id, before.pack, KeptQuotes)
        return decoded(kept.quotes) if kept is not None and kept.rests_on == before.rests_on else None

    def _of(self, plan_id: str, pack: bytes, model: type[T]) -> T | None:
        kept = self._opened(cache.key(pack, model)).get(plan_id)
        return None if kept is None else _as(kept, model)


def entries_of(pack: bytes) -> tuple[str, ...]:
    """The entries of the cache that a pack has, or may have."""
    return tuple(cache.key(pack, model) for model in (KeptExamination, KeptQuotes))


def _opened(entry: str) -> dict[str, Raw]:
    """Each plan of a file with what was made of it, encoded; none where there is no such file."""
    return cache.load(entry, dict[str, Raw]) or {}


READ_TOGETHER = 64
"""So many plans are held at once at most: what is new in them is read together, check after check looks at all."""


def as_it_was(store: Store, rests_on: Mapping[str, str]) -> bool:
    """Whether these files and folders are in these states."""
    return all(map(eq, map(store.state, rests_on), rests_on.values()))


def examined(store: Store, jobs: Sequence[Job]) -> Outcomes:
    """Do some jobs and let their plans go; what can be kept is.

    Few texts of a plan are new, and to read a few costs a rule as much as to read many: so those that are new in
    any of the plans to examine are read before the first of them is looked at.
    """
    store.states.seen.clear()
    held = {job.plan_id for job in jobs if store.holds(job.plan_id)}
    store.read_ahead(job.plan_id for job in jobs)
    examine = [store.plan(job.plan_id) for job in jobs if job.examine]
    read_ahead(dict.fromkeys(chain.from_iterable(scanned(loaded).places for loaded in examine)))
    pack = bytes.fromhex(entry("|".join([str(store.root), *(job.plan_id for job in jobs)]), Packs))
    quoted = _quoted(store, [job.plan_id for job in jobs], pack)
    examinations = iter(_examinations(store, [job.plan_id for job in jobs if job.examine]))
    outcomes: list[Outcome] = []
    found: dict[str, KeptExamination] = {}
    for job, (quotes, traces) in zip(jobs, quoted, strict=True):
        examination, kept, rests_on = next(examinations) if job.examine else (None, None, {})
        if kept is not None:
            found[job.plan_id] = KeptExamination(rests_on, kept)
        outcomes.append(Outcome(examination, rests_on, traces, quotes.quotes))
        if job.plan_id not in held:
            store.let_go(job.plan_id)
    if examine:
        cache.save(cache.key(pack, KeptExamination), found)
    cache.save(cache.key(pack, KeptQuotes), {job.plan_id: of[0] for job, of in zip(jobs, quoted, strict=True)})
    return Outcomes(outcomes, dict(store.states.seen))


def _quoted(store: Store, plan_ids: Sequence[str], pack: bytes) -> list[tuple[KeptQuotes, KeptTraces]]:
    """What the book holds of each plan, and with which plans it has to do."""
    watches = [store.watched() for _ in plan_ids]
    quotes: list[Quotes] = []
    for plan_id, watch in zip(plan_ids, watches, strict=True):
        with watch:
            mentions(store.plan(plan_id), store)
    for plan_id, watch in zip(plan_ids, watches, strict=True):
        with watch:
            quotes.append(quotes_of(store.plan(plan_id), store))
    found = []
    for plan_id, watch, those in zip(plan_ids, watches, quotes, strict=True):
        with watch as watched:
            traces = traces_of(mentions(store.plan(plan_id), store), those.issued, those.body)
        quoted_from = _states(store, _quoted_from(plan_id, watched))
        found.append((KeptQuotes(quoted_from, Raw(msgpack.encode(those))), KeptTraces(quoted_from, traces, pack)))
    return found


def _examinations(
    store: Store, plan_ids: Sequence[str]
) -> Iterator[tuple[Examined, Examined | None, dict[str, str]]]:
    """What is found in each plan; the same where it can be kept, with what it rests on."""
    watches = [store.watched() for _ in plan_ids]
    plans = []
    for plan_id, watch in zip(plan_ids, watches, strict=True):
        with watch:
            plans.append(store.plan(plan_id))
    found_in = found_in_each([*zip(plans, watches, strict=True)], store)
    for loaded, watch, found in zip(plans, watches, found_in, strict=True):
        with watch as watched:
            examination = Examined(is_whole(loaded), found, silences_of_plan(loaded))
        kept = _can_be_kept(found, store)
        yield examination, examination if kept else None, _states(store, {*watched, "plans/"}) if kept else {}


def decoded(quotes: Raw) -> Quotes | None:
    """What the book holds of a plan, from what was kept or sent; None where that is something else."""
    return _as(quotes, Quotes)


def _as(encoded: Raw, model: type[T]) -> T | None:
    try:
        return msgpack.decode(encoded, type=model)
    except (MsgspecError, UnicodeDecodeError, RecursionError):
        return None


_PRINTED = ("plan.yaml", "appendix.yaml", "extra.yaml")
"""The files of a plan that are printed: only from these it quotes."""


def _quoted_from(plan_id: str, watched: set[str]) -> set[str]:
    own = f"plans/{plan_id}/"
    return {path for path in watched if not path.startswith(own) or path.removeprefix(own) in _PRINTED}


def _states(store: Store, paths: set[str]) -> dict[str, str]:
    return {path: store.state(path) for path in sorted(paths)}


def _can_be_kept(found: list[Finding], store: Store) -> bool:
    """What a file says can be kept; that a check fails, or that the system gives no file, is looked at anew."""
    return not store.unlisted and not any(one.code in ("E000", "E009") for one in found)
