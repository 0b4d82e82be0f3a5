"""Abbreviations of a whole document: slips of another one, those written in two ways, those explained nowhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from importlib import resources

from cchc.proofreading.page import page_of
from cchc.proofreading.words import lowered
from cchc.text.by_text import ByText, Known, Rule, gathered

_ABBREVIATION = re.compile(r"[A-ZĐ][A-Za-zĐđ]*[A-ZĐ][A-Za-zĐđ]*")
_OF_A_SIGN = re.compile(r"[\w/@&]|[-.]\w")
_WORD = re.compile(r"\w+|\0")
_ROMAN = re.compile(r"[IVXLCDM]+")
_OFTEN = 5
"""So many times at least an abbreviation is used that others are measured by."""


@lru_cache(maxsize=8)
def _abbreviations(texts: tuple[str, ...]) -> dict[str, tuple[tuple[str, int], ...]]:
    """The abbreviations of texts with their places in them.

    Words of a line in capitals are none, nor the letters of a document's sign ("24-CT/TU").
    """
    page = page_of(texts)
    words = filter(_is_abbreviation, _ABBREVIATION.finditer(page.text))
    places = ((page.at(match.start()), match.group()) for match in words)
    return dict(gathered((text, (word, start)) for (text, start), word in places))


def _is_abbreviation(match: re.Match[str]) -> bool:
    word = match.group()
    return len(word) > 2 and _stands_alone(match.string, *match.span()) and not _ROMAN.fullmatch(word)


def _first_letters(texts: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The first letters of all words of texts."""
    page = "\0".join(text.replace("\0", " ") for text in texts)
    letters = "".join([word[0] for word in _WORD.findall(lowered(page))])
    return zip(texts, letters.split("\0"), strict=True)


_PLACES = Rule(lambda texts: _abbreviations(texts).items())


def _not_known(texts: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    """The texts with an abbreviation, or a way of writing one, that is not known to every official."""
    for text, found in _abbreviations(texts).items():
        if any(word not in known() for word, _ in found):
            yield text, True


_NOT_KNOWN = Rule(_not_known)
_INITIALS = ByText(_first_letters)


class Abbreviations:
    """The abbreviations of a document's texts, each with the texts and the places in them where it stands.

    Of a document that has none but those that every official knows none is told: nothing is wrong with them.
    """

    def __init__(self, known: Known) -> None:
        self._texts = known.texts
        self.places: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for text, found in _PLACES.of(known).items() if _NOT_KNOWN.of(known) else ():
            for word, start in found:
                self.places[word].append((text, start))

    @cached_property
    def _initials(self) -> str:
        """The first letters of all words: in them one finds the abbreviations that are spelled out."""
        return "".join(_INITIALS.each(self._texts))

    @cached_property
    def _text(self) -> str:
        return "\n".join(self._texts)

    def slips(self) -> Iterator[tuple[str, str]]:
        """Those used once or twice that are one letter from one used throughout, with that one."""
        often = [word for word in self._capitals if len(self.places[word]) >= _OFTEN]
        for word in self._unknown:
            times = len(self.places[word])
            if times > 2 or self._explained(word) or self._initials.count(word.lower()) > 1:
                continue
            for usual in often:
                if len(self.places[usual]) >= _OFTEN * times and _one_slip_apart(word, usual):
                    yield word, usual
                    break

    def two_ways(self) -> Iterator[tuple[str, str]]:
        """Those that differ from a more frequent one only in capital letters ("VneID" beside "VNeID")."""
        alike: dict[str, list[str]] = defaultdict(list)
        for word in self.places:
            alike[word.lower()].append(word)
        for ways in alike.values():
            ways.sort(key=lambda word: -len(self.places[word]))
            for word in ways[1:]:
                if len(self.places[word]) < len(self.places[ways[0]]):
                    yield word, ways[0]

    def unexplained(self) -> Iterator[str]:
        """Those of three capitals and more that nobody need know and whose words the text never has."""
        slips = {word for word, _ in self.slips()}
        for word in self._unknown:
            if word not in slips and word.lower() not in self._initials and not self._explained(word):
                yield word

    @cached_property
    def _capitals(self) -> list[str]:
        return [word for word in self.places if word.isupper()]

    @cached_property
    def _unknown(self) -> list[str]:
        return [word for word in self._capitals if word not in known()]

    def _explained(self, word: str) -> bool:
        """Whether it stands alone in brackets or after "gọi tắt là"."""
        text = self._text
        return f"({word})" in text or f"tắt là {word}" in text or f"({word}:" in text or f"tắt: {word}" in text


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether it is neither part of a word or a document's sign nor a word of a line in capitals."""
    before = text[start - 1 : start]
    if (before and (before.isalnum() or before in "./&@-_")) or _OF_A_SIGN.match(text, end):
        return False
    return not _among_capitals(text, start, end)


def _among_capitals(text: str, start: int, end: int) -> bool:
    """Whether the words around are in capitals too, as in a heading: there a word may look like an abbreviation."""
    before = text[max(0, start - 16) : start].rpartition("\n")[2]
    after = text[end : end + 16].partition("\n")[0]
    if (before + after).islower():
        return False
    if any(_is_word_in_capitals(word) for word in (*before.split()[-1:], *after.split()[:1])):
        return True
    around = [*filter(str.isalpha, before + after)]
    return sum(map(str.isupper, around)) >= 0.6 * len(around)


def _is_word_in_capitals(word: str) -> bool:
    """ "NỘI", "THỰC": vowels with their marks, which no abbreviation has."""
    return word.isupper() and not word.replace("Đ", "").isascii()


def _one_slip_apart(word: str, usual: str) -> bool:
    """One letter changed, two letters swapped, or one letter doubled or left out of a pair."""
    if len(word) == len(usual):
        differing = [(a, b) for a, b in zip(word, usual, strict=True) if a != b]
        if len(differing) == 2:
            return differing[0] == differing[1][::-1] and sorted(word) == sorted(usual)
        return len(differing) == 1 and (len(word) > 3 or set(differing[0]) == {"D", "Đ"})
    longer, shorter = max(word, usual, key=len), min(word, usual, key=len)
    if len(longer) != len(shorter) + 1 or len(shorter) < 4:
        return False
    doubled = (i for i in range(1, len(longer)) if longer[i] == longer[i - 1])
    return any(longer[:i] + longer[i + 1 :] == shorter for i in doubled)


@cache
def known() -> frozenset[str]:
    """The abbreviations that every official knows (``data/abbreviations.txt``)."""
    data = (resources.files("cchc") / "data" / "abbreviations.txt").read_text(encoding="utf-8")
    return frozenset(word for line in data.splitlines() if not line.startswith("#") for word in line.split())
