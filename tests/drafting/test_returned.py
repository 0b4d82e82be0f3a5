"""What is read of a sheet that came back, whatever a unit did to it on the way. All texts typed are invented."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.drafting.returned import read_sheet
from cchc.drafting.sheet import COLUMNS, FILLED, Cells, base_text, clean, read_base
from cchc.drafting.unpacking import MAX_ROWS
from cchc.exports.sheets import UnitSheet, write_sheets
from cchc.store import WorkspaceError

ON = date(2025, 3, 20)
VC25 = "vinh-chau/2025"


def by_id(returned):
    return {row.id: row for row in returned.rows}


def contents(returned):
    return {row.id: (row.base, row.entry) for row in returned.rows}


@pytest.mark.slow
def test_every_row_of_every_unit_comes_back_as_it_went_out(desk):
    desk.log(
        VC25,
        "Phòng Nội vụ",
        "on: 2025-02-20, task: chi-dao/2, item: 1, status: done, evidence: Kế hoạch số 21/KH-UBND",
        "on: 2025-03-12, task: report/Q1-2025, status: blocked, cause: 'thiếu số liệu', note: '=1+1'",
        "on: 2025-03-14, task: chi-dao/5.a, item: 1, status: extended, due: 2025-04-15, document: Công văn 345",
    )
    by_unit = {}
    for assessed in desk.owed(VC25, "2025-03-20"):
        if assessed.obligation.owner.unit_id is not None:
            by_unit.setdefault(assessed.obligation.owner.unit_id, []).append(assessed)
    sheets = [
        UnitSheet(unit=mine[0].obligation.owner.unit, unit_id=unit, titles=(), assessed=tuple(mine))
        for unit, mine in by_unit.items()
    ]
    returned = read_sheet(write_sheets(sheets, [VC25], ON), "phiếu.xlsx")
    assert (returned.plans, returned.as_of, returned.units) == ((VC25,), ON, tuple(by_unit))
    assert [row.id for row in returned.rows] == [a.obligation.id for mine in by_unit.values() for a in mine]
    assert not returned.untakeable
    assert all(row.base == row.entry and not row.problems and not row.others for row in returned.rows)
    rows = by_id(returned)
    assert rows[f"{VC25}#chi-dao/2@phong-noi-vu/1"].entry == Cells(
        status="done", on=date(2025, 2, 20), evidence="Kế hoạch số 21/KH-UBND"
    )
    assert rows[f"{VC25}#report/Q1-2025@phong-noi-vu"].entry == Cells(
        status="blocked", on=date(2025, 3, 12), cause="thiếu số liệu", note="=1+1"
    )
    assert [row.entry for row in returned.rows if row.entry.status == "extended"] == [
        Cells(status="extended", on=date(2025, 3, 14), evidence="Công văn 345", new_due=date(2025, 4, 15))
    ]


def test_what_a_unit_fills_in_differs_from_what_went_out(mailed):
    sheet = mailed("phong-mot", "on: 2025-03-10, task: a/1, status: started")
    sheet.fill(0, status="đã xong", on=datetime(2025, 3, 18), evidence="Báo cáo số 9/BC-PM", note="xong sớm")
    row = sheet.returned().rows[0]
    assert row.base == Cells(status="started", on=date(2025, 3, 10))
    assert row.entry == Cells(status="done", on=date(2025, 3, 18), evidence="Báo cáo số 9/BC-PM", note="xong sớm")
    assert row.raw["on"] == "18/03/2025"
    assert (row.sheet, row.row) == ("Phòng Một", sheet.head + 1)


@pytest.mark.parametrize(
    "typed",
    [
        datetime(2025, 3, 14),
        datetime(2025, 3, 14, 9, 30),
        "14/3/2025",
        "14/03/2025",
        "14.3.2025",
        "14-3-2025",
        " 14 / 3 / 2025 ",
        "14/03/25",
        "2025-03-14",
        "2025-03-14 00:00:00",
        "2025-03-14T00:00:00",
        "ngày 14/3/2025",
        "Ngày 14 tháng 3 năm 2025",
        "14 tháng 03 năm 2025",
        45730,
    ],
)
def test_a_day_is_read_however_it_is_typed(mailed, typed):
    sheet = mailed()
    sheet.fill(0, on=typed)
    row = sheet.returned().rows[0]
    assert (row.entry.on, row.problems) == (date(2025, 3, 14), ())


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("3/14/2025", "Không có ngày “3/14/2025” trên lịch"),
        ("29/2/2025", "Không có ngày “29/2/2025”"),
        ("tuần sau", "Không hiểu ngày “tuần sau”"),
        ("14/3", "Không hiểu ngày “14/3”"),
        ("14/3/1999", "nằm ngoài khoảng 2000–2100"),
        (2025, "Ngày “17/07/1905” nằm ngoài khoảng 2000–2100"),
        (True, "Không hiểu ngày “TRUE”"),
        ("=TODAY()", "chứa công thức =TODAY()"),
        ("#N/A", "báo lỗi #N/A"),
    ],
)
def test_a_day_that_is_none_is_handed_back_with_the_reason(mailed, typed, reason):
    sheet = mailed()
    sheet.fill(0, status="đã xong", on=typed)
    row = sheet.returned().rows[0]
    (problem,) = row.problems
    assert problem.key == "on"
    assert reason in problem.reason
    assert problem.text == row.raw["on"] != ""
    assert row.entry == Cells(status="done")


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ("đã xong", "done"),
        ("ĐÃ XONG", "done"),
        ("da xong.", "done"),
        ("  Đã  xong ", "done"),
        ("done", "done"),
        ("Hoàn thành", "done"),
        ("vuong mac", "blocked"),
        ("đang thực hiện", "started"),
        ("gia hạn", "extended"),
        ("thôi thực hiện", "dropped"),
        ("Chưa ghi nhận", None),
        ("", None),
        (None, None),
    ],
)
def test_a_state_is_read_however_it_is_typed(mailed, typed, status):
    sheet = mailed()
    sheet.fill(0, status=typed)
    row = sheet.returned().rows[0]
    assert (row.entry.status, row.problems) == (status, ())


def test_an_unknown_state_is_handed_back_with_the_nearest(mailed):
    sheet = mailed()
    sheet.fill(0, status="đang lam viec")
    (problem,) = sheet.returned().rows[0].problems
    assert (problem.key, problem.text) == ("status", "đang lam viec")
    assert "đang làm" in problem.reason


@pytest.mark.parametrize("typed", ["=HYPERLINK(1)", "#REF!"])
def test_a_formula_or_an_error_in_a_text_is_no_text(mailed, typed):
    sheet = mailed()
    sheet.fill(0, evidence=typed, note="vẫn đọc")
    row = sheet.returned().rows[0]
    assert (row.entry, row.raw["evidence"]) == (Cells(note="vẫn đọc"), typed)
    assert [(problem.key, problem.text) for problem in row.problems] == [("evidence", typed)]


def test_numbers_and_days_typed_as_evidence_stay_readable(mailed):
    sheet = mailed()
    sheet.fill(0, evidence=21, cause=21.5, note=datetime(2025, 3, 14))
    assert sheet.returned().rows[0].entry == Cells(evidence="21", cause="21.5", note="14/03/2025")


def sort_rows(sheet):
    first, last = sheet.head + 1, sheet.page.max_row
    rows = [[cell.value for cell in row] for row in sheet.page.iter_rows(first, last)]
    for index, values in enumerate(reversed(rows)):
        for column, value in enumerate(values, 1):
            sheet.page.cell(first + index, column).value = value


def reorder_columns(sheet):
    for row in sheet.page.iter_rows(sheet.head, sheet.page.max_row):
        values = [cell.value for cell in row]
        for cell, value in zip(row, reversed(values), strict=True):
            cell.value = value


def lose_the_markers_spelling(sheet):
    for cell in sheet.page[sheet.head]:
        cell.value = str(cell.value).upper().replace(" ", "\n")


def rename_sheets(sheet):
    sheet.page.title = "Sheet1"
    sheet.book["cchc"].title = "Khác"


@pytest.mark.parametrize(
    "change",
    [
        sort_rows,
        reorder_columns,
        lose_the_markers_spelling,
        rename_sheets,
        lambda sheet: sheet.page.insert_rows(1, 5),
        lambda sheet: sheet.page.insert_rows(sheet.head + 3, 2),
        lambda sheet: sheet.page.insert_cols(6, 3),
        lambda sheet: sheet.page.delete_rows(1, sheet.head - 1),
        lambda sheet: sheet.page.row_dimensions.__getitem__(sheet.head + 1).__setattr__("hidden", True),
        lambda sheet: sheet.page.auto_filter.add_filter_column(9, ["đã xong"]),
        lambda sheet: sheet.book.create_sheet("Ghi chép riêng", 0).append(["việc nhà", 1]),
        lambda sheet: sheet.book.__delitem__("cchc"),
    ],
    ids=[
        "sorted",
        "columns re-ordered",
        "headings respelt",
        "sheets renamed",
        "rows above",
        "rows between",
        "columns between",
        "no titles",
        "a hidden row",
        "a filter",
        "another sheet",
        "no meta",
    ],
)
def test_what_people_do_to_a_sheet_changes_nothing_that_is_read(mailed, change):
    sheet = mailed("phong-mot", "on: 2025-03-10, task: a/1, status: started, note: đang gom số liệu")
    sheet.fill(1, status="đã xong", on="18/3/2025", evidence="Sổ số 1")
    expected = contents(sheet.returned())
    assert len({str(value) for value in expected.values()}) > 2
    change(sheet)
    returned = sheet.returned()
    assert contents(returned) == expected
    assert not returned.untakeable


def test_texts_in_columns_of_ones_own_are_kept_by_heading(mailed):
    sheet = mailed()
    last = sheet.page.max_column
    sheet.page.cell(sheet.head, last + 1).value = "Người theo dõi"
    sheet.page.cell(sheet.head + 1, last + 1).value = "Bà A"
    sheet.page.cell(sheet.head + 1, last + 2).value = "ghi thêm"
    assert sheet.returned().rows[0].others == {"Người theo dõi": "Bà A", "cột Q": "ghi thêm"}


def test_a_row_without_an_id_is_handed_back_with_all_its_texts(mailed):
    sheet = mailed()
    row = sheet.page.max_row + 2
    sheet.page.cell(row, sheet.column("Nhiệm vụ")).value = "Việc phát sinh thêm"
    sheet.page.cell(row, sheet.column("Trạng thái")).value = "đã xong"
    returned = sheet.returned()
    (one,) = returned.untakeable
    assert (one.sheet, one.row, one.texts) == ("Phòng Một", row, ("Việc phát sinh thêm", "đã xong"))
    assert one.reason == "Dòng không có mã việc: dòng tự thêm, hoặc cột mã ẩn đã bị xóa."
    assert len(returned.rows) == len(mailed().returned().rows)


def test_without_the_column_of_ids_every_row_is_handed_back(mailed):
    sheet = mailed()
    count = len(sheet.returned().rows)
    sheet.page.delete_cols(1, 2)
    returned = sheet.returned()
    assert (len(returned.rows), len(returned.untakeable)) == (0, count)
    assert "Phòng" not in returned.untakeable[0].texts[0]


@pytest.mark.parametrize("row", [MAX_ROWS + 1, MAX_ROWS + 900, 1_048_576])
def test_a_text_below_the_rows_that_are_read_is_said(mailed, row):
    sheet = mailed()
    sheet.page.cell(row, sheet.column("Ghi chú")).value = "viết lạc xuống cuối tờ"
    returned = sheet.returned()
    assert contents(returned) == contents(mailed().returned())
    (one,) = returned.untakeable
    assert (one.sheet, one.row, one.texts) == ("Phòng Một", row, ("viết lạc xuống cuối tờ",))
    assert "Chỉ đọc 5000 dòng đầu" in one.reason


def test_a_damaged_note_and_a_lost_column_are_said(mailed):
    sheet = mailed()
    sheet.page.cell(sheet.head + 1, sheet.column("cchc:base")).value = "{hỏng"
    sheet.page.delete_cols(sheet.column("Ghi chú"))
    first, second, *_ = sheet.returned().rows
    assert (first.base, second.base) == (None, Cells())
    assert first.missing == ("note",)


def test_a_copied_row_is_read_twice(mailed):
    sheet = mailed()
    for cell in sheet.page[sheet.head + 1]:
        sheet.page.cell(sheet.page.max_row + (cell.column == 1), cell.column).value = cell.value
    returned = sheet.returned()
    assert [row.id for row in returned.rows].count(returned.rows[0].id) == 2


def test_a_coordinators_row_comes_back_unchanged(mailed):
    sheet = mailed("tram-doc", name="Trạm Dọc")
    row = next(row for row in sheet.returned().rows if row.raw["status"].startswith("phối hợp"))
    assert (row.base, row.entry, row.problems) == (Cells(), Cells(), ())


@pytest.mark.parametrize("typed", [45730, 45730.0, 45730.75])
def test_excels_number_of_a_day_is_read_where_the_format_was_lost(mailed, typed):
    sheet = mailed()
    sheet.fill(0, on=typed, new_due=14.3)
    for heading in ("Ngày", "Hạn mới"):
        sheet.page.cell(sheet.head + 1, sheet.column(heading)).number_format = "General"
    row = sheet.returned().rows[0]
    assert row.entry.on == date(2025, 3, 14)
    assert [problem.reason for problem in row.problems] == ["Không hiểu ngày “14.3”. Viết như 14/03/2025."]


@pytest.mark.parametrize("format", ["General", "dd/mm/yyyy"])
def test_the_dates_of_an_old_mac_are_read(mailed, format):
    sheet = mailed()
    sheet.book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    sheet.fill(0, on=45730 - 1462)
    sheet.page.cell(sheet.head + 1, sheet.column("Ngày")).number_format = format
    assert sheet.returned().rows[0].entry.on == date(2025, 3, 14)


def test_a_wrong_dimension_hides_no_row(mailed):
    sheet = mailed()
    data = repacked(sheet.data, lambda name, part: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1"', part))
    assert contents(read_sheet(data, "phiếu.xlsx")) == contents(sheet.returned())


def repacked(data, change):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    assert out.getvalue() != data
    return out.getvalue()


def test_a_later_layout_is_not_guessed_at(mailed):
    sheet = mailed()
    sheet.book["cchc"]["B1"] = "2"
    with pytest.raises(WorkspaceError, match="phiên bản cchc mới hơn"):
        sheet.returned()


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40).filter(lambda text: "x005F_" not in text)


@given(st.lists(texts, min_size=3, max_size=3))
def test_whatever_was_typed_comes_back_cleaned_once(typed):
    entry = Cells(**dict(zip(("evidence", "cause", "note"), (clean(text) or None for text in typed), strict=True)))
    assert read_base(base_text(entry)) == entry
    assert [clean(clean(text)) for text in typed] == [clean(text) for text in typed]


def test_three_longest_texts_fit_into_the_hidden_cell():
    text = clean('"' * 9000, 5000)
    entry = Cells(status="blocked", on=ON, evidence=text, new_due=ON, cause=text, note=text)
    assert len(base_text(entry)) <= 32767
    assert len(text) == 5000


def test_the_fields_of_an_entry_are_the_columns_that_a_unit_fills_in():
    assert set(Cells.__struct_fields__) == {column.key for column in FILLED}
    assert [column.key for column in COLUMNS if column.hidden] == ["id", "base"]
