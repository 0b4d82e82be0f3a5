"""Times of day and weekdays that stand beside a date: "sáng ngày 15", "17 giờ 00", "thứ Sáu"."""

from __future__ import annotations

from .tokens import Tape, Words

_PARTS = Words(
    "sáng", "buổi sáng", "chiều", "buổi chiều", "trưa", "tối", "đầu giờ sáng", "đầu giờ chiều", "cuối giờ chiều",
    "cuối buổi chiều", "vào buổi sáng", "vào buổi chiều", "cuối ngày",
)  # fmt: skip
_AT = Words("lúc", "vào lúc", "vào hồi", "hồi")
_HOUR = Words("giờ", "h")
_MINUTE = Words("phút", "p", "'", "’", "′")
_FROM = Words("từ")
_UNTIL = Words("đến")
_OF = Words("của")
_WEEKDAYS = {
    "hai": 0, "2": 0, "ba": 1, "3": 1, "tư": 2, "4": 2, "tu": 2, "năm": 3, "nam": 3, "5": 3,
    "sáu": 4, "sau": 4, "6": 4, "bảy": 5, "bay": 5, "7": 5,
}  # fmt: skip
_WEEKDAY = Words("thứ", "vào thứ")
_SUNDAY = Words("chủ nhật")


def _clock(tape: Tape, i: int) -> int | None:
    hours = tape.number(i)
    if hours is None or hours > 24:
        return None
    colon = tape.is_mark(i + 1, ":")
    after = i + 2 if colon else _HOUR.end(tape, i + 1)
    if after is None:
        return None
    minutes = tape.number(after)
    if minutes is None:
        return None if colon else after
    if minutes > 59 or (tape.at(after + 1).text in "/-." and tape.at(after + 1).kind == "mark"):
        return None if colon else after  # "17 giờ 15/3": the number belongs to the day
    return _MINUTE.skip(tape, after + 1)


def hours(tape: Tape, i: int) -> int | None:
    """The index after two times of day, "từ 8 giờ đến 9 giờ 30", "8h - 9h30": part of one day, no span of days."""
    first = _clock(tape, _FROM.skip(tape, i))
    if first is None:
        return None
    until = first + 1 if tape.is_mark(first, "-") else _UNTIL.end(tape, first)
    return None if until is None else _clock(tape, until)


def time_of_day(tape: Tape, i: int) -> tuple[str | None, int]:
    """A time of day in the words of the phrase (None when there is none) and the index after it."""
    start = _AT.skip(tape, i)
    after = hours(tape, start) or _clock(tape, start)
    part = _PARTS.end(tape, after if after is not None else i)
    end = part if part is not None else after
    if end is None:
        return None, i
    words = tape.verbatim(i, end)
    if tape.is_mark(end, ","):
        end += 1
    return words, _OF.skip(tape, end)


def weekday(tape: Tape, i: int) -> tuple[int | None, int]:
    """A weekday (Monday is 0) and the index after it and its comma."""
    word = _WEEKDAY.end(tape, i)
    value = None if word is None else _WEEKDAYS.get(tape.at(word).text)
    after = i if word is None else word + 1
    sunday = _SUNDAY.end(tape, i)
    if sunday is not None:
        value, after = 6, sunday
    if value is None:
        return None, i
    return value, after + 1 if tape.is_mark(after, ",") else after
