"""Offices that issue documents: what stands above their names, and which one does an authority's paperwork."""

from __future__ import annotations

import re
from datetime import date

from msgspec import UNSET
from msgspec.structs import replace

from cchc.calendar.written import day_printed, printed_day
from cchc.documents.contexts.heads import Head, above, body_lines
from cchc.drafting.bodies import body
from cchc.obligations.scope import Scope
from cchc.plans.organisation import Authority, Unit
from cchc.plans.register import Register
from cchc.plans.successions import Matter, closed_authority, closing_edge, held
from cchc.store import LoadedPlan, WorkspaceError
from cchc.text import fold


def unsent_head(authority: Authority, office: Unit | None, sign: str, on: date) -> Head:
    """The head of a document that an office (None: the authority itself) is about to issue, with its ``sign``.

    Number and day are the registry's to fill in; month and year are those of ``on``.
    """
    _, month, year = day_printed(on)
    return Head(
        superior=() if office is None else above(office.name, authority.name),
        issuer=body_lines(authority.name if office is None else office.name),
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


def authority_on(register: Register, day: date) -> Authority:
    """The authority by the name valid on a day: of the one that it became, where it is one; else its own."""
    holding = held(register, register.folder, Matter(plan="", task=""), day)
    own = register.authority
    if holding is None or not holding.came or holding.waiting is not None:
        return own
    following = body(holding.unit.name)
    return replace(
        own,
        name=holding.unit.name,
        aliases=list(holding.unit.aliases),
        level=following.level or own.level,
        place=following.place or own.place,
        to=holding.unit.to,
        successions=holding.unit.successions,
    )


def end_words(register: Register, day: date) -> str | None:
    """The sentence that a plan's authority had ended by a day, with the document; None where it had not."""
    last, edge = closed_authority(register, day), closing_edge(register.authority, day)
    if last is None:
        return None
    by = f", theo {edge.document}" if edge is not None else ""
    return f"{register.authority.name} đã kết thúc hoạt động sau ngày {printed_day(last)}{by}."


def desk_of(loaded: LoadedPlan, day: date | None = None) -> Unit | None:
    """The unit that does the authority's paperwork: ``desk_for`` in the register, else who gets the reports.

    None where neither tells exactly one. On a ``day``: whoever followed it by then, None where nobody is known to.
    """
    desk = _first_desk(loaded)
    if desk is None or day is None or loaded.register is None:
        return desk
    holding = held(loaded.register, desk.id, Matter(plan=loaded.id, task=f"up/{loaded.id}"), day)
    if holding is None:
        return desk
    return None if holding.waiting is not None else holding.unit


def _first_desk(loaded: LoadedPlan) -> Unit | None:
    """The same by its name in the plan's time."""
    register = loaded.register
    if register is None:
        return None
    desks = register.desks(loaded.date)
    regime = loaded.plan.reporting if loaded.plan else UNSET
    if not desks and regime is not UNSET:
        receivers = fold(" ".join(item.receiver for item in regime.items if item.receiver is not UNSET))
        named = [unit for unit in register.units if unit.authority is UNSET and _stands_in(unit, receivers)]
        desks = list({unit.id: unit for unit in named}.values())
    return desks[0] if len(desks) == 1 else None


def _stands_in(unit: Unit, receivers: str) -> bool:
    return re.search(rf"\b{re.escape(fold(unit.name))}\b", receivers) is not None
