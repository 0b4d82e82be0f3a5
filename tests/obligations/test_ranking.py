"""The units' year on the invented plan, worked out by hand, and the laws of scores.

On 5/5/2025 Phòng Một has all four of its things in time (three tasks, its report); Phòng Hai did a/2 and the joint
a/3 late (its first item, due 28/2, on 5/3) and sent its report a day late; Phòng Ba shares a/3, and a/2 (due 31/3)
and its report (due Saturday 15/3, so Monday the 17th) are missing; Trạm Dọc belongs to a central agency.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import UNSET
from msgspec.structs import replace

from cchc.exports.records import obligation_record
from cchc.obligations import Assessed, assess, derive
from cchc.obligations.ranking import grade_of, rank, score
from cchc.obligations.recording import Facts
from cchc.plans.journal import Weights

GD25, ON = "gia-dinh/2025", "2025-05-05"
HALF = Weights(done_in_time=1, done_late=0.5)
GRADES = {"Tốt": 80.0, "Khá": 50.0}


@pytest.fixture
def recorded(invented):
    invented.log(
        GD25,
        "Phòng Một",
        "on: 2025-03-20, task: a/1, status: done",
        "on: 2025-03-10, task: a/2, status: done",
        "on: 2025-03-31, task: a/4, occurrence: '1', status: done",
        "on: 2025-03-17, task: report/Q1-2025, status: done",
    )
    invented.log(
        GD25,
        "Phòng Hai",
        "on: 2025-04-10, task: a/2, status: done",
        "on: 2025-03-18, task: report/Q1-2025, status: done",
    )
    invented.log(GD25, "Phòng Ba", "on: 2025-03-05, task: a/3, item: 1, status: done")
    return invented


def standings(desk, weights=None, grades=GRADES, on=ON):
    return {one.tally.key: one for one in rank(desk.owed(GD25, on), weights, grades).standings}


def test_without_weights_there_are_figures_and_an_order_but_no_score(recorded):
    found = standings(recorded)
    assert [(key, one.place) for key, one in found.items()] == [("phong-mot", 1), ("phong-ba", 2), ("phong-hai", 2)]
    assert {(one.score, one.grade) for one in found.values()} == {(None, None)}
    assert [one.tally.on_time_rate for one in found.values()] == [1.0, 0.0, 0.0]


def test_reports_are_counted_apart(recorded):
    found = standings(recorded)
    assert {key: (one.reports_on_time, one.reports_counted) for key, one in found.items()} == {
        "phong-mot": (1, 1),
        "phong-hai": (0, 1),
        "phong-ba": (0, 1),
    }


def test_days_late_are_the_mean_of_what_was_done_late_or_is_late(recorded):
    found = standings(recorded)
    assert found["phong-mot"].days_late_mean is None
    assert found["phong-hai"].days_late_mean == 5.3  # (10 + 5 + 1) / 3
    assert found["phong-ba"].days_late_mean == 29.7  # (5 + 35 + 49) / 3
    assert standings(recorded, on="2025-05-06")["phong-ba"].days_late_mean == 30.3


def test_the_score_is_what_was_reached_of_what_could_be(recorded):
    found = standings(recorded, HALF)
    assert {key: (one.score, one.grade, one.place) for key, one in found.items()} == {
        "phong-mot": (100.0, "Tốt", 1),
        "phong-hai": (50.0, "Khá", 2),
        "phong-ba": (16.67, None, 3),  # 0.5 of 3
    }


def test_a_role_weighs_as_much_as_it_is_given(recorded):
    heavy = standings(recorded, Weights(done_in_time=1, done_late=0.5, report=2))
    assert heavy["phong-ba"].score == 12.5  # 0.5 of 4
    alone = standings(recorded, Weights(done_in_time=1, done_late=0.5, lead=0, duty=0))
    assert [(key, one.score) for key, one in alone.items()] == [
        ("phong-mot", 100.0),
        ("phong-hai", 50.0),
        ("phong-ba", 0.0),
    ]


def test_what_is_open_counts_only_with_a_weight_of_its_own(recorded):
    with_open = standings(recorded, Weights(done_in_time=1, done_late=0.5, open=0))
    assert with_open["phong-mot"].tally.obligations.open == 5
    assert with_open["phong-mot"].score == pytest.approx(100 * 4 / 9, abs=0.01)


def test_the_best_outcome_is_the_measure_even_where_it_is_another(recorded):
    assert standings(recorded, Weights(done_in_time=1, done_late=2))["phong-hai"].score == 100.0


def test_units_of_which_nothing_counts_come_last_without_place_or_score(invented):
    before = "2025-01-05"
    assert {(one.place, one.tally.on_time_rate) for one in standings(invented, on=before).values()} == {
        (None, None)
    }
    invented.log(GD25, "Phòng Hai", "on: 2025-01-03, task: a/2, status: done")
    found = standings(invented, HALF, on=before)
    assert [(key, one.place, one.score) for key, one in found.items()] == [
        ("phong-hai", 1, 100.0),
        ("phong-ba", None, None),
        ("phong-mot", None, None),
    ]


def test_equal_units_share_a_place_and_the_next_one_is_not_moved_up(recorded):
    recorded.log(GD25, "Phòng Hai", "on: 2025-04-30, task: duty/D.2, status: done")
    places = {key: one.place for key, one in standings(recorded).items()}
    assert places == {"phong-mot": 1, "phong-hai": 2, "phong-ba": 3}
    even = {
        key: one.place for key, one in standings(recorded, Weights(done_in_time=1, done_late=1, late=1)).items()
    }
    assert even == {"phong-ba": 1, "phong-hai": 1, "phong-mot": 1}


def test_vertical_units_and_unnamed_groups_have_no_standing_but_are_said(recorded):
    ranking = rank(recorded.owed(GD25, ON), None, {})
    assert {one.tally.key for one in ranking.standings} == {"phong-mot", "phong-hai", "phong-ba"}
    assert ranking.everything.left_out["vertical"] == 3
    assert ranking.everything.left_out["open_group"] == 2


@pytest.mark.parametrize(
    ("points", "grade"), [(100, "Tốt"), (80, "Tốt"), (79.99, "Khá"), (50, "Khá"), (49.99, None), (0, None)]
)
def test_a_grade_is_the_highest_whose_least_score_is_reached(points, grade):
    assert grade_of(points, GRADES) == grade
    assert grade_of(points, dict(reversed(GRADES.items()))) == grade


# Laws, and the score by another way: flat records, no model.

weight = st.integers(0, 1000) | st.floats(0, 1000, allow_nan=False)
some_weights = st.builds(
    Weights,
    done_in_time=st.integers(1, 1000),
    done_late=weight,
    late=weight,
    open=st.just(UNSET) | weight,
    lead=st.integers(0, 9),
    report=st.integers(0, 9),
    duty=st.integers(0, 9),
)


@st.composite
def standing_of_all(draw, plan) -> list[Assessed]:
    """What the invented plan asks, on a day, each thing done on some day or not."""
    on = draw(st.dates(date(2025, 1, 5), date(2026, 1, 31)))
    seed = draw(st.randoms(use_true_random=False))
    found = []
    for o in derive(plan):
        day = on - timedelta(days=seed.randint(0, 200))
        found.append(assess(o, on, Facts(status="done", done_on=day) if seed.random() < 0.6 else Facts()))
    return found


def score_again(records: Sequence[dict[str, Any]], weights: Weights) -> float | None:
    reached, possible = 0.0, 0.0
    for record in records:
        none = record["timing"] in ("waiting", "ongoing", "undated") or record["waiting_for"] == "unit"
        if record["role"] == "coordinating" or record["unit_id"] == "tram-doc" or none:
            continue
        if record["status"] == "done":
            worth = weights.done_late if record["done_late"] else weights.done_in_time
        elif record["timing"] == "late":
            worth = weights.late
        elif weights.open is UNSET:
            continue
        else:
            worth = weights.open
        role = {"lead": weights.lead, "report": weights.report, "duty": weights.duty}[record["role"]]
        reached += role * worth
        possible += role * max(
            weights.done_in_time, weights.done_late, weights.late, 0 if weights.open is UNSET else weights.open
        )
    return 100 * reached / possible if possible else None


few = settings(max_examples=60)


@few
@given(data=st.data(), weights=some_weights)
def test_the_score_comes_out_of_the_flat_records_too_and_lies_between_0_and_100(invented_plan, data, weights):
    found = data.draw(standing_of_all(invented_plan))
    points, again = score(found, weights), score_again([obligation_record(a) for a in found], weights)
    if again is None:
        assert points is None
    else:
        assert points == pytest.approx(again, abs=0.006)
        assert 0 <= points <= 100


@few
@given(data=st.data(), weights=some_weights)
def test_only_the_ratio_of_outcomes_matters(invented_plan, data, weights):
    found = data.draw(standing_of_all(invented_plan))
    outcomes = ("done_in_time", "done_late", "late", "open")
    doubled = {name: 2 * worth for name in outcomes if (worth := getattr(weights, name)) is not UNSET}
    assert score(found, replace(weights, **doubled)) == pytest.approx(score(found, weights), abs=0.011)


@few
@given(data=st.data(), weights=st.none() | some_weights)
def test_places_follow_the_order_and_are_shared_only_by_equals(invented_plan, data, weights):
    found = rank(data.draw(standing_of_all(invented_plan)), weights, {}).standings
    worth = [one.tally.on_time_rate if weights is None else one.score for one in found]
    counted = [points for points in worth if points is not None]
    assert worth == [*sorted(counted, reverse=True), *([None] * (len(worth) - len(counted)))]
    assert [one.place for one in found] == [
        None if points is None else 1 + sum(other > points for other in counted) for points in worth
    ]
