"""The list of obligations as people read it: by month, with weekday and days left, the rest counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from msgspec import UNSET

from cchc.cli.terminal import columns, console, print_lines, visible
from cchc.obligations import Assessed
from cchc.obligations.recording import Records
from cchc.obligations.scope import Asked, Scope
from cchc.obligations.selecting import HORIZON, Filters, Selection

WEEKDAYS = ("Thứ 2", "Thứ 3", "Thứ 4", "Thứ 5", "Thứ 6", "Thứ 7", "C.nhật")
ROLES = {"lead": "chủ trì", "coordinating": "phối hợp", "report": "báo cáo", "duty": "trách nhiệm"}
STATUSES = {
    "none": "chưa ghi nhận",
    "started": "đang làm",
    "submitted": "đã trình",
    "blocked": "vướng mắc",
    "done": "đã xong",
    "dropped": "thôi thực hiện",
    "called": "đã phát sinh",
    "extended": "gia hạn",
}
WAITING = {
    "event": "chờ sự kiện",
    "external": "theo văn bản khác",
    "condition": "khi phát sinh",
    "unit": "chưa rõ đơn vị",
    "confirmation": "cần xác nhận",
    "unscheduled": "đột xuất",
}


def print_agenda(
    selection: Selection, scope: Scope, asked: Sequence[Asked], on: date, filters: Filters
) -> None:
    """Print the title, one block a month, the undated, and the counts of what is not shown."""
    out = console()
    whose = ", ".join(ask.name for ask in asked) or "tất cả đơn vị"
    unrecorded = not any(Records(plan).count for plan in scope.plans)
    blocks: list[Any] = [bold(f"{_capital(whose)} · {_sources(scope)}")]
    blocks += [dim(line) for line in preface(scope, on, unrecorded)]
    for month, group in groupby(_lines(selection.shown), key=lambda line: _month(line[0])):
        grid = columns([6, 7, 15, None])
        for first, units in group:
            grid.add_row(*_row(first, units, on, unrecorded, one_unit=len(asked) == 1))
        blocks += ["", bold(month), grid]
    if not selection.shown:
        blocks += ["", "Không có việc nào trong phạm vi này."]
    blocks += ["", *(dim(line) for line in _ending(selection, filters, bool(asked)))]
    print_lines(out, *blocks)


def bold(text: str) -> Any:
    """A line in bold."""
    from rich.text import Text

    return Text(visible(text), style="bold")


def dim(text: str) -> Any:
    """A quiet line."""
    from rich.text import Text

    return Text(visible(text), style="dim")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sources(scope: Scope) -> str:
    names = [f"kế hoạch {plan.id}" for plan in scope.plans]
    if scope.superior is not None:
        names.append(f"cấp trên giao {scope.superior.id}")
    return ", ".join(names)


def preface(scope: Scope, on: date, unrecorded: bool) -> Iterable[str]:
    """Why the list looks as it does: which plan, which day, nothing recorded, an authority that ended."""
    plan = scope.plans[0]
    yield f"Tính đến {weekday(on)}, {on:%d/%m/%Y}."
    if scope.fallback:
        yield f"Không có kế hoạch năm {on.year}; đây là kế hoạch mới nhất."
    if plan.register is not None and plan.register.authority.to is not UNSET and plan.register.authority.to < on:
        ended = plan.register.authority
        yield f"{ended.name} đã kết thúc hoạt động từ sau ngày {ended.to:%d/%m/%Y}."
    if unrecorded and on.year > plan.year:
        yield (
            f"Chưa ghi nhận việc nào trong kế hoạch này, nên “chưa ghi nhận” không có nghĩa là chưa làm. "
            f"Xem như đang ở trong năm: --as-of {plan.year}-03-01"
        )
    elif unrecorded:
        yield "Chưa ghi nhận việc nào trong kế hoạch này: “chưa ghi nhận” không có nghĩa là chưa làm."


Line = tuple[Assessed, list[Assessed]]


def _lines(shown: Iterable[Assessed]) -> list[Line]:
    """One line for a task's term, with every unit that owes it in the same state."""
    merged: dict[tuple[object, ...], list[Assessed]] = {}
    for a in shown:
        o = a.obligation
        key = (a.due, o.plan, o.task, o.item, o.term.occurrence, o.role, a.status, a.timing, a.waiting_for)
        merged.setdefault(key, []).append(a)
    return [(group[0], group) for group in merged.values()]


def _month(assessed: Assessed) -> str:
    if assessed.due is None or assessed.timing == "waiting":
        return "Không có ngày cụ thể"
    return f"Tháng {assessed.due.month}/{assessed.due.year}"


def weekday(day: date) -> str:
    """The weekday as tables print it."""
    return WEEKDAYS[day.weekday()]


def state_words(assessed: Assessed) -> str:
    """The state of one obligation in a few words."""
    return _state(assessed, unrecorded=False)[0]


def _row(first: Assessed, units: list[Assessed], on: date, unrecorded: bool, *, one_unit: bool) -> list[Any]:
    from rich.text import Text

    day, name = "", ""
    if first.due is not None and first.timing != "waiting":
        before = "<" if first.obligation.term.before else ""
        day, name = f"{before}{first.due:%d/%m}", weekday(first.due)
    state, style = _state(first, unrecorded)
    return [
        Text(day, style=style), Text(name, style="dim"), Text(state, style=style),
        _what(first, units, one_unit=one_unit),
    ]


def _state(assessed: Assessed, unrecorded: bool) -> tuple[str, str]:
    """The state in a few words and its colour; nothing recorded at all is no wall of red."""
    if assessed.status == "done":
        return ("xong, muộn" if assessed.done_late else "đã xong"), "green"
    if assessed.status == "dropped":
        return STATUSES["dropped"], "dim"
    if assessed.waiting_for is not None and assessed.timing == "waiting":
        return WAITING[assessed.waiting_for], "dim"
    if assessed.timing == "ongoing":
        return "thường xuyên", "dim"
    if assessed.timing == "undated":
        return "không thời hạn", "dim"
    left = assessed.days_left or 0
    if assessed.timing == "late":
        return (STATUSES["none"], "yellow") if unrecorded else (f"muộn {-left} ngày", "bold red")
    words = "hôm nay" if left == 0 else f"còn {left} ngày"
    return words, "yellow" if assessed.timing == "due_soon" else ""


def _what(first: Assessed, units: list[Assessed], *, one_unit: bool) -> Any:
    from rich.text import Text

    o = first.obligation
    text = Text(f"{o.task}  ", style="cyan")
    text.append(visible(cut(o.text, 150)), style="")
    if o.heading:
        text.append(f"\n  thuộc: {visible(cut(o.heading[-1], 90))}", style="dim")
    details = _details(first, units, one_unit)
    if details:
        text.append(f"\n  {visible(details)}", style="dim")
    return text


def _details(first: Assessed, units: list[Assessed], one_unit: bool) -> str:
    o, parts = first.obligation, []
    if o.products:
        parts.append("→ " + cut("; ".join(o.products), 90))
    if o.term.label and o.role in ("lead", "coordinating"):
        parts.append(o.term.label)
    if o.role != "lead":
        parts.append(ROLES[o.role])
    if one_unit:
        if o.owner.via:
            parts.append(f"qua “{cut(o.owner.via, 50)}”")
    else:
        parts.append(_who(units))
    if first.next_working_day and first.timing != "waiting":
        parts.append(f"ngày nghỉ, tính đến {weekday(first.next_working_day)} {first.next_working_day:%d/%m}")
    if o.term.time:
        parts.append(f"{o.term.time} ngày {first.due:%d/%m}" if first.due else o.term.time)
    if first.due is None or first.timing == "waiting":
        parts.append(f"“{cut(o.term.phrase, 80)}”" if o.term.phrase else "không ghi thời hạn")
    if o.term.condition:
        parts.append(o.term.condition)
    if first.status not in ("none", "done", "dropped"):
        parts.append(STATUSES[first.status])
    return " · ".join(parts)


def _who(units: list[Assessed]) -> str:
    if len(units) == 1:
        return units[0].obligation.owner.unit
    via = {a.obligation.owner.via for a in units if a.obligation.owner.via}
    named = [a.obligation.owner.unit for a in units if not a.obligation.owner.via]
    groups = ", ".join(sorted(via))
    listed = ", ".join([*named, groups] if groups else named)
    return f"{cut(listed, 80)} ({len(units)} đơn vị)"


def cut(text: str, width: int) -> str:
    """The text on one line, cut to ``width`` characters."""
    plain = " ".join(text.split())
    return plain if len(plain) <= width else f"{plain[: width - 1].rstrip()}…"


def _ending(selection: Selection, filters: Filters, one: bool) -> Iterable[str]:
    count = len(_lines(selection.shown))
    units = "" if one else f" ({len(selection.shown)} lượt đơn vị)"
    yield f"{count} việc{units}."
    rest = (
        (selection.later, f"đến hạn sau {HORIZON} ngày", "--all"),
        (selection.undated, "không có ngày cụ thể (thường xuyên, chờ sự kiện…)", "--all"),
        (selection.coordinating, "phối hợp", "--role coordinating"),
        (selection.closed, "đã xong hoặc thôi thực hiện", "--status done"),
        (selection.unnamed, "giao cho nhóm mà văn bản không nêu tên đơn vị", "--unnamed"),
    )
    for number, what, option in rest:
        if number:
            yield f"Ngoài ra {number} lượt {what}: {option}"
