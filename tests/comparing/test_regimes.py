"""The reporting regime beside the superior's: the town's of 2025, and copies with other days."""

from __future__ import annotations

from datetime import date

from cchc.comparing.regimes import compare_regimes

VC25, ST25 = "vinh-chau/2025", "soc-trang/2025"


def compared(desk):
    return {one.period.name: one for one in compare_regimes(desk.plan(VC25), desk.plan(ST25))}


def test_the_town_closes_a_day_after_the_province(real):
    found = compared(real)
    assert list(found) == ["Q1-2025", "H1-2025", "Q3-2025", "Y-2025"]
    assert {name: one.differences for name, one in found.items()} == {
        "Q1-2025": ("closes",),
        "H1-2025": ("closes",),
        "Q3-2025": ("opens", "closes"),
        "Y-2025": ("closes",),
    }
    first = found["Q1-2025"]
    assert (first.here.closes, first.above.closes) == (date(2025, 3, 15), date(2025, 3, 14))
    assert (first.here.due, first.above.due) == (date(2025, 3, 16), date(2025, 3, 18))
    assert (first.here.key, first.here.own_day) == ("Q1-2025", False)


def test_a_report_due_on_the_superiors_day_leaves_no_time(desk):
    desk.change(f"{VC25}/plan.yaml", "submit_by: {day: 16}", "submit_by: {day: 18}")
    assert all("no_time_left" in one.differences for one in compared(desk).values())
    desk.change(f"{VC25}/plan.yaml", "submit_by: {day: 18}", "submit_by: {day: 17}")
    assert not any("no_time_left" in one.differences for one in compared(desk).values())


def test_a_day_of_one_period_alone(desk):
    desk.change(f"{VC25}/plan.yaml", "to: 2025-03-15}", "to: 2025-03-15, submit_by: {day: 20}}")
    late = [name for name, one in compared(desk).items() if "no_time_left" in one.differences]
    assert late == ["Q1-2025"]
    assert compared(desk)["Q1-2025"].here.own_day


def test_a_period_that_only_one_plan_asks_for(desk):
    desk.change(
        f"{VC25}/plan.yaml",
        "Q3-2025: {from: 2025-06-16, to: 2025-09-15}",
        "9M-2025: {from: 2025-06-16, to: 2025-09-15}",
    )
    found = compared(desk)
    assert found["9M-2025"].differences == ("only_here",)
    assert found["Q3-2025"].differences == ("only_above",)
    assert found["9M-2025"].above is None
    assert found["Q3-2025"].here is None


def test_a_period_written_in_another_way_is_the_same_period(desk):
    desk.change(f"{VC25}/plan.yaml", "Q3-2025: {from: 2025-06-16", "quý III/2025: {from: 2025-06-16")
    assert compared(desk)["Q3-2025"].here.key == "quý III/2025"


def test_nothing_to_compare_without_a_regime_or_in_another_year(real):
    assert compare_regimes(real.plan("anh-son/2025"), real.plan(ST25)) == []
    assert compare_regimes(real.plan("vinh-chau/2023"), real.plan(ST25)) == []
