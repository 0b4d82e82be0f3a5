"""What was recorded: the logs of all units of a plan, ready to be matched with its obligations."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import UNSET, Struct

from cchc.obligations.obligation import Obligation, Turn
from cchc.plans.journal import Status, Update
from cchc.store import LoadedPlan


class Facts(Struct, frozen=True, kw_only=True):
    """What the logs say of one obligation up to a day: the last word of each kind."""

    status: Status | None = None
    done_on: date | None = None
    due: date | None = None
    called_on: date | None = None
    evidence: str | None = None
    cause: str | None = None
    document: str | None = None


NOTHING = Facts()


class Records:
    """The updates of a plan's logs by task and unit; later dates correct earlier ones, whatever the line order."""

    def __init__(self, loaded: LoadedPlan) -> None:
        self._by_task: dict[str, list[tuple[str | None, Update]]] = {}
        for log in loaded.logs:
            if log.value is None:
                continue
            unit = loaded.register.find(log.value.unit, loaded.date) if loaded.register else None
            unit_id = getattr(unit, "id", None)
            seen: set[str] = set()
            for update in log.value.updates:
                if update.id in seen:  # a merge of two branches may hold a line twice
                    continue
                seen.add(update.id)
                self._by_task.setdefault(update.task, []).append((unit_id, update))

    def facts(self, obligation: Obligation, until: date, *, task: str | None = None) -> Facts:
        """What was recorded of the obligation up to and including ``until``.

        Joint leads share a record; a coordinating unit sees what its leads recorded: done when all are.
        ``task`` looks under another name: what an authority owes its superior is recorded as
        ``up/<plan>/<task>`` by whichever unit did the paperwork.
        """
        lines = self._by_task.get(task or obligation.task)
        if not lines:
            return NOTHING
        fitting = [
            (unit, update) for unit, update in lines if update.on <= until and _same_item(update, obligation)
        ]
        if task is not None:
            return _summary(obligation, (update for _, update in fitting))
        if obligation.role == "coordinating":
            owed = [_summary(obligation, (u for unit, u in fitting if unit in leads)) for leads in obligation.leads]
            return _together(owed)
        owners = {obligation.owner.unit_id, *obligation.owner.shared_with}
        return _summary(obligation, (update for unit, update in fitting if unit in owners))


def _same_item(update: Update, obligation: Obligation) -> bool:
    return update.item is UNSET or obligation.item is None or update.item == obligation.item


def _of_this_turn(obligation: Obligation, updates: list[Update]) -> list[Update]:
    """The lines that speak of this term of the item.

    A line that names its occurrence speaks of that one. A line without one speaks of the open term whose due day is
    nearest to its own, among those that had begun by then (or of the first, done early); "called" and "dropped"
    speak of all that are open. A term that an event started takes nothing from before the event.
    """
    mine = obligation.term.occurrence
    if not obligation.turns:
        return [u for u in updates if u.occurrence is UNSET or mine is None or u.occurrence == mine]
    closed: set[str | None] = set()
    found: list[Update] = []
    for update in updates:
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
            found.append(update)
        if update.status in ("done", "dropped"):
            closed.update(spoken)
    return found


def _distance(turn: Turn, day: date) -> tuple[int, date]:
    """How far a day lies from a term's due day; a term without one is the farthest."""
    due = turn.due or date.max
    return abs((due - day).days), due


def _summary(obligation: Obligation, updates: Iterable[Update]) -> Facts:
    status: Status | None = None
    done_on = due = called_on = None
    evidence = cause = document = None
    ordered = sorted(updates, key=lambda update: (update.on, update.status == "done", update.id))
    for update in _of_this_turn(obligation, ordered):
        if update.status == "extended":
            due = due if update.due is UNSET else update.due
        elif update.status == "called":
            called_on = update.on
            due = due if update.due is UNSET else update.due
            status = status or "called"
        else:
            status = update.status
            done_on = update.on if status == "done" else None
        evidence = evidence if update.evidence is UNSET else update.evidence
        cause = cause if update.cause is UNSET else update.cause
        document = document if update.document is UNSET else update.document
    if status is None and due is not None:
        status = "extended"
    return Facts(
        status=status,
        done_on=done_on,
        due=due,
        called_on=called_on,
        evidence=evidence,
        cause=cause,
        document=document,
    )


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
