"""What the clerk of the guide and the units do by hand, outside the terminal: they fill in Excel sheets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.year.hands import Sheet

SENT = "2026-02-02"
FILLED: dict[str, list[tuple[str, dict[str, object]]]] = {
    "phong-van-hoa-xa-hoi": [
        ("#cong-vu/1@phong-van-hoa-xa-hoi", {"status": "đã xong", "on": "26/2/2026"}),
        (
            "#chi-dao/1@phong-van-hoa-xa-hoi",
            {"status": "đã xong", "on": "5/3/2026", "evidence": "Kế hoạch số 14/KH-UBND"},
        ),
    ]
}


def fill_in_the_sheets(folder: Path) -> None:
    """A unit writes into its sheet in ``phieu``, as the guide's table says."""
    for unit, rows in FILLED.items():
        path = folder / "phieu" / f"{unit}-{SENT}.xlsx"
        sheet = Sheet(path)
        for ending, values in rows:
            sheet.fill(ending, **values)
        sheet.book.save(path)


DEEDS: dict[str, Callable[[Path], None]] = {"fill in the sheets": fill_in_the_sheets}
