"""The rows of an appendix's tables as entries of its outline: number, text, what stands beside."""

from __future__ import annotations

from collections.abc import Sequence

from cchc.importing.tables import doubts
from cchc.importing.tables.cell_lines import lines_of, verbatim
from cchc.importing.tables.gathering import Gathered
from cchc.importing.tables.outline import Entry, style_of, typed_number
from cchc.importing.tables.table_rows import CELLS, RowRead
from cchc.text import one_space
from cchc.text.ordinals import bare


def entries_of(found: Gathered, notes: dict[str, str]) -> list[Entry]:
    """An entry for each row; one more before the rows over which a column groups tasks."""
    entries: list[Entry] = []
    counted = next((role for role in ("group", "area") if _counts(found.rows, role)), "task")
    for row in found.rows:
        area = _area(row, counted, notes) if row.own("area") else found.named.get(row.at)
        if row.own("group"):
            entries.append(_group(row, area, counted, notes))
            area = None
        entries.append(_entry(found, row, area, counted, notes))
    return entries


def _counts(rows: Sequence[RowRead], role: str) -> bool:
    """Whether the numbers count the cells of this column, not the tasks: they are merged as these are, or Roman."""
    first = [row for row in rows if row.own(role) and row.own("number")]
    if not first:
        return False
    rest = [row for row in rows if role in row.cells and not row.own(role) and not row.spanning]
    if rest:
        return not any(row.own("number") for row in rest)
    return all(style_of(row.words("number")) in ("roman", "upper") for row in first)


def _area(row: RowRead, counted: str, notes: dict[str, str]) -> tuple[str, str]:
    mark, name = typed_number(_text(row, "area", notes))
    number = row.words("number") if counted == "area" and row.own("number") else row.words("area_number")
    return bare(mark) or bare(number), one_space(name)


def _group(row: RowRead, area: tuple[str, str] | None, counted: str, notes: dict[str, str]) -> Entry:
    """The heading of the tasks beside which a cell stands; the number is the group's where it counts groups."""
    mark, text = typed_number(_text(row, "group", notes))
    number = mark or (row.words("number") if counted == "group" and row.own("number") else "")
    number = number or (row.words("area_number") if row.own("area_number") else "")
    return Entry(
        at=-row.at - 1,
        mark=number,
        text=text,
        where=row.cells["group"].where,
        filled=False,
        own=False,
        owing=False,
        area=area,
    )


def _entry(
    found: Gathered, row: RowRead, area: tuple[str, str] | None, counted: str, notes: dict[str, str]
) -> Entry:
    mark, text = _numbered(row, counted, notes)
    slot = row.cells.get("task")
    repeats = slot.owner if slot is not None and slot.owner != row.at and slot.text else None
    if not text and repeats is None and row.filled:
        repeats = next((one.at for one in reversed(found.rows) if one.at < row.at and one.own("task")), None)
        if repeats is not None:
            found.doubt(row.said, row.where, doubts.NO_TASK)
    said = [one for one in (slot.paragraphs if slot else ()) if one.text.strip()]
    return Entry(
        at=row.at,
        mark=mark,
        text=text,
        where=slot.where if slot else row.where,
        filled=row.filled,
        own=row.filled and any(row.own(role) for role in CELLS),
        owing=row.owing,
        spanning=row.spanning,
        strong=bool(said) and all(one.bold or one.text.isupper() for one in said),
        repeats=repeats,
        area=area,
    )


def _numbered(row: RowRead, counted: str, notes: dict[str, str]) -> tuple[str, str]:
    """The number of a row, from its column or typed before its text; and the text."""
    text = _text(row, "task", notes) if "task" in row.cells else ""
    mark = one_space(row.words("number")) if row.own("number") else ""
    if counted != "task" and row.own(counted):
        mark = ""  # it is the group's or the area's
    typed, rest = typed_number(text)
    if not mark:
        return typed, rest
    return (mark, rest) if typed and bare(typed) == bare(mark) else (mark, text)


def _text(row: RowRead, role: str, notes: dict[str, str]) -> str:
    return verbatim(lines_of(row.cells[role].paragraphs, notes))
