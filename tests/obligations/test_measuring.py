"""What indicators measure in a period, recomputed by hand on the invented workspace."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from cchc.calendar.periods import parse_period
from cchc.obligations.measuring import closed_period, measure, unmeasured
from cchc.plans.journal import Progress, Update
from cchc.store import Loaded, open_store

GD25 = "gia-dinh/2025"


def figure(indicator, value, period="Q1-2025", on="2025-04-02", rest=""):
    return f"on: {on}, task: indicator/{indicator}, occurrence: {period}, status: done, value: {value}{rest}"


def measured_in(desk, indicator, period="Q1-2025", on="2025-12-31"):
    loaded = desk.plan(GD25)
    found = {one.indicator.id: one for one in measure(loaded, parse_period(period, 2025), date.fromisoformat(on))}
    return found[indicator]


def names(owners):
    return [owner.unit for owner in owners]


def test_nothing_recorded_is_no_value_and_everyone_is_missing(measured):
    one = measured_in(measured, "ho-so")
    assert (one.value, one.met, one.all_given) == (None, None, False)
    assert names(one.missing) == ["Phòng Một", "Phòng Hai", "Phòng Ba"]


@pytest.mark.parametrize("indicator", ["ho-so", "ty-le"])
def test_without_a_register_nobody_is_asked_and_nothing_is_measured(measured, indicator):
    measured.log(GD25, "Phòng Một", figure("ho-so", 100))
    (measured.root / "plans" / "gia-dinh" / "units.yaml").unlink()
    one = measured_in(measured, indicator)
    assert (one.given, one.value, one.met, one.all_given) == ((), None, None, False)


def test_without_its_own_file_a_plan_sets_no_goals_and_its_figures_stand(measured):
    measured.log(GD25, "Phòng Một", figure("doi-thoai", 3))
    (measured.root / "plans" / GD25 / "plan.yaml").unlink()
    one = measured_in(measured, "doi-thoai")
    assert (one.goal, one.met) == (None, None)


def test_figures_of_a_groups_members_are_added_up(measured):
    measured.log(GD25, "Phòng Một", figure("ho-so", 100))
    measured.log(GD25, "Phòng Hai", figure("ho-so", 20.5))
    one = measured_in(measured, "ho-so")
    assert (one.value, one.all_given, names(one.missing)) == (120.5, False, ["Phòng Ba"])
    measured.log(GD25, "Phòng Ba", figure("ho-so", 0))
    one = measured_in(measured, "ho-so")
    assert (one.value, one.all_given, one.missing) == (120.5, True, [])
    assert [given.value for given in one.given] == [100, 20.5, 0]


def test_decimals_are_added_without_the_dust_of_binary_numbers(measured):
    measured.log(GD25, "Phòng Một", figure("ho-so", 0.1))
    measured.log(GD25, "Phòng Hai", figure("ho-so", 0.2))
    assert measured_in(measured, "ho-so").value == 0.3


def test_an_average_is_of_those_that_gave(measured):
    measured.log(GD25, "Phòng Một", figure("hai-long", 90))
    assert measured_in(measured, "hai-long").value == 90
    measured.log(GD25, "Trạm Dọc", figure("hai-long", 95))
    assert measured_in(measured, "hai-long").value == 92.5


def test_last_takes_the_figure_of_the_latest_day(measured):
    measured.log(GD25, "Phòng Một", figure("can-bo", 30, on="2025-04-05"))
    measured.log(GD25, "Phòng Hai", figure("can-bo", 40, on="2025-04-02"))
    assert measured_in(measured, "can-bo").value == 30


def test_periods_do_not_mix_and_cumulative_ones_are_never_computed(measured):
    measured.log(GD25, "Phòng Một", figure("ho-so", 1), figure("ho-so", 2, "Q2-2025", on="2025-07-01"))
    assert measured_in(measured, "ho-so", "H1-2025").value is None
    measured.log(GD25, "Phòng Một", figure("ho-so", 7, "6 tháng", on="2025-07-01"))
    assert [measured_in(measured, "ho-so", name).value for name in ("Q1-2025", "Q2-2025", "H1-2025")] == [1, 2, 7]


def test_the_latest_day_counts_up_to_the_day_asked(measured):
    measured.log(GD25, "Phòng Một", figure("ho-so", 5, on="2025-04-10"), figure("ho-so", 4, on="2025-04-02"))
    days = ("2025-04-01", "2025-04-02", "2025-04-09", "2025-04-10")
    assert [measured_in(measured, "ho-so", on=day).value for day in days] == [None, 4, 4, 5]


def test_a_line_that_corrects_another_stands_in_for_it_whatever_its_day(measured):
    measured.log(
        GD25, "Phòng Một", figure("ho-so", 5, on="2025-04-10"), figure("ho-so", 6, rest=", corrects: t000")
    )
    assert measured_in(measured, "ho-so").value == 6


def test_lines_that_are_no_figures_count_for_nothing(measured):
    measured.log(
        GD25,
        "Phòng Một",
        "on: 2025-04-02, task: indicator/ho-so, occurrence: Q1-2025, status: done",
        "on: 2025-04-02, task: indicator/ho-so, status: done, value: 9",
        figure("ho-so", 9, "Q1-2024"),
        figure("ho-so", 9, "quý mười"),
    )
    measured.log(GD25, "Trạm Dọc", figure("ho-so", 9))
    assert measured_in(measured, "ho-so").value is None


def test_what_an_heir_records_for_a_unit_that_ended_is_that_units_figure(measured):
    measured.log(GD25, "Phòng Hai", figure("ho-so", 3, rest=", behalf_of: phong-mot"))
    one = measured_in(measured, "ho-so")
    assert {given.owner.unit_id: given.value for given in one.given}["phong-mot"] == 3


def test_without_givers_the_authority_gives_one_figure(measured):
    assert [given.owner.unit_id for given in measured_in(measured, "doi-thoai").given] == ["gia-dinh"]


def test_without_givers_the_desk_for_the_superior_gives_it_where_there_is_one(measured):
    measured.change("gia-dinh/units.yaml", "name: Phòng Hai,", "name: Phòng Hai, desk_for: tinh-gia,")
    assert [given.owner.unit_id for given in measured_in(measured, "doi-thoai").given] == ["phong-hai"]


def test_a_rate_is_computed_from_the_sums_not_from_the_rates(measured):
    for unit, good, all_ in (("Phòng Một", 90, 100), ("Phòng Hai", 1, 2), ("Phòng Ba", 8, 8)):
        measured.log(GD25, unit, figure("dung-han", good), figure("ho-so", all_))
    one = measured_in(measured, "ty-le")
    assert one.value == 90  # 99 of 110; the mean of the three rates would be 80
    assert [given.value for given in one.given] == [90, 50, 100]
    assert (one.all_given, one.met) == (True, True)


def test_a_unit_that_gave_one_part_of_a_rate_counts_in_neither(measured):
    measured.log(GD25, "Phòng Một", figure("dung-han", 45), figure("ho-so", 50))
    measured.log(GD25, "Phòng Hai", figure("dung-han", 400))
    one = measured_in(measured, "ty-le")
    assert (one.value, one.met, names(one.missing)) == (90, None, ["Phòng Hai", "Phòng Ba"])


def test_a_rate_of_nothing_has_no_value(measured):
    for unit in ("Phòng Một", "Phòng Hai", "Phòng Ba"):
        measured.log(GD25, unit, figure("dung-han", 0), figure("ho-so", 0))
    one = measured_in(measured, "ty-le")
    assert (one.value, one.met, one.all_given) == (None, None, True)


def test_a_rate_whose_whole_one_desk_gives_is_part_of_all_over_it(measured):
    measured.change("gia-dinh/2025/indicators.yaml", "whole: ho-so", "whole: doi-thoai")
    measured.log(GD25, "Phòng Một", figure("dung-han", 3))
    measured.log(GD25, "Phòng Hai", figure("dung-han", 1))
    measured.log(GD25, "UBND huyện Giả Định", figure("doi-thoai", 8))
    one = measured_in(measured, "ty-le")
    assert (one.value, names(one.missing)) == (50, ["Phòng Ba"])


@pytest.mark.parametrize(
    ("comparison", "value", "met"),
    [
        (">=", 4, True),
        (">=", 3.9, False),
        (">", 4, False),
        (">", 5, True),
        ("<=", 4, True),
        ("<=", 5, False),
        ("<", 4, False),
        ("<", 3, True),
        ("=", 4, True),
        ("=", 3.9, False),
        ("=", 5, True),
    ],
)
def test_a_goal_is_met_by_its_comparison(measured, comparison, value, met):
    old = 'người dân, comparison: ">="'
    measured.change("gia-dinh/2025/plan.yaml", old, f'người dân, comparison: "{comparison}"')
    measured.log(GD25, "UBND huyện Giả Định", figure("doi-thoai", value, "Y-2025", on="2025-12-20"))
    assert measured_in(measured, "doi-thoai", "Y-2025").met is met


def test_the_goal_is_the_periods_own_else_the_years(measured):
    goals = [measured_in(measured, "doi-thoai", name).goal for name in ("H1-2025", "Q3-2025", "Y-2025")]
    assert [(goal.value, goal.period) for goal in goals] == [(2, "H1-2025"), (4, "Y-2025"), (4, "Y-2025")]
    assert measured_in(measured, "ho-so").goal is None


def test_targets_without_an_indicator_are_those_of_the_plan_and_of_its_rows(measured):
    old = "task: Thí điểm,"
    row = "task: Thí điểm, targets: [{indicator: Số mô hình thí điểm, value: 1}],"
    measured.change("gia-dinh/2025/appendix.yaml", old, row)
    assert [t.indicator for t in unmeasured(measured.plan(GD25))] == ["Số hóa hồ sơ lưu trữ", "Số mô hình thí điểm"]
    measured.change("gia-dinh/2025/indicators.yaml", "unit: người,", "unit: người, target: so mo hinh thi diem,")
    assert [t.indicator for t in unmeasured(measured.plan(GD25))] == ["Số hóa hồ sơ lưu trữ"]
    assert measured_in(measured, "can-bo").goal.value == 1


@pytest.mark.parametrize(
    ("on", "period"),
    [
        ("2025-02-01", "Y-2025"),
        ("2025-03-14", "Y-2025"),
        ("2025-03-15", "Q1-2025"),
        ("2025-12-14", "Q1-2025"),
        ("2026-01-01", "Y-2025"),
    ],
)
def test_the_usual_period_is_the_last_whose_window_has_ended(measured, on, period):
    assert closed_period(measured.plan(GD25), date.fromisoformat(on)).name == period


def test_without_a_reporting_regime_the_usual_period_is_the_year(real):
    assert closed_period(real.plan("anh-son/2025"), date(2025, 7, 1)).name == "Y-2025"


def test_a_group_that_nobody_can_list_is_always_missing(measured):
    measured.change("gia-dinh/2025/indicators.yaml", "who: [Phòng Một, Trạm Dọc]", "who: [Các bên có liên quan]")
    one = measured_in(measured, "hai-long")
    assert (names(one.missing), one.all_given) == (["Các bên có liên quan"], False)


def test_figures_close_no_obligation_and_leave_the_plan_unrecorded(measured):
    before = measured.owed(GD25, on="2025-12-31")
    measured.log(GD25, "Phòng Một", figure("ho-so", 1))
    after = measured.owed(GD25, on="2025-12-31")
    assert [(a.obligation.id, a.status) for a in after] == [(a.obligation.id, a.status) for a in before]
    assert measured.plan(GD25).unrecorded
    measured.log(GD25, "Phòng Một", "on: 2025-03-01, task: a/1, status: done")
    assert not measured.plan(GD25).unrecorded


UNITS = {"phong-mot": "Phòng Một", "phong-hai": "Phòng Hai", "phong-ba": "Phòng Ba"}
LINES = st.lists(
    st.tuples(st.sampled_from(sorted(UNITS)), st.integers(1, 28), st.integers(-(10**6), 10**6)), max_size=12
)


@pytest.fixture(scope="module")
def plan_with_indicators(tmp_path_factory):
    root = tmp_path_factory.mktemp("measured")
    here = Path(__file__).parent
    shutil.copytree(here / "invented", root / "plans")
    shutil.copy(here / "measured" / "indicators.yaml", root / "plans" / "gia-dinh" / "2025")
    return open_store(root).plan(GD25)


def with_lines(plan, lines):
    """The plan with logs that hold these (unit, update) pairs in this order."""
    logs = {}
    for unit, update in lines:
        logs.setdefault(unit, []).append(update)
    return replace(
        plan,
        logs=[Loaded(f"{u}.yaml", Progress(unit=UNITS[u], updates=updates), []) for u, updates in logs.items()],
    )


@given(lines=LINES, data=st.data())
def test_the_sum_does_not_depend_on_the_order_of_lines_or_on_merges(plan_with_indicators, lines, data):
    written = [
        (
            unit,
            Update(
                id=f"u{n:04}",
                on=date(2025, 4, day),
                task="indicator/ho-so",
                status="done",
                occurrence="Q1-2025",
                value=cents / 100,
            ),
        )
        for n, (unit, day, cents) in enumerate(lines)
    ]
    twice = data.draw(st.lists(st.sampled_from(written), max_size=3)) if written else []  # a merge may keep both
    shuffled = data.draw(st.permutations([*written, *twice]))
    last = {}
    for unit, update in sorted(written, key=lambda one: (one[1].on, one[1].id)):
        last[unit] = round(update.value * 100)
    period = parse_period("Q1-2025")
    one = measure(with_lines(plan_with_indicators, shuffled), period, date(2025, 12, 31))[0]
    assert one.value == (sum(last.values()) / 100 if last else None)
    assert one.all_given is (len(last) == 3)
