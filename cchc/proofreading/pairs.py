"""How often two syllables stand side by side in Vietnamese, from a counted list.

``cchc/data/vietnamese-pairs.txt`` names in its first lines the least count of a pair and the syllables, each with
the binary logarithm of how often it was counted. Then a line for each syllable says what follows it, in `CELLS`
cells with tabs between: in the first the syllables whose number is a multiple of `CELLS`, and so on, so that a
pair is sought in a short cell. In a cell they stand from rare to frequent; "|" divides those counted less than
2, 4, 8 … times the least count.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources
from itertools import count
from typing import NamedTuple

CELLS = 8
"""Cells in the line of a syllable."""

TOTAL = 24.6
"""The binary logarithm of the number of words counted."""

_LEAST_CHANCE = -2.0
_UNHEARD = 3.0


class Syllable(NamedTuple):
    """A syllable of the list: its number, how often it was counted (binary logarithm), how the lines write it."""

    number: int
    frequency: float
    token: bytes


class _Lists(NamedTuple):
    least: float
    syllables: dict[str, Syllable]
    followers: list[bytes]


@cache
def _lists() -> _Lists:
    data = (resources.files("cchc") / "data" / "vietnamese-pairs.txt").read_bytes()
    least, names, frequencies, *followers = data[data.index(b"\n\n") + 2 :].split(b"\n")
    tokens = (b" %b " % name for name in names.split())
    listed = map(Syllable, count(), map(float, frequencies.split()), tokens)
    syllables = dict(zip(names.decode().split(), listed, strict=True))
    return _Lists(math.log2(int(least)), syllables, [*followers, b"\t" * CELLS])


def syllables() -> dict[str, Syllable]:
    """The syllables of the list (lower case, tone mark in the older style)."""
    return _lists().syllables


def unheard(word: str) -> Syllable:
    """A syllable that is not of the list: nothing precedes or follows it."""
    return Syllable(len(_lists().syllables), _UNHEARD, b" " + word.encode() + b" ")


@lru_cache(maxsize=8192)
def _cells(number: int) -> list[bytes]:
    return _lists().followers[number].split(b"\t")


def bond(first: Syllable, second: Syllable) -> float:
    """The binary logarithm of how often the pair was counted; 0 where it is not of the list."""
    return _in_cell(_cells(first[0])[second[0] % CELLS], second[2])


def bonds_after(first: Syllable, those: Iterable[Syllable]) -> list[float]:
    """The same for several that may follow one."""
    cells = _cells(first[0])
    return [_in_cell(cells[number % CELLS], token) for number, _, token in those]


def bonds_before(second: Syllable, those: Iterable[Syllable]) -> list[float]:
    """The same for several that one may follow."""
    place, token = second[0] % CELLS, second[2]
    return [_in_cell(_cells(number)[place], token) for number, _, _ in those]


def _in_cell(cell: bytes, token: bytes) -> float:
    at = cell.find(token)
    return 0.0 if at < 0 else _lists().least + 0.5 + cell.count(b"|", 0, at)


def by_chance(first: Syllable, second: Syllable) -> float:
    """How often the pair would be counted if words stood side by side by chance (a binary logarithm)."""
    return first.frequency + second.frequency - TOTAL


def expected(first: Syllable, second: Syllable, counted: float) -> float:
    """The binary logarithm of how often a pair is to be expected: as counted, or a little below chance."""
    return counted or max(_LEAST_CHANCE, min(by_chance(first, second) - 2, _lists().least - 1))
