"""Dates in figures some working days earlier; words like "Quý I" stay. The phrases are invented."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.calendar.workdays import is_working_day
from cchc.deadlines import read
from cchc.drafting.earlier import earlier_day, earlier_phrase


@pytest.mark.parametrize(
    ("phrase", "days", "new"),
    [
        ("Trước ngày 15/12/2025", 2, "Trước ngày 11/12/2025"),
        ("Trước ngày 15/12/2025", 0, "Trước ngày 15/12/2025"),
        ("Báo cáo quý I: 05/3/2025", 2, "Báo cáo quý I: 03/3/2025"),
        ("Ngày 4/2/2025", 3, "Ngày 23/1/2025"),  # over Tết
        ("Trước ngày 2/1/2025", 5, "Trước ngày 1/1/2025"),  # not into the year before
        ("Quý I/2025", 2, "Quý I/2025"),
        ("Hàng quý", 2, "Hàng quý"),
        ("Theo Công văn số 3553/UBND-NC ngày 31/10/2024 của UBND tỉnh", 2, None),
        ("lúc nào rảnh 15/12/2025 chẳng hạn", 2, None),
    ],
)
def test_a_phrase_moves_only_by_its_dates(phrase, days, new):
    assert earlier_phrase(phrase, 2025, days) == (new or phrase)


@given(st.dates(date(2023, 2, 1), date(2026, 12, 31)), st.integers(0, 20))
def test_the_day_before_is_a_working_day_and_so_many_before(day, days):
    new = earlier_day(day, days)
    assert is_working_day(new)
    worked = sum(is_working_day(date.fromordinal(n)) for n in range(new.toordinal(), day.toordinal()))
    assert worked == days if days else new <= day


@given(st.dates(date(2025, 1, 1), date(2025, 12, 31)), st.integers(0, 20))
def test_it_never_makes_a_limit_later(day, days):
    phrase = f"Trước ngày {day.day}/{day.month}/2025"
    new = earlier_phrase(phrase, 2025, days)
    assert read(new, 2025)[0].due <= read(phrase, 2025)[0].due
