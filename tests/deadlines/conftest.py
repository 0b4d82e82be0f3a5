"""Readings as short lines, so that tests state what they expect in one string."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cchc.deadlines import Reading, read
from cchc.deadlines.reader import _read


def shown(phrase: str, year: int = 2025) -> str:
    """All readings of a phrase in one line, parted by " | "."""
    return " | ".join(line(reading) for reading in read(phrase, year))


def line(reading: Reading) -> str:
    """ "by 2025-01-01..2025-03-31", "recurring tháng 6=2025-06-30, …", "event 5 working [kể từ khi …]" …"""
    parts = [f"{reading.label}:"] if reading.label else []
    parts.append(reading.kind)
    if reading.start or reading.due:
        parts.append(f"{reading.start or ''}..{reading.due or ''}")
    if reading.occurrences:
        parts.append(", ".join(f"{turn.label}={turn.due}" for turn in reading.occurrences))
    if reading.days is not None:
        parts.append(f"{reading.days} {reading.day_unit}")
    for words in (reading.trigger, reading.source, reading.time):
        if words:
            parts.append(f"[{words}]")
    if reading.condition:
        parts.append(f"{reading.condition_kind}({reading.condition})")
    return " ".join(parts)


@pytest.fixture(autouse=True)
def _read_afresh() -> None:
    """Every test reads for itself: what another one read is forgotten, also by a mutation tool that forks."""
    _read.cache_clear()


@pytest.fixture(name="shown")
def _shown() -> Callable[..., str]:
    """The function, so that test files need no import from one another."""
    return shown
