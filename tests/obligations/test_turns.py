"""By what names a log may mean one of the terms of an item. All data invented."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.obligations.obligation import Turn

MAY = Turn("5", date(2025, 5, 25), label="tháng 5")
LAST = Turn("4", date(2026, 1, 10), label="quý IV")
SECOND = Turn("2", date(2025, 6, 30), label="quý II")
LATER = Turn("5", date(2025, 6, 30), label="tháng 5")
BOTH = Turn("4", date(2025, 12, 31), label="quý IV, năm")
FIRST = Turn("5", date(2025, 5, 1), label="tháng 5")
OTHER = Turn("1", date(2025, 6, 30), label="quý IV/2025")
OPEN = Turn("1", label="sau khi có quyết định")


@pytest.mark.parametrize(
    ("turn", "name"),
    [
        (MAY, "5"),
        (MAY, "tháng 5"),
        (MAY, "thang 5"),
        (MAY, "M05-2025"),
        (MAY, "5/2025"),
        (MAY, "tháng 5 năm 2025"),
        (LAST, "Q4-2025"),
        (LAST, "quý IV/2025"),
        (SECOND, "Q2-2025"),
        (SECOND, "6 tháng"),
        (LATER, "M05-2025"),
        (BOTH, "Q4-2025"),
        (BOTH, "năm 2025"),
        (FIRST, "M05-2025"),
        (OTHER, "Q2-2025"),
    ],
)
def test_a_term_is_called_by_its_number_its_label_or_its_period(turn, name):
    assert turn.is_called(name, 2025)


@pytest.mark.parametrize(
    ("turn", "name"),
    [
        (MAY, "M06-2025"),
        (MAY, "M05-2024"),
        (MAY, "Q2-2025"),
        (LAST, "Q4-2026"),
        (LATER, "M06-2025"),
        (MAY, "sau"),
        (OPEN, "Q2-2025"),
    ],
)
def test_it_is_not_called_by_the_period_of_another(turn, name):
    assert not turn.is_called(name, 2025)
