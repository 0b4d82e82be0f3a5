"""The nearest known name to a wrong one: a clear winner or none; and the question that offers it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

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
    letters = Counter(wanted)
    scored: dict[str, tuple[float, str]] = {}
    matcher = difflib.SequenceMatcher(b=wanted, autojunk=False)
    for candidate in known:
        key = fold(candidate)
        if key in scored:
            continue
        least = _CLOSE_ENOUGH * (len(key) + len(wanted)) / 2 - _ROUNDING
        if min(len(key), len(wanted)) < least or sum(map(min, map(key.count, letters), letters.values())) < least:
            continue  # they have too few letters in common, in whatever order
        matcher.set_seq1(key)
        scored[key] = (matcher.ratio(), candidate)
    best = sorted((s for s in scored.values() if s[0] >= _CLOSE_ENOUGH), key=lambda s: (-s[0], s[1]))
    if limit == 1 and len(best) > 1 and best[0][0] - best[1][0] < _CLEAR_LEAD:
        return []
    return [candidate for _, candidate in best[:limit]]


def did_you_mean(name: str, known: Iterable[str], otherwise: str = "", *, limit: int = 1) -> str:
    """The Vietnamese question that offers the nearest known name (up to ``limit``); ``otherwise`` where none is."""
    near = nearest(name, known, limit=limit)
    if not near:
        return otherwise
    return f"Có phải là “{near[0]}”?" if limit == 1 else f"Có phải là: {'; '.join(near)}?"
