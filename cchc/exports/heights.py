"""How tall a row of wrapped texts must be: Excel does not fit the height of a row that a program wrote."""

from __future__ import annotations

from collections.abc import Iterable

from cchc.text.widths import lines_within

LINE = 14.0
"""Height of a line of Times New Roman 11, in points, as Excel lays it out."""

TALLEST = 409.0
"""Excel knows no taller row, in points."""

_DIGIT = 0.5
"""Width of a digit in parts of the font's size."""


def row_height(cells: Iterable[tuple[str, float]], least: int = 2) -> float:
    """The height in points for texts in columns of a width (in digits), of at least so many lines."""
    lines = max((lines_of(text, width) for text, width in cells), default=1)
    return min(max(lines, least) * LINE + 3, TALLEST)


def lines_of(text: str, width: float) -> int:
    """The lines that a text takes when wrapped at words in a column ``width`` digits wide."""
    return lines_within(text, (width - 0.5) * _DIGIT)
