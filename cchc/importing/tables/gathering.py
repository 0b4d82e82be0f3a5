"""The tables of an appendix as one run of rows, with what stands over, between and after them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from cchc.importing.blocks import AppendixBlocks, Paragraph, Table, Unread, Where
from cchc.importing.tables import doubts
from cchc.importing.tables.areas import known_area
from cchc.importing.tables.front import Front, front_of
from cchc.importing.tables.outline import style_of, typed_number
from cchc.importing.tables.table_heads import Head, guessed_head, has_other_head, head_of, is_count
from cchc.importing.tables.table_lines import Grid, Line, grid_of
from cchc.importing.tables.table_rows import RowRead, alone, carried_on, joined, row_of
from cchc.text import fold, one_space
from cchc.text.ordinals import bare

_LONGEST_AREA = 200
_TOTALS = frozenset(["tong", "tong cong", "tong so", "cong", "tong kinh phi"])
_REMARKS = ("ghi chu:", "luu y:", "tong cong", "(*)", "* ")


class Gathered(Struct, kw_only=True):
    """All rows in order with the heads of their tables; ``named``: the number and name of the area that stands over
    a table, by the first row of the table; ``repeated``: paragraphs that only say again what a head says.
    """

    front: Front = Front()
    rows: list[RowRead] = field(default_factory=list)
    heads: list[Head] = field(default_factory=list)
    named: dict[int, tuple[str, str]] = field(default_factory=dict)
    repeated: list[Paragraph] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    doubtful: list[Unread] = field(default_factory=list)

    def leave(self, words: str, where: Where, why: str) -> None:
        """List words that have no place; signs without a letter or figure say nothing."""
        if any(sign.isalnum() for sign in words):
            self.unread.append(Unread(words.strip(), where, why))

    def doubt(self, words: str, where: Where, why: str) -> None:
        """List words that have a place at which a person should look."""
        self.doubtful.append(Unread(words.strip(), where, why))


def in_order(blocks: AppendixBlocks) -> list[Paragraph | Table]:
    """The paragraphs and tables as they follow each other, told from their places where these can be compared."""
    parts: list[Paragraph | Table] = [*blocks.before, *blocks.tables, *blocks.after]
    tables = [part.where.paragraph for part in blocks.tables]
    places = [part.where.paragraph for part in parts]
    if len({part.where.part for part in parts}) == 1 and len({*places}) == len(places) and tables == sorted(tables):
        parts.sort(key=lambda part: part.where.paragraph)
    return parts


def gathered(parts: Sequence[Paragraph | Table], under: Mapping[Where, str]) -> Gathered:
    """The rows of all tables among the parts; ``under``: the headings of the body under which tables stand."""
    found = Gathered()
    pending: list[Paragraph] = []
    several = sum(isinstance(part, Table) for part in parts) > 1
    count = 0
    for part in parts:
        if isinstance(part, Paragraph):
            pending.append(part)
            continue
        grid = grid_of(part, count)
        count += len(grid.lines)
        head = _head(found, grid)
        if head is None:
            _leave_table(found, grid)
            continue
        area = _over(found, pending, grid.lines[: head.start], several=several)
        pending = []
        rows = _add(found, grid, head)
        if area is not None:
            _name_area(found, rows, area, grid)
        elif under.get(part.where) and rows and not any(_heads_an_area(row) or row.spanning for row in rows):
            found.named[rows[0].at] = "", under[part.where]
    for one in pending:
        found.leave(said(one), one.where, doubts.AFTER_TABLE if found.rows else doubts.BEFORE_TABLE)
    return found


def said(paragraph: Paragraph) -> str:
    """A paragraph's words on one line, its automatic number before them."""
    return one_space(f"{paragraph.number} {paragraph.text}")


def _head(found: Gathered, grid: Grid) -> Head | None:
    """A table's own head; else that of the table before with as many columns; else what its cells tell."""
    head = head_of(grid)
    if head is None and has_other_head(grid):
        return None
    if head is None and found.heads and len(found.heads[-1].columns) == grid.columns:
        return Head(found.heads[-1].columns, grid.where, 0, 0, found.heads[-1].keys)
    if head is None and grid.lines:
        head = guessed_head(grid)
        if head is not None:
            found.doubt(" | ".join(slot.text for slot in grid.lines[0].filled), grid.where, doubts.GUESSED_COLUMNS)
    return head


def _over(
    found: Gathered, pending: Sequence[Paragraph], lines: Sequence[Line], *, several: bool
) -> tuple[str, str] | None:
    """The area named over a table, if one is; over the first table stands the appendix's title besides."""
    first = not found.heads
    over = [one for one in pending if one.text.strip()]
    over += [one for line in lines for slot in line.filled for one in slot.paragraphs if one.text.strip()]
    area = None
    if not first and (front := front_of(over)).title and (front.heading or front.attached):
        area = "", front.title
        over = [one for one in over if one_space(one.text) not in front.title]
    elif over and _names_area(over[-1], first=first, several=several):
        mark, name = typed_number(said(over.pop()))
        area = bare(mark), one_space(name)
    if first:
        found.front = front_of(over)
        over = list(found.front.other)
    for one in over:
        found.leave(said(one), one.where, doubts.BEFORE_TABLE if first else doubts.BETWEEN_TABLES)
    return area


def _names_area(paragraph: Paragraph, *, first: bool, several: bool) -> bool:
    """Whether the line over a table names the area of its tasks; over the first table it may be the title."""
    mark, name = typed_number(said(paragraph))
    if not name or len(name) > _LONGEST_AREA:
        return False
    style = style_of(mark)
    if style in ("roman", "upper"):
        return True
    if first:
        return several and (style == "arabic" or (known_area(name) is not None and not name.isupper()))
    return paragraph.bold or name.isupper() or style == "arabic" or known_area(name) is not None


def _add(found: Gathered, grid: Grid, head: Head) -> list[RowRead]:
    """Take in the rows of a table; given back as well."""
    _compare_headings(found, grid, head)
    before = len(found.rows)
    for line in grid.lines[head.start : head.end]:
        if found.heads or is_count(line):
            found.repeated += _paragraphs(line)
    found.heads.append(head)
    first = grid.lines[0].at + head.end
    for line in grid.lines[head.end :]:
        anew = head.anew(line)
        if anew is not None:
            _compare_headings(found, grid, anew)
            found.heads.append(anew)
            head = anew
        if anew is not None or head.repeated(line):
            found.repeated += _paragraphs(line)
            continue
        _take_in(found, line, head, alone(row_of(line, head.columns, first)))
    return found.rows[before:]


def _take_in(found: Gathered, line: Line, head: Head, row: RowRead) -> None:
    if row.empty:
        return
    if _is_remark(row):
        for slot in line.filled:
            found.leave(slot.text, slot.where, doubts.TOTAL)
        return
    for slot in row.sideways:
        found.doubt(slot.text, slot.where, doubts.HORIZONTAL)
    if found.rows and carried_on(row, found.rows[-1], head):
        found.doubt(row.said, row.where, doubts.JOINED)
        found.rows[-1] = joined(found.rows[-1], row)
        return
    found.rows.append(row)


def _paragraphs(line: Line) -> list[Paragraph]:
    return [one for slot in line.filled for one in slot.paragraphs]


def _name_area(found: Gathered, rows: Sequence[RowRead], area: tuple[str, str], grid: Grid) -> None:
    """Name the area of a table's rows by what stands over it, unless they name their own."""
    if any(_heads_an_area(row) for row in rows):
        found.leave(" ".join(area), grid.where, doubts.BETWEEN_TABLES)
    elif rows:
        found.named[rows[0].at] = area


def _heads_an_area(row: RowRead) -> bool:
    """Whether a row names an area by itself: then what stands over its table is no area's name."""
    mark = row.words("number") or typed_number(row.words("task"))[0]
    return not row.filled and bool(row.words("task")) and style_of(mark) in ("roman", "upper")


def _is_remark(row: RowRead) -> bool:
    """Whether a row adds up the others or says something of the table: "Tổng cộng", "Ghi chú: …"."""
    words = fold(row.words("task") or row.words("area") or row.words("number"))
    alone = row.spanning and words.startswith(_REMARKS)
    return alone or (words in _TOTALS and not row.filled)


def _compare_headings(found: Gathered, grid: Grid, head: Head) -> None:
    """List the headings that have no place in ``columns``: those of a later table that differ from the first's,
    those above the count of columns that are no column's.
    """
    known = {one.role: one.heading for earlier in reversed(found.heads) for one in earlier.columns}
    told = {fold(one.heading) for earlier in found.heads for one in earlier.columns}
    for one in head.columns:
        if one.role in known and one.role != "other" and fold(one.heading) not in told:
            found.leave(one.heading, grid.where, doubts.OTHER_HEADING)


def _leave_table(found: Gathered, grid: Grid) -> None:
    """List a table that holds no tasks, row by row."""
    for line in grid.lines:
        found.leave(" | ".join(one_space(slot.text) for slot in line.filled), line.where, doubts.NO_COLUMNS)
