"""What git is told of a workspace. All data invented."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from cchc.store.git_rules import ATTRIBUTES, IGNORED, JOINED_EVENTS, JOINED_LOGS, repository
from cchc.store.writing import write_atomically
from tests.conftest import ROOT

GIT = shutil.which("git")


def rules(name):
    return {line for line in (ROOT / name).read_text("utf-8").splitlines() if not line.startswith("#")}


def test_this_repository_keeps_the_rules_for_its_own_workspace():
    assert rules(".gitattributes") == {line for line in ATTRIBUTES if not line.startswith("#")}
    assert set(ATTRIBUTES) > {JOINED_LOGS, JOINED_EVENTS}
    assert rules(".gitignore") >= {line for line in IGNORED if not line.startswith("#")}


@pytest.mark.skipif(GIT is None, reason="asks git")
def test_git_leaves_out_what_a_killed_writer_leaves_of_any_file(tmp_path, monkeypatch):
    subprocess.run([str(GIT), "init", "-q"], cwd=tmp_path, check=True)
    (tmp_path / ".gitignore").write_text("\n".join(IGNORED), "utf-8")
    with monkeypatch.context() as killed:
        killed.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(OSError()))
        killed.setattr(os, "unlink", lambda *_: None)
        for path in ("plans/a/units.yaml", "plans/.schema/plan.schema.json", ".gitattributes", "phieu/a.xlsx", "b"):
            with pytest.raises(OSError):  # noqa: PT011
                write_atomically(tmp_path / path, b"")
    assert len(list(tmp_path.rglob("*.cchc-tmp"))) == 5
    asked = subprocess.run(
        [str(GIT), "status", "--porcelain", "-uall"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert asked.stdout == "?? .gitignore\n"


def test_the_nearest_repository_is_the_one(tmp_path):
    inner = tmp_path / "a/b"
    assert repository(inner) is None
    (tmp_path / "a/.git").mkdir(parents=True)
    assert repository(inner) == repository(tmp_path / "a") == tmp_path / "a"
