"""Events, conditions and dates that a person sets: when a term runs, and until when."""

from __future__ import annotations

from datetime import date

import pytest

VC25, GD25 = "vinh-chau/2025", "gia-dinh/2025"
EVENT_ROW = "chinh-quyen-so/2.1.2"


def test_working_days_after_an_event_skip_holidays_and_count_the_worked_saturday(desk):
    # Friday 25/4/2025; worked: Saturday 26/4, 28/4, 29/4; off: 30/4, 1/5, 2/5, weekend; then 5/5, 6/5.
    desk.event(VC25, f"id: qd-1, on: 2025-04-25, document: Quyết định bịa đặt số 1/QĐ-UBND, tasks: [{EVENT_ROW}]")
    found = desk.owed(VC25, on="2025-04-26", task=EVENT_ROW, role="lead")
    assert len(found) == 24
    assert {(a.due, a.obligation.term.start, a.timing) for a in found} == {
        (date(2025, 5, 6), date(2025, 4, 25), "in_time")
    }


def test_working_days_after_an_event_skip_the_national_day(desk):
    # Thursday 28/8/2025; worked: 29/8, 3/9, 4/9, 5/9, 8/9; off: the weekend, 1/9 and 2/9.
    desk.event(VC25, f"id: qd-1, on: 2025-08-28, document: Quyết định bịa đặt số 1/QĐ-UBND, tasks: [{EVENT_ROW}]")
    assert {a.due for a in desk.owed(VC25, task=EVENT_ROW, role="lead")} == {date(2025, 9, 8)}


def test_each_event_starts_a_term_of_its_own(desk):
    desk.event(
        VC25,
        f"id: qd-1, on: 2025-04-25, document: Quyết định bịa đặt số 1/QĐ-UBND, tasks: [{EVENT_ROW}]",
        f"id: qd-2, on: 2025-08-28, document: Quyết định bịa đặt số 2/QĐ-UBND, tasks: [{EVENT_ROW}]",
    )
    mine = desk.owed(VC25, task=EVENT_ROW, unit="phong-noi-vu")
    assert [(a.obligation.term.occurrence, a.due) for a in mine] == [
        ("qd-1", date(2025, 5, 6)),
        ("qd-2", date(2025, 9, 8)),
    ]


def test_an_event_starts_only_the_tasks_that_it_names(desk):
    desk.event(VC25, "id: qd-1, on: 2025-04-25, document: Quyết định bịa đặt số 1/QĐ-UBND, tasks: [the-che/2]")
    assert {a.timing for a in desk.owed(VC25, task=EVENT_ROW, role="lead")} == {"waiting"}


def test_a_term_that_an_event_started_runs_late(desk):
    desk.event(VC25, f"id: qd-1, on: 2025-04-25, document: Quyết định bịa đặt số 1/QĐ-UBND, tasks: [{EVENT_ROW}]")
    timings = [
        desk.one(VC25, on=day, task=EVENT_ROW, unit="phong-y-te").timing for day in ("2025-05-06", "2025-05-07")
    ]
    assert timings == ["due_soon", "late"]


def test_an_external_deadline_runs_once_its_date_is_recorded(desk):
    desk.event(
        VC25, "id: vb-1, on: 2025-02-10, document: Công văn bịa đặt số 3, tasks: [tthc/3.1], due: 2025-06-20"
    )
    found = [desk.one(VC25, on=day, task="tthc/3.1", role="lead") for day in ("2025-06-20", "2025-06-21")]
    assert [a.due for a in found] == [date(2025, 6, 20)] * 2
    assert [a.timing for a in found] == ["due_soon", "late"]


def test_an_external_deadline_waits_while_its_document_sets_no_date(desk):
    desk.event(VC25, "id: vb-1, on: 2025-02-10, document: Công văn bịa đặt số 3, tasks: [tthc/3.1]")
    only = desk.one(VC25, on="2026-01-05", task="tthc/3.1", role="lead")
    assert (only.timing, only.waiting_for) == ("waiting", "external")


@pytest.mark.parametrize(
    ("task", "unit", "log", "timing"),
    [
        ("cong-vu/3.1", "phong-noi-vu", "Phòng Nội vụ", "ongoing"),
        ("chinh-quyen-so/2.2", "phong-y-te", "Phòng Y tế", "late"),
    ],
)
def test_a_suspended_task_runs_once_it_is_called(desk, task, unit, log, timing):
    assert desk.one(VC25, on="2026-01-05", task=task, unit=unit).timing == "waiting"
    desk.log(VC25, log, f"on: 2025-05-05, task: {task}, status: called")
    assert desk.one(VC25, on="2025-05-04", task=task, unit=unit).timing == "waiting"
    called = desk.one(VC25, on="2026-01-05", task=task, unit=unit)
    assert (called.timing, called.status, called.waiting_for) == (timing, "called", None)


def test_a_call_to_one_member_leaves_the_others_suspended(desk):
    desk.log(VC25, "Phòng Y tế", "on: 2025-05-05, task: chinh-quyen-so/2.2, status: called")
    found = desk.owed(VC25, on="2026-01-05", task="chinh-quyen-so/2.2", role="lead")
    assert {a.obligation.owner.unit_id for a in found if a.timing != "waiting"} == {"phong-y-te"}


def test_a_call_may_set_its_own_date(invented):
    invented.log(GD25, "Phòng Hai", "on: 2025-05-05, task: b/3, status: called, due: 2025-06-12")
    found = [invented.one(GD25, on=day, task="b/3") for day in ("2025-06-12", "2025-06-13")]
    assert [(a.due, a.timing) for a in found] == [(date(2025, 6, 12), "due_soon"), (date(2025, 6, 12), "late")]


def test_a_date_that_a_person_sets_ends_the_waiting_of_an_event(invented):
    invented.change(
        "gia-dinh/2025/appendix.yaml",
        "deadline: Tối đa 05 ngày làm việc kể từ khi có quyết định}",
        "deadline: Tối đa 05 ngày làm việc kể từ khi có quyết định, due: 2025-07-10, because: Công văn bịa đặt}",
    )
    found = invented.owed(GD25, on="2025-07-11", task="b/2")
    assert {(a.due, a.timing, a.waiting_for) for a in found} == {(date(2025, 7, 10), "late", None)}


def test_a_date_that_a_person_sets_keeps_all_the_words_of_the_cell(invented):
    invented.change(
        "gia-dinh/2025/appendix.yaml",
        "deadline: Quý II/2025}",
        "deadline: [Quý II/2025, Quý III/2025], due: 2025-07-10, because: Công văn bịa đặt}",
    )
    assert invented.one(GD25, task="b/8").obligation.term.phrase == "Quý II/2025; Quý III/2025"


BESIDE = "deadline: [Tối đa 05 ngày làm việc kể từ khi có quyết định, Quý IV/2024, Ngày 01/01/2025]}"


@pytest.mark.parametrize("recorded", [False, True])
def test_what_an_event_does_not_start_stands_beside_what_it_does(invented, recorded):
    invented.change(
        "gia-dinh/2025/appendix.yaml", "deadline: Tối đa 05 ngày làm việc kể từ khi có quyết định}", BESIDE
    )
    if recorded:
        invented.event(GD25, "id: qd-1, on: 2025-03-03, document: Quyết định bịa đặt, tasks: [b/2]")
    found = invented.owed(GD25, task="b/2", unit="phong-mot")
    told = [(a.obligation.term.occurrence, a.due, a.waiting_for) for a in found]
    assert told == [
        ("qd-1", date(2025, 3, 10), None) if recorded else ("1", None, "event"),
        ("2", date(2024, 12, 31), "confirmation"),  # had passed when the plan was issued
        ("3", date(2025, 1, 1), None),  # had passed too, but is of the plan's own year
    ]


def test_the_day_on_which_the_plan_is_issued_has_not_passed(invented):
    invented.change("gia-dinh/2025/appendix.yaml", "deadline: Quý II/2025}", "deadline: Quý IV/2024}")
    assert invented.one(GD25, task="b/8").waiting_for == "confirmation"
    invented.change("gia-dinh/2025/plan.yaml", "date: 2025-01-02", "date: 2024-12-31")
    assert invented.one(GD25, task="b/8").waiting_for is None


@pytest.mark.parametrize("turned", [False, True])
def test_of_lines_of_one_event_on_one_day_the_latest_date_counts_wherever_it_stands(desk, turned):
    told = "id: vb-1, on: 2025-02-10, document: Công văn bịa đặt số 3, tasks: [tthc/3.1]"
    lines = [told, f"{told}, due: 2025-06-10", f"{told}, due: 2025-06-20"]
    desk.event(VC25, *(reversed(lines) if turned else lines))
    assert desk.one(VC25, task="tthc/3.1", role="lead").due == date(2025, 6, 20)


def test_a_phrase_that_cannot_be_read_gives_no_date_and_is_kept(invented):
    invented.change("gia-dinh/2025/appendix.yaml", "deadline: Quý II/2025}", "deadline: Ngày đẹp trời gần nhất}")
    only = invented.one(GD25, on="2026-01-05", task="b/8")
    assert (only.due, only.timing, only.obligation.term.phrase) == (None, "undated", "Ngày đẹp trời gần nhất")


@pytest.mark.parametrize("task", ["b/2", "b/7"])
def test_more_time_given_in_writing_sets_a_date_where_there_was_none(invented, task):
    invented.log(
        GD25, "Phòng Một", f"on: 2025-05-05, task: {task}, status: extended, due: 2025-06-12, document: CV"
    )
    found = [invented.one(GD25, on=day, task=task, unit="phong-mot") for day in ("2025-06-12", "2025-06-13")]
    assert [(a.due, a.timing) for a in found] == [(date(2025, 6, 12), "due_soon"), (date(2025, 6, 12), "late")]


@pytest.mark.parametrize(
    ("products", "waiting_for"),
    [
        ("[Quy chế (nếu có), Báo cáo]", None),
        ("[Báo cáo, Quy chế (nếu có)]", None),
        ("[Quy chế (nếu có), Tờ trình (nếu có)]", "condition"),
    ],
)
def test_only_a_condition_on_every_product_suspends_the_whole(invented, products, waiting_for):
    invented.change("gia-dinh/2025/appendix.yaml", "products: [Đề án]", f"products: {products}")
    assert invented.one(GD25, task="b/8").waiting_for == waiting_for


def test_a_condition_on_one_of_two_dated_products_suspends_that_one(invented):
    invented.change(
        "gia-dinh/2025/appendix.yaml", "products: [Kế hoạch, Báo cáo]", "products: [Kế hoạch, Tờ trình (nếu cần)]"
    )
    found = invented.owed(GD25, task="a/3", unit="phong-hai")
    assert [(a.obligation.item, a.waiting_for) for a in found] == [(1, None), (2, "condition")]


def test_an_amended_deadline_takes_the_place_of_the_old(invented):
    invented.change(
        "gia-dinh/2025/appendix.yaml",
        "task: Thí điểm, ",
        "task: Thí điểm, amended_by: [{document: CV bịa đặt, date: 2025-03-01, deadline: Quý IV/2025}], ",
    )
    assert invented.one(GD25, on="2025-07-02", task="b/8").due == date(2025, 12, 31)


def test_an_amended_lead_takes_the_place_of_the_old(invented):
    invented.change(
        "gia-dinh/2025/appendix.yaml",
        "task: Thí điểm, ",
        "task: Thí điểm, amended_by: [{document: CV bịa đặt, date: 2025-03-01, lead: [Phòng Một]}], ",
    )
    assert invented.one(GD25, on="2025-07-02", task="b/8").obligation.owner.unit_id == "phong-mot"


def test_an_id_stays_when_events_are_recorded(invented):
    invented.change(
        "gia-dinh/2025/appendix.yaml",
        "deadline: Tối đa 05 ngày làm việc kể từ khi có quyết định}",
        "deadline: [Tối đa 05 ngày làm việc kể từ khi có quyết định, Tháng 12/2025]}",
    )
    before = {a.obligation.id for a in invented.owed(GD25, task="b/2") if a.due == date(2025, 12, 31)}
    for n in (1, 2):
        invented.event(GD25, f"id: sk-{n}, on: 2025-03-0{n + 2}, document: Quyết định bịa đặt, tasks: [b/2]")
    after = {a.obligation.id for a in invented.owed(GD25, task="b/2") if a.due == date(2025, 12, 31)}
    assert after == before
