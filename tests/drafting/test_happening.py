"""Events: which dates they set, and what is refused. Documents and days are invented."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.checks import errors_of
from cchc.drafting.happening import started_by
from tests.drafting.at_desk import TODAY, happen, refusal

GD25, VC25 = "gia-dinh/2025", "vinh-chau/2025"
DECISION = "Quyết định số 12/QĐ-UBND"


def events_of(desk, plan=GD25):
    return (desk.root / "plans" / plan / "events.yaml").read_text("utf-8")


def dues(desk, task, on="2025-05-01", plan=GD25):
    return {
        (a.obligation.owner.unit_id, a.obligation.term.occurrence): a.due for a in desk.owed(plan, on=on, task=task)
    }


def test_an_event_starts_a_term_for_every_unit_concerned(invented):
    line = happen(invented, DECISION, "b/2", note="bản giấy")
    assert events_of(invented) == (
        "events:\n  - {id: 12-qd-ubnd-2025-04-10, on: 2025-04-10, document: Quyết định số 12/QĐ-UBND, "
        "tasks: [b/2], note: bản giấy}\n"
    )
    # 05 ngày làm việc after Thursday 10/4: Friday, then Monday to Thursday
    assert dues(invented, "b/2") == {
        (unit, "12-qd-ubnd-2025-04-10"): date(2025, 4, 17) for unit in ("phong-mot", "phong-hai", "phong-ba")
    }
    found = started_by(invented.plan(GD25), line, TODAY)
    assert {o.term.due for o in found} == {date(2025, 4, 17)}
    assert errors_of(invented.plan(GD25), invented.store) == []


def test_an_event_may_state_the_date_itself(invented):
    happen(invented, DECISION, "b/2", due="2025-04-30")
    assert set(dues(invented, "b/2").values()) == {date(2025, 4, 30)}


def test_a_date_that_another_document_sets(invented):
    told = refusal(lambda: happen(invented, "Công văn số 7/UBND", "b/7"))
    assert told == (
        "Thời hạn của b/7 do văn bản ấn định: “Theo quy định của tỉnh”. Thêm --due NGÀY theo văn bản đó."
    )
    assert invented.one(GD25, on="2025-05-01", task="b/7").timing == "waiting"
    happen(invented, "Công văn số 7/UBND", "b/7", due="2025-04-25")
    found = invented.one(GD25, on="2025-05-01", task="b/7")
    assert (found.due, found.timing) == (date(2025, 4, 25), "late")


def test_one_event_for_several_tasks_is_one_line(invented):
    invented.change(
        "gia-dinh/2025/appendix.yaml", "deadline: Quý II/2025}", "deadline: 03 ngày kể từ khi có văn bản}"
    )
    line = happen(invented, DECISION, "b/2", "b/8", "8")
    assert line.entry["tasks"] == ["b/2", "b/8"]
    assert set(dues(invented, "b/8").values()) == {date(2025, 4, 13)}


@pytest.mark.parametrize(
    ("document", "tasks", "wanted", "told"),
    [
        (DECISION, ["a/1"], {}, "Thời hạn của a/1 không chờ sự kiện hay văn bản nào: “Quý I/2025”."),
        (DECISION, ["b/3"], {}, "ghi --status called"),
        (DECISION, ["b/6"], {}, "“không ghi thời hạn”"),
        (DECISION, ["b/2"], {"on": "2026-11-23"}, "Ngày 23/11/2026 ở tương lai (hôm nay 22/11/2026)."),
        ("", ["b/2"], {}, "Sự kiện phải nêu văn bản (--event)."),
        (DECISION, ["b/2"], {"due": "2025-04-09"}, "Hạn 09/04/2025 trước ngày của văn bản 10/04/2025."),
        (DECISION, ["a/1", "b/3"], {}, "2 chỗ không ghi được nên chưa ghi gì:"),
        (DECISION, ["report/Q1-2025"], {}, "Thời hạn của report/Q1-2025 không chờ sự kiện"),
    ],
)
def test_what_is_refused(invented, document, tasks, wanted, told):
    assert told in refusal(lambda: happen(invented, document, *tasks, **wanted))
    assert not (invented.root / "plans" / GD25 / "events.yaml").exists()


def test_tasks_of_two_plans_are_two_calls(desk):
    told = refusal(
        lambda: happen(desk, DECISION, "vinh-chau/2025#chinh-quyen-so/2.1.2", "soc-trang/2025#chi-dao/2")
    )
    assert "thuộc nhiều kế hoạch: vinh-chau/2025, soc-trang/2025" in told


def test_the_same_event_twice_is_refused_unless_it_happened_again(invented):
    happen(invented, DECISION, "b/2")
    for document in (DECISION, "quyet dinh SO 12/QĐ-UBND"):
        told = refusal(lambda document=document: happen(invented, document, "b/2"))
        assert told == (
            "b/2 đã ghi sự kiện này (plans/gia-dinh/2025/events.yaml, mã 12-qd-ubnd-2025-04-10). "
            "Nếu là một lần khác, thêm --again."
        )
    assert happen(invented, DECISION, "b/2", again=True).entry["id"] == "12-qd-ubnd-2025-04-10-2"
    assert {name for _, name in dues(invented, "b/2")} == {"12-qd-ubnd-2025-04-10", "12-qd-ubnd-2025-04-10-2"}


def test_another_day_of_one_document_is_another_event(invented):
    happen(invented, DECISION, "b/2")
    assert happen(invented, DECISION, "b/2", on="2025-06-02").entry["id"] == "12-qd-ubnd-2025-06-02"
    assert set(dues(invented, "b/2", on="2025-06-30").values()) == {date(2025, 4, 17), date(2025, 6, 9)}
    assert errors_of(invented.plan(GD25), invented.store) == []


def test_more_tasks_of_one_event_have_its_id(invented):
    happen(invented, DECISION, "b/2", due="2025-04-30")
    assert happen(invented, DECISION, "b/7", due="2025-04-30").entry["id"] == "12-qd-ubnd-2025-04-10"
    told = refusal(lambda: happen(invented, "QĐ số 12/QĐ-UBND", "b/7", due="2025-05-30"))
    assert told.startswith("b/7 đã ghi sự kiện này")
    assert errors_of(invented.plan(GD25), invented.store) == []


def test_one_document_in_two_plans(desk):
    for plan in (VC25, "soc-trang/2025"):
        waiting = [a for a in desk.owed(plan, on="2025-04-01") if a.obligation.term.kind == "event" and a.stands]
        task = waiting[0].obligation.task
        line = happen(desk, DECISION, f"{plan}#{task}")
        assert (line.path, line.entry["id"]) == (f"plans/{plan}/events.yaml", "12-qd-ubnd-2025-04-10")
        started = [a for a in desk.owed(plan, on="2025-05-01", task=task) if a.stands and a.due]
        assert started


@pytest.mark.parametrize(
    ("document", "made"),
    [
        ("Quyết định số 1020/QĐ-UBND", "1020-qd-ubnd"),
        ("Công văn số: 3553/UBND-NC ngày 5/4/2025", "3553-ubnd-nc"),
        ("Thông báo của Chủ tịch", "thong-bao-cua-chu-tich"),
        ("Quyết định số 7", "quyet-dinh-so-7"),
        ("???", "su-kien"),
        ("x" * 90, "x" * 40),
    ],
)
def test_the_id_comes_from_the_document_and_is_read_as_text(invented, document, made):
    assert happen(invented, document, "b/2").entry["id"] == f"{made}-2025-04-10"
    assert {name for _, name in dues(invented, "b/2")} == {f"{made}-2025-04-10"}


def test_an_event_is_not_known_before_its_day(invented):
    happen(invented, DECISION, "b/2")
    assert {a.timing for a in invented.asked("Phòng Một", on="2025-04-09") if a.obligation.task == "b/2"} == {
        "waiting"
    }


def test_what_can_be_counted_in_no_calendar_is_told_as_unknown(invented):
    """The holidays of a year far off are not known: the term starts, its date is not guessed."""
    line = happen(invented, DECISION, "b/2", on="2199-12-30", today=date(2200, 1, 1), plan=GD25)
    assert [o.term.due for o in started_by(invented.plan(GD25), line, date(2200, 1, 1))] == []


@pytest.mark.slow
def test_every_task_of_the_real_plans_that_waits_can_be_started(real):
    """Each row of the five plans that waits for an event or another document, in memory."""
    from cchc.drafting.happening import Happened, event_line
    from cchc.drafting.meaning import what_is_meant

    count = 0
    for plan_id in real.store.plan_ids:
        waiting = {
            a.obligation.task
            for a in real.owed(plan_id)
            if a.stands and a.obligation.owner.unit_id and a.obligation.term.kind in ("event", "external")
        }
        for task in sorted(waiting):
            on = date(real.plan(plan_id).year, 4, 10)
            due = date(on.year, 4, 25)
            meant = what_is_meant(real.store, f"{plan_id}#{task}", None, on)
            line = event_line([meant], Happened(document=DECISION, on=on, today=TODAY, due=due))
            assert {o.term.due for o in started_by(meant.plan, line, TODAY)} == {due}
            count += 1
    assert count == 10


def test_one_document_in_two_spellings_is_one_event(desk):
    happen(desk, "Quyết định số 5/QĐ-UBND", "chinh-quyen-so/2.1.2")
    spelt = "quyet dinh 5/QD-UBND ngày 10/4/2025"
    told = refusal(lambda: happen(desk, spelt, "chinh-quyen-so/2.1.2"))
    assert told.startswith("chinh-quyen-so/2.1.2 đã ghi sự kiện này")
    happen(desk, spelt, "chinh-quyen-so/2.1.2", again=True)
    ids = [event.id for event in desk.plan(VC25).events_file.value.events]
    assert ids == ["5-qd-ubnd-2025-04-10", "5-qd-ubnd-2025-04-10-2"]
    assert errors_of(desk.plan(VC25), desk.store) == []
