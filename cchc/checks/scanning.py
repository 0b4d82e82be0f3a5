"""Patterns sought in all texts of a plan; in each text once, however many plans have copied it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from cchc.checks.texts import Text, texts
from cchc.proofreading.by_text import ByText
from cchc.store import LoadedPlan
from cchc.store.once import kept

Matches = dict[re.Pattern[str], tuple[re.Match[str], ...]]
"""What each of several patterns matches in one text; those that match nothing are left out."""


class Hit(NamedTuple):
    """What was found in one text, from ``start`` to ``end`` of it; ``match`` holds the groups."""

    text: Text
    start: int
    end: int
    match: re.Match[str]


class Scanned:
    """The texts of a plan in document order, and where among them each distinct one stands."""

    def __init__(self, found: list[Text]) -> None:
        self.texts = found
        self.places: dict[str, list[int]] = {}
        for index, text in enumerate(found):
            self.places.setdefault(text.text, []).append(index)

    def having(self, wanted: Iterable[str]) -> list[Text]:
        """The texts that say one of these, in document order."""
        return [self.texts[index] for index in sorted(index for text in wanted for index in self.places[text])]


def scanned(loaded: LoadedPlan) -> Scanned:
    """The texts of a plan, gathered once for all checks."""
    return kept(loaded, "_scanned_texts", lambda plan: Scanned(texts(plan)))


def as_printed(text: str) -> str:
    """The text itself."""
    return text


def in_small_letters(text: str) -> str:
    """The text in small letters, at the same offsets (no Vietnamese letter changes its length)."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text


class Search:
    """Patterns of one subject, sought together in texts ``as_printed`` or ``in_small_letters`` (``form``).

    What they match rests on the text alone, so that it is remembered for every plan that has the text. ``words``:
    whatever matches holds one of them; a text without any is passed over.
    """

    def __init__(
        self, form: Callable[[str], str], *patterns: re.Pattern[str], words: tuple[str, ...] = ("",)
    ) -> None:
        self._form = form
        self._patterns = patterns
        self._words = words
        self._of_text = ByText(self._matches)

    def hits(self, loaded: LoadedPlan, pattern: re.Pattern[str]) -> Iterator[Hit]:
        """What one of the patterns finds in the texts of a plan, in document order."""
        every = scanned(loaded)
        found = self._of_text.of(every.places)
        for text in every.having([text for text, matches in found.items() if pattern in matches]) if found else ():
            for match in found[text.text][pattern]:
                yield Hit(text, match.start(), match.end(), match)

    def _matches(self, new: tuple[str, ...]) -> Iterator[tuple[str, Matches]]:
        for text in new:
            formed = self._form(text)
            for word in self._words:
                if word in formed:
                    break
            else:
                continue
            if found := [pattern for pattern in self._patterns if pattern.search(formed)]:
                yield text, {pattern: tuple(pattern.finditer(formed)) for pattern in found}
