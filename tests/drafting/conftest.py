"""Sheets as units send them back: written as they go out, then edited in Excel's way."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl
import pytest

from cchc.drafting.returned import Returned, read_sheet
from cchc.exports.sheets import UnitSheet, write_sheets

PLAN, ON = "gia-dinh/2025", "2025-03-20"
HEAD = "cchc:id"


class Mailed:
    """A sheet that went out, opened to be edited, and read as it comes back."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.book = openpyxl.load_workbook(io.BytesIO(data), rich_text=False)
        self.page = self.book.worksheets[0]

    @property
    def head(self) -> int:
        """The row of the table's head."""
        return next(row[0].row for row in self.page.iter_rows() if HEAD in [cell.value for cell in row])

    def column(self, heading: str) -> int:
        """The number of the column with this heading, at its start."""
        return next(c.column for c in self.page[self.head] if str(c.value).startswith(heading))

    def fill(self, row: int, **values: Any) -> None:
        """Type into the row-th row of the table (from 0): status, on, evidence, new_due, cause, note."""
        headings = {
            "status": "Trạng thái",
            "on": "Ngày",
            "evidence": "Minh chứng",
            "new_due": "Hạn mới",
            "cause": "Nguyên nhân",
            "note": "Ghi chú",
        }
        for key, value in values.items():
            self.page.cell(self.head + 1 + row, self.column(headings[key])).value = value

    def saved(self) -> bytes:
        """The file as Excel would send it back."""
        out = io.BytesIO()
        self.book.save(out)
        return out.getvalue()

    def returned(self) -> Returned:
        """What is read of it."""
        return read_sheet(self.saved(), "phiếu.xlsx")


@pytest.fixture
def mailed(invented) -> Callable[..., Mailed]:
    """``mailed(unit, *lines of its log)``: the invented plan's sheet of a unit, with what was recorded so far."""

    def make(unit: str = "phong-mot", *lines: str, name: str = "Phòng Một") -> Mailed:
        if lines:
            invented.log(PLAN, name, *lines)
        owed = invented.owed(PLAN, ON, unit=unit)
        sheet = UnitSheet(unit=name, unit_id=unit, titles=("Kế hoạch bịa đặt",), assessed=tuple(owed))
        return Mailed(write_sheets([sheet], [PLAN], date.fromisoformat(ON)))

    return make
