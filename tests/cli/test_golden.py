"""What people read, whole: change these files with ``pytest --snapshot-update`` and look at the difference."""

from __future__ import annotations

import pytest

DESK = ("--unit", "Phòng Nội vụ", "--plan", "vinh-chau/2025", "--as-of", "2025-03-10")


def test_due_of_the_desk(cchc, snapshot):
    assert cchc("due", *DESK).out == snapshot


def test_due_of_the_desk_with_what_the_province_asks(cchc, snapshot):
    assert cchc("due", "--unit", "Phòng Nội vụ", "--as-of", "2025-03-10").out == snapshot


def test_overdue_of_the_desk(cchc, snapshot):
    assert cchc("overdue", *DESK).out == snapshot


def test_status_by_area(cchc, snapshot):
    assert cchc("status", "--plan", "vinh-chau/2025", "--as-of", "2025-03-10").out == snapshot


def test_budget_by_lead(cchc, snapshot):
    assert cchc("budget", "--by", "lead", "--plan", "vinh-chau/2023", "--as-of", "2023-03-10").out == snapshot


def test_tasks_of_anh_son(cchc, snapshot):
    assert cchc("tasks", "anh-son/2025").out == snapshot


def test_show_of_a_task_with_two_joint_leads(cchc, snapshot):
    assert cchc("show", "vinh-chau/2025#tthc/6", "--as-of", "2025-03-10").out == snapshot


def test_cascade_of_the_town(cchc, snapshot):
    assert cchc("cascade", "vinh-chau/2025").out == snapshot


def test_cascade_of_what_is_missing(cchc, snapshot):
    assert cchc("cascade", "vinh-chau/2025", "--state", "missing").out == snapshot


def test_links_proposed_between_plans_far_apart(cchc, snapshot):
    assert cchc("cascade", "anh-son/2025", "--under", "soc-trang/2025", "--suggest", "--all").out == snapshot


def test_diff_of_two_plans_of_the_town(cchc, snapshot):
    assert cchc("diff", "vinh-chau/2023", "vinh-chau/2025").out == snapshot


@pytest.mark.parametrize(
    "phrase",
    [
        "Trong quý III/2025",
        "Định kỳ hàng quý, năm 2025",
        "Tối đa 05 ngày làm việc (kể từ khi UBND tỉnh công bố Quyết định ban hành)",
        "Trước ngày 16/3/2025",
        "Theo Kế hoạch số 156/KH-UBND ngày 30/10/2022 của UBND tỉnh",
    ],
)
def test_deadline(cchc, snapshot, phrase):
    assert cchc("deadline", phrase, "--year", "2025").out == snapshot
