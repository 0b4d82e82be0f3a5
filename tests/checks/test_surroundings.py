"""What is wrong round the work. The computers and workspaces here are invented."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from cchc.checks import equipment, surroundings, tidiness, versioning
from cchc.checks.machine import Answer, Machine, find_program, run_program, this_machine
from cchc.checks.observation import Observation
from cchc.checks.surroundings import examine
from cchc.store.git_rules import ATTRIBUTES, IGNORED
from cchc.store.schemas import write_schemas

TODAY = date(2025, 5, 5)
GIT = shutil.which("git")


def answers(families: str = "Times New Roman", every: str = "") -> dict[str, Answer]:
    return {":lang=vi": Answer(0, families), "--format": Answer(0, every or families)}


def machine(**changes: object) -> Machine:
    """A computer on which all is well, without git; ``said``: what programs answer, by their last argument."""
    said = changes.pop("said", answers())
    usual = Machine(
        python=(3, 12, 1),
        platform="linux",
        system="Linux bịa",
        names="utf-8",
        locale="UTF-8",
        home=Path("/nonexistent"),
        find=lambda name: None if name == "git" else f"/usr/bin/{name}",
        run=lambda words, _: said.get(words[-1]) or said.get(words[1]),
        writable=lambda _: True,
    )
    return replace(usual, **changes)


def state(found, code: str) -> list[str]:
    return [one.state for one in found if one.code == code]


def only(found) -> Observation:
    (one,) = found
    return one


@pytest.fixture
def tidy(invented):
    """The invented workspace with all that `cchc init` adds, in a folder with an (empty) ``.git``."""
    list(write_schemas(invented.root))
    (invented.root / ".gitattributes").write_text("\n".join(ATTRIBUTES), "utf-8")
    (invented.root / ".gitignore").write_text("\n".join(IGNORED), "utf-8")
    (invented.root / ".git").mkdir()
    invented.log("gia-dinh/2025", "phong-mot", "on: 2025-03-01, task: a/1, status: done")
    return invented


def test_all_is_well(tidy):
    found = examine(tidy.store, machine(), TODAY)
    assert [one for one in found if one.state != "fine" and one.code != "git"] == []
    assert {one.code for one in found} >= {
        "python",
        "encoding",
        "cache",
        "fonts",
        "libreoffice",
        "workspace",
        "home",
        "plan",
        "holidays",
        "git",
        "merge",
        "lock",
        "writable",
        "schema",
    }


def test_outside_of_a_workspace_the_computer_is_still_looked_at():
    found = examine(None, machine(), TODAY)
    assert state(found, "workspace") == ["note"]
    assert state(found, "python") == state(found, "fonts") == state(found, "holidays") == ["fine"]
    assert "cchc init" in next(one.advice for one in found if one.code == "workspace")


def test_a_probe_that_fails_does_not_stop_the_others(tidy, monkeypatch):
    def fail(*_):
        raise ZeroDivisionError("bịa")

    monkeypatch.setattr(tidiness, "schemas", fail)
    found = examine(tidy.store, machine(), TODAY)
    assert [one.what for one in found if one.code == "schema"] == ["Bước khám này bị lỗi (ZeroDivisionError: bịa)"]
    assert state(found, "lock") == ["fine"]


class TestEquipment:
    def test_an_old_python_is_broken(self):
        assert only(equipment.python(machine(python=(3, 10, 9)))).state == "broken"
        assert "3.12.1" in only(equipment.python(machine())).what

    @pytest.mark.parametrize(
        ("names", "locale", "state"),
        [
            ("utf-8", "UTF-8", "fine"),
            ("utf-8", "cp1252", "note"),
            ("ascii", "ANSI_X3.4-1968", "advice"),
            ("UTF8", "utf_8", "fine"),
        ],
    )
    def test_encoding(self, names, locale, state):
        assert only(equipment.encoding(machine(names=names, locale=locale))).state == state

    @pytest.mark.parametrize(
        ("vietnamese", "every", "state", "said"),
        [
            ("Arial\nTimes New Roman,Times\n", "", "fine", "Times New Roman"),
            ("Liberation Serif\n", "", "fine", "Liberation Serif"),
            ("DejaVu Sans, Tinos\n", "", "fine", "Tinos"),
            ("DejaVu Sans\n", "DejaVu Sans\nLiberation Serif\n", "advice", "Liberation Serif thiếu chữ tiếng Việt"),
            ("DejaVu Sans\n", "", "advice", "Không có phông Times New Roman"),
            ("\n", "", "advice", "Không có phông"),
        ],
    )
    def test_fonts(self, vietnamese, every, state, said):
        one = only(equipment.fonts(machine(said=answers(vietnamese, every))))
        assert one.state == state
        assert said in one.what

    @pytest.mark.parametrize(
        "changes",
        [{"find": lambda _: None}, {"said": {}}, {"said": {":lang=vi": Answer(1, ""), "--format": Answer(1, "")}}],
    )
    def test_without_fontconfig_fonts_are_not_checked_and_that_is_said(self, changes):
        one = only(equipment.fonts(machine(**changes)))
        assert one.state == "note"
        assert "Chưa kiểm tra" in one.what

    @pytest.mark.parametrize("there", [True, False])
    def test_fonts_of_other_systems_are_files(self, tmp_path, there):
        if there:
            (tmp_path / "Library/Fonts").mkdir(parents=True)
            (tmp_path / "Library/Fonts/Times New Roman.ttf").write_bytes(b"")
        one = only(equipment.fonts(machine(platform="darwin", home=tmp_path, find=lambda _: None)))
        assert one.state == ("fine" if there else "advice")

    def test_no_libreoffice_is_only_noted(self):
        assert only(equipment.office(machine(find=lambda _: None))).state == "note"
        assert "/usr/bin/soffice" in only(equipment.office(machine())).what

    def test_the_cache(self, tmp_path, monkeypatch):
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
        assert only(equipment.cache_folder(machine())).state == "fine"
        assert list(tmp_path.iterdir()) == []  # looked at, not made
        assert only(equipment.cache_folder(machine(writable=lambda _: False))).state == "advice"
        (tmp_path / "cchc").mkdir(mode=0o755)
        (tmp_path / "cchc").chmod(0o777)
        assert "không phải của riêng" in only(equipment.cache_folder(machine())).what
        monkeypatch.setenv("CCHC_CACHE", "0")
        assert only(equipment.cache_folder(machine())).state == "note"

    def test_a_file_in_place_of_the_cache(self, tmp_path, monkeypatch):
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "x"))
        (tmp_path / "x").write_text("", "utf-8")
        assert only(equipment.cache_folder(machine())).state == "advice"


class TestWorkspace:
    def test_no_settings(self, tidy):
        (tidy.root / "plans/workspace.yaml").unlink()
        found = list(surroundings.home(tidy.store))
        assert state(found, "home") == ["broken"]
        assert "home" in found[-1].advice

    def test_a_home_that_does_not_exist(self, tidy):
        tidy.change("workspace.yaml", "home: gia-dinh", "home: gia-din")
        found = list(surroundings.home(tidy.store))
        assert state(found, "home") == ["broken"]
        assert "gia-dinh" in found[-1].advice

    def test_a_home_whose_register_cannot_be_read(self, tidy):
        (tidy.root / "plans/gia-dinh/units.yaml").write_text("units: [", "utf-8")
        assert state(surroundings.home(tidy.store), "home") == ["broken"]
        found = only(surroundings.plans(tidy.store))
        assert (found.state, "danh bạ" in found.what) == ("broken", True)

    def test_a_plan_with_faults_counts_them_and_points_at_the_first(self, tidy):
        tidy.change("gia-dinh/2025/appendix.yaml", "lead: [Trạm Dọc]", "lead: [Trạm Dột]")
        one = only(surroundings.plans(tidy.store))
        assert one.state == "broken"
        assert "gia-dinh/2025: 1 lỗi" in one.what
        assert "appendix.yaml:" in one.what
        assert "cchc validate gia-dinh/2025" in one.advice

    def test_no_plan_at_all(self, tidy):
        shutil.rmtree(tidy.root / "plans/gia-dinh/2025")
        assert only(surroundings.plans(tidy.store)).state == "advice"

    @pytest.mark.parametrize(("year", "state"), [(2024, "note"), (2025, "advice"), (2026, "note")])
    def test_nothing_recorded_is_a_hint_while_the_year_runs(self, invented, year, state):
        one = only(surroundings.progress(invented.store, date(year, 5, 5)))
        assert (one.state, "gia-dinh/2025" in one.what) == (state, True)

    def test_something_recorded_is_nothing_to_tell(self, tidy):
        assert list(surroundings.progress(tidy.store, TODAY)) == []


class TestHolidays:
    @pytest.fixture(autouse=True)
    def _known(self, monkeypatch):
        monkeypatch.setattr(surroundings, "known_years", lambda: frozenset({2025, 2026}))

    def test_known(self, invented):
        assert only(surroundings.holidays(invented.store, date(2025, 12, 1))).state == "fine"

    def test_of_the_next_year_from_november_on(self, invented):
        assert only(surroundings.holidays(invented.store, date(2026, 10, 31))).state == "fine"
        one = only(surroundings.holidays(invented.store, date(2026, 11, 1)))
        assert one.state == "advice"
        assert "2027 (năm sau)" in one.what
        assert "“2027”" in one.advice
        assert "holidays.yaml" in one.advice

    def test_of_this_year_and_of_a_plan(self, invented, monkeypatch):
        monkeypatch.setattr(surroundings, "known_years", lambda: frozenset({2023}))
        found = list(surroundings.holidays(invented.store, date(2024, 5, 5)))
        assert [("2024 (năm nay)" in one.what, "2025 (kế hoạch gia-dinh/2025)" in one.what) for one in found] == [
            (True, False),
            (False, True),
        ]


class TestGit:
    def test_no_repository(self, invented):
        one = only(versioning.git(invented.store, machine()))
        assert (one.code, one.state) == ("git", "advice")
        assert "git init" in one.advice

    def test_without_git_the_rules_are_read(self, tidy):
        found = list(versioning.git(tidy.store, machine()))
        assert [(one.code, one.state) for one in found] == [
            ("git", "advice"),
            ("merge", "fine"),
            ("merge", "fine"),
            ("lock", "fine"),
        ]

    @pytest.mark.parametrize(
        ("rules", "progress", "events"),
        [
            ("", False, False),
            ("plans/**/progress/*.yaml merge=union\n", True, False),
            ("*.yaml merge=union", True, True),
            ("events.yaml -text merge=union\n# progress merge=union\n", False, True),
            ("*.yaml merge=union\n/plans/*/*/events.yaml merge=binary", True, False),
            ("*.yaml merge=union\nprogress/*.yaml -merge\n", True, True),
            ("plans/** merge=union\n*.yaml -text", True, True),
            ("plans/*.yaml merge=union", False, False),
        ],
    )
    @pytest.mark.parametrize("program", [None, GIT], ids=["read", "asked"])
    def test_rules_mean_the_same_read_or_asked(self, invented, rules, progress, events, program):
        if program is None:
            (invented.root / ".git").mkdir()
        else:
            subprocess.run([program, "init", "-q"], cwd=invented.root, check=True)
        (invented.root / ".gitattributes").write_text(rules, "utf-8")
        one = this_machine() if program else machine()
        found = [o for o in versioning.git(invented.store, one) if o.code == "merge"]
        assert [o.state == "fine" for o in found] == [progress, events]
        assert all(o.state == "fine" or "merge=union" in o.advice for o in found)

    @pytest.mark.parametrize(
        ("rules", "left_out"),
        [
            ("", False),
            ("plans/.lock", True),
            (".lock", True),
            ("/plans/.lock\n!plans/.lock", False),
            ("*.lock\n", True),
        ],
    )
    @pytest.mark.parametrize("program", [None, GIT], ids=["read", "asked"])
    def test_the_lock_is_left_out(self, invented, rules, left_out, program):
        if program is None:
            (invented.root / ".git").mkdir()
        else:
            subprocess.run([program, "init", "-q"], cwd=invented.root, check=True)
        (invented.root / ".gitignore").write_text(rules, "utf-8")
        one = this_machine() if program else machine()
        assert state(versioning.git(invented.store, one), "lock") == ["fine" if left_out else "advice"]

    def test_a_workspace_deeper_in_a_repository(self, tmp_path, invented):
        root = tmp_path / "kho/con"
        shutil.copytree(invented.root / "plans", root / "plans")
        (tmp_path / "kho/.git").mkdir()
        (tmp_path / "kho/.gitattributes").write_text("con/plans/**/progress/* merge=union\n", "utf-8")
        (root / ".gitattributes").write_text("events.yaml merge=union\n", "utf-8")
        (tmp_path / "kho/.gitignore").write_text("con/plans/.lock\n", "utf-8")
        store = type(invented)(root).store
        assert [one.state for one in versioning.git(store, machine())] == ["advice", "fine", "fine", "fine"]

    def test_a_repository_that_git_refuses_is_told_in_its_words(self, tidy):
        refusal = Answer(128, "", "fatal: detected dubious ownership\nmore\n")
        one = machine(find=lambda name: f"/usr/bin/{name}", run=lambda *_: refusal)
        found = list(versioning.git(tidy.store, one))
        assert found[0].state == "advice"
        assert "dubious ownership" in found[0].what
        assert state(found, "merge") == ["fine", "fine"]

    def test_a_git_that_does_not_answer(self, tidy):
        one = machine(find=lambda name: f"/usr/bin/{name}", run=lambda *_: None)
        assert "không trả lời" in next(versioning.git(tidy.store, one)).what


class TestTidiness:
    def test_leftovers_of_a_killed_writer(self, tidy):
        assert list(tidiness.leftovers(tidy.store)) == []
        for name in (".plan.yaml.0123abcd.cchc-tmp", "plan.yaml.bak", ".hidden"):
            (tidy.root / "plans/gia-dinh/2025" / name).write_text("", "utf-8")
        one = only(tidiness.leftovers(tidy.store))
        assert one.state == "advice"
        assert one.what.endswith(": plans/gia-dinh/2025/.plan.yaml.0123abcd.cchc-tmp")

    @pytest.mark.parametrize("path", ["plans/gia-dinh/2025/events.yaml", ".gitignore", "phong-mot.xlsx"])
    def test_what_the_writer_would_leave_is_known(self, tidy, monkeypatch, path):
        from cchc.store import writing

        monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(OSError()))
        monkeypatch.setattr(os, "unlink", lambda *_: None)
        with pytest.raises(OSError):  # noqa: PT011
            writing.write_atomically(tidy.root / path, b"")
        monkeypatch.undo()
        folder, _, name = path.rpartition("/")
        assert f": {folder}{'/' if folder else ''}.{name}." in only(tidiness.leftovers(tidy.store)).what

    def test_marks_of_a_conflict_are_broken_with_their_line(self, tidy):
        assert list(tidiness.conflicts(tidy.store)) == []
        path = tidy.root / "plans/gia-dinh/2025/plan.yaml"
        path.write_text("# một\n<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> khác\n", "utf-8")
        one = only(tidiness.conflicts(tidy.store))
        assert one.state == "broken"
        assert "plans/gia-dinh/2025/plan.yaml:2" in one.what

    def test_a_text_that_only_looks_like_a_mark_is_none(self, tidy):
        (tidy.root / "plans/x.yaml").write_text("a: x <<<<<<< y\n<<<<<<<\n", "utf-8")
        assert list(tidiness.conflicts(tidy.store)) == []

    def test_schemas(self, tidy):
        assert only(tidiness.schemas(tidy.store)).state == "fine"
        (tidy.root / "plans/.schema/plan.schema.json").write_text("{}", "utf-8")
        one = only(tidiness.schemas(tidy.store))
        assert (one.state, "1 không phải" in one.what) == ("advice", True)
        shutil.rmtree(tidy.root / "plans/.schema")
        one = only(tidiness.schemas(tidy.store))
        assert (one.state, "chưa có" in one.what) == ("advice", True)
        assert "cchc schema --write" in one.advice

    def test_a_folder_that_only_others_may_write_in(self, tidy):
        one = only(tidiness.writable(tidy.store, machine(writable=lambda path: path.name != "2025")))
        assert one.state == "advice"
        assert one.what.endswith(" plans/gia-dinh/2025")


class TestThisMachine:
    def test_it_knows_itself(self):
        here = this_machine()
        assert here.python >= (3, 11)
        assert here.writable(Path.cwd())
        assert not here.writable(Path("/nonexistent"))

    def test_a_program_in_the_current_folder_is_not_taken(self, tmp_path, monkeypatch):
        (tmp_path / "trick").write_text("#!/bin/sh\n", "utf-8")
        (tmp_path / "trick").chmod(0o755)
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("PATH", ".")
        assert find_program("trick") is None
        monkeypatch.setenv("PATH", str(tmp_path))
        assert find_program("trick") == str(tmp_path / "trick")

    def test_a_program_that_is_not_there_has_no_answer(self, tmp_path):
        assert run_program(["/nonexistent/x"], tmp_path) is None
        assert run_program(["/nonexistent\0x"], tmp_path) is None

    @pytest.mark.skipif(GIT is None, reason="asks git")
    def test_a_program_answers_in_its_folder(self, tmp_path):
        subprocess.run([str(GIT), "init", "-q"], cwd=tmp_path, check=True)
        answer = run_program([str(GIT), "rev-parse", "--show-toplevel"], tmp_path)
        assert (answer.code, Path(answer.out.strip()).name) == (0, tmp_path.name)
