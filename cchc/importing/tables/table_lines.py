"""A Word table as rows over its true columns, every merged cell with the row whose words it shows.

Why: the grid of a Word table is finer than what people see. Tables edited by hand have cells that begin a hair
beside those above, heads that span two columns, areas that span all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from cchc.importing.blocks import Cell, Paragraph, Row, Table, Where
from cchc.text import fold

_LEAST_CELLS = 3


class Slot(Struct, frozen=True):
    """What one cell shows: the columns that it covers (``last`` included) and the row whose words these are."""

    first: int
    last: int
    owner: int
    paragraphs: tuple[Paragraph, ...]
    where: Where

    @property
    def text(self) -> str:
        """Its words, a line for each paragraph, automatic numbers included."""
        return "\n".join(f"{one.number} {one.text}".strip() for one in self.paragraphs).strip()

    @property
    def width(self) -> int:
        """How many columns it covers."""
        return self.last - self.first + 1


class Line(Struct, frozen=True):
    """One row of a table; ``at`` is its place among all rows, ``slots`` its cells from left to right."""

    at: int
    slots: tuple[Slot, ...]
    where: Where

    def own(self, slot: Slot) -> bool:
        """Whether the words of a slot stand in this row, not in one above with which it is merged."""
        return slot.owner == self.at

    def slot(self, column: int) -> Slot | None:
        """The cell over this column."""
        return next((one for one in self.slots if one.first <= column <= one.last), None)

    @property
    def filled(self) -> list[Slot]:
        """The cells of this row with words of their own."""
        return [one for one in self.slots if self.own(one) and one.text]

    @property
    def key(self) -> tuple[str, ...]:
        """What the row says, for comparing it with other rows."""
        return tuple(fold(one.text) for one in self.slots if one.text)


class Grid(Struct, frozen=True):
    """The rows of one table over ``columns`` true columns."""

    lines: tuple[Line, ...]
    columns: int
    where: Where


def grid_of(table: Table, first_row: int = 0) -> Grid:
    """The table over its true columns: as many as most of its rows have cells; ``first_row`` numbers the rows."""
    starts = _starts(table)
    columns = len(starts)
    lines: list[Line] = []
    for number, row in enumerate(table.rows):
        where = _where(row, table, number)
        above = lines[-1] if lines else None
        slots = _slots(row, starts, table.columns, first_row + number, above, where)
        lines.append(Line(first_row + number, slots, where))
    return Grid(tuple(lines), columns, table.where)


def _starts(table: Table) -> list[int]:
    """Where the true columns begin: the commonest beginnings among rows of the commonest number of cells."""
    counts = Counter(len(row.cells) for row in table.rows if len(row.cells) >= _LEAST_CELLS)
    counts = counts or Counter(len(row.cells) for row in table.rows)
    if not counts:
        return [0]
    usual = max(counts, key=lambda size: (counts[size], size))
    ways = Counter(tuple(cell.first for cell in row.cells) for row in table.rows if len(row.cells) == usual)
    return list(ways.most_common(1)[0][0]) or [0]


def _slots(
    row: Row, starts: Sequence[int], end: int, at: int, above: Line | None, where: Where
) -> tuple[Slot, ...]:
    made: list[Slot] = []
    for number, cell in enumerate(row.cells):
        if len(row.cells) == len(starts):
            first = last = number
        else:
            first, last = _covered(cell, starts, end)
            if made and first <= made[-1].last:  # two cells under one column: the words of both stand there
                made[-1] = _joined(made[-1], cell, last)
                continue
        origin = above.slot(first) if cell.continues and above else None
        if origin is not None and (origin.first, origin.last) == (first, last):
            made.append(Slot(first, last, origin.owner, origin.paragraphs, origin.where))
        else:
            made.append(Slot(first, last, at, cell.paragraphs, _cell_where(cell, where, number)))
    return tuple(made)


def _joined(left: Slot, cell: Cell, last: int) -> Slot:
    return Slot(left.first, max(left.last, last), left.owner, (*left.paragraphs, *cell.paragraphs), left.where)


def _covered(cell: Cell, starts: Sequence[int], end: int) -> tuple[int, int]:
    """The true columns of which a cell covers at least half; where there is none, the one that it covers most."""
    shares: list[float] = []
    for start, after in zip(starts, [*starts[1:], max(end, starts[-1] + 1)], strict=True):
        common = min(cell.last + 1, after) - max(cell.first, start)
        shares.append(max(common, 0) / (after - start))
    covered = [column for column, share in enumerate(shares) if share >= 0.5]
    if not covered:
        covered = [max(range(len(shares)), key=lambda column: shares[column])]
    return covered[0], covered[-1]


def _cell_where(cell: Cell, row: Where, number: int) -> Where:
    return (
        cell.paragraphs[0].where
        if cell.paragraphs
        else Where(row.part, row.paragraph, row.table, row.row, number + 1)
    )


def _where(row: Row, table: Table, number: int) -> Where:
    first = next((one.where for cell in row.cells for one in cell.paragraphs), table.where)
    return Where(first.part, first.paragraph, table.where.table, number + 1)
