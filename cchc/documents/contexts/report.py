"""A periodic report as data for its template: head, days, figures, a person's narrative, annexes."""

from __future__ import annotations

import re

from msgspec import UNSET, Struct

from cchc.calendar.written import day_printed, printed_day
from cchc.documents.contexts.citing import Cited, cited
from cchc.documents.contexts.heads import (
    Head,
    Recipients,
    Signed,
    above,
    body_lines,
    padded,
    plan_head,
    signed,
)
from cchc.documents.contexts.letters import issuer_letters
from cchc.documents.contexts.offices import authority_on, end_words
from cchc.documents.contexts.report_figures import Figures, figures
from cchc.documents.contexts.report_late import LateRow, late_rows
from cchc.documents.contexts.report_sent import Sent, SentColumn, SentRow, sent_figures, sent_table
from cchc.documents.contexts.report_targets import TargetRow, Targets, target_rows, targets
from cchc.documents.contexts.report_tasks import TaskLine, TaskRow, task_lists, task_rows
from cchc.documents.contexts.report_year import RankRow, UnscheduledRow, rank_rows, unscheduled_rows
from cchc.documents.stacked import Chart, tasks_by_area
from cchc.drafting.bodies import body
from cchc.drafting.reports import usual_receiver
from cchc.obligations.reporting import AREA, Frame, Reckoning, is_steering, next_period
from cchc.plans.document import Plan
from cchc.plans.reports import Report
from cchc.store import Store

_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
_KIND_OF_SIGN = re.compile(r"^[^-]+-")
_COMMITTEE = ("UBND ", "Ủy ban nhân dân ")


class Days(Struct, frozen=True, kw_only=True):
    """The days of the report, printed.

    ``first`` and ``last`` are the days between which a task is due that belongs to the period (``first`` is None
    where it counts from the beginning of the year); ``since`` to ``close`` is the window; ``on`` is the last day
    whose records count: the close where the window has ``closed``, else the day that the report is made on
    (``told``). ``windowed``: the plan sets a window.
    """

    first: str | None
    last: str
    since: str
    close: str
    on: str
    told: str
    closed: bool
    windowed: bool
    whole_year: bool


class Span(Struct, frozen=True, kw_only=True):
    """The period: its name ("Q1-2025"), its label ("quý I/2025"), the next one's; whether it is cumulative."""

    name: str
    label: str
    following: str
    year: int
    cumulative: bool


class AreaPart(Struct, frozen=True, kw_only=True):
    """An area: its name, its figures, what a person wrote of it."""

    name: str
    figures: Figures
    narrative: tuple[str, ...]


class Said(Struct, frozen=True, kw_only=True):
    """What a person wrote for the parts that hold no area."""

    leadership: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    objective_causes: tuple[str, ...] = ()
    subjective_causes: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()


class Annexes(Struct, frozen=True, kw_only=True):
    """What each annex is called: "Phụ lục I", "Phụ lục" where it is the only one; None where there is none."""

    tasks: str | None = None
    late: str | None = None
    sent: str | None = None
    targets: str | None = None
    unscheduled: str | None = None
    rank: str | None = None


class ReportDocument(Struct, frozen=True, kw_only=True):
    """What the template of a report is given.

    ``unit`` is the name of the unit whose own report it is, else None: then figures count tasks, else obligations
    (lượt). ``recorded`` is false where nothing at all was recorded: then there are no results to tell of;
    ``sent_recorded`` tells the same of the periodic reports. ``ended`` says that the plan's authority had ended.
    ``steering`` are the areas of part I, ``areas`` those of part II; ``units`` are those to which something was
    assigned, ``idle_units`` counts the others. ``chart`` is None where there is nothing to draw.
    """

    head: Head
    issuer: str
    ended: str | None
    unit: str | None
    receivers: tuple[str, ...]
    period: Span
    plan: Cited
    days: Days
    recorded: bool
    whole: Figures
    steering: tuple[AreaPart, ...]
    areas: tuple[AreaPart, ...]
    chart: Chart | None
    units: tuple[Figures, ...]
    idle_units: int
    duties: Figures
    carried: Figures
    carried_tasks: tuple[TaskLine, ...]
    ahead: tuple[TaskLine, ...]
    postponed: tuple[TaskLine, ...]
    upcoming: tuple[TaskLine, ...]
    said: Said
    tasks: tuple[TaskRow, ...]
    late: tuple[LateRow, ...]
    sent: tuple[SentRow, ...]
    sent_columns: tuple[SentColumn, ...]
    sent_figures: tuple[Sent, ...]
    sent_recorded: bool
    targets: tuple[TargetRow, ...]
    target_figures: Targets
    unscheduled: tuple[UnscheduledRow, ...]
    rank: tuple[RankRow, ...]
    scored: bool
    annexes: Annexes
    signature: Signed
    recipients: Recipients


def report_document(reckoning: Reckoning, report: Report | None, store: Store) -> ReportDocument:
    """The report of what was reckoned; ``report`` is what a person adds, None where there is no such file yet."""
    days, of_unit = reckoning.frame, reckoning.unit is not None
    told = report or Report(period=days.period.name)
    units = [] if of_unit else [figures(one) for one in reckoning.by_unit()]
    steering, areas = _areas(reckoning, told)
    carried = reckoning.carried_over()
    tasks, late, sent = task_rows(reckoning), late_rows(reckoning, report), sent_table(reckoning)
    stated = () if of_unit else target_rows(reckoning, report)
    unscheduled = unscheduled_rows(reckoning, report) if days.whole_year else ()
    ranked = rank_rows(reckoning, store) if days.whole_year and not of_unit else ()
    return ReportDocument(
        head=_head(reckoning, told),
        issuer=_issuer(reckoning),
        ended=_ended(reckoning),
        unit=reckoning.unit.name if reckoning.unit is not None else None,
        receivers=_receivers(reckoning, told, store),
        period=_span(days),
        plan=cited(reckoning.loaded),
        days=_days(days),
        recorded=not reckoning.unrecorded,
        whole=figures(reckoning.whole()),
        steering=steering,
        areas=areas,
        chart=_chart(reckoning),
        units=tuple(one for one in units if one.assigned),
        idle_units=sum(not one.assigned for one in units),
        duties=figures(reckoning.out_of_the_appendix()),
        carried=figures(carried),
        carried_tasks=task_lists(carried, unrecorded=reckoning.unrecorded),
        ahead=task_lists(reckoning.ahead(), unrecorded=reckoning.unrecorded),
        postponed=task_lists(reckoning.postponed(), unrecorded=reckoning.unrecorded),
        upcoming=task_lists(reckoning.upcoming(), unrecorded=reckoning.unrecorded),
        said=_said(told),
        tasks=tasks,
        late=late,
        sent=sent.rows,
        sent_columns=sent.columns,
        sent_figures=sent_figures(reckoning),
        sent_recorded=not reckoning.unsent,
        targets=stated,
        target_figures=targets(reckoning),
        unscheduled=unscheduled,
        rank=ranked,
        scored=any(one.score for one in ranked),
        annexes=_annexes(
            tasks=bool(tasks),
            late=not of_unit and (bool(late) or any(one.assigned for one in units)),
            sent=bool(sent.rows) and not of_unit,
            targets=bool(stated),
            unscheduled=bool(unscheduled),
            rank=bool(ranked),
        ),
        signature=Signed() if told.signature is UNSET else signed(told.signature),
        recipients=Recipients(lines=tuple(told.recipients), filing=None if told.filing is UNSET else told.filing),
    )


def _annexes(**there: bool) -> Annexes:
    kinds = [kind for kind, is_there in there.items() if is_there]
    if len(kinds) == 1:
        return Annexes(**{kinds[0]: "Phụ lục"})
    return Annexes(**{kind: f"Phụ lục {numeral}" for kind, numeral in zip(kinds, _NUMERALS, strict=False)})


def _areas(reckoning: Reckoning, told: Report) -> tuple[tuple[AreaPart, ...], tuple[AreaPart, ...]]:
    """The areas of part I (steering) and those of part II, in document order."""
    steering: list[AreaPart] = []
    others: list[AreaPart] = []
    for one in reckoning.by_area():
        area = one.key.removeprefix(AREA)
        part = AreaPart(name=one.name, figures=figures(one), narrative=_written(told.areas.get(area, [])))
        (steering if is_steering(area, one.name) else others).append(part)
    return tuple(steering), tuple(others)


def _chart(reckoning: Reckoning) -> Chart | None:
    """How the tasks of each area stand, where anything was recorded of any."""
    areas = [(one.name, one.counts) for one in reckoning.by_area() if one.assigned]
    return None if reckoning.unrecorded or not areas else tasks_by_area("", areas)


def _written(paragraphs: list[str]) -> tuple[str, ...]:
    return tuple(line.strip() for text in paragraphs for line in text.splitlines() if line.strip())


def _said(told: Report) -> Said:
    return Said(**{key: _written(getattr(told, key)) for key in Said.__struct_fields__})


def _head(reckoning: Reckoning, told: Report) -> Head:
    """The head: the authority's as on its plan, a unit's under its authority; what is not known is blank."""
    loaded = reckoning.loaded
    authority = authority_on(loaded.register, reckoning.frame.told) if loaded.register is not None else None
    known = plan_head(loaded.plan or Plan(year=loaded.year, title=""), authority)
    issuer, place, superior = known.issuer, known.place, known.superior
    if authority is not None and loaded.register is not None and authority.name != loaded.register.authority.name:
        place = authority.place
    sign = _KIND_OF_SIGN.sub("BC-", known.sign) if "-" in known.sign else f"BC-{issuer_letters(_issuer(reckoning))}"
    if reckoning.unit is not None:
        name = reckoning.unit.name
        issuer, superior = body_lines(name), above(name, authority.name if authority is not None else None)
        place = (body(name).place if name.startswith(_COMMITTEE) else "") or known.place
        sign = f"BC-{issuer_letters(name)}"
    day, month, year = (None, None, str(loaded.year)) if told.date is UNSET else day_printed(told.date)
    return Head(
        superior=superior,
        issuer=issuer,
        number=None if told.number is UNSET else padded(told.number),
        sign=sign if told.sign is UNSET else told.sign,
        place=place if told.place is UNSET else told.place,
        day=day,
        month=month,
        year=year,
    )


def _issuer(reckoning: Reckoning) -> str:
    if reckoning.unit is not None:
        return reckoning.unit.name
    register = reckoning.loaded.register
    return authority_on(register, reckoning.frame.told).name if register is not None else ""


def _ended(reckoning: Reckoning) -> str | None:
    register = reckoning.loaded.register
    return None if register is None else end_words(register, reckoning.frame.told)


def _receivers(reckoning: Reckoning, told: Report, store: Store) -> tuple[str, ...]:
    if told.receivers:
        return tuple(told.receivers)
    usual = usual_receiver(store, reckoning)
    return () if usual is None else (usual,)


def _span(days: Frame) -> Span:
    return Span(
        name=days.period.name,
        label=days.period.label,
        following=next_period(days.period).label,
        year=days.period.year,
        cumulative=days.period.cumulative,
    )


def _days(days: Frame) -> Days:
    return Days(
        first=None if days.goes_on else printed_day(days.period.start),
        last=printed_day(days.period.end),
        since=printed_day(days.since),
        close=printed_day(days.close),
        on=printed_day(days.on),
        told=printed_day(days.told),
        closed=days.closed,
        windowed=days.windowed,
        whole_year=days.whole_year,
    )
