"""Which passages of a body are headings: by Word's outline, by bold, by capitals, by what follows them."""

from __future__ import annotations

from collections.abc import Sequence

from cchc.importing.body.bodies import looks_like_bodies
from cchc.importing.body.passages import Passage
from cchc.importing.marking import Family

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
        if one.capitals or (one.level is not None and not self._is_sentence(at)):
            return True
        if family in self._outlined and not one.bold:
            return False
        if self._in_two(at):
            return one.bold or family in _TOP
        if family in _TOP:
            return one.bold or (len(one.words) <= _LONGEST and not one.words.endswith((".", ";")))
        if one.bold or (one.italic and not self._italic_text and len(one.words) <= _LONGEST):
            return True
        if one.colon and family in self._bold and not looks_like_bodies(one.words):
            return False
        longest = _LONGEST_LEAD if one.colon else _LONGEST_PLAIN
        return len(one.words) <= longest and not one.words.endswith((".", ";", ",")) and self._has_below(at)

    def bare(self, at: int) -> bool:
        """Whether a passage without number is a heading of its own."""
        one = self._passages[at]
        if one.words[:1].islower():
            return False
        if one.level is not None and not self._is_sentence(at):
            return True
        if (
            len(one.words) > _LONGEST_BARE
            or one.words.endswith((".", ";", ",", ")"))
            or at + 1 == len(self._passages)
        ):
            return False
        return (one.bold or (one.capitals and len(one.words) > 3)) and self._has_below(at)

    def _is_sentence(self, at: int) -> bool:
        """Whether a passage is one of those that only bear the style of a heading."""
        one = self._passages[at]
        return not one.bold and len(one.words) > _LONGEST_BARE and one.words.endswith((".", ";"))

    def _in_two(self, at: int) -> bool:
        """Whether the next passage goes on with its sentence."""
        following = self._passages[at + 1] if at + 1 < len(self._passages) else None
        return following is not None and following.mark is None and following.words[:1].islower()

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
