"""The reporting regime of a plan beside its superior's: for each period the window and the due day of both.

Why: each tier closes its figures with the tier above (Nghị định 09/2019/NĐ-CP, Điều 12) and must have its own
units' reports in hand before it owes the report itself.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import UNSET, Struct

from cchc.calendar.periods import Period
from cchc.obligations.deriving import report_terms
from cchc.store import LoadedPlan
from cchc.store.once import kept

Difference = Literal["opens", "closes", "no_time_left", "only_here", "only_above"]
"""How a period differs from the superior's: the window's first or last day; due on or after the superior's due
day, so that no time is left to put the report together; a period that only one of the two plans asks for."""


class Report(Struct, frozen=True):
    """A period's report as one plan asks for it: the first and last day counted, the due day.

    ``key`` is the name of the window in plan.yaml, to find its place; ``own_day`` whether the window states the
    due day itself (else it is that of the whole regime).
    """

    key: str
    opens: date
    closes: date
    due: date
    own_day: bool


class ComparedPeriod(Struct, frozen=True):
    """One period in both plans; None where a plan asks for no report of it."""

    period: Period
    here: Report | None
    above: Report | None
    differences: tuple[Difference, ...]


def compare_regimes(loaded: LoadedPlan, superior: LoadedPlan) -> list[ComparedPeriod]:
    """Every period of the year in both plans, in order of their ends.

    Empty where a plan has no reporting regime or the two are of different years.
    """
    if loaded.year != superior.year:
        return []
    here, above = _reports(loaded), _reports(superior)
    if not here or not above:
        return []
    found = []
    for period in sorted({**here, **above}, key=lambda period: (period.end, period.start)):
        mine, theirs = here.get(period), above.get(period)
        found.append(ComparedPeriod(period, mine, theirs, _differences(mine, theirs)))
    return found


def _reports(loaded: LoadedPlan) -> dict[Period, Report]:
    """The reports that a plan asks for, by period; windows whose name is no period are left out."""
    return kept(loaded, "_reports_asked_for", _reports_asked)


def _reports_asked(loaded: LoadedPlan) -> dict[Period, Report]:
    if loaded.plan is None or loaded.plan.reporting is UNSET:
        return {}
    regime = loaded.plan.reporting
    keys = {id(window): key for key, window in regime.windows.items()}
    return {
        period: Report(keys[id(window)], window.from_, window.to, term.due, window.submit_by is not UNSET)
        for period, term, window in report_terms(regime)
        if term.due is not None
    }


def _differences(here: Report | None, above: Report | None) -> tuple[Difference, ...]:
    if here is None or above is None:
        return ("only_above",) if here is None else ("only_here",)
    found: list[tuple[Difference, bool]] = [
        ("opens", here.opens != above.opens),
        ("closes", here.closes != above.closes),
        ("no_time_left", here.due >= above.due),
    ]
    return tuple(name for name, differs in found if differs)
