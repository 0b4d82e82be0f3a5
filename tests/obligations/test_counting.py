"""The three counts on an invented plan whose figures were worked out by hand, and the laws that bind them.

What is recorded, and what each line makes of it on 5/5/2025:

==========  =====================================================================================
a/1         Phòng Một in time
a/2         three members: one in time, one late, one with nothing recorded: the row is late
a/3         joint: item 1 (28/2) done by one on 5/3, so late for both; item 2 (31/12) open
a/4         quarterly: the first in time, the second (30/6), third and fourth open
b/1 … b/8   ongoing; event; condition; open group; ngành dọc; undated; external; dropped
b/9         a heading: owes nothing. b/9.1: three members and an open group, open until 31/12
reports     Q1 due Saturday 15/3: one on Monday 17/3 (in time), one on the 18th, one missing
duties      D.1 undated; D.2 open until 30/6
==========  =====================================================================================
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import UNSET, to_builtins
from msgspec.structs import replace

from cchc.exports.records import obligation_record
from cchc.obligations import Assessed, assess, derive, tally, total
from cchc.obligations.counting import added
from cchc.obligations.recording import Records
from cchc.plans.journal import Progress, Update
from cchc.store import Loaded

GD25, ON = "gia-dinh/2025", "2025-05-05"


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
    invented.log(
        GD25,
        "Phòng Ba",
        "on: 2025-03-05, task: a/3, item: 1, status: done",
        "on: 2025-04-01, task: b/8, status: dropped, document: Công văn bịa đặt",
    )
    return invented


def counts(assigned, in_time, late_done, open_, late, **left_out):
    return {
        "assigned": assigned,
        "done_in_time": in_time,
        "done_late": late_done,
        "open": open_,
        "late": late,
        "left_out": left_out,
    }


def test_tasks_are_counted_once_each_by_their_worst_part(recorded):
    _, everything = recorded.counts(GD25, ON)
    assert to_builtins(everything.tasks) == counts(
        5, 1, 0, 3, 1, ongoing=1, waiting=3, open_group=1, vertical=1, undated=1, dropped=1
    )
    assert (everything.on_time_rate, everything.rate_base) == (0.5, 2)


def test_items_are_counted_by_product_and_period(recorded):
    _, everything = recorded.counts(GD25, ON)
    assert to_builtins(everything.items) == counts(
        9, 2, 1, 5, 1, ongoing=1, waiting=3, open_group=1, vertical=1, undated=1, dropped=1
    )


def test_obligations_are_counted_by_unit_with_reports_and_duties(recorded):
    _, everything = recorded.counts(GD25, ON)
    assert to_builtins(everything.obligations) == counts(
        22, 4, 4, 12, 2, coordinating=3, ongoing=1, waiting=5, open_group=2, vertical=3, undated=2, dropped=1
    )


def test_by_area_each_row_stands_under_its_own(recorded):
    by_area, _ = recorded.counts(GD25, ON)
    assert list(by_area) == ["a", "b", "report", "duty"]
    assert by_area["a"].tasks.assigned == 4
    assert to_builtins(by_area["b"].tasks) == counts(
        1, 0, 0, 1, 0, ongoing=1, waiting=3, open_group=1, vertical=1, undated=1, dropped=1
    )
    assert by_area["report"].tasks.assigned == 0
    assert to_builtins(by_area["report"].obligations) == counts(6, 1, 1, 3, 1, vertical=2)


def test_by_unit_the_rate_is_of_obligations(recorded):
    by_unit, everything = recorded.counts(GD25, ON, by="unit")
    two = by_unit["phong-hai"]
    assert to_builtins(two.obligations) == counts(7, 0, 3, 4, 0, coordinating=1, waiting=2)
    assert (two.on_time_rate, two.rate_base) == (0.0, 3)
    assert by_unit["phong-mot"].on_time_rate == 1.0
    assert by_unit["tram-doc"].on_time_rate is None
    assert (everything.on_time_rate, everything.rate_base) == (0.4, 10)


def test_by_period_dated_work_stands_in_the_quarter_of_its_date(recorded):
    by_period, _ = recorded.counts(GD25, ON, by="period")
    assert list(by_period) == ["Q1-2025", "Q2-2025", "Q3-2025", "Q4-2025", None]
    assert to_builtins(by_period["Q1-2025"].items) == counts(4, 2, 1, 0, 1, open_group=1, vertical=1)
    assert by_period["Q3-2025"].items.assigned == 1


def test_a_groups_row_is_done_when_every_member_is(recorded):
    recorded.log(GD25, "Phòng Ba", "on: 2025-03-31, task: a/2, status: done")
    by_area, _ = recorded.counts(GD25, ON)
    assert (by_area["a"].tasks.late, by_area["a"].tasks.done_late) == (0, 1)  # done, one of them late


def test_figures_that_rest_on_our_own_list_of_members_say_so(real, recorded):
    assert recorded.counts(GD25, ON)[1].complete
    assert not real.counts("vinh-chau/2025", ON)[1].complete


def test_a_twin_row_is_counted_once(real):
    by_area, everything = real.counts("anh-son/2025", ON)
    owing = sum(row.owes for row in real.plan("anh-son/2025").rows.rows)
    assert everything.tasks.assigned + sum(everything.tasks.left_out.values()) == owing - 1
    assert "chinh-quyen-so" in by_area


def test_real_rows_of_no_rate_are_left_out_by_reason(real):
    found = real.owed("vinh-chau/2025", "2026-12-31")
    for task, reason in (
        ("chinh-quyen-so/3.1", "open_group"),
        ("chinh-quyen-so/3.4", "vertical"),
        ("chinh-quyen-so/2.1.2", "waiting"),
        ("cong-vu/3.1", "waiting"),
        ("tthc/3.1", "waiting"),
        ("chi-dao/3.1", "ongoing"),
    ):
        alone = total([a for a in found if a.obligation.task == task], "area").tasks
        assert (alone.assigned, alone.left_out) == (0, {reason: 1}), task


# The same figures by another way: flat records, no model.

REASONS = ("coordinating", "dropped", "open_group", "vertical", "waiting", "ongoing", "undated")


def reason_of(record: dict[str, Any], vertical: set[str]) -> str | None:
    holds = {
        "coordinating": record["role"] == "coordinating",
        "dropped": record["status"] == "dropped",
        "open_group": record["unit_id"] is None,
        "vertical": record["unit_id"] in vertical,
        "waiting": record["timing"] == "waiting",
        "ongoing": record["timing"] == "ongoing",
        "undated": record["timing"] == "undated",
    }
    return next((reason for reason in REASONS if holds[reason]), None)


def cell_of(record: dict[str, Any]) -> str:
    """One of the four cells of the Government's tables."""
    if record["status"] == "done":
        return "done_late" if record["done_on"] > (record["next_working_day"] or record["due"]) else "done_in_time"
    return "late" if record["timing"] == "late" else "open"


def recount(records: list[dict[str, Any]], key: tuple[str, ...], vertical: set[str]) -> dict[str, Any]:
    groups: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for record in records:
        groups.setdefault(tuple(record[name] for name in key), []).append(record)
    cells: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for group in groups.values():
        counted = {cell_of(r) for r in group if reason_of(r, vertical) is None}
        if counted:
            cells[min(counted, key=["late", "open", "done_late", "done_in_time"].index)] += 1
        else:
            reasons = [reason_of(r, vertical) for r in group]
            left[next((r for r in reasons if r != "coordinating"), "coordinating")] += 1
    return counts(cells.total(), *(cells[c] for c in ("done_in_time", "done_late", "open", "late")), **left)


def assert_agree(found: list[Assessed], vertical: set[str]) -> None:
    everything = total(found, "area")
    records = [obligation_record(a) for a in found]
    rows = [r for r in records if r["role"] in ("lead", "coordinating")]
    assert to_builtins(everything.tasks) == recount(rows, ("plan", "task"), vertical)
    assert to_builtins(everything.items) == recount(rows, ("plan", "task", "item", "occurrence"), vertical)
    assert to_builtins(everything.obligations) == recount(records, ("id",), vertical)


def test_the_hand_worked_figures_come_out_of_the_flat_records_too(recorded):
    assert_agree(recorded.owed(GD25, ON), {"tram-doc"})


# Laws over the real plans, with records that nobody made.

PLANS = ("anh-son/2025", "nga-nam/2024", "soc-trang/2025", "vinh-chau/2023", "vinh-chau/2025")
days = st.dates(date(2022, 12, 1), date(2026, 6, 30))


@pytest.fixture(scope="module")
def plans(real):
    """The five real plans with what they lay on whom, read once."""
    return [(loaded, derive(loaded)) for loaded in map(real.plan, PLANS)]


@st.composite
def standings(draw, plans):
    """A real plan on some day, with up to a hundred things recorded by those who owe them."""
    loaded, owed = draw(st.sampled_from(plans))
    on = draw(days)
    seed = draw(st.randoms(use_true_random=False))
    by_unit: dict[str, list[Update]] = {}
    for n, o in enumerate(seed.sample(owed, min(len(owed), draw(st.integers(0, 100))))):
        if o.owner.unit_id is None:
            continue
        line = Update(
            id=f"u{n}",
            on=on - timedelta(days=seed.randint(-30, 300)),
            task=o.task,
            status=seed.choice(["done", "done", "done", "started", "dropped", "called", "blocked"]),
            item=UNSET if o.item is None else o.item,
            occurrence=UNSET if o.term.occurrence is None else o.term.occurrence,
        )
        by_unit.setdefault(o.owner.unit_id, []).append(line)
    logs = [Loaded(f"{unit}.yaml", Progress(unit=unit, updates=lines), []) for unit, lines in by_unit.items()]
    records = Records(replace(loaded, logs=logs))
    return [assess(o, on, records.facts(o, on)) for o in owed]


few = settings(max_examples=40)


class TestLaws:
    @pytest.mark.slow
    @few
    @given(data=st.data())
    def test_assigned_is_the_sum_of_the_four_cells_in_every_count(self, plans, data):
        found = data.draw(standings(plans))
        for by in ("unit", "area", "period"):
            for one in (*tally(found, by), total(found, by)):
                for figure in (one.tasks, one.items, one.obligations):
                    assert figure.assigned == figure.done_in_time + figure.done_late + figure.open + figure.late
                    assert min(to_builtins(figure)["left_out"].values(), default=1) > 0

    @few
    @given(data=st.data())
    def test_every_obligation_is_counted_or_left_out(self, plans, data):
        found = data.draw(standings(plans))
        everything = total(found, "area").obligations
        assert everything.assigned + sum(everything.left_out.values()) == len(found)

    @pytest.mark.slow
    @few
    @given(data=st.data())
    def test_units_add_up_to_all_obligations_and_areas_to_all_tasks(self, plans, data):
        found = data.draw(standings(plans))
        for name in ("assigned", "done_in_time", "done_late", "open", "late"):
            by_unit = sum(getattr(one.obligations, name) for one in tally(found, "unit"))
            by_area = sum(getattr(one.tasks, name) for one in tally(found, "area"))
            assert by_unit == getattr(total(found, "unit").obligations, name)
            assert by_area == getattr(total(found, "area").tasks, name)

    @pytest.mark.slow
    @few
    @given(data=st.data(), by=st.sampled_from(["unit", "area", "period"]))
    def test_what_is_counted_plan_by_plan_adds_up_to_what_is_counted_of_all(self, plans, data, by):
        found = [*data.draw(standings(plans)), *data.draw(standings(plans))]
        of_plans = {}
        for one in found:
            of_plans.setdefault(one.obligation.plan, []).append(one)
        inorder = [one for of_plan in of_plans.values() for one in of_plan]
        assert added([tally(of_plan, by) for of_plan in of_plans.values()], by) == tally(inorder, by)
        if found:
            assert added([[total(of_plan, by)] for of_plan in of_plans.values()], by) == [total(inorder, by)]

    @few
    @given(data=st.data())
    def test_tasks_are_no_more_than_items_and_items_no_more_than_obligations(self, plans, data):
        everything = total(data.draw(standings(plans)), "area")
        sizes = [f.assigned + sum(f.left_out.values()) for f in (everything.tasks, everything.items)]
        assert (
            sizes[0] <= sizes[1] <= everything.obligations.assigned + sum(everything.obligations.left_out.values())
        )

    @few
    @given(data=st.data())
    def test_the_rate_is_what_its_denominator_says(self, plans, data):
        found = data.draw(standings(plans))
        for by, name in (("unit", "obligations"), ("area", "tasks")):
            for one in tally(found, by):
                figure = getattr(one, name)
                assert one.rate_base == figure.done_in_time + figure.done_late + figure.late
                if one.rate_base == 0:
                    assert one.on_time_rate is None
                else:
                    assert one.on_time_rate == pytest.approx(figure.done_in_time / one.rate_base, abs=5e-5)

    @pytest.mark.slow
    @few
    @given(data=st.data())
    def test_flat_records_give_the_same_figures(self, plans, data):
        found = data.draw(standings(plans))
        units = [unit for loaded, _ in plans for unit in loaded.register.units]
        assert_agree(found, {unit.id for unit in units if unit.kind == "ngành dọc"})
