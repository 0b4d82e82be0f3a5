"""Tone marks: on the wrong letter of a syllable ("Qúy"), and two styles of placing them in one document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cchc.proofreading.by_text import ByText
from cchc.proofreading.page import page_of
from cchc.proofreading.remark import Remark
from cchc.proofreading.runs import NEWER_STYLE, OLDER_OF
from cchc.proofreading.syllables import like
from cchc.proofreading.words import lowered

_NEWER_OF = {older: newer for newer, older in OLDER_OF.items()}
_OLDER_STYLE = re.compile(r"[òóỏõọùúủũụ](?<=[^q].)(?:(?<=[òóỏõọ])[ae]|(?<=[ùúủũụ])y)(?!\w)")
_WORD_BEFORE = re.compile(r"[^\W\d_]*$")
_CLEARLY = 3
"""One style is the document's own where it has this many times as many words as the other."""


class OddStyle(NamedTuple):
    """A word in the style that the document uses least: the first place, how often so, how often otherwise."""

    text: int
    remark: Remark
    times: int
    otherwise: int


def odd_styles(texts: Sequence[str]) -> Iterator[OddStyle]:
    """The words whose tone mark is placed in the style that the document uses least ("Uỷ" beside "Ủy").

    Only where one style clearly is the document's own, or where the very word is written in both; each word once.
    """
    once = dict.fromkeys(texts)
    newer, older = _HAS_NEWER.of(once), _HAS_OLDER.of(once)
    if newer and older:
        styled = [(number, text) for number, text in enumerate(texts) if text in newer or text in older]
        yield from _odd(_newer(styled), _older(styled))


def _having(style: re.Pattern[str]) -> ByText[bool]:
    def of_texts(texts: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
        page = page_of(texts)
        return ((page.at(match.start())[0], True) for match in style.finditer(lowered(page.text)))

    return ByText(of_texts)


_HAS_NEWER, _HAS_OLDER = _having(NEWER_STYLE), _having(_OLDER_STYLE)


_Places = dict[str, list[tuple[int, Remark]]]


def _newer(texts: list[tuple[int, str]]) -> _Places:
    found: _Places = {}
    for number, text in texts:
        for match in NEWER_STYLE.finditer(" " + text.lower()):
            _put(found, number, text, match.start() - 2, OLDER_OF)
    return found


def _older(texts: list[tuple[int, str]]) -> _Places:
    found: _Places = {}
    for number, text in texts:
        for match in _OLDER_STYLE.finditer(" " + text.lower()):
            _put(found, number, text, match.start() - 1, _NEWER_OF)
    return found


def _put(found: _Places, number: int, text: str, at: int, other_of: dict[str, str]) -> None:
    """Remark on the word whose last two letters begin at ``at``."""
    start = at - len(_WORD_BEFORE.findall(text[:at])[0])
    written = text[start : at + 2]
    if other := other_of.get(written[-2:].lower()):
        remark = Remark(start, at + 2, like(written, written[:-2].lower() + other))
        found.setdefault(written.lower(), []).append((number, remark))


def _odd(newer: _Places, older: _Places) -> Iterator[OddStyle]:
    count = {style: sum(map(len, words.values())) for style, words in ((True, newer), (False, older))}
    rarer, usual = (newer, older) if count[True] <= count[False] else (older, newer)
    clear = min(count.values()) * _CLEARLY <= max(count.values())
    for places in rarer.values():
        otherwise = len(usual.get(places[0][1].right.lower(), ()))
        if clear or otherwise:
            yield OddStyle(*places[0], len(places), otherwise)
