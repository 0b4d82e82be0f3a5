"""Words written twice are found where they stand; what the language doubles and words that meet are left."""

from __future__ import annotations

import pytest

from cchc.proofreading.repeats import repeats
from cchc.proofreading.words import Words


def found(text):
    return [text[one.start : one.end] for one in repeats(Words(text))]


@pytest.mark.parametrize(
    ("text", "twice"),
    [
        ("hoàn thành các các mục tiêu", "các các"),
        ("tự chủ tài chính của của đơn vị", "của của"),
        ("thông tin di động động tại khu công nghiệp", "động động"),
        ("môi trường điện tử trên hệ Hệ thống thông tin", "hệ Hệ"),
        ("Nghị định số số 268/2025/NĐ-CP", "số số"),
        ("có hiệu lực từ ngày ngày 01/7/2025", "ngày ngày"),
        ("vị trí việc làm và cơ cấu cơ cấu công chức", "cơ cấu cơ cấu"),
        ("các đơn vị sự nghiệp công lập cấp lập cấp thị xã", "lập cấp lập cấp"),
        ("trao Giấy chứng nhận Giấy chứng nhận cho chủ đầu tư", "Giấy chứng nhận Giấy chứng nhận"),
        ("theo quy định nêu trên quy định nêu trên của tỉnh", "quy định nêu trên quy định nêu trên"),
        ("CỦA CỦA ỦY BAN NHÂN DÂN", "CỦA CỦA"),
        ("treo băng rôn khẩu hiệu, khẩu hiệu, pa nô", "khẩu hiệu, khẩu hiệu"),
    ],
)
def test_a_word_twice_running_is_found(text, twice):
    assert found(text) == [twice]


@pytest.mark.parametrize(
    "text",
    [
        "quản lý lý lịch, đơn vị vị trí, xác định định mức",
        "dần dần hoàn thiện, luôn luôn cập nhật, từng từng bước",
        "kế hoạch năm năm 2021 - 2025 của thị xã Ngã Năm năm 2024",
        "họp giao ban Ban Chỉ đạo, Đảng ủy Ủy ban nhân dân",
        "hiện tại tại xã; tải về về máy; kèm theo theo mẫu",
        "của cải: của của cải",
        "người đăng ký đăng ký qua mạng, hộ kinh doanh kinh doanh tại nhà",
        "Bộ Xây dựng xây dựng kế hoạch",
        "cơ quan, đơn vị, đơn vị sự nghiệp",
        "trường đại học, đại học",
        "đồng bào Lô Lô; bà Thanh Thanh",
        "chuyển thành thành phố, một số số liệu",
        "5 5 1.000 1.000 năm 2025 2025",
        "các các các các",
        "các, các; các\ncác",
        "trong vòng vòng",
        "",
    ],
)
def test_what_is_right_is_left_alone(text):
    assert found(text) == []


def test_the_right_word_is_the_one_that_should_stand():
    assert [one.right for one in repeats(Words("xem các các mục"))] == ["các"]


def test_every_place_is_told_of_its_own():
    text = "của của đơn vị\n\nlà của của tỉnh"
    assert [one.start for one in repeats(Words(text))] == [0, 19]
