"""The names in a superior's cells as the lower authority's register has them: offices by level, groups by kind."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from cchc.drafting.bodies import body, kind_of, unit_id
from cchc.drafting.levels import Area, names_below
from cchc.plans.organisation import Group, Unit
from cchc.plans.register import Register, existed
from cchc.text import fold

_COMMUNES_HAVE_CHAMBERS = date(2025, 7, 1)
"""Since then the committees of communes have offices of their own (Nghị định số 150/2025/NĐ-CP)."""


class Lowered(NamedTuple):
    """What a name of the superior's becomes: names of the lower register, or what might be added to it."""

    names: tuple[str, ...]
    proposal: str = ""


class LowerNames:
    """The names of one superior's plan turned into those of one lower authority, on a day.

    ``above_day`` is the day of the superior's plan, where that is another one: its units may have ended since.

    ``missing`` are the superior's names that the lower register has nothing for, with the entry proposed for it.
    """

    def __init__(self, above: Register, below: Register, day: date, above_day: date | None = None) -> None:
        self._above, self._below, self._day = above, below, day
        self._above_day = day if above_day is None else above_day
        self.word = body(below.authority.name).head or below.authority.level
        self.missing: dict[str, str] = {}

    def cell(self, names: Iterable[str], *, leads: bool) -> list[str]:
        """A cell's names for the lower plan, each once.

        Where a cell of leads names committees only, the lower authority's own offices stand before its communes: it
        is they who do what is asked of the authority.
        """
        found: list[str] = []
        for name in names:
            lowered = self.name(name)
            found += lowered.names
            if not lowered.names:
                self.missing[name] = lowered.proposal
        communes = self.communes()
        if leads and found and set(found) == {communes} and (own := self.own_offices()) is not None:
            found = [own, *found]
        return list(dict.fromkeys(found))

    def name(self, name: str) -> Lowered:
        """One name of the superior's cells."""
        entry = self._above.find(name, self._above_day)
        if isinstance(entry, Unit):
            return self._office(entry)
        if isinstance(entry, Group):
            return self._group(name, entry)
        return self._by_table(name)

    def _office(self, unit: Unit) -> Lowered:
        if unit.authority == self._below.folder:
            own = self.own_offices()
            return Lowered((own,) if own else ())
        if unit.kind in ("huyện", "xã", "xã mới"):
            communes = self.communes() if unit.kind == "xã" else None
            return Lowered((communes,) if communes else ())
        return self._by_table(unit.name)

    def _by_table(self, name: str) -> Lowered:
        above, below = self._above.authority, self._below.authority
        upper = Area(above.level, body(above.name).head or above.level)
        candidates = [*names_below(name, upper, Area(below.level, self.word)), name]
        for candidate in candidates:
            found = self._alive(candidate)
            if found is not None:
                return Lowered((found,))
        for candidate in candidates:
            entry = self._below.find(candidate, self._day)
            heir = self._below.heir(entry, self._day) if isinstance(entry, Unit) else None
            if heir is not None:
                return Lowered((heir.name,))
        return Lowered((), self._entry(self._usual(candidates[:-1])) if len(candidates) > 1 else "")

    def _usual(self, candidates: list[str]) -> str:
        """The name to propose: officials for a commune before it had chambers, else the most usual."""
        if self._day >= _COMMUNES_HAVE_CHAMBERS:
            return candidates[0]
        return next((name for name in candidates if kind_of(name) == "công chức"), candidates[0])

    def _alive(self, name: str) -> str | None:
        """The name in the register of what is called so and exists on the day."""
        entry = self._below.find(name, self._day)
        if entry is None or (isinstance(entry, Unit) and not existed(entry, self._day)):
            return None
        return entry.name

    def _entry(self, name: str) -> str:
        """A line for units.yaml."""
        taken = {unit.id for unit in self._below.units}
        return f"{{id: {unit_id(name, taken)}, name: {name}, kind: {kind_of(name)}}}"

    def _group(self, name: str, group: Group) -> Lowered:
        plain = fold(name)
        if (known := self._called(plain)) is not None:
            return Lowered((known,))
        kinds = {unit.kind for unit in self._above.units_in(group, self._above_day)}
        found: list[str | None] = []
        if kinds & {"chuyên môn", "sự nghiệp", "ngành dọc", "khác", "công chức"}:
            found.append(self.own_offices())
        if "huyện" in kinds or "xã" in kinds or "cap xa" in plain or "cap huyen" in plain:
            found.append(self.communes() or self.own_offices())
        if not found:
            same = self._same_group(plain)
            return Lowered((same,) if same else ())
        return Lowered(tuple(dict.fromkeys(one for one in found if one is not None)))

    def _called(self, plain: str) -> str | None:
        """The lower register's group of this name."""
        named = (group.name for group in self._below.groups if plain in map(fold, (group.name, *group.aliases)))
        return next(named, None)

    def _same_group(self, plain: str) -> str | None:
        """The lower register's group for service units or for "liên quan"; None where it has none."""
        if "su nghiep" in plain:
            return self._group_of([{"sự nghiệp"}])
        if "lien quan" in plain and "doanh nghiep" not in plain:
            return next(
                (group.name for group in self._below.groups if "lien quan" in fold(group.name) and group.open), None
            )
        return None

    def own_offices(self) -> str | None:
        """The group of the lower authority's own offices and service units, else of its offices."""
        wanted = [{"chuyên môn", "sự nghiệp"}, {"chuyên môn"}, {"công chức"}, {"chuyên môn", "công chức"}]
        return self._group_of(wanted)

    def communes(self) -> str | None:
        """The group of the committees below the lower authority."""
        return (
            self._group_of([{"xã"}, {"xã mới"}, {"xã", "xã mới"}]) if self._below.authority.level != "xã" else None
        )

    def _group_of(self, wanted: list[set[str]]) -> str | None:
        """The group that holds units of exactly these kinds, by the first choice that fits.

        Of several the one that plans name most: "Các cơ quan, đơn vị …".
        """
        for kinds in wanted:
            fits = [group.name for group in self._below.groups if self._kinds_in(group) == kinds]
            if fits:
                return min(fits, key=lambda name: not fold(name).startswith("cac co quan, don vi"))
        return None

    def _kinds_in(self, group: Group) -> set[str]:
        """The kinds of a group's units; none of a group whose units are named one by one."""
        if any(isinstance(member, str) for member in group.members):
            return set()
        units = self._below.units_in(group, self._day) or self._below.units_in(group)
        return {unit.kind for unit in units}
