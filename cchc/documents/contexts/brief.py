"""The one-page brief for the signer as data for its template: figures, the worst, what is near, what waits.

Lists are cut to what the page has room for; each says how much more there is.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import ceil

from msgspec import Struct

from cchc.calendar.written import printed_day
from cchc.documents.contexts.brief_lists import Listed, crowded, decisions, latest, nearest
from cchc.documents.contexts.brief_reports import Reports, reports
from cchc.documents.contexts.citing import Cited, cited
from cchc.documents.contexts.heads import Head, short_body
from cchc.documents.contexts.letters import head_of, issuer_letters
from cchc.documents.contexts.offices import authority_on, desk_of, end_words, unsent_head
from cchc.obligations import Assessed, Tally, total
from cchc.obligations.scope import Scope, of_own_plans
from cchc.obligations.selecting import Filters, matching
from cchc.plans.register import Register
from cchc.plans.words import LEFT_OUT
from cchc.text.numbers import shown_share
from cchc.text.widths import lines_within, text_width

HORIZON = 30
"""Days ahead that count as near."""
WORST = 5
"""How many of the latest are listed."""
_LINES = 25
"""Lines of lists for which the page has room where all else is short."""
_LEAST_SOON = 3
"""How many tasks that are near should find room before lists are set closer."""
_LEVELS = ((2, 2), (1, 2), (1, 1))
"""How lists are set, from a page with room to a crowded one: lines a task, tasks of a kind that waits."""
_HEAD_ROOM, _NOTE_ROOM, _END_ROOM = 13.0, 44.0, 28.0
"""Room for a line of the head, of the notes under the figures, of the last sentence, in parts of their sizes."""
_NOTES, _OWN_LISTS, _END = 58.0, 36.0, 18.0
"""The width of those notes, of the one on lists of groups, of the last sentence, without what data add."""


class Figures(Struct, frozen=True, kw_only=True):
    """How the tasks (nhiệm vụ) stand; ``rate`` is done_in_time of ``rate_base`` as printed ("62,5%").

    ``left_out`` tells how many count in no rate and why, a reason each ("thường xuyên 4"). ``complete`` is false
    where a figure rests on a group whose members are our own best knowledge.
    """

    assigned: int
    done_in_time: int
    done_late: int
    open: int
    late: int
    rate: str | None
    rate_base: int
    left_out: tuple[str, ...]
    complete: bool


class Brief(Struct, frozen=True, kw_only=True):
    """What the template of the brief is given.

    ``office`` is the desk that reports, None where the register names none; ``office_head`` how its head signs.
    ``unrecorded``: the logs say nothing at all, so that nothing is known to be done or late: then ``figures.late``
    counts the tasks whose last day has passed, and ``late`` lists none. ``ended`` tells in a sentence that the
    plan's authority has ended. ``crowded`` names the units with most that is late; ``horizon`` is how far ahead
    ``soon`` looks.
    """

    head: Head
    authority: str
    authority_short: str
    office: str | None
    office_head: str | None
    plan: Cited
    on: str
    unrecorded: bool
    ended: str | None
    figures: Figures
    late: Listed
    crowded: str
    soon: Listed
    horizon: int
    decisions: tuple[Listed, ...]
    reports: Reports


def brief(scope: Scope, register: Register, found: Sequence[Assessed], on: date) -> Brief:
    """The brief of the scope's first plan on a day; ``found`` is everything in the scope, assessed on it."""
    plan, authority = scope.plans[0], authority_on(register, on)
    office = desk_of(plan, on)
    own = of_own_plans(found, scope)
    overdue = [] if scope.unrecorded else matching(found, Filters(status="late"), on)
    near = (a for a in matching(found, Filters(within=HORIZON), on) if not a.closed)
    ahead = [a for a in near if a.timing in ("in_time", "due_soon")]
    ended = end_words(register, on)
    head = unsent_head(authority, office, f"BC-{issuer_letters(office.name if office else authority.name)}", on)
    figures = _figures(total(matching(own, Filters(everything=True, unnamed=True), on), "area"))
    told = reports(own, on)
    room = _LINES - told.lines - _lines_besides(head, figures, short_body(authority.name))
    room -= lines_within(ended, _NOTE_ROOM) if ended else 0
    for each, most in _LEVELS:
        late, waiting = latest(overdue, plan.id, WORST, each), decisions(found, plan.id, most, each)
        left = room - late.lines - sum(one.lines for one in waiting)
        soon = nearest(ahead, plan.id, left, each)
        if left >= (_LEAST_SOON * each if soon.more else 0):
            break
    return Brief(
        head=head,
        authority=authority.name,
        authority_short=short_body(authority.name),
        office=office.name if office else None,
        office_head=head_of(office.name) if office else None,
        plan=cited(plan),
        on=printed_day(on),
        unrecorded=scope.unrecorded,
        ended=ended,
        figures=figures,
        late=late,
        crowded=crowded(overdue, 1),
        soon=soon,
        horizon=HORIZON,
        decisions=tuple(waiting),
        reports=told,
    )


def _figures(everything: Tally) -> Figures:
    counts, base = everything.tasks, everything.rate_base
    return Figures(
        assigned=counts.assigned,
        done_in_time=counts.done_in_time,
        done_late=counts.done_late,
        open=counts.open,
        late=counts.late,
        rate=shown_share(counts.done_in_time, base),
        rate_base=base,
        left_out=tuple(f"{LEFT_OUT.get(reason, reason)} {n}" for reason, n in counts.left_out.items()),
        complete=everything.complete,
    )


def _lines_besides(head: Head, figures: Figures, authority: str) -> int:
    """About how many lines of lists go to the notes, and to names that take more than a line."""
    above = sum(lines_within(line, _HEAD_ROOM) for line in (*head.superior, *head.issuer))
    sign = lines_within(f"Số: {head.sign}", _HEAD_ROOM)
    notes = _NOTES + text_width(", ".join(figures.left_out), 1) + (0 if figures.complete else _OWN_LISTS)
    end = ceil((_END + text_width(authority, 1)) / _END_ROOM)
    return 2 * (sign - 1) + max(0, above - 2) + ceil(notes / _NOTE_ROOM) + 2 * (end - 1)
