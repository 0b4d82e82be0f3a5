"""Which plans, units and areas a question is about where something is missing, wrong or old."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from cchc.obligations.reporting import is_steering
from cchc.obligations.scope import Scope, ask_unit, choose_plans, gather, superior_plan, year_meant
from cchc.store import WorkspaceError
from tests.conftest import Desk

RARE = Path(__file__).parent / "whole" / "rare"
HOME, OLD = "gia-huyen/2025", "gia-huyen/2023"
DAY = date(2025, 5, 5)


@pytest.fixture
def rare(tmp_path):
    shutil.copytree(RARE, tmp_path / "plans")
    return Desk(tmp_path)


def refused(call, *arguments):
    with pytest.raises(WorkspaceError) as raised:
        call(*arguments)
    return raised.value.message, raised.value.hint


def test_without_a_home_a_plan_has_to_be_named(rare):
    (rare.root / "plans" / "workspace.yaml").unlink()
    assert refused(choose_plans, rare.store, (), None, DAY) == (
        "Chưa biết không gian làm việc này là của cơ quan nào: plans/workspace.yaml thiếu hoặc sai.",
        "Ghi “home: <thư mục của cơ quan mình>” vào tệp đó, hoặc chọn kế hoạch bằng --plan.",
    )
    assert choose_plans(rare.store, (HOME,), None, DAY).plans[0].id == HOME


def test_a_home_without_plans_is_told_so(rare):
    rare.change("workspace.yaml", "home: gia-huyen", "home: gia-moi")
    assert refused(choose_plans, rare.store, (), None, DAY) == (
        "Cơ quan “gia-moi” chưa có kế hoạch nào trong plans/gia-moi/.",
        "Chọn kế hoạch bằng --plan.",
    )
    assert year_meant(rare.store, (), date(2031, 1, 1)) == 2031


def test_of_three_plans_the_newest_is_taken_where_the_year_has_none(rare):
    folder = rare.root / "plans" / "gia-huyen"
    shutil.copytree(folder / "2023", folder / "2021")
    scope = choose_plans(rare.store, (), None, date(2030, 5, 5))
    assert (scope.plans[0].id, scope.fallback) == (HOME, True)


def test_the_superiors_plan_of_the_year_is_found_by_the_register(rare):
    rare.change(f"{HOME}/plan.yaml", "implements: gia-tinh/2025\n", "")
    found = superior_plan(rare.store, rare.plan(HOME))
    assert found is not None
    assert found.id == "gia-tinh/2025"
    assert superior_plan(rare.store, rare.plan(OLD)) is None


def test_the_plan_that_it_says_it_carries_out_goes_before_that_of_the_year(rare):
    folder = rare.root / "plans" / "gia-tinh"
    shutil.copytree(folder / "2025", folder / "2024")
    rare.change(f"{HOME}/plan.yaml", "implements: gia-tinh/2025\n", "implements: gia-tinh/2024\n")
    found = superior_plan(rare.store, rare.plan(HOME))
    assert found is not None
    assert found.id == "gia-tinh/2024"


def test_what_the_superior_asks_of_a_home_without_a_register_stands_under_its_name(rare):
    before = [a.obligation.id for a in rare.asked(on="2025-05-05") if a.obligation.plan == "gia-tinh/2025"]
    (rare.root / "plans" / "gia-huyen" / "units.yaml").unlink()
    scope = choose_plans(rare.store, (), None, DAY)
    after = [a.obligation for a in gather(scope, [], DAY, 7) if a.obligation.plan == "gia-tinh/2025"]
    assert [o.id for o in after] == before != []


def test_what_is_asked_of_several_plans_is_what_each_of_them_lays_on_somebody(rare):
    together = rare.asked(on="2025-05-05", plans=(HOME, OLD))
    apart = [one for plan in (HOME, OLD) for one in rare.asked(on="2025-05-05", plans=(plan,))]
    assert {one.obligation.plan for one in together} == {HOME, OLD}
    assert together == apart


def test_without_a_register_nobody_is_known(rare):
    (rare.root / "plans" / "gia-xa" / "units.yaml").unlink()
    plan = rare.plan("gia-xa/2025")
    message, hint = refused(ask_unit, Scope(plans=(plan,)), "Văn phòng xã Đông")
    assert message == "Cơ quan “gia-xa” chưa có danh bạ đơn vị."
    assert hint == "Tạo tệp plans/gia-xa/units.yaml."
    assert superior_plan(rare.store, plan) is None
    assert gather(Scope(plans=(plan,)), (), DAY, 7) == []


def test_a_register_that_cannot_be_read_is_told_with_its_fault(rare):
    rare.change("gia-xa/units.yaml", "kind: công chức", "kind: không có loại này")
    plan = rare.plan("gia-xa/2025")
    message, hint = refused(ask_unit, Scope(plans=(plan,)), "Văn phòng xã Đông")
    fault = plan.units_file.findings[0]
    assert (message, hint) == (f"Không đọc được danh bạ đơn vị. {fault}", fault.hint)


@pytest.mark.parametrize(("more", "listed"), [(0, True), (1, False)])
def test_a_register_of_more_than_twelve_units_is_not_listed_whole(rare, more, listed):
    units = "".join(f"  - {{id: to-{n}, name: Tổ số {n}, kind: công chức}}\n" for n in range(11 + more))
    rare.change("gia-xa/units.yaml", "units:\n", f"units:\n{units}")
    _, hint = refused(ask_unit, Scope(plans=(rare.plan("gia-xa/2025"),)), "zzz")
    assert hint.startswith("Danh bạ có: Tổ số 0; ") == listed
    if not listed:
        assert hint == "Xem danh bạ: cchc units gia-xa"
    assert refused(ask_unit, Scope(plans=(rare.plan("gia-xa/2025"),)), "Tổ số")[1] == (
        "Có phải là: Tổ số 0; Tổ số 1; Tổ số 2; Tổ số 3; Tổ số 4?"
    )


def test_of_several_plans_each_gives_its_own_whether_its_bodies_changed_or_not(rare):
    plans = tuple(map(rare.plan, ("gia-xa/2025", HOME, OLD)))
    together = gather(Scope(plans=plans), (), date(2025, 10, 1), 7)
    apart = [one for plan in plans for one in gather(Scope(plans=(plan,)), (), date(2025, 10, 1), 7)]
    assert [a.obligation.id for a in together] == [a.obligation.id for a in apart]
    assert {a.obligation.plan for a in together} == {plan.id for plan in plans}


@pytest.mark.parametrize(
    ("area", "name", "steering"),
    [
        ("chi-dao", "Phần mở đầu", True),
        ("mot", "Công tác chỉ đạo, điều hành CCHC", True),
        ("mot", "CHỈ ĐẠO VÀ ĐIỀU HÀNH", True),
        ("mot", "Công tác chỉ đạo tuyến", False),
        ("mot", "Điều hành ngân sách", False),
        ("tien", "Cải cách tài chính công", False),
    ],
)
def test_the_steering_of_the_reform_is_known_by_its_id_or_by_both_words(area, name, steering):
    assert is_steering(area, name) is steering
