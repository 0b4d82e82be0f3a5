"""A day in figures, as people write it."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.calendar.written import written_day


@pytest.mark.parametrize("text", ["2025-03-31", "2025/3/31", "31/3/2025", "31-03-2025", " 31.3.2025 "])
def test_every_order_and_mark_is_read(text):
    assert written_day(text) == date(2025, 3, 31)


@pytest.mark.parametrize("text", ["", "31/3", "31/3/25", "ngày 31/3/2025", "tháng 3/2025"])
def test_what_writes_no_day_is_none(text):
    assert written_day(text) is None


@pytest.mark.parametrize("text", ["31/2/2025", "2025-13-01", "0/1/2025"])
def test_a_day_that_no_calendar_has_is_an_error(text):
    with pytest.raises(ValueError, match=r"day|month"):
        written_day(text)
