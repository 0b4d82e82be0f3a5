"""Names in the cells of rows: gathered with those of amendments, and held together by the unit they mean."""

from __future__ import annotations

import pytest

from cchc.checks.named import entries, ids_of_rows, keys_of, leading, rows_naming_twice, spellings
from cchc.store import open_store

UNITS = """authority: {name: UBND xã Mẫu, level: xã, place: Mẫu}
units:
  - {id: vp, name: Văn phòng, aliases: [VP], kind: chuyên môn}
  - {id: kt, name: Phòng Kinh tế, kind: chuyên môn}
groups:
  - {name: Các phòng, members: [vp, kt]}
"""
ROWS = """areas:
  - id: a
    name: Lĩnh vực
    tasks:
      - {number: "1", task: Một, lead: [Văn phòng], coordinating: [Các phòng], deadline: Quý I, products: [Báo cáo]}
      - {number: "2", task: Hai, lead: [Văn phòng], coordinating: [VP], deadline: Quý I, products: [Báo cáo]}
      - number: "3"
        task: Ba
        lead: [Phòng lạ]
        deadline: Quý I
        products: [Báo cáo]
        amended_by:
          - {document: Công văn số 5/UBND-NC, date: 2025-05-01, lead: [Phòng Kinh tế]}
"""


@pytest.fixture
def plan(lay):
    return open_store(lay({"units.yaml": UNITS, "appendix.yaml": ROWS}, without=["extra.yaml"])).plan("xa-mau/2025")


def test_names_of_both_cells_and_of_amendments_are_gathered_as_spelt(plan):
    assert spellings(plan) == {"Văn phòng", "Các phòng", "VP", "Phòng lạ", "Phòng Kinh tế"}
    assert leading(plan) == {"Văn phòng", "Phòng lạ"}
    assert ids_of_rows(plan) == {"a/1", "a/2", "a/3"}


def test_two_spellings_of_a_unit_are_one_and_a_group_is_not_its_member(plan):
    keys = keys_of(plan)
    assert keys["Văn phòng"] == keys["VP"] != keys["Các phòng"]
    assert entries(plan)["Phòng lạ"] is None
    assert [row.id for row in rows_naming_twice(plan)] == ["a/2"]


def test_a_name_twice_is_found_where_all_units_are_spelt_in_one_way_too(lay):
    spelt = ROWS.replace("coordinating: [VP]", "coordinating: [Văn phòng]")
    plan = open_store(lay({"units.yaml": UNITS, "appendix.yaml": spelt}, without=["extra.yaml"])).plan(
        "xa-mau/2025"
    )
    assert len(set(keys_of(plan).values())) == len(keys_of(plan))
    assert [row.id for row in rows_naming_twice(plan)] == ["a/2"]
