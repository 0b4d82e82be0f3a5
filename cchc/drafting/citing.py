"""How a draft names another plan: its number with sign, its day, its title within a sentence."""

from __future__ import annotations

from datetime import date

from msgspec import UNSET

from cchc.plans.document import Citation, Plan


def signed_number(plan: Plan) -> str | None:
    """Number and sign of a plan as others cite it; None where it has no number."""
    if plan.number is UNSET:
        return None
    return plan.number if plan.sign is UNSET or "/" in plan.number else f"{plan.number}/{plan.sign}"


def cited_plan(plan: Plan) -> str:
    """A plan in short: "Kế hoạch số 196/KH-UBND ngày 23/12/2024", without what it lacks."""
    number = signed_number(plan)
    day = plan.date if isinstance(plan.date, date) else UNSET
    return cited_as(Citation(kind=plan.kind, number=UNSET if number is None else number, date=day))


def cited_as(one: Citation) -> str:
    """A cited document in short: kind, number, date."""
    parts = [one.kind if one.kind is not UNSET else "Văn bản"]
    parts += [f"số {one.number}"] if one.number is not UNSET else []
    parts += [f"ngày {one.date:%d/%m/%Y}"] if one.date is not UNSET else []
    return " ".join(parts)


def lower_first(title: str) -> str:
    """A title within a sentence; one that is set in capitals as sentences write it."""
    title = title.lower() if title.isupper() else title
    return title[:1].lower() + title[1:]
