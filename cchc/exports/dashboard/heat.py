"""Unit × month: what is late, near, open, waits for a decision or is closed, each obligation once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence

from msgspec import Struct

from cchc.exports.dashboard.states import EARLIER, LATER, UNDATED, State, month_of, state
from cchc.exports.dashboard.units import Named, unit_key
from cchc.obligations import Assessed


class Month(Struct, frozen=True):
    """A column: its key, its short heading, how it is read out."""

    key: str
    short: str
    name: str


class Cell(Struct, frozen=True, kw_only=True):
    """How many obligations of a unit that fall due in a month stand how."""

    late: int = 0
    soon: int = 0
    open: int = 0
    undecided: int = 0
    done: int = 0
    dropped: int = 0

    @property
    def any(self) -> int:
        """How many there are."""
        return self.late + self.soon + self.open + self.undecided + self.done + self.dropped


class Row(Struct, frozen=True, kw_only=True):
    """A unit's months, and all of them together."""

    unit: Named
    cells: tuple[Cell, ...]
    whole: Cell


class Heat(Struct, frozen=True, kw_only=True):
    """The map: months, a row for each unit that owes something with a date, the sum of each month."""

    months: tuple[Month, ...]
    rows: tuple[Row, ...]
    sums: tuple[Cell, ...]
    whole: Cell


_CELL_OF: dict[State, str] = {
    "late": "late",
    "soon": "soon",
    "open": "open",
    "undecided": "undecided",
    "done": "done",
    "done_late": "done",
    "dropped": "dropped",
}


def heat(found: Iterable[Assessed], units: Sequence[Named], years: tuple[int, ...]) -> Heat:
    """The map of what is anybody's to close and has a date.

    Other years have one column before and one after; of several years those that are empty have none.
    """
    counts: dict[tuple[str, str], Counter[str]] = {}
    for assessed in found:
        kind, month = _CELL_OF.get(state(assessed)), month_of(assessed, years)
        if kind is None or month == UNDATED or not assessed.stands:
            continue
        unit = unit_key(assessed.obligation.owner)
        counts.setdefault((unit, month), Counter())[kind] += 1
    months = _columns(years, {month for _, month in counts})
    owing = {unit for unit, _ in counts}
    rows = tuple(
        _row(unit, [counts.get((unit.key, month.key), Counter()) for month in months])
        for unit in units
        if unit.key in owing
    )
    sums = [
        sum((counts.get((row.unit.key, month.key), Counter()) for row in rows), Counter[str]()) for month in months
    ]
    return Heat(months=months, rows=rows, sums=tuple(map(_cell, sums)), whole=_cell(sum(sums, Counter[str]())))


def _columns(years: tuple[int, ...], there: Container[str]) -> tuple[Month, ...]:
    """The months of each year that has any of those ``there``, and the columns beside them."""
    *inner, after = months_of(years)[1:]
    before = months_of(years)[0]
    full = [inner[start : start + 12] for start in range(0, len(inner), 12)]
    kept = [year for year in full if len(full) == 1 or any(month.key in there for month in year)]
    beside = [[month] if month.key in there else [] for month in (before, after)]
    return (*beside[0], *(month for year in kept for month in year), *beside[1])


def months_of(years: tuple[int, ...]) -> list[Month]:
    """The months of the years, with all before them and all after."""
    inner = [
        Month(
            f"{year}-{month:02}",
            f"{month}" if len(years) == 1 else f"{month}/{year % 100:02}",
            f"tháng {month}/{year}",
        )
        for year in range(years[0], years[-1] + 1)
        for month in range(1, 13)
    ]
    before = Month(EARLIER, "Trước", f"trước năm {years[0]}")
    after = Month(LATER, "Sau", f"sau năm {years[-1]}")
    return [before, *inner, after]


def _row(unit: Named, cells: Sequence[Counter[str]]) -> Row:
    return Row(unit=unit, cells=tuple(map(_cell, cells)), whole=_cell(sum(cells, Counter[str]())))


def _cell(counts: Counter[str]) -> Cell:
    return Cell(**counts)
