"""The superior's tasks one by one: the town's plan of 2025 under the province's, and changed copies."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from cchc.comparing.cascading import Beside, cascade
from tests.comparing.conftest import unlinked

VC25, ST25 = "vinh-chau/2025", "soc-trang/2025"
APPENDIX, PLAN = f"{VC25}/appendix.yaml", f"{VC25}/plan.yaml"
DROPPED = {
    "tthc/7": None,
    "tthc/8": None,
    "to-chuc-bo-may/3": None,
    "tai-chinh-cong/3": None,
    "chi-dao/3.3": None,
    "chi-dao/3.7": None,
    "chi-dao/4.2": "coordinating",
    "chi-dao/4.4": "coordinating",
    "chi-dao/4.5": "coordinating",
}
"""What the town left out, found by reading both tables; the part in which the province names it."""


def found(desk, plan=VC25, superior=ST25):
    return {one.parent.id: one for one in cascade(desk.plan(plan), desk.plan(superior))}


def test_exactly_what_a_reader_misses_is_missing(real):
    missing = {task: one.part for task, one in found(real).items() if one.state == "missing"}
    assert missing == DROPPED


def test_every_task_that_owes_has_its_line_in_order(real):
    owing = [row.id for row in real.plan(ST25).rows.rows if row.owes]
    assert [one.parent.id for one in cascade(real.plan(VC25), real.plan(ST25))] == owing


def test_the_town_is_addressed_by_its_group_never_by_an_open_one(real):
    lines = found(real)
    assert lines["to-chuc-bo-may/1"].addressed  # Các sở, ban, ngành tỉnh; UBND cấp huyện
    assert lines["cong-vu/7"].addressed  # UBND các cấp
    assert lines["chi-dao/3.1"].addressed  # Các cơ quan, đơn vị, địa phương
    assert lines["tthc/1.1"].part == "coordinating"
    assert lines["the-che/5"].part is None  # Các cơ quan liên quan: nobody can list them
    assert Counter(one.part for one in lines.values()) == {"lead": 22, "coordinating": 29, None: 22}


def test_one_task_here_may_carry_out_two_there_and_the_other_way_round(real):
    lines = found(real)
    assert [row.id for row in lines["tthc/3.2-2"].rows] == ["tthc/3.2"]
    assert [row.id for row in lines["chi-dao/5"].rows] == ["chi-dao/5", "chi-dao/5.a"]


def test_a_link_less_is_a_task_missing(desk):
    desk.change(APPENDIX, "        implements: [to-chuc-bo-may/1]\n", "")
    line = found(desk)["to-chuc-bo-may/1"]
    assert (line.state, line.addressed, line.rows) == ("missing", True, ())


def test_the_sub_tasks_of_a_linked_heading_count_as_carried_out_only_where_nothing_says_more(desk):
    assert found(desk)["chi-dao/4.2"].state == "missing"  # the town's sub-tasks say which they carry out
    for other in ("3", "1", "6", "7"):
        desk.change(APPENDIX, f"            implements: [chi-dao/4.{other}]\n", "")
    lines = found(desk)
    assert {lines[f"chi-dao/4.{n}"].state for n in range(1, 8)} == {"implemented"}
    assert [row.id for row in lines["chi-dao/4.2"].rows] == ["chi-dao/4"]


def test_a_task_after_the_superiors_day_is_later(desk):
    desk.change(
        APPENDIX,
        "deadline: Tháng 12/2025\n        implements: [cong-vu/7]",
        "deadline: 15/01/2026\n        implements: [cong-vu/7]",
    )
    line = found(desk)["cong-vu/7"]
    assert line.state == "later"
    assert [(late.row.id, late.due, late.asked) for late in line.delays] == [
        ("cong-vu/7", date(2026, 1, 15), date(2025, 12, 31))
    ]


@pytest.mark.parametrize(
    "phrase", ["Tháng 11/2025", "Quý IV/2025", "Thường xuyên", "Hàng quý", "15/01/2026 (nếu có)"]
)
def test_a_task_not_after_the_superiors_day_is_not(desk, phrase):
    desk.change(
        APPENDIX,
        "deadline: Tháng 12/2025\n        implements: [cong-vu/7]",
        f"deadline: {phrase}\n        implements: [cong-vu/7]",
    )
    assert found(desk)["cong-vu/7"].state == "implemented"


def test_two_terms_are_compared_one_by_one(desk):
    desk.change(APPENDIX, "          - Tháng 02/2025\n          - Tháng 12/2025\n        implements: [chi-dao/2]",
                "          - Tháng 3/2025\n          - Tháng 12/2025\n        implements: [chi-dao/2]")  # fmt: skip
    late = found(desk)["chi-dao/2"].delays[0]
    assert (late.due, late.asked, late.phrase) == (date(2025, 3, 31), date(2025, 2, 28), "Tháng 3/2025")


def test_a_later_date_that_an_amendment_set_counts(desk):
    amended = "amended_by: [{document: Công văn bịa, date: 2025-06-01, deadline: 20/01/2026}]"
    desk.change(
        APPENDIX,
        "deadline: Tháng 12/2025\n        implements: [cong-vu/7]",
        f"deadline: Tháng 12/2025\n        {amended}\n        implements: [cong-vu/7]",
    )
    assert found(desk)["cong-vu/7"].state == "later"


def test_an_excuse_stands_for_a_task_and_for_all_under_a_heading(desk):
    desk.change(
        PLAN,
        "implements: soc-trang/2025\n",
        "implements: soc-trang/2025\nexcuses:\n  - {task: tthc/7, reason: Sở Tư pháp tự làm}\n"
        "  - {task: chi-dao/4, reason: Không có Đề án}\n",
    )
    lines = found(desk)
    assert (lines["tthc/7"].state, lines["tthc/7"].reason) == ("excused", "Sở Tư pháp tự làm")
    assert (lines["chi-dao/4.2"].state, lines["chi-dao/4.2"].reason) == ("excused", "Không có Đề án")
    assert (lines["chi-dao/4.1"].state, lines["chi-dao/4.1"].reason) == ("implemented", None)
    assert lines["tthc/8"].state == "missing"


def test_what_is_missing_and_what_is_late_may_be_asked_apart(desk):
    desk.change(
        PLAN,
        "implements: soc-trang/2025\n",
        "implements: soc-trang/2025\nexcuses:\n  - {task: tthc/7, reason: Sở Tư pháp tự làm}\n",
    )
    desk.change(
        APPENDIX,
        "deadline: Tháng 12/2025\n        implements: [cong-vu/7]",
        "deadline: 15/01/2026\n        implements: [cong-vu/7]",
    )
    lines, beside = found(desk), Beside(desk.plan(VC25), desk.plan(ST25))
    assert [task.id for task in beside.missing()] == [one for one in lines if lines[one].state == "missing"]
    late = [(task.id, delay) for task, delay in beside.late()]
    assert late == [(one, delay) for one in lines for delay in lines[one].delays]
    assert [one for one, _ in late] == ["cong-vu/7"]


def test_a_row_that_names_a_task_twice_carries_it_out_once(desk):
    desk.change(APPENDIX, "implements: [cong-vu/7]", "implements: [cong-vu/7, cong-vu/7]")
    assert [row.id for row in found(desk)["cong-vu/7"].rows] == ["cong-vu/7"]


def test_a_task_given_during_the_year_carries_out_what_it_says(desk):
    extra = desk.root / "plans" / VC25 / "extra.yaml"
    extra.write_text(
        "# Dữ liệu bịa để thử.\nareas:\n  - id: tthc\n    name: Cải cách TTHC\n    tasks:\n      - number: '99'\n"
        "        task: Việc bịa\n        products: [Báo cáo]\n        lead: [Phòng Tư pháp]\n"
        "        deadline: Quý IV/2025\n        origin: Công văn bịa\n        implements: [tthc/7]\n",
        "utf-8",
    )
    assert [row.id for row in found(desk)["tthc/7"].rows] == ["tthc/99"]


def test_links_to_another_plan_say_nothing_about_this_one(real):
    assert {one.state for one in found(real, "vinh-chau/2023").values()} == {"missing"}
    assert {one.state for one in cascade(unlinked(real.plan(VC25)), real.plan(ST25))} == {"missing"}


def test_an_authority_that_the_superior_does_not_know_is_addressed_by_nothing(real):
    assert {one.part for one in found(real, "anh-son/2025").values()} == {None}


def test_a_sub_task_with_the_id_of_its_heading_does_no_harm(desk):
    desk.change(APPENDIX, 'number: "4.2.1"', 'number: "4.2"')
    assert len(found(desk)) == 73
