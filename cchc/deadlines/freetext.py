"""Words kept verbatim: triggers ("kể từ khi …"), sources ("Kế hoạch số …"), conditions.

Why a guard: a free text must not swallow a limit. It ends before the first thing that looks like one; a date or a
number inside a citation ("Kế hoạch số 156/KH-UBND ngày 30/10/2022") is part of the citation.
"""

from __future__ import annotations

from .tokens import Tape, Words
from .years import year_number

DOCUMENT = Words(
    "kế hoạch", "công văn", "quyết định", "nghị quyết", "nghị định", "thông tư", "thông báo", "chỉ thị",
    "công điện", "văn bản", "chương trình", "đề án", "dự án", "luật", "tờ trình", "báo cáo", "kết luận",
    "hướng dẫn", "quy chế", "quy định", "hợp đồng", "giấy mời", "bộ luật", "pháp lệnh", "phương án", "hiến pháp",
    "biên bản", "kh", "qđ", "nq",
)  # fmt: skip
_LIMIT = Words("trước", "chậm nhất", "muộn nhất", "đến", "hết", "không quá", "đến hết", "tới", "tối đa")
_BEFORE_A_DATE = Words(
    "trước", "nhất", "đến", "hết", "vào", "trong", "quá", "tới", "từ", "là", "cuối", "đầu", "giữa",
)  # fmt: skip
_PART = Words("cuối", "đầu", "giữa")
_PERIOD = Words("tháng", "quý", "năm", "tuần", "ngày")
_ROUND = Words("hàng", "mỗi", "định kỳ", "từng")
_COUNTED = Words("ngày", "giờ", "tháng", "tuần", "lần", "h")
_ALWAYS = Words("thường xuyên", "liên tục", "đột xuất")
_CONDITION = Words(
    "nếu", "hoặc khi", "hoặc theo", "hoặc đột xuất", "khi có yêu cầu", "khi phát sinh", "khi có phát sinh",
    "khi cần",
)  # fmt: skip
_AND = Words("và", "hoặc", "đồng thời")
_DAY = Words("ngày")
_MONTH = Words("tháng")
_QUARTER = Words("quý")
_YEAR = Words("năm", "giai đoạn", "nhiệm kỳ")
_SESSION = Words("kỳ họp", "phiên họp", "thường lệ", "thường kỳ")
_ROMANS = frozenset(("i", "ii", "iii", "iv"))


_HANGING = Words("từ", "và", "hoặc", "của", "kể từ", "bởi", "nếu", "khi", "vào", "cho", "về")


def sign_end(tape: Tape, i: int) -> int | None:
    """The index after a document's sign ("156/KH-UBND", "60/2021/NĐ-CP", "57-NQ/TW"), or None."""
    if tape.at(i).kind != "number":
        return None
    k, letters = i + 1, False
    while not tape.at(k).gap and (tape.is_mark(k, "/-.") or tape.at(k).kind in ("word", "number")):
        letters = letters or tape.at(k).kind == "word"
        k += 1
    while k > i and tape.is_mark(k - 1, "."):
        k -= 1
    return k if letters and tape.is_mark(i + 1, "/-.") else None


def _cited_date_end(tape: Tape, i: int) -> int | None:
    """The index after "ngày 30/10/2022" or "ngày 30 tháng 10 năm 2022"."""
    after = _DAY.end(tape, i)
    if after is None or tape.number(after) is None:
        return None
    if tape.is_mark(after + 1, "/-.") and tape.number(after + 2) is not None:
        dated = after + 3
        return dated + 2 if tape.is_mark(dated, "/-.") and year_number(tape, dated + 1) else dated
    month = _MONTH.end(tape, after + 1)
    if month is None or tape.number(month) is None:
        return None
    year = _YEAR.end(tape, month + 1)
    return month + 1 if year is None or year_number(tape, year) is None else year + 1


def _after_limit_word(tape: Tape, i: int, first: int) -> bool:
    return i > first and _BEFORE_A_DATE.end(tape, i - 1) == i


def _is_limit(tape: Tape, i: int, first: int, *, cited: bool) -> bool:
    """Whether something that may be a limit of its own begins at ``i``."""
    word = tape.at(i)
    if word.kind == "number":
        return _number_is_limit(tape, i, first, cited=cited)
    if _ALWAYS.end(tape, i) is not None:
        return not cited and tape.at(i - 1).text not in ("cầu", "tra", "nhiệm", "báo", "cau", "vụ")
    limited = _LIMIT.end(tape, i)
    if limited is not None and (_PERIOD.end(tape, limited) is not None or tape.at(limited).kind == "number"):
        return True
    rounds = _ROUND.end(tape, i)
    if rounds is not None and _PERIOD.end(tape, rounds) is not None:
        if _word_before(tape, i) and tape.at(rounds + 1).text in ("của", "cua"):
            return False  # "Kế hoạch rà soát hằng năm của tỉnh": which plan it is
        return not (cited and tape.at(i - 1).kind == "word" and tape.at(rounds).text in ("năm", "nam"))
    return _named_period(tape, i, first)


def _word_before(tape: Tape, i: int) -> bool:
    """Whether a word stands right before ``i``, and no mark."""
    return i > 0 and tape.at(i - 1).kind == "word"


def _named_period(tape: Tape, i: int, first: int) -> bool:
    for words in (_MONTH, _QUARTER, _DAY):
        after = words.end(tape, i)
        if after is not None and (tape.at(after).kind == "number" or tape.at(after).text in _ROMANS):
            return True
    part = _PART.end(tape, i)
    if part is not None and _PERIOD.end(tape, part) is not None:
        return _SESSION.end(tape, i - 2) != i
    year = _YEAR.end(tape, i)
    if year is None or year_number(tape, year) is None:
        return False
    return tape.at(i - 1).kind != "word" or _after_limit_word(tape, i, first)


def _number_is_limit(tape: Tape, i: int, first: int, *, cited: bool) -> bool:
    if tape.is_mark(i + 1, "/-.") and tape.at(i + 2).kind == "number" and not tape.at(i + 2).gap:
        return not _in_year_pair(tape, i, cited=cited)
    if _COUNTED.end(tape, i + 1) is not None:
        return True
    if year_number(tape, i) is None:
        return False
    named = _YEAR.end(tape, i - 1) == i or _in_year_pair(tape, i - 2, cited=cited)
    return not named and not (cited and tape.at(i - 1).kind == "word")


def _in_year_pair(tape: Tape, i: int, *, cited: bool) -> bool:
    """The "2021-2025" of "năm 2021-2025", and of "giai đoạn 2021-2025" where a document has been named."""
    years = year_number(tape, i) is not None and year_number(tape, i + 2) is not None
    named = _YEAR.end(tape, i - 1) == i or (cited and _YEAR.end(tape, i - 2) == i)
    return years and named and tape.is_mark(i + 1, "-")


def _skip_citation(tape: Tape, i: int, first: int, *, cited: bool) -> tuple[int, bool]:
    """The index after a sign or a cited date at ``i``, and whether a document has been named."""
    sign = sign_end(tape, i)
    if sign is not None:
        dated = sign + 1 if tape.is_mark(sign, ",") else sign
        date_end = _cited_date_end(tape, dated)
        return (date_end or sign), True
    if cited and not _after_limit_word(tape, i, first):
        date_end = _cited_date_end(tape, i)
        if date_end is not None:
            return date_end, True
    document = DOCUMENT.end(tape, i)
    return (i, cited) if document is None else (document, True)


def _names_session(tape: Tape, i: int) -> bool:
    """Whether the words at ``i`` say which session is meant: "cuối năm 2025", "tháng 6/2025"."""
    named = _PART.end(tape, i) is not None or _PERIOD.end(tape, i) is not None or tape.at(i).kind == "number"
    return named and not tape.is_mark(i - 1, ",(") and _LIMIT.end(tape, i - 1) is None and _DAY.end(tape, i) is None


def free_text(tape: Tape, i: int, *, cited: bool = False, session: bool = False) -> int | None:
    """The index after the words from ``i`` on that hold no limit; None when there are none.

    ``cited``: a document has been named before, so a date that follows belongs to it; ``session``: it is a session
    that is named, so "giữa năm 2025" names which one.
    """
    k, depth, cut = i, 0, i
    while k < tape.length:
        token = tape.at(k)
        if token.kind == "break" or (token.text == ";" and depth == 0) or (token.text == ")" and depth == 0):
            break
        joint = token.kind == "mark" and (token.text in ",(" or (token.text == "." and tape.at(k + 1).gap))
        if joint or _AND.end(tape, k) is not None:
            cut = k if depth == 0 else cut
        condition = k + 1 if joint else k
        if k > i and _CONDITION.end(tape, condition) is not None and depth == 0:
            return k
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        passed, cited = _skip_citation(tape, k, i, cited=cited)
        if passed > k:
            k = passed
            continue
        if _is_limit(tape, k, i, cited=cited) and not (session and _names_session(tape, k)):
            return cut if cut > i else None
        if token.text == "," and depth == 0:
            cited = session = False
        k += 1
    if depth != 0:
        return None
    while k > i and tape.is_mark(k - 1, ".,:"):
        k -= 1
    if _HANGING.end(tape, k - 1) == k:
        return None
    return k if any(tape.at(n).kind == "word" for n in range(i, k)) else None
