"""How wide words are in Times New Roman, in points: good to a few hundredths, without any font at hand."""

from __future__ import annotations

import unicodedata
from functools import cache

from cchc.documents.decree.decree30 import decree
from cchc.documents.decree.lines import Line
from cchc.documents.decree.reading import Run
from cchc.text import nfc

_USUAL = 500


@cache
def _widths(bold: bool) -> dict[str, int]:
    table = decree().widths.bold if bold else decree().widths.upright
    return {letter: int(width) for width, letters in table.items() for letter in letters}


@cache
def _letter(letter: str, bold: bool) -> int:
    widths = _widths(bold)
    plain = unicodedata.normalize("NFD", letter)
    horned = nfc(plain[0] + "\u031b") if "\u031b" in plain else plain[0]
    return widths.get(letter) or widths.get(horned) or widths.get(plain[0]) or _USUAL


def run_width(run: Run) -> float:
    """The width of a run's words in points."""
    return sum(_letter(letter, run.look.bold) for letter in nfc(run.text)) * run.look.size / 1000


def line_width(line: Line) -> float:
    """The width of a line in points, as if it were never broken; spaces at its ends do not count."""
    text = line.text
    lost = len(text) - len(text.strip())
    size = max(line.sizes(), default=0.0)
    return max(0.0, sum(run_width(run) for run in line.runs) - lost * size / 4)
