"""Numbers as plans write them: "05", "mười lăm", "mười (10)", "IV"."""

from __future__ import annotations

from .tokens import Tape, Words

ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}

_UNITS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9}
_AFTER_TEN = {**_UNITS, "mốt": 1, "lăm": 5}
# Typed without diacritics these are also "sau" (after) and "năm" (year): only the accented word counts.
_BARE = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "bay": 7, "tam": 8, "chin": 9, "lam": 5}
_TEN = ("mười", "muoi")
_TENS = ("mươi", "muoi")
_SPOKEN = frozenset((*_TEN, "năm", *_UNITS, *_BARE))
_AND_A_HALF = Words("rưỡi")


def _digit(tape: Tape, i: int, names: dict[str, int]) -> int | None:
    word = tape.at(i).text
    return names.get(word, _BARE.get(word))


def _in_words(tape: Tape, i: int) -> tuple[int, int] | None:
    if tape.at(i).text in _TEN:
        unit = _digit(tape, i + 1, _AFTER_TEN)
        return (10, i + 1) if unit is None else (10 + unit, i + 2)
    first = 5 if tape.at(i).text == "năm" else _digit(tape, i, _UNITS)
    if first is None:
        return None
    if tape.at(i + 1).text in _TENS and first > 1:
        unit = _digit(tape, i + 2, _AFTER_TEN)
        return (first * 10, i + 2) if unit is None else (first * 10 + unit, i + 3)
    return first, i + 1


def _plain(tape: Tape, i: int, digits: int) -> tuple[int, int] | None:
    token = tape.at(i)
    if token.kind == "number":
        return (int(token.text), i + 1) if len(token.text) <= digits else None
    return _in_words(tape, i) if token.text in _SPOKEN else None


def number(tape: Tape, i: int, digits: int = 2) -> tuple[int, int] | None:
    """A number in digits or words and the index after it; the same number in brackets may follow it."""
    found = _plain(tape, i, digits)
    if found is None:
        return None
    value, after = found
    if tape.is_mark(after, "("):
        again = _plain(tape, after + 1, digits)
        if again is not None and tape.is_mark(again[1], ")"):
            if again[0] != value and tape.at(after + 1).text in ("năm", "nam"):
                return value, after  # "tháng 12 (năm)": the year's report, not five
            if again[0] != value:
                tape.fault("Hai con số trong và ngoài ngoặc khác nhau", i, again[1] + 1)
                return None
            after = again[1] + 1
    if _AND_A_HALF.end(tape, after) is not None:
        return None
    return value, after


def quarter_number(tape: Tape, i: int) -> tuple[int, int] | None:
    """A quarter's number, roman, arabic or in words; an impossible one ("quý V") is noted as a fault."""
    word = tape.at(i).text
    if word in ROMAN:
        return ROMAN[word], i + 1
    found = number(tape, i)
    looks_roman = bool(word) and set(word) <= set("ivx") and tape.at(i).kind == "word"
    if (found is not None and not 1 <= found[0] <= 4) or looks_roman:
        tape.fault(f"Không có quý {word.upper()}: một năm chỉ có quý I đến quý IV", i, i + 1)
        return None
    return found
