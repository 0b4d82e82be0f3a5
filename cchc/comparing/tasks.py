"""How alike two tasks are: the text itself, and the text with what stands round it.

Why both: "Ban hành Kế hoạch" says the same under ten headings, and ten sub-tasks say different things under one.
A pair counts as alike only as far as both the task alone and the task in its place are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any

from msgspec import Struct

from cchc.comparing.likeness import Features, Likeness, overlap
from cchc.plans.rows import Row

LINE = 0.5
"""Above it two tasks are taken for the same: at least half of what both say, weighed by how rare it is."""

_WORTH_A_LOOK = 0.2
_HEADING, _AREA, _PRODUCT, _LEAD = 0.5, 0.5, 0.3, 0.3
"""What headings, area, products and leads weigh against the words of the task."""

Scores = dict[tuple[int, int], float]
"""The likeness of pairs of rows, by their positions in the two lists; pairs with next to nothing are left out."""


class _Described(Struct):
    """A row with what its text says, and with what its place says besides."""

    row: Row
    text: Features
    whole: Features
    children: list[int]


def score_tasks(mine: Sequence[Row], theirs: Sequence[Row], like: Likeness) -> Scores:
    """How alike each row of one list is to each of another, from 0 to 1; the same whichever list comes first."""
    ours, others = _described(mine, like), _described(theirs, like)
    scores: Scores = {}
    for i, a in enumerate(ours):
        for j, b in enumerate(others):
            alone = overlap(a.text, b.text)
            if alone >= _WORTH_A_LOOK:
                # rounded, so that the order in which weights are added up does not show
                scores[i, j] = round(min(alone, overlap(a.whole, b.whole)), 6)
    scores.update(_headings_by_what_they_hold(ours, others, scores))
    return scores


def _described(rows: Sequence[Row], like: Likeness) -> list[_Described]:
    found = [_Described(row, like.features(row.text), _whole(row, like), []) for row in rows]
    at = {row.id: index for index, row in enumerate(rows)}
    for index, row in enumerate(rows):
        if row.parent is not None:
            found[at[row.parent]].children.append(index)
    return found


def _whole(row: Row, like: Likeness) -> Features:
    """The features of a row's text and, each with its own lesser weight, of headings, area, products and leads."""
    whole = dict(like.features(row.text))
    round_it = [("h", _HEADING, text) for text in row.headings]
    round_it += [("a", _AREA, row.area_name), ("l", _LEAD, row.lead_text)]
    round_it += [("p", _PRODUCT, text) for text in row.product_texts]
    for kind, weight, text in round_it:
        for thing, rare in like.features(text).items():
            whole[f"{kind}:{thing}"] = rare * weight
    return whole


def _headings_by_what_they_hold(mine: list[_Described], theirs: list[_Described], scores: Scores) -> Scores:
    """Headings that were reworded, but hold the same sub-tasks: half by their text, half by what they hold."""
    found: Scores = {}
    for (i, j), score in scores.items():
        ours, its = mine[i].children, theirs[j].children
        if ours and its:
            held = sum(score for *_, score in one_to_one({k: scores[k] for k in _pairs(ours, its) if k in scores}))
            found[i, j] = max(score, round((score + 2 * held / (len(ours) + len(its))) / 2, 6))
    return found


def _pairs(ours: Sequence[int], theirs: Sequence[int]) -> list[tuple[int, int]]:
    return [(i, j) for i in ours for j in theirs]


def one_to_one(
    scores: Scores, line: float = 0.0, order: Callable[[tuple[int, int]], Any] = itemgetter(0, 1)
) -> list[tuple[int, int, float]]:
    """The pairs, the most alike first, in which each row is taken once, of those not below ``line``.

    ``order`` says which of two pairs comes first that are as much alike.
    """
    mine: set[int] = set()
    theirs: set[int] = set()
    found = []
    known = {pair: score for pair, score in scores.items() if score >= line}
    for (i, j), score in sorted(known.items(), key=lambda one: (-one[1], order(one[0]))):
        if i not in mine and j not in theirs:
            mine.add(i)
            theirs.add(j)
            found.append((i, j, score))
    return found
