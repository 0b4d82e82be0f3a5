"""The year that follows a day, month or quarter: "/2025", "năm 2025", "năm sau", "hằng năm"."""

from __future__ import annotations

from .tokens import Tape, Words

_NEXT = Words(
    "năm sau", "năm tới", "năm tiếp theo", "năm kế tiếp", "năm liền kề", "năm sau liền kề", "năm liền sau",
    "năm kế tiếp năm báo cáo", "năm sau năm báo cáo", "năm kế sau",
)  # fmt: skip
_PREVIOUS = Words("năm trước", "năm trước liền kề", "năm liền trước", "năm trước đó", "năm liền kề trước đó")
_THIS = Words(
    "năm nay", "năm kế hoạch", "năm báo cáo", "năm hiện hành", "cùng năm", "cùng năm đó", "trong năm", "của năm",
)  # fmt: skip
_NAMED = Words("năm")
_DATED = Words("ngày", "tháng", "quý", "khi", "hết")
_OF = Words("của", "trong", "thuộc")
_ANNUAL = Words("hàng năm", "mỗi năm", "các năm", "từng năm", "thường niên", "hàng năm của", "của mỗi năm")
_ANNUAL_NOT = Words("các năm tiếp theo", "các năm sau", "các năm 2", "các năm kế tiếp")
_SHORT_YEARS = range(-2, 6)  # "3/25" is a year only near the plan's; and never a number that could be a month


def year_number(tape: Tape, i: int, *, short: bool = False) -> int | None:
    """A year of four digits, or (``short``) of two when it lies near the plan's."""
    token = tape.at(i)
    if token.kind != "number":
        return None
    if len(token.text) == 4:
        value = int(token.text)
        return value if 1990 <= value <= 2100 else None
    if short and len(token.text) == 2:
        value = 2000 + int(token.text)
        return value if value - tape.year in _SHORT_YEARS and value > 2012 else None
    return None


def _relative(tape: Tape, i: int) -> tuple[int, int] | None:
    for words, step in ((_NEXT, 1), (_PREVIOUS, -1), (_THIS, 0)):
        after = words.end(tape, i)
        if after is None or tape.at(after).kind == "number" or _DATED.end(tape, after) is not None:
            continue  # "báo cáo năm trước ngày 15/12": "trước" belongs to the day
        return tape.year + step, after
    return None


def year_tail(tape: Tape, i: int, *, short: str = "") -> tuple[int, int] | None:
    """The year after a reference and the index behind it: " 2025", "/2025", "-2025", "(2025)", " năm sau".

    ``short`` lists the marks after which a year may have two digits.
    """
    opened = tape.is_mark(i, "(")
    start = i + 1 if opened else i
    found = _year_tail(tape, start, "" if opened else short)
    if found is None or not opened:
        return found
    return (found[0], found[1] + 1) if tape.is_mark(found[1], ")") else None


def _year_tail(tape: Tape, i: int, short: str) -> tuple[int, int] | None:
    joined = tape.is_mark(i, "/-.")
    after = i + 1 if joined else _OF.skip(tape, i)
    relative = _relative(tape, after) or _relative(tape, i)
    if relative is not None:
        return relative
    word = _NAMED.end(tape, after)
    brief = bool(short) and tape.is_mark(i, short) and not tape.at(after).gap and word is None
    value = year_number(tape, after if word is None else word, short=brief)
    if value is None:
        return None
    end = (after if word is None else word) + 1
    if (
        brief
        and value != tape.number(end - 1, 4)
        and tape.is_mark(end, "/-.")
        and tape.at(end + 1).kind == "number"
        and not tape.at(end + 1).gap
    ):
        return None  # the "30" of "15/3-30/6" begins another day
    if tape.is_mark(end, "/-") and tape.at(end + 1).kind in ("number", "word") and _is_sign(tape, end):
        return None
    return value, end


def _is_sign(tape: Tape, i: int) -> bool:
    """Whether "/NĐ-CP" follows: then the number was part of a document's sign."""
    token = tape.at(i + 1)
    return tape.is_mark(i, "/") and token.kind == "word" and not token.gap and _NAMED.end(tape, i + 1) is None


def other_years(tape: Tape, first: int, after: int) -> set[int]:
    """The years other than the plan's that stand in these tokens."""
    years = (year_number(tape, k) for k in range(first, after))
    return {year for year in years if year is not None and year != tape.year}


def annual_tail(tape: Tape, i: int) -> int | None:
    """The index after "hằng năm", "của mỗi năm", or None."""
    start = _OF.skip(tape, i)
    if tape.is_mark(start, ","):
        start += 1
    if _ANNUAL_NOT.end(tape, start) is not None:
        return None
    after = _ANNUAL.end(tape, start)
    if after is None or tape.at(after).kind == "number":
        return None
    return after
