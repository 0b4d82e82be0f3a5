"""What the project renders has no fault of form: every plan, and the extract for a unit."""

from __future__ import annotations

import json

import pytest

PLANS = ("vinh-chau/2025", "vinh-chau/2023", "soc-trang/2025", "anh-son/2025", "nga-nam/2024")


@pytest.mark.parametrize("plan", PLANS)
def test_a_rendered_plan_has_no_fault_of_form(cchc, tmp_path, plan):
    out = tmp_path / "plan.docx"
    assert cchc("render", "plan", plan, "-o", str(out)).code == 0
    assert faults(cchc, out) == []


def test_an_extract_for_a_unit_has_no_fault_of_form(cchc, tmp_path):
    out = tmp_path / "unit.docx"
    assert cchc("render", "plan", "vinh-chau/2025", "--unit", "Phòng Tư pháp", "-o", str(out)).code == 0
    assert faults(cchc, out) == []


def faults(cchc, path):
    done = cchc("lint-docx", str(path), "--format", "json")
    return [one for one in json.loads(done.out) if one["severity"] == "error"]
