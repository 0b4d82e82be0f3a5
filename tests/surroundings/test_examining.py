"""The workspace, its plans and the whole round. The computers and workspaces here are invented."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from cchc.checks import errors_of
from cchc.checks.registers import workspace_findings
from cchc.surroundings import examining, tidiness
from cchc.surroundings.examining import Checks, examine
from tests.surroundings.computers import machine, only, state

TODAY = date(2025, 5, 5)
CHECKS = Checks(workspace_findings, errors_of)


def test_all_is_well(tidy):
    found = examine(tidy.store, machine(), TODAY, CHECKS)
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
    found = examine(None, machine(), TODAY, CHECKS)
    assert state(found, "workspace") == ["note"]
    assert state(found, "python") == state(found, "fonts") == state(found, "holidays") == ["fine"]
    assert "cchc init" in next(one.advice for one in found if one.code == "workspace")


def test_a_probe_that_fails_does_not_stop_the_others(tidy, monkeypatch):
    def fail(*_):
        raise ZeroDivisionError("bịa")

    monkeypatch.setattr(tidiness, "schemas", fail)
    found = examine(tidy.store, machine(), TODAY, CHECKS)
    assert [one.what for one in found if one.code == "schema"] == ["Bước khám này bị lỗi (ZeroDivisionError: bịa)"]
    assert state(found, "lock") == ["fine"]


class TestWorkspace:
    def test_no_settings(self, tidy):
        (tidy.root / "plans/workspace.yaml").unlink()
        found = list(examining.home(tidy.store, CHECKS))
        assert state(found, "home") == ["broken"]
        assert "home" in found[-1].advice

    def test_a_home_that_does_not_exist(self, tidy):
        tidy.change("workspace.yaml", "home: gia-dinh", "home: gia-din")
        found = list(examining.home(tidy.store, CHECKS))
        assert state(found, "home") == ["broken"]
        assert "gia-dinh" in found[-1].advice

    def test_a_home_whose_register_cannot_be_read(self, tidy):
        (tidy.root / "plans/gia-dinh/units.yaml").write_text("units: [", "utf-8")
        assert state(examining.home(tidy.store, CHECKS), "home") == ["broken"]
        found = only(examining.plans(tidy.store, CHECKS))
        assert (found.state, "danh bạ" in found.what) == ("broken", True)

    def test_a_plan_with_faults_counts_them_and_points_at_the_first(self, tidy):
        tidy.change("gia-dinh/2025/appendix.yaml", "lead: [Trạm Dọc]", "lead: [Trạm Dột]")
        one = only(examining.plans(tidy.store, CHECKS))
        assert one.state == "broken"
        assert "gia-dinh/2025: 1 lỗi" in one.what
        assert "appendix.yaml:" in one.what
        assert "cchc validate gia-dinh/2025" in one.advice

    def test_no_plan_at_all(self, tidy):
        shutil.rmtree(tidy.root / "plans/gia-dinh/2025")
        assert only(examining.plans(tidy.store, CHECKS)).state == "advice"

    @pytest.mark.parametrize(("year", "state"), [(2024, "note"), (2025, "advice"), (2026, "note")])
    def test_nothing_recorded_is_a_hint_while_the_year_runs(self, invented, year, state):
        one = only(examining.progress(invented.store, date(year, 5, 5)))
        assert (one.state, "gia-dinh/2025" in one.what) == (state, True)

    def test_something_recorded_is_nothing_to_tell(self, tidy):
        assert list(examining.progress(tidy.store, TODAY)) == []


class TestHolidays:
    @pytest.fixture(autouse=True)
    def _known(self, monkeypatch):
        monkeypatch.setattr(examining, "known_years", lambda: frozenset({2025, 2026}))

    def test_known(self, invented):
        assert only(examining.holidays(invented.store, date(2025, 12, 1))).state == "fine"

    def test_of_the_next_year_from_november_on(self, invented):
        assert only(examining.holidays(invented.store, date(2026, 10, 31))).state == "fine"
        one = only(examining.holidays(invented.store, date(2026, 11, 1)))
        assert one.state == "advice"
        assert "2027 (năm sau)" in one.what
        assert "“2027”" in one.advice
        assert "holidays.yaml" in one.advice

    def test_of_this_year_and_of_a_plan(self, invented, monkeypatch):
        monkeypatch.setattr(examining, "known_years", lambda: frozenset({2023}))
        found = list(examining.holidays(invented.store, date(2024, 5, 5)))
        assert [("2024 (năm nay)" in one.what, "2025 (kế hoạch gia-dinh/2025)" in one.what) for one in found] == [
            (True, False),
            (False, True),
        ]
