"""What comes round: "hằng quý", "định kỳ 6 tháng một lần", "2 lần/năm", "hàng quý, 6 tháng, năm"."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
from dateutil.relativedelta import relativedelta

from .cycles import Item, items_at
from .dates import ref
from .marks import leading, trailing
from .occurrences import merged, recurring
from .outcome import Outcome
from .reading import Occurrence
from .refs import Ref, Span, month_ref, quarter_ref
from .spans import pair, settled_pair
from .tokens import Tape, Words
from .years import year_number, year_tail

_STAGE = Words("giai đoạn", "trong giai đoạn", "trong các năm", "các năm", "cho giai đoạn")
_UNTIL = Words("đến năm", "đến hết năm", "cho đến năm", "cho đến hết năm", "tới năm")
_FROM = Words("từ", "bắt đầu từ", "kể từ", "bắt đầu")


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
    until = _UNTIL.end(tape, i)
    last = None if until is None else year_number(tape, until)
    if until is not None and last is not None and last >= tape.year:
        return Span(date(tape.year, 1, 1), date(last, 12, 31)), [], until + 1
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


def every(tape: Tape, i: int) -> Outcome | None:
    """Rule "định-kỳ": the parts of the year, each due on its last day."""
    found = items_at(tape, i)
    if found is None and (start := leading(tape, i)) > i:
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
