"""One fault of a file does not hide its other faults nor the rest of its content. All data invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc.checks import check_plan
from cchc.plans.journal import Workspace
from cchc.store import open_store

UNITS = """\
authority: {name: UBND xã Mẫu, level: xã, place: Mẫu}
units:
  - {id: phong-mot, name: Phòng Một, kind: chuyên môn}
"""
ROWS = """\
areas:
  - id: a
    name: Lĩnh vực bịa
    tasks:
      - {number: "1", task: Việc một, products: [Kế hoạch], lead: [Phòng Một], deadline: Quý I/2025}
      - {number: "2", task: Việc hai, products: [Báo cáo], lead: [Phòng Ba], deadline: Khi nào rảnh}
"""


@pytest.fixture(name="load")
def _load(tmp_path: Path):
    def load(appendix: str):
        folder = tmp_path / "plans" / "xa-mau" / "2025"
        folder.mkdir(parents=True)
        (tmp_path / "plans" / "workspace.yaml").write_text("home: xa-mau\n", encoding="utf-8")
        (folder.parent / "units.yaml").write_text(UNITS, encoding="utf-8")
        (folder / "plan.yaml").write_text("year: 2025\ntitle: Kế hoạch bịa\n", encoding="utf-8")
        (folder / "appendix.yaml").write_text(appendix, encoding="utf-8")
        store = open_store(tmp_path)
        return store.plan("xa-mau/2025"), store

    return load


@pytest.mark.parametrize(
    ("was", "now", "code"),
    [
        ("products: [Kế hoạch]", "prodcts: [Kế hoạch]", "E004"),
        ("products: [Kế hoạch]", "products: Kế hoạch", "E005"),
        ("deadline: Quý I/2025", "deadline: Quý I/2025, due: 2025-02-30", "E010"),
        ('number: "1"', "number: 1", "E005"),
        ('number: "1"', 'number: "1", number: "1"', "E003"),
    ],
    ids=["unknown key", "wrong type", "bad date", "number for text", "duplicate key"],
)
def test_every_fault_of_a_file_is_told_beside_the_others(load, was: str, now: str, code: str) -> None:
    plan, store = load(ROWS.replace(was, now, 1))

    assert [(f.code, f.place.line) for f in check_plan(plan, store)] == [(code, 5), ("E101", 6), ("W201", 6)]


def test_the_rows_without_fault_are_still_there(load) -> None:
    plan, _ = load(ROWS.replace("products: [Kế hoạch]", "prodcts: [Kế hoạch]"))

    assert [(row.id, row.product_texts) for row in plan.rows.rows] == [("a/1", []), ("a/2", ["Báo cáo"])]


@pytest.mark.parametrize("wrong", ["due_soon_days: 400", "grades: {Tốt: 101}", "weights: {done_in_time: -1}"])
def test_a_number_out_of_bounds_does_not_lose_the_rest_of_its_file(tmp_path: Path, wrong: str) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/workspace.yaml").write_text(f"home: xa-mau\n{wrong}\n", encoding="utf-8")
    settings = open_store(tmp_path).settings

    assert [(f.code, f.place.line) for f in settings.findings] == [("E005", 2)]
    assert settings.value == Workspace(home="xa-mau")


def test_what_may_be_missing_because_of_a_fault_is_not_warned_of(load) -> None:
    """The product stands there under a wrong key: that it is missing would be a second, false finding."""
    plan, store = load(ROWS.replace("products: [Kế hoạch]", "prodcts: [Kế hoạch]"))

    assert "W207" not in {f.code for f in check_plan(plan, store)}


def test_of_a_file_of_another_shape_nothing_is_taken(load) -> None:
    plan, _ = load("areas: không\n")

    assert plan.appendix_file.value is None
    assert plan.rows.rows == []


def test_what_was_left_out_for_a_fault_is_not_called_missing(load) -> None:
    """The reporting regime is there, with one wrong day; a duty that follows it is no second fault."""
    plan, store = load(ROWS.replace("Phòng Ba", "Phòng Một").replace("Khi nào rảnh", "Quý II/2025"))
    path = store.root / "plans/xa-mau/2025/plan.yaml"
    path.write_text(
        "year: 2025\ntitle: Kế hoạch bịa\n"
        "reporting: {items: [], submit_by: {day: 14}, windows: {Q1-2025: {from: 2024-12-15, to: 2025-02-30}}}\n"
        "duties: [{id: I.1, who: [Phòng Một], what: Việc bịa, as: reporting}]\n",
        encoding="utf-8",
    )
    again = open_store(store.root)

    assert [f.code for f in check_plan(again.plan(plan.id), again)] == ["E010"]
