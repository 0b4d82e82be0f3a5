"""What a leader looks at first: how the tasks stand, which units have most that is late, what is near."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct

from cchc.exports.dashboard.listed import Line
from cchc.exports.dashboard.states import state
from cchc.exports.dashboard.units import Named, unit_key
from cchc.obligations import Assessed

AHEAD = 30
"""Days ahead that count as near."""
_CROWDED, _SOON = 6, 8


class Crowded(Struct, frozen=True, kw_only=True):
    """A unit with much that is late: how many obligations, how many days the latest."""

    unit: Named
    late: int
    days: int


class Cut(Struct, frozen=True, kw_only=True):
    """The first of a list, and how many there are in all."""

    shown: tuple[Crowded, ...] | tuple[Line, ...]
    count: int


def crowded(found: Iterable[Assessed], *, unrecorded: bool) -> Cut:
    """The units with most that is late; none where nothing at all was recorded."""
    counts: Counter[str] = Counter()
    days: dict[str, int] = {}
    names: dict[str, str] = {}
    for assessed in found:
        if unrecorded or state(assessed) != "late":
            continue
        key = unit_key(assessed.obligation.owner)
        names[key] = assessed.obligation.owner.unit
        counts[key] += 1
        days[key] = max(days.get(key, 0), -(assessed.days_left or 0))
    order = sorted(counts, key=lambda key: (-counts[key], -days[key]))
    shown = tuple(
        Crowded(unit=Named(key, names[key]), late=counts[key], days=days[key]) for key in order[:_CROWDED]
    )
    return Cut(shown=shown, count=len(order))


def near(lines: Sequence[Line], on: date) -> Cut:
    """What falls due within 30 days and is not closed."""
    until = on + timedelta(days=AHEAD)
    ahead = [
        one for one in lines if one.state in ("soon", "open") and one.due is not None and on <= one.due <= until
    ]
    return Cut(shown=tuple(ahead[:_SOON]), count=len(ahead))
