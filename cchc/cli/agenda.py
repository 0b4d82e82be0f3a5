"""The list of obligations as people read it: by month, with weekday and days left, the rest counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from msgspec import UNSET

from cchc.cli.terminal import Cell, Paragraph, say, say_row, visible
from cchc.obligations import Assessed
from cchc.obligations.recording import Records
from cchc.obligations.scope import Asked, Scope
from cchc.obligations.selecting import HORIZON, Selection

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
SHORT_WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
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


def print_agenda(selection: Selection, scope: Scope, asked: Sequence[Asked], on: date) -> None:
    """Print the title, one block a month, the undated, and the counts of what is not shown."""
    whose = ", ".join(ask.name for ask in asked) or "tất cả đơn vị"
    unrecorded = not any(Records(plan).count for plan in scope.plans)
    say(f"{_capital(whose)} · {_sources(scope)}", "bold")
    for line in preface(scope, on, unrecorded):
        say(line, "dim")
    for month, group in groupby(_lines(selection.shown), key=lambda line: _month(line[0])):
        say("")
        say(month, "bold")
        for first, units in group:
            _print_line(first, units, scope.plans[0].id, unrecorded, one_unit=len(asked) == 1)
    if not selection.shown:
        say("")
        say("Không có việc nào trong phạm vi này.")
    say("")
    for line in (*_ending(selection, bool(asked)), *_after_the_end(selection.shown, scope, on)):
        say(line, "dim")


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
        yield f"{ended.name} đã kết thúc hoạt động sau ngày {ended.to:%d/%m/%Y}."
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


def _print_line(first: Assessed, units: list[Assessed], home: str, unrecorded: bool, *, one_unit: bool) -> None:
    o = first.obligation
    day = short_day(first.due) if first.due is not None and first.timing != "waiting" else ""
    state, style = state_words(first, unrecorded=unrecorded)
    paragraphs = [Paragraph(f"  {cut(o.text, 150)}", "", task_name(o.plan, o.task, home), "cyan")]
    if o.heading:
        paragraphs.append(Paragraph(f"  thuộc: {cut(o.heading[-1], 90)}", "dim"))
    if details := _details(first, units, one_unit):
        paragraphs.append(Paragraph(f"  {details}", "dim"))
    say_row([Cell(day, 8), Cell(state, 14, style)], paragraphs)


def state_words(assessed: Assessed, *, unrecorded: bool = False) -> tuple[str, str]:
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
    if not assessed.stands and left < 0:
        return "đã qua hạn", "dim"
    if assessed.timing == "late":
        return (STATUSES["none"], "yellow") if unrecorded else (f"muộn {-left} ngày", "red")
    words = "hôm nay" if left == 0 else f"còn {left} ngày"
    return words, "yellow" if assessed.timing == "due_soon" else ""


def _details(first: Assessed, units: list[Assessed], one_unit: bool) -> str:
    o, parts = first.obligation, []
    if o.products:
        parts.append("→ " + cut("; ".join(o.products), 90))
    if o.term.label and o.role in ("lead", "coordinating"):
        parts.append(o.term.label)
    if o.also_rows:
        parts.append(f"cũng là {', '.join(o.also_rows)}")
    if o.role != "lead":
        parts.append(ROLES[o.role])
    if one_unit:
        if o.owner.via:
            parts.append(f"qua “{cut(o.owner.via, 50)}”")
    else:
        parts.append(who(units))
    if first.next_working_day and first.timing != "waiting":
        parts.append(f"ngày nghỉ, tính đến {short_day(first.next_working_day)}")
    if o.term.before:
        parts.append("“trước” ngày này, kể cả ngày này")
    if o.needed_by is not None and first.timing != "late" and not first.closed:
        parts.append(f"cần trước {o.needed_by:%d/%m} để vào báo cáo {o.needed_for}")
    if o.term.time:
        parts.append(f"{o.term.time} ngày {first.due:%d/%m}" if first.due else o.term.time)
    if first.due is None or first.timing == "waiting":
        parts.append(f"“{cut(o.term.phrase, 80)}”" if o.term.phrase else "không ghi thời hạn")
    if o.term.condition:
        parts.append(o.term.condition)
    if first.status not in ("none", "done", "dropped"):
        parts.append(STATUSES[first.status])
    return " · ".join(parts)


def who(units: list[Assessed]) -> str:
    """The units of one line: the one unit's name, else names and groups with their number."""
    if len(units) == 1:
        return units[0].obligation.owner.unit
    via = {a.obligation.owner.via for a in units if a.obligation.owner.via}
    named = [a.obligation.owner.unit for a in units if not a.obligation.owner.via]
    groups = ", ".join(sorted(via))
    listed = ", ".join([*named, groups] if groups else named)
    return f"{cut(listed, 80)} ({len(units)} đơn vị)"


def task_name(plan: str, task: str, home: str) -> str:
    """A task's id as lists print it: with its plan where that is not the home plan."""
    return task if plan == home or task.startswith("up/") else f"{plan}#{task}"


def short_day(day: date) -> str:
    """ "T2 31/03": weekday and day in a narrow column."""
    return f"{SHORT_WEEKDAYS[day.weekday()]} {day:%d/%m}"


def cut(text: str, width: int) -> str:
    """The text on one line, cut to ``width`` characters."""
    plain = " ".join(text.split())
    return plain if len(plain) <= width else f"{plain[: width - 1].rstrip()}…"


def _after_the_end(shown: Iterable[Assessed], scope: Scope, on: date) -> Iterable[str]:
    """What a plan lays on days after its own authority ended."""
    register = scope.plans[0].register
    ended = register.authority.to if register is not None else UNSET
    if ended is UNSET or ended < on:
        return
    beyond = sum(a.due is not None and a.due > ended for a in shown)
    if beyond:
        yield f"{beyond} lượt có hạn sau ngày cơ quan ban hành kết thúc hoạt động ({ended:%d/%m/%Y})."


def _ending(selection: Selection, one: bool) -> Iterable[str]:
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
