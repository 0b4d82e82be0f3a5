"""The words of a document's texts: which stand side by side with nothing but a space between, and where.

Signs of documents, numbers, addresses of pages and mail, file names and words joined by a hyphen or an apostrophe
are no words here: nobody spells them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import chain, compress, pairwise
from sys import intern
from typing import NamedTuple, TypeVar

from cchc.text.by_text import Column, Known

T = TypeVar("T")

_WORD = r"(?<![\w/@.\-–&'’_])[^\W\d_]+(?![\w@&'’]|[./\-–:]\w)"
RUN = re.compile(f"{_WORD}(?: {_WORD})*")
"""Words with one space between and nothing else."""
NEWER_STYLE = re.compile(r"[àáảãạèéẻẽẹỳýỷỹỵ](?!\w)(?<=[^q]u[ỳýỷỹỵ]|[^q]o[àáảãạèéẻẽẹ])")
"""The last letter of an open oa, oe, uy, if it bears the tone mark (in lower case, after a blank at the start)."""
_NEWER = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ"
_OLDER = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy"
OLDER_OF = dict(zip(_NEWER.split(), _OLDER.split(), strict=True))
_APART = "\x1f"
BREAK = "|"
"""What stands between words that have more than a space between, or nothing."""
_BETWEEN_RUNS = f" {BREAK} "


class Spot(NamedTuple):
    """One word of a text: the text's number, the words of its run as written, its place there, its offset."""

    text: int
    run: tuple[str, ...]
    at: int
    start: int

    @property
    def written(self) -> str:
        """The word as it stands in the text."""
        return self.run[self.at]

    def neighbour(self, step: int) -> str:
        """The word ``step`` places further (back, if negative), as `one_style` has it; a break beyond the run."""
        beside = self.at + step
        return one_style(self.run[beside]) if 0 <= beside < len(self.run) else BREAK


def one_style(word: str) -> str:
    """The word in lower case, an open oa, oe, uy with its tone mark on the first letter ("Hoà" → "hòa")."""
    lower = word.lower()
    older = OLDER_OF.get(lower[-2:])
    return lower[:-2] + older if older and not lower.startswith("qu") else lower


def _in_one_style(text: str) -> str:
    """The same for all words of a text in lower case that begins with a blank."""
    parts, last = [], 0
    for match in NEWER_STYLE.finditer(text):
        at = match.start() - 1
        parts += [text[last:at], OLDER_OF[text[at : at + 2]]]
        last = at + 2
    return "".join([*parts, text[last:]])


@lru_cache(maxsize=8)
def _runs(texts: tuple[str, ...]) -> list[str]:
    """The words of each text in lower case and one style, breaks between their runs; "" where it has none."""
    styled = _in_one_style("".join(_APART + text.replace(_APART, " ") for text in texts).lower())
    return [_BETWEEN_RUNS.join(RUN.findall(words)) for words in styled.split(_APART)[1:]]


RUNS = Column(_runs)


def by_run(
    find: Callable[[str], tuple[T, ...]],
) -> Callable[[tuple[str, ...]], Iterator[tuple[str, tuple[T, ...]]]]:
    """What is found in each run of words of texts, by a rule that hears nothing beyond the run.

    Texts that differ in a number or a name have most of their runs in common: each is heard once.
    """
    hear = lru_cache(maxsize=65536)(find)
    return lambda texts: ((text, found) for text, found in zip(texts, _heard(texts, hear), strict=True) if found)


def _heard(texts: tuple[str, ...], find: Callable[[str], tuple[T, ...]]) -> Iterator[tuple[T, ...]]:
    """What is found in the runs of each text."""
    return (
        tuple(chain.from_iterable(map(find, runs.split(_BETWEEN_RUNS)))) if runs else () for runs in _runs(texts)
    )


@lru_cache(maxsize=65536)
def pairs_of(run: str) -> tuple[str, ...]:
    """Each two tokens side by side, breaks round the run; the same two are one string, counted the sooner."""
    return tuple(map(intern, map(" ".join, pairwise((BREAK, *run.split(" "), BREAK)))))


PAIRS = Column(lambda texts: _heard(texts, pairs_of))


class Words:
    """The words of a document's texts, in one style and in a row, with breaks between their runs.

    A text that stands in the document again (the name of a body in many cells) is heard once. ``known`` is what
    is found in these texts, if they were looked up before (others may have been beside them).
    """

    def __init__(self, texts: Sequence[str], known: Known | None = None) -> None:
        self.texts = texts
        once = dict.fromkeys(texts)
        self.known = known or Known(once)
        self._once = dict.fromkeys(filter(once.__contains__, self.known.texts))  # in the order of what is known

    @cached_property
    def beside(self) -> list[str]:
        """Each two tokens side by side ("nội vụ", "vụ |"), in a row."""
        of_texts: Iterable[tuple[str, ...]] = self._own(PAIRS)
        return list(chain.from_iterable(of_texts))

    @cached_property
    def pairs(self) -> Counter[str]:
        """How often the document has each two tokens side by side, in the order of the first places."""
        return Counter(self.beside)

    def places(self, first: str, second: str) -> Iterator[int]:
        """Where two tokens stand side by side."""
        at, pair = -1, f"{first} {second}"
        for _ in range(self.pairs[pair]):
            at = self.beside.index(pair, at + 1)
            yield at

    def times(self, first: str, second: str) -> int:
        """How often two tokens stand side by side."""
        return self.pairs[f"{first} {second}"]

    def saying(self, words: str) -> list[str]:
        """The texts in which these words stand side by side, be it within longer ones."""
        return [text for text, runs in zip(self._once, self._own(RUNS), strict=True) if words in runs]

    def _own(self, column: Column[T]) -> Iterable[T]:
        """What was made of these texts, without those that were looked up beside them."""
        of_all, every = column.of(self.known), self.known.texts
        return of_all if len(every) == len(self._once) else compress(of_all, map(self._once.__contains__, every))

    def spots(self, word: str, having: Iterable[str]) -> Iterator[Spot]:
        """The places where a word stands, however it is written, in these of the texts, in document order."""
        for number in sorted(chain.from_iterable(self._numbers.get(text, ()) for text in having)):
            for match in RUN.finditer(self.texts[number]):
                yield from _in_run(number, match, word)

    @cached_property
    def _numbers(self) -> dict[str, list[int]]:
        """Where among the texts each one stands."""
        found: dict[str, list[int]] = {}
        for number, text in enumerate(self.texts):
            found.setdefault(text, []).append(number)
        return found


def _in_run(number: int, match: re.Match[str], word: str) -> Iterator[Spot]:
    run, start = tuple(match.group().split(" ")), match.start()
    for index, written in enumerate(run):
        if one_style(written) == word:
            yield Spot(number, run, index, start)
        start += len(written) + 1
