"""Words that are spelled like Vietnamese ones but are the wrong ones where they stand: "trục thuộc", "kỷ năng".

A noisy channel: of the syllables that one slip turns into the written one, is there one that fits between its
neighbours so much better that a slip is likelier than this wording? How well a syllable fits is how often it stands
beside its neighbours in Vietnamese (`cchc.proofreading.pairs`). A fit in which the words are merely frequent says
little: the pair must also be bound, i.e. far more frequent than by chance. And the rest of the document is heard.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import compress, pairwise, repeat, starmap
from operator import and_
from typing import NamedTuple

from cchc.proofreading.edits import near_syllables
from cchc.proofreading.pairs import (
    Syllable,
    bond,
    bonds_after,
    bonds_before,
    by_chance,
    expected,
    syllables,
    unheard,
)
from cchc.proofreading.remark import Remark
from cchc.proofreading.runs import BREAK, Spot, Words, by_run, pairs_of
from cchc.proofreading.syllables import is_syllable, letters, like
from cchc.text.by_text import Rule, with_texts

_PRICE = (-3.0, 0.0, 2.0, 5.0)
"""By the slip's grade: how much rarer (in powers of two) than the usual slips it is."""
_SETTLED = 11.0
"""A pair counted more often than 2 to this power, or this much more often than by chance, is never doubted …"""
_SETTLED_ABOVE_CHANCE = 4.0
_SETTLED_TOGETHER = 15.0
"""… nor is a word whose two pairs together were."""
_WORDING = 3
"""Nor is a pair that the document has so many times: a slip is copied once, hardly twice."""
_USUAL = 9.0
"""Only syllables that were counted more often than 2 to this power are offered."""
_BOUND = 2.0
"""A pair less bound than this is no reason to doubt."""

_GRADES = (
    # sure, least bound, least gain, least gain where the document has the right pair elsewhere
    (True, 6.0, 12.5, 10.0),
    (True, 4.0, 15.0, 12.5),
    (False, 6.0, 11.0, 9.0),
    (False, 3.0, 14.0, 10.5),
)
"""Measured on documents that were not counted: see tests/proofreading/measuring.py."""
_WORTH_A_LOOK = min(confirmed for *_, confirmed in _GRADES)
"""From a smaller gain no slip is told, whatever the document has elsewhere."""
_BEYOND_DOUBT = 16.0
"""From this gain on even a wording that the document repeats is a slip."""


class Doubt(NamedTuple):
    """Between ``left`` and ``following`` (or a break) ``right`` fits better than ``word``: 2 to the power ``gain``.

    ``bound`` (same scale): how much more often than by chance ``right`` stands beside one of them.
    """

    left: str
    word: str
    following: str
    right: str
    gain: float
    bound: float


class _Candidate(NamedTuple):
    word: str
    syllable: Syllable
    price: float


def doubts(words: Words) -> Iterator[tuple[Doubt, list[str]]]:
    """The words between two others for which another word fits better, and which are not the document's wording.

    Each with the texts in which it stands so.
    """
    for doubt, texts in with_texts(_DOUBTS.of(words.known)).items():
        if not _is_repeated(words, doubt.left, doubt.word) and not _is_repeated(words, doubt.word, doubt.following):
            yield doubt, texts


def _is_repeated(words: Words, first: str, second: str) -> bool:
    """Whether the document itself has a pair so often that it is its wording."""
    return BREAK not in (first, second) and words.times(first, second) >= _WORDING


def _doubts(run: str) -> tuple[Doubt, ...]:
    """The words of a run for which another fits better between the two beside them."""
    pairs = pairs_of(run)
    open_ones = [*map(is_open, pairs)]
    beside = compress(pairwise(pairs), map(and_, open_ones, open_ones[1:]))
    return tuple(filter(None, starmap(_doubt, beside)))


@lru_cache(maxsize=65536)
def is_open(pair: str) -> bool:
    """Whether a pair was not counted so often that nobody doubts its words."""
    listed = syllables()
    one, two = map(listed.get, pair.split(" "))
    if one is None or two is None or not (counted := bond(one, two)):
        return True
    return counted <= _SETTLED and counted - by_chance(one, two) <= _SETTLED_ABOVE_CHANCE


@lru_cache(maxsize=65536)
def _doubt(before_it: str, after_it: str) -> Doubt | None:
    """The doubt about the word that two pairs share."""
    left, _, word = before_it.partition(" ")
    following = after_it.partition(" ")[2]
    if len(word) == 1 or left == following == BREAK:
        return None
    listed = syllables()
    known = listed.get(word)
    if known is None:
        if not is_syllable(word):
            return None
        known = unheard(word)
    one, two = listed.get(left), listed.get(following)
    before = bond(one, known) if one is not None else 0.0
    after = bond(known, two) if two is not None else 0.0
    if before + after > _SETTLED_TOGETHER:
        return None
    now = _fit(one, known, two, before, after)
    best: Doubt | None = None
    candidates = _candidates(word)
    those = [candidate.syllable for candidate in candidates]
    befores = bonds_after(one, those) if one is not None else repeat(0.0)
    afters = bonds_before(two, those) if two is not None else repeat(0.0)
    for (other, other_known, price), before, after in zip(candidates, befores, afters, strict=False):
        if not before and not after:
            continue
        gain = _fit(one, other_known, two, before, after) - now - price
        if gain >= _WORTH_A_LOOK and (best is None or gain > best.gain):
            bound = max(_bound(before, one, other_known), _bound(after, other_known, two))
            if bound >= _BOUND and not same_by_choice(word, other):
                best = Doubt(left, word, following, other, gain, bound)
    return best


def _fit(left: Syllable | None, word: Syllable, right: Syllable | None, before: float, after: float) -> float:
    """How often the word is to be expected between the two (a binary logarithm)."""
    if left is None or right is None:
        if right is not None:
            return expected(word, right, after)
        return expected(left, word, before) if left is not None else 0.0
    return expected(left, word, before) + expected(word, right, after) - word.frequency


def _bound(counted: float, first: Syllable | None, second: Syllable | None) -> float:
    return counted - by_chance(first, second) if counted and first is not None and second is not None else 0.0


@lru_cache(maxsize=4096)
def _candidates(word: str) -> tuple[_Candidate, ...]:
    found, listed = [], syllables()
    for right, grade in near_syllables(word):
        known = listed.get(right)
        if known is not None and known.frequency >= _USUAL and len(right) > 1:
            found.append(_Candidate(right, known, _PRICE[grade]))
    return tuple(found)


def same_by_choice(word: str, other: str) -> bool:
    """Whether both are right, their last letters i and y being written for each other: "kĩ", "kỹ"; "quí", "quý"."""
    one, two = letters(word), letters(other)
    if one is None or two is None or one.tone != two.tone or one.plain[:-1] != two.plain[:-1]:
        return False
    alike = one.plain[-1] + two.plain[-1] in ("iy", "yi")
    return alike and (one.plain.startswith("qu") or one.plain[-2:-1] not in ("a", "â", "u"))


def is_name(spot: Spot) -> bool:
    """Whether the word is of a name, or an abbreviation: capitals where no sentence begins."""
    written, run, index = spot.written, spot.run, spot.at
    if written.isupper():
        return not any(other.isupper() for other in (*run[max(0, index - 1) : index], *run[index + 1 : index + 2]))
    if not written[0].isupper():
        return False
    following = run[index + 1 : index + 2]
    return index > 0 or bool(following and following[0][0].isupper() and not following[0].isupper())


class Misuse(NamedTuple):
    """A remark on the text of a number; ``sure``: a slip nearly for sure, else worth a look."""

    text: int
    remark: Remark
    sure: bool


_DOUBTS = Rule(by_run(_doubts))


def misused(words: Words) -> Iterator[Misuse]:
    """The words that are wrong where they stand, in no order; of two neighbours the one that fits worse."""
    found: dict[tuple[int, int], tuple[float, Misuse]] = {}
    for doubt, texts in doubts(words):
        spots = [spot for spot in words.spots(doubt.word, texts) if _is_at(doubt, spot) and not is_name(spot)]
        sure = _is_sure(words, doubt, len(spots)) if spots else None
        if sure is None:
            continue
        for spot in spots:
            end = spot.start + len(spot.written)
            remark = Remark(spot.start, end, like(spot.written, doubt.right))
            found[spot.text, spot.start] = (doubt.gain, Misuse(spot.text, remark, sure))
    for (text, start), (gain, misuse) in found.items():
        beside = (text, misuse.remark.end + 1)
        before = [at for at, (_, other) in found.items() if at[0] == text and other.remark.end + 1 == start]
        if all(found[at][0] < gain for at in (*before, beside) if at in found):
            yield misuse


def _is_at(doubt: Doubt, spot: Spot) -> bool:
    return spot.neighbour(-1) == doubt.left and spot.neighbour(1) == doubt.following


def _is_sure(words: Words, doubt: Doubt, places: int) -> bool | None:
    """Whether the doubt is a slip for sure; ``None``: too little speaks for it.

    What the document says elsewhere counts: the right pair makes a slip likelier; the doubtful pair in another
    place, if the document has it at least as often as the right one, may be a term that the list does not know.
    """
    written, right = _times_beside(words, doubt, doubt.word), _times_beside(words, doubt, doubt.right)
    if any(w > places and w >= r for w, r in zip(written, right, strict=True)) and doubt.gain < _BEYOND_DOUBT:
        return None
    for sure, least_bound, alone, confirmed in _GRADES:
        if doubt.bound >= least_bound and doubt.gain >= (confirmed if any(right) else alone):
            return sure
    return None


def _times_beside(words: Words, doubt: Doubt, word: str) -> list[int]:
    """How often the document has a word beside each of the two that stand round the doubtful one."""
    pairs = ((doubt.left, word), (word, doubt.following))
    return [words.times(*pair) for pair in pairs if BREAK not in pair]
