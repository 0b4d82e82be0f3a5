"""Ranges and open starts: "từ tháng 3 đến tháng 10/2025", "giai đoạn 2025 - 2027", "từ năm 2026"."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from .dates import loose_ref, ref
from .marks import leading, marker, trailing
from .numbers import number, quarter_number
from .outcome import Outcome, named_years, place_in_years, yearless
from .reading import Reading
from .refs import Ref, Span, month_ref, quarter_ref, vn, year_ref
from .times import hours
from .tokens import Tape, Words
from .years import annual_tail, year_number, year_tail

_FROM = Words(
    "từ", "kể từ", "bắt đầu triển khai từ", "bắt đầu thực hiện từ", "bắt đầu từ", "trong khoảng từ",
    "trong thời gian từ", "áp dụng từ", "tính từ", "bắt đầu",
)  # fmt: skip
_FROM_NOW = Words("từ nay", "từ nay cho", "từ bây giờ")
_FROM_EVENT = Words(
    "từ ngày", "kể từ ngày", "từ khi", "kể từ khi", "sau khi", "ngay sau khi", "từ sau khi", "từ thời điểm",
    "kể từ thời điểm",
)  # fmt: skip
_UP_TO = Words("đến", "đến hết", "tới", "cho đến", "cho đến hết", "đến cuối", "cho tới", "tới hết")
_STAGE = Words(
    "giai đoạn", "trong giai đoạn", "các năm", "trong các năm", "năm", "thời kỳ", "giai đoạn từ", "nhiệm kỳ",
)  # fmt: skip
_ONWARD = Words(
    "trở đi", "và các năm tiếp theo", "và những năm tiếp theo", "và các năm sau", "và những năm sau",
    "và năm tiếp theo", "và các năm kế tiếp", "và các năm tiếp sau", "và các năm về sau",
    "và tiếp tục các năm tiếp theo", "và duy trì các năm tiếp theo", "và duy trì trong các năm tiếp theo",
    "và các tháng tiếp theo", "và các quý tiếp theo", "và các tháng sau", "và thường xuyên các năm tiếp theo",
    "và thường xuyên trong các năm tiếp theo", "và thường xuyên những năm tiếp theo", "và hàng năm tiếp theo",
    "và duy trì những năm tiếp theo", "trở về sau", "và những năm kế tiếp",
    "và thực hiện thường xuyên các năm tiếp theo", "và duy trì hàng năm",
)  # fmt: skip
_DAY = Words("ngày", "các ngày")
_PERIOD_OF = {"month": month_ref, "quarter": quarter_ref}


def onward(tape: Tape, i: int) -> int | None:
    """The index after "trở đi", "và các năm tiếp theo", or None."""
    start = i + 1 if tape.is_mark(i, ",") else i
    opened = tape.is_mark(start, "(")
    after = _ONWARD.end(tape, start + 1 if opened else start)
    if after is None or not opened:
        return after
    return after + 1 if tape.is_mark(after, ")") else None


def _short(tape: Tape, i: int, like: Ref) -> tuple[Ref, int] | None:
    """The second end of "Quý I-III/2025", "tháng 3 đến 6/2025": a bare number or roman numeral."""
    if like.unit == "quarter":
        found = quarter_number(tape, i)
    elif like.unit == "month":
        found = number(tape, i)
        if found is not None and not 1 <= found[0] <= 12:
            tape.fault(f"Không có tháng {found[0]}: một năm chỉ có tháng 1 đến tháng 12", i, found[1])
            return None
    else:
        return None
    if found is None:
        return None
    short, after = _PERIOD_OF[like.unit](found[0]), found[1]
    tail = year_tail(tape, after, short="/")
    if tail is not None:
        short, after = replace(short, year=tail[0]), tail[1]
    annual = annual_tail(tape, after)
    if annual is not None:
        short, after = replace(short, annual=True), annual
    return replace(short, first=i, after=after), after


def _second(tape: Tape, i: int, first: Ref) -> tuple[Ref, int] | None:
    whole = loose_ref(tape, i)
    if first.unit == "quarter" and whole is not None and whole[0].unit == "month" and tape.at(i).kind == "number":
        whole = None  # the "3/2025" of "Quý 1-3/2025" is a quarter
    if whole is not None and not (first.unit == "month" and whole[0].unit == "year" and tape.at(i).text != "năm"):
        return whole
    return _short(tape, i, first)


def _first_day_only(tape: Tape, i: int) -> tuple[int, int] | None:
    """The "15" of "từ ngày 15 đến ngày 20/3/2025"."""
    at = _DAY.skip(tape, i)
    found = number(tape, at)
    if found is None or not 1 <= found[0] <= 31 or tape.is_mark(found[1], "/."):
        return None
    return found


def _joint(tape: Tape, i: int) -> int | None:
    return i + 1 if tape.is_mark(i, "-") else _UP_TO.end(tape, i)


def _day_pair(tape: Tape, i: int) -> tuple[Ref, Ref, int] | None:
    """ "từ ngày 15 đến ngày 20/3/2025", "15-20/3/2025"."""
    found = _first_day_only(tape, i)
    joint = None if found is None else _joint(tape, found[1])
    if found is None or joint is None:
        return None
    second = ref(tape, joint)
    if second is None or second[0].unit != "day":
        return None
    last, after = second
    bare = _DAY.end(tape, i) is None and tape.is_mark(found[1], "-")
    if bare and last.year is None:
        return None  # "3-6/9" may as well be two months
    if found[0] > last.days[0]:
        return None
    return replace(last, days=(found[0], found[0]), name=f"{found[0]}/{last.months[0]}", first=i), last, after


def _pair(tape: Tape, i: int) -> tuple[Ref, Ref, int] | None:
    days = _day_pair(tape, i)
    if days is not None:
        return days
    one = ref(tape, i)
    if one is None:
        return None
    first, at = one
    joint = _joint(tape, at)
    if joint is None:
        return None
    if first.unit == "year" and tape.is_mark(at, "-") and year_number(tape, joint) is not None:
        second = year_number(tape, joint)
        assert second is not None
        return first, replace(year_ref(second), first=joint, after=joint + 1), joint + 1
    two = _second(tape, joint, first)
    return None if two is None else (first, two[0], two[1])


def _range_head(tape: Tape, i: int) -> int:
    i = leading(tape, i)
    mark, after = marker(tape, i)
    if mark.into and not mark.before and not mark.until:
        i = after
    stage = _STAGE.end(tape, i)
    if stage is not None and (tape.at(stage).kind == "number" or _FROM.end(tape, stage) is not None):
        i = stage
    return i


def pair(tape: Tape, i: int) -> tuple[Ref, Ref, int] | None:
    """Two ends of a range, "từ" or not, and the index after them."""
    start = _FROM.skip(tape, _range_head(tape, i))
    found = _pair(tape, start)
    return None if found is None else (found[0], found[1], trailing(tape, found[2]))


def settled_pair(tape: Tape, first: Ref, last: Ref) -> tuple[Ref, Ref, Span] | None:
    """The days from the first's first to the last's last; None when they run backwards."""
    settled = place_in_years(tape, [first, last])
    if settled is None:
        return None
    (one, head), (two, tail) = settled
    if head.start > tail.end:
        tape.fault("Mốc sau sớm hơn mốc trước", first.first, last.after)
        return None
    return one, two, Span(head.start, tail.end)


def span(tape: Tape, i: int) -> Outcome | None:
    """Rule "khoảng": from the first day of the first to the last day of the last."""
    found = pair(tape, i)
    if found is None:
        return None
    settled = settled_pair(tape, found[0], found[1])
    if settled is None:
        return None
    days = settled[2]
    why = f"từ {vn(days.start)} đến {vn(days.end)}; hạn là ngày cuối, {vn(days.end)}."
    refs = [found[0], found[1]]
    reading = Reading(kind="by", rule="khoảng", why=why, start=days.start, due=days.end)
    return Outcome(reading, found[2], named_years(refs), yearless(refs))


def _event_first(tape: Tape, i: int) -> int | None:
    """The index after "từ ngày ký", "từ khi kế hoạch được ban hành", when "đến" follows."""
    head = _FROM_EVENT.end(tape, i)
    k = tape.length if head is None else head
    while tape.at(k).kind == "word":
        if k != head and _UP_TO.end(tape, k) is not None:
            return k
        k += 1
    return None


def from_now(tape: Tape, i: int) -> Outcome | None:
    """Rule "khoảng" without a first day: "từ nay đến hết năm 2025"."""
    start = _FROM_NOW.end(tape, leading(tape, i)) or _event_first(tape, leading(tape, i))
    joint = None if start is None else _UP_TO.end(tape, start)
    found = None if joint is None else loose_ref(tape, joint)
    settled = None if found is None else place_in_years(tape, [found[0]])
    if found is None or settled is None:
        return None
    due = settled[0][1].end
    begins = (
        "bắt đầu ngay" if _FROM_NOW.end(tape, leading(tape, i)) else f"bắt đầu “{tape.verbatim(i, start or i)}”"
    )
    why = f"{begins}; hạn là ngày {vn(due)}."
    reading = Reading(kind="by", rule="khoảng", why=why, due=due, time=found[0].time)
    return Outcome(reading, trailing(tape, found[1]), named_years([found[0]]), yearless([found[0]]))


def endless(start: date) -> Reading:
    """Ongoing from ``start``, with no end."""
    why = f"làm liên tục từ ngày {vn(start)}, không có ngày kết thúc; mỗi kỳ báo cáo phải có tiến độ."
    return Reading(kind="ongoing", rule="từ-khi-bắt-đầu", why=why, start=start)


def open_start(tape: Tape, i: int) -> Outcome | None:
    """Rule "từ-khi-bắt-đầu": "từ 01/7/2025", "2025 và các năm tiếp theo": ongoing, from that day on."""
    head = leading(tape, i)
    stage = marker(tape, head)
    at = stage[1] if stage[0].into and not stage[0].before else head
    opened = _FROM.end(tape, at)
    if hours(tape, at) is not None:
        return None
    found = pair(tape, i)
    first: tuple[Ref, int] | None = (found[0], found[2]) if found is not None else None
    refs = [] if found is None else [found[0], found[1]]
    if found is None:
        first = ref(tape, at if opened is None else opened)
        refs = [] if first is None else [first[0]]
    if first is None:
        return None
    after = onward(tape, first[1])
    if after is None and found is None and tape.is_mark(first[1], ",+&") and tape.at(first[1] + 1).kind == "number":
        return None  # "từ tháng 7, 8/2025": which of the two begins it?
    if after is None and (opened is None or found is not None or _joint(tape, first[1]) is not None):
        return None
    settled = place_in_years(tape, refs)
    if settled is None:
        return None
    reading = endless(settled[0][1].start)
    return Outcome(reading, trailing(tape, first[1] if after is None else after), named_years(refs), yearless(refs))
