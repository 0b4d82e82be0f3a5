"""Which line of a log a new one stands in for, so that no two lines gainsay each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import UNSET

from cchc.drafting.choosing import Refused, Wish
from cchc.obligations.assessing import Assessed
from cchc.obligations.recording import Line, Records, order
from cchc.obligations.wording import STATUSES
from cchc.plans.organisation import Unit


def replaced(
    records: Records, about: Sequence[Assessed], mine: Sequence[Assessed], unit: Unit, wish: Wish
) -> str | None:
    """The id of the line that the new one stands in for: one that closed (or called) it already, or of that day.

    With ``again`` also one of a later day, which would have the last word. Raises Refused where it is closed and
    nobody said ``again``, where that line speaks of more than this, and where more than one is later.
    """
    line, closed = next(filter(None, (_rival(_lines(records, a), wish) for a in about)), (None, False))
    if line is None or not (closed or wish.again):
        return None
    update = line.update
    said = f"{update.task} đã ghi “{STATUSES[update.status]}” ngày {update.on:%d/%m/%Y} ({_where(line)})"
    if not wish.again:
        raise Refused(f"{unit.name}: {said}.", "Ghi thay dòng đó: thêm --again.")
    if any(line in _lines(records, a) for a in mine if a not in about):
        raise Refused(f"{unit.name}: {said} chung cho nhiều sản phẩm hoặc nhiều kỳ.", "Sửa dòng đó trong tệp.")
    for other in (one for a in about for one in _lines(records, a) if one is not line and _overrules(one, wish)):
        raise Refused(
            f"{unit.name}: {said}, và “{STATUSES[other.update.status]}” ngày {other.update.on:%d/%m/%Y} "
            f"({_where(other)}), đều sau ngày {wish.on:%d/%m/%Y}.",
            "Ghi ngày sau đó, hoặc sửa các dòng đó trong tệp.",
        )
    return update.id


def _lines(records: Records, assessed: Assessed) -> list[Line]:
    """The lines that speak of an obligation of the plan or of its desk."""
    o = assessed.obligation
    return records.lines(o, date.max, task=o.recorded_as)


def _rival(lines: Sequence[Line], wish: Wish) -> tuple[Line, bool] | None:
    """The last line that a new one would repeat or gainsay, and whether it closed (or called) the task."""
    for line in reversed(lines):
        status, on = line.update.status, line.update.on
        if wish.status == "called" and status == "called":
            return line, True
        if wish.status not in ("called", "extended") and status in ("done", "dropped"):
            return line, True
        if (status, on) == (wish.status, wish.on) or (wish.again and _overrules(line, wish)):
            return line, False
    return None


def _overrules(line: Line, wish: Wish) -> bool:
    """Whether a line would have the last word over a new one of the same kind."""
    update = line.update
    later = order(update.on, update.status) > order(wish.on, wish.status)
    if wish.status in ("called", "extended"):
        return later and update.due is not UNSET
    return later and update.status not in ("called", "extended")


def _where(line: Line) -> str:
    return f"{line.path}, mã {line.update.id}"
