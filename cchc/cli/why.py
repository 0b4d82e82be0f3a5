"""``cchc due --why``: from the cell to the rule, the group, the recorded fact and the date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cchc.cli.terminal import say
from cchc.cli.words import ROLES, STATUSES, WAITING, state_words, weekday
from cchc.findings import Place
from cchc.obligations import Assessed
from cchc.obligations.scope import Scope
from cchc.plans.organisation import Group
from cchc.plans.rows import Row
from cchc.store import LoadedPlan, WorkspaceError
from cchc.text import nearest

SHOWN = 12


def explain(wanted: str, found: Sequence[Assessed], scope: Scope, on: date) -> None:
    """Explain an obligation by its id, or every obligation of a task by the task's id."""
    hits = [a for a in found if a.obligation.id == wanted]
    hits = hits or [a for a in found if wanted in (a.obligation.task, f"{a.obligation.plan}#{a.obligation.task}")]
    if not hits:
        known = list(dict.fromkeys(x for a in found for x in (a.obligation.id, a.obligation.task)))
        near = nearest(wanted, known, limit=3)
        hint = f"Có phải là: {', '.join(near)}?" if near else "Mã đứng đầu mỗi việc của cchc due, như chi-dao/2."
        raise WorkspaceError(f"Không có việc “{wanted}” trong phạm vi đang xem.", hint)
    for assessed in hits[:SHOWN]:
        _explain(assessed, scope, on)
    if len(hits) > SHOWN:
        say(f"… và {len(hits) - SHOWN} việc nữa cùng mã; ghi đủ mã, hoặc thêm --unit.")


def _explain(assessed: Assessed, scope: Scope, on: date) -> None:
    o = assessed.obligation
    plan = next(p for p in scope.all if p.id == o.plan)
    say(o.id)
    say(f"  {ROLES[o.role]}: {o.owner.unit} – {' '.join(o.text.split())}")
    row = next((r for r in plan.rows.rows if r.id == _task_of(assessed)), None)
    for number, line in enumerate(
        [*_who(assessed, plan, row), *_when(assessed, plan, row), *_state(assessed, on)], 1
    ):
        say(f"  {number}. {line}")
    say("")


def _task_of(assessed: Assessed) -> str:
    """The row's id in its own plan, also for what the home plan records as ``up/…``."""
    task = assessed.obligation.task
    return task.removeprefix(f"up/{assessed.obligation.plan}/")


def _who(assessed: Assessed, plan: LoadedPlan, row: Row | None) -> list[str]:
    o, lines = assessed.obligation, []
    if row is not None:
        key, taken = (
            ("lead", row.lead_from) if o.role != "coordinating" else ("coordinating", row.coordinating_from)
        )
        source = next((r for r in plan.rows.rows if r.id == taken), row)
        where = plan.file_of(source).place((*source.path, key))
        merged = f", lấy từ dòng {taken}" if taken else ""
        title = "Cơ quan chủ trì" if key == "lead" else "Cơ quan phối hợp"
        lines.append(f"Ô “{title}” ({where}{merged}): “{o.cell}”.")
    elif o.cell:
        lines.append(f"Kế hoạch giao cho ({_body_place(assessed, plan)}): “{o.cell}”.")
    if o.owner.via and plan.register:
        group = plan.register.find(o.owner.via, plan.date)
        if isinstance(group, Group):
            doubt = "" if o.owner.complete else "; danh sách này do người lập danh bạ biết, chưa chắc đủ"
            lines.append(f"Nhóm “{o.owner.via}” gồm {o.owner.unit} (danh bạ {plan.units_file.path}{doubt}).")
        else:
            lines.append(f"{o.owner.unit} lo giấy tờ cho {o.owner.via}.")
    if o.owner.unit_id is None:
        lines.append(
            "Văn bản không nêu tên đơn vị trong nhóm này: chưa xác định ai phải làm, không tính vào tỷ lệ nào."
        )
    if o.owner.loose:
        lines.append("Tổ chức liên ngành, chưa rõ đầu mối: danh bạ chưa ghi đơn vị thường trực (standing).")
    if o.owner.shared_with:
        lines.append(
            f"Chung một sản phẩm với: {', '.join(i for i in o.owner.shared_with if i != o.owner.unit_id)}."
        )
    if o.owner.also_coordinating:
        lines.append("Đơn vị này cũng có tên ở phần phối hợp; đã chủ trì thì không tính phối hợp nữa.")
    return lines


def _body_place(assessed: Assessed, plan: LoadedPlan) -> Place:
    o = assessed.obligation
    if plan.plan is not None and _task_of(assessed).startswith("duty/"):
        for index, duty in enumerate(plan.plan.duties):
            if duty.id == o.number:
                return plan.plan_file.place(("duties", index))
    return plan.plan_file.place(("reporting", "items", 0, "who"))


def _when(assessed: Assessed, plan: LoadedPlan, row: Row | None) -> list[str]:
    term, lines = assessed.obligation.term, []
    if row is not None and row.phrases:
        source = next((r for r in plan.rows.rows if r.id == row.deadline_from), row)
        where = plan.file_of(source).place((*source.path, "deadline"))
        merged = f", lấy từ dòng {row.deadline_from}" if row.deadline_from else ""
        lines.append(f"Ô “Thời gian” ({where}{merged}): “{term.phrase}”.")
    elif term.phrase:
        lines.append(f"Thời hạn: “{term.phrase}”.")
    if term.why:
        rule = f"Quy tắc {term.rule}: " if term.rule else ""
        lines.append(f"{rule}{term.why}")
    if term.condition:
        kind = "chỉ phải làm khi phát sinh" if term.condition_kind == "if" else "hạn vẫn giữ nguyên"
        lines.append(f"Có điều kiện “{term.condition}”: {kind}.")
    if assessed.waiting_for == "confirmation":
        lines.append("Ngày này đã qua trước khi kế hoạch ban hành: cần người phụ trách xác nhận bằng “due:”.")
    elif assessed.waiting_for is not None:
        lines.append(f"Chưa có hạn chạy: {WAITING[assessed.waiting_for]}.")
    return lines


def _state(assessed: Assessed, on: date) -> list[str]:
    lines = []
    facts = assessed.facts
    done = f" ngày {facts.done_on:%d/%m/%Y}" if facts.done_on else ""
    evidence = f", {facts.evidence}" if facts.evidence else ""
    document = f", {facts.document}" if facts.document else ""
    cause = f", vì {facts.cause}" if facts.cause else ""
    lines.append(f"Ghi nhận: {STATUSES[assessed.status]}{done}{evidence}{document}{cause}.")
    if facts.due is not None:
        lines.append(f"Hạn được dời đến {facts.due:%d/%m/%Y}{document}.")
    if assessed.due is not None and assessed.waiting_for is None:
        rest = ""
        if assessed.next_working_day:
            following = assessed.next_working_day
            rest = f", là ngày nghỉ nên tính đến hết {weekday(following)} {following:%d/%m/%Y}"
        lines.append(f"Hạn {weekday(assessed.due)} {assessed.due:%d/%m/%Y}{rest}.")
    lines.append(f"Tính đến {on:%d/%m/%Y}: {state_words(assessed)[0]}.")
    return lines
