"""Whether two texts are the same words, some of them written by their first letters: "Phòng VHXH", "VP UBND"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cchc.text.folding import fold

_WORD = re.compile(r"[a-z0-9]+")
_AND = "va"


def abbreviates(one: str, other: str) -> bool:
    """Whether both say the same words in the same order, either with words of the other by their first letters.

    Not where neither leaves out a letter: then they are one name in two spellings. "và", "&", dashes and commas do
    not count; a single letter stands for a word only where it comes first ("P. Nội vụ").

    >>> abbreviates("VP HĐND&UBND", "Văn phòng Hội đồng nhân dân và UBND")
    True
    """
    mine, theirs = _words(one), _words(other)
    return mine != theirs and _same(mine, theirs, at_start=True)


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(fold(text)) if word != _AND]


def _same(one: Sequence[str], other: Sequence[str], *, at_start: bool = False) -> bool:
    if not one or not other:
        return not one and not other
    if one[0] == other[0] and _same(one[1:], other[1:]):
        return True
    for short, long in ((one, other), (other, one)):
        letters = short[0]
        if len(letters) < (1 if at_start else 2) or len(letters) > len(long):
            continue
        if letters == "".join(word[0] for word in long[: len(letters)]) and _same(short[1:], long[len(letters) :]):
            return True
    return False
