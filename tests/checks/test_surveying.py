"""A question put to plans one by one: the answers in their order, and what is wrong with each of them."""

from __future__ import annotations

import pytest

from cchc.checks import sharing
from cchc.checks.surveying import surveyed
from cchc.obligations.scope import Scope
from cchc.store import open_store
from cchc.store.passing import Passing

IDS = [f"xa-{number}/2025" for number in range(4)]


@pytest.fixture(name="store")
def _store(tmp_path):
    for plan_id in IDS:
        folder = tmp_path / "plans" / plan_id
        folder.mkdir(parents=True)
        (folder / "plan.yaml").write_text(f"year: 2025\ntitle: Kế hoạch {plan_id}\n", encoding="utf-8")
    (tmp_path / "plans" / IDS[1] / "appendix.yaml").write_bytes(b"\xff")
    (tmp_path / "plans" / IDS[2] / "plan.yaml").write_text("year: 2025\ntitel: sai\n", encoding="utf-8")
    return open_store(tmp_path)


@pytest.mark.parametrize("processors", [1, 3])
def test_each_plan_gives_its_own_and_none_stays(store, monkeypatch, processors):
    monkeypatch.setattr(sharing, "_processors", lambda: processors)
    survey = surveyed(
        store, Scope(plans=Passing(store, IDS)), lambda scope: [one.id for one in scope.all], list[str]
    )
    assert survey.given == [[plan_id] for plan_id in IDS]
    assert f"plans/{IDS[1]}/appendix.yaml" in survey.unread
    assert {IDS[1], IDS[2]} <= {"/".join(one.place.path.split("/")[1:3]) for one in survey.errors}
    assert not any(map(store.holds, IDS))


def test_a_single_plan_is_asked_with_the_superiors(store):
    scope = Scope(plans=(store.plan(IDS[0]),), superior=store.plan(IDS[2]))
    survey = surveyed(store, scope, lambda one: one is scope, bool)
    assert survey.given == [True]
    assert any(IDS[2] in one.place.path for one in survey.errors)
