"""The way in: a phrase and the plan's year become readings, or an error that quotes the words at fault."""

from __future__ import annotations

from functools import lru_cache

from msgspec.structs import replace

from .grammar import Parser
from .joining import Pieces
from .reading import Reading, UnreadableDeadline
from .tokens import Fault, Tape, Token, Words, tokenize

LONGEST = 2000  # letters; a longer cell is not a deadline

_HINT = (
    "Đọc được chẳng hạn: “Quý I/2025”, “Tháng 6/2025”, “Trước ngày 15/3/2025”, “Hằng quý”, “Thường xuyên”, "
    "“Tối đa 05 ngày làm việc kể từ khi …”, “Theo Kế hoạch số …”, “Báo cáo quý I: 15/3/2025”."
)
_BULLETS = "-+*•·●▪►"
_CLOSING = ".;,…"
_WRAPS = ("()", "[]", '""', "“”", "''", "‘’")
_WRAPPING = frozenset("".join(_WRAPS))
_GOES_ON = Words(
    "kể từ", "tính từ", "sau khi", "từ khi", "nếu", "khi", "hoặc", "và", "của", "theo", "đến", "trở đi", "do",
)  # fmt: skip


def read(phrase: str, year: int) -> tuple[Reading, ...]:
    """The limits that a phrase of a plan of ``year`` states, in order; a pure function.

    Raises UnreadableDeadline, with the place of the words at fault, when any part of it was not understood.
    """
    return _read(phrase, year)


@lru_cache(maxsize=2048)
def _read(phrase: str, year: int) -> tuple[Reading, ...]:
    if len(phrase) > LONGEST:
        message = f"Ô thời hạn dài {len(phrase)} ký tự, quá {LONGEST} ký tự thì không đọc"
        raise UnreadableDeadline(phrase, message, LONGEST, len(phrase) - LONGEST, _HINT)
    tokens = _trimmed(tokenize(phrase))
    if not tokens:
        raise UnreadableDeadline(phrase, "Ô thời hạn trống", 0, len(phrase), _HINT)
    tapes: list[Tape] = []
    try:
        pieces = _understood(phrase, tokens, year, tapes)
    except (OverflowError, RecursionError):
        pieces = None
    if pieces is None or any(fault.certain for fault in tapes[-1].faults):
        raise _unreadable(phrase, tapes)
    _check_years(phrase, tapes[-1], pieces)
    return _finished(phrase, tapes[-1], pieces)


def _is_mark(token: Token, marks: str) -> bool:
    return token.kind == "break" or (token.kind == "mark" and token.text in marks)


def _trimmed(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Without the bullet before and the full stops behind."""
    first, last = 0, len(tokens)
    while first < last and _is_mark(tokens[first], _BULLETS):
        first += 1
    while last > first and _is_mark(tokens[last - 1], _CLOSING):
        last -= 1
    return _unwrapped(tokens[first:last])


def _unwrapped(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Without the brackets or quotation marks round the whole cell."""
    while len(tokens) > 2 and (tokens[0].text + tokens[-1].text) in _WRAPS:
        inner = tokens[1:-1]
        if any(token.text in _WRAPPING for token in inner):
            break
        tokens = inner
    return tokens


def _parsed(tape: Tape, tapes: list[Tape]) -> Pieces | None:
    tapes.append(tape)
    return Parser(tape).whole()


def _understood(phrase: str, tokens: tuple[Token, ...], year: int, tapes: list[Tape]) -> Pieces | None:
    """The cell as one text or as lines: a line break may part two limits or fall in the midst of one."""
    if all(token.kind != "break" for token in tokens):
        return _parsed(Tape(phrase, tokens, year), tapes)
    lines = Tape(phrase, tokens, year)
    text = Tape(phrase, _without_breaks(tokens), year)
    if _has_bullet_lines(tokens):
        return _parsed(lines, tapes)
    joined = _parsed(text, tapes)
    if joined is not None and len(joined) == 1 and (_dated(joined) or _goes_on(lines)):
        return joined
    parted = None if _bare_number_line(tokens) else _parsed(lines, tapes)
    if parted is not None:
        return parted
    tapes.append(text)
    return joined


def _without_breaks(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    kept = []
    for k, token in enumerate(tokens):
        if token.kind != "break":
            kept.append(replace(token, gap=True) if k and tokens[k - 1].kind == "break" else token)
    return tuple(kept)


def _has_bullet_lines(tokens: tuple[Token, ...]) -> bool:
    """Whether a later line begins with a bullet: its dash must not be taken for "đến"."""
    return any(
        token.kind == "break" and tokens[k + 1].kind == "mark" and tokens[k + 1].text in _BULLETS
        for k, token in enumerate(tokens[:-1])
    )


def _bare_number_line(tokens: tuple[Token, ...]) -> bool:
    """Whether a later line is a number alone ("2025"): it may be the end of the line before."""
    for k, token in enumerate(tokens[:-1]):
        last = k + 2 >= len(tokens) or tokens[k + 2].kind == "break"
        if token.kind == "break" and tokens[k + 1].kind == "number" and last:
            return True
    return False


def _goes_on(lines: Tape) -> bool:
    """Whether a later line begins with a word that continues the one before ("kể từ khi …")."""
    return any(lines.at(k).kind == "break" and _GOES_ON.end(lines, k + 1) is not None for k in range(lines.length))


def _dated(pieces: Pieces) -> bool:
    return pieces[0].reading.kind in ("by", "recurring")


def _unreadable(phrase: str, tapes: list[Tape]) -> UnreadableDeadline:
    faults = [fault for tape in tapes for fault in tape.faults]
    if faults:
        fault: Fault = min(faults, key=lambda one: (one.start, -one.end))
        quoted = " ".join(phrase[fault.start : fault.end].split())
        return UnreadableDeadline(
            phrase, f"“{quoted}”: {fault.message}", fault.start, fault.end - fault.start, _HINT
        )
    tape = max(tapes, key=lambda one: one.at(one.reached).start, default=None)
    start = 0 if tape is None else tape.at(min(tape.reached, tape.length - 1)).start
    end = len(phrase.rstrip())
    quoted = " ".join(phrase[start:end].split())
    return UnreadableDeadline(phrase, f"Không hiểu từ chỗ “{quoted}”", start, end - start, _HINT)


def _check_years(phrase: str, tape: Tape, pieces: Pieces) -> None:
    """A limit without a year beside one of another year than the plan's: whose year does it take? Not guessed."""
    others = {year for piece in pieces for year in piece.years if year != tape.year}
    for piece in pieces:
        if piece.yearless and others:
            start, end = tape.at(piece.first).start, tape.at(piece.after - 1).end
            message = (
                f"“{phrase[start:end]}” không ghi năm, mà trong ô có năm {min(others)}; hãy ghi năm cho từng mốc"
            )
            raise UnreadableDeadline(phrase, message, start, end - start, _HINT)


def _finished(phrase: str, tape: Tape, pieces: Pieces) -> tuple[Reading, ...]:
    readings = []
    for piece in pieces:
        words = tape.verbatim(piece.first, piece.after)
        own = phrase if len(pieces) == 1 else words
        readings.append(replace(piece.reading, phrase=own, why=f"“{words}”: {piece.reading.why}"))
    return tuple(readings)
