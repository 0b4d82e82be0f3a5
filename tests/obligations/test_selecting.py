"""What a list shows, what it only counts, and that nothing is lost between the two."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.obligations import assess, derive
from cchc.obligations.selecting import Filters, parse_filters, period_meant, select
from cchc.store import WorkspaceError

VC25, GD25 = "vinh-chau/2025", "gia-dinh/2025"


def chosen(found, on, **asked):
    return select(found, parse_filters(**asked), date.fromisoformat(on))


def test_by_default_late_work_and_sixty_days_are_shown(real):
    found = chosen(real.owed(VC25, "2025-03-10", unit="phong-noi-vu"), "2025-03-10").shown
    assert max(a.due for a in found) <= date(2025, 5, 9)
    assert min(a.due for a in found) == date(2025, 2, 28)
    assert {a.obligation.role for a in found} == {"lead", "report", "duty"}


@pytest.mark.parametrize(("on", "shown"), [("2025-01-29", False), ("2025-01-30", True)])
def test_the_sixtieth_day_is_shown_and_the_next_is_not(invented, on, shown):
    one = chosen(invented.owed(GD25, on, task="a/1", role="lead"), on)  # due 31/3/2025
    assert (len(one.shown), one.later) == ((1, 0) if shown else (0, 1))


@given(on=st.dates(date(2024, 12, 1), date(2026, 3, 1)))
def test_what_is_not_shown_is_counted(invented_plan, on):
    found = [assess(o, on) for o in derive(invented_plan)]
    one = select(found, parse_filters(), on)
    assert len(one.shown) + one.later + one.undated + one.coordinating + one.closed + one.unnamed == len(found)


@given(on=st.dates(date(2024, 12, 1), date(2026, 3, 1)))
def test_everything_shows_everything(invented_plan, on):
    found = [assess(o, on) for o in derive(invented_plan)]
    one = select(found, parse_filters(everything=True, unnamed=True), on)
    assert {a.obligation.id for a in one.shown} == {a.obligation.id for a in found}


def test_dates_are_inclusive(invented):
    found = invented.owed(GD25, "2025-01-02")
    for day, expected in ((date(2025, 3, 31), True), (date(2025, 3, 30), False), (date(2025, 4, 1), False)):
        hits = chosen(found, "2025-01-02", from_day=day, to_day=day).shown
        assert ("a/1" in {a.obligation.task for a in hits}) is expected


def test_within_counts_from_the_as_of_day_and_leaves_the_past_out(invented):
    found = invented.owed(GD25, "2025-03-20")
    tasks = {a.obligation.task for a in chosen(found, "2025-03-20", within="11d").shown}
    assert "a/1" in tasks  # due 31/3
    assert "report/Q1-2025" not in tasks  # due 15/3
    assert "a/1" not in {a.obligation.task for a in chosen(found, "2025-03-20", within="10").shown}


def test_within_weeks(invented):
    found = invented.owed(GD25, "2025-03-17")
    assert "a/1" in {a.obligation.task for a in chosen(found, "2025-03-17", within="2w").shown}
    assert "a/1" not in {a.obligation.task for a in chosen(found, "2025-03-17", within="1 tuần").shown}


def test_a_period_holds_what_is_due_in_it(real):
    owed, third = real.owed(VC25, "2025-01-02", unit="phong-noi-vu"), Filters(period=period_meant("quý III", 2025))
    found = select(owed, third, date(2025, 1, 2)).shown
    assert found
    assert all(date(2025, 7, 1) <= a.due <= date(2025, 9, 30) for a in found)


@pytest.mark.parametrize(("due", "shown"), [("2025-03-31", False), ("2025-04-01", True), ("2025-06-30", True)])
def test_the_first_and_the_last_day_of_a_period_are_in_it(invented, due, shown):
    invented.log(
        GD25, "Phòng Một", f"on: 2025-01-10, task: a/1, status: extended, due: {due}, document: Công văn bịa"
    )
    found = select(
        invented.owed(GD25, "2025-01-10", task="a/1", role="lead"),
        Filters(period=period_meant("quý II", 2025)),
        date(2025, 1, 10),
    )
    assert (len(found.shown) == 1) is shown


def test_a_role_asked_for_shows_that_role_alone(real):
    found = chosen(real.owed(VC25, "2025-03-10"), "2025-03-10", role="coordinating").shown
    assert {a.obligation.role for a in found} == {"coordinating"}


def test_late_is_a_status_that_leaves_out_closed_and_coordinating(invented):
    invented.log(GD25, "Phòng Ba", "on: 2025-04-20, task: a/2, status: done")  # done late
    found = chosen(invented.owed(GD25, "2025-05-05"), "2025-05-05", status="late").shown
    who = {(a.obligation.task, a.obligation.owner.unit_id) for a in found if a.obligation.task == "a/2"}
    assert who == {("a/2", "phong-mot"), ("a/2", "phong-hai")}
    assert "coordinating" not in {a.obligation.role for a in found}


def test_lists_run_by_date_and_end_with_what_has_none(real):
    shown = chosen(real.owed(VC25, "2025-03-10"), "2025-03-10", everything=True).shown
    dated = [a.due for a in shown if a.due]
    assert dated == sorted(dated)
    assert all(a.due is None for a in shown[len(dated) :])


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("done", "done"),
        ("hoàn thành", "done"),
        ("Dang lam", "started"),
        ("chưa ghi nhận", "none"),
        ("none", "none"),
        ("quá hạn", "late"),
        ("late", "late"),
    ],
)
def test_a_status_is_read_as_files_and_as_people_write_it(text, status):
    assert parse_filters(status=text).status == status


@pytest.mark.parametrize(
    "asked",
    [{"role": "leed"}, {"status": "xogn"}, {"within": "soon"}, {"within": "-3d"}],
)
def test_a_wish_that_means_nothing_is_refused(asked):
    with pytest.raises(WorkspaceError) as refused:
        parse_filters(**asked)
    assert next(iter(asked.values())) in refused.value.message
    assert refused.value.hint


def test_a_period_that_is_none_is_refused():
    with pytest.raises(WorkspaceError) as refused:
        period_meant("Q5-2025", 2025)
    assert "Q5-2025" in refused.value.message
    assert refused.value.hint


def test_a_horizon_of_sixty_days_is_what_the_default_says(real):
    on = date(2025, 3, 10)
    shown = select(real.owed(VC25, str(on)), parse_filters(), on).shown
    dated = select(real.owed(VC25, str(on)), parse_filters(to_day=on + timedelta(days=60)), on).shown
    running = [a for a in dated if a.timing != "waiting"]
    assert {a.obligation.id for a in shown} == {a.obligation.id for a in running}
