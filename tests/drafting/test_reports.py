"""The outline of a report: sentences of figures, what is late, a text that our own reader takes."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from cchc.calendar.periods import parse_period
from cchc.drafting.reports import figures_sentence, outdated, outline, overdue, usual_receiver
from cchc.obligations.measuring import measure
from cchc.obligations.reporting import frame, reckon
from cchc.obligations.scope import Scope, ask_unit
from cchc.plans.reports import Report
from cchc.store.faults import decode
from cchc.yamltree import read_tree

GD = "gia-dinh/2025"


def reckoned(desk, period, told, unit=None, plan=GD):
    loaded = desk.plan(plan)
    asked = None if unit is None else ask_unit(Scope(plans=(loaded,)), unit)
    return reckon(loaded, asked, frame(loaded, parse_period(period), date.fromisoformat(told)))


def sentences(made):
    return {
        area.key.removeprefix("area."): figures_sentence(area, made.frame, unrecorded=made.unrecorded)
        for area in made.by_area()
    }


def read(text):
    tree = read_tree(text.encode(), "bao-cao.yaml")
    report, faults = decode(tree, Report)
    assert [*tree.findings, *faults] == []
    return report


def test_an_area_is_told_in_one_sentence_of_figures(invented):
    invented.log(GD, "Phòng Một", "on: 2025-03-14, task: a/1, status: done")
    invented.log(GD, "Phòng Hai", "on: 2025-03-10, task: a/3, item: 1, status: done")
    assert sentences(reckoned(invented, "Q1-2025", "2025-03-20")) == {
        "a": "Trong quý I/2025 được giao 4 nhiệm vụ; đến hết ngày 14/3/2025: hoàn thành đúng hạn 1, "
        "hoàn thành quá hạn 1, đang thực hiện (trong hạn) 2, quá hạn chưa hoàn thành 0.",
        "b": "Trong quý I/2025 không có nhiệm vụ nào đến hạn; ngoài ra 6 nhiệm vụ không tính (thường xuyên 1; "
        "nhóm chưa nêu tên đơn vị 1; không thời hạn 1; ngành dọc 1; chờ sự kiện, điều kiện 2).",
    }


def test_a_cumulative_one_says_so_and_a_unit_counts_its_own(invented):
    invented.log(GD, "Phòng Một", "on: 2025-03-14, task: a/1, status: done")
    told = sentences(reckoned(invented, "Y-2025", "2025-12-31", "Phòng Một"))["a"]
    assert told.startswith("Lũy kế năm 2025 được giao 6 lượt nhiệm vụ; đến hết ngày 14/12/2025: ")


def test_where_nothing_was_recorded_no_result_is_told(invented):
    told = sentences(reckoned(invented, "Q1-2025", "2025-12-31"))["a"]
    assert told == "Trong quý I/2025 được giao 4 nhiệm vụ; đến hết ngày 14/3/2025 chưa ghi nhận kết quả nào."


def test_a_sentence_that_no_longer_holds_is_found_among_a_persons_words(invented):
    before = sentences(reckoned(invented, "Q1-2025", "2025-03-14"))
    invented.log(GD, "Phòng Một", "on: 2025-03-14, task: a/1, status: done")
    now = sentences(reckoned(invented, "Q1-2025", "2025-03-14"))
    words = [before["a"], "Đã mở 02 lớp tập huấn.", "Trong quý I/2025 tiếp 40 lượt người."]
    assert outdated(words, now["a"]) == [before["a"]]
    assert outdated([f"{now['a']} Trong đó có việc khó.", *words[1:]], now["a"]) == []
    assert outdated([before["b"]], now["b"]) == []


@pytest.mark.parametrize("period", ["Q1-2025", "H1-2025", "Q3-2025", "Y-2025"])
@pytest.mark.parametrize("plan", ["vinh-chau/2025", "soc-trang/2025", "anh-son/2025", GD])
def test_the_outline_is_a_file_that_the_program_reads(real, invented, plan, period):
    made = reckoned(invented if plan == GD else real, period, "2025-12-31", plan=plan)
    report = read(outline(made, "Sở: Nội vụ, “tỉnh” [bịa]"))
    assert report.period == period
    assert report.receivers == ["Sở: Nội vụ, “tỉnh” [bịa]"]
    assert report.areas == {area: [told] for area, told in sentences(made).items()}
    assert (report.leadership, report.strengths, report.proposals, report.late) == ([], [], [], [])


def test_what_is_late_waits_for_its_cause_once_for_a_unit_and_product(invented):
    invented.log(GD, "Phòng Hai", "on: 2025-03-10, task: a/3, item: 1, status: done")
    invented.log(GD, "Phòng Một", 'on: 2025-04-05, task: a/1, status: blocked, cause: "Chưa có: mẫu"')
    made = reckoned(invented, "Y-2025", "2025-12-31")
    late = read(outline(made, None)).late
    told = [(one.task, one.unit, one.item or None, one.cause) for one in late]
    assert ("a/1", "Phòng Một", None, "Chưa có: mẫu") in told
    assert ("a/3", "Phòng Hai", 1, "") in told
    assert ("b/5", "Trạm Dọc", None, "") in told  # of a central agency: late, though it counts in no rate
    assert len([one for one in told if one[0] == "a/4"]) == 1  # three quarters late
    assert len(set(told)) == len(told)
    assert {one.obligation.task for one in overdue(made)} == {task for task, *_ in told}


def test_a_target_that_was_missed_waits_for_its_explanation(measured):
    for unit, all_of, in_time in (("Phòng Một", 10, 8), ("Phòng Hai", 5, 5), ("Phòng Ba", 5, 4)):
        measured.log(
            GD,
            unit,
            f"on: 2025-03-10, task: indicator/ho-so, status: done, occurrence: Q1-2025, value: {all_of}",
            f"on: 2025-03-10, task: indicator/dung-han, status: done, occurrence: Q1-2025, value: {in_time}",
        )
    made = reckoned(measured, "Q1-2025", "2025-03-20")
    found = measure(made.loaded, made.frame.period, made.frame.told)
    missed = read(outline(made, None, found)).targets
    assert [(one.indicator, one.explanation) for one in missed] == [("Tỷ lệ giải quyết hồ sơ đúng hạn", "")]


@pytest.mark.slow
def test_the_receiver_is_the_one_that_the_plans_name(real, invented):
    def receiver(desk, plan, unit=None):
        return usual_receiver(desk.store, reckoned(desk, "Q1-2025", "2025-03-20", unit, plan))

    assert receiver(real, "vinh-chau/2025") == "UBND tỉnh (qua Sở Nội vụ)"
    assert receiver(real, "vinh-chau/2025", "Phòng Tư pháp") == "Ủy ban nhân dân thị xã (qua Phòng Nội vụ)"
    assert receiver(real, "soc-trang/2025") == "Chính phủ"
    assert receiver(invented, GD) is None
    assert receiver(invented, GD, "Phòng Một") == "UBND huyện Giả Định"


def test_names_that_yaml_would_read_otherwise_are_quoted(invented):
    made = reckoned(invented, "Q1-2025", "2025-03-20", "Phòng Một")
    odd = replace(made, unit=replace(made.unit, name='Phòng: "Một" #1'))
    assert read(outline(odd, "no")).unit == 'Phòng: "Một" #1'
    assert read(outline(odd, "no")).receivers == ["no"]
