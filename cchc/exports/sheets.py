"""Sheets for Excel that go out to units: one workbook, a worksheet for each unit, ready to print and to fill in.

The same input gives the same bytes. Every text is written as text, so that no cell can start a formula.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from msgspec import Struct

from cchc.calendar.written import FIRST_DAY, LAST_DAY
from cchc.drafting.sheet import (
    COLUMNS,
    COORDINATING,
    FILLED,
    FORMAT,
    META_SHEET,
    STATES,
    Column,
    base_text,
    clean,
    prefilled,
)
from cchc.exports.heights import LINE, row_height
from cchc.exports.looks import HOW_TO, Looks, shade_of
from cchc.obligations import Assessed
from cchc.obligations.wording import date_remarks, handed, state_words
from cchc.plans.words import ROLES, STATUSES

_AT = {column.key: index for index, column in enumerate(COLUMNS)}
_SHOWN = [column for column in COLUMNS if not column.hidden]
_FIRST = _AT[_SHOWN[0].key]
_FIRST_FILLED, _LAST = _AT[FILLED[0].key], len(COLUMNS) - 1
_BAD_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_NAME_LENGTH = 31
_UNIT_IN_FOOTER = 100


class UnitSheet(Struct, frozen=True, kw_only=True):
    """One unit's worksheet: its name and id, lines that say which plans, and what it owes as of a day.

    ``unrecorded``: the logs hold nothing at all, so that "late" would only mean "nobody wrote anything down yet".
    """

    unit: str
    unit_id: str
    titles: tuple[str, ...]
    assessed: tuple[Assessed, ...]
    unrecorded: bool = False


def write_sheets(sheets: Sequence[UnitSheet], plans: Sequence[str], on: date) -> bytes:
    """The bytes of an .xlsx workbook with a worksheet for each of ``sheets`` (at least one), as of ``on``."""
    import xlsxwriter

    out = io.BytesIO()
    font = {"font_name": "Times New Roman", "font_size": 11, "font_family": 1, "font_scheme": False}
    book = xlsxwriter.Workbook(out, {"in_memory": True, "default_format_properties": font})
    title = sheets[0].unit if len(sheets) == 1 else f"{len(sheets)} đơn vị"
    book.set_properties(
        {"title": clean(f"Phiếu theo dõi nhiệm vụ: {title}"), "created": datetime(on.year, on.month, on.day)}
    )
    looks = Looks(book)
    names = sheet_names([sheet.unit for sheet in sheets])
    for name, sheet in zip(names, sheets, strict=True):
        _worksheet(book.add_worksheet(name), sheet, looks, on)
    _meta(book.add_worksheet(META_SHEET), names, sheets, plans, on)
    book.close()
    return out.getvalue()


def sheet_names(units: Sequence[str]) -> list[str]:
    """Names of worksheets as Excel takes them: 31 characters, none of ``[]:*?/\\``, each once in any case."""
    names: list[str] = []
    taken = {META_SHEET, "history"}
    for unit in units:
        plain = " ".join(_BAD_IN_NAMES.sub(" ", clean(unit)).split()).strip("'") or "Phiếu"
        name, again = _within(plain, _NAME_LENGTH), 1
        while name.casefold() in taken:
            again += 1
            name = f"{_within(plain, _NAME_LENGTH - len(f' ({again})'))} ({again})"
        taken.add(name.casefold())
        names.append(name)
    return names


def _within(text: str, units: int) -> str:
    """The text cut after a word to a number of UTF-16 units, as Excel counts."""
    whole = text
    while len(text.encode("utf-16-le")) > 2 * units:
        text = text[:-1]
    if text != whole and whole[len(text)] != " ":
        text = text.rpartition(" ")[0] or text
    return text.strip(" '")


def _worksheet(page: Any, sheet: UnitSheet, looks: Looks, on: date) -> None:
    from xlsxwriter.utility import xl_range

    head = _titles(page, sheet, looks, on)
    for index, column in enumerate(COLUMNS):
        page.set_column(index, index, column.width, None, {"hidden": 1} if column.hidden else {})
        page.write_string(head, index, column.heading, looks.head(filled=column.filled))
    page.set_row(head, row_height(((column.heading, column.width - 2.5) for column in _SHOWN), least=2) + 3)
    last = head
    for number, assessed in enumerate(sheet.assessed, 1):
        last = head + number
        _row(page, last, number, assessed, looks, on, unrecorded=sheet.unrecorded)
    _validations(page, head + 1, max(last, head + 1))
    page.freeze_panes(head + 1, _AT["task"] + 1)
    page.autofilter(head, 0, max(last, head + 1), _LAST)
    page.ignore_errors({"number_stored_as_text": xl_range(0, 0, last, _LAST)})
    # Excel sorts a protected sheet only where every cell is unlocked, so sorting is not offered; filtering works.
    page.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})
    _printing(page, sheet.unit, head, last)


def _titles(page: Any, sheet: UnitSheet, looks: Looks, on: date) -> int:
    """Write the lines above the table; return the row of its head."""
    page.write_string(0, _FIRST, clean(sheet.unit), looks.unit)
    page.set_row(0, 24)
    lines = [*((line, looks.line) for line in sheet.titles), (_counts(sheet, on), looks.strong)]
    lines += [(line, looks.hint) for line in HOW_TO]
    for row, (line, look) in enumerate(lines, 1):
        page.write_string(row, _FIRST, clean(line), look)
        page.set_row(row, LINE + 2)
    band = len(lines) + 1
    page.set_row(band, LINE + 3)
    page.merge_range(band, _FIRST, band, _FIRST_FILLED - 1, "", looks.band(filled=False))
    page.write_string(band, _FIRST, "NHIỆM VỤ ĐƯỢC GIAO", looks.band(filled=False))
    page.merge_range(band, _FIRST_FILLED, band, _LAST, "", looks.band(filled=True))
    page.write_string(band, _FIRST_FILLED, "ĐƠN VỊ GHI", looks.band(filled=True))
    return band + 1


def _counts(sheet: UnitSheet, on: date) -> str:
    shades = [shade_of(assessed, unrecorded=sheet.unrecorded) for assessed in sheet.assessed]
    past = sum(a.timing == "late" and not a.closed for a in sheet.assessed)
    counts = (
        (past, "quá hạn mà chưa ghi nhận xong"),
        (sum(a.timing == "due_soon" and not a.closed for a in sheet.assessed), "sắp đến hạn"),
        (shades.count("finished"), "đã xong hoặc thôi thực hiện"),
        (shades.count("coordinating"), "phối hợp"),
    )
    told = "".join(f", {number} {words}" for number, words in counts if number)
    return f"Tính đến ngày {on:%d/%m/%Y}: {len(sheet.assessed)} việc{told}."


def _row(page: Any, row: int, number: int, assessed: Assessed, looks: Looks, on: date, *, unrecorded: bool) -> None:
    """One obligation; the note of what it said when it went out stands in the hidden cells."""
    shade = shade_of(assessed, unrecorded=unrecorded)
    values = _given(assessed, number) | _filled(assessed)
    task, state = (
        _task(assessed),
        (
            state_words(assessed, unrecorded=unrecorded)[0],
            clean("\n".join([*date_remarks(assessed, on), *handed([assessed])])),
        ),
    )
    for index, column in enumerate(COLUMNS):
        look = looks.cell(column, shade)
        if column.key == "task":
            _put_two(page, row, index, task, (looks.above(shade), looks.task(shade)), look)
        elif column.key == "state":
            _put_two(page, row, index, state, (looks.state(shade), looks.remark), look)
        else:
            _put(page, row, index, values[column.key], look)
    values |= {"task": "\n".join(task), "state": "\n".join(state)}
    page.set_row(row, row_height((_as_text(values[column.key]), column.width) for column in _SHOWN))


def _put(page: Any, row: int, index: int, value: str | int | date | None, look: Any) -> None:
    if value is None or value == "":
        page.write_blank(row, index, None, look)
    elif isinstance(value, int):
        page.write_number(row, index, value, look)
    elif isinstance(value, date) and value.year >= 1900:  # Excel knows no earlier day
        page.write_datetime(row, index, value, look)
    else:
        page.write_string(row, index, _as_text(value), look)


def _put_two(page: Any, row: int, index: int, texts: tuple[str, str], looks: tuple[Any, Any], look: Any) -> None:
    """Two texts below each other in one cell, each with its own look; the first or the second may be empty."""
    first, second = texts
    if first and second:
        page.write_rich_string(row, index, looks[0], f"{first}\n", looks[1], second, look)
    else:
        _put(page, row, index, first or second, look)


def _as_text(value: str | int | date | None) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else str(value)


def _given(assessed: Assessed, number: int) -> dict[str, str | int | date | None]:
    """The values of the plain columns that the unit does not fill in."""
    o, term = assessed.obligation, assessed.obligation.term
    label = term.label if o.role in ("lead", "coordinating") else None
    products = "; ".join(o.products) + (f" ({label})" if label and o.products else label or "")
    return {
        "id": o.id,
        "base": base_text(prefilled(assessed)),
        "number": number,
        "products": clean(products),
        "role": ROLES[o.role],
        "phrase": clean(term.phrase or ""),
        "due": assessed.due if assessed.dated else None,
    }


def _filled(assessed: Assessed) -> dict[str, str | int | date | None]:
    """The values of the columns that the unit fills in, as recorded so far."""
    entry = prefilled(assessed)
    values: dict[str, str | int | date | None] = {column.key: getattr(entry, column.key) for column in FILLED}
    values["status"] = STATUSES[entry.status] if entry.status else None
    if assessed.obligation.role == "coordinating":
        values["status"] = COORDINATING
    return values


def _task(assessed: Assessed) -> tuple[str, str]:
    """The text of the row above, then the number and the text of the task itself."""
    o = assessed.obligation
    number = f"{o.number}. " if o.number else ""
    return clean(o.heading[-1]) if o.heading else "", clean(f"{number}{o.text}")


def _validations(page: Any, first: int, last: int) -> None:
    for column in FILLED:
        index = _AT[column.key]
        rule = _rule(column)
        if rule:
            page.data_validation(first, index, last, index, rule)


def _rule(column: Column) -> dict[str, Any] | None:
    if column.kind == "state":
        return {
            "validate": "list",
            "source": list(STATES),
            "error_title": "Trạng thái ngoài danh sách",
            "error_message": f"Chọn một trong: {', '.join(STATES)}. Để trống nếu chưa có gì để ghi.",
        }
    if column.kind == "day":
        return {
            "validate": "date",
            "criteria": "between",
            "minimum": FIRST_DAY,
            "maximum": LAST_DAY,
            "input_title": column.heading,
            "input_message": column.hint,
            "error_title": "Không phải là một ngày",
            "error_message": "Ghi ngày có thật, từ năm 2000, dạng ngày/tháng/năm như 14/03/2025 (hoặc 2025-03-14).",
        }
    return None


def _printing(page: Any, unit: str, head: int, last: int) -> None:
    """A4, landscape, one page wide, the head on every page."""
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(head)
    page.print_area(0, _FIRST, max(last, head + 1), _LAST)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.center_horizontally()
    name = clean(unit)[:_UNIT_IN_FOOTER].replace("\n", " ").replace("&", "&&")
    font = '&"Times New Roman,Regular"&9 '
    page.set_footer(f"&L{font}{name}&R{font}Trang &P/&N", {"margin": 0.3})


def _meta(page: Any, names: Sequence[str], sheets: Sequence[UnitSheet], plans: Sequence[str], on: date) -> None:
    """The hidden worksheet that tells what the workbook is; the ids in the rows do without it."""
    lines = [["format", str(FORMAT)], ["plans", *plans], ["as_of", on.isoformat()]]
    lines += [["unit", name, sheet.unit_id] for name, sheet in zip(names, sheets, strict=True)]
    for row, line in enumerate(lines):
        for index, text in enumerate(line):
            page.write_string(row, index, clean(text))
    page.hide()
