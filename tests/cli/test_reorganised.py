"""Lists, records and letters of an invented district in whose two years every kind of reorganisation happens."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import docx
import pytest
import yaml

from tests.conftest import Desk

PLAN = ("--plan", "gia-cuu/2025")
REORGANISED = Path(__file__).parents[1] / "obligations" / "reorganised"


@pytest.fixture
def district(tmp_path):
    shutil.copytree(REORGANISED, tmp_path / "plans")
    return Desk(tmp_path)


@pytest.fixture
def run(cchc, district):
    return lambda *arguments: cchc(*arguments, cwd=district.root)


def words(path):
    document = docx.Document(str(path))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


class TestDue:
    def test_the_heir_sees_from_whom_each_came(self, run):
        out = run("due", "--unit", "Phòng BC", *PLAN, "--as-of", "2025-05-10").out
        assert "nhận từ Phòng B, Phòng C từ 01/05/2025 (2 lượt, ghi riêng từng đơn vị)" in out

    def test_the_one_that_ended_sees_who_does_it_now(self, run):
        out = run("due", "--unit", "Phòng B", *PLAN, "--as-of", "2025-05-10").out
        assert "Từ 01/05/2025 việc của Phòng B chuyển về Phòng BC (Nghị quyết bịa số 3)." in out
        assert "nay do Phòng BC làm" in out

    def test_records_for_programs_tell_the_way_and_what_waits(self, run):
        ran = run("due", *PLAN, "--all", "--as-of", "2025-07-15", "--format", "json")
        found = {r["id"]: r for r in json.loads(ran.out)}
        moved = found["gia-cuu/2025#the-che/1@phong-a"]
        assert (moved["unit"], moved["unit_id"]) == ("Phòng A Mới", "phong-an")
        assert moved["received_from"] == [
            {"unit": "Phòng A", "unit_id": "phong-a", "on": "2025-03-01", "document": "Nghị quyết bịa số 1"}
        ]
        waits = found["gia-cuu/2025#tthc/4@phong-e"]
        assert (waits["timing"], waits["waiting_for"], waits["waits_for"]) == (
            "waiting",
            "assignment",
            ["phong-em", "phong-en"],
        )

    def test_before_the_change_the_list_is_as_it_was(self, run):
        ran = run("due", *PLAN, "--all", "--as-of", "2025-02-28", "--format", "json")
        assert all(r["received_from"] == [] and r["waits_for"] is None for r in json.loads(ran.out))

    def test_what_is_due_after_the_authority_ended_is_flagged_with_its_document(self, run):
        out = run("due", "--unit", "UBND xã Ba", *PLAN, "--as-of", "2026-02-01").out
        assert "sau ngày kết thúc" in out
        assert "kết thúc hoạt động sau ngày 31/12/2025 theo Nghị quyết bịa số 9: chưa tính là quá hạn" in out

    def test_why_tells_the_chain(self, run):
        out = run("due", *PLAN, "--as-of", "2025-10-01", "--why", "the-che/1").out
        assert "Phòng A Mới nhận việc từ Phòng A theo Nghị quyết bịa số 1 từ ngày 01/03/2025." in out
        assert "Phòng D nhận việc từ Phòng A Mới theo Nghị quyết bịa số 2 từ ngày 01/09/2025." in out

    def test_why_tells_who_could_be_given_it(self, run):
        out = run("due", *PLAN, "--as-of", "2025-07-15", "--why", "tthc/4").out
        assert "Phòng E đã kết thúc, chờ quyết định giao cho: Phòng EM, Phòng EN." in out
        assert "cchc units gia-cuu --waiting" in out


def test_overdue_counts_what_is_undecided_apart(run):
    out = run("overdue", *PLAN, "--as-of", "2025-10-05").out
    assert "lượt của đơn vị đã kết thúc hoạt động chờ quyết định giao" in out
    assert "tthc/4" not in out


def test_status_by_unit_is_by_holder(run):
    ran = run("status", "--by", "unit", *PLAN, "--as-of", "2025-10-05", "--format", "json")
    rows = {r["key"]: r for r in json.loads(ran.out)}
    assert "phong-b" not in rows
    assert rows["phong-bc"]["obligations"]["assigned"] > 0
    assert rows["phong-e"]["obligations"]["left_out"]["assignment"] > 0


def test_rank_ranks_those_that_hold_the_work(run):
    out = run("rank", *PLAN, "--as-of", "2025-10-05").out
    assert "Phòng BC" in out
    assert "Phòng A Mới" not in out


class TestWaiting:
    def test_the_lines_to_add_are_yaml_that_asks_for_units(self, run, district):
        out = run("units", "gia-cuu", "--waiting", "--as-of", "2025-07-15").out
        lines = out.splitlines()
        start = next(n for n, line in enumerate(lines) if line.startswith("  - unit:"))
        end = lines.index("", start)
        told = yaml.safe_load("\n".join(lines[start:end]))
        assert [one["unit"] for one in told] == ["phong-e", "phong-h"]
        assert told[0]["gives"] == {"the-che": "…", "tthc": "…", "report": "…"}
        assert "Có thể giao cho: Phòng EM; Phòng EN." in out
        path = district.root / "plans/gia-cuu/units.yaml"
        path.write_text(path.read_text("utf-8") + "\n".join(lines[start:end]) + "\n", "utf-8")
        assert run("validate", "--select", "E106").code == 1, "nothing is taken before it is filled in"
        path.write_text(path.read_text("utf-8").replace(" …", " phong-en"), "utf-8")
        assert run("validate", "--select", "E").code == 0
        again = run("units", "gia-cuu", "--waiting", "--as-of", "2025-07-15", "--format", "json")
        assert json.loads(again.out) == []

    def test_nothing_waits_before_a_change(self, run):
        assert (
            "Không có việc nào chờ quyết định giao."
            in run("units", "gia-cuu", "--waiting", "--as-of", "2025-04-30").out
        )

    def test_of_the_real_town_one_entry_does_for_all_offices(self, cchc):
        out = cchc("units", "vinh-chau", "--waiting", "--as-of", "2025-08-01").out
        assert "  - unit: vinh-chau" in out
        assert out.count("  - unit:") == 1
        assert "UBND phường Vĩnh Phước; UBND phường Vĩnh Châu; UBND phường Khánh Hòa" in out


class TestRecord:
    AT = ("--as-of", "2025-10-05", *PLAN)

    def lines(self, district, unit):
        path = district.root / f"plans/gia-cuu/2025/progress/{unit}.yaml"
        return yaml.safe_load(path.read_text("utf-8"))["updates"] if path.exists() else []

    def test_whoever_was_given_it_records_it_for_the_one_that_ended(self, run, district):
        assert run("record", "tthc/2", *self.AT).code == 0
        (line,) = self.lines(district, "phong-en")
        assert (line["task"], line["behalf_of"]) == ("tthc/2", "phong-e")

    def test_another_heir_is_refused_with_the_decision(self, run, district):
        ran = run("record", "tthc/2", "--unit", "Phòng EM", "--for", "Phòng E", *self.AT)
        assert ran.code == 2
        assert "do Phòng EN làm (Quyết định bịa số 7)" in ran.err
        assert self.lines(district, "phong-em") == []

    def test_what_moved_with_its_area_is_recorded_by_the_one_that_has_it(self, run, district):
        ran = run("record", "tthc/1", "--unit", "Phòng F", *self.AT)
        assert ran.code == 2
        assert "do Phòng G làm (Nghị quyết bịa số 5)" in ran.err
        assert run("record", "tthc/1", "--unit", "Phòng G", *self.AT).code == 0
        (line,) = self.lines(district, "phong-g")
        assert line["behalf_of"] == "phong-f"

    def test_what_the_old_unit_did_in_its_time_it_records_itself(self, run, district):
        assert run("record", "tthc/1", "--unit", "Phòng F", "--on", "2025-03-20", *self.AT).code == 0
        (line,) = self.lines(district, "phong-f")
        assert "behalf_of" not in line
        assert run("validate", "--select", "W0").code == 0

    def test_sheets_go_to_the_holder_and_come_back(self, run, district):
        assert (
            run("due", *PLAN, "--all", "--as-of", "2025-05-10", "--all-units", "--format", "xlsx", "-o", "p").code
            == 0
        )
        names = {path.name for path in (district.root / "p").iterdir()}
        assert "phong-bc-2025-05-10.xlsx" in names
        assert not {name for name in names if name.startswith(("phong-b-", "phong-c-", "phong-a-"))}
        ran = run("collect", "p", "--yes", "--as-of", "2025-05-12")
        assert (ran.code, ran.out.count("0 thay đổi")) == (0, len(names))
        assert ran.out.count(" 0 dòng không lấy được") == len(names)


class TestDocuments:
    def test_a_letter_of_before_the_change_knows_nothing_of_it(self, run, district):
        target = district.root / "thu.docx"
        run("render", "reminder", *PLAN, "--unrecorded", "--as-of", "2025-04-20", "-o", str(target))
        text = words(target)
        assert "Phòng B: " in text
        assert "Phòng BC" not in text

    def test_a_reminder_is_addressed_to_the_heir_and_names_the_old_unit(self, run, district):
        target = district.root / "thu.docx"
        run("render", "reminder", *PLAN, "--unrecorded", "--as-of", "2025-07-10", "-o", str(target))
        text = words(target)
        assert "Phòng B (nay do Phòng BC tiếp nhận)" in text
        assert "Phòng A (nay do Phòng A Mới tiếp nhận)" in text

    def test_the_report_keeps_the_cell_and_adds_who_has_it(self, run, district):
        district.log("gia-cuu/2025", "Phòng G", "on: 2025-04-10, task: report/Q1-2025, status: done")
        target = district.root / "bc.docx"
        ran = run("render", "report", *PLAN, "--period", "H1-2025", "--as-of", "2025-07-10", "-o", str(target))
        assert ran.code == 0, ran.err
        text = words(target)
        assert "Phòng B, Phòng C\n(nay: Phòng BC)" in text
        assert "Phòng BC (thay Phòng B)" in text

    @pytest.mark.slow
    def test_report_and_brief_say_that_the_authority_has_ended(self, run, district):
        for kind, more in (("report", ("--period", "Y-2025")), ("brief", ())):
            for on, said in (("2025-12-20", False), ("2026-01-10", True)):
                target = district.root / f"{kind}-{on}.docx"
                ran = run("render", kind, *PLAN, *more, "--as-of", on, "-o", str(target))
                assert ran.code == 0, ran.err
                ended = "kết thúc hoạt động sau ngày 31/12/2025, theo Nghị quyết bịa số 9" in words(target)
                assert ended is said

    def test_of_an_authority_that_was_renamed_the_head_has_the_new_name(self, run, district):
        path = district.root / "plans/gia-cuu/units.yaml"
        old = "kind: split, successors: [xa-moi, xa-ba]"
        path.write_text(path.read_text("utf-8").replace(old, "kind: rename, successors: [xa-moi]"), "utf-8")
        heads = {}
        for on in ("2025-12-20", "2026-01-10"):
            target = district.root / f"{on}.docx"
            assert run("render", "brief", *PLAN, "--as-of", on, "-o", str(target)).code == 0
            heads[on] = "\n".join(c.text for row in docx.Document(str(target)).tables[0].rows for c in row.cells)
        assert "HUYỆN GIẢ CỰU" in heads["2025-12-20"]
        assert "XÃ MỚI" in heads["2026-01-10"]
        assert "GIẢ CỰU" not in heads["2026-01-10"]
