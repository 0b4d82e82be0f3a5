"""What a row of a returned sheet lacks or gainsays, in sentences for the person who collects."""

from __future__ import annotations

from cchc.drafting.sheet import Cells
from cchc.obligations.assessing import Assessed
from cchc.plans.journal import Status
from cchc.plans.words import STATUSES


class Refusal(Exception):
    """Why a row cannot be taken, in a sentence."""


def refuse_wish(now: Cells, before: Cells, changed: frozenset[str], standing: Assessed) -> Status:
    """The status that a row asks for; raises Refusal where it lacks what that needs.

    ``changed`` are the keys of the cells that the unit changed: a day or a document left from before proves nothing
    of a new status.
    """
    status = now.status
    if standing.obligation.role == "coordinating":
        raise Refusal(f"{standing.obligation.owner.unit} chỉ phối hợp việc này; tình hình do cơ quan chủ trì ghi.")
    if status is None:
        if before.status is not None:
            raise Refusal("Ô “Trạng thái” bị xóa. Nếu nhật ký ghi nhầm thì chọn trạng thái đúng.")
        raise Refusal("Có ghi nội dung nhưng chưa chọn “Trạng thái”.")
    words = STATUSES[status]
    moves, newly = status in ("extended", "called"), status != before.status
    if status == "done" and newly and "on" not in changed:
        still = f" (ô này còn ngày cũ {now.on:%d/%m/%Y})" if now.on else ""
        raise Refusal(f"“{words.capitalize()}” thì phải ghi ngày hoàn thành ở ô “Ngày”{still}.")
    if moves and before.status in ("done", "dropped"):
        raise Refusal(f"Nhật ký đã ghi “{STATUSES[before.status]}” nên không ghi “{words}” được.")
    if now.new_due != before.new_due and not moves:
        raise Refusal(f"Có “Hạn mới” nhưng “Trạng thái” không phải “{STATUSES['extended']}”.")
    if status == "extended" and (now.new_due is None or (newly and "new_due" not in changed)):
        raise Refusal(f"“{words.capitalize()}” thì phải ghi ngày ở ô “Hạn mới”.")
    left_over = newly and "evidence" not in changed and before.status not in ("extended", "dropped")
    if status in ("extended", "dropped") and (not now.evidence or left_over):
        still = " (ô này còn nội dung cũ)" if now.evidence else ""
        raise Refusal(f"“{words.capitalize()}” thì phải ghi văn bản cho phép ở ô “Minh chứng”{still}.")
    if status == "blocked" and not now.cause:
        raise Refusal("“Vướng mắc” thì phải ghi ô “Nguyên nhân vướng mắc”.")
    return status


def described(cells: Cells) -> str:
    """What the cells of a row say, in a few words."""
    words = [STATUSES[cells.status or "none"]]
    if cells.on is not None and cells.status is not None:
        words[0] += f" {cells.on:%d/%m/%Y}"
    if cells.new_due is not None:
        words.append(f"hạn mới {cells.new_due:%d/%m/%Y}")
    words += [text for text in (cells.evidence, cells.cause, cells.note) if text]
    return "; ".join(" ".join(text.split()) for text in words)
