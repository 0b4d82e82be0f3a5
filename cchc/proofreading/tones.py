"""Tone marks: on the wrong letter of a syllable ("Qúy"), and two styles of placing them in one document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cchc.proofreading.page import page_of
from cchc.proofreading.remark import Remark
from cchc.proofreading.runs import NEWER_STYLE, OLDER_OF, Words
from cchc.proofreading.syllables import like
from cchc.proofreading.words import lowered
from cchc.text.by_text import Rule, gathered
from cchc.text.numberless import the_same_whatever_the_numbers

_NEWER_OF = {older: newer for newer, older in OLDER_OF.items()}
_OLDER_STYLE = re.compile(r"[òóỏõọùúủũụ](?<=[^q].)(?:(?<=[òóỏõọ])[ae]|(?<=[ùúủũụ])y)(?!\w)")
_CLEARLY = 3
"""One style is the document's own where it has this many times as many words as the other."""


class OddStyle(NamedTuple):
    """A word in the style that the document uses least: the first place, how often so, how often otherwise."""

    text: int
    remark: Remark
    times: int
    otherwise: int


def odd_styles(words: Words) -> Iterator[OddStyle]:
    """The words whose tone mark is placed in the style that the document uses least ("Uỷ" beside "Ủy").

    Only where one style clearly is the document's own, or where the very word is written in both; each word once.
    """
    newer, older = _NEWER.of(words.known), _OLDER.of(words.known)
    if newer and older:
        yield from _odd(_places(newer, words.texts), _places(older, words.texts))


_Words = tuple[tuple[str, Remark], ...]
_Places = dict[str, list[tuple[int, Remark]]]


def _in_style(style: re.Pattern[str], before: int, other_of: dict[str, str]) -> Rule[_Words]:
    """The words of texts in a style, whose last two letters begin so many places before what it finds."""

    def of_texts(texts: tuple[str, ...]) -> Iterator[tuple[str, _Words]]:
        page = page_of(texts)
        places = (page.at(match.start() - before) for match in style.finditer(lowered(page.text)))
        words = ((text, _word(text, at, other_of)) for text, at in places)
        return gathered((text, word) for text, word in words if word is not None)

    return Rule(the_same_whatever_the_numbers(of_texts))


def _word(text: str, at: int, other_of: dict[str, str]) -> tuple[str, Remark] | None:
    """The word whose last two letters begin at ``at``, in lower case, with the remark on it."""
    start = at
    while start and text[start - 1].isalnum() and not text[start - 1].isdecimal():
        start -= 1
    written = text[start : at + 2]
    if (other := other_of.get(written[-2:].lower())) is None:
        return None
    return written.lower(), Remark(start, at + 2, like(written, written[:-2].lower() + other))


_NEWER = _in_style(NEWER_STYLE, 1, OLDER_OF)
_OLDER = _in_style(_OLDER_STYLE, 0, _NEWER_OF)


def _places(words: dict[str, _Words], texts: Sequence[str]) -> _Places:
    """Each word with the texts that have it."""
    found: _Places = {}
    for number, text in enumerate(texts):
        for word, remark in words.get(text, ()):
            found.setdefault(word, []).append((number, remark))
    return found


def _odd(newer: _Places, older: _Places) -> Iterator[OddStyle]:
    count = {style: sum(map(len, words.values())) for style, words in ((True, newer), (False, older))}
    rarer, usual = (newer, older) if count[True] <= count[False] else (older, newer)
    clear = min(count.values()) * _CLEARLY <= max(count.values())
    for places in rarer.values():
        otherwise = len(usual.get(places[0][1].right.lower(), ()))
        if clear or otherwise:
            yield OddStyle(*places[0], len(places), otherwise)
