"""What the clerk of the guide and the units do by hand, outside the terminal: they fill in Excel sheets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.year.hands import Sheet

SENT = "2026-02-02"
FILLED: dict[str, list[tuple[str, dict[str, object]]]] = {
    "phong-van-hoa-xa-hoi": [
        ("#cong-vu/1@phong-van-hoa-xa-hoi", {"status": "đã xong", "on": "26/2/2026"}),
        ("#to-chuc-bo-may/1@phong-van-hoa-xa-hoi", {"status": "đã xong", "on": "12/3/2026"}),
        (
            "#chi-dao/1@phong-van-hoa-xa-hoi",
            {"status": "đã xong", "on": "5/3/2026", "evidence": "Kế hoạch số 14/KH-UBND ngày 05/03/2026"},
        ),
    ],
    "phong-kinh-te": [
        (
            "#tai-chinh-cong/1@phong-kinh-te",
            {"status": "vướng mắc", "on": "11/3/2026", "cause": "Chờ số liệu quyết toán"},
        )
    ],
    "trung-tam-phuc-vu-hanh-chinh-cong": [
        ("#tthc/3@trung-tam-phuc-vu-hanh-chinh-cong", {"status": "đang làm", "on": "13/3/2026"})
    ],
}


def fill_in_the_sheets(folder: Path) -> None:
    """Three units write into the sheets that lie in ``phieu``, as the guide's table says."""
    for unit, rows in FILLED.items():
        path = folder / "phieu" / f"{unit}-{SENT}.xlsx"
        sheet = Sheet(path)
        for ending, values in rows:
            sheet.fill(ending, **values)
        sheet.book.save(path)


DEEDS: dict[str, Callable[[Path], None]] = {"fill in the sheets": fill_in_the_sheets}
