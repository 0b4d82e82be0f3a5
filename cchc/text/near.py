"""The nearest known name to a wrong one: a clear winner or none; and the question that offers it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from heapq import heappop, heappush

from cchc.text.folding import fold

_CLOSE_ENOUGH = 0.72
_CLEAR_LEAD = 0.04
_ROUNDING = 1e-9


def nearest(name: str, known: Iterable[str], *, limit: int = 1) -> list[str]:
    """Up to ``limit`` known names that resemble ``name``, best first; with ``limit=1`` only a clear winner.

    A winner is clear when no other name (of another folded form) comes within a small distance of it:
    it is better to say nothing than to send a person to the wrong unit.
    """
    import difflib

    wanted = fold(name)
    matcher = difflib.SequenceMatcher(b=wanted, autojunk=False)
    scores: list[tuple[float, str]] = []
    first: list[float] = []  # the best scores so far, as many as are asked for
    enough = _CLOSE_ENOUGH
    for most, key, candidate in sorted(_worth_a_look(wanted, known), reverse=True):
        if most < enough:
            break  # and so are all that follow
        matcher.set_seq1(key)
        scores.append((matcher.ratio(), candidate))
        heappush(first, scores[-1][0])
        if len(first) > limit:
            heappop(first)
        if len(first) == limit:
            enough = max(_CLOSE_ENOUGH, first[0] - (_CLEAR_LEAD if limit == 1 else 0)) - _ROUNDING
    best = sorted((s for s in scores if s[0] >= _CLOSE_ENOUGH), key=lambda s: (-s[0], s[1]))
    if limit == 1 and len(best) > 1 and best[0][0] - best[1][0] < _CLEAR_LEAD:
        return []
    return [candidate for _, candidate in best[:limit]]


def _worth_a_look(wanted: str, known: Iterable[str]) -> Iterator[tuple[float, str, str]]:
    """The names that may be close enough, each folded form once: how close at most, the form, the name.

    That is told by the letters which both have in common, in whatever order.
    """
    letters = Counter(wanted)
    met: set[str] = set()
    for candidate in known:
        key = fold(candidate)
        length = len(key) + len(wanted)
        if key not in met and 2 * min(len(key), len(wanted)) >= (_CLOSE_ENOUGH - _ROUNDING) * length:
            met.add(key)
            yield 2 * sum(map(min, map(key.count, letters), letters.values())) / max(length, 1), key, candidate


def did_you_mean(name: str, known: Iterable[str], otherwise: str = "", *, limit: int = 1) -> str:
    """The Vietnamese question that offers the nearest known name (up to ``limit``); ``otherwise`` where none is."""
    near = nearest(name, known, limit=limit)
    if not near:
        return otherwise
    return f"Có phải là “{near[0]}”?" if limit == 1 else f"Có phải là: {'; '.join(near)}?"
