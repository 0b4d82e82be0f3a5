"""Dates in a text, also those that no calendar has."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.citations import written_dates


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ngày 21/6/2021", date(2021, 6, 21)),
        ("ngày 05/03/2020", date(2020, 3, 5)),
        ("ngày 21-6-2021", date(2021, 6, 21)),
        ("ngày 2.3.2022", date(2022, 3, 2)),
        ("ngày 21 tháng 6 năm 2021", date(2021, 6, 21)),
        ("ngày 21 tháng 6, năm 2021", date(2021, 6, 21)),
        ("Ngày 29/02/2024", date(2024, 2, 29)),
        ("ngày 19/5/1890", date(1890, 5, 19)),
        ("ngày\n23/4/2018", date(2018, 4, 23)),
    ],
)
def test_days(text, day):
    [written] = written_dates(f"ký {text}.")
    assert written.day == day
    assert f"ký {text}."[written.start : written.end] == written.text == text.split(maxsplit=1)[1]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("ngày 31/4/2024", "tháng 4 không có ngày 31"),
        ("ngày 29/02/2023", "tháng 2 không có ngày 29"),
        ("ngày 5/13/2024", "không có tháng 13"),
        ("ngày 5/0/2024", "không có tháng 0"),
        ("ngày 0/5/2024", "tháng 5 không có ngày 0"),
        ("ngày 12/3/2205", "không thể là năm 2205"),
        ("ngày 12/3/20244", "không thể là năm 20244"),
        ("ngày 12/3/24", "không thể là năm 24"),
        ("ngày 2/2205", "thiếu tháng hoặc thiếu năm"),
        ("ngày 12/3/2O24", "có chữ O thay cho số 0"),
        ("ngày 5 tháng 13 năm 2024", "không có tháng 13"),
    ],
)
def test_days_that_cannot_be(text, why):
    [written] = written_dates(text)
    assert (written.day, written.why) == (None, why)


@pytest.mark.parametrize(
    "text",
    ["trước ngày 15/3 hằng năm", "21/6/2021", "ngày …/…/2025", "ngày 20 hằng tháng", "ngày 16-17-18 tháng 5"],
)
def test_what_is_no_full_date(text):
    assert list(written_dates(text)) == []
