"""A sheet that a unit opened and saved in LibreOffice, as .xlsx or by way of .ods, reads as it went out."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from cchc.drafting.returned import read_sheet

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")


def convert(kind, folder, out, *files):
    profile = (folder / "profile").as_uri()
    command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", kind, "--outdir", out]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=120)


def test_saved_by_libreoffice_nothing_is_lost(mailed, tmp_path):
    sheet = mailed(
        "phong-mot",
        "on: 2025-03-10, task: a/1, status: done, evidence: 'Sổ số 1/ĐM', note: 'dòng một'",
        "on: 2025-03-12, task: report/Q1-2025, status: blocked, cause: 'Chưa có số liệu <&>'",
    )
    (tmp_path / "theo-ods.xlsx").write_bytes(sheet.data)
    (tmp_path / "theo-xlsx.xlsx").write_bytes(sheet.data)
    convert("ods", tmp_path, tmp_path, tmp_path / "theo-ods.xlsx")
    convert("xlsx", tmp_path, tmp_path / "back", tmp_path / "theo-ods.ods", tmp_path / "theo-xlsx.xlsx")
    expected = read_sheet(sheet.data, "x")
    assert {row.entry.status for row in expected.rows} == {None, "done", "blocked"}
    for name in ("theo-ods.xlsx", "theo-xlsx.xlsx"):
        returned = read_sheet(tmp_path / "back" / name, "x")
        assert returned == expected
