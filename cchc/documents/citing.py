"""How a document names the plan that it speaks of."""

from __future__ import annotations

from datetime import date

from msgspec import UNSET, Struct

from cchc.calendar.written import printed_day
from cchc.documents.heads import padded
from cchc.store import LoadedPlan


class Cited(Struct, frozen=True, kw_only=True):
    """A plan as another document names it; ``number`` ("05/KH-UBND") and ``day`` are None while not filled in."""

    kind: str
    number: str | None
    day: str | None
    issuer: str
    title: str
    year: int


def cited(loaded: LoadedPlan) -> Cited:
    """The plan by its kind, number and sign, date and issuing body; of a plan without plan.yaml only its year."""
    plan, register = loaded.plan, loaded.register
    number = day = None
    if plan is not None and plan.number is not UNSET and plan.sign is not UNSET:
        number = f"{padded(plan.number)}/{plan.sign}"
    if plan is not None and isinstance(plan.date, date):
        day = printed_day(plan.date)
    return Cited(
        kind=plan.kind if plan else "Kế hoạch",
        number=number,
        day=day,
        issuer=register.authority.name if register else "",
        title=plan.title if plan else "",
        year=loaded.year,
    )
