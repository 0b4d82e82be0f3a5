"""What was recorded: the logs of all units of a plan, ready to be matched with its obligations."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import UNSET, Struct

from cchc.obligations.obligation import Obligation
from cchc.plans.model import Status, Update
from cchc.store import LoadedPlan


class Facts(Struct, frozen=True, kw_only=True):
    """What the logs say of one obligation up to a day: the last word of each kind."""

    status: Status | None = None
    done_on: date | None = None
    due: date | None = None
    called_on: date | None = None
    evidence: str | None = None
    cause: str | None = None


NOTHING = Facts()


class Records:
    """The updates of a plan's logs by task and unit; later dates correct earlier ones, whatever the line order."""

    def __init__(self, loaded: LoadedPlan | None) -> None:
        self.count = 0
        self._by_task: dict[str, list[tuple[str | None, Update]]] = {}
        if loaded is None:
            return
        for log in loaded.logs:
            if log.value is None:
                continue
            unit = loaded.register.find(log.value.unit, loaded.date) if loaded.register else None
            unit_id = getattr(unit, "id", None)
            for update in log.value.updates:
                self.count += 1
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
        fitting = [(unit, update) for unit, update in lines if update.on <= until and _fits(update, obligation)]
        if task is not None:
            return _summary(update for _, update in fitting)
        if obligation.role == "coordinating":
            owed = [_summary(u for unit, u in fitting if unit in leads) for leads in obligation.leads]
            return _together(owed)
        owners = {obligation.owner.unit_id, *obligation.owner.shared_with}
        return _summary(update for unit, update in fitting if unit in owners)


def _fits(update: Update, obligation: Obligation) -> bool:
    item_fits = update.item is UNSET or obligation.item is None or update.item == obligation.item
    occurrence = obligation.term.occurrence
    return item_fits and (update.occurrence is UNSET or update.occurrence == occurrence or occurrence is None)


def _summary(updates: Iterable[Update]) -> Facts:
    status: Status | None = None
    done_on = due = called_on = None
    evidence = cause = None
    for update in sorted(updates, key=lambda update: (update.on, update.status == "done", update.id)):
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
    if status is None and due is not None:
        status = "extended"
    return Facts(status=status, done_on=done_on, due=due, called_on=called_on, evidence=evidence, cause=cause)


def _together(owed: list[Facts]) -> Facts:
    """What several leads recorded, as those who coordinate with them see it: done when the last one is."""
    if len(owed) == 1:
        return owed[0]
    done = [facts.done_on for facts in owed if facts.status == "done" and facts.done_on]
    if owed and len(done) == len(owed):
        return Facts(status="done", done_on=max(done))
    return Facts(status="started") if any(facts.status for facts in owed) else NOTHING
