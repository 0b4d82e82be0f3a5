"""The year as a drawing: the windows of reports with their due days, how much falls due each week, today.

Everything is placed on a sheet ``WIDTH`` wide for each year; the template only draws it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from cchc.exports.dashboard.listed import Line
from cchc.exports.dashboard.rounds import Round
from cchc.exports.dashboard.states import State

WIDTH = 1000
_LEFT, _RIGHT = 8, 8
_AXIS, _ROW, _BARS = 26, 30, 84
_LABEL = 280
"""Room for the label of a window."""
_PARTS: dict[State, str] = {
    "late": "late",
    "soon": "open",
    "open": "open",
    "undecided": "undecided",
    "done": "done",
    "done_late": "done",
}
_STACKED = ("late", "open", "undecided", "done")


class Tick(Struct, frozen=True):
    """The first day of a month: where, its heading, whether a year begins."""

    x: float
    label: str
    year: bool


class Span(Struct, frozen=True, kw_only=True):
    """A window of a report: from where to where, when it is due, here and at the superior; the label beside it."""

    round: Round
    y: float
    x: float
    width: float
    due: float
    upward: float | None
    label: float
    anchor: str


class Piece(Struct, frozen=True):
    """A part of a week's bar."""

    part: str
    y: float
    height: float


class Week(Struct, frozen=True, kw_only=True):
    """The lines that fall due in a week: its first day and last day, the bar, its number on top."""

    first: date
    last: date
    number: int
    x: float
    width: float
    top: float
    pieces: tuple[Piece, ...]
    counts: dict[str, int]


class Timeline(Struct, frozen=True, kw_only=True):
    """The drawing: its size, months, windows, weeks, where today is (None outside of the years)."""

    width: int
    height: int
    ground: float
    first: date
    last: date
    months: tuple[Tick, ...]
    spans: tuple[Span, ...]
    weeks: tuple[Week, ...]
    today: float | None
    today_anchor: str
    fullest: Week | None


def timeline(lines: Sequence[Line], rounds: Sequence[Round], years: tuple[int, ...], on: date) -> Timeline:
    """The drawing of the years; windows that begin before them (15/12) are shown whole."""
    first = min([date(years[0], 1, 1), *(one.since for one in rounds if one.since)])
    last = max(
        [date(years[-1], 12, 31), *(one.due for one in rounds), *(one.upward for one in rounds if one.upward)]
    )
    first = max(first, date(years[0] - 1, 10, 1))
    last += timedelta(days=6 - last.weekday())
    sheet = _Sheet(first, last, WIDTH * len(years))
    ground = _AXIS + _BARS + 14.0
    counted = [one for one in lines if one.due is not None and one.state in _PARTS and one.role != "coordinating"]
    weeks = _weeks(counted, sheet, ground)
    return Timeline(
        width=sheet.width,
        height=int(ground + 12 + _ROW * len(rounds)),
        ground=ground,
        first=first,
        last=last,
        months=tuple(_ticks(sheet)),
        spans=tuple(_span(one, sheet, ground + 14 + _ROW * row) for row, one in enumerate(rounds)),
        weeks=weeks,
        today=sheet.x(on) if first <= on <= last else None,
        today_anchor="end" if sheet.x(on) > sheet.width - 60 else "start",
        fullest=max(weeks, key=lambda week: week.number, default=None),
    )


class _Sheet:
    """Where a day lies across the sheet."""

    def __init__(self, first: date, last: date, width: int) -> None:
        self.first, self.last, self.width = first, last, width
        self._scale = (width - _LEFT - _RIGHT) / ((last - first).days + 1)

    def x(self, day: date) -> float:
        """The left edge of a day."""
        return round(_LEFT + (day - self.first).days * self._scale, 1)

    def inside(self, day: date) -> date:
        """The day, or the edge that it lies beyond."""
        return min(max(day, self.first), self.last)


def _ticks(sheet: _Sheet) -> list[Tick]:
    ticks, day = [], sheet.first.replace(day=1)
    while day <= sheet.last:
        if day >= sheet.first:
            label = f"T{day.month}/{day.year}" if day.month == 1 else f"T{day.month}"
            ticks.append(Tick(sheet.x(day), label, day.month == 1))
        day = (day + timedelta(days=31)).replace(day=1)
    return ticks


def _span(one: Round, sheet: _Sheet, y: float) -> Span:
    """A window on its row; the label stands behind the due day, or before the window where there is no room."""
    since, close = sheet.inside(one.since or one.due), sheet.inside(one.close or one.due)
    x, due = sheet.x(since), sheet.x(one.due)
    upward = sheet.x(one.upward) if one.upward is not None else None
    end = max(due, upward or due)
    room = end < sheet.width - _LABEL
    return Span(
        round=one,
        y=y,
        x=x,
        width=round(sheet.x(close + timedelta(days=1)) - x, 1),
        due=due,
        upward=upward,
        label=end + 12 if room else x + 8,
        anchor="after" if room else "inside",
    )


def _weeks(lines: Sequence[Line], sheet: _Sheet, ground: float) -> tuple[Week, ...]:
    counts: dict[date, Counter[str]] = {}
    for one in lines:
        if one.due is not None and sheet.first <= one.due <= sheet.last:
            monday = one.due - timedelta(days=one.due.weekday())
            counts.setdefault(monday, Counter())[_PARTS[one.state]] += 1
    most = max((mine.total() for mine in counts.values()), default=0)
    return tuple(_week(monday, counts[monday], most, sheet, ground) for monday in sorted(counts))


def _week(monday: date, counts: Counter[str], most: int, sheet: _Sheet, ground: float) -> Week:
    sunday = monday + timedelta(days=6)
    x = sheet.x(sheet.inside(monday))
    y, pieces = ground, []
    for part in _STACKED:
        if counts[part]:
            height = round(max(2.0, counts[part] / most * _BARS), 1)
            y = round(y - height, 1)
            pieces.append(Piece(part, y, height))
    return Week(
        first=monday,
        last=sunday,
        number=counts.total(),
        x=x + 1,
        width=round(sheet.x(sheet.inside(sunday) + timedelta(days=1)) - x - 2, 1),
        top=y,
        pieces=tuple(pieces),
        counts={part: counts[part] for part in _STACKED if counts[part]},
    )
