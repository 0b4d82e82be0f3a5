"""Names out of a list as people type or paste it. All data invented."""

from __future__ import annotations

import pytest

from cchc.plans.listed import listed, names_on


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Phòng Kinh tế, Phòng Văn hóa - Xã hội", ["Phòng Kinh tế", "Phòng Văn hóa - Xã hội"]),
        ("Phòng Kinh tế; Trạm Y tế;", ["Phòng Kinh tế", "Trạm Y tế"]),
        ("Phòng Kinh tế, Hạ tầng và Đô thị", ["Phòng Kinh tế, Hạ tầng và Đô thị"]),
        ("phong kinh te, van phong, tram y te", ["phong kinh te", "van phong", "tram y te"]),
        ("phòng kinh tế, Công an, UBND xã A", ["phòng kinh tế", "Công an", "UBND xã A"]),
        ("Văn phòng HĐND, UBND; Viện kiểm sát", ["Văn phòng HĐND, UBND", "Viện kiểm sát"]),
        ("Trung tâm Khoa học, Đổi mới, Số hóa", ["Trung tâm Khoa học, Đổi mới, Số hóa"]),
        ("Trung tâm Trắc địa, Bản đồ, Viễn thông", ["Trung tâm Trắc địa, Bản đồ, Viễn thông"]),
        ("Đội Cứu nạn, phòng chống thiên tai", ["Đội Cứu nạn, phòng chống thiên tai"]),
        ("Phòng Dân vận, Đoàn thể", ["Phòng Dân vận, Đoàn thể"]),
        ("Sở, ban, ngành tỉnh", ["Sở, ban, ngành tỉnh"]),
        ("UBND xã, phường", ["UBND xã, phường"]),
        ("1) Phòng A, 2) Phòng B", ["Phòng A", "Phòng B"]),
        (" , ;", []),
    ],
)
def test_a_line_is_parted_where_a_unit_begins(line, names):
    assert names_on(line) == names


@pytest.mark.parametrize("mark", ["1. ", "12.", "2) ", "(3) ", "1.2. ", "4/ ", "- ", "– ", "• ", "•", "* ", "a) "])
@pytest.mark.parametrize("end", ["", ";", ".", " ,", ";  "])
def test_numbers_bullets_and_closing_marks_are_no_part_of_a_name(mark, end):
    assert names_on(f"{mark}Phòng Kinh tế{end}") == ["Phòng Kinh tế"]


@pytest.mark.parametrize("mark", ["o ", "I. ", "IV) ", "XII. ", "- 1. "])
def test_marks_of_word_go_too(mark):
    assert names_on(f"{mark}Phòng Kinh tế") == ["Phòng Kinh tế"]


@pytest.mark.parametrize(
    "name", ["#2", "--gạch", "'", "[a, b]", "P. Kinh tế", "X. Gia Định", "1022", "Tổ 1", "Tổ (2)"]
)
def test_what_only_looks_like_a_mark_stays(name):
    assert names_on(name) == [name]


def test_a_line_of_marks_alone_is_no_name():
    assert [names_on(line) for line in ("1.", "-", "•", "")] == [[], ["-"], [], []]


def test_a_name_is_kept_once_in_its_better_spelling_and_the_others_are_told():
    found = listed(["phong kinh te", "1. Phòng Kinh tế;", "PHÒNG  KINH TẾ", "Phòng Nội vụ, phong noi vu"])
    assert found.names == ("Phòng Kinh tế", "Phòng Nội vụ")
    assert found.repeated == ("Phòng Kinh tế", "PHÒNG KINH TẾ", "phong noi vu")


def test_neighbours_that_differ_in_a_diacritic_are_two():
    assert listed(["UBND xã Bình Thạnh", "UBND xã Bình Thành"]).repeated == ()
