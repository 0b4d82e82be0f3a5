"""Reporting discipline (chấp hành chế độ báo cáo): each unit's periodic reports, due, sent on, how they stand."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from cchc.calendar.periods import parse_period
from cchc.calendar.written import printed_day
from cchc.documents.contexts.report_figures import Figures, figures
from cchc.obligations.assessing import Assessed
from cchc.obligations.counting import left_out, outcome
from cchc.obligations.reporting import Reckoning
from cchc.obligations.tracing import Breakdown
from cchc.plans.words import LEFT_OUT, STATUSES

_REPORT = "report/"
_Report = tuple[str, int | None]
"""A report by its task ("report/Q1-2025") and item."""

_STATES = {
    "done_in_time": "Đúng hạn",
    "done_late": "Quá hạn",
    "open": "Chưa đến hạn",
    "late": "Quá hạn, chưa gửi",
}


class SentCell(Struct, frozen=True, kw_only=True):
    """One report of a unit: the day it was sent on ("" where it was not) and its state in words."""

    sent: str
    state: str


class SentRow(Struct, frozen=True, kw_only=True):
    """A unit with a cell for each report that it may owe, in the order of the columns; None for one it does not."""

    number: str
    unit: str
    cells: tuple[SentCell | None, ...]


class SentColumn(Struct, frozen=True, kw_only=True):
    """A report: the label of its period ("quý I/2025"), what it is on, the day that it is due on."""

    label: str
    what: str
    due: str


class SentTable(Struct, frozen=True, kw_only=True):
    """Which reports were due, and how each unit sent them."""

    columns: tuple[SentColumn, ...]
    rows: tuple[SentRow, ...]


class Sent(Struct, frozen=True, kw_only=True):
    """The reports of one period: its label ("quý I/2025") and their figures, in obligations."""

    label: str
    figures: Figures


def sent_table(reckoning: Reckoning) -> SentTable:
    """Each unit's reports for the period, in the order of their days; in a unit's own report only its own."""
    columns: dict[_Report, Assessed] = {}
    units: dict[str | None, dict[_Report, Assessed]] = {}
    for one in reckoning.reports:
        report = (one.obligation.task, one.obligation.item)
        columns.setdefault(report, one)
        units.setdefault(one.obligation.owner.first_id, {})[report] = one
    rows = [
        SentRow(
            number=str(number),
            unit=_whose(mine.values()),
            cells=tuple(_cell(mine[report], reckoning) if report in mine else None for report in columns),
        )
        for number, mine in enumerate(units.values(), 1)
    ]
    return SentTable(columns=tuple(_column(one) for one in columns.values()), rows=tuple(rows))


def _whose(mine: Iterable[Assessed]) -> str:
    """The unit that owes them, with the one that did before."""
    owners = [one.obligation.owner for one in mine]
    last = next((owner for owner in owners if owner.came), owners[0])
    return f"{last.unit} (thay {last.first})" if last.came else last.unit


def sent_figures(reckoning: Reckoning) -> tuple[Sent, ...]:
    """The figures of each period's reports."""
    return tuple(Sent(label=_label(of), figures=figures(of)) for of in reckoning.sent())


def _label(of: Breakdown) -> str:
    return parse_period(of.key.removeprefix(_REPORT)).label


def _column(one: Assessed) -> SentColumn:
    obligation = one.obligation
    return SentColumn(
        label=parse_period(obligation.task.removeprefix(_REPORT)).label,
        what=obligation.text,
        due=printed_day(one.due) if one.due else "",
    )


def _cell(one: Assessed, reckoning: Reckoning) -> SentCell:
    state, why = _STATES[outcome(one)], left_out(one)
    if reckoning.unsent and one.status == "none":
        state = f"{STATUSES['none'][:1].upper()}{STATUSES['none'][1:]}"
    if why == "vertical":
        state = f"{state} (ngành dọc)"
    elif why in ("assignment", "after_end"):
        state = f"{LEFT_OUT[why][:1].upper()}{LEFT_OUT[why][1:]}"
    elif why is not None:
        state = "Chưa xác định đơn vị" if why == "open_group" else "Không phải gửi"
    return SentCell(sent=printed_day(one.facts.done_on) if one.facts.done_on else "", state=state)
