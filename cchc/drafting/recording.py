"""What a person reports as done, started, blocked … becomes lines of the units' logs, or a reason why it cannot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from msgspec import Struct, convert

from cchc.drafting.choosing import Refused, Whose, Wish, chosen
from cchc.drafting.days import in_its_year, not_in_the_future
from cchc.drafting.journals import NewLine
from cchc.drafting.logs import corrected, log_line, new_id
from cchc.drafting.meaning import Meant, together
from cchc.drafting.owing import carried_on, everybody, former_owner, jobs_of, units_ended, units_recording
from cchc.drafting.replacing import replaced, with_the_unsaid
from cchc.obligations.assessing import Assessed, assess
from cchc.obligations.recording import Line, Records
from cchc.obligations.scope import Scope, gather_as_assigned
from cchc.plans.journal import Update
from cchc.plans.organisation import Unit
from cchc.store import LoadedPlan, WorkspaceError


class Entry(Struct, frozen=True, kw_only=True):
    """A new line of a log: whose log it is, the line, what it speaks of as it stood before.

    ``beside`` are terms of the same item that were due earlier and are still open.
    """

    plan: LoadedPlan
    unit: Unit
    line: NewLine
    about: tuple[Assessed, ...]
    text: str
    beside: tuple[Assessed, ...] = ()


class Recorder:
    """Checks wishes against what is owed and recorded, and keeps the lines accepted so far in mind.

    ``today`` is the last day that can be recorded. ``passed_over`` are the units that had ended where everyone was
    meant.
    """

    def __init__(self, today: date, due_soon_days: int) -> None:
        self.entries: list[Entry] = []
        self.passed_over: list[Unit] = []
        self.today = today
        self._soon = due_soon_days
        self._owed: dict[str, dict[str, list[Assessed]]] = {}
        self._records: dict[str, Records] = {}

    def add(self, meant: Meant, whose: Whose, wish: Wish) -> None:
        """Take the lines for one task and some units; where nobody was named, for the one unit that owes it.

        Raises WorkspaceError that tells everything in the way; then none of these lines is taken.
        """
        not_in_the_future(wish.on, self.today)
        in_its_year(wish.on, meant.plan)
        _complete(wish)
        owed = self._owed_in(meant.scope).get(meant.task, [])
        standing = [self._assess(meant.plan, a) for a in owed]
        units = units_recording(meant, whose, standing, wish.on)
        former = former_owner(meant, whose, units)
        refusals: list[WorkspaceError] = []
        taken: list[Entry] = []
        for unit in units:
            if any(_joint(entry, unit) for entry in taken):
                continue
            try:
                writer, ended = unit, former
                if not whose.names:
                    writer, ended = carried_on(meant, unit, former, standing, wish.on)
                owner, mine = jobs_of(meant, writer, ended, standing, wish.on)
                taken += self._entries(meant, writer, owner, mine, wish)
            except WorkspaceError as refused:
                refusals.append(refused)
        if refusals:
            raise together(refusals)
        for entry in taken:
            self._keep(entry)
        self.passed_over += units_ended(meant, whose, standing, wish.on)

    def standing(self, scope: Scope, task: str, obligation_id: str) -> Assessed | None:
        """The obligation with this id as it stands with the lines taken so far; None where there is none."""
        owed = self._owed_in(scope).get(task, ())
        found = next((a for a in owed if a.obligation.id == obligation_id), None)
        return None if found is None else self._assess(scope.plans[0], found)

    def after(self, entry: Entry) -> list[Assessed]:
        """What an entry speaks of, as it stands once all lines taken are written."""
        return [self._assess(entry.plan, a) for a in entry.about]

    def _owed_in(self, scope: Scope) -> dict[str, list[Assessed]]:
        """What every unit owes, by task, as the logs had it at first."""
        plan = scope.plans[0]
        if plan.id not in self._owed:
            by_task: dict[str, list[Assessed]] = {}
            for assessed in gather_as_assigned(scope, everybody(plan), self.today, self._soon):
                by_task.setdefault(assessed.obligation.task, []).append(assessed)
            self._owed[plan.id] = by_task
        return self._owed[plan.id]

    def _assess(self, plan: LoadedPlan, before: Assessed) -> Assessed:
        """An obligation as it stands with the lines taken so far."""
        o = before.obligation
        facts = self._recorded(plan).facts(o, self.today, task=o.recorded_as)
        return assess(o, self.today, facts, due_soon_days=self._soon)

    def _without(self, plan: LoadedPlan, assessed: Assessed, former: Sequence[Line]) -> Assessed:
        """An obligation as it stands without some lines."""
        if not former:
            return assessed
        o, gone = assessed.obligation, {line.update.id for line in former}
        facts = self._recorded(plan).facts(o, self.today, task=o.recorded_as, without=gone)
        return assess(o, self.today, facts, due_soon_days=self._soon)

    def _recorded(self, plan: LoadedPlan) -> Records:
        """The records of the plan with the lines taken so far."""
        if plan.id not in self._records:
            self._records[plan.id] = Records(plan)
        return self._records[plan.id]

    def _keep(self, entry: Entry) -> None:
        self.entries.append(entry)
        update = convert(entry.line.entry, Update)
        self._recorded(entry.plan).add(Line(update, entry.unit.id, entry.line.path, -1))

    def _entries(self, meant: Meant, unit: Unit, owner: Unit, mine: list[Assessed], wish: Wish) -> Iterator[Entry]:
        several = len({a.obligation.item for a in mine}) > 1
        for about in chosen(mine, meant, wish):
            records = self._recorded(meant.plan)
            former = replaced(records, about, mine, unit, wish)
            told = with_the_unsaid(wish, former)
            for a in about:
                _possible(self._without(meant.plan, a, former), meant, told)
            first, alone = about[0].obligation, len({a.obligation.item for a in about}) == 1
            keys: dict[str, Any] = {
                "id": new_id(records.ids),
                "on": told.on.isoformat(),
                "task": meant.task,
                "item": first.item if several and alone else None,
                "occurrence": first.term.occurrence if len(about) == 1 and first.turns else None,
                "status": told.status,
                "due": told.due.isoformat() if told.due else None,
                **{key: getattr(told, key) for key in ("evidence", "document", "cause", "note")},
                "behalf_of": owner.id if owner.id != unit.id else None,
                "corrects": corrected(former),
            }
            yield Entry(
                plan=meant.plan,
                unit=unit,
                line=log_line(meant.plan, unit, keys),
                about=tuple(about),
                text=meant.text,
                beside=tuple(a for a in mine if a not in about and _earlier(a, about[0])),
            )


def _earlier(assessed: Assessed, chosen_one: Assessed) -> bool:
    """Whether it is an open term of the same item, due before the one chosen."""
    if assessed.closed or assessed.due is None or chosen_one.due is None:
        return False
    return assessed.obligation.item == chosen_one.obligation.item and assessed.due < chosen_one.due


def _joint(entry: Entry, unit: Unit) -> bool:
    """Whether a line taken already closes the task for this unit too: joint leads share one product."""
    return any(unit.id in a.obligation.owner.shared_with for a in entry.about)


def _complete(wish: Wish) -> None:
    """Raise WorkspaceError where the wish lacks what its status needs."""
    if wish.status == "dropped" and not wish.document:
        raise WorkspaceError(
            "Thôi thực hiện thì phải nêu văn bản cho phép.", 'Thêm --document "Công văn số … ngày …".'
        )
    if wish.status == "extended" and not (wish.document and wish.due):
        raise WorkspaceError(
            "Gia hạn thì phải nêu hạn mới và văn bản cho phép.",
            'Thêm --due 2025-05-30 --document "Công văn số … ngày …".',
        )
    if wish.status == "blocked" and not wish.cause:
        raise WorkspaceError("Vướng mắc thì phải nêu nguyên nhân.", 'Thêm --cause "…".')
    if wish.due is not None and wish.status not in ("extended", "called"):
        raise WorkspaceError("--due chỉ dùng khi gia hạn (extended) hoặc phát sinh (called).", "Bỏ --due.")
    if wish.due is not None and wish.status == "called" and wish.due < wish.on:
        raise WorkspaceError(
            f"Hạn {wish.due:%d/%m/%Y} trước ngày phát sinh {wish.on:%d/%m/%Y}.", "Kiểm tra --due và --on."
        )


def _possible(assessed: Assessed, meant: Meant, wish: Wish) -> None:
    """Raise Refused where the obligation cannot take such a line."""
    if wish.status == "called" and assessed.obligation.term.waiting_for not in ("condition", "unscheduled"):
        raise Refused(
            f"{meant.task} không phải việc “nếu có”, “khi phát sinh”: không cần ghi phát sinh.",
            "Ghi --status started hoặc done.",
        )
    if wish.status == "extended" and assessed.obligation.term.kind == "ongoing":
        raise Refused(
            f"{meant.task} là việc thường xuyên, không có hạn để gia hạn.", "Ghi --status started hoặc done."
        )
    if wish.status == "extended" and wish.due and assessed.due and wish.due <= assessed.due:
        raise Refused(
            f"Hạn mới {wish.due:%d/%m/%Y} của {meant.task} không sau hạn đang có {assessed.due:%d/%m/%Y}.",
            "Kiểm tra lại --due, hoặc chọn đúng sản phẩm (--item), đúng kỳ (--occurrence).",
        )
