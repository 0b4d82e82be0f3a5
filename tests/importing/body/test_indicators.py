"""Targets out of sentences with figures."""

from __future__ import annotations

import pytest

from cchc.importing.body.indicators import read_targets
from tests.importing.passage_lines import body


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        ("100% hồ sơ được giải quyết đúng hạn.", [("hồ sơ được giải quyết đúng hạn", "=", 100)]),
        ("Bảo đảm 98% trở lên hồ sơ đúng hạn.", [("hồ sơ đúng hạn", ">=", 98)]),
        ("Tỷ lệ hồ sơ trực tuyến đạt ít nhất 90%.", [("Tỷ lệ hồ sơ trực tuyến", ">=", 90)]),
        (
            "Tỷ lệ nộp trực tuyến: 70% trở lên; tỷ lệ thanh toán đạt từ 30,5% trở lên",
            [("Tỷ lệ nộp trực tuyến", ">=", 70), ("tỷ lệ thanh toán", ">=", 30.5)],
        ),
        ("Duy trì tỷ lệ đúng hạn đạt trên 98%.", [("tỷ lệ đúng hạn", ">", 98)]),
        ("Phấn đấu đến năm 2026 đạt 60% dân số được tiếp cận.", [("dân số được tiếp cận", "=", 60)]),
        ("Số hóa 100% kết quả giải quyết.", [("Số hóa kết quả giải quyết", "=", 100)]),
        ("≥ 95% đơn vị ứng dụng.", [("đơn vị ứng dụng", ">=", 95)]),
        (
            "Tối thiểu 80% hồ sơ số hóa. Dưới 5% hồ sơ trễ hạn.",
            [("hồ sơ số hóa", ">=", 80), ("hồ sơ trễ hạn", "<", 5)],
        ),
        (
            "Thẩm định đúng luật, đảm bảo 100% văn bản được thẩm định, đảm bảo hợp pháp.",
            [("văn bản được thẩm định", "=", 100)],
        ),
        ("Có 28 trạm (chiếm 32,2%) đang hoạt động.", []),
        ("Xây dựng ít nhất 02 mô hình mới.", [("Xây dựng mô hình mới", ">=", 2)]),
        ("Nâng cao chất lượng phục vụ.", []),
    ],
)
def test_the_figures_of_a_sentence(words, targets):
    found = read_targets(body("I. MỤC TIÊU", words))
    assert [(one.indicator, one.comparison, one.value) for one in found] == targets


def test_a_target_knows_its_section_and_unit():
    (one,) = read_targets(body("I. MỤC TIÊU", "1. Cụ thể", "- 100% hồ sơ[^1] đúng hạn;"))
    assert (one.section, one.unit, one.indicator) == ("I.1", "%", "hồ sơ đúng hạn")
