"""Tasks given during the year outside the plan (extra.yaml) are owed like the plan's own. All data invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cchc.checks import check_plan
from cchc.obligations import derive
from cchc.store import LoadedPlan, Store, open_store

UNITS = """\
authority: {name: UBND xã Mẫu, level: xã, place: Mẫu}
units:
  - {id: phong-mot, name: Phòng Một, kind: chuyên môn}
"""
EXTRA = """\
areas:
  - id: a
    name: Lĩnh vực bịa
    tasks:
      - number: "9"
        task: Việc giao thêm
        origin: Công văn số 1/UBND-VX ngày 03/02/2025
        products: [Báo cáo]
        lead: [Phòng Một]
        deadline: Quý II/2025
"""
APPENDIX = """\
areas:
  - id: a
    name: Lĩnh vực bịa
    tasks:
      - {number: "1", task: Việc một, products: [Kế hoạch], lead: [Phòng Một], deadline: Quý I/2025}
"""


@pytest.fixture(name="load")
def _load(tmp_path: Path):
    def load(extra: str) -> tuple[LoadedPlan, Store]:
        folder = tmp_path / "plans" / "xa-mau" / "2025"
        folder.mkdir(parents=True)
        (tmp_path / "plans" / "workspace.yaml").write_text("home: xa-mau\n", encoding="utf-8")
        (folder.parent / "units.yaml").write_text(UNITS, encoding="utf-8")
        (folder / "plan.yaml").write_text("year: 2025\ntitle: Kế hoạch bịa\n", encoding="utf-8")
        (folder / "appendix.yaml").write_text(APPENDIX, encoding="utf-8")
        (folder / "extra.yaml").write_text(extra, encoding="utf-8")
        store = open_store(tmp_path)
        return store.plan("xa-mau/2025"), store

    return load


def test_a_task_given_during_the_year_is_owed_after_the_plans_own(load) -> None:
    plan, _ = load(EXTRA)

    assert [(o.task, o.term.due) for o in derive(plan)] == [("a/1", date(2025, 3, 31)), ("a/9", date(2025, 6, 30))]


def test_a_fault_of_it_is_told_in_its_own_file(load) -> None:
    plan, store = load(EXTRA.replace("Phòng Một", "Phòng Ba"))

    (found,) = check_plan(plan, store)

    assert (found.code, str(found.place)) == ("E101", "plans/xa-mau/2025/extra.yaml:9:16")


def test_it_may_not_take_the_number_of_a_task_of_the_plan(load) -> None:
    plan, store = load(EXTRA.replace('"9"', '"1"'))

    (found,) = check_plan(plan, store)
    assert (found.code, found.place.line) == ("E107", 5)
    assert "của tệp plans/xa-mau/2025/appendix.yaml" in found.message
    assert [o.task for o in derive(plan)] == ["a/1"]


def test_it_names_the_document_that_gave_it(load) -> None:
    plan, store = load(EXTRA.replace("        origin: Công văn số 1/UBND-VX ngày 03/02/2025\n", ""))

    assert [f.code for f in check_plan(plan, store)] == ["E006"]


def test_a_task_is_owed_from_the_day_on_which_it_was_given(load):
    loaded, _ = load(EXTRA.replace("origin:", "given_on: 2025-02-03\n        origin:"))
    owed = {day: {o.task for o in derive(loaded, until=day)} for day in (date(2025, 2, 2), date(2025, 2, 3))}
    assert owed == {date(2025, 2, 2): {"a/1"}, date(2025, 2, 3): {"a/1", "a/9"}}
