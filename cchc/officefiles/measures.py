"""Lengths as Word files write them, read as points; and what they are in millimetres and centimetres."""

from __future__ import annotations

import re

POINTS_A_MM = 72 / 25.4
_UNITS = {"pt": 1.0, "mm": POINTS_A_MM, "cm": 10 * POINTS_A_MM, "in": 72.0, "pc": 12.0, "pi": 12.0, "px": 0.75}
_MEASURE = re.compile(r"\s*(-?\d*\.?\d+)\s*(pt|mm|cm|in|pc|pi|px)?\s*")
_EMU_A_POINT = 12_700


def points(text: str | None, *, plain: float = 1 / 20) -> float | None:
    """A measure in points: "1.5cm", or "567" units of ``plain`` points each (twips); None for none."""
    found = _MEASURE.fullmatch(text or "")
    if found is None:
        return None
    return float(found[1]) * (_UNITS[found[2]] if found[2] else plain)


def emu(text: str | None) -> float | None:
    """A measure of a drawing (12,700 a point) in points; None for none."""
    return points(text, plain=1 / _EMU_A_POINT)


def millimetres(length: float) -> str:
    """A length in points as "20 mm" or "15,5 mm"."""
    return f"{_short(length / POINTS_A_MM)} mm"


def centimetres(length: float) -> str:
    """A length in points as "1,27 cm"."""
    return f"{f'{length / POINTS_A_MM / 10:.2f}'.rstrip('0').rstrip('.').replace('.', ',')} cm"


def size(value: float) -> str:
    """A size in points as "13" or "12,5"."""
    return _short(value)


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0").replace(".", ",")
