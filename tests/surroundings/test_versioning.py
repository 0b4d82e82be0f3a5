"""git round a workspace. The computers and workspaces here are invented."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from msgspec.structs import replace

from cchc.cli.computer import this_machine
from cchc.surroundings import versioning
from cchc.surroundings.machine import Answer
from tests.surroundings.computers import machine, only, state

GIT = shutil.which("git")


class TestGit:
    def test_no_repository(self, invented):
        with_git = replace(machine(), find=lambda name: f"/usr/bin/{name}")
        for computer, state_of_it in ((machine(), "note"), (with_git, "advice")):
            one = only(versioning.git(invented.store, computer))
            assert (one.code, one.state) == ("git", state_of_it)
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
