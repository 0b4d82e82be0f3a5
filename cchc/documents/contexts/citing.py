"""How a document names the plan that it speaks of."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from cchc.calendar.written import printed_day
from cchc.documents.contexts.heads import plan_head
from cchc.plans.document import Plan
from cchc.store import LoadedPlan
from cchc.text import fold

_SYLLABLE = re.compile(r"(ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]+(ch|ng|nh|[cmnpt])?[,.;]?")
"""A syllable of Vietnamese without its marks; an abbreviation (CCHC, UBND) is none."""


class Cited(Struct, frozen=True, kw_only=True):
    """A plan as another document names it: number with sign and day where known, issuer, what it is about."""

    kind: str
    number: str | None
    day: str | None
    issuer: str
    about: str
    year: int


def cited(loaded: LoadedPlan) -> Cited:
    """The plan; of one without plan.yaml little more than its year is known."""
    authority = loaded.register.authority if loaded.register is not None else None
    plan = loaded.plan or Plan(year=loaded.year, title="")
    head = plan_head(plan, authority)
    title = " ".join(plan.title.split())
    return Cited(
        kind=plan.kind,
        number=f"{head.number}/{head.sign}" if head.number else None,
        day=printed_day(plan.date) if isinstance(plan.date, date) else None,
        issuer=authority.name if authority is not None else "",
        about=_in_a_sentence(title),
        year=loaded.year,
    )


def _in_a_sentence(title: str) -> str:
    """A title as it goes on in a sentence: its first letter small; one in capitals small but for abbreviations."""
    if title.isupper():
        return " ".join(word.lower() if _SYLLABLE.fullmatch(fold(word)) else word for word in title.split())
    return title if title[:2].isupper() else f"{title[:1].lower()}{title[1:]}"
