"""What all plans of a workspace cite and are, in one book, so that each can be held against all others.

Why a book: with thousands of plans none but the one at hand is loaded whole. What a plan quotes is written down
once, kept from run to run, and turned into citations again; their places are looked up where a finding needs them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from weakref import WeakKeyDictionary

from msgspec import Struct

from cchc.checks.cited import Issued, Mention, issued, mentions
from cchc.checks.naming import Keys
from cchc.checks.texts import Kind, Text
from cchc.citations import Citation, Issuer, issuer_of
from cchc.store import LoadedPlan, Store


class Quoted(Struct, frozen=True, array_like=True):
    """One text of a plan that cites documents: the file, the keys and the offset where it stands, what it cites."""

    path: str
    keys: tuple[str | int, ...]
    text: str
    where: str
    kind: Kind
    written: str | None
    start: int
    cited: list[tuple[Citation, Issuer | None]]


class Quotes(Struct, frozen=True, array_like=True):
    """One plan as others need it: what it cites, what it is as a document, the body that issued it."""

    quoted: list[Quoted]
    issued: Issued | None
    body: Issuer | None


class Book:
    """The quotes of all plans of a workspace, in the order of their ids."""

    def __init__(self, store: Store, quotes: Mapping[str, Quotes], asked: Collection[str] | None) -> None:
        self._asked = asked
        self._store = store
        self._quotes = quotes
        self._mentions: dict[str, tuple[Mention, ...]] = {}

    @property
    def plans(self) -> Iterator[str]:
        """The ids of all plans."""
        return iter(self._store.plan_ids)

    @property
    def asked(self) -> Collection[str]:
        """The ids of the plans that are held against all others; what no citation of theirs touches is left out."""
        return self._store.plan_ids if self._asked is None else self._asked

    def mentions(self, plan_id: str) -> tuple[Mention, ...]:
        """Every citation of a plan in document order."""
        if plan_id not in self._quotes:
            return mentions(self._store.plan(plan_id), self._store)
        if plan_id not in self._mentions:
            self._mentions[plan_id] = tuple(self._read(self._quotes[plan_id]))
        return self._mentions[plan_id]

    def issued(self, plan_id: str) -> Issued | None:
        """The plan as a document."""
        known = self._quotes.get(plan_id)
        return known.issued if known is not None else issued(self._store.plan(plan_id))

    def body(self, plan_id: str) -> Issuer | None:
        """The body whose plan it is; None where its register does not tell."""
        known = self._quotes.get(plan_id)
        return known.body if known is not None else body_of(self._store.plan(plan_id))

    def _read(self, quotes: Quotes) -> Iterator[Mention]:
        for one in quotes.quoted:
            file = self._store.unread(one.path)
            file.remember(one.keys, one.start, one.text if one.written is None else one.written)
            text = Text(file, one.keys, one.text, one.where, one.kind, written=one.written)
            for citation, issuer in one.cited:
                yield Mention(text, citation, issuer)


def quotes_of(loaded: LoadedPlan, store: Store) -> Quotes:
    """What the book holds of a plan."""
    cited: dict[tuple[str, Keys], list[Mention]] = {}
    for mention in mentions(loaded, store):
        cited.setdefault((mention.text.file.path, mention.text.keys), []).append(mention)
    quoted = []
    for (path, keys), found in cited.items():
        text = found[0].text
        told = [(mention.citation, mention.issuer) for mention in found]
        start = text.file.tree.start(keys) if text.file.tree is not None else 0
        quoted.append(Quoted(path, keys, text.text, text.where, text.kind, text.written, start, told))
    return Quotes(quoted, issued(loaded), body_of(loaded))


def body_of(loaded: LoadedPlan) -> Issuer | None:
    """The body whose plan it is; None where its register does not tell."""
    units = loaded.units_file.value
    return issuer_of(units.authority.name) if units else None


_BOOKS: WeakKeyDictionary[Store, Book] = WeakKeyDictionary()


def book_of(store: Store) -> Book:
    """The book of a workspace: the one that was opened, else one that reads every plan."""
    if store not in _BOOKS:
        open_book(store, {}, None)
    return _BOOKS[store]


def open_book(store: Store, quotes: Mapping[str, Quotes], asked: Collection[str] | None) -> Book:
    """The book of a workspace from what is known already; it reads the plans of which nothing is.

    ``asked`` are the only plans that will be held against the others, None for all.
    """
    _BOOKS[store] = Book(store, quotes, asked)
    return _BOOKS[store]
