"""Who owes a row: names resolved to units, groups expanded, lead before coordinator, a name before a group."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import UNSET, Struct
from msgspec.structs import replace

from cchc.obligations.obligation import Owner
from cchc.plans.organisation import Group, Unit
from cchc.plans.register import Register
from cchc.plans.rows import Row
from cchc.store import LoadedPlan
from cchc.store.once import kept


class Owners(Struct, frozen=True):
    """The owners of one row (or report, duty); names that mean nothing in the register are left out."""

    lead: tuple[Owner, ...]
    coordinating: tuple[Owner, ...]


class Expander:
    """Turns names into owners on one day, each group expanded once, and each pair of cells that rows share."""

    def __init__(self, register: Register, day: date) -> None:
        self._register = register
        self._day = day
        self._known: dict[str, tuple[Owner, ...]] = {}
        self._of_cells: dict[tuple[tuple[str, ...], tuple[str, ...], bool | None], Owners] = {}

    def expand(self, name: str) -> tuple[Owner, ...]:
        """The owners that one name stands for; empty when the register does not know it."""
        if name not in self._known:
            self._known[name] = tuple(self._expand(name))
        return self._known[name]

    def _expand(self, name: str) -> Iterable[Owner]:
        found = self._register.find(name, self._day)
        if isinstance(found, Unit):
            yield self._unit(found)
        elif isinstance(found, Group):
            yield from self._group(found, name)
        elif self._register.is_authority(name):
            yield Owner(unit=self._register.authority.name, unit_id=self._register.folder)

    def _unit(self, unit: Unit) -> Owner:
        if unit.standing is not UNSET:
            worker = self._register.unit(unit.standing.unit)
            if worker is not None:
                return Owner(unit=worker.name, unit_id=worker.id, via=unit.name)
        return Owner(
            unit=unit.name,
            unit_id=unit.id,
            vertical=unit.kind == "ngành dọc",
            loose=unit.kind == "liên ngành",
        )

    def _group(self, group: Group, name: str) -> Iterable[Owner]:
        members = self._register.members(group, self._day)
        if not members:
            yield Owner(unit=group.name, unit_id=None, complete=False)
            return
        for member in members:
            owner = self._unit(member.unit)
            yield replace(owner, via=name, complete=member.complete)

    def owners(self, lead: Iterable[str], coordinating: Iterable[str] = (), *, each: bool | None = None) -> Owners:
        """Leads and coordinators, one entry a unit.

        Named joint leads share one product; every member of a leading group owes its own; ``each`` overrides.
        A unit that leads is no coordinator: it is marked ``also_coordinating`` unless it was named as lead and
        only a group would make it coordinate.
        """
        leads = _merge(owner for name in lead for owner in self.expand(name))
        coordinators = _merge(owner for name in coordinating for owner in self.expand(name))
        joint = _joint(leads, each)
        shared = dict.fromkeys(joint, joint) if len(joint) > 1 else {}
        return Owners(
            tuple(
                replace(
                    owner,
                    shared_with=shared.get(owner.unit_id or "", ()),
                    also_coordinating=_also(owner, coordinators.get(key)),
                )
                for key, owner in leads.items()
            ),
            tuple(owner for key, owner in coordinators.items() if key not in leads),
        )

    def of_row(self, row: Row) -> Owners:
        """The owners of a row of the appendix."""
        each = None if row.task.each is UNSET else row.task.each
        key = (tuple([n.text for n in row.lead]), tuple([n.text for n in row.coordinating]), each)
        if key not in self._of_cells:
            self._of_cells[key] = self.owners(key[0], key[1], each=each)
        return self._of_cells[key]


def expander_of(loaded: LoadedPlan) -> Expander | None:
    """The one for the register of a plan on the plan's date, made once; None where the register cannot be read."""
    return kept(
        loaded, "_expander", lambda plan: Expander(plan.register, plan.date) if plan.register is not None else None
    )


def _merge(owners: Iterable[Owner]) -> dict[str, Owner]:
    """One owner a unit: a direct name beats a group, the first mention beats the later."""
    merged: dict[str, Owner] = {}
    for owner in owners:
        key = owner.unit_id or f"({owner.unit})"
        known = merged.get(key)
        if known is None or (known.via is not None and owner.via is None):
            merged[key] = owner
    return merged


def _joint(leads: dict[str, Owner], each: bool | None) -> tuple[str, ...]:
    """The ids of the leads that share one product."""
    if each is True:
        return ()
    if each is False:
        return tuple(owner.unit_id for owner in leads.values() if owner.unit_id)
    return tuple(owner.unit_id for owner in leads.values() if owner.unit_id and owner.via is None)


def _also(owner: Owner, coordinator: Owner | None) -> bool:
    return coordinator is not None and not (owner.via is None and coordinator.via is not None)
