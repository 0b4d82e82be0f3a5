"""Last year's year in a plan, and characters that only look right."""

from __future__ import annotations

import pytest

from cchc.proofreading.characters import foreign_characters
from cchc.proofreading.years import earlier_years, of_a_plan


def years(text):
    return [text[one.start : one.end] for one in earlier_years(text, 2025) if of_a_plan(text, one.start)]


def test_a_plan_of_an_earlier_year():
    assert years("Ban hành Kế hoạch đào tạo công chức năm 2024") == ["2024"]
    assert years("Chương trình thực hành tiết kiệm năm 2022.") == ["2022"]
    assert [one.start for one in earlier_years("Kế hoạch đào tạo năm \n2024", 2025)] == [22]
    assert years("Báo cáo kết quả. KẾ HOẠCH ĐÀO TẠO QUÝ IV/2024") == ["2024"]
    assert years(f"Báo cáo {'việc ' * 100}theo kế hoạch năm 2024") == ["2024"]  # too far away


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch năm 2025; Kế hoạch năm 2026",
        "Kế hoạch giai đoạn năm 2021 - 2025",
        "Kế hoạch khắc phục hạn chế năm 2024",
        "Báo cáo kết quả thực hiện Kế hoạch năm 2024",
        "Kế hoạch số 12/KH-UBND về đào tạo năm 2024",
        "Kế hoạch ngày 02 tháng 12 năm 2024",
        "Chỉ số cải cách hành chính năm 2024",
        "Kế hoạch năm 2024 trở về trước",
        "Kế hoạch năm 2024 so với năm nay",
        "Kế hoạch năm 2024 đã ban hành",
        "KẾ HOẠCH TỔNG KẾT CÔNG TÁC NĂM 2024",
        "KẾ HOẠCH SỐ 12 NĂM 2024",
        "Kế hoạch tháng 3 năm 2024 - 2026, năm 2024",
        "Tuyển dụng năm 2024",
    ],
)
def test_years_that_are_meant(text):
    assert years(text) == []


def characters(text):
    return [(text[one.start : one.end], one.right) for one in foreign_characters(text)]


def test_foreign_and_invisible_characters():
    assert characters("Nghị quyết \u0421P") == [("\u0421P", "CP")]
    assert characters("\u0421\u0420 mới") == [("\u0421\u0420", "CP")]
    assert characters("quy\u00adết định") == [("\u00ad", "")]
    assert characters("hai\u00a0\u00a0cách") == [("\u00a0\u00a0", " ")]
    assert characters("a\u0301") == [("a\u0301", "á")]
    assert characters("hệ số α, 5 µg, Nghị định\u00a0mới, “…” – ½") == []
