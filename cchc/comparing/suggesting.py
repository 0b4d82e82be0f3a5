"""Which of the superior's tasks each task of a plan seems to carry out: proposals, the likeliest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from cchc.comparing.likeness import likeness_of
from cchc.comparing.linking import speaks_of
from cchc.comparing.tasks import LINE, Scores, one_to_one, score_tasks
from cchc.plans.rows import Row
from cchc.store import LoadedPlan

_NEARLY_AS_GOOD = 0.9
_WEAK = 0.3
"""Below it a proposal is not worth reading."""


class Proposal(Struct, frozen=True):
    """A link that ``row`` may deserve to the superior's ``parent``.

    ``score`` from 0 to 1; ``above`` the line it is to be accepted unless a person sees otherwise, below it is only
    the nearest thing there is. ``by_heading``: the texts differ, but the superior has the heading of ``row`` as a
    task without sub-tasks, so that what stands under it here belongs to that.
    """

    row: Row
    parent: Row
    score: float
    above: bool
    by_heading: bool = False


def suggest(loaded: LoadedPlan, superior: LoadedPlan) -> list[Proposal]:
    """Links that the plan does not have yet, in the order of its rows, for each row the best first.

    A row may get several links above the line (one task here for two there) and a task of the superior's several
    rows. A row without any gets the nearest task below the line, if there is a near one.
    """
    mine, theirs = _linked_to(loaded, superior), superior.rows.rows
    scores = score_tasks(mine, theirs, likeness_of(loaded, superior))
    at = {row.id: j for j, row in enumerate(theirs)}
    linked = {(i, at[parent]) for i, row in enumerate(mine) for parent in row.task.implements if parent in at}
    chosen = _chosen(scores, linked)
    proposals = {pair: Proposal(mine[pair[0]], theirs[pair[1]], scores[pair], True) for pair in chosen}
    proposals.update(_by_heading(mine, theirs, chosen | linked))
    served = {i for i, _ in (*proposals, *linked)}
    proposals.update(_nearest(mine, theirs, scores, served))
    ordered = sorted(proposals.items(), key=lambda one: (one[0][0], -one[1].score, one[0][1]))
    return [proposal for pair, proposal in ordered if pair not in linked]


def _linked_to(loaded: LoadedPlan, superior: LoadedPlan) -> list[Row]:
    """The rows of the plan, with their links only where those are meant for this superior's plan."""
    if speaks_of(loaded, superior):
        return loaded.rows.rows
    return [replace(row, task=replace(row.task, implements=[])) for row in loaded.rows.rows]


def links_with(row: Row, proposals: Iterable[Proposal]) -> list[str]:
    """The links of a row with those proposed for it, these in the order of the superior's plan."""
    new = sorted((one.parent for one in proposals), key=lambda parent: (parent.extra, parent.path))
    return [*row.task.implements, *(parent.id for parent in new)]


def _chosen(scores: Scores, linked: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """The pairs above the line that go together: one to one first, then what was left over on either side.

    What has found its own counterpart is offered to another only where nothing else remains for that one; a
    second link for a row must be nearly as good as its first.
    """
    taken_here, taken_there = {i for i, _ in linked}, {j for _, j in linked}
    open_scores = {(i, j): s for (i, j), s in scores.items() if i not in taken_here and j not in taken_there}
    firsts = one_to_one(open_scores, LINE)
    chosen = {(i, j) for i, j, _ in firsts}
    best = {i: score for i, _, score in firsts}
    served = taken_here | set(best)
    found_there = taken_there | {j for _, j, _ in firsts}
    for (i, j), score in scores.items():
        if score < LINE or (i, j) in chosen:
            continue
        second = i in best and j not in found_there and score >= best[i] * _NEARLY_AS_GOOD
        if second or i not in served:
            chosen.add((i, j))
    return _only_the_best(chosen, scores, served)


def _only_the_best(chosen: set[tuple[int, int]], scores: Scores, served: set[int]) -> set[tuple[int, int]]:
    """Of several counterparts that all have another row of their own, only those nearly as good as the best."""
    top: dict[int, float] = defaultdict(float)
    for pair in chosen:
        top[pair[0]] = max(top[pair[0]], scores[pair])
    return {(i, j) for i, j in chosen if i in served or scores[i, j] >= top[i] * _NEARLY_AS_GOOD}


def _by_heading(mine: list[Row], theirs: list[Row], links: set[tuple[int, int]]) -> dict[tuple[int, int], Proposal]:
    """Rows without a link of their own, under a heading whose counterpart above has no sub-tasks."""
    at = {row.id: i for i, row in enumerate(mine)}
    of_heading: dict[int, list[int]] = defaultdict(list)
    for i, j in links:
        if theirs[j].leaf:
            of_heading[i].append(j)
    served = {i for i, _ in links}
    found = {}
    for i, row in enumerate(mine):
        if i not in served and row.parent is not None:
            for j in of_heading[at[row.parent]]:
                found[i, j] = Proposal(row, theirs[j], LINE, True, by_heading=True)
    return found


def _nearest(
    mine: list[Row], theirs: list[Row], scores: Scores, served: set[int]
) -> dict[tuple[int, int], Proposal]:
    """For each row without any link the task most like it, below the line."""
    found: dict[int, tuple[float, int]] = {}
    for (i, j), score in scores.items():
        if i not in served and score >= _WEAK:
            found[i] = max(found.get(i, (0.0, 0)), (score, -j))
    return {(i, -j): Proposal(mine[i], theirs[-j], score, False) for i, (score, j) in found.items()}
