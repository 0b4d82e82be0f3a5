"""Names of bodies out of capitals."""

from __future__ import annotations

import pytest

from cchc.importing.body.letters import in_sentence


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("HỘI ĐỒNG NHÂN DÂN XÃ ĐỒNG BAN", "Hội đồng nhân dân xã Đồng Ban"),
        ("UBND TỈNH ĐỒNG MẪU", "Ủy ban nhân dân tỉnh Đồng Mẫu"),
        ("UBND PHƯỜNG 7", "Ủy ban nhân dân Phường 7"),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "Sở Giáo dục và Đào tạo"),
        ("SỞ GDĐT TỈNH ĐỒNG MẪU", "Sở GDĐT tỉnh Đồng Mẫu"),
        ("PHÒNG VĂN HÓA - XÃ HỘI", "Phòng Văn hóa - Xã hội"),
        ("VĂN PHÒNG HĐND VÀ UBND HUYỆN MẪU SƠN", "Văn phòng HĐND và UBND huyện Mẫu Sơn"),
        ("BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP", "Ban Quản lý các khu công nghiệp"),
        ("TRƯỜNG THPT ĐỒNG BẰNG", "Trường THPT Đồng Bằng"),
        ("Sở Nội vụ", "Sở Nội vụ"),
    ],
)
def test_the_usual_letters(name, spelled):
    assert in_sentence(name, "", "") == spelled


def test_the_text_and_the_date_line_know_better():
    assert in_sentence("SỞ MẪU THỬ", "Giao sở Mẫu Thử làm.", "") == "Sở Mẫu Thử"
    assert in_sentence("UBND XÃ ĐẮK R'LẤP", "", "Đắk R'Lấp") == "Ủy ban nhân dân xã Đắk R'Lấp"
