"""The list of obligations as people read it: by month, with weekday and days left, the rest counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from msgspec import UNSET

from cchc.calendar.workdays import known_years
from cchc.cli.terminal import Cell, Paragraph, say, say_row
from cchc.cli.words import (
    owed_thing,
    preface,
    short_day,
    sources,
    task_name,
    undecided_words,
    who,
)
from cchc.obligations import Assessed
from cchc.obligations.merging import merged
from cchc.obligations.scope import Asked, Scope
from cchc.obligations.selecting import HORIZON, Selection
from cchc.obligations.wording import after_the_end, changes, received, state_words, to_be_decided
from cchc.plans.organisation import Unit
from cchc.plans.successions import Matter, held
from cchc.plans.words import ROLES, STATUSES
from cchc.store import LoadedPlan
from cchc.text import cut


def print_agenda(selection: Selection, scope: Scope, asked: Sequence[Asked], on: date) -> None:
    """Print the title, one block a month, the undated, and the counts of what is not shown."""
    whose = ", ".join(ask.name for ask in asked) or "tất cả đơn vị"
    say(f"{_capital(whose)} · {sources(scope)}", "bold")
    for line in (*preface(scope, on), *_heritage(scope, asked, on)):
        say(line, "dim")
    width = 14 if any(a.obligation.term.before for a in selection.shown) else 8
    widest = 19 if any(a.undecided for a in selection.shown) else 14
    mine = frozenset(unit_id for ask in asked for unit_id in ask.ids.values())
    for month, group in groupby(merged(selection.shown), key=lambda line: _month(line[0])):
        say("")
        say(month, "bold")
        for first, units in group:
            _print_line(first, units, scope, on, (width, widest), mine if len(asked) == 1 else frozenset())
    if not selection.shown:
        say("")
        say("Không có việc nào trong phạm vi này.")
    say("")
    ending = (
        *_ending(selection, bool(asked)),
        *_figures(scope, asked, on),
        *_after_the_end(selection.shown, scope, on),
        *undecided_words(selection.undecided, scope, on),
        *_unknown_holidays(selection.shown),
    )
    for line in ending:
        say(line, "dim")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _month(assessed: Assessed) -> str:
    if assessed.due is None or not assessed.dated:
        return "Không có ngày cụ thể"
    return f"Tháng {assessed.due.month}/{assessed.due.year}"


def _print_line(
    first: Assessed, units: list[Assessed], scope: Scope, on: date, widths: tuple[int, int], asked: frozenset[str]
) -> None:
    """One line; ``asked`` is the one unit asked for, if it is one: its name need not be said."""
    o, home, unrecorded = first.obligation, scope.plans[0].id, scope.unrecorded
    day = short_day(first.due) if first.due is not None and first.dated else ""
    if day and o.term.before:
        day = f"trước {day}"
    state, style = state_words(first, unrecorded=unrecorded)
    paragraphs = [Paragraph(f"  {cut(o.text, 150)}", "", task_name(o.plan, o.task, home), "cyan")]
    if o.heading:
        paragraphs.append(Paragraph(f"  thuộc: {cut(o.heading[-1], 90)}", "dim"))
    if details := _details(first, units, on, asked):
        paragraphs.append(Paragraph(f"  {details}", "dim"))
    say_row([Cell(day, widths[0]), Cell(state, widths[1], style)], paragraphs)


def _details(first: Assessed, units: list[Assessed], on: date, asked: frozenset[str]) -> str:
    o, parts = first.obligation, owed_thing(first)
    if o.also_rows:
        parts.append(f"cũng là {', '.join(o.also_rows)}")
    if o.role != "lead":
        parts.append(ROLES[o.role])
    if asked and o.owner.unit_id is not None:
        if o.owner.via:
            parts.append(f"qua “{cut(o.owner.via, 50)}”")
        if o.owner.loose:
            parts.append("chưa rõ đầu mối")
    else:
        parts.append(who(units))
    parts += _hands(first, units, asked)
    if first.next_working_day and first.dated:
        parts.append(f"ngày nghỉ, tính đến {short_day(first.next_working_day)}")
    parts += changes(first)
    if o.needed_by is not None and on <= o.needed_by and not first.closed:
        day = f"{o.needed_by.day}/{o.needed_by.month}"
        parts.append(f"cần trước {day} để vào báo cáo {o.needed_for}")
    if o.term.time:
        parts.append(f"{o.term.time} ngày {first.due:%d/%m}" if first.due else o.term.time)
    if not first.dated:
        parts.append(f"“{cut(o.term.phrase, 80)}”" if o.term.phrase else "không ghi thời hạn")
    if o.term.condition:
        parts.append(o.term.condition)
    if first.status not in ("none", "done", "dropped", "extended"):
        parts.append(STATUSES[first.status])
    return " · ".join(parts)


def _hands(first: Assessed, units: list[Assessed], asked: frozenset[str]) -> Iterable[str]:
    """In whose hands it is after a reorganisation: whose it was, who could carry it on."""
    owner = first.obligation.owner
    if asked and owner.unit_id not in asked and owner.came:
        yield f"nay do {owner.unit} làm"
    elif handed := received(units if asked else []):
        yield handed + (f" ({len(units)} lượt, ghi riêng từng đơn vị)" if len(units) > 1 else "")
    if first.timing == "late" and any(map(to_be_decided, units)):
        yield "chờ quyết định giao"


def _heritage(scope: Scope, asked: Sequence[Asked], on: date) -> Iterable[str]:
    """What a reorganisation did to the units asked for: whom they follow, what they became."""
    for plan, ask in ((plan, ask) for plan in scope.plans for ask in asked):
        unit = plan.register.unit(ask.ids.get(plan.id, "")) if plan.register else None
        if plan.register is None or unit is None:
            continue
        for before in plan.register.units:
            for edge in before.successions:
                if unit.id in edge.successors and before.id != unit.id and edge.date <= on:
                    yield (
                        f"Từ {edge.date:%d/%m/%Y} tiếp nhận việc của {before.name}: xem cchc due --unit {before.id}"
                    )
        if waits := _waits_for(plan, unit, on):
            yield waits
        if could := _could_come(plan, ask, on):
            yield could
        for edge in unit.successions:
            names = [u.name for u in plan.register.units if u.id in edge.successors and u.id != unit.id]
            if names and edge.date <= on:
                after = ", ".join(names)
                yield f"Từ {edge.date:%d/%m/%Y} việc của {unit.name} chuyển về {after} ({edge.document})."


def _waits_for(plan: LoadedPlan, unit: Unit, on: date) -> str:
    """Of a unit that ended without one successor: who could carry its work on."""
    matter = Matter(plan=plan.id, task="")
    holding = None if plan.register is None else held(plan.register, unit.id, matter, on)
    if holding is None or holding.waiting is None:
        return ""
    by = f" theo {holding.waiting.document}" if holding.waiting.document else ""
    ended = f"{holding.unit.name} kết thúc hoạt động từ {holding.waiting.since:%d/%m/%Y}{by}"
    names = ", ".join(one.name for one in holding.waiting.candidates)
    rest = f"có thể giao cho: {names}" if names else "danh bạ chưa ghi đơn vị làm tiếp"
    return f"{ended}; việc chưa xong chờ quyết định giao, {rest}."


def _could_come(plan: LoadedPlan, ask: Asked, on: date) -> str:
    """Whose work waits for a decision that may give it to the unit asked for."""
    register, unit = plan.register, ask.ids.get(plan.id, "")
    if register is None:
        return ""
    own = register.authority
    edges = [(own.name, edge) for edge in own.successions]
    edges += [(before.name, edge) for before in register.units for edge in before.successions]
    names = [
        name for name, edge in edges if unit in edge.successors and len(edge.successors) > 1 and edge.date <= on
    ]
    names = [name for name in dict.fromkeys(names) if name != ask.name]
    listed = "; ".join(names)
    return f"Có thể được giao tiếp việc của {listed}: cchc units {register.folder} --waiting" if names else ""


def _after_the_end(shown: Iterable[Assessed], scope: Scope, on: date) -> Iterable[str]:
    """What a plan lays on days after its own authority ended."""
    register = scope.plans[0].register
    ended = register.authority.to if register is not None else UNSET
    if ended is UNSET or ended < on:
        yield from after_the_end(list(shown))
        return
    beyond = sum(a.due is not None and a.due > ended for a in shown)
    if beyond:
        yield f"{beyond} lượt có hạn sau ngày cơ quan ban hành kết thúc hoạt động ({ended:%d/%m/%Y})."


def _ending(selection: Selection, one: bool) -> Iterable[str]:
    count = len(merged(selection.shown))
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


def _figures(scope: Scope, asked: Sequence[Asked], on: date) -> Iterable[str]:
    """How many figures the one unit asked for owes of the period closed last, and how many are missing."""
    plans = [plan for plan in scope.plans if plan.indicators_file.present] if len(asked) == 1 else []
    if not plans:
        return
    from cchc.obligations.measuring import last_closed, measure

    for plan in plans:
        unit, period = asked[0].ids.get(plan.id), last_closed(plan, on)
        if unit is None or period is None:
            continue
        measured = (one for one in measure(plan, period, on) if not one.indicator.derived)
        owed = [given for one in measured for given in one.given if given.owner.unit_id == unit]
        missing = sum(given.on is None for given in owed)
        if owed:
            state = f"còn thiếu {missing}" if missing else "đã ghi đủ"
            yield (
                f"Số liệu phải gửi {period.label}: {len(owed)} chỉ số, {state}: "
                f"cchc targets --plan {plan.id} --unit {unit}"
            )


def _unknown_holidays(shown: Iterable[Assessed]) -> Iterable[str]:
    """The years of which no holidays are known: days off there are said, not guessed."""
    years = sorted({a.due.year for a in shown if a.due is not None} - known_years())
    if years:
        yield f"Chưa có dữ liệu ngày nghỉ năm {', '.join(map(str, years))}: hạn rơi vào ngày nghỉ chưa được dời."
