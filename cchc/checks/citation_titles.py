"""W4: a document's title (trích yếu) with other words than its own, or than elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from cchc.checks.cited import Mention, mentions
from cchc.checks.naming import also_at
from cchc.checks.related import others
from cchc.citations import issuer_of, national
from cchc.citations.titles import other_words
from cchc.findings import Finding
from cchc.store import LoadedPlan, Store


def other_title(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A title other than the national document's, the one above in the plan, or that in the issuer's own plan."""
    own = [mention for mention in mentions(loaded, store) if mention.citation.title is not None]
    for at, mention in enumerate(own):
        for title, where in _titles(mention, own[:at], loaded, store):
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


def _titles(mention: Mention, above: list[Mention], loaded: LoadedPlan, store: Store) -> Iterator[tuple[str, str]]:
    """The titles with which a citation's is compared, each with where it stands."""
    known = [one for one in national(mention.sign) if mention.day in (None, one.day)]
    if known:
        yield known[0].title, "bản gốc"
        return
    before = next((other for other in above if _same_document(mention, other)), None)
    if before is not None:
        yield _title(before), f"còn {also_at(before.place, mention.place)}"
    for plan in others(loaded, store):
        units = plan.units_file.value
        body = issuer_of(units.authority.name) if units else None
        if body is None or mention.issuer is None or not mention.issuer.name or not body.may_be(mention.issuer):
            continue
        for other in mentions(plan, store):
            if other.citation.title is not None and _same_document(mention, other):
                yield _title(other), f"còn {also_at(other.place, mention.place)}"


def _same_document(mention: Mention, other: Mention) -> bool:
    same_body = mention.issuer is None or other.issuer is None or mention.issuer.may_be(other.issuer)
    return mention.sign == other.sign and mention.day is not None and mention.day == other.day and same_body
