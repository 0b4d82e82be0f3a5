"""``cchc diff``: the JSON contract and what people read."""

from __future__ import annotations

import json
import re

VC23, VC25 = "vinh-chau/2023", "vinh-chau/2025"


def array(cchc, *arguments, **where):
    ran = cchc("diff", *arguments, "--format", "json", **where)
    assert (ran.code, ran.err) == (0, "")
    return json.loads(ran.out)


def test_the_contract_has_every_task_of_both_plans_once(cchc, real):
    found = array(cchc, VC23, VC25)
    assert [one["new"] for one in found if one["new"]] == [row.id for row in real.plan(VC25).rows.rows]
    assert {one["old"] for one in found if one["old"]} == {row.id for row in real.plan(VC23).rows.rows}
    for one in found:
        assert one["state"] == {
            (False, True): "added",
            (True, False): "dropped",
        }.get((one["old"] is not None, one["new"] is not None), "changed" if one["changes"] else "same")
        assert all(set(change) == {"field", "old", "new"} for change in one["changes"])


def test_changes_have_the_values_of_tasks(cchc):
    found = {one["old"]: one for one in array(cchc, VC23, VC25)}
    changes = {change["field"]: change for change in found["to-chuc-bo-may/2"]["changes"]}
    assert changes["deadline"] == {"field": "deadline", "old": ["Trong năm 2023"], "new": ["Thường xuyên"]}
    assert changes["lead"]["new"] == ["Các cơ quan, đơn vị cấp thị xã", "UBND xã, phường"]
    assert found["chi-dao/2"]["restated"] == ["task", "deadline"]
    assert (found["cong-vu/1"]["old_number"], found["cong-vu/1"]["new_number"]) == ("1", "6")


def test_states_and_areas_narrow_the_rows(cchc):
    dropped = array(cchc, VC23, VC25, "--state", "dropped")
    assert {one["state"] for one in dropped} == {"dropped"}
    assert len(dropped) == 12
    area = array(cchc, VC23, VC25, "--area", "tai-chinh-cong")
    assert {one["new_area"] or one["old_area"] for one in area} == {"tai-chinh-cong"}
    by_name = array(cchc, VC23, VC25, "--area", "cải cách tài chính công")
    assert by_name == area


def test_the_table_leaves_out_what_stays_unless_asked(cchc):
    out = cchc("diff", VC23, VC25).out
    assert "58 thêm, 12 bỏ, 19 sửa, 2 giữ nguyên" in out
    assert "\n= " not in out
    assert "\n= " in cchc("diff", VC23, VC25, "--state", "same").out


def test_the_table_says_what_it_does_not_compare(cchc):
    out = cchc("diff", VC23, VC25).out
    assert "Năm 2023 đổi thành 2025 không tính là sửa." in out
    assert "không so: kinh phí" in out


def test_money_is_printed_in_figures(cchc, desk):
    path = desk.root / "plans/vinh-chau/2024"
    path.mkdir()
    for name in ("plan.yaml", "appendix.yaml"):
        text = (desk.root / "plans" / VC23 / name).read_text("utf-8")
        path.joinpath(name).write_text(re.sub(r"(year: |[QHY]\d?-)2023", r"\g<1>2024", text), "utf-8")
    appendix = path / "appendix.yaml"
    text = appendix.read_text("utf-8")
    assert "budget: 200000000" in text
    appendix.write_text(text.replace("budget: 200000000", "budget: 250000000"), "utf-8")
    found = array(cchc, VC23, "vinh-chau/2024", "--state", "changed", cwd=desk.root)
    assert [one["changes"] for one in found] == [[{"field": "budget", "old": 200000000, "new": 250000000}]]
    out = cchc("diff", VC23, "vinh-chau/2024", cwd=desk.root).out
    assert "kinh phí: 200.000.000 đồng → 250.000.000 đồng" in out


def test_paths_name_plans_too(cchc):
    assert cchc("diff", f"plans/{VC23}", f"plans/{VC25}/appendix.yaml").code == 0


def test_a_plan_against_itself_stays_as_it_is(cchc):
    found = array(cchc, VC25, VC25)
    assert {one["state"] for one in found} == {"same"}
    assert all(one["old"] == one["new"] and not one["changes"] for one in found)
    assert cchc("diff", VC25, VC25).out.endswith("0 thêm, 0 bỏ, 0 sửa, 79 giữ nguyên\n")
