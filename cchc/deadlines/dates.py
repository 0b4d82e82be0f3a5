"""Naming a day, month, quarter, part of a year or year: the words become a `Ref`."""

from __future__ import annotations

from typing import cast

from msgspec.structs import replace

from .numbers import number
from .refs import (
    LAST,
    YEAR,
    Ref,
    first_months_ref,
    last_months_ref,
)
from .tokens import Tape, Words
from .units import Found, dated, day, month, quarter, year
from .years import annual_tail

_EACH_YEAR = Words("mỗi năm", "hàng năm")
_THIS_YEAR = Words("năm nay", "năm kế hoạch", "năm")
_EARLY = Words("đầu", "ngày đầu", "ngày đầu tiên của", "ngày đầu của")
_MIDDLE = Words("giữa")
_LATE = Words("cuối", "ngày cuối", "ngày cuối cùng của", "ngày cuối cùng", "ngày cuối của", "cuối cùng của")
_MONTHS_WORD = Words("tháng")
_YEAR_WORD = Words("năm")
_DAYS_WORD = Words("ngày")
_HALF = Words("nửa", "nửa năm")
_FIRST = Words("đầu", "đầu tiên của", "đầu của")
_LATTER = Words("cuối", "cuối của", "cuối cùng của", "sau của")


def part_of_year(tape: Tape, i: int) -> Found | None:
    """ "6 tháng đầu năm", "3 tháng cuối năm 2025", "nửa đầu năm"."""
    half = _HALF.end(tape, i)
    if half is not None:
        count, after = 6, half
    else:
        found = number(tape, i)
        word = None if found is None else _MONTHS_WORD.end(tape, found[1])
        if found is None or word is None:
            return None
        count, after = found[0], word
    for which, make in ((_FIRST, first_months_ref), (_LATTER, last_months_ref)):
        side = which.end(tape, after)
        year = None if side is None else _YEAR_WORD.end(tape, side)
        if side is None or year is None:
            continue
        if not 1 <= count <= 11:
            tape.fault(f"Không có {count} tháng trong một năm như thế", i, year)
            return None
        ref, end = dated(tape, i, make(count), side)
        if end > side:
            return ref, end
        return dated(tape, i, make(count), year)
    return None


def part_of_month(tape: Tape, i: int) -> Found | None:
    """ "nửa đầu tháng 3" (1-15), "nửa cuối tháng 3", "10 ngày đầu tháng 3", "10 ngày cuối tháng 3"."""
    half = _HALF.end(tape, i)
    count = 15
    after = half
    if half is None:
        found = number(tape, i)
        after = None if found is None else _DAYS_WORD.end(tape, found[1])
        count = 0 if found is None else found[0]
    if after is None:
        return None
    head, tail = _FIRST.end(tape, after), _LATTER.end(tape, after)
    inner = month(tape, head if head is not None else tail if tail is not None else tape.length)
    if inner is None or not 1 <= count <= 27 or (half is None and head is None):
        return None  # "10 ngày cuối tháng" hangs on the month's length: not read
    days = (1, count) if head is not None else (16, LAST)
    name = f"{tape.verbatim(i, head or tail or i)} {inner[0].name}".lower()
    return replace(inner[0], unit="months", name=name, days=days, first=i), inner[1]


def point(tape: Tape, i: int) -> Found | None:
    """ "đầu tháng 3", "giữa tháng 3", "cuối quý II", "giữa năm": Điều 146 Bộ luật Dân sự 2015.

    "Đầu quý" and "cuối quý" follow the same rule by analogy; "giữa quý" is not defined by law and not read.
    """
    for which, name in ((_EARLY, "đầu"), (_MIDDLE, "giữa"), (_LATE, "cuối")):
        after = which.end(tape, i)
        if after is None:
            continue
        inner = month(tape, after) or quarter(tape, after) or _whole_year(tape, after)
        if inner is None:
            continue
        ref, end = inner
        if name == "giữa" and ref.unit == "quarter":
            tape.fault("“Giữa quý” không có ngày nào được luật ấn định", i, end)
            return None
        return replace(_point_of(name, ref), first=i, after=end), end
    return None


def _point_of(name: str, ref: Ref) -> Ref:
    first, last = ref.months
    called = f"{name} {ref.name}"
    if name == "đầu":
        return replace(ref, unit="point", name=called, months=(first, first), days=(1, 1))
    if name == "cuối":
        return replace(ref, unit="point", name=called, months=(last, last), days=(LAST, LAST))
    if ref.unit == "year":
        return replace(ref, unit="point", name=called, months=(6, 6), days=(30, 30))
    return replace(ref, unit="point", name=called, months=(first, first), days=(15, 15))


def _whole_year(tape: Tape, i: int) -> Found | None:
    """A year after "đầu", "giữa", "cuối", "trong", "hết": it may go without its number."""
    named = year(tape, i)
    if named is not None:
        return named
    each = _EACH_YEAR.end(tape, i)
    if each is not None:
        return replace(YEAR, annual=True, first=i, after=each), each
    after = _THIS_YEAR.end(tape, i)
    if after is not None and (annual := annual_tail(tape, after)) is not None:
        return replace(YEAR, annual=True, first=i, after=annual), annual
    if after is None or tape.at(after).kind == "number":
        return None
    return replace(YEAR, first=i, after=after), after


def ref(tape: Tape, i: int) -> Found | None:
    """Any day or period that stands at ``i``; a year needs its number, see `loose_ref`."""
    if i not in tape.known:
        readers = (day, part_of_month, part_of_year, point, quarter, month, year)
        tape.known[i] = next((found for reader in readers if (found := reader(tape, i)) is not None), None)
    return cast("Found | None", tape.known[i])


def loose_ref(tape: Tape, i: int) -> Found | None:
    """`ref`, or the bare "năm" of "trong năm", "hết năm"."""
    return ref(tape, i) or _whole_year(tape, i)
