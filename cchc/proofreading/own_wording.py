"""Words that are wrong by the document's own witness: it says the same many times in other letters.

The list of pairs (`cchc.proofreading.pairs`) judges what Vietnamese says; a document of one subject also has its
own wording ("cải cách hành chính" thirty times), beside which a single "cải cách hành hình" is a slip.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from itertools import filterfalse, islice

from cchc.proofreading.compounds import Misuse, is_name, is_open
from cchc.proofreading.pairs import bond, syllables
from cchc.proofreading.remark import Remark
from cchc.proofreading.runs import BREAK, Words
from cchc.proofreading.syllables import like
from cchc.text import fold

_OFTEN = 4
"""So often at least a document has two words side by side that bear witness against others."""

_OFTEN_AFTER_THREE = 20
_TIMES_AFTER_THREE = 12
_TIMES_IN_PAIRS = 3
_SELDOM = 2
_MOST_PAIRS = 1 << 18


def odd_ones(words: Words) -> Iterator[Misuse]:
    """The words written once or twice where the document has nearly the same word many times."""
    _rivals.meet(words.pairs)
    found = dict.fromkeys((*_after_three(words), *_in_pairs(words)))
    for among, at, right in found:
        word = among[at]
        for spot in words.spots(word, words.saying(" ".join(among))):
            around = tuple(spot.neighbour(step) for step in range(-at, len(among) - at))
            if around == among and not is_name(spot):
                end = spot.start + len(spot.written)
                yield Misuse(spot.text, Remark(spot.start, end, like(spot.written, right)), sure=True)


_Odd = tuple[tuple[str, ...], int, str]
"""The words side by side, the place among them of the odd one, the word that should stand there."""


def _after_three(words: Words) -> Iterator[_Odd]:
    """After three words that the document nearly always follows up in one way, a word of other letters."""
    repeated = [pair for pair, times in words.pairs.items() if times >= _OFTEN_AFTER_THREE]
    often = {pair for pair in repeated if BREAK not in pair}
    if all(words.pairs.keys().isdisjoint(_rivals.near(pair)) for pair in often):
        return
    for (before, after), next_pairs in _followed(words, often).items():
        usual_pair, many = next_pairs.most_common(1)[0]
        usual = _last(usual_pair)
        if many < _OFTEN_AFTER_THREE or usual == BREAK:
            continue
        for pair, times in next_pairs.items():
            odd = _last(pair)
            is_seldom = times <= _SELDOM and many >= _TIMES_AFTER_THREE * times
            if is_seldom and odd != BREAK and nearly_the_same(odd, usual):
                yield (*before.split(" "), _last(after), odd), 3, usual


def _last(pair: str) -> str:
    return pair.rpartition(" ")[2]


def _followed(words: Words, often: set[str]) -> dict[tuple[str, str], Counter[str]]:
    """What pairs follow two pairs (three words) that the document both has ``often``."""
    followed: dict[tuple[str, str], Counter[str]] = {}
    beside = words.beside
    is_often = bytes(map(often.__contains__, beside))  # a byte is much faster searched than a list
    at = is_often.find(b"\1\1")
    while at >= 0:
        before, after, following = beside[at : at + 3]  # the last has a break
        followed.setdefault((before, after), Counter())[following] += 1
        at = is_often.find(b"\1\1", at + 1)
    return followed


def _in_pairs(words: Words) -> list[_Odd]:
    """A pair that Vietnamese does not have, of which the document has another one that differs in marks alone."""
    usual: dict[_Pair, str | None] = {}
    found: list[tuple[int, _Odd]] = []
    for written in _rivals.having(words.pairs):
        pair, keys = _keyed(written)
        for at, key in enumerate(keys):
            if key not in usual:
                usual[key] = _usual(words, _rivals.alike[key])
            other = usual[key]
            if other is None or other == written:
                continue
            times, right = words.pairs[written], _keyed(other)[0]
            is_odd = times <= _SELDOM and words.pairs[other] >= _TIMES_IN_PAIRS * times
            if is_odd and not _belongs_elsewhere(words, pair, at, right[at]):
                found.append((words.beside.index(written), (pair, at, right[at])))
    return [odd for _, odd in sorted(found)]


_Pair = tuple[str, str]


def _usual(words: Words, alike: Collection[str]) -> str | None:
    """Of pairs that are alike the one that the document repeats most often, the first of equals."""
    often = {pair: times for pair in alike if (times := words.pairs.get(pair, 0)) >= _OFTEN}
    most = max(often.values(), default=0)
    return min((pair for pair, times in often.items() if times == most), key=words.beside.index, default=None)


@lru_cache(maxsize=32768)
def _keyed(written: str) -> tuple[_Pair, tuple[_Pair, _Pair]]:
    """A pair as its words; it with the one and with the other word without its marks."""
    one, two = written.split(" ")
    return (one, two), ((fold(one), two), (one, fold(two)))


class _Rivals:
    """Which pairs that were ever met are nearly the same as others.

    Why all that were ever met: to nearly all pairs of a document no other is, and which are to any is found once
    for thousands of documents. ``alike`` are all that have one word the same, the other the same but for its marks.
    It is forgotten when there are many.
    """

    def __init__(self) -> None:
        self._met: set[str] = set()
        self._having: set[str] = set()
        self.alike: dict[_Pair, dict[str, None]] = {}
        self._beginning: dict[str, list[str]] = {}
        self._near: dict[str, tuple[int, frozenset[str]]] = {}

    def having(self, pairs: Mapping[str, int]) -> set[str]:
        """Those of the pairs of a document that Vietnamese does not have, and to which another is alike."""
        return self._having.intersection(pairs)

    def near(self, pair: str) -> frozenset[str]:
        """The pairs that begin with the same word, the other being `nearly_the_same`."""
        first, _, last = pair.partition(" ")
        beginning = self._beginning.get(first, [])
        seen, near = self._near.get(pair, (0, frozenset()))
        if seen < len(beginning):
            others = ((other, _last(other)) for other in beginning[seen:] if other != pair)
            near = near.union([other for other, word in others if nearly_the_same(word, last)])
            self._near[pair] = len(beginning), near
        return near

    def meet(self, pairs: Mapping[str, int]) -> None:
        """Take the pairs of a document."""
        if len(self._met) + len(pairs) > _MOST_PAIRS:
            for known in (self._met, self._having, self.alike, self._beginning, self._near):
                known.clear()
        new = [*filterfalse(self._met.__contains__, pairs)]
        self._met.update(new)
        for pair in new:
            if BREAK in pair:
                continue
            self._beginning.setdefault(pair.partition(" ")[0], []).append(pair)
            for key in _keyed(pair)[1]:
                alike = self.alike.setdefault(key, {})
                alike[pair] = None
                if len(alike) > 1:
                    self._having.update(filter(_is_unheard, (pair, *islice(alike, 1))))


_rivals = _Rivals()


@lru_cache(maxsize=65536)
def _is_unheard(pair: str) -> bool:
    """Whether Vietnamese does not have the pair."""
    return is_open(pair) and not _bond(*pair.split(" "))


def _belongs_elsewhere(words: Words, pair: _Pair, at: int, right: str) -> bool:
    """Whether the word fits its other neighbour better than the usual one would: "một cửa | xã" beside "của xã"."""
    for place in words.places(*pair):
        beside = words.beside[place - 1].split()[0] if at == 0 else words.beside[place + 1].split()[1]
        written = (beside, pair[0]) if at == 0 else (pair[1], beside)
        meant = (beside, right) if at == 0 else (right, beside)
        if _bond(*written) > _bond(*meant):
            return True
    return False


def _bond(first: str, second: str) -> float:
    listed = syllables()
    one, two = listed.get(first), listed.get(second)
    return bond(one, two) if one is not None and two is not None else 0.0


def nearly_the_same(word: str, other: str) -> bool:
    """Whether two words differ in marks and at most one letter more, less or other."""
    one, two = sorted((fold(word), fold(other)), key=len)
    if len(one) == len(two):
        return sum(a != b for a, b in zip(one, two, strict=True)) <= 1
    return len(two) == len(one) + 1 and any(two[:i] + two[i + 1 :] == one for i in range(len(two)))
