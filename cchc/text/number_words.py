"""Whole numbers as officials write them: in words, and in figures with dots."""

from __future__ import annotations

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_CLASSES = ("", "nghìn", "triệu")
_BILLION = 10**9


def number_figures(n: int) -> str:
    """A whole number in figures, a dot after each class of three.

    >>> number_figures(1_015)
    '1.015'
    """
    return f"{n:,}".replace(",", ".")


def number_words(n: int) -> str:
    """A whole number in Vietnamese words.

    A class (nghìn, triệu, tỷ) of zeros is left out; after the first class spoken, hundreds are always read.
    There is no class above tỷ: what stands above it is read as a number of its own ("một triệu tỷ").

    >>> number_words(1_000_005)
    'một triệu không trăm linh năm'
    """
    if n == 0:
        return _DIGITS[0]
    return " ".join(_spoken(n)) if n > 0 else f"âm {number_words(-n)}"


def money_words(vnd: int) -> str:
    """A sum in VND as the line "Bằng chữ" has it.

    >>> money_words(5_000_000)
    'Năm triệu đồng'
    """
    words = number_words(vnd)
    return f"{words[0].upper()}{words[1:]} đồng"


def _spoken(n: int) -> list[str]:
    """The words of a number above zero."""
    high, low = divmod(n, _BILLION)
    words = [*_spoken(high), "tỷ"] if high else []
    for power in (2, 1, 0):
        group = low // 1000**power % 1000
        if group:
            words += _class(group, whole=bool(words))
            words += filter(None, (_CLASSES[power],))
    return words


def _class(group: int, *, whole: bool) -> list[str]:
    """The words of 1 to 999; ``whole``: with its hundreds even where they are zero."""
    hundreds, rest = divmod(group, 100)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or whole else []
    tens, unit = divmod(rest, 10)
    if tens > 1:
        words += [_DIGITS[tens], "mươi"]
    elif tens == 1:
        words.append("mười")
    elif unit and words:
        words.append("linh")
    return [*words, _unit(unit, tens)] if unit else words


def _unit(unit: int, tens: int) -> str:
    """The last digit: "mốt" after twenty and above, "lăm" after ten and above."""
    if unit == 1 and tens > 1:
        return "mốt"
    return "lăm" if unit == 5 and tens else _DIGITS[unit]
