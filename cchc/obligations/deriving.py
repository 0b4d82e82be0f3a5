"""All obligations of a plan: from the rows of its appendix, its reporting regime and its duties."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from msgspec import UNSET
from msgspec.structs import replace

from cchc.calendar.periods import Period, parse_period
from cchc.obligations.items import items
from cchc.obligations.obligation import Obligation, Owner, Role, Term, Turn, obligation_id
from cchc.obligations.owners import Expander, Owners, expander_of
from cchc.obligations.terms import phrase_terms, terms
from cchc.plans.document import Duty, Plan, Reporting, ReportItem, SubmitBy, Window
from cchc.plans.journal import Event
from cchc.plans.rows import Row, in_force
from cchc.store import LoadedPlan

_NOTE_MARK = re.compile(r"\[\^[^\]]+\]")


def derive(
    loaded: LoadedPlan,
    only: frozenset[str] | None = None,
    until: date | None = None,
    *,
    tasks: frozenset[str] | None = None,
    roles: frozenset[Role] | None = None,
) -> list[Obligation]:
    """Every obligation of the plan, in document order: rows, then reports, then duties.

    ``only`` keeps the obligations of these unit ids (and of groups that nobody can expand), ``tasks`` those of
    these rows, reports and duties, ``roles`` those of rows in these roles; events after ``until`` have not happened
    yet. Names that the register does not know owe nothing here, validation reports them.
    """
    expander = expander_of(loaded)
    if expander is None:
        return []
    found: list[Obligation] = []
    found += _rows(loaded, expander, only, until, tasks, roles)
    if loaded.plan is not None:
        if tasks is None or any(task.startswith("report/") for task in tasks):
            reports = _reports(loaded.id, loaded.plan, expander, only)
            found += (one for one in reports if tasks is None or one.task in tasks)
        found += _duties(loaded, loaded.plan, expander, only, tasks)
    return found


def _kept(owners: Iterable[Owner], only: frozenset[str] | None) -> Iterator[Owner]:
    return (o for o in owners if only is None or o.unit_id is None or o.unit_id in only)


def _rows(
    loaded: LoadedPlan,
    expander: Expander,
    only: frozenset[str] | None,
    until: date | None,
    tasks: frozenset[str] | None,
    roles: frozenset[Role] | None,
) -> Iterator[Obligation]:
    recorded = loaded.events_file.value.events if loaded.events_file.value else []
    events = [event for event in recorded if until is None or event.on <= until]
    twins: dict[str, list[str]] = {}
    for row in loaded.rows.rows:
        if row.task.same_as is not UNSET:
            twins.setdefault(row.task.same_as, []).append(row.id)
    originals = {row.id for row in loaded.rows.rows if row.task.same_as is UNSET} if twins else set()
    for row in loaded.rows.rows:
        if not row.owes or (tasks is not None and row.id not in tasks):
            continue
        if row.task.same_as is not UNSET and row.task.same_as in originals:
            continue
        if until is not None and row.task.given_on is not UNSET and row.task.given_on > until:
            continue
        now = in_force(row, until)
        copies = tuple(twins.get(row.id, ()))
        for obligation in _row(loaded, now, expander.of_row(now), events, copies, only, roles):
            yield obligation if now is row else _as_amended(obligation, row, now, until)


def _row(
    loaded: LoadedPlan,
    row: Row,
    owners: Owners,
    events: list[Event],
    twins: tuple[str, ...],
    only: frozenset[str] | None,
    roles: frozenset[Role] | None,
) -> Iterator[Obligation]:
    named: list[tuple[Role, tuple[Owner, ...]]] = [("lead", owners.lead), ("coordinating", owners.coordinating)]
    wanted = [(role, those) for role, those in named if roles is None or role in roles]
    by_role = [(role, o) for role, those in wanted for o in _kept(those, only)]
    if not by_role:
        return
    owed = items(row)
    leads = tuple(dict.fromkeys(o.shared_with or (o.unit_id,) for o in owners.lead if o.unit_id))
    for item in owed:
        found = terms(row, item, loaded.year, loaded.date, events)
        turns = turns_of(found)
        for term in found:
            needed_by, needed_for = _report_closing(loaded.plan, term.due)
            for role, owner in by_role:
                yield Obligation(
                    id=obligation_id(loaded.id, row.id, owner, item.number, len(owed), term.occurrence),
                    plan=loaded.id,
                    task=row.id,
                    role=role,
                    owner=owner,
                    term=term,
                    text=row.text,
                    number=row.number,
                    area=row.area,
                    area_name=row.area_name,
                    heading=row.headings,
                    products=item.products,
                    item=item.number,
                    also_rows=twins,
                    cell=row.lead_text if role == "lead" else row.coordinating_text,
                    needed_by=needed_by,
                    needed_for=needed_for,
                    leads=leads if role == "coordinating" else (),
                    turns=turns,
                )


def _as_amended(obligation: Obligation, issued: Row, now: Row, until: date | None) -> Obligation:
    """The obligation with what the row said when it was issued, and the documents that changed it."""
    before = "; ".join(map(str, issued.phrases)) or None
    documents = [a.document for a in issued.task.amended_by if until is None or a.date <= until]
    return replace(
        obligation,
        amended_by="; ".join(documents),
        issued_phrase=before if issued.deadlines != now.deadlines else None,
        issued_lead=issued.lead_text if issued.lead != now.lead else None,
    )


def turns_of(found: list[Term]) -> tuple[Turn, ...]:
    """The terms of one item in order of their due days; none where a single one takes every line of a log."""
    turns = [_turn(term) for term in found]
    if len(turns) < 2 and not any(turn.by_event for turn in turns):
        return ()
    return tuple(sorted(turns, key=lambda turn: turn.due or date.max))


def _turn(term: Term) -> Turn:
    """A term as a log may mean it. An event starts its term; a document that only sets a date starts nothing."""
    start = None if term.kind == "external" else term.start
    return Turn(term.occurrence, term.due, start, term.label, term.waiting_for is None and term.kind == "event")


def _report_closing(plan: Plan | None, due: date | None) -> tuple[date | None, str | None]:
    """The close of the window of the period in whose last days ``due`` falls, too late for that period's report."""
    if plan is None or plan.reporting is UNSET or due is None:
        return None, None
    for name, window in plan.reporting.windows.items():
        if window.to >= due:
            continue
        try:
            period = parse_period(name)
        except ValueError:
            continue
        if due <= period.end:
            return window.to, period.label.removesuffix(f"/{period.year}")
    return None, None


def _reports(plan_id: str, plan: Plan, expander: Expander, only: frozenset[str] | None) -> Iterator[Obligation]:
    if plan.reporting is UNSET:
        return
    regime = plan.reporting
    for number, report in enumerate(regime.items, 1):
        owners = list(_kept(expander.owners(report.who, each=True).lead, only))
        several = number if len(regime.items) > 1 else None
        portal = _ids(expander, [] if not report.portal or report.portal.who is UNSET else report.portal.who)
        also = _ids(expander, report.also.who if report.also else [])
        for period, term, _ in report_terms(regime):
            for owner in owners:
                yield Obligation(
                    id=obligation_id(plan_id, f"report/{period.name}", owner, several, len(regime.items), None),
                    plan=plan_id,
                    task=f"report/{period.name}",
                    role="report",
                    owner=owner,
                    term=term,
                    text=f"Báo cáo {period.label}: {report.what}",
                    item=several,
                    portal=_portal(report, owner, portal),
                    also_reports=report.also.what if report.also and owner.unit_id in also else None,
                    receiver=None if report.receiver is UNSET else report.receiver,
                    cell=", ".join(report.who),
                )


def _ids(expander: Expander, names: Iterable[str]) -> set[str | None]:
    return {owner.unit_id for name in names for owner in expander.expand(name)}


def _portal(report: ReportItem, owner: Owner, restricted: set[str | None]) -> str | None:
    """The portal in which this unit also enters its data, a field of the report."""
    if not report.portal:
        return None
    if report.portal.who is not UNSET and owner.unit_id not in restricted:
        return None
    return report.portal.url


def report_terms(regime: Reporting) -> list[tuple[Period, Term, Window]]:
    """The periods of a reporting regime in order of their due day, each with its term and its window."""
    found = []
    for name, window in regime.windows.items():
        try:
            period = parse_period(name)
        except ValueError:
            continue  # validation names the unknown period
        found.append((period, _report_term(period, regime.submit_by, window), window))
    return sorted(found, key=lambda one: (one[1].due or date.max, one[0].end))


@lru_cache(maxsize=4096)
def _report_term(period: Period, regime: SubmitBy, window: Window) -> Term:
    by = regime if window.submit_by is UNSET else window.submit_by
    last = period.end
    due = last.replace(day=min(by.day, last.day))
    time = None if by.time is UNSET else by.time
    return Term(
        phrase=f"Chậm nhất {f'{time} ' if time else ''}ngày {by.day} của tháng cuối kỳ báo cáo",
        kind="by",
        label=period.label,
        due=due,
        time=time,
        rule="chế-độ-báo-cáo",
        why=(
            f"Chế độ báo cáo của kế hoạch: ngày {by.day} của tháng cuối kỳ; {period.label} kết thúc tháng "
            f"{last.month}/{last.year}; số liệu chốt từ {window.from_:%d/%m/%Y} đến {window.to:%d/%m/%Y}."
        ),
    )


def without_notes(text: str) -> str:
    """A text of the body without the marks of its footnotes ("[^1]")."""
    return _NOTE_MARK.sub("", text)


def _duties(
    loaded: LoadedPlan,
    plan: Plan,
    expander: Expander,
    only: frozenset[str] | None,
    tasks: frozenset[str] | None,
) -> Iterator[Obligation]:
    for duty in plan.duties:
        if tasks is not None and f"duty/{duty.id}" not in tasks:
            continue
        owners = list(_kept(expander.owners(duty.who, each=True).lead, only))
        if not owners:
            continue
        found = _duty_terms(duty, plan, loaded)
        turns = turns_of(found)
        for term in found:
            for owner in owners:
                yield Obligation(
                    id=obligation_id(loaded.id, f"duty/{duty.id}", owner, None, 1, term.occurrence),
                    plan=loaded.id,
                    task=f"duty/{duty.id}",
                    role="duty",
                    owner=owner,
                    term=term,
                    text=without_notes(duty.what),
                    number=duty.id,
                    cell=", ".join(duty.who),
                    turns=turns,
                )


def _duty_terms(duty: Duty, plan: Plan, loaded: LoadedPlan) -> list[Term]:
    if duty.as_ is not UNSET and plan.reporting is not UNSET:
        return [replace(term, occurrence=period.name) for period, term, _ in report_terms(plan.reporting)]
    if duty.deadline is UNSET:
        return [Term(why="Kế hoạch không quy định thời hạn cho trách nhiệm này.")]
    found = phrase_terms(duty.deadline, loaded.year)
    if len(found) == 1:
        return found
    return [replace(term, occurrence=str(n)) for n, term in enumerate(found, 1)]
