"""How a call goes wrong, and where output goes: one Vietnamese sentence, an exit status, UTF-8, no colour."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

GD25 = "gia-dinh/2025"
ENGLISH = re.compile(
    r"\b(?:Usage|Options?|Commands?|Arguments?|Show|Error|Invalid|Missing|Try|No such|valid|Got|unexpected|default|"
    r"required|requires|env var|Install|message)\b"
)
WRONG_CALLS = {
    "unknown command": (("duee",), "duee", "due"),
    "unknown option": (("due", "--uint", "x"), "--uint", "--unit"),
    "missing argument": (("deadline",), "CỤM-TỪ", "deadline --help"),
    "option without value": (("due", "--plan"), "--plan", ""),
    "unknown unit": (("due", "--unit", "phong noi vi"), "phong noi vi", "Phòng Nội vụ"),
    "unknown plan": (("due", "--plan", "vinhchau/2025"), "vinhchau/2025", "vinh-chau/2025"),
    "unknown plan of tasks": (("tasks", "soctrang/2025"), "soctrang/2025", "soc-trang/2025"),
    "unknown plan of validate": (("validate", "anhson/2025"), "anhson/2025", "anh-son/2025"),
    "unknown plan of show": (("show", "vinhchau/2025"), "vinhchau/2025", "vinh-chau/2025"),
    "unknown year of show": (("show", "vinh-chau/1999"), "vinh-chau/1999", "vinh-chau/2025"),
    "unknown task of the home plan": (("show", "tthc/66"), "tthc/66", "tthc/6"),
    "a mark without a task": (("show", "vinh-chau/2025#"), "vinh-chau/2025#", "#tthc/2.2"),
    "a file of no plan": (
        ("validate", "plans/vinh-chau/danh-ba.yaml"),
        "plans/vinh-chau/danh-ba.yaml",
        "vinh-chau/2025",
    ),
    "unknown task": (("show", "vinh-chau/2025#tthc/66"), "tthc/66", "tthc/6"),
    "unknown authority": (("units", "vinhchau"), "vinhchau", "vinh-chau"),
    "no such day": (("due", "--as-of", "2025-02-30"), "2025-02-30", "2025-03-31"),
    "no such day in --from": (("due", "--from", "mai"), "mai", "2025-03-31"),
    "no such period": (("due", "--period", "Q5-2025"), "Q5-2025", "Q1-2025"),
    "year without a plan": (("due", "--period", "Q1-2019"), "vinh-chau/2019", "vinh-chau/2023"),
    "unknown status": (("due", "--status", "don"), "don", "done"),
    "unknown role": (("due", "--role", "leed"), "leed", "lead"),
    "no such span": (("due", "--within", "lâu"), "lâu", "30d"),
    "unknown format": (("due", "--format", "jsn"), "jsn", "json"),
    "unknown format of validate": (("validate", "--format", "githup"), "githup", "github"),
    "unknown key": (("status", "--by", "unitt"), "unitt", "unit"),
    "unknown key of budget": (("budget", "--by", "aera"), "aera", "area"),
    "unknown area of budget": (("budget", "--area", "the-chee"), "the-chee", "the-che"),
    "unknown unit of budget": (("budget", "--unit", "phong noi vi"), "phong noi vi", "Phòng Nội vụ"),
    "unknown unit of rank": (("rank", "--unit", "phong noi vi"), "phong noi vi", "Phòng Nội vụ"),
    "year without a plan to rank": (("rank", "--year", "2019"), "vinh-chau/2019", "vinh-chau/2023"),
    "another year than the plan's": (("rank", "--plan", "vinh-chau/2023", "--year", "2025"), "2025", "--plan"),
    "units of two authorities": (
        ("rank", "--plan", "vinh-chau/2025", "--plan", "soc-trang/2025"),
        "soc-trang/2025",
        "--plan",
    ),
    "unknown area": (("status", "--area", "the-chee"), "the-chee", "the-che"),
    "unknown code": (("validate", "--explain", "E999"), "E999", "--catalogue"),
    "unknown schema": (("schema", "plann"), "plann", "plan"),
    "unknown why": (("due", "--why", "tthc/66"), "tthc/66", "tthc/6"),
    "a group for a unit": (("due", "--unit", "UBND xã, phường"), "UBND xã, phường", "UBND xã Lai Hòa"),
    "unknown plan of cascade": (("cascade", "vinhchau/2025"), "vinhchau/2025", "vinh-chau/2025"),
    "a superior's plan that is not there": (("cascade", "vinh-chau/2023"), "192/KH-UBND", "--under"),
    "a plan under itself": (("cascade", "anh-son/2025", "--under", "anh-son/2025"), "anh-son/2025", "cấp trên"),
    "unknown state of cascade": (("cascade", "vinh-chau/2025", "--state", "mising"), "mising", "missing"),
    "writing what was not asked for": (("cascade", "vinh-chau/2025", "--write"), "--write", "--suggest"),
    "a filter of proposals": (("cascade", "--suggest", "--state", "missing"), "--state", "Bỏ"),
    "unknown plan of diff": (("diff", "vinh-chau/2023", "vinh-chau/2024"), "vinh-chau/2024", "vinh-chau/202"),
    "unknown state of diff": (("diff", "vinh-chau/2023", "vinh-chau/2025", "--state", "ded"), "ded", "added"),
    "unknown area of diff": (("diff", "vinh-chau/2023", "vinh-chau/2025", "--area", "tthcc"), "tthcc", "tthc"),
    "a name without quotes": (("due", "--unit", "Phòng", "Nội", "vụ"), "Nội vụ", '"Phòng Nội vụ"'),
    "a name in curly quotes": (("due", "--unit", "“Phòng", "Nội", "vụ”"), "Nội vụ”", '"Phòng Nội vụ"'),
    "no workspace there": (("due", "--root", "/nonexistent"), "/nonexistent", "plans"),
}


@pytest.mark.parametrize(("arguments", "wrong", "right"), WRONG_CALLS.values(), ids=WRONG_CALLS)
def test_a_wrong_call_gets_one_vietnamese_sentence_and_the_nearest_right_thing(cchc, arguments, wrong, right):
    ran = cchc(*arguments)
    assert (ran.code, ran.out) == (2, "")
    sentence, *rest = ran.err.splitlines()
    assert sentence.startswith("Lỗi: ")
    assert wrong in sentence
    assert right in "\n".join(rest)
    assert not ENGLISH.search(ran.err)
    assert "Traceback" not in ran.err


def test_a_group_for_a_unit_names_every_member(cchc):
    err = cchc("due", "--unit", "ubnd xa, phuong").err
    assert all(name in err for name in ("UBND Phường 1", "UBND phường Vĩnh Phước", "UBND xã Hòa Đông"))


def test_a_group_that_nobody_can_list_says_so(cchc):
    ran = cchc("due", "--unit", "Các cơ quan liên quan", "--plan", "vinh-chau/2025")
    assert (ran.code, ran.out) == (2, "")
    assert "nhóm" in ran.err


def test_exit_0_of_an_answer(cchc):
    for arguments in (("tasks", "anh-son/2025"), ("units",), ("status",), ("deadline", "Quý I", "--year", "2025")):
        assert cchc(*arguments).code == 0


def test_exit_1_of_a_phrase_that_cannot_be_read_points_at_the_words(cchc):
    ran = cchc("deadline", "Quý I/2025 và hôm nào rảnh", "--year", "2025")
    assert (ran.code, ran.out) == (1, "")
    quoted, caret = ran.err.splitlines()[1:3]
    assert quoted[caret.index("^") :].startswith(("và hôm nào rảnh", "hôm nào rảnh"))


def test_validate_exits_1_on_errors_and_with_strict_on_warnings(cchc, invented):
    assert cchc("validate", "--select", "E", cwd=invented.root).code == 0
    assert cchc("validate", cwd=invented.root).code == 0
    assert cchc("validate", "--strict", cwd=invented.root).code == 1
    invented.change("gia-dinh/2025/appendix.yaml", "lead: [Trạm Dọc]", "lead: [Trạm Dột]")
    assert cchc("validate", cwd=invented.root).code == 1
    assert cchc("validate", "--ignore", "E101", cwd=invented.root).code == 0


def test_validate_looks_at_the_registers_where_there_is_no_plan(cchc, invented):
    shutil.rmtree(invented.root / "plans/gia-dinh/2025")
    ran = cchc("validate", cwd=invented.root)
    assert (ran.code, ran.out) == (0, "0 kế hoạch: không có lỗi nào.\n")
    invented.change("gia-dinh/units.yaml", "{kind: chuyên môn}", "phong-bon")
    ran = cchc("validate", cwd=invented.root)
    assert ran.code == 1
    assert ran.out.startswith("plans/gia-dinh/units.yaml:9:")
    assert "E106" in ran.out
    assert ran.out.endswith("0 kế hoạch: 1 lỗi.\n")


def test_validate_of_named_plans_leaves_other_registers_alone(cchc, invented):
    other = invented.root / "plans/khac"
    other.mkdir()
    (other / "units.yaml").write_text("authority: [", "utf-8")
    assert cchc("validate", "gia-dinh/2025", cwd=invented.root).code == 0
    assert cchc("validate", cwd=invented.root).code == 1


def test_the_repositorys_own_plans_have_no_errors(cchc):
    ran = cchc("validate", "--select", "E")
    assert (ran.code, ran.err) == (0, "")


def test_a_plan_with_errors_prints_what_it_can_the_errors_on_stderr_and_exits_2(cchc, invented):
    invented.change("gia-dinh/2025/appendix.yaml", "lead: [Phòng Hai, Phòng Ba]", "lead: [Phòng Hai, Phòng Lạ]")
    for arguments in (("due", "--all"), ("overdue",), ("tasks", "gia-dinh/2025"), ("show", "gia-dinh/2025#a/1")):
        ran = (
            cchc(*arguments, "--as-of", "2025-05-05", "--format", "json", cwd=invented.root)
            if arguments[0] != "tasks"
            else cchc(*arguments, "--format", "json", cwd=invented.root)
        )
        assert ran.code == 2, arguments
        assert json.loads(ran.out), arguments
        assert re.match(r"^plans/gia-dinh/2025/appendix\.yaml:\d+:\d+: E101 .*Phòng Lạ", ran.err), arguments


def test_a_file_that_is_no_yaml_leaves_the_rest_readable(cchc, invented):
    (invented.root / "plans/gia-dinh/2025/appendix.yaml").write_text("areas: [", "utf-8")
    ran = cchc("due", "--all", "--format", "json", cwd=invented.root)
    assert ran.code == 2
    assert {r["role"] for r in json.loads(ran.out)} == {"report", "duty"}
    assert "plans/gia-dinh/2025/appendix.yaml:1" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("name", ["appendix.yaml", "progress/phong-mot.yaml"])
@pytest.mark.parametrize("command", [("due",), ("overdue",), ("status",)])
def test_a_table_without_a_whole_file_says_so_before_anything_else(cchc, invented, command, name):
    whole = cchc(*command, cwd=invented.root)
    assert "THIẾU" not in whole.out
    path = invented.root / "plans/gia-dinh/2025" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("areas: [", "utf-8")
    ran = cchc(*command, cwd=invented.root)
    assert ran.code == 2
    assert ran.out.startswith(f"THIẾU: không đọc được plans/gia-dinh/2025/{name}, ")


def test_of_a_plan_that_cannot_be_read_whole_no_list_is_written(cchc, invented):
    (invented.root / "plans/gia-dinh/2025/appendix.yaml").write_text("areas: [", "utf-8")
    ran = cchc("due", "--format", "csv", "-o", "viec.csv", cwd=invented.root)
    assert ran.code == 2
    assert not (invented.root / "viec.csv").exists()


def test_outside_a_workspace_the_way_in_is_said(cchc, tmp_path):
    ran = cchc("due", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "--root" in ran.err
    assert "CCHC_ROOT" in ran.err


def test_the_workspace_is_found_from_a_folder_inside_it(cchc, invented):
    inside = invented.root / "plans" / "gia-dinh" / "2025"
    assert cchc("units", cwd=inside) == cchc("units", cwd=invented.root)
    assert cchc("units", cwd=inside).code == 0


def test_root_and_its_variable_lead_to_a_workspace_from_anywhere(cchc, invented, tmp_path_factory, monkeypatch):
    outside = tmp_path_factory.mktemp("outside")
    here = cchc("units", cwd=invented.root)
    assert cchc("units", "--root", str(invented.root), cwd=outside) == here
    monkeypatch.setenv("CCHC_ROOT", str(invented.root))
    assert cchc("units", cwd=outside) == here


def test_root_beats_its_variable(cchc, invented, monkeypatch, real):
    monkeypatch.setenv("CCHC_ROOT", str(real.root))
    assert "Phòng Một" in cchc("units", "--root", str(invented.root)).out


def test_deadline_needs_no_workspace(cchc, tmp_path):
    assert cchc("deadline", "Quý I/2025", "--year", "2025", cwd=tmp_path).code == 0


def commands(cchc) -> list[str]:
    page = cchc("--help").out
    return re.findall(r"^  ([a-z-]+)  ", page.partition("Các lệnh:")[2], re.MULTILINE)


def test_the_help_page_lists_every_command_with_a_vietnamese_line(cchc):
    ran = cchc("--help")
    assert ran.code == 0
    assert not ENGLISH.search(ran.out)
    lines = re.findall(r"^  [a-z-]+  +(\S.*)$", ran.out.partition("Các lệnh:")[2], re.MULTILINE)
    assert len(lines) == len(commands(cchc)) >= 9
    assert all(re.search(r"[^\x00-\x7f]", line) for line in lines)


def test_every_command_has_help(cchc):
    for command in commands(cchc):
        long, short = cchc(command, "--help"), cchc(command, "-h")
        assert (long.code, long.err) == (0, ""), command
        assert short == long
        assert command in long.out
        assert re.search(r"[^\x00-\x7f]", long.out.splitlines()[2]), command


def test_every_option_of_every_command_is_explained(cchc):
    for command in commands(cchc):
        page = cchc(command, "--help").out
        options = re.finditer(
            r"^  (--[a-z-]+)(?:, --[a-z-]+)?(?: \S+)?(?:\s{2,}|\n\s+)(?P<text>\S.*)$", page, re.MULTILINE
        )
        named = set(re.findall(r"^  (--[a-z-]+)", page, re.MULTILINE)) - {
            "--install-completion",
            "--show-completion",
        }
        explained = {m[1] for m in options if re.search(r"[^\x00-\x7f]|lead, ", m["text"])}
        assert named <= explained | {"--status", "--role"}, (command, named - explained)


def test_the_version_is_printed(cchc):
    ran = cchc("--version")
    assert ran.code == 0
    assert re.match(r"^cchc \d+\.\d+", ran.out)


TABLES = (
    ("due", "--unit", "Phòng Nội vụ", "--plan", "vinh-chau/2025", "--all", "--as-of", "2025-03-10"),
    ("overdue", "--plan", "vinh-chau/2025", "--as-of", "2025-10-02"),
    ("status", "--plan", "vinh-chau/2025", "--as-of", "2025-03-10"),
    ("budget", "--plan", "vinh-chau/2023"),
    ("rank", "--plan", "vinh-chau/2025", "--as-of", "2025-03-10"),
    ("tasks", "soc-trang/2025"),
    ("units", "vinh-chau"),
    ("show", "vinh-chau/2025"),
    ("show", "vinh-chau/2025#tthc/4.2.4"),
    ("validate",),
    ("cascade", "vinh-chau/2025", "--all"),
    ("cascade", "anh-son/2025", "--under", "soc-trang/2025", "--suggest", "--all"),
    ("diff", "vinh-chau/2023", "vinh-chau/2025"),
)


@pytest.mark.parametrize("arguments", TABLES, ids=lambda a: " ".join(a[:2]))
def test_output_that_is_no_terminal_has_no_escapes_and_no_trailing_blanks(cchc, arguments, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    out = cchc(*arguments).out
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", out)
    assert not re.search(r"[ \t]+$", out, re.MULTILINE)


def test_a_pipe_wraps_nothing(cchc, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    task = "Tiếp tục thực hiện các nội dung, nhiệm vụ theo Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng"
    assert any(task in line for line in cchc("tasks", "anh-son/2025").out.splitlines())
    why = cchc("due", "--plan", "vinh-chau/2025", "--unit", "Phòng Y tế", "--why", "chinh-quyen-so/2.1.2").out
    assert all(re.match(r"^(?:vinh-chau/|  \S|$)", line) for line in why.splitlines())


class TestAsAProcess:
    def test_utf_8_whatever_the_locale_says(self, process):
        asked = ("due", "--unit", "phong noi vu", "--plan", "vinh-chau/2025", "--as-of", "2025-03-10")
        plain = process(*asked)
        assert "Phòng Nội vụ" in plain.out
        assert process(*asked, LC_ALL="C", LANG="C", PYTHONIOENCODING="latin-1") == plain
        assert process(*asked, PYTHONIOENCODING="ascii:strict", PYTHONUTF8="0") == plain

    def test_errors_are_utf_8_too(self, process):
        ran = process("due", "--unit", "phong noi vi", LC_ALL="C", PYTHONIOENCODING="latin-1")
        assert (ran.code, ran.out) == (2, "")
        assert "Có phải là: Phòng Nội vụ?" in ran.err

    def test_json_is_one_array_whatever_the_terminal_claims(self, process):
        ran = process(
            "overdue", "--plan", "vinh-chau/2025", "--format", "json", TERM="xterm-256color", COLUMNS="20"
        )
        assert isinstance(json.loads(ran.out), list)

    def test_a_reader_that_goes_away_is_no_error(self, process, real):
        import subprocess
        import sys

        with subprocess.Popen(
            [sys.executable, "-m", "cchc", "due", "--plan", "soc-trang/2025", "--all", "--format", "json"],
            cwd=real.root,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as running:
            running.stdout.read(10)
            running.stdout.close()
            assert "Traceback" not in running.stderr.read().decode("utf-8")
            assert running.wait() == 0

    def test_the_workspace_variable_works_from_outside(self, process, invented, tmp_path_factory):
        ran = process("units", "--format", "json", cwd=tmp_path_factory.mktemp("x"), CCHC_ROOT=str(invented.root))
        assert {r["id"] for r in json.loads(ran.out)} >= {"phong-mot", "tram-doc"}

    @pytest.mark.slow
    def test_without_a_cache_folder_the_answer_is_the_same(self, process, invented):
        plain = process("status", "--as-of", "2025-05-05", cwd=invented.root)
        again = process("status", "--as-of", "2025-05-05", cwd=invented.root)
        off = process("status", "--as-of", "2025-05-05", cwd=invented.root, CCHC_CACHE="0")
        nowhere = process("status", "--as-of", "2025-05-05", cwd=invented.root, XDG_CACHE_HOME="/dev/null/x")
        assert plain.code == 0
        assert plain == again == off == nowhere


CSV_CALLS = (
    ("due", "--plan", "anh-son/2025", "--all"),
    ("overdue", "--plan", "vinh-chau/2025", "--as-of", "2025-10-02"),
    ("tasks", "anh-son/2025"),
    ("status", "--by", "unit", "--plan", "vinh-chau/2025"),
    ("budget", "--by", "lead", "--plan", "vinh-chau/2023"),
    ("rank", "--plan", "vinh-chau/2025", "--as-of", "2025-10-02"),
    ("units", "vinh-chau"),
)


@pytest.mark.parametrize("arguments", CSV_CALLS, ids=lambda a: a[0])
def test_csv_has_a_header_and_a_row_for_every_json_record(cchc, arguments):
    records = json.loads(cchc(*arguments, "--format", "json").out)
    rows = list(csv.reader(io.StringIO(cchc(*arguments, "--format", "csv").out, newline="")))
    header, *body = rows
    assert len(body) == len(records)
    assert {len(row) for row in rows} == {len(header)}
    flat = {f"{key}_{inner}" for key, value in records[0].items() if isinstance(value, dict) for inner in value}
    assert set(header) <= {*records[0], *flat}
    assert len(set(header)) == len(header)


@pytest.mark.parametrize("arguments", CSV_CALLS, ids=lambda a: a[0])
def test_no_csv_cell_can_start_a_formula(cchc, arguments):
    rows = list(csv.reader(io.StringIO(cchc(*arguments, "--format", "csv").out, newline="")))
    dangerous = [
        cell for row in rows for cell in row if re.match(r"[=+\-@\t\r]", cell) and not re.match(r"-\d+$", cell)
    ]
    assert dangerous == []


def test_csv_keeps_the_text_that_it_guards(cchc):
    out = cchc("tasks", "anh-son/2025", "--format", "csv").out
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(out, newline=""))}
    assert rows["tthc/7"]["task"] == "'- Thực hiện quy định về tiếp nhận hồ sơ TTHC\n- Chứng thực bản sao điện tử"
    assert rows["tthc/10"]["deadline"].count("; ") == 3


def test_control_characters_in_data_are_a_fault_and_never_sent(cchc, invented):
    invented.change("gia-dinh/2025/appendix.yaml", "task: Lập sổ,", 'task: "Lập \\e[31msổ\\x07\\x9b",')
    for arguments in (("due", "--all"), ("tasks", "gia-dinh/2025"), ("validate",)):
        ran = cchc(*arguments, cwd=invented.root)
        assert ran.code != 0
        assert "E008" in ran.out + ran.err
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", ran.out + ran.err), arguments


def test_a_github_line_escapes_what_would_end_or_split_it(cchc, invented):
    invented.change("gia-dinh/2025/appendix.yaml", "lead: [Trạm Dọc]", 'lead: ["100%\\nbịa::đặt"]')
    (invented.root / "plans/gia-dinh").rename(invented.root / "plans/gia,dinh")
    invented.change("workspace.yaml", "home: gia-dinh", "home: 'gia,dinh'")
    ran = cchc("validate", "--format", "github", "--select", "E101", cwd=invented.root)
    assert ran.code == 1
    only = ran.out.splitlines()
    assert len(only) == 1
    properties, message = re.match(r"^::error (\S+)::(.*)$", only[0]).groups()
    assert properties.startswith("file=plans/gia%2Cdinh/2025/appendix.yaml,line=")
    assert properties.endswith(",title=E101")
    assert "100%25%0Abịa::đặt" in message


def test_github_severities_are_error_warning_notice(cchc):
    out = cchc("validate", "--format", "github").out
    assert set(re.findall(r"^::(\w+) file=plans/", out, re.MULTILINE)) <= {"warning", "notice"}
    assert all(
        re.match(r"^::\w+ file=[^ ,]+,line=\d+,col=\d+,title=[EWI]\d{3}::\S", line) for line in out.splitlines()
    )


def test_concise_is_one_line_a_finding_with_the_place_first(cchc):
    records = json.loads(cchc("validate", "--format", "json").out)
    lines = cchc("validate", "--format", "concise").out.splitlines()
    assert [re.match(r"^(\S+?):(\d+):(\d+): (\S+) ", line).groups() for line in lines] == [
        (r["path"], str(r["line"]), str(r["column"]), r["code"]) for r in records
    ]


def test_text_ends_with_a_count_of_the_findings(cchc):
    records = json.loads(cchc("validate", "--format", "json").out)
    last = cchc("validate").out.splitlines()[-1]
    assert last.startswith("5 kế hoạch: ")
    assert sum(int(n) for n in re.findall(r"(\d+) (?:lỗi|cảnh báo|thông tin)", last)) == len(records)


def test_help_of_a_command_is_vietnamese_too(cchc):
    page = cchc("due", "--help").out
    assert "Cách dùng:" in page
    assert not re.search(r"Usage:|Options:|Show this message|Install completion|\[default:|\[env var:", page)


def test_an_argument_too_many_is_said_in_vietnamese(cchc):
    ran = cchc("tasks", "vinh-chau/2025", "anh-son/2025")
    assert (ran.code, ran.out) == (2, "")
    assert "Got unexpected" not in ran.err


def test_a_year_that_is_no_number_is_said_in_vietnamese(cchc):
    ran = cchc("deadline", "Quý I", "--year", "hai nghìn")
    assert (ran.code, ran.out) == (2, "")
    assert "is not a valid" not in ran.err


@pytest.mark.parametrize(
    "arguments", [("status",), ("tasks", "gia-dinh/2025"), ("show", "gia-dinh/2025"), ("units",)]
)
def test_a_pipe_has_no_colour_even_where_force_color_is_set(process, invented, arguments):
    assert "\x1b" not in process(*arguments, cwd=invented.root, FORCE_COLOR="1").out


def test_control_characters_in_an_argument_are_shown_not_sent(cchc):
    assert "\x07" not in cchc("due", "--unit", "chuông\x07").err


@pytest.mark.parametrize("command", ["due", "overdue", "status", "budget", "rank"])
def test_a_faulty_workspace_file_is_said(cchc, invented, command):
    invented.change("workspace.yaml", "due_soon_days: 7", "due_soon_days: hai mươi")
    ran = cchc(command, "--plan", "gia-dinh/2025", cwd=invented.root)
    assert ran.code == 2
    assert "plans/workspace.yaml:3" in ran.err


def test_a_faulty_register_is_said_before_an_unknown_unit(cchc, invented):
    invented.change("gia-dinh/units.yaml", "kind: ngành dọc", "kind: ngành ngang")
    ran = cchc("due", "--unit", "Phòng Một", cwd=invented.root)
    assert ran.code == 2
    assert "plans/gia-dinh/units.yaml:7" in ran.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_said_also_for_a_short_answer():
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "cchc", "deadline", "Quý I/2025"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert "hết chỗ trên đĩa" in done.stderr.decode()


def test_statistics_count_by_code_the_most_frequent_first(cchc):
    records = json.loads(cchc("validate", "--format", "json").out)
    counted = json.loads(cchc("validate", "--statistics", "--format", "json").out)
    assert {(one["code"], one["severity"]): one["count"] for one in counted} == Counter(
        (one["code"], one["severity"]) for one in records
    )
    counts = [one["count"] for one in counted]
    assert counts == sorted(counts, reverse=True)
    shown = cchc("validate", "--statistics").out.splitlines()
    assert len(shown) == len(counted) + 1
    assert shown[0].split()[:2] == [str(counted[0]["count"]), counted[0]["code"]]


def test_what_the_codes_letter_does_not_say_is_said(cchc):
    lines = cchc("validate", "--format", "concise").out.splitlines()
    labels = {"info": " [thông tin]", "warning": "", "error": " [lỗi]"}
    records = json.loads(cchc("validate", "--format", "json").out)
    heads = [
        f"{one['path']}:{one['line']}:{one['column']}: {one['code']}{labels[one['severity']]} " for one in records
    ]
    assert len(heads) == len(lines) > 0
    assert all(line.startswith(head) for line, head in zip(lines, heads, strict=True))


def test_a_level_leaves_out_what_is_less_grave(cchc):
    every = json.loads(cchc("validate", "--format", "json").out)
    for level, kept in (
        ("info", {"info", "warning", "error"}),
        ("warning", {"warning", "error"}),
        ("error", {"error"}),
    ):
        shown = json.loads(cchc("validate", "--level", level, "--format", "json").out)
        assert shown == [one for one in every if one["severity"] in kept]
    wrong = cchc("validate", "--level", "waning")
    assert (wrong.code, wrong.out) == (2, "")
    assert "warning" in wrong.err


def test_a_selection_of_nothing_is_refused_rather_than_passed(cchc):
    for option in ("--select", "--ignore"):
        ran = cchc("validate", option, "")
        assert (ran.code, ran.out) == (2, "")
        assert option in ran.err


def test_a_file_that_is_not_there_is_no_plan(cchc):
    ran = cchc("validate", "plans/vinh-chau/2025/khong-co.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert "khong-co.yaml" in ran.err


def test_the_workspace_is_found_from_a_path_into_it(cchc, invented, tmp_path_factory):
    office = tmp_path_factory.mktemp("office")
    shutil.copytree(invented.root / "plans", office / "desk" / "plans")
    ran = cchc("validate", "desk/plans/gia-dinh/2025/plan.yaml", cwd=office)
    assert (ran.code, ran.out) == (0, cchc("validate", GD25, cwd=invented.root).out)
    assert cchc("validate", "desk/nowhere.yaml", cwd=office).code == 2


def test_a_caret_stands_under_words_in_quotation_marks(cchc, invented):
    file = invented.root / "plans/gia-dinh/2025/plan.yaml"
    title = re.search(r"^title: (.*)$", file.read_text("utf-8"), re.MULTILINE)
    assert title is not None
    file.write_text(file.read_text("utf-8") + 'ignore: [{code: "W406", reason: thôi}]\n', encoding="utf-8")
    shown = cchc("validate", GD25, "--select", "W001", cwd=invented.root).out.splitlines()
    assert shown[2].strip() == "^^^^"
    assert shown[1].index("W406") == shown[2].index("^")


def test_a_plan_that_names_no_superior_is_told_how_to(cchc, invented):
    ran = cchc("cascade", GD25, cwd=invented.root)
    assert (ran.code, ran.out) == (2, "")
    assert "implements" in ran.err


def test_the_word_help_is_the_page(cchc):
    assert cchc("help").out == cchc("--help").out != ""
    assert cchc("help", "due").out == cchc("due", "--help").out != ""


@pytest.mark.parametrize(
    ("arguments", "example"),
    [
        (("due", "--unit"), '--unit "Phòng Kinh tế"'),
        (("import", "x.docx"), "--to may-trang/2026"),
        (("report", "init"), "--period Q1-2026"),
    ],
)
def test_an_option_left_out_or_bare_gets_an_example(cchc, arguments, example):
    ran = cchc(*arguments)
    assert ran.code == 2
    assert example in ran.err


@pytest.mark.parametrize(
    "arguments", [("due", "--unit", "“Phòng”"), ("record", "the-che/1", "--evidence", "“Báo", "cáo", "số", "5”")]
)
def test_curly_quotation_marks_are_told(cchc, arguments):
    ran = cchc(*arguments)
    assert ran.code == 2
    assert "dấu cong" in ran.err
    assert "dấu cong" not in cchc(*(one.strip("“”") for one in arguments)).err


def test_a_short_register_is_shown_to_whoever_names_no_unit_of_it(cchc, invented):
    ran = cchc("due", "--unit", "Chi cục Xyz", cwd=invented.root)
    assert ran.code == 2
    assert "Danh bạ có: Phòng Một; " in ran.err
