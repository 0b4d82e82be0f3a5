"""``cchc targets``: the JSON contract and what people read. Invented data, and the real plans as they are."""

from __future__ import annotations

import csv
import io
import json

import pytest

GD25 = "gia-dinh/2025"
KEYS = [
    "id",
    "plan",
    "name",
    "unit",
    "period",
    "target",
    "comparison",
    "goal",
    "goal_period",
    "value",
    "met",
    "reported",
    "asked",
    "missing",
    "form",
    "note",
    "complete",
    "units",
]


def figure(indicator, value, period="Q1-2025", on="2025-03-14", rest=""):
    return f"on: {on}, task: indicator/{indicator}, occurrence: {period}, status: done, value: {value}{rest}"


@pytest.fixture
def full(measured):
    """The measured workspace with figures of the first quarter: two of three departments have given theirs."""
    measured.log(
        GD25,
        "Phòng Một",
        figure("ho-so", 1000),
        figure("dung-han", 990, rest=", evidence: Báo cáo bịa số 5"),
        figure("hai-long", 91),
    )
    measured.log(GD25, "Phòng Hai", figure("ho-so", 250), figure("dung-han", 200))
    measured.log(GD25, "Trạm Dọc", figure("hai-long", 94))
    measured.log(GD25, "UBND huyện Giả Định", figure("doi-thoai", 1))
    return measured


@pytest.fixture
def rows(cchc, full):
    """``rows(*arguments)``: the records by id (None: the targets without an indicator)."""

    def call(*arguments):
        ran = cchc("targets", "--format", "json", "--as-of", "2025-04-05", *arguments, cwd=full.root)
        assert (ran.code, ran.err) == (0, ""), ran.err
        return {row["id"]: row for row in json.loads(ran.out)}

    return call


def test_a_row_each_with_every_key(rows):
    found = rows()
    assert list(found) == ["ho-so", "dung-han", "ty-le", "hai-long", "doi-thoai", "can-bo", None]
    for row in found.values():
        assert list(row) == KEYS
        for unit in row["units"]:
            assert list(unit) == ["unit", "unit_id", "value", "on", "evidence"]


def test_the_figures_are_combined_and_the_missing_named(rows):
    row = rows()["ho-so"]
    assert (row["value"], row["reported"], row["asked"], row["missing"]) == (1250, 2, 3, ["Phòng Ba"])
    assert (row["unit"], row["form"], row["period"]) == ("hồ sơ", "Biểu 3, dòng 2", "Q1-2025")
    assert (row["target"], row["goal"], row["met"]) == (None, None, None)


def test_the_rate_has_the_periods_own_goal(rows):
    row = rows()["ty-le"]
    assert (row["value"], row["unit"], row["met"]) == (95.2, "%", None)
    assert (row["comparison"], row["goal"], row["goal_period"]) == (">=", 90, "Q1-2025")


def test_what_is_complete_is_met_or_not(rows, full):
    assert (rows()["doi-thoai"]["goal_period"], rows()["doi-thoai"]["met"]) == ("Y-2025", False)
    full.log(GD25, "Phòng Ba", figure("ho-so", 0), figure("dung-han", 0))
    assert rows()["ty-le"]["met"] is True


def test_each_units_figure_with_its_day_and_evidence(rows):
    assert rows()["dung-han"]["units"] == [
        {
            "unit": "Phòng Một",
            "unit_id": "phong-mot",
            "value": 990,
            "on": "2025-03-14",
            "evidence": "Báo cáo bịa số 5",
        },
        {"unit": "Phòng Hai", "unit_id": "phong-hai", "value": 200, "on": "2025-03-14", "evidence": None},
        {"unit": "Phòng Ba", "unit_id": "phong-ba", "value": None, "on": None, "evidence": None},
    ]


def test_a_target_without_an_indicator_is_a_row_without_an_id(rows):
    row = rows()[None]
    assert (row["name"], row["target"]) == ("Số hóa hồ sơ lưu trữ", "Số hóa hồ sơ lưu trữ")
    assert (row["goal"], row["value"], row["met"], row["asked"]) == (100, None, None, 0)


def test_with_a_unit_only_what_it_gives(rows):
    found = rows("--unit", "tram doc")
    assert list(found) == ["hai-long"]
    assert found["hai-long"]["value"] == 92.5
    assert [unit["unit"] for unit in found["hai-long"]["units"]] == ["Trạm Dọc"]


def test_the_day_and_the_period_asked_for(cchc, rows, full):
    assert {row["period"] for row in rows("--period", "6 tháng").values()} == {"H1-2025"}
    early = json.loads(cchc("targets", "--format", "json", "--as-of", "2025-03-10", cwd=full.root).out)
    assert {(row["period"], row["value"]) for row in early} == {("Y-2025", None)}


def test_csv_has_the_same_rows(cchc, full):
    ran = cchc("targets", "--format", "csv", "--as-of", "2025-04-05", cwd=full.root)
    table = list(csv.DictReader(io.StringIO(ran.out)))
    assert [row["id"] for row in table][:3] == ["ho-so", "dung-han", "ty-le"]
    assert (table[0]["value"], table[0]["missing"], table[4]["met"]) == ("1250", "Phòng Ba", "false")


def test_people_read_figure_goal_state_and_who_is_missing(cchc, full):
    out = cchc("targets", "--as-of", "2025-04-05", cwd=full.root).out
    block = out[out.index("ho-so  Hồ sơ") : out.index("doi-thoai  ")].splitlines()
    assert [" ".join(line.split()) for line in block[:7]] == [
        "ho-so Hồ sơ tiếp nhận (hồ sơ)",
        "1.250 – chưa đủ số liệu 2/3 đơn vị",
        "chưa gửi: Phòng Ba",
        "biểu mẫu: Biểu 3, dòng 2",
        "dung-han Hồ sơ giải quyết đúng hạn (hồ sơ)",
        "1.190 – chưa đủ số liệu 2/3 đơn vị",
        "chưa gửi: Phòng Ba",
    ]
    assert "95,2%          ≥ 90%" in out
    assert "≥ 4 (năm)      chưa đạt" in out
    assert "Chưa có chỉ số đo (1 chỉ tiêu)" in out
    assert "= 100%  Số hóa hồ sơ lưu trữ" in out


def test_a_rate_just_under_its_goal_is_not_rounded_up_to_it(cchc, full):
    full.log(GD25, "Phòng Ba", figure("ho-so", 98750), figure("dung-han", 88808))  # 89 998 of 100 000
    assert "89,998%        ≥ 90%          chưa đạt" in cchc("targets", "--as-of", "2025-04-05", cwd=full.root).out


def test_a_cumulative_period_without_figures_says_that_none_are_added_up(cchc, full):
    out = cchc("targets", "--period", "H1-2025", cwd=full.root).out
    assert "không cộng từ các quý" in out
    assert "không cộng từ các quý" not in cchc("targets", "--period", "Q1-2025", cwd=full.root).out


def test_a_unit_reads_what_it_gave_and_what_it_still_has_to_give(cchc, full):
    out = cchc("targets", "--unit", "phong mot", "--as-of", "2025-04-05", cwd=full.root).out
    assert "1.000 hồ sơ · ghi ngày 14/03/2025" in out
    assert "99% · ghi ngày 14/03/2025" in out
    assert "chưa ghi số" in out
    assert "cchc record indicator/can-bo" in out
    assert "đối thoại" not in out


def test_a_unit_that_gives_nothing_is_told_so(cchc, full):
    full.change("gia-dinh/2025/indicators.yaml", "who: [Phòng Một, Trạm Dọc]", "who: [Phòng Một]")
    assert "Không phải cho số liệu nào." in cchc("targets", "--unit", "Trạm Dọc", cwd=full.root).out


@pytest.mark.parametrize(
    ("arguments", "wrong", "right"),
    [
        (("--period", "Q9"), "Q9", "Q1-2025"),
        (("--period", "Q1-2019"), "gia-dinh/2019", "gia-dinh/2025"),
        (("--plan", GD25, "--period", "Q1-2019"), "Q1-2019", "Q1-2025"),
        (("--plan", "giadinh/2025"), "giadinh/2025", "gia-dinh/2025"),
        (("--unit", "phongmot"), "phongmot", "Phòng Một"),
        (("--unit", "Các phòng huyện Giả Định"), "nhóm", "Phòng Hai"),
        (("--format", "jsn"), "jsn", "json"),
    ],
)
def test_a_wrong_call_names_the_nearest_right_thing(cchc, measured, arguments, wrong, right):
    ran = cchc("targets", *arguments, cwd=measured.root)
    assert (ran.code, ran.out) == (2, "")
    sentence, *rest = ran.err.splitlines()
    assert wrong in sentence
    assert right in "\n".join(rest)


def test_a_plan_with_errors_prints_what_it_can_and_exits_2(cchc, full):
    full.change("gia-dinh/2025/indicators.yaml", "whole: ho-so", "whole: ho-soo")
    ran = cchc("targets", "--format", "json", "--as-of", "2025-04-05", cwd=full.root)
    assert (ran.code, "E102" in ran.err) == (2, True)
    found = {row["id"]: row for row in json.loads(ran.out)}
    assert (found["ho-so"]["value"], found["ty-le"]["value"]) == (1250, None)


def test_a_wrong_line_of_indicators_is_told_and_the_others_still_count(cchc, full):
    full.change("gia-dinh/2025/indicators.yaml", "unit: điểm", "unit: 5, unti: điểm")
    ran = cchc("targets", "--format", "json", "--as-of", "2025-04-05", cwd=full.root)
    assert (ran.code, "E004" in ran.err, "E005" in ran.err) == (2, True, True)
    found = {row["id"]: row for row in json.loads(ran.out)}
    assert (found["ho-so"]["value"], found["hai-long"]["value"]) == (1250, 92.5)


@pytest.mark.parametrize(("plan", "count"), [("anh-son/2025", 19), ("nga-nam/2024", 0), ("vinh-chau/2025", 3)])
def test_the_real_plans_list_their_targets_without_indicators(cchc, plan, count):
    ran = cchc("targets", "--plan", plan, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    assert [row["id"] for row in json.loads(ran.out)] == [None] * count
    words = f"({count} chỉ tiêu)" if count else "không có chỉ tiêu nào đo được"
    assert words in cchc("targets", "--plan", plan).out


@pytest.mark.parametrize(
    ("unit", "on", "line"),
    [
        ("phong mot", "2025-03-14", None),  # no period is closed yet
        ("phong mot", "2025-04-05", "4 chỉ số, còn thiếu 1: cchc targets --plan gia-dinh/2025 --unit phong-mot"),
        ("tram-doc", "2025-04-05", "1 chỉ số, đã ghi đủ: cchc targets --plan gia-dinh/2025 --unit tram-doc"),
    ],
)
def test_the_list_of_one_unit_ends_with_the_figures_that_it_owes(cchc, full, unit, on, line):
    ran = cchc("due", "--unit", unit, "--as-of", on, cwd=full.root)
    assert ran.code == 0
    told = [one for one in ran.out.splitlines() if one.startswith("Số liệu phải gửi")]
    assert told == ([f"Số liệu phải gửi quý I/2025: {line}"] if line else [])


def test_a_list_of_several_units_and_a_plan_without_indicators_tell_of_no_figures(cchc, full, real):
    several = cchc("due", "--unit", "phong mot", "--unit", "phong hai", "--as-of", "2025-04-05", cwd=full.root)
    without = cchc("due", "--unit", "phong noi vu", "--plan", "vinh-chau/2025", "--as-of", "2025-04-05")
    assert (several.code, without.code) == (0, 0)
    assert "Số liệu phải gửi" not in several.out + without.out
