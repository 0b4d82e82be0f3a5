"""Laws cited by name: "Luật Tổ chức chính quyền địa phương năm 2015", "… ngày 19 tháng 6 năm 2015"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from cchc.citations import dates
from cchc.citations.dates import WrittenDate


@cache
def _law() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:Bộ\s+[lL]uật|Luật|Pháp\s+lệnh)\s++(?P<name>(?:(?!\bLuật\b)[^\d.;:()“”\n]){{3,100}}?),?\s+(?:năm\s+(?P<year>\d{{4}})\b|{dates.DATE})"
    )


class LawYear(NamedTuple):
    """A law named with its year or its day; ``start`` and ``end`` are those of the year or of the date."""

    name: str
    year: int
    day: WrittenDate | None
    start: int
    end: int


def law_years(text: str) -> Iterator[LawYear]:
    """Every law that the text names with a year ("năm 2015") or a day; an impossible day is passed over."""
    if "uật" not in text and "áp lệnh" not in text:
        return
    for found in _law().finditer(text):
        name = " ".join(found["name"].split())
        if found["year"] is not None:
            yield LawYear(name, int(found["year"]), None, found.start("year"), found.end("year"))
            continue
        written = dates.of_match(found)
        if written.day is not None:
            yield LawYear(name, written.day.year, written, written.start, written.end)
