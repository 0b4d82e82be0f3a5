"""The register: which unit or group a name means on a day, and who stands behind a group. All data invented."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)

UNITS = """
units:
  - {id: noi-vu, name: Phòng Nội vụ, aliases: [Phòng NV], kind: chuyên môn}
  - {id: tai-chinh, name: Phòng Tài chính - Kế hoạch, kind: chuyên môn}
  - {id: van-phong, name: Văn phòng HĐND và UBND xã, kind: chuyên môn}
  - {id: y-te, name: Trạm Y tế, kind: sự nghiệp}
"""


def ids(found):
    return [getattr(entry, "id", entry.name) for entry in found]


def members(register, name, day=BEFORE):
    group = register.find(name, day)
    return [(member.unit.id, member.complete) for member in register.members(group, day)]


# --- names


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Phòng Nội vụ", "noi-vu"),
        ("PHÒNG NỘI VỤ", "noi-vu"),
        ("phong noi vu", "noi-vu"),
        ("  Phòng   Nội  vụ. ", "noi-vu"),
        (unicodedata.normalize("NFD", "Phòng Nội vụ"), "noi-vu"),
        ("Phòng NV", "noi-vu"),
        ("phòng nv", "noi-vu"),
        ("noi-vu", "noi-vu"),
        ("Phòng Tài chính – Kế hoạch", "tai-chinh"),
        ("Phòng Tài chính-Kế hoạch", "tai-chinh"),
        ("Văn phòng HĐND&UBND xã", "van-phong"),
        ("Văn phòng HĐND & UBND xã", "van-phong"),
    ],
)
def test_a_name_is_found_however_it_is_spelled(register, name, unit):
    assert register(UNITS).find(name, BEFORE).id == unit


@pytest.mark.parametrize("name", ["Phòng Nội", "Phòng Nội vụ huyện", "Nội vụ", "", "Phòng Y tế"])
def test_a_name_that_is_only_like_another_is_not_found(register, name):
    found = register(UNITS)
    assert found.find(name, BEFORE) is None
    assert found.candidates(name, BEFORE) == []


def test_groups_are_found_like_units(register):
    found = register(UNITS + "groups: [{name: Các phòng, aliases: [Các cơ quan], members: [noi-vu]}]\n")
    assert found.find("các cơ quan", BEFORE).name == "Các phòng"


def test_the_exact_spelling_goes_before_one_that_only_folds_to_the_same(register):
    found = register("""
        units:
          - {id: hoa, name: UBND xã Hòa, kind: xã}
          - {id: hoa-2, name: UBND xã Hoa, kind: xã}
    """)
    assert ids(found.candidates("UBND xã Hòa", BEFORE)) == ["hoa"]
    assert ids(found.candidates("ubnd xã hoà", BEFORE)) == ["hoa"]  # the older tone placement is the same spelling
    assert ids(found.candidates("UBND xã Hoa", BEFORE)) == ["hoa-2"]
    assert ids(found.candidates("UBND xã Hỏa", BEFORE)) == ["hoa", "hoa-2"]
    assert found.find("UBND xã Hỏa", BEFORE) is None


def test_one_name_before_and_after_a_reform_means_the_unit_of_that_day(register):
    found = register("""
        units:
          - {id: cu, name: UBND xã Mẫu, kind: xã, to: 2025-06-30}
          - {id: moi, name: UBND xã Mẫu, kind: xã mới, from: 2025-07-01}
    """)
    assert found.find("UBND xã Mẫu", BEFORE).id == "cu"
    assert found.find("UBND xã Mẫu", AFTER).id == "moi"
    assert found.find("UBND xã Mẫu", date(2020, 1, 1)).id == "cu"


def test_a_name_of_several_units_none_of_them_alive_is_ambiguous_not_unknown(register):
    found = register("""
        units:
          - {id: mot, name: Đoàn kiểm tra, kind: liên ngành, to: 2024-06-30}
          - {id: hai, name: Đoàn kiểm tra, kind: liên ngành, to: 2024-12-31}
    """)
    assert ids(found.candidates("Đoàn kiểm tra", BEFORE)) == ["mot", "hai"]
    assert found.find("Đoàn kiểm tra", BEFORE) is None


def test_the_one_unit_of_a_name_is_found_also_after_its_last_day(register):
    found = register("units: [{id: cu, name: Phòng Kinh tế, kind: chuyên môn, to: 2025-06-30}]")
    assert found.find("Phòng Kinh tế", AFTER).id == "cu"


def test_a_name_of_several_living_units_means_none_of_them(register):
    found = register("""
        units:
          - {id: mot, name: Đoàn kiểm tra, kind: liên ngành}
          - {id: hai, name: Đoàn kiểm tra, kind: liên ngành}
          - {id: ba, name: Đoàn kiểm tra, kind: liên ngành, to: 2024-12-31}
    """)
    assert found.find("Đoàn kiểm tra", BEFORE) is None
    assert ids(found.candidates("Đoàn kiểm tra", BEFORE)) == ["mot", "hai"]


def test_a_unit_and_a_group_of_one_name_are_two_candidates(register):
    found = register(UNITS + "groups: [{name: Trạm Y tế, members: [y-te]}]\n")
    assert ids(found.candidates("Trạm Y tế", BEFORE)) == ["y-te", "Trạm Y tế"]


def test_one_unit_that_lists_its_own_name_as_alias_is_one_candidate(register):
    found = register("units: [{id: mot, name: Phòng Bịa, aliases: [phòng bịa, Phòng Bịa], kind: khác}]")
    assert ids(found.candidates("PHÒNG BỊA", BEFORE)) == ["mot"]


def test_the_authority_is_known_by_its_names_but_is_no_unit(register):
    found = register(UNITS)
    assert found.is_authority("ủy ban nhân dân xã mẫu")
    assert found.is_authority("UBND xã Mẫu")
    assert not found.is_authority("UBND xã Khác")
    assert found.find("UBND xã Mẫu", BEFORE) is None


def test_names_lists_every_spelling_of_units_and_groups(register):
    found = register("""
        units: [{id: mot, name: Phòng Một, aliases: [P1], kind: khác}]
        groups: [{name: Nhóm Một, aliases: [N1], members: [mot]}]
    """)
    assert list(found.names()) == ["Phòng Một", "P1", "Nhóm Một", "N1"]


# --- groups


def test_members_by_id_kind_and_group_each_once_in_the_order_of_mention(register):
    found = register(
        UNITS
        + """
groups:
  - {name: Các đơn vị, members: [y-te, {kind: chuyên môn}, {group: Nhóm nhỏ}]}
  - {name: Nhóm nhỏ, members: [noi-vu, y-te]}
"""
    )
    assert [unit for unit, _ in members(found, "Các đơn vị")] == ["y-te", "noi-vu", "tai-chinh", "van-phong"]


def test_a_kind_means_that_kind_only(register):
    found = register("""
        units:
          - {id: cu, name: UBND xã Cũ, kind: xã}
          - {id: moi, name: UBND xã Mới, kind: xã mới}
        groups: [{name: UBND cấp xã, members: [{kind: xã}]}]
    """)
    assert members(found, "UBND cấp xã") == [("cu", True)]


@pytest.mark.parametrize("member", ["{kind: xã}", "giua", "{group: Trong}"])
def test_a_member_counts_only_on_the_days_it_existed(register, member):
    found = register(f"""
        units: [{{id: giua, name: UBND xã Giữa, kind: xã, from: 2025-01-01, to: 2025-06-30}}]
        groups:
          - {{name: Nhóm, members: [{member}]}}
          - {{name: Trong, members: [giua]}}
    """)
    days = [date(2024, 12, 31), date(2025, 1, 1), date(2025, 6, 30), date(2025, 7, 1)]
    assert [len(members(found, "Nhóm", day)) for day in days] == [0, 1, 1, 0]


def test_a_list_of_ones_own_knowledge_marks_its_members_through_any_nesting(register):
    found = register(
        UNITS
        + """
groups:
  - {name: Đủ, members: [noi-vu]}
  - {name: Chưa đủ, complete: false, members: [tai-chinh]}
  - {name: Gồm cả hai, members: [van-phong, {group: Đủ}, {group: Chưa đủ}]}
  - {name: Ngoài cùng, members: [{group: Gồm cả hai}]}
  - {name: Ngoài chưa đủ, complete: false, members: [{group: Đủ}]}
"""
    )
    assert members(found, "Đủ") == [("noi-vu", True)]
    assert members(found, "Gồm cả hai") == [("van-phong", True), ("noi-vu", True), ("tai-chinh", False)]
    assert members(found, "Ngoài cùng") == [("van-phong", True), ("noi-vu", True), ("tai-chinh", False)]
    assert members(found, "Ngoài chưa đủ") == [("noi-vu", False)]


@pytest.mark.parametrize("inner", ["open: true", "listed_in: Công văn bịa số 1"])
def test_a_group_that_holds_one_nobody_can_list_is_not_complete(register, inner):
    found = register(
        UNITS
        + f"""
groups:
  - {{name: Gồm cả, members: [noi-vu, {{group: Không rõ}}]}}
  - {{name: Không rõ, {inner}}}
"""
    )
    assert members(found, "Gồm cả") == [("noi-vu", False)]
    assert members(found, "Không rõ") == []


def test_an_open_group_whose_members_a_person_filled_in_has_them(register):
    found = register(
        UNITS + "groups: [{name: Không rõ, open: true, because: Công văn bịa số 2, members: [noi-vu]}]\n"
    )
    assert members(found, "Không rõ") == [("noi-vu", True)]


def test_groups_that_hold_each_other_end(register):
    found = register(
        UNITS
        + """
groups:
  - {name: Một, members: [noi-vu, {group: Hai}]}
  - {name: Hai, members: [y-te, {group: Một}]}
"""
    )
    assert [unit for unit, _ in members(found, "Một")] == ["noi-vu", "y-te"]
    assert [unit for unit, _ in members(found, "Hai")] == ["y-te", "noi-vu"]


def test_the_groups_of_a_unit_are_those_that_hold_it_on_the_day(register):
    found = register("""
        units:
          - {id: mot, name: Phòng Một, kind: chuyên môn, to: 2025-06-30}
          - {id: hai, name: Phòng Hai, kind: sự nghiệp}
        groups:
          - {name: Các phòng, members: [{kind: chuyên môn}]}
          - {name: Tất cả, members: [{group: Các phòng}, hai]}
          - {name: Khác, members: [hai]}
    """)
    assert ids(found.groups_of(found.unit("mot"), BEFORE)) == ["Các phòng", "Tất cả"]
    assert ids(found.groups_of(found.unit("mot"), AFTER)) == []
    assert ids(found.groups_of(found.unit("hai"), AFTER)) == ["Tất cả", "Khác"]
    assert ids(found.groups_of(found.unit("mot"))) == ["Các phòng", "Tất cả"]  # on some day
    assert [unit.id for unit in found.units_in(found.groups[1], AFTER)] == ["hai"]
    assert [unit.id for unit in found.units_in(found.groups[1])] == ["mot", "hai"]


def test_a_unit_by_id(register):
    found = register(UNITS)
    assert found.unit("y-te").name == "Trạm Y tế"
    assert found.unit("Trạm Y tế") is None


def test_completeness_does_not_depend_on_the_order_of_mention(register):
    text = """
        units: [{id: mot, name: Phòng Một, kind: chuyên môn}]
        groups:
          - {name: Chưa đủ, complete: false, members: [mot]}
          - {name: Trước, members: [mot, {group: Chưa đủ}]}
          - {name: Sau, members: [{group: Chưa đủ}, mot]}
    """
    found = register(text)
    assert members(found, "Trước") == members(found, "Sau") == [("mot", True)]


def test_a_group_is_not_complete_where_one_two_levels_down_cannot_be_listed(register):
    found = register("""
        units: [{id: mot, name: Phòng Một, kind: chuyên môn}, {id: hai, name: Phòng Hai, kind: chuyên môn}]
        groups:
          - {name: Không rõ, open: true}
          - {name: Giữa, members: [hai, {group: Không rõ}]}
          - {name: Ngoài, members: [mot, {group: Giữa}]}
    """)
    group = found.find("Ngoài", BEFORE)
    assert [member.complete for member in found.members(group, BEFORE)] == [False, False]


def test_two_groups_of_one_name_keep_their_own_members(register):
    found = register("""
        units: [{id: mot, name: Phòng Một, kind: chuyên môn}, {id: hai, name: Phòng Hai, kind: chuyên môn}]
        groups:
          - {name: Nhóm, aliases: [Nhóm thứ nhất], members: [mot]}
          - {name: Nhóm, aliases: [Nhóm thứ hai], members: [hai]}
    """)
    shown = [
        [member.unit.id for member in found.members(found.find(name, BEFORE), BEFORE)]
        for name in ("Nhóm thứ nhất", "Nhóm thứ hai")
    ]
    assert shown == [["mot"], ["hai"]]
