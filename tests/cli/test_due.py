"""``cchc due`` for the people who ask: whose list it is, what it leaves out and says so, and why."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest

DESK = ("--unit", "phong noi vu")
PLAN = ("--plan", "vinh-chau/2025")


@pytest.fixture
def due(cchc):
    def call(*arguments: str, **where):
        ran = cchc("due", *arguments, "--format", "json", **where)
        assert ran.code == 0, ran.err
        return json.loads(ran.out)

    return call


def test_a_name_without_marks_finds_the_unit_in_all_its_roles(due):
    records = due(*DESK, *PLAN, "--all", "--as-of", "2025-02-10")
    assert {r["unit_id"] for r in records} == {"phong-noi-vu"}
    assert {r["role"] for r in records} == {"lead", "coordinating", "report", "duty"}
    assert [r["due"] for r in records if r["role"] == "report"] == [
        "2025-03-16",
        "2025-06-16",
        "2025-09-16",
        "2025-12-16",
    ]


@pytest.mark.parametrize("name", ["Phòng Nội vụ", "PHÒNG  NỘI VỤ", "Phòng Nội vụ thị xã", "phong-noi-vu"])
def test_any_spelling_alias_or_id_finds_the_same_unit(due, name):
    expected = due(*DESK, *PLAN, "--as-of", "2025-03-10")
    assert due("--unit", name, *PLAN, "--as-of", "2025-03-10") == expected


def test_a_decomposed_name_finds_the_same_unit(due):
    import unicodedata

    name = unicodedata.normalize("NFD", "Phòng Nội vụ")
    assert due("--unit", name, *PLAN, "--as-of", "2025-03-10") == due(*DESK, *PLAN, "--as-of", "2025-03-10")


def test_a_commune_owes_only_through_groups(due):
    records = due("--unit", "UBND Phường 1", *PLAN, "--all", "--as-of", "2025-06-30")
    assert {r["unit_id"] for r in records} == {"ubnd-phuong-1"}
    assert all(r["via"] for r in records)
    assert {r["role"] for r in records} == {"lead", "coordinating", "report", "duty"}


def test_two_units_asked_for_are_both_listed(due):
    records = due(*DESK, "--unit", "Phòng Y tế", *PLAN, "--all")
    assert {r["unit_id"] for r in records} == {"phong-noi-vu", "phong-y-te"}
    alone = due("--unit", "Phòng Y tế", *PLAN, "--all")
    assert [r for r in records if r["unit_id"] == "phong-y-te"] == alone


def test_the_town_reports_to_the_province_by_the_18th(due):
    records = due("--unit", "UBND thị xã Vĩnh Châu", "--all", "--as-of", "2025-03-10")
    assert [r["due"] for r in records if r["role"] == "report"] == [
        "2025-03-18",
        "2025-06-18",
        "2025-09-18",
        "2025-12-18",
    ]
    assert {r["plan"] for r in records} == {"soc-trang/2025"}


def test_the_desk_sees_the_towns_reports_as_its_duty(due):
    records = due(*DESK, "--all", "--as-of", "2025-03-10")
    up = [r for r in records if r["task"].startswith("up/soc-trang/2025/report/")]
    assert [(r["role"], r["due"]) for r in up] == [
        ("duty", f"2025-{month}-18") for month in ("03", "06", "09", "12")
    ]
    assert {r["unit"] for r in up} == {"Phòng Nội vụ"}


def test_a_group_that_nobody_can_list_is_in_no_units_list_until_asked_for(due):
    assert not [r for r in due(*DESK, *PLAN, "--all") if r["unit_id"] is None]
    unnamed = [r for r in due(*DESK, *PLAN, "--all", "--unnamed") if r["unit_id"] is None]
    assert "chinh-quyen-so/3.1" in {r["task"] for r in unnamed}
    assert {r["timing"] for r in unnamed} == {"waiting"}


def test_without_a_unit_all_shows_every_obligation_of_the_plan(due, real):
    assert len(due(*PLAN, "--all")) == len(real.owed("vinh-chau/2025"))


def test_the_plan_of_the_as_of_year_is_taken(due):
    assert {r["plan"] for r in due(*DESK, "--all", "--as-of", "2023-03-01")} == {"vinh-chau/2023"}


def test_the_plan_of_the_periods_year_beats_the_as_of_year(due):
    records = due(*DESK, "--period", "Q1-2023", "--as-of", "2025-03-10")
    assert {r["plan"] for r in records} == {"vinh-chau/2023"}
    assert {r["due"][:4] for r in records} == {"2023"}


@pytest.mark.parametrize("spelling", ["Q3-2025", "quý III/2025", "quý 3 năm 2025"])
def test_a_period_may_be_written_as_people_do(due, spelling):
    assert due(*DESK, *PLAN, "--period", spelling) == due(*DESK, *PLAN, "--from", "1/7/2025", "--to", "30.9.2025")


def test_the_plan_by_name_wins_over_the_as_of_year(due):
    assert {r["plan"] for r in due("--plan", "anh-son/2025", "--all", "--as-of", "2023-03-01")} == {"anh-son/2025"}


@pytest.mark.parametrize("on", ["2024-12-15", "2025-03-10", "2025-10-02", "2026-02-01"])
def test_what_the_list_shows_and_what_it_counts_make_up_all(cchc, due, on):
    whole = Counter(r["role"] for r in due(*DESK, *PLAN, "--all", "--unnamed", "--as-of", on))
    shown = due(*DESK, *PLAN, "--as-of", on)
    text = cchc("due", *DESK, *PLAN, "--as-of", on).out
    counted = {
        line.rpartition(": ")[2]: int(line.split()[2]) for line in text.splitlines() if line.startswith("Ngoài ra")
    }
    beside = [int(line.split()[2]) for line in text.splitlines() if line.startswith("Ngoài ra")]
    assert len(shown) + sum(beside) == whole.total()
    assert counted["--unnamed"] == 8
    assert counted["--role coordinating"] == (28 if on < "2025-03-01" else 65), "with a merged office's"


def test_what_is_closed_is_counted_and_shown_by_its_status(cchc, due, desk):
    desk.log("vinh-chau/2025", "Phòng Nội vụ", "on: 2025-02-20, task: chi-dao/2, item: 1, status: done")
    text = cchc("due", *DESK, *PLAN, "--as-of", "2025-03-10", cwd=desk.root).out
    assert "Ngoài ra 1 lượt đã xong" in text
    assert "chi-dao/2" not in text
    done = due(*DESK, *PLAN, "--status", "done", "--as-of", "2025-03-10", cwd=desk.root)
    assert [(r["task"], r["done_late"]) for r in done] == [("chi-dao/2", False)]


def test_each_option_that_a_list_names_shows_as_many_as_it_counted(cchc, due):
    on = ("--as-of", "2025-03-10")
    text = cchc("due", *DESK, *PLAN, *on).out
    coordinating = int(re.search(r"Ngoài ra (\d+) lượt phối hợp", text)[1])
    unnamed = int(re.search(r"Ngoài ra (\d+) lượt giao cho nhóm", text)[1])
    assert len(due(*DESK, *PLAN, *on, "--role", "coordinating")) == coordinating
    assert len([r for r in due(*DESK, *PLAN, *on, "--all", "--unnamed") if r["unit_id"] is None]) == unnamed


def test_nothing_recorded_is_no_wall_of_lateness(cchc, desk):
    asked = ("due", *DESK, *PLAN, "--as-of", "2025-03-10")
    before = cchc(*asked, cwd=desk.root).out
    assert "Chưa ghi nhận việc nào" in before
    assert "muộn" not in before.replace("không có nghĩa", "")
    desk.log("vinh-chau/2025", "Phòng Y tế", "on: 2025-03-01, task: the-che/3, status: started")
    after = cchc(*asked, cwd=desk.root).out
    assert "muộn 10 ngày" in after
    assert "Chưa ghi nhận việc nào" not in after


def test_an_authority_that_has_ended_is_said(cchc):
    assert "đã kết thúc hoạt động sau ngày 30/06/2025" in cchc("due", *DESK, *PLAN, "--as-of", "2025-08-01").out
    assert "đã kết thúc" not in cchc("due", *DESK, *PLAN, "--as-of", "2025-06-30").out


def test_a_rest_day_is_shown_with_the_next_working_day(cchc):
    line = next(
        block
        for block in cchc("due", *DESK, *PLAN, "--as-of", "2025-03-10").out.split("\nCN 16/03")
        if "report/Q1" in block
    )
    assert "T2 17/03" in line


def test_why_goes_from_the_cell_by_rule_and_group_to_the_date(cchc):
    ran = cchc("due", *PLAN, "--unit", "Phòng Y tế", "--why", "chinh-quyen-so/2.1.1", "--as-of", "2025-03-10")
    assert ran.code == 0
    assert ran.out.startswith("vinh-chau/2025#chinh-quyen-so/2.1.1@phong-y-te\n")
    assert re.search(r"“Cơ quan chủ trì” \(plans/vinh-chau/2025/appendix\.yaml:\d+:\d+\)", ran.out)
    assert "Nhóm “Các cơ quan, đơn vị cấp thị xã” gồm Phòng Y tế" in ran.out
    assert "plans/vinh-chau/units.yaml" in ran.out
    assert "“Quý I/2025”" in ran.out
    assert "Quy tắc quý" in ran.out
    assert "31/03/2025" in ran.out
    assert "chưa ghi nhận" in ran.out


def test_why_places_point_at_the_words_they_quote(cchc, real):
    out = cchc("due", *PLAN, "--why", "vinh-chau/2025#tthc/1.2@van-phong-hdnd-va-ubnd-thi-xa/1/4").out
    for path, line, column, quoted in re.findall(r"\((plans/\S+?):(\d+):(\d+)[^)]*\): “([^”]*)”", out):
        at = (real.root / path).read_text("utf-8").split("\n")[int(line) - 1][int(column) - 1 :]
        assert quoted.split(",")[0].split(";")[0] in at
    assert "lấy từ dòng tthc/1.1" in out
    assert out.count("vinh-chau/2025#") == 1  # one obligation only


def test_why_of_an_amended_cell_points_at_the_decision(cchc, invented):
    invented.change(
        "gia-dinh/2025/appendix.yaml",
        "task: Thí điểm, ",
        "task: Thí điểm, amended_by: [{document: CV bịa đặt, date: 2025-03-01, deadline: Quý IV/2025}], ",
    )
    row = next(r for r in invented.plan("gia-dinh/2025").rows.rows if r.text == "Thí điểm")
    out = cchc("due", "--plan", "gia-dinh/2025", "--why", row.id, cwd=invented.root).out
    (place,) = re.findall(r"Ô “Thời gian” \((\S+), sửa theo CV bịa đặt ngày 01/03/2025\): “Quý IV/2025”", out)
    path, line, column = place.split(":")
    assert (
        (invented.root / path).read_text("utf-8").split("\n")[int(line) - 1][int(column) - 1 :].startswith("Quý IV")
    )


def test_why_of_a_recorded_fact_names_it(cchc, desk):
    desk.log(
        "vinh-chau/2025",
        "Phòng Nội vụ",
        "on: 2025-02-20, task: chi-dao/2, item: 1, status: done, evidence: KH số 21",
    )
    out = cchc("due", *DESK, *PLAN, "--why", "vinh-chau/2025#chi-dao/2@phong-noi-vu/1", cwd=desk.root).out
    assert "20/02/2025" in out
    assert "KH số 21" in out


def test_why_of_an_event_names_its_document(cchc, desk):
    desk.event(
        "vinh-chau/2025",
        "id: qd-1, on: 2025-04-25, document: Quyết định bịa đặt số 1, tasks: [chinh-quyen-so/2.1.2]",
    )
    out = cchc("due", "--unit", "Phòng Y tế", *PLAN, "--why", "chinh-quyen-so/2.1.2", cwd=desk.root).out
    assert "Quyết định bịa đặt số 1" in out
    assert "06/05/2025" in out


def test_why_of_a_body_without_a_standing_unit_says_so(cchc):
    assert "chưa rõ đầu mối" in cchc("due", *PLAN, "--why", "chi-dao/3.4").out


def test_why_of_an_upward_duty_leads_to_the_superiors_file(cchc):
    out = cchc("due", *DESK, "--why", "up/soc-trang/2025/report/Q1-2025", "--as-of", "2025-03-10").out
    assert "plans/soc-trang/2025/plan.yaml" in out
    assert "18/03/2025" in out


def test_a_list_says_that_a_body_has_no_standing_unit(cchc):
    ran = cchc("due", "--unit", "Đoàn kiểm tra công vụ", "--plan", "vinh-chau/2025", "--all")
    assert "chưa rõ đầu mối" in ran.out


def test_a_groups_row_that_is_not_done_says_how_many_members_are(cchc, invented):
    invented.log("gia-dinh/2025", "Phòng Một", "on: 2025-03-10, task: a/2, status: done")
    ran = cchc("show", "gia-dinh/2025#a/2", "--as-of", "2025-03-20", cwd=invented.root)
    assert "1/3 đơn vị" in ran.out


def test_a_member_with_no_entry_has_not_reported(cchc, invented):
    invented.log("gia-dinh/2025", "Phòng Một", "on: 2025-03-10, task: a/2, status: done")
    ran = cchc("show", "gia-dinh/2025#a/2", "--as-of", "2025-03-20", cwd=invented.root)
    assert "chưa báo cáo" in ran.out
