"""How many lines a text takes in Times New Roman: no office program fits heights that another program wrote."""

from __future__ import annotations

import unicodedata

_WIDTHS = {
    **dict.fromkeys("ijlt/\\.,:;!'|  ", 0.28),
    **dict.fromkeys('frsI()[]-J"', 0.38),
    **dict.fromkeys("mwMW%@…—", 0.86),
}
_CAPITAL, _OTHER = 0.7, 0.5
"""Widths of letters of Times New Roman in parts of the font's size; diacritics stand above and need none."""

_SAFETY = 1.05
"""Screens round each letter to whole pixels, bold letters are wider."""


def lines_within(text: str, room: float) -> int:
    """The lines that a text takes when wrapped at words in ``room``, in parts of the font's size."""
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
