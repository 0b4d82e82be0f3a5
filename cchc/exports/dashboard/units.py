"""The units of a page: each once, in the order of the registers, groups that nobody can expand last."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from cchc.obligations import Assessed
from cchc.obligations.obligation import Owner
from cchc.obligations.scope import Scope

BESIDE = ("report", "duty")
"""What is owed outside of the appendix, each counted like an area."""


class Named(Struct, frozen=True):
    """A unit or an area: the key under which ``status`` counts it, and its name."""

    key: str
    name: str


def unit_key(owner: Owner) -> str:
    """The key under which a unit is counted: its id, of a group without one its name."""
    return owner.unit_id or f"({owner.unit})"


def units_of(found: Iterable[Assessed], scope: Scope) -> list[Named]:
    """Every unit that owes something, under its name of the day."""
    names: dict[str, str] = {}
    for assessed in found:
        owner = assessed.obligation.owner
        names[unit_key(owner)] = owner.unit
    registers = [plan.register for plan in scope.plans if plan.register is not None]
    order = {unit.id: place for place, unit in enumerate(u for register in registers for u in register.units)}
    last = len(order)
    keys = sorted(names, key=lambda key: (key.startswith("("), order.get(key, last)))
    return [Named(key, names[key]) for key in keys]


def area_of(assessed: Assessed) -> Named:
    """The area that it is counted under; reports and duties are one each."""
    o = assessed.obligation
    other = {"report": "Chế độ báo cáo", "duty": "Trách nhiệm ngoài phụ lục"}.get(o.role, "")
    return Named(o.area or o.role, o.area_name or other)


def areas_of(found: Iterable[Assessed], scope: Scope) -> list[Named]:
    """The areas of what is owed in the order of the plans, then reports and duties."""
    areas = {one.key: one for one in map(area_of, found)}
    order = dict.fromkeys((*(row.area for plan in scope.all for row in plan.rows.rows), *BESIDE))
    return [areas[key] for key in order if key in areas]
