"""A report as its template is given it: head, a person's words beside the figures, causes, targets, annexes."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.calendar.periods import parse_period
from cchc.documents.contexts.report import ReportDocument, report_document
from cchc.documents.linting.judging import lint_template
from cchc.documents.templates import packaged
from cchc.obligations.reporting import frame, reckon
from cchc.obligations.scope import Scope, ask_unit
from cchc.plans.reports import Explanation, LateCause, Report, Unscheduled
from cchc.text.numbers import shown_share

GD = "gia-dinh/2025"


def made(desk, period="Q1-2025", told="2025-12-31", unit=None, plan=GD, **words):
    """The document; ``words`` is what a person adds."""
    store = desk.store
    loaded = store.plan(plan)
    asked = None if unit is None else ask_unit(Scope(plans=(loaded,)), unit)
    reckoning = reckon(loaded, asked, frame(loaded, parse_period(period), date.fromisoformat(told)))
    return report_document(reckoning, Report(period=period, **words) if words else None, store)


def test_the_head_of_the_authority_and_what_nobody_said_is_blank(real):
    document = made(real, plan="vinh-chau/2025")
    assert document.head.superior == ()
    assert document.head.issuer == ("ỦY BAN NHÂN DÂN", "THỊ XÃ VĨNH CHÂU")
    assert (document.head.number, document.head.sign, document.head.place) == (None, "BC-UBND", "Vĩnh Châu")
    assert (document.head.day, document.head.month, document.head.year) == (None, None, "2025")
    assert document.signature.lines == ()
    assert document.receivers == ("UBND tỉnh (qua Sở Nội vụ)",)


def test_a_committee_called_by_its_letters_is_written_out_in_the_head(invented):
    assert made(invented).head.issuer == ("ỦY BAN NHÂN DÂN", "HUYỆN GIẢ ĐỊNH")


def test_the_head_of_an_office_stands_under_its_authority_and_a_communes_alone(real):
    office = made(real, plan="vinh-chau/2025", unit="Phòng Tư pháp").head
    assert (office.superior, office.issuer) == (("UBND THỊ XÃ VĨNH CHÂU",), ("PHÒNG TƯ PHÁP",))
    assert (office.sign, office.place) == ("BC-PTP", "Vĩnh Châu")
    commune = made(real, plan="vinh-chau/2025", unit="UBND xã Lai Hòa").head
    assert (commune.superior, commune.issuer) == ((), ("ỦY BAN NHÂN DÂN", "XÃ LAI HÒA"))
    assert (commune.sign, commune.place) == ("BC-UBND", "Lai Hòa")


def test_what_a_person_says_of_the_head_goes_first(invented):
    words = {
        "number": "7",
        "sign": "BC-PNV",
        "place": "Giả Định",
        "date": date(2025, 3, 7),
        "receivers": ["Sở Giả"],
        "recipients": ["Phòng Một"],
        "filing": "Lưu: VT, PNV",
    }
    document = made(invented, **words)
    head = document.head
    assert (head.number, head.sign, head.place) == ("07", "BC-PNV", "Giả Định")
    assert (head.day, head.month, head.year) == ("07", "3", "2025")
    assert document.receivers == ("Sở Giả",)
    assert (document.recipients.lines, document.recipients.filing) == (("Phòng Một",), "Lưu: VT, PNV")


def test_the_plan_is_cited_as_far_as_it_is_known(real):
    known = made(real, plan="soc-trang/2025").plan
    assert (known.number, known.day) == ("196/KH-UBND", "23/12/2024")
    unknown = made(real, plan="vinh-chau/2025").plan
    assert (unknown.number, unknown.day) == (None, None)
    assert unknown.about == "thực hiện cải cách hành chính năm 2025"


def test_steering_is_part_one_and_the_others_part_two_however_many(real):
    vinh_chau = made(real, plan="vinh-chau/2025")
    assert [one.name for one in vinh_chau.steering] == ["Công tác chỉ đạo điều hành"]
    assert len(vinh_chau.areas) == 6
    anh_son = made(real, plan="anh-son/2025")
    assert (anh_son.steering, len(anh_son.areas)) == ((), 5)


def test_a_persons_words_stand_in_their_parts_and_empty_ones_nowhere(invented):
    document = made(invented, areas={"a": ["Đoạn một", "  "]}, strengths=["Tốt "], limits=[""], proposals=[])
    assert [one.narrative for one in document.areas] == [("Đoạn một",), ()]
    assert (document.said.strengths, document.said.limits, document.said.proposals) == (("Tốt",), (), ())


def test_with_nothing_recorded_nothing_is_late_and_nobody_is_ranked(invented):
    document = made(invented, "Y-2025")
    assert (document.recorded, document.sent_recorded) == (False, False)
    assert (document.late, document.rank, document.chart) == ((), (), None)
    states = {row.state for row in document.tasks if not row.spanning and not row.heading}
    assert {"Chưa ghi nhận", "Thường xuyên", "Chờ sự kiện"} <= states
    assert not any("uá hạn" in state and "ngành dọc" not in state for state in states)
    assert {cell.state for row in document.sent for cell in row.cells} == {
        "Chưa ghi nhận",
        "Chưa ghi nhận (ngành dọc)",
    }


def test_a_groups_product_says_who_has_not_told_anything(invented):
    invented.log(GD, "Phòng Một", "on: 2025-03-10, task: a/2, status: done, evidence: Bản kê khai số 1")
    invented.log(GD, "Phòng Hai", "on: 2025-03-11, task: a/2, status: started")
    row = next(one for one in made(invented).tasks if str(one.task) == "Kê khai")
    assert row.state == (
        "Đang thực hiện (trong hạn)\n1/3 đơn vị hoàn thành\nchưa xong: Phòng Hai\nchưa báo cáo: Phòng Ba"
    )
    assert (row.done, row.evidence, row.due) == ("", "Bản kê khai số 1", "31/3/2025")


def test_what_hinders_stands_beside_what_is_still_open(invented):
    invented.log(GD, "Phòng Một", "on: 2025-03-10, task: a/1, status: blocked, cause: Chờ mẫu")
    row = next(one for one in made(invented).tasks if str(one.task) == "Lập sổ")
    assert row.state == "Đang thực hiện (trong hạn)\nvướng mắc: Chờ mẫu"


def test_turns_of_one_task_share_its_cells(invented):
    invented.log(GD, "Phòng Một", "on: 2025-03-10, task: a/4, status: done")
    rows = [one for one in made(invented, "Y-2025").tasks if one.task.merged]
    turns = [one for one in rows if str(one.number) == "4" or one.task.merged == "next"]
    assert [one.due for one in turns][-4:] == ["31/3/2025", "30/6/2025", "30/9/2025", "31/12/2025"]
    assert [one.task.merged for one in turns][-4:] == ["first", "next", "next", "next"]


def test_sub_tasks_stand_under_the_text_of_the_row_above(invented):
    rows = made(invented, "Y-2025").tasks
    at = next(n for n, row in enumerate(rows) if row.heading)
    assert (rows[at].heading, str(rows[at + 1].task)) == ("Chỉnh lý tài liệu", "Chỉnh lý kho cũ")


CAUSES = [
    ([], "Chờ mẫu"),
    ([LateCause(task="a/1", cause="Chung")], "Chung"),
    ([LateCause(task="a/1", cause="Chung"), LateCause(task="a/1", cause="Riêng", unit="Phòng Một")], "Riêng"),
    ([LateCause(task="a/1", cause="Khác", unit="Phòng Hai")], "Chờ mẫu"),
    ([LateCause(task="a/1", cause="Sản phẩm hai", item=2)], "Chờ mẫu"),
    ([LateCause(task="a/1", cause="  ")], "Chờ mẫu"),
]


@pytest.mark.parametrize(("told", "cause"), CAUSES)
def test_the_particular_cause_goes_before_the_general_one_and_a_persons_before_the_logs(invented, told, cause):
    invented.log(GD, "Phòng Một", "on: 2025-04-01, task: a/1, status: blocked, cause: Chờ mẫu")
    document = made(invented, "Y-2025", late=told, leadership=["x"])
    row = next(one for one in document.late if one.task.startswith("Lập sổ"))
    assert (row.cause, row.state, row.days) == (cause, "Quá hạn chưa hoàn thành", "258")


def test_targets_are_told_with_their_figure_and_what_a_person_says(measured):
    for unit, all_of, in_time in (("Phòng Một", 10, 8), ("Phòng Hai", 5, 5), ("Phòng Ba", 5, 4)):
        measured.log(
            GD,
            unit,
            f"on: 2025-03-20, task: indicator/ho-so, status: done, occurrence: Q1-2025, value: {all_of}",
            f"on: 2025-03-20, task: indicator/dung-han, status: done, occurrence: Q1-2025, value: {in_time}",
        )
    told = [Explanation(indicator="tỷ lệ giải quyết hồ sơ đúng hạn", explanation="Hệ thống lỗi 03 ngày")]
    document = made(measured, told="2025-03-25", targets=told)
    assert [(row.goal, row.value, row.state, row.explanation) for row in document.targets] == [
        ("từ 90% trở lên", "85%", "Chưa đạt", "Hệ thống lỗi 03 ngày"),
        ("từ 4 cuộc trở lên", "", "Chưa ghi nhận số liệu", ""),
        ("100%", "", "Chưa có chỉ số đo", ""),
    ]
    figures = document.target_figures
    assert (figures.stated, figures.met, figures.missed, figures.unknown) == (3, 0, 1, 2)
    assert made(measured, told="2025-03-19").targets[0].state == "Chưa ghi nhận số liệu"


def test_the_packaged_template_names_nothing_that_may_be_missing():
    found = lint_template(packaged("report").read_bytes(), ReportDocument)
    assert [one for one in found if one.severity != "info"] == []


def test_annexes_are_numbered_as_they_come(invented):
    quarter = made(invented).annexes
    assert (quarter.tasks, quarter.late, quarter.sent) == ("Phụ lục I", "Phụ lục II", "Phụ lục III")
    assert (quarter.targets, quarter.unscheduled, quarter.rank) == (None, None, None)
    assert made(invented, unit="Phòng Một").annexes.tasks == "Phụ lục"


def test_what_came_up_and_stands_in_no_file_is_told_by_a_person(invented):
    invented.log(GD, "Phòng Hai", "on: 2025-05-02, task: b/3, status: called, due: 2025-06-01")
    added = [Unscheduled(task="Phục vụ đoàn giám sát", origin="Công văn số 9/GM", result="Đã xong")]
    rows = made(invented, "Y-2025", unscheduled=added).unscheduled
    assert [(row.number, row.task, row.origin, row.due) for row in rows] == [
        ("1", "Sửa quy chế", "Phát sinh ngày 02/5/2025", "01/6/2025"),
        ("2", "Phục vụ đoàn giám sát", "Công văn số 9/GM", ""),
    ]
    assert made(invented, "Q1-2025", unscheduled=added).unscheduled == ()


@pytest.mark.parametrize(
    ("part", "whole", "printed"),
    [(5, 8, "62,5%"), (2, 3, "66,7%"), (4, 4, "100%"), (0, 7, "0%"), (0, 0, None)],
)
def test_rates_are_printed_with_a_comma_and_none_is_taken_of_nothing(part, whole, printed):
    assert shown_share(part, whole) == printed
