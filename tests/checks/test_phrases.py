"""Deadline phrases: each stands once where it is written, and says the same in every plan of its year."""

from __future__ import annotations

from datetime import date

from cchc.checks.deadlines import later_than_heading
from cchc.checks.phrases import day_off, faulty_phrases, phrase_texts, phrases_of, said
from cchc.store import open_store

TASK = """areas:
  - id: a
    name: Lĩnh vực
    tasks:
      - number: "1"
        task: Việc mẹ
        lead: [Văn phòng]
        deadline: Quý I/2025
        subtasks:
          - number: "1.1"
            task: Việc con lấy hạn của dòng mẹ
      - number: "2"
        task: Việc được sửa
        lead: [Văn phòng]
        deadline: Quý II/2025
        amended_by:
          - document: Công văn số 5/UBND-NC
            date: 2025-05-01
            deadline: Quý III/2025
"""


def test_a_phrase_that_a_row_takes_from_another_stands_once_and_an_amended_one_with_its_change(lay):
    found = phrases_of(open_store(lay({"appendix.yaml": TASK})).plan("xa-mau/2025"))
    told = [(text, where) for file, _, text, where in found if file.path.endswith("appendix.yaml")]
    assert told == [("Quý I/2025", "a/1"), ("Quý II/2025", "a/2"), ("Quý III/2025", "a/2")]


def test_the_last_day_of_all_and_that_of_the_year_are_told_apart():
    both = said("Quý IV/2025 và tháng 3/2026", 2025)
    assert (both.within, both.last) == (date(2025, 12, 31), date(2026, 3, 31))
    assert said("Tháng 3", 2025).last == date(2025, 3, 31)
    assert said("Tháng 3", 2026).last == date(2026, 3, 31)


def test_what_cannot_be_read_is_told_with_its_words_every_time():
    for _ in range(2):
        fault = said("Ngày 15/3/2025 abcxyz", 2025).unread
        assert fault is not None
        assert "abcxyz" in "Ngày 15/3/2025 abcxyz"[fault.offset :]
        assert fault.hint


def test_a_day_chosen_is_held_to_the_calendar_and_the_end_of_a_period_is_not():
    assert [message for message, _ in said("Ngày 15/3/2025", 2025).days_off] == [
        "Hạn 15/03/2025 là ngày nghỉ (thứ Bảy)."
    ]
    assert said("Tháng 8/2025", 2025).days_off == ()


def test_of_a_year_without_known_holidays_nothing_is_said():
    assert day_off(date(1990, 1, 6)) is None


def test_a_phrase_that_names_no_day_says_why_and_work_all_year_needs_none():
    assert said("Theo quy định của tỉnh", 2025).dateless is not None
    assert said("Đột xuất", 2025).dateless is not None
    assert said("Thường xuyên", 2025).dateless is None
    assert said("Theo Kế hoạch số 12/KH-UBND ngày 05/01/2025", 2025).dateless is None


def test_a_sub_task_is_held_against_its_headings_last_day_whatever_stands_beside(lay):
    rows = TASK.replace("task: Việc con lấy hạn của dòng mẹ", "task: Việc con\n            deadline: Quý II/2025")
    store = open_store(lay({"appendix.yaml": rows}))
    found = list(later_than_heading(store.plan("xa-mau/2025"), store))
    assert [(one.code, one.where) for one in found] == [("W210", "a/1.1")]


def test_a_faulty_phrase_is_told_at_every_place_where_it_stands_and_a_good_one_nowhere(lay):
    rows = TASK.replace("Quý II/2025", "Ngày 15/3/2025").replace("Quý III/2025", "Ngày 15/3/2025")
    plan = open_store(lay({"appendix.yaml": rows})).plan("xa-mau/2025")
    assert phrase_texts(plan) >= {"Quý I/2025", "Ngày 15/3/2025"}
    told = [(keys[-1], text) for (_, keys, text, _), one in faulty_phrases(plan) if one.days_off]
    assert told == [("deadline", "Ngày 15/3/2025")] * 2
