"""W7: goals of the body that no task of the appendix serves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, filterfalse, pairwise
from math import log

from msgspec import UNSET

from cchc.checks.goals import FILLERS
from cchc.findings import Finding, finding
from cchc.obligations.measuring import stated_targets
from cchc.plans.rows import Row
from cchc.store import LoadedPlan, Store
from cchc.text import cut
from cchc.text.words import small_words

_SPOKEN_OF = 0.3
"""Which share of what a goal says some row says too, where a row serves it."""

_A_TABLE = 20
"""From how many rows on an appendix may be expected to speak of every goal."""


def targets_without_tasks(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A target of the body of which no row of the appendix speaks: nobody is to reach it by any day."""
    rows = loaded.rows.rows
    of_body = [stated for stated in stated_targets(loaded) if stated.row is None]
    if len(rows) < _A_TABLE or not of_body:
        return
    goals = [frozenset(_things(stated.target.indicator)) for stated in of_body]
    asked = frozenset(chain.from_iterable(goals))
    said = [_said(row, asked) for row in rows]
    said.sort(key=len, reverse=True)  # most is found early
    known = Counter(chain(chain.from_iterable(said), chain.from_iterable(goals)))
    weights = {thing: log(1 + len(said) / known[thing]) for thing in asked}
    for stated, goal in zip(of_body, goals, strict=True):
        enough = _SPOKEN_OF * (sum(map(weights.__getitem__, goal)) or 1.0)
        if all(sum(map(weights.__getitem__, goal & row)) < enough for row in said):
            yield finding(
                loaded.plan_file.place(("targets", stated.index, "indicator")),
                "W709",
                f"Không nhiệm vụ nào trong phụ lục nói đến chỉ tiêu “{cut(stated.target.indicator, 60)}”.",
                hint="Giao trong phụ lục: ai chủ trì, sản phẩm gì, đến khi nào.",
                excerpt=stated.target.indicator,
                where="" if stated.target.section is UNSET else stated.target.section,
                severity="info",
            )


_Thing = str | tuple[str, str]


def _things(text: str) -> Iterator[_Thing]:
    """The words of a text that tell something, and each two in a row."""
    words = _telling(text)
    return chain(words, pairwise(words))


def _said(row: Row, asked: frozenset[_Thing]) -> frozenset[_Thing]:
    """What a row says of what the goals ask; two words in a row only where it says two of them at all."""
    note = row.task.note if isinstance(row.task.note, str) else ""
    texts = (*row.headings, row.text, *[text for text, _ in row.products], note)
    words = [*chain.from_iterable(map(_telling, texts))]
    found: frozenset[_Thing] = asked.intersection(words)
    return found.union(asked.intersection(pairwise(words))) if found else found


@lru_cache(maxsize=32768)
def _telling(text: str) -> tuple[str, ...]:
    return tuple(filterfalse(FILLERS.__contains__, small_words(text)))
