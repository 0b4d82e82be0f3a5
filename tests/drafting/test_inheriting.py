"""A successor's draft from the plan of the authority that ended. Everything here is invented."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cchc.checks import errors_of
from cchc.drafting.drafts import Draft
from cchc.drafting.renewing import renew
from cchc.store import WorkspaceError, open_store
from cchc.yamltree import read_tree

OLD = """\
authority:
  name: UBND huyện Giả Định
  level: huyện
  place: Giả Định
  to: 2025-06-30
  successions:
    - {date: 2025-07-01, document: Nghị quyết bịa, kind: split, successors: [xa-moi, xa-khac]}
units:
  - {id: phong-noi-vu, name: Phòng Nội vụ, kind: chuyên môn, to: 2025-06-30}
  - {id: phong-van-hoa, name: Phòng Văn hóa và Thông tin, kind: chuyên môn, to: 2025-06-30}
  - {id: phong-tai-chinh, name: Phòng Tài chính - Kế hoạch, kind: chuyên môn, to: 2025-06-30}
  - {id: tram-doc, name: Trạm Dọc, kind: ngành dọc}
  - {id: xa-moi, name: UBND xã Giả Định, kind: xã mới, from: 2025-07-01}
  - {id: xa-khac, name: UBND xã Khác, kind: xã mới, from: 2025-07-01}
groups:
  - {name: Các phòng huyện, members: [{kind: chuyên môn}]}
"""
NEW = """\
authority: {name: UBND xã Giả Định, level: xã, place: xã Giả Định}
units:
  - {id: phong-van-hoa-xa-hoi, name: Phòng Văn hóa - Xã hội, kind: chuyên môn}
  - {id: phong-kinh-te, name: Phòng Kinh tế, kind: chuyên môn}
groups:
  - {name: "Các cơ quan, đơn vị cấp xã", members: [{kind: chuyên môn}]}
"""
PLAN = """\
kind: Kế hoạch
place: Giả Định
date: 2025-01-02
year: 2025
title: Cải cách hành chính huyện Giả Định năm 2025
body:
  - number: I
    heading: MỤC TIÊU
    content:
      - "Giao Phòng Nội vụ tham mưu UBND huyện, nâng chất lượng của huyện năm 2025."
duties:
  - {id: D.1, who: [Phòng Nội vụ], what: Theo dõi chung trên địa bàn huyện}
"""
TABLE = """\
attached: (Kèm theo Kế hoạch số 5/KH-UBND ngày 02/01/2025 của UBND huyện Giả Định)
areas:
  - id: a
    name: Lĩnh vực A
    tasks:
      - {number: "1", task: Lập sổ, products: [Sổ], lead: [Phòng Nội vụ, Phòng Văn hóa và Thông tin],
         coordinating: [Các phòng huyện], deadline: Quý I/2025}
      - {number: "2", task: Đo đạc, products: [Bản đồ], lead: [Phòng Tài chính - Kế hoạch],
         coordinating: [Trạm Dọc, Phòng Nội vụ], deadline: Quý II/2025}
"""


@pytest.fixture
def heirs(invented) -> Any:
    """The invented workspace with an authority that ended and the register of one that came after it."""
    plans = invented.root / "plans"
    for name, text in {
        "huyen-cu/units.yaml": OLD,
        "huyen-cu/2025/plan.yaml": PLAN,
        "huyen-cu/2025/appendix.yaml": TABLE,
        "xa-gia-dinh/units.yaml": NEW,
    }.items():
        (plans / name).parent.mkdir(parents=True, exist_ok=True)
        (plans / name).write_text(text, "utf-8")
    return invented


def inherited(desk: Any, folder: str = "xa-gia-dinh", year: int = 2026) -> Draft:
    store = desk.store
    return renew(store, store.plan("huyen-cu/2025"), year, date(2026, 1, 5), folder)


def data(draft: Draft, file: str) -> Any:
    return read_tree(draft.files[f"plans/xa-gia-dinh/2026/{file}"].encode(), "").data


def test_offices_stand_under_the_names_of_the_successors_register_each_once(heirs):
    first, second = data(inherited(heirs), "appendix.yaml")["areas"][0]["tasks"]
    assert first["lead"] == ["Phòng Văn hóa - Xã hội"]
    assert first["coordinating"] == ["Các cơ quan, đơn vị cấp xã"]
    assert (second["lead"], second["coordinating"]) == (["Phòng Kinh tế"], ["Phòng Văn hóa - Xã hội"])
    assert second["deadline"] == "Quý II/2026"


def test_what_the_successor_has_nothing_for_leaves_the_cell_and_is_told(heirs):
    told = [look for look in inherited(heirs).looks if look.group == "name" and look.words == "Trạm Dọc"]
    assert [look.task for look in told] == ["a/2"]
    assert "đã bỏ khỏi ô" in told[0].note


def test_texts_speak_of_the_new_area_and_what_is_doubtful_is_told(heirs):
    draft = inherited(heirs)
    plan = data(draft, "plan.yaml")
    assert plan["title"] == "Cải cách hành chính xã Giả Định năm 2026"
    assert plan["place"] == "xã Giả Định"
    assert plan["body"][0]["content"] == [
        "Giao Phòng Văn hóa - Xã hội tham mưu UBND xã, nâng chất lượng của huyện năm 2026."
    ]
    assert plan["duties"][0]["what"] == "Theo dõi chung trên địa bàn xã"
    assert [look.was for look in draft.looks if look.rule == "cần-đọc-lại"] == ["của huyện"]
    assert (
        data(draft, "appendix.yaml")["attached"]
        == "(Kèm theo Kế hoạch số /KH-UBND ngày /01/2026 của UBND xã Giả Định)"
    )


def test_all_replaced_names_are_summed_up_since_a_function_may_have_gone_elsewhere(heirs):
    told = [look for look in inherited(heirs).looks if look.words.startswith("4 tên đổi theo danh bạ")]
    assert len(told) == 1
    assert "Phòng Nội vụ → Phòng Văn hóa - Xã hội (4 chỗ)" in told[0].note


def test_the_draft_has_no_errors_and_says_from_whom_it_comes(heirs):
    draft = inherited(heirs)
    assert draft.looks[0].words == "UBND huyện Giả Định đã kết thúc hoạt động ngày 30/06/2025"
    assert "bản nháp lập cho UBND xã Giả Định" in draft.looks[0].note
    for path, text in draft.files.items():
        (heirs.root / path).parent.mkdir(parents=True, exist_ok=True)
        (heirs.root / path).write_text(text, "utf-8")
    store = open_store(heirs.root)
    assert errors_of(store.plan("xa-gia-dinh/2026"), store) == []


def test_every_look_is_in_a_file_of_the_draft_at_a_line(heirs):
    draft = inherited(heirs)
    assert all(look.line for look in draft.looks if look.path in draft.files)
    assert {look.path for look in draft.looks} <= set(draft.files)


@pytest.mark.parametrize(
    ("folder", "year", "said"),
    [
        ("gia-dinh", 2026, "gia-dinh và huyen-cu là hai cơ quan"),
        ("xa-chua-co", 2026, "Chưa có danh bạ plans/xa-chua-co/units.yaml"),
    ],
)
def test_another_authority_is_refused(heirs, folder, year, said):
    with pytest.raises(WorkspaceError, match=said):
        inherited(heirs, folder, year)


def test_an_authority_that_still_stands_has_no_heir_yet(heirs):
    heirs.change("huyen-cu/units.yaml", "  to: 2025-06-30\n  successions", "  to: 2026-06-30\n  successions")
    with pytest.raises(WorkspaceError, match="là hai cơ quan"):
        inherited(heirs)


def test_a_slip_in_the_folder_is_asked_about(heirs):
    with pytest.raises(WorkspaceError) as refused:
        inherited(heirs, "xa-gia-dihn")
    assert "Có phải là “xa-gia-dinh”?" in str(refused.value.hint)
