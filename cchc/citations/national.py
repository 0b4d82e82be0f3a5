"""National documents (laws, decrees, decisions of the Prime Minister …) with dates, as far as they are certain.

They stand in ``cchc/data/national.yaml``, which is read when first asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from cchc.text import fold
from cchc.yamltree import read_tree

NATIONAL_FILE = Path(__file__).parents[1] / "data" / "national.yaml"
"""Where the documents stand; one is added there only when its number and date are certain."""

_OPENING = re.compile(r"^(?:(?:ve|viec|quy dinh|ban hanh|phe duyet|huong dan)\s+)+")
_AMENDING = "sua doi, bo sung"
_NUMBER = re.compile(r"[/-]")
_FIGURES = re.compile(r"^\d+[a-zđ]?([/-])(?:\d{4}(?=/))?")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WORDS = re.compile(r"[a-z0-9]+")
_ALIKE = 0.75
_ENOUGH = 5


class National(NamedTuple):
    """One national document; ``until`` is its last day in force and ``replaced_by`` what came in its place."""

    sign: str
    kind: str
    issuer: str
    day: date
    title: str
    until: date | None = None
    replaced_by: str = ""

    @property
    def number(self) -> str:
        """The number alone, with its letter ("30c")."""
        return _NUMBER.split(self.sign)[0]


class KnownLaw(NamedTuple):
    """All that was passed under the name of a law up to ``until``: years, and the days where they are known."""

    years: frozenset[int]
    days: tuple[date, ...]
    until: int


@cache
def national(sign: str) -> tuple[National, ...]:
    """The documents that bear this sign; several where numbers started again, none where it is not known."""
    kind, issuer, lines = _lines().get(sign, ("", "", ()))
    return tuple(_document(sign, kind, issuer, line) for line in lines)


def all_national() -> Iterator[National]:
    """Every document of the table, in its order."""
    return (one for sign in _lines() for one in national(sign))


def of_same_letters(sign: str) -> list[National]:
    """The documents whose sign has the same form and letters as this, whatever number and year."""
    return [one for other in _by_letters().get(_letters(sign), ()) for one in national(other)]


def numbered(number: str, day: date) -> list[National]:
    """The documents of a day that bear this number, whatever the rest of their sign."""
    signs = [sign for sign in _lines() if sign.startswith((f"{number}/", f"{number}-"))]
    return [one for sign in signs for one in national(sign) if one.day == day]


def known_law(name: str) -> KnownLaw | None:
    """What is known of the law of this name; None where the table does not claim to know all of it."""
    return _laws().get(fold(name))


def same_subject(title: str, other: str) -> bool:
    """Whether two titles speak of the same: most pairs of neighbouring words in common.

    Titles that only amend say nothing, and those that name other years are of other years' documents.
    """
    one, two = _subject(title), _subject(other)
    if (one.years and two.years and one.years != two.years) or one.amends or two.amends:
        return False
    fewer = min(len(one.pairs), len(two.pairs))
    return fewer >= _ENOUGH and len(one.pairs & two.pairs) >= _ALIKE * fewer


class _Subject(NamedTuple):
    """What a title says: the years in it, its pairs of neighbouring words; ``amends``: it only amends."""

    years: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    amends: bool


@lru_cache(maxsize=8192)
def _subject(title: str) -> _Subject:
    """Read once: a title is held against those of hundreds of plans."""
    words = _OPENING.sub("", fold(title))
    amends = words.startswith(_AMENDING)
    return _Subject(frozenset(_YEAR.findall(title)), frozenset(pairwise(_WORDS.findall(words))), amends)


def _letters(sign: str) -> str:
    """A sign with its number and year left out: "/NQ-CP", "//NĐ-CP", "-NQ/TW"."""
    return _FIGURES.sub(r"\1", sign)


@cache
def _by_letters() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for sign in _lines():
        found.setdefault(_letters(sign), []).append(sign)
    return found


class Neighbour(NamedTuple):
    """A document often put for another: what it is about, the other's sign, what the other is about."""

    subjects: tuple[str, ...]
    other: str
    other_subjects: tuple[str, ...]


def neighbours(sign: str) -> list[Neighbour]:
    """The documents that are often meant where this one is cited; subjects in small letters."""
    return _neighbours().get(sign, [])


@cache
def _neighbours() -> dict[str, list[Neighbour]]:
    found: dict[str, list[Neighbour]] = {}
    for pair in _data()["neighbours"]:
        (one, of_one), (other, of_other) = (
            (sign, tuple(word.lower() for word in words)) for sign, words in pair.items()
        )
        found.setdefault(one, []).append(Neighbour(of_one, other, of_other))
        found.setdefault(other, []).append(Neighbour(of_other, one, of_one))
    return found


@cache
def _data() -> Any:
    return read_tree(NATIONAL_FILE.read_bytes(), NATIONAL_FILE.name).data


@cache
def _lines() -> dict[str, tuple[str, str, list[str]]]:
    """Kind, issuer and lines by sign; a line is taken apart when its document is asked for."""
    return {
        sign: (group["kind"], group["issuer"], lines if isinstance(lines, list) else [lines])
        for group in _data()["groups"]
        for sign, lines in group["documents"].items()
    }


def _document(sign: str, kind: str, issuer: str, line: str) -> National:
    day, title, *rest = line.split(" | ")
    known = National(sign, kind, issuer, date.fromisoformat(day), title)
    if not rest:
        return known
    until, _, replaced_by = rest[0].partition(" → ")
    return known._replace(until=date.fromisoformat(until), replaced_by=replaced_by)


@cache
def _laws() -> dict[str, KnownLaw]:
    until = _data()["laws_known_until"]
    return {
        fold(name): KnownLaw(
            frozenset(int(str(one)[:4]) for one in passed),
            tuple(date.fromisoformat(one) for one in passed if isinstance(one, str)),
            until,
        )
        for name, passed in _data()["laws"].items()
    }
