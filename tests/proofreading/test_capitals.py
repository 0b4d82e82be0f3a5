"""Capitals within a phrase, small letters at the head of a cell. Invented texts."""

from __future__ import annotations

import pytest

from cchc.proofreading.capitals import capitals_within, small_heads


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("+ Tỷ lệ Thực hiện thanh toán", ["thực hiện"]),
        ("Ban hành kế hoạch Kiểm soát TTHC", ["kiểm soát"]),
        ("để nâng cao hiệu quả Giải quyết công việc", ["giải quyết"]),
        ("Ban hành Kế hoạch Kiểm soát TTHC năm nay", []),  # the title of a document
        ("Phụ lục về việc Ban hành quy chế", []),
        ("Kết quả. Thực hiện thanh toán", []),
        ("của ngành Thanh tra, Tổng Tham mưu", []),
        ("quyết định Thực hiện Đề án", []),  # a name may follow
        ("Ban hành quy chế công tác Rà soát", ["rà soát"]),
        ("nhu cầu Thu hút Ban hành quy chế", []),  # the second is the name that the first has
        ("(Tiết kiệm điện) để công tác Bố trí", ["bố trí"]),
    ],
)
def test_a_verb_with_a_capital_in_the_middle_of_a_phrase(text, found):
    assert [one.right for one in capitals_within(text)] == found


def heads(cells):
    return [(number, cells[number][one.start : one.end], one.right) for number, one in small_heads(cells)]


def test_a_cell_that_begins_in_a_small_letter_among_those_that_do_not():
    cells = [f"Báo cáo số {n}" for n in range(9)]
    assert heads([*cells, "- báo cáo năm"]) == [(9, "báo", "Báo")]
    assert heads([*cells, "Gồm:\n- báo cáo năm"]) == []
    assert heads([*cells, "Gồm:\n- kế hoạch;\n- báo cáo năm"]) == []


def test_a_table_that_writes_small_letters_is_left_alone():
    assert heads(["báo cáo năm", "kế hoạch năm", *(f"Báo cáo số {n}" for n in range(10))]) == []
    assert heads(["báo cáo năm", *(f"Báo cáo số {n}" for n in range(5))]) == []
