"""How alike two texts are: the words and pairs of words that they share, the rarer the more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from math import log

from cchc.comparing.wording import Wording
from cchc.store import LoadedPlan

Features = dict[str, float]
"""What a text says, each thing with its weight (how rarely the texts say it)."""

_PAIR = 0.6
"""What two words in a row weigh against the same words apart: order tells, but rewording should not part texts."""


class Likeness:
    """Judges how alike texts are, by what is rare in all the texts that are to be told apart.

    ``texts`` are those texts (all tasks of the plans compared); ``places`` are names of places to pass over.
    """

    def __init__(self, texts: Iterable[str], places: Iterable[str] = ()) -> None:
        different = list(dict.fromkeys(texts))
        self.wording = Wording(different, places)
        self._all = len(different) + 1
        self._said = Counter(thing for text in different for thing in set(self._things(text)))
        self._features: dict[str, Features] = {}

    def of(self, one: str, other: str) -> float:
        """How alike two texts are: 1 says the same, 0 nothing in common. The order of the two does not matter."""
        return overlap(self.features(one), self.features(other))

    def features(self, text: str) -> Features:
        """The words of a text and its pairs of words, each with its weight."""
        if text not in self._features:
            self._features[text] = {thing: self._weight(thing) for thing in self._things(text)}
        return self._features[text]

    def _things(self, text: str) -> list[str]:
        words = self.wording.words(text)
        return [*words, *(f"{a} {b}" for a, b in pairwise(words))]

    def _weight(self, thing: str) -> float:
        rare = log(1 + self._all / (1 + self._said[thing]))
        return rare * _PAIR if " " in thing else rare


def overlap(one: Features, other: Features) -> float:
    """The share of the weight of both that both have, from 0 to 1; 0 where neither says anything."""
    whole = sum(one.values()) + sum(other.values())
    if not whole:
        return 0.0
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    return sum(min(weight, many[thing]) for thing, weight in few.items() if thing in many) * 2 / whole


def likeness_of(*plans: LoadedPlan) -> Likeness:
    """What judges the texts of tasks of these plans (one plan: of its own tasks among themselves)."""
    texts = (row.text for plan in plans for row in plan.rows.rows)
    return Likeness(texts, (place for plan in plans for place in places_of(plan)))


def places_of(plan: LoadedPlan) -> list[str]:
    """The names of the places that a plan's authority governs, as its register and its date line say."""
    if plan.register is None:
        return []
    authority = plan.register.authority
    return [authority.place] if isinstance(authority.place, str) else []
