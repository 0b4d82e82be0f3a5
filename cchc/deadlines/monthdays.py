"""A day of every month or quarter: "trước ngày 15 hằng tháng", "ngày 10 của tháng đầu quý sau"."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
from dateutil.relativedelta import relativedelta

from .cycles import HEAD
from .marks import Marker, leading, marker, trailing
from .numbers import number
from .occurrences import recurring
from .outcome import Outcome
from .reading import Occurrence
from .refs import LAST, month_ref, quarter_ref
from .times import time_of_day, weekday
from .tokens import Tape, Words
from .years import year_number, year_tail

_DAY = Words("ngày", "các ngày", "ngày mùng", "ngày mồng", "mùng", "mồng", "vào ngày")
_LAST_DAY = Words("ngày cuối cùng", "ngày cuối", "cuối", "ngày cuối của", "ngày cuối cùng của")
_TO = Words("đến ngày", "đến", "tới ngày", "đến hết ngày")
_FROM = Words("từ", "từ ngày")
_AND = Words("và")
_OF = Words("của", "vào", "trong")
_MONTHLY = Words("hàng tháng", "mỗi tháng", "từng tháng")
_EACH_MONTH = Words(
    "hàng tháng", "mỗi tháng", "các tháng", "từng tháng", "các tháng trong năm", "hàng tháng trong năm",
    "tháng báo cáo", "của tháng báo cáo",
)  # fmt: skip
_NEXT_MONTH = Words(
    "tháng sau", "tháng kế tiếp", "tháng tiếp theo", "tháng liền kề", "tháng sau liền kề", "tháng kế sau",
    "tháng liền kề sau", "tháng liền sau", "tháng tiếp theo của tháng báo cáo", "tháng sau tháng báo cáo",
    "tháng liền kề tiếp theo", "tháng kế tiếp liền kề",
)  # fmt: skip
_MONTHS_OF_QUARTER = (
    (Words("tháng đầu", "tháng đầu tiên", "tháng thứ nhất", "tháng đầu của", "các tháng đầu"), 0),
    (Words("tháng giữa", "tháng thứ hai", "tháng thứ 2"), 1),
    (Words("tháng cuối", "tháng cuối cùng", "tháng thứ ba", "tháng thứ 3", "các tháng cuối"), 2),
)
_QUARTER = Words(
    "quý", "mỗi quý", "hàng quý", "các quý", "từng quý", "quý báo cáo", "trong quý", "mỗi quý trong năm",
    "hàng quý trong năm", "quý đó", "các quý trong năm", "quý này",
)  # fmt: skip
_REPORT_PERIOD = Words("kỳ báo cáo", "kỳ", "mỗi kỳ báo cáo", "mỗi kỳ", "kỳ báo cáo định kỳ")
_NEXT_QUARTER = Words(
    "quý sau", "quý tiếp theo", "quý kế tiếp", "quý liền kề", "quý sau liền kề", "quý liền kề sau", "quý liền sau",
    "quý tiếp theo liền kề", "quý sau quý báo cáo", "quý kế sau", "quý tiếp theo của quý báo cáo",
)  # fmt: skip
_EACH_QUARTER_END = Words("mỗi quý", "hàng quý", "quý", "các quý", "từng quý")
_EACH_MONTH_END = Words("mỗi tháng", "hàng tháng", "tháng", "các tháng", "từng tháng")
_MONTH_OR_QUARTER = ((Words("tháng"), 1, 0), (Words("quý"), 3, 2))  # months of the period, and which of them
_WEEKLY = Words(
    "hàng tuần", "mỗi tuần", "của tuần", "mỗi tuần một lần", "mỗi tuần 1 lần", "mỗi tuần 01 lần", "1 lần / tuần",
    "01 lần / tuần", "một lần / tuần", "định kỳ hàng tuần", "từng tuần", "tuần / lần", "1 tuần / lần", "theo tuần",
    "01 tuần / lần", "1 tuần 1 lần",
)  # fmt: skip
_WHOLE = "whole"


class Anchor(msgspec.Struct, frozen=True):
    """Which month of each period is meant: ``period`` months long, ``month`` of it, ``ahead`` periods later."""

    period: int
    month: int
    ahead: int = 0


class Rhythm(msgspec.Struct, frozen=True):
    """Days of that month: due on ``days`` (several), from ``start`` when it says so; the whole month when empty."""

    anchor: Anchor
    days: tuple[int, ...]
    start: int | None = None
    mark: Marker = Marker()
    time: str | None = None


def _anchor(tape: Tape, i: int) -> tuple[Anchor, int] | None:
    first, i = i, i + 1 if tape.is_mark(i, "/") else _OF.skip(tape, i)
    of_quarter = _month_of_quarter(tape, i, needs_quarter=True)
    if of_quarter is not None:
        return of_quarter
    if i > first and tape.at(i).text == "tháng" and tape.at(i + 1).kind not in ("number", "word"):
        return Anchor(1, 0), i + 1  # "ngày 15 của tháng"
    after = _NEXT_MONTH.end(tape, i)
    if after is not None and tape.at(after).kind != "number":
        bare = tape.at(i).text == "thang" and tape.at(i + 1).text == "sau"
        return None if bare else (Anchor(1, 0, 1), after)  # "thang sau" may be "tháng sáu"
    after = _EACH_MONTH.end(tape, i)
    if after is not None and tape.at(after).kind != "number":
        return Anchor(1, 0), after
    return None


def _month_of_quarter(tape: Tape, i: int, *, needs_quarter: bool) -> tuple[Anchor, int] | None:
    for words, which in _MONTHS_OF_QUARTER:
        after = words.end(tape, i)
        if after is None:
            continue
        at = _OF.skip(tape, after)
        if (report := _REPORT_PERIOD.end(tape, at)) is not None:
            tape.fault("Không rõ kỳ báo cáo là quý, 6 tháng hay năm; hãy ghi chẳng hạn “tháng cuối quý”", i, report)
            return None
        late = _NEXT_QUARTER.end(tape, at)
        if late is not None:
            return Anchor(3, which, 1), late
        plain = _QUARTER.end(tape, at)
        if plain is not None:
            bound = tape.at(plain)
            if bound.kind == "number" or bound.text in ("i", "ii", "iii", "iv"):
                return None
            return Anchor(3, which), plain
        if not needs_quarter:
            return Anchor(3, which), after
    return None


def _days(tape: Tape, i: int) -> tuple[tuple[int, ...], int | None, int] | None:
    """ "ngày 15", "ngày 15, 30", "từ ngày 15 đến ngày 20", "ngày cuối cùng"."""
    begun = _FROM.end(tape, i)
    at = _DAY.skip(tape, i if begun is None else begun)
    if at == i and begun is None:
        bare = number(tape, i)
        if bare is not None and _MONTHLY.end(tape, bare[1] + tape.is_mark(bare[1], "/")) is not None:
            return (bare[0],), None, bare[1]  # "25 hằng tháng"
        return None
    found = number(tape, at)
    if found is None:
        last = _LAST_DAY.end(tape, i)
        return None if last is None or begun is not None else ((LAST,), None, last)
    days, after = [found[0]], found[1]
    to = _TO.end(tape, after)
    if to is None and tape.is_mark(after, "-"):
        to = after + 1
    if to is not None:
        second = number(tape, _DAY.skip(tape, to))
        return None if second is None or second[0] < days[0] else ((second[0],), days[0], second[1])
    if begun is not None:
        return None
    while (more := _another_day(tape, after)) is not None:
        days.append(more[0])
        after = more[1]
    return tuple(days), None, after


def _another_day(tape: Tape, i: int) -> tuple[int, int] | None:
    at = i + 1 if tape.is_mark(i, ",") else _AND.end(tape, i)
    return None if at is None else number(tape, _DAY.skip(tape, at))


def _rhythm(tape: Tape, i: int, default: Anchor | None) -> tuple[Rhythm, int] | None:
    """A day of an anchored month; after "hàng tháng," or "hàng quý," the anchor may be shorter or missing."""
    mark, at = marker(tape, leading(tape, i))
    time, at = time_of_day(tape, at)
    found = _days(tape, at)
    days: tuple[int, ...] = ()
    start, after = None, at
    if found is not None:
        days, start, after = found
    anchor = _anchor(tape, after)
    if anchor is None and default is not None and default.period == 3:
        anchor = _month_of_quarter(tape, _OF.skip(tape, after), needs_quarter=False)
    if anchor is None and default is not None and default.period == 1 and days:
        anchor = (default, after)
    if anchor is None or (not days and anchor[0].period == 1) or any(not 1 <= d <= 31 and d != LAST for d in days):
        return None
    if default is not None and anchor[0].period != default.period:
        return None
    return Rhythm(anchor[0], days, start, mark, time), anchor[1]


def _ends(tape: Tape, i: int) -> tuple[Rhythm, int] | None:
    """ "cuối mỗi quý", "ngày cuối cùng của tháng": the last day of every period."""
    mark, at = marker(tape, leading(tape, i))
    last = _LAST_DAY.end(tape, at)
    if last is None:
        return None
    at = _OF.skip(tape, last)
    for words, anchor in ((_EACH_QUARTER_END, Anchor(3, 2)), (_EACH_MONTH_END, Anchor(1, 0))):
        after = words.end(tape, at)
        if after is not None and tape.at(after).kind not in ("number", "word"):
            return Rhythm(anchor, (LAST,), None, mark), after
    return None


def _prefixed(tape: Tape, i: int) -> tuple[Rhythm, int] | None:
    """ "Hàng tháng, trước ngày 25", "Hàng quý (trước ngày 15 của tháng cuối quý)"."""
    head = HEAD.end(tape, leading(tape, i))
    if head is None:
        head = HEAD.end(tape, i)
    if head is None:
        return None
    for words, months, which in _MONTH_OR_QUARTER:
        after = words.end(tape, head)
        if after is None:
            continue
        opened = tape.is_mark(after, ",(:;")
        closing = tape.is_mark(after, "(")
        found = _rhythm(tape, after + 1 if opened else after, Anchor(months, which))
        if found is None or not closing:
            return found
        return (found[0], found[1] + 1) if tape.is_mark(found[1], ")") else None
    return None


def _date(year: int, month: int, day: int) -> date:
    """The day of a month counted from January of ``year``; a month too short gives its last day."""
    return date(year, 1, 1) + relativedelta(months=month, day=min(day, 31))


def _turns(rhythm: Rhythm, year: int, *, with_year: bool) -> list[Occurrence]:
    anchor = rhythm.anchor
    turns = []
    for first in range(0, 12, anchor.period):
        ref = month_ref(first + 1) if anchor.period == 1 else quarter_ref(first // 3 + 1)
        month = first + anchor.month + anchor.ahead * anchor.period
        label = ref.called(year if with_year else None)
        if not rhythm.days:
            start = _date(year, month, 1)
            due = _date(year, month, LAST)
            if rhythm.mark.before:
                due = start - timedelta(days=1)
            keep = None if rhythm.mark.before or rhythm.mark.until else start
            turns.append(Occurrence(label, keep, due))
            continue
        for day in rhythm.days:
            own = label if len(rhythm.days) == 1 else f"{label}, ngày {day}"
            begin = None if rhythm.start is None else _date(year, month, rhythm.start)
            turns.append(Occurrence(own, begin, _date(year, month, day)))
    return turns


def month_days(tape: Tape, i: int) -> Outcome | None:
    """Rule "ngày-mỗi-kỳ": the same day of every month or quarter; "sau" counts from the period before."""
    found = _prefixed(tape, i) or _rhythm(tape, i, None) or _ends(tape, i)
    if found is None:
        return None
    rhythm, after = found
    tail = year_tail(tape, after)
    year = tape.year
    years: frozenset[int] = frozenset()
    if tail is not None:
        year = tail[0]
        years = frozenset([year]) if any(year_number(tape, k) == year for k in range(after, tail[1])) else years
        after = tail[1]
    turns = _turns(rhythm, year, with_year=year != tape.year)
    why = f"một ngày nhất định của mỗi {'tháng' if rhythm.anchor.period == 1 else 'quý'}"
    if rhythm.anchor.ahead:
        why += " tiếp theo kỳ báo cáo (kỳ cuối rơi vào năm sau)"
    if any(28 < day < LAST for day in rhythm.days):
        why += "; tháng không có ngày ấy thì lấy ngày cuối tháng"
    if rhythm.mark.before:
        why += "; “trước” một ngày gồm cả ngày ấy"
    reading = recurring("ngày-mỗi-kỳ", why, turns, before=rhythm.mark.before)
    return Outcome(msgspec.structs.replace(reading, time=rhythm.time), trailing(tape, after), years)


def weekly(tape: Tape, i: int) -> Outcome | None:
    """Rule "hằng-tuần": every week of the year, due on its Sunday or on the weekday that is named."""
    mark, at = marker(tape, leading(tape, i))
    time, at = time_of_day(tape, at)
    day, at = weekday(tape, at)
    after = _WEEKLY.end(tape, at)
    if after is None:
        return None
    if day is None:
        start = after + 1 if tape.is_mark(after, ",(") else after
        inner, inside = marker(tape, start)
        of_day, inside = time_of_day(tape, inside)
        day, inside = weekday(tape, inside)
        if time is not None and (day is None or of_day is not None):
            return None  # a time of no day, or two times
        if day is not None:
            closed = not tape.is_mark(after, "(") or tape.is_mark(inside, ")")
            if not closed:
                return None
            time = time or of_day
            mark, after = inner, inside + 1 if tape.is_mark(after, "(") else inside
    target = 6 if day is None else day
    first = date(tape.year, 1, 1)
    first += timedelta(days=(target - first.weekday()) % 7)
    dues = [first + timedelta(weeks=k) for k in range(53) if (first + timedelta(weeks=k)).year == tape.year]
    turns = [
        Occurrence(f"tuần {k}", due - timedelta(days=6) if day is None else None, due)
        for k, due in enumerate(dues, 1)
    ]
    why = "mỗi tuần một hạn" + (" vào thứ đã nêu" if day is not None else ", là ngày Chủ nhật cuối tuần")
    reading = recurring("hằng-tuần", why, turns, before=mark.before)
    return Outcome(msgspec.structs.replace(reading, time=time), trailing(tape, after))
