"""One day or one period as a limit: "trước ngày 10/1/2025", "trong quý III", "cuối năm 2025", "trước tháng 12"."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from .dates import loose_ref
from .marks import Marker, leading, marker, trailing
from .outcome import Outcome, named_years, place_in_years, yearless
from .reading import Reading
from .refs import Ref, Span, vn
from .tokens import Tape, Words
from .years import year_tail

_KIND_OF = {
    "day": "ngày",
    "point": "đầu-giữa-cuối",
    "month": "tháng",
    "quarter": "quý",
    "months": "phần-của-năm",
    "year": "năm",
    "week": "ngày",
}


_BEFORE_BARE_YEAR = Words("trong", "hết", "thúc")


def limit(tape: Tape, i: int) -> tuple[Marker, Ref, int] | None:
    """Words to pass over, limit words and a day or period; the index after it."""
    start = leading(tape, i)
    mark, at = marker(tape, start)
    found = loose_ref(tape, at)
    if found is None:
        return None
    ref, after = found
    if ref.unit == "year" and ref.year is None and _BEFORE_BARE_YEAR.end(tape, at - 1) != at:
        return None  # "năm" alone may also be "five"
    return mark, ref, trailing(tape, after)


def due_of(mark: Marker, ref: Ref, span: Span) -> Span | None:
    """The days a limit leaves: from the period's first day (the same as the due day when there is none).

    "Trước" with a day includes that day (Thông báo 624/TB-VPCP of 16/11/2025 turns "trước ngày 15/9/2025" into the
    deadline 15/09/2025); "trước" with a month, quarter or year ends on the day before that begins.
    """
    if mark.before and not ref.is_day:
        if ref.unit == "months":
            return None
        last = span.start - timedelta(days=1)
        return Span(last, last)
    if mark.until or ref.is_day:
        return Span(span.end, span.end)
    return span


def explain(mark: Marker, ref: Ref, due: Span) -> str:
    """The sentence that says how the limit was read."""
    day, name = vn(due.end), ref.called(ref.year)
    if mark.before and ref.is_day:
        return f"“trước” một ngày gồm cả chính ngày ấy (cách tính của Thông báo 624/TB-VPCP); hạn là ngày {day}."
    if mark.before:
        return f"phải xong khi {name} chưa bắt đầu; hạn là ngày liền trước, {day}."
    if ref.unit == "point":
        return f"{name} là ngày {day} (Điều 146 Bộ luật Dân sự 2015); hạn là ngày ấy."
    if ref.is_day:
        return f"hạn là hết ngày {day}."
    if mark.until:
        return f"phải xong chậm nhất khi {name} kết thúc; hạn là ngày {day}."
    whole = name if ref.unit != "year" else f"năm {ref.year}"
    return f"từ ngày đầu ({vn(due.start)}) đến ngày cuối của {whole}; hạn là ngày cuối, {day}."


def rule_of(mark: Marker, ref: Ref) -> str:
    """The name of the rule under which such a limit is read."""
    if mark.before and not ref.is_day:
        return "trước-kỳ"
    return "trước-ngày" if mark.before else _KIND_OF[ref.unit]


def _with_comma_year(tape: Tape, ref: Ref, after: int) -> tuple[Ref, int]:
    """The ", năm 2025" behind one month or quarter is its year: "Quý I, năm 2025"."""
    if ref.year is not None or ref.unit not in ("day", "month", "quarter") or not tape.is_mark(after, ","):
        return ref, after
    tail = year_tail(tape, after + 1)
    if tail is None or tape.at(after + 1).kind == "number":
        return ref, after
    return replace(ref, year=tail[0], after=tail[1]), tail[1]


def single(tape: Tape, i: int) -> Outcome | None:
    """Rule "ngày", "tháng", "quý", "năm" and their like: one limit, one date."""
    found = limit(tape, i)
    if found is None:
        return None
    mark, ref, after = found
    ref, after = _with_comma_year(tape, ref, after)
    named = ref
    settled = place_in_years(tape, [ref])
    due = None if settled is None else due_of(mark, settled[0][0], settled[0][1])
    if settled is None or due is None:
        return None
    ref = settled[0][0]
    start = None if mark.before or mark.until or ref.is_day else due.start
    reading = Reading(
        kind="by",
        rule=rule_of(mark, ref),
        why=explain(mark, ref, due),
        start=start,
        due=due.end,
        before=mark.before,
        time=ref.time,
    )
    return Outcome(reading, after, named_years([named]), yearless([named]))
