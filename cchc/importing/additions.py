"""The lines by which an existing register learns the names that a plan uses, ready to be pasted into units.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from cchc.drafting.bodies import kind_of, unit_id
from cchc.importing.names.group_names import group_entry
from cchc.importing.proposing import Proposed
from cchc.plans.register import Register
from cchc.store.appending import entry_indent
from cchc.text import fold
from cchc.yamltree import Tree
from cchc.yamltree.writing import flow


class Additions(Struct, frozen=True):
    """The lines to add to one list of the register, indented as its entries are.

    ``opening`` is the line that takes the place of an empty or missing list, "" where the list has entries.
    ``doubtful`` are lines behind a ``#``: their names may be slips in known ones.
    """

    key: str
    opening: str
    lines: tuple[str, ...]
    doubtful: tuple[str, ...]


class Aliases(Struct, frozen=True):
    """Other ways to call an entry of the register: its id (a group's name), the names, the line with all it has."""

    entry: str
    names: tuple[str, ...]
    line: str


def additions(proposed: Sequence[Proposed], register: Register, tree: Tree) -> Iterator[Additions]:
    """The new units, then the new groups; ``tree`` is the file of the register.

    What an entry of the register is called by first letters is no new one: it belongs among the aliases.
    """
    taken = {unit.id for unit in register.units}
    units: list[tuple[Proposed, str]] = []
    groups: list[tuple[Proposed, str]] = []
    for one in proposed:
        if one.meant is not None:
            continue
        if one.group:
            groups.append((one, flow(group_entry(one.name))))
            continue
        own = unit_id(one.name, taken)
        taken.add(own)
        units.append((one, flow({"id": own, "name": one.name, "kind": kind_of(one.name)})))
    for key, entries in (("units", units), ("groups", groups)):
        if entries:
            held = tree.data.get(key) if isinstance(tree.data, dict) else None
            indent = entry_indent(tree, key) if held else "  "
            lines = tuple(f"{indent}- {text}" for one, text in entries if not _slip(one))
            doubtful = tuple(f"# {indent}- {text}  # gần giống “{one.near}”" for one, text in entries if _slip(one))
            yield Additions(key, "" if held else f"{key}:", lines, doubtful)


def _slip(one: Proposed) -> bool:
    """Whether a name may be a slip in a known one: another first word ("Ban" for "Phòng") is hardly any."""
    return one.near is not None and fold(one.near).split()[:1] == fold(one.name).split()[:1]


def aliases(proposed: Sequence[Proposed], register: Register) -> list[Aliases]:
    """The aliases of each entry of which the plan uses other names, those that it has before the new ones."""
    held = {unit.id: unit.aliases for unit in register.units}
    held = {**{group.name: group.aliases for group in register.groups}, **held}
    new: dict[str, list[str]] = {}
    for one in proposed:
        if one.meant is not None:
            new.setdefault(one.meant, []).append(one.name)
    lines = {entry: flow({"aliases": [*held[entry], *names]}) for entry, names in new.items()}
    return [Aliases(entry, tuple(names), lines[entry][1:-1]) for entry, names in new.items()]
