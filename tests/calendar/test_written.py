"""A day as people type it, in sheets and behind options."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.calendar.written import printed_day, written_day


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-31",
        "2025/3/31",
        "31/3/2025",
        "31-03-2025",
        " 31.3.2025 ",
        "31/3/25",
        "31 / 3 / 2025",
        "ngày 31/3/2025",
        "ngày 31 tháng 3 năm 2025",
        "31 Thang 03 nam 2025",
        "2025-03-31 00:00:00",
        "2025-03-31T07:30:15.5",
        "31/3/2025 07:30",
    ],
)
def test_every_form_is_read(text):
    assert written_day(text) == date(2025, 3, 31)


@pytest.mark.parametrize(
    "text", ["", "31/3", "31/3/025", "tháng 3/2025", "ngày 31", "31/3/2025 và 1/4/2025", "3132025"]
)
def test_what_writes_no_day_is_none(text):
    assert written_day(text) is None


@pytest.mark.parametrize("text", ["31/2/2025", "2025-13-01", "0/1/2025", "29/2/25"])
def test_a_day_that_no_calendar_has_is_an_error(text):
    with pytest.raises(ValueError, match=r"day|month"):
        written_day(text)


@pytest.mark.parametrize(
    ("day", "printed"),
    [((2025, 2, 5), "05/02/2025"), ((2025, 6, 29), "29/6/2025"), ((2025, 12, 1), "01/12/2025")],
)
def test_documents_print_a_0_before_small_days_and_the_first_two_months(day, printed):
    assert printed_day(date(*day)) == printed
    assert written_day(printed) == date(*day)
