"""E1: logs and events name what exists and say all that their status needs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec import UNSET

from cchc.checks.naming import repeated, unknown_name, unknown_task
from cchc.findings import Finding, finding
from cchc.obligations.items import items
from cchc.plans.journal import Update
from cchc.plans.organisation import Group
from cchc.plans.register import Register
from cchc.plans.rows import in_force
from cchc.store import Loaded, LoadedPlan, Store

_OWN_ID = "Mỗi dòng một mã riêng, để hai nhánh ghi cùng lúc vẫn ghép lại được."


def logs(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Logs and events name units and tasks that exist."""
    if loaded.register is None:
        return
    known = _recordable(loaded)
    for log in loaded.logs:
        if log.value is None:
            continue
        yield from _log_unit(loaded.register, log, log.value.unit, loaded.date)
        yield from repeated(log, ("updates",), [update.id for update in log.value.updates], "Mã cập nhật", _OWN_ID)
        for index, update in enumerate(log.value.updates):
            yield from _complete(log, update, index, loaded)
            if update.task not in known and not _is_upward(update.task, store):
                yield unknown_task(log.place(("updates", index, "task")), update.task, known, loaded.id)
    events = loaded.events_file.value.events if loaded.events_file.value else []
    yield from repeated(loaded.events_file, ("events",), [event.id for event in events], "Mã sự kiện", _OWN_ID)
    for index, event in enumerate(events):
        for position, task in enumerate(event.tasks):
            if task not in known:
                place = loaded.events_file.place(("events", index, "tasks", position))
                yield unknown_task(place, task, known, loaded.id)


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
    if len(parts) < 4 or parts[0] != "up" or f"{parts[1]}/{parts[2]}" not in store.plan_ids:
        return False
    above = store.plan(f"{parts[1]}/{parts[2]}")
    return parts[3] in _recordable(above)


def _recordable(loaded: LoadedPlan) -> set[str]:
    """Everything of a plan that a log can speak of: rows, duties, reports."""
    known = {row.id for row in loaded.rows.rows}
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


def _complete(log: Loaded[Any], update: Update, index: int, loaded: LoadedPlan) -> Iterator[Finding]:
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
    row = next((row for row in loaded.rows.rows if row.id == update.task), None)
    count = len(items(in_force(row))) if row is not None else None
    if count is not None and update.item is not UNSET and update.item > count:
        yield finding(
            log.place(("updates", index, "item")),
            "E102",
            f"Nhiệm vụ {update.task} chỉ có {count} sản phẩm, không có sản phẩm thứ {update.item}.",
            hint=f"Từ 1 đến {count}.",
            excerpt=str(update.item),
        )
