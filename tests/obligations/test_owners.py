"""Who owes: lead before coordinator, a name before a group, named leads together, members one by one."""

from __future__ import annotations

VC25 = "vinh-chau/2025"


def test_a_lead_by_group_who_is_named_as_coordinator_leads_and_says_so(real):
    found = {a.obligation.owner.unit_id: a.obligation for a in real.owed(VC25, task="to-chuc-bo-may/1")}
    mine = found["phong-noi-vu"]
    assert (mine.role, mine.owner.also_coordinating) == ("lead", True)
    assert mine.owner.via == "Các cơ quan, đơn vị cấp thị xã"
    assert {unit for unit, o in found.items() if o.owner.also_coordinating} == {"phong-noi-vu"}
    assert {o.role for o in found.values()} == {"lead"}


def test_a_unit_named_as_lead_drops_out_of_the_coordinating_group(real):
    found = real.owed(VC25, task="the-che/4.1", unit="phong-tu-phap")
    assert [(a.obligation.role, a.obligation.owner.also_coordinating) for a in found] == [("lead", False)]


def test_a_direct_name_beats_a_group(real):
    mine = real.one(VC25, task="chi-dao/3.6.2", unit="phong-noi-vu").obligation
    other = real.one(VC25, task="chi-dao/3.6.2", unit="phong-van-hoa-va-thong-tin").obligation
    assert (mine.owner.via, mine.owner.also_coordinating) == (None, False)
    assert (other.role, other.owner.also_coordinating) == ("lead", True)  # member of the leads, named as helper


def test_a_direct_coordinator_is_not_listed_through_its_group_too(real):
    found = real.owed(VC25, task="chinh-quyen-so/1", unit="van-phong-hdnd-va-ubnd-thi-xa", occurrence="1")
    assert [(a.obligation.role, a.obligation.owner.via) for a in found] == [("coordinating", None)]


def test_members_of_a_leading_group_share_nothing(real):
    found = real.owed(VC25, task="to-chuc-bo-may/1")
    assert {a.obligation.owner.shared_with for a in found} == {()}


def test_one_named_lead_beside_a_group_shares_nothing(real):
    assert real.one(VC25, task="chi-dao/3.6.2", unit="phong-noi-vu").obligation.owner.shared_with == ()


def test_each_true_makes_named_leads_owe_one_by_one(invented):
    invented.change(
        "gia-dinh/2025/appendix.yaml", "lead: [Phòng Hai, Phòng Ba],", "lead: [Phòng Hai, Phòng Ba], each: true,"
    )
    invented.log("gia-dinh/2025", "Phòng Hai", "on: 2025-02-20, task: a/3, item: 1, status: done")
    found = invented.owed("gia-dinh/2025", on="2025-03-10", task="a/3", item=1)
    assert {a.obligation.owner.unit_id: a.status for a in found} == {"phong-hai": "done", "phong-ba": "none"}


def test_each_false_makes_a_leading_group_share_one_product(invented):
    invented.change(
        "gia-dinh/2025/appendix.yaml",
        "lead: [Các phòng huyện Giả Định], coordinating: [Phòng Một]",
        "lead: [Các phòng huyện Giả Định], each: false, coordinating: [Phòng Một]",
    )
    invented.log("gia-dinh/2025", "Phòng Hai", "on: 2025-03-20, task: a/2, status: done")
    found = invented.owed("gia-dinh/2025", on="2025-04-10", task="a/2")
    assert [a.status for a in found] == ["done"] * 3


def test_a_group_known_only_by_us_is_marked(real):
    found = {
        a.obligation.owner.unit_id: a.obligation.owner.complete for a in real.owed(VC25, task="to-chuc-bo-may/1")
    }
    assert found["phong-y-te"] is False  # complete: false in the register
    assert found["ubnd-xa-lai-hoa"] is True  # the ten communes are all there are


def test_a_unit_of_a_central_agency_is_marked(real):
    found = real.owed(VC25, task="chinh-quyen-so/3.4")
    marked = {a.obligation.owner.unit_id: a.obligation.owner.vertical for a in found}
    assert marked == {
        "chi-nhanh-van-phong-dang-ky-dat-dai": True,
        "phong-van-hoa-va-thong-tin": False,
        "chi-cuc-thue": True,
    }


def test_documents_keep_the_name_valid_on_the_plans_date(real):
    everybody = {a.obligation.owner.unit_id for a in real.owed(VC25)}
    assert "phong-van-hoa-va-thong-tin" in everybody  # renamed on 1/3/2025, the plan is of 12/2024
    assert "phong-van-hoa-khoa-hoc-va-thong-tin" not in everybody
    assert not {unit for unit in everybody if unit and unit.endswith("-2025")}


def test_a_name_that_nobody_knows_owes_nothing_and_the_others_still_do(invented):
    invented.change("gia-dinh/2025/appendix.yaml", "lead: [Phòng Hai, Phòng Ba],", "lead: [Phòng Hai, Phòng Lạ],")
    found = invented.owed("gia-dinh/2025", task="a/3", role="lead", item=1)
    assert [a.obligation.owner.unit_id for a in found] == ["phong-hai"]


def test_a_direct_name_after_its_group_still_beats_it(invented):
    invented.change(
        "gia-dinh/2025/appendix.yaml",
        "lead: [Các phòng huyện Giả Định], coordinating: [Phòng Một]",
        "lead: [Các phòng huyện Giả Định, Phòng Hai], coordinating: []",
    )
    found = {a.obligation.owner.unit_id: a.obligation.owner.via for a in invented.owed("gia-dinh/2025", task="a/2")}
    group = "Các phòng huyện Giả Định"
    assert found == {"phong-mot": group, "phong-hai": None, "phong-ba": group}


def test_units_named_together_in_the_reporting_regime_report_one_by_one(invented):
    invented.change(
        "gia-dinh/2025/plan.yaml", "who: [Các phòng huyện Giả Định, Trạm Dọc]", "who: [Phòng Một, Phòng Hai]"
    )
    invented.log("gia-dinh/2025", "Phòng Một", "on: 2025-03-14, task: report/Q1-2025, status: done")
    found = invented.owed("gia-dinh/2025", on="2025-03-15", task="report/Q1-2025")
    assert {a.obligation.owner.unit_id: a.status for a in found} == {"phong-mot": "done", "phong-hai": "none"}


def test_groups_that_nobody_can_expand_owe_each_under_its_own_name(invented):
    invented.change(
        "gia-dinh/units.yaml", "  - {name: Các bên có", "  - {name: Các hội, open: true}\n  - {name: Các bên có"
    )
    invented.change(
        "gia-dinh/2025/appendix.yaml",
        "task: Góp ý, products: [Văn bản], lead: [Các bên có liên quan]",
        "task: Góp ý, products: [Văn bản], lead: [Các bên có liên quan, Các hội]",
    )
    found = invented.owed("gia-dinh/2025", task="b/4")
    assert [(a.obligation.owner.unit, a.obligation.owner.unit_id) for a in found] == [
        ("Các bên có liên quan", None),
        ("Các hội", None),
    ]


def test_a_unit_of_two_leading_groups_owes_through_the_first(invented):
    invented.change(
        "gia-dinh/units.yaml",
        "  - {name: Các bên có",
        "  - {name: Tổ công tác, members: [phong-hai, tram-doc]}\n  - {name: Các bên có",
    )
    invented.change(
        "gia-dinh/2025/appendix.yaml",
        "lead: [Các phòng huyện Giả Định], coordinating: [Phòng Một]",
        "lead: [Các phòng huyện Giả Định, Tổ công tác], coordinating: []",
    )
    found = invented.owed("gia-dinh/2025", task="a/2")
    assert {a.obligation.owner.unit_id: a.obligation.owner.via for a in found} == {
        "phong-mot": "Các phòng huyện Giả Định",
        "phong-hai": "Các phòng huyện Giả Định",
        "phong-ba": "Các phòng huyện Giả Định",
        "tram-doc": "Tổ công tác",
    }
