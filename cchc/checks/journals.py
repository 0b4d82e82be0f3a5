"""E1: logs and events name what exists and say all that their status needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from msgspec import UNSET

from cchc.checks.closed import closable, lines_of, plainly_closed, records_of
from cchc.checks.named import ids_of_rows
from cchc.checks.naming import unknown_name, unknown_task
from cchc.findings import Finding, finding
from cchc.obligations.items import items
from cchc.obligations.obligation import Obligation
from cchc.obligations.recording import Line, Records
from cchc.plans.journal import Event, Update
from cchc.plans.measures import indicator_in
from cchc.plans.organisation import Group
from cchc.plans.register import Register
from cchc.plans.rows import Row, in_force
from cchc.plans.words import STATUSES
from cchc.store import Loaded, LoadedPlan, Store
from cchc.store.once import kept
from cchc.text import did_you_mean, fold

K = TypeVar("K")
_OWN_ID = "Mỗi dòng một mã riêng, để hai nhánh ghi cùng lúc vẫn ghép lại được."


def logs(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Logs and events name units, tasks and lines that exist."""
    if loaded.register is None:
        return
    known = recordable(loaded)
    rows = {row.id: row for row in reversed(loaded.rows.rows)}
    lines = {update.id: update for log in loaded.logs if log.value for update in log.value.updates}
    for log in loaded.logs:
        if log.value is None:
            continue
        yield from _log_unit(loaded.register, log, log.value.unit, loaded.date)
        yield from _told_twice(log, log.value.updates)
        mine = lines | {update.id: update for update in log.value.updates}
        for index, update in enumerate(log.value.updates):
            yield from _complete(log, update, index, rows)
            measured = indicator_in(update.task) is not None
            named = update.task in known or measured or not loaded.tasks_known
            if not named and not _is_upward(update.task, store):
                yield unknown_task(log.place(("updates", index, "task")), update.task, known, loaded.id)
            yield from _stands_for(log, update, index, loaded.register, mine)
    yield from _events(loaded, known)


def _events(loaded: LoadedPlan, known: frozenset[str]) -> Iterator[Finding]:
    """Events name tasks that exist; the lines of one event agree on its document and its days."""
    file = loaded.events_file
    events = file.value.events if file.value else []
    for index, event in enumerate(events):
        for position, task in enumerate(event.tasks):
            if task not in known and loaded.tasks_known:
                place = file.place(("events", index, "tasks", position))
                yield unknown_task(place, task, known, loaded.id)
    yield from _events_apart(file, events)


def _events_apart(file: Loaded[Any], events: Sequence[Event]) -> Iterator[Finding]:
    """Lines of events.yaml that use one id for two events, or tell one event of a task in two ways.

    Of the lines before that tell the same as each other only the first is looked at: a log may be long.
    """
    by_id: dict[str, dict[tuple[date, str], int]] = {}
    by_task: dict[tuple[str, str], dict[object, int]] = {}
    for index, event in enumerate(events):
        what, days = event.what, (event.on, event.due)
        shared = dict.fromkeys(_others(by_id.setdefault(event.id, {}), what, index), "")
        for task in sorted(set(event.tasks)):
            for before in _others(by_task.setdefault((task, what[1]), {}), days, index):
                shared.setdefault(before, task)
        for before, task in sorted(shared.items()):
            yield _apart(file, event, index, events[before], before, task)


def _others(met: dict[K, int], key: K, index: int) -> list[int]:
    """The first lines that tell the same each otherwise than by ``key``, which line ``index`` does."""
    met.setdefault(key, index)
    return [line for other, line in met.items() if other != key] if len(met) > 1 else []


def _apart(file: Loaded[Any], event: Event, index: int, earlier: Event, before: int, task: str) -> Finding:
    """What is said of two lines that speak of one ``task``, or of one id (no task), in two ways."""
    place, line = file.place(("events", index, "id")), file.place(("events", before)).line
    if not task:
        return finding(
            place,
            "E107",
            f"Mã sự kiện “{event.id}” đã dùng cho {earlier.document} ngày {earlier.on:%d/%m/%Y} (dòng {line}).",
            hint="Hai sự kiện khác nhau thì hai mã; cùng một sự kiện thì cùng văn bản và ngày.",
            excerpt=event.id,
        )
    return finding(
        place,
        "W003",
        f"{task}: {event.document} ghi {_told(event)}, mà {file.path}:{line} ghi {_told(earlier)}.",
        hint="Nếu là một sự kiện thì xóa dòng sai.",
        excerpt=event.id,
        where=task,
    )


def _told(event: Event) -> str:
    due = "" if event.due is UNSET else f", hạn {event.due:%d/%m/%Y}"
    return f"{event.on:%d/%m/%Y}{due}"


def _told_twice(log: Loaded[Any], updates: Sequence[Update]) -> Iterator[Finding]:
    """A line whose id stood before: the same line again (harmless), or two lines under one id."""
    told: dict[str, Update] = {}
    for index, line in enumerate(updates):
        first = told.setdefault(line.id, line)
        if first is line:
            continue
        place = log.place(("updates", index, "id"))
        if first == line:
            hint = "Xóa một trong hai dòng; số liệu chỉ tính một lần."
            yield finding(place, "W002", f"Dòng “{line.id}” đứng hai lần.", hint=hint, excerpt=line.id)
        else:
            yield finding(place, "E107", f"Mã cập nhật “{line.id}” bị lặp.", hint=_OWN_ID, excerpt=line.id)


def idle_lines(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Lines of a log that close nothing: the unit has no such job, or the task no such term."""
    plain = plainly_closed(loaded)
    doubtful = [line for line in lines_of(loaded) if line.update.task not in plain]
    if not doubtful:
        return
    owed: dict[str, list[Obligation]] = {}
    for obligation in closable(loaded, store):
        owed.setdefault(obligation.task, []).append(obligation)
    logs = {log.path: log for log in loaded.logs}
    records = records_of(loaded)
    known = recordable(loaded)
    units = {unit.id for unit in loaded.register.units} if loaded.register else set()
    owners: dict[str, set[tuple[str, str | None]]] = {}
    for line in lines_of(loaded) if any(line.update.corrected for line in doubtful) else ():
        owners.setdefault(line.update.id, set()).add((line.path, line.owner))
    for line in doubtful:
        update = line.update
        mine = [o for o in owed.get(update.task, ()) if line.owner in (o.owner.unit_id, *o.owner.shared_with)]
        if not mine and line.owner in units and (update.task in known or update.task in owed):
            names = "; ".join(list(dict.fromkeys(o.owner.unit for o in owed.get(update.task, ())))[:3])
            yield finding(
                logs[line.path].place(("updates", line.index, "task")),
                "W004",
                f"Dòng này không tính cho việc nào: đơn vị không phải làm {update.task}.",
                hint=f"Đơn vị phải làm: {names}." if names else "Dòng tiêu đề: ghi vào dòng con.",
                excerpt=update.task,
            )
        elif mine and isinstance(update.occurrence, str) and not _has_term(mine, update.occurrence, update.on.year):
            yield finding(
                logs[line.path].place(("updates", line.index, "occurrence")),
                "W004",
                f"Dòng này không tính cho việc nào: {update.task} không có kỳ “{update.occurrence}”.",
                hint=f"Các kỳ: {', '.join(str(turn.occurrence) for turn in mine[0].turns)}.",
                excerpt=update.occurrence,
            )
        elif stranger := _corrected_stranger(line, mine, owners):
            yield finding(
                logs[line.path].place(("updates", line.index, "corrects")),
                "W004",
                f"Dòng này thay dòng “{stranger}” của đơn vị khác, không cùng chủ trì việc này.",
                hint="Bỏ “corrects”, hoặc ghi lại trong nhật ký của đơn vị đó.",
                excerpt=stranger,
            )
        elif line in records.of_task(update.task) and not _counts(line, mine, records):
            yield finding(
                logs[line.path].place(("updates", line.index, "on")),
                "W004",
                f"Dòng này không tính cho việc nào: ngày {update.on:%d/%m/%Y} trước mọi sự kiện của việc này.",
                hint="Sửa ngày của dòng này hoặc của sự kiện trong events.yaml.",
                excerpt=update.on.isoformat(),
            )


def _corrected_stranger(
    line: Line, mine: Sequence[Obligation], owners: Mapping[str, set[tuple[str, str | None]]]
) -> str | None:
    """The id of another unit's line that a line stands in for, though they share no product; else None.

    ``owners`` tells of each id in which log it stands and whose job it speaks of, maybe by whoever came after.
    """
    shared = any(o.owner.shared_with or o.recorded_as for o in mine)
    if shared or line.update.behalf_of is not UNSET:
        return None
    for former in line.update.corrected:
        known = owners.get(former, set())
        if known and all(path != line.path and owner != line.owner for path, owner in known):
            return former
    return None


def _counts(line: Line, mine: Sequence[Obligation], records: Records) -> bool:
    """Whether a line speaks of a term; of tasks without terms of their own any line does."""
    with_terms = any(o.turns for o in mine)
    return not with_terms or any(line in records.lines(o, date.max, task=o.recorded_as) for o in mine)


def _has_term(mine: Sequence[Obligation], name: str, year: int) -> bool:
    each = {id(o.turns): o.turns for o in mine}.values()  # the turns of an item are one and the same
    return any(not turns or any(turn.is_called(name, year) for turn in turns) for turns in each)


def contradictions(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Two lines that say of one thing what cannot both be: done on two days, done and dropped, done then begun."""
    records = records_of(loaded)
    logs = {log.path: log for log in loaded.logs}
    told: set[tuple[str, str]] = set()
    for obligation in closable(loaded, store):
        if len(records.of_task(obligation.task)) < 2:
            continue
        lines = records.lines(obligation, date.max, task=obligation.recorded_as)
        for first, second in _opposed(lines):
            pair = (first.update.id, second.update.id)
            if pair in told:
                continue
            told.add(pair)
            other = logs[first.path].place(("updates", first.index))
            yield finding(
                logs[second.path].place(("updates", second.index, "status")),
                "W003",
                f"{obligation.task}: {_said(second)}, mà {other.path}:{other.line} {_said(first)}.",
                hint=f"Thêm “corrects: …” vào dòng đúng, ghi mã của dòng sai ({pair[0]} hoặc {pair[1]}).",
                excerpt=second.update.status,
                where=obligation.task,
            )


def _opposed(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Pairs of lines, in the order that counts, of which one must be wrong."""
    closed: Line | None = None
    moved: Line | None = None
    for line in lines:
        status = line.update.status
        if status == "extended":
            moves = line.update.due is not UNSET
            if moved is not None and moves and _another_date(moved.update, line.update):
                yield moved, line
            moved = line if moves else moved
        elif status in ("done", "dropped"):
            if closed is not None and (closed.update.status, closed.update.on) != (status, line.update.on):
                yield closed, line
            closed = line
        elif closed is not None and status != "called":
            yield closed, line


def _another_date(first: Update, second: Update) -> bool:
    return first.on == second.on and first.due != second.due


def _said(line: Line) -> str:
    return f"ghi “{STATUSES[line.update.status]}” ngày {line.update.on:%d/%m/%Y}"


def _stands_for(
    log: Loaded[Any], update: Update, index: int, register: Register, lines: Mapping[str, Update]
) -> Iterator[Finding]:
    """The unit and the line in whose place a line stands: else it would silently count for nobody."""
    former = update.behalf_of
    if former is not UNSET and former != register.folder and register.unit(former) is None:
        yield finding(
            log.place(("updates", index, "behalf_of")),
            "E101",
            f"Không có đơn vị mang mã “{former}” trong danh bạ của “{register.folder}”.",
            hint=_unit_id_meant(register, former),
            excerpt=former,
        )
    for former_id in update.corrected:
        place = log.place(("updates", index, "corrects"))
        if former_id not in lines or former_id == update.id:
            message = f"“corrects” cần mã của một dòng khác trong nhật ký; không có dòng “{former_id}”."
            hint = did_you_mean(former_id, lines, "Ghi đúng mã (id) của dòng được thay.")
            yield finding(place, "E102", message, hint=hint, excerpt=former_id)
        elif lines[former_id].task != update.task:
            message = f"“corrects”: dòng “{former_id}” là của {lines[former_id].task}, không phải {update.task}."
            hint = "Một dòng chỉ thay được dòng của cùng nhiệm vụ."
            yield finding(place, "E102", message, hint=hint, excerpt=former_id)
        elif update.id in _all_corrected(former_id, lines):
            message = (
                f"Dòng “{update.id}” và dòng “{former_id}” thay nhau thành vòng, nên không dòng nào được tính."
            )
            yield finding(place, "E109", message, hint="Bỏ “corrects” ở một trong các dòng đó.", excerpt=former_id)


def _all_corrected(line_id: str, lines: Mapping[str, Update]) -> set[str]:
    """The ids that a line stands in for, directly or over others."""
    found: set[str] = set()
    waiting = [line_id]
    while waiting:
        line = lines.get(waiting.pop())
        new = set(line.corrected) - found if line is not None else set()
        found |= new
        waiting += new
    return found


def _unit_id_meant(register: Register, name: str) -> str:
    """The id of the unit that was named instead of it, or the nearest."""
    named = [unit.id for unit in register.units if fold(name) in map(fold, (unit.name, *unit.aliases))]
    if len(named) == 1:
        return f"Ghi mã, không ghi tên: {named[0]}."
    return did_you_mean(name, [unit.id for unit in register.units], f"Xem mã: cchc units {register.folder}")


def _log_unit(register: Register, log: Loaded[Any], unit: str, day: date) -> Iterator[Finding]:
    """A log is one unit's: a group has none."""
    if any(isinstance(entry, Group) for entry in register.candidates(unit, day)):
        yield finding(
            log.place(("unit",)),
            "E101",
            f"“{unit}” là một nhóm; nhật ký phải là của một đơn vị.",
            hint="Tách thành một tệp cho mỗi đơn vị.",
            excerpt=unit,
        )
    else:
        yield from unknown_name(register, unit, day, log, ("unit",), "")


def _is_upward(task: str, store: Store) -> bool:
    """Whether ``up/<authority>/<year>/<task>`` names something that a plan of the workspace asks."""
    parts = task.split("/", 3)
    if len(parts) < 4 or parts[0] != "up" or not store.has_plan(f"{parts[1]}/{parts[2]}"):
        return False
    above = store.plan(f"{parts[1]}/{parts[2]}")
    return parts[3] in recordable(above) or not above.tasks_known


def recordable(loaded: LoadedPlan) -> frozenset[str]:
    """Everything of a plan that a log can speak of: rows, duties, reports."""
    return kept(loaded, "_recordable", _recordable)


def _recordable(loaded: LoadedPlan) -> frozenset[str]:
    known = ids_of_rows(loaded)
    if loaded.plan:
        known |= {f"duty/{duty.id}" for duty in loaded.plan.duties}
        if loaded.plan.reporting is not UNSET:
            known |= {f"report/{name}" for name in loaded.plan.reporting.windows}
    return known


_NEEDS: dict[str, tuple[tuple[str, str], ...]] = {
    "dropped": (("document", "văn bản cho thôi thực hiện"),),
    "extended": (("due", "ngày hạn mới"), ("document", "văn bản gia hạn")),
    "blocked": (("cause", "nguyên nhân vướng mắc"),),
}


def _complete(log: Loaded[Any], update: Update, index: int, rows: Mapping[str, Row]) -> Iterator[Finding]:
    """A line of a log says all that its status needs, of an item that there is."""
    for key, words in _NEEDS.get(update.status, ()):
        if getattr(update, key) is UNSET:
            yield finding(
                log.place(("updates", index, "status")),
                "E006",
                f"Trạng thái “{update.status}” cần “{key}” ({words}).",
                hint=f"Thêm “{key}: …” vào dòng này.",
                excerpt=update.status,
            )
    row = rows.get(update.task) if update.item is not UNSET else None
    count = len(items(in_force(row))) if row is not None else 0
    if row is not None and update.item is not UNSET and update.item > count:
        yield finding(
            log.place(("updates", index, "item")),
            "E102",
            f"Nhiệm vụ {update.task} chỉ có {count} sản phẩm, không có sản phẩm thứ {update.item}.",
            hint=f"Từ 1 đến {count}.",
            excerpt=str(update.item),
        )
