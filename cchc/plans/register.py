"""The register of an authority: finding the unit or group that a name means.

Names match after folding (case, diacritics, spaces, dashes, ``&``/``và``). One name may mean different
units before and after a reform: the one that existed on the day asked about is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from msgspec import UNSET

from cchc.plans.organisation import Authority, Group, Unit, Units
from cchc.plans.organisation import Member as GroupMember
from cchc.text import canonical, fold

_PARTED = re.compile(r"[,;]")


class Member(NamedTuple):
    """A unit reached through a group; ``complete`` is false where some list on the way is only our knowledge."""

    unit: Unit
    complete: bool


def existed(unit: Unit | Authority, day: date) -> bool:
    """Whether the unit existed on ``day``; without dates it did."""
    started = unit.from_ is UNSET or unit.from_ <= day
    return started and (unit.to is UNSET or day <= unit.to)


class Register:
    """Units and groups of one authority, found by name or id."""

    def __init__(self, folder: str, units: Units) -> None:
        self.folder = folder
        self.authority = units.authority
        self.units = units.units
        self.groups = units.groups
        self.decisions = units.decisions
        self._by_id = {unit.id: unit for unit in units.units}
        self._named: dict[str, list[tuple[str, Unit | Group]]] = {}
        self._found: dict[tuple[str, date], list[Unit | Group]] = {}
        self._members: dict[tuple[int, date], list[Member]] = {}
        entries: list[Unit | Group] = [*units.units, *units.groups]
        for entry in entries:
            for spelling in (entry.name, *entry.aliases):
                self._named.setdefault(fold(spelling), []).append((spelling, entry))

    def unit(self, unit_id: str) -> Unit | None:
        """The unit with this id."""
        return self._by_id.get(unit_id)

    def find(self, name: str, day: date) -> Unit | Group | None:
        """The one unit or group that ``name`` (or an id) means on ``day``; None when there is none or several."""
        found = self.candidates(name, day)
        return found[0] if len(found) == 1 else None

    def candidates(self, name: str, day: date) -> list[Unit | Group]:
        """Everything that ``name`` may mean on ``day``: the exact spelling wins, then what existed that day."""
        if (name, day) not in self._found:
            self._found[name, day] = self._candidates(name, day)
        return self._found[name, day]

    def _candidates(self, name: str, day: date) -> list[Unit | Group]:
        if name in self._by_id:
            return [self._by_id[name]]
        hits = self._named.get(fold(name), [])
        if len(hits) < 2:
            return [entry for _, entry in hits]
        exact = [entry for spelling, entry in hits if canonical(spelling) == canonical(name)]
        found = list({id(entry): entry for entry in exact or [entry for _, entry in hits]}.values())
        if len(found) > 1:
            alive = [entry for entry in found if isinstance(entry, Group) or existed(entry, day)]
            found = alive or found
        return found

    def split(self, text: str, day: date) -> list[str]:
        """The names in a list parted by commas or semicolons, the longest known name first ("Phòng Kinh tế, Hạ
        tầng và Đô thị" is one); a part that nothing knows is given as it stands.
        """
        parts = [part.strip() for part in _PARTED.split(text)]
        found: list[str] = []
        while parts:
            size = next((n for n in range(len(parts), 1, -1) if self.candidates(", ".join(parts[:n]), day)), 1)
            found.append(", ".join(parts[:size]))
            parts = parts[size:]
        return [name for name in found if name]

    def names(self) -> Iterator[str]:
        """Every name and alias of units and groups, for suggestions."""
        entries: list[Unit | Group] = [*self.units, *self.groups]
        for entry in entries:
            yield entry.name
            yield from entry.aliases

    def is_authority(self, name: str) -> bool:
        """Whether ``name`` is the authority itself."""
        wanted = fold(name)
        return any(wanted == fold(known) for known in (self.authority.name, *self.authority.aliases))

    def desks(self, day: date) -> list[Unit]:
        """The units that do the authority's paperwork for a superior: those of that day, where any was there then.

        A unit that followed one later may be marked too; it holds what comes to it.
        """
        marked = [unit for unit in self.units if unit.desk_for is not UNSET]
        return [unit for unit in marked if existed(unit, day)] or marked

    def members(self, group: Group, day: date) -> list[Member]:
        """The units of a group that existed on ``day``, each once, in the register's order of mention."""
        key = (id(group), day)
        if key not in self._members:
            self._members[key] = list(self._collect(group, day).values())
        return self._members[key]

    def _collect(self, group: Group, day: date) -> dict[str, Member]:
        """The members of a group and of the groups in it, each group entered once (they may name each other)."""
        found: dict[str, Member] = {}
        complete = group.complete and not self._holds_unlisted(group, day)
        entered = {(id(group), complete)}
        stack = [(iter(group.members), complete)]
        while stack:
            members, complete = stack[-1]
            member = next(members, None)
            if member is None:
                stack.pop()
            elif not isinstance(member, str) and member.group is not UNSET:
                inner = self.find(member.group, day)
                if isinstance(inner, Group) and (id(inner), complete and inner.complete) not in entered:
                    entered.add((id(inner), complete and inner.complete))
                    stack.append((iter(inner.members), complete and inner.complete))
            else:
                for unit in self._units_of(member, day):
                    if unit.id not in found or complete:
                        found[unit.id] = Member(unit, complete)
        return found

    def _units_of(self, member: str | GroupMember, day: date) -> list[Unit]:
        if isinstance(member, str):
            units = [self._by_id[member]] if member in self._by_id else []
        else:
            units = [unit for unit in self.units if unit.kind == member.kind]
        return [unit for unit in units if existed(unit, day)]

    def _holds_unlisted(self, group: Group, day: date) -> bool:
        """Whether a group nobody can list stands in this one, at whatever depth: then the whole is not complete."""
        waiting, seen = [group], {id(group)}
        while waiting:
            for member in waiting.pop().members:
                inner = None if isinstance(member, str) or member.group is UNSET else self.find(member.group, day)
                if not isinstance(inner, Group) or id(inner) in seen:
                    continue
                if not inner.members:
                    return True
                seen.add(id(inner))
                waiting.append(inner)
        return False

    def predecessors(self, unit_id: str, day: date) -> list[Unit]:
        """The units whose work had come to this one by ``day``, directly or over several changes."""
        found: dict[str, Unit] = {}
        waiting = [unit_id]
        while waiting:
            heir = waiting.pop()
            for unit in self.units:
                into = any(heir in edge.successors and edge.date <= day for edge in unit.successions)
                if into and unit.id != unit_id and unit.id not in found:
                    found[unit.id] = unit
                    waiting.append(unit.id)
        return list(found.values())

    def heir(self, unit: Unit, day: date) -> Unit | None:
        """The one unit of ``day`` to which all the work of a unit came that had ended before, maybe over several.

        None for a unit that had not ended, and where several could carry its work on.
        """
        last, seen = unit, {unit.id}
        while last.to is not UNSET and last.to < day:
            ids = {successor for edge in last.successions for successor in edge.successors}
            found = self.unit(ids.pop()) if len(ids) == 1 else None
            if found is None or found.id in seen:
                return None
            last = found
            seen.add(found.id)
        return None if last is unit else last

    def units_in(self, group: Group, day: date | None = None) -> list[Unit]:
        """The units of a group on ``day``, each once; without a day those of every day."""
        if day is not None:
            return [member.unit for member in self.members(group, day)]
        turns = {turn for unit in self.units for turn in (unit.from_, unit.to) if isinstance(turn, date)}
        found = (unit for turn in sorted(turns) or [date.max] for unit in self.units_in(group, turn))
        return list({unit.id: unit for unit in found}.values())

    def groups_of(self, unit: Unit, day: date | None = None) -> list[Group]:
        """The groups that hold the unit on ``day``; without a day those that ever do."""
        return [g for g in self.groups if any(one.id == unit.id for one in self.units_in(g, day))]
