"""A unit's part of a plan as data for its template: what it leads, coordinates, reports and sees to, with dates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from cchc.documents.contexts.body import notes_of, numbered, unended
from cchc.documents.contexts.grids import Grid, GridRow, dashed, said
from cchc.documents.contexts.heads import Head, Recipients, Signed
from cchc.documents.contexts.plan import plan_document
from cchc.documents.marks import Cell, Heading, Noted
from cchc.obligations import Assessed
from cchc.obligations.obligation import Role
from cchc.obligations.wording import state_words
from cchc.store import LoadedPlan
from cchc.text import cut, fold

_DAY = "Ngày phải xong"
_TITLES: dict[Role, dict[str, str]] = {
    "lead": {"number": "STT", "task": "Nhiệm vụ", "beside": "Sản phẩm", "day": _DAY},
    "coordinating": {"number": "STT", "task": "Nhiệm vụ", "beside": "Cơ quan chủ trì", "day": _DAY},
    "report": {"number": "STT", "task": "Báo cáo", "beside": "Gửi đến", "day": "Hạn gửi"},
    "duty": {"number": "STT", "task": "Trách nhiệm", "day": _DAY},
}
"""The columns of each part, in the order of the parts."""
_LONGEST = 90
_ROMAN = ("I", "II", "III", "IV")
_KINDS = {"number": "number", "day": "short"}


class Part(Struct, frozen=True, kw_only=True):
    """What the unit owes in one role: its number ("I"), the role, the table."""

    number: str
    role: Role
    table: Grid


class Extract(Struct, frozen=True, kw_only=True):
    """What the template of a unit's extract is given.

    ``kind``, ``title``, ``issuer``, ``head`` and ``signature`` are the plan's; ``as_of`` is the day from which the
    dates are seen; ``unnamed`` counts the tasks that the plan lays on groups whose members nobody can list.
    """

    unit: str
    kind: str
    title: str
    issuer: str
    head: Head
    as_of: str
    parts: tuple[Part, ...]
    unnamed: int
    signature: Signed
    recipients: Recipients


def unit_extract(loaded: LoadedPlan, unit: str, found: Sequence[Assessed], on: date) -> Extract:
    """The part of one unit, of what was ``found`` for it (also of groups that nobody can expand), as of ``on``."""
    plan = plan_document(loaded)
    notes = notes_of(loaded.plan) if loaded.plan else {}
    mine = [a for a in found if a.obligation.owner.unit_id is not None]
    leads = {row.id: row.lead_text for row in loaded.rows.rows}
    owed = {role: _of(mine, role) for role in _TITLES}
    tables = {role: _grid(role, groups, leads, notes) for role, groups in owed.items() if groups}
    return Extract(
        unit=unit,
        kind=plan.kind,
        title=plan.title,
        issuer=plan.issuer,
        head=plan.head,
        as_of=_printed(on),
        parts=tuple(
            Part(number=number, role=role, table=table)
            for number, (role, table) in zip(_ROMAN, tables.items(), strict=False)
        ),
        unnamed=len({a.obligation.task for a in found if a.obligation.owner.unit_id is None}),
        signature=plan.signature,
        recipients=Recipients(lines=(unit,), filing=plan.recipients.filing),
    )


def _of(found: Iterable[Assessed], role: Role) -> list[list[Assessed]]:
    """What is owed in a role: all terms of one item of a task together, the earliest first, the undated last."""
    terms: dict[tuple[str, int | None], list[Assessed]] = {}
    for assessed in found:
        if assessed.obligation.role == role:
            own = assessed.obligation.term.occurrence if role == "report" else None
            terms.setdefault((f"{assessed.obligation.task}/{own}", assessed.obligation.item), []).append(assessed)
    return sorted(terms.values(), key=lambda group: min(a.due or date.max if a.dated else date.max for a in group))


def _grid(role: Role, groups: Sequence[Sequence[Assessed]], leads: dict[str, str], notes: dict[str, str]) -> Grid:
    titles = _TITLES[role]
    rows = [_cells(number, group, leads, notes) for number, group in enumerate(groups, 1)]
    return Grid(
        columns=tuple(map(Heading, titles.values())),
        rows=tuple(GridRow(cells=tuple(row[key] for key in titles)) for row in rows),
    )


def _cells(number: int, group: Sequence[Assessed], leads: dict[str, str], notes: dict[str, str]) -> dict[str, Cell]:
    first = group[0].obligation
    label = f"{numbered(first.number)} " if first.number else ""
    under = (f"(thuộc: {cut(first.heading[-1], _LONGEST)})",) if first.heading else ()
    texts: dict[str, tuple[Noted, ...]] = {
        "number": said(str(number)),
        "task": tuple(Noted(text, notes) for text in (f"{label}{unended(first.text)}", *under)),
        "beside": _beside(group[0], leads, notes),
        "day": tuple(Noted(text) for text in dict.fromkeys(map(_day, group))),
    }
    return {key: Cell(lines=lines, kind=_KINDS.get(key, "text")) for key, lines in texts.items()}


def _beside(assessed: Assessed, leads: dict[str, str], notes: dict[str, str]) -> tuple[Noted, ...]:
    """The products owed; of what a unit coordinates who leads it; of a report who receives it."""
    obligation = assessed.obligation
    match obligation.role:
        case "coordinating":
            return said(leads.get(obligation.task, ""), notes)
        case "report":
            return said(obligation.receiver or "")
        case _:
            return dashed(obligation.products, notes)


def _day(assessed: Assessed) -> str:
    """The day by which it must be done; without one the words for why, and the plan's own."""
    term = assessed.obligation.term
    if assessed.due is None or not assessed.dated:
        words = state_words(assessed)[0]
        return words if not term.phrase or fold(term.phrase) == fold(words) else f"{words} (“{term.phrase}”)"
    day = f"{term.label}: " if term.label else ""
    day += f"{term.time} " if term.time else ""
    day += f"trước {_printed(assessed.due)}" if term.before else _printed(assessed.due)
    late = assessed.next_working_day
    return f"{day} (ngày nghỉ, tính đến {_printed(late)})" if late else day


def _printed(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year}"
