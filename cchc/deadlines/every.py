"""What comes round: "hằng quý", "định kỳ 6 tháng một lần", "2 lần/năm", "hàng quý, 6 tháng, năm"."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
from dateutil.relativedelta import relativedelta

from .dates import ref
from .marks import leading, trailing
from .numbers import number
from .occurrences import merged, recurring
from .outcome import Outcome
from .reading import Occurrence
from .refs import Ref, Span, first_months_ref, month_ref, quarter_ref
from .spans import pair, settled_pair
from .tokens import Tape, Words
from .years import year_number, year_tail

HEAD = Words(
    "hàng", "mỗi", "từng", "theo từng", "định kỳ", "định kỳ hàng", "định kỳ mỗi", "định kỳ theo", "theo định kỳ",
    "theo định kỳ hàng", "định kỳ vào hàng", "định kỳ từng", "báo cáo định kỳ", "báo cáo định kỳ hàng", "vào hàng",
    "thường kỳ hàng", "trong từng", "trong mỗi", "theo hàng", "theo", "định kỳ vào", "thực hiện định kỳ",
    "trong các",
)  # fmt: skip
_ALL_OF = Words("các", "tất cả các", "4", "04", "12", "cả 4", "cả 04", "bốn")
_IN_YEAR = Words("trong năm", "của năm", "năm", "trong các năm")
_MONTH = Words("tháng")
_QUARTER = Words("quý")
_YEAR = Words("năm", "cả năm", "1 năm", "01 năm", "một năm", "thường niên")
_WEEK = Words("tuần")
_HALF_YEAR = Words("nửa năm")
_ONE_UNIT = Words("1", "01", "một")
_TIMES = Words("lần")
_ONCE = Words("một lần", "1 lần", "01 lần", "lần", "lần một")
_AT_LEAST = Words(
    "ít nhất", "tối thiểu", "định kỳ", "tổ chức", "tối thiểu là", "ít nhất là", "báo cáo", "họp", "không dưới",
)  # fmt: skip
_PER = Words("mỗi", "trong", "một", "hàng", "trên", "trong mỗi", "trong một", "1", "01", "cho")
_AND = Words("và")
_AGAIN = Words("báo cáo", "sơ kết", "tổng kết", "hàng", "mỗi", "định kỳ", "định kỳ hàng")
_YEARLY = Words("thường niên")
_STAGE = Words("giai đoạn", "trong giai đoạn", "trong các năm", "các năm", "cho giai đoạn")
_FROM = Words("từ", "bắt đầu từ", "kể từ", "bắt đầu")


_NINE_MONTHS = "9 tháng"


class Item(msgspec.Struct, frozen=True):
    """A member of "hàng quý, 6 tháng, năm": every so many months, or (``ref``) a period by its name."""

    months: int = 0
    ref: Ref | None = None


def unit(tape: Tape, i: int) -> tuple[int, int] | None:
    """The months of "tháng", "quý", "6 tháng", "năm" and the index after it."""
    for words, months in ((_QUARTER, 3), (_HALF_YEAR, 6), (_YEAR, 12), (_MONTH, 1)):
        after = words.end(tape, i)
        if after is not None:
            numbered = tape.at(after).kind == "number" and months != 12
            return None if numbered and _TIMES.end(tape, after + 1) is None else (months, after)
    found = number(tape, i)
    if found is None:
        return None
    after = _MONTH.end(tape, found[1])
    if after is not None:
        return None if tape.number(after) is not None and _ONCE.end(tape, after) is None else (found[0], after)
    after = _QUARTER.end(tape, found[1])
    if after is not None and found[0] in (1, 2):
        return 3 * found[0], after
    if _YEAR.end(tape, found[1]) is not None and found[0] > 1:
        tape.fault("Hạn nhiều năm một lần không cho biết rơi vào năm nào", i, found[1] + 1)
    return None


def _times_follow(tape: Tape, i: int) -> bool:
    """Whether "tháng 1 lần" stands at ``i`` rather than the month of January."""
    return tape.number(i + 1) is not None and _TIMES.end(tape, i + 2) is not None


def _item(tape: Tape, i: int) -> tuple[Item, int] | None:
    named = ref(tape, i)
    if named is not None and named[0].unit in ("year", "months", "quarter"):
        return Item(ref=named[0]), named[1]
    if named is not None and named[0].name == "cuối năm" and named[0].year is None:
        return Item(months=12), named[1]
    if named is not None and not _times_follow(tape, i):
        return None
    found = unit(tape, i)
    if found is None:
        return None
    months, after = found
    if months == 9:
        return Item(ref=msgspec.structs.replace(first_months_ref(9), name=_NINE_MONTHS)), after
    if months == 0 or 12 % months:
        tape.fault("Chu kỳ này không chia đều một năm", i, after)
        return None
    return Item(months=months), after


def _separator(tape: Tape, i: int, *, slash: bool) -> int | None:
    marked = i + 1 if tape.is_mark(i, ",+&/" if slash else ",+&") else i
    after = _AND.skip(tape, marked)
    return after if after > i else None


def _items(tape: Tape, i: int, *, headed: bool) -> tuple[list[Item], int] | None:
    found = _item(tape, i)
    if found is None:
        return None
    items, after = [found[0]], found[1]
    while (at := _separator(tape, after, slash=headed)) is not None:
        at = _AGAIN.skip(tape, at)
        found = _item(tape, at)
        if found is None:
            break
        items.append(found[0])
        after = found[1]
    return items, after


def _headed(tape: Tape, i: int) -> tuple[list[Item], int] | None:
    """ "Hàng quý, 6 tháng, năm", "định kỳ (quý, 6 tháng, năm)", "mỗi quý một lần", "thường niên"."""
    yearly = _YEARLY.end(tape, i)
    if yearly is not None:
        return [Item(months=12)], yearly
    head = HEAD.end(tape, i)
    if head is None:
        return None
    opened = tape.is_mark(head, "(:")
    closing = tape.is_mark(head, "(")
    start = HEAD.skip(tape, head + 1) if opened else head
    found = _items(tape, start, headed=True)
    if found is None or (found[0][0].ref is not None and found[0][0].ref.name != _NINE_MONTHS):
        return None
    items, after = found
    if closing:
        if not tape.is_mark(after, ")"):
            return None
        after += 1
    return items, _once(tape, after)


def _once(tape: Tape, i: int) -> int:
    start = i + 1 if tape.is_mark(i, "/") or tape.is_mark(i, ",") else i
    after = _ONCE.end(tape, start)
    return i if after is None else after


def _unheaded(tape: Tape, i: int) -> tuple[list[Item], int] | None:
    """ "Quý, 6 tháng, năm" without "hàng", and "các quý trong năm"."""
    whole = _ALL_OF.end(tape, i)
    if whole is not None:
        found = _item(tape, whole)
        after = None if found is None else _IN_YEAR.end(tape, found[1])
        if found is not None and found[0].months in (1, 3) and after is not None:
            return [found[0]], after if tape.at(after).kind != "number" else found[1]
    listed = _items(tape, i, headed=False)
    if listed is None or len(listed[0]) < 2 or listed[0][0].ref is not None:
        return None
    return listed


def _counted(tape: Tape, i: int) -> tuple[list[Item], int] | None:
    """ "2 lần/năm", "01 lần/quý", "6 tháng/lần", "một năm hai lần", "mỗi năm 02 lần"."""
    start = i
    while (after := _AT_LEAST.end(tape, start)) is not None:
        start = after
    return _times_per(tape, start) or _per_times(tape, start)


def _times_per(tape: Tape, i: int) -> tuple[list[Item], int] | None:
    found = number(tape, i)
    times = None if found is None else _TIMES.end(tape, found[1])
    if found is None or times is None:
        return None
    joined = times + 1 if tape.is_mark(times, "/") else _PER.end(tape, times)
    if joined is None:
        return None
    period = unit(tape, joined)
    if period is None:
        return None
    return _equal_parts(tape, i, found[0], period[0], period[1])


def _per_times(tape: Tape, i: int) -> tuple[list[Item], int] | None:
    start = _EACH.skip(tape, i)
    period = unit(tape, start)
    if period is None and _ONE_UNIT.end(tape, start) is not None:
        period = unit(tape, start + 1)
    if period is None:
        return None
    at = period[1] + 1 if tape.is_mark(period[1], "/,") else period[1]
    at = _AT_LEAST.skip(tape, at)
    bare = _TIMES.end(tape, at)
    if bare is not None:
        return _equal_parts(tape, i, 1, period[0], bare)
    found = number(tape, at)
    times = None if found is None else _TIMES.end(tape, found[1])
    if found is None or times is None:
        return None
    return _equal_parts(tape, i, found[0], period[0], times)


_EACH = Words("mỗi", "hàng", "cứ", "trong", "trong mỗi")


def _equal_parts(tape: Tape, i: int, times: int, months: int, after: int) -> tuple[list[Item], int] | None:
    if times == 0 or months % times or 12 % (months // times):
        tape.fault("Số lần này không chia đều khoảng thời gian thành các tháng tròn", i, after)
        return None
    return [Item(months=months // times)], after


def _window(tape: Tape, i: int) -> tuple[Span, list[Ref], int] | None:
    """What a recurrence is bound to: "năm 2025", "giai đoạn 2021-2025", "từ tháng 3 đến tháng 12"."""
    opened = tape.is_mark(i, ",(")
    closing = tape.is_mark(i, "(")
    start = i + 1 if opened else i
    found = _window_at(tape, start, parted=opened)
    if found is None or not closing:
        return found
    return (found[0], found[1], found[2] + 1) if tape.is_mark(found[2], ")") else None


def _window_at(tape: Tape, i: int, *, parted: bool) -> tuple[Span, list[Ref], int] | None:
    begun, stage = _FROM.end(tape, i), _STAGE.end(tape, i)
    two = pair(tape, i) if begun is not None or stage is not None else None
    if two is not None:
        settled = settled_pair(tape, two[0], two[1])
        return None if settled is None else (settled[2], [two[0], two[1]], two[2])
    if begun is not None:
        return _open_window(tape, begun)
    tail = None if parted and tape.at(i).kind == "number" else year_tail(tape, i)
    if tail is None:
        return None
    value, after = tail
    start = i + 1 if tape.is_mark(i, "/-.") else i
    named = any(year_number(tape, k) == value for k in range(start, after))
    refs = [msgspec.structs.replace(month_ref(1), year=value)] if named else []
    return Span(date(value, 1, 1), date(value, 12, 31)), refs, after


def _open_window(tape: Tape, i: int) -> tuple[Span, list[Ref], int] | None:
    found = ref(tape, i)
    if found is None:
        return None
    first = found[0].within(found[0].year or tape.year).start
    last = date(max(first.year, tape.year), 12, 31)
    begin = max(first, date(last.year, 1, 1))
    return Span(begin, last), [], found[1]


def named_part(months: int, start: date) -> str:
    """How people call a part of the year: "quý II", "tháng 3", "6 tháng đầu năm", "tháng 1-4", "năm"."""
    if months == 1:
        return month_ref(start.month).name
    if months == 3:
        return quarter_ref((start.month + 2) // 3).name
    if months == 6:
        return f"6 tháng {'đầu' if start.month == 1 else 'cuối'} năm"
    return "năm" if months == 12 else f"tháng {start.month}-{start.month + months - 1}"


def _turns(item: Item, window: Span, *, with_year: bool) -> list[Occurrence]:
    turns = []
    for year in range(window.start.year, window.end.year + 1):
        suffix = f"/{year}" if with_year and item.months in (1, 3) else f" {year}" if with_year else ""
        if item.ref is not None:
            days = item.ref.within(item.ref.year or year)
            turns.append(Occurrence(item.ref.name + suffix, days.start, days.end))
            continue
        for month in range(1, 13, item.months):
            start = date(year, month, 1)
            end = start + relativedelta(months=item.months) - timedelta(days=1)
            turns.append(Occurrence(named_part(item.months, start) + suffix, start, end))
    return [turn for turn in turns if window.start <= turn.due <= window.end]


def _without_second_half(items: list[Item], turns: list[Occurrence]) -> list[Occurrence]:
    """Beside "năm", "6 tháng" is the report of the first half only; the second half is the year's."""
    yearly = any(item.months == 12 or (item.ref is not None and item.ref.unit == "year") for item in items)
    if not yearly or not any(item.months == 6 for item in items):
        return turns
    kept = []
    for turn in turns:
        label = turn.label or ""
        if label.startswith("6 tháng cuối năm"):
            continue
        kept.append(Occurrence(label.replace("6 tháng đầu năm", "6 tháng"), turn.start, turn.due))
    return kept


def items_at(tape: Tape, i: int) -> tuple[list[Item], int] | None:
    """What comes round in the words at ``i``: the longest of the ways to say it."""
    found = [one for one in (_counted(tape, i), _headed(tape, i), _unheaded(tape, i)) if one is not None]
    return max(found, key=lambda one: one[1], default=None)


def every(tape: Tape, i: int) -> Outcome | None:
    """Rule "định-kỳ": the parts of the year, each due on its last day."""
    start = i
    found = items_at(tape, start)
    if found is None:
        start = leading(tape, i)
        found = items_at(tape, start)
    if found is None:
        return None
    items, after = found
    named = [item.ref.year for item in items if item.ref is not None and item.ref.year is not None]
    bound = _window(tape, after)
    refs: list[Ref] = []
    if bound is not None:
        window, refs, after = bound
    else:
        year = named[-1] if named else tape.year
        window = Span(date(year, 1, 1), date(year, 12, 31))
    with_year = (window.start.year, window.end.year) != (tape.year, tape.year)
    turns = [turn for item in items for turn in _turns(item, window, with_year=with_year)]
    if not turns or len(turns) > 200:
        return None
    why = "mỗi kỳ một hạn, là ngày cuối của kỳ; các kỳ trùng hạn được gộp"
    reading = recurring("định-kỳ", why, merged(_without_second_half(items, turns)))
    years = frozenset([*named, *(one.year for one in refs if one.year is not None)])
    return Outcome(reading, trailing(tape, after), years)
