"""The grid of a table: which columns each cell covers, which cells go on from above, whether it has lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from cchc.officefiles.looks import Styles, on, visible_border
from cchc.officefiles.measures import points
from cchc.officefiles.word import Element, W

_SLIVER = 8.0
"""Points: edges of cells that are nearer than this were meant to be one (no column of words is as narrow)."""
_MOST_COLUMNS = 200
Merge = Literal["", "restart", "continue"]


class Slot(NamedTuple):
    """A cell in the grid: the columns it covers from 0, the last included; how it merges with the row above."""

    element: Element
    first: int
    last: int
    merge: Merge


class Grid(NamedTuple):
    """The rows of a table, each with its element, and the number of columns."""

    rows: tuple[tuple[Element, tuple[Slot, ...]], ...]
    columns: int


def grid_of(table: Element) -> Grid:
    """The grid of a table whose changes are accepted."""
    rows = [row for row in table if row.tag == f"{W}tr"]
    widths = [points(one.get(f"{W}w")) or 0.0 for one in table.findall(f"{W}tblGrid/{W}gridCol")]
    placed, columns = _drawn_edges([_slots(row) for row in rows], widths)
    return Grid(tuple(zip(rows, _merged(placed), strict=True)), columns)


def has_lines(table: Element, styles: Styles) -> bool:
    """Whether a table draws lines between its columns: itself, by its style, or by most of its cells."""
    properties = table.find(f"{W}tblPr")
    own = None if properties is None else properties.find(f"{W}tblBorders")
    borders = styles.style_element(styles.table_style(properties), "tblPr/tblBorders") if own is None else own
    if _upright(borders):
        return True
    cells = [one.find(f"{W}tcPr/{W}tcBorders") for row in table.iterchildren(f"{W}tr") for one in row]
    return bool(cells) and 2 * sum(map(_upright, cells)) >= len(cells)


def _upright(borders: Element | None) -> bool:
    sides = () if borders is None else borders
    names = {f"{W}{side}" for side in ("left", "right", "start", "end", "insideV")}
    return any(side.tag in names and visible_border(side) == "1" for side in sides)


def is_heading(row: Element) -> bool:
    """Whether Word repeats a row on each page."""
    return on(row.find(f"{W}trPr/{W}tblHeader"))


def is_hidden(row: Element) -> bool:
    """Whether Word does not show a row."""
    return on(row.find(f"{W}trPr/{W}hidden"))


def _slots(row: Element) -> list[Slot]:
    column = _count(row.find(f"{W}trPr/{W}gridBefore"), 0)
    slots: list[Slot] = []
    for cell in row.iterchildren(f"{W}tc"):
        properties = cell.find(f"{W}tcPr")
        span = max(1, _count(None if properties is None else properties.find(f"{W}gridSpan"), 1))
        across = None if properties is None else properties.find(f"{W}hMerge")
        last = column + span - 1
        if across is not None and across.get(f"{W}val", "continue") == "continue" and slots:
            slots[-1] = slots[-1]._replace(last=last)  # its own words, if any, are not shown
        else:
            slots.append(Slot(cell, column, last, _merge(properties)))
        column = last + 1
    return slots


def _merge(properties: Element | None) -> Merge:
    if properties is None:
        return ""
    tracked, mark = properties.find(f"{W}cellMerge"), properties.find(f"{W}vMerge")
    if tracked is not None and tracked.get(f"{W}vMerge"):
        return "continue" if tracked.get(f"{W}vMerge") == "cont" else "restart"
    if mark is None:
        return ""
    return "restart" if mark.get(f"{W}val", "continue") == "restart" else "continue"


def _merged(rows: list[list[Slot]]) -> list[tuple[Slot, ...]]:
    """The rows with a merge only where there is something above to go on from."""
    above: set[tuple[int, int]] = set()
    found = []
    for row in rows:
        slots = []
        for slot in row:
            goes_on = slot.merge == "continue" and (slot.first, slot.last) in above
            slots.append(slot if goes_on or not slot.merge else slot._replace(merge="restart"))
        above = {(slot.first, slot.last) for slot in slots if slot.merge}
        found.append(tuple(slots))
    return found


def _drawn_edges(rows: list[list[Slot]], widths: Sequence[float]) -> tuple[list[list[Slot]], int]:
    """The rows on a grid of those edges that are seen: unused ones gone, slivers closed; and its columns."""
    slots = [slot for row in rows for slot in row]
    edges = sorted({edge for slot in slots for edge in (slot.first, slot.last + 1)})
    if not edges:
        return rows, 0
    known = len(widths) >= edges[-1] and all(width > 0 for width in widths)
    at = {edge: sum(widths[:edge]) if known else edge * 10 * _SLIVER for edge in edges}
    latest: dict[int, int] = {}
    for slot in slots:
        latest[slot.last + 1] = max(latest.get(slot.last + 1, 0), slot.first)
    opened, count = edges[0], 0
    group = {opened: 0}
    for edge in edges[1:]:
        if latest.get(edge, -1) >= opened or at[edge] - at[opened] >= _SLIVER:
            opened, count = edge, count + 1
        group[edge] = count
    placed = [
        [slot._replace(first=group[slot.first], last=group[slot.last + 1] - 1) for slot in row] for row in rows
    ]
    return placed, count


def _count(element: Element | None, otherwise: int) -> int:
    said = None if element is None else points(element.get(f"{W}val"), plain=1)
    return otherwise if said is None else min(int(said), _MOST_COLUMNS)
