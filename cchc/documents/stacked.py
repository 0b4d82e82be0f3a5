"""What a chart of stacked bars shows, how large it is, what is said of it to readers who do not see it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil
from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from cchc.documents.marks import mark
from cchc.obligations import Counts
from cchc.text.widths import lines_within

Pattern = Literal["solid", "diagonal"]
CM_IN_POINT = 2.54 / 72
SIZE = 10
"""Size of the names, figures and legend, in points; the title is one larger."""
NAMES_SHARE = 0.36
"""How much of the chart's width the names beside the bars take."""
_COLOUR = re.compile("[0-9A-Fa-f]{6}")
_LINE = 1.25 * SIZE * CM_IN_POINT
_LEAST_BAND = 0.95
"""Height of a category (cm), so that a figure fits into its bar with room between the bars."""


class Series(Struct, frozen=True, kw_only=True):
    """What is counted: a name for the legend, a value for each category, and how its bars are filled.

    ``colour`` is six hexadecimal digits; a ``diagonal`` pattern in it tells the bars apart in grey print too.
    """

    name: str
    values: tuple[int, ...]
    colour: str
    pattern: Pattern = "solid"


class Chart(Struct, frozen=True, kw_only=True):
    """Stacked horizontal bars: one for each category, from top to bottom, the series beside each other in it.

    ``width`` and ``height`` in cm; ``alt`` describes the chart for readers who do not see it. Raises ValueError
    where a series has not one value, 0 or more, for each category, a colour is none, or a size is not above 0.
    """

    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    width: float
    height: float
    alt: str

    def __post_init__(self) -> None:
        if min(self.width, self.height) <= 0:
            raise ValueError(f"a chart of {self.width} x {self.height} cm")
        for one in self.series:
            if len(one.values) != len(self.categories):
                raise ValueError(f"{one.name!r}: {len(one.values)} values, {len(self.categories)} categories")
            if any(value < 0 for value in one.values):
                raise ValueError(f"{one.name!r}: a value below 0")
            if not _COLOUR.fullmatch(one.colour):
                raise ValueError(f"{one.name!r}: {one.colour!r} is no colour")

    def __str__(self) -> str:
        return self.alt

    def __html__(self) -> str:
        """A mark in whose place the chart is drawn."""
        return mark("chart", msgspec.json.encode(self).decode())

    @property
    def longest(self) -> int:
        """The sum of the values of the longest bar; 0 where nothing was counted."""
        return max((sum(one.values[n] for one in self.series) for n in range(len(self.categories))), default=0)

    @property
    def title_height(self) -> float:
        """Height of the title in cm, wrapped in the chart's width; 0 without one."""
        if not self.title:
            return 0.0
        room = 0.9 * self.width / ((SIZE + 1) * CM_IN_POINT)
        return 0.5 + 1.15 * _LINE * lines_within(self.title, room)

    @property
    def legend_height(self) -> float:
        """Height of the legend in cm, its entries wrapped in the chart's width; 0 without series."""
        if not self.series:
            return 0.0
        entries = "   ".join(f"oo{one.name}" for one in self.series)
        return 0.35 + _LINE * lines_within(entries, 0.8 * self.width / (SIZE * CM_IN_POINT))

    @property
    def axis_height(self) -> float:
        """Height of the figures below the bars, in cm."""
        return 0.3 + _LINE


def tasks_by_area(title: str, areas: Sequence[tuple[str, Counts]], width: float = 16.0) -> Chart:
    """How the tasks of each area stand (name and counts, in reading order), as tall as the names ask for."""
    names = tuple(name for name, _ in areas)
    series = tuple(
        Series(name=name, values=tuple(getattr(counts, key) for _, counts in areas), colour=colour, pattern=pattern)
        for key, name, colour, pattern in _STATES
    )
    alt = described(title, names, series)
    chart = Chart(title=title, categories=names, series=series, width=width, height=width, alt=alt)
    bands = len(names) * max((_band(name, width) for name in names), default=_LEAST_BAND)
    return replace(chart, height=round(chart.title_height + bands + chart.axis_height + chart.legend_height, 1))


_STATES: tuple[tuple[str, str, str, Pattern], ...] = (
    ("done_in_time", "Hoàn thành đúng hạn", "174A3A", "solid"),
    ("done_late", "Hoàn thành quá hạn", "7FB8A4", "solid"),
    ("open", "Đang thực hiện (trong hạn)", "EDEDED", "solid"),
    ("late", "Quá hạn chưa hoàn thành", "B3261E", "diagonal"),
)
"""How the four states are named and filled: dark, middling, light and striped where there is no colour."""


def described(title: str, categories: Sequence[str], series: Sequence[Series]) -> str:
    """The chart in words: each category with what was counted in it.

    >>> described("Việc", ["Một"], [Series(name="Xong", values=(3,), colour="000000")])
    'Biểu đồ thanh ngang: Việc. Một: xong 3.'
    """
    told = [f"Biểu đồ thanh ngang: {title}." if title else "Biểu đồ thanh ngang."]
    for n, category in enumerate(categories):
        counted = [f"{one.name[:1].lower()}{one.name[1:]} {one.values[n]}" for one in series if one.values[n]]
        told.append(f"{category}: {', '.join(counted) or 'không có'}.")
    return " ".join(told)


def _band(name: str, width: float) -> float:
    """Height of a category in cm that has room for its name, wrapped beside the bars."""
    room = 0.9 * NAMES_SHARE * width / (SIZE * CM_IN_POINT)
    return max(_LEAST_BAND, 0.25 + _LINE * lines_within(name, room))


def step(longest: int) -> int:
    """The distance between the figures of the axis: 1, 2 or 5 times a power of ten, at most ten of them."""
    tens = 1
    while True:
        for times in (1, 2, 5):
            if ceil(longest / (times * tens)) <= 10:
                return times * tens
        tens *= 10
