"""The cells of a table: where each stands, how wide it is, which lines it has."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from cchc.officefiles.looks import Styles, visible_border
from cchc.officefiles.measures import points
from cchc.officefiles.word import Element, W

_CELL_MARGIN = 5.4
"""Points that Word keeps free at either side of a cell unless told."""


class Cell(Struct, frozen=True):
    """Where a paragraph stands in a table: which (outermost) table of the part, row, column of the grid.

    ``width`` is the room for text in points, None where the file does not say; ``bordered``: lines at its sides;
    ``ruled``: one only under it; ``merged``: over several rows.
    """

    table: int
    row: int
    column: int
    width: float | None
    bordered: bool
    ruled: bool
    merged: bool


def cells_of(
    table: Element, styles: Styles, style: str, number: int, outer: Cell | None
) -> Iterator[tuple[Element, Cell]]:
    """Each cell of a table with its place, row by row; rows that a tracked change took out are left out.

    A cell of a table within a cell (``outer``) stands where that cell stands.
    """
    properties = table.find(f"{W}tblPr")
    lined = _lined(properties, styles, style)
    grid = [points(column.get(f"{W}w")) for column in table.findall(f"{W}tblGrid/{W}gridCol")]
    for row_number, row in enumerate(_within(table, f"{W}tr")):
        if row.find(f"{W}trPr/{W}del") is not None:
            continue
        column = _count(row.find(f"{W}trPr/{W}gridBefore"), 0)
        for cell in _within(row, f"{W}tc"):
            own = cell.find(f"{W}tcPr")
            columns = max(1, _count(None if own is None else own.find(f"{W}gridSpan"), 1))
            yield (
                cell,
                Cell(
                    table=number if outer is None else outer.table,
                    row=row_number if outer is None else outer.row,
                    column=column if outer is None else outer.column,
                    width=_room(own, grid[column : column + columns], properties),
                    bordered=_cell_lined(own, lined),
                    ruled=_ruled(own),
                    merged=own is not None and own.find(f"{W}vMerge") is not None,
                ),
            )
            column += columns


def _count(element: Element | None, otherwise: int) -> int:
    said = None if element is None else points(element.get(f"{W}val"), plain=1)
    return otherwise if said is None else int(said)


def _within(holder: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those in content controls and tracked insertions."""
    for one in holder:
        if one.tag == tag:
            yield one
        elif one.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}moveTo"):
            yield from _within(one, tag)


def _lined(properties: Element | None, styles: Styles, style: str) -> bool:
    """Whether a table draws lines round or between its cells."""
    own = None if properties is None else properties.find(f"{W}tblBorders")
    borders = styles.style_element(style, "tblPr/tblBorders") if own is None else own
    return borders is not None and any(visible_border(side) == "1" for side in borders)


def _cell_lined(properties: Element | None, lined: bool) -> bool:
    own = None if properties is None else properties.find(f"{W}tcBorders")
    if own is None or not len(own):
        return lined
    upright = [side for side in own if side.tag.removeprefix(W) in ("left", "right", "start", "end")]
    return any(visible_border(side) == "1" for side in upright) or (lined and not upright)


def _ruled(properties: Element | None) -> bool:
    """Whether a cell has a line under it and none at its sides."""
    own = None if properties is None else properties.find(f"{W}tcBorders")
    drawn = set() if own is None else {side.tag.removeprefix(W) for side in own if visible_border(side) == "1"}
    return drawn == {"bottom"}


def _room(cell: Element | None, grid: list[float | None], table: Element | None) -> float | None:
    """The width for text of a cell in points: its own, else that of its columns of the grid, less its margins."""
    own = None if cell is None else cell.find(f"{W}tcW")
    width = points(own.get(f"{W}w")) if own is not None and own.get(f"{W}type", "dxa") == "dxa" else None
    if not width:
        width = sum(one or 0.0 for one in grid) or None
    if width is None:
        return None
    margins = cell.find(f"{W}tcMar") if cell is not None else None
    if margins is None and table is not None:
        margins = table.find(f"{W}tblCellMar")
    return width - sum(_margin(margins, *sides) for sides in (("left", "start"), ("right", "end")))


def _margin(margins: Element | None, *sides: str) -> float:
    found = [margins.find(f"{W}{side}") for side in sides] if margins is not None else []
    said = next((points(one.get(f"{W}w")) for one in found if one is not None), None)
    return _CELL_MARGIN if said is None else said
