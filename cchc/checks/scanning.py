"""All texts of a plan as one string, so that a pattern is sought once and not in each of hundreds of cells."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from cchc.checks.texts import Text, texts
from cchc.store import LoadedPlan
from cchc.store.once import kept

_BETWEEN = "\n\x00\n"


class Hit(NamedTuple):
    """What was found in one text, from ``start`` to ``end`` of it; ``match`` holds the groups."""

    text: Text
    start: int
    end: int
    match: re.Match[str]


class Scanned:
    """The texts of a plan in document order and joined."""

    def __init__(self, found: list[Text]) -> None:
        self.texts = found
        self._starts = [0]
        for text in found:
            self._starts.append(self._starts[-1] + len(text.text) + len(_BETWEEN))
        self.joined = _BETWEEN.join(text.text for text in found)

    @cached_property
    def lower(self) -> str:
        """The joined texts in small letters, at the same offsets (no Vietnamese letter changes its length)."""
        plain = self.joined.lower()
        return plain if len(plain) == len(self.joined) else self.joined

    def hits(self, pattern: re.Pattern[str]) -> Iterator[Hit]:
        """What a pattern finds in the texts as printed."""
        return self._hits(pattern, self.joined)

    def hits_lower(self, pattern: re.Pattern[str]) -> Iterator[Hit]:
        """What a pattern in small letters finds, whatever the case of the texts."""
        return self._hits(pattern, self.lower)

    def _hits(self, pattern: re.Pattern[str], joined: str) -> Iterator[Hit]:
        for match in pattern.finditer(joined):
            index = bisect_right(self._starts, match.start()) - 1
            text = self.texts[index]
            start, end = match.start() - self._starts[index], match.end() - self._starts[index]
            if end <= len(text.text):  # else it runs on into the next text
                yield Hit(text, start, end, match)


def scanned(loaded: LoadedPlan) -> Scanned:
    """The texts of a plan, gathered once for all checks."""
    return kept(loaded, "_scanned_texts", lambda plan: Scanned(texts(plan)))
