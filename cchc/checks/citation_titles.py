"""W4: a document's title (trích yếu) with other words than its own, or than elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple
from weakref import WeakKeyDictionary

from cchc.checks.book import Book, OfBodies
from cchc.checks.cited import Mention
from cchc.checks.naming import also_at
from cchc.citations import Issuer, national
from cchc.citations.titles import other_words
from cchc.findings import Finding


def other_title(plan_id: str, book: Book) -> Iterator[Finding]:
    """A title other than the national document's, the one above in the plan, or that in the issuer's own plan."""
    own = [mention for mention in book.mentions(plan_id) if mention.citation.title is not None]
    for at, mention in enumerate(own):
        for title, where in _titles(mention, own[:at], plan_id, book):
            differing = other_words(_title(mention), title)
            if differing is None:
                continue
            start = mention.citation.title.start if mention.citation.title else 0
            wrong = _title(mention)[differing.start : differing.end]
            yield mention.text.finding(
                "W413",
                f"Trích yếu của {mention.name} ở đây ghi “{wrong}”, {where} ghi “{differing.other}”.",
                start + differing.start,
                start + differing.end,
                hint="Ghi trích yếu đúng như bản gốc.",
                severity="info",
            )
            break


def _title(mention: Mention) -> str:
    return mention.citation.title.text if mention.citation.title else ""


def _titles(mention: Mention, above: list[Mention], plan_id: str, book: Book) -> Iterator[tuple[str, str]]:
    """The titles with which a citation's is compared, each with where it stands."""
    known = [one for one in national(mention.sign) if mention.day in (None, one.day)]
    if known:
        yield known[0].title, "bản gốc"
        return
    before = next((other for other in above if _same_document(mention, other)), None)
    if before is not None:
        yield _title(before), f"còn {also_at(before.place, mention.place)}"
    if mention.issuer is None or not mention.issuer.name:
        return
    for one in _titled(book).at((mention.sign, mention.day), mention.issuer.name):
        if one.plan != plan_id and one.body.may_be(mention.issuer) and _same_document(mention, one.mention):
            yield _title(one.mention), f"còn {also_at(one.mention.place, mention.place)}"


class _Titled(NamedTuple):
    """A citation with a title, in a plan of ``body``."""

    plan: str
    body: Issuer
    mention: Mention


_TITLED: WeakKeyDictionary[Book, OfBodies[tuple[str, date | None], _Titled]] = WeakKeyDictionary()


def _titled(book: Book) -> OfBodies[tuple[str, date | None], _Titled]:
    """The citations with a title of all plans, by sign and day; put together once for a workspace."""
    if book not in _TITLED:
        asked = {(mention.sign, mention.day) for plan_id in book.asked for mention in book.mentions(plan_id)}
        known: OfBodies[tuple[str, date | None], _Titled] = OfBodies()
        for plan_id in book.plans:
            body = book.body(plan_id)
            for one in book.mentions(plan_id) if body is not None else ():
                if body is not None and one.citation.title is not None and (one.sign, one.day) in asked:
                    known.add((one.sign, one.day), body, _Titled(plan_id, body, one))
        _TITLED[book] = known
    return _TITLED[book]


def _same_document(mention: Mention, other: Mention) -> bool:
    same_body = mention.issuer is None or other.issuer is None or mention.issuer.may_be(other.issuer)
    return mention.sign == other.sign and mention.day is not None and mention.day == other.day and same_body
