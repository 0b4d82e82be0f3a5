"""The names in a cell: the longest known first, then by what is generally known; never a word of the cell lost."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.importing.blocks import Where
from cchc.importing.names.splitting_names import Splitter
from cchc.plans.cells import NamesCell
from cchc.plans.organisation import Authority, Group, Unit, Units
from cchc.plans.register import Register

HERE = Where("thân văn bản", 1, 1, 2, 3)
KNOWN = Register(
    "mau",
    Units(
        authority=Authority(name="Ủy ban nhân dân thị xã Mẫu", level="huyện", place="Mẫu", aliases=["UBND thị xã"]),
        units=[
            Unit(id="a", name="Phòng Kinh tế", kind="chuyên môn"),
            Unit(id="b", name="Phòng Văn hóa, Khoa học và Thông tin", kind="chuyên môn"),
            Unit(id="c", name="Văn phòng HĐND và UBND thị xã", kind="chuyên môn"),
            Unit(id="e", name="Phòng Y tế", kind="chuyên môn"),
            Unit(id="d", name="Tổ một cửa số 1, số 2 và số 3", kind="khác"),
        ],
        groups=[
            Group(name="Các cơ quan, đơn vị", members=[]),
            Group(name="UBND các xã, phường", members=[], aliases=["UBND xã, phường"]),
        ],
    ),
)


def _names(text: str, register: Register | None = None) -> list[str]:
    cell = Splitter(register, date(2025, 1, 1)).cell(text, HERE)
    return cell if isinstance(cell, list) else list(cell.units or [])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Phòng Văn hóa và Thông tin; Phòng Kinh tế, Hạ tầng và Đô thị; Văn phòng HĐND và UBND thị xã",
            ["Phòng Văn hóa và Thông tin", "Phòng Kinh tế, Hạ tầng và Đô thị", "Văn phòng HĐND và UBND thị xã"],
        ),
        ("Các cơ quan, đơn vị cấp thị xã, UBND xã, phường", ["Các cơ quan, đơn vị cấp thị xã", "UBND xã, phường"]),
        (
            "Các Sở, Ban, ngành tỉnh và các cơ quan có liên quan",
            ["Các Sở, Ban, ngành tỉnh", "các cơ quan có liên quan"],
        ),
        ("Các sở, ngành tỉnh và cơ quan có liên quan", ["Các sở, ngành tỉnh", "cơ quan có liên quan"]),
        ("Các cơ quan và đơn vị liên quan", ["Các cơ quan và đơn vị liên quan"]),
        ("Sở Tư pháp Văn phòng UBND tỉnh", ["Sở Tư pháp", "Văn phòng UBND tỉnh"]),
        ("- Công an tỉnh\n- Sở Y tế", ["Công an tỉnh", "Sở Y tế"]),
        ("Công an xã, Phòng Nội vụ và UBND các xã, phường.", ["Công an xã", "Phòng Nội vụ", "UBND các xã, phường"]),
        ("Đảng ủy, HĐND, UBND xã", ["Đảng ủy", "HĐND", "UBND xã"]),
        ("Văn phòng Đoàn ĐBQH và HĐND tỉnh, Sở Y tế", ["Văn phòng Đoàn ĐBQH và HĐND tỉnh", "Sở Y tế"]),
        ("Sở Tài nguyên và Môi trường", ["Sở Tài nguyên và Môi trường"]),
        ("Công chức Văn phòng - Thống kê", ["Công chức Văn phòng - Thống kê"]),
        (
            "Phòng Lao động - Thương binh và Xã hội và Phòng Y tế",
            ["Phòng Lao động - Thương binh và Xã hội", "Phòng Y tế"],
        ),
        ("Doanh nghiệp, Sở, ban, ngành có liên quan", ["Doanh nghiệp", "Sở, ban, ngành có liên quan"]),
        (
            "Phòng Nội vụ, UBND xã, phường đề xuất qua kết quả đánh giá",
            ["Phòng Nội vụ", "UBND xã, phường"],
        ),
        ("UBND cấp huyện, cấp xã", ["UBND cấp huyện", "cấp xã"]),
        (
            "Sở, ban, ngành, tổ chức chính trị - xã hội",
            ["Sở, ban, ngành", "tổ chức chính trị - xã hội"],
        ),
        ("Các cơ quan, tổ chức chính trị - xã hội", ["Các cơ quan, tổ chức chính trị - xã hội"]),
        ("Sở Nội vụ, tổ chức có liên quan", ["Sở Nội vụ", "tổ chức có liên quan"]),
        ("Sở Nội vụ tổ chức thực hiện", ["Sở Nội vụ"]),
        ("Sở Tài chính và cơ quan, địa phương liên quan", ["Sở Tài chính", "cơ quan, địa phương liên quan"]),
        ("Sở Nông nghiệp và Môi trường và Sở Y tế", ["Sở Nông nghiệp và Môi trường", "Sở Y tế"]),
        (
            "Sở Nội vụ, Tư pháp và Nông nghiệp và Môi trường",
            ["Sở Nội vụ", "Sở Tư pháp", "Sở Nông nghiệp và Môi trường"],
        ),
        ("Các đơn vị nêu tại Công văn số 45/UBND -TTHC", ["Các đơn vị nêu tại Công văn số 45/UBND -TTHC"]),
        ("Lãnh đạo\nSở Mẫu", ["Sở Mẫu"]),
        ("Lãnh đạo UBND xã Mẫu Đơn, Thủ trưởng các cơ quan", ["UBND xã Mẫu Đơn", "Thủ trưởng các cơ quan"]),
        ("Phòng Mẫu và\nThử nghiệm\nVăn phòng\nUBND tỉnh", ["Phòng Mẫu và Thử nghiệm", "Văn phòng UBND tỉnh"]),
        (
            "Sở Mẫu Các sở, ngành, UBND xã, phường Sở Y tế",
            ["Sở Mẫu", "Các sở, ngành", "UBND xã, phường", "Sở Y tế"],
        ),
        ("Phòng Văn hóa\n- Xã hội", ["Phòng Văn hóa - Xã hội"]),
        ("Trung tâm\nThử nghiệm", ["Trung tâm Thử nghiệm"]),
        ("Văn phòng\nSở Y tế\nCông an\nThanh tra", ["Văn phòng", "Sở Y tế", "Công an", "Thanh tra"]),
        ("Sở Y tế\n- Sở Mẫu", ["Sở Y tế", "Sở Mẫu"]),
    ],
)
def test_without_a_register_names_are_told_by_how_names_are(text: str, names: list[str]) -> None:
    assert _names(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Phòng Văn hóa, Khoa học và Thông tin, Phòng Kinh tế",
            ["Phòng Văn hóa, Khoa học và Thông tin", "Phòng Kinh tế"],
        ),
        ("Tổ một cửa số 1, số 2 và số 3 và Phòng Kinh tế", ["Tổ một cửa số 1, số 2 và số 3", "Phòng Kinh tế"]),
        ("các cơ quan, đơn vị, UBND xã, phường", ["các cơ quan, đơn vị", "UBND xã, phường"]),
        ("VĂN PHÒNG HĐND VÀ UBND THỊ XÃ; UBND THỊ XÃ", ["VĂN PHÒNG HĐND VÀ UBND THỊ XÃ", "UBND THỊ XÃ"]),
        ("Lãnh đạo Phòng Kinh tế", ["Phòng Kinh tế"]),
        ("Phòng Kinh tế chủ trì, tham mưu", ["Phòng Kinh tế"]),
        ("Phòng Kinh tế và Hạ tầng", ["Phòng Kinh tế và Hạ tầng"]),
        (
            "Phòng Kinh tế, Y tế và Văn hóa, Khoa học và Thông tin",
            ["Phòng Kinh tế", "Phòng Y tế", "Phòng Văn hóa, Khoa học và Thông tin"],
        ),
    ],
)
def test_the_longest_known_name_wins_but_for_one_that_goes_on(text: str, names: list[str]) -> None:
    assert _names(text, KNOWN) == names


def test_a_list_that_gives_the_cell_back_is_a_list_and_others_keep_the_words() -> None:
    splitter = Splitter(KNOWN, None)
    assert splitter.cell("Phòng Kinh tế, UBND xã, phường", HERE) == ["Phòng Kinh tế", "UBND xã, phường"]
    kept = splitter.cell("Phòng Kinh tế và UBND xã, phường.", HERE)
    assert kept == NamesCell(text="Phòng Kinh tế và UBND xã, phường.", units=["Phòng Kinh tế", "UBND xã, phường"])
    assert splitter.cell("Phòng Kinh tế[^3]", HERE) == NamesCell(text="Phòng Kinh tế[^3]", units=["Phòng Kinh tế"])
    assert splitter.cell("", HERE) == []


def test_unknown_names_are_proposed_once_with_a_guess_and_the_name_they_resemble() -> None:
    splitter = Splitter(KNOWN, None)
    splitter.cell("Phòng Kinh tê thị xã; Các hội đặc thù; UBND cấp xã", HERE)
    splitter.cell("phòng kinh tê thị xã, Phòng Kinh tế", HERE)
    assert [(one.name, one.group, one.near) for one in splitter.proposed] == [
        ("Phòng Kinh tê thị xã", False, "Phòng Kinh tế"),
        ("Các hội đặc thù", True, None),
        ("UBND cấp xã", True, None),
    ]
    assert all(one.where == HERE for one in splitter.proposed)


def test_what_names_no_unit_stays_as_it_is_and_is_proposed() -> None:
    splitter = Splitter(KNOWN, None)
    assert splitter.cell("Theo phân công", HERE) == ["Theo phân công"]
    assert [one.name for one in splitter.proposed] == ["Theo phân công"]


@settings(max_examples=100)
@given(
    st.lists(
        st.sampled_from(["Phòng", "Kinh tế", "Các", "sở", ",", ";", "và", "UBND", "xã", "(", ")", "\n", "/", "- "])
    )
)
def test_any_cell_keeps_its_words(words: list[str]) -> None:
    text = " ".join(words).strip()
    cell = Splitter(KNOWN, None).cell(text, HERE)
    assert (", ".join(cell) if isinstance(cell, list) else str(cell.text)).split() == text.split()
