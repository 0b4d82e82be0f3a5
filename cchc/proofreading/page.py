"""Texts as one page, so that a rule reads all of them at once and not each of hundreds of cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import accumulate

from cchc.proofreading.remark import Remark
from cchc.proofreading.words import Words

APART = "\n\x00\n"
"""What stands before, between and after the texts: no rule reads across it, so that each is read as if alone."""


class Page:
    """Texts one after the other, in small letters or as printed, and which of them a place belongs to."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.text = f"{APART}{APART.join(texts)}{APART}"
        self._starts = list(accumulate((len(text) + len(APART) for text in texts), initial=len(APART)))

    @cached_property
    def words(self) -> Words:
        """The words of all texts."""
        return Words(self.text)

    def written(self, remark: Remark) -> str:
        """The words remarked on."""
        return self.text[remark.start : remark.end]

    def at(self, place: int) -> tuple[str, int]:
        """The text that a place of the page belongs to, and the place in it."""
        index = bisect_right(self._starts, place) - 1
        return self.texts[index], place - self._starts[index]

    def placed(self, remark: Remark) -> tuple[str, Remark]:
        """The text that a remark on the page is about, and the remark on it."""
        text, start = self.at(remark.start)
        return text, Remark(start, start + remark.end - remark.start, remark.right)


@lru_cache(maxsize=8)
def page_of(texts: tuple[str, ...]) -> Page:
    """The page of texts that several rules read one after the other."""
    return Page(texts)
