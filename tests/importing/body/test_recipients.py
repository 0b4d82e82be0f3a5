"""Which recipients are units of the authority itself."""

from __future__ import annotations

import pytest

from cchc.importing.body.recipients import is_own_unit, without_purpose

COMMUNE, PROVINCE, OFFICE = "Ủy ban nhân dân xã Mẫu", "Ủy ban nhân dân tỉnh Mẫu", "Phòng Nội vụ thị xã Mẫu"


@pytest.mark.parametrize(
    ("words", "authority", "level", "own"),
    [
        ("Sở Nội vụ", COMMUNE, "xã", False),
        ("Sở Nội vụ", PROVINCE, "tỉnh", True),
        ("Các sở, ban, ngành tỉnh", COMMUNE, "xã", False),
        ("Các sở, ban, ngành tỉnh", PROVINCE, "tỉnh", True),
        ("UBND tỉnh Mẫu", COMMUNE, "xã", False),
        ("Phòng Kinh tế", COMMUNE, "xã", True),
        ("Phòng Nội vụ thị xã", COMMUNE, "xã", False),
        ("Các thôn", COMMUNE, "xã", True),
        ("Các cơ quan Trung ương đóng trên địa bàn", PROVINCE, "tỉnh", False),
        ("Bộ Nội vụ", PROVINCE, "tỉnh", False),
        ("Thường trực Đảng ủy", COMMUNE, "xã", False),
        ("Các bộ phận thuộc phòng", OFFICE, "huyện", True),
        ("Các sở của tỉnh", OFFICE, "huyện", False),
        ("Phòng Kinh tế", None, None, False),
    ],
)
def test_a_superior_is_no_unit(words, authority, level, own):
    assert is_own_unit(words, authority, level) is own


def test_what_a_recipient_gets_the_plan_for_is_no_part_of_its_name():
    assert without_purpose("Sở Mẫu (để b/c)") == "Sở Mẫu"
    assert without_purpose("Các đơn vị Cụm 2 (ph/h)") == "Các đơn vị Cụm 2"
    assert without_purpose("Trung tâm Y tế (cơ sở 2)") == "Trung tâm Y tế (cơ sở 2)"
