"""Which line of a written file holds which words of the Word file, where the same words may stand in many lines.

Why: what a sentence lays down is written again far behind it (duties, targets), headings repeat from section to
section. Of all ways to match, the one with the most lines in the order of both is taken.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

_MOST = 50
"""Words that stand in more lines tell no place."""


class _Match(NamedTuple):
    """One thing sought and its line, after the match before."""

    sought: int
    line: int
    before: _Match | None


def aligned(sought: Sequence[Sequence[str]], lines: Sequence[str]) -> dict[int, int]:
    """The line of each thing sought that has one, in the order of both.

    A thing is sought by several words, the best first; the first that are all of some lines count.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        places[line].append(number)
    runs: list[_Match] = []  # at n the run of n + 1 matches that ends in the earliest line
    ends: list[int] = []
    for at, texts in enumerate(sought):
        there = next((known for text in texts if (known := places.get(text)) and len(known) <= _MOST), [])
        for number in reversed(there):
            length = bisect_left(ends, number)
            match = _Match(at, number, runs[length - 1] if length else None)
            ends[length : length + 1], runs[length : length + 1] = [number], [match]
    lines_of: dict[int, int] = {}
    last = runs[-1] if runs else None
    while last is not None:
        lines_of[last.sought] = last.line
        last = last.before
    return lines_of
