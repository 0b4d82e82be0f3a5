"""Texts that differ in their digits alone ("trước ngày 15/3"), read once by rules that hear no number.

Officials copy each other's texts and put in numbers and days of their own: so come four in ten of the letters that
were not met before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, wraps
from itertools import filterfalse
from typing import TypeVar

T = TypeVar("T")
Find = Callable[[tuple[str, ...]], Iterable[tuple[str, T]]]
"""What is found in texts, each with the text that has it."""

_MOST = 1 << 16
"""So many forms are remembered at most."""
_ZEROS = bytes.maketrans(b"123456789", b"000000000")

NAMED = ("9001",)
"""Numbers that are part of a name ("TCVN ISO 9001"): a text with one of them is read as it stands."""


def the_same_whatever_the_numbers(find: Find[T]) -> Find[T]:
    """The same rule, which reads texts that differ in their digits alone once.

    For rules that find the same in a text, to the letter, if all its digits are zeros.
    """
    met: set[str] = set()
    known: dict[str, T] = {}

    @wraps(find)
    def of_texts(texts: tuple[str, ...]) -> Iterator[tuple[str, T]]:
        forms = _with_zeros(texts)
        if len(met) + len(texts) > _MOST:
            met.clear()
            known.clear()
        new = tuple(dict.fromkeys(filterfalse(met.__contains__, forms)))
        known.update(find(new) if new else ())
        met.update(new)
        return ((text, known[form]) for text, form in zip(texts, forms, strict=True) if form in known)

    return of_texts


def whatever_the_numbers(find: Find[T], says_a_number: Callable[[T], bool]) -> Find[T]:
    """The same rule, which reads texts that differ in their digits alone once, unless it says a number of them.

    For rules that find something in a text with zeros for its digits, if they find anything in the text, and the
    same to the letter if what they find ``says_a_number`` nowhere; else the text is read as it stands.
    """
    with_zeros = the_same_whatever_the_numbers(find)

    @wraps(find)
    def of_texts(texts: tuple[str, ...]) -> Iterable[tuple[str, T]]:
        found = dict(with_zeros(texts))
        doubtful = tuple(text for text, one in found.items() if says_a_number(one))
        for text in doubtful:
            del found[text]
        return (found | dict(find(doubtful)) if doubtful else found).items()

    return of_texts


@lru_cache(maxsize=2)
def _with_zeros(texts: tuple[str, ...]) -> list[str]:
    """The texts with zeros for their digits, put so once for all rules.

    >>> _with_zeros(("Trước ngày 15/3", "ISO 9001 năm 2025"))
    ['Trước ngày 00/0', 'ISO 9001 năm 2025']
    """
    named = any(number in text for number in NAMED for text in texts)
    return [_with_zeros_for_digits(text) if not named or not _names(text) else text for text in texts]


def _names(text: str) -> bool:
    return any(number in text for number in NAMED)


def _with_zeros_for_digits(text: str) -> str:
    return text.encode("utf-8", "surrogatepass").translate(_ZEROS).decode("utf-8", "surrogatepass")
