"""Reminders as files: who is written to, who not and why, one letter to all or one for each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from cchc.calendar.workdays import UnknownHolidays, why_off
from cchc.cli.asked import Question
from cchc.cli.documents import Delivery, deliver, deliver_all
from cchc.cli.terminal import exit_on_errors, note, say
from cchc.cli.words import circumstances
from cchc.documents.contexts.offices import desk_of, the_register
from cchc.documents.contexts.reminder import LateUnit, Letter, is_own, late_units, reminder
from cchc.obligations import Assessed
from cchc.obligations.recording import log_lines
from cchc.obligations.scope import Scope, ask_unit, of_own_plans
from cchc.obligations.selecting import Filters, matching
from cchc.plans.organisation import Unit
from cchc.plans.register import Register
from cchc.plans.successions import Matter, held
from cchc.store import LoadedPlan, WorkspaceError
from cchc.text import fold

TEMPLATE = "reminder"
_REPORTS = "report/"
_AUTHORITY, _DESK = ("ubnd",), ("desk", "dau moi")


def letter_meant(question: Question, sender: str, *, within: int | None, reply_by: date | None) -> Letter:
    """The letter that these options ask for.

    Raises WorkspaceError for plans of several authorities, a sender that is not there, a day for answers that has
    gone by.
    """
    plans = question.scope.plans
    register = the_register(question.scope)
    if reply_by is not None and reply_by < question.on:
        raise WorkspaceError(
            f"Hạn trả lời {reply_by:%d/%m/%Y} ở trước ngày lập công văn {question.on:%d/%m/%Y} (--reply-by).",
            "Chọn một ngày sau đó.",
        )
    return Letter(
        plans=plans,
        register=register,
        office=_office(question.scope, register, sender, question.on),
        on=question.on,
        within=within,
        reply_by=reply_by,
    )


def send_reminders(
    question: Question, letter: Letter, delivery: Delivery, *, each: bool, although_unrecorded: bool
) -> None:
    """Write one letter to the late units asked about (to all without any), or one for each; say who is left out.

    Where nobody is late nothing is written. Raises WorkspaceError where the logs of a plan say nothing at all
    (unless ``although_unrecorded``): such a letter would accuse everybody.
    """
    scope, on = question.scope, question.on
    exit_on_errors(scope.all, question.store)
    for line in circumstances(scope, on):
        note(line)
    found = of_own_plans(question.gather(), scope)
    late = matching(found, Filters(status="late"), on)
    soon = [] if letter.within is None else _falling_due(found, letter.within, on)
    everyone = late_units(letter, late, soon)
    units = [one for one in everyone if not is_own(letter, one.unit_id)]
    _tell_left_out(question, letter, everyone)
    if not units:
        say(f"{'Ngoài nơi gửi, k' if everyone else 'K'}hông có đơn vị nào quá hạn nên không lập công văn.")
        return
    empty = [plan.id for plan in scope.plans if plan.unrecorded]
    if empty and not although_unrecorded:
        raise _unrecorded(empty, len({one.addressee_id for one in units}))
    letter = replace(letter, unrecorded=bool(empty))
    _tell_doubts(letter, units)
    if each:
        _write_each(letter, units, delivery)
    else:
        _write_one(letter, units, delivery, named=len(question.asked) == 1)


def _write_one(letter: Letter, units: Sequence[LateUnit], delivery: Delivery, *, named: bool) -> None:
    whose = units[0].addressee_id if named else letter.plans[0].id.replace("/", "-")
    deliver(TEMPLATE, f"don-doc-{whose}-{letter.on}", reminder(letter, units), letter.on, delivery)
    addressees = {one.addressee_id for one in units}
    say(f"{len(addressees)} đơn vị, {sum(len(one.rows) for one in units)} lượt việc quá hạn.")


def _write_each(letter: Letter, units: Sequence[LateUnit], delivery: Delivery) -> None:
    by_addressee: dict[str, list[LateUnit]] = {}
    for one in units:
        by_addressee.setdefault(one.addressee_id, []).append(one)
    letters = {f"don-doc-{key}-{letter.on}": reminder(letter, mine) for key, mine in by_addressee.items()}
    deliver_all(TEMPLATE, letters, letter.on, delivery)
    say(f"{len(letters)} công văn, {sum(len(one.rows) for one in units)} lượt việc quá hạn.")


def _falling_due(found: Sequence[Assessed], within: int, on: date) -> list[Assessed]:
    """What falls due in that many days and is not done."""
    ahead = matching(found, Filters(within=within), on)
    return [a for a in ahead if a.dated and not a.closed and a.timing in ("in_time", "due_soon")]


def _office(scope: Scope, register: Register, sender: str, on: date) -> Unit | None:
    """The office that sends, by whoever followed it; None for the authority itself."""
    if fold(sender) in _AUTHORITY:
        return None
    if fold(sender) in _DESK:
        desk = desk_of(scope.plans[0], on)
        if desk is None:
            raise WorkspaceError(
                f"Danh bạ của {register.authority.name} chưa nói đơn vị nào làm đầu mối (--from desk).",
                'Ghi tên đơn vị gửi, như --from "Phòng Nội vụ", hoặc thêm “desk_for:” cho đơn vị đó trong '
                f"plans/{register.folder}/units.yaml.",
            )
        return desk
    named = ask_unit(scope, sender).ids.get(scope.plans[0].id, "")
    holding = held(register, named, Matter(plan=scope.plans[0].id, task=f"up/{scope.plans[0].id}"), on)
    return register.unit(named) if holding is None or not holding.came else holding.unit


def _unrecorded(plans: Sequence[str], units: int) -> WorkspaceError:
    return WorkspaceError(
        f"Chưa ghi nhận việc nào trong kế hoạch {', '.join(plans)}: công văn sẽ coi cả {units} đơn vị là quá hạn, "
        "kể cả đơn vị đã làm xong mà chưa ai ghi, nên không lập.",
        "Ghi việc đã làm trước (cchc record, cchc collect); hoặc thêm --unrecorded để lập công văn đề nghị các đơn "
        "vị báo cáo kết quả.",
    )


def _tell_left_out(question: Question, letter: Letter, everyone: Sequence[LateUnit]) -> None:
    """Who was asked about and is not late, and what is late with the sender itself."""
    for one in everyone:
        if is_own(letter, one.unit_id):
            note(
                f"{one.unit} có {len(one.rows)} việc quá hạn, "
                "không đưa vào công văn vì đó là nơi gửi hoặc cơ quan ban hành kế hoạch."
            )
    late = {name for one in everyone for name in (one.unit_id, one.addressee_id)}
    idle = [ask.name for ask in question.asked if not late & set(ask.ids.values())]
    if idle and late:
        note(f"Không có việc quá hạn nên không có trong công văn: {'; '.join(idle)}.")


def _knows_reports(plan: LoadedPlan) -> bool:
    """Whether the logs of a plan speak of any periodic report."""
    return any(line.update.task.startswith(_REPORTS) for line in log_lines(plan))


def _tell_doubts(letter: Letter, units: Sequence[LateUnit]) -> None:
    """What a person has to look at before the letter goes out."""
    gone = [one.unit for one in units if one.gone]
    if gone:
        note(f"Đã kết thúc hoạt động mà chưa rõ đơn vị nào tiếp nhận, cần xem lại nơi gửi: {'; '.join(gone)}.")
    reports = sum(row.role == "report" for one in units for row in one.rows)
    if reports and not letter.unrecorded and not any(map(_knows_reports, letter.plans)):
        note(
            f"Nhật ký chưa ghi đơn vị nào gửi báo cáo định kỳ, mà công văn nêu {reports} lượt báo cáo quá hạn: "
            "nên kiểm tra lại trước khi gửi."
        )
    if letter.office is not None and isinstance(letter.office.to, date) and letter.office.to < letter.on:
        note(f"{letter.office.name} (nơi gửi) đã kết thúc hoạt động sau ngày {letter.office.to:%d/%m/%Y}.")
    if letter.reply_by is None:
        return
    try:
        off = why_off(letter.reply_by)
    except UnknownHolidays:
        off = None
    if off:
        note(f"Hạn trả lời {letter.reply_by:%d/%m/%Y} là ngày nghỉ ({off}).")
