"""How a table's width is shared among its columns, so that no word is cut and the table is as low as can be."""

from __future__ import annotations

from collections.abc import Sequence

from cchc.text.widths import text_width

_SIZE = 12.0
_ROOM = 12.0
"""The room left and right of a text together, in points."""
_RAGGED = 10.0
"""About what the end of a line leaves empty, since words are not cut, in points."""
_WHOLE = 1000
_STEP = 8.0
_ROWS_LOOKED_AT = 80


def shares(columns: Sequence[Sequence[str]], width: float = 700.0) -> list[int]:
    """The share of each column in thousandths of ``width`` (points).

    ``columns`` holds the texts of each column, its heading first, as many in each. Every column gets room for its
    longest word; the rest goes, a step at a time, to the column that makes the rows lowest (of a long table some
    rows, evenly spread, stand for all).
    """
    sizes = [max((_word(text) for text in texts), default=0.0) + _ROOM for texts in columns]
    rows = list(zip(*columns, strict=True))
    some = rows[:: max(1, len(rows) // _ROWS_LOOKED_AT)]
    lengths = [[[text_width(line, _SIZE) for line in text.split("\n")] for text in row] for row in some]
    lines = [[_lines(cell, size) for cell, size in zip(row, sizes, strict=True)] for row in lengths]
    fewer = [[_lines(cell, size + _STEP) for cell, size in zip(row, sizes, strict=True)] for row in lengths]
    while sum(sizes) < width:
        best = _most_gained(lines, fewer)
        sizes[best] += _STEP
        for number, row in enumerate(lengths):
            lines[number][best] = fewer[number][best]
            fewer[number][best] = _lines(row[best], sizes[best] + _STEP)
    found = [round(_WHOLE * size / sum(sizes)) for size in sizes]
    found[found.index(max(found))] += _WHOLE - sum(found)
    return found


def _most_gained(lines: Sequence[Sequence[float]], fewer: Sequence[Sequence[float]]) -> int:
    """The column of which a step more lowers the rows most; the highest cell of a row counts most."""
    gained = [0.0] * len(lines[0])
    for now, then in zip(lines, fewer, strict=True):
        height = max(now)
        for column, (one, other) in enumerate(zip(now, then, strict=True)):
            gained[column] += (one - other) * (one / height) ** 3
    return max(range(len(gained)), key=gained.__getitem__)


def _lines(widths: Sequence[float], size: float) -> float:
    """About how many lines texts of these widths take, one under the other, in a column."""
    room = max(size - _ROOM - _RAGGED, _RAGGED)
    return sum(max(1.0, width / room) for width in widths)


def _word(text: str) -> float:
    """The width of the longest word of a text, in bold."""
    return max((text_width(word, _SIZE, bold=True) for word in text.split()), default=0.0)
