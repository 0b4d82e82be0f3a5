"""The words that lists share: weekdays, names of tasks and units, and what stands above a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from cchc.plans.successions import closed_authority, closing_edge
from cchc.text import cut

if TYPE_CHECKING:
    from cchc.obligations import Assessed
    from cchc.obligations.scope import Scope

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
SHORT_WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")

CARRIED = {"implemented": "đã có", "missing": "chưa có", "later": "muộn hơn", "excused": "không thực hiện"}
"""What a plan does about a task of the superior's."""
COMPARED = {"added": "thêm", "dropped": "bỏ", "changed": "sửa", "same": "giữ nguyên"}
"""What became of a task from one plan to another."""
CELLS = {
    "task": "nội dung",
    "area": "lĩnh vực",
    "heading": "thuộc dòng",
    "subtasks": "dòng con",
    "products": "sản phẩm",
    "lead": "chủ trì",
    "coordinating": "phối hợp",
    "deadline": "thời hạn",
    "budget": "kinh phí",
    "note": "ghi chú",
}
"""The cells of a task, as a list of changes names them."""


def named(words: Mapping[str, str]) -> str:
    """The values of an option with their Vietnamese names ("lead (chủ trì), …")."""
    return ", ".join(f"{value} ({name})" for value, name in words.items())


def weekday(day: date) -> str:
    """The weekday as tables print it."""
    return WEEKDAYS[day.weekday()]


def who(units: list[Assessed]) -> str:
    """The units of one line: the one unit's name, else names and groups with their number."""
    holders = {a.obligation.owner.unit_id or a.obligation.owner.unit for a in units}
    if len(holders) == 1:
        owner = units[0].obligation.owner
        name = f"{owner.unit} (chưa rõ đầu mối)" if owner.loose else owner.unit
        return name if len(units) == 1 else f"{name} ({len(units)} lượt)"
    via = {a.obligation.owner.via for a in units if a.obligation.owner.via}
    named = list(dict.fromkeys(a.obligation.owner.unit for a in units if not a.obligation.owner.via))
    groups = ", ".join(sorted(via))
    listed = ", ".join([*named, groups] if groups else named)
    return f"{cut(listed, 80)} ({len(holders)} đơn vị)"


def owed_thing(assessed: Assessed) -> list[str]:
    """The product and the term of a line, which tell repeated lines of one task apart."""
    o, said = assessed.obligation, []
    if o.products:
        said.append("→ " + cut("; ".join(o.products), 90))
    if o.term.label and o.role in ("lead", "coordinating"):
        said.append(o.term.label)
    return said


def task_name(plan: str, task: str, home: str) -> str:
    """A task's id as lists print it: with its plan where that is not the home plan."""
    return task if plan == home or task.startswith("up/") else f"{plan}#{task}"


def short_day(day: date) -> str:
    """Weekday and day in a narrow column ("T2 31/03")."""
    return f"{SHORT_WEEKDAYS[day.weekday()]} {day:%d/%m}"


def sources(scope: Scope) -> str:
    """The plans that a list draws on."""
    names = [f"kế hoạch {plan.id}" for plan in scope.plans]
    if scope.superior is not None:
        names.append(f"cấp trên giao {scope.superior.id}")
    return ", ".join(names)


def preface(scope: Scope, on: date) -> Iterable[str]:
    """Why the list looks as it does: the circumstances, and that nothing was recorded at all."""
    plan = scope.plans[0]
    yield from circumstances(scope, on)
    if any(_broken(scope)):
        return
    if scope.unrecorded and on.year > plan.year:
        yield (
            f"Chưa ghi nhận việc nào trong kế hoạch này, nên “chưa ghi nhận” không có nghĩa là chưa làm. "
            f"Xem như đang ở trong năm: --as-of {plan.year}-03-01"
        )
    elif scope.unrecorded:
        yield "Chưa ghi nhận việc nào trong kế hoạch này: “chưa ghi nhận” không có nghĩa là chưa làm."


def undecided_words(undecided: Sequence[Assessed], scope: Scope, on: date) -> Iterable[str]:
    """How many wait for a decision after a reorganisation, and where it is told who could carry them on."""
    waiting = [a for a in undecided if a.obligation.owner.waiting is not None]
    if waiting:
        folder = waiting[0].obligation.id.partition("/")[0]
        yield (
            f"{len(waiting)} lượt của đơn vị đã kết thúc hoạt động chờ quyết định giao cho đơn vị nào làm tiếp: "
            f"cchc units {folder} --waiting --as-of {on}"
        )


def circumstances(scope: Scope, on: date) -> Iterable[str]:
    """Which plan, which day, an authority that ended, logs that cannot be read whole."""
    plan = scope.plans[0]
    yield f"Tính đến {weekday(on)}, {on:%d/%m/%Y}."
    if scope.fallback:
        yield f"Không có kế hoạch năm {on.year}; đây là kế hoạch mới nhất."
    if plan.register is not None and (last := closed_authority(plan.register, on)) is not None:
        edge = closing_edge(plan.register.authority, on)
        by = f", theo {edge.document}" if edge is not None else ""
        yield f"{plan.register.authority.name} đã kết thúc hoạt động sau ngày {last:%d/%m/%Y}{by}."
    if broken := _broken(scope):
        yield f"Có nhật ký không đọc được hết nên số liệu có thể thiếu: {', '.join(broken)}."


def _broken(scope: Scope) -> list[str]:
    return [log.path for plan in scope.plans for log in plan.logs if log.findings]
