"""How a table's width is shared among its columns, so that no word is cut and the table is as low as can be."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from cchc.text.widths import text_width

_FILLED = 0.88
"""About what part of a line is filled, since words are not cut."""
_STEPS = (36.0, 12.0, 6.0)
_ROWS_LOOKED_AT = 80
_ROWS_ON_A_PAGE = 7

Widths = Sequence[Sequence[Sequence[float]]]
"""Of each row, of each cell, the width of each of its paragraphs on one line, in points."""


def column_sizes(columns: Sequence[Sequence[str]], width: float, size: float, room: float) -> list[float]:
    """The width of each column in points, ``width`` together; letters of ``size``, ``room`` beside each text.

    ``columns`` holds the texts of each column, its heading first, as many in each. Every column keeps room for its
    longest word; the rest is shared so that the rows together are lowest, the heading counting on every page (of a
    long table some rows, evenly spread, stand for all). Where not even the longest words fit, all give way alike.
    """
    least = [_longest_word(texts, size) + room for texts in columns]
    if sum(least) >= width:
        return [one * width / sum(least) for one in least]
    rows = list(zip(*columns, strict=True))
    some = rows[:: max(1, len(rows) // _ROWS_LOOKED_AT)]
    texts = [[[text_width(line, size) for line in text.split("\n")] for text in row] for row in some]
    long = [sum(sum(row[column]) for row in texts) ** 0.5 for column in range(len(columns))]
    free = width - sum(least)
    sizes = [one + free * share / (sum(long) or 1.0) for one, share in zip(least, long, strict=True)]
    return _settled(texts, sizes, least, room)


def _settled(texts: Widths, sizes: list[float], least: Sequence[float], room: float) -> list[float]:
    """Sizes after moving width from column to column as long as that lowers the rows."""
    lines = [_column_lines(texts, column, one - room) for column, one in enumerate(sizes)]
    height = _height(lines)
    for step in _STEPS:
        while True:
            wider = [_column_lines(texts, column, one + step - room) for column, one in enumerate(sizes)]
            narrower = [_column_lines(texts, column, one - step - room) for column, one in enumerate(sizes)]
            found, best = height, None
            for giver in range(len(sizes)):
                if sizes[giver] - step < least[giver]:
                    continue
                for taker in range(len(sizes)):
                    if taker != giver:
                        tried = [*lines]
                        tried[giver], tried[taker] = narrower[giver], wider[taker]
                        if (new := _height(tried)) < found:
                            found, best = new, (giver, taker)
            if best is None:
                break
            giver, taker = best
            sizes[giver], sizes[taker] = sizes[giver] - step, sizes[taker] + step
            lines[giver], lines[taker], height = narrower[giver], wider[taker], found
    return sizes


def _height(lines: Sequence[Sequence[int]]) -> float:
    """How many lines the rows take together, each as many as its highest cell; the heading on every page."""
    highest = list(map(max, *lines)) if len(lines) > 1 else lines[0]
    return sum(highest) + highest[0] * (len(highest) / _ROWS_ON_A_PAGE)


def _column_lines(texts: Widths, column: int, room: float) -> list[int]:
    """About how many lines each cell of a column takes."""
    filled = max(room, 1.0) * _FILLED
    return [sum([ceil(width / filled) or 1 for width in row[column]]) for row in texts]


def _longest_word(texts: Sequence[str], size: float) -> float:
    """The width of the longest word of the texts, in bold."""
    words = {word for text in texts for word in text.split()}
    return max((text_width(word, size, bold=True) for word in words), default=0.0)
