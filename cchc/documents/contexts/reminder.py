"""The letter that reminds units of what is late (công văn đôn đốc) as data for its template."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from cchc.calendar.written import printed_day
from cchc.documents.contexts.citing import Cited, cited
from cchc.documents.contexts.heads import Head, short_body
from cchc.documents.contexts.letters import drafter_letters, head_of, issuer_letters
from cchc.documents.contexts.offices import authority_on, desk_of, unsent_head
from cchc.documents.contexts.owed import Owed, origins, owed
from cchc.obligations import Assessed
from cchc.plans.organisation import Unit
from cchc.plans.register import Register
from cchc.store import LoadedPlan

_FIELD = "CCHC"
"""What stands for the drafting office in a sign where none is known, and in one of an office that has no parts."""


class LateUnit(Struct, frozen=True, kw_only=True):
    """A unit with what it owes late, the latest first, and what falls due soon.

    ``addressee`` gets the letter: the unit itself, or the one that carries its work on; ``gone`` tells that the
    unit ended and nobody is known to. ``vertical``: an office of a central agency (ngành dọc), which is asked,
    not told; ``person``: an official (công chức).
    """

    unit: str
    unit_id: str
    addressee: str
    addressee_id: str
    gone: bool = False
    vertical: bool = False
    person: bool = False
    rows: tuple[Owed, ...] = ()
    soon: tuple[Owed, ...] = ()


class Counted(Struct, frozen=True, kw_only=True):
    """What the letter speaks of: tasks (nhiệm vụ), reports and duties (lượt), all obligations (lượt đơn vị)."""

    tasks: int
    reports: int
    duties: int
    obligations: int
    soon: int


class Reminder(Struct, frozen=True, kw_only=True):
    """What the template of a reminder is given.

    ``sender`` is "ubnd" or "desk"; ``sender_name`` the name of whoever sends it as a sentence has it,
    ``office_head`` how the head of a sending office signs. ``desk`` is the office that collects the answers (None
    where the register names none); ``filing`` the last word of "Lưu: VT, …". ``unrecorded``: the logs say nothing
    at all, so that the letter asks what was done. ``within`` is the number of days ahead in which ``soon`` falls
    due.
    """

    head: Head
    sender: str
    sender_name: str
    office_head: str | None
    authority: str
    authority_short: str
    desk: str | None
    filing: str
    plans: tuple[Cited, ...]
    on: str
    addressees: tuple[str, ...]
    verticals: int
    persons: bool
    units: tuple[LateUnit, ...]
    counted: Counted
    within: int | None
    reply_by: str | None
    unrecorded: bool


class Letter(Struct, frozen=True, kw_only=True):
    """What was asked of a letter: of which plans (one authority's), by which office (None: the authority), when."""

    plans: Sequence[LoadedPlan]
    register: Register
    office: Unit | None
    on: date
    within: int | None = None
    reply_by: date | None = None
    unrecorded: bool = False


def late_units(letter: Letter, late: Iterable[Assessed], soon: Iterable[Assessed] = ()) -> list[LateUnit]:
    """The units that owe something late, in the register's order of those addressed, each with what is due soon.

    What groups owe that nobody can expand is left out: nobody can be addressed.
    """
    documents = {key: origin for plan in letter.plans for key, origin in origins(plan).items()}
    owing: dict[tuple[str, str], list[Assessed]] = {}
    for assessed in late:
        owner = assessed.obligation.owner
        if owner.unit_id is not None:
            owing.setdefault((owner.first_id or "", owner.unit_id), []).append(assessed)
    ahead: dict[tuple[str, str], list[Assessed]] = {}
    for assessed in soon:
        owner = assessed.obligation.owner
        ahead.setdefault((owner.first_id or "", owner.unit_id or ""), []).append(assessed)
    places = {unit.id: place for place, unit in enumerate(letter.register.units)}
    found = [_late_unit(letter, key[0], mine, ahead.get(key, ()), documents) for key, mine in owing.items()]
    last = len(places)
    return sorted(found, key=lambda one: (places.get(one.addressee_id, last), places.get(one.unit_id, last)))


def is_own(letter: Letter, unit_id: str) -> bool:
    """Whether a unit is whoever sends the letter, or the authority itself: to neither does it go."""
    unit = letter.register.unit(unit_id)
    folder = letter.register.folder
    own = letter.office is not None and unit_id == letter.office.id
    return own or unit_id == folder or (unit is not None and unit.authority == folder)


def reminder(letter: Letter, units: Sequence[LateUnit]) -> Reminder:
    """The letter to these units."""
    authority = authority_on(letter.register, letter.on)
    desk = letter.office or desk_of(letter.plans[0], letter.on)
    addressees = {one.addressee_id: one for one in units}
    return Reminder(
        head=unsent_head(authority, letter.office, f"{_issuer(letter)}-{_drafter(letter, desk)}", letter.on),
        sender="ubnd" if letter.office is None else "desk",
        sender_name=authority.name if letter.office is None else letter.office.name,
        office_head=None if letter.office is None else head_of(letter.office.name),
        authority=authority.name,
        authority_short=short_body(authority.name),
        desk=desk.name if desk else None,
        filing=_drafter(letter, desk),
        plans=tuple(map(cited, letter.plans)),
        on=printed_day(letter.on),
        addressees=tuple(one.addressee for one in addressees.values()),
        verticals=sum(one.vertical for one in addressees.values()),
        persons=any(one.person for one in units),
        units=tuple(units),
        counted=_counted(units),
        within=letter.within,
        reply_by=printed_day(letter.reply_by) if letter.reply_by else None,
        unrecorded=letter.unrecorded,
    )


def _late_unit(
    letter: Letter,
    unit_id: str,
    late: Sequence[Assessed],
    soon: Sequence[Assessed],
    documents: dict[tuple[str, str], str],
) -> LateUnit:
    unit = letter.register.unit(unit_id)
    owner = late[0].obligation.owner
    return LateUnit(
        unit=owner.first,
        unit_id=unit_id,
        addressee=owner.unit,
        addressee_id=owner.unit_id or unit_id,
        gone=owner.waiting is not None,
        vertical=owner.vertical,
        person=unit is not None and unit.kind == "công chức",
        rows=_listed(late, documents),
        soon=_listed(soon, documents),
    )


def _listed(found: Sequence[Assessed], documents: dict[tuple[str, str], str]) -> tuple[Owed, ...]:
    """By the day they were or are to be done."""
    by_day = sorted(found, key=lambda a: a.days_left or 0)
    return tuple(owed(a, documents.get((a.obligation.plan, a.obligation.task))) for a in by_day)


def _counted(units: Sequence[LateUnit]) -> Counted:
    rows = [row for one in units for row in one.rows]
    return Counted(
        tasks=len({row.task for row in rows if row.role == "lead"}),
        reports=sum(row.role == "report" for row in rows),
        duties=sum(row.role == "duty" for row in rows),
        obligations=len(rows),
        soon=sum(len(one.soon) for one in units),
    )


def _issuer(letter: Letter) -> str:
    authority = authority_on(letter.register, letter.on)
    return issuer_letters(letter.office.name if letter.office else authority.name)


def _drafter(letter: Letter, desk: Unit | None) -> str:
    return drafter_letters(desk.name) or _FIELD if letter.office is None and desk is not None else _FIELD
