"""Words that are no Vietnamese syllables: with a tone mark on the wrong letter, or spelled as none can be."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from cchc.proofreading.edits import slips
from cchc.proofreading.foreign import foreign_words, might_be_a_slip
from cchc.proofreading.pairs import bond, by_chance, syllables
from cchc.proofreading.remark import Remark
from cchc.proofreading.runs import BREAK, Spot, Words, by_run, one_style
from cchc.proofreading.syllables import is_syllable, letters, like, tone_fits, tone_moved
from cchc.text.by_text import Rule, with_texts

_AS_IF_COUNTED = 8.0
"""A pair of the document itself weighs as one that was counted 2 to this power times."""
_CLEARLY = 3.0


class Misspelling(NamedTuple):
    """A remark on the text of a number; ``tone``: only its tone mark stands on the wrong letter."""

    text: int
    remark: Remark
    tone: bool


def misspelt(words: Words) -> Iterator[Misspelling]:
    """The words that cannot be spelled so, each place, with the nearest right word if there is one."""
    for word, texts in with_texts(_SUSPICIOUS.of(words.known)).items():
        moved = tone_moved(word)
        for spot in words.spots(word, texts):
            right = moved if moved else _right(words, spot, word)
            if right is not None and not _is_abbreviation(spot):
                end = spot.start + len(spot.written)
                yield Misspelling(spot.text, Remark(spot.start, end, like(spot.written, right)), bool(moved))


def _suspicious(run: str) -> tuple[str, ...]:
    """The words of a run that cannot be spelled so."""
    listed = syllables()
    return tuple(word for word in run.split(" ") if word not in listed and _is_suspicious(word))


@lru_cache(maxsize=8192)
def _is_suspicious(word: str) -> bool:
    if len(word) < 2 or is_syllable(word):
        return False
    return bool(tone_moved(word)) or (word not in foreign_words() and might_be_a_slip(word))


_SUSPICIOUS = Rule(by_run(_suspicious))


def _right(words: Words, spot: Spot, word: str) -> str | None:
    """The word that was meant; empty where it is not clear; ``None`` where the word may be no slip at all.

    A name, and a word without any mark, is a slip only if a right word makes a known pair with a neighbour, or,
    unmarked, if no Vietnamese syllable without its tone is spelled so.
    """
    ranked = sorted(((_weight(words, spot, one_style(right)) - 2 * grade, right) for right, grade in slips(word)))
    fits = bool(ranked) and ranked[-1][0] >= _AS_IF_COUNTED - 4
    if fits:
        return ranked[-1][1]
    if _is_name(spot) or not ranked:
        return None
    if spot.written[0].isupper() and len(ranked) > 1:
        return None
    if word.isascii() and (len(word) < 4 or _lacks_only_its_tone(word)):
        return None
    return "" if word.isascii() else _most_usual(word)


def _most_usual(word: str) -> str:
    """The right word that is clearly more usual than the others; else nothing."""
    ranked = sorted(
        (known.frequency - 2 * grade, right)
        for right, grade in slips(word)
        if (known := syllables().get(one_style(right))) is not None
    )
    clear = len(ranked) == 1 or (len(ranked) > 1 and ranked[-1][0] - ranked[-2][0] >= _CLEARLY)
    return ranked[-1][1] if clear else ""


def _weight(words: Words, spot: Spot, right: str) -> float:
    """How well a word fits beside its neighbours: how often the pair was counted, and stands in the document."""
    here = syllables().get(right)
    if here is None:
        return -1.0
    best = 0.0
    for step in (-1, 1):
        beside = spot.neighbour(step)
        other = syllables().get(beside)
        if beside == BREAK or other is None:
            continue
        pair = (other, here) if step < 0 else (here, other)
        if (counted := bond(*pair)) and counted - by_chance(*pair) > 2:
            best = max(best, counted)
        if words.times(*((beside, right) if step < 0 else (right, beside))):
            best = max(best, _AS_IF_COUNTED)
    return best


def _lacks_only_its_tone(word: str) -> bool:
    read = letters(word)
    return read is not None and not tone_fits(read.plain, 0)


def _is_name(spot: Spot) -> bool:
    following = spot.run[spot.at + 1 : spot.at + 2]
    return (
        spot.written[0].isupper()
        and not spot.written.isupper()
        and (spot.at > 0 or bool(following and following[0][0].isupper()))
    )


def _is_abbreviation(spot: Spot) -> bool:
    """Capitals alone, or mixed with small letters ("UBND", "VNeID"); among other capitals one without any mark."""
    written = spot.written
    if not written.isupper():
        return written[1:] != written[1:].lower()
    capitals = sum(word.isupper() for word in spot.run)
    return capitals < 3 or written.replace("Đ", "D").isascii()
