"""What people of the invented year did by hand: they typed and mended the YAML files and filled in Excel sheets."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl

TYPED = Path(__file__).parent / "plan"
REGISTER = "plans/gia-son/units.yaml"
PLAN = "plans/gia-son/2025"
BACK = "gui-lai"
HEADINGS = {
    "status": "Trạng thái",
    "on": "Ngày",
    "evidence": "Minh chứng",
    "new_due": "Hạn mới",
    "cause": "Nguyên nhân",
    "note": "Ghi chú",
}
RENAMED = """\
    to: 2025-06-30
    successions:
      - {date: 2025-07-01, document: Nghị quyết số 15/NQ-HĐND, kind: rename, successors: [phong-vh-kh-tt]}
"""
MERGED = """\
    to: 2025-06-30
    successions:
      - {date: 2025-07-01, document: Nghị quyết số 16/NQ-HĐND, kind: merge, successors: [ubnd-xa-gia-hoa]}
"""
NEW_UNITS = """\
  - {id: phong-vh-kh-tt, name: "Phòng Văn hóa, Khoa học và Thông tin", kind: chuyên môn, from: 2025-07-01}
  - {id: ubnd-xa-gia-hoa, name: UBND xã Giả Hòa, kind: xã, from: 2025-07-01}
"""
AMENDMENT = """\
        amended_by:
          - {document: Công văn số 210/UBND-NV ngày 15/04/2025, date: 2025-04-15, deadline: Quý III/2025}
"""


def tidy_the_register(root: Path) -> None:
    """The groups were looked through and are complete; one more has a commune-less crew with a central agency."""
    path = root / REGISTER
    text = path.read_text("utf-8").replace("    complete: false\n", "")
    kept = [line for line in text.splitlines() if not line.startswith("# Thành viên nhóm")]
    crew = "  - {name: Tổ kiểm tra trụ sở, members: [van-phong-hdnd-va-ubnd, cong-an-thi-xa]}"
    path.write_text("\n".join([*kept, crew, ""]), "utf-8")


def type_the_plan(root: Path) -> None:
    """The plan and its appendix as issued take the place of the frame."""
    for name in ("plan.yaml", "appendix.yaml"):
        shutil.copy(TYPED / name, root / PLAN / name)


def type_what_was_given_outside_the_plan(root: Path) -> None:
    """A task that an official letter gave in May."""
    shutil.copy(TYPED / "extra.yaml", root / PLAN / "extra.yaml")


def amend_the_plan(root: Path) -> None:
    """A letter puts off one deadline: written under the row, which keeps its words as issued."""
    _insert(root / f"{PLAN}/appendix.yaml", "task: Bồi dưỡng cán bộ, công chức\n", AMENDMENT)


def reorganise(root: Path) -> None:
    """One office goes on under another name, two communes become one."""
    path = root / REGISTER
    for unit, change in (
        ("phong-van-hoa-va-thong-tin", RENAMED),
        ("ubnd-xa-ba-gia", MERGED),
        ("ubnd-xa-bon-gia", MERGED),
    ):
        _insert(path, f"  - id: {unit}\n", change)
    _insert(path, "units:\n", NEW_UNITS)


def _insert(path: Path, after: str, lines: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(after) == 1, after
    path.write_text(text.replace(after, after + lines), "utf-8")


class Sheet:
    """A unit's sheet, opened in an office program."""

    def __init__(self, path: Path) -> None:
        self.book = openpyxl.load_workbook(path)
        self.page: Any = self.book.worksheets[0]

    @property
    def head(self) -> int:
        """The row of the table's head."""
        return next(row[0].row for row in self.page.iter_rows() if any(cell.value == "cchc:id" for cell in row))

    def column(self, heading: str) -> int:
        """The number of the column whose heading begins so."""
        return next(c.column for c in self.page[self.head] if str(c.value).startswith(heading))

    def fill(self, ending: str, **values: object) -> None:
        """Type into the row of the one task whose id ends so."""
        at = self.column("cchc:id")
        rows = [row for row in range(self.head + 1, self.page.max_row + 1) if self._id(row, at).endswith(ending)]
        assert len(rows) == 1, (ending, [self._id(r, at) for r in range(self.head + 1, self.page.max_row + 1)])
        for key, value in values.items():
            self.page.cell(rows[0], self.column(HEADINGS[key])).value = value

    def _id(self, row: int, at: int) -> str:
        return str(self.page.cell(row, at).value)

    def turn_round(self) -> None:
        """Sort the table, the last row first."""
        first, last = self.head + 1, self.page.max_row
        rows = [[cell.value for cell in row] for row in self.page.iter_rows(first, last)]
        for number, values in enumerate(reversed(rows), first):
            for column, value in enumerate(values, 1):
                self.page.cell(number, column).value = value

    def insert_a_column(self) -> None:
        """A column of the unit's own, in the middle."""
        head, at = self.head, self.column("Trạng thái")
        self.page.insert_cols(at)
        self.page.cell(head, at).value = "Người phụ trách"
        self.page.cell(head + 1, at).value = "Bà Bịa"


def _day(day: int, month: int) -> datetime:
    return datetime(2025, month, day)


MARCH: dict[str, list[tuple[str, dict[str, object]]]] = {
    "phong-kinh-te": [("#bo-may/6@phong-kinh-te", {"status": "đang làm", "on": _day(1, 4)})],
    "phong-tai-chinh-ke-hoach": [
        ("#bo-may/6@phong-tai-chinh-ke-hoach", {"status": "Đang làm", "on": "1/4/2025", "note": "đã gửi phiếu"})
    ],
    "trung-tam-truyen-thanh": [
        ("#report/Q1-2025@trung-tam-truyen-thanh", {"status": "đã xong", "on": "21/3/2025"}),
        ("#so-hoa/5@trung-tam-truyen-thanh/1", {"status": "đang thực hiện", "on": "2025-04-01"}),
    ],
    "ubnd-xa-bon-gia": [
        (
            "#the-che/3@ubnd-xa-bon-gia",
            {"status": "đã xong", "on": _day(25, 3), "evidence": "Kế hoạch số 5/KH-UBND"},
        ),
        ("#report/Q1-2025@ubnd-xa-bon-gia", {"status": "da xong", "on": "ngày 25 tháng 3 năm 2025"}),
    ],
    "ubnd-xa-ba-gia": [
        ("#so-hoa/1@ubnd-xa-ba-gia", {"status": "vướng mắc", "on": "2/4/2025", "cause": "Máy quét hỏng"})
    ],
    "ubnd-phuong-mot-gia": [("#so-hoa/1@ubnd-phuong-mot-gia", {"status": "đang làm", "on": "3/4/2025"})],
    "ubnd-phuong-hai-gia": [("#so-hoa/1@ubnd-phuong-hai-gia", {"status": "đang làm", "on": "03.04.2025"})],
    "phong-noi-vu": [("#bo-may/3@phong-noi-vu", {"status": "đã xong", "on": _day(28, 3)})],
    "van-phong-hdnd-va-ubnd": [
        ("#tthc/1@van-phong-hdnd-va-ubnd/1/1", {"status": "đã xong", "on": "31/3/2025"}),
        ("#bo-may/5@van-phong-hdnd-va-ubnd", {"status": "đang làm", "on": "2/4/2025"}),
    ],
    "phong-tu-phap": [("#the-che/4@phong-tu-phap/1", {"status": "đã xong", "on": "31/3/2025"})],
}
"""What ten units wrote into their sheets; two rows say what the log says otherwise by then."""

SEPTEMBER: dict[str, list[tuple[str, dict[str, object]]]] = {
    "phong-noi-vu": [
        ("#cong-vu/1@phong-noi-vu", {"status": "đã xong", "on": _day(30, 9), "evidence": "Kế hoạch số 77/KH"}),
        ("#bo-may/2@phong-noi-vu", {"status": "đang làm", "on": "30/9/2025"}),
    ],
    "phong-kinh-te": [("#the-che/5.2@phong-kinh-te", {"status": "đang làm", "on": "1/10/2025"})],
    "phong-tu-phap": [("#the-che/4@phong-tu-phap/2", {"status": "đang làm", "on": "1/10/2025"})],
    "phong-tai-chinh-ke-hoach": [("#tthc/7@phong-tai-chinh-ke-hoach", {"status": "Hoàn thành", "on": "25/9/2025"})],
    "van-phong-hdnd-va-ubnd": [
        ("#tthc/1@van-phong-hdnd-va-ubnd/1/3", {"status": "đã xong", "on": _day(30, 9)}),
        ("#tthc/3@van-phong-hdnd-va-ubnd/1/9", {"status": "đã xong", "on": _day(26, 9)}),
    ],
    "ubnd-phuong-mot-gia": [("#bo-may/7@ubnd-phuong-mot-gia", {"status": "đã xong", "on": "29/9/2025"})],
    "ubnd-phuong-hai-gia": [("#so-hoa/1@ubnd-phuong-hai-gia", {"status": "đã xong", "on": "26/9/2025"})],
    "trung-tam-truyen-thanh": [
        (
            "#so-hoa/5@trung-tam-truyen-thanh/2",
            {
                "status": "gia hạn",
                "on": "22/9/2025",
                "new_due": "10/12/2025",
                "evidence": "Công văn số 633/UBND-VP",
            },
        )
    ],
    "ubnd-xa-gia-hoa": [
        ("#so-hoa/1@ubnd-xa-ba-gia", {"status": "đang làm", "on": "1/10/2025"}),
        ("#so-hoa/1@ubnd-xa-bon-gia", {"status": "đang làm", "on": "1/10/2025"}),
    ],
}


def fill_in_the_sheets_of_march(root: Path) -> None:
    """Ten units fill theirs in: one gives it another name, one sorts it, one adds a column, one opens it twice."""
    _send_back(root / "phieu-thang-3", "2025-03-20", MARCH)


def fill_in_the_sheets_of_september(root: Path) -> None:
    """Nine units again, one of which carries on the work of two."""
    _send_back(root / "phieu-thang-9", "2025-09-18", SEPTEMBER)


def _send_back(folder: Path, sent: str, filled: dict[str, list[tuple[str, dict[str, object]]]]) -> None:
    back = folder / BACK
    back.mkdir()
    for number, (unit, rows) in enumerate(filled.items()):
        sheet = Sheet(folder / f"{unit}-{sent}.xlsx")
        for ending, values in rows:
            sheet.fill(ending, **values)
        name = f"{unit}-{sent}.xlsx"
        if number == 0:
            name = "Phiếu đã ghi (bản cuối).xlsx"
        elif number == 1:
            sheet.page.title = "Tờ 1"
        elif number == 2:
            sheet.turn_round()
        elif number == 3:
            sheet.insert_a_column()
        sheet.book.save(back / name)
        if number == 4:
            openpyxl.load_workbook(back / name).save(back / name)


DEEDS: dict[str, Callable[[Path], None]] = {
    deed.__name__.replace("_", " "): deed
    for deed in (
        tidy_the_register,
        type_the_plan,
        type_what_was_given_outside_the_plan,
        amend_the_plan,
        reorganise,
        fill_in_the_sheets_of_march,
        fill_in_the_sheets_of_september,
    )
}
