"""How wide texts are in Times New Roman, and on how many lines they stand: no office program tells beforehand.

The widths of letters are data (``data/times.yaml``); Vietnamese marks stand above and below, and add nothing.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib import resources

import msgspec

from cchc.yamltree import read_tree

_USUAL, _WIDE = 0.5, 1.0
"""The width of a letter that the table lacks, and of a Chinese one, in parts of the size."""

_SAFETY = 1.1
"""Screens round each letter to whole pixels; bold letters are wider."""


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text on one line in points, ``size`` in points."""
    face = "bold" if bold else "regular"
    return size * sum(_letter(char, face) for char in unicodedata.normalize("NFD", text))


def lines_within(text: str, room: float) -> int:
    """The lines that a text takes when wrapped at words in ``room``, in parts of the font's size."""
    return sum(_wrapped(paragraph, room) for paragraph in text.split("\n"))


def _wrapped(paragraph: str, room: float) -> int:
    lines, used = 1, 0.0
    space = text_width(" ", 1)
    for word in paragraph.split(" "):
        size = text_width(word, _SAFETY)
        if used and used + size > room:
            lines, used = lines + 1, 0.0
        while size > room:
            lines, size = lines + 1, size - room
        used += size + space
    return lines


@cache
def _letter(char: str, face: str) -> float:
    if unicodedata.combining(char):
        return 0.0
    if unicodedata.east_asian_width(char) in "WF":
        return _WIDE
    bare = {"đ": "d", "Đ": "D", "\u00a0": " "}.get(char, char)
    return _widths(face).get(bare, _USUAL)


@cache
def _widths(face: str) -> dict[str, float]:
    data = (resources.files("cchc") / "data" / "times.yaml").read_bytes()
    faces = msgspec.convert(read_tree(data, "times.yaml").data, dict[str, dict[str, str]])
    return {letter: int(width) / 1000 for width, letters in faces[face].items() for letter in letters}
