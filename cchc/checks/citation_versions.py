"""W4: one document cited in two ways, within a plan or between the plans of a workspace."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

from cchc.checks.book import Book
from cchc.checks.cited import Mention, quoted_day
from cchc.checks.naming import also_at
from cchc.citations import Issuer, disagreement, national, same_subject
from cchc.findings import Finding, Severity
from cchc.text import fold

_LOCAL = frozenset({"UBND", "HĐND", "TU", ""})
"""Bodies of which there are many: only the name of the place tells which."""

_PERIOD = re.compile(
    r"giai\s+đoạn\s+(?:từ\s+)?(?:năm\s+)?(?P<from>\d{4})\s*(?:[-–]|đến)\s*(?:năm\s+)?(?P<to>\d{4})", re.IGNORECASE
)
_WORDS_BEFORE = 3
_WORDS = re.compile(r"[a-z0-9]+")


class Said(NamedTuple):
    """What a citation says of its document: to compare, to print, and where it stands in the text.

    ``of`` names the document for a sentence, by what is not in question.
    """

    of: str
    value: Hashable
    shown: str
    start: int
    end: int


class Aspect(NamedTuple):
    """One thing that must be said alike wherever a document is cited.

    ``key`` groups the citations that may be of one document; ``same`` tells whether two are: 0 no, 1 perhaps,
    2 surely; ``likelier`` whether the second is right for a reason of its own.
    """

    name: str
    code: str
    key: Callable[[Mention], Hashable | None]
    said: Callable[[Mention], Said | None]
    same: Callable[[Mention, Mention], int]
    likelier: Callable[[Mention, Mention], bool]


class _Known(NamedTuple):
    plan: str
    mention: Mention
    said: Said


def two_versions(plan_id: str, book: Book) -> Iterator[Finding]:
    """One document with two dates, two signs or two periods in its title: the version that fewer plans have.

    Where as many have the one as the other, the rarer one of the plan, or its later one; between plans both, as
    information.
    """
    for aspect in ASPECTS:
        told: set[tuple[str, Hashable]] = set()
        for group in _groups(book, aspect).get(plan_id, ()):
            for one in group.of_plan[plan_id]:
                found = _rival(one, group)
                if found is None:
                    continue
                rival, severity = found
                if severity == "info" and (one.mention.sign, one.said.value) in told:
                    continue
                told.add((one.mention.sign, one.said.value))
                yield _finding(one, rival, aspect.code if rival.plan == plan_id else "W404", severity)


class _Group:
    """The citations that may be of one document, in the order of the plans."""

    def __init__(self, members: list[_Known], aspect: Aspect) -> None:
        self.of_plan: dict[str, list[_Known]] = {}
        self.aspect = aspect
        self._turns = {id(one): turn for turn, one in enumerate(members)}
        self._by_name: dict[str, list[_Known]] = {}
        self._by_code: dict[str, list[_Known]] = {}
        self._by_value: dict[tuple[str, str], dict[Hashable, list[_Known]]] = {}
        self._plans: dict[Hashable, set[str]] = {}
        for one in members:
            self.of_plan.setdefault(one.plan, []).append(one)
            if one.mention.issuer is not None:
                self._by_name.setdefault(one.mention.issuer.name, []).append(one)
                self._by_code.setdefault(one.mention.issuer.code, []).append(one)

    def differing(self, one: _Known) -> list[_Known]:
        """Those that say otherwise, in the order of the plans: of its own, and of others that may be of its body.

        Why not all: thousands of plans cite documents of one number, each of another body.
        """
        found = {id(other): other for other in self.of_plan[one.plan] if other.said.value != one.said.value}
        for value, others in self._of_body(one.mention.issuer).items():
            if value != one.said.value:
                found.update((id(other), other) for other in others)
        return sorted(found.values(), key=self.turn)

    def turn(self, one: _Known) -> int:
        """The place of a citation in the order."""
        return self._turns[id(one)]

    def plans_alike(self, one: _Known) -> int:
        """How many plans say the same of the same document, its own counted."""
        kin = one.said.value, _likeness(one.mention)
        if kin not in self._plans:
            alike = self._of_body(one.mention.issuer).get(one.said.value, ())
            first = {_likeness(other.mention): other for other in reversed(alike)}
            same = {likeness for likeness, other in first.items() if _surely_same(one, other, self.aspect)}
            self._plans[kin] = {other.plan for other in alike if _likeness(other.mention) in same}
        return len(self._plans[kin]) + (one.plan not in self._plans[kin])

    def times_alike(self, one: _Known) -> int:
        """How many times its own plan says the same of the same document."""
        mine = (other for other in self.of_plan[one.plan] if other.said.value == one.said.value)
        return sum(self.aspect.same(one.mention, other.mention) > 0 for other in mine)

    def _of_body(self, issuer: Issuer | None) -> dict[Hashable, list[_Known]]:
        """All that ``_one_body`` may find to be of one body with it, and some more, by what they say."""
        if issuer is None:
            return {}
        key = (issuer.name, "") if issuer.code in _LOCAL else ("", issuer.code)
        if key not in self._by_value:
            name, code = key
            found = self._by_name.get(name, ()) if name else ()
            if code:
                found = [*self._by_code.get(code, ()), *self._by_code.get("", ())]
            by_value: dict[Hashable, list[_Known]] = {}
            for one in found:
                by_value.setdefault(one.said.value, []).append(one)
            self._by_value[key] = by_value
        return self._by_value[key]


def _likeness(mention: Mention) -> Hashable:
    """All that is looked at to tell whether a citation and that of another plan are of one document."""
    issuer, sign, title = mention.issuer, mention.citation.sign, mention.citation.title
    body = None if issuer is None else (issuer.code, issuer.level, issuer.name)
    return body, sign.year, sign.number, mention.day, title and title.text


_GROUPS: WeakKeyDictionary[Book, dict[str, dict[str, list[_Group]]]] = WeakKeyDictionary()


def _groups(book: Book, aspect: Aspect) -> dict[str, list[_Group]]:
    """By plan, the citations of all plans that may be of one document and differ; put together once."""
    known = _GROUPS.setdefault(book, {})
    if aspect.name not in known:
        asked = {aspect.key(mention) for plan in book.asked for mention in book.mentions(plan)}
        index: dict[Hashable, list[_Known]] = {}
        for plan in book.plans:
            for mention in book.mentions(plan):
                key = aspect.key(mention)
                if key is not None and key in asked and (said := aspect.said(mention)) is not None:
                    index.setdefault(key, []).append(_Known(plan, mention, said))
        of_plan: dict[str, list[_Group]] = {}
        for members in index.values():
            if len({one.said.value for one in members}) > 1:
                group = _Group(members, aspect)
                for plan in group.of_plan:
                    of_plan.setdefault(plan, []).append(group)
        known[aspect.name] = of_plan
    return known[aspect.name]


def _rival(one: _Known, group: _Group) -> tuple[_Known, Severity | None] | None:
    """The citation that says otherwise and is likelier right, with the severity; None where there is none."""
    differing = [(other, sure) for other in group.differing(one) if (sure := _same(one, other, group.aspect))]
    own = [(other, sure) for other, sure in differing if other.plan == one.plan]
    for other, sure in own or differing:
        loses = _loses(one, other, group)
        if loses is not False:
            return other, None if loses and sure == 2 else "info"
    return None


def _loses(one: _Known, other: _Known, group: _Group) -> bool | None:
    """Whether the other version is likelier right; None between plans where as many say the one as the other."""
    likelier = group.aspect.likelier
    if likelier(one.mention, other.mention) or likelier(other.mention, one.mention):
        return likelier(one.mention, other.mention)
    if (plans := group.plans_alike(one)) != (others := group.plans_alike(other)):
        return plans < others
    if one.plan != other.plan:
        return None
    here, there = group.times_alike(one), group.times_alike(other)
    return here < there or (here == there and group.turn(one) > group.turn(other))


def _same(one: _Known, other: _Known, aspect: Aspect) -> int:
    if one.plan == other.plan:
        return aspect.same(one.mention, other.mention)
    return _surely_same(one, other, aspect)


def _surely_same(one: _Known, other: _Known, aspect: Aspect) -> int:
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


def _finding(one: _Known, rival: _Known, code: str, severity: Severity | None) -> Finding:
    where = also_at(rival.mention.place, one.mention.place)
    return one.mention.text.finding(
        code,
        f"{one.said.of} ở đây ghi {one.said.shown}, còn {where} ghi {rival.said.shown}.",
        one.said.start,
        one.said.end,
        hint="Một trong hai chỗ sai: đối chiếu với bản gốc rồi ghi thống nhất.",
        severity=severity,
    )


def _body_in_doubt(one: Mention, other: Mention) -> int:
    """Whether two citations of one sign may be of one body: 0 no, 1 where one does not name it, 2 where both do."""
    if one.issuer is None or other.issuer is None:
        return 1
    return 2 if one.issuer.may_be(other.issuer) else 0


def _alike(one: Mention, other: Mention) -> bool:
    mine, theirs = one.citation.title, other.citation.title
    return mine is not None and theirs is not None and same_subject(mine.text, theirs.text)


def _dated(mention: Mention) -> Said | None:
    written = mention.citation.date
    if written is None or written.day is None or national(mention.sign):
        return None
    return Said(mention.name, written.day, quoted_day(written.day), written.start, written.end)


def _same_but_for_day(one: Mention, other: Mention) -> int:
    """A sign comes again every year, but its year or its title tells the document."""
    body = _body_in_doubt(one, other)
    one_year = one.citation.sign.year or (one.day and other.day and one.day.year == other.day.year)
    if not body or (body == 2 and one_year):
        return body
    if _alike(one, other):
        return 2
    return body if one_year else 0


def _never(one: Mention, other: Mention) -> bool:
    return False


def _signed(mention: Mention) -> Said | None:
    """The sign, unless it is wrong in a way that is told of itself."""
    sign = mention.citation.sign
    wrong = disagreement(mention.citation)
    if mention.day is None or national(mention.sign) or (wrong is not None and wrong.between != "usage"):
        return None
    of = f"{mention.citation.kind or 'Văn bản'} {quoted_day(mention.day)}"
    return Said(of, mention.sign, f"số {sign.text}", sign.start, sign.end)


def _day_and_body(mention: Mention) -> Hashable | None:
    kind = mention.citation.kind
    return (mention.day, kind, mention.citation.sign.body_code) if kind and mention.day else None


def _same_but_for_sign(one: Mention, other: Mention) -> int:
    """The same kind, body and day; and the number with other letters, or the title with another number."""
    body = _body_in_doubt(one, other)
    if one.citation.sign.number == other.citation.sign.number:
        return body
    return body and 2 * _alike_to_the_end(one, other)


def _alike_to_the_end(one: Mention, other: Mention) -> bool:
    """Whether the titles are the same words: two documents of one day may well differ in a few."""
    mine, theirs = one.citation.title, other.citation.title
    return mine is not None and theirs is not None and len(mine.text) > 30 and fold(mine.text) == fold(theirs.text)


def _period(mention: Mention) -> Said | None:
    title = mention.citation.title
    found = _PERIOD.search(title.text) if title else None
    if title is None or found is None:
        return None
    start, end = title.start + found.start(), title.start + found.end()
    period = " ".join(found.group().split())
    return Said(mention.name, (found["from"], found["to"]), f"“{period}”", start, end)


def _same_but_for_period(one: Mention, other: Mention) -> int:
    """The same sign and day, and the same words before the period."""
    if one.day and other.day and one.day != other.day:
        return 0
    return _body_in_doubt(one, other) if _before_period(one) == _before_period(other) else 0


def _before_period(mention: Mention) -> list[str]:
    title = mention.citation.title
    found = _PERIOD.search(title.text) if title else None
    return _WORDS.findall(fold(title.text[: found.start()]))[-_WORDS_BEFORE:] if title and found else []


def _begins_before_issue(mention: Mention, other: Mention) -> bool:
    """Whether the period began before the document was issued, and the other's did not: plans look ahead."""
    return _starts_late(other) and not _starts_late(mention)


def _starts_late(mention: Mention) -> bool:
    said = _period(mention)
    return said is not None and mention.day is not None and int(said.value[0]) >= mention.day.year  # type: ignore[index]


ASPECTS = (
    Aspect("date", "W402", lambda mention: mention.sign, _dated, _same_but_for_day, _never),
    Aspect("sign", "W403", _day_and_body, _signed, _same_but_for_sign, _never),
    Aspect("period", "W403", lambda mention: mention.sign, _period, _same_but_for_period, _begins_before_issue),
)
