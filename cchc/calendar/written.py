"""A day as people write it in figures: 2025-03-31, 2025/3/31, 31/3/2025, 31-3-2025, 31.3.2025."""

from __future__ import annotations

import re
from datetime import date

_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[/.-](?P<month>\d{1,2})[/.-](?P<day>\d{1,2})")


def written_day(text: str) -> date | None:
    """The day that the whole text writes; None where it writes none. ValueError for a day no calendar has."""
    found = _DAY_FIRST.fullmatch(text.strip()) or _YEAR_FIRST.fullmatch(text.strip())
    if found is None:
        return None
    return date(int(found["year"]), int(found["month"]), int(found["day"]))
