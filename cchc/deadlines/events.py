"""Terms that run from an event: "05 ngày làm việc kể từ khi …", "ngay sau khi …", "từ tháng 11 đến khi …"."""

from __future__ import annotations

from datetime import timedelta

import msgspec
from dateutil.relativedelta import relativedelta

from .dates import ref
from .freetext import free_text
from .marks import leading, marker, trailing
from .numbers import number
from .outcome import Outcome, named_years, place_in_years, yearless
from .reading import DayUnit, Reading
from .refs import vn
from .tokens import Tape, Words

_WITHIN = Words(
    "tối đa", "không quá", "trong vòng", "trong thời hạn", "trong thời gian", "trong", "chậm nhất", "chậm nhất là",
    "chậm nhất trong", "chậm nhất trong vòng", "chậm nhất không quá", "nội trong", "thời hạn", "thời gian",
    "muộn nhất", "muộn nhất là", "trong vòng không quá", "tối đa không quá", "không quá thời hạn",
    "trong thời hạn không quá", "thời gian không quá", "thời gian tối đa", "thời hạn tối đa", "tối đa là",
    "trong vòng tối đa", "sau", "chậm nhất sau", "không vượt quá", "trong thời hạn tối đa",
    "trong thời gian không quá", "ngay trong vòng", "thời hạn không quá", "chậm nhất là sau", "muộn nhất sau",
    "không được quá", "trong thời gian tối đa",
)  # fmt: skip
_NEEDS_TRIGGER = Words("trong", "sau", "thời gian", "thời hạn")
_LIMITED = Words("trong vòng", "không quá", "tối đa", "trong thời hạn", "trong thời gian")
_WORKING_DAYS = Words("ngày làm việc", "ngày lv")
_DAYS = Words("ngày")
_WORKING_HOURS = Words("giờ làm việc", "tiếng làm việc", "giờ hành chính")
_HOURS = Words("giờ", "tiếng", "h", "tiếng đồng hồ")
_WEEKS = Words("tuần")
_MONTHS = Words("tháng")
_YEARS = Words("năm")
_SAME_DAY = Words("trong ngày", "ngay trong ngày", "nội trong ngày")
_SAME_WORKING_DAY = Words(
    "trong ngày làm việc", "ngay trong ngày làm việc", "nội trong ngày làm việc", "trong buổi làm việc",
)  # fmt: skip
_EACH_CASE = Words(
    "/ hồ sơ", "/ 1 hồ sơ", "/ 01 hồ sơ", "/ thủ tục", "/ 01 thủ tục", "/ tthc", "/ vụ việc", "/ trường hợp",
    "/ văn bản", "/ nhiệm vụ",
)  # fmt: skip
_NOT_A_TERM = Words("đầu", "cuối", "trước", "hàng", "lần", "của", "này", "sau", "một", "và", "giữa", "/")
_SINCE = Words(
    "kể từ", "kể từ khi", "kể từ ngày", "kể từ thời điểm", "tính từ", "tính từ ngày", "tính từ khi", "từ khi",
    "từ ngày", "từ lúc", "sau khi", "sau ngày", "từ thời điểm", "kể từ lúc", "kể từ sau khi", "khi",
    "kể từ sau ngày", "tính từ thời điểm", "sau", "ngay sau khi", "từ sau khi",
)  # fmt: skip
_UPON = Words(
    "sau khi", "ngay sau khi", "ngay khi", "ngay từ khi", "kể từ khi", "từ khi", "sau ngày", "ngay sau ngày",
    "ngay sau hội nghị", "sau hội nghị", "ngay sau kỳ họp", "sau kỳ họp", "ngay sau cuộc họp", "sau cuộc họp",
    "ngay sau thời điểm", "ngay sau kết thúc", "sau mỗi", "ngay sau mỗi", "sau từng", "trước khi", "sau thời điểm",
    "khi có hướng dẫn", "khi có văn bản", "khi có quy định", "khi có kế hoạch", "khi có quyết định",
    "khi có thông báo", "khi được", "khi bộ", "khi ubnd", "khi chính phủ", "khi trung ương", "khi có chủ trương",
    "khi có kết quả", "khi nghị định", "khi luật", "khi có nghị", "khi hoàn thành", "khi hoàn tất", "khi kết thúc",
    "khi nhận được", "khi tiếp nhận", "khi có công văn", "khi có đề án", "kể từ ngày", "từ ngày", "tính từ ngày",
    "kể từ thời điểm", "từ thời điểm", "trước đại hội", "trước hội nghị", "sau đại hội", "ngay sau đại hội",
)  # fmt: skip
_COMPLETE = Words("hội nghị", "kỳ họp", "cuộc họp", "hướng dẫn", "văn bản", "kế hoạch", "quyết định", "thông báo")
_BEFORE_IT = Words("trước khi", "trước ngày", "trước thời điểm", "trước đại hội", "trước hội nghị")
_BEFORE_DAY_OF = Words("trước ngày", "trước thời điểm")
_HAPPENS = Words("hiệu lực", "khai mạc", "diễn ra", "tổ chức", "họp", "ban hành", "bầu cử", "vận hành", "thi hành")
_UNTIL_IT = Words(
    "đến khi", "cho đến khi", "tới khi", "cho tới khi", "đến lúc", "cho đến lúc", "đến thời điểm",
    "cho đến thời điểm",
)  # fmt: skip
_FROM = Words("từ", "kể từ", "bắt đầu từ", "thực hiện từ")

_UNIT_NAMES: dict[DayUnit, str] = {
    "working": "ngày làm việc",
    "calendar": "ngày",
    "hours": "giờ",
    "months": "tháng",
}


class Term(msgspec.Struct, frozen=True):
    """So many days, hours or months."""

    count: int
    unit: DayUnit


def _term(tape: Tape, i: int) -> tuple[Term, int] | None:
    found = number(tape, i, digits=3)
    if found is None or found[0] == 0:
        return None
    count, at = found
    units: tuple[tuple[Words, DayUnit, int], ...] = (
        (_WORKING_DAYS, "working", 1),
        (_DAYS, "calendar", 1),
        (_HOURS, "hours", 1),
        (_WEEKS, "calendar", 7),
        (_MONTHS, "months", 1),
        (_YEARS, "months", 12),
    )
    hours = _WORKING_HOURS.end(tape, at)
    if hours is not None:  # eight working hours are one working day
        return Term(-(-count // 8), "working"), hours
    for words, unit, times in units:
        after = words.end(tape, at)
        if after is None:
            continue
        if tape.at(after).kind == "number" or _NOT_A_TERM.end(tape, after) is not None:
            allowed = tape.at(after).text == "sau" and _SINCE.end(tape, after) is not None
            allowed = allowed or _EACH_CASE.end(tape, after) is not None
            return (Term(count * times, unit), after) if allowed else None
        return Term(count * times, unit), after
    return None


def _same_day(tape: Tape, i: int) -> tuple[Term, int] | None:
    """ "Trong ngày", "ngay trong ngày làm việc": no day more than that of the event itself."""
    working = _SAME_WORKING_DAY.end(tape, i)
    if working is not None:
        return Term(0, "working"), working
    after = _SAME_DAY.end(tape, i)
    bound = None if after is None else tape.at(after)
    if after is None or bound is None or (bound.kind in ("word", "number") and _SINCE.end(tape, after) is None):
        return None
    return Term(0, "calendar"), after


def _trigger(tape: Tape, i: int) -> tuple[int, int, int] | None:
    """First token, token past the text, and token to go on from, of "kể từ khi …" with or without brackets."""
    opened = tape.is_mark(i, "(")
    start = i + 1 if opened or tape.is_mark(i, ",") else i
    head = _SINCE.end(tape, start)
    end = None if head is None else free_text(tape, head)
    if end is None:
        return None
    if not opened:
        return start, end, end
    return (start, end, end + 1) if tape.is_mark(end, ")") else None


def _explain_term(term: Term, trigger: str | None) -> str:
    if term.count == 0:
        event = f"“{trigger}”" if trigger else "sự kiện khởi đầu việc này"
        return f"hạn là hết {_UNIT_NAMES[term.unit]} xảy ra {event}; chưa ghi nhận thì chưa có ngày hạn."
    amount = f"{term.count} {_UNIT_NAMES[term.unit]}"
    after = (
        f"tính từ ngày sau ngày xảy ra sự kiện “{trigger}”"
        if trigger
        else "câu không nói tính từ sự kiện nào; tính từ ngày sau ngày được ghi nhận"
    )
    return f"hạn là {amount}, {after} (Điều 147 Bộ luật Dân sự 2015); chưa ghi nhận thì chưa có ngày hạn."


def _event(why: str, term: Term | None, trigger: str | None) -> Reading:
    return Reading(
        kind="event",
        rule="sau-sự-kiện",
        why=why,
        days=None if term is None else term.count,
        day_unit=None if term is None else term.unit,
        trigger=trigger,
    )


def _from_known_day(tape: Tape, term: Term, i: int) -> Outcome | None:
    """ "30 ngày kể từ ngày 01/7/2025": the date can be counted; the first day is not (Điều 147)."""
    head = _FROM.end(tape, i)
    found = None if head is None else ref(tape, head)
    settled = None if found is None else place_in_years(tape, [found[0]])
    if found is None or settled is None or not found[0].is_day:
        return None
    day = settled[0][1].start
    if term.unit not in ("calendar", "months"):
        trigger = tape.verbatim(i, found[1])
        return Outcome(_event(_explain_term(term, trigger), term, trigger), found[1], named_years([found[0]]))
    due = day + (timedelta(days=term.count) if term.unit == "calendar" else relativedelta(months=term.count))
    why = f"{term.count} {_UNIT_NAMES[term.unit]} kể từ {vn(day)}, không tính ngày đầu; hạn là ngày {vn(due)}."
    reading = Reading(kind="by", rule="sau-ngày-đã-biết", why=why, due=due)
    return Outcome(reading, found[1], named_years([found[0]]), yearless([found[0]]))


def term(tape: Tape, i: int) -> Outcome | None:
    """Rule "sau-sự-kiện": N days, working days, hours or months after something; the trigger may be missing."""
    start = leading(tape, i)
    within = _WITHIN.end(tape, start)
    if within is None:
        start, within = i, _WITHIN.end(tape, i)
    at = start if within is None else within
    found = _same_day(tape, start) or _same_day(tape, i) or _term(tape, at)
    if found is None:
        return None
    length, after = found
    after = _EACH_CASE.skip(tape, after)
    opened = tape.is_mark(after, "(")
    known = _from_known_day(tape, length, after + 1 if opened or tape.is_mark(after, ",") else after)
    if known is not None and (not opened or tape.is_mark(known.after, ")")):
        return msgspec.structs.replace(known, after=known.after + 1) if opened else known
    triggered = _trigger(tape, after)
    if triggered is None:
        loose = length.unit == "months" and (within is None or _LIMITED.end(tape, start) is None)
        if loose or tape.at(start).text == "sau":
            return None
        return Outcome(_event(_explain_term(length, None), length, None), trailing(tape, after))
    trigger = tape.verbatim(triggered[0], triggered[1])
    return Outcome(_event(_explain_term(length, trigger), length, trigger), triggered[2])


def _happens(tape: Tape, first: int, after: int | None) -> bool:
    """Whether the words name something that takes place: "ngày Nghị định có hiệu lực", not "ngày Tết"."""
    return after is not None and any(_HAPPENS.end(tape, k) is not None for k in range(first, after))


def _ends_period(tape: Tape, i: int) -> bool:
    """Whether "trước khi kết thúc năm 2025" stands at ``i``: a date, and no event to be recorded."""
    mark, at = marker(tape, i)
    return mark.until and ref(tape, at) is not None


def upon(tape: Tape, i: int) -> Outcome | None:
    """Rule "sau-sự-kiện" without a number: "ngay sau khi …", "khi có hướng dẫn …"; "sau khi …, trong 05 ngày"."""
    start = leading(tape, i)
    head = _UPON.end(tape, start) or _BEFORE_DAY_OF.end(tape, start)
    if head is None or _ends_period(tape, start):
        return None
    text = free_text(tape, head)
    if _BEFORE_DAY_OF.end(tape, start) == head and not _happens(tape, head, text):
        return None
    if text is None:
        text = head if _COMPLETE.end(tape, head - 2) == head else None
    if text is None:
        return None
    trigger = tape.verbatim(start, text)
    if tape.is_mark(text, ","):
        within = _WITHIN.skip(tape, leading(tape, text + 1))
        later = _term(tape, within)
        if later is not None and _trigger(tape, later[1]) is None:
            return Outcome(_event(_explain_term(later[0], trigger), later[0], trigger), later[1])
    when = "trước" if _BEFORE_IT.end(tape, start) is not None else "ngay sau"
    why = f"làm {when} sự kiện “{trigger}”; có ngày hạn khi ngày xảy ra được ghi nhận."
    before = when == "trước"
    return Outcome(msgspec.structs.replace(_event(why, None, trigger), before=before), text)


def until_event(tape: Tape, i: int) -> Outcome | None:
    """Rule "đến-khi": an open end, "từ tháng 11/2025 đến khi kết thúc …"; the end is an event."""
    start = leading(tape, i)
    opened = _FROM.end(tape, start)
    found = ref(tape, start if opened is None else opened)
    at = start if found is None else found[1]
    head = _UNTIL_IT.end(tape, at)
    text = None if head is None else free_text(tape, head)
    if text is None or (opened is not None and found is None):
        return None
    settled = place_in_years(tape, [] if found is None else [found[0]])
    if settled is None:
        return None
    trigger = tape.verbatim(at, text)
    begin = settled[0][1].start if settled else None
    why = f"{'' if begin is None else f'từ ngày {vn(begin)} '}{trigger}; có ngày hạn khi ngày ấy được ghi nhận."
    reading = msgspec.structs.replace(_event(why, None, trigger), rule="đến-khi", start=begin)
    refs = [] if found is None else [found[0]]
    return Outcome(reading, text, named_years(refs), bool(refs) and yearless(refs))
