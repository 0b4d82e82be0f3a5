"""What a periodic report must say, from the clerk's book: it imports nothing of the program (see counting.py).

"Giao trong kỳ" is what falls due in the calendar period (the year: every task of the plan); how it stands is told
on the day on which the plan's window closes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tests.year.counting import WORST_FIRST, Part, parts
from tests.year.ledger import done_on


class Window(NamedTuple):
    """A period by hand: its first day ("" where it counts from the year's beginning), its last, its window.

    ``following`` are the first and the last day of the next period.
    """

    first: str
    last: str
    since: str
    close: str
    following: tuple[str, str]


WINDOWS = {
    "Q1": Window("", "2025-03-31", "2024-12-15", "2025-03-14", ("2025-04-01", "2025-06-30")),
    "H1": Window("", "2025-06-30", "2024-12-15", "2025-06-14", ("2025-07-01", "2025-09-30")),
    "Q3": Window("2025-07-01", "2025-09-30", "2025-06-15", "2025-09-14", ("2025-10-01", "2025-12-31")),
    "Y": Window("", "9999-12-31", "2024-12-15", "2025-12-14", ("2026-01-01", "2026-12-31")),
}
REPORTS = {"Q1": ("Q1",), "H1": ("Q1", "H1"), "Q3": ("Q3",), "Y": ("Q1", "H1", "Q3", "Y")}
"""Of which periods a report tells who sent theirs: a cumulative one of the shorter ones too."""


class Row(NamedTuple):
    """One thing that counts once: its id, the state that counts or the reason why it counts in none, its parts."""

    id: str
    state: str
    why: str | None
    parts: tuple[Part, ...]


def rows_of(found: Iterable[Part]) -> list[Row]:
    """Each task of these parts once, as good as its worst part that counts."""
    together: dict[str, list[Part]] = {}
    for part in found:
        together.setdefault(part.owed.task, []).append(part)
    rows = []
    for task, mine in together.items():
        states = [state for state in WORST_FIRST if any(p.state == state and p.why is None for p in mine)]
        why = None if states else next((p.why for p in mine if p.why != "coordinating"), "coordinating")
        rows.append(Row(task, states[0] if states else "", why, tuple(p for p in mine if p.why != "coordinating")))
    return rows


def appendix(period: str, known: str) -> list[Part]:
    """Every part of the appendix's rows on the day of the close, whenever it is due."""
    return [part for part in parts(WINDOWS[period].close, known) if part.area not in ("report", "duty")]


def assigned(period: str, known: str) -> list[Part]:
    """Those that belong to the period; what has no date belongs to each."""
    window = WINDOWS[period]
    return [p for p in appendix(period, known) if p.owed.due is None or window.first <= p.owed.due <= window.last]


def duties(period: str, known: str) -> list[Part]:
    """The duties outside the appendix of the period."""
    window = WINDOWS[period]
    found = [part for part in parts(window.close, known) if part.area == "duty"]
    return [p for p in found if p.owed.due is None or window.first <= p.owed.due <= window.last]


def done_day(part: Part, day: str, known: str) -> str | None:
    """The ISO day on which a part had been done by a day."""
    done = None if part.why == "coordinating" else done_on(part.owed, part.first, day, known)
    return None if done is None else done.isoformat()


def carried(period: str, known: str) -> list[Part]:
    """What was due before the third quarter and had not been done before its window."""
    window = WINDOWS[period]
    before = [p for p in appendix(period, known) if p.owed.due is not None and p.owed.due < window.first]
    told = [p for p in before if p.why in (None, "vertical")]
    return [p for p in told if (done_day(p, window.close, known) or window.since) >= window.since]


def ahead(period: str, known: str) -> list[Part]:
    """What is due after the period and was done in it all the same."""
    window = WINDOWS[period]
    later = [p for p in appendix(period, known) if p.owed.due is not None and p.owed.due > window.last]
    since = window.since if window.first else ""
    return [p for p in later if p.why is None and (done_day(p, window.close, known) or "") > since]


def upcoming(period: str, known: str) -> list[Part]:
    """What falls due in the next period and was not done by the close."""
    first, last = WINDOWS[period].following
    coming = [p for p in appendix(period, known) if p.owed.due is not None and first <= p.owed.due <= last]
    return [p for p in coming if p.why is None and done_day(p, WINDOWS[period].close, known) is None]


def overdue(period: str, known: str) -> list[Part]:
    """What is late, or was done late; a central agency's too, though it counts in no rate."""
    everything = [*assigned(period, known), *carried(period, known)]
    return [p for p in everything if p.why in (None, "vertical") and p.state in ("late", "done_late")]


def reports(period: str, told: str, known: str) -> list[Part]:
    """The reports that the period's report tells of, on the day that it is made."""
    wanted = {f"report/{name}-2025" for name in REPORTS[period]}
    return [part for part in parts(told, known) if part.owed.task in wanted]
