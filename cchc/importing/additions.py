"""The lines by which an existing register learns the names that a plan uses, ready to be pasted into units.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from cchc.drafting.bodies import kind_of, unit_id
from cchc.importing.names.group_names import group_entry
from cchc.importing.proposing import Proposed
from cchc.plans.register import Register
from cchc.store.appending import entry_indent
from cchc.yamltree import Tree
from cchc.yamltree.writing import flow


class Additions(Struct, frozen=True):
    """The lines to add to one list of the register, indented as its entries are.

    ``opening`` is the line that takes the place of an empty or missing list, "" where the list has entries.
    """

    key: str
    opening: str
    lines: tuple[str, ...]


def additions(proposed: Sequence[Proposed], register: Register, tree: Tree) -> Iterator[Additions]:
    """The new units, then the new groups; ``tree`` is the file of the register."""
    taken = {unit.id for unit in register.units}
    units: list[str] = []
    groups: list[str] = []
    for one in proposed:
        near = f"  # gần giống “{one.near}”" if one.near else ""
        if one.group:
            groups.append(f"{flow(group_entry(one.name))}{near}")
            continue
        own = unit_id(one.name, taken)
        taken.add(own)
        units.append(f"{flow({'id': own, 'name': one.name, 'kind': kind_of(one.name)})}{near}")
    for key, entries in (("units", units), ("groups", groups)):
        if entries:
            held = tree.data.get(key) if isinstance(tree.data, dict) else None
            indent = entry_indent(tree, key) if held else "  "
            lines = tuple(f"{indent}- {entry}" for entry in entries)
            yield Additions(key, "" if held else f"{key}:", lines)
