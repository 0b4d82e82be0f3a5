"""Offices in letters: their letters in signs, how their heads sign, which one does an authority's paperwork.

The kinds of offices are data (``data/offices.yaml``).
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from importlib import resources

import msgspec
from msgspec import UNSET, Struct

from cchc.calendar.written import day_printed
from cchc.documents.contexts.heads import Head, body_lines, short_body
from cchc.obligations.scope import Scope
from cchc.plans.organisation import Authority, Unit
from cchc.plans.register import Register
from cchc.store import LoadedPlan, WorkspaceError
from cchc.text import fold
from cchc.yamltree import read_tree

_WORD = re.compile(r"\w+")
_SMALL = frozenset(("và",))


class _Kind(Struct, frozen=True, kw_only=True):
    head: str
    begins: str = ""
    letters: str = ""
    whole: bool = False


class _Offices(Struct, frozen=True):
    offices: list[_Kind]
    other: _Kind


def issuer_letters(name: str) -> str:
    """An office's letters where it issues a document.

    >>> issuer_letters("Phòng Nội vụ"), issuer_letters("Sở Nội vụ"), issuer_letters("Văn phòng HĐND và UBND thị xã")
    ('PNV', 'SNV', 'VP')
    """
    kind, rest = _kind(name)
    return kind.letters if kind.whole else kind.letters + _initials(rest)


def drafter_letters(name: str) -> str:
    """An office's letters where it drafted a document that the body above it issues.

    >>> drafter_letters("Phòng Nội vụ"), drafter_letters("Phòng Văn hóa - Xã hội")
    ('NV', 'VHXH')
    """
    kind, rest = _kind(name)
    return kind.letters if kind.whole else _initials(rest)


def head_of(name: str) -> str:
    """How the head of an office signs.

    >>> head_of("Phòng Nội vụ"), head_of("Sở Nội vụ")
    ('TRƯỞNG PHÒNG', 'GIÁM ĐỐC')
    """
    return _kind(name)[0].head


def unsent_head(authority: Authority, office: Unit | None, sign: str, on: date) -> Head:
    """The head of a document that an office (None: the authority itself) is about to issue, with its ``sign``.

    Number and day are the registry's to fill in; month and year are those of ``on``.
    """
    _, month, year = day_printed(on)
    return Head(
        superior=() if office is None else (short_body(authority.name).upper(),),
        issuer=body_lines(authority.name) if office is None else (office.name.upper(),),
        sign=sign,
        place=authority.place,
        month=month,
        year=year,
    )


def the_register(scope: Scope) -> Register:
    """The register of the one authority whose plans a document is about.

    Raises WorkspaceError for plans of several authorities, and where the register cannot be read.
    """
    authorities = dict.fromkeys(plan.authority for plan in scope.plans)
    if len(authorities) > 1:
        raise WorkspaceError(
            f"Một văn bản là của một cơ quan; các kế hoạch này là của {', '.join(authorities)}.",
            "Lập riêng cho từng cơ quan: --plan của một cơ quan.",
        )
    plan = scope.plans[0]
    if plan.register is None:
        raise WorkspaceError(
            f"Không đọc được danh bạ đơn vị của “{plan.authority}” nên không biết văn bản của ai, gửi ai.",
            f"Xem: cchc validate {plan.id}",
        )
    return plan.register


def desk_of(loaded: LoadedPlan) -> Unit | None:
    """The unit that does the authority's paperwork: ``desk_for`` in the register, else who gets the reports.

    None where neither tells exactly one.
    """
    register = loaded.register
    if register is None:
        return None
    desks = [unit for unit in register.units if unit.desk_for is not UNSET]
    regime = loaded.plan.reporting if loaded.plan else UNSET
    if not desks and regime is not UNSET:
        receivers = fold(" ".join(item.receiver for item in regime.items if item.receiver is not UNSET))
        named = [unit for unit in register.units if unit.authority is UNSET and _stands_in(unit, receivers)]
        desks = list({unit.id: unit for unit in named}.values())
    return desks[0] if len(desks) == 1 else None


def _stands_in(unit: Unit, receivers: str) -> bool:
    return re.search(rf"\b{re.escape(fold(unit.name))}\b", receivers) is not None


def _kind(name: str) -> tuple[_Kind, str]:
    """The kind of an office and what follows in its name."""
    known = _offices()
    for kind in known.offices:
        found = re.match(rf"{kind.begins}\b", name, re.IGNORECASE)
        if found:
            return kind, name[found.end() :]
    return known.other, name


def _initials(words: str) -> str:
    return "".join(word[0].upper() for word in _WORD.findall(words) if word not in _SMALL)


@cache
def _offices() -> _Offices:
    data = (resources.files("cchc") / "data" / "offices.yaml").read_bytes()
    return msgspec.convert(read_tree(data, "offices.yaml").data, _Offices)
