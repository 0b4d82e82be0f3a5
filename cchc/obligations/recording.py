"""What was recorded: the logs of all units of a plan, ready to be matched with its obligations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import UNSET, Struct

from cchc.obligations.obligation import Obligation, Turn
from cchc.plans.journal import Status, Update
from cchc.store import LoadedPlan


class Line(Struct, frozen=True):
    """One line of a log: the unit whose log it is (None: not in the register), the file's path, its index there."""

    update: Update
    unit_id: str | None
    path: str
    index: int


class Facts(Struct, frozen=True, kw_only=True):
    """What the logs say of one obligation up to a day: the last word of each kind.

    ``line`` is the id of the latest line of all and ``on`` its day.
    """

    status: Status | None = None
    on: date | None = None
    done_on: date | None = None
    due: date | None = None
    called_on: date | None = None
    evidence: str | None = None
    cause: str | None = None
    document: str | None = None
    note: str | None = None
    line: str | None = None


NOTHING = Facts()

_RANKS: tuple[Status, ...] = ("called", "extended", "started", "blocked", "submitted", "dropped", "done")
"""Which of several lines of one day is the last word: the one that says most."""


class Records:
    """The updates of a plan's logs by task and unit; later dates correct earlier ones, whatever the line order."""

    def __init__(self, loaded: LoadedPlan) -> None:
        self._by_task: dict[str, list[Line]] = {}
        lines = list(_lines(loaded))
        corrected = {line.update.corrects for line in lines if line.update.corrects is not UNSET}
        for line in lines:
            if line.update.id not in corrected:
                self._by_task.setdefault(line.update.task, []).append(line)

    def facts(self, obligation: Obligation, until: date, *, task: str | None = None) -> Facts:
        """What was recorded of the obligation up to and including ``until``.

        Joint leads share a record; a coordinating unit sees what its leads recorded: done when all are.
        ``task`` looks under another name: what an authority owes its superior is recorded as
        ``up/<plan>/<task>`` by whichever unit did the paperwork.
        """
        lines = self._by_task.get(task or obligation.task)
        if not lines:
            return NOTHING
        fitting = [line for line in lines if line.update.on <= until and _same_item(line.update, obligation)]
        if task is not None:
            return _summary(obligation, fitting)
        if obligation.role == "coordinating":
            owed = [_summary(obligation, (f for f in fitting if f.unit_id in leads)) for leads in obligation.leads]
            return _together(owed)
        owners = {obligation.owner.unit_id, *obligation.owner.shared_with}
        return _summary(obligation, (line for line in fitting if line.unit_id in owners))


def _lines(loaded: LoadedPlan) -> Iterator[Line]:
    """Every line of a plan's logs, each id once in a log (a merge of two branches may hold a line twice)."""
    for log in loaded.logs:
        if log.value is None:
            continue
        unit = loaded.register.find(log.value.unit, loaded.date) if loaded.register else None
        unit_id = getattr(unit, "id", None)
        seen: set[str] = set()
        for index, update in enumerate(log.value.updates):
            if update.id not in seen:
                seen.add(update.id)
                yield Line(update, unit_id, log.path, index)


def _same_item(update: Update, obligation: Obligation) -> bool:
    return update.item is UNSET or obligation.item is None or update.item == obligation.item


def _of_this_turn(obligation: Obligation, lines: list[Line]) -> list[Line]:
    """The lines that speak of this term of the item.

    A line that names its occurrence speaks of that one. A line without one speaks of the open term whose due day is
    nearest to its own, among those that had begun by then (or of the first, done early); "called" and "dropped"
    speak of all that are open. A term that an event started takes nothing from before the event.
    """
    mine = obligation.term.occurrence
    if not obligation.turns:
        return [f for f in lines if f.update.occurrence is UNSET or mine in (None, f.update.occurrence)]
    closed: set[str | None] = set()
    found: list[Line] = []
    for line in lines:
        update = line.update
        able = [turn for turn in obligation.turns if turn.since is None or update.on >= turn.since]
        able = able or [turn for turn in obligation.turns if not turn.by_event][:1]
        still = [turn for turn in able if turn.occurrence not in closed]
        if update.occurrence is not UNSET:
            name, year = update.occurrence, update.on.year
            spoken: list[str | None] = [t.occurrence for t in obligation.turns if t.is_called(name, year)]
        elif update.status in ("called", "dropped"):
            open_turns = (t for t in obligation.turns if t.occurrence not in closed)
            spoken = [t.occurrence for t in open_turns if not t.by_event or t in able]
        else:
            nearest = min(still or able, key=lambda turn: _distance(turn, update.on), default=None)
            spoken = [nearest.occurrence] if nearest is not None else []
        if mine in spoken:
            found.append(line)
        if update.status in ("done", "dropped"):
            closed.update(spoken)
    return found


def _distance(turn: Turn, day: date) -> tuple[int, date]:
    """How far a day lies from a term's due day; a term without one is the farthest."""
    due = turn.due or date.max
    return abs((due - day).days), due


def _summary(obligation: Obligation, lines: Iterable[Line]) -> Facts:
    status: Status | None = None
    on = done_on = due = called_on = None
    evidence = cause = document = note = None
    last: str | None = None
    for line in _of_this_turn(obligation, sorted(lines, key=_when)):
        update = line.update
        if update.status == "extended":
            due = due if update.due is UNSET else update.due
        elif update.status == "called":
            called_on = update.on
            due = due if update.due is UNSET else update.due
            status = status or "called"
        else:
            status = update.status
            done_on = update.on if status == "done" else None
        on, last = update.on, update.id
        evidence = evidence if update.evidence is UNSET else update.evidence
        cause = cause if update.cause is UNSET else update.cause
        document = document if update.document is UNSET else update.document
        note = note if update.note is UNSET else update.note
    if status is None and due is not None:
        status = "extended"
    return Facts(
        status=status,
        on=on,
        done_on=done_on,
        due=due,
        called_on=called_on,
        evidence=evidence,
        cause=cause,
        document=document,
        note=note,
        line=last,
    )


def _when(line: Line) -> tuple[date, int, date, str]:
    """The order in which lines count, whatever their order in the file: by day, then by what they say."""
    update = line.update
    due = date.min if update.due is UNSET else update.due
    return update.on, _RANKS.index(update.status), due, update.id


def _together(owed: list[Facts]) -> Facts:
    """What several leads recorded, as those who coordinate with them see it: done when the last one is."""
    if len(owed) == 1:
        return owed[0]
    statuses = {facts.status for facts in owed}
    calls = [facts.called_on for facts in owed if facts.called_on]
    dones = [facts.done_on for facts in owed if facts.done_on]
    if len(statuses) == 1:
        (status,) = statuses
    elif statuses <= {"done", "dropped"}:
        status = "done"
    else:
        status = "started"
    done_on = max(dones, default=None) if status == "done" else None
    return Facts(status=status, done_on=done_on, called_on=max(calls, default=None))
