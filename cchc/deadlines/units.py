"""Naming one day, month, quarter or year: the words become a `Ref`."""

from __future__ import annotations

import calendar

from msgspec.structs import replace

from .numbers import number, quarter_number
from .refs import (
    Ref,
    day_ref,
    month_ref,
    quarter_ref,
    year_ref,
)
from .times import time_of_day, weekday
from .tokens import Tape, Words
from .years import annual_tail, year_number, year_tail

Found = tuple[Ref, int]
_DAY = Words("ngày", "ngày mùng", "ngày mồng", "mùng", "mồng", "vào ngày", "các ngày")
_MONTH = Words("tháng", "các tháng", "th")
_MONTH_OF_DAY = Words("tháng", "của tháng")
_MONTH_SHORT = Words("t")
_QUARTER = Words("quý", "các quý", "qúi")
_YEAR = Words("năm", "các năm", "năm kế hoạch")
_YEAR_WORD = Words("năm")
_ALL_HOURS = "24/7"
_QUARTER_SHORT = {f"q{roman}": n for n, roman in enumerate(("i", "ii", "iii", "iv"), 1)}


def dated(tape: Tape, first: int, ref: Ref, i: int, *, short_year: str = "/") -> Found:
    """The reference with the year and the "hằng năm" that may follow it; ``short_year``: marks before "25"."""
    found = year_tail(tape, i, short=short_year)
    if found is not None:
        relative = all(tape.at(k).kind != "number" for k in range(i, found[1]))
        ref, i = replace(ref, year=found[0], relative=relative), found[1]
    after = annual_tail(tape, i)
    if after is not None and found is None:
        ref, i = replace(ref, annual=True), after
        later = year_tail(tape, i)
        if later is not None:
            ref, i = replace(ref, year=later[0]), later[1]
    tape.reached = max(tape.reached, i)
    return replace(ref, first=first, after=i), i


def _checked_day(tape: Tape, first: int, day: int, month: int, i: int) -> Found | None:
    """The day; a year of two digits must hang on the mark that joins the day and its month ("15/3/25")."""
    if not 1 <= month <= 12:
        tape.fault(f"Không có tháng {month}: một năm chỉ có tháng 1 đến tháng 12", first, i)
        return None
    if not 1 <= day <= calendar.monthrange(2024, month)[1]:
        tape.fault(f"Không có ngày {day} tháng {month}", first, i)
        return None
    ref, after = dated(tape, first, day_ref(day, month), i, short_year=tape.at(i - 2).text)
    if ref.year is not None and day > calendar.monthrange(ref.year, month)[1]:
        tape.fault(f"Không có ngày {day}/{month}/{ref.year}", first, after)
        return None
    return ref, after


def _numeric_day(tape: Tape, i: int, *, named: bool) -> Found | None:
    """ "16/3/2025", "16-3-2025", "16.3.2025", "16/3"; "16-3" could be a range, so it needs "ngày" or a year."""
    day, month = tape.number(i), tape.number(i + 2)
    if day is None or month is None or not tape.is_mark(i + 1, "/-."):
        return None
    mark = tape.at(i + 1).text
    if mark != "/":
        loose = tape.at(i + 1).gap or tape.at(i + 2).gap
        same_mark = tape.is_mark(i + 3, mark) and year_number(tape, i + 4, short=True) is not None
        year_word = year_tail(tape, i + 3) is not None
        if loose or not (same_mark or (named and year_word) or (named and not tape.is_mark(i + 3, "/-."))):
            return None
    return _checked_day(tape, i, day, month, i + 3)


def _worded_day(tape: Tape, i: int, *, named: bool) -> Found | None:
    """ "16 tháng 3 năm 2025"."""
    found = number(tape, i)
    month_word = None if found is None else _MONTH_OF_DAY.end(tape, found[1])
    if found is None or month_word is None or (not named and tape.at(month_word).kind != "number"):
        return None  # "6 tháng năm" is no day
    month = _month_number(tape, month_word)
    if month is None:
        return None
    return _checked_day(tape, i, found[0], month[0], month[1])


def day(tape: Tape, i: int) -> Found | None:
    """One day, with or without "ngày", a weekday, a time of day before or after it."""
    first = i
    time, i = time_of_day(tape, i)
    weekday_at = i
    named_weekday, i = weekday(tape, i)
    named = _DAY.skip(tape, i)
    found = _numeric_day(tape, named, named=named > i)
    if found is None and (named > i or tape.at(i).kind == "number"):
        found = _worded_day(tape, named, named=named > i)
    if found is None:
        return None
    ref, after = found
    if ref.name == _ALL_HOURS and ref.year is None and named == first and _clock_round(tape, first, after):
        tape.fault("“24/7” có thể là ngày 24 tháng 7 hay là suốt ngày đêm; hãy ghi rõ", i, after, certain=True)
        return None
    if time is None and tape.is_mark(after, "("):
        bracketed, close = time_of_day(tape, after + 1)
        if bracketed is not None and tape.is_mark(close, ")"):
            time, after = bracketed, close + 1
    if named_weekday is None and tape.is_mark(after, "("):
        bracketed_day, close = weekday(tape, after + 1)
        if bracketed_day is not None and tape.is_mark(close, ")"):
            named_weekday, weekday_at, after = bracketed_day, after, close + 1
    if named_weekday is not None and not _falls_on(tape, ref, named_weekday):
        tape.fault(f"Ngày {ref.called(ref.year)} không rơi vào thứ ghi trong câu", weekday_at, after)
        return None
    return replace(ref, time=time, first=first, after=after), after


def _clock_round(tape: Tape, i: int, after: int) -> bool:
    """Whether "24/7" stands alone or behind "thường xuyên": then it may be hours and days, no date."""
    last = tape.at(i - 2 if tape.is_mark(i - 1, ",(") else i - 1).text
    return (i == 0 and after == tape.length) or last in ("xuyên", "xuyen", "tục", "tuc", "trực", "truc")


def _falls_on(tape: Tape, ref: Ref, weekday_number: int) -> bool:
    try:
        return ref.within(ref.year or tape.year).start.weekday() == weekday_number
    except ValueError:
        return False


def _month_number(tape: Tape, i: int) -> tuple[int, int] | None:
    found = number(tape, i)
    if found is None:
        return None
    if tape.at(i).text == "năm" and tape.number(i + 1, 4) is not None:
        return None  # "tháng năm 2025": May, or a month whose number was forgotten?
    if not 1 <= found[0] <= 12:
        tape.fault(f"Không có tháng {found[0]}: một năm chỉ có tháng 1 đến tháng 12", i, found[1])
        return None
    return found


def month(tape: Tape, i: int) -> Found | None:
    """ "tháng 3", "tháng 03/2025", "T3/2025", and "3/2025" with the word left out."""
    word = _MONTH.end(tape, i)
    if word is None:
        short = _MONTH_SHORT.end(tape, i)
        if short is not None and tape.is_mark(short, "."):
            short += 1
        if short is None or tape.at(short).gap or tape.at(short).kind != "number":
            return _bare_month(tape, i)
        word = short
    found = _month_number(tape, word)
    if found is None or tape.at(found[1]).text == "lần":
        return None
    return dated(tape, i, month_ref(found[0]), found[1])


def _bare_month(tape: Tape, i: int) -> Found | None:
    value = tape.number(i)
    tight = not tape.at(i + 1).gap and not tape.at(i + 2).gap
    if value is None or not tape.is_mark(i + 1, "/-.") or tape.number(i + 2, 4) is None:
        return None
    if year_number(tape, i + 2) is None or not (tight or tape.is_mark(i + 1, "/")):
        return None
    if not 1 <= value <= 12:
        tape.fault(f"Không có tháng {value}: một năm chỉ có tháng 1 đến tháng 12", i, i + 3)
        return None
    return dated(tape, i, month_ref(value), i + 1)


def quarter(tape: Tape, i: int) -> Found | None:
    """ "quý III", "Quý 3/2025", "Q3/2025", "quý hai năm 2025"."""
    word = tape.at(i).text
    if word in _QUARTER_SHORT:
        return dated(tape, i, quarter_ref(_QUARTER_SHORT[word]), i + 1)
    after = _QUARTER.end(tape, i)
    if after is None:
        dotted = i + 2 if tape.is_mark(i + 1, ".") else i + 1
        if word != "q" or (tape.at(dotted).gap and dotted == i + 1):
            return None
        after = dotted
    found = quarter_number(tape, after)
    return None if found is None else dated(tape, i, quarter_ref(found[0]), found[1])


def year(tape: Tape, i: int) -> Found | None:
    """ "năm 2025", "2025", "năm sau"."""
    bare = year_number(tape, i)
    if bare is not None:
        return replace(year_ref(bare), first=i, after=i + 1), i + 1
    relative = year_tail(tape, i)
    if relative is not None and _YEAR_WORD.end(tape, i) is not None:
        told = any(tape.at(k).kind == "number" for k in range(i, relative[1]))
        return replace(year_ref(relative[0]), relative=not told, first=i, after=relative[1]), relative[1]
    word = _YEAR.end(tape, i)
    value = None if word is None else year_number(tape, word)
    if word is None or value is None:
        return None
    return replace(year_ref(value), first=i, after=word + 1), word + 1
