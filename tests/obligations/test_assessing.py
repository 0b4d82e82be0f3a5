"""From an obligation and a day to a state: in time, due soon, late; and what is never late."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.obligations import assess, derive

VC25, GD25 = "vinh-chau/2025", "gia-dinh/2025"
days = st.dates(date(2024, 12, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("on", "timing", "left"),
    [("2025-03-30", "due_soon", 1), ("2025-03-31", "due_soon", 0), ("2025-04-01", "late", -1)],
)
def test_a_day_is_late_only_after_it_has_ended(real, on, timing, left):
    only = real.one(VC25, on=on, task="the-che/1.1", role="lead")  # due Monday 31/3/2025
    assert (only.timing, only.days_left, only.next_working_day) == (timing, left, None)


@pytest.mark.parametrize(
    ("on", "timing"), [("2025-03-16", "due_soon"), ("2025-03-17", "due_soon"), ("2025-03-18", "late")]
)
def test_due_on_a_sunday_is_late_only_after_the_monday(real, on, timing):
    only = real.one(VC25, on=on, task="report/Q1-2025", unit="phong-noi-vu")
    assert (only.due, only.next_working_day) == (date(2025, 3, 16), date(2025, 3, 17))
    assert only.timing == timing


def test_due_on_the_first_day_of_a_long_holiday_is_late_only_after_the_first_working_day(invented):
    invented.change("gia-dinh/2025/appendix.yaml", "deadline: Quý II/2025}", "deadline: Trước ngày 30/4/2025}")
    found = [invented.one(GD25, on=on, task="b/8") for on in ("2025-05-05", "2025-05-06")]  # 30/4 to 4/5 are off
    assert [a.timing for a in found] == ["due_soon", "late"]
    assert found[0].next_working_day == date(2025, 5, 5)


def test_a_worked_saturday_is_no_rest_day(invented):
    invented.change("gia-dinh/2025/appendix.yaml", "deadline: Quý II/2025}", "deadline: Trước ngày 26/4/2025}")
    only = invented.one(GD25, on="2025-04-27", task="b/8")  # worked in exchange for Friday 2/5/2025
    assert (only.next_working_day, only.timing) == (None, "late")


@pytest.mark.parametrize(("setting", "first"), [(7, "2025-03-24"), (20, "2025-03-11"), (0, "2025-03-31")])
def test_due_soon_begins_as_many_days_before_as_the_workspace_says(invented, setting, first):
    invented.change("workspace.yaml", "due_soon_days: 7", f"due_soon_days: {setting}")
    before = str(date.fromisoformat(first) - timedelta(days=1))
    timings = [invented.one(GD25, on=on, task="a/1", role="lead").timing for on in (before, first)]
    assert timings == ["in_time", "due_soon"]


def test_due_soon_counts_from_the_last_day_on_which_it_is_in_time(invented):
    timings = [
        invented.one(GD25, on=on, task="report/Q1-2025", unit="phong-mot").timing
        for on in ("2025-03-09", "2025-03-10")
    ]
    assert timings == ["in_time", "due_soon"]  # due Saturday 15/3, in time until Monday 17/3


def test_a_coordinator_is_never_late_and_shows_the_leads_date(real):
    found = real.owed(VC25, on="2026-12-31", role="coordinating")
    assert {a.timing for a in found} <= {"in_time", "ongoing", "waiting", "undated"}
    leads = {
        (a.obligation.task, a.obligation.item, a.obligation.term.occurrence): a.due
        for a in real.owed(VC25, role="lead")
    }
    assert all(a.due == leads[a.obligation.task, a.obligation.item, a.obligation.term.occurrence] for a in found)


def test_what_waits_has_no_days_left(real):
    for a in real.owed(VC25, on="2026-12-31"):
        if a.timing == "waiting":
            assert a.days_left is None


def test_what_is_done_is_not_late_any_more(invented):
    invented.log(GD25, "Phòng Một", "on: 2025-03-10, task: a/1, status: done")
    assert invented.one(GD25, on="2025-12-31", task="a/1", role="lead").timing == "in_time"


def test_a_group_that_nobody_can_list_is_never_late(real):
    found = [a for a in real.owed(VC25, on="2026-12-31") if a.obligation.owner.unit_id is None]
    assert len(found) > 5
    assert {a.timing for a in found} == {"waiting"}
    assert {a.waiting_for for a in found} == {"unit"}


@given(first=days, second=days)
def test_unrecorded_work_that_is_late_stays_late(invented_plan, first, second):
    early, late = sorted((first, second))
    for o in derive(invented_plan):
        if assess(o, early).timing == "late":
            assert assess(o, late).timing == "late"


@given(on=days)
def test_late_means_that_the_last_day_is_over(invented_plan, on):
    for o in derive(invented_plan):
        a = assess(o, on)
        runs = a.due is not None and a.waiting_for is None and o.role != "coordinating"
        assert (a.timing == "late") == (runs and a.last_day < on)
