"""What a proofreader says about some characters of a text."""

from __future__ import annotations

from typing import NamedTuple


class Remark(NamedTuple):
    """The characters from ``start`` to ``end`` (exclusive) are wrong; ``right``: what should stand there."""

    start: int
    end: int
    right: str = ""
