"""The doctor as people and programs see it. All data invented."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

GIT = shutil.which("git")
STATES = {"tốt", "ghi chú", "nên sửa", "hỏng"}


@pytest.fixture
def made(cchc, tmp_path):
    root = tmp_path / "ws"
    ran = cchc(
        "init", str(root), "--authority", "UBND xã Gia Định", "--unit", "Phòng A", "--year", "2026", cwd=tmp_path
    )
    assert ran.code == 0, ran.err
    return root


def look(cchc, root: Path, *options: str, code: int = 0):
    ran = cchc("doctor", "--format", "json", "--as-of", "2026-05-05", *options, cwd=root)
    assert (ran.code, ran.err) == (code, "")
    return json.loads(ran.out)


def states(found, code: str) -> list[str]:
    return [one["state"] for one in found if one["code"] == code]


def content(root: Path) -> dict[str, tuple[bytes, float]]:
    return {str(p): (p.read_bytes(), p.stat().st_mtime) for p in root.rglob("*") if p.is_file()}


def test_one_line_each_with_its_state_and_what_to_do_below(cchc, made):
    ran = cchc("doctor", cwd=made)
    assert (ran.code, ran.err) == (0, "")
    *lines, blank, summary = ran.out.splitlines()
    assert blank == ""
    assert all(line[:8].strip() in STATES or line.startswith(" " * 9 + "→ ") for line in lines)
    assert any(line.startswith("nên sửa  ") for line in lines)
    assert summary.startswith("Có ")


def test_the_json_has_the_four_keys(cchc, made):
    found = look(cchc, made)
    assert all(set(one) == {"code", "state", "what", "advice"} for one in found)
    assert {one["state"] for one in found} <= {"fine", "note", "advice", "broken"}
    assert all(one["advice"] is None or one["advice"] for one in found)


@pytest.mark.skipif(GIT is None, reason="asks git")
def test_a_new_workspace_in_git_has_nothing_to_mend(cchc, made):
    subprocess.run([str(GIT), "init", "-q"], cwd=made, check=True)
    found = look(cchc, made)
    of_the_workspace = ("workspace", "home", "plan", "git", "merge", "lock", "writable", "schema", "holidays")
    assert {one["state"] for one in found if one["code"] in of_the_workspace} == {"fine"}
    assert {"git", "merge", "lock"} <= {one["code"] for one in found}


@pytest.mark.skipif(GIT is None, reason="asks git")
def test_a_missing_rule_is_a_hint(cchc, made):
    subprocess.run([str(GIT), "init", "-q"], cwd=made, check=True)
    (made / ".gitattributes").write_text("plans/**/progress/*.yaml merge=union\n", "utf-8")
    found = look(cchc, made)
    assert states(found, "merge") == ["fine", "advice"]


def test_without_any_program_on_the_path_it_still_looks(cchc, made, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    (made / ".git").mkdir()
    found = look(cchc, made)
    assert states(found, "fonts") == states(found, "libreoffice") == ["note"]
    assert states(found, "git") == ["advice"]
    assert states(found, "merge") == ["fine", "fine"]


def test_outside_of_a_workspace_it_is_said_and_no_fault(cchc, tmp_path):
    found = look(cchc, tmp_path)
    assert states(found, "workspace") == ["note"]
    assert states(found, "plan") == []
    assert "Mọi thứ đều ổn" not in cchc("doctor", "--as-of", "2026-05-05", cwd=tmp_path).out


def test_a_plan_with_faults_exits_1(cchc, made):
    (made / "plans/gia-dinh/2026/appendix.yaml").write_text("areas: [", "utf-8")
    found = look(cchc, made, code=1)
    assert states(found, "plan") == ["broken"]
    assert "hỏng     gia-dinh/2026: 1 lỗi" in cchc("doctor", cwd=made).out


def test_a_folder_named_that_is_no_workspace_is_a_wrong_call(cchc, tmp_path):
    ran = cchc("doctor", "--root", str(tmp_path), cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "--root" in ran.err


def test_it_works_from_a_folder_inside(cchc, made):
    assert states(look(cchc, made / "plans/gia-dinh"), "home") == ["fine"]


def test_a_closed_folder_is_a_hint(cchc, made, monkeypatch):
    closed = os.path.join("ws", "plans")
    allowed = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: not str(path).endswith(closed) and allowed(path, mode))
    assert states(look(cchc, made), "writable") == ["advice"]


def test_nothing_is_written(cchc, made):
    before = content(made)
    look(cchc, made)
    cchc("doctor", cwd=made)
    assert content(made) == before


def test_a_wrong_format_names_the_nearest(cchc, made):
    ran = cchc("doctor", "--format", "jsn", cwd=made)
    assert (ran.code, ran.out) == (2, "")
    assert "json" in ran.err
