"""What people type into the cells of a sheet: dates in every form, states in their own words, texts."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from cchc.calendar.written import FIRST_DAY, LAST_DAY, written_day
from cchc.drafting.sheet import COORDINATING, STATES, clean
from cchc.plans.journal import Status
from cchc.plans.words import STATUSES, status_named
from cchc.text import did_you_mean, fold


class NotUnderstood(ValueError):
    """A cell that cannot be taken over; the message says why, in Vietnamese."""


_NOTHING = {fold(words) for words in (STATUSES["none"], "none", COORDINATING, "chưa", "không", "-", "…")}
_LONGEST = 40_000
"""Characters of a cell; Excel itself holds 32,767."""
EPOCH = date(1899, 12, 30)
"""The day from which Excel counts; a workbook of an old Mac counts from 1/1/1904."""
_FIRST_SERIAL, _LAST_SERIAL = 36526, 73415
"""Excel's numbers of 1/1/2000 and 31/12/2100."""


def text_of(value: Any) -> str:
    """A cell's value as a person sees it; "" for an empty cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y}" if value.time() == time() else f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if not isinstance(value, str | int | float | time | timedelta):  # an array formula, a data table
        value = getattr(value, "text", None) or "=TABLE()"
    return clean(re.sub("_x000[dD]_", "", str(value)), _LONGEST)


def status_of(text: str) -> Status | None:
    """The status that a cell means, None for "chưa ghi nhận"; NotUnderstood with the nearest word."""
    key = fold(text)
    if not key or key in _NOTHING:
        return None
    if (status := status_named(text)) is not None:
        return status
    hint = did_you_mean(text, STATES, f"Chọn một trong: {', '.join(STATES)}.")
    raise NotUnderstood(f"Không hiểu trạng thái “{text}”. {hint}")


def day_of(value: Any, epoch: date = EPOCH) -> date | None:
    """The day that a cell means: a date, an Excel serial number, or a text; None for an empty cell.

    ``epoch`` is the day from which the workbook counts.

    Raises NotUnderstood for anything else, and for days before 2000 or after 2100.
    """
    text = text_of(value)
    if not text:
        return None
    day = _day(value, text, epoch)
    if day is None:
        raise NotUnderstood(f"Không hiểu ngày “{text}”. Viết như 14/03/2025.")
    if not FIRST_DAY <= day <= LAST_DAY:
        raise NotUnderstood(f"Ngày “{text}” nằm ngoài khoảng {FIRST_DAY.year}–{LAST_DAY.year}.")
    return day


def _day(value: Any, text: str, epoch: date) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool | time | timedelta):
        return None
    if isinstance(value, int | float):
        serial = value + (epoch - EPOCH).days
        return EPOCH + timedelta(days=int(serial)) if _FIRST_SERIAL <= serial < _LAST_SERIAL + 1 else None
    try:
        return written_day(text)
    except ValueError:
        raise NotUnderstood(f"Không có ngày “{text}” trên lịch. Viết như 14/03/2025.") from None
