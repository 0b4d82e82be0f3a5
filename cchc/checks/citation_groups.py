"""The citations of all plans that may be of one document, and what tells whether two of them are."""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple
from weakref import WeakKeyDictionary

from cchc.checks.book import Book
from cchc.checks.citation_aspects import Aspect
from cchc.checks.cited import Mention
from cchc.citations import Issuer

_LOCAL = frozenset({"UBND", "HĐND", "TU", ""})
"""Bodies of which there are many: only the name of the place tells which."""


class Known(NamedTuple):
    """A citation of a plan, with what it says of its document (`Aspect.value`)."""

    plan: str
    mention: Mention
    value: Hashable


class Group:
    """The citations that may be of one document, in the order of the plans."""

    def __init__(self, members: list[Known], aspect: Aspect) -> None:
        self.of_plan: dict[str, list[Known]] = {}
        self.aspect = aspect
        self._turns = {id(one): turn for turn, one in enumerate(members)}
        self._by_name: dict[str, list[Known]] = {}
        self._by_code: dict[str, list[Known]] = {}
        self._by_value: dict[tuple[str, str], dict[Hashable, list[Known]]] = {}
        self._plans: dict[Hashable, set[str]] = {}
        for one in members:
            self.of_plan.setdefault(one.plan, []).append(one)
            if one.mention.issuer is not None:
                self._by_name.setdefault(one.mention.issuer.name, []).append(one)
                self._by_code.setdefault(one.mention.issuer.code, []).append(one)

    def disputed(self, plan: str) -> bool:
        """Whether something said in this plan is said otherwise in it, or may be elsewhere of the same body."""
        own = self.of_plan[plan]
        return any(one.value != own[0].value or len(self._of_body(one.mention.issuer)) > 1 for one in own)

    def differing(self, one: Known) -> list[Known]:
        """Those that say otherwise, in the order of the plans: of its own, and of others that may be of its body.

        Why not all: thousands of plans cite documents of one number, each of another body.
        """
        found = {id(other): other for other in self.of_plan[one.plan] if other.value != one.value}
        for value, others in self._of_body(one.mention.issuer).items():
            if value != one.value:
                found.update((id(other), other) for other in others)
        return sorted(found.values(), key=self.turn)

    def turn(self, one: Known) -> int:
        """The place of a citation in the order."""
        return self._turns[id(one)]

    def plans_alike(self, one: Known) -> int:
        """How many plans say the same of the same document, its own counted."""
        kin = one.value, _likeness(one.mention)
        if kin not in self._plans:
            alike = self._of_body(one.mention.issuer).get(one.value, ())
            first = {_likeness(other.mention): other for other in reversed(alike)}
            surely = {likeness for likeness, other in first.items() if _surely_same(one, other, self.aspect)}
            self._plans[kin] = {other.plan for other in alike if _likeness(other.mention) in surely}
        return len(self._plans[kin]) + (one.plan not in self._plans[kin])

    def times_alike(self, one: Known) -> int:
        """How many times its own plan says the same of the same document."""
        mine = (other for other in self.of_plan[one.plan] if other.value == one.value)
        return sum(self.aspect.same(one.mention, other.mention) > 0 for other in mine)

    def _of_body(self, issuer: Issuer | None) -> dict[Hashable, list[Known]]:
        """All that ``_one_body`` may find to be of one body with it, and some more, by what they say."""
        if issuer is None:
            return {}
        key = (issuer.name, "") if issuer.code in _LOCAL else ("", issuer.code)
        if key not in self._by_value:
            name, code = key
            found = self._by_name.get(name, ()) if name else ()
            if code:
                found = [*self._by_code.get(code, ()), *self._by_code.get("", ())]
            by_value: dict[Hashable, list[Known]] = {}
            for one in found:
                by_value.setdefault(one.value, []).append(one)
            self._by_value[key] = by_value
        return self._by_value[key]


def _likeness(mention: Mention) -> Hashable:
    """All that is looked at to tell whether a citation and that of another plan are of one document."""
    issuer, sign, title = mention.issuer, mention.citation.sign, mention.citation.title
    body = None if issuer is None else (issuer.code, issuer.level, issuer.name)
    return body, sign.year, sign.number, mention.day, title and title.text


_GROUPS: WeakKeyDictionary[Book, dict[str, dict[str, list[Group]]]] = WeakKeyDictionary()


def groups(book: Book, aspect: Aspect) -> dict[str, list[Group]]:
    """By plan, the citations of all plans that may be of one document and differ; put together once."""
    known = _GROUPS.setdefault(book, {})
    if aspect.name not in known:
        keyed: dict[Hashable, list[tuple[str, Mention]]] = {}
        for plan in book.plans:
            for mention in book.mentions(plan):
                if (key := aspect.key(mention)) is not None:
                    keyed.setdefault(key, []).append((plan, mention))
        of_plan: dict[str, list[Group]] = {}
        for cited in keyed.values():
            if len(cited) < 2 or book.asked.isdisjoint(plan for plan, _ in cited):
                continue
            values = [aspect.value(mention) for _, mention in cited]
            if len({value for value in values if value is not None}) > 1:
                said = zip(cited, values, strict=True)
                group = Group([Known(*one, value) for one, value in said if value is not None], aspect)
                for plan in filter(group.disputed, group.of_plan):
                    of_plan.setdefault(plan, []).append(group)
        known[aspect.name] = of_plan
    return known[aspect.name]


def same(one: Known, other: Known, aspect: Aspect) -> int:
    """Whether both are of one document: 0 no, 1 perhaps (only within a plan), 2 surely."""
    if one.plan == other.plan:
        return aspect.same(one.mention, other.mention)
    return _surely_same(one, other, aspect)


def _surely_same(one: Known, other: Known, aspect: Aspect) -> int:
    """What holds between two plans: 2 where all tells that they are of one document, else 0."""
    if not _one_body(one.mention, other.mention):
        return 0
    return 2 if aspect.same(one.mention, other.mention) == 2 else 0


def body_beyond_doubt(mention: Mention) -> str:
    """What two citations share if they are of one body beyond doubt; "" where that is in doubt."""
    issuer = mention.issuer
    if issuer is None:
        return ""
    return issuer.name if issuer.code in _LOCAL else issuer.code


def _one_body(one: Mention, other: Mention) -> bool:
    """Whether both name the same body beyond doubt, also in two plans."""
    mine, theirs = one.issuer, other.issuer
    if mine is None or theirs is None or not mine.may_be(theirs):
        return False
    return mine.code not in _LOCAL or bool(mine.name and theirs.name)
