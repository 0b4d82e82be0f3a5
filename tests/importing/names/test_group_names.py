"""Names that speak of several units: told apart from those of one, with what they say of their members."""

from __future__ import annotations

import pytest

from cchc.importing.names.group_names import group_entry, listed_in, tier_of
from cchc.plans.several import is_group


@pytest.mark.parametrize(
    "name",
    [
        "Các sở, ban, ngành",
        "Sở, ban, ngành, tổ chức chính trị - xã hội",
        "cơ quan, địa phương liên quan",
        "UBND cấp xã",
        "UBND các xã, phường, đặc khu",
        "Ủy ban nhân dân xã, phường",
        "Chủ tịch UBND các xã phường",
        "Thủ trưởng các cơ quan",
        "Cơ quan quản lý cấp trên của đơn vị được kiểm tra",
        "Cơ quan, đơn vị được giao nhiệm vụ",
        "Đơn vị sự nghiệp công lập trực thuộc UBND tỉnh Mẫu",
        "Địa phương",
        "Viện, Trường",
        "Theo phân công",
        "Theo phân công tại Quyết định số 12/QĐ-UBND",
    ],
)
def test_names_of_several(name: str) -> None:
    assert is_group(name)


@pytest.mark.parametrize(
    "name",
    [
        "Sở Nông nghiệp và Môi trường",
        "Cơ quan Công an",
        "Cơ quan thuế",
        "Cơ quan thường trực Ban Chỉ đạo",
        "UBND xã Mẫu Đơn",
        "Chủ tịch UBND tỉnh",
        "Trung tâm Phục vụ hành chính công",
        "Tổ công tác theo Quyết định số 12/QĐ-UBND",
    ],
)
def test_names_of_one(name: str) -> None:
    assert not is_group(name)


@pytest.mark.parametrize(
    ("name", "document"),
    [
        (
            "Theo phân công tại Quyết định số 12/QĐ-UBND ngày 03/4/2026 của Chủ tịch UBND tỉnh",
            "Quyết định số 12/QĐ-UBND ngày 03/4/2026 của Chủ tịch UBND tỉnh",
        ),
        (
            "Các cơ quan, đơn vị nêu tại Phụ lục II, Công văn số 45/UBND-TTHC",
            "Phụ lục II, Công văn số 45/UBND-TTHC",
        ),
        ("Các đơn vị (theo danh sách kèm theo)", "danh sách kèm theo"),
        ("Các cơ quan theo Kế hoạch của tỉnh", None),
        ("Theo phân công", None),
        ("Tổ công tác theo Quyết định số 12/QĐ-UBND", None),
    ],
)
def test_the_document_that_lists_them(name: str, document: str | None) -> None:
    assert listed_in(name) == document


def test_the_committees_of_a_tier_are_units_of_a_kind() -> None:
    assert {tier_of(name) for name in ("UBND xã, phường", "Ủy ban nhân dân các xã, phường, đặc khu")} == {"xã"}
    assert tier_of("UBND các huyện, thị xã, thành phố") == "huyện"
    assert tier_of("UBND thị xã, phường") is tier_of("UBND xã Mẫu") is tier_of("Các xã, phường của đợt 1") is None


def test_how_the_register_has_them() -> None:
    assert group_entry("UBND cấp xã") == {"name": "UBND cấp xã", "members": [{"kind": "xã"}], "complete": False}
    assert group_entry("Theo Quyết định số 9/QĐ-UBND")["listed_in"] == "Quyết định số 9/QĐ-UBND"
    assert group_entry("Các hội đặc thù") == {"name": "Các hội đặc thù", "open": True}
