"""Recording at a desk without the command line: what was meant, whose, what follows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from cchc.drafting.choosing import Whose, Wish
from cchc.drafting.happening import Happened, event_line
from cchc.drafting.journals import NewLine, write_lines
from cchc.drafting.meaning import what_is_meant
from cchc.drafting.recording import Recorder
from cchc.store import WorkspaceError

TODAY = date(2026, 11, 22)


def day(text: str) -> date:
    return date.fromisoformat(text)


def record(desk, task, *units, on="2025-03-14", today=TODAY, plan=None, write=True, **wanted) -> Recorder:
    """Record one task for the units named; ``wanted`` is the rest of the wish, or whose job it is."""
    whose = {key: wanted.pop(key) for key in ("everyone", "without", "behalf_of") if key in wanted}
    if "due" in wanted:
        wanted["due"] = day(wanted["due"])
    store = desk.store
    recorder = Recorder(today, store.due_soon_days)
    meant = what_is_meant(store, task, plan, day(on), units)
    recorder.add(meant, Whose(names=units, **whose), Wish(on=day(on), **wanted))
    if write:
        write_lines(store, [entry.line for entry in recorder.entries])
    return recorder


def happen(desk, document, *tasks, on="2025-04-10", today=TODAY, plan=None, due=None, **wanted) -> NewLine:
    """Record an event."""
    store = desk.store
    meants = [what_is_meant(store, task, plan, day(on)) for task in tasks]
    told = Happened(document=document, on=day(on), today=today, due=day(due) if due else None, **wanted)
    line = event_line(meants, told)
    write_lines(store, [line])
    return line


def refusal(call: Callable[[], object]) -> str:
    """Sentence and hint of the refusal that a call ends in."""
    with pytest.raises(WorkspaceError) as refused:
        call()
    return f"{refused.value.message} {refused.value.hint}".strip()
