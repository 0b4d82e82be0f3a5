"""The work on several plans gives the same whoever does it: one process, several, or one that fails."""

from __future__ import annotations

import os
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.checks import sharing
from cchc.checks.sharing import shared
from cchc.findings import Finding, Place, finding

PLANS = ["a/2025", "b/2025", "c/2025", "d/2025"]
forking = pytest.mark.parametrize("processors", [1, 2, 3, 9])


def look(plan):
    return [finding(Place(f"plans/{plan}/plan.yaml", 3, 7), "W801", f"của “{plan}”", excerpt="của", where="I")]


@forking
def test_the_findings_are_the_same_and_in_the_order_of_the_jobs(monkeypatch, processors):
    monkeypatch.setattr(sharing, "_processors", lambda: processors)
    assert shared(look, PLANS, list[Finding]) == [look(plan) for plan in PLANS]


@forking
def test_each_job_is_done_once(monkeypatch, processors, tmp_path):
    monkeypatch.setattr(sharing, "_processors", lambda: processors)

    def noting(plan):
        (tmp_path / f"{plan[0]}-{os.getpid()}-{len(list(tmp_path.iterdir()))}").touch()
        return look(plan)

    shared(noting, PLANS, list[Finding])
    looked = sorted(path.name.split("-")[0] for path in tmp_path.iterdir())
    assert looked == ["a", "b", "c", "d"]
    processes = {path.name.split("-")[1] for path in tmp_path.iterdir()}
    assert len(processes) <= (min(processors, len(PLANS)) if sys.platform == "linux" else 1)


def test_what_a_process_that_fails_left_is_done_here(monkeypatch):
    monkeypatch.setattr(sharing, "_processors", lambda: 2)
    here = os.getpid()

    def dies_elsewhere(plan):
        if os.getpid() != here:
            raise MemoryError
        return look(plan)

    assert shared(dies_elsewhere, PLANS, list[Finding]) == [look(plan) for plan in PLANS]


def test_a_system_that_starts_no_process_does_the_work_here(monkeypatch):
    monkeypatch.setattr(sharing, "_processors", lambda: 2)

    def none_left():
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", none_left, raising=False)
    assert shared(look, PLANS, list[Finding]) == [look(plan) for plan in PLANS]


def test_one_job_and_none():
    assert shared(look, PLANS[:1], list[Finding]) == [look(PLANS[0])]
    assert shared(look, [], list[Finding]) == []


@given(jobs=st.integers(0, 5000), processors=st.integers(1, 256))
def test_the_runs_hold_every_job_once_in_order_and_are_few_enough_to_be_numbered(jobs, processors):
    runs = sharing._runs(jobs, processors)
    assert [at for run in runs for at in run] == list(range(jobs))
    assert len(runs) <= 1000
    lengths = [len(run) for run in runs]
    assert lengths == sorted(lengths, reverse=True)  # who is late at the end is late by little
    assert all(length <= max(jobs / processors / 4, jobs / 250 + 1, 1) for length in lengths)


@forking
def test_it_is_told_how_many_jobs_are_done(monkeypatch, processors):
    monkeypatch.setattr(sharing, "_processors", lambda: processors)
    heard = []
    shared(look, PLANS, list[Finding], heard.append)
    assert heard == sorted(heard)
    assert all(1 <= done <= len(PLANS) for done in heard)
