"""A sheet that a unit opened and saved in LibreOffice, as .xlsx or by way of .ods, is collected as it went out."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date, datetime

import pytest

from cchc.drafting.collecting import Collector
from cchc.drafting.returned import read_sheet

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed"),
]


def convert(kind, folder, out, *files):
    profile = (folder / "profile").as_uri()
    command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", kind, "--outdir", out]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=120)


def test_saved_by_libreoffice_nothing_is_lost(mailed, invented, tmp_path):
    sheet = mailed(
        "phong-mot",
        "on: 2025-03-10, task: a/1, status: done, evidence: 'Sổ số 1/ĐM', note: 'dòng một'",
        "on: 2025-03-12, task: report/Q1-2025, status: blocked, cause: 'Chưa có số liệu <&>'",
    )
    filled = type(sheet)(sheet.data)
    row = next(n for n, one in enumerate(filled.returned().rows) if "#duty/D.1@" in one.id)
    filled.fill(row, status="đã xong", on=datetime(2025, 3, 18), evidence="Sổ “số” 9 = 1+1", note="một\nhai")
    for name, data in (("sent", sheet.data), ("filled", filled.saved())):
        (tmp_path / f"{name}-ods.xlsx").write_bytes(data)
        (tmp_path / f"{name}-xlsx.xlsx").write_bytes(data)
    convert("ods", tmp_path, tmp_path, *tmp_path.glob("*-ods.xlsx"))
    back = tmp_path / "back"
    convert("xlsx", tmp_path, back, *tmp_path.glob("*.ods"), *tmp_path.glob("*-xlsx.xlsx"))
    expected = read_sheet(sheet.data, "x")
    assert {row.entry.status for row in expected.rows} == {None, "done", "blocked"}
    for way in ("ods", "xlsx"):
        returned = read_sheet(back / f"sent-{way}.xlsx", "x")
        assert returned == expected
        assert {one.outcome for one in collect(invented, returned)} == {"unchanged"}
        found = collect(invented, read_sheet(back / f"filled-{way}.xlsx", "x"))
        (taken,) = [one for one in found if one.outcome != "unchanged"]
        line = {key: value for key, value in taken.entry.line.entry.items() if key != "id"}
        assert line == {
            "on": "2025-03-18",
            "task": "duty/D.1",
            "status": "done",
            "evidence": "Sổ “số” 9 = 1+1",
            "note": "một\nhai",
        }


def collect(desk, returned):
    return Collector(desk.store, date(2025, 3, 20)).collect([returned])
