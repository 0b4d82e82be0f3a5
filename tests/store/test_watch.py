"""A watch gathers what is looked at whenever it is entered, and tells it to the one around it."""

from __future__ import annotations

from cchc.store import open_store

PLAN = "plans/xa-mau/2025/plan.yaml"


def test_what_is_looked_at_outside_is_left_out_and_what_comes_later_is_added(workspace):
    store = open_store(workspace())
    watch = store.watched()
    with watch as seen:
        store.units("xa-mau")
    store.plan("xa-mau/2025")
    assert "plans/xa-mau/units.yaml" in seen
    assert PLAN not in seen
    with watch as again:
        store.plan("xa-mau/2025")
    assert {"plans/xa-mau/units.yaml", PLAN} <= again


def test_a_watch_around_another_sees_what_that_sees(workspace):
    store = open_store(workspace())
    inner = store.watched()
    with store.watched() as around, inner:
        store.plan("xa-mau/2025")
    assert PLAN in around


def test_what_was_read_ahead_is_looked_at_when_it_is_asked_for_and_is_what_reading_it_alone_gives(workspace):
    root = workspace({f"plans/xa-mau/2025/{name}": "number: [1\n" for name in ("extra.yaml", "progress/hong.yaml")})
    store, alone = open_store(root), open_store(root)
    with store.watched() as ahead:
        store.read_ahead(["xa-mau/2025", "xa-mau/2025"])
    with store.watched() as seen:
        loaded = store.plan("xa-mau/2025")
    with alone.watched() as expected:
        other = alone.plan("xa-mau/2025")
    assert not ahead
    assert seen == expected
    assert loaded.findings == other.findings
    assert {one.place.path.rpartition("/")[2] for one in loaded.findings} == {"extra.yaml", "hong.yaml"}
    assert (loaded.plan, loaded.rows, loaded.units_file.value) == (other.plan, other.rows, other.units_file.value)


def test_what_was_read_ahead_is_not_read_again(workspace, monkeypatch):
    store = open_store(workspace())
    store.read_ahead(["xa-mau/2025"])
    monkeypatch.setattr(store, "_plain", None)  # it would fail
    assert store.plan("xa-mau/2025").plan is not None
