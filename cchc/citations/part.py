"""A piece of a text: where it starts, where it ends, what stands there."""

from __future__ import annotations

from typing import NamedTuple


class Part(NamedTuple):
    """``text[start:end]`` of the text that was read, with its offsets in characters."""

    start: int
    end: int
    text: str
