"""The head and the foot of a document: bodies, number and sign, place and date, signature, recipients.

Data hold the words, the template the form: what is not known yet (a number, a day) is None, and the template prints
the form's blank for it.
"""

from __future__ import annotations

import re
from datetime import date

from msgspec import UNSET, Struct

from cchc.calendar.written import day_printed
from cchc.documents.contexts.letters import issuer_letters, kind_letters
from cchc.plans.base import PartialDate
from cchc.plans.document import Plan, Signature
from cchc.plans.organisation import Authority
from cchc.text import nfc

_TWO_LINES = re.compile(r"(ỦY BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND)\s+(?=\S)")
_WRITTEN_OUT = {"UBND": "ỦY BAN NHÂN DÂN", "HĐND": "HỘI ĐỒNG NHÂN DÂN"}
_SPOKEN_FOR = re.compile(r"^(TM|KT|TL|TUQ|Q)\s*\.\s*")
_NO_NUMBER = re.compile(r"(\b[Ss]ố:?) *(/)")
_NO_DAY = re.compile(r"(\bngày) *(/|tháng\b)")
_COMMITTEE = "Ủy ban nhân dân "


class Head(Struct, frozen=True, kw_only=True):
    """The head: ``superior`` and ``issuer`` in capitals, a line each; None for what the registry fills in.

    ``day`` and ``month`` are as printed: days under 10 and months 1 and 2 with a 0 (Nghị định 30/2020/NĐ-CP).
    """

    superior: tuple[str, ...] = ()
    issuer: tuple[str, ...]
    number: str | None = None
    sign: str
    place: str
    day: str | None = None
    month: str | None = None
    year: str | None = None


class Signed(Struct, frozen=True, kw_only=True):
    """The signature block: TM. and the body, KT. and the office it stands for, the signer's office; the name."""

    lines: tuple[str, ...] = ()
    name: str | None = None


class Recipients(Struct, frozen=True, kw_only=True):
    """Who gets the document, one a line, without the dash and the sign at the end; ``filing`` is the last line."""

    lines: tuple[str, ...] = ()
    filing: str | None = None


def plan_head(plan: Plan, authority: Authority | None) -> Head:
    """The head of a plan as issued; of a UBND without the body above it (Nghị định 30/2020/NĐ-CP)."""
    day, month, year = _dated(plan.date)
    return Head(
        superior=above(authority.name, authority.superior_name or None) if authority else (),
        issuer=body_lines(authority.name) if authority else (),
        number=None if plan.number is UNSET else padded(plan.number),
        sign=_usual_sign(plan.kind, authority) if plan.sign is UNSET else plan.sign,
        place=plan.place if plan.place is not UNSET else authority.place if authority else "",
        day=day,
        month=month,
        year=year,
    )


def above(issuer: str, superior: str | None) -> tuple[str, ...]:
    """What stands above the issuing body in a head: its superior; nothing above a Committee or Council."""
    alone = _TWO_LINES.match(nfc(issuer).upper()) is not None
    return () if alone or superior is None else (short_body(superior).upper(),)


def _usual_sign(kind: str, authority: Authority | None) -> str:
    return f"{kind_letters(kind)}-{issuer_letters(authority.name) if authority else 'UBND'}"


def body_lines(name: str) -> tuple[str, ...]:
    """A body's name as a head prints it: "ỦY BAN NHÂN DÂN" (written out) and its place, two lines; else one."""
    capitals = nfc(name).upper()
    found = _TWO_LINES.match(capitals)
    return (_WRITTEN_OUT.get(found[1], found[1]), capitals[found.end() :]) if found else (capitals,)


def short_body(name: str) -> str:
    """A People's Committee's name with "UBND", as it stands above the name of its own offices."""
    return f"UBND {name.removeprefix(_COMMITTEE)}" if name.startswith(_COMMITTEE) else name


def with_blanks(text: str) -> str:
    """A line that names the document by number and day, with room where the registry will fill them in."""
    return _NO_DAY.sub(r"\1      \2", _NO_NUMBER.sub(r"\1        \2", text))


def padded(number: str) -> str:
    """A document's number: under 10 with a 0 before it."""
    return f"{int(number):02}" if number.isdecimal() else number


def signed(signature: Signature) -> Signed:
    """The block as the form wants it: a space after "TM.", everything in capitals but the name."""
    said = (signature.authority, signature.on_behalf, signature.office)
    lines = tuple(_SPOKEN_FOR.sub(r"\1. ", words.upper()) for words in said if words is not UNSET)
    return Signed(lines=lines, name=None if signature.name is UNSET else signature.name)


def _dated(day: date | PartialDate | object) -> tuple[str | None, str | None, str | None]:
    if isinstance(day, date):
        return day_printed(day)
    if isinstance(day, PartialDate):
        month = None if day.month is UNSET else day_printed(date(day.year, day.month, 1))[1]
        return None, month, str(day.year)
    return None, None, None
