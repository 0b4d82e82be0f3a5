"""Files that are no sheet, or mean harm: each is refused in one sentence before anything is parsed. All invented.

Bombs declare or hold far more than the limits, so that a reader without them would take minutes or gigabytes.
"""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
import xlsxwriter

from cchc.drafting import unpacking
from cchc.drafting.returned import read_sheet
from cchc.drafting.unpacking import SheetRefused
from cchc.officefiles import packages
from cchc.officefiles.packages import Walls
from cchc.store import WorkspaceError

NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEET, STRINGS, BOOK = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"
TYPES, RELS = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"


@pytest.fixture
def sent(mailed):
    return mailed().data


def refusal(data, name="phiếu.xlsx"):
    with pytest.raises(SheetRefused) as refused:
        read_sheet(data, name)
    assert isinstance(refused.value, WorkspaceError)
    assert name in refused.value.message
    return refused.value


def part(data, name):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def with_parts(data, method=zipfile.ZIP_DEFLATED, **parts):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", method) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return out.getvalue()


def worksheet(rows):
    return f"<worksheet {NS}><sheetData>{rows}</sheetData></worksheet>"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "rỗng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "dạng Excel cũ (.xls)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "đặt mật khẩu"),
        (b"STT,Nhi\xe1\xbb\x87m v\xe1\xbb\xa5\r\n", "không phải là bảng tính .xlsx"),
        (b"%PDF-1.7", "không phải là bảng tính .xlsx"),
        (b"PK\x03\x04" + bytes(100), "bị hỏng"),
    ],
)
def test_what_is_no_workbook_is_told_by_its_first_bytes(data, message):
    assert message in refusal(data).message


def test_an_opendocument_sheet_is_refused_with_advice():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", "<office/>")
    refused = refusal(out.getvalue(), "phiếu.ods")
    assert "(.ods)" in refused.message
    assert ".xlsx" in refused.hint


def test_a_word_document_is_no_sheet(sent):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(TYPES, part(sent, TYPES))
        package.writestr("word/document.xml", "<w/>")
    assert "không phải là bảng tính" in refusal(out.getvalue()).message


def test_a_workbook_that_is_no_sheet_of_ours_is_said():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet("Thu chi").write_row(0, 0, ["STT", "Nội dung", "Ghi chú"])
    assert "không có phiếu nào do cchc lập" in refusal(out.getvalue()).message


@pytest.mark.parametrize("size", [200, 2000, 5000, -100])
def test_a_file_cut_off_on_its_way_is_damaged(sent, size):
    assert "bị hỏng" in refusal(sent[:size]).message


def test_flipped_bytes_are_damage(sent):
    assert "bị hỏng" in refusal(sent[:3000] + bytes(200) + sent[3200:]).message


@pytest.mark.parametrize("name", [BOOK, "xl/styles.xml", SHEET, STRINGS, TYPES])
@pytest.mark.parametrize("content", ["", "<a", "\0\0"])
def test_a_part_that_makes_no_sense_never_ends_in_a_traceback(sent, name, content):
    with pytest.raises(SheetRefused):
        read_sheet(
            with_parts(sent, **{name: content}) if content != "<a/>" or name != "xl/styles.xml" else b"", "x"
        )


@pytest.mark.parametrize("name", ["xl/vbaProject.bin", "xl/VBAPROJECT.BIN", "xl/macrosheets/sheet1.xml"])
def test_a_workbook_with_macros_is_refused(sent, name):
    assert "macro" in refusal(with_parts(sent, **{name: b"\0"})).message


def test_a_workbook_that_may_hold_macros_is_refused(sent):
    types = part(sent, TYPES).replace(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    assert "macroEnabled" in types
    assert "macro" in refusal(with_parts(sent, **{TYPES: types})).message
    assert "macro" in refusal(sent, "phiếu.XLSM").message


DOCTYPE = '<!DOCTYPE worksheet [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize("name", [SHEET, STRINGS, BOOK, TYPES, "docProps/app.xml", "xl/media/image1.png"])
def test_declarations_of_entities_are_refused_in_any_part(sent, name):
    assert "không an toàn" in refusal(with_parts(sent, **{name: DOCTYPE + worksheet("")})).message


def test_declarations_of_entities_are_found_in_other_encodings(sent):
    text = '<?xml version="1.0" encoding="utf-16"?>' + DOCTYPE + worksheet("")
    assert "không an toàn" in refusal(with_parts(sent, **{SHEET: text.encode("utf-16")})).message


@pytest.mark.parametrize("encoding", ["UTF98", "utf-7", "big5"])
def test_an_encoding_that_no_program_writes_is_damage(sent, encoding):
    text = f'<?xml version="1.0" encoding="{encoding}"?>' + worksheet("")
    assert refusal(with_parts(sent, **{SHEET: text}))


def many_sheets(data):
    extra = "".join(f'<sheet name="a{i}" sheetId="{i + 10}" r:id="rId1"/>' for i in range(3))
    return {BOOK: part(data, BOOK).replace("<sheets>", f"<sheets>{extra}")}


def one_sheet_under_many_names(data):
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    extra = "".join(f'<Relationship Id="a{i}" Type="{kind}" Target="/xl/worksheets/sheet1.xml"/>' for i in range(3))
    return {RELS: part(data, RELS).replace("</Relationships>", f"{extra}</Relationships>")}


BOMBS = {
    "zeros in a picture": lambda data: {"xl/media/a.png": bytes(packages.MAX_UNPACKED + 1)},
    "a part that swells": lambda data: {"xl/media/a.png": bytes(2 * 2**20)},
    "many parts": lambda data: {f"xl/{i}": b"" for i in range(packages.MAX_PARTS + 1)},
    "cells without end": lambda data: {SHEET: worksheet("<row>" + "<c/>" * unpacking.MAX_STREAMED + "</row>")},
    "strings without end": lambda data: {STRINGS: f"<sst {NS}>" + "<si/>" * Walls.max_elements + "</sst>"},
    "formats without end": lambda data: {
        "xl/styles.xml": f"<styleSheet {NS}><cellXfs>" + "<xf/>" * Walls.max_elements + "</cellXfs></styleSheet>"
    },
    "one text": lambda data: {STRINGS: f"<sst {NS}><si><t>{'x' * 900_000}</t></si></sst>"},
    "one comment": lambda data: {SHEET: f"<worksheet {NS}><!--{'<' * 900_000}--></worksheet>"},
    "one attribute": lambda data: {SHEET: f'<worksheet {NS} a="{"x" * 900_000}"/>'},
    "depth": lambda data: {SHEET: f"<worksheet {NS}>" + "<a>" * 1000},
    "one sheet named often": many_sheets,
    "one sheet related often": one_sheet_under_many_names,
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_refused(sent, bomb):
    assert "bung ra quá lớn" in refusal(with_parts(sent, **bomb(sent))).message


def test_a_declared_size_that_lies_is_damage(sent):
    data = bytearray(with_parts(sent, **{"xl/media/a.png": bytes(range(256)) * 8192}))
    at = data.rfind(b"xl/media/a.png") - 46
    struct.pack_into("<I", data, at + 24, 100)
    assert "bị hỏng" in refusal(bytes(data)).message


def test_other_ways_of_packing_are_refused(sent):
    assert "bị hỏng" in refusal(with_parts(sent, zipfile.ZIP_LZMA)).message


def test_many_worksheets_with_far_rows_are_refused():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        for _ in range(8):
            page = book.add_worksheet()
            page.write(0, 0, "cchc:id")
            page.write(4990, 0, "x")
    assert "bung ra quá lớn" in refusal(out.getvalue()).message


def test_a_row_beyond_every_sheet_costs_nothing(sent):
    far = worksheet('<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>')
    assert refusal(with_parts(sent, **{SHEET: far}))


@pytest.mark.parametrize("number", ["1", "6000"])
def test_one_giant_row_below_all_that_are_read_is_refused(sent, number):
    rows = '<row r="1"/>' * (unpacking.MAX_ROWS + 1) + f'<row r="{number}">{"<c/>" * 60_000}</row>'
    data = with_parts(sent, zipfile.ZIP_STORED, **{SHEET: worksheet(rows)})
    assert "bung ra quá lớn" in refusal(data).message


def test_what_follows_the_last_row_is_counted_too(sent):
    merged = worksheet('<row r="1"/>' * (unpacking.MAX_ROWS + 1)).replace(
        "</worksheet>", f"<mergeCells>{'<mergeCell/>' * 60_000}</mergeCells></worksheet>"
    )
    assert "bung ra quá lớn" in refusal(with_parts(sent, zipfile.ZIP_STORED, **{SHEET: merged})).message


@pytest.mark.slow
def test_empty_rows_without_end_that_only_have_a_look_are_read(sent):
    rows = "".join(f'<row r="{number}" ht="12.8"/>' for number in range(1000, 40_000))
    longer = part(sent, SHEET).replace("</sheetData>", f"{rows}</sheetData>")
    assert read_sheet(with_parts(sent, zipfile.ZIP_STORED, **{SHEET: longer}), "x") == read_sheet(sent, "x")


def test_a_large_file_is_refused_by_its_size_alone(tmp_path):
    path = tmp_path / "phiếu.xlsx"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    with pytest.raises(SheetRefused, match="quá lớn: tối đa 20 MB"):
        read_sheet(path, "phiếu.xlsx")
    assert "quá lớn" in refusal(bytes(packages.MAX_FILE + 1)).message


def test_what_is_no_file_is_said(tmp_path):
    with pytest.raises(SheetRefused, match="không phải là một tệp"):
        read_sheet(tmp_path, "x")
    with pytest.raises(SheetRefused, match="không có tệp hoặc thư mục này"):
        read_sheet(tmp_path / "không có.xlsx", "x")


def test_a_file_is_read_like_its_bytes(tmp_path, sent):
    path = tmp_path / "tên khác.xlsx"
    path.write_bytes(sent)
    assert read_sheet(path, "x") == read_sheet(sent, "x")


def test_a_workbook_with_a_picture_is_read(sent):
    picture = b"\x89PNG\r\n" + bytes(range(256)) * 400
    assert read_sheet(with_parts(sent, **{"xl/media/a.png": picture}), "x") == read_sheet(sent, "x")
