"""Reporting discipline (chấp hành chế độ báo cáo): each unit's periodic reports, due, sent on, how they stand."""

from __future__ import annotations

from msgspec import Struct

from cchc.calendar.periods import parse_period
from cchc.calendar.written import printed_day
from cchc.documents.report_figures import Figures, figures
from cchc.obligations.counting import left_out, outcome
from cchc.obligations.reporting import Reckoning
from cchc.obligations.tracing import Breakdown, Counted
from cchc.plans.words import STATUSES

_STATES = {
    "done_in_time": "Đúng hạn",
    "done_late": "Quá hạn",
    "open": "Chưa đến hạn",
    "late": "Quá hạn, chưa gửi",
}


class SentRow(Struct, frozen=True, kw_only=True):
    """A row of the table: a report across it (``spanning``), or a unit with the days and state of its report."""

    spanning: str = ""
    number: str = ""
    unit: str = ""
    due: str = ""
    sent: str = ""
    state: str = ""


class Sent(Struct, frozen=True, kw_only=True):
    """The reports of one period: its label ("quý I/2025") and their figures, in obligations."""

    label: str
    figures: Figures


def sent_rows(reckoning: Reckoning) -> tuple[SentRow, ...]:
    """Each report owed, by the period that it is for; in a unit's own report only its own."""
    rows: list[SentRow] = []
    for of in reckoning.sent():
        if reckoning.unit is None:
            rows.append(SentRow(spanning=of.name))
        rows += [_row(number, one, reckoning) for number, one in enumerate(of.everything, 1)]
    return tuple(rows)


def sent_figures(reckoning: Reckoning) -> tuple[Sent, ...]:
    """The figures of each period's reports."""
    return tuple(Sent(label=_label(of), figures=figures(of)) for of in reckoning.sent())


def _label(of: Breakdown) -> str:
    return parse_period(of.key.removeprefix("report/")).label


def _row(number: int, counted: Counted, reckoning: Reckoning) -> SentRow:
    one = counted.first
    owner, sent = one.obligation.owner, one.facts.done_on
    state = _STATES[outcome(one)]
    if reckoning.unsent and one.status == "none":
        state = f"{STATUSES['none'][:1].upper()}{STATUSES['none'][1:]}"
    why = left_out(one)
    if why == "vertical":
        state = f"{state} (ngành dọc, không tính vào tỷ lệ)"
    elif why is not None:
        state = "Chưa xác định đơn vị" if why == "open_group" else "Không phải gửi"
    return SentRow(
        number=str(number),
        unit=owner.unit if reckoning.unit is None else one.obligation.text,
        due=printed_day(one.due) if one.due else "",
        sent=printed_day(sent) if sent else "",
        state=state,
    )
