"""Texts and lists of names cut to the lines that a page has room for; the room is in parts of the font's size."""

from __future__ import annotations

from collections.abc import Sequence

from cchc.text import one_space
from cchc.text.widths import lines_within

_CUT = "…"


def shortened(text: str, lines: int, room: float, after: str = "") -> str:
    """The text without line breaks, cut after a word so that with ``after`` it takes at most ``lines``."""
    whole = one_space(text)
    if lines_within(whole + after, room) <= lines:
        return whole
    words = whole.split(" ")
    least, most = 0, len(words)
    while least + 1 < most:
        middle = (least + most) // 2
        if lines_within(" ".join(words[:middle]) + _CUT + after, room) <= lines:
            least = middle
        else:
            most = middle
    if least == 0:
        return _cut_word(words[0], lines, room, after)
    return " ".join(words[:least]).rstrip(" ,;:.–-(") + _CUT


def named(names: Sequence[str], lines: int, room: float) -> str:
    """As many names as stand on ``lines`` (one at least, cut), and how many units more there are.

    >>> named(["Phòng Một", "Phòng Hai", "Phòng Ba", "Phòng Bốn", "Phòng Năm"], 1, 18)
    'Phòng Một, Phòng Hai và 3 đơn vị khác'
    """
    for shown in range(len(names), 1, -1):
        text = ", ".join(names[:shown]) + _others(len(names) - shown)
        if lines_within(text, room) <= lines:
            return text
    more = _others(len(names) - 1)
    return shortened(names[0], lines, room, more) + more if names else ""


def _others(number: int) -> str:
    return f" và {number} đơn vị khác" if number > 0 else ""


def _cut_word(word: str, lines: int, room: float, after: str) -> str:
    """A word longer than the room for all the text, cut between letters."""
    end = len(word)
    while end > 1 and lines_within(word[:end] + _CUT + after, room) > lines:
        end = end * 3 // 4
    return word[:end] + _CUT
