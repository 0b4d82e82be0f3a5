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
