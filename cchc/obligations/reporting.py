"""What a periodic report speaks of: which obligations are its period's, on which day they are looked at.

"Giao trong kỳ" is what falls due in the calendar period that the report names (quý I: until 31/3, quý III: from 1/7
to 30/9; the year's report: every task of the plan), "đã hoàn thành" what is recorded with a date up to the close of
the plan's window. So a task due on 31/3 and not done on 15/3 is in time still, and nothing due in December is
missing in the year's report.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from datetime import date, timedelta

from msgspec import UNSET, Struct

from cchc.calendar.periods import Period, month, parse_period, quarter, whole_year
from cchc.obligations.assessing import Assessed
from cchc.obligations.counting import left_out
from cchc.obligations.scope import Asked, Scope, gather
from cchc.obligations.tracing import Breakdown, What, broken_down
from cchc.plans.document import Window
from cchc.store import LoadedPlan
from cchc.text import fold

AREA = "area."
"""What the key of an area's breakdown begins with."""

_YEAR_MONTHS = 12


class Frame(Struct, frozen=True, kw_only=True):
    """The days of a report.

    ``since`` and ``close`` are the first and the last day of the plan's window (thời điểm chốt số liệu); without a
    window for the period (``windowed`` false) those of the period. ``on`` is the day of the state: the close, or
    ``told``, the day that the report is made on, where that is earlier.
    """

    period: Period
    since: date
    close: date
    windowed: bool
    told: date

    @property
    def on(self) -> date:
        """The last day whose records count."""
        return min(self.close, self.told)

    @property
    def closed(self) -> bool:
        """Whether the window had closed when the report was made."""
        return self.told >= self.close

    @property
    def whole_year(self) -> bool:
        """Whether it is the report of the year, to which every task of the plan belongs."""
        return self.period.months == _YEAR_MONTHS

    @property
    def goes_on(self) -> bool:
        """Whether it counts from the beginning of the year, so that nothing was due before it."""
        return self.period.start.month == 1

    def assigns(self, due: date | None) -> bool:
        """Whether what is due then belongs to the period; what has no date belongs to every one."""
        if due is None or self.whole_year:
            return True
        return due <= self.period.end and (self.goes_on or due >= self.period.start)


def frame(loaded: LoadedPlan, period: Period, told: date) -> Frame:
    """The days of the report of ``period`` made on the day ``told``."""
    window = _window(loaded, period)
    return Frame(
        period=period,
        since=period.start if window is None else window.from_,
        close=period.end if window is None else window.to,
        windowed=window is not None,
        told=told,
    )


def _window(loaded: LoadedPlan, period: Period) -> Window | None:
    regime = loaded.plan.reporting if loaded.plan else UNSET
    for name, window in ({} if regime is UNSET else regime.windows).items():
        try:
            if parse_period(name, loaded.year) == period:
                return window
        except ValueError:
            continue  # validation names the unknown period
    return None


def next_period(period: Period) -> Period:
    """The period that follows: the quarter after a quarter, 6 months or 9 months, else the next month or year."""
    after = period.end + timedelta(days=1)
    if period.months == _YEAR_MONTHS:
        return whole_year(after.year)
    return month(after.year, after.month) if period.months == 1 else quarter(after.year, (after.month + 2) // 3)


class Reckoning(Struct, frozen=True, kw_only=True):
    """Everything that a report counts: what the plan lays on its units, or on the unit whose own report it is.

    ``found`` is all of it on the frame's day; ``reports`` are the periodic reports owed for the period (for a
    cumulative one those of the shorter periods too) on the day that this one is made.
    """

    loaded: LoadedPlan
    frame: Frame
    unit: Asked | None
    found: tuple[Assessed, ...]
    reports: tuple[Assessed, ...]

    @property
    def unrecorded(self) -> bool:
        """Whether nothing at all had been recorded by the frame's day."""
        return all(one.status == "none" for one in self.found)

    @property
    def what(self) -> What:
        """What the headline figures count: tasks, in a unit's own report its obligations (lượt)."""
        return "task" if self.unit is None else "obligation"

    @property
    def tasks(self) -> list[Assessed]:
        """The obligations of the appendix; of a unit only those that it leads."""
        roles = ("lead", "coordinating") if self.unit is None else ("lead",)
        return [one for one in self.found if one.obligation.role in roles]

    @property
    def assigned(self) -> list[Assessed]:
        """Those of the appendix that belong to the period, with those without a date."""
        return [one for one in self.tasks if self.frame.assigns(one.due)]

    @property
    def duties(self) -> list[Assessed]:
        """The duties outside the appendix that belong to the period."""
        return [one for one in self.found if one.obligation.role == "duty" and self.frame.assigns(one.due)]

    def whole(self) -> Breakdown:
        """The headline figures."""
        return broken_down("all", "Toàn kế hoạch", self.what, self.assigned)

    def by_area(self) -> list[Breakdown]:
        """The figures of each area of the appendix, in document order."""
        areas = areas_of(self.loaded)
        mine = {area: [one for one in self.assigned if one.obligation.area == area] for area in areas}
        return [
            broken_down(f"{AREA}{area}", areas[area], self.what, found)
            for area, found in mine.items()
            if found or self.unit is None
        ]

    def by_unit(self, also: Iterable[Assessed] = ()) -> list[Breakdown]:
        """The obligations (lượt) of each unit that leads, in the register's order; open groups last.

        ``also``: more of them, from outside the period.
        """
        leads = [one for one in (*self.assigned, *also) if one.obligation.role == "lead"]
        listed = self.loaded.register.units if self.loaded.register is not None else []
        order = {unit.id: place for place, unit in enumerate(listed)}
        keys: dict[str, list[Assessed]] = {}
        for one in leads:
            owner = one.obligation.owner
            keys.setdefault(owner.unit_id or f"({owner.unit})", []).append(one)
        return [
            broken_down(f"unit.{key}", keys[key][0].obligation.owner.unit, "obligation", keys[key])
            for key in sorted(keys, key=lambda key: order.get(key, len(order)))
        ]

    def out_of_the_appendix(self) -> Breakdown:
        """The duties of the period, in obligations."""
        return broken_down("duties", "Trách nhiệm ngoài phụ lục", "obligation", self.duties)

    def carried_over(self) -> Breakdown:
        """What was due before a period that does not count from the year's beginning and was open at its start.

        The start is the window's first day: what was done after the close before, no other report tells.
        """
        before = [] if self.frame.goes_on else [one for one in self.tasks if self._carried(one)]
        return broken_down("carried", "Kỳ trước chuyển sang", self.what, before)

    def _carried(self, one: Assessed) -> bool:
        if one.due is None or one.due >= self.frame.period.start or left_out(one) not in (None, "vertical"):
            return False
        return one.facts.done_on is None or one.facts.done_on >= self.frame.since

    def ahead(self) -> Breakdown:
        """What is due after the period and was done in it already."""
        early = [one for one in self._later() if one.facts.done_on and one.facts.done_on >= self._from()]
        return broken_down("ahead", "Hạn sau kỳ, đã hoàn thành", self.what, early)

    def _from(self) -> date:
        return date.min if self.frame.goes_on else self.frame.since

    def postponed(self) -> Breakdown:
        """What was to be done in the period, and a document put off beyond it."""
        put_off = [
            one
            for one in self._later()
            if one.facts.due is not None and one.obligation.term.due is not None and not one.closed
            if self.frame.assigns(one.obligation.term.due)
        ]
        return broken_down("postponed", "Gia hạn sang sau kỳ", self.what, put_off)

    def _later(self) -> list[Assessed]:
        end = self.frame.period.end
        return [
            one
            for one in self.tasks
            if one.due is not None and one.due > end and not self.frame.assigns(one.due) and left_out(one) is None
        ]

    def upcoming(self) -> Breakdown:
        """What falls due in the next period and is not done yet."""
        following = next_period(self.frame.period)
        coming = [
            one
            for one in self.tasks
            if one.due is not None and following.start <= one.due <= following.end
            if left_out(one) is None and one.status != "done"
        ]
        return broken_down("upcoming", following.label, self.what, coming)

    def sent(self) -> list[Breakdown]:
        """The periodic reports, in obligations, a breakdown for each period (of each of several reports)."""
        tasks = dict.fromkeys(one.obligation.task for one in self.reports)
        return [
            broken_down(task, of[0].obligation.text, "obligation", of)
            for task in tasks
            if (of := [one for one in self.reports if one.obligation.task == task])
        ]

    def breakdowns(self) -> list[Breakdown]:
        """Everything that the report tells figures of, in its order."""
        carried, ahead, postponed = self.carried_over(), self.ahead(), self.postponed()
        rest = [self.out_of_the_appendix(), carried, ahead, postponed, self.upcoming()]
        return [self.whole(), *self.by_area(), *([] if self.unit else self.by_unit()), *rest, *self.sent()]

    @property
    def unsent(self) -> bool:
        """Whether no report had been recorded as sent, nor anything else, by the day that this one is made."""
        return self.loaded.unrecorded or all(one.status == "none" for one in self.reports)


def reckon(loaded: LoadedPlan, unit: Asked | None, days: Frame, due_soon_days: int = 7) -> Reckoning:
    """Everything that the report counts, of all units or of one and those whose whole work came to it."""
    own = None if unit is None else _own(loaded, unit, days.on)
    found = _owed(loaded, own, days.on, due_soon_days)
    mine = {one.obligation.id for one in found}
    told = found if days.on == days.told else _owed(loaded, own, days.told, due_soon_days, mine)
    covered = {f"report/{period}" for period in _covered(loaded, days.period)}
    return Reckoning(
        loaded=loaded,
        frame=days,
        unit=unit,
        found=tuple(found),
        reports=tuple(one for one in told if one.obligation.task in covered),
    )


def _owed(
    loaded: LoadedPlan,
    units: Sequence[str] | None,
    on: date,
    due_soon_days: int,
    also: Container[str] = (),
) -> list[Assessed]:
    """What these units owe as it stands on a day; everything of the plan for None.

    ``also`` are ids that were theirs on the day of the report, though they may have come to another since.
    """
    asked = [Asked(name=unit, ids={loaded.id: unit}) for unit in units or ()]
    found = gather(Scope(plans=(loaded,)), asked, on, due_soon_days)
    if units is None:
        return found
    return [one for one in found if one.obligation.owner.unit_id in units or one.obligation.id in also]


def _own(loaded: LoadedPlan, unit: Asked, on: date) -> list[str]:
    """The ids of the unit and of those that ended before the day and whose only heir it is."""
    own = unit.ids[loaded.id]
    if loaded.register is None:
        return [own]
    before = loaded.register.predecessors(own, on)
    came = [one.id for one in before if (heir := loaded.register.heir(one, on)) is not None and heir.id == own]
    return [own, *came]


def _covered(loaded: LoadedPlan, period: Period) -> list[str]:
    """The names of the reporting periods that the period's report covers, in order."""
    regime = loaded.plan.reporting if loaded.plan else UNSET
    found = []
    for name in {} if regime is UNSET else regime.windows:
        try:
            one = parse_period(name, loaded.year)
        except ValueError:
            continue
        if one == period or (period.cumulative and one.end <= period.end):
            found.append(one.name)
    return found


def areas_of(loaded: LoadedPlan) -> dict[str, str]:
    """The names of the areas of the appendix by id, in document order."""
    names: dict[str, str] = {}
    for row in loaded.rows.rows:
        names.setdefault(row.area, row.area_name)
    return names


def is_steering(area: str, name: str) -> bool:
    """Whether an area is the steering of the reform (chỉ đạo, điều hành), which a report tells of in part I."""
    folded = fold(name)
    return area == "chi-dao" or ("chi dao" in folded and "dieu hanh" in folded)
