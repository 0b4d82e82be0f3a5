"""What the province's plan asks of the town, under the town's name and on the desk that does the paperwork."""

from __future__ import annotations

from datetime import date

from cchc.obligations.upward import desk_obligations, upward_obligations

VC25, ST25 = "vinh-chau/2025", "soc-trang/2025"
TOWN = "UBND thị xã Vĩnh Châu"


def upward(desk):
    return upward_obligations(desk.plan(ST25), "vinh-chau")


def test_the_town_owes_the_province_four_reports_on_the_18th(real):
    found = [o for o in upward(real) if o.role == "report"]
    assert [(o.task, o.term.due) for o in found] == [
        ("report/Q1-2025", date(2025, 3, 18)),
        ("report/H1-2025", date(2025, 6, 18)),
        ("report/Q3-2025", date(2025, 9, 18)),
        ("report/Y-2025", date(2025, 12, 18)),
    ]
    assert {o.owner.unit_id for o in found} == {"ubnd-thi-xa-vinh-chau"}


def test_only_what_names_the_town_or_its_group_comes_down(real):
    tasks = {o.task for o in upward(real) if o.role == "lead"}
    assert "to-chuc-bo-may/1" in tasks  # UBND cấp huyện
    assert "tthc/8" not in tasks  # Sở Y tế
    assert {o.owner.unit_id for o in upward(real)} == {"ubnd-thi-xa-vinh-chau"}


def test_the_desk_has_them_as_duties_recorded_as_up(real):
    town, home = upward(real), real.plan(VC25)
    found = desk_obligations(town, home, "soc-trang")
    assert {o.role for o in found} == {"duty"}
    assert {o.owner.unit_id for o in found} == {"phong-noi-vu"}
    assert {o.owner.via for o in found} == {"UBND thị xã Vĩnh Châu"} or {o.owner.via for o in found} == {
        "Ủy ban nhân dân thị xã Vĩnh Châu"
    }
    assert all(o.task.startswith("up/soc-trang/2025/") for o in found)
    assert len(found) == len([o for o in town if o.role != "coordinating"])
    assert len({o.id for o in found}) == len(found)
    assert all(o.id.startswith("vinh-chau/2025#up/soc-trang/2025/") for o in found)


def test_the_desk_of_another_superior_has_nothing_to_do(real):
    assert desk_obligations(upward(real), real.plan(VC25), "anh-son") == []


def test_a_plan_that_does_not_know_the_authority_asks_nothing_of_it(real):
    assert upward_obligations(real.plan(ST25), "anh-son") == []


def test_the_lists_of_town_and_desk_hold_what_the_province_asks(real):
    mine = real.asked("Phòng Nội vụ", on="2025-03-10")
    due = [a.due for a in mine if a.obligation.task.startswith("up/soc-trang/2025/report/")]
    assert due == [date(2025, m, 18) for m in (3, 6, 9, 12)]
    towns = [a for a in real.asked(TOWN, on="2025-03-10") if a.obligation.role == "report"]
    assert [a.due for a in towns] == due
    others = real.asked("Phòng Y tế", on="2025-03-10")
    assert not [a for a in others if a.obligation.plan == ST25]


def test_a_plan_asked_for_by_name_comes_without_the_superiors(real):
    found = real.asked("Phòng Nội vụ", on="2025-03-10", plans=(VC25,))
    assert {a.obligation.plan for a in found} == {VC25}


def test_one_record_by_the_desk_closes_it_for_desk_and_town(desk):
    desk.log(VC25, "Phòng Nội vụ", "on: 2025-03-18, task: up/soc-trang/2025/report/Q1-2025, status: done")
    for unit in ("Phòng Nội vụ", TOWN):
        found = [a for a in desk.asked(unit, on="2025-04-01") if a.obligation.plan == ST25]
        first = [a for a in found if a.obligation.task.endswith("report/Q1-2025")]
        assert [(a.status, a.done_late) for a in first] == [("done", False)], unit
        rest = [a for a in found if a.obligation.task.endswith("report/H1-2025")]
        assert [a.status for a in rest] == ["none"], unit


def test_a_record_of_the_towns_own_report_is_not_the_provinces(desk):
    desk.log(VC25, "Phòng Nội vụ", "on: 2025-03-10, task: report/Q1-2025, status: done")
    asked = desk.asked("Phòng Nội vụ", on="2025-04-01")
    found = {a.obligation.task: a.status for a in asked if a.obligation.owner.first_id == "phong-noi-vu"}
    assert (found["report/Q1-2025"], found["up/soc-trang/2025/report/Q1-2025"]) == ("done", "none")


def test_what_the_desk_owes_upward_runs_late_like_the_rest(real):
    found = {
        on: next(
            a for a in real.asked("Phòng Nội vụ", on=on) if a.obligation.task == "up/soc-trang/2025/report/Q1-2025"
        ).timing
        for on in ("2025-03-18", "2025-03-19")
    }
    assert found == {"2025-03-18": "due_soon", "2025-03-19": "late"}


def test_a_unit_that_became_the_desk_later_does_not_owe_the_same_again(desk):
    desk.change(
        "vinh-chau/units.yaml",
        "units:\n",
        "units:\n  - {id: phong-noi-vu-moi, name: Phòng Nội vụ Mới, kind: chuyên môn, from: 2025-03-01, "
        "desk_for: soc-trang}\n",
    )
    found = desk_obligations(upward(desk), desk.plan(VC25), "soc-trang")
    assert {o.owner.unit_id for o in found} == {"phong-noi-vu"}


def test_where_no_desk_was_there_on_the_plans_date_the_later_one_does_it(desk):
    desk.change(
        "vinh-chau/units.yaml", "    desk_for: soc-trang\n", "    desk_for: soc-trang\n    from: 2025-03-01\n"
    )
    found = desk_obligations(upward(desk), desk.plan(VC25), "soc-trang")
    assert {o.owner.unit_id for o in found} == {"phong-noi-vu"}
