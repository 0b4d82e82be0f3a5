"""Who gets a sheet, and what stands on it."""

from __future__ import annotations

from datetime import date

from cchc.exports.mailing import every_unit, unit_sheets
from cchc.obligations.scope import Scope, ask_unit, gather

ON = date(2025, 5, 5)


def test_every_unit_of_the_day_or_of_the_plan_is_there_once(real):
    scope = Scope(plans=(real.plan("vinh-chau/2025"), real.plan("vinh-chau/2023")))
    names = [one.name for one in every_unit(scope, ON)]
    assert len(names) == len(set(names))
    assert "Phòng Nội vụ" in names


def test_only_units_that_owe_get_a_sheet_each_with_its_own_and_its_plans(invented):
    scope = Scope(plans=(invented.plan("gia-dinh/2025"),))
    asked = [ask_unit(scope, "phong-hai"), ask_unit(scope, "phong-mot")]
    found = [a for a in gather(scope, asked, ON, 7) if a.obligation.owner.unit_id != "phong-mot"]
    sheets = unit_sheets(scope, asked, found)
    assert list(sheets) == ["phong-hai"]
    sheet = sheets["phong-hai"]
    assert {a.obligation.owner.unit_id for a in sheet.assessed} == {"phong-hai"}
    assert sheet.unrecorded
    assert [title.rpartition(" ")[2] for title in sheet.titles] == ["(gia-dinh/2025)"]
