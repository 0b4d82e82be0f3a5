"""The whole cell: limits one after another, their labels and conditions, nothing left over."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from .conditions import condition
from .cycles import HEAD
from .events import term, until_event, upon
from .every import every
from .freetext import free_text
from .joining import (
    PERIOD_UNCLEAR,
    Piece,
    Pieces,
    by_source,
    led_to,
    may_follow,
    names_days,
    narrowed,
    period_unclear,
    same_day_left_out,
    side_by_side,
)
from .labels import label_end, named_end, period_lost, staged_end, year_lost
from .listing import listing, named_period
from .marks import leading
from .monthdays import month_days, weekly
from .outcome import Outcome
from .purposes import action_end, purpose
from .single import single
from .spans import from_now, open_start, span
from .times import time_of_day
from .tokens import Tape, Words
from .undated import external, ongoing, unscheduled

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
_NO_MARK = Words("theo", "sau khi", "ngay sau khi")
_WHOLE = Words("cả năm", "hết năm")
_ENDS = Words("hoàn thành", "kết thúc", "xong", "và hoàn thành", "phấn đấu hoàn thành", "cơ bản hoàn thành")
_FOR_WHOM = Words(
    "đối với", "riêng đối với", "để", "nhằm", "phục vụ", "báo cáo về", "báo cáo cho", "báo cáo lên", "gửi về",
    "gửi cho",
)  # fmt: skip
_GOES_ON = Words(
    "tổ chức thực hiện", "tổ chức triển khai", "tổ chức triển khai thực hiện", "triển khai thực hiện", "tổ chức",
    "triển khai",
)  # fmt: skip
_RECEIVER = Words("về", "cho", "lên", "với")
_PEAK = Words("cao điểm", "đợt cao điểm", "tập trung", "trọng tâm", "tập trung cao điểm")


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
        if rest is None or (unparted and not may_follow(pieces[-1].reading, rest[0][0].reading)):
            return None
        loose = not tape.is_mark(i, ";") and tape.at(i).kind != "break"
        merged = self._one_limit(pieces[-1], rest[0][0], at) if loose else None
        if pieces[-1].reading.rule == "phần-của-năm" and _WHOLE.end(tape, at) is not None:
            return None  # "6 tháng đầu năm; cả năm": two reports, not work all year
        if loose and same_day_left_out(pieces[-1].reading, rest[0][0].reading):
            message = "Không rõ ngày đã nêu có tính cho cả kỳ ghi sau không; hãy ghi ngày cho từng kỳ"
            tape.fault(message, pieces[-1].first, rest[0][0].after)
            return None
        if loose and period_unclear(pieces[-1].reading, rest[0][0].reading):
            tape.fault(PERIOD_UNCLEAR, pieces[-1].first, rest[0][0].after)
            return None
        if merged is not None:
            return (*pieces[:-1], merged, *rest[0][1:]), rest[1]
        return side_by_side(tape.year, pieces, rest[0]) if loose else pieces + rest[0], rest[1]

    def _one_limit(self, one: Piece, other: Piece, at: int) -> Piece | None:
        """Two limits with no more than a comma between that say one thing."""
        tape = self.tape
        reading = None
        if _ENDS.end(tape, at) is not None:
            reading = led_to(one.reading, other.reading)
            closer = narrowed(one, other) if reading is None and other.reading.start is None else None
            if closer is not None and one.reading.label is None and one.reading.condition is None:
                why = f"một hạn nói hai lần, mốc sau hẹp hơn: {other.reading.why}"
                reading = replace(closer.reading, rule="khoảng", why=why)
        elif _NO_MARK.end(tape, at) is not None and _AND.end(tape, at - 1) is None:
            reading = by_source(one.reading, other.reading)
        if reading is None:
            return None
        yearless = one.yearless or other.yearless
        return Piece(reading, one.first, other.after, one.years | other.years, yearless)

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
        named, acted = self._named(i, depth), self._acted(i, depth)
        return [*([named] if named is not None else []), *found, *([acted] if acted is not None else [])]

    def _acted(self, i: int, depth: int) -> Pieces | None:
        """ "Báo cáo kết quả khắc phục hạn chế chậm nhất trong tháng 8": what is to be done, then its limit."""
        tape = self.tape
        end = action_end(tape, i) if depth == 0 else None
        outcome = None if end is None else single(tape, end)
        if end is None or outcome is None:
            return None
        reading = replace(outcome.reading, label=tape.verbatim(i, end))
        return self._with_additions(i, replace(outcome, reading=reading), depth)[0]

    def _yearly(self, i: int) -> Outcome | None:
        """ "Hằng năm, trước ngày 15/12", "Hàng năm (quý IV)": a limit within each year."""
        tape = self.tape
        head = _YEARLY.end(tape, i) or _YEARLY.end(tape, leading(tape, i))
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
        colon = label_end(tape, i) if depth <= 2 else None
        if colon is None:
            return None
        label = tape.verbatim(i, colon)
        for pieces in self._pieces(colon + 1, depth + 1):
            if pieces[0].reading.label is not None or year_lost(tape, i, colon, pieces):
                continue
            if period_lost(tape, i, colon, pieces):
                continue
            first = replace(pieces[0], reading=replace(pieces[0].reading, label=label), first=i)
            return (first, *pieces[1:])
        return None

    def _named(self, i: int, depth: int) -> Pieces | None:
        """ "Báo cáo 6 tháng trước ngày 15/6", "đợt 1 (quý II)": what is due, then its date, in brackets or not."""
        tape = self.tape
        staged = staged_end(tape, i) if depth <= 2 else None
        end = named_end(tape, i) if depth <= 2 and staged is None else staged
        if end is None:
            return None
        closing = tape.is_mark(end, "(")
        for rule in (listing, month_days, single) if staged is None else (listing, month_days, span, single):
            outcome = rule(tape, end + 1 if closing else end)
            if outcome is None or (staged is None and not names_days(outcome.reading)):
                continue
            if closing and not tape.is_mark(outcome.after, ")"):
                continue
            label = tape.verbatim(i, end)
            after = outcome.after + 1 if closing else outcome.after
            labelled = replace(outcome, reading=replace(outcome.reading, label=label), after=after)
            pieces = self._with_additions(i, labelled, depth)[0]
            return None if year_lost(tape, i, end, pieces) or period_lost(tape, i, end, pieces) else pieces
        return None

    def _with_additions(self, i: int, outcome: Outcome, depth: int) -> list[Pieces]:
        """The reading with the condition or brackets behind it."""
        tape = self.tape
        piece = Piece(outcome.reading, i, outcome.after, outcome.years, outcome.yearless)
        found = condition(tape, outcome.after)
        if found is not None:
            conditioned = replace(outcome.reading, condition=found.text, condition_kind=found.kind)
            return [(replace(piece, reading=conditioned, after=found.after),)]
        whom = _FOR_WHOM.end(tape, outcome.after)
        if whom is None and tape.at(outcome.after - 1).text == "cáo":  # "hằng quý báo cáo về Sở Tài chính"
            whom = _RECEIVER.end(tape, outcome.after)
        end = None if whom is None else named_period(tape, whom) or free_text(tape, whom)
        if end is not None and outcome.reading.label is None:
            label = tape.verbatim(outcome.after, end)
            return [(replace(piece, reading=replace(outcome.reading, label=label), after=end),)]
        bracketed = self._bracketed(piece, depth)
        return [one for one in (bracketed, (piece,), self._carried_out(piece)) if one is not None]

    def _carried_out(self, piece: Piece) -> Pieces | None:
        """ "Ban hành kế hoạch trong tháng 01/2026 và tổ chức thực hiện": what follows at the end has no day."""
        tape, i = self.tape, piece.after
        start = _AND.end(tape, i) or (i + 1 if tape.is_mark(i, ",;") else None)
        head = None if start is None else _GOES_ON.end(tape, start)
        if start is None or head is None or piece.reading.due is None:
            return None
        end = free_text(tape, head) or head
        if end < tape.length and not (tape.is_mark(end, ".") and end == tape.length - 1):
            return None
        why = f"{piece.reading.why.rstrip('.')}; “{tape.verbatim(start, end)}” không nêu ngày."
        return (replace(piece, reading=replace(piece.reading, why=why), after=tape.length),)

    def _bracketed(self, piece: Piece, depth: int) -> Pieces | None:
        tape, i = self.tape, piece.after
        if not tape.is_mark(i, "(") or depth > 1:
            return None
        name = purpose(tape, i, days=names_days(piece.reading))
        if name is not None and piece.reading.label is None:
            if year_lost(tape, i, name[1], (piece,)) or period_lost(tape, i, name[1], (piece,)):
                return None
            return (replace(piece, reading=replace(piece.reading, label=name[0]), after=name[1]),)
        time, close = time_of_day(tape, i + 1)
        if time is not None and tape.is_mark(close, ")") and piece.reading.time is None:
            return (replace(piece, reading=replace(piece.reading, time=time), after=close + 1),)
        if _REMARK.end(tape, i + 1) is not None and tape.is_mark(_REMARK.skip(tape, i + 1), ")"):
            return (replace(piece, after=_REMARK.skip(tape, i + 1) + 1),)
        inner = self._sequence(i + 1, closing=True, depth=depth + 1)
        if inner is None:
            return None
        pieces, close = inner
        if len(pieces) == 1 and _YEARLY.end(tape, i + 1) == close and _each_year(piece):
            return (replace(piece, after=close + 1),)
        peak = _PEAK.end(tape, i + 1) is not None
        if len(pieces) == 1 and not peak and (closer := narrowed(piece, pieces[0])) is not None:
            return (replace(closer, after=close + 1),)
        if period_unclear(piece.reading, pieces[0].reading):
            tape.fault(PERIOD_UNCLEAR, piece.first, close + 1)
            return None
        last = replace(pieces[-1], after=close + 1)
        return side_by_side(tape.year, (piece,), (*pieces[:-1], last))


def _each_year(piece: Piece) -> bool:
    """Whether "(hằng năm)" behind it says no more than that it comes again: a date without its year."""
    return piece.reading.kind == "by" and piece.yearless and piece.reading.rule != "năm"


_REMARK = Words("dự kiến", "hoàn thành", "cả năm", "báo cáo", "thực hiện", "dương lịch", "theo dương lịch")
