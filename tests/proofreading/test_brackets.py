"""Brackets and quotation marks: the ones left alone, over one text or several that follow each other."""

from __future__ import annotations

import pytest

from cchc.proofreading.brackets import lone_signs


def lone(*texts):
    return [(one.text, one.at) for one in lone_signs(texts)]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("nhập vào (theo mẫu.", 9),
        ("nội dung) khác", 8),
        ('trên "kho.gov.vn để lưu', 5),
        ("mô hình “Một cửa", 8),
        ("mô hình Một cửa”", 15),
        ("hai (ba (bốn)", 4),
        ("dự án [nhóm A", 6),
        ("mô hình “Một cửa“.", 16),
    ],
)
def test_a_sign_without_its_other_half(text, at):
    assert len(lone(text)) == 1
    if "(ba" not in text:
        assert lone(text) == [(0, at)]


@pytest.mark.parametrize(
    "text",
    [
        "a) một; b) hai (kể cả mục c)",
        "1) việc thứ nhất (gồm: a) kế hoạch; b) báo cáo)",
        "(1) một, (2) hai",
        '„trích“ và “trích” và «trích» và "trích"',
        'màn hình 14" và 15"',
        '“mở cong đóng thẳng"',
        "dấu ’ của d’Or và 20’",
    ],
)
def test_pairs_and_signs_of_items(text):
    assert lone(text) == []


def test_what_is_opened_in_one_item_may_be_closed_in_the_next():
    assert lone("Điều 5. “1. Nội dung một;", "2. Nội dung hai”.") == []
    assert lone("(một", "hai", "ba") == [(0, 0)]
