"""The computer that the tests run on, as the doctor may ask it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from cchc.cli.computer import find_program, run_program, this_machine

GIT = shutil.which("git")


class TestThisMachine:
    def test_it_knows_itself(self):
        here = this_machine()
        assert here.python >= (3, 11)
        assert here.writable(Path.cwd())
        assert not here.writable(Path("/nonexistent"))

    def test_it_tells_a_folder_from_a_file_and_from_nothing(self, tmp_path):
        (tmp_path / "x").write_text("", "utf-8")
        here = this_machine()
        assert [here.kind(path) for path in (tmp_path, tmp_path / "x", tmp_path / "x/y")] == [
            "folder",
            "file",
            None,
        ]

    def test_it_knows_where_the_cache_is_and_whose(self, tmp_path, monkeypatch):
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
        here = this_machine()
        assert here.cache == tmp_path / "cchc"
        here.cache.mkdir(mode=0o700)
        assert here.private(here.cache)
        here.cache.chmod(0o777)
        assert not here.private(here.cache)
        monkeypatch.setenv("CCHC_CACHE", "0")
        assert this_machine().cache is None

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
