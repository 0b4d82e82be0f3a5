"""W3: a paragraph of the body that stands in it twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, combinations, starmap
from typing import Literal

from cchc.checks.naming import also_at
from cchc.checks.scanning import scanned
from cchc.checks.texts import Text
from cchc.findings import Finding, Severity
from cchc.store import LoadedPlan, Store
from cchc.text import cut
from cchc.text.words import small_words

_LEAST = 80
"""How many characters a paragraph has at least that is compared: fewer are hardly so many words."""

_WORDS = 16
"""How many words a paragraph has at least that is compared."""

_MOST = 0.85
"""Which share of the words of the shorter of two paragraphs the longer has too, where they are nearly one."""

_SOON = 16
"""Up to how many paragraphs are sooner held each against each other, mostly in vain, than by their rare words."""

_FEW, _SEVERAL = 4, 3
"""In how many paragraphs a rare word stands at most; how many of them two paragraphs share that are compared."""


def repeated_paragraphs(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A paragraph or list item of some length that stands twice in the body, word for word or nearly so."""
    long = [text for text in scanned(loaded).of_kinds("paragraph", "item") if _vocabulary(text.text)]
    if len(long) <= _SOON and not any(starmap(_likeness, combinations([text.text for text in long], 2))):
        return
    told: set[int] = set()
    for one, other in _candidates([_vocabulary(text.text) for text in long]):
        first, again = long[one], long[other]
        likeness = _likeness(first.text, again.text)
        if not likeness or other in told:
            continue
        if likeness == "one":
            told.add(other)
            here = first.where == again.where  # each unit's part may well ask the same of it
            yield _again(again, first, "đã đứng", None if here else "info")
        elif likeness == "nearly one" or first.keys[:-1] == again.keys[:-1]:
            told.add(other)
            yield _again(again, first, "gần như đã đứng", "info")


@lru_cache(maxsize=8192)
def _words(text: str) -> list[str]:
    """The words of a paragraph; none of one too short to be compared. Not to be changed by the caller."""
    words = small_words(text) if len(text) > _LEAST else []
    return words if len(words) >= _WORDS else []


@lru_cache(maxsize=8192)
def _vocabulary(text: str) -> frozenset[str]:
    return frozenset(_words(text))


def _candidates(vocabularies: Sequence[frozenset[str]]) -> list[tuple[int, int]]:
    """The pairs, earlier before later, that share several words which hardly any other paragraph has."""
    having = Counter(chain.from_iterable(vocabularies))
    rare = {word for word, count in having.items() if 1 < count <= _FEW}
    met: dict[str, list[int]] = {}
    for index, words in enumerate(vocabularies):
        own = words & rare
        for word in own if len(own) >= _SEVERAL else ():
            met.setdefault(word, []).append(index)
    shared = Counter(chain.from_iterable([combinations(found, 2) for found in met.values()]))
    return sorted(pair for pair, count in shared.items() if count >= _SEVERAL)


@lru_cache(maxsize=65536)
def _likeness(text: str, other: str) -> Literal["one", "nearly one", "much the same"] | None:
    """How like two paragraphs are that share rare words; what is much the same may still be two items of a list.

    It rests on the two texts alone, which offices copy together.
    """
    vocabulary, others = _vocabulary(text), _vocabulary(other)
    if len(vocabulary & others) < _MOST * min(len(vocabulary), len(others)):
        return None
    here, there = _words(text), _words(other)
    if here == there:
        return "one"
    if _numbers(here) != _numbers(there):
        return None
    return "nearly one" if _nearly(here, there) else "much the same"


def _numbers(words: Sequence[str]) -> list[str]:
    return [word for word in words if word.isdigit() or set(word) <= set("ivx")]


def _nearly(words: list[str], others: list[str]) -> bool:
    """Whether nine words in ten are the same."""
    one, other = Counter(words), Counter(others)
    return ((one - other) + (other - one)).total() <= len(words + others) / 10


def _again(text: Text, first: Text, how: str, severity: Severity | None) -> Finding:
    here, there = text.file.place(text.keys), first.file.place(first.keys)
    return text.finding(
        "W322",
        f"Đoạn “{cut(text.text, 60)}” {how} ở {also_at(there, here)}.",
        0,
        len(text.text.partition("\n")[0]),
        hint="Giữ lại một chỗ.",
        severity=severity,
    )
