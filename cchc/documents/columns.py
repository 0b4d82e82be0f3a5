"""How a table's width is shared among its columns, so that no word is cut and the table is as low as can be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil
from typing import TypeVar

from cchc.text.widths import text_width

_FILLED = 0.88
"""About what part of a line is filled, since words are not cut."""
_STEPS = (36.0, 12.0, 6.0)
_ROWS_LOOKED_AT = 80
_ROWS_ON_A_PAGE, _LINES_ON_A_PAGE = 7, 30

Widths = Sequence[Sequence[Sequence[float]]]
"""Of each row, of each cell, the width of each of its paragraphs on one line, in points."""


Row = TypeVar("Row")


def looked_at(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows that stand for all where a table is long: its heading and some, evenly spread."""
    return rows[:: max(1, len(rows) // _ROWS_LOOKED_AT)]


def column_sizes(
    words: Sequence[Iterable[str]], rows: Sequence[Sequence[str]], width: float, size: float, room: float
) -> list[float]:
    """The width of each column in points, ``width`` together; letters of ``size``, ``room`` beside each text.

    ``words`` holds the words of each column, ``rows`` the texts of the rows looked at, the heading first. Every
    column keeps room for its longest word; the rest is shared so that the rows together are lowest, the heading
    counting on every page. Where not even the longest words fit, all give way alike.
    """
    least = [max((text_width(w, size, bold=True) for w in column), default=0.0) + room for column in words]
    if sum(least) >= width:
        return [one * width / sum(least) for one in least]
    texts = [[[text_width(line, size) for line in text.split("\n")] for text in row] for row in rows]
    long = [sum(sum(row[column]) for row in texts) ** 0.5 for column in range(len(words))]
    free = width - sum(least)
    shares = long if any(long) else [1.0] * len(long)
    sizes = [one + free * share / sum(shares) for one, share in zip(least, shares, strict=True)]
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
    """What the rows cost in lines: each is as high as its highest cell, the heading stands on every page.

    A high row costs more: it is not torn, so that the page before it may stay half empty.
    """
    highest = list(map(max, *lines)) if len(lines) > 1 else lines[0]
    torn = sum([one * one for one in highest]) / _LINES_ON_A_PAGE
    return sum(highest) + torn + highest[0] * (len(highest) / _ROWS_ON_A_PAGE)


def _column_lines(texts: Widths, column: int, room: float) -> list[int]:
    """About how many lines each cell of a column takes."""
    filled = max(room, 1.0) * _FILLED
    return [sum([ceil(width / filled) or 1 for width in row[column]]) for row in texts]
