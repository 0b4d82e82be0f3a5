"""A day as people type it (2025-03-31, 31/3/2025, "ngày 31 tháng 3 năm 2025") and as documents print it."""

from __future__ import annotations

import re
from datetime import date

from cchc.text import fold

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)
"""The days that a person may mean: anything else is a slip of the keyboard."""

_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?:ngay ?)?(?P<day>\d{1,2}) ?[/.-] ?(?P<month>\d{1,2}) ?[/.-] ?(?P<year>\d{4}|\d{2})",
        r"(?:ngay ?)?(?P<year>\d{4}) ?[/.-] ?(?P<month>\d{1,2}) ?[/.-] ?(?P<day>\d{1,2})",
        r"(?:ngay )?(?P<day>\d{1,2}) thang (?P<month>\d{1,2}) nam (?P<year>\d{4})",
    )
)
_CLOCK = re.compile(r"[ t]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$")


def day_printed(day: date) -> tuple[str, str, str]:
    """Day, month and year as documents print them: days under 10 and months 1 and 2 get a 0, other months do not.

    So that nobody can make a 10, 11 or 12 of a 1 or 2 (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II).
    """
    return f"{day.day:02}", f"{day.month:02}" if day.month < 3 else str(day.month), str(day.year)


def printed_day(day: date) -> str:
    """A day as documents print it in one: "05/02/2025", "29/6/2025"."""
    return "/".join(day_printed(day))


def written_day(text: str) -> date | None:
    """The day that the whole text writes, a year of two digits meaning 20xx; None where it writes none.

    A time of day behind it is passed over. ValueError for a day that no calendar has.
    """
    plain = _CLOCK.sub("", fold(text))
    found = next((match for form in _FORMS if (match := form.fullmatch(plain))), None)
    if found is None:
        return None
    year = int(found["year"])
    return date(year + 2000 if len(found["year"]) == 2 else year, int(found["month"]), int(found["day"]))
