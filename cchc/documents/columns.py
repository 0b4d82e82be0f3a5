"""How a table's width is shared among its columns, so that no word is cut and the table is as low as can be."""

from __future__ import annotations

from collections.abc import Sequence

from cchc.text.widths import text_width

_RAGGED = 10.0
"""About what the end of a line leaves empty, since words are not cut, in points."""
_STEP = 8.0
_ROWS_LOOKED_AT = 80


def column_sizes(columns: Sequence[Sequence[str]], width: float, size: float, room: float) -> list[float]:
    """The width of each column in points, ``width`` together; letters of ``size``, ``room`` beside each text.

    ``columns`` holds the texts of each column, its heading first, as many in each. Every column gets room for its
    longest word; the rest goes, a step at a time, to the column that makes the rows lowest (of a long table some
    rows, evenly spread, stand for all). Where not even the longest words fit, all give way alike.
    """
    sizes = [_longest_word(texts, size) + room for texts in columns]
    rows = list(zip(*columns, strict=True))
    some = rows[:: max(1, len(rows) // _ROWS_LOOKED_AT)]
    lengths = [[[text_width(line, size) for line in text.split("\n")] for text in row] for row in some]
    lines = [[_lines(cell, one - room) for cell, one in zip(row, sizes, strict=True)] for row in lengths]
    fewer = [[_lines(cell, one - room + _STEP) for cell, one in zip(row, sizes, strict=True)] for row in lengths]
    while sum(sizes) < width:
        best = _most_gained(lines, fewer)
        sizes[best] += _STEP
        for number, row in enumerate(lengths):
            lines[number][best] = fewer[number][best]
            fewer[number][best] = _lines(row[best], sizes[best] - room + _STEP)
    return [one * width / sum(sizes) for one in sizes]


def _most_gained(lines: Sequence[Sequence[float]], fewer: Sequence[Sequence[float]]) -> int:
    """The column of which a step more lowers the rows most; the highest cell of a row counts most."""
    gained = [0.0] * len(lines[0])
    for now, then in zip(lines, fewer, strict=True):
        height = max(now)
        for column, (one, other) in enumerate(zip(now, then, strict=True)):
            gained[column] += (one - other) * (one / height) ** 3
    return max(range(len(gained)), key=gained.__getitem__)


def _lines(widths: Sequence[float], room: float) -> float:
    """About how many lines texts of these widths take, one under the other, in a column."""
    useful = max(room - _RAGGED, _RAGGED)
    return sum(max(1.0, width / useful) for width in widths)


def _longest_word(texts: Sequence[str], size: float) -> float:
    """The width of the longest word of the texts, in bold."""
    words = {word for text in texts for word in text.split()}
    return max((text_width(word, size, bold=True) for word in words), default=0.0)
