"""The periodic reports in the one-page brief: who has not sent the last one, which is due next."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from cchc.calendar.written import printed_day
from cchc.documents.contexts.fitting import named
from cchc.obligations import Assessed
from cchc.text.widths import lines_within

_LINES, _ROOM = 2, 18.0
"""Room for the names of those who have not sent theirs, beside the other words of the two lines."""


class Round(Struct, frozen=True, kw_only=True):
    """The reports of one period: by which day, how many units of how many sent theirs, who did not.

    ``days`` are those late, or left; ``missing`` are as many names as there is room for.
    """

    period: str
    due: str
    days: int
    units: int
    sent: int
    missing: str


class Reports(Struct, frozen=True, kw_only=True):
    """The last round that is over and the next one; None where the plan has none such.

    ``recorded`` is false where the logs speak of no report at all: then nothing is known of who sent what.
    """

    recorded: bool
    last: Round | None
    next: Round | None

    @property
    def lines(self) -> int:
        """How many lines they take."""
        missing = lines_within(self.last.missing, _ROOM) if self.last else 0
        return max(1, missing + (1 if self.next else 0))


def reports(own: Iterable[Assessed], on: date) -> Reports:
    """The rounds of the plan's own reporting regime, as they stand on a day; central agencies count in none."""
    periods: dict[str, list[Assessed]] = {}
    for assessed in own:
        o = assessed.obligation
        counted = o.owner.unit_id is not None and not o.owner.vertical
        if o.role == "report" and counted and assessed.last_day is not None:
            periods.setdefault(o.task, []).append(assessed)
    rounds = sorted(periods.values(), key=lambda mine: _closing(mine))
    over = [mine for mine in rounds if _closing(mine) < on]
    ahead = [mine for mine in rounds if _closing(mine) >= on]
    return Reports(
        recorded=any(a.status != "none" for mine in rounds for a in mine),
        last=_round(over[-1], on) if over else None,
        next=_round(ahead[0], on) if ahead else None,
    )


def _closing(mine: list[Assessed]) -> date:
    """The last day of a round: a unit whose term was put off does not hold up the others."""
    days = [a.obligation.term.due for a in mine if a.obligation.term.due is not None]
    last = [a.last_day for a in mine if a.last_day is not None and a.due in days]
    return min(last, default=max(days))


def _round(mine: list[Assessed], on: date) -> Round:
    units: dict[str, list[Assessed]] = {}
    for assessed in mine:
        units.setdefault(assessed.obligation.owner.first_id or "", []).append(assessed)
    late = [owed for owed in units.values() if not all(a.closed for a in owed)]
    missing = list(dict.fromkeys(owed[0].obligation.owner.unit for owed in late))
    first = mine[0].obligation.term
    return Round(
        period=first.label or "",
        due=printed_day(first.due) if first.due else "",
        days=abs((_closing(mine) - on).days),
        units=len(units),
        sent=len(units) - len(late),
        missing=named(missing, _LINES, _ROOM),
    )
