"""``cchc rank`` as people read it: figures without weights, scores and grades with them, never with wrong ones."""

from __future__ import annotations

import json

import pytest

GD25 = "gia-dinh/2025"
ON = ("--as-of", "2025-05-05")
WEIGHTS = "\nweights: {done_in_time: 1, done_late: 0.5, report: 2}\n"
GRADES = "grades: {Tốt: 80, Khá: 40}\n"


@pytest.fixture
def recorded(invented):
    """Invented: Phòng Một all in time, Phòng Hai all late, Phòng Ba two things missing and one late."""
    invented.log(
        GD25,
        "Phòng Một",
        "on: 2025-03-20, task: a/1, status: done",
        "on: 2025-03-10, task: a/2, status: done",
        "on: 2025-03-31, task: a/4, occurrence: '1', status: done",
        "on: 2025-03-17, task: report/Q1-2025, status: done",
    )
    invented.log(
        GD25,
        "Phòng Hai",
        "on: 2025-04-10, task: a/2, status: done",
        "on: 2025-03-18, task: report/Q1-2025, status: done",
    )
    invented.log(GD25, "Phòng Ba", "on: 2025-03-05, task: a/3, item: 1, status: done")
    return invented


def settle(desk, text):
    path = desk.root / "plans" / "workspace.yaml"
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def lines(ran):
    """The words of each line."""
    return [" ".join(line.split()) for line in ran.out.splitlines()]


def test_without_weights_figures_stand_in_an_order_that_is_no_grading(cchc, recorded):
    ran = cchc("rank", "--year", "2025", *ON, cwd=recorded.root)
    assert (ran.code, ran.err) == (0, "")
    shown = lines(ran)
    assert "1 Phòng Một 9 4/4 = 100% 0 5 0 1/1 –" in shown
    assert "2 Phòng Ba 7 0/3 = 0% 1 4 2 0/1 29,7" in shown
    assert "2 Phòng Hai 7 0/3 = 0% 3 4 0 0/1 5,3" in shown
    assert "Điểm" not in ran.out
    assert "không phải chấm điểm hay xếp loại" in ran.out
    assert "weights: {done_in_time: 1, done_late: 0.5}" in ran.out
    assert "ngành dọc 3" in ran.out
    assert "Trạm Dọc" not in ran.out


def test_the_weights_that_are_advised_are_taken(cchc, recorded):
    advice = cchc("rank", *ON, cwd=recorded.root).out.partition("chẳng hạn: ")[2].splitlines()[0]
    settle(recorded, f"\n{advice}\n")
    assert cchc("validate", "--select", "E", cwd=recorded.root).code == 0
    assert "Điểm" in cchc("rank", *ON, cwd=recorded.root).out


def test_with_weights_units_have_scores_and_stand_under_their_grades(cchc, recorded):
    settle(recorded, WEIGHTS + GRADES)
    shown = lines(cchc("rank", *ON, cwd=recorded.root))
    wanted = [
        "Tốt",
        "1 Phòng Một 9 4/4 = 100% 0 5 0 1/1 – 100",
        "Khá",
        "2 Phòng Hai 7 0/3 = 0% 3 4 0 0/1 5,3 50",
        "(không xếp loại)",
        "3 Phòng Ba 7 0/3 = 0% 1 4 2 0/1 29,7 12,5",
    ]
    start = shown.index("Tốt")
    assert shown[start : start + 6] == wanted
    assert any("đúng hạn 1, quá hạn 0,5, chưa xong 0; hệ số chủ trì 1, báo cáo 2" in line for line in shown)
    assert "Xếp loại: Tốt từ 80; Khá từ 40." in shown


def test_scores_grades_and_places_for_programs(cchc, recorded):
    settle(recorded, WEIGHTS + GRADES)
    records = json.loads(cchc("rank", *ON, "--format", "json", cwd=recorded.root).out)
    assert [(r["key"], r["score"], r["grade"], r["place"], r["reports"], r["days_late_mean"]) for r in records] == [
        ("phong-mot", 100.0, "Tốt", 1, {"on_time": 1, "counted": 1}, None),
        ("phong-hai", 50.0, "Khá", 2, {"on_time": 0, "counted": 1}, 5.3),
        ("phong-ba", 12.5, None, 3, {"on_time": 0, "counted": 1}, 29.7),
    ]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("\nweights: {done_in_time: 1, don_late: 0.5}\n", "“done_late”"),
        ("\nweights: {done_late: 0.5}\n", "done_in_time"),
        ("\nweights: {done_in_time: .inf}\n", "1000"),
        ("\nweights: {done_in_time: 1}\ngrades: {Tốt: 120}\n", "100"),
    ],
)
def test_with_wrong_weights_nobody_is_graded_and_the_place_is_said(cchc, recorded, wrong, right):
    settle(recorded, wrong)
    ran = cchc("rank", *ON, cwd=recorded.root)
    assert ran.code == 2
    assert "plans/workspace.yaml:5:" in ran.err or "plans/workspace.yaml:6:" in ran.err
    assert right in ran.err
    assert "Điểm" not in ran.out
    assert "có lỗi nên không dùng trọng số" in ran.out
    records = json.loads(cchc("rank", *ON, "--format", "json", cwd=recorded.root).out)
    assert {(r["score"], r["grade"]) for r in records} == {(None, None)}


def test_a_unit_asked_for_keeps_its_place_among_all(cchc, recorded):
    (only,) = json.loads(cchc("rank", *ON, "--unit", "phong hai", "--format", "json", cwd=recorded.root).out)
    assert (only["key"], only["place"]) == ("phong-hai", 2)


def test_a_unit_that_is_not_ranked_is_said(cchc, recorded):
    ran = cchc("rank", *ON, "--unit", "tram doc", cwd=recorded.root)
    assert ran.code == 0
    assert "Không có trong bảng: Trạm Dọc." in ran.out


def test_the_year_chooses_the_plan(cchc):
    assert "kế hoạch vinh-chau/2023" in cchc("rank", "--year", "2023").out
    assert cchc("rank", "--year", "2025", "--plan", "vinh-chau/2025").code == 0
