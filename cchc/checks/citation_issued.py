"""W4: a plan of the workspace cited otherwise than it was issued, also by its own appendix."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple
from weakref import WeakKeyDictionary

from msgspec import UNSET

from cchc.checks.book import Book, OfBodies
from cchc.checks.cited import Issued, Mention, quoted_day
from cchc.checks.scanning import scanned
from cchc.citations import same_subject
from cchc.findings import Finding
from cchc.plans.base import PartialDate
from cchc.store import LoadedPlan, Store
from cchc.text import one_space

_BLANK_DAY = re.compile(
    r"ngày[\s.…_]*+(?P<day>\d{0,2})[\s.…_]*+(?:/|tháng)\s*(?P<month>\d{1,2})\s*(?:/|năm)\s*(?P<year>\d{4})\b"
)


def otherwise_than_issued(plan_id: str, book: Book) -> Iterator[Finding]:
    """A plan of the workspace, or this plan itself, cited with another date or another number than its own."""
    for mention in book.mentions(plan_id):
        for document in _that_may_be_meant(mention, book):
            wrong = _unlike(mention, document)
            if wrong is not None:
                shown, start, end = wrong
                yield mention.text.finding(
                    "W404",
                    f"{mention.name} ở đây khác với chính văn bản đó ({document.plan}): {shown}.",
                    start,
                    end,
                    hint=f"Văn bản đó là số {document.sign} {quoted_day(document.day or date.min)}.",
                )


class _Documents(NamedTuple):
    """The plans of a workspace as documents, by what a citation must share with the one it means."""

    by_sign: OfBodies[str, Issued]
    by_day: OfBodies[date, Issued]


_DOCUMENTS: WeakKeyDictionary[Book, _Documents] = WeakKeyDictionary()


def _documents(book: Book) -> _Documents:
    """Put together once for a workspace: each of thousands of plans is held against all others."""
    if book not in _DOCUMENTS:
        known = _Documents(OfBodies(), OfBodies())
        for plan_id in book.plans:
            document = book.issued(plan_id)
            if document is not None and document.day is not None and document.issuer is not None:
                known.by_sign.add(document.sign, document.issuer, document)
                known.by_day.add(document.day, document.issuer, document)
        _DOCUMENTS[book] = known
    return _DOCUMENTS[book]


def _that_may_be_meant(mention: Mention, book: Book) -> Iterator[Issued]:
    """The documents of the sign, and the others of the day and of a body of that place, that a citation states."""
    issuer, day = mention.issuer, mention.day
    if issuer is None or not issuer.name or day is None:
        return
    known = _documents(book)
    yield from known.by_sign.at(mention.sign, issuer.name)
    yield from (document for document in known.by_day.at(day, issuer.name) if document.sign != mention.sign)


def _unlike(mention: Mention, document: Issued) -> tuple[str, int, int] | None:
    """What a citation says otherwise than the document that it must mean, with its place in the text."""
    written, sign = mention.citation.date, mention.citation.sign
    if written is None or written.day is None or document.day is None or document.issuer is None:
        return None
    if mention.issuer is None or not mention.issuer.may_be(document.issuer):
        return None
    same_sign = mention.sign == document.sign
    title = mention.citation.title
    alike = title is not None and same_subject(title.text, document.title)
    if same_sign and written.day != document.day and (alike or written.day.year == document.day.year):
        return f"bản gốc ghi {quoted_day(document.day)}", written.start, written.end
    same_kind = sign.kind_code is not None and f"/{sign.kind_code}-" in document.sign
    if not same_sign and same_kind and alike and written.day == document.day:
        return f"bản gốc ghi số {document.sign}", sign.start, sign.end
    return None


def attached_to_another_date(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """The appendix says that it was issued with the plan of another month or year than the plan's."""
    stated = loaded.plan.date if loaded.plan else UNSET
    if stated is UNSET:
        return
    month = None if isinstance(stated, PartialDate) and stated.month is UNSET else stated.month
    for text in scanned(loaded).of_kinds("title"):
        found = _BLANK_DAY.search(text.text) if text.keys == ("attached",) else None
        if found is None:
            continue
        as_stated = int(found["year"]) == stated.year and month in (None, int(found["month"]))
        other_day = isinstance(stated, date) and found["day"] and int(found["day"]) != stated.day
        if not as_stated or other_day:
            yield text.finding(
                "W404",
                f"Phụ lục ghi kèm theo kế hoạch “{one_space(found[0])}”, còn kế hoạch ghi {_as_stated(stated)}.",
                found.start(),
                found.end(),
                hint="Sửa ngày, tháng, năm ở phụ lục cho khớp với kế hoạch.",
            )


def _as_stated(stated: date | PartialDate) -> str:
    if isinstance(stated, date):
        return quoted_day(stated)
    return f"năm {stated.year}" if stated.month is UNSET else f"tháng {stated.month} năm {stated.year}"
