"""The invented country: what is planted is found, hardly anything else is an error, and it is always the same."""

from __future__ import annotations

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

MAKER = Path(__file__).parent / "country.py"
HIDING = {"E001", "E002", "E003", "E004", "E005", "E008", "E107"}
"""Faults that hide rows: what speaks of these rows elsewhere then finds none (E102)."""


def make(folder: Path, *arguments: str) -> dict[str, int]:
    done = subprocess.run(
        [sys.executable, str(MAKER), "--out", str(folder), *arguments], capture_output=True, check=True
    )
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("country") / "one"
    made = make(folder, "--plans", "46", "--mistakes", "44")
    assert made["plans"] == 46
    assert 55 * 46 < made["rows"] < 67 * 46
    return folder


def key(record: dict[str, object]) -> tuple[object, ...]:
    return record["code"], record["path"], record["line"]


@pytest.mark.slow
def test_every_mistake_planted_is_found_where_it_stands_and_nothing_else_is_an_error(country, process):
    planted = {key(one): one for one in json.loads((country / "mistakes.json").read_text("utf-8"))}
    found = json.loads(process("validate", "--root", str(country), "--format", "json").out)
    assert len({code for code, _, _ in planted}) == 21
    assert set(planted) <= {key(one) for one in found}
    hidden = {path.rpartition("/")[0] for code, path, _ in planted if code in HIDING}
    others = [
        one
        for one in found
        if one["severity"] == "error"
        and key(one) not in planted
        and not (one["code"] == "E102" and any(one["path"].startswith(folder) for folder in hidden))
    ]
    assert others == []


def test_the_files_are_those_of_a_country(country):
    names = {path.name for path in country.rglob("*.yaml") if path.parent.name != "progress"}
    assert names == {"workspace.yaml", "units.yaml", "plan.yaml", "appendix.yaml", "extra.yaml", "events.yaml"}
    assert len(list(country.glob("plans/*/2026/progress/*.yaml"))) > 46
    assert "implements: tinh-gia-01/2026" in (country / "plans/xa-gia-0001/2026/plan.yaml").read_text("utf-8")


def test_the_same_arguments_give_the_same_bytes_and_another_seed_gives_others(tmp_path):
    def digest(name: str, *arguments: str) -> str:
        make(tmp_path / name, "--plans", "5", *arguments)
        files = sorted(path for path in (tmp_path / name).rglob("*") if path.is_file())
        told = [f"{path.relative_to(tmp_path / name)}:{sha256(path.read_bytes()).hexdigest()}" for path in files]
        return "\n".join(told)

    first = digest("a")
    assert digest("b") == first
    assert digest("c", "--seed", "2") != first


def test_a_folder_that_is_there_is_left_as_it_is(tmp_path):
    done = subprocess.run(
        [sys.executable, str(MAKER), "--plans", "2", "--out", str(tmp_path)], capture_output=True, check=False
    )
    assert done.returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_no_row_is_worded_as_in_another_authoritys_plan(tmp_path):
    make(tmp_path / "one", "--plans", "4", "--unlike")
    rows = [
        {line.strip() for line in path.read_text("utf-8").splitlines() if line.lstrip().startswith("task: ")}
        for path in sorted(tmp_path.glob("one/plans/*/2026/appendix.yaml"))
    ]
    shared = [one & other for at, one in enumerate(rows) for other in rows[:at]]
    assert len(rows) == 4
    assert all(found == {"task: Nhiệm vụ"} for found in shared)  # the heading of the column
