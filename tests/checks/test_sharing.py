"""The work on several plans gives the same whoever does it: one process, several, or one that fails."""

from __future__ import annotations

import os
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.checks import sharing
from cchc.checks.sharing import shared
from cchc.findings import Place, finding

PLANS = ["a/2025", "b/2025", "c/2025", "d/2025"]
SIZES = [1, 50, 30, 25]
forking = pytest.mark.parametrize("processors", [1, 2, 3, 9])


def look(plan):
    return [finding(Place(f"plans/{plan}/plan.yaml", 3, 7), "W801", f"của “{plan}”", excerpt="của", where="I")]


@forking
def test_the_findings_are_the_same_and_in_the_order_of_the_jobs(monkeypatch, processors):
    monkeypatch.setattr(sharing, "_processors", lambda: processors)
    assert shared(look, PLANS, SIZES) == [look(plan) for plan in PLANS]


@forking
def test_each_job_is_done_once(monkeypatch, processors, tmp_path):
    monkeypatch.setattr(sharing, "_processors", lambda: processors)

    def noting(plan):
        (tmp_path / f"{plan[0]}-{os.getpid()}-{len(list(tmp_path.iterdir()))}").touch()
        return look(plan)

    shared(noting, PLANS, SIZES)
    looked = sorted(path.name.split("-")[0] for path in tmp_path.iterdir())
    assert looked == ["a", "b", "c", "d"]
    processes = {path.name.split("-")[1] for path in tmp_path.iterdir()}
    assert len(processes) == (min(processors, len(PLANS)) if sys.platform == "linux" else 1)


def test_what_a_process_that_fails_left_is_done_here(monkeypatch):
    monkeypatch.setattr(sharing, "_processors", lambda: 2)
    here = os.getpid()

    def dies_elsewhere(plan):
        if os.getpid() != here:
            raise MemoryError
        return look(plan)

    assert shared(dies_elsewhere, PLANS, SIZES) == [look(plan) for plan in PLANS]


def test_a_system_that_starts_no_process_does_the_work_here(monkeypatch):
    monkeypatch.setattr(sharing, "_processors", lambda: 2)

    def none_left():
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", none_left, raising=False)
    assert shared(look, PLANS, SIZES) == [look(plan) for plan in PLANS]


def test_one_job_and_none():
    assert shared(look, PLANS[:1], SIZES[:1]) == [look(PLANS[0])]
    assert shared(look, [], []) == []


@given(sizes=st.lists(st.integers(0, 100), max_size=12), processors=st.integers(1, 6))
def test_the_parts_are_runs_of_the_jobs_and_none_is_a_jobs_size_too_large(sizes, processors):
    parts = sharing._parts(range(len(sizes)), sizes, processors)
    assert [job for part in parts for job in part] == list(range(len(sizes)))
    assert len(parts) <= processors
    fair = sum(sizes) / processors
    assert all(sum(sizes[job] for job in part) <= fair + max(sizes) for part in parts if part)
