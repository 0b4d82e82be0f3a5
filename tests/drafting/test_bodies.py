"""What a name tells of a body. The places are invented where the law of names does not need a real one."""

from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.drafting.bodies import body, folders, kind_of, slug, spellings, unit_id

BODIES = [
    # name, level, place, first folder
    ("UBND xã Gia Định", "xã", "Gia Định", "gia-dinh"),
    ("Ủy ban nhân dân xã Gia Định", "xã", "Gia Định", "gia-dinh"),
    ("Uỷ ban nhân dân xã Gia Định", "xã", "Gia Định", "gia-dinh"),
    ("xã Gia Định", "xã", "Gia Định", "gia-dinh"),
    ("ubnd xa gia dinh", "xã", "gia dinh", "gia-dinh"),
    ("UBND phường Gia Định", "xã", "Gia Định", "gia-dinh"),
    ("UBND thị trấn Gia Định", "xã", "Gia Định", "gia-dinh"),
    ("UBND đặc khu Gia Định", "xã", "Gia Định", "gia-dinh"),
    ("UBND thị xã Gia Định", "huyện", "Gia Định", "gia-dinh"),
    ("UBND huyện Gia Định", "huyện", "Gia Định", "gia-dinh"),
    ("UBND quận Gia Định", "huyện", "Gia Định", "gia-dinh"),
    ("UBND thành phố Gia Định", "huyện", "Gia Định", "gia-dinh"),
    ("UBND thành phố Cần Thơ", "tỉnh", "Cần Thơ", "can-tho"),
    ("UBND TP. Hồ Chí Minh", "tỉnh", "Thành phố Hồ Chí Minh", "ho-chi-minh"),
    ("UBND tỉnh Gia Định", "tỉnh", "Gia Định", "gia-dinh"),
    ("UBND Phường 1", "xã", "Phường 1", "phuong-1"),
    ("UBND phường Hội Hợp", "xã", "Hội Hợp", "hoi-hop"),
    ("UBND xã Con", "xã", "Con", "xa-con"),
    ("Sở Nội vụ tỉnh Gia Định", "tỉnh", "Gia Định", "so-noi-vu-tinh-gia-dinh"),
    ("Phòng Văn hóa - Xã hội xã Gia Định", "xã", "Gia Định", "phong-van-hoa-xa-hoi-xa-gia-dinh"),
    ("Bộ Nội vụ", "trung ương", "Hà Nội", "bo-noi-vu"),
    ("Sở Nội vụ", "tỉnh", None, "so-noi-vu"),
    ("UBND tỉnh", "tỉnh", None, "ubnd-tinh"),
    ("Tỉnh ủy Gia Định", None, None, "tinh-uy-gia-dinh"),
    ("Hợp tác xã Gia Định", "xã", "Gia Định", "hop-tac-xa-gia-dinh"),
    ("Viện nghiên cứu kinh tế - xã hội", None, None, "vien-nghien-cuu-kinh-te-xa-hoi"),
]


@pytest.mark.parametrize(("name", "level", "place", "folder"), BODIES, ids=[row[0] for row in BODIES])
def test_level_place_and_folder(name, level, place, folder):
    one = body(name)
    assert (one.level, one.place, next(folders(one))) == (level, place, folder)


def test_the_next_folders_keep_the_head_and_then_count():
    assert list(islice(folders(body("UBND xã Gia Định")), 4)) == [
        "gia-dinh",
        "xa-gia-dinh",
        "xa-gia-dinh-2",
        "xa-gia-dinh-3",
    ]


def test_a_name_without_letters_has_no_folder():
    assert list(folders(body("市"))) == []


@given(st.text(max_size=200))
def test_a_slug_can_be_an_id_and_a_file_everywhere(name):
    found = slug(name)
    assert found == "" or (
        found.isascii() and found == found.lower() and found[0].isalnum() and found[-1].isalnum()
    )
    assert set(found) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(found) <= 62
    assert found not in ("con", "nul", "aux", "prn", "com1", "lpt9")
    assert slug(found) in (found, f"{found}-1")


@given(st.text(min_size=1))
def test_any_name_tells_something_or_nothing_without_a_fault(name):
    one = body(name)
    assert one.level in (None, "trung ương", "tỉnh", "huyện", "xã")
    assert len(list(islice(folders(one), 3))) in (0, 3)
    assert kind_of(name)


def test_ids_are_unique():
    assert unit_id("Phòng Nội vụ", ()) == "phong-noi-vu"
    assert unit_id("PHÒNG NỘI VỤ", {"phong-noi-vu", "phong-noi-vu-2"}) == "phong-noi-vu-3"
    assert unit_id("…", ()) == "don-vi"


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("UBND xã Gia Định", ["Ủy ban nhân dân xã Gia Định"]),
        ("Uỷ ban nhân dân xã Gia Định", ["UBND xã Gia Định"]),
        (
            "Văn phòng HĐND và Ủy ban nhân dân",
            ["Văn phòng HĐND và UBND", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"],
        ),
        ("Phòng Nội vụ", []),
    ],
)
def test_names_short_and_written_out(name, others):
    assert spellings(name) == others


KINDS = {
    "chuyên môn": "Phòng Nội vụ; Văn phòng HĐND và UBND; Thanh tra thị xã; Sở Tư pháp; Ban Dân tộc; Phong Kinh te; "
    "Ban Quản lý Khu kinh tế; Trung tâm Phục vụ hành chính công; Vụ Pháp chế",
    "xã": "UBND xã Gia Định; Ủy ban nhân dân phường 2; Phường 1; UBND thị trấn X; xã Gia Định",
    "huyện": "UBND huyện Gia Định; UBND thị xã Gia Định; Quận 1; Ủy ban nhân dân thành phố Gia Định",
    "sự nghiệp": "Trung tâm Văn hóa; Trường Tiểu học A; Trạm Y tế; Ban Quản lý dự án; Đài Truyền thanh",
    "ngành dọc": "Công an xã; Chi cục Thuế; Thuế cơ sở 3; Kho bạc Nhà nước; Bảo hiểm xã hội; Ban Chỉ huy Quân sự; "
    "Viện kiểm sát nhân dân; Phòng Thi hành án dân sự; Quản lý thị trường",
    "liên ngành": "Đoàn kiểm tra công vụ; Tổ công tác 06; Ban Chỉ đạo CCHC; Hội đồng thi đua",
    "công chức": "Công chức Tư pháp - Hộ tịch; Cán bộ, công chức",
    "đảng, đoàn thể": "Đảng ủy; Văn phòng Đảng ủy; Hội Nông dân; Ủy ban MTTQ; Mặt trận Tổ quốc; Đoàn Thanh niên",
    "khác": "Công ty Điện lực; Bộ phận Một cửa; Xã hội học; HĐND xã; 市; …",
}


@pytest.mark.parametrize(
    ("kind", "name"), [(kind, name) for kind, names in KINDS.items() for name in names.split("; ")]
)
def test_the_kind_of_a_unit(kind, name):
    assert kind_of(name) == kind
