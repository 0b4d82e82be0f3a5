"""What is found in the five plans: no errors, and only mistakes and facts that a careful reader would find too."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc.checks import check_plan, check_workspace
from cchc.store import open_store

ROOT = Path(__file__).parents[2]
PLANS = ("anh-son/2025", "nga-nam/2024", "soc-trang/2025", "vinh-chau/2023", "vinh-chau/2025")

# (where, code, the words quoted): why it is true
EXPECTED = {
    "anh-son/2025": {
        ("tthc/2", "W211", "Báo cáo quý I: 15/3/2025"): "a Saturday",
        ("tthc/2", "W211", "Báo cáo quý II: 15/6/2025"): "a Sunday",
        ("tthc/11", "W206", "Tổ chức đối thoại với cá nhân, tổ chức theo quy định"): "the cell is empty as issued",
        ("to-chuc-bo-may/2", "W211", "Quý I: 15/3/2025"): "a Saturday",
        ("to-chuc-bo-may/2", "W211", "Quý II: 15/6/2025"): "a Sunday",
        ("to-chuc-bo-may/2", "W211", "Quý IV: 15/11/2025"): "a Saturday",
        ("to-chuc-bo-may/9", "W211", "Trước ngày 15/11/2025"): "a Saturday",
        ("tai-chinh-cong/1", "W211", "Trước ngày 30/11/2025"): "a Sunday; the merged row 1-2 is not told again",
        ("tai-chinh-cong/2", "W211", "Trước ngày 30/11/2025"): "a Sunday",
        ("tai-chinh-cong/3", "W211", "Trước ngày 30/11/2025"): "a Sunday",
        ("tai-chinh-cong/4", "W211", "Trước ngày 30/11/2025"): "a Sunday",
        ("chinh-quyen-so/2", "W211", "Báo cáo quý III: 20/9/2025"): "a Saturday",
    },
    "nga-nam/2024": {
        ("reporting", "W211", "H1-2024"): "15/6/2024 is a Saturday",
        ("reporting", "W211", "Q3-2024"): "15/9/2024 is a Sunday",
        ("reporting", "W211", "Y-2024"): "15/12/2024 is a Sunday",
    },
    "soc-trang/2025": {
        (
            "chi-dao/5",
            "W209",
            "Hoạt động kiểm tra",
        ): "a heading whose sub-rows were lost in publishing",
    },
    "vinh-chau/2023": {
        ("chi-dao/6", "W203", "Quý 3/2022"): "the plan is of 2023: the year was copied from the one before",
        ("reporting", "W211", "Q1-2023"): "12/3/2023 is a Sunday",
    },
    "vinh-chau/2025": {
        ("reporting", "W211", "Q1-2025"): "16/3/2025 is a Sunday",
    },
}


@pytest.fixture(scope="module", name="store")
def _store():
    return open_store(ROOT)


def test_the_plans_are_the_five_and_none_has_an_error(store):
    assert tuple(store.plan_ids) == PLANS
    assert [str(f) for f in check_workspace(store, store.plan_ids) if f.severity == "error"] == []


@pytest.mark.parametrize("plan", PLANS)
def test_exactly_these_warnings_and_facts_are_found(store, plan):
    found = check_plan(store.plan(plan), store)
    shown = [(f.where, f.code, f.excerpt) for f in found if f.code.startswith("W2")]
    assert sorted(shown) == sorted(EXPECTED[plan])


@pytest.mark.parametrize("plan", PLANS)
def test_each_points_at_the_words_it_quotes_or_at_the_row_they_stand_in(store, plan):
    for found in check_plan(store.plan(plan), store):
        line = (ROOT / found.place.path).read_text(encoding="utf-8").split("\n")[found.place.line - 1]
        rest = line[found.place.column - 1 :].lstrip('"')
        assert rest.startswith((found.excerpt, "number: ", "[]")), str(found)


def test_no_plan_silences_anything(store):
    for plan in PLANS:
        loaded = store.plan(plan)
        rows = loaded.appendix_file.value.ignore if loaded.appendix_file.value else []
        ignored = [*loaded.plan.ignore, *rows, *(i for row in loaded.rows.rows for i in row.task.ignore)]
        assert ignored == []
    assert store.settings.value.ignore == []
