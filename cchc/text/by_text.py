"""What is found in a text alone, sought once while the program runs: officials copy each other's texts.

Of the texts of a province only a small part are new ones; what rests on a text and nothing else is the same
wherever it stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from itertools import filterfalse
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


class Known:
    """What all rules find in the texts of a document, each text looked up once."""

    def __init__(self, texts: Collection[str]) -> None:
        self.texts = texts
        self.found: defaultdict[Rule[Any], dict[str, Any]] = defaultdict(dict)
        for text, ones in _memory.of(texts):
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


class _Memory:
    """What the rules found in the texts met so far; most texts are clean, and hardly ever a rule fails."""

    def __init__(self) -> None:
        self._rules: list[Rule[Any]] = []
        self._clean: set[str] = set()
        self._found: dict[str, list[tuple[Rule[Any], Any]]] = {}
        self.failed: dict[str, list[tuple[Rule[Any], Exception]]] = {}

    def add(self, rule: Rule[Any]) -> None:
        """Another rule, which has read none of the texts met so far."""
        self._rules.append(rule)
        self._forget()

    def of(self, texts: Collection[str]) -> Iterable[tuple[str, list[tuple[Rule[Any], Any]]]]:
        """The texts in which anything is found, in their order, each once."""
        found = self._found
        unclean = dict.fromkeys(filterfalse(self._clean.__contains__, texts))
        if not found.keys() >= unclean.keys():
            self._read(texts)
            unclean = dict.fromkeys(filterfalse(self._clean.__contains__, texts))
        return [(text, found[text]) for text in unclean]

    def meet(self, texts: Collection[str]) -> None:
        """Read those of the texts that are new."""
        if not all(map(self._found.__contains__, filterfalse(self._clean.__contains__, texts))):
            self._read(texts)

    def _read(self, texts: Collection[str]) -> None:
        if len(self._clean) + len(self._found) + len(texts) > _MOST:
            self._forget()
        unclean = filterfalse(self._clean.__contains__, dict.fromkeys(texts))
        new = tuple(filterfalse(self._found.__contains__, unclean))
        found: dict[str, list[tuple[Rule[Any], Any]]] = {}
        for rule in self._rules:
            for text, one in _found_by(rule, new):
                if isinstance(one, Exception):
                    self.failed.setdefault(text, []).append((rule, one))
                else:
                    found.setdefault(text, []).append((rule, one))
        self._found |= found
        self._clean.update(filterfalse(found.__contains__, new))

    def _forget(self) -> None:
        self._clean.clear()
        self._found.clear()
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
