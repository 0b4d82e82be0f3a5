"""``cchc budget`` as people read it: sums with dots and in words, what is no sum, and what was not added twice."""

from __future__ import annotations

import json

import pytest

GD25 = "gia-dinh/2025"
APPENDIX = f"{GD25}/appendix.yaml"
ON = ("--as-of", "2025-05-05")


@pytest.fixture
def priced(invented):
    """Invented sums: a/1 1.000.000 đồng, the joint a/3 2.500.000, b/1 a phrase."""
    invented.change(APPENDIX, "task: Lập sổ,", "task: Lập sổ, budget: 1000000,")
    invented.change(APPENDIX, "task: Tập huấn,", "task: Tập huấn, budget: 2500000,")
    invented.change(APPENDIX, "task: Trực điện thoại,", "task: Trực điện thoại, budget: Lồng ghép,")
    return invented


def cells(out, name):
    """The figures behind a name in a table."""
    (line,) = [line for line in out.splitlines() if line.strip().startswith(name)]
    return line.strip().removeprefix(name).split()


def test_the_real_plan_adds_up_in_figures_and_words(cchc):
    ran = cchc("budget", "--plan", "vinh-chau/2023")
    assert (ran.code, ran.err) == (0, "")
    assert cells(ran.out, "Cải cách công vụ") == ["235.000.000", "5", "0", "0"]
    assert cells(ran.out, "Cộng") == ["492.000.000", "31", "1", "0"]
    assert "Bằng chữ: Bốn trăm chín mươi hai triệu đồng." in ran.out
    assert "“Theo tình hình thực tế” (1 dòng)" in ran.out


def test_a_plan_without_money_says_so_and_where_there_is_some(cchc):
    out = cchc("budget", "--plan", "vinh-chau/2025").out
    assert "Không có dòng nào ghi kinh phí." in out
    assert "cchc budget --plan vinh-chau/2023" in out
    alone = cchc("budget", "--plan", "anh-son/2025").out
    assert "Không có dòng nào ghi kinh phí." in alone
    assert "--plan" not in alone.partition("Không có dòng nào")[2]


def test_the_money_of_what_is_done_is_shown_once_something_is_recorded(cchc, priced):
    assert "đã xong" not in cchc("budget", *ON, cwd=priced.root).out
    priced.log(GD25, "Phòng Một", "on: 2025-03-20, task: a/1, status: done")
    out = cchc("budget", *ON, cwd=priced.root).out
    assert cells(out, "Lĩnh vực A") == ["3.500.000", "2", "0", "2", "1.000.000"]
    assert cells(out, "Lĩnh vực B") == ["–", "0", "1", "8", "–"]


def test_joint_leads_stand_as_written_and_that_is_said(cchc, priced):
    out = cchc("budget", "--by", "lead", *ON, cwd=priced.root).out
    assert cells(out, "Phòng Hai, Phòng Ba") == ["2.500.000", "1", "0", "0"]
    assert "không chia" in out
    assert "không chia" not in cchc("budget", *ON, cwd=priced.root).out


def test_a_sum_that_differs_from_the_rows_below_is_told_in_full(cchc, priced):
    priced.change(APPENDIX, "task: Chỉnh lý tài liệu", "task: Chỉnh lý tài liệu\n        budget: 9000000")
    assert "Dòng b/9" not in cchc("budget", *ON, cwd=priced.root).out
    priced.change(APPENDIX, "task: Chỉnh lý kho cũ,", "task: Chỉnh lý kho cũ, budget: 8000000,")
    out = cchc("budget", *ON, cwd=priced.root).out
    assert cells(out, "Lĩnh vực B")[0] == "8.000.000"
    assert "Dòng b/9 ghi 9.000.000 đồng nhưng các dòng con cộng lại là 8.000.000 đồng" in out
    priced.change(APPENDIX, "budget: 9000000", "budget: 8000000")
    assert "1 dòng tiêu đề hoặc dòng trùng" in cchc("budget", *ON, cwd=priced.root).out


def test_the_parts_of_a_headings_sum_are_told_in_one_line(cchc, priced):
    priced.change(APPENDIX, "task: Chỉnh lý tài liệu", "task: Chỉnh lý tài liệu\n        budget: 9000000")
    row = '{number: "9.%d", task: Chỉnh lý, products: [Sổ], lead: [Phòng Một], deadline: Quý I/2025%s}'
    path = priced.root / "plans" / APPENDIX
    below = [row % (2, ", budget: 1000000"), row % (3, ", budget: 2000000")]
    path.write_text(path.read_text("utf-8") + "".join(f"          - {one}\n" for one in below), "utf-8")
    out = cchc("budget", *ON, cwd=priced.root).out
    assert cells(out, "Lĩnh vực B")[0] == "9.000.000"
    assert "Dòng b/9 ghi 9.000.000 đồng cho cả các dòng con, trong đó" in out
    assert "trong đó b/9.2 ghi 1.000.000 đồng, b/9.3 ghi 2.000.000 đồng, có dòng con không" in out


def test_a_twin_with_another_sum_is_told(cchc, priced):
    priced.change(APPENDIX, "task: Thí điểm,", "task: Thí điểm, same_as: a/1, budget: 900000,")
    out = cchc("budget", *ON, cwd=priced.root).out
    assert "Dòng b/8 ghi 900.000 đồng nhưng dòng a/1 mà nó trùng là 1.000.000 đồng" in out
    assert cells(out, "Cộng")[0] == "3.500.000"


def test_of_two_twins_the_one_that_counts_is_named(cchc, invented):
    invented.change(APPENDIX, "task: Trực điện thoại,", "task: Trực điện thoại, same_as: a/1, budget: 2000000,")
    invented.change(APPENDIX, "task: Thí điểm,", "task: Thí điểm, same_as: a/1, budget: 1000000,")
    out = cchc("budget", *ON, cwd=invented.root).out
    assert "Dòng b/8 ghi 1.000.000 đồng nhưng dòng b/1 mà nó trùng là 2.000.000 đồng" in out


def test_unit_and_area_narrow_the_rows(cchc, priced):
    asked = ("budget", "--format", "json", *ON)
    by_unit = json.loads(cchc(*asked, "--unit", "phong hai", cwd=priced.root).out)
    assert [(r["key"], r["amount"]) for r in by_unit] == [("a", 2_500_000), ("b", None)]
    by_area = json.loads(cchc(*asked, "--area", "lĩnh vực b", cwd=priced.root).out)
    assert [(r["key"], r["phrases"]) for r in by_area] == [("b", {"Lồng ghép": 1})]
    assert "trong phạm vi đang xem" in cchc("budget", *ON, "--unit", "tram doc", cwd=priced.root).out
    nobody = json.loads(cchc(*asked, "--unit", "UBND huyện Giả Định", cwd=priced.root).out)
    assert nobody == []
