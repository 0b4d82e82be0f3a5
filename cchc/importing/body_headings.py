"""Which passages of a body are headings: by Word's outline, by bold, by capitals, by what follows them."""

from __future__ import annotations

from collections.abc import Sequence

from cchc.importing.marking import Family
from cchc.importing.passages import Passage

_TOP: tuple[Family, ...] = ("part", "upper", "roman")
_LONGEST = 300
_LONGEST_BARE = 160
_LONGEST_PLAIN = 400
_LONGEST_LEAD = 110
"""Of one that ends with a colon: a longer one is a sentence that announces a list."""


class Headings:
    """The headings among passages; offices that set some numbers as headings set those of that kind alike."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        marked = [one for one in passages if one.mark is not None and not one.bullet]
        self._outlined = {one.mark.family for one in marked if one.mark and one.level is not None}
        self._bold = {one.mark.family for one in marked if one.mark and one.bold}
        body = [one for one in passages if one.mark is None and not one.centred]
        self._italic_text = sum(one.italic for one in body) * 2 > len(body)

    def at(self, at: int) -> bool:
        """Whether a numbered passage is the heading of a section, and no paragraph with a number."""
        one = self._passages[at]
        family = one.mark.family if one.mark else None
        if family is None or not one.words or len(one.words) > _LONGEST * 2:
            return bool(one.words) and one.level is not None
        if one.level is not None or one.capitals:
            return True
        if family in self._outlined:
            return False
        if family in _TOP:
            return one.bold or (len(one.words) <= _LONGEST and not one.words.endswith((".", ";")))
        if one.bold or (one.italic and not self._italic_text and len(one.words) <= _LONGEST):
            return True
        longest = _LONGEST_LEAD if one.colon else _LONGEST_PLAIN
        return len(one.words) <= longest and not one.words.endswith((".", ";", ",")) and self._has_below(at)

    def bare(self, at: int) -> bool:
        """Whether a passage without number is a heading of its own."""
        one = self._passages[at]
        if one.level is not None:
            return True
        if (
            len(one.words) > _LONGEST_BARE
            or one.words.endswith((".", ";", ",", ")"))
            or at + 1 == len(self._passages)
        ):
            return False
        return (one.bold or (one.capitals and len(one.words) > 3)) and self._has_below(at)

    def _has_below(self, at: int) -> bool:
        """Whether words stand under the passage before a number of its own kind comes."""
        if at + 1 >= len(self._passages):
            return False
        one, following = self._passages[at], self._passages[at + 1]
        if following.mark is None or following.bullet or one.mark is None:
            return True
        mark = following.mark
        if mark.family == "dotted":
            return one.mark.family != "dotted" or mark.above.startswith(one.mark.number)
        return mark.family != one.mark.family and mark.value == 1
