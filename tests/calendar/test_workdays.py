"""Public holidays and working days: each year against an independent source, and the laws of counting."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.calendar import workdays
from cchc.calendar.workdays import (
    UnknownHolidays,
    add_working_days,
    due_after,
    is_working_day,
    known_years,
    next_working_day,
    notice_for,
    why_off,
)
from cchc.yamltree import read_tree

days = st.dates(date(2023, 1, 1), date(2026, 12, 31))
counts = st.integers(0, 60)
# What the notices say and the `holidays` package doesn't know: 12729/VPCP-KGVX swaps 2/1 and 10/1/2026.
UNKNOWN_TO_THE_PACKAGE = {date(2026, 1, 2), date(2026, 1, 10)}


def year_days(year: int) -> list[date]:
    return [
        date(year, 1, 1) + timedelta(days=n)
        for n in range(366)
        if (date(year, 1, 1) + timedelta(days=n)).year == year
    ]


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026, 2027])
def test_working_days_agree_with_the_holidays_package(year):
    theirs = holidays.Vietnam(years=year)
    differ = {day for day in year_days(year) if is_working_day(day) != theirs.is_working_day(day)}
    assert differ == {day for day in UNKNOWN_TO_THE_PACKAGE if day.year == year}


def test_days_on_which_we_and_the_package_differ_are_as_the_notice_says():
    assert why_off(date(2026, 1, 2)) == "nghỉ hoán đổi, làm bù ngày 10/1/2026"
    assert notice_for(date(2026, 1, 10)) == "Công văn 12729/VPCP-KGVX ngày 25/12/2025"


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2025, 3, 16), "Chủ nhật"),
        (date(2025, 3, 15), "thứ Bảy"),
        (date(2025, 4, 7), "Giỗ Tổ Hùng Vương (mùng 10/3 âm lịch)"),
        (date(2023, 4, 30), "Ngày Chiến thắng"),
        (date(2023, 5, 3), "nghỉ bù Ngày Chiến thắng"),
        (date(2023, 9, 4), "nghỉ bù Quốc khánh"),
        (date(2024, 4, 29), "nghỉ hoán đổi, làm bù ngày 4/5/2024"),
        (date(2025, 5, 2), "nghỉ hoán đổi, làm bù ngày 26/4/2025"),
        (date(2026, 8, 31), "nghỉ hoán đổi, làm bù ngày 22/8/2026"),
        (date(2026, 11, 24), "Ngày Văn hóa Việt Nam"),
    ],
)
def test_a_day_off_says_why(day, why):
    assert why_off(day) == why
    assert not is_working_day(day)


@pytest.mark.parametrize("day", [date(2024, 5, 4), date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22)])
def test_swapped_saturdays_are_worked(day):
    assert day.weekday() == 5
    assert is_working_day(day)
    assert notice_for(day)


def test_the_data_file_is_sound():
    tree = read_tree(workdays.HOLIDAYS_FILE.read_bytes(), "holidays.yaml")
    assert tree.findings == ()
    for year, entries in tree.data.items():
        assert sorted(entries) == ["off", "substitute", "swapped"]
        for entry in entries["off"] + entries["substitute"]:
            assert {day.year for day in workdays._span(entry)} == {int(year)}
            assert entry["notice"]
            assert entry["why"]
        for entry in entries["substitute"]:
            assert all(day.weekday() < 5 for day in workdays._span(entry))
        for swap in entries["swapped"]:
            assert date.fromisoformat(swap["off"]).weekday() < 5
            assert date.fromisoformat(swap["worked"]).weekday() == 5


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026, 2027])
def test_each_year_has_the_days_of_article_112_and_one_substitute_for_each_weekend_one(year):
    data = read_tree(workdays.HOLIDAYS_FILE.read_bytes(), "holidays.yaml").data[str(year)]
    named = [day for entry in data["off"] for day in workdays._span(entry)]
    made_up = [day for entry in data["substitute"] for day in workdays._span(entry)]
    assert len(named) == (12 if year >= 2026 else 11)
    assert len(made_up) == sum(day.weekday() >= 5 for day in named)


@pytest.mark.parametrize("call", [is_working_day, why_off, notice_for, next_working_day])
def test_a_year_without_data_is_said_not_guessed(call):
    with pytest.raises(UnknownHolidays, match="năm 2031") as raised:
        call(date(2031, 6, 2))
    assert raised.value.year == 2031
    assert isinstance(raised.value, LookupError)


def test_counting_into_a_year_without_data_is_said_too():
    last = date(max(known_years()), 12, 31)
    with pytest.raises(UnknownHolidays):
        add_working_days(last, 1)
    assert due_after(last, 10, "calendar") == last + timedelta(days=10)


def test_known_years():
    assert {2023, 2024, 2025, 2026} <= known_years()


@given(days)
def test_next_working_day_is_worked_not_before_and_idempotent(day):
    found = next_working_day(day)
    assert is_working_day(found)
    assert found >= day
    assert next_working_day(found) == found
    assert not any(is_working_day(day + timedelta(days=n)) for n in range((found - day).days))


@given(days, counts, counts)
def test_adding_working_days_is_additive(start, n, m):
    assert add_working_days(add_working_days(start, n), m) == add_working_days(start, n + m)


@given(days, days, counts)
def test_adding_working_days_is_monotone(one, other, n):
    first, second = sorted((one, other))
    assert add_working_days(first, n) <= add_working_days(second, n)


@given(days, st.integers(1, 60))
def test_adding_working_days_lands_on_the_nth_working_day_after(start, n):
    end = add_working_days(start, n)
    assert is_working_day(end)
    between = (start + timedelta(days=k) for k in range(1, (end - start).days + 1))
    assert sum(map(is_working_day, between)) == n


def test_negative_terms_are_refused():
    with pytest.raises(ValueError, match="âm"):
        add_working_days(date(2025, 1, 2), -1)
    with pytest.raises(ValueError, match="âm"):
        due_after(date(2025, 1, 2), -1, "calendar")


@pytest.mark.parametrize(
    ("event", "amount", "unit", "due"),
    [
        (date(2025, 4, 24), 5, "working", date(2025, 5, 5)),  # 25, Sat 26, 28, 29; 30/4–4/5 off; 5
        (date(2025, 3, 14), 2, "working", date(2025, 3, 18)),
        (date(2025, 3, 14), 2, "calendar", date(2025, 3, 16)),  # a Sunday, left as stated
        (date(2025, 3, 14), 24, "hours", date(2025, 3, 15)),
        (date(2025, 3, 14), 25, "hours", date(2025, 3, 16)),
        (date(2025, 1, 31), 1, "months", date(2025, 2, 28)),
        (date(2025, 3, 14), 0, "hours", date(2025, 3, 14)),
    ],
)
def test_terms(event, amount, unit, due):
    assert due_after(event, amount, unit) == due
