"""The sheet as Excel sees it: layout, what may be written where, print, colours; nothing starts a formula."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from msgspec.structs import replace

from cchc.drafting.returned import read_sheet
from cchc.drafting.sheet import COLUMNS, COORDINATING, FILLED, STATES
from cchc.exports.heights import TALLEST, lines_of, row_height
from cchc.exports.sheets import UnitSheet, sheet_names, write_sheets
from cchc.obligations import assess

VC25, GD25 = "vinh-chau/2025", "gia-dinh/2025"
ON = date(2025, 3, 20)
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0", "{=1}", "https://vi.du/"]


def sheet_of(desk, unit="phong-noi-vu", plan=VC25, **more):
    owed = tuple(desk.owed(plan, ON.isoformat(), unit=unit))
    return UnitSheet(unit=owed[0].obligation.owner.unit, unit_id=unit, titles=("Kế hoạch",), assessed=owed, **more)


def opened(*sheets):
    return openpyxl.load_workbook(io.BytesIO(write_sheets(sheets, [VC25], ON)))


@pytest.fixture(scope="module")
def book(real):
    return opened(sheet_of(real))


@pytest.fixture
def page(book):
    return book.worksheets[0]


def head_of(page):
    return next(row[0].row for row in page.iter_rows() if row[0].value == "cchc:id")


def rows_of(page):
    """The rows of the table, each a dict from the column's key to its cell."""
    keys = [column.key for column in COLUMNS]
    return [dict(zip(keys, row, strict=True)) for row in page.iter_rows(head_of(page) + 1)]


def row_of(page, name):
    return next(row for row in rows_of(page) if row["id"].value == name)


def test_the_head_says_whose_sheet_it_is_and_how_to_fill_it_in(page):
    lines = [page.cell(row, 3).value for row in range(1, head_of(page))]
    assert lines[:2] == ["Phòng Nội vụ", "Kế hoạch"]
    assert lines[2].startswith("Tính đến ngày 20/03/2025: 92 việc, ")
    assert lines[3].startswith("Cách ghi: ")
    assert [cell.value for cell in page[head_of(page)]] == [column.heading for column in COLUMNS]


def test_the_head_stays_in_sight_and_filters_the_whole_table(page):
    head = head_of(page)
    assert page.freeze_panes == f"E{head + 1}"
    assert page.auto_filter.ref == f"A{head}:O{page.max_row}"  # with the hidden columns: they sort along


def test_the_hidden_columns_and_the_hidden_sheet(book, page):
    assert page.column_dimensions["A"].hidden
    assert {key for key, column in page.column_dimensions.items() if column.hidden} <= {"A", "B"}
    assert not page.column_dimensions["C"].hidden
    meta = book["cchc"]
    assert meta.sheet_state == "hidden"
    assert [[cell.value for cell in row if cell.value] for row in meta.iter_rows()] == [
        ["format", "1"],
        ["plans", VC25],
        ["as_of", "2025-03-20"],
        ["unit", "Phòng Nội vụ", "phong-noi-vu"],
    ]


def test_only_what_a_unit_fills_in_is_unlocked(page):
    keys = {column.key for column in FILLED}
    for row in rows_of(page):
        open_ = {key for key, cell in row.items() if not cell.protection.locked}
        assert open_ == (set() if row["role"].value == "phối hợp" else keys)
    assert page.protection.sheet
    assert page.protection.password is None
    assert not any(
        (
            page.protection.autoFilter,
            page.protection.formatColumns,
            page.protection.formatRows,
        )
    )
    assert page.protection.insertRows
    assert page.protection.sort  # Excel refuses to sort locked cells: nothing is offered that it cannot do


def test_no_cell_of_the_table_is_marked_as_a_number_kept_as_text(real):
    data = write_sheets([sheet_of(real)], [VC25], ON)
    text = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    (ignored,) = re.findall(r'<ignoredError sqref="([^"]+)" numberStoredAsText="1"/>', text)
    page = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert ignored == f"A1:{page.cell(page.max_row, len(COLUMNS)).coordinate}"


def test_a_coordinators_row_says_that_there_is_nothing_to_write(page):
    coordinating = [row for row in rows_of(page) if row["role"].value == "phối hợp"]
    assert len(coordinating) > 20
    assert {row["status"].value for row in coordinating} == {COORDINATING}
    assert {row["status"].fill.fgColor.rgb for row in coordinating} == {"FFF2F2F2"}


def test_a_coordinators_row_stays_locked_when_its_lead_is_done(desk):
    desk.log(VC25, "Văn phòng HĐND và UBND thị xã", "on: 2025-01-20, task: tthc/1.1, status: done, evidence: KH 12")
    row = row_of(opened(sheet_of(desk)).worksheets[0], f"{VC25}#tthc/1.1@phong-noi-vu")
    assert row["state"].value == "đã xong"
    assert (row["status"].value, row["evidence"].value) == (COORDINATING, None)
    assert all(cell.protection.locked for cell in row.values())


def test_a_report_that_a_product_must_be_there_for_is_named_until_its_close(real):
    name = f"{VC25}#chinh-quyen-so/2.1.1@phong-noi-vu"
    remarks = {}
    for day in (date(2025, 3, 15), date(2025, 3, 16)):
        owed = tuple(real.owed(VC25, day.isoformat(), unit="phong-noi-vu"))
        sheet = UnitSheet(unit="Phòng Nội vụ", unit_id="phong-noi-vu", titles=(), assessed=owed)
        book = openpyxl.load_workbook(io.BytesIO(write_sheets([sheet], [VC25], day)))
        remarks[day.day] = row_of(book.worksheets[0], name)["state"].value
    assert remarks == {15: "còn 16 ngày\ncần trước 15/3 để vào báo cáo quý I", 16: "còn 15 ngày"}


def test_states_are_chosen_from_a_list_and_days_are_days_since_2000(page):
    rules = {rule.type: rule for rule in page.data_validations.dataValidation}
    first, last = head_of(page) + 1, page.max_row
    state, day = rules["list"], rules["date"]
    assert state.formula1 == f'"{",".join(STATES)}"'
    assert str(state.sqref) == f"J{first}:J{last}"
    assert "đã xong" in state.error
    assert (day.operator or "between", day.formula1, day.formula2) == ("between", "36526", "73415")
    assert "14/03/2025" in day.error
    dated = {str(rule.sqref) for rule in page.data_validations.dataValidation if rule.type == "date"}
    assert dated == {f"K{first}:K{last}", f"M{first}:M{last}"}
    assert all(rule.showErrorMessage and rule.allow_blank for rule in page.data_validations.dataValidation)


def test_dates_are_dates_in_the_countrys_format(page):
    row = row_of(page, f"{VC25}#report/Q1-2025@phong-noi-vu")
    assert row["due"].value == datetime(2025, 3, 16)
    assert {row[key].number_format for key in ("due", "on", "new_due")} == {"dd/mm/yyyy"}
    assert "ngày nghỉ, tính đến 17/03" in row["state"].value


def test_a_row_says_what_when_and_how_it_stands(page):
    row = row_of(page, f"{VC25}#chinh-quyen-so/2.1.1@phong-noi-vu")
    above, _, text = row["task"].value.partition("\n")
    assert above.startswith("Hoàn thiện cấu hình trong Hệ thống thông tin")
    assert text.startswith("2.1.1. Đối với danh mục số hóa")
    assert (row["role"].value, row["phrase"].value) == ("chủ trì", "Quý I/2025")
    assert row["state"].value.startswith("còn 11 ngày")
    assert row["products"].value == "Báo cáo kết quả thực hiện"


def test_it_prints_on_a4_one_page_wide_with_the_head_on_every_page(page):
    head = head_of(page)
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight) == (1, 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.print_title_rows == f"${head}:${head}"
    assert page.print_area == f"'Phòng Nội vụ'!$C$1:$O${page.max_row}"
    assert "Phòng Nội vụ" in page.oddFooter.left.text
    assert page.oddFooter.right.text.endswith("Trang &P/&N")


def test_the_font_is_that_of_documents(page):
    assert {(cell.font.name, cell.font.sz) for row in rows_of(page) for cell in row.values()} == {
        ("Times New Roman", 11.0)
    }
    assert all(cell.alignment.wrap_text for row in rows_of(page) for key, cell in row.items() if key == "task")


def test_late_soon_and_finished_rows_look_different(desk):
    desk.log(VC25, "Phòng Nội vụ", "on: 2025-02-20, task: chi-dao/2, item: 1, status: done")
    desk.log(
        VC25, "Phòng Nội vụ", "on: 2025-02-20, task: chi-dao/5.a, status: extended, due: 2025-03-24, document: CV"
    )
    page = opened(sheet_of(desk)).worksheets[0]
    late = row_of(page, f"{VC25}#report/Q1-2025@phong-noi-vu")
    done = row_of(page, f"{VC25}#chi-dao/2@phong-noi-vu/1")
    soon = row_of(page, next(r["id"].value for r in rows_of(page) if r["status"].value == "gia hạn"))
    fills = [row["task"].fill.fgColor.rgb for row in (late, done, soon)]
    assert len(set(fills)) == 3
    assert late["state"].value.startswith("muộn 3 ngày")
    assert done["task"].font.color.rgb == "FF7F7F7F"
    assert done["status"].fill.fgColor.rgb == late["status"].fill.fgColor.rgb not in fills
    assert (done["status"].value, done["on"].value) == ("đã xong", datetime(2025, 2, 20))
    assert soon["new_due"].value == datetime(2025, 3, 24)


def test_where_nothing_was_ever_recorded_nothing_is_called_late(real):
    page = opened(sheet_of(real, unrecorded=True)).worksheets[0]
    states = {str(row["state"].value).partition("\n")[0] for row in rows_of(page)}
    assert "chưa ghi nhận" in states
    assert not [state for state in states if state.startswith("muộn")]


def test_the_same_sheet_is_the_same_bytes(real):
    sheet = sheet_of(real)
    data = write_sheets([sheet], [VC25], ON)
    assert data == write_sheets([sheet], [VC25], ON)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {part.date_time[0] for part in package.infolist()} == {1980}
        assert b"2025-03-20T00:00:00Z" in package.read("docProps/core.xml")


def test_several_units_have_a_worksheet_each(real):
    sheets = [sheet_of(real, unit) for unit in ("phong-noi-vu", "phong-tu-phap")]
    book = opened(*sheets)
    assert book.sheetnames == ["Phòng Nội vụ", "Phòng Tư pháp", "cchc"]
    assert all(len(rows_of(book[s.unit])) == len(s.assessed) for s in sheets)


@pytest.mark.parametrize(
    ("units", "names"),
    [
        (["Phòng A/B: [1]?"], ["Phòng A B 1"]),
        (["'Phòng'"], ["Phòng"]),
        (["Phòng A", "phòng a", "PHÒNG A"], ["Phòng A", "phòng a (2)", "PHÒNG A (3)"]),
        (["x" * 40, "x" * 40], ["x" * 31, "x" * 27 + " (2)"]),
        (["Trung tâm Phục vụ hành chính công"], ["Trung tâm Phục vụ hành chính"]),
        (["Phòng Kinh tế, Hạ tầng, Đô thị xã"], ["Phòng Kinh tế, Hạ tầng, Đô thị"]),
        (["History", "cchc"], ["History (2)", "cchc (2)"]),
        (["", "///"], ["Phiếu", "Phiếu (2)"]),
        (["\U0001f600" * 20], ["\U0001f600" * 15]),
    ],
)
def test_names_of_worksheets_are_such_as_excel_takes(units, names):
    assert sheet_names(units) == names


def all_texts_as(assessed, text):
    o = replace(assessed.obligation, text=text, number=text, heading=(text,), products=(text,))
    o = replace(o, term=replace(o.term, phrase=text, label=text), owner=replace(o.owner, unit=text))
    facts = replace(assessed.facts, status="blocked", on=ON, evidence=text, cause=text, note=text)
    return assess(o, ON, facts)


def formulas_in(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [package.read(name).decode() for name in package.namelist() if "worksheets/" in name]
    return [part for part in parts if re.search(r"<f[ >/]|<hyperlink", part)]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_becomes_a_formula_or_a_link(real, text):
    one = all_texts_as(real.owed(VC25, unit="phong-noi-vu", role="lead")[0], text)
    data = write_sheets([UnitSheet(unit=text, unit_id=text, titles=(text,), assessed=(one,))], [text], ON)
    assert not formulas_in(data)
    (row,) = read_sheet(data, "x").rows
    assert (row.entry.evidence, row.problems) == (text.strip(), ())


texts = st.text(max_size=60).filter(lambda text: "x005F_" not in text and "_x000" not in text)


@pytest.mark.slow
@hypothesis_settings(max_examples=60)
@given(texts)
def test_any_text_is_written_and_read_back(invented_plan, text):
    from cchc.obligations import derive

    one = all_texts_as(assess(derive(invented_plan)[0], ON), text)
    data = write_sheets([UnitSheet(unit=text, unit_id="x", titles=(text,), assessed=(one,))], [text], ON)
    assert not formulas_in(data)
    (row,) = read_sheet(data, "x").rows
    assert row.base == row.entry
    assert (row.id, row.problems) == (one.obligation.id, ())


def test_a_text_longer_than_a_cell_is_cut_and_says_so(real):
    one = all_texts_as(real.owed(VC25, unit="phong-noi-vu", role="lead")[0], "dài " * 20_000)
    data = write_sheets([UnitSheet(unit="dài " * 20_000, unit_id="x", titles=(), assessed=(one,))], [VC25], ON)
    (row,) = read_sheet(data, "x").rows
    assert row.base == row.entry
    assert row.entry.note.endswith("…")


def test_every_text_has_the_room_that_it_needs(page):
    for row in rows_of(page):
        height = page.row_dimensions[row["id"].row].height
        assert height >= 12.7 * lines_of(str(row["task"].value), 36)
        assert height <= TALLEST


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("Sổ", 1),
        ("một\nhai\nba", 3),
        ("x" * 40, 4),
        ("Báo cáo kết quả thực hiện", 3),
        ("BÁO CÁO KẾT QUẢ THỰC HIỆN", 4),
        ("漢" * 12, 3),
    ],
)
def test_lines_are_counted_by_width_and_word(text, lines):
    assert lines_of(text, 12) == lines


def test_a_row_has_two_lines_at_least_and_excels_tallest_at_most():
    assert row_height([("", 10)]) == row_height([("một\nhai", 10)])
    assert row_height([("x\n" * 500, 10)]) == TALLEST
