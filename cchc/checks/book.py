"""What all plans of a workspace cite and are, in one book, so that each can be held against all others.

Why a book: with thousands of plans none but the one at hand is loaded whole. What a plan quotes is written down
once, kept from run to run, and turned into citations again; their places are looked up where a finding needs them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from functools import cache
from itertools import count, groupby
from operator import attrgetter
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from msgspec import Struct

from cchc.checks.cited import Issued, Mention, issued, mentions
from cchc.checks.texts import Kind, Text
from cchc.citations import Citation, Issuer, issuer_of
from cchc.store import LoadedPlan, Store
from cchc.yamltree import Anchor

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Quoted(Struct, frozen=True, array_like=True):
    """One text of a plan that cites documents: the file, the keys and where there it stands, what it cites."""

    path: str
    keys: tuple[str | int, ...]
    text: str
    where: str
    kind: Kind
    written: str | None
    anchor: Anchor
    cited: list[tuple[Citation, Issuer | None]]


class Quotes(Struct, frozen=True, array_like=True):
    """One plan as others need it: what it cites, what it is as a document, the body that issued it."""

    quoted: list[Quoted]
    issued: Issued | None
    body: Issuer | None


class OfBodies(Generic[K, V]):
    """Things by what is asked for and by the place of the body that issued them, in the order they were put in.

    Why by the place: thousands of plans share a day or a sign, each of another body.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[K, str], list[tuple[int, V]]] = {}
        self._turns = count()

    def add(self, key: K, body: Issuer, thing: V) -> None:
        """Put one in."""
        self._known.setdefault((key, body.name), []).append((next(self._turns), thing))

    def at(self, key: K, place: str) -> Iterator[V]:
        """Those of bodies of this place, and of bodies of which no place is told."""
        found = [*self._known.get((key, place), ()), *self._known.get((key, ""), ())]
        return (thing for _, thing in sorted(found, key=lambda one: one[0]))


class Book:
    """The quotes of the plans of a workspace that have to do with those asked about, in the order of their ids."""

    def __init__(
        self,
        store: Store,
        plans: Sequence[str],
        asked: Collection[str],
        quotes: Callable[[str], Quotes | None],
    ) -> None:
        self.plans = plans
        self.asked = frozenset(asked)
        self._store = store
        self._quotes = cache(quotes)
        self._mentions: dict[str, tuple[Mention, ...]] = {}

    def mentions(self, plan_id: str) -> tuple[Mention, ...]:
        """Every citation of a plan in document order."""
        if plan_id not in self._mentions:
            known = self._quotes(plan_id)
            if known is None:
                return mentions(self._store.plan(plan_id), self._store)
            self._mentions[plan_id] = tuple(self._read(known))
        return self._mentions[plan_id]

    def issued(self, plan_id: str) -> Issued | None:
        """The plan as a document."""
        known = self._quotes(plan_id)
        return known.issued if known is not None else issued(self._store.plan(plan_id))

    def body(self, plan_id: str) -> Issuer | None:
        """The body whose plan it is; None where its register does not tell."""
        known = self._quotes(plan_id)
        return known.body if known is not None else body_of(self._store.plan(plan_id))

    def _read(self, quotes: Quotes) -> Iterator[Mention]:
        for one in quotes.quoted:
            file = self._store.unread(one.path)
            file.remember(one.keys, one.anchor, one.text if one.written is None else one.written)
            text = Text(file, one.keys, one.text, one.where, one.kind, written=one.written)
            for citation, issuer in one.cited:
                yield Mention(text, citation, issuer)


def quotes_of(loaded: LoadedPlan, store: Store) -> Quotes:
    """What the book holds of a plan."""
    quoted = []
    for text, found in groupby(mentions(loaded, store), key=_text):
        told = [(mention.citation, mention.issuer) for mention in found]
        tree, value = text.file.tree, text.text if text.written is None else text.written
        anchor = tree.anchor(text.keys, value) if tree is not None else Anchor(0)
        quoted.append(
            Quoted(text.file.path, text.keys, text.text, text.where, text.kind, text.written, anchor, told)
        )
    return Quotes(quoted, issued(loaded), body_of(loaded))


_text = attrgetter("text")


def body_of(loaded: LoadedPlan) -> Issuer | None:
    """The body whose plan it is; None where its register does not tell."""
    units = loaded.units_file.value
    return issuer_of(units.authority.name) if units else None


_BOOKS: WeakKeyDictionary[Store, Book] = WeakKeyDictionary()


def book_of(store: Store) -> Book:
    """The book of a workspace: the one that was opened, else one that reads every plan."""
    if store not in _BOOKS:
        open_book(store, store.plan_ids, store.plan_ids, lambda plan_id: None)
    return _BOOKS[store]


def open_book(
    store: Store, plans: Sequence[str], asked: Collection[str], quotes: Callable[[str], Quotes | None]
) -> Book:
    """The book of a workspace from what ``quotes`` knows already; it reads the plans of which that knows nothing.

    ``asked`` are the only plans that will be held against the others, ``plans`` all with which they have to do.
    """
    _BOOKS[store] = Book(store, plans, asked, quotes)
    return _BOOKS[store]
