"""What a slip of the hand or of the ear makes of a syllable: the syllables that one slip turns into a given one.

A slip is graded by how often it happens: writing by ear (hỏi for ngã, s for x, d for gi, n for ng) and leaving out
or adding a mark are usual; a letter dropped, doubled or swapped less so; another letter altogether is rare.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from cchc.proofreading.syllables import INITIALS, RHYMES, letters, parts, spellings, tone_fits, with_tone

COMMON, USUAL, LESS, RARE = 0, 1, 2, 3
"""Grades of slips: hỏi for ngã; by ear or of a mark; a letter dropped, added or swapped; one letter for another."""

_HOI_NGA = {3, 4}
_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
_OF_INITIALS = "bcdđghiklmnpqrstuvx"
_OF_RHYMES = "aăâeêioôơuưycghmnpt"
_MARKS = {a: row.replace(a, "") for row in ("aăâ", "eê", "oôơ", "uư", "dđ") for a in row}
_GLIDES = ("uo", "ươ", "uơ", "ưo", "uô")
_SOUNDS = (
    ("d", "gi", "r", "v"),
    ("s", "x"),
    ("ch", "tr"),
    ("l", "n"),
    ("g", "gh"),
    ("ng", "ngh"),
    ("c", "k", "qu"),
)
_ENDS = (("n", "ng", "nh"), ("t", "c", "ch"), ("i", "y"), ("o", "u"))


def slips(word: str) -> Iterator[tuple[str, int]]:
    """Each legal syllable that one slip turns into ``word`` (NFC, lower case), with the slip's grade.

    The word itself may be no syllable at all ("nghành" → "ngành").
    """
    read = letters(word)
    if read is None:
        return
    plain = read.plain
    if plain in spellings():
        yield from _other_tones(plain, read.tone)
    graded = ((USUAL, _by_mark(plain)), (USUAL, _by_ear(plain)), (LESS, _less(plain)), (RARE, _rare(plain)))
    yield from _toned(plain, read.tone, graded)


def near_syllables(word: str) -> Iterator[tuple[str, int]]:
    """The same for a word that is a syllable, sooner: the slip is in its initial, in its rhyme, or in its tone."""
    read = letters(word)
    if read is None:
        return
    yield from _other_tones(read.plain, read.tone)
    initial, rhyme = parts(read.plain)
    made = [(grade, [other + rhyme]) for other, grade in _near_initials(initial)]
    made += [(grade, [initial + other]) for other, grade in _near_rhymes(rhyme)]
    yield from _toned(read.plain, read.tone, made)


def _other_tones(plain: str, tone: int) -> Iterator[tuple[str, int]]:
    bearer = spellings()[plain][0]
    for other in range(6):
        if other != tone and tone_fits(plain, other):
            yield with_tone(plain, other, bearer), COMMON if {tone, other} == _HOI_NGA else USUAL


def _toned(plain: str, tone: int, made: Iterable[tuple[int, Iterable[str]]]) -> Iterator[tuple[str, int]]:
    """Of the toneless words those that are syllables and bear the tone, each once."""
    known, seen = spellings(), {plain}
    for grade, others in made:
        for other in others:
            if other in known and other not in seen:
                seen.add(other)
                if tone_fits(other, tone):
                    yield with_tone(other, tone, known[other][0]), grade


@cache
def _near_initials(initial: str) -> tuple[tuple[str, int], ...]:
    return _of(INITIALS, _initials_made(initial))


def _initials_made(initial: str) -> Iterator[tuple[int, Iterable[str]]]:
    yield USUAL, _of_groups(initial, _SOUNDS)
    yield USUAL, _by_mark(initial)
    yield LESS, _less(initial, _OF_INITIALS)
    yield RARE, _rare(initial, _OF_INITIALS)


@cache
def _near_rhymes(rhyme: str) -> tuple[tuple[str, int], ...]:
    return _of(RHYMES, _rhymes_made(rhyme))


def _rhymes_made(rhyme: str) -> Iterator[tuple[int, Iterable[str]]]:
    yield USUAL, _by_mark(rhyme)
    yield USUAL, _by_end(rhyme)
    yield LESS, _less(rhyme, _OF_RHYMES)
    yield RARE, _rare(rhyme, _OF_RHYMES)


def _of(known: frozenset[str], made: Iterable[tuple[int, Iterable[str]]]) -> tuple[tuple[str, int], ...]:
    graded: dict[str, int] = {}
    for grade, others in made:
        for other in others:
            if other in known:
                graded.setdefault(other, grade)
    return tuple(graded.items())


def _by_ear(plain: str) -> Iterator[str]:
    initial, rhyme = parts(plain)
    for other in _of_groups(initial, _SOUNDS):
        yield other + rhyme
    for other in _by_end(rhyme):
        yield initial + other


def _by_end(rhyme: str) -> Iterator[str]:
    end = rhyme[-2:] if rhyme.endswith(("ng", "nh", "ch")) else rhyme[-1:]
    if len(rhyme) > len(end):
        for other in _of_groups(end, _ENDS):
            yield rhyme[: -len(end)] + other


def _of_groups(one: str, groups: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    return (other for group in groups if one in group for other in group if other != one)


def _by_mark(plain: str) -> Iterator[str]:
    for at, letter in enumerate(plain):
        for mark in _MARKS.get(letter, ""):
            yield plain[:at] + mark + plain[at + 1 :]
    for pair in _GLIDES:
        if pair in plain:
            yield plain.replace(pair, "ươ")
            yield plain.replace(pair, "uô")


def _less(plain: str, letters: str = _LETTERS) -> list[str]:
    """A letter dropped, added, or swapped with the next."""
    halves = [(plain[:at], plain[at:]) for at in range(len(plain) + 1)]
    swapped = [head + tail[1] + tail[0] + tail[2:] for head, tail in halves if len(tail) > 1]
    dropped = [head + tail[1:] for head, tail in halves if tail]
    return swapped + dropped + [head + letter + tail for head, tail in halves for letter in letters]


def _rare(plain: str, letters: str = _LETTERS) -> list[str]:
    """A letter written for another."""
    halves = [(plain[:at], plain[at + 1 :]) for at in range(len(plain))]
    return [head + letter + tail for head, tail in halves for letter in letters]
