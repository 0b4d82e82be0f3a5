"""What must be said alike wherever a document is cited: its day, its sign, the period in its title."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from cchc.checks.cited import Mention, quoted_day
from cchc.citations import disagreement, national, same_subject
from cchc.text import fold

_PERIOD = re.compile(
    r"giai\s+đoạn\s+(?:từ\s+)?(?:năm\s+)?(?P<from>\d{4})\s*(?:[-–]|đến)\s*(?:năm\s+)?(?P<to>\d{4})", re.IGNORECASE
)
_WORDS_BEFORE = 3
_WORDS = re.compile(r"[a-z0-9]+")


class Said(NamedTuple):
    """What a citation says of its document, to print, and where it stands in the text.

    ``of`` names the document for a sentence, by what is not in question.
    """

    of: str
    shown: str
    start: int
    end: int


class Aspect(NamedTuple):
    """One thing that must be said alike wherever a document is cited.

    ``key`` groups the citations that may be of one document; ``value`` is what each says of it, to compare (None
    where it says nothing), and ``said`` the same in words, for one that has a value; ``same`` tells whether two are
    of one document: 0 no, 1 perhaps, 2 surely; ``likelier`` whether the second is right for a reason of its own.
    """

    name: str
    code: str
    key: Callable[[Mention], Hashable | None]
    value: Callable[[Mention], Hashable | None]
    said: Callable[[Mention], Said]
    same: Callable[[Mention, Mention], int]
    likelier: Callable[[Mention, Mention], bool]


def _body_in_doubt(one: Mention, other: Mention) -> int:
    """Whether two citations of one sign may be of one body: 0 no, 1 where one does not name it, 2 where both do."""
    if one.issuer is None or other.issuer is None:
        return 1
    return 2 if one.issuer.may_be(other.issuer) else 0


def _alike(one: Mention, other: Mention) -> bool:
    mine, theirs = one.citation.title, other.citation.title
    return mine is not None and theirs is not None and same_subject(mine.text, theirs.text)


def _day(mention: Mention) -> date | None:
    day = mention.day
    return None if day is None or national(mention.sign) else day


def _dated(mention: Mention) -> Said:
    written, day = mention.citation.date, mention.day
    assert written is not None
    assert day is not None
    return Said(mention.name, quoted_day(day), written.start, written.end)


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


def _sign(mention: Mention) -> str | None:
    """The sign, unless it is wrong in a way that is told of itself."""
    if mention.day is None or national(mention.sign):
        return None
    wrong = disagreement(mention.citation)
    return mention.sign if wrong is None or wrong.between == "usage" else None


def _signed(mention: Mention) -> Said:
    sign, day = mention.citation.sign, mention.day
    assert day is not None
    return Said(f"{mention.citation.kind or 'Văn bản'} {quoted_day(day)}", f"số {sign.text}", sign.start, sign.end)


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


def _written_period(mention: Mention) -> re.Match[str] | None:
    title = mention.citation.title
    return _period_in(title.text) if title else None


@lru_cache(maxsize=8192)
def _period_in(title: str) -> re.Match[str] | None:
    """The period that a title names: many plans cite the same documents."""
    return _PERIOD.search(title)


def _period(mention: Mention) -> tuple[str, str] | None:
    found = _written_period(mention)
    return (found["from"], found["to"]) if found else None


def _with_period(mention: Mention) -> Said:
    title, found = mention.citation.title, _written_period(mention)
    assert title is not None
    assert found is not None
    period = " ".join(found.group().split())
    return Said(mention.name, f"“{period}”", title.start + found.start(), title.start + found.end())


def _same_but_for_period(one: Mention, other: Mention) -> int:
    """The same sign and day, and the same words before the period."""
    if one.day and other.day and one.day != other.day:
        return 0
    return _body_in_doubt(one, other) if _before_period(one) == _before_period(other) else 0


def _before_period(mention: Mention) -> list[str]:
    title, found = mention.citation.title, _written_period(mention)
    return _WORDS.findall(fold(title.text[: found.start()]))[-_WORDS_BEFORE:] if title and found else []


def _begins_before_issue(mention: Mention, other: Mention) -> bool:
    """Whether the period began before the document was issued, and the other's did not: plans look ahead."""
    return _starts_late(other) and not _starts_late(mention)


def _starts_late(mention: Mention) -> bool:
    period = _period(mention)
    return period is not None and mention.day is not None and int(period[0]) >= mention.day.year


ASPECTS = (
    Aspect("date", "W402", lambda mention: mention.sign, _day, _dated, _same_but_for_day, _never),
    Aspect("sign", "W403", _day_and_body, _sign, _signed, _same_but_for_sign, _never),
    Aspect(
        "period",
        "W403",
        lambda mention: mention.sign,
        _period,
        _with_period,
        _same_but_for_period,
        _begins_before_issue,
    ),
)
