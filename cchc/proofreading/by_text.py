"""What is found in a text alone, sought once while the program runs: officials copy each other's texts.

Of the texts of a province only a small part are new ones; what rests on a text and nothing else is the same
wherever it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")

_MOST = 1 << 17
"""So many texts are remembered at most; then all are forgotten, those of the plan at hand are read again."""


class ByText(Generic[T]):
    """What a rule finds in texts, of those in which it finds anything.

    ``find`` is given the texts not met before, each once, and gives what it finds with the text that has it. That
    may rest on nothing but the text: not on the others, the plan, its year or level.
    """

    def __init__(self, find: Callable[[tuple[str, ...]], Iterable[tuple[str, T]]]) -> None:
        self._find = find
        self._met: set[str] = set()
        self._found: dict[str, T] = {}

    def of(self, texts: Collection[str]) -> dict[str, T]:
        """What was found in each of these texts that has anything, in their order."""
        if not self._met.issuperset(texts):
            self._read(texts)
        found = self._found
        return {text: found[text] for text in filter(found.__contains__, texts)}

    def _read(self, texts: Collection[str]) -> None:
        if len(self._met) + len(texts) > _MOST:
            self._met.clear()
            self._found.clear()
        new = set(texts).difference(self._met)
        self._found.update(self._find(tuple(new)))
        self._met.update(new)


def gathered(found: Iterable[tuple[str, T]]) -> Iterator[tuple[str, tuple[T, ...]]]:
    """Each text with all that was found in it."""
    of_text: dict[str, list[T]] = {}
    for text, one in found:
        of_text.setdefault(text, []).append(one)
    return ((text, tuple(ones)) for text, ones in of_text.items())
