"""How wide a text is in Times New Roman: the widths of letters are data (data/times.yaml), marks add nothing."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib import resources

import msgspec

from cchc.yamltree import read_tree

_USUAL = 0.5


@cache
def _widths(face: str) -> dict[str, float]:
    """The width of each letter of a face ("regular", "bold"), in parts of the size."""
    data = (resources.files("cchc") / "data" / "times.yaml").read_bytes()
    faces = msgspec.convert(read_tree(data, "times.yaml").data, dict[str, dict[str, str]])
    return {letter: int(width) / 1000 for width, letters in faces[face].items() for letter in letters}


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text on one line in points, ``size`` in points; a letter that is not known counts as half."""
    widths = _widths("bold" if bold else "regular")
    plain = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    letters = (letter for letter in plain if not unicodedata.combining(letter))
    return size * sum(widths.get(letter, _USUAL) for letter in letters)


def wrapped_lines(text: str, size: float, width: float) -> int:
    """On how many lines of this width (points) a text stands, broken between words; of the regular face."""
    lines, used = 1, 0.0
    space = text_width(" ", size)
    for word in text.split():
        wide = text_width(word, size)
        if used and used + space + wide > width:
            lines, used = lines + 1, wide
        else:
            used += wide + (space if used else 0)
    return lines
