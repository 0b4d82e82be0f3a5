"""What a line in a log changes, for whom, from when; and what it never changes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET
from msgspec.structs import replace

from cchc.obligations import assess, derive
from cchc.obligations.recording import Line, Records
from cchc.plans.journal import Progress, Update
from cchc.store import Loaded

VC25, AS25, GD25 = "vinh-chau/2025", "anh-son/2025", "gia-dinh/2025"


def states(found):
    return {a.obligation.owner.unit_id: a.status for a in found}


def test_without_a_line_nothing_is_recorded(real):
    assert {a.status for a in real.owed(VC25, on="2026-12-31")} == {"none"}


def test_one_record_of_a_joint_lead_closes_it_for_both(desk):
    desk.log(VC25, "Phòng Văn hóa và Thông tin", "on: 2025-03-28, task: tthc/6, occurrence: '1', status: done")
    first = desk.owed(VC25, on="2025-06-01", task="tthc/6", occurrence="1", role="lead")
    assert states(first) == {"van-phong-hdnd-va-ubnd-thi-xa": "done", "phong-van-hoa-va-thong-tin": "done"}
    assert all(a.closed and a.done_late is False for a in first)


def test_a_record_of_one_occurrence_leaves_the_others_open(desk):
    desk.log(VC25, "Phòng Văn hóa và Thông tin", "on: 2025-03-28, task: tthc/6, occurrence: '1', status: done")
    rest = [a for a in desk.owed(VC25, on="2025-06-01", task="tthc/6") if a.obligation.term.occurrence != "1"]
    assert {a.status for a in rest} == {"none"}


def test_a_record_of_one_item_leaves_the_other_open(desk):
    desk.log(VC25, "Phòng Nội vụ", "on: 2025-02-20, task: chi-dao/2, item: 1, status: done")
    found = desk.owed(VC25, on="2025-03-10", task="chi-dao/2", role="lead")
    assert [(a.obligation.item, a.status) for a in found] == [(1, "done"), (2, "none")]


def test_a_members_record_does_not_close_the_others(desk):
    desk.log(VC25, "UBND xã Lai Hòa", "on: 2025-03-20, task: chinh-quyen-so/2.1.1, status: done")
    found = states(desk.owed(VC25, on="2025-04-01", task="chinh-quyen-so/2.1.1", role="lead"))
    assert found.pop("ubnd-xa-lai-hoa") == "done"
    assert set(found.values()) == {"none"}
    assert len(found) == 23


def test_a_record_of_a_unit_that_does_not_owe_the_task_closes_nothing(desk):
    desk.log(VC25, "Phòng Y tế", "on: 2025-03-20, task: tthc/6, status: done")
    assert {a.status for a in desk.owed(VC25, on="2025-04-01", task="tthc/6")} == {"none"}


def test_a_coordinator_sees_the_leads_state_and_closes_nothing(desk):
    desk.log(
        VC25, "Phòng Nội vụ", "on: 2025-03-01, task: tthc/6, occurrence: '1', status: done"
    )  # only coordinates
    assert {a.status for a in desk.owed(VC25, on="2025-04-01", task="tthc/6")} == {"none"}
    desk.log(VC25, "Phòng Văn hóa và Thông tin", "on: 2025-03-28, task: tthc/6, occurrence: '1', status: done")
    seen = desk.one(VC25, on="2025-04-01", task="tthc/6", occurrence="1", role="coordinating")
    assert (seen.status, seen.facts.done_on) == ("done", date(2025, 3, 28))


def test_a_coordinator_sees_a_group_done_when_the_last_member_is(invented):
    invented.change(
        "gia-dinh/2025/appendix.yaml",
        "lead: [Các phòng huyện Giả Định], coordinating: [Phòng Một]",
        "lead: [Các phòng huyện Giả Định], coordinating: [Trạm Dọc]",
    )
    for day, unit in (("2025-03-01", "Phòng Một"), ("2025-03-05", "Phòng Hai"), ("2025-03-09", "Phòng Ba")):
        invented.log(GD25, unit, f"on: {day}, task: a/2, status: done")
    seen = [invented.one(GD25, on=day, task="a/2", role="coordinating") for day in ("2025-03-08", "2025-03-09")]
    assert [a.status for a in seen] == ["started", "done"]
    assert seen[1].facts.done_on == date(2025, 3, 9)


def test_a_coordinator_sees_the_date_to_which_its_lead_was_given_more_time(invented):
    invented.log(
        GD25, "Phòng Một", "on: 2025-03-20, task: a/1, status: extended, due: 2025-04-15, document: CV bịa đặt"
    )
    assert {a.due for a in invented.owed(GD25, on="2025-03-21", task="a/1")} == {date(2025, 4, 15)}


def test_an_extension_moves_the_date_and_the_lateness(desk):
    desk.log(
        VC25,
        "Phòng Nội vụ",
        "on: 2025-02-25, task: chi-dao/2, item: 1, status: extended, due: 2025-03-20, document: CV",
    )
    day = {on: desk.one(VC25, on=on, task="chi-dao/2", item=1, role="lead") for on in ("2025-03-20", "2025-03-21")}
    assert [a.due for a in day.values()] == [date(2025, 3, 20)] * 2
    assert [a.timing for a in day.values()] == ["due_soon", "late"]
    assert {a.status for a in day.values()} == {"extended"}


def test_the_last_of_two_extensions_counts(invented):
    invented.log(GD25, "Phòng Một", "on: 2025-05-20, task: a/1, status: extended, due: 2025-06-30, document: CV 2")
    invented.log(GD25, "Phòng Một", "on: 2025-03-20, task: a/1, status: extended, due: 2025-05-15, document: CV 1")
    assert invented.one(GD25, on="2025-06-01", task="a/1", role="lead").due == date(2025, 6, 30)


def test_what_was_done_within_the_extension_was_done_in_time(invented):
    invented.log(
        GD25,
        "Phòng Một",
        "on: 2025-03-20, task: a/1, status: extended, due: 2025-04-15, document: CV",
        "on: 2025-04-15, task: a/1, status: done",
    )
    assert invented.one(GD25, on="2025-05-01", task="a/1", role="lead").done_late is False


def test_what_was_dropped_is_closed_and_never_late(desk):
    desk.log(
        VC25, "Phòng Nội vụ", "on: 2025-02-25, task: chi-dao/2, item: 1, status: dropped, document: CV bịa đặt"
    )
    only = desk.one(VC25, on="2026-12-31", task="chi-dao/2", item=1, role="lead")
    assert only.closed
    assert only.timing != "late"


def test_a_later_line_corrects_an_earlier_one(invented):
    invented.log(
        GD25,
        "Phòng Một",
        "on: 2025-03-10, task: a/1, status: done",
        "on: 2025-03-12, task: a/1, status: blocked, cause: thiếu số liệu",
    )
    only = invented.one(GD25, on="2025-04-01", task="a/1", role="lead")
    assert (only.status, only.facts.done_on, only.timing) == ("blocked", None, "late")


def test_an_earlier_date_written_later_overrides_nothing(invented):
    invented.log(
        GD25,
        "Phòng Một",
        "on: 2025-03-20, task: a/1, status: done, evidence: Sổ số 1",
        "on: 2025-03-05, task: a/1, status: started",
    )
    only = invented.one(GD25, on="2025-04-01", task="a/1", role="lead")
    assert (only.status, only.facts.done_on, only.facts.evidence) == ("done", date(2025, 3, 20), "Sổ số 1")


def test_a_line_of_tomorrow_is_not_known_today(invented):
    invented.log(GD25, "Phòng Một", "on: 2025-03-20, task: a/1, status: done")
    assert [invented.one(GD25, on=day, task="a/1", role="lead").status for day in ("2025-03-19", "2025-03-20")] == [
        "none",
        "done",
    ]


def test_done_on_its_last_day_is_in_time_and_on_the_next_is_not(invented):
    invented.log(GD25, "Phòng Một", "on: 2025-03-31, task: a/1, status: done")
    invented.log(GD25, "Phòng Ba", "on: 2025-04-01, task: a/2, status: done")
    assert invented.one(GD25, on="2025-05-01", task="a/1", role="lead").done_late is False
    assert invented.one(GD25, on="2025-05-01", task="a/2", unit="phong-ba").done_late is True


def test_done_on_the_working_day_after_a_rest_day_is_in_time(invented):
    invented.log(GD25, "Phòng Một", "on: 2025-03-17, task: report/Q1-2025, status: done")  # due Saturday 15/3
    invented.log(GD25, "Phòng Hai", "on: 2025-03-18, task: report/Q1-2025, status: done")
    found = {
        a.obligation.owner.unit_id: a.done_late for a in invented.owed(GD25, on="2025-05-01", task="report/Q1-2025")
    }
    assert found == {"phong-mot": False, "phong-hai": True, "phong-ba": None, "tram-doc": None}


def test_a_duty_is_recorded_like_a_task(desk):
    desk.log(VC25, "Phòng Tư pháp", "on: 2025-03-14, task: duty/IV.2.3, occurrence: Q1-2025, status: done")
    found = desk.owed(VC25, on="2025-04-01", task="duty/IV.2.3", unit="phong-tu-phap")
    assert [a.status for a in found] == ["done", "none", "none", "none"]


def test_a_name_in_a_log_may_be_an_alias(desk):
    desk.log(VC25, "phòng nội vụ thị xã", "on: 2025-02-20, task: chi-dao/2, item: 1, status: done")
    assert desk.one(VC25, on="2025-03-01", task="chi-dao/2", item=1, role="lead").status == "done"


def test_the_same_task_in_two_areas_is_closed_once_for_both(desk):
    desk.log(AS25, "Công chức Văn phòng - TK", "on: 2025-03-04, task: tthc/10, occurrence: '1', status: done")
    assert [a.status for a in desk.owed(AS25, on="2025-03-10", task="tthc/10")] == ["done", "none", "none", "none"]


def test_what_was_done_before_an_event_does_not_close_the_term_that_it_starts(invented):
    invented.event(GD25, "id: sk-1, on: 2025-02-10, document: Quyết định bịa đặt, tasks: [b/2]")
    invented.log(
        GD25,
        "Phòng Một",
        "on: 2025-02-14, task: b/2, status: done",
        "on: 2025-02-20, task: b/2, status: done, evidence: bản sửa",
    )
    invented.event(GD25, "id: sk-2, on: 2025-06-02, document: Quyết định bịa đặt, tasks: [b/2]")
    found = invented.owed(GD25, on="2025-06-03", task="b/2", unit="phong-mot")
    assert {a.obligation.term.occurrence: a.status for a in found} == {"sk-1": "done", "sk-2": "none"}


def test_one_line_in_march_does_not_close_the_fourth_quarter(invented):
    invented.log(GD25, "Phòng Một", "on: 2025-03-28, task: a/4, status: done")
    found = invented.owed(GD25, on="2025-04-10", task="a/4")
    assert [a.status for a in found] == ["done", "none", "none", "none"]


def test_a_coordinator_sees_work_done_of_which_the_other_leads_were_relieved(invented):
    invented.change(
        "gia-dinh/2025/appendix.yaml",
        "lead: [Các phòng huyện Giả Định], coordinating: [Phòng Một]",
        "lead: [Các phòng huyện Giả Định], coordinating: [Trạm Dọc]",
    )
    invented.log(GD25, "Phòng Một", "on: 2025-03-05, task: a/2, status: done")
    for unit in ("Phòng Hai", "Phòng Ba"):
        invented.log(GD25, unit, "on: 2025-03-09, task: a/2, status: dropped, document: CV bịa đặt")
    seen = [invented.one(GD25, on=day, task="a/2", role="coordinating") for day in ("2025-03-08", "2025-03-09")]
    assert [(a.status, a.facts.done_on) for a in seen] == [("started", None), ("done", date(2025, 3, 5))]


def test_a_coordinator_sees_that_every_lead_was_relieved(invented):
    invented.change(
        "gia-dinh/2025/appendix.yaml",
        "lead: [Các phòng huyện Giả Định], coordinating: [Phòng Một]",
        "lead: [Các phòng huyện Giả Định], coordinating: [Trạm Dọc]",
    )
    for unit in ("Phòng Một", "Phòng Hai", "Phòng Ba"):
        invented.log(GD25, unit, "on: 2025-03-01, task: a/2, status: dropped, document: CV bịa đặt")
    assert invented.one(GD25, on="2025-03-02", task="a/2", role="coordinating").status == "dropped"


def test_a_coordinator_sees_that_its_leads_were_called(invented):
    invented.change(
        "gia-dinh/2025/appendix.yaml",
        "lead: [Phòng Hai], coordinating: [], deadline: Trong năm 2025 (nếu có)",
        "lead: [Các phòng huyện Giả Định], coordinating: [Trạm Dọc], deadline: Trong năm 2025 (nếu có)",
    )
    for unit in ("Phòng Một", "Phòng Hai", "Phòng Ba"):
        invented.log(GD25, unit, "on: 2025-03-01, task: b/3, status: called")
    assert invented.one(GD25, on="2025-03-02", task="b/3", role="lead", unit="phong-mot").timing == "in_time"
    assert invented.one(GD25, on="2025-03-02", task="b/3", role="coordinating").timing == "in_time"


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("task", "unit", "said"),
    [("a/1", "Phòng Một", "status: extended, document: CV bịa đặt"), ("b/3", "Phòng Hai", "status: called")],
)
def test_of_two_lines_of_one_day_the_later_date_counts_wherever_it_stands(invented, task, unit, said, turned):
    lines = [f"on: 2025-03-20, task: {task}, {said}{due}" for due in ("", ", due: 2025-05-15", ", due: 2025-06-30")]
    invented.log(GD25, unit, *(reversed(lines) if turned else lines))
    assert invented.one(GD25, on="2025-04-01", task=task, role="lead").due == date(2025, 6, 30)


def test_more_time_given_without_a_new_date_leaves_the_one_that_was_set(invented):
    extended = "task: a/1, status: extended, document: CV bịa đặt"
    invented.log(GD25, "Phòng Một", f"on: 2025-03-20, {extended}, due: 2025-05-15", f"on: 2025-03-25, {extended}")
    assert invented.one(GD25, on="2025-04-01", task="a/1", role="lead").due == date(2025, 5, 15)


def test_a_state_is_of_the_day_of_the_line_that_gave_it(invented):
    invented.log(
        GD25,
        "Phòng Một",
        "on: 2025-03-10, task: a/1, status: started",
        "on: 2025-03-20, task: a/1, status: extended, due: 2025-05-15, document: CV bịa đặt",
    )
    facts = invented.one(GD25, on="2025-04-01", task="a/1", role="lead").facts
    assert (facts.status, facts.on) == ("started", date(2025, 3, 10))


def test_a_line_that_names_a_turn_of_work_with_one_date_speaks_of_that(invented):
    invented.log(GD25, "Phòng Một", "on: 2025-03-10, task: a/1, occurrence: '1', status: done")
    assert invented.one(GD25, on="2025-04-01", task="a/1", role="lead").status == "done"


def test_a_line_that_is_added_counts_at_once(invented_plan):
    (owed,) = [o for o in derive(invented_plan) if o.task == "a/1" and o.role == "lead"]
    records, day = Records(invented_plan), date(2025, 3, 10)
    assert records.facts(owed, day).status is None
    records.add(Line(Update(id="x", on=day, task="a/1", status="done"), "phong-mot", "", -1))
    assert records.facts(owed, day).status == "done"


def test_lines_without_an_occurrence_close_one_term_after_the_other(invented):
    for day in ("2025-03-28", "2025-06-20"):
        invented.log(GD25, "Phòng Một", f"on: {day}, task: a/4, status: done")
    found = invented.owed(GD25, on="2025-06-25", task="a/4")
    assert [(a.status, a.facts.done_on) for a in found] == [
        ("done", date(2025, 3, 28)),
        ("done", date(2025, 6, 20)),
        ("none", None),
        ("none", None),
    ]


def test_a_line_after_every_term_is_closed_corrects_the_last(invented):
    for day in ("2025-03-28", "2025-06-20", "2025-09-25", "2025-12-20"):
        invented.log(GD25, "Phòng Một", f"on: {day}, task: a/4, status: done")
    invented.log(GD25, "Phòng Một", "on: 2025-12-23, task: a/4, status: blocked, cause: số liệu sai")
    assert [a.status for a in invented.owed(GD25, on="2025-12-25", task="a/4")] == [*["done"] * 3, "blocked"]


def test_dropped_without_an_occurrence_ends_every_term_that_is_open(invented):
    invented.log(
        GD25,
        "Phòng Một",
        "on: 2025-03-28, task: a/4, status: done",
        "on: 2025-04-20, task: a/4, status: dropped, document: CV bịa đặt",
    )
    assert [a.status for a in invented.owed(GD25, on="2025-06-25", task="a/4")] == ["done", *["dropped"] * 3]


# Laws, over lines that nobody would write by hand. The plan is the invented one; only logs change, in memory.

DAY_ONE = date(2025, 1, 2)
days = st.integers(0, 400).map(lambda n: DAY_ONE + timedelta(days=n))
few_days = st.sampled_from(
    [DAY_ONE + timedelta(days=n) for n in (40, 74, 88, 89, 120)]
)  # so that some fall together
OWING = {
    "Phòng Một": ["a/1", "a/2", "a/4", "b/1", "b/2", "b/9.1", "report/Q1-2025"],
    "Phòng Hai": ["a/2", "a/3", "b/2", "b/3", "b/9.1", "report/Q1-2025", "duty/D.2"],
    "Phòng Ba": ["a/2", "a/3", "b/2", "b/9.1", "report/Q1-2025"],
    "Trạm Dọc": ["b/5", "report/Q1-2025", "a/1"],
}
owing = st.sampled_from([(unit, task) for unit, tasks in OWING.items() for task in tasks])


@st.composite
def updates(draw, name, task):
    status = draw(st.sampled_from(["started", "submitted", "blocked", "done", "dropped", "called", "extended"]))
    return Update(
        id=name,
        on=draw(few_days),
        task=task,
        status=status,
        item=draw(st.sampled_from([UNSET, 1, 2])),
        occurrence=draw(st.sampled_from([UNSET, UNSET, "1", "2"])),
        due=draw(days) if status == "extended" else UNSET,
    )


@st.composite
def logs(draw):
    count = draw(st.integers(1, 12))
    pairs = [draw(owing) for _ in range(count)]
    return [(unit, draw(updates(f"u{n:02}", task))) for n, (unit, task) in enumerate(pairs)]


def with_logs(loaded, lines):
    """The plan with these lines, each unit's in the order given."""
    by_unit: dict[str, list[Update]] = {}
    for unit, update in lines:
        by_unit.setdefault(unit, []).append(update)
    files = [Loaded(f"{unit}.yaml", Progress(unit=unit, updates=mine), []) for unit, mine in by_unit.items()]
    return replace(loaded, logs=files)


def standing(loaded, on):
    records = Records(loaded)
    return [assess(o, on, records.facts(o, on)) for o in derive(loaded)]


class TestLaws:
    @given(data=st.data(), lines=logs(), on=days)
    def test_the_order_of_lines_and_files_never_changes_a_state(self, invented_plan, data, lines, on):
        shuffled = data.draw(st.permutations(lines))
        assert standing(with_logs(invented_plan, shuffled), on) == standing(with_logs(invented_plan, lines), on)

    @given(lines=logs(), on=days)
    def test_a_units_lines_touch_only_what_it_leads_or_shares(self, invented_plan, lines, on):
        before = standing(with_logs(invented_plan, lines[:-1]), on)
        after = standing(with_logs(invented_plan, lines), on)
        unit = {"Phòng Một": "phong-mot", "Phòng Hai": "phong-hai", "Phòng Ba": "phong-ba", "Trạm Dọc": "tram-doc"}
        writer, update = unit[lines[-1][0]], lines[-1][1]
        for old, new in zip(before, after, strict=True):
            o = new.obligation
            concerned = {o.owner.unit_id, *o.owner.shared_with} if o.role != "coordinating" else {writer}
            if o.task != update.task or writer not in concerned:
                assert new == old

    @given(lines=logs(), on=days)
    def test_nobody_is_late_who_coordinates_or_waits_or_has_closed(self, invented_plan, lines, on):
        for a in standing(with_logs(invented_plan, lines), on):
            if a.timing == "late" and not a.closed:
                assert a.obligation.role != "coordinating"
                assert a.waiting_for is None
                assert a.last_day is not None
                assert a.last_day < on


def test_a_line_of_before_the_only_event_does_not_close_the_term_that_it_starts(invented):
    invented.log(GD25, "Phòng Một", "on: 2025-02-14, task: b/2, status: done")
    invented.event(GD25, "id: sk-1, on: 2025-06-02, document: Quyết định bịa đặt, tasks: [b/2]")
    found = invented.owed(GD25, on="2025-06-03", task="b/2", unit="phong-mot")
    assert [a.status for a in found] == ["none"]


def test_what_is_done_before_its_first_period_begins_is_not_lost(desk):
    """ "Hàng quý" of tthc/6 recorded in December, when no quarter has begun: the first one is done early."""
    desk.log("vinh-chau/2025", "Văn phòng HĐND và UBND thị xã", "on: 2024-12-30, task: tthc/6, status: done")
    found = desk.owed("vinh-chau/2025", on="2025-01-10", task="tthc/6", unit="van-phong-hdnd-va-ubnd-thi-xa")
    assert [a.status for a in found] == ["done", "none", "none", "none"]
