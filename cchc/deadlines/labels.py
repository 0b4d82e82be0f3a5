"""Labels: the short text that says what a limit is for ("Báo cáo quý I: 15/3/2025")."""

from __future__ import annotations

from .cycles import HEAD, items_at
from .dates import ref
from .freetext import sign_end
from .joining import PERIOD_UNCLEAR, Pieces, of_month_after
from .marks import leading, marker
from .numbers import number
from .tokens import Tape, Words
from .years import other_years

LONGEST_LABEL = 160  # letters
_REPORT = Words("báo cáo", "đối với báo cáo", "báo cáo định kỳ", "sơ kết", "tổng kết", "riêng báo cáo", "đối với")
_DATED_WORDS = Words("trước", "chậm nhất", "muộn nhất", "không quá")
_DAY = Words("ngày")
_STAGE = Words("đợt", "lần", "giai đoạn", "bước", "kỳ")
_HANGING = Words(
    "từ", "đến", "sau", "trước", "hết", "trong", "vào", "trừ", "và", "hoặc", "của", "khi", "ngoài", "không",
    "hàng", "mỗi",
)  # fmt: skip
_BARE_PERIODS = Words("quý", "tháng", "năm", "6 tháng", "06 tháng", "9 tháng", "09 tháng", "cả năm")
_MONTH = Words("tháng")
_YEAR = Words("năm")


def _bare_period(tape: Tape, i: int) -> int | None:
    after = _BARE_PERIODS.end(tape, i)
    return None if after is None or tape.at(after).kind == "number" else after


def _colon(tape: Tape, i: int) -> int | None:
    """The colon that ends a label beginning at ``i``; the one of "17:00" is none."""
    for k in range(i, min(tape.length, i + 60)):
        token = tape.at(k)
        if token.kind == "break" or token.text == ";":
            return None
        clock = tape.at(k - 1).kind == "number" and tape.at(k + 1).kind == "number" and not tape.at(k + 1).gap
        if token.text == ":" and not clock:
            return k if k > i else None
    return None


def label_end(tape: Tape, i: int) -> int | None:
    """The colon that ends a label beginning at ``i``; None when the words before it cannot name a limit."""
    colon = _colon(tape, i)
    if colon is None or len(tape.verbatim(i, colon)) > LONGEST_LABEL or holds_date(tape, i, colon):
        return None
    return colon if _is_name(tape, i, colon) else None


def named_end(tape: Tape, i: int) -> int | None:
    """The end of "Báo cáo 6 tháng" in "Báo cáo 6 tháng trước ngày 15/6": a limit word must follow."""
    start = _REPORT.skip(tape, i)
    inner = items_at(tape, HEAD.skip(tape, start))
    end = inner[1] if inner is not None else None
    if end is None:
        found = ref(tape, start)
        end = found[1] if found is not None and not found[0].is_day else _bare_period(tape, start)
    if end is None:
        return None
    limit = leading(tape, end)
    if tape.is_mark(end, "("):
        if start == i and ref(tape, start) is not None:
            return None  # "Quý IV/2025 (trước ngày 15/12)" is a limit said more exactly, no name
        limit = end + 1
    return None if _DATED_WORDS.end(tape, limit) is None else end


def staged_end(tape: Tape, i: int) -> int | None:
    """The end of "đợt 1" in "đợt 1 trong quý II", "giai đoạn 1 (quý II)": a limit word or brackets must follow."""
    head = _STAGE.end(tape, i)
    found = None if head is None else number(tape, head)
    if found is None:
        return None
    follows = tape.is_mark(found[1], "(") or tape.at(found[1]).text == "từ"
    return found[1] if follows or marker(tape, found[1])[0].explicit else None


def _is_name(tape: Tape, first: int, colon: int) -> bool:
    """Whether the words before a colon can name something: brackets closed, no limit word left hanging ("từ:")."""
    texts = [tape.at(k).text for k in range(first, colon)]
    hanging = _HANGING.end(tape, colon - 1) == colon
    named = tape.at(colon - 1).kind in ("word", "number") or texts[-1] in ')”"'
    return named and not hanging and texts.count("(") == texts.count(")")


def holds_date(tape: Tape, first: int, after: int) -> bool:
    """Whether a day or a limit word stands in these tokens; a label or a tag may name periods only."""
    for k in range(first, after):
        if _DATED_WORDS.end(tape, k) is not None:
            return True
        named = _DAY.end(tape, k)
        if named is not None and tape.at(named).kind == "number":
            return True
        sign = sign_end(tape, k)
        if (
            sign is None
            and tape.number(k) is not None
            and tape.is_mark(k + 1, "/")
            and tape.number(k + 2) is not None
        ):
            return True
    return False


def period_lost(tape: Tape, first: int, after: int, pieces: Pieces) -> bool:
    """Whether the label names periods longer than a month and the limit is a day of "the month after"."""
    if not of_month_after(pieces[0].reading):
        return False
    k, longer = first, False
    while k < after:
        end = _BARE_PERIODS.end(tape, k)
        numbered = end is not None and tape.at(end).kind == "number"
        if end == k + 1 and _MONTH.end(tape, k) == end and not numbered:
            return False  # "Báo cáo tháng, quý": after each month
        longer = longer or (end is not None and not (numbered and _YEAR.end(tape, end - 1) == end))
        k = end or k + 1
    if not longer:
        return False
    tape.fault(PERIOD_UNCLEAR, min(first, pieces[0].first), max(after, pieces[0].after))
    return True


def year_lost(tape: Tape, first: int, colon: int, pieces: Pieces) -> bool:
    """Whether the label names another year than the plan's and the limit none: the limit's year is then unknown."""
    if not other_years(tape, first, colon) or not pieces[0].yearless:
        return False
    message = "Có một năm khác năm kế hoạch mà hạn không ghi năm; hãy ghi năm cho hạn"
    tape.fault(message, min(first, pieces[0].first), max(colon, pieces[0].after))
    return True
