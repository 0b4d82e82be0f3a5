"""An obligation's state in a few words, the same everywhere, and the status that a person means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import cast, get_args

from cchc.obligations.assessing import Assessed
from cchc.plans.journal import Status
from cchc.plans.words import STATUSES, WAITING, status_named
from cchc.store import one_of
from cchc.text import cut


def status_meant(text: str, option: str) -> Status:
    """The status that a person means: its name in files ("done") or its words ("đã xong"), accents or not.

    Raises WorkspaceError for anything else, naming ``option`` and the nearest.
    """
    return status_named(text) or cast(Status, one_of(text.strip().lower(), get_args(Status), option))


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
    if assessed.days_left is None:
        return "đã qua hạn", "dim"
    left = assessed.days_left
    if assessed.timing == "late":
        return (STATUSES["none"], "yellow") if unrecorded else (f"muộn {-left} ngày", "red")
    words = "hôm nay" if left == 0 else f"còn {left} ngày"
    return words, "yellow" if assessed.timing == "due_soon" else ""


def changes(assessed: Assessed) -> list[str]:
    """What moved a date or a lead after the plan was issued, with what it was before."""
    o, said = assessed.obligation, []
    if o.issued_phrase is not None:
        said.append(f"hạn cũ “{cut(o.issued_phrase, 60)}”, sửa theo {o.amended_by}")
    if o.issued_lead is not None:
        said.append(f"chủ trì cũ {cut(o.issued_lead, 60)}, sửa theo {o.amended_by}")
    if assessed.facts.due is not None:
        before = f" từ {o.term.due:%d/%m/%Y}" if o.term.due is not None else ""
        said.append(f"gia hạn{before}" + (f" theo {assessed.facts.document}" if assessed.facts.document else ""))
    return said


def received(found: Iterable[Assessed]) -> str:
    """From whom work came that others owed first ("nhận từ Phòng X từ 01/03/2025"); "" where none did."""
    moved = [a.obligation.owner for a in found if a.obligation.owner.came]
    if not moved:
        return ""
    days = dict.fromkeys(owner.came[-1].on for owner in moved)
    names = ", ".join(dict.fromkeys(owner.first for owner in moved))
    since = f" từ {next(iter(days)):%d/%m/%Y}" if len(days) == 1 else ""
    return f"nhận từ {names}{since}"


def to_be_decided(assessed: Assessed) -> str:
    """Whose work waits for a decision, and who could carry it on; "" where nothing has to be decided."""
    waiting = assessed.obligation.owner.waiting
    if waiting is None or assessed.closed:
        return ""
    names = ", ".join(unit.name for unit in waiting.candidates)
    ended = assessed.obligation.owner.unit
    if not names:
        return f"{ended} đã kết thúc, danh bạ chưa ghi đơn vị làm tiếp"
    return f"{ended} đã kết thúc, chờ quyết định giao cho: {names}"


def date_remarks(assessed: Assessed, on: date) -> list[str]:
    """Short notes on the date: a day off, a time of day, a report that the product must be there for."""
    o, day = assessed.obligation, assessed.due
    if assessed.closed or day is None or not assessed.dated:
        return [o.term.condition] if o.term.condition else []
    found = []
    if o.term.before:
        found.append(f"trước ngày {day:%d/%m}")
    if o.term.time:
        found.append(f"{o.term.time} ngày {day:%d/%m}")
    if assessed.next_working_day:
        found.append(f"ngày nghỉ, tính đến {assessed.next_working_day:%d/%m}")
    if o.needed_by is not None and assessed.stands and on <= o.needed_by:
        found.append(f"cần trước {o.needed_by.day}/{o.needed_by.month} để vào báo cáo {o.needed_for}")
    if assessed.beyond is not None:
        found.append("đến hạn sau khi cơ quan ban hành kết thúc hoạt động")
    return found


def handed(found: Sequence[Assessed]) -> list[str]:
    """From whom work came, and whose waits for a decision on who carries it on."""
    told = dict.fromkeys(to_be_decided(assessed) for assessed in found)
    return [text for text in (received(found), *told) if text]


def handovers(assessed: Assessed) -> list[str]:
    """The way of work from unit to unit, a sentence a step, with the documents."""
    owner = assessed.obligation.owner
    names = [step.unit for step in owner.came] + [owner.unit]
    said = []
    for step, heir in zip(owner.came, names[1:], strict=True):
        area = f" (lĩnh vực {step.area})" if step.area else ""
        said.append(f"{heir} nhận việc{area} từ {step.unit} theo {step.document} từ ngày {step.on:%d/%m/%Y}.")
    if owner.decided is not None and assessed.status == "dropped":
        said.append(f"Không phải làm tiếp theo {owner.decided.because}.")
    return said


def after_the_end(found: Sequence[Assessed]) -> list[str]:
    """What falls due after its plan's authority ended, counted, with the document by which that ended."""
    beyond: dict[str, int] = {}
    for one in found:
        if one.beyond is not None and not one.closed and one.stands:
            by = f" theo {one.beyond.document}" if one.beyond.document else ""
            words = f"{one.beyond.name} kết thúc hoạt động sau ngày {one.beyond.last:%d/%m/%Y}{by}"
            beyond[words] = beyond.get(words, 0) + 1
    return [
        f"{count} lượt đến hạn sau khi {words}: chưa tính là quá hạn cho đến khi có quyết định."
        for words, count in beyond.items()
    ]
