"""Tasks of appendix.yaml from rows in their places: which cells are a row's own, inherited, merged, left empty."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from msgspec import UNSET, Struct, UnsetType

from cchc.importing.blocks import Unread
from cchc.importing.names.splitting_names import Splitter
from cchc.importing.tables import doubts
from cchc.importing.tables.cell_lines import is_ditto, is_none, lines_of, verbatim
from cchc.importing.tables.outline import AreaNode, Node
from cchc.importing.tables.table_lines import Slot
from cchc.importing.tables.table_rows import RowRead
from cchc.importing.tables.task_cells import deadline_of, money_of, products_of
from cchc.plans.cells import MergedCell, NamesCell, TaskCell
from cchc.plans.table import Task

_SIGN = re.compile(r"\s*\[\^(?P<note>[^\]\s]+)\]$")
_SHARED = re.compile(
    r"^\W*(?:cơ quan |đơn vị )?chủ trì\s*:?\s*(?P<lead>.*?)\W*"
    r"\b(?:cơ quan |đơn vị )?phối hợp\s*:?\s*(?P<coordinating>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_KEYS = ("products", "lead", "coordinating", "deadline")


class _Found(Struct, frozen=True):
    """One cell of a task: whose row's words these are (None: nobody's) and the slot."""

    owner: int | None
    slot: Slot | None = None


class TaskMaker:
    """Makes the tasks of all areas; rows may refer to those of other areas."""

    def __init__(self, rows: dict[int, RowRead], names: Splitter, notes: dict[str, str], times: int) -> None:
        self.rows = rows
        self.names = names
        self.notes = notes
        self.times = times
        self.keys: dict[int, tuple[str, str]] = {}
        self.order: list[Node] = []
        self.found: dict[tuple[int, str], _Found] = {}
        self.doubtful: list[Unread] = []
        self.unread: list[Unread] = []

    def enter(self, area: AreaNode, slug: str) -> None:
        """Make the rows of an area known under its slug."""
        for node in _all(area.tasks):
            self.keys[node.entry.at] = (slug, node.key)
            for key in _KEYS:
                self.found[node.entry.at, key] = self._find(node, key)
            self.order.append(node)

    def tasks(self, area: AreaNode) -> list[Task]:
        """The tasks of an area."""
        return [self._task(node) for node in area.tasks]

    def _find(self, node: Node, key: str) -> _Found:
        row = self.rows.get(node.entry.at)
        role = "both" if row is not None and key in ("lead", "coordinating") and "both" in row.cells else key
        if row is None or role not in row.cells:
            return _Found(None)
        slot = row.cells[role]
        if not slot.text or is_none(slot.text):
            return _Found(None, slot)
        if is_ditto(slot.text):
            above = next(
                (one for one in reversed(self.order) if self.found[one.entry.at, key].owner is not None), None
            )
            if above is not None:
                return _Found(self.found[above.entry.at, key].owner, slot)
        return _Found(slot.owner if slot.owner in self.rows else row.at, slot)

    def _task(self, node: Node) -> Task:
        row = self.rows.get(node.entry.at)
        task, footnote = self._text(node)
        values = {key: self._cell(node, key) for key in _KEYS}
        return Task(
            task=task,
            number=node.number or UNSET,
            id=node.id or UNSET,
            footnote=footnote or UNSET,
            budget=self._budget(node, row),
            note=self._note(node, row) or UNSET,
            subtasks=[self._task(child) for child in node.children],
            **values,
        )

    def _text(self, node: Node) -> tuple[str | TaskCell, str]:
        entry = node.entry
        if entry.repeats is not None and entry.repeats in self.keys:
            return TaskCell(same_as=self._reference(node, entry.repeats)), ""
        found = _SIGN.search(entry.text)
        text = entry.text[: found.start()] if found else entry.text
        return text or doubts.EMPTY_TASK, found["note"] if found else ""

    def _reference(self, node: Node, at: int) -> str:
        area, key = self.keys[at]
        return key if area == self.keys[node.entry.at][0] else f"{area}/{key}"

    def _cell(self, node: Node, key: str) -> Any:
        found = self.found[node.entry.at, key]
        inherited = self._inherited(node, key)
        if found.slot is None:
            return UNSET
        if found.owner is None:
            return self._blank(node, key, found, inherited)
        if found.owner == node.entry.at:
            return self._value(node, key, found.slot)
        if found.owner == inherited:
            return UNSET
        if found.owner not in self.keys:
            return self._value(node, key, found.slot)
        reference = self._reference(node, found.owner)
        return NamesCell(same_as=reference) if key in ("lead", "coordinating") else MergedCell(same_as=reference)

    def _inherited(self, node: Node, key: str) -> int | None:
        """The row whose cell a task has where it says nothing itself."""
        above = node.parent
        while above is not None:
            found = self.found[above.entry.at, key]
            if found.owner is not None:
                return found.owner
            above = above.parent
        return None

    def _blank(self, node: Node, key: str, found: _Found, inherited: int | None) -> list[str] | UnsetType:
        """An empty cell: nothing of its own in a heading; elsewhere left empty, or its parent's.

        A part of a task without a lead has its parent's; so has what stands beside an inherited lead.
        """
        if found.slot is not None and is_none(found.slot.text):
            return []
        if node.children or not node.entry.filled:
            return UNSET
        leads = self.found[node.entry.at, "lead"].owner is not None
        if key == "lead" and inherited is None and node.entry.owing:
            words = node.entry.text or self.rows[node.entry.at].said
            self.doubtful.append(Unread(words, node.entry.where, doubts.NO_LEAD))
        if inherited is None or (key == "coordinating" and leads):
            return []
        return UNSET

    def _value(self, node: Node, key: str, slot: Slot) -> Any:
        lines = lines_of(slot.paragraphs, self.notes)
        row = self.rows[node.entry.at]
        if "both" in row.cells and key in ("lead", "coordinating"):
            return self._shared(verbatim(lines), key, slot)
        if key == "products":
            return products_of(lines, self._limits(node))
        if key == "deadline":
            return deadline_of(lines)
        return self.names.cell(verbatim(lines), slot.where)

    def _shared(self, text: str, key: str, slot: Slot) -> Any:
        """Lead or coordinating of a cell that holds both: by its labels; all lead where it has none."""
        found = _SHARED.match(text)
        if found is None:
            return self.names.cell(text, slot.where) if key == "lead" else []
        return self.names.cell(found[key].strip(" ;\n-"), slot.where)

    def _limits(self, node: Node) -> int:
        slot = self.found[node.entry.at, "deadline"].slot
        limits = deadline_of(lines_of(slot.paragraphs, self.notes)) if slot is not None and slot.text else ""
        return len(limits) if isinstance(limits, list) else 1

    def _budget(self, node: Node, row: RowRead | None) -> int | str | UnsetType:
        """The money of a row; words merged over several rows are each one's, a sum is the first one's."""
        slot = row.cells.get("budget") if row is not None else None
        if row is None or slot is None or not self._says(node, slot):
            return UNSET
        money = money_of(verbatim(lines_of(slot.paragraphs, self.notes)), self.times)
        if isinstance(money, str) or slot.owner == row.at:
            return money
        if not any(one.why == doubts.SHARED_MONEY and one.where == slot.where for one in self.doubtful):
            self.doubtful.append(Unread(slot.text, slot.where, doubts.SHARED_MONEY))
        return UNSET

    def _note(self, node: Node, row: RowRead | None) -> str:
        """The note, then what stands in columns without a key, under their headings."""
        if row is None:
            return ""
        own = row.cells.get("note")
        parts = (
            [verbatim(lines_of(own.paragraphs, self.notes))] if own is not None and self._says(node, own) else []
        )
        for heading, slot in row.others:
            if self._says(node, slot):
                words = verbatim(lines_of(slot.paragraphs, self.notes))
                label = " ".join(heading.split())
                parts.append(f"{label}: {words}" if label else words)
        return "\n".join(parts)

    def _says(self, node: Node, slot: Slot) -> bool:
        """Whether a cell without inheritance says something of a row: it is its own, or merged down from a row
        above that is not the task of which it is a part.
        """
        if not slot.text or is_none(slot.text):
            return False
        above = node.parent
        while above is not None and above.entry.at != slot.owner:
            above = above.parent
        return above is None and (slot.owner == node.entry.at or slot.owner in self.rows)


def _all(nodes: Sequence[Node]) -> list[Node]:
    return [one for node in nodes for one in (node, *_all(node.children))]
