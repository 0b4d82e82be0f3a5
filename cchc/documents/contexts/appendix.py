"""The appendix as a table for a template: the plan's own columns, every row, cells merged where they are one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import UNSET, Struct

from cchc.documents.contexts.body import notes_of, numbered
from cchc.documents.contexts.grids import GridRow, dashed, said
from cchc.documents.contexts.heads import with_blanks
from cchc.documents.marks import Cell, Heading, Merge, Noted
from cchc.plans.rows import Row
from cchc.plans.table import Area
from cchc.store import LoadedPlan
from cchc.text.numbers import shown_number

USUAL = {
    "area": "Nhiệm vụ chung",
    "task": "Nhiệm vụ cụ thể",
    "products": "Sản phẩm",
    "lead": "Cơ quan chủ trì",
    "coordinating": "Cơ quan phối hợp",
    "deadline": "Thời gian thực hiện",
}
"""The columns of an appendix that does not name its own."""
_IN_CAPITALS = re.compile(r"^PHỤ LỤC\b")
_KINDS = {
    "area": "area",
    "number": "number",
    "lead": "short",
    "coordinating": "short",
    "deadline": "short",
    "budget": "money",
}


class Table(Struct, frozen=True, kw_only=True):
    """The appendix: its heading, title and the line that ties it to the plan (None where none is stated)."""

    heading: str
    title: str
    attached: str | None
    columns: tuple[Heading, ...]
    rows: tuple[GridRow, ...]


class _Source(Struct, frozen=True):
    """What one cell holds and the row whose cell it is ("" for a cell that is nobody's)."""

    lines: tuple[Noted, ...]
    owner: str = ""


def appendix_table(loaded: LoadedPlan) -> Table | None:
    """The appendix of a plan; None where there is none, or none came with it."""
    appendix = loaded.appendix_file.value
    if appendix is None:
        return None
    notes = notes_of(loaded.plan) if loaded.plan else {}
    columns = appendix.columns or USUAL
    areas = {area.id: area for area in appendix.areas}
    rows = [row for row in loaded.rows.rows if not row.extra]
    by_id = {row.id: row for row in rows}
    sources = {key: [_source(row, key, columns, areas, by_id, notes) for row in rows] for key in columns}
    cells = {key: _merged(found, key) for key, found in sources.items()}
    return Table(
        heading="Phụ lục" if appendix.heading is UNSET else _IN_CAPITALS.sub("Phụ lục", appendix.heading),
        title="" if appendix.title is UNSET else appendix.title,
        attached=None if appendix.attached is UNSET else with_blanks(appendix.attached),
        columns=tuple(map(Heading, columns.values())),
        rows=tuple(_rows(rows, appendix.areas, [cells[key] for key in columns], spanned="area" not in columns)),
    )


def _rows(
    rows: Sequence[Row], areas: Sequence[Area], columns: Sequence[Sequence[Cell]], *, spanned: bool
) -> list[GridRow]:
    """The rows of each area; its name over them where it has no column, or no row beside which it could stand."""
    own: list[list[GridRow]] = [[] for _ in areas]
    for row, cells in zip(rows, zip(*columns, strict=True), strict=True):
        own[int(row.path[1])].append(GridRow(cells=cells))
    made: list[GridRow] = []
    for area, below in zip(areas, own, strict=True):
        if spanned or not below:
            made.append(GridRow(spanning=_area_name(area)))
        made += below
    return made


def _area_name(area: Area) -> str:
    return area.name if area.number is UNSET else f"{numbered(area.number)} {area.name}"


def _source(
    row: Row,
    key: str,
    columns: dict[str, str],
    areas: dict[str, Area],
    rows: dict[str, Row],
    notes: dict[str, str],
) -> _Source:
    """What stands in a row's cell under this column."""
    match key:
        case "area":
            return _Source((Noted(_area_name(areas[row.area])),), row.area)
        case "number":
            return _Source((Noted(row.number or ""),) if row.number else ())
        case "task":
            return _task(row, rows, notes, apart="number" in columns)
        case "products":
            return _Source(dashed(row.product_texts, notes), row.products_from or row.id)
        case "lead":
            return _Source(said(row.lead_text, notes), row.lead_from or row.id)
        case "coordinating":
            return _Source(said(row.coordinating_text, notes), row.coordinating_from or row.id)
        case "deadline":
            return _Source(_deadlines(row, notes), row.deadline_from or row.id)
        case "budget":
            money = row.task.budget
            shown = "" if money is UNSET else money if isinstance(money, str) else shown_number(money)
            return _Source(said(shown, notes))
        case _:
            note = row.task.note
            return _Source(said("" if note is UNSET else note, notes))


def _task(row: Row, rows: dict[str, Row], notes: dict[str, str], *, apart: bool) -> _Source:
    """The task with its number before it, unless numbers have a column of their own; its footnote after it."""
    owner = row if row.task_from is None else rows.get(row.task_from, row)
    number = owner.number if row.number is None else row.number
    label = "" if apart or number is None else f"{numbered(number)} "
    sign = "" if owner.task.footnote is UNSET else f"[^{owner.task.footnote}]"
    return _Source(said(f"{label}{row.text}{sign}", notes), owner.id)


def _deadlines(row: Row, notes: dict[str, str]) -> tuple[Noted, ...]:
    """The limits as printed: a label on its own line over its dates."""
    if not any(phrase.label for phrase in row.phrases):
        return dashed([phrase.text for phrase in row.phrases], notes)
    lines: list[str] = []
    for group in row.deadlines:
        lines += [f"{group[0].label}:"] if group and group[0].label else []
        lines += [f"- {phrase.text}" for phrase in group]
    return tuple(Noted(line, notes) for line in lines)


def _merged(sources: Sequence[_Source], key: str) -> list[Cell]:
    """The cells of a column: neighbours that are one and the same cell become one, merged down."""
    cells: list[Cell] = []
    for at, one in enumerate(sources):
        above, below = (sources[n] if 0 <= n < len(sources) else None for n in (at - 1, at + 1))
        whole = bool(one.owner and one.lines)
        merged: Merge = "next" if whole and one == above else "first" if whole and one == below else ""
        lines = () if merged == "next" else one.lines
        cells.append(Cell(lines=lines, merged=merged, kind=_KINDS.get(key, "text")))
    return cells
