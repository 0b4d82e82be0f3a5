"""The JSON contract of money and of the units' year: the counts of ``status`` and the figures beside."""

from __future__ import annotations

from typing import Any

from cchc.exports.records import TALLY_COLUMNS, tally_record, tally_row
from cchc.obligations.money import Money
from cchc.obligations.ranking import Standing
from cchc.text import money_words

_MONEY = ("amount", "amount_words", "amount_done", "with_amount", "phrases", "without")
_STANDING = ("place", "score", "grade", "reports_on_time", "reports_counted", "days_late_mean")
MONEY_COLUMNS = (*TALLY_COLUMNS[:3], *_MONEY, *TALLY_COLUMNS[3:])
"""The columns of a budget as CSV."""
STANDING_COLUMNS = (*TALLY_COLUMNS[:3], *_STANDING, *TALLY_COLUMNS[3:])
"""The columns of a ranking as CSV."""


def money_record(money: Money) -> dict[str, Any]:
    """The money under one key: the keys of ``budget``."""
    return tally_record(money.tally) | _sums(money)


def money_row(money: Money) -> dict[str, Any]:
    """The same as one flat row."""
    return tally_row(money.tally) | _sums(money)


def _sums(money: Money) -> dict[str, Any]:
    return {
        "amount": money.amount,
        "amount_words": None if money.amount is None else money_words(money.amount),
        "amount_done": money.amount_done,
        "with_amount": money.with_amount,
        "phrases": money.phrases,
        "without": money.without,
    }


def standing_record(standing: Standing) -> dict[str, Any]:
    """How one unit stands: the keys of ``rank``."""
    reports = {"on_time": standing.reports_on_time, "counted": standing.reports_counted}
    return tally_record(standing.tally) | _points(standing) | {"reports": reports}


def standing_row(standing: Standing) -> dict[str, Any]:
    """The same as one flat row."""
    reports = {"reports_on_time": standing.reports_on_time, "reports_counted": standing.reports_counted}
    return tally_row(standing.tally) | _points(standing) | reports


def _points(standing: Standing) -> dict[str, Any]:
    return {
        "score": standing.score,
        "grade": standing.grade,
        "place": standing.place,
        "days_late_mean": standing.days_late_mean,
    }
