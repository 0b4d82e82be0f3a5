"""What belongs to a periodic report, and on which day it is looked at; the whole year is told in tests/year."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.calendar.periods import first_half, month, nine_months, parse_period, quarter, whole_year
from cchc.obligations.reporting import areas_of, frame, is_steering, next_period, reckon
from cchc.obligations.scope import Scope, ask_unit
from cchc.obligations.tracing import STATES, figures_of

GD = "gia-dinh/2025"


def reckoned(desk, period, told, unit=None, plan=GD):
    loaded = desk.plan(plan)
    asked = None if unit is None else ask_unit(Scope(plans=(loaded,)), unit)
    return reckon(loaded, asked, frame(loaded, parse_period(period), date.fromisoformat(told)))


def ids(breakdown, *states):
    return [one.id for one in (breakdown.of(*states) if states else breakdown.assigned)]


@pytest.mark.parametrize(
    ("told", "on", "closed"),
    [
        ("2025-03-13", "2025-03-13", False),
        ("2025-03-14", "2025-03-14", True),
        ("2026-01-05", "2025-03-14", True),
    ],
)
def test_records_count_up_to_the_close_or_to_the_day_that_the_report_is_made(invented, told, on, closed):
    days = frame(invented.plan(GD), parse_period("Q1-2025"), date.fromisoformat(told))
    assert (days.on, days.closed, days.windowed) == (date.fromisoformat(on), closed, True)


def test_a_period_without_a_window_closes_on_its_last_day(invented):
    days = frame(invented.plan(GD), parse_period("H1-2025"), date(2025, 12, 31))
    assert (days.since, days.close, days.windowed) == (date(2025, 1, 1), date(2025, 6, 30), False)


def test_a_plan_without_a_reporting_regime_closes_each_period_on_its_last_day(real):
    days = frame(real.plan("anh-son/2025"), parse_period("Q3-2025"), date(2026, 1, 1))
    assert (days.close, days.windowed) == (date(2025, 9, 30), False)


@pytest.mark.parametrize("missing", ["gia-dinh/units.yaml", "gia-dinh/2025/plan.yaml"])
def test_a_report_can_be_reckoned_of_a_plan_of_which_a_file_is_missing(invented, missing):
    (invented.root / "plans" / missing).unlink()
    made = reckoned(invented, "Q1-2025", "2025-04-30")
    assert made.frame.windowed is (missing == "gia-dinh/units.yaml")
    assert [one.key for one in made.breakdowns()][:3] == ["all", "area.a", "area.b"]


@pytest.mark.parametrize(
    ("period", "due", "belongs"),
    [
        ("Q1-2025", "2025-03-31", True),
        ("Q1-2025", "2025-04-01", False),
        ("Q1-2025", "2024-12-31", True),
        ("H1-2025", "2025-02-28", True),
        ("H1-2025", "2025-07-01", False),
        ("Q3-2025", "2025-06-30", False),
        ("Q3-2025", "2025-07-01", True),
        ("Q3-2025", "2025-09-30", True),
        ("Q3-2025", "2025-10-01", False),
        ("9M-2025", "2025-01-31", True),
        ("M06-2025", "2025-05-31", False),
        ("Y-2025", "2025-12-31", True),
        ("Y-2025", "2026-01-31", True),
    ],
)
def test_what_is_due_in_the_calendar_period_belongs_to_it(invented, period, due, belongs):
    days = frame(invented.plan(GD), parse_period(period), date(2026, 1, 1))
    assert days.assigns(date.fromisoformat(due)) is belongs
    assert days.assigns(None)


@given(st.integers(2000, 2100), st.data())
def test_the_next_period_begins_the_day_after(year, data):
    numbers = st.integers(1, 12)
    made = [lambda: month(year, data.draw(numbers)), lambda: quarter(year, data.draw(st.integers(1, 4)))]
    made += [lambda: first_half(year), lambda: nine_months(year), lambda: whole_year(year)]
    period = data.draw(st.sampled_from(made))()
    following = next_period(period)
    assert (following.start - period.end).days == 1
    assert following.months in (1, 3, 12)


def test_what_is_due_at_the_periods_end_is_in_time_at_the_close(invented):
    whole = reckoned(invented, "Q1-2025", "2025-04-30").whole()
    assert ids(whole, "open") == ["a/1", "a/2", "a/4"]
    assert ids(whole, "late") == ["a/3"]  # due in February
    left = {reason: [one.id for one in of] for reason, of in whole.left_out.items()}
    assert left == {
        "ongoing": ["b/1"],
        "open_group": ["b/4"],
        "vertical": ["b/5"],
        "undated": ["b/6"],
        "waiting": ["b/2", "b/7"],
    }


def test_a_record_after_the_close_counts_for_the_next_report_alone(invented):
    invented.log(GD, "Phòng Một", "on: 2025-03-15, task: a/1, status: done")
    assert ids(reckoned(invented, "Q1-2025", "2025-12-31").whole(), "done_in_time") == []
    assert ids(reckoned(invented, "Y-2025", "2025-12-31").whole(), "done_in_time") == ["a/1"]


def test_nothing_recorded_is_told_from_nothing_done(invented):
    assert reckoned(invented, "Q1-2025", "2025-04-01").unrecorded
    invented.log(GD, "Phòng Một", "on: 2025-03-20, task: b/1, status: started")
    assert reckoned(invented, "Q1-2025", "2025-04-01").unrecorded  # of 20/3 the report of 14/3 knows nothing
    assert not reckoned(invented, "H1-2025", "2025-04-01").unrecorded
    assert reckoned(invented, "H1-2025", "2025-04-01", "Phòng Hai").unrecorded


def test_what_a_document_put_off_leaves_the_period_and_is_named(invented):
    extension = "status: extended, due: 2025-05-30, document: Công văn bịa"
    invented.log(GD, "Phòng Một", f"on: 2025-03-01, task: a/1, {extension}")
    made = reckoned(invented, "Q1-2025", "2025-03-14")
    assert ids(made.postponed()) == ["a/1"]
    assert "a/1" not in ids(made.whole())
    assert ids(reckoned(invented, "H1-2025", "2025-06-30").postponed()) == []
    assert "a/1" in ids(reckoned(invented, "H1-2025", "2025-06-30").whole(), "late")


def test_what_was_done_before_its_period_is_named_once(invented):
    invented.log(GD, "Phòng Ba", "on: 2025-03-10, task: b/8, status: done")
    assert ids(reckoned(invented, "Q1-2025", "2025-03-14").ahead()) == ["b/8"]
    assert ids(reckoned(invented, "H1-2025", "2025-06-30").ahead()) == []
    assert ids(reckoned(invented, "H1-2025", "2025-06-30").whole(), "done_in_time") == ["b/8"]
    assert ids(reckoned(invented, "Y-2025", "2025-12-31").ahead()) == []


def test_what_was_put_off_and_is_done_is_named_as_done_before_its_time(invented):
    invented.log(
        GD,
        "Phòng Một",
        "on: 2025-03-01, task: a/1, status: extended, due: 2025-05-30, document: Công văn bịa",
        "on: 2025-03-10, task: a/1, status: done",
    )
    made = reckoned(invented, "Q1-2025", "2025-03-14")
    assert (ids(made.postponed()), ids(made.ahead())) == ([], ["a/1"])


def test_what_had_no_date_and_was_given_one_after_the_period_was_not_put_off(invented):
    given = "status: extended, due: 2025-05-30, document: Công văn bịa"
    invented.log(GD, "Phòng Một", f"on: 2025-03-01, task: b/7, {given}")
    assert ids(reckoned(invented, "Q1-2025", "2025-03-14").postponed()) == []


@pytest.mark.parametrize(("on", "named"), [("2025-06-30", []), ("2025-07-01", ["b/8"])])
def test_what_is_done_on_the_first_day_of_a_quarter_is_done_in_it(invented, on, named):
    extension = "status: extended, due: 2025-12-31, document: Công văn bịa"
    invented.log(GD, "Phòng Ba", f"on: 2025-03-01, task: b/8, {extension}", f"on: {on}, task: b/8, status: done")
    assert ids(reckoned(invented, "Q3-2025", "2025-09-30").ahead()) == named


def test_a_later_quarter_tells_apart_what_was_open_at_its_start(invented):
    invented.log(
        GD,
        "Phòng Một",
        "on: 2025-03-20, task: a/1, status: done",
        "on: 2025-07-05, task: a/2, status: done",
    )
    made = reckoned(invented, "Q3-2025", "2025-09-30")
    carried = made.carried_over()
    assert "a/1" not in ids(carried)
    assert {"a/2", "a/3", "a/4", "b/8"} == set(ids(carried))
    assert ids(made.whole()) == ["a/4"]
    assert [one.obligation.task for one in made.assigned if one.due is not None] == ["a/4"]
    assert reckoned(invented, "H1-2025", "2025-06-30").carried_over().everything == ()


def test_what_is_due_on_the_first_day_of_a_quarter_is_its_own_and_not_taken_over(invented):
    extension = "status: extended, due: 2025-07-01, document: Công văn bịa"
    invented.log(GD, "Phòng Một", f"on: 2025-03-01, task: a/1, {extension}")
    made = reckoned(invented, "Q3-2025", "2025-09-30")
    assert "a/1" in ids(made.whole(), "late")
    assert "a/1" not in ids(made.carried_over())


def test_what_falls_due_next_is_what_is_not_done(invented):
    assert ids(reckoned(invented, "Q1-2025", "2025-03-14").upcoming()) == ["a/4", "b/8"]
    invented.log(GD, "Phòng Ba", "on: 2025-03-10, task: b/8, status: done")
    assert ids(reckoned(invented, "Q1-2025", "2025-03-14").upcoming()) == ["a/4"]


@pytest.mark.parametrize(("due", "comes"), [("2025-04-01", True), ("2025-06-30", True), ("2025-07-01", False)])
def test_what_falls_due_next_is_from_the_first_to_the_last_day_of_the_next_period(invented, due, comes):
    invented.log(
        GD, "Phòng Một", f"on: 2025-03-01, task: a/1, status: extended, due: {due}, document: Công văn bịa"
    )
    assert ("a/1" in ids(reckoned(invented, "Q1-2025", "2025-03-14").upcoming())) is comes


def test_units_are_counted_in_obligations_in_the_registers_order(invented):
    by_unit = reckoned(invented, "Q1-2025", "2025-03-14").by_unit()
    assert [one.name for one in by_unit] == [
        "Phòng Một",
        "Phòng Hai",
        "Phòng Ba",
        "Trạm Dọc",
        "Các bên có liên quan",
    ]
    counts = {one.name: (one.what, len(one.assigned)) for one in by_unit}
    assert counts["Phòng Một"] == ("obligation", 3)
    assert counts["Phòng Hai"] == ("obligation", 2)
    assert counts["Trạm Dọc"] == ("obligation", 0)


def test_a_units_own_report_holds_what_it_leads_alone(invented):
    made = reckoned(invented, "Q1-2025", "2025-03-14", "Phòng Hai")
    assert {one.obligation.owner.unit for one in (*made.found, *made.reports)} == {"Phòng Hai"}
    assert {one.obligation.role for one in made.tasks} == {"lead"}
    assert (made.what, len(made.whole().assigned)) == ("obligation", 2)
    assert [area.key for area in made.by_area()] == ["area.a", "area.b"]


def test_reports_are_those_of_the_period_and_of_the_shorter_ones_in_a_cumulative_one(invented):
    def tasks(period):
        return [one.key for one in reckoned(invented, period, "2025-12-31").sent()]

    assert tasks("Q1-2025") == ["report/Q1-2025"]
    assert tasks("Y-2025") == ["report/Q1-2025", "report/Y-2025"]
    assert tasks("H1-2025") == ["report/Q1-2025"]
    assert tasks("Q3-2025") == []


def test_who_sent_a_report_is_told_on_the_day_that_this_one_is_made(invented):
    invented.log(GD, "Phòng Một", "on: 2025-03-16, task: report/Q1-2025, status: done")
    (sent,) = reckoned(invented, "Q1-2025", "2025-03-20").sent()
    assert len(sent.of("done_in_time")) == 1  # 15/3 was a Saturday
    assert len(sent.of("late")) == 2
    (sent,) = reckoned(invented, "Q1-2025", "2025-03-14").sent()
    assert len(sent.of("open")) == 3


@pytest.mark.parametrize("period", ["Q1-2025", "H1-2025", "Q3-2025", "Y-2025"])
@pytest.mark.parametrize("plan", ["vinh-chau/2025", "soc-trang/2025", "anh-son/2025"])
def test_of_a_real_plan_every_task_stands_in_one_cell_or_is_left_out_for_a_reason(real, plan, period):
    made = reckoned(real, period, "2025-12-31", plan=plan)
    whole, areas = made.whole(), made.by_area()
    assert sum(len(one.everything) for one in areas) == len(whole.everything)
    assert len(whole.assigned) == sum(whole.number(state) for state in STATES)
    assert len(whole.everything) == len(whole.assigned) + sum(map(len, whole.left_out.values()))
    assert [one.key for one in areas] == [f"area.{area}" for area in areas_of(real.plan(plan))]
    for breakdown in made.breakdowns():
        figures = {figure.figure: figure.value for figure in figures_of(breakdown)}
        assert figures["assigned"] == sum(figures[state] for state in STATES)
    if period == "Y-2025":
        rows = [row for row in real.plan(plan).rows.rows if row.owes and not row.task.same_as]
        owing = {one.obligation.task for one in made.tasks}
        assert {row.id for row in rows} >= owing == {one.id for one in whole.everything}


@pytest.mark.parametrize(
    ("area", "name", "steers"),
    [
        ("chi-dao", "Chỉ đạo", True),
        ("vii", "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", True),
        ("the-che", "Cải cách thể chế", False),
        ("dieu-hanh", "Điều hành ngân sách", False),
    ],
)
def test_the_area_of_steering_is_known_by_its_id_or_its_words(area, name, steers):
    assert is_steering(area, name) is steers
