"""How alike two texts are: invented texts ("Dữ liệu bịa để thử") and tasks of the real plans."""

from __future__ import annotations

import random

import pytest

from cchc.comparing.likeness import Likeness, likeness_of

TEXTS = [
    "Ban hành Kế hoạch kiểm soát thủ tục hành chính năm 2025",
    "Ban hành Kế hoạch tuyên truyền năm 2025",
    "Ban hành Kế hoạch chuyển đổi số năm 2025",
    "Báo cáo kết quả rà soát TTHC",
    "Kiểm tra công vụ tại các đơn vị",
    "Bồi dưỡng cán bộ, công chức",
]


@pytest.fixture
def like():
    return Likeness(TEXTS, ["Đồng Bịa", "Sông Bịa"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kiểm tra công vụ năm 2023", "Kiểm tra công vụ năm 2025"),
        ("Kiểm tra công vụ trên địa bàn tỉnh", "Kiểm tra công vụ trên địa bàn thị xã"),
        ("Kiểm tra công vụ cấp tỉnh", "Kiểm tra công vụ cấp huyện"),
        ("Kiểm tra công vụ tỉnh Sông Bịa", "Kiểm tra công vụ huyện Đồng Bịa"),
        ("Báo cáo của Sở Nội vụ", "Báo cáo của Phòng Nội vụ"),
        ("Quyết định của UBND tỉnh", "Quyết định của UBND xã"),
        ("Theo Nghị định số 60/2021/NĐ-CP ngày 21/6/2021", "Theo Nghị định số 60/2020/NĐ-CP ngày 21/6/2020"),
        ("Theo Chỉ thị số 24-CT/TU", "Theo Chỉ thị số 24- CT/TU"),
        ("Kế hoạch kiểm soát TTHC", "Kế hoạch kiểm soát thủ tục hành chính"),
        ("KIỂM TRA CÔNG VỤ", "Kiểm tra công vụ."),
        ("Qúy I: hoà giải", "Quý I: hòa giải"),
    ],
)
def test_what_does_not_part_two_texts(like, one, other):
    assert like.of(one, other) == pytest.approx(1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bảo trợ xã hội", "Bảo trợ"),  # “xã hội” is no commune
        ("Phòng chống tham nhũng", "Tham nhũng"[::-1]),
        ("Triển khai Đề án 06", "Triển khai Đề án 07"),
        ("Kế hoạch quý I", "Kế hoạch quý II"),
    ],
)
def test_what_does(like, one, other):
    assert like.of(one, other) < 0.95


def test_rare_words_count_more_than_those_that_all_texts_share(like):
    plan = "Ban hành Kế hoạch tuyên truyền năm 2025"
    assert like.of(plan, "Công tác tuyên truyền") > like.of(plan, "Ban hành Quyết định năm 2025")


def test_order_tells(like):
    assert like.of("Kiểm tra bồi dưỡng", "Kiểm tra bồi dưỡng") > like.of("Kiểm tra bồi dưỡng", "Bồi dưỡng kiểm tra")


def test_nothing_in_common_and_nothing_at_all(like):
    assert like.of("Kiểm tra công vụ", "Bồi dưỡng cán bộ") == 0
    assert like.of("", "") == like.of("2025", "Kiểm tra") == 0


def test_a_word_in_capitals_is_no_abbreviation():
    like = Likeness(["BAN HÀNH KẾ HOẠCH", "ban hành kế hoạch", "bảng ánh nắng"])
    assert like.of("BAN HÀNH KẾ HOẠCH", "ban hành kế hoạch") == pytest.approx(1)


def test_an_abbreviation_within_a_longer_one_is_spelled_out_too():
    like = Likeness(["Rà soát văn bản quy phạm pháp luật", "Soạn VBQPPL", "Sửa văn bản QPPL"])
    assert like.of("Sửa VBQPPL", "Sửa văn bản QPPL") == pytest.approx(1)


def test_likeness_is_the_same_both_ways_and_in_whatever_order_the_texts_are_known(real):
    plans = real.plan("vinh-chau/2025"), real.plan("soc-trang/2025")
    texts = [row.text for plan in plans for row in plan.rows.rows]
    shuffled = random.Random(7).sample(texts, len(texts))
    one, other = Likeness(texts), Likeness(shuffled)
    for a, b in zip(texts, shuffled, strict=True):
        assert one.of(a, b) == pytest.approx(one.of(b, a))
        assert one.of(a, b) == pytest.approx(other.of(a, b))
        assert 0 <= one.of(a, b) <= 1.0000001
    assert all(one.of(text, text) == pytest.approx(1) for text in texts)


def test_the_towns_copy_of_a_task_of_the_province_is_nearly_the_same(real):
    town, province = real.plan("vinh-chau/2025"), real.plan("soc-trang/2025")
    like = likeness_of(town, province)
    texts = {row.id: row.text for row in town.rows.rows}, {row.id: row.text for row in province.rows.rows}
    assert like.of(texts[0]["cong-vu/6"], texts[1]["cong-vu/6"]) > 0.99  # “của tỉnh”, “của thị xã”
    assert like.of(texts[0]["the-che/5"], texts[1]["the-che/5"]) > 0.99  # VBQPPL, văn bản QPPL
    assert like.of(texts[0]["cong-vu/6"], texts[1]["cong-vu/7"]) < 0.5
