"""Titles of documents (trích yếu) laid side by side: where one has other words in the middle of the same text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from cchc.text import fold

_WORD = re.compile(r"\w+")
_OPENING = frozenset({"ve", "viec", "ban", "hanh", "quy", "dinh", "phe", "duyet"})
_WRITTEN_OUT = {"cchc": "cai cach hanh chinh", "tthc": "thu tuc hanh chinh", "cntt": "cong nghe thong tin"}
_COMMON = 3
_LONGEST = range(5)
_SHIFTS = sorted(((more, less) for more in _LONGEST for less in _LONGEST if more or less), key=sum)
"""How many words may differ on either side, the fewest first."""


class OtherWords(NamedTuple):
    """``text[start:end]`` of the title stands where the other title has ``other``; either may be nothing."""

    start: int
    end: int
    other: str


class _Word(NamedTuple):
    folded: str
    start: int
    end: int


def other_words(title: str, other: str) -> OtherWords | None:
    """The words of a title that differ from another's, between words that both have; None where they agree.

    Titles are cut short and run on into the sentence: only what both go on with alike is compared. A word written
    twice is no other word.

    >>> other_words("về cải cách hành chính nhà nước giai đoạn 2021-2030", "CCHC tỉnh Mẫu giai đoạn 2021-2030")
    OtherWords(start=23, end=31, other='tỉnh Mẫu')
    """
    mine, theirs = _words(title), _words(other)
    same = 0
    while same < min(len(mine), len(theirs)) and mine[same].folded == theirs[same].folded:
        same += 1
    if same < _COMMON:
        return None
    for more, less in _SHIFTS:
        if _go_on_alike(mine[same + more :], theirs[same + less :]):
            return None if _repeated(mine, same, more, less) else _difference(mine, theirs, other, same, more, less)
    return None


def _go_on_alike(mine: list[_Word], theirs: list[_Word]) -> bool:
    following = [word.folded for word in mine[:_COMMON]]
    return len(following) == _COMMON and following == [word.folded for word in theirs[:_COMMON]]


def _repeated(mine: list[_Word], at: int, more: int, less: int) -> bool:
    return not less and [word.folded for word in mine[at : at + more]] == [
        word.folded for word in mine[max(0, at - more) : at]
    ]


def _difference(mine: list[_Word], theirs: list[_Word], other: str, at: int, more: int, less: int) -> OtherWords:
    """The words on both sides, with their neighbours where one side has none, so that there is something to see."""
    first, last = (at, -1) if more and less else (at - 1, 0)
    words = other[theirs[first].start : theirs[at + less + last].end]
    return OtherWords(mine[first].start, mine[at + more + last].end, words)


@lru_cache(maxsize=4096)
def _words(title: str) -> list[_Word]:
    """The words with their places, abbreviations written out, without the verb that opens a title."""
    found = [
        _Word(folded, match.start(), match.end())
        for match in _WORD.finditer(title)
        for folded in _WRITTEN_OUT.get(fold(match.group()), fold(match.group())).split()
    ]
    first = next((at for at, word in enumerate(found) if word.folded not in _OPENING), len(found))
    return found[first:]
