"""Which lines of a log a new one stands in for, so that no two lines gainsay each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import UNSET
from msgspec.structs import replace

from cchc.drafting.choosing import Refused, Wish
from cchc.obligations.assessing import Assessed
from cchc.obligations.recording import Line, Records, order
from cchc.plans.journal import Status
from cchc.plans.organisation import Unit
from cchc.plans.words import STATUSES

_CLOSING: tuple[Status, ...] = ("done", "dropped")
_BESIDE: tuple[Status, ...] = ("called", "extended")
"""Statuses that a task has beside the one that says how far it is."""


def replaced(
    records: Records, about: Sequence[Assessed], mine: Sequence[Assessed], unit: Unit, wish: Wish
) -> list[Line]:
    """The lines that a new one stands in for: those that closed (called, extended) the task, or would overrule it.

    What is done or dropped is so whatever was begun on a later day. Other lines are replaced only ``again``. Raises
    Refused where the task is closed and nobody said ``again``, and where a line speaks of more than this.
    """
    lines = list({line.update.id: line for a in about for line in _lines(records, a)}.values())
    found = _rivals(lines, wish)
    barred = (*_CLOSING, "called") if wish.status != "extended" else (*_CLOSING, "called", "extended")
    closing = next((line for line in found if line.update.status in barred), None)
    if closing is not None and wish.status == "called" and closing.update.status in _CLOSING:
        raise Refused(
            f"{unit.name}: {_said(closing)}, không ghi phát sinh được nữa.",
            "Việc phát sinh lần nữa: thêm một dòng vào extra.yaml, nêu văn bản giao ở “origin”.",
        )
    if closing is not None and not wish.again:
        raise Refused(f"{unit.name}: {_said(closing)}.", "Ghi thay dòng đó: thêm --again.")
    if wish.again:
        _refuse_outspoken([line for line in lines if line not in found], unit, wish)
    for line in found:
        if any(line in _lines(records, a) for a in mine if a not in about):
            raise Refused(
                f"{unit.name}: {_said(line)} chung cho nhiều sản phẩm hoặc nhiều kỳ.", "Sửa dòng đó trong tệp."
            )
    return found


def _refuse_outspoken(staying: Sequence[Line], unit: Unit, wish: Wish) -> None:
    """Raise Refused where a line of a later day, which stays, has other texts: they would count."""
    for line in staying:
        update = line.update
        if order(update.on, update.status) <= order(wish.on, wish.status):
            continue
        said = ((getattr(wish, key), getattr(update, key)) for key in ("evidence", "document", "cause", "note"))
        if any(new is not None and old not in (UNSET, new) for new, old in said):
            raise Refused(
                f"{unit.name}: {_said(line)}, sau ngày {wish.on:%d/%m/%Y} và có nội dung khác.",
                "Ghi ngày sau đó, hoặc sửa dòng đó trong tệp.",
            )


def with_the_unsaid(wish: Wish, former: Sequence[Line]) -> Wish:
    """The wish with the day and the texts of the line of its status that it replaces, where it says none."""
    same = [line.update for line in former if line.update.status == wish.status]
    if not wish.again or not same:
        return wish
    last = same[-1]
    texts = {key: getattr(last, key) for key in ("evidence", "document", "cause", "note", "due")}
    kept = {key: text for key, text in texts.items() if text is not UNSET and getattr(wish, key) is None}
    return replace(wish, on=wish.on if wish.day_said else last.on, **kept)


def _rivals(lines: Sequence[Line], wish: Wish) -> list[Line]:
    """The lines, in the order that counts, that a new one would repeat or gainsay."""
    return [line for line in lines if _rival(line, wish)]


def _rival(line: Line, wish: Wish) -> bool:
    update = line.update
    if wish.status == "called":
        return update.status in ("called", *_CLOSING)
    if wish.status == "extended":
        return update.status == "extended" and (wish.again or update.on >= wish.on)
    if update.status in _CLOSING:
        return True
    if update.status in _BESIDE:
        return False
    later = order(update.on, update.status) > order(wish.on, wish.status)
    same = (update.status, update.on) == (wish.status, wish.on)
    return (later and (wish.again or wish.status in _CLOSING)) or (same and wish.again)


def _lines(records: Records, assessed: Assessed) -> list[Line]:
    """The lines that speak of an obligation of the plan or of its desk."""
    return records.lines(assessed.obligation, date.max, task=assessed.obligation.recorded_as)


def _said(line: Line) -> str:
    update = line.update
    words = f"{update.task} đã ghi “{STATUSES[update.status]}” ngày {update.on:%d/%m/%Y}"
    return f"{words} ({line.path}, mã {update.id})"
