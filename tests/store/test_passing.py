"""Many plans pass by: each is there when its turn comes, and no more than a few at once."""

from __future__ import annotations

import pytest

from cchc.store import open_store, passing
from cchc.store.passing import Passing

IDS = [f"xa-{number}/2025" for number in range(5)]


@pytest.fixture(name="store")
def _store(tmp_path):
    for plan_id in IDS:
        folder = tmp_path / "plans" / plan_id
        folder.mkdir(parents=True)
        (folder / "plan.yaml").write_text(f"year: 2025\ntitle: Kế hoạch {plan_id}\n", encoding="utf-8")
    return open_store(tmp_path)


def test_of_many_none_stays_but_what_was_there_before(store, monkeypatch):
    monkeypatch.setattr(passing, "FEW", 4)
    store.plan(IDS[1])
    held = [sum(map(store.holds, IDS)) for _ in Passing(store, IDS)]
    assert max(held) == 2
    assert [plan_id for plan_id in IDS if store.holds(plan_id)] == [IDS[1]]


def test_few_stay_the_same_objects(store):
    few = Passing(store, IDS)
    assert [one.id for one in few] == IDS
    assert all(one is other for one, other in zip(few, few, strict=True))
    assert few[-1] is list(few)[-1]


def test_none_is_read_to_tell_how_many_or_which(store):
    many = Passing(store, IDS)[1:3]
    assert (len(many), many.ids) == (2, tuple(IDS[1:3]))
    assert not any(map(store.holds, IDS))
