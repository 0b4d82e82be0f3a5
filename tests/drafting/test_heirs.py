"""Recording after a reorganisation: the one heir writes for a unit that ended; of several, nobody guesses.

All data invented: Phòng Một ends on 30/6/2025.
"""

from __future__ import annotations

import pytest
import yaml

PLAN = "gia-dinh/2025"
AT = ("--as-of", "2025-09-30")
OLD = "  - {id: phong-mot, name: Phòng Một, kind: chuyên môn}"
TWO = "  - {id: phong-hai, name: Phòng Hai, kind: chuyên môn}"
NEW = "  - {id: phong-bon, name: Phòng Bốn, kind: chuyên môn, from: 2025-07-01}"


def ended(unit: str, name: str, successors: str, *, on: str = "2025-07-01") -> str:
    to = {"2025-07-01": "2025-06-30", "2025-09-01": "2025-08-31"}[on]
    edge = f"{{date: {on}, document: Nghị quyết bịa, kind: merge, successors: [{successors}]}}"
    return f"  - {{id: {unit}, name: {name}, kind: chuyên môn, to: {to}, successions: [{edge}]}}"


@pytest.fixture
def record(invented, cchc):
    """``record(*arguments)``: a call in the invented workspace; ``record.lines(unit)`` the log that it left."""

    def call(*arguments: str):
        return cchc("record", *arguments, *AT, cwd=invented.root)

    def lines(unit: str):
        path = invented.root / "plans" / PLAN / "progress" / f"{unit}.yaml"
        return yaml.safe_load(path.read_text("utf-8"))["updates"] if path.exists() else []

    call.lines = lines
    return call


def told(lines):
    return [(line["task"], line.get("behalf_of")) for line in lines]


def test_the_one_heir_writes_for_a_unit_that_nobody_named(invented, record):
    invented.change("gia-dinh/units.yaml", OLD, f"{ended('phong-mot', 'Phòng Một', 'phong-bon')}\n{NEW}")
    assert record("a/1").code == 0
    assert told(record.lines("phong-bon")) == [("a/1", "phong-mot")]


def test_what_was_done_before_it_ended_stands_in_its_own_log(invented, record):
    invented.change("gia-dinh/units.yaml", OLD, f"{ended('phong-mot', 'Phòng Một', 'phong-bon')}\n{NEW}")
    assert record("a/1", "--on", "2025-06-30").code == 0
    assert told(record.lines("phong-mot")) == [("a/1", None)]


def test_work_that_moved_twice_is_the_last_heirs(invented, record):
    middle = ended("phong-giua", "Phòng Giữa", "phong-bon", on="2025-09-01")
    invented.change("gia-dinh/units.yaml", OLD, f"{ended('phong-mot', 'Phòng Một', 'phong-giua')}\n{middle}\n{NEW}")
    assert record("a/1").code == 0
    assert told(record.lines("phong-bon")) == [("a/1", "phong-mot")]


def test_of_two_heirs_a_person_has_to_name_one(invented, record):
    invented.change("gia-dinh/units.yaml", OLD, f"{ended('phong-mot', 'Phòng Một', 'phong-bon, phong-ba')}\n{NEW}")
    ran = record("a/1")
    assert (ran.code, ran.out) == (2, "")
    assert "việc đã chuyển về: Phòng Bốn; Phòng Ba." in ran.err
    assert record.lines("phong-bon") == record.lines("phong-ba") == []


@pytest.fixture
def merged(invented):
    """Two units of a group became one."""
    invented.change("gia-dinh/units.yaml", OLD, f"{ended('phong-mot', 'Phòng Một', 'phong-bon')}\n{NEW}")
    invented.change("gia-dinh/units.yaml", TWO, ended("phong-hai", "Phòng Hai", "phong-bon"))


@pytest.mark.usefixtures("merged")
def test_a_unit_that_carries_on_for_two_says_for_which(record):
    ran = record("report/Q1-2025", "--unit", "Phòng Bốn")
    assert ran.code == 2
    assert "làm tiếp việc report/Q1-2025 của nhiều đơn vị: Phòng Một; Phòng Hai." in ran.err
    assert '--for "Phòng Một"' in ran.err
    assert record.lines("phong-bon") == []
    assert record("report/Q1-2025", "--unit", "Phòng Bốn", "--for", "Phòng Hai").code == 0
    assert record("report/Q1-2025", "--unit", "Phòng Bốn").code == 0, "only one is open still"
    assert told(record.lines("phong-bon")) == [("report/Q1-2025", "phong-hai"), ("report/Q1-2025", "phong-mot")]


def test_for_joint_leads_merged_into_one_one_line_is_enough(invented, record):
    invented.change("gia-dinh/units.yaml", TWO, f"{ended('phong-hai', 'Phòng Hai', 'phong-bon')}\n{NEW}")
    three = "  - {id: phong-ba, name: Phòng Ba, kind: chuyên môn}"
    invented.change("gia-dinh/units.yaml", three, ended("phong-ba", "Phòng Ba", "phong-bon"))
    assert record("a/3", "--item", "1", "--unit", "Phòng Bốn").code == 0
    assert told(record.lines("phong-bon")) == [("a/3", "phong-hai")]
