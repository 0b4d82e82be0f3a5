"""What is late, or was done late, in a report: unit by unit, with the cause that a person or the log tells."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec import UNSET, Struct

from cchc.calendar.written import printed_day
from cchc.documents.contexts.report_tasks import task_lines
from cchc.drafting.reports import overdue
from cchc.obligations.assessing import Assessed
from cchc.obligations.counting import left_out, outcome
from cchc.obligations.ranking import days_late
from cchc.obligations.reporting import Reckoning
from cchc.obligations.wording import received, to_be_decided
from cchc.plans.organisation import Unit
from cchc.plans.reports import LateCause, Report
from cchc.plans.words import OUTCOMES


class LateRow(Struct, frozen=True, kw_only=True):
    """A row of the table: a unit's name across it (``spanning``), or what is late with the days and the cause.

    ``days`` are calendar days past the last day in time.
    """

    spanning: str = ""
    number: str = ""
    task: str = ""
    due: str = ""
    done: str = ""
    days: str = ""
    state: str = ""
    cause: str = ""


def late_rows(reckoning: Reckoning, report: Report | None) -> tuple[LateRow, ...]:
    """What is late or was done late, in the order of the register; none where nothing at all was recorded."""
    if reckoning.unrecorded:
        return ()
    rows: list[LateRow] = []
    number = 0
    for unit, mine in groupby(overdue(reckoning), key=lambda one: one.obligation.owner.unit):
        if reckoning.unit is None:
            rows.append(LateRow(spanning=unit))
        for one in mine:
            number += 1
            rows.append(_row(number, one, cause_of(one, report, reckoning)))
    return tuple(rows)


def _row(number: int, one: Assessed, cause: str) -> LateRow:
    obligation, done = one.obligation, one.facts.done_on
    products = f"Sản phẩm: {'; '.join(obligation.products)}" if len(obligation.products) else ""
    vertical = " (ngành dọc, không tính vào tỷ lệ)" if left_out(one) == "vertical" else ""
    told = f"{OUTCOMES[outcome(one)]}{vertical}"
    handed = [text for text in (received([one]), to_be_decided(one)) if text]
    return LateRow(
        number=str(number),
        task="\n".join((*task_lines(one), *([products] if products else []), *(f"({text})" for text in handed))),
        due=printed_day(one.due) if one.due else "",
        done=printed_day(done) if done else "",
        days=str(days_late(one) or ""),
        state=f"{told[:1].upper()}{told[1:]}",
        cause=cause,
    )


def cause_of(one: Assessed, report: Report | None, reckoning: Reckoning) -> str:
    """The cause that the report's file tells, the more particular one first; else the log's; else ""."""
    causes = [cause for cause in (report.late if report else ()) if cause.cause.strip()]
    told = [cause for cause in causes if _speaks(cause, one, reckoning)]
    told.sort(key=lambda cause: (cause.unit is UNSET, cause.item is UNSET))
    return told[0].cause if told else one.facts.cause or ""


def idle_causes(reckoning: Reckoning, report: Report) -> list[LateCause]:
    """The causes told of what is not late in this report, which stand nowhere in it."""
    late = [] if reckoning.unrecorded else overdue(reckoning)
    told = [cause for cause in report.late if cause.cause.strip()]
    return [cause for cause in told if not any(_speaks(cause, one, reckoning) for one in late)]


def _speaks(cause: LateCause, one: Assessed, reckoning: Reckoning) -> bool:
    obligation = one.obligation
    if cause.task != obligation.task or (cause.item is not UNSET and cause.item != obligation.item):
        return False
    return cause.unit is UNSET or not obligation.owner.hands.isdisjoint(_ids(cause.unit, reckoning))


def _ids(name: str, reckoning: Reckoning) -> Sequence[str]:
    """The unit of that name, and those whose work came to it."""
    register = reckoning.loaded.register
    found = register.find(name, reckoning.loaded.date) if register is not None else None
    if register is None or not isinstance(found, Unit):
        return ()
    return [found.id, *(unit.id for unit in register.predecessors(found.id, reckoning.frame.told))]
