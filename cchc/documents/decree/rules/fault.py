"""A fault that a rule finds, and the looks that many rules ask for: sizes, bold, slanted, capitals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cchc.documents.decree.decree30 import decree
from cchc.documents.decree.lines import Line
from cchc.documents.decree.reading import Paragraph
from cchc.officefiles.measures import size


class Fault(NamedTuple):
    """A fault at a line or paragraph: what is so, and what it should be ("": as the code's own example).

    ``section`` is the number (from 1) of the section that the fault is in as a whole; 0 where it is in one place.
    """

    code: str
    at: Line | Paragraph
    found: str
    expected: str = ""
    section: int = 0


Faults = Iterator[Fault]


def sized(code: str, lines: Iterable[Line], part: str) -> Faults:
    """A fault for each line with letters of another size than the decree has for this part."""
    low, high = decree().sizes[part]
    for line in lines:
        wrong = sorted(one for one in line.sizes() if not low <= one <= high)
        if wrong:
            yield Fault(code, line, f"cỡ chữ {_and(map(size, wrong))}", f"cỡ chữ {between(low, high)}")


def looking(code: str, lines: Iterable[Line], wanted: str) -> Faults:
    """A fault for each line that does not look as wanted.

    ``wanted`` are words of "capitals", "bold", "light", "upright", "italic".
    """
    for line in lines:
        wrong = [_WRONG[look] for look in wanted.split() if _breaks(line, look)]
        if wrong:
            yield Fault(code, line, ", ".join(wrong), f"chữ {', '.join(_RIGHT[look] for look in wanted.split())}")


def between(low: float, high: float) -> str:
    """A range as "13–14", or "13" where it is one value."""
    return size(low) if low == high else f"{size(low)}–{size(high)}"


_WRONG = {
    "capitals": "có chữ thường",
    "bold": "chưa in đậm",
    "light": "in đậm",
    "upright": "in nghiêng",
    "italic": "chưa in nghiêng",
}
_RIGHT = {
    "capitals": "in hoa",
    "bold": "in đậm",
    "light": "không đậm",
    "upright": "đứng",
    "italic": "in nghiêng",
}


def _breaks(line: Line, look: str) -> bool:
    if look == "capitals":
        return not line.capitals
    if look == "bold":
        return not line.bold
    if look == "light":
        return line.some(lambda one: one.bold)
    if look == "upright":
        return line.some(lambda one: one.italic)
    return not line.italic


def _and(values: Iterable[str]) -> str:
    return " và ".join(values)
