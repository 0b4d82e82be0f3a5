"""Reading a sheet that came back from a unit: every row by its id, whatever was sorted, inserted, renamed or typed.

Nothing is lost: what cannot be taken over is handed back in the unit's own words with the reason.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from msgspec import Struct

from cchc.drafting.sheet import COLUMNS, FILLED, FORMAT, META_SHEET, Cells, Column, read_base
from cchc.drafting.typed import EPOCH, NotUnderstood, day_of, status_of, text_of
from cchc.drafting.unpacking import MAX_ROWS, SheetRefused, bomb, checked, damaged, read_file
from cchc.text import fold

MAX_COLUMNS = 100
"""Columns read of a worksheet; ours has fifteen."""
_HEAD_WITHIN = 300
"""Rows in which the head must stand; other worksheets of a workbook are not read further."""
_ALL_ROWS = 20_000
"""Rows looked at in one file; the sheets of all units of a province have a tenth."""
_LAST_ROW = 1_048_576
"""Rows of a worksheet of Excel."""
_NO_ID = "Dòng không có mã việc: dòng tự thêm, hoặc cột mã ẩn đã bị xóa."
_BELOW = f"Chỉ đọc {MAX_ROWS} dòng đầu của mỗi tờ; từ dòng này trở xuống không đọc."
_ENOUGH_HEADINGS = 4
"""So many of our headings in one row make it the head of the table, where the column of ids was lost."""


def _key(heading: str) -> str:
    """A heading as it is compared: folded, without what stands in brackets."""
    return fold(heading.partition("(")[0])


_BY_HEADING = {_key(column.heading): column for column in COLUMNS}


class Problem(Struct, frozen=True):
    """A cell that cannot be taken over: its column's key, the reason in Vietnamese, what stands there."""

    key: str
    reason: str
    text: str


class ReturnedRow(Struct, frozen=True, kw_only=True):
    """One row with an id, at its place (worksheet's name, row from 1).

    ``base`` is what the sheet said when it went out, None where the hidden cell was damaged or lost. ``entry`` is
    what it says now; a cell that stands in ``problems`` is None there. ``raw`` holds the cells of the unit as
    typed, ``others`` the texts of columns that are not ours, by heading. ``missing`` are the keys of our columns
    that were deleted: their fields of ``entry`` are None, too. ``shown`` are the cells that nobody was to change.
    """

    sheet: str
    row: int
    id: str
    base: Cells | None
    entry: Cells
    raw: dict[str, str]
    problems: tuple[Problem, ...] = ()
    shown: tuple[str, ...] = ()
    others: dict[str, str] = {}
    missing: tuple[str, ...] = ()


class Untakeable(Struct, frozen=True):
    """A row below the head that holds text and cannot be taken: its place, all its texts, the reason."""

    sheet: str
    row: int
    texts: tuple[str, ...]
    reason: str


class Returned(Struct, frozen=True, kw_only=True):
    """What came back in one file; ``plans``, ``as_of``, ``units`` (ids) are what it still says of itself.

    An id may stand in several rows (a copied line, two worksheets): all are kept, the caller decides.
    """

    name: str
    plans: tuple[str, ...] = ()
    as_of: date | None = None
    units: tuple[str, ...] = ()
    rows: tuple[ReturnedRow, ...] = ()
    untakeable: tuple[Untakeable, ...] = ()


def read_sheet(source: Path | bytes, name: str) -> Returned:
    """The rows of a sheet that a unit sent back; ``name`` is what messages call it.

    Raises SheetRefused (a WorkspaceError) with one sentence for what is no such sheet, damaged, or hostile.
    """
    import openpyxl

    package = checked(source if isinstance(source, bytes) else read_file(source), name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of extensions that the library does not know, dates out of range
        try:
            book: Any = openpyxl.load_workbook(package, read_only=True, keep_links=False)
            told = _told(book, name)
            budget = iter(range(_ALL_ROWS))
            tables = [table for page in book.worksheets if (table := _Table(page, _epoch(book))).read(budget)]
            if next(budget, None) is None:
                raise bomb(name)
        except SheetRefused:
            raise
        except Exception:  # the library raises whatever a damaged part leads it to
            raise damaged(name) from None
    if not tables:
        raise SheetRefused(
            f"Trong tệp “{name}” không có phiếu nào do cchc lập.",
            "Đơn vị cần gửi lại đúng tệp đã nhận, không chép sang tệp khác.",
        )
    return Returned(
        name=name,
        **told,
        rows=tuple(row for table in tables for row in table.rows),
        untakeable=tuple(row for table in tables for row in table.untakeable),
    )


def _epoch(book: Any) -> date:
    return EPOCH if book.epoch.year < 1900 else date(1904, 1, 1)


def _cells(page: Any) -> Iterator[tuple[Any, ...]]:
    page.reset_dimensions()  # LibreOffice and WPS write wrong ones
    rows: Iterator[tuple[Any, ...]] = page.iter_rows(1, _LAST_ROW, 1, MAX_COLUMNS)
    return rows


def _told(book: Any, name: str) -> dict[str, Any]:
    """What the hidden worksheet says; nothing where it is gone."""
    if META_SHEET not in book.sheetnames:
        return {}
    lines: dict[str, list[list[str]]] = {}
    for cells in islice(_cells(book[META_SHEET]), MAX_ROWS):
        texts = [text_of(cell.value) for cell in cells[:10]]
        lines.setdefault(texts[0], []).append([text for text in texts[1:] if text])
    version = _first(lines, "format")
    if version.isdecimal() and int(version) > FORMAT:
        raise SheetRefused(f"Phiếu “{name}” do phiên bản cchc mới hơn lập.", "Cập nhật cchc rồi đọc lại.")
    try:
        as_of = date.fromisoformat(_first(lines, "as_of"))
    except ValueError:
        as_of = None
    return {
        "plans": tuple(lines.get("plans", [[]])[0]),
        "as_of": as_of,
        "units": tuple(line[-1] for line in lines.get("unit", []) if line),
    }


def _first(lines: dict[str, list[list[str]]], key: str) -> str:
    return next((text for line in lines.get(key, []) for text in line), "")


class _Table:
    """The table of one worksheet, found by its head wherever that stands."""

    def __init__(self, page: Any, epoch: date) -> None:
        self._page = page
        self._epoch = epoch
        self._columns: dict[str, int] = {}
        self._strange: dict[int, str] = {}
        self.rows: list[ReturnedRow] = []
        self.untakeable: list[Untakeable] = []

    def read(self, budget: Iterator[int]) -> bool:
        """Read the rows while the budget lasts; whether the worksheet holds a table of ours at all."""
        before: tuple[Any, ...] = ()
        for number, cells in enumerate(_cells(self._page), 1):
            below = number > MAX_ROWS
            if below and cells is before:  # the library hands out one empty row for all that are missing
                continue
            before = cells
            if (not below and next(budget, None) is None) or (number > _HEAD_WITHIN and not self._columns):
                break
            texts = [text_of(cell.value) for cell in cells]
            if not any(texts):
                continue
            if below:
                self._lose(number, texts, _BELOW)
                break
            if not self._is_head(texts) and self._columns:
                self._take(number, cells, texts)
        return bool(self._columns)

    def _lose(self, number: int, texts: Sequence[str], reason: str) -> None:
        self.untakeable.append(Untakeable(self._page.title, number, tuple(filter(None, texts)), reason))

    def _is_head(self, texts: Sequence[str]) -> bool:
        """Whether this row is a head; then its columns hold from here on."""
        found: dict[str, int] = {}
        for index, text in enumerate(texts):
            column = _BY_HEADING.get(_key(text)) if len(text) < 100 else None
            if column is not None:
                found.setdefault(column.key, index)
        if "id" not in found and len(found) < _ENOUGH_HEADINGS:
            return False
        self._columns = found
        ours = set(found.values())
        self._strange = {i: text for i, text in enumerate(texts) if i not in ours}
        return True

    def _take(self, number: int, cells: Sequence[Any], texts: list[str]) -> None:
        at = self._columns
        name = texts[at["id"]] if "id" in at else ""
        if not name or cells[at["id"]].data_type in ("f", "e"):
            self._lose(number, texts, _NO_ID)
            return
        values: dict[str, Any] = {}
        problems: list[Problem] = []
        for column in FILLED:
            if column.key not in at:
                continue
            index = at[column.key]
            try:
                values[column.key] = self._value(column, cells[index], texts[index])
            except NotUnderstood as error:
                problems.append(Problem(column.key, str(error), texts[index]))
        self.rows.append(
            ReturnedRow(
                sheet=self._page.title,
                row=number,
                id=name,
                base=read_base(texts[at["base"]]) if "base" in at else None,
                entry=Cells(**values),
                raw={column.key: texts[at[column.key]] for column in FILLED if column.key in at},
                problems=tuple(problems),
                shown=tuple(texts[at[c.key]] for c in COLUMNS if not (c.filled or c.hidden) and c.key in at),
                others=dict(_named((self._strange.get(i, ""), i, text) for i, text in self._foreign(texts))),
                missing=tuple(column.key for column in FILLED if column.key not in at),
            )
        )

    def _foreign(self, texts: Sequence[str]) -> Iterator[tuple[int, str]]:
        return ((i, text) for i, text in enumerate(texts) if text and i in self._strange)

    def _value(self, column: Column, cell: Any, text: str) -> Any:
        if cell.data_type == "f":
            raise NotUnderstood(f"Ô “{column.heading}” chứa công thức {text}. Ghi giá trị thay cho công thức.")
        if cell.data_type == "e":
            raise NotUnderstood(f"Ô “{column.heading}” báo lỗi {text}. Ghi lại giá trị.")
        if column.kind == "state":
            return status_of(text)
        return day_of(cell.value, self._epoch) if column.kind == "day" else text or None


def _named(cells: Iterable[tuple[str, int, str]]) -> Iterator[tuple[str, str]]:
    """Texts by heading; a column without one, or with one that stands twice, by its letter."""
    from openpyxl.utils import get_column_letter

    seen: set[str] = set()
    for heading, index, text in cells:
        letter = f"cột {get_column_letter(index + 1)}"
        name = letter if not heading else f"{heading} ({letter})" if heading in seen else heading
        seen.add(heading)
        yield name, text
