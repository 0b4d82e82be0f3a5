"""What sheets that came back change against the logs: each outcome, each reason. All texts typed are invented."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from msgspec import UNSET
from msgspec.structs import replace

from cchc.checks.journals import contradictions, idle_lines
from cchc.checks.registry import errors_of
from cchc.drafting.collecting import Collector
from cchc.drafting.journals import write_lines
from cchc.drafting.returned import read_sheet
from cchc.drafting.sheet import Cells, prefilled
from cchc.exports.sheets import UnitSheet, write_sheets
from cchc.obligations.scope import ask_unit, choose_plans, gather

PLAN, TODAY = "gia-dinh/2025", date(2025, 3, 20)
A1, A4 = "a/1", "a/4"
DONE = {"status": "đã xong", "on": "18/3/2025"}


class Office:
    """The desk that collects: reads what came back, writes what was taken, asks how things stand."""

    def __init__(self, desk):
        self.desk = desk

    def collect(self, *sheets, over=False, today=TODAY):
        returned = [read_sheet(sheet.saved(), f"{number}.xlsx") for number, sheet in enumerate(sheets, 1)]
        self.store = self.desk.store
        return Collector(self.store, today, over=over).collect(returned)

    def take(self, *sheets, **how):
        """Collect and write; the new lines must gainsay no other."""
        found = self.collect(*sheets, **how)
        lines = [one.entry.line for one in found if one.entry is not None]
        write_lines(self.store, lines)
        store = self.desk.store
        loaded = store.plan(PLAN)
        assert [*errors_of(loaded, store), *contradictions(loaded, store), *idle_lines(loaded, store)] == []
        return found

    def said(self, task, unit="phong-mot", today=TODAY, **wanted):
        """What a fresh sheet of the unit says of a task."""
        return prefilled(self.desk.one(PLAN, str(today), task=task, unit=unit, **wanted))

    def lines(self, unit="phong-mot"):
        """The lines of a unit's log, as dictionaries without their ids."""
        loaded = self.desk.plan(PLAN)
        register = loaded.register
        return [
            {key: value for key in line.__struct_fields__ if (value := getattr(line, key)) is not UNSET}
            for log in loaded.logs
            if register.find(log.value.unit, loaded.date).id == unit
            for line in log.value.updates
        ]


@pytest.fixture
def office(invented):
    return Office(invented)


def fill(sheet, task, **values):
    """Type into the row of a task ("a/4/…/2" for one of its items or terms), wherever it stands."""
    name, _, part = task.partition(" ")
    for row in range(sheet.head + 1, sheet.page.max_row + 1):
        owner = str(sheet.page.cell(row, 1).value).partition(f"#{name}@")[2]
        if owner and owner.partition("/")[2] == part:
            sheet.fill(row - sheet.head - 1, **values)
            return
    raise AssertionError(task)


def only(found, outcome):
    """The one row with this outcome; no other may be but unchanged."""
    (one,) = [row for row in found if row.outcome != "unchanged"]
    assert one.outcome == outcome, one.reason
    return one


def outcomes(found):
    return {row.outcome for row in found}


def test_an_untouched_sheet_changes_nothing(office, mailed):
    found = office.collect(mailed(), mailed("phong-hai", name="Phòng Hai"))
    assert outcomes(found) == {"unchanged"}
    assert {one.file for one in found} == {"1.xlsx", "2.xlsx"}
    assert not any(one.texts or one.reason or one.entry for one in found)


@pytest.mark.parametrize(
    ("task", "typed", "expected"),
    [
        (
            A1,
            {"status": "đã xong", "on": "18/3/2025", "evidence": "Sổ số 1", "note": "đủ\nhai quyển"},
            Cells(status="done", on=date(2025, 3, 18), evidence="Sổ số 1", note="đủ\nhai quyển"),
        ),
        (A1, {"status": "đang làm"}, Cells(status="started", on=TODAY)),
        (A1, {"status": "đã trình", "on": "1/3/2025"}, Cells(status="submitted", on=date(2025, 3, 1))),
        (
            A1,
            {"status": "vướng mắc", "cause": "thiếu người"},
            Cells(status="blocked", on=TODAY, cause="thiếu người"),
        ),
        (
            A1,
            {"status": "gia hạn", "new_due": "15/4/2025", "evidence": "Công văn 5"},
            Cells(status="extended", on=TODAY, new_due=date(2025, 4, 15), evidence="Công văn 5"),
        ),
        (
            A1,
            {"status": "thôi thực hiện", "evidence": "Quyết định 6"},
            Cells(status="dropped", on=TODAY, evidence="Quyết định 6"),
        ),
        ("duty/D.1", {"status": "đang làm"}, Cells(status="started", on=TODAY)),
        ("report/Q1-2025", {"status": "đã xong", "on": "14/3/2025"}, Cells(status="done", on=date(2025, 3, 14))),
    ],
)
def test_what_a_unit_fills_in_is_what_the_next_sheet_says(office, mailed, task, typed, expected):
    sheet = mailed()
    fill(sheet, task, **typed)
    one = only(office.take(sheet), "taken")
    assert (one.before, one.now) == (Cells(), expected)
    assert office.said(task) == expected


def test_of_the_terms_of_a_task_only_the_one_of_the_row_is_closed(office, mailed):
    sheet = mailed()
    fill(sheet, "a/4 1/3", status="đã xong", on="18/3/2025")
    entry = only(office.take(sheet), "taken").entry
    assert entry.line.entry["occurrence"] == "3"
    states = {a.obligation.term.occurrence: a.status for a in office.desk.owed(PLAN, "2025-03-20", task=A4)}
    assert states == {"1": "none", "2": "none", "3": "done", "4": "none"}


def test_of_the_items_of_a_task_only_the_one_of_the_row_is_closed(office, mailed):
    sheet = mailed("phong-hai", name="Phòng Hai")
    fill(sheet, "a/3 2", status="đã xong", on="18/3/2025")
    only(office.take(sheet), "taken")
    found = office.desk.owed(PLAN, "2025-03-20", task="a/3", unit="phong-ba")
    assert [a.status for a in found] == ["none", "done"]


def test_a_conditional_task_that_has_arisen(office, mailed):
    sheet = mailed("phong-hai", name="Phòng Hai")
    fill(sheet, "b/3", status="đã phát sinh", new_due="30/4/2025")
    only(office.take(sheet), "taken")
    assert office.said("b/3", "phong-hai") == Cells(status="called", on=TODAY, new_due=date(2025, 4, 30))
    assert outcomes(office.collect(sheet)) == {"unchanged"}


@pytest.mark.parametrize(
    ("task", "typed", "reason"),
    [
        (A1, {"evidence": "Sổ số 1"}, "Có ghi nội dung nhưng chưa chọn “Trạng thái”."),
        (A1, {"status": "đã xong"}, "“Đã xong” thì phải ghi ngày hoàn thành ở ô “Ngày”."),
        (A1, {"status": "đã xong", "on": "25/3/2025"}, "Ngày 25/03/2025 ở tương lai (hôm nay 20/03/2025)."),
        (A1, {"status": "đã xong", "on": "hôm qua"}, "Không hiểu ngày “hôm qua”. Viết như 14/03/2025."),
        (A1, {"status": "gần xong", "on": "hôm qua"}, "Không hiểu trạng thái “gần xong”."),
        (A1, {"status": "vướng mắc"}, "“Vướng mắc” thì phải ghi ô “Nguyên nhân vướng mắc”."),
        (A1, {"status": "gia hạn", "new_due": "15/4/2025"}, "“Gia hạn” thì phải ghi văn bản cho phép"),
        (A1, {"status": "gia hạn", "evidence": "CV 5"}, "“Gia hạn” thì phải ghi ngày ở ô “Hạn mới”."),
        (A1, {"status": "thôi thực hiện"}, "“Thôi thực hiện” thì phải ghi văn bản cho phép"),
        (
            A1,
            {"status": "đang làm", "new_due": "15/4/2025"},
            "Có “Hạn mới” nhưng “Trạng thái” không phải “gia hạn”.",
        ),
        (
            A1,
            {"status": "gia hạn", "evidence": "CV 5", "new_due": "1/3/2025"},
            "Hạn mới 01/03/2025 của a/1 không sau hạn đang có 31/03/2025.",
        ),
        (A1, {"status": "đã phát sinh"}, "không phải việc “nếu có”, “khi phát sinh”"),
    ],
)
def test_a_row_that_lacks_something_is_handed_back_with_the_reason(office, mailed, task, typed, reason):
    sheet = mailed()
    fill(sheet, task, **typed)
    one = only(office.take(sheet), "refused")
    assert reason in one.reason
    assert "--" not in one.reason
    assert len(one.texts) == len(typed)
    assert office.lines() == []


def test_one_cell_that_cannot_be_read_holds_back_the_whole_row(office, mailed):
    sheet = mailed("phong-mot", "on: 2025-03-10, task: a/1, status: started")
    fill(sheet, A1, on="mai", note="vẫn làm")
    one = only(office.collect(sheet), "refused")
    assert set(one.texts) == {"đang làm", "mai", "vẫn làm"}


class TestThreeWays:
    """The sheet as it went out, as it came back, and the log as it is now."""

    def sheet(self, mailed, **typed):
        sheet = mailed("phong-mot", "on: 2025-03-10, task: a/1, status: started")
        if typed:
            fill(sheet, A1, **typed)
        return sheet

    def later(self, office, line="on: 2025-03-15, task: a/1, status: submitted, note: 'ghi sau'"):
        office.desk.log(PLAN, "Phòng Một", line)

    def test_only_the_log_changed(self, office, mailed):
        sheet = self.sheet(mailed)
        self.later(office)
        assert outcomes(office.collect(sheet)) == {"unchanged"}

    def test_both_changed_alike(self, office, mailed):
        sheet = self.sheet(mailed, status="đã trình", on="15/3/2025", note="ghi sau")
        self.later(office)
        assert outcomes(office.collect(sheet)) == {"unchanged"}

    def test_both_changed_and_differ(self, office, mailed):
        sheet = self.sheet(mailed, status="đã xong", on="18/3/2025")
        self.later(office)
        reason = "Sau khi gửi phiếu, nhật ký đã ghi khác: đã trình 15/03/2025; ghi sau. Lấy theo phiếu: --again."
        assert only(office.collect(sheet), "refused").reason == reason
        only(office.take(sheet, over=True), "taken")
        assert office.said(A1) == Cells(status="done", on=date(2025, 3, 18), note="ghi sau")
        assert outcomes(office.collect(sheet)) == {"unchanged"}

    def test_a_new_due_day_recorded_meanwhile_stays(self, office, mailed):
        sheet = self.sheet(mailed, status="đã xong", on="18/3/2025")
        self.later(office, "on: 2025-03-12, task: a/1, status: extended, due: 2025-04-15, document: CV 5")
        only(office.take(sheet, over=True), "taken")
        said = office.said(A1)
        assert (said.status, said.new_due) == ("done", date(2025, 4, 15))

    def test_without_the_hidden_note_nobody_knows_which_is_newer(self, office, mailed):
        sheet = self.sheet(mailed)
        sheet.page.cell(sheet.head + 1, 2).value = "{hỏng"
        self.later(office)
        fill_row = next(r for r in range(sheet.head + 1, 99) if "#a/1@" in str(sheet.page.cell(r, 1).value))
        sheet.page.cell(fill_row, 2).value = None
        one = only(office.collect(sheet), "refused")
        assert "không biết phiếu hay nhật ký mới hơn; nhật ký đang ghi: đã trình 15/03/2025" in one.reason
        assert only(office.collect(sheet, over=True), "taken").now.status == "started"

    def test_without_the_hidden_note_an_empty_log_takes_the_row(self, office, mailed):
        sheet = mailed()
        fill(sheet, A1, status="đang làm")
        sheet.page.delete_cols(2)
        assert only(office.collect(sheet), "taken").now.status == "started"


class TestCorrecting:
    """A row that says otherwise than the log stands in for the line of the log."""

    def test_the_evidence_of_what_is_done(self, office, mailed):
        sheet = mailed("phong-mot", "on: 2025-03-10, task: a/1, status: done, evidence: Sổ số 1, note: đủ")
        fill(sheet, A1, evidence="Sổ số 1a")
        entry = only(office.take(sheet), "taken").entry.line.entry
        assert (entry["corrects"], entry["on"]) == ("t000", "2025-03-10")
        assert office.said(A1) == Cells(status="done", on=date(2025, 3, 10), evidence="Sổ số 1a", note="đủ")

    def test_the_day(self, office, mailed):
        sheet = mailed("phong-mot", "on: 2025-03-10, task: a/1, status: done, evidence: Sổ số 1")
        fill(sheet, A1, on="12/3/2025")
        only(office.take(sheet), "taken")
        assert office.said(A1) == Cells(status="done", on=date(2025, 3, 12), evidence="Sổ số 1")

    def test_done_after_all_that_was_only_begun(self, office, mailed):
        sheet = mailed("phong-mot", "on: 2025-03-10, task: a/1, status: done, evidence: Sổ số 1")
        fill(sheet, A1, status="đang làm", on="18/3/2025")
        assert only(office.take(sheet), "taken").entry.line.entry["corrects"] == "t000"
        assert office.said(A1).status == "started"

    @pytest.mark.parametrize(
        ("status", "typed"),
        [
            ("started", {"status": "đã xong", "on": "10/3/2025"}),
            ("started", {"on": "10/3/2025"}),
            ("dropped, document: QĐ 1", {"status": "đang làm", "on": "10/3/2025"}),
        ],
    )
    def test_an_earlier_day_than_the_logs_still_has_the_last_word(self, office, mailed, status, typed):
        sheet = mailed("phong-mot", f"on: 2025-03-15, task: a/1, status: {status}")
        fill(sheet, A1, **typed)
        one = only(office.take(sheet), "taken")
        assert one.entry.line.entry["corrects"] == "t000"
        assert office.said(A1) == one.now
        assert outcomes(office.collect(sheet)) == {"unchanged"}

    def test_a_line_of_the_same_day_that_says_more_is_corrected(self, office, mailed):
        sheet = mailed("phong-mot", "on: 2025-03-20, task: a/1, status: submitted")
        fill(sheet, A1, status="vướng mắc", cause="thiếu")
        assert only(office.take(sheet), "taken").entry.line.entry["corrects"] == "t000"
        assert office.said(A1) == Cells(status="blocked", on=TODAY, cause="thiếu")

    def test_done_stands_over_what_was_begun_on_later_days(self, office, mailed):
        lines = [
            f"on: 2025-03-{day}, task: a/1, status: {state}" for day, state in ((12, "started"), (15, "submitted"))
        ]
        sheet = mailed("phong-mot", *lines)
        fill(sheet, A1, status="đã xong", on="10/3/2025")
        assert only(office.take(sheet), "taken").entry.line.entry["corrects"] == ["t000", "t001"]

    def test_a_later_extension_would_have_the_last_word_on_the_document(self, office, mailed):
        sheet = mailed("phong-mot", "on: 2025-03-15, task: a/1, status: extended, due: 2025-04-15, document: CV 5")
        fill(sheet, A1, status="thôi thực hiện", on="10/3/2025", evidence="QĐ 6")
        reason = only(office.take(sheet), "refused").reason
        assert "“gia hạn” ngày 15/03/2025" in reason
        assert "sau ngày 10/03/2025 và có nội dung khác." in reason

    def test_an_extension_by_a_longer_one(self, office, mailed):
        sheet = mailed("phong-mot", "on: 2025-03-10, task: a/1, status: extended, due: 2025-04-15, document: CV 5")
        fill(sheet, A1, new_due="30/4/2025")
        assert only(office.take(sheet), "taken").entry.line.entry["corrects"] == "t000"
        assert office.said(A1).new_due == date(2025, 4, 30)
        assert outcomes(office.collect(sheet)) == {"unchanged"}

    def test_a_line_of_several_items_is_left_to_a_person(self, office, mailed):
        sheet = mailed("phong-hai", "on: 2025-03-10, task: a/3, status: done", name="Phòng Hai")
        fill(sheet, "a/3 1", evidence="BC 1")
        assert "chung cho nhiều sản phẩm hoặc nhiều kỳ" in only(office.take(sheet), "refused").reason

    @pytest.mark.parametrize("status", ["gia hạn", "đã phát sinh"])
    def test_what_is_done_is_not_extended(self, office, mailed, status):
        sheet = mailed("phong-mot", "on: 2025-03-10, task: a/1, status: done")
        fill(sheet, A1, status=status, new_due="30/4/2025", evidence="CV 6")
        assert (
            f"Nhật ký đã ghi “đã xong” nên không ghi “{status}” được." == only(office.take(sheet), "refused").reason
        )


class TestWhatIsLeftInACell:
    """A cell that still says what it said proves nothing of a new status; an emptied one takes nothing back."""

    def test_emptied_cells(self, office, mailed):
        sheet = mailed("phong-mot", "on: 2025-03-10, task: a/1, status: done, evidence: Sổ số 1, note: đủ")
        fill(sheet, A1, on=None, evidence=None, note=" ")
        assert outcomes(office.collect(sheet)) == {"unchanged"}

    def test_an_emptied_status(self, office, mailed):
        sheet = mailed("phong-mot", "on: 2025-03-10, task: a/1, status: done")
        fill(sheet, A1, status=None)
        assert "Ô “Trạng thái” bị xóa" in only(office.collect(sheet), "refused").reason

    def test_an_old_day_is_no_day_of_completion(self, office, mailed):
        sheet = mailed("phong-mot", "on: 2025-03-10, task: a/1, status: started")
        fill(sheet, A1, status="đã xong")
        assert "(ô này còn ngày cũ 10/03/2025)" in only(office.collect(sheet), "refused").reason

    def test_an_old_day_is_not_the_day_of_a_new_state(self, office, mailed):
        sheet = mailed("phong-mot", "on: 2025-03-10, task: a/1, status: started")
        fill(sheet, A1, status="vướng mắc", cause="thiếu")
        assert only(office.take(sheet), "taken").now.on == TODAY == office.said(A1).on

    def test_old_evidence_allows_nothing(self, office, mailed):
        sheet = mailed("phong-mot", "on: 2025-03-10, task: a/1, status: submitted, evidence: Tờ trình 5")
        fill(sheet, A1, status="gia hạn", new_due="15/4/2025")
        assert "ở ô “Minh chứng” (ô này còn nội dung cũ)" in only(office.collect(sheet), "refused").reason

    def test_what_allowed_an_extension_proves_no_completion(self, office, mailed):
        sheet = mailed("phong-mot", "on: 2025-03-10, task: a/1, status: extended, due: 2025-04-15, document: CV 5")
        fill(sheet, A1, status="đã xong", on="18/3/2025")
        only(office.take(sheet), "taken")
        assert office.said(A1) == Cells(status="done", on=date(2025, 3, 18), new_due=date(2025, 4, 15))
        assert outcomes(office.collect(sheet)) == {"unchanged"}

    def test_an_extension_of_what_is_begun_is_taken_once(self, office, mailed):
        sheet = mailed("phong-mot", "on: 2025-03-10, task: a/1, status: started, note: nháp")
        fill(sheet, A1, status="gia hạn", new_due="15/4/2025", evidence="CV 5")
        only(office.take(sheet), "taken")
        assert office.said(A1) == Cells(
            status="started", on=date(2025, 3, 10), new_due=date(2025, 4, 15), note="nháp"
        )
        assert outcomes(office.collect(sheet)) == {"unchanged"}

    def test_a_text_too_long_for_a_cell_keeps_its_length_in_the_log(self, office, mailed):
        long = "x" * 6000
        sheet = mailed("phong-mot", f"on: 2025-03-10, task: a/1, status: done, note: {long}")
        fill(sheet, A1, evidence="Sổ số 1")
        assert only(office.take(sheet), "taken").entry.line.entry["note"] == long

    def test_a_text_longer_than_a_sheet_shows_is_taken_whole_and_once(self, office, mailed):
        sheet = mailed()
        fill(sheet, A1, status="đang làm", note="y" * 6000)
        assert only(office.take(sheet), "taken").entry.line.entry["note"] == "y" * 6000
        assert outcomes(office.collect(sheet)) == {"unchanged"}


class TestWhoseRow:
    """Rows of several sheets, of other units, of nobody."""

    def both(self, mailed, one, two):
        sheets = mailed("phong-hai", name="Phòng Hai"), mailed("phong-ba", name="Phòng Ba")
        for sheet, typed in zip(sheets, (one, two), strict=True):
            fill(sheet, "a/3 1", **typed)
        return sheets

    def test_joint_leads_that_say_the_same(self, office, mailed):
        found = office.take(*self.both(mailed, DONE, DONE))
        assert only(found, "taken").file == "1.xlsx"

    def test_joint_leads_that_say_different_things_are_both_refused(self, office, mailed):
        sheets = self.both(mailed, DONE, {"status": "đang làm"})
        first, second = [one for one in office.take(*sheets, over=True) if one.outcome == "refused"]
        assert "1.xlsx" in second.reason
        assert "2.xlsx, tờ Phòng Ba, dòng" in first.reason
        only(office.take(sheets[1]), "taken")
        assert "nhật ký đã ghi khác" in only(office.collect(sheets[0]), "refused").reason

    def test_one_of_joint_leads_is_enough_and_writes_into_its_own_log(self, office, mailed):
        _, sheet = self.both(mailed, DONE, DONE)
        only(office.take(sheet), "taken")
        assert len(office.lines("phong-ba")) == 1
        assert office.said("a/3", "phong-hai", item=1).status == "done"

    def copied(self, sheet, **typed):
        page, row = sheet.page, sheet.page.max_row + 1
        for cell in list(page[sheet.head + 1]):
            page.cell(row, cell.column).value = cell.value
        sheet.fill(row - sheet.head - 1, **typed)

    def test_a_task_in_two_rows_that_say_different_things(self, office, mailed):
        sheet = mailed()
        sheet.fill(0, status="đang làm")
        self.copied(sheet, **DONE)
        found = office.take(sheet)
        assert [one.reason for one in found if one.outcome == "refused"] == [
            "Việc này đứng ở nhiều dòng, mỗi dòng ghi một khác."
        ] * 2

    def test_a_task_in_two_rows_that_say_the_same(self, office, mailed):
        sheet = mailed()
        sheet.fill(0, **DONE)
        self.copied(sheet)
        assert only(office.take(sheet), "taken").entry.line.entry["status"] == "done"

    @pytest.mark.slow
    def test_a_row_that_only_coordinates(self, office, mailed):
        sheet = mailed("tram-doc", name="Trạm Dọc")
        fill(sheet, "b/9.1", **DONE)
        one = only(office.take(sheet), "refused")
        assert one.reason == "Trạm Dọc chỉ phối hợp việc này; tình hình do cơ quan chủ trì ghi."

    def test_a_task_that_is_no_more(self, office, mailed):
        sheet = mailed()
        fill(sheet, "b/7", status="đang làm", note="gần xong")
        office.desk.change("gia-dinh/2025/appendix.yaml", 'number: "7"', 'number: "77"')
        one = only(office.collect(sheet), "refused")
        assert one.reason.startswith("Không còn việc nào có mã này")
        assert one.texts[:2] == ("đang làm", "gần xong")

    @pytest.mark.parametrize("name", ["a/1", "x", "gia-dinh/1999#a/1@phong-mot", "#@/", "gia-dinh/2025#@phong-mot"])
    def test_an_id_that_somebody_typed(self, office, mailed, name):
        sheet = mailed()
        sheet.page.cell(sheet.head + 1, 1).value = name
        sheet.fill(0, **DONE)
        one = only(office.collect(sheet), "refused")
        assert one.texts[:2] == ("đã xong", "18/3/2025")

    def test_a_sheet_of_another_workspace(self, office, mailed, real):
        sheet = mailed()
        fill(sheet, A1, **DONE)
        found = Collector(real.store, TODAY).collect([read_sheet(sheet.saved(), "x")])
        assert {one.reason for one in found} == {"Không gian làm việc này không có kế hoạch “gia-dinh/2025”."}
        assert [one.texts[:2] for one in found if "đã xong" in one.texts] == [("đã xong", "18/3/2025")]

    def test_a_unit_cannot_close_what_another_owes(self, office, mailed):
        sheet = mailed()
        sheet.fill(0, **DONE)
        sheet.page.cell(sheet.head + 1, 1).value = f"{PLAN}#b/6@phong-ba"
        one = only(office.collect(sheet), "refused")
        assert one.reason == "Mã việc là của đơn vị khác (phong-ba), không phải của đơn vị nhận phiếu này."

    def test_a_row_that_somebody_added(self, office, mailed):
        sheet = mailed()
        sheet.page.cell(sheet.page.max_row + 2, 4).value = "Việc ngoài kế hoạch"
        one = only(office.collect(sheet), "refused")
        assert (one.id, one.texts) == (None, ("Việc ngoài kế hoạch",))
        assert "Dòng không có mã việc" in one.reason

    @pytest.mark.parametrize("typed", [{}, {"status": "đang làm"}])
    def test_what_stands_in_columns_of_ones_own_is_told(self, office, mailed, typed):
        sheet = mailed()
        sheet.page.cell(sheet.head, 16).value = "Đề xuất"
        sheet.page.cell(sheet.head + 1, 16).value = "xin thêm người"
        sheet.fill(0, **typed)
        (told,) = [one for one in office.collect(sheet) if one.texts]
        assert told.texts == ("Đề xuất: xin thêm người",)
        assert told.outcome == ("taken" if typed else "unchanged")


class TestUnitsThatEnded:
    """What a unit that ended owed is recorded for it by the one that carries on its work."""

    def ended(self, office, successors):
        office.desk.change(
            "gia-dinh/units.yaml",
            "{id: phong-ba, name: Phòng Ba, kind: chuyên môn}",
            "{id: phong-ba, name: Phòng Ba, kind: chuyên môn, to: 2025-02-28, successions: [{date: 2025-03-01,"
            f" document: Quyết định 1 (bịa đặt), kind: merge, successors: {successors}}}]}}",
        )

    def test_the_one_that_follows_writes_on_its_behalf(self, office, mailed):
        self.ended(office, "[phong-mot]")
        sheet = mailed("phong-ba", name="Phòng Ba")
        fill(sheet, "b/6", status="đã xong", on="18/3/2025")
        entry = only(office.take(sheet), "taken").entry
        assert (entry.unit.id, entry.line.entry["behalf_of"]) == ("phong-mot", "phong-ba")
        assert office.said("b/6", "phong-ba").status == "done"
        assert outcomes(office.collect(sheet)) == {"unchanged"}

    def test_what_it_did_itself_stands_in_its_own_log(self, office, mailed):
        self.ended(office, "[phong-mot]")
        sheet = mailed("phong-ba", name="Phòng Ba")
        fill(sheet, "b/6", status="đã xong", on="18/2/2025")
        assert only(office.take(sheet), "taken").entry.unit.id == "phong-ba"

    def test_of_several_that_follow_nobody_can_tell_which(self, office, mailed):
        self.ended(office, "[phong-mot, phong-hai]")
        sheet = mailed("phong-ba", name="Phòng Ba")
        fill(sheet, "b/6", status="đã xong", on="18/3/2025")
        one = only(office.collect(sheet), "refused")
        assert "đã kết thúc hoạt động ngày 28/02/2025" in one.reason
        assert "việc đã chuyển về: Phòng Một; Phòng Hai" in one.reason


class TestUpward:
    """What an authority owes its superior is recorded by its desk, whoever's sheet it stood in."""

    HOME, TASK = "vinh-chau/2025", "up/soc-trang/2025/report/Q1-2025"

    def returned(self, desk, name, task):
        store = desk.store
        scope = choose_plans(store, [], None, TODAY)
        found = gather(scope, [ask_unit(scope, name)], TODAY, store.due_soon_days)
        mine = [a for a in found if a.obligation.owner.unit_id is not None]
        sheet = UnitSheet(unit=name, unit_id=mine[0].obligation.owner.unit_id, titles=(), assessed=tuple(mine))
        returned = read_sheet(write_sheets([sheet], [self.HOME], TODAY), "x")
        done = Cells(status="done", on=date(2025, 3, 17), evidence="BC 99/BC-UBND")
        rows = [replace(row, entry=done) if f"#{task}@" in row.id else row for row in returned.rows]
        return replace(returned, rows=tuple(rows))

    @pytest.mark.parametrize(
        ("unit", "task"), [("Phòng Nội vụ", TASK), ("UBND thị xã Vĩnh Châu", "report/Q1-2025")]
    )
    def test_the_desk_and_the_authority_itself(self, desk, unit, task):
        returned = self.returned(desk, unit, task)
        found = Collector(store := desk.store, TODAY).collect([returned])
        entry = only(found, "taken").entry
        assert entry.line.path == "plans/vinh-chau/2025/progress/phong-noi-vu.yaml"
        assert entry.line.entry["task"] == self.TASK
        write_lines(store, [entry.line])
        store = desk.store
        assert [*idle_lines(store.plan(self.HOME), store), *contradictions(store.plan(self.HOME), store)] == []
        found = [a for a in desk.asked(unit, on="2025-03-20") if a.obligation.task == task]
        assert [prefilled(a).evidence for a in found] == ["BC 99/BC-UBND"]
        assert outcomes(Collector(store, TODAY).collect([returned])) == {"unchanged"}


def test_a_sheet_of_an_earlier_day_is_compared_with_the_log_of_today(office, mailed):
    sheet = mailed()
    fill(sheet, A1, status="đã xong", on=datetime(2025, 5, 6))
    assert only(office.collect(sheet, today=date(2025, 5, 7)), "taken").now.on == date(2025, 5, 6)


def test_nothing_of_a_file_is_held_back_by_another_row_of_it(office, mailed):
    sheet = mailed()
    fill(sheet, A1, status="đã xong")
    fill(sheet, "duty/D.1", status="đang làm")
    counts = [one.outcome for one in office.take(sheet)]
    assert (counts.count("taken"), counts.count("refused")) == (1, 1)
