"""Products, limits and money as appendix.yaml holds them; lines that were broken only to fit a column."""

from __future__ import annotations

import pytest

from cchc.importing.blocks import Paragraph, Where
from cchc.importing.tables.cell_lines import is_ditto, lines_of, unwrapped
from cchc.importing.tables.task_cells import deadline_of, money_of, products_of, times_of
from cchc.plans.cells import LabelledDates, Product

HERE = Where("thân văn bản", 1)


@pytest.mark.parametrize(
    ("lines", "limits", "products"),
    [
        (["Kế hoạch"], 1, ["Kế hoạch"]),
        (["- Kế hoạch", "- Báo cáo"], 1, ["Kế hoạch", "Báo cáo"]),
        (["Kế hoạch", "Báo cáo"], 1, ["Kế hoạch", "Báo cáo"]),
        (["Kế hoạch của", "tổ mẫu"], 1, ["Kế hoạch của tổ mẫu"]),
        (["- Báo cáo", "+ quý", "+ năm", "- Biên bản"], 1, ["Báo cáo\n+ quý\n+ năm", "Biên bản"]),
        (["Hồ sơ gồm:", "- Tờ trình", "- Dự thảo"], 1, ["Hồ sơ gồm:\n- Tờ trình\n- Dự thảo"]),
        (["Kế hoạch và Báo cáo kết quả."], 1, ["Kế hoạch và Báo cáo kết quả."]),
        (
            ["Kế hoạch và Báo cáo kết quả."],
            2,
            [Product(text="Kế hoạch và Báo cáo kết quả.", parts=["Kế hoạch", "Báo cáo kết quả"])],
        ),
        (["Kế hoạch và Báo cáo kết quả"], 3, ["Kế hoạch và Báo cáo kết quả"]),
        (["Quyết định và Quy chế"], 2, ["Quyết định và Quy chế"]),
    ],
)
def test_products(lines: list[str], limits: int, products: list[str | Product]) -> None:
    assert products_of(lines, limits) == products


@pytest.mark.parametrize(
    ("lines", "deadline"),
    [
        (["Quý I/2025"], "Quý I/2025"),
        (["Tháng 01/2025", "Tháng 12/2025"], ["Tháng 01/2025", "Tháng 12/2025"]),
        (["- Tháng 01/2025", "- Tháng 12/2025"], ["Tháng 01/2025", "Tháng 12/2025"]),
        (["Trong năm", "2025"], "Trong năm 2025"),
        (["Tháng", "12/2025"], "Tháng 12/2025"),
        (["Quý I", "năm 2025"], "Quý I năm 2025"),
        (
            ["- Báo cáo quý I: 15/3/2025", "- Báo cáo năm: 15/12/2025"],
            ["Báo cáo quý I: 15/3/2025", "Báo cáo năm: 15/12/2025"],
        ),
        (
            ["BC mẫu:", "- Quý I: 10/3/2025", "- Quý II: 10/6/2025", "BC khác:", "- Trước 1/12/2025"],
            [
                LabelledDates(label="BC mẫu", dates=["Quý I: 10/3/2025", "Quý II: 10/6/2025"]),
                LabelledDates(label="BC khác", dates=["Trước 1/12/2025"]),
            ],
        ),
        (["Theo chỉ đạo của cấp trên"], "Theo chỉ đạo của cấp trên"),
    ],
)
def test_limits(lines: list[str], deadline: object) -> None:
    assert deadline_of(lines) == deadline


@pytest.mark.parametrize(
    ("text", "times", "money"),
    [
        ("5.000.000", 1, 5_000_000),
        ("5.000.000 đồng", 1, 5_000_000),
        ("20 triệu đồng", 1, 20_000_000),
        ("1,2 tỷ đồng", 1, 1_200_000_000),
        ("50", 10**6, 50_000_000),
        ("1,5", 10**6, 1_500_000),
        ("1.500", 10**6, 1_500_000_000),
        ("50", 1, "50"),
        ("12 - 15", 10**6, "12 - 15 triệu đồng"),
        ("12 triệu đồng/năm", 10**6, "12 triệu đồng/năm"),
        ("Theo tình hình thực tế", 10**6, "Theo tình hình thực tế"),
    ],
)
def test_money(text: str, times: int, money: int | str) -> None:
    assert money_of(text, times) == money


@pytest.mark.parametrize(
    ("heading", "times"),
    [
        ("Kinh phí (triệu đồng)", 10**6),
        ("Kinh phí (ĐVT: nghìn đồng)", 1000),
        ("Kinh phí (đồng)", 1),
        ("Kinh phí", 1),
    ],
)
def test_in_what_money_is_counted(heading: str, times: int) -> None:
    assert times_of(heading) == times


def test_lines_hold_automatic_numbers_and_the_signs_of_notes() -> None:
    cell = [Paragraph("Kế  hoạch\nnăm", HERE, number="-", notes=((9, "x"),)), Paragraph(" ", HERE)]
    assert lines_of(cell, {"x": "4"}) == ["- Kế hoạch[^4]", "năm"]
    assert unwrapped(["Kế hoạch", "năm mẫu;", "báo cáo"]) == ["Kế hoạch năm mẫu;", "báo cáo"]


@pytest.mark.parametrize(
    ("text", "ditto"), [("nt", True), ("-nt-", True), ("Như trên", True), ("nt2", False), ("", False)]
)
def test_the_cell_above(text: str, ditto: bool) -> None:
    assert is_ditto(text) is ditto
