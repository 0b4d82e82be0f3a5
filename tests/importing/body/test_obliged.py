"""Duties out of the sentences of "Tổ chức thực hiện"."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import UNSET

from cchc.importing.body.addressing import subject_of
from cchc.importing.body.obliged import read_duties
from tests.importing.passage_lines import body

DAY = date(2026, 1, 5)


def duties(*lines, regime=False):
    found = read_duties(body("I. TỔ CHỨC THỰC HIỆN", *lines), (), None, DAY, regime=regime)
    return [one.duty for one in found]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Giao Sở Mẫu phối hợp với Sở Thử tham mưu.", ["Sở Mẫu"]),
        ("Sở Mẫu: Chủ trì theo dõi.", ["Sở Mẫu"]),
        ("Sở Mẫu chủ trì, phối hợp các đơn vị.", ["Sở Mẫu"]),
        (
            "Thủ trưởng các cơ quan, đơn vị và Chủ tịch UBND các xã chịu trách nhiệm.",
            ["các cơ quan, đơn vị", "Chủ tịch UBND các xã"],
        ),
        ("Các phòng, ban căn cứ Kế hoạch này xây dựng kế hoạch.", ["Các phòng, ban"]),
        ("UBND tỉnh yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện.", ["các cơ quan, đơn vị"]),
        (
            "Đề nghị Mặt trận Tổ quốc và các tổ chức chính trị - xã hội phối hợp tuyên truyền.",
            ["Mặt trận Tổ quốc", "các tổ chức chính trị - xã hội"],
        ),
        ("Chủ trì theo dõi việc thực hiện.", []),
        ("Cơ quan phối hợp: Sở Thử.", []),
        ("Báo cáo tiến độ thực hiện về Sở Mẫu.", []),
    ],
)
def test_the_subject_of_a_sentence(sentence, who):
    assert subject_of(sentence, None, DAY) == who


def test_headings_name_who_for_all_under_them():
    found = duties(
        "**1. Phòng Một",
        "Theo dõi.",
        "Tổng hợp.",
        "**2. Đối với các phòng chủ trì",
        "(1) Hướng dẫn.",
        "(2) Kiểm tra.",
    )
    assert [(one.id, one.who) for one in found] == [
        ("I.1.1", ["Phòng Một"]),
        ("I.1.2", ["Phòng Một"]),
        ("I.2.1.1", ["các phòng chủ trì"]),
        ("I.2.2.1", ["các phòng chủ trì"]),
    ]


def test_names_in_a_bracket_are_meant():
    (one,) = duties("**1. Các cơ quan chủ trì (Phòng Một, Phòng Hai và Phòng Ba)", "Theo dõi.")
    assert one.who == ["Phòng Một", "Phòng Hai", "Phòng Ba"]


@pytest.mark.parametrize(
    ("sentence", "deadline"),
    [
        ("Thường xuyên theo dõi; định kỳ hằng quý báo cáo.", "định kỳ hằng quý"),
        ("Thường xuyên theo dõi.", "Thường xuyên"),
        ("Xây dựng kế hoạch trước ngày 31/01/2026.", "trước ngày 31/01/2026"),
        ("Báo cáo trước ngày 30 tháng 11 hàng năm.", "trước ngày 30 tháng 11 hàng năm"),
        ("Hoàn thành trong quý II/2026.", "Hoàn thành trong quý II/2026"),
        ("Theo dõi việc thực hiện.", UNSET),
    ],
)
def test_the_deadline_is_in_the_words(sentence, deadline):
    (one,) = duties("**1. Phòng Một", sentence)
    assert one.deadline == deadline


def test_a_sentence_with_a_period_of_its_own_is_a_duty_of_its_own():
    found = duties("**1. Phòng Một", "Chủ trì rà soát. Định kỳ hằng quý báo cáo kết quả.")
    assert [(one.id, one.what) for one in found] == [
        ("I.1.1", "Chủ trì rà soát."),
        ("I.1.2", "Định kỳ hằng quý báo cáo kết quả."),
    ]


def test_reports_follow_the_regime_where_there_is_one():
    lines = ("**1. Phòng Một", "Tổng hợp báo cáo UBND về kết quả theo định kỳ.")
    assert [one.as_ for one in duties(*lines, regime=True)] == ["reporting"]
    assert [one.as_ for one in duties(*lines)] == [UNSET]


def test_who_is_asked_back_in_case_of_difficulties():
    (one,) = duties(
        "**1. Phòng Một",
        "Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan, đơn vị có văn bản gửi Phòng Một.",
    )
    assert one.who == ["các cơ quan, đơn vị"]


def test_of_money_only_what_is_given_to_somebody():
    whole = body(
        "I. KINH PHÍ",
        "Theo quy định.",
        "Giao Phòng Hai tham mưu bố trí kinh phí.",
        "II. KHÁC",
        "Giao Phòng Ba làm.",
    )
    found = read_duties(whole, (), None, DAY, regime=False)
    assert [(one.duty.id, one.duty.who) for one in found] == [("I.2", ["Phòng Hai"])]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Giao Công an xã là cơ quan thường trực, có trách nhiệm theo dõi.", ["Công an xã"]),
        ("Các đoàn thể xã bằng nhiều hình thức tổ chức tuyên truyền.", ["Các đoàn thể xã"]),
        ("Các phòng có liên quan tới việc này chủ động phối hợp.", ["Các phòng"]),
        ("Đề nghị chương trình “Hỏi đáp” tiếp tục phát sóng.", []),
    ],
)
def test_a_name_ends_where_the_sentence_goes_on(sentence, who):
    assert subject_of(sentence, None, DAY) == who


def test_a_sentence_that_gives_is_stronger_than_the_heading():
    (found,) = duties("1. Các doanh nghiệp viễn thông", "UBND tỉnh yêu cầu các sở, ban, ngành báo cáo.")
    assert found.who == ["các sở, ban, ngành"]


def test_the_second_sentence_binds_whom_the_first_does():
    first, second = duties("1. Sở Mẫu hoàn thành trước ngày 30/3/2026. Định kỳ 6 tháng báo cáo kết quả.")
    assert (first.who, second.who) == (["Sở Mẫu"], ["Sở Mẫu"])
    _, third = duties(
        "1. Sở Mẫu hoàn thành trước ngày 30/3/2026. Định kỳ 6 tháng, năm các phòng báo cáo về Sở Mẫu."
    )
    assert third.who == ["các phòng"]
