"""How tall a row of wrapped texts must be: Excel does not fit the height of a row that a program wrote."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

LINE = 14.0
"""Height of a line of Times New Roman 11, in points, as Excel lays it out."""

TALLEST = 409.0
"""Excel knows no taller row, in points."""

_WIDTHS = {
    **dict.fromkeys("ijlt/\\.,:;!'|  ", 0.28),
    **dict.fromkeys('frsI()[]-J"', 0.38),
    **dict.fromkeys("mwMW%@…—", 0.86),
}
_CAPITAL, _OTHER = 0.7, 0.5
"""Widths of letters of Times New Roman in parts of the font's size; diacritics stand above and need none."""

_DIGIT = 0.5
_SAFETY = 1.05
"""Screens round each letter to whole pixels, bold letters are wider."""


def row_height(cells: Iterable[tuple[str, float]], least: int = 2) -> float:
    """The height in points for texts in columns of a width (in digits), of at least so many lines."""
    lines = max((lines_of(text, width) for text, width in cells), default=1)
    return min(max(lines, least) * LINE + 3, TALLEST)


def lines_of(text: str, width: float) -> int:
    """The lines that a text takes when wrapped at words in a column ``width`` digits wide."""
    room = (width - 0.5) * _DIGIT
    return sum(_wrapped(paragraph, room) for paragraph in text.split("\n"))


def _wrapped(paragraph: str, room: float) -> int:
    lines, used = 1, 0.0
    for word in paragraph.split(" "):
        size = _size(word)
        if used and used + size > room:
            lines, used = lines + 1, 0.0
        while size > room:
            lines, size = lines + 1, size - room
        used += size + _WIDTHS[" "]
    return lines


def _size(word: str) -> float:
    return sum(_letter(char) for char in unicodedata.normalize("NFD", word)) * _SAFETY


def _letter(char: str) -> float:
    if unicodedata.combining(char):
        return 0.0
    if unicodedata.east_asian_width(char) in "WF":
        return 1.0
    return _WIDTHS.get(char) or (_CAPITAL if char.isupper() else _OTHER)
