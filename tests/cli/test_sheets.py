"""``cchc due --format xlsx``: which files are written for whom, and never over one that may have been filled in."""

from __future__ import annotations

import errno
import itertools
import json
import os
import subprocess
import sys

import pytest

from cchc.drafting.returned import read_sheet

ASKED = ("due", "--plan", "vinh-chau/2025", "--as-of", "2025-03-20", "--format", "xlsx")
DESK = ("--unit", "phong noi vu")


@pytest.fixture
def send(cchc, tmp_path, real, monkeypatch):
    """``send(*arguments)``: due --format xlsx on the real plans, from an empty folder."""
    monkeypatch.setenv("CCHC_ROOT", str(real.root))
    return lambda *arguments: cchc(*ASKED, *arguments, cwd=tmp_path)


def files(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def ids(path):
    return [row.id for row in read_sheet(path, path.name).rows]


def test_one_units_sheet_is_named_by_its_id_and_the_day(send, tmp_path):
    ran = send(*DESK)
    assert ran.code == 0, ran.err
    assert files(tmp_path) == ["phong-noi-vu-2025-03-20.xlsx"]
    assert ran.out.startswith("Đã ghi phong-noi-vu-2025-03-20.xlsx: Phòng Nội vụ, ")
    assert ran.err == ""


@pytest.mark.parametrize(
    "filters", [(), ("--all",), ("--role", "lead"), ("--period", "Q1-2025"), ("--within", "30d")]
)
def test_a_sheet_holds_what_the_list_shows(send, cchc, tmp_path, filters):
    send(*DESK, *filters, "-o", "phiếu.xlsx")
    listed = cchc(*ASKED[:-1], "json", *DESK, *filters, cwd=tmp_path)
    expected = [record["id"] for record in json.loads(listed.out) if record["unit_id"]]
    assert expected
    assert ids(tmp_path / "phiếu.xlsx") == expected


def test_a_folder_takes_the_usual_name(send, tmp_path):
    (tmp_path / "phiếu").mkdir()
    assert send(*DESK, "-o", "phiếu").code == 0
    assert files(tmp_path) == ["phiếu/phong-noi-vu-2025-03-20.xlsx"]


def test_several_units_share_a_workbook(send, tmp_path):
    ran = send(*DESK, "--unit", "phong tu phap", "-o", "hai.xlsx")
    returned = read_sheet(tmp_path / "hai.xlsx", "hai.xlsx")
    assert returned.units == ("phong-noi-vu", "phong-tu-phap")
    assert {row.sheet for row in returned.rows} == {"Phòng Nội vụ", "Phòng Tư pháp"}
    assert "2 phiếu, " in ran.out


@pytest.mark.slow
def test_without_a_unit_every_unit_has_a_worksheet(send, tmp_path):
    send("--all")
    assert files(tmp_path) == ["vinh-chau-2025-2025-03-20.xlsx"]
    returned = read_sheet(tmp_path / "vinh-chau-2025-2025-03-20.xlsx", "x")
    assert len(returned.units) == len({row.sheet for row in returned.rows}) > 20


def test_all_units_have_a_file_each_as_if_asked_for_alone(send, tmp_path):
    ran = send("--all-units", "-o", "phiếu")
    written = files(tmp_path)
    assert f"{len(written)} phiếu, " in ran.out
    assert "1 đơn vị không có việc trong phạm vi này nên không có phiếu: Đoàn kiểm tra công vụ" in ran.out
    assert "Việc của Phòng Lao động - Thương binh và Xã hội; Phòng Văn hóa và Thông tin nằm trong phiếu" in ran.out
    assert "8 lượt giao cho 4 nhóm mà văn bản không nêu tên đơn vị: không có phiếu" in ran.out
    send(*DESK, "-o", "riêng.xlsx")
    whole = tmp_path / "phiếu" / "phong-noi-vu-2025-03-20.xlsx"
    assert whole.read_bytes() == (tmp_path / "riêng.xlsx").read_bytes()


def test_a_unit_sees_what_its_authority_owes_the_superior(cchc, tmp_path, real, monkeypatch):
    monkeypatch.setenv("CCHC_ROOT", str(real.root))
    cchc("due", "--as-of", "2025-03-10", "--format", "xlsx", "--all-units", "-o", "p", cwd=tmp_path)
    desk = read_sheet(tmp_path / "p" / "phong-noi-vu-2025-03-10.xlsx", "x")
    assert "vinh-chau/2025#up/soc-trang/2025/report/Q1-2025@phong-noi-vu" in [row.id for row in desk.rows]
    assert desk.plans == ("vinh-chau/2025",)


@pytest.mark.slow
def test_units_of_the_same_id_in_two_authorities_have_two_files(cchc, tmp_path, real, monkeypatch):
    monkeypatch.setenv("CCHC_ROOT", str(real.root))
    plans = ("--plan", "vinh-chau/2025", "--plan", "nga-nam/2024")
    each = ("--all", "--as-of", "2025-03-20", "--format", "xlsx", "--all-units", "-o", ".")
    ran = cchc("due", *plans, *each, cwd=tmp_path)
    assert ran.code == 0, ran.err
    for authority in ("vinh-chau", "nga-nam"):
        owed = ids(tmp_path / f"{authority}-phong-noi-vu-2025-03-20.xlsx")
        assert owed
        assert all(name.startswith(f"{authority}/") for name in owed)


def test_a_file_that_may_have_been_filled_in_is_not_replaced(send, tmp_path):
    send(*DESK)
    path = tmp_path / "phong-noi-vu-2025-03-20.xlsx"
    path.write_bytes(b"filled in")
    for more in ((), ("-o", path.name), ("--all-units", "-o", ".")):
        ran = send(*DESK, *more)
        assert (ran.code, ran.out) == (2, "")
        assert "có thể đơn vị đã ghi vào đó" in ran.err
        assert "--force" in ran.err
    assert path.read_bytes() == b"filled in"
    assert send(*DESK, "--force").code == 0
    assert path.read_bytes() != b"filled in"


def test_one_file_that_is_there_stops_all(send, tmp_path):
    (tmp_path / "phong-tu-phap-2025-03-20.xlsx").write_bytes(b"filled in")
    assert send("--all-units", "-o", ".").code == 2
    assert files(tmp_path) == ["phong-tu-phap-2025-03-20.xlsx"]


def test_a_folder_of_sheets_is_there_whole_or_not_at_all(send, tmp_path, monkeypatch):
    replaced, turns = os.replace, itertools.count()

    def replace(source, target):
        if str(target).endswith(".xlsx") and next(turns) == 3:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target))
        replaced(source, target)

    monkeypatch.setattr("os.replace", replace)
    ran = send("--all-units", "-o", "phiếu")
    assert (ran.code, ran.out) == (2, "")
    assert "hết chỗ trên đĩa" in ran.err
    assert files(tmp_path) == []


def test_nothing_owed_is_no_file(send, tmp_path):
    ran = send(*DESK, "--period", "Q1-2025", "--status", "done")
    assert ran.code == 0
    assert "Không có việc nào trong phạm vi này nên không lập phiếu." in ran.out
    assert files(tmp_path) == []


def test_a_plan_with_errors_sends_nothing_out(cchc, desk):
    desk.change("vinh-chau/2025/plan.yaml", "\nyear: 2025", "\nyear: 2025\nlạ: 1")
    ran = cchc(*ASKED, *DESK, cwd=desk.root)
    assert ran.code == 2
    assert "plan.yaml" in ran.err
    assert not list(desk.root.glob("*.xlsx"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-o", "phiếu.txt"), "phải có đuôi .xlsx"),
        (("--all-units",), "--all-units cần biết ghi các phiếu vào thư mục nào"),
        (("--all-units", "-o", "tệp"), "là một tệp, không phải thư mục"),
    ],
)
def test_a_wrong_call_is_told_in_a_sentence_and_writes_nothing(send, tmp_path, arguments, message):
    (tmp_path / "tệp").write_text("x")
    ran = send(*DESK, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert files(tmp_path) == ["tệp"]


def test_the_newest_plan_taken_for_want_of_another_is_said(cchc, tmp_path, real, monkeypatch):
    monkeypatch.setenv("CCHC_ROOT", str(real.root))
    ran = cchc("due", *DESK, "--as-of", "2026-01-05", "--format", "xlsx", cwd=tmp_path)
    assert "không có kế hoạch năm 2026" in ran.err
    assert files(tmp_path) == ["phong-noi-vu-2026-01-05.xlsx"]


def test_other_formats_load_none_of_it(real):
    code = (
        "import sys; sys.argv = ['cchc', 'due', '--as-of', '2025-03-20', '--format', 'json']\n"
        "from cchc.cli.main import run\n"
        "try:\n    run()\nexcept SystemExit:\n    pass\n"
        "heavy = ('xlsxwriter', 'openpyxl', 'cchc.exports.sheets', 'cchc.cli.sheets')\n"
        "print([name for name in heavy if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=real.root)
    assert done.stderr.decode().splitlines()[-1] == "[]"
