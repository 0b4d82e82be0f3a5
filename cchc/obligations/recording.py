"""What was recorded: the logs of all units of a plan, ready to be matched with its obligations."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date

from msgspec import UNSET, Struct

from cchc.obligations.obligation import Obligation, Turn
from cchc.plans.journal import Status, Update
from cchc.plans.organisation import Unit
from cchc.store import LoadedPlan


class Line(Struct, frozen=True):
    """One line of a log: the unit whose log it is (None: not in the register), the file's path, its index there.

    The index of a line that is not written yet is -1.
    """

    update: Update
    unit_id: str | None
    path: str
    index: int

    @property
    def owner(self) -> str | None:
        """The id of the unit whose job it speaks of: its own, or one that ended and whose job it carried on."""
        return self.unit_id if self.update.behalf_of is UNSET else self.update.behalf_of


class Facts(Struct, frozen=True, kw_only=True):
    """What the logs say of one obligation up to a day: the last word of each kind.

    ``on`` is the day of the line that gave the status.
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


NOTHING = Facts()

_RANKS: tuple[Status, ...] = ("called", "extended", "started", "blocked", "submitted", "dropped", "done")
"""Which of several lines of one day is the last word: the one that says most."""


class Records:
    """The updates of a plan's logs by task and unit; later dates correct earlier ones, whatever the line order.

    ``ids`` are those of all lines.
    """

    def __init__(self, loaded: LoadedPlan) -> None:
        self.ids: set[str] = set()
        self._standing: dict[str, list[Line]] = {}
        self._by_task: dict[str, list[Line]] = {}
        for line in log_lines(loaded):
            self.add(line)

    def add(self, line: Line) -> None:
        """Take one more line, as if it stood in its log."""
        self.ids.add(line.update.id)
        self._standing.pop(line.update.task, None)
        self._by_task.setdefault(line.update.task, []).append(line)

    def of_task(self, task: str) -> list[Line]:
        """The lines of a task, whosever, without those that another line stands in for."""
        if task not in self._standing:
            lines = self._by_task.get(task, [])
            gone = {id(former) for line in lines for former in _replaced_by(line, lines)}
            self._standing[task] = [line for line in lines if id(line) not in gone]
        return self._standing[task]

    def facts(
        self, obligation: Obligation, until: date, *, task: str | None = None, without: Container[str] = ()
    ) -> Facts:
        """What was recorded of the obligation up to and including ``until``.

        Joint leads share a record; a coordinating unit sees what its leads recorded: done when all are.
        ``task`` looks under another name: what an authority owes its superior is recorded as
        ``up/<plan>/<task>`` by whichever unit did the paperwork.
        """
        if obligation.role == "coordinating" and task is None:
            fitting = self._about(obligation, until, obligation.task)
            if not fitting:
                return NOTHING
            owed = [_summary(obligation, (f for f in fitting if f.owner in leads)) for leads in obligation.leads]
            return _together(owed)
        return _summed([f for f in self.lines(obligation, until, task=task) if f.update.id not in without])

    def lines(self, obligation: Obligation, until: date, *, task: str | None = None) -> list[Line]:
        """The lines that speak of the obligation up to and including ``until``, in the order that counts."""
        fitting = self._about(obligation, until, task or obligation.task)
        if task is None and fitting:
            owners = {obligation.owner.first_id, *obligation.owner.shared_with}
            fitting = [line for line in fitting if line.owner in owners]
        return _of_this_turn(obligation, in_order(fitting)) if fitting else []

    def _about(self, obligation: Obligation, until: date, task: str) -> list[Line]:
        """The lines of a task, whosever, that speak of the obligation's item."""
        return [
            line for line in self.of_task(task) if line.update.on <= until and _same_item(line.update, obligation)
        ]


def _replaced_by(line: Line, lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, among those of its task, that a line stands in for: of its own log before those of others."""
    for former in line.update.corrected:
        meant = [one for one in lines if one.update.id == former and one is not line]
        yield from [one for one in meant if one.path == line.path] or meant


def log_lines(loaded: LoadedPlan) -> Iterator[Line]:
    """Every line of a plan's logs, each id once in a log (a merge of two branches may hold a line twice)."""
    for log in loaded.logs:
        if log.value is None:
            continue
        unit_id = log_owner(loaded, log.value.unit)
        seen: set[str] = set()
        for index, update in enumerate(log.value.updates):
            if update.id not in seen:
                seen.add(update.id)
                yield Line(update, unit_id, log.path, index)


def log_owner(loaded: LoadedPlan, name: str) -> str | None:
    """The id of the unit whose log names itself so; the authority itself goes by its folder."""
    register = loaded.register
    found = register.find(name, loaded.date) if register else None
    if isinstance(found, Unit):
        return found.id
    return register.folder if register is not None and register.is_authority(name) else None


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
        if update.occurrence is not UNSET:
            name, year = update.occurrence, update.on.year
            spoken: list[str | None] = [t.occurrence for t in obligation.turns if t.is_called(name, year)]
        elif update.status in ("called", "dropped"):
            able = _begun(obligation.turns, update.on)
            open_turns = (t for t in obligation.turns if t.occurrence not in closed)
            spoken = [t.occurrence for t in open_turns if not t.by_event or t in able]
        else:
            nearest = turn_meant(obligation.turns, closed, update.on)
            spoken = [nearest.occurrence] if nearest is not None else []
        if mine in spoken:
            found.append(line)
        if update.status in ("done", "dropped"):
            closed.update(spoken)
    return found


def turn_meant(turns: Sequence[Turn], closed: Container[str | None], day: date) -> Turn | None:
    """The term that a line of ``day`` means which names none: the open one whose due day is nearest.

    Of those that had begun by then, else the first that no event starts; ``closed`` holds the occurrences that are
    done. None where every term starts later.
    """
    able = _begun(turns, day)
    still = [turn for turn in able if turn.occurrence not in closed]
    return min(still or able, key=lambda turn: _distance(turn, day), default=None)


def _begun(turns: Sequence[Turn], day: date) -> list[Turn]:
    able = [turn for turn in turns if turn.since is None or day >= turn.since]
    return able or [turn for turn in turns if not turn.by_event][:1]


def _distance(turn: Turn, day: date) -> tuple[int, date]:
    """How far a day lies from a term's due day; a term without one is the farthest."""
    due = turn.due or date.max
    return abs((due - day).days), due


def _summary(obligation: Obligation, lines: Iterable[Line]) -> Facts:
    return _summed(_of_this_turn(obligation, in_order(lines)))


def _summed(lines: Sequence[Line]) -> Facts:
    """The last word of each kind, of lines in the order in which they count."""
    if not lines:
        return NOTHING
    status: Status | None = None
    on = done_on = due = called_on = None
    evidence = cause = document = note = None
    for line in lines:
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
        on = update.on if update.status == (status or "extended") else on
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
    )


def order(on: date, status: Status) -> tuple[date, int]:
    """Where a line of that day and status stands among those of one obligation: the last has the last word."""
    return on, _RANKS.index(status)


def in_order(lines: Iterable[Line]) -> list[Line]:
    """Lines in the order in which they count: the last has the last word."""
    return sorted(lines, key=_when)


def _when(line: Line) -> tuple[date, int, date, str]:
    """The order in which lines count, whatever their order in the file: by day, then by what they say."""
    update = line.update
    due = date.min if update.due is UNSET else update.due
    return *order(update.on, update.status), due, update.id


def _together(owed: list[Facts]) -> Facts:
    """What several leads recorded, as those who coordinate with them see it: done when the last one is."""
    if not owed:
        return NOTHING
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
