"""W3: tasks that another says too, or that speak of the same in two areas: worth a look, no more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from cchc.checks.naming import also_at
from cchc.checks.task_words import Pair, TaskWords, own_tasks
from cchc.findings import Finding, finding
from cchc.plans.rows import Row
from cchc.store import LoadedPlan, Store
from cchc.text import cut

_SIGN = re.compile(r"\d+/(?:\d{4}/)?[^\W\d_][\w-]*")

_RARE = 5
"""How many pairs of words, found in no third task, make two tasks of different areas worth a look."""


def alike_tasks(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Tasks that one another's text contains, or that speak of the same in two areas."""
    rows = [row for row, _ in own_tasks(loaded)]
    words = [words for _, words in own_tasks(loaded)]
    rows_having = Counter(chain.from_iterable([one.pairs for one in words]))
    shared = frozenset([pair for pair, count in rows_having.items() if count > 1])
    of_two = frozenset([pair for pair in shared if rows_having[pair] == 2])
    told: set[frozenset[int]] = set()
    spoken = ((other, one) for one, other in _speaking_alike(rows, words, of_two))
    for one, other in (*_contained(rows, words, shared), *spoken):
        both = frozenset((one, other))
        if _carry_out_others(rows[one], rows[other]):
            continue
        if both not in told and words[one].telling != words[other].telling:
            told.add(both)
            yield _alike(loaded, rows[one], rows[other])


def _carry_out_others(row: Row, other: Row) -> bool:
    """Whether both name documents, and none in common: "thực hiện Quyết định số 1441" and "… số 1737"."""
    one, two = set(_SIGN.findall(row.text)), set(_SIGN.findall(other.text))
    return bool(one and two) and one.isdisjoint(two)


def _contained(
    rows: Sequence[Row], words: Sequence[TaskWords], shared: frozenset[Pair]
) -> Iterator[tuple[int, int]]:
    """Rows what one of which is about another says; looked for where all its pairs of words stand elsewhere too."""
    about = [index for index, one in enumerate(words) if one.core and shared.issuperset(one.inner)]
    texts = [one.plain for one in words] if about else []
    for one in about:
        core = words[one].core
        for other in [index for index, text in enumerate(texts) if core in text]:
            if one != other and texts[one] != texts[other] and not _related(rows[one], rows[other]):
                yield one, other
                break


def _related(row: Row, other: Row) -> bool:
    """Whether one is the heading of the other."""
    return row.text in other.headings or other.text in row.headings


def _speaking_alike(
    rows: Sequence[Row], words: Sequence[TaskWords], of_two: frozenset[Pair]
) -> Iterator[tuple[int, int]]:
    """Rows of two areas that share pairs of words which no third row has (``of_two``), some among their first."""
    met: set[Pair] = set()
    first: dict[Pair, int] = {}
    for index, one in enumerate(words):
        if of_two.isdisjoint(one.opening):
            continue
        own = of_two.intersection(one.pairs)
        if len(own) < _RARE:
            continue
        again = own & met
        if len(again) >= _RARE:
            firsts = {pair: first[pair] for pair in one.pairs if pair in again}
            for other, count in Counter(firsts.values()).items():
                if count < _RARE or rows[other].area == rows[index].area:
                    continue
                common = {pair for pair, having in firsts.items() if having == other}
                if not (common.isdisjoint(one.opening) or common.isdisjoint(words[other].opening)):
                    yield other, index
        met |= own
        first.update(dict.fromkeys(own, index))


def _alike(loaded: LoadedPlan, row: Row, other: Row) -> Finding:
    here, there = (loaded.file_of(one).place((*one.path, "task")) for one in (row, other))
    return finding(
        here,
        "W308",
        f"Việc “{cut(row.text, 60)}” có vẻ trùng với “{cut(other.text, 60)}” ({other.id}), {also_at(there, here)}.",
        hint="Nếu là một việc thì gộp lại; nếu là hai thì nói rõ chỗ khác nhau.",
        excerpt=row.text.partition("\n")[0],
        where=row.id,
        severity="info",
    )
