"""``cchc cascade``: the JSON contract, what people read, links proposed and written."""

from __future__ import annotations

import json
import re

import pytest

VC25, ST25 = "vinh-chau/2025", "soc-trang/2025"
APPENDIX = f"{VC25}/appendix.yaml"


def array(ran):
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def strip_links(desk):
    """Take every ``implements`` out of the town's table; gives the bytes as they were."""
    path = desk.root / "plans" / APPENDIX
    before = path.read_bytes()
    path.write_bytes(re.sub(rb"\n +implements: \[.*\]", b"", before))
    assert path.read_bytes() != before
    return before


def test_the_contract_has_a_row_for_each_of_the_superiors_tasks_that_owe(cchc, real):
    found = array(cchc("cascade", VC25, "--format", "json"))
    owing = {row.id: row.text for row in real.plan(ST25).rows.rows if row.owes}
    assert {one["parent_task"]: one["parent_text"] for one in found} == owing
    mine = {row.id for row in real.plan(VC25).rows.rows}
    for one in found:
        assert set(one["tasks"]) <= mine
        assert one["state"] in ("implemented", "missing", "later", "excused")
        assert bool(one["tasks"]) is (one["state"] in ("implemented", "later"))
        assert one["addressed"] is (one["role"] == "lead")
        assert (one["reason"] is not None) is (one["state"] == "excused")


def test_states_and_parts_narrow_the_rows(cchc):
    missing = array(cchc("cascade", VC25, "--state", "missing", "--format", "json"))
    assert len(missing) == 9
    assert array(cchc("cascade", VC25, "--state", "missing", "--addressed", "--format", "json")) == []
    both = array(cchc("cascade", VC25, "--state", "missing", "--state", "implemented", "--format", "json"))
    assert len(both) == 73
    assert len(array(cchc("cascade", VC25, "--addressed", "--format", "json"))) == 22


def test_later_and_excused_rows_say_why(cchc, desk):
    desk.change(
        APPENDIX,
        "deadline: Tháng 12/2025\n        implements: [cong-vu/7]",
        "deadline: 15/01/2026\n        implements: [cong-vu/7]",
    )
    desk.change(
        f"{VC25}/plan.yaml",
        "implements: soc-trang/2025\n",
        "implements: soc-trang/2025\nexcuses: [{task: chi-dao/4.2, reason: Thị xã không có Đề án}]\n",
    )
    found = {one["parent_task"]: one for one in array(cchc("cascade", VC25, "--format", "json", cwd=desk.root))}
    assert found["cong-vu/7"]["later"] == [{"task": "cong-vu/7", "due": "2026-01-15", "parent_due": "2025-12-31"}]
    assert (found["chi-dao/4.2"]["state"], found["chi-dao/4.2"]["reason"]) == ("excused", "Thị xã không có Đề án")
    table = cchc("cascade", VC25, cwd=desk.root).out
    assert "cong-vu/7: hạn 15/01/2026, cấp trên cần 31/12/2025" in table
    assert "Lý do: Thị xã không có Đề án" in table


def test_the_table_keeps_to_what_concerns_the_authority_unless_asked(cchc):
    short, long = cchc("cascade", VC25).out, cchc("cascade", VC25, "--all").out
    assert "chi-dao/4.2" in short
    mine, _, others = short.partition("do cơ quan khác của cấp trên làm:")
    assert "tthc/7 " not in mine
    listed = others.partition("Chế độ báo cáo")[0]
    tasks = ("tthc/7", "tthc/8", "to-chuc-bo-may/3", "tai-chinh-cong/3", "chi-dao/3.3", "chi-dao/3.7")
    assert [line.split()[0] for line in listed.splitlines() if line] == list(tasks)
    assert "chưa có   tthc/7 " in long
    assert "← tthc/3.2" in long
    assert "không kể" not in long.lower()


def test_the_reporting_regimes_stand_side_by_side(cchc, desk):
    shown = cchc("cascade", VC25).out.partition("Chế độ báo cáo so với cấp trên")[2]
    assert shown.count("khác ngày chốt") == 4
    assert shown.count("khác ngày đầu") == 1
    assert "ở đây:    số liệu 16/06/2025 - 15/09/2025, gửi 16/09/2025" in shown
    assert "cấp trên: số liệu 15/06/2025 - 14/09/2025, gửi 18/09/2025" in shown
    assert "không sớm hơn" not in shown
    plan = "vinh-chau/2025/plan.yaml"
    desk.change(plan, "  submit_by: {day: 16}\n", "  submit_by: {day: 18}\n")
    assert cchc("cascade", VC25, cwd=desk.root).out.count("gửi không sớm hơn cấp trên") == 4
    assert "Chế độ báo cáo" not in cchc("cascade", VC25, "--state", "missing").out


def test_many_tasks_of_others_are_counted(cchc, desk):
    (desk.root / "plans/vinh-chau/2025/appendix.yaml").write_text(
        "areas:\n  - id: a\n    name: Bịa\n    tasks:\n      - {number: '1', task: Việc bịa, products: [x], "
        "lead: [Phòng Nội vụ], deadline: Quý I/2025, implements: [chi-dao/1]}\n",
        encoding="utf-8",
    )
    assert (
        "nhiệm vụ chưa có do cơ quan khác của cấp trên làm: --all để xem"
        in cchc("cascade", VC25, cwd=desk.root).out
    )


def test_without_links_the_table_says_so_and_counts_nothing_as_missing(cchc, desk):
    strip_links(desk)
    ran = cchc("cascade", VC25, cwd=desk.root)
    assert "--suggest" in ran.out
    assert "chưa có" not in ran.out
    under = cchc("cascade", "vinh-chau/2023", "--under", ST25)
    assert "không trỏ đến soc-trang/2025" in under.out


def test_a_superior_that_does_not_know_the_authority(cchc):
    assert "không có cơ quan này" in cchc("cascade", "anh-son/2025", "--under", ST25).out


def test_without_a_name_the_home_plan_is_taken(cchc):
    ran = cchc("cascade")
    assert ran.code == 0
    assert f"Kế hoạch {VC25}" in ran.out
    assert VC25 in ran.err


def test_errors_of_either_plan_are_told_and_exit_with_2(cchc, desk):
    desk.change(APPENDIX, "        implements: [cong-vu/6]\n", "        implements: [cong-vu/66]\n")
    ran = cchc("cascade", VC25, "--format", "json", cwd=desk.root)
    assert ran.code == 2
    assert "E102" in ran.err
    assert len(json.loads(ran.out)) == 73


def test_proposals_for_programs(cchc, desk):
    strip_links(desk)
    found = array(cchc("cascade", VC25, "--suggest", "--format", "json", cwd=desk.root))
    one = next(one for one in found if one["task"] == "cong-vu/6")
    assert (one["parent_task"], one["above"], one["by_heading"]) == ("cong-vu/6", True, False)
    assert 0.9 < one["score"] <= 1
    lines = (desk.root / one["path"]).read_text("utf-8").splitlines()
    assert lines[one["line"] - 1].strip() == '- number: "6"'
    assert lines[one["line"]].strip() == f"task: {one['text']}"


def test_proposals_for_people_are_lines_to_paste(cchc, desk):
    strip_links(desk)
    out = cchc("cascade", VC25, "--suggest", cwd=desk.root).out
    place = out.index("  cong-vu/6: Triển khai Kế hoạch đào tạo")
    assert re.search(rf"plans/{APPENDIX}:\d+\n$", out[:place])
    assert "    implements: [cong-vu/6]\n" in out[place:]
    assert "    implements: [tthc/3.2, tthc/3.2-2]\n" in out


def test_accepted_links_are_written_as_a_person_wrote_them_and_nothing_else_changes(cchc, desk):
    before = strip_links(desk)
    ran = cchc("cascade", VC25, "--suggest", "--write", cwd=desk.root)
    assert ran.code == 0
    assert f"Đã ghi liên kết vào plans/{APPENDIX}" in ran.out
    assert (desk.root / "plans" / APPENDIX).read_bytes() == before
    again = cchc("cascade", VC25, "--suggest", "--write", cwd=desk.root)
    assert "Không có đề nghị nào mới." in again.out
    assert (desk.root / "plans" / APPENDIX).read_bytes() == before


@pytest.mark.parametrize("plan", ["vinh-chau/2023", "anh-son/2025"])
def test_links_to_a_plan_that_is_not_carried_out_are_not_written(cchc, desk, plan):
    path = desk.root / "plans" / plan / "appendix.yaml"
    before = path.read_bytes()
    ran = cchc("cascade", plan, "--under", ST25, "--suggest", "--write", cwd=desk.root)
    assert ran.code == 2
    assert "implements: soc-trang/2025" in ran.err
    assert path.read_bytes() == before


def test_nothing_is_written_into_a_plan_with_errors(cchc, desk):
    strip_links(desk)
    desk.change(f"{VC25}/units.yaml".replace("/2025", ""), "name: Phòng Tư pháp", "name: Phòng Bịa")
    before = (desk.root / "plans" / APPENDIX).read_bytes()
    assert cchc("cascade", VC25, "--suggest", "--write", cwd=desk.root).code == 2
    assert (desk.root / "plans" / APPENDIX).read_bytes() == before
