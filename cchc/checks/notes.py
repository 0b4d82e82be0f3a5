"""W8: what is wrong in a text wherever it stands: remarked once for each text, told in each place of a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from cchc.checks.texts import Text
from cchc.findings import Finding, Severity
from cchc.proofreading.page import Page, page_of
from cchc.proofreading.remark import Remark
from cchc.text.by_text import ByText, Known, Rule, gathered


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
    """What rules that read a page of texts say of each."""

    def of_texts(texts: tuple[str, ...]) -> Iterator[tuple[str, tuple[Note, ...]]]:
        page = page_of(texts)
        return noted(page, find(page))

    return Rule(of_texts)


_LOWER = ByText(lambda texts: ((text, text.lower()) for text in texts))


class Printed:
    """The texts of a plan in document order, and the places of each different one."""

    def __init__(self, texts: list[Text]) -> None:
        self.texts = texts
        self.owners: dict[str, list[Text]] = {}
        for text in texts:
            self.owners.setdefault(text.text, []).append(text)

    @cached_property
    def known(self) -> Known:
        """What is found in the texts."""
        return Known(self.owners)

    @cached_property
    def lower(self) -> dict[str, str]:
        """Each different text in small letters."""
        return _LOWER.of(self.owners)

    @cached_property
    def page(self) -> Page:
        """Each different text once, as one page."""
        return Page(list(self.owners))

    def told(self, notes: dict[str, tuple[Note, ...]]) -> Iterator[Finding]:
        """What there is to say of texts, in each place that has them."""
        return (
            note.told(text) for written, ones in notes.items() for note in ones for text in self.owners[written]
        )
