"""A unit's own plan from an authority's. Changes to copies of plans are invented."""

from __future__ import annotations

from typing import Any

import pytest

from cchc.checks import errors_of
from cchc.drafting.drafts import Draft
from cchc.drafting.unit_plans import unit_plan
from cchc.obligations import derive
from cchc.store import LoadedPlan, WorkspaceError, open_store


def drafted(desk: Any, unit: str, plan: str = "vinh-chau/2025", folder: str | None = None, days: int = 0) -> Draft:
    store = desk.store
    return unit_plan(store, store.plan(plan), unit, folder, days)


def put(desk: Any, draft: Draft) -> LoadedPlan:
    for path, text in draft.files.items():
        (desk.root / path).parent.mkdir(parents=True, exist_ok=True)
        (desk.root / path).write_text(text, "utf-8")
    return open_store(desk.root).plan(draft.plan_id)


@pytest.mark.parametrize(
    ("plan", "unit"),
    [
        ("vinh-chau/2025", "Phòng Nội vụ"),
        ("vinh-chau/2025", "van-phong-hdnd-va-ubnd-thi-xa"),
        ("vinh-chau/2025", "Chi cục Thuế"),
        ("vinh-chau/2023", "phong tu phap"),
        ("anh-son/2025", "Công chức Tư pháp - Hộ tịch"),
        ("soc-trang/2025", "UBND thị xã Ngã Năm"),
        ("nga-nam/2024", "Phòng Nội vụ"),
    ],
)
def test_it_has_no_errors_and_links_every_task_that_the_unit_has_a_part_in(desk, plan, unit):
    draft = drafted(desk, unit, plan)
    loaded = put(desk, draft)
    store = open_store(desk.root)
    assert errors_of(loaded, store) == []
    above = store.plan(plan)
    own = above.register.find(unit, above.date).id
    named = {o.task for o in derive(above) if o.owner.unit_id == own and o.role in ("lead", "coordinating")}
    assert {task for row in loaded.rows.rows for task in row.task.implements} == named


def test_what_it_leads_it_leads_and_what_it_joins_stands_apart(desk):
    loaded = put(desk, drafted(desk, "Phòng Nội vụ"))
    led = [row for row in loaded.rows.rows if row.area not in ("phoi-hop", "bao-cao")]
    assert {name.text for row in led for name in row.lead} == {"Phòng Nội vụ"}
    joined = [row for row in loaded.rows.rows if row.area == "phoi-hop"]
    assert len(led) == 38
    assert len(joined) == 19
    assert all("Phòng Nội vụ" not in {name.text for name in row.lead} for row in joined)
    assert all([name.text for name in row.coordinating] == ["Phòng Nội vụ"] for row in joined)


def test_its_reports_and_duties_come_along(desk):
    loaded = put(desk, drafted(desk, "Phòng Nội vụ"))
    reports = [row.phrases[0].text for row in loaded.rows.rows if row.area == "bao-cao"]
    assert reports == ["Ngày 16/3/2025", "Ngày 16/6/2025", "Ngày 16/9/2025", "Ngày 16/12/2025"]
    assert loaded.plan is not None
    assert [duty.id for duty in loaded.plan.duties] == [f"II.{n}" for n in range(1, 12)]
    assert not any("[^" in duty.what for duty in loaded.plan.duties)


def test_days_earlier_but_no_report_before_its_figures_close(desk):
    loaded = put(desk, drafted(desk, "Phòng Nội vụ", days=10))
    reports = [row.phrases[0].text for row in loaded.rows.rows if row.area == "bao-cao"]
    assert reports == ["Ngày 15/3/2025", "Ngày 15/6/2025", "Ngày 15/9/2025", "Ngày 15/12/2025"]


def test_its_own_register_stays_when_it_has_one(desk):
    first = drafted(desk, "Phòng Nội vụ", folder="pnv")
    put(desk, first)
    again = drafted(desk, "Phòng Nội vụ", folder="pnv")
    assert set(again.files) == set(first.files) - {"plans/pnv/units.yaml"}


def test_what_is_no_unit_or_has_no_part_is_refused(desk):
    with pytest.raises(WorkspaceError, match="Danh bạ không có đơn vị “Phòng Nôi vu x”") as unknown:
        drafted(desk, "Phòng Nôi vu x")
    assert "Phòng Nội vụ" in unknown.value.hint
    with pytest.raises(WorkspaceError, match="là một nhóm"):
        drafted(desk, "UBND xã, phường")
    with pytest.raises(WorkspaceError, match="là của Ủy ban nhân dân thị xã Ngã Năm"):
        drafted(desk, "Phòng Nội vụ", folder="nga-nam")
