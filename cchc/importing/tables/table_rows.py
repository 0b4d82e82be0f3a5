"""The rows of an appendix's tables in order, each cell under the role of its column; repeated heads left out."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from cchc.importing.blocks import Where
from cchc.importing.names.unit_words import begins_unit
from cchc.importing.tables.column_headings import Column
from cchc.importing.tables.table_heads import Head
from cchc.importing.tables.table_lines import Line, Slot
from cchc.importing.tables.task_cells import is_limit

CELLS = ("products", "lead", "coordinating", "both", "deadline")
_CLOSED = (".", ";", ":", "!", "?")


class RowRead(Struct, frozen=True):
    """One row: its cells by role, those of columns without a key with their headings, what spans the table.

    ``sideways`` are cells merged over columns of several roles, read as the first's.
    """

    at: int
    where: Where
    cells: dict[str, Slot]
    others: tuple[tuple[str, Slot], ...] = ()
    spanning: bool = False
    sideways: tuple[Slot, ...] = ()

    def words(self, role: str) -> str:
        """What the cell under a role shows, its own or merged from above; "" without one."""
        return self.cells[role].text if role in self.cells else ""

    def own(self, role: str) -> bool:
        """Whether the cell under a role has words of its own."""
        return role in self.cells and self.cells[role].owner == self.at and bool(self.cells[role].text)

    @property
    def filled(self) -> bool:
        """Whether anything stands under products, lead, coordinating or deadline."""
        return any(self.words(role) for role in CELLS)

    @property
    def owing(self) -> bool:
        """Whether anything stands under products or deadline."""
        return bool(self.words("products") or self.words("deadline"))

    @property
    def said(self) -> str:
        """The words of its cells on one line."""
        return " | ".join(slot.text for slot in self.cells.values() if slot.text)

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(slot.text for slot in self.cells.values()) and not any(slot.text for _, slot in self.others)


def row_of(line: Line, columns: Sequence[Column], first: int) -> RowRead:
    """A row's cells under the roles of their columns; one merged with a cell before the ``first`` row, that is with
    a heading, is empty.
    """
    cells: dict[str, Slot] = {}
    others: list[tuple[str, Slot]] = []
    sideways: list[Slot] = []
    spanning = False
    for slot in (one if one.owner >= first else _blank(one) for one in line.slots):
        covered = columns[slot.first : slot.last + 1]
        roles = [one.role for one in covered]
        if slot.width > 1 and "task" in roles:
            role = "task"
            spanning = bool(slot.text) and any(one in roles for one in CELLS)
        elif slot.width > 1 and slot.text:
            role = _sideways(slot.text, roles)
            sideways += [slot] if len({*roles}) > 1 and line.own(slot) else []
        else:
            role = roles[0] if roles else "other"
        if role == "other" or role in cells:
            heading = next((one.heading for one in covered), "")
            others.append((heading, slot))
        else:
            cells[role] = slot
            cells.update({other: _blank(slot) for other in roles if other not in cells and other in CELLS})
    if len(line.slots) == 1 and "task" not in cells and line.slots[0].text:
        return RowRead(line.at, line.where, {"task": line.slots[0]}, (), True)
    return RowRead(line.at, line.where, cells, tuple(others), spanning, tuple(sideways))


def alone(row: RowRead) -> RowRead:
    """A row whose only words stand under STT, as that of an area where the two columns were merged."""
    if row.words("task") or row.filled or row.words("area") or any(slot.text for _, slot in row.others):
        return row
    told = row.cells.get("number")
    if told is None or len(told.text) < 8:
        return row
    return replace(row, cells={**row.cells, "task": told, "number": _blank(told)}, spanning=True)


def _sideways(text: str, roles: Sequence[str]) -> str:
    """Under which of its columns a cell merged sideways belongs."""
    if begins_unit(text) and any(role in ("lead", "both") for role in roles):
        return next(role for role in roles if role in ("lead", "both"))
    if "deadline" in roles and is_limit(text):
        return "deadline"
    return roles[0]


def _blank(slot: Slot) -> Slot:
    return replace(slot, paragraphs=(), owner=slot.owner)


def carried_on(row: RowRead, above: RowRead, head: Head) -> bool:
    """Whether a row is clearly the rest of the one above, cut at the end of a page: it has no number, and every
    cell goes on in small letters after one that had not ended.
    """
    if row.words("number") or row.spanning or not any(one.role == "number" for one in head.columns):
        return False
    parts = [(role, slot) for role, slot in row.cells.items() if slot.text]
    if not parts or any(slot.owner != row.at for _, slot in parts) or any(slot.text for _, slot in row.others):
        return False
    return all(slot.text[:1].islower() and _unended(above.words(role)) for role, slot in parts)


def _unended(text: str) -> bool:
    return bool(text) and not text.endswith(_CLOSED)


def joined(above: RowRead, rest: RowRead) -> RowRead:
    """The two parts of a row that was cut."""
    cells = dict(above.cells)
    for role, slot in rest.cells.items():
        if slot.text:
            cells[role] = replace(cells[role], paragraphs=(*cells[role].paragraphs, *slot.paragraphs))
    return replace(above, cells=cells)
