"""Where things stand on the drawing: inside of it, in order of days, bars on the ground and in proportion."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.exports.dashboard.rates import bar
from cchc.exports.dashboard.timeline import WIDTH
from cchc.obligations import Counts


@pytest.fixture
def drawn(paged, real):
    page, _ = paged(real, "2025-06-14")
    return page.timeline, page


def test_everything_lies_on_the_sheet(drawn):
    timeline, _ = drawn
    edges = [x for week in timeline.weeks for x in (week.x, week.x + week.width)]
    edges += [x for span in timeline.spans for x in (span.x, span.x + span.width, span.due, span.upward or 0)]
    assert min(edges) >= 0
    assert max(edges) <= WIDTH
    assert all(week.top > 0 and span.y < timeline.height for week in timeline.weeks for span in timeline.spans)


def test_weeks_count_every_dated_line_once(drawn):
    timeline, page = drawn
    dated = [
        line
        for line in page.lines
        if line.due and line.role != "coordinating" and line.state not in ("dropped", "waiting", "undated")
    ]
    assert sum(week.number for week in timeline.weeks) == len(dated)
    for week in timeline.weeks:
        assert week.first.weekday() == 0
        assert sum(week.counts.values()) == week.number
        bottom = week.pieces[0].y + week.pieces[0].height
        assert bottom == pytest.approx(timeline.ground, abs=0.2)


def test_the_fullest_week_is_the_highest(drawn):
    timeline, _ = drawn
    assert min(timeline.weeks, key=lambda week: week.top) == timeline.fullest


def test_a_day_later_stands_further_right(drawn):
    timeline, _ = drawn
    months = [tick.x for tick in timeline.months]
    assert months == sorted(months)
    june, july = (tick.x for tick in timeline.months if tick.label in ("T6", "T7"))
    assert june < timeline.today < july
    for span in timeline.spans:
        assert span.x < span.x + span.width <= span.due < span.upward


@pytest.mark.parametrize("on", ["2023-01-01", "2027-01-01"])
def test_outside_of_its_years_today_is_not_drawn(paged, real, on):
    page, _ = paged(real, on, plans=("vinh-chau/2025",))
    assert page.timeline.today is None
    assert page.timeline.last >= date(2025, 12, 31)


def test_a_bar_has_a_piece_for_each_part_and_fills_its_width():
    pieces = bar(Counts(assigned=8, done_in_time=2, done_late=0, open=5, late=1, left_out={}))
    assert [(one.part, one.x, one.width) for one in pieces] == [
        ("done_in_time", 0, 25),
        ("open", 25, 62.5),
        ("late", 87.5, 12.5),
    ]
    assert bar(Counts(assigned=0, done_in_time=0, done_late=0, open=0, late=0, left_out={"dropped": 1})) == ()
