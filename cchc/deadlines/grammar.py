"""The whole cell: limits one after another, their labels and conditions, nothing left over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import msgspec
from msgspec.structs import replace

from .conditions import condition
from .dates import ref
from .events import term, until_event, upon
from .every import HEAD, every, items_at
from .freetext import sign_end
from .listing import listing
from .marks import marker
from .monthdays import month_days, weekly
from .outcome import Outcome
from .reading import Occurrence, Reading
from .single import single
from .spans import from_now, open_start, span
from .times import time_of_day
from .tokens import Tape, Words
from .undated import external, ongoing, unscheduled
from .years import year_number

LONGEST_LABEL = 160  # letters

_RULES: tuple[Callable[[Tape, int], Outcome | None], ...] = (
    listing,
    month_days,
    weekly,
    every,
    span,
    from_now,
    open_start,
    until_event,
    single,
    term,
    upon,
    ongoing,
    unscheduled,
    external,
)
_AND = Words("và", "đồng thời", "và đồng thời")
_YEARLY = Words("hàng năm", "định kỳ hàng năm", "mỗi năm", "thường niên", "từng năm")
_REPORT = Words("báo cáo", "đối với báo cáo", "báo cáo định kỳ", "sơ kết", "tổng kết", "riêng báo cáo", "đối với")
_DATED_WORDS = Words("trước", "chậm nhất", "muộn nhất", "không quá")
_NO_MARK = Words("theo", "sau khi", "ngay sau khi")
_DAY = Words("ngày")
_HANGING = Words(
    "từ", "đến", "sau", "trước", "hết", "trong", "vào", "trừ", "đầu", "giữa", "cuối", "và", "hoặc", "của", "theo",
    "quá", "nhất", "khi", "ngoài", "không", "hàng", "mỗi",
)  # fmt: skip
_FOR = Words("đối với", "báo cáo", "lần", "đợt", "kỳ", "sơ kết", "tổng kết", "riêng")


class Piece(msgspec.Struct, frozen=True):
    """A reading with the tokens it was read from."""

    reading: Reading
    first: int
    after: int
    years: frozenset[int]
    yearless: bool


Pieces = tuple[Piece, ...]


class Parser:
    """Reads a tape to its end, trying the longest understanding of every limit first; failures are remembered."""

    def __init__(self, tape: Tape) -> None:
        self.tape = tape
        self._known: dict[tuple[int, bool, int], tuple[Pieces, int] | None] = {}

    def whole(self) -> Pieces | None:
        """Every limit of the tape in order, or None when some words were not understood."""
        found = self._sequence(0, closing=False, depth=0)
        return None if found is None else found[0]

    def _sequence(self, i: int, *, closing: bool, depth: int) -> tuple[Pieces, int] | None:
        key = (i, closing, depth)
        if key not in self._known:
            self._known[key] = None
            self._known[key] = self._read_sequence(i, closing=closing, depth=depth)
        return self._known[key]

    def _read_sequence(self, i: int, *, closing: bool, depth: int) -> tuple[Pieces, int] | None:
        for piece in self._pieces(i, depth):
            self.tape.reached = max(self.tape.reached, piece[-1].after)
            rest = self._rest(piece, piece[-1].after, closing=closing, depth=depth)
            if rest is not None:
                return rest
        return None

    def _rest(self, pieces: Pieces, i: int, *, closing: bool, depth: int) -> tuple[Pieces, int] | None:
        tape = self.tape
        if closing and tape.is_mark(i, ")"):
            return pieces, i
        if i >= tape.length:
            return None if closing else (pieces, i)
        at = self._separator(i)
        unparted = at is None
        if at is None:
            always = pieces[-1].reading.rule == "thường-xuyên"
            if _NO_MARK.end(tape, i) is None and not (always and HEAD.end(tape, i) is not None):
                return None
            at = i
        tape.reached = max(tape.reached, at)
        rest = self._sequence(at, closing=closing, depth=depth)
        if rest is None or (unparted and not _may_follow(pieces[-1].reading, rest[0][0].reading)):
            return None
        loose = not tape.is_mark(i, ";") and tape.at(i).kind != "break"
        return _together(tape.year, pieces, rest[0]) if loose else pieces + rest[0], rest[1]

    def _separator(self, i: int) -> int | None:
        tape = self.tape
        at = i
        while (
            tape.at(at).kind == "break" or tape.is_mark(at, ",;") or (tape.is_mark(at, ".") and tape.at(at + 1).gap)
        ):
            at += 1
        parted = at > i and any(tape.at(k).kind == "break" or tape.is_mark(k, ";") for k in range(i, at))
        if parted and tape.is_mark(at, "-+*•"):
            at += 1
        at = _AND.skip(tape, at)
        if at == i and tape.is_mark(i, "/") and tape.at(i + 1).kind == "word" and tape.at(i - 1).kind == "word":
            at = i + 1
        return at if at > i else None

    def _pieces(self, i: int, depth: int) -> list[Pieces]:
        labelled = self._labelled(i, depth)
        if labelled is not None:
            return [labelled]
        outcomes = [outcome for rule in _RULES if (outcome := rule(self.tape, i)) is not None]
        yearly = self._yearly(i)
        if yearly is not None:
            outcomes.insert(0, yearly)
        outcomes.sort(key=lambda outcome: -outcome.after)
        found = [pieces for outcome in outcomes for pieces in self._with_additions(i, outcome, depth)]
        named = self._named(i, depth)
        return [named, *found] if named is not None else found

    def _yearly(self, i: int) -> Outcome | None:
        """ "Hằng năm, trước ngày 15/12", "Hàng năm (quý IV)": a limit within each year."""
        tape = self.tape
        head = _YEARLY.end(tape, i)
        if head is None:
            return None
        opened = tape.is_mark(head, ",(:;")
        closing = tape.is_mark(head, "(")
        start = head + 1 if opened else head
        inner = [one for rule in (listing, span, single) if (one := rule(tape, start)) is not None]
        best = max(inner, key=lambda one: one.after, default=None)
        if best is None or best.years or not best.yearless:
            return None
        after = best.after
        if closing:
            if not tape.is_mark(after, ")"):
                return None
            after += 1
        reading = replace(best.reading, why=f"mỗi năm một lần, ở đây là năm {tape.year}: {best.reading.why}")
        return Outcome(reading, after)

    def _labelled(self, i: int, depth: int) -> Pieces | None:
        """ "Báo cáo quý I: 15/3/2025": a short text before a colon, kept verbatim."""
        tape = self.tape
        colon = _colon(tape, i)
        if colon is None or depth > 2:
            return None
        label = tape.verbatim(i, colon)
        if len(label) > LONGEST_LABEL or _holds_date(tape, i, colon) or not _is_name(tape, i, colon):
            return None
        for pieces in self._pieces(colon + 1, depth + 1):
            if pieces[0].reading.label is not None or _year_of_label_lost(tape, i, colon, pieces):
                continue
            first = replace(pieces[0], reading=replace(pieces[0].reading, label=label), first=i)
            return (first, *pieces[1:])
        return None

    def _named(self, i: int, depth: int) -> Pieces | None:
        """ "Báo cáo 6 tháng trước ngày 15/6": the period names what is due, the limit word begins the date."""
        tape = self.tape
        start = _REPORT.skip(tape, i)
        inner = items_at(tape, HEAD.skip(tape, start))
        end = inner[1] if inner is not None else None
        if end is None:
            found = ref(tape, start)
            end = found[1] if found is not None and not found[0].is_day else _bare_period(tape, start)
        if end is None or not marker(tape, end)[0].explicit or _DATED_WORDS.end(tape, end) is None or depth > 2:
            return None
        for rule in (listing, month_days, single):
            outcome = rule(tape, end)
            if outcome is not None and _names_days(outcome.reading):
                labelled = replace(outcome, reading=replace(outcome.reading, label=tape.verbatim(i, end)))
                pieces = self._with_additions(i, labelled, depth)[0]
                return None if _year_of_label_lost(tape, i, end, pieces) else pieces
        return None

    def _with_additions(self, i: int, outcome: Outcome, depth: int) -> list[Pieces]:
        """The reading with the condition or brackets behind it."""
        tape = self.tape
        piece = Piece(outcome.reading, i, outcome.after, outcome.years, outcome.yearless)
        found = condition(tape, outcome.after)
        if found is not None:
            conditioned = replace(outcome.reading, condition=found.text, condition_kind=found.kind)
            return [(replace(piece, reading=conditioned, after=found.after),)]
        plain: Pieces = (piece,)
        bracketed = self._bracketed(piece, depth)
        return [plain] if bracketed is None else [bracketed, plain]

    def _bracketed(self, piece: Piece, depth: int) -> Pieces | None:
        tape, i = self.tape, piece.after
        if not tape.is_mark(i, "(") or depth > 1:
            return None
        tag = self._tag(i)
        if tag is not None and piece.reading.label is None:
            return (replace(piece, reading=replace(piece.reading, label=tag[0]), after=tag[1]),)
        time, close = time_of_day(tape, i + 1)
        if time is not None and tape.is_mark(close, ")") and piece.reading.time is None:
            return (replace(piece, reading=replace(piece.reading, time=time), after=close + 1),)
        if _REMARK.end(tape, i + 1) is not None and tape.is_mark(_REMARK.skip(tape, i + 1), ")"):
            return (replace(piece, after=_REMARK.skip(tape, i + 1) + 1),)
        inner = self._sequence(i + 1, closing=True, depth=depth + 1)
        if inner is None:
            return None
        pieces, close = inner
        if len(pieces) == 1 and (narrowed := _narrowed(piece, pieces[0])) is not None:
            return (replace(narrowed, after=close + 1),)
        last = replace(pieces[-1], after=close + 1)
        return _together(tape.year, (piece,), (*pieces[:-1], last))

    def _tag(self, i: int) -> tuple[str, int] | None:
        """What a limit is for, in brackets: "(đối với báo cáo năm)"."""
        tape = self.tape
        head = _FOR.end(tape, i + 1)
        if head is None:
            return None
        close = next((k for k in range(head, min(head + 20, tape.length)) if tape.is_mark(k, ")")), None)
        if close is None or _holds_date(tape, i, close) or any(tape.is_mark(k, "(") for k in range(head, close)):
            return None
        return tape.verbatim(i + 1, close), close + 1


_REMARK = Words("dự kiến", "hoàn thành", "cả năm", "báo cáo", "thực hiện", "dương lịch", "theo dương lịch")
_BARE_PERIODS = Words("quý", "tháng", "năm", "6 tháng", "06 tháng", "9 tháng", "09 tháng", "cả năm")


def _bare_period(tape: Tape, i: int) -> int | None:
    after = _BARE_PERIODS.end(tape, i)
    return None if after is None or tape.at(after).kind == "number" else after


def _may_follow(one: Reading, other: Reading) -> bool:
    """Whether a limit may stand behind another with no mark between: "Quý II theo Kế hoạch của tỉnh"."""
    return other.kind in ("external", "event") or (one.rule == "thường-xuyên" and other.kind == "recurring")


def _together(year: int, one: Pieces, other: Pieces) -> Pieces:
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
            return (*one[:-1], merged, *other[1:])
    return one + other


def _names_days(reading: Reading) -> bool:
    """Whether its dates are days, not the ends of periods."""
    return reading.rule in ("ngày", "trước-ngày", "đầu-giữa-cuối") or (
        reading.kind == "recurring" and all(turn.start is None for turn in reading.occurrences)
    )


def _narrowed(outer: Piece, inner: Piece) -> Piece | None:
    """A period with a day or shorter period in brackets that lies inside it: one limit, said more exactly."""
    wide, close = outer.reading, inner.reading
    if wide.kind == close.kind == "recurring":
        return _narrowed_turns(outer, inner)
    plain = wide.kind == close.kind == "by" and close.condition is None and close.label is None
    if not plain or wide.start is None or wide.due is None or close.due is None:
        return None
    if close.start is not None and close.start <= wide.start and wide.due <= close.due:
        return outer
    if not wide.start <= (close.start or close.due) <= close.due <= wide.due:
        return None
    why = f"{wide.why} Trong ngoặc nói rõ hơn: {close.why}"
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
    why = f"{outer.reading.why} Trong ngoặc nói rõ hơn: {inner.reading.why}"
    reading = replace(
        outer.reading,
        rule="nói-rõ-trong-ngoặc",
        why=why,
        occurrences=tuple(turns),
        before=inner.reading.before,
        time=inner.reading.time,
    )
    return replace(outer, reading=reading, years=outer.years | inner.years)


def _colon(tape: Tape, i: int) -> int | None:
    """The colon that ends a label beginning at ``i``; the one of "17:00" is none."""
    for k in range(i, min(tape.length, i + 60)):
        token = tape.at(k)
        if token.kind == "break" or token.text == ";":
            return None
        clock = tape.at(k - 1).kind == "number" and tape.at(k + 1).kind == "number" and not tape.at(k + 1).gap
        if token.text == ":" and not clock:
            return k if k > i else None
    return None


def _is_name(tape: Tape, first: int, colon: int) -> bool:
    """Whether the words before a colon can name something: brackets closed, no limit word left hanging ("từ:")."""
    texts = [tape.at(k).text for k in range(first, colon)]
    hanging = _HANGING.end(tape, colon - 1) == colon
    named = tape.at(colon - 1).kind in ("word", "number") or texts[-1] in ')”"'
    return named and not hanging and texts.count("(") == texts.count(")")


def _holds_date(tape: Tape, first: int, after: int) -> bool:
    """Whether a day or a limit word stands in these tokens; a label or a tag may name periods only."""
    for k in range(first, after):
        if _DATED_WORDS.end(tape, k) is not None:
            return True
        named = _DAY.end(tape, k)
        if named is not None and tape.at(named).kind == "number":
            return True
        sign = sign_end(tape, k)
        if (
            sign is None
            and tape.number(k) is not None
            and tape.is_mark(k + 1, "/")
            and tape.number(k + 2) is not None
        ):
            return True
    return False


def _year_of_label_lost(tape: Tape, first: int, colon: int, pieces: Pieces) -> bool:
    """Whether the label names another year than the plan's and the limit none: the limit's year is then unknown."""
    others = {year for k in range(first, colon) if (year := year_number(tape, k)) is not None and year != tape.year}
    if not others or not pieces[0].yearless:
        return False
    message = "Có một năm khác năm kế hoạch mà hạn không ghi năm; hãy ghi năm cho hạn"
    tape.fault(message, first, pieces[0].after)
    return True
