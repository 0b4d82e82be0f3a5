"""What the lines of a plan's logs close: its own obligations, and its desks' towards the superior."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import UNSET

from cchc.checks.named import ids_of_rows
from cchc.obligations.deriving import derive
from cchc.obligations.obligation import Obligation, Role
from cchc.obligations.owners import expander_of
from cchc.obligations.recording import Line, Records, log_lines
from cchc.obligations.scope import superior_plan
from cchc.obligations.terms import phrase_terms
from cchc.obligations.upward import desk_obligations, upward_obligations, upward_prefix
from cchc.plans.rows import Row
from cchc.store import LoadedPlan, Store
from cchc.store.once import kept

_CLOSED_BY_LINES: frozenset[Role] = frozenset(("lead", "report", "duty"))
"""A coordinating unit's lines close nothing: it sees what its leads recorded."""


def lines_of(loaded: LoadedPlan) -> list[Line]:
    """Every line of the plan's logs, once; not to be changed by the caller."""
    return kept(loaded, "_lines_of_logs", lambda plan: list(log_lines(plan)))


def records_of(loaded: LoadedPlan) -> Records:
    """The same by task and unit."""
    return kept(loaded, "_records_of_logs", Records)


def plainly_closed(loaded: LoadedPlan) -> frozenset[str]:
    """The tasks with one line, of a unit that leads them, and one term that no event begins: it closes that term.

    Nearly all lines are such, and of these no obligation has to be worked out to see that they close something and
    contradict nothing.
    """
    return kept(loaded, "_plainly_closed", _plainly_closed)


def _plainly_closed(loaded: LoadedPlan) -> frozenset[str]:
    lines, expander = lines_of(loaded), expander_of(loaded)
    if not lines or expander is None or len(ids_of_rows(loaded)) < len(loaded.rows.rows):
        return frozenset()
    only: dict[str, Line | None] = {}
    for line in lines:
        only[line.update.task] = None if line.update.task in only else line
    events = loaded.events_file.value.events if loaded.events_file.value else []
    begun = {task for event in events for task in event.tasks}
    alone = {task: one for task, one in only.items() if one is not None and _says_no_more(one)}
    rows, year = [row for row in loaded.rows.rows if row.id in alone and row.id not in begun], loaded.year
    rows = [row for row in rows if _owes_one_term(row, year)]
    leads = {name: frozenset([one.unit_id for one in expander.expand(name)]) for name in _leading(rows)}
    return frozenset([row.id for row in rows if any(alone[row.id].owner in leads[name.text] for name in row.lead)])


def _leading(rows: Sequence[Row]) -> set[str]:
    return {name.text for row in rows for name in row.lead}


def _says_no_more(line: Line) -> bool:
    """Whether a line names no term of its task, and no line in whose place it stands."""
    return line.update.occurrence is UNSET and not line.update.corrected


def _owes_one_term(row: Row, year: int) -> bool:
    """Whether a row itself, as issued, owes something that one phrase at most gives one day."""
    if not row.owes or row.task.same_as is not UNSET or row.task.amended_by:
        return False
    phrases = row.phrases
    return not phrases or (len(phrases) == 1 and len(phrase_terms(phrases[0].text, year)) == 1)


def closable(loaded: LoadedPlan, store: Store) -> list[Obligation]:
    """What the lines can close of the tasks that they name, without what is plainly closed."""
    return kept(loaded, "_closable_obligations", lambda plan: list(_closed_by_lines(plan, store)))


def _closed_by_lines(loaded: LoadedPlan, store: Store) -> Iterator[Obligation]:
    told = frozenset(line.update.task for line in lines_of(loaded)) - plainly_closed(loaded)
    if not told:
        return
    yield from derive(loaded, tasks=told, roles=_CLOSED_BY_LINES)
    superior = superior_plan(store, loaded)
    if superior is not None:
        prefix = upward_prefix(superior.id)
        asked = frozenset(task.removeprefix(prefix) for task in told if task.startswith(prefix))
        if asked:
            upward = upward_obligations(superior, loaded.authority, tasks=asked)
            yield from desk_obligations(upward, loaded, superior.authority)
