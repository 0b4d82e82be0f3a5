"""The words of a text, by which texts are compared."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from sys import intern

_WORD = re.compile(r"\w+")
_MOST = 1 << 16
_LONGEST = 40


class _Within(dict[str, tuple[str, ...]]):
    """The words within what stands between two spaces ("chức,"); a language has few of them, read once each."""

    def __missing__(self, written: str) -> tuple[str, ...]:
        found = tuple(map(intern, _WORD.findall(written)))
        if len(written) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[written] = found
        return found


_WITHIN = _Within()


small_letters = lru_cache(maxsize=2048)(str.lower)
"""A text in small letters, remembered while the text is at hand: rule after rule reads it so."""


def small_words(text: str) -> list[str]:
    """The words of a text in their order, in small letters, without what stands between them.

    >>> small_words("Công chức, viên chức (CBCC)")
    ['công', 'chức', 'viên', 'chức', 'cbcc']
    """
    return [*chain.from_iterable(map(_WITHIN.__getitem__, small_letters(text).split()))]
