"""A lower authority's draft from its superior's plan: names by level, links, days. Changes here are invented."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cchc.checks import errors_of
from cchc.comparing.cascading import cascade
from cchc.comparing.regimes import compare_regimes
from cchc.drafting.drafts import Draft
from cchc.drafting.levels import TABLE, Area, names_below, offices_of, party_committee
from cchc.drafting.lower_names import LowerNames
from cchc.drafting.lower_texts import RULES, LowerTexts
from cchc.drafting.lower_work import Lowering
from cchc.drafting.lowering import lower
from cchc.store import LoadedPlan, WorkspaceError, open_store
from cchc.yamltree import read_tree


def lowered(desk: Any, authority: str = "nga-nam", days: int = 2, whole: bool = False) -> Draft:
    store = desk.store
    return lower(store, Lowering(store.plan("soc-trang/2025"), authority, days, whole))


def put(desk: Any, draft: Draft) -> LoadedPlan:
    for path, text in draft.files.items():
        (desk.root / path).parent.mkdir(parents=True, exist_ok=True)
        (desk.root / path).write_text(text, "utf-8")
    return open_store(desk.root).plan(draft.plan_id)


@pytest.mark.parametrize("whole", [False, True])
def test_the_draft_has_no_errors_and_nothing_addressed_is_dropped(desk, whole):
    loaded = put(desk, lowered(desk, whole=whole))
    assert errors_of(loaded, open_store(desk.root)) == []
    superior = desk.plan("soc-trang/2025")
    found = cascade(loaded, superior)
    states = {(one.part, one.state) for one in found}
    assert states == {
        ("lead", "implemented"),
        ("coordinating", "implemented"),
        (None, "implemented" if whole else "missing"),
    }
    assert all(row.task.implements for row in loaded.rows.rows)


def test_reports_close_with_the_superiors_and_go_out_earlier(desk):
    loaded = put(desk, lowered(desk))
    periods = compare_regimes(loaded, desk.plan("soc-trang/2025"))
    assert [one.differences for one in periods] == [()] * 4
    assert loaded.plan is not None
    assert loaded.plan.reporting.submit_by.day == 16
    body = desk.root / "plans/nga-nam/2025/plan.yaml"
    assert "chậm nhất vào ngày 16 của tháng cuối kỳ báo cáo" in body.read_text("utf-8")


def test_the_report_day_never_comes_before_the_figures_close(desk):
    loaded = put(desk, lowered(desk, days=30))
    assert loaded.plan is not None
    assert loaded.plan.reporting.submit_by.day == 15  # the windows close on the 14th


def test_names_agree_with_those_that_the_town_itself_chose(real):
    """The town wrote its plan of 2025 from the same plan of the province: its offices are what the table gives."""
    above, own = real.plan("soc-trang/2025"), real.plan("vinh-chau/2025")
    names = LowerNames(above.register, own.register, date(2025, 1, 1))
    theirs = {row.id: row for row in above.rows.rows}
    alike = different = 0
    for row in own.rows.rows:
        for parent in row.task.implements:
            up = [name.text for name in theirs[parent].lead]
            if not up or not row.lead or not all(name.startswith(("Sở", "Văn phòng", "Thanh tra")) for name in up):
                continue
            meant = {own.register.find(name.text, date(2025, 1, 1)).id for name in row.lead}
            ours = {own.register.find(name, date(2025, 1, 1)).id for name in names.cell(up, leads=True)}
            alike, different = alike + (meant == ours), different + (meant != ours)
    assert alike >= 30
    assert different <= 1  # the land office, where the province names its department of the environment


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("Kế hoạch của UBND tỉnh", "Kế hoạch của UBND thị xã"),
        ("rà soát văn bản trên địa bàn tỉnh Sóc Trăng", "rà soát văn bản trên địa bàn thị xã Ngã Năm"),
        ("VBQPPL của HĐND, UBND tỉnh", "VBQPPL của HĐND, UBND thị xã"),
        ("Giao Sở Nội vụ phối hợp với Sở Tài chính", "Giao Phòng Nội vụ phối hợp với Phòng Tài chính - Kế hoạch"),
        ("trình Chủ tịch Ủy ban nhân dân tỉnh", "trình Chủ tịch Ủy ban nhân dân thị xã"),
        ("KẾ HOẠCH CỦA TỈNH SÓC TRĂNG", "KẾ HOẠCH CỦA THỊ XÃ NGÃ NĂM"),
        ("báo cáo Tỉnh ủy", "báo cáo Thị ủy"),
    ],
)
def test_words_of_the_superiors_own_level_become_those_of_the_lower(real, text, new):
    assert texts(real).lowered(text)[0] == new


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("theo hướng dẫn của Văn phòng UBND tỉnh", "cấp-trên-ban-hành"),
        ("danh mục do Chủ tịch UBND tỉnh công bố", "cấp-trên-ban-hành"),
        ("kể từ khi UBND tỉnh công bố", "cấp-trên-ban-hành"),
        ("Hệ thống thông tin giải quyết TTHC tỉnh", "cần-đọc-lại"),
        ("cán bộ cấp huyện trở lên", "cần-đọc-lại"),
    ],
)
def test_what_the_superior_lays_down_or_nobody_can_tell_stays_and_is_told(real, text, rule):
    new, changes = texts(real).lowered(text)
    assert new == text
    assert {change.rule for change in changes} == {rule}
    assert rule in RULES


def test_cited_documents_stay_as_they_are_cited(real):
    text = "Kế hoạch số 156/KH-UBND ngày 30/10/2022 của UBND tỉnh về cải cách hành chính tỉnh Sóc Trăng"
    assert texts(real).lowered(text) == (text, [])


def texts(desk: Any) -> LowerTexts:
    store = desk.store
    above, below = store.register("soc-trang"), store.register("nga-nam")
    return LowerTexts(above, below, LowerNames(above, below, date(2025, 1, 1)))


def test_every_change_of_a_text_has_its_place(real):
    draft = lowered(real)
    trees = {path: read_tree(text.encode(), path) for path, text in draft.files.items()}
    for look in draft.looks:
        if look.offset is None:
            continue
        value: Any = trees[look.path].data
        for key in look.keys:
            value = value[key]
        assert value[look.offset :].startswith(look.now or look.was)


def test_a_communes_offices_since_july_2025(desk):
    """An invented commune under the province: departments become its chambers, other communes drop out."""
    folder = desk.root / "plans/xa-bia"
    folder.mkdir()
    (folder / "units.yaml").write_text(
        "authority: {name: Ủy ban nhân dân xã Bịa, level: xã, place: Bịa, superior: soc-trang}\n"
        "units:\n"
        "  - {id: van-phong, name: Văn phòng HĐND và UBND xã, kind: chuyên môn}\n"
        "  - {id: van-hoa, name: Phòng Văn hóa - Xã hội, kind: chuyên môn}\n"
        "  - {id: kinh-te, name: Phòng Kinh tế, kind: chuyên môn}\n"
        "groups:\n  - {name: Các cơ quan chuyên môn xã, members: [{kind: chuyên môn}]}\n",
        "utf-8",
    )
    with pytest.raises(WorkspaceError, match="không nối với Ủy ban nhân dân xã Bịa"):
        lowered(desk, "xa-bia")
    draft = lowered(desk, "xa-bia", whole=True)
    loaded = put(desk, draft)
    assert errors_of(loaded, open_store(desk.root)) == []
    rows = {row.task.implements[0]: row for row in loaded.rows.rows}
    assert [name.text for name in rows["chi-dao/2"].lead] == ["Phòng Văn hóa - Xã hội"]
    assert [name.text for name in rows["the-che/1"].lead] == ["Văn phòng HĐND và UBND xã"]
    assert [name.text for name in rows["tai-chinh-cong/1"].lead] == ["Phòng Kinh tế"]
    proposed = [look for look in draft.looks if look.group == "name" and look.words == "Công an tỉnh"]
    assert "{id: cong-an-xa, name: Công an xã, kind: ngành dọc}" in proposed[0].note


def test_dates_in_figures_come_earlier_and_are_told(desk):
    path = desk.root / "plans/soc-trang/2025/appendix.yaml"
    text = path.read_text("utf-8")
    assert text.count("deadline: Tháng 01/2025\n") == 2
    path.write_text(text.replace("deadline: Tháng 01/2025\n", "deadline: Trước ngày 15/12/2025\n", 1), "utf-8")
    draft = lowered(desk)
    told = [(look.task, look.was, look.now) for look in draft.looks if look.rule == "hạn-sớm-hơn"]
    assert told == [("tthc/1.1", "Trước ngày 15/12/2025", "Trước ngày 11/12/2025")]
    assert not [one for one in cascade(put(desk, draft), desk.plan("soc-trang/2025")) if one.state == "later"]


def test_without_a_register_or_for_itself_it_is_refused(real):
    with pytest.raises(WorkspaceError, match=r"Chưa có danh bạ plans/chua-co/units\.yaml"):
        lowered(real, "chua-co")
    with pytest.raises(WorkspaceError, match="chính cơ quan ban hành"):
        lowered(real, "soc-trang")


def test_the_table_of_levels_is_whole():
    assert read_tree(TABLE.read_bytes(), "levels.yaml").findings == ()
    province, town, ward = Area("tỉnh", "tỉnh"), Area("huyện", "thị xã"), Area("xã", "phường")
    assert names_below("Sở Nội vụ", province, town) == ["Phòng Nội vụ"]
    assert names_below("sở nội vụ", province, ward)[0] == "Phòng Văn hóa - Xã hội"
    assert names_below("Bộ Nội vụ", Area("trung ương", ""), province) == ["Sở Nội vụ"]
    assert names_below("Văn phòng UBND tỉnh", province, town)[0] == "Văn phòng HĐND và UBND thị xã"
    assert names_below("Văn phòng HĐND và UBND thị xã", town, ward)[0] == "Văn phòng HĐND và UBND phường"
    assert names_below("Hội người yêu chim", province, town) == []
    assert len(offices_of("tỉnh")) > 20
    assert party_committee("thị xã") == "Thị ủy"
    assert party_committee("làng") is None
