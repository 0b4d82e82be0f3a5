"""W8: what is wrong in a text wherever it stands: remarked once for each text, told in each place of a plan."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, wraps
from typing import NamedTuple

from cchc.checks.check import Check
from cchc.checks.scanning import Scanned, scanned
from cchc.checks.texts import Kind, Text
from cchc.findings import Finding, Severity
from cchc.proofreading.page import Page, page_of
from cchc.proofreading.remark import Remark
from cchc.proofreading.runs import Words
from cchc.store import LoadedPlan, Store
from cchc.store.once import kept
from cchc.text.by_text import Column, Rule, gathered
from cchc.text.numberless import whatever_the_numbers

_DIGIT = re.compile(r"\d")
_WHO_SIGNS = ("signature", "name")


class Note(NamedTuple):
    """A remark with what is to be said of it."""

    remark: Remark
    code: str
    message: str
    hint: str = ""
    severity: Severity | None = None

    def told(self, text: Text) -> Finding:
        """The finding at the place of a plan that has the text remarked on."""
        start, end, _ = self.remark
        return text.finding(self.code, self.message, start, end, hint=self.hint, severity=self.severity)


def noted(page: Page, notes: Iterable[Note]) -> Iterator[tuple[str, tuple[Note, ...]]]:
    """The texts of a page of which there is something to say, each with the notes on it."""
    return gathered(
        (text, note._replace(remark=remark)) for note in notes for text, remark in (page.placed(note.remark),)
    )


def by_text(find: Callable[[Page], Iterable[Note]]) -> Rule[tuple[Note, ...]]:
    """What rules that read a page of texts, and hear no number, say of each."""

    def of_texts(texts: tuple[str, ...]) -> Iterator[tuple[str, tuple[Note, ...]]]:
        page = page_of(texts)
        return noted(page, find(page))

    return Rule(whatever_the_numbers(of_texts, _say_a_number))


def _say_a_number(notes: tuple[Note, ...]) -> bool:
    return any(_DIGIT.search(note.message + note.hint + note.remark.right) for note in notes)


_LOWER = Column(lambda texts: map(str.lower, texts))


class Printed:
    """The texts of a plan in document order, with what is found in each different one wherever it stands."""

    def __init__(self, every: Scanned) -> None:
        self._every = every
        self.texts = every.texts
        self.different = every.places.keys()
        self.known = every.known

    @property
    def lower(self) -> Sequence[str]:
        """The different texts in small letters."""
        return _LOWER.of(self.known)

    @cached_property
    def page(self) -> Page:
        """Each different text once, as one page."""
        return Page(list(self.different))

    @cached_property
    def judged(self) -> list[Text]:
        """The texts whose words are judged: no names of persons."""
        return [text for text in self.texts if text.kind != "signature" or text.keys != _WHO_SIGNS]

    @cached_property
    def words(self) -> Words:
        """Their words."""
        return Words([text.text for text in self.judged], self.known)

    def places(self, written: str) -> Iterator[Text]:
        """Where a text stands, in document order."""
        return map(self.texts.__getitem__, self._every.places[written])

    def of_kinds(self, *kinds: Kind) -> list[Text]:
        """The texts that are one of these, in document order."""
        return self._every.of_kinds(*kinds)

    def told(self, notes: dict[str, tuple[Note, ...]]) -> Iterator[Finding]:
        """What there is to say of texts, in each place that has them."""
        return (
            note.told(text) for written, ones in notes.items() for note in ones for text in self.places(written)
        )


def printed(loaded: LoadedPlan) -> Printed:
    """The texts of a plan, each different one looked up once for all rules."""
    return kept(loaded, "_texts_looked_up", lambda plan: Printed(scanned(plan)))


def of_printed(find: Callable[[Printed], Iterable[Finding]]) -> Check:
    """The check that asks a rule about the printed texts of a plan."""

    @wraps(find)
    def check(loaded: LoadedPlan, store: Store) -> Iterable[Finding]:
        return find(printed(loaded))

    return check
