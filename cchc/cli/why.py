"""``cchc due --why``: from the cell to the rule, the group, the recorded fact and the date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cchc.calendar.workdays import notice_for, why_off
from cchc.cli.terminal import say
from cchc.cli.words import weekday
from cchc.findings import Place
from cchc.obligations import Assessed
from cchc.obligations.scope import Scope, ask_obligations
from cchc.obligations.wording import handovers, state_words, to_be_decided
from cchc.plans.organisation import Group
from cchc.plans.rows import Path, Row, in_force
from cchc.plans.words import INCOMPLETE, ROLES, STATUSES, WAITING
from cchc.store import LoadedPlan

SHOWN = 12


def explain(wanted: str, found: Sequence[Assessed], scope: Scope, on: date) -> None:
    """Explain an obligation by its id, or every obligation of a task by the task's id."""
    hits = ask_obligations(found, wanted)
    for assessed in hits[:SHOWN]:
        _explain(assessed, scope, on)
    if len(hits) > SHOWN:
        say(f"… và {len(hits) - SHOWN} việc nữa cùng mã; ghi đủ mã, hoặc thêm --unit.")


def _explain(assessed: Assessed, scope: Scope, on: date) -> None:
    o = assessed.obligation
    plan = next(p for p in scope.all if p.id == o.plan)
    say(o.id)
    say(f"  {ROLES[o.role]}: {o.owner.unit} – {' '.join(o.text.split())}")
    row = next((in_force(r, on) for r in plan.rows.rows if r.id == _task_of(assessed)), None)
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
        if o.role == "coordinating":
            title, names, taken = "Cơ quan phối hợp", row.coordinating, row.coordinating_from
        else:
            title, names, taken = "Cơ quan chủ trì", row.lead, row.lead_from
        where = _where(plan, row, names[0].path[:-1] if names else row.path, taken)
        lines.append(f"Ô “{title}” ({where}): “{o.cell}”.")
    elif o.cell:
        lines.append(f"Kế hoạch giao cho ({_body_place(assessed, plan)}): “{o.cell}”.")
    if o.owner.via and plan.register:
        group = plan.register.find(o.owner.via, plan.date)
        if isinstance(group, Group):
            doubt = "" if o.owner.complete else f"; {INCOMPLETE}"
            lines.append(f"Nhóm “{o.owner.via}” gồm {o.owner.first} (danh bạ {plan.units_file.path}{doubt}).")
        else:
            lines.append(f"{o.owner.first} là đơn vị đầu mối của {o.owner.via}.")
    lines += handovers(assessed)
    if o.owner.came:
        lines.append(
            f"Mã việc giữ nguyên theo {o.owner.first}; {o.owner.unit} ghi thay bằng --for “{o.owner.first}”."
        )
    if o.owner.unit_id is None:
        lines.append(
            "Văn bản không nêu tên đơn vị trong nhóm này: chưa xác định ai phải làm, không tính vào tỷ lệ nào."
        )
    if o.owner.loose:
        lines.append("Tổ chức liên ngành, chưa rõ đầu mối: danh bạ chưa ghi đơn vị thường trực (standing).")
    if o.owner.shared_with:
        lines.append(
            f"Chung một sản phẩm với: {', '.join(i for i in o.owner.shared_with if i != o.owner.first_id)}."
        )
    if o.owner.also_coordinating:
        lines.append("Đơn vị này cũng có tên ở phần phối hợp; đã chủ trì thì không tính phối hợp nữa.")
    return lines


def _where(plan: LoadedPlan, row: Row, path: Path, taken: str | None) -> str:
    """The place of a cell, with the row that it is taken from or the decision that amended it."""
    place = plan.file_of(row).place(path)
    for index, amendment in enumerate(row.task.amended_by):
        if path[: len(row.path) + 2] == (*row.path, "amended_by", index):
            return f"{place}, sửa theo {amendment.document} ngày {amendment.date:%d/%m/%Y}"
    return f"{place}, lấy từ dòng {taken}" if taken else str(place)


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
        phrase = next((p for p in row.phrases if p.text == term.phrase), row.phrases[0])
        where = _where(plan, row, phrase.path, row.deadline_from)
        lines.append(f"Ô “Thời gian” ({where}): “{term.phrase}”.")
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
    elif assessed.waiting_for is not None and not assessed.undecided:
        lines.append(f"Thời hạn chưa bắt đầu tính: {WAITING[assessed.waiting_for]}.")
    return lines


def _state(assessed: Assessed, on: date) -> list[str]:
    lines = []
    facts = assessed.facts
    done = f" ngày {facts.done_on:%d/%m/%Y}" if facts.done_on else ""
    evidence = f", {facts.evidence}" if facts.evidence else ""
    document = f", {facts.document}" if facts.document else ""
    cause = f", vì {facts.cause}" if facts.cause else ""
    lines.append(f"Nhật ký: {STATUSES[assessed.status]}{done}{evidence}{document}{cause}.")
    if facts.due is not None:
        lines.append(f"Hạn được dời đến {facts.due:%d/%m/%Y}{document}.")
    if assessed.due is not None and (assessed.waiting_for is None or assessed.undecided):
        rest = ""
        if assessed.next_working_day:
            following = assessed.next_working_day
            rest = f", {_rest_day(assessed.due)} nên tính đến hết {weekday(following)} {following:%d/%m/%Y}"
        lines.append(f"Hạn {weekday(assessed.due)} {assessed.due:%d/%m/%Y}{rest}.")
    lines += _open_questions(assessed)
    lines.append(f"Tính đến {on:%d/%m/%Y}: {state_words(assessed)[0]}.")
    return lines


def _rest_day(day: date) -> str:
    """What makes a day a day off: the weekend, or the holiday with the law or notice it rests on."""
    notice = notice_for(day)
    return f"là ngày nghỉ ({why_off(day)}, theo {notice})" if notice else "là ngày nghỉ"


def _open_questions(assessed: Assessed) -> list[str]:
    """What has to be decided after a reorganisation: who carries it on, whether it is owed still."""
    lines, waiting, beyond = [], assessed.obligation.owner.waiting, assessed.beyond
    if waiting is not None and not assessed.closed:
        by = f" theo {waiting.document}" if waiting.document else ""
        folder = assessed.obligation.id.partition("/")[0]
        lines.append(
            f"Từ {waiting.since:%d/%m/%Y}{by}: {to_be_decided(assessed)}. "
            f"Ghi quyết định vào “decisions”: cchc units {folder} --waiting"
        )
    if beyond is not None:
        by = f" theo {beyond.document}" if beyond.document else ""
        lines.append(
            f"Đến hạn sau khi {beyond.name} kết thúc hoạt động (ngày cuối {beyond.last:%d/%m/%Y}{by}): "
            "chưa tính là quá hạn cho đến khi có quyết định."
        )
    return lines
