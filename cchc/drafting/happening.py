"""Events: what started a term ("05 ngày làm việc kể từ khi …") or set a date that the plan left open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import UNSET, Struct, convert
from msgspec.structs import replace

from cchc.drafting.choosing import Refused
from cchc.drafting.days import not_in_the_future
from cchc.drafting.journals import NewLine
from cchc.drafting.meaning import Meant, together
from cchc.obligations.deriving import derive
from cchc.obligations.obligation import Obligation
from cchc.plans.journal import Event, Events, document_key
from cchc.store import Loaded, LoadedPlan, WorkspaceError

_STARTED = ("event", "external")


class Happened(Struct, frozen=True, kw_only=True):
    """An event as told: its document, its day, the date that it sets (if it states one), a note.

    ``today`` is the last day that can be recorded.
    """

    document: str
    on: date
    today: date
    due: date | None = None
    note: str | None = None
    again: bool = False


def event_line(meants: Sequence[Meant], told: Happened) -> NewLine:
    """The line of events.yaml for the tasks that an event concerns, all of one plan.

    Raises WorkspaceError for a day in the future, a task that waits for nothing, a date that is missing, an event
    that was recorded already (unless ``again``).
    """
    not_in_the_future(told.on, told.today)
    if not told.document:
        raise WorkspaceError("Sự kiện phải nêu văn bản (--event).", 'Viết như --event "Quyết định số 12/QĐ-UBND".')
    if told.due is not None and told.due < told.on:
        raise WorkspaceError(
            f"Hạn {told.due:%d/%m/%Y} trước ngày của văn bản {told.on:%d/%m/%Y}.", "Kiểm tra --due và --on."
        )
    plans = {meant.plan.id: meant.plan for meant in meants}
    if len(plans) != 1:
        raise WorkspaceError(
            f"Các nhiệm vụ thuộc nhiều kế hoạch: {', '.join(plans)}.", "Ghi riêng cho từng kế hoạch."
        )
    (plan,) = plans.values()
    owed = derive(plan)
    refusals = [refused for meant in meants if (refused := _refused(plan, owed, meant.task, told)) is not None]
    if refusals:
        raise together(refusals)
    events = plan.events_file.value.events if plan.events_file.value else []
    tasks = list(dict.fromkeys(meant.task for meant in meants))
    event = Event(id="", on=told.on, document=told.document, tasks=tasks, due=told.due or UNSET)
    keys = {
        "id": _event_id(event, events),
        "on": told.on.isoformat(),
        "document": told.document,
        "tasks": tasks,
        "due": told.due.isoformat() if told.due else None,
        "note": told.note,
    }
    entry = {key: value for key, value in keys.items() if value is not None}
    return NewLine(path=plan.events_file.path, key="events", entry=entry)


def started_by(plan: LoadedPlan, line: NewLine, today: date) -> list[Obligation]:
    """The obligations whose terms the new event starts, with their dates."""
    event = convert(line.entry, Event)
    held = plan.events_file.value.events if plan.events_file.value else []
    after = replace(plan, events_file=Loaded(line.path, Events(events=[*held, event]), []))
    return [o for o in derive(after, until=today) if o.term.occurrence == event.id and o.role != "coordinating"]


def _refused(plan: LoadedPlan, owed: Iterable[Obligation], task: str, told: Happened) -> WorkspaceError | None:
    """What stands in the way of an event for one task."""
    mine = [o for o in owed if o.task == task]
    waiting = [o for o in mine if o.term.kind in _STARTED]
    if not waiting:
        phrases = "; ".join(dict.fromkeys(o.term.phrase for o in mine if o.term.phrase)) or "không ghi thời hạn"
        return Refused(
            f"Thời hạn của {task} không chờ sự kiện hay văn bản nào: “{phrases}”.",
            "Việc “nếu có”, “khi phát sinh”: ghi --status called. Gia hạn: ghi --status extended.",
        )
    if told.due is None and all(o.term.kind == "external" or o.term.days is None for o in waiting):
        return Refused(
            f"Thời hạn của {task} do văn bản ấn định: “{waiting[0].term.phrase}”.",
            "Thêm --due NGÀY theo văn bản đó.",
        )
    events = plan.events_file.value.events if plan.events_file.value else []
    known = [e for e in events if task in e.tasks and e.what == (told.on, document_key(told.document))]
    if known and not told.again:
        return Refused(
            f"{task} đã ghi sự kiện này ({plan.events_file.path}, mã {known[0].id}).",
            "Nếu là một lần khác, thêm --again.",
        )
    return None


def _event_id(event: Event, events: Sequence[Event]) -> str:
    """An id that the document and its day give, so that two branches that record one event give it one id.

    An event that starts a task's term again takes a number.
    """
    day, document = event.what
    name = f"{document[:40].strip('-') or 'su-kien'}-{day}"
    for n in range(1, len(events) + 2):
        made = f"{name}-{n}" if n > 1 else name
        if not any(set(event.tasks) & set(one.tasks) for one in events if one.id == made):
            break
    return made
