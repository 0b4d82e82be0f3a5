"""What is found in a text alone, sought once while the program runs: officials copy each other's texts.

Of the texts of a province only a small part are new ones; what rests on a text and nothing else is the same
wherever it stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import compress, filterfalse
from typing import Any, Generic, TypeVar

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)

_MOST = 1 << 17
"""So many texts are remembered at most; then all are forgotten, those of the plan at hand are read again."""


class Rule(Generic[T]):
    """One of many rules, each of which finds something in few texts.

    ``find`` is given the texts not met before, each once, and gives what it finds with the text that has it. That
    may rest on nothing but the text: not on the others, the plan, its year or level. All rules read a text when it
    is first met, so that afterwards one look-up says what there is in it (`Known`).
    """

    def __init__(self, find: Callable[[tuple[str, ...]], Iterable[tuple[str, T]]]) -> None:
        self.find = find
        _memory.add(self)

    def of(self, known: Known) -> dict[str, T]:
        """What was found in each text of a document that has anything, in their order.

        Where the rule itself fails in one of them, its error is raised: other rules have nothing to do with it.
        """
        if self in known.failed:
            raise known.failed[self]
        return known.found.get(self, {})


class Column(Generic[T]):
    """What is made of every text; like a rule, but of interest for all of them.

    ``make`` is given the texts not met before, each once, and gives one thing for each, in their order.
    """

    def __init__(self, make: Callable[[tuple[str, ...]], Iterable[T]]) -> None:
        self.make = make
        _memory.add(self)

    def of(self, known: Known) -> Sequence[T]:
        """What was made of each text of a document, in their order."""
        return known.columns[self]


class Known:
    """What all rules find in the texts of a document and what is made of them, each text looked up once."""

    def __init__(self, texts: Collection[str]) -> None:
        self.texts = texts
        self.found: defaultdict[Rule[Any], dict[str, Any]] = defaultdict(dict)
        found_in, self.columns = _memory.of(texts)
        for text, ones in compress(zip(texts, found_in, strict=True), found_in):
            for rule, found in ones:
                self.found[rule][text] = found
        failing = [*filter(_memory.failed.__contains__, texts)] if _memory.failed else []
        self.failed = {rule: error for text in failing for rule, error in _memory.failed[text]}


def read_ahead(texts: Collection[str]) -> None:
    """Have those of the texts read that were not met before: they are of documents that are soon looked up."""
    _memory.meet(texts)
    for each in _of_all_texts:
        each.meet(texts)


_of_all_texts: list[ByText[Any]] = []


_Found = Sequence[tuple[Rule[Any], Any]]
"""What the rules found in one text: hardly ever anything."""


class _Memory:
    """What was found in the texts met so far and made of them: hardly ever does a rule fail."""

    def __init__(self) -> None:
        self._rules: list[Rule[Any]] = []
        self._columns: list[Column[Any]] = []
        self._known: dict[str, tuple[Any, ...]] = {}  # what the rules found, then one thing for each column
        self.failed: dict[str, list[tuple[Rule[Any], Exception]]] = {}

    def add(self, one: Rule[Any] | Column[Any]) -> None:
        """Another rule or column, for which none of the texts met so far was read."""
        if isinstance(one, Rule):
            self._rules.append(one)
        else:
            self._columns.append(one)
        self._forget()

    def of(self, texts: Collection[str]) -> tuple[Sequence[_Found], dict[Column[Any], Sequence[Any]]]:
        """What the rules find in each of the texts, and the columns, in their order."""
        self.meet(texts)
        found, *columns = [*zip(*map(self._known.__getitem__, texts), strict=True)] or [()] * (
            1 + len(self._columns)
        )
        return found, dict(zip(self._columns, columns, strict=True))

    def meet(self, texts: Collection[str]) -> None:
        """Read those of the texts that are new."""
        if all(map(self._known.__contains__, texts)):
            return
        if len(self._known) + len(texts) > _MOST:
            self._forget()
        new = tuple(filterfalse(self._known.__contains__, dict.fromkeys(texts)))
        found: dict[str, list[tuple[Rule[Any], Any]]] = {}
        for rule in self._rules:
            for text, one in _found_by(rule, new):
                if isinstance(one, Exception):
                    self.failed.setdefault(text, []).append((rule, one))
                else:
                    found.setdefault(text, []).append((rule, one))
        columns = [column.make(new) for column in self._columns]
        self._known.update(zip(new, zip([found.get(text, ()) for text in new], *columns, strict=True), strict=True))

    def _forget(self) -> None:
        self._known.clear()
        self.failed.clear()


def _found_by(rule: Rule[T], texts: tuple[str, ...]) -> list[tuple[str, T | Exception]]:
    """What a rule finds in texts; its error for one in which it fails, as a rule may by a mistake of ours."""
    try:
        return [*rule.find(texts)]
    except Exception as error:
        if len(texts) == 1:
            return [(texts[0], error)]
        return [one for text in texts for one in _found_by(rule, (text,))]


_memory = _Memory()


class ByText(Generic[T]):
    """What is made of each text that has anything of it, when it is asked for; found in most texts.

    ``find`` is given the texts not met before, each once, and gives what it finds with the text that has it. That
    may rest on nothing but the text: not on the others, the plan, its year or level. ``of_all``: it is asked for
    of nearly every text, which is then read ahead.
    """

    def __init__(self, find: Callable[[tuple[str, ...]], Iterable[tuple[str, T]]], *, of_all: bool = False) -> None:
        self._find = find
        if of_all:
            _of_all_texts.append(self)
        self._met: set[str] = set()
        self._found: dict[str, T] = {}

    def of(self, texts: Collection[str]) -> dict[str, T]:
        """What was found in each of these texts that has anything, in their order."""
        self.meet(texts)
        found = self._found
        return {text: found[text] for text in filter(found.__contains__, texts)} if found else {}

    def each(self, texts: Collection[str]) -> list[T]:
        """The same without the texts: sooner told, where it does not matter in which it was found."""
        self.meet(texts)
        return [one for one in map(self._found.get, texts) if one is not None]

    def meet(self, texts: Collection[str]) -> None:
        """Read those of the texts that are new."""
        if self._met.issuperset(texts):
            return
        if len(self._met) + len(texts) > _MOST:
            self._met.clear()
            self._found.clear()
        new = dict.fromkeys(filterfalse(self._met.__contains__, texts))
        self._found.update(self._find(tuple(new)))
        self._met.update(new)


def gathered(found: Iterable[tuple[str, T]]) -> Iterator[tuple[str, tuple[T, ...]]]:
    """Each text with all that was found in it."""
    of_text: dict[str, list[T]] = {}
    for text, one in found:
        of_text.setdefault(text, []).append(one)
    return ((text, tuple(ones)) for text, ones in of_text.items())


def with_texts(found: Mapping[str, Iterable[K]]) -> dict[K, list[str]]:
    """Each thing found, in the order of the first places, with the texts that have it."""
    texts: dict[K, list[str]] = {}
    for text, ones in found.items():
        for one in dict.fromkeys(ones):
            texts.setdefault(one, []).append(text)
    return texts
