"""One thing seen about the surroundings of the work: what it is about, its state, what was seen, what to do."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

State = Literal["fine", "note", "advice", "broken"]


class Observation(Struct, frozen=True):
    """``code`` names the subject; ``state``: fine, merely noted, better mended, or broken; texts are Vietnamese."""

    code: str
    state: State
    what: str
    advice: str = ""


def fine(code: str, what: str) -> Observation:
    """Something as it should be."""
    return Observation(code, "fine", what)


def noted(code: str, what: str, advice: str = "") -> Observation:
    """Something to know, nothing to do."""
    return Observation(code, "note", what, advice)


def advised(code: str, what: str, advice: str) -> Observation:
    """Something that works but had better be mended."""
    return Observation(code, "advice", what, advice)


def broken(code: str, what: str, advice: str) -> Observation:
    """Something that does not work."""
    return Observation(code, "broken", what, advice)
