"""``cchc collect``: sheets out, filled in, read back, asked about, written. All texts typed are invented."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import datetime

import openpyxl
import pytest
import typer

from cchc.cli import collect as command
from cchc.drafting import journals
from cchc.drafting.returned import read_sheet

PLAN, DAY = "gia-dinh/2025", ("--as-of", "2025-03-20")
LOG = "plans/gia-dinh/2025/progress/phong-mot.yaml"
A1 = f"{PLAN}#a/1@phong-mot"
HEADINGS = ("Trạng thái", "Ngày", "Minh chứng", "Hạn mới", "Nguyên nhân", "Ghi chú")
DONE = {"Trạng thái": "đã xong", "Ngày": datetime(2025, 3, 18), "Minh chứng": "Sổ số 1/ĐM"}


@pytest.fixture
def run(cchc, invented):
    """``run(*arguments)``: a command in the invented workspace."""
    return lambda *arguments: cchc(*arguments, cwd=invented.root)


@pytest.fixture
def sheet(run, invented):
    """``sheet(unit, {id: {heading: value}})``: a unit's sheet, filled in; the path."""

    def make(unit="phong-mot", typed=(), name=None):
        path = invented.root / (name or f"{unit}.xlsx")
        sent = run("due", "--unit", unit, "--all", *DAY, "--format", "xlsx", "-o", str(path), "--force")
        assert sent.code == 0, sent.err
        fill(path, dict(typed))
        return path

    return make


def fill(path, typed):
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    head = next(row for row in page.iter_rows() if row[0].value == "cchc:id")
    at = {name: cell.column for cell in head for name in HEADINGS if str(cell.value).startswith(name)}
    left = dict(typed)
    for row in range(head[0].row + 1, page.max_row + 1):
        for heading, value in left.pop(page.cell(row, 1).value, {}).items():
            page.cell(row, at[heading]).value = value
    assert not left
    book.save(path)


def log(invented):
    path = invented.root / LOG
    return path.read_text("utf-8") if path.exists() else ""


def answering(monkeypatch, answer):
    """A person sits at the terminal and types ``answer``."""
    monkeypatch.setattr(command.sys.stdin, "isatty", lambda: True, raising=False)
    asked = []
    monkeypatch.setattr(command.typer, "prompt", lambda question, **_: asked.append(question) or answer)
    return asked


def test_a_filled_sheet_is_shown_and_written(run, sheet, invented):
    path = sheet(typed={A1: DONE})
    ran = run("collect", str(path), "--yes", *DAY)
    assert (ran.code, ran.err) == (0, "Đã ghi 1 dòng.\n")
    assert "phong-mot.xlsx: 1 thay đổi, " in ran.out
    assert "+ a/1  Lập sổ" in ran.out
    assert "    Phòng Một: chưa ghi nhận → đã xong 18/03/2025; Sổ số 1/ĐM" in ran.out
    assert "1 dòng mới cho 1 nhật ký." in ran.out
    assert "on: 2025-03-18, task: a/1, status: done, evidence: Sổ số 1/ĐM}" in log(invented)
    checked = run("validate", "--format", "json", "--select", "E,W003,W004")
    assert (checked.code, json.loads(checked.out)) == (0, [])
    fresh = read_sheet(sheet(name="mới.xlsx"), "x")
    before = read_sheet(path, "x")
    assert [(row.id, row.entry) for row in fresh.rows if row.base.status] == [
        (row.id, row.entry) for row in before.rows if row.entry.status
    ]


def test_collecting_twice_changes_nothing(run, sheet, invented):
    path = sheet(typed={A1: DONE})
    run("collect", str(path), "--yes", *DAY)
    once = log(invented)
    ran = run("collect", str(path), "--yes", *DAY)
    assert (ran.code, ran.err) == (0, "")
    assert "Không có gì để ghi." in ran.out
    assert log(invented) == once != ""


def test_the_file_itself_is_never_changed(run, sheet):
    path = sheet(typed={A1: DONE})
    data, touched = path.read_bytes(), path.stat().st_mtime_ns
    path.chmod(0o444)
    assert run("collect", str(path), "--yes", *DAY).code == 0
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (data, touched)


class TestAsking:
    @pytest.mark.parametrize("answer", ["có", "Có", "co", "y", "ghi"])
    def test_yes(self, run, sheet, invented, monkeypatch, answer):
        path = sheet(typed={A1: DONE})
        asked = answering(monkeypatch, answer)
        assert run("collect", str(path), *DAY).err == "Đã ghi 1 dòng.\n"
        assert asked == ["Ghi 1 dòng vào nhật ký? Gõ “có” để ghi"]
        assert "a/1" in log(invented)

    @pytest.mark.parametrize("answer", ["không", "", "khong", "có lẽ"])
    def test_anything_else_writes_nothing(self, run, sheet, invented, monkeypatch, answer):
        path = sheet(typed={A1: DONE})
        answering(monkeypatch, answer)
        ran = run("collect", str(path), *DAY)
        assert (ran.code, ran.err) == (0, "Chưa ghi gì.\n")
        assert log(invented) == ""

    def test_nothing_to_write_is_not_asked_about(self, run, sheet, monkeypatch):
        path = sheet()
        asked = answering(monkeypatch, "có")
        ran = run("collect", str(path), *DAY)
        assert ran.code == 0
        assert asked == []
        assert "lưu phiếu trong Excel rồi gõ lại" in ran.out

    def test_ctrl_c_at_the_question_says_on_a_line_of_its_own_that_nothing_is_written(
        self, run, sheet, invented, monkeypatch
    ):
        def stopped(*_, **__):
            raise typer.Abort

        path = sheet(typed={A1: DONE})
        answering(monkeypatch, "có")
        monkeypatch.setattr(command.typer, "prompt", stopped)
        ran = run("collect", str(path), *DAY)
        assert (ran.code, ran.err) == (130, "\nĐã dừng, chưa ghi gì.\n")
        assert log(invented) == ""

    @pytest.mark.parametrize("format", ["table", "json", "csv"])
    def test_without_a_terminal_nothing_is_written(self, run, sheet, invented, format):
        path = sheet(typed={A1: DONE})
        ran = run("collect", str(path), "--format", format, *DAY)
        assert (ran.code, ran.err) == (0, "Chưa ghi gì. Để ghi, thêm --yes.\n")
        assert log(invented) == ""

    def test_a_program_is_not_asked_even_at_a_terminal(self, run, sheet, monkeypatch):
        path = sheet(typed={A1: DONE})
        asked = answering(monkeypatch, "có")
        json.loads(run("collect", str(path), "--format", "json", *DAY).out)
        assert asked == []

    def test_a_dry_run_neither_asks_nor_writes(self, run, sheet, invented, monkeypatch):
        path = sheet(typed={A1: DONE})
        asked = answering(monkeypatch, "có")
        ran = run("collect", str(path), "--dry-run", "--yes", *DAY)
        assert (ran.code, ran.err, asked) == (0, "", [])
        assert "1 dòng mới cho 1 nhật ký." in ran.out
        assert log(invented) == ""


def test_the_json_contract(run, sheet):
    path = sheet(typed={A1: DONE, f"{PLAN}#duty/D.1@phong-mot": {"Trạng thái": "đã xong"}})
    ran = run("collect", str(path), "--format", "json", "--yes", *DAY)
    records = json.loads(ran.out)
    assert ran.code == 1
    assert {tuple(record) for record in records} == {
        ("file", "sheet", "row", "outcome", "id", "reason", "texts", "before", "now", "line", "written")
    }
    (taken,) = [record for record in records if record["outcome"] == "taken"]
    assert taken["line"].pop("id")
    assert taken == {
        "file": "phong-mot.xlsx",
        "sheet": "Phòng Một",
        "row": taken["row"],
        "outcome": "taken",
        "id": A1,
        "reason": None,
        "texts": [],
        "before": {},
        "now": {"status": "done", "on": "2025-03-18", "evidence": "Sổ số 1/ĐM"},
        "line": {"on": "2025-03-18", "task": "a/1", "status": "done", "evidence": "Sổ số 1/ĐM"},
        "written": True,
    }
    (refused,) = [record for record in records if record["outcome"] == "refused"]
    assert refused["reason"] == "“Đã xong” thì phải ghi ngày hoàn thành ở ô “Ngày”."
    assert (refused["texts"], refused["line"]) == (["đã xong"], None)
    assert {record["outcome"] for record in records} == {"taken", "unchanged", "refused"}


def test_refused_rows_are_listed_by_reason_with_their_words(run, sheet):
    wrong = {"Trạng thái": "đã xong", "Ghi chú": "đỏ\nhai dòng"}
    path = sheet(typed={A1: wrong, f"{PLAN}#duty/D.1@phong-mot": {"Trạng thái": "đã xong"}})
    ran = run("collect", str(path), *DAY)
    assert ran.code == 1
    assert "! 2 dòng  “Đã xong” thì phải ghi ngày hoàn thành ở ô “Ngày”." in ran.out
    assert f" ({A1}): đã xong | đỏ hai dòng\n" in ran.out
    assert "Không có gì để ghi." in ran.out


def test_what_stands_beside_the_table_is_shown(run, sheet):
    path = sheet()
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    row = next(row for row in range(1, 40) if page.cell(row, 1).value == A1)
    page.cell(row, 17).value = "xin thêm người"
    book.save(path)
    ran = run("collect", str(path), *DAY)
    assert ran.code == 0
    assert "Chữ ghi ở cột ngoài phiếu, không đưa vào nhật ký:" in ran.out
    assert f"Phòng Một, dòng {row}: cột Q: xin thêm người" in ran.out


class TestSeveralFiles:
    def test_a_folder_is_read_whole_but_for_lock_files(self, run, sheet, invented):
        folder = invented.root / "phiếu"
        folder.mkdir()
        sheet(typed={A1: DONE}).rename(folder / "một.XLSX")
        sheet("phong-ba").rename(folder / "ba.xlsx")
        (folder / "~$một.XLSX").write_bytes(b"\x05lock")
        (folder / ".~lock.ba.xlsx#").write_text("lock")
        (folder / "đọc tôi.txt").write_text("x")
        ran = run("collect", "phiếu", "--yes", *DAY)
        told = "".join(
            f"Lưu ý: “{name}” đang mở trong Excel; chỉ đọc được phần đã lưu.\n" for name in ("ba.xlsx", "một.XLSX")
        )
        assert (ran.code, ran.err) == (0, f"{told}Đã ghi 1 dòng.\n")
        assert [line.partition(":")[0] for line in ran.out.splitlines() if ".xlsx" in line.lower()] == [
            "ba.xlsx",
            "một.XLSX",
        ]

    def test_an_unreadable_file_does_not_hold_back_the_others(self, run, sheet, invented):
        good = sheet(typed={A1: DONE})
        bad, macros = invented.root / "hỏng.xlsx", invented.root / "phiếu.xlsm"
        bad.write_bytes(good.read_bytes()[:3000])
        macros.write_bytes(good.read_bytes())
        ran = run("collect", str(bad), str(macros), "không có.xlsx", str(good), "--yes", *DAY)
        assert ran.code == 2
        assert "Lỗi: Tệp “hỏng.xlsx” bị hỏng, không đọc được." in ran.err
        assert "“phiếu.xlsm” có chứa macro" in ran.err
        assert ran.err.splitlines()[-1] == "3 tệp không đọc được, lý do kể ở trên."
        assert "“không có.xlsx”: không có tệp hoặc thư mục này." in ran.err
        assert "Đã ghi 1 dòng." in ran.err
        assert "a/1" in log(invented)

    def test_sheets_of_another_kind_in_a_folder_are_not_passed_over(self, run, sheet, invented):
        folder = invented.root / "phiếu"
        folder.mkdir()
        (folder / "cũ.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
        ran = run("collect", "phiếu", *DAY)
        assert ran.code == 2
        assert "“cũ.xls” là dạng Excel cũ (.xls)." in ran.err

    @pytest.mark.parametrize("named", ["trống", "~$khóa.xlsx"])
    def test_nothing_to_read_is_said(self, run, invented, named):
        (invented.root / "trống").mkdir()
        ran = run("collect", named, *DAY)
        assert (ran.code, ran.out) == (2, "")
        assert "Không có tệp .xlsx nào ở đó." in ran.err

    def test_one_file_named_twice_is_read_once(self, run, sheet):
        path = sheet(typed={A1: DONE})
        ran = run("collect", str(path), str(path), "--dry-run", *DAY)
        assert ran.out.count("phong-mot.xlsx:") == 1


def test_a_log_that_somebody_wrote_to_in_between_is_said(run, sheet, invented, monkeypatch):
    path = sheet(typed={A1: DONE})
    write = journals.write_lines

    def late(store, lines):
        invented.log(PLAN, "Phòng Một", "on: 2025-03-19, task: a/1, status: started")
        (invented.root / "plans" / PLAN / "progress" / "Phòng-Một.yaml").rename(invented.root / LOG)
        write(store, lines)

    monkeypatch.setattr(journals, "write_lines", late)
    ran = run("collect", str(path), "--yes", *DAY)
    assert ran.code == 2
    assert f"{LOG} vừa có người khác ghi; chưa ghi gì." in ran.err
    assert "Chạy lại lệnh để so với nhật ký mới nhất." in ran.err
    assert log(invented).count("task:") == 1


def test_a_plan_with_errors_takes_nothing(run, sheet, invented):
    path = sheet(typed={A1: DONE})
    invented.change("gia-dinh/2025/plan.yaml", "\nyear: 2025", "\nyear: 2025\nlạ: 1")
    ran = run("collect", str(path), "--yes", *DAY)
    assert (ran.code, ran.out, log(invented)) == (2, "", "")
    assert "plan.yaml" in ran.err


def test_a_log_that_cannot_grow_is_said_before_anything_is_written(run, sheet, invented):
    path = sheet(typed={A1: DONE})
    target = invented.root / LOG
    target.parent.mkdir()
    target.write_text("updates: []\nunit: Phòng Một\n", "utf-8")
    for how in ("--dry-run", "--yes"):
        ran = run("collect", str(path), how, *DAY)
        assert ran.code == 2
        assert f"Không thêm được dòng vào {LOG}" in ran.err
    assert target.read_text("utf-8") == "updates: []\nunit: Phòng Một\n"


def test_other_commands_load_none_of_it(real):
    code = (
        "import sys; sys.argv = ['cchc', 'units']\n"
        "from cchc.cli.main import run\n"
        "try:\n    run()\nexcept SystemExit:\n    pass\n"
        "heavy = ('openpyxl', 'cchc.drafting.collecting', 'cchc.cli.collect')\n"
        "print([name for name in heavy if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=real.root)
    assert done.stderr.decode().splitlines()[-1] == "[]"
