"""What a list shows and what it only counts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import cast, get_args

from msgspec import Struct

from cchc.calendar.periods import Period, parse_period
from cchc.obligations.assessing import Assessed
from cchc.obligations.obligation import Role
from cchc.plans.journal import Status
from cchc.plans.words import STATUSES, status_named
from cchc.store import WorkspaceError, one_of
from cchc.text import fold

HORIZON = 60
"""Days ahead that a list shows when nothing else is asked for."""

_WITHIN = re.compile(r"^\s*(?P<n>\d{1,4})\s*(?P<unit>d|w|ngày|ngay|tuần|tuan|)\s*$", re.IGNORECASE)
_STATUSES = ("none", "late", *get_args(Status))
_NO_STATUS = {fold(STATUSES["none"]): "none", "qua han": "late"}
"""Words for what a log cannot hold."""


class Filters(Struct, frozen=True, kw_only=True):
    """What was asked for. Dates are inclusive; ``within`` counts days from the as-of day."""

    everything: bool = False
    role: Role | None = None
    from_day: date | None = None
    to_day: date | None = None
    within: int | None = None
    period: Period | None = None
    status: str | None = None
    unnamed: bool = False
    areas: frozenset[str] | None = None

    @property
    def year(self) -> int | None:
        """The year that a period asked for lies in."""
        return self.period.year if self.period else None

    @property
    def by_date(self) -> bool:
        """Whether dates were asked for."""
        days = self.from_day is not None or self.to_day is not None
        return days or self.within is not None or self.period is not None

    @property
    def narrow(self) -> bool:
        """Whether the person said what to show; else the default view holds."""
        return self.everything or self.by_date or self.role is not None or self.status is not None


def parse_filters(
    *,
    everything: bool = False,
    role: str | None = None,
    from_day: date | None = None,
    to_day: date | None = None,
    within: str | None = None,
    status: str | None = None,
    unnamed: bool = False,
) -> Filters:
    """Filters from what people type; WorkspaceError names what is wrong and the nearest right thing."""
    return Filters(
        everything=everything,
        role=None if role is None else cast(Role, one_of(role, get_args(Role), "--role")),
        from_day=from_day,
        to_day=to_day,
        within=None if within is None else _days(within),
        status=None if status is None else _status(status),
        unnamed=unnamed,
    )


def period_meant(text: str, default_year: int) -> Period:
    """The period that a person means, of ``default_year`` where none is said; WorkspaceError for anything else."""
    try:
        return parse_period(text, default_year)
    except ValueError as error:
        raise WorkspaceError(f"{error}.", "Viết như Q1-2025, H1-2025, Q3-2025, Y-2025.") from error


def _status(text: str) -> str:
    return status_named(text) or _NO_STATUS.get(fold(text)) or one_of(text, _STATUSES, "--status")


def _days(text: str) -> int:
    found = _WITHIN.match(text)
    if not found:
        raise WorkspaceError(
            f"“{text}” không phải là một khoảng thời gian (--within).", "Viết như 30d (30 ngày) hoặc 4w (4 tuần)."
        )
    return int(found["n"]) * (7 if found["unit"].lower() in ("w", "tuần", "tuan") else 1)


class Selection(Struct, frozen=True, kw_only=True):
    """What is shown, by due day, and how many of the rest there are of each kind.

    ``undecided`` is all that waits for a decision after a reorganisation, shown or not.
    """

    shown: list[Assessed]
    undecided: list[Assessed] = []
    later: int = 0
    undated: int = 0
    coordinating: int = 0
    closed: int = 0
    unnamed: int = 0


def matching(found: Iterable[Assessed], filters: Filters, on: date) -> list[Assessed]:
    """Those that the filters ask for, in the order found; ``on`` is the day that ``within`` counts from."""
    mine = (a for a in found if _in_area(a, filters))
    return [a for a in mine if not _unasked_group(a, filters) and _wanted(a, filters, on)]


def select(found: Iterable[Assessed], filters: Filters, on: date) -> Selection:
    """Split what was found by the filters; the default shows what is late or due within 60 days of ``on``.

    What was filtered away by an explicit wish is not counted, except what is named only in another document.
    """
    shown: list[Assessed] = []
    undecided: list[Assessed] = []
    rest = dict.fromkeys(("later", "undated", "coordinating", "closed", "unnamed"), 0)
    for assessed in (a for a in found if _in_area(a, filters)):
        if assessed.needs_decision:
            undecided.append(assessed)
        if _unasked_group(assessed, filters):
            rest["unnamed"] += 1
        elif filters.narrow:
            if _wanted(assessed, filters, on):
                shown.append(assessed)
        elif assessed.obligation.owner.unit_id is None or (kind := _rest(assessed, on)) is None:
            shown.append(assessed)
        else:
            rest[kind] += 1
    shown.sort(key=by_due_day)
    return Selection(shown=shown, undecided=undecided, **rest)


def by_due_day(assessed: Assessed) -> tuple[bool, date]:
    """Its place in a list: by due day, at the end what has none yet."""
    return not assessed.dated, assessed.due or date.max


def past(found: Iterable[Assessed], on: date) -> list[Assessed]:
    """Those whose last day was over on a day, late or not."""
    return [a for a in found if a.last_day is not None and a.last_day < on]


def _in_area(assessed: Assessed, filters: Filters) -> bool:
    """Whether it lies in one of the areas asked for; reports and duties lie in none."""
    return filters.areas is None or assessed.obligation.area in filters.areas


def _unasked_group(assessed: Assessed, filters: Filters) -> bool:
    """Whether a group that nobody can expand owes it, which is shown only when asked for."""
    return assessed.obligation.owner.unit_id is None and not filters.unnamed


def _wanted(assessed: Assessed, filters: Filters, on: date) -> bool:
    if filters.role is not None and assessed.obligation.role != filters.role:
        return False
    if filters.role is None and not filters.everything and not assessed.stands:
        return False
    if filters.status is not None and not _has_status(assessed, filters.status):
        return False
    return not filters.by_date or (assessed.due is not None and _within(assessed.due, filters, on))


def _has_status(assessed: Assessed, status: str) -> bool:
    if status == "late":
        return assessed.timing == "late" and not assessed.closed
    return assessed.status == status


def _within(due: date, filters: Filters, on: date) -> bool:
    if filters.period is not None and not filters.period.start <= due <= filters.period.end:
        return False
    if filters.from_day is not None and due < filters.from_day:
        return False
    if filters.to_day is not None and due > filters.to_day:
        return False
    return filters.within is None or on <= due <= on + timedelta(days=filters.within)


def _rest(assessed: Assessed, on: date) -> str | None:
    if not assessed.stands:
        return "coordinating"
    if assessed.closed:
        return "closed"
    if not assessed.dated or assessed.timing == "ongoing":
        return "undated"
    return None if (assessed.due or date.max) <= on + timedelta(days=HORIZON) else "later"
