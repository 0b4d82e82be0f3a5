"""Days of a draft on which nobody works: limits and report days that fall on them, years without a calendar."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from msgspec import convert

from cchc.calendar.workdays import UnknownHolidays, is_working_day, known_years, why_off
from cchc.deadlines import UnreadableDeadline, read
from cchc.drafting.editing import read_back
from cchc.drafting.looks import Look
from cchc.drafting.proving import due_days
from cchc.drafting.walking import leaves
from cchc.obligations.deriving import report_terms
from cchc.plans.document import Reporting
from cchc.text import cut
from cchc.yamltree.spans import Path

_Places = list[tuple[str, Path, str]]


def rest_days(texts: Mapping[str, str], year: int) -> Iterator[Look]:
    """A look for each day off on which something of the draft is due, and for a year whose days off are unknown."""
    days: dict[date, _Places] = defaultdict(list)
    for path, text in texts.items():
        data = read_back(text, path).data
        for day, keys, what in _due_days(data, year):
            days[day].append((path, keys, what))
    unknown = {year} - known_years()
    for day, places in sorted(days.items()):
        try:
            if is_working_day(day):
                continue
            why = why_off(day)
        except UnknownHolidays:
            unknown |= {day.year}
            continue
        path, keys, _ = places[0]
        what = cut(", ".join(dict.fromkeys(what for _, _, what in places)), 160)
        yield Look(group="rest_day", words=f"{day:%d/%m/%Y}, {why}", note=what, path=path, keys=keys)
    path = next(iter(texts), "")
    for missing in sorted(unknown):
        note = "chưa biết hạn nào rơi vào ngày nghỉ; thêm vào cchc/data/holidays.yaml khi có thông báo"
        words = f"Chưa có lịch nghỉ lễ, tết năm {missing}"
        yield Look(group="rest_day", words=words, note=note, path=path)


def _due_days(data: Any, year: int) -> Iterator[tuple[date, Path, str]]:
    for leaf in leaves(data):
        if leaf.kind == "deadline":
            try:
                readings = read(leaf.text, year)
            except UnreadableDeadline:
                continue
            what = _row_of(data, leaf.path)
            yield from ((day, leaf.path, what) for reading in readings for day in due_days(reading))
    regime = data.get("reporting") if isinstance(data, dict) else None
    if regime:
        for period, term, _ in report_terms(convert(regime, Reporting)):
            if term.due is not None:
                yield term.due, ("reporting", "submit_by"), f"báo cáo {period.label}"


def _row_of(data: Any, keys: Path) -> str:
    """The id of the task or duty in which a value stands."""
    if keys[0] == "duties":
        return f"việc {data['duties'][keys[1]].get('id', '')}"
    area = own = ""
    for depth in range(1, len(keys)):
        here = data
        for key in keys[:depth]:
            here = here[key]
        if isinstance(here, dict) and depth == 2:
            area = str(here.get("id", ""))
        elif isinstance(here, dict) and "task" in here:
            own = str(here.get("id", here.get("number", "")))
    return f"{area}/{own}"
