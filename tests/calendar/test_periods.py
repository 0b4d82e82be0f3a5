"""The names, dates and spellings of periods."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.calendar.periods import (
    Period,
    first_half,
    month,
    nine_months,
    parse_period,
    quarter,
    whole_year,
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Q1-2025", "Q1-2025"),
        ("Q1/2025", "Q1-2025"),
        ("q1 2025", "Q1-2025"),
        ("quý 1/2025", "Q1-2025"),
        ("Quý I năm 2025", "Q1-2025"),
        ("Quý I, năm 2025", "Q1-2025"),
        ("Qúy I/2025", "Q1-2025"),
        ("Quí IV-2025", "Q4-2025"),
        ("quy I 2025", "Q1-2025"),
        ("quý hai năm 2025", "Q2-2025"),
        ("Quý III – 2025", "Q3-2025"),
        ("6 tháng đầu năm 2025", "H1-2025"),
        ("6 tháng 2025", "H1-2025"),
        ("06 tháng năm 2025", "H1-2025"),
        ("H1", "H1-2024"),
        ("H1-2025", "H1-2025"),
        ("9 tháng 2025", "9M-2025"),
        ("9M-2025", "9M-2025"),
        ("9 tháng đầu năm 2025", "9M-2025"),
        ("năm 2025", "Y-2025"),
        ("2025", "Y-2025"),
        ("Y-2025", "Y-2025"),
        ("cả năm", "Y-2024"),
        ("T6/2025", "M06-2025"),
        ("tháng 06-2025", "M06-2025"),
        ("M06-2025", "M06-2025"),
        ("06/2025", "M06-2025"),
        ("Tháng 12 năm 2025", "M12-2025"),
    ],
)
def test_people_write_a_period_in_many_ways(text: str, name: str) -> None:
    assert parse_period(text, default_year=2024).name == name


@pytest.mark.parametrize(
    "text",
    ["", "  ", "quý", "Q5-2025", "quý V/2025", "tháng 13/2025", "tháng 0/2025", "Q1-25", "abc", "15/3/2025", "H2"],
)
def test_anything_else_is_refused_in_vietnamese(text: str) -> None:
    with pytest.raises(ValueError, match=r"quý|tháng|kỳ"):
        parse_period(text, default_year=2025)


def test_a_missing_year_needs_a_default() -> None:
    with pytest.raises(ValueError, match="thiếu năm"):
        parse_period("quý I")


def test_labels_and_dates() -> None:
    shown = [
        (p.label, p.start, p.end, p.cumulative)
        for p in (quarter(2025, 1), first_half(2025), quarter(2025, 3), whole_year(2025))
    ]
    assert shown == [
        ("quý I/2025", date(2025, 1, 1), date(2025, 3, 31), False),
        ("6 tháng đầu năm 2025", date(2025, 1, 1), date(2025, 6, 30), True),
        ("quý III/2025", date(2025, 7, 1), date(2025, 9, 30), False),
        ("năm 2025", date(2025, 1, 1), date(2025, 12, 31), True),
    ]
    assert month(2024, 2).label == "tháng 2/2024"
    assert month(2024, 2).end == date(2024, 2, 29)
    assert nine_months(2025).end == date(2025, 9, 30)


@pytest.mark.parametrize(("make", "number"), [(month, 13), (month, 0), (quarter, 5), (quarter, 0)])
def test_numbers_outside_the_year_are_refused(make: Callable[[int, int], Period], number: int) -> None:
    with pytest.raises(ValueError, match="Không có"):
        make(2025, number)


PERIODS = st.integers(1990, 2100).flatmap(
    lambda year: st.one_of(
        st.integers(1, 12).map(lambda n: month(year, n)),
        st.integers(1, 4).map(lambda n: quarter(year, n)),
        st.sampled_from([first_half(year), nine_months(year), whole_year(year)]),
    )
)


@given(PERIODS)
def test_name_and_label_read_back(period: Period) -> None:
    assert parse_period(period.name) == period
    assert parse_period(period.label.upper()) == period
    assert period.start <= period.end
    assert (period.end + timedelta(days=1)).day == 1
    assert period.year == period.end.year
