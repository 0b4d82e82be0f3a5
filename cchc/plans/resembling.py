"""What a name that a register does not know may mean: another way to call one of its units, or a slip in a name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cchc.plans.organisation import Group, Level, Unit
from cchc.plans.register import Register, existed
from cchc.plans.several import is_group
from cchc.text import fold, nearest
from cchc.text.initials import abbreviates

_TIERS: dict[Level, tuple[str, ...]] = {
    "xã": (" xa", " phuong", " thi tran", " dac khu"),
    "huyện": (" huyen", " quan", " thi xa", " thanh pho", " tp"),
    "tỉnh": (" tinh", " thanh pho", " tp"),
}


def called_otherwise(register: Register, name: str, day: date) -> Unit | Group | None:
    """The one entry that ``name`` calls by first letters ("Phòng VHXH"), or with its level's word more or less.

    None where there is none, or several could be meant.
    """
    ends = _TIERS.get(register.authority.level, ())
    bare = _bare(name, ends)
    found: dict[int, Unit | Group] = {}
    for entry, spelling in _alike(register, name):
        alive = isinstance(entry, Group) or existed(entry, day)
        known = _bare(spelling, ends)
        if alive and (abbreviates(bare, known) or (bare == known and fold(name) != fold(spelling))):
            found[id(entry)] = entry
    return next(iter(found.values())) if len(found) == 1 else None


def near_name(register: Register, name: str) -> str | None:
    """The known name that ``name`` is probably a slip of: a unit's for a unit, a group's for a group."""
    near = nearest(name, (spelling for _, spelling in _alike(register, name)))
    return near[0] if near else None


def _alike(register: Register, name: str) -> Iterator[tuple[Unit | Group, str]]:
    """The entries with each of their names that speaks of one unit as ``name`` does, or of several as it does."""
    several = is_group(name)
    entries: list[Unit | Group] = [*register.units, *register.groups]
    for entry in entries:
        for spelling in (entry.name, *entry.aliases):
            if is_group(spelling) == several:
                yield entry, spelling


def _bare(name: str, ends: tuple[str, ...]) -> str:
    """The folded name without the word of the level at its end: an authority leaves its own out."""
    plain = fold(name)
    return next((plain.removesuffix(end) for end in ends if plain.endswith(end)), plain)
