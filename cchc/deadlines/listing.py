"""Sets of days or periods: "Quý II, Quý IV/2025", "Tháng 6 và tháng 12", "trước ngày 15/6 và 15/12 hằng năm"."""

from __future__ import annotations

from datetime import date

import msgspec
from msgspec.structs import replace

from .dates import ref
from .marks import Marker, leading, marker, trailing
from .numbers import number, quarter_number
from .occurrences import labels, recurring
from .outcome import Outcome, named_years, place_in_years, yearless
from .reading import Occurrence, Reading
from .refs import YEAR, Ref, Span, day_ref, first_months_ref, month_ref, quarter_ref, vn, year_ref
from .single import due_of
from .spans import endless, onward
from .tokens import Tape, Words
from .years import annual_tail, other_years, year_number, year_tail

_AND = Words("và", "cùng với")
_AGAIN = Words("báo cáo", "sơ kết", "tổng kết", "và", "kết quả")
_BARE_YEAR = Words("năm", "cả năm", "hết năm")
_DAY = Words("ngày", "các ngày")
_MONTH = Words("tháng", "các tháng")
_MONTHS = Words("tháng")
_OF = Words("của", "của các", "trong")
_FIRST_SIDE = Words("đầu", "cuối", "một lần", "lần")
_NOT_A_NUMBER = Words("tháng", "ngày", "lần", "giờ", "tuần", "năm một", "phút", "buổi")
_JOINED = "/-."


class Entry(msgspec.Struct, frozen=True):
    """One member of a set; ``tag`` is the name that brackets give it ("15/6 (6 tháng)")."""

    ref: Ref
    mark: Marker
    tag: str | None = None
    item: bool = False


def separator(tape: Tape, i: int) -> int | None:
    """The index after ",", "và", ", và", "+", "&", or None."""
    marked = i + 1 if tape.is_mark(i, ",+&") else i
    after = _AND.skip(tape, marked)
    return after if after > i else None


def _bare_item(tape: Tape, i: int) -> tuple[Ref, int] | None:
    """The "6 tháng", "9 tháng", "năm" of "quý I, 6 tháng, quý III, năm 2025": reports by their usual names."""
    found = number(tape, i)
    if found is not None and found[0] in (6, 9):
        after = _MONTHS.end(tape, found[1])
        if after is None or tape.is_mark(after, "/") or _FIRST_SIDE.end(tape, after) is not None:
            return None
        if tape.number(after) is not None:
            return None
        half = replace(first_months_ref(found[0]), name=f"{found[0]} tháng", first=i, after=after)
        return half, after
    after = _BARE_YEAR.end(tape, i)
    if after is None:
        return None
    value = year_number(tape, after)
    if value is not None:
        return replace(year_ref(value), first=i, after=after + 1), after + 1
    if tape.at(after).kind == "number":
        return None
    return replace(YEAR, first=i, after=after), after


def _short(tape: Tape, i: int, like: Ref) -> tuple[Ref, int] | None:
    """A member that leaves its word out: the "IV" of "quý II, IV/2025", the "12" of "tháng 6, 12"."""
    digits = number(tape, i)
    if tape.at(i).text in ("năm", "nam"):
        return None  # the "năm" of "tháng 6, năm" is the year, not May
    if digits is not None and _NOT_A_NUMBER.end(tape, digits[1]) is not None:
        return None
    if like.unit == "quarter":
        found = quarter_number(tape, i)
        made = None if found is None else quarter_ref(found[0])
    elif like.unit == "month":
        found = number(tape, i)
        if found is not None and not 1 <= found[0] <= 12:
            tape.fault(f"Không có tháng {found[0]}: một năm chỉ có tháng 1 đến tháng 12", i, found[1])
            return None
        made = None if found is None else month_ref(found[0])
    else:
        return None
    if found is None or made is None:
        return None
    return _with_tail(tape, i, made, found[1])


def _with_tail(tape: Tape, i: int, made: Ref, after: int) -> tuple[Ref, int]:
    tail = year_tail(tape, after, short="/")
    if tail is not None:
        made, after = replace(made, year=tail[0]), tail[1]
    annual = annual_tail(tape, after)
    if annual is not None:
        made, after = replace(made, annual=True), annual
    return replace(made, first=i, after=after), after


def tag(tape: Tape, i: int) -> tuple[str | None, int]:
    """The name in brackets that says what a day is for: "(6 tháng)", "(báo cáo năm)", "(quý I)"."""
    if not tape.is_mark(i, "("):
        return None, i
    end = named_period(tape, i + 1)
    if end is None or not tape.is_mark(end, ")"):
        return None, i
    return tape.verbatim(i + 1, end), end + 1


def named_period(tape: Tape, i: int) -> int | None:
    """The index after "báo cáo 6 tháng", "quý I": a period that names a report, not a limit."""
    at = _AGAIN.skip(tape, i)
    found = [one for one in (_bare_item(tape, at), ref(tape, at)) if one is not None]
    inner = max(found, key=lambda one: one[1], default=None)  # "năm trước", not the "năm" of it
    return None if inner is None or inner[0].is_day else inner[1]


def _entry(tape: Tape, i: int, before: list[Entry]) -> tuple[Entry, int] | None:
    start = leading(tape, i) if not before else _AGAIN.skip(tape, i)
    mark, at = marker(tape, start)
    if before and not mark.explicit:
        mark = before[-1].mark
    found = ref(tape, at)
    if before and before[-1].ref.unit == "quarter" and found is not None and found[0].unit == "month":
        found = None if tape.at(at).kind == "number" else found  # the "4/2025" of "Quý 2, 4/2025" is a quarter
    if before and found is not None and _second_year(tape, at, before[-1].ref, found[0]):
        tape.fault("Không rõ năm này thuộc mốc nào; hãy ghi từng mốc với năm của nó", at, found[1], certain=True)
        return None
    item = False
    if before and not (found is not None and before[-1].ref.is_day == found[0].is_day):
        short = _short(tape, at, before[-1].ref)
        found = short or found
    if found is None:
        found = _bare_item(tape, at)
        item = found is not None
    if found is None:
        return None
    name, after = tag(tape, found[1]) if found[0].is_day else (None, found[1])
    if found[0].year is None and other_years(tape, found[1], after):
        return None  # "15/1 (báo cáo năm 2024)": whose year does the day take?
    return Entry(found[0], mark, name, item), after


def _second_year(tape: Tape, i: int, last: Ref, found: Ref) -> bool:
    """Whether a bare year follows a part of another year: "Quý I năm 2025, 2026" may mean both first quarters."""
    return found.unit == "year" and tape.at(i).kind == "number" and last.unit != "year" and last.year is not None


def _same_kind(entries: list[Entry], entry: Entry) -> bool:
    first = entries[0]
    return first.ref.is_day == entry.ref.is_day and first.mark.before == entry.mark.before


def _entries(tape: Tape, i: int) -> tuple[list[Entry], int] | None:
    entries: list[Entry] = []
    after = i
    at: int | None = i
    while at is not None:
        found = _entry(tape, at, entries)
        if found is None or (entries and not _same_kind(entries, found[0])):
            break
        entries.append(found[0])
        after = found[1]
        at = separator(tape, after)
        if at is not None and (joined := _whole_list_year(tape, after, at, entries)) is not None:
            entries, after = joined
            break
    return (entries, after) if entries else None


def _whole_list_year(tape: Tape, comma: int, at: int, entries: list[Entry]) -> tuple[list[Entry], int] | None:
    """The ", năm 2025" that dates the list before it and is no member of its own: "Tháng 6, tháng 12, năm 2025".

    It is a member when the list goes up to the third quarter or names "6 tháng" (the four reports of the year).
    """
    tail = year_tail(tape, at)
    last = entries[-1].ref
    if tail is None or not tape.is_mark(comma, ",") or at != comma + 1 or last.year is not None:
        return None
    if any(entry.ref.unit in ("months", "year") for entry in entries):
        return None
    quarters = {entry.ref.months[1] // 3 for entry in entries if entry.ref.unit == "quarter"}
    if {1, 2, 3} <= quarters and 4 not in quarters:
        return None
    if quarters and len(entries) > 1 and 4 not in quarters:
        tape.fault("Không rõ năm này là một kỳ riêng hay là năm của các quý trước nó", at, tail[1], certain=True)
        return [], tail[1]
    return [*entries[:-1], replace(entries[-1], ref=replace(last, year=tail[0]))], tail[1]


def listing(tape: Tape, i: int) -> Outcome | None:
    """Rule "nhiều-kỳ": two or more days or periods, each its own date."""
    found = _day_of_months(tape, i) or _days_of_month(tape, i) or _entries(tape, i)
    if found is None:
        return None
    entries, after = found
    if entries[0].item or len(entries) < 2:
        return None
    settled = place_in_years(tape, [entry.ref for entry in entries])
    if settled is None:
        return None
    later = onward(tape, after)
    if later is not None:
        return _and_later(entries, settled[0][1].start, later)
    originals = [entry.ref for entry in entries]
    if (whole := _one_stretch(tape, entries, settled)) is not None:
        return Outcome(whole, trailing(tape, after), named_years(originals), yearless(originals))
    turns = []
    refs = [one for one, _ in settled]
    names = labels(refs, tape.year)
    for entry, (one, days), name in zip(entries, settled, names, strict=True):
        due = due_of(entry.mark, one, days)
        if due is None:
            return None
        keeps_start = not (entry.mark.before or entry.mark.until or one.is_day)
        turns.append(Occurrence(entry.tag or name, due.start if keeps_start else None, due.end))
    before = any(entry.mark.before for entry in entries)
    why = "nhiều mốc trong một ô, mỗi mốc một hạn" + ("; “trước” một ngày gồm cả ngày ấy" if before else "")
    reading = recurring("nhiều-kỳ", why, turns, before=before)
    return Outcome(reading, trailing(tape, after), named_years(originals), yearless(originals))


def _one_stretch(tape: Tape, entries: list[Entry], settled: list[tuple[Ref, Span]]) -> Reading | None:
    """ "Cuối tháng 11, đầu tháng 12": two days in a row are one stretch of time, not two limits."""
    if len(settled) != 2 or any(entry.ref.unit != "point" or entry.mark.explicit for entry in entries):
        return None
    (_, head), (_, tail) = settled
    if head.start > tail.start and all(entry.ref.year is None for entry in entries):
        message = "Mốc sau sớm hơn mốc trước; hãy ghi năm cho từng mốc"  # "cuối tháng 12, đầu tháng 1"
        tape.fault(message, entries[0].ref.first, entries[1].ref.after, certain=True)
        return None
    if (tail.start - head.end).days != 1:
        return None
    last = vn(tail.end)
    why = f"hai mốc liền nhau là một khoảng, từ {vn(head.start)} đến {last}; hạn là ngày cuối, {last}."
    return Reading(kind="by", rule="khoảng", why=why, start=head.start, due=tail.end)


def _and_later(entries: list[Entry], start: date, after: int) -> Outcome | None:
    """ "Năm 2025, 2026 và các năm tiếp theo": begun with the first and never ended."""
    if any(entry.mark.before or entry.mark.until or entry.ref.is_day for entry in entries):
        return None
    refs = [entry.ref for entry in entries]
    return Outcome(endless(start), after, named_years(refs), yearless(refs))


def _day_of_months(tape: Tape, i: int) -> tuple[list[Entry], int] | None:
    """ "Ngày 15 các tháng 3, 6, 9, 12": one day in several months."""
    mark, at = marker(tape, leading(tape, i))
    named = _DAY.end(tape, at)
    found = None if named is None else number(tape, named)
    month = None if found is None else _MONTH.end(tape, _OF.skip(tape, found[1]))
    if found is None or month is None or not 1 <= found[0] <= 31:
        return None
    months: list[Ref] = []
    next_one: int | None = month
    after = month
    while next_one is not None:
        start = _MONTH.skip(tape, next_one)
        value = number(tape, start)
        if value is None or not 1 <= value[0] <= 12 or _NOT_A_NUMBER.end(tape, value[1]) is not None:
            break
        if tape.is_mark(value[1], _JOINED) and year_number(tape, value[1] + 1) is None:
            break
        one, after = _with_tail(tape, next_one, day_ref(found[0], value[0]), value[1])
        months.append(one)
        next_one = separator(tape, after)
    if len(months) < 2:
        return None
    return [Entry(one, mark) for one in months], after


def _days_of_month(tape: Tape, i: int) -> tuple[list[Entry], int] | None:
    """ "Ngày 15 và 20/3/2025": several days of one month; without "ngày" the last must name its year."""
    mark, at = marker(tape, leading(tape, i))
    named = _DAY.end(tape, at)
    at = at if named is None else named
    days: list[tuple[int, int]] = []
    last = None
    while last is None:
        value = number(tape, at)
        joint = None if value is None else separator(tape, value[1])
        if value is None or joint is None or not 1 <= value[0] <= 31:
            return None
        days.append((value[0], at))
        at = _DAY.skip(tape, joint)
        last = ref(tape, at)
    one, after = last
    if one.unit != "day" or (named is None and one.year is None) or any(day >= one.days[0] for day, _ in days):
        return None
    month = one.months[0]
    refs = [replace(one, days=(day, day), name=f"{day}/{month}", first=k) for day, k in days]
    return [Entry(each, mark) for each in (*refs, one)], after
