"""The benchmark measures what it says: every case on every country, with the goals beside their bounds."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parent / "run.py"


@pytest.mark.slow
def test_every_case_is_measured_on_every_country(tmp_path):
    table, figures = tmp_path / "table.md", tmp_path / "figures.json"
    done = subprocess.run(
        [
            *(sys.executable, str(BENCH), "--sizes", "1,2", "--rounds", "1", "--others", "0"),
            *("--work", str(tmp_path / "work"), "--markdown", str(table), "--json", str(figures)),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(figures.read_text("utf-8"))
    assert done.returncode == (0 if all(goal["kept"] for goal in found["goals"]) else 1), done.stderr
    assert [size["rows"] for size in found["made"].values()] == sorted(
        {size["rows"] for size in found["made"].values()}
    )
    for size, costs in found["costs"].items():
        assert {"events", "validate, cold", "validate, warm", "validate PLAN", "due --unit"} < set(costs), size
        assert 0 < costs["validate, warm"]["cpu"] < costs["validate, cold"]["cpu"]
        assert all(cost["memory"] > 10 for name, cost in costs.items() if name != "events")
    assert len(found["goals"]) >= 9
    lines = table.read_text("utf-8").splitlines()
    assert lines[0] == "|  | 1 plans | 2 plans |"
    assert {line.split(" | ")[0] for line in lines[2:]} >= {"| events", "| validate, cold", "| bare Typer program"}
