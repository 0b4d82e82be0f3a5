"""What a text says in words that two authorities have in common: no years, levels, places or signs of documents.

Why: a town copies its province's task with "thị xã" for "tỉnh", "Phòng Nội vụ" for "Sở Nội vụ", and writes
"VBQPPL" where the other writes "văn bản QPPL". None of that makes it another task.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from cchc.text import canonical, fold, nfc

_SIGN = re.compile(r"\d+\s?[-/.]\s?[\w/.-]+|\b(?:19|20|21)\d\d\b")
"""Numbers with their signs, dates and years ("60/2021/NĐ-CP", "24- CT/TU", "21/6/2021", "2025")."""

_OFFICE = re.compile(r"\b(?:Sở|Phòng)\b")
"""A capital letter marks the first word of an office's name, also within a sentence."""

_LEVEL = re.compile(
    r"\b(?:cấp\s+)?(?:trung ương|tỉnh|thành phố|quận|huyện|thị xã|thị trấn|xã(?!\s+hội)|phường|đặc khu)\b",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_LETTERS = re.compile(r"\b[A-ZĐ]{3,8}\b")


@lru_cache(maxsize=8192)
def _spelled(token: str) -> str:
    """One spelling of a word or a number, whatever its case, tone placement and leading zeros."""
    return canonical(token).lstrip("0") if token.isdigit() else canonical(token)


@lru_cache(maxsize=8192)
def _initial(word: str) -> str:
    return fold(word[:1]) or " "


class Wording:
    """Reads texts into words, knowing the abbreviations that the texts themselves spell out somewhere.

    ``places`` are names of places ("Vĩnh Châu") that are passed over.
    """

    def __init__(self, texts: Iterable[str], places: Iterable[str] = ()) -> None:
        names = sorted({nfc(place) for place in places if place.strip()}, key=len, reverse=True)
        self._places = re.compile("|".join(map(re.escape, names)), re.IGNORECASE) if names else None
        known = [nfc(text) for text in dict.fromkeys(texts)]
        self._full = _abbreviations(known)
        self._read: dict[str, tuple[str, ...]] = {}

    def words(self, text: str) -> tuple[str, ...]:
        """The words of a text in order, lower case, abbreviations written out where some text does."""
        if text not in self._read:
            self._read[text] = tuple(self._words(nfc(text)))
        return self._read[text]

    def spelled_out(self, text: str) -> str:
        """The text with every abbreviation written out that some text spells out."""
        return _LETTERS.sub(lambda found: " ".join(self._full.get(found[0], (found[0],))), nfc(text))

    def _words(self, text: str) -> Iterable[str]:
        plain = _SIGN.sub(" ", text)
        if self._places is not None:
            plain = self._places.sub(" ", plain)
        plain = _LEVEL.sub(" ", _OFFICE.sub(" ", plain))
        for token in _TOKEN.findall(plain):
            yield from self._full.get(token) or (_spelled(token),)


def _abbreviations(texts: list[str]) -> dict[str, tuple[str, ...]]:
    """What the abbreviations in the texts stand for: the words, most often met in a row, that have these initials.

    A word that the texts also write in small letters is a word in capitals, no abbreviation.
    """
    plain = {word for text in texts for word in _TOKEN.findall(text) if word.islower()}
    short = {token for text in texts for token in _LETTERS.findall(text) if token.lower() not in plain}
    met: dict[str, Counter[tuple[str, ...]]] = {token: Counter() for token in short}
    keys = {token: fold(token) for token in short}
    for text in texts:
        words = [_spelled(word) for word in _TOKEN.findall(text) if word not in short]
        initials = "".join(map(_initial, words))
        for token, key in keys.items():
            at = initials.find(key)
            while at >= 0:
                met[token][tuple(words[at : at + len(key)])] += 1
                at = initials.find(key, at + 1)
    return {token: min(runs, key=lambda run: (-runs[run], run)) for token, runs in met.items() if runs}
