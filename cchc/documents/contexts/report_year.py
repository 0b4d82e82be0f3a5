"""What only the report of a year holds: the tasks that came up during it (phát sinh), the units' order."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import UNSET, Struct

from cchc.calendar.written import printed_day
from cchc.documents.contexts.report_tasks import due_words, lead_lines, state, task_lines
from cchc.obligations.assessing import Assessed
from cchc.obligations.ranking import Standing, rank, settings_of, weights_of
from cchc.obligations.reporting import Reckoning
from cchc.plans.reports import Report, Unscheduled
from cchc.store import Store
from cchc.text.numbers import shown_number, shown_share


class UnscheduledRow(Struct, frozen=True, kw_only=True):
    """A task that came up: the document that gave it, who did it, until when, with what result."""

    number: str
    task: str
    origin: str
    lead: str
    due: str
    result: str


class RankRow(Struct, frozen=True, kw_only=True):
    """How a unit stands among the others; ``place`` is "–" where nothing of it counts.

    ``score`` and ``grade`` are "" without weights in workspace.yaml.
    """

    place: str
    unit: str
    assigned: int
    done_in_time: int
    done_late: int
    open: int
    late: int
    on_time_share: str
    reports: str
    score: str
    grade: str


def unscheduled_rows(reckoning: Reckoning, report: Report | None) -> tuple[UnscheduledRow, ...]:
    """The tasks of extra.yaml, the conditional ones that arose, then those that a person adds."""
    extra = {row.id: row for row in reckoning.loaded.rows.rows if row.extra}
    groups: dict[tuple[str, str | None], list[Assessed]] = {}
    for one in reckoning.tasks:
        if one.stands and (one.obligation.task in extra or one.facts.called_on is not None):
            groups.setdefault((one.obligation.task, one.obligation.term.occurrence), []).append(one)
    rows = [_row(parts, extra[task].task.origin if task in extra else UNSET) for (task, _), parts in groups.items()]
    rows += _added(report.unscheduled if report is not None else [])
    return tuple(
        UnscheduledRow(number=str(number), task=task, origin=origin, lead=lead, due=due, result=result)
        for number, (task, origin, lead, due, result) in enumerate(rows, 1)
    )


_Cells = tuple[str, str, str, str, str]


def _row(parts: list[Assessed], origin: object) -> _Cells:
    one = parts[0]
    called = one.facts.called_on
    given = origin if isinstance(origin, str) else f"Phát sinh ngày {printed_day(called)}" if called else ""
    lead = "\n".join(lead_lines(parts))
    return "\n".join(task_lines(one)), given, lead, due_words(one), state(parts, unrecorded=False)


def _added(told: list[Unscheduled]) -> Iterator[_Cells]:
    for one in told:
        origin, lead, result = ("" if text is UNSET else text for text in (one.origin, one.lead, one.result))
        yield one.task, origin, lead, "", result


def rank_rows(reckoning: Reckoning, store: Store) -> tuple[RankRow, ...]:
    """The units in their order on the report's day, as ``cchc rank`` has it; none where nothing was recorded."""
    if reckoning.unrecorded:
        return ()
    ranking = rank(reckoning.found, weights_of(store), settings_of(store).grades)
    return tuple(map(_standing, ranking.standings))


def _standing(one: Standing) -> RankRow:
    counts = one.tally.obligations
    base = counts.done_in_time + counts.done_late + counts.late
    return RankRow(
        place=str(one.place or "–"),
        unit=one.tally.name or "",
        assigned=counts.assigned,
        done_in_time=counts.done_in_time,
        done_late=counts.done_late,
        open=counts.open,
        late=counts.late,
        on_time_share=shown_share(counts.done_in_time, base) or "–",
        reports=f"{one.reports_on_time}/{one.reports_counted}" if one.reports_counted else "–",
        score="" if one.score is None else shown_number(one.score),
        grade=one.grade or "",
    )
