"""The hook for pre-commit: it runs on the files of plans alone, and finds what ``cchc validate`` finds in them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


def chosen(paths):
    """The files that the hook is run on, of those that a commit changes."""
    return [path for path in paths if re.search(HOOK["files"], path)]


def test_every_file_that_the_workspace_keeps_is_looked_at():
    kept = [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "plans").rglob("*.yaml"))]
    assert len(kept) > 10
    assert chosen(kept) == kept


@pytest.mark.parametrize(
    ("path", "looked_at"),
    [
        ("plans/xa-mau/2025/progress/phong-mot.yaml", True),
        ("plans/xa-mau/2025/reports/Q1-2025/phong-mot.yaml", True),
        ("so-noi-vu/plans/xa-mau/units.yaml", True),
        ("plans/README.md", False),
        ("plans/xa-mau/2025/ke-hoach.docx", False),
        ("my-plans/xa-mau/units.yaml", False),
        (".github/workflows/plans.yaml", False),
    ],
)
def test_only_files_of_plans_are_looked_at(path, looked_at):
    assert bool(chosen([path])) is looked_at


def run(cchc, paths):
    program, *words = HOOK["entry"].split()
    assert program == "cchc"
    return cchc(*words, *paths, "--format", "json", cwd=ROOT)


@pytest.mark.parametrize("plan", ["anh-son/2025", "soc-trang/2025", "vinh-chau/2023"])
def test_the_changed_plan_alone_has_the_findings_that_it_has_among_all(cchc, plan):
    changed = chosen(["README.md", f"plans/{plan}/appendix.yaml", f"plans/{plan}/plan.yaml"])
    alone = json.loads(run(cchc, changed).out)
    among_all = json.loads(cchc("validate", "--format", "json", cwd=ROOT).out)
    assert alone == [one for one in among_all if one["path"].startswith(f"plans/{plan}/")] != []
