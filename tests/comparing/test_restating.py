"""Whether two texts or deadlines say the same, where the years move along."""

from __future__ import annotations

import pytest

from cchc.comparing.restating import same_deadlines, same_text, same_texts, same_words


@pytest.mark.parametrize(
    ("old", "new", "years", "verdict"),
    [
        ("Kế hoạch năm 2023", "Kế hoạch năm 2025", 2, "restated"),
        ("Kế hoạch năm 2023", "Kế hoạch năm 2024", 2, "other"),
        ("Kế hoạch năm 2023", "Kế hoạch năm 2023", 2, "same"),
        ("Theo Nghị định 60/2021, năm 2023", "Theo Nghị định 60/2021, năm 2025", 2, "restated"),
        ("Hoà giải.", "hòa giải", 0, "same"),
        ("Quý I", "Quý II", 0, "other"),
        ("Kế hoạch năm 2025", "Kế hoạch năm 2025 và 2026", 0, "other"),
    ],
)
def test_texts(old, new, years, verdict):
    assert same_text(old, new, years) == verdict


def test_what_stands_between_words_aside():
    assert same_text("Rà soát; sửa đổi", "Rà soát, sửa đổi", 0) == "other"
    assert same_words("Rà soát; sửa đổi", "Rà soát, sửa đổi", 0) == "restated"
    assert same_words("Đạt 80%", "Đạt 80", 0) == "other"


def test_lists_compare_one_by_one():
    assert same_texts(["a", "b 2023"], ["a", "b 2024"], 1) == "restated"
    assert same_texts(["a"], ["a", "b"], 0) == "other"
    assert same_texts([], [], 0) == "same"


@pytest.mark.parametrize(
    ("old", "new", "verdict"),
    [
        (["Quý I/2023"], ["Quý I/2025"], "restated"),
        (["Quý I/2023"], ["Trong quý I/2025"], "restated"),
        (["Tháng 02/2023"], ["Tháng 2/2025"], "restated"),
        (["Trước ngày 05/9/2023"], ["Trước ngày 5/9/2025"], "restated"),
        (["Thường xuyên"], ["Thường xuyên"], "same"),
        (["Quý I/2023"], ["Quý II/2025"], "other"),
        (["Quý I/2023"], ["Quý I/2024"], "other"),
        (["Trong năm 2023"], ["Thường xuyên"], "other"),
        (["Tháng 01/2023", "Tháng 12/2023"], ["Tháng 12/2025"], "other"),
        (["Quý I/2023 (nếu có)"], ["Quý I/2025"], "other"),
        (["Trước Tết bịa"], ["Trước ngày bịa"], "other"),
    ],
)
def test_deadlines(old, new, verdict):
    assert same_deadlines(old, new, 2023, 2025) == verdict
    assert same_deadlines(new, old, 2025, 2023) == verdict


def test_the_end_of_february_is_its_end_in_any_year():
    assert same_deadlines(["Trong tháng 02/2024"], ["Tháng 2/2025"], 2024, 2025) == "restated"
