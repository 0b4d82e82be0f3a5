"""What must be said alike wherever a document is cited: its day, its sign, the period in its title."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
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
