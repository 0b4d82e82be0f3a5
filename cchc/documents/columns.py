"""How a table's width is shared among its columns, so that no word is cut and the table is as low as can be."""

from __future__ import annotations

from collections.abc import Sequence

from cchc.text.widths import text_width

_SIZE = 12.0
_ROOM = 12.0
_WHOLE = 1000
_STEP = 6.0
_ROWS_LOOKED_AT = 120


def shares(columns: Sequence[Sequence[str]], width: float = 700.0) -> list[int]:
    """The share of each column in thousandths of ``width`` (points).

    ``columns`` holds the texts of each column, its heading first, as many in each. Every column gets room for its
    longest word; the rest goes, a step at a time, to the column that makes the rows lowest (of a long table some
    rows, evenly spread, stand for all).
    """
    sizes = [max((_word(text) for text in texts), default=0.0) + _ROOM for texts in columns]
    rows = list(zip(*columns, strict=True))
    some = rows[:: max(1, len(rows) // _ROWS_LOOKED_AT)]
    lengths = [[text_width(text, _SIZE) for text in row] for row in some]
    while sum(sizes) < width:
        tight = [0.0] * len(sizes)
        for row in lengths:
            lines = [length / (size - _ROOM) for length, size in zip(row, sizes, strict=True)]
            most = max(range(len(lines)), key=lines.__getitem__)
            tight[most] += lines[most] - max(1.0, row[most] / (sizes[most] - _ROOM + _STEP))
        sizes[max(range(len(sizes)), key=tight.__getitem__)] += _STEP
    found = [round(_WHOLE * size / sum(sizes)) for size in sizes]
    found[found.index(max(found))] += _WHOLE - sum(found)
    return found


def _word(text: str) -> float:
    """The width of the longest word of a text, in bold."""
    return max((text_width(word, _SIZE, bold=True) for word in text.split()), default=0.0)
