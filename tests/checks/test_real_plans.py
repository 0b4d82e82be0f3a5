"""What is found in the five plans: no errors, and only mistakes and facts that a careful reader would find too."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from cchc.checks import check_plan, check_workspace
from cchc.store import open_store

ROOT = Path(__file__).parents[2]
PLANS = ("anh-son/2025", "nga-nam/2024", "soc-trang/2025", "vinh-chau/2023", "vinh-chau/2025")
FAMILIES = [yaml.safe_load(file.read_text("utf-8")) for file in (Path(__file__).parent / "judged").iterdir()]
JUDGED = {plan: [one for family in FAMILIES for one in family.get(plan) or []] for plan in PLANS}


@pytest.fixture(scope="module", name="store")
def _store():
    return open_store(ROOT)


def test_the_plans_are_the_five_and_none_has_an_error(store):
    assert tuple(store.plan_ids) == PLANS
    assert [str(f) for f in check_workspace(store, store.plan_ids) if f.severity == "error"] == []


def key(plan, one):
    return plan, one["code"], one["where"], one["excerpt"]


@pytest.mark.parametrize("plan", PLANS)
def test_exactly_what_was_judged_is_found(store, plan):
    """A family's file lists its findings by plan: code, where, the words quoted, and why they are true or not."""
    found = check_plan(store.plan(plan), store)
    judged = sorted(key(plan, one) for one in JUDGED[plan])
    assert sorted((plan, f.code, f.where, f.excerpt) for f in found) == judged


def test_of_all_warnings_at_least_nineteen_in_twenty_are_true(store):
    found = {(plan, f.code, f.where, f.excerpt): f for plan in PLANS for f in check_plan(store.plan(plan), store)}
    judged = [one for plan in PLANS for one in JUDGED[plan] if found[key(plan, one)].severity == "warning"]
    assert all(("true_because" in one) is not ("false_alarm" in one) for one in judged)
    assert sum("true_because" in one for one in judged) >= 0.95 * len(judged)


@pytest.mark.parametrize("plan", PLANS)
def test_each_points_at_the_words_it_quotes_or_at_the_row_they_stand_in(store, plan):
    for found in check_plan(store.plan(plan), store):
        line = (ROOT / found.place.path).read_text(encoding="utf-8").split("\n")[found.place.line - 1]
        rest = line[found.place.column - 1 :]
        quoted = (found.excerpt, "number: ", "[]")
        assert rest.startswith(quoted) or rest.lstrip('"').startswith(quoted), str(found)


def test_no_plan_silences_anything(store):
    for plan in PLANS:
        loaded = store.plan(plan)
        rows = loaded.appendix_file.value.ignore if loaded.appendix_file.value else []
        ignored = [*loaded.plan.ignore, *rows, *(i for row in loaded.rows.rows for i in row.task.ignore)]
        assert ignored == []
    assert store.settings.value.ignore == []
