"""Patterns sought in all texts of a plan; in each text once, however many plans have copied it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple

from cchc.checks.texts import Kind, Text, texts, with_whole_letters
from cchc.store import LoadedPlan
from cchc.store.once import kept
from cchc.text.by_text import Known, Rule
from cchc.text.words import small_letters

Matches = dict[re.Pattern[str], tuple[re.Match[str], ...]]
"""What each of several patterns matches in one text; those that match nothing are left out."""


class Hit(NamedTuple):
    """What was found in one text, from ``start`` to ``end`` of it; ``match`` holds the groups."""

    text: Text
    start: int
    end: int
    match: re.Match[str]


_OF_THE_BODY = frozenset(("basis", "preamble", "heading", "paragraph", "item", "closing", "recipient", "signature"))
"""The kinds of texts that no cell of a table is."""
_OF_EVERY_ROW = frozenset(("task", "product", "lead", "coordinating", "deadline"))


class Scanned:
    """The texts of a plan in document order, and where among them each distinct one stands.

    ``body`` are those of plan.yaml, which come first and are few: none of them is a cell of the table.
    """

    def __init__(self, found: list[Text], body: int) -> None:
        self.places = _places(found)
        self.texts = with_whole_letters(found, self.places)
        if self.texts is not found:
            self.places = _places(self.texts)
        self.body = self.texts[:body]

    @cached_property
    def known(self) -> Known:
        """What all rules find in the texts, each different one looked up once."""
        return Known(self.places)

    @cached_property
    def _of_few(self) -> list[Text]:
        """The texts that are no cells of which every row has one."""
        return [text for text in self.texts if text.kind not in _OF_EVERY_ROW]

    def of_kinds(self, *kinds: Kind) -> list[Text]:
        """The texts that are one of these, in document order."""
        if _OF_THE_BODY.issuperset(kinds):
            among = self.body
        else:
            among = self._of_few if _OF_EVERY_ROW.isdisjoint(kinds) else self.texts
        return [text for text in among if text.kind in kinds]

    def having(self, wanted: Iterable[str]) -> list[Text]:
        """The texts that say one of these, in document order."""
        return [self.texts[index] for index in sorted(index for text in wanted for index in self.places[text])]


def _places(texts: Iterable[Text]) -> dict[str, list[int]]:
    """What the texts say, each once, with where among them it is said."""
    places: dict[str, list[int]] = {}
    for index, text in enumerate(texts):
        places.setdefault(text.text, []).append(index)
    return places


def scanned(loaded: LoadedPlan) -> Scanned:
    """The texts of a plan, gathered once for all checks."""
    return kept(loaded, "_scanned_texts", _scanned)


def _scanned(loaded: LoadedPlan) -> Scanned:
    found, file = texts(loaded), loaded.plan_file
    return Scanned(found, next((index for index, text in enumerate(found) if text.file is not file), len(found)))


def as_printed(text: str) -> str:
    """The text itself."""
    return text


def in_small_letters(text: str) -> str:
    """The text in small letters, at the same offsets (no Vietnamese letter changes its length)."""
    lower = small_letters(text)
    return lower if len(lower) == len(text) else text


class NewTexts:
    """Texts to be read, each in a ``form`` of it: what no text of them says is ruled out at one look at all."""

    def __init__(self, texts: Iterable[str], form: Callable[[str], str]) -> None:
        self._formed = [(text, form(text)) for text in texts]
        self._page = "\n".join([formed for _, formed in self._formed])

    def saying(self, words: Iterable[str]) -> dict[str, str]:
        """The texts that say one of these words, each with its form."""
        said = [word for word in words if word in self._page]
        return {text: formed for word in said for text, formed in self._formed if word in formed}


@lru_cache(maxsize=4)
def new_texts(texts: tuple[str, ...], form: Callable[[str], str]) -> NewTexts:
    """The texts that one rule after the other is given to read, put into a form once."""
    return NewTexts(texts, form)


class Search:
    """Patterns of one subject, sought together in texts ``as_printed`` or ``in_small_letters`` (``form``).

    With each pattern stand words, one of which stands in whatever it matches ("" where there are no such words).
    What they match rests on the text alone, so that it is remembered for every plan that has the text.
    """

    def __init__(self, form: Callable[[str], str], patterns: Mapping[re.Pattern[str], Collection[str]]) -> None:
        self._form = form
        self._patterns = patterns
        self._matched = Rule(self._matches)

    def hits(self, loaded: LoadedPlan, pattern: re.Pattern[str]) -> Iterator[Hit]:
        """What one of the patterns finds in the texts of a plan, in document order."""
        every = scanned(loaded)
        found = self._matched.of(every.known)
        wanted = [text for text, matches in found.items() if pattern in matches]
        for text in every.having(wanted) if wanted else ():
            for match in found[text.text][pattern]:
                yield Hit(text, match.start(), match.end(), match)

    def _matches(self, texts: tuple[str, ...]) -> Iterable[tuple[str, Matches]]:
        found: dict[str, Matches] = {}
        new = new_texts(texts, self._form)
        for pattern, words in self._patterns.items():
            for text, formed in new.saying(words).items():
                if matches := tuple(pattern.finditer(formed)):
                    found.setdefault(text, {})[pattern] = matches
        return found.items()
