"""How neighbouring limits stand together: side by side, one more exact in brackets, or one thing said twice."""

from __future__ import annotations

from datetime import date

import msgspec
from msgspec.structs import replace

from .reading import Occurrence, Reading
from .refs import vn


class Piece(msgspec.Struct, frozen=True):
    """A reading with the tokens it was read from."""

    reading: Reading
    first: int
    after: int
    years: frozenset[int]
    yearless: bool


Pieces = tuple[Piece, ...]


PERIOD_UNCLEAR = "Không rõ “tháng sau” là sau kỳ nào; hãy ghi chẳng hạn “ngày 15 của tháng đầu quý sau”"


def may_follow(one: Reading, other: Reading) -> bool:
    """Whether a limit may stand behind another with no mark between: "Quý II theo Kế hoạch của tỉnh"."""
    return other.kind in ("external", "event") or (one.rule == "thường-xuyên" and other.kind == "recurring")


def side_by_side(year: int, one: Pieces, other: Pieces) -> Pieces:
    """Both; but "năm 2025, thường xuyên" says one thing: the work goes on all that year."""
    left, right = one[-1], other[0]
    for always, beside in ((left, right), (right, left)):
        said = always.reading
        plain = said.kind == "ongoing" and said.start is None and said.label is None
        if not plain or beside.reading.label is not None or beside.reading.condition is not None:
            continue
        whole_year = beside.reading.rule == "năm" and beside.reading.start == date(year, 1, 1)
        if whole_year or (beside.reading.kind == "ongoing" and beside.reading.start is None):
            merged = replace(always, first=left.first, after=right.after)
        elif beside.reading.kind == "ongoing":
            merged = replace(beside, first=left.first, after=right.after)
        else:
            continue
        return (*one[:-1], merged, *other[1:])
    return one + other


def names_days(reading: Reading) -> bool:
    """Whether its dates are days, not the ends of periods."""
    return reading.rule in ("ngày", "trước-ngày", "đầu-giữa-cuối") or (
        reading.kind == "recurring" and all(turn.start is None for turn in reading.occurrences)
    )


def narrowed(outer: Piece, inner: Piece) -> Piece | None:
    """A period with a day or shorter period in brackets that lies inside it: one limit, said more exactly."""
    wide, close = outer.reading, inner.reading
    if wide.kind == close.kind == "recurring":
        return _narrowed_turns(outer, inner)
    if wide.kind == "by" and close.kind == "recurring":
        return _turns_within(outer, inner)
    plain = wide.kind == close.kind == "by" and close.condition is None and close.label is None
    if not plain or wide.start is None or wide.due is None or close.due is None:
        return None
    if close.start is not None and close.start <= wide.start and wide.due <= close.due:
        return outer
    if not wide.start <= (close.start or close.due) <= close.due <= wide.due:
        return None
    why = f"kỳ từ {vn(wide.start)} đến {vn(wide.due)}, trong ngoặc nói rõ hạn hơn: {close.why}"
    reading = replace(close, start=close.start or wide.start, rule="nói-rõ-trong-ngoặc", why=why)
    return replace(
        outer, reading=reading, years=outer.years | inner.years, yearless=outer.yearless and inner.yearless
    )


def _narrowed_turns(outer: Piece, inner: Piece) -> Piece | None:
    """ "Hàng quý (trước ngày 20/3, 20/6, 20/9, 20/12)": one day in each of the periods."""
    periods, days = outer.reading.occurrences, inner.reading.occurrences
    if [turn.due for turn in periods] == [turn.due for turn in days]:
        return outer
    if len(periods) != len(days) or inner.reading.condition is not None or inner.reading.label is not None:
        return None
    turns = []
    for period, day in zip(periods, days, strict=True):
        if period.start is None or not period.start <= (day.start or day.due) <= day.due <= period.due:
            return None
        turns.append(Occurrence(period.label, day.start or period.start, day.due))
    why = f"mỗi kỳ một hạn, trong ngoặc nói rõ hạn hơn: {inner.reading.why}"
    reading = replace(
        outer.reading,
        rule="nói-rõ-trong-ngoặc",
        why=why,
        occurrences=tuple(turns),
        before=inner.reading.before,
        time=inner.reading.time,
    )
    return replace(outer, reading=reading, years=outer.years | inner.years)


def _turns_within(outer: Piece, inner: Piece) -> Piece | None:
    """ "Năm 2025 (quý II, quý III)": the brackets say when within the period."""
    wide, close = outer.reading, inner.reading
    if wide.start is None or wide.due is None or close.label is not None or close.condition is not None:
        return None
    if len(close.occurrences) < 2:
        return None  # "năm 2025 (duy trì hằng năm)": the year's task, then every year's
    if any((turn.start or turn.due) < wide.start or turn.due > wide.due for turn in close.occurrences):
        return None
    why = f"kỳ từ {vn(wide.start)} đến {vn(wide.due)}, trong ngoặc nói rõ các hạn: {close.why}"
    return replace(
        outer,
        reading=replace(close, rule="nói-rõ-trong-ngoặc", why=why),
        years=outer.years | inner.years,
        yearless=outer.yearless and inner.yearless,
    )


def led_to(one: Reading, other: Reading) -> Reading | None:
    """ "Từ quý I, hoàn thành trước 30/6": an open start that the next words close."""
    if one.rule != "từ-khi-bắt-đầu" or other.kind != "by" or one.start is None or other.due is None:
        return None
    if other.label is not None or other.condition is not None or one.start > other.due:
        return None
    why = f"bắt đầu từ {vn(one.start)}; {other.why}"
    return replace(other, start=one.start, rule="khoảng", why=why)


def by_source(one: Reading, other: Reading) -> Reading | None:
    """ "Thường xuyên theo quy định": the source says how the work goes on, not when it ends."""
    plain = one.rule == "thường-xuyên" and one.start is None and one.condition is None
    if not plain or other.rule != "theo-văn-bản" or other.condition is not None or other.label is not None:
        return None
    return replace(one, source=other.source, why=f"{one.why[:-1]}; “{other.source}” nói cách làm.")


def of_month_after(reading: Reading) -> bool:
    """Whether it is a day of the month after each month: "ngày 15 tháng sau"."""
    if reading.rule != "ngày-mỗi-kỳ":
        return False
    first = reading.occurrences[0]
    return first.due.month == 2 and (first.label or "").startswith("tháng")


def period_unclear(one: Reading, other: Reading) -> bool:
    """ "Hằng quý, trước ngày 15 tháng sau": after each quarter, hardly after each month."""
    turns = one.occurrences
    longer = one.rule == "định-kỳ" and not any((turn.label or "").startswith("tháng 1") for turn in turns[:1])
    return of_month_after(other) and (longer or one.rule in ("quý", "phần-của-năm"))


def same_day_left_out(one: Reading, other: Reading) -> bool:
    """ "Trước ngày 25 hằng tháng, hằng quý": a day of every period, then periods that lack theirs."""
    periods = other.rule in ("định-kỳ", "nhiều-kỳ") and all(turn.start is not None for turn in other.occurrences)
    return one.rule == "ngày-mỗi-kỳ" and periods
