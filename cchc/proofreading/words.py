"""A text as its words in lower case and what stands between them, with the place of each word."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from itertools import accumulate

_BETWEEN = re.compile(r"(\W+)")


@lru_cache(maxsize=8)
def lowered(text: str) -> str:
    """The text in small letters, at the same places: a letter that would grow ("İ") stays as it is."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(map(_small, text))


def _small(letter: str) -> str:
    small = letter.lower()
    return small if len(small) == 1 else letter


class Words:
    """The words of a text: ``words[i]`` in lower case, ``gaps[i]`` what stands between it and the next one.

    A text that begins or ends with another sign has an empty word there, so that ``gaps`` is always one shorter.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._pieces = _BETWEEN.split(lowered(text))
        self.words = self._pieces[::2]
        self.gaps = self._pieces[1::2]

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate(map(len, self._pieces), initial=0))

    def start(self, index: int) -> int:
        """Where a word begins in the text."""
        return self._starts[2 * index]

    def end(self, index: int) -> int:
        """Where a word ends in the text (exclusive)."""
        return self._starts[2 * index + 1]

    def written(self, index: int) -> str:
        """A word as it is written."""
        return self.text[self.start(index) : self.end(index)]

    def before(self, index: int) -> str:
        """The word before, if only a space lies between; else nothing."""
        return self.words[index - 1] if index and self.gaps[index - 1] == " " else ""

    def after(self, index: int) -> str:
        """The word after, if only a space lies between; else nothing."""
        return self.words[index + 1] if index + 1 < len(self.words) and self.gaps[index] == " " else ""
