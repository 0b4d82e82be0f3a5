"""Counts and on-time rates as a table prints them: exactly those of ``status``, with what they rest on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from cchc.exports.dashboard.units import BESIDE
from cchc.obligations import Counts, Tally
from cchc.plans.words import LEFT_OUT
from cchc.text.numbers import shown_share

Part = Literal["done_in_time", "done_late", "open", "late"]
PARTS: tuple[Part, ...] = ("done_in_time", "done_late", "open", "late")


class Segment(Struct, frozen=True):
    """A piece of a bar: what it shows, where it begins and how wide it is, in parts of a hundred."""

    part: Part
    x: float
    width: float


class Rate(Struct, frozen=True, kw_only=True):
    """How what stands under a key stands; ``share`` ("62,5%") is done_in_time of ``base``, None of nothing.

    ``left_out`` tells a reason each what counts in no rate, ``not_counted`` how many that are.
    """

    key: str | None
    name: str
    counts: Counts
    base: int
    share: str | None
    left_out: tuple[str, ...]
    not_counted: int
    bar: tuple[Segment, ...]
    complete: bool


def rate(tally: Tally) -> Rate:
    """The figures of one key: of an area in tasks, of a unit, of reports and of duties in obligations."""
    beside = tally.by == "area" and tally.key in BESIDE
    counts = tally.obligations if tally.by == "unit" or beside else tally.tasks
    base = counts.done_in_time + counts.done_late + counts.late
    return Rate(
        key=tally.key,
        name=tally.name or "",
        counts=counts,
        base=base,
        share=shown_share(counts.done_in_time, base),
        left_out=tuple(f"{LEFT_OUT.get(reason, reason)} {n}" for reason, n in counts.left_out.items()),
        not_counted=sum(counts.left_out.values()),
        bar=bar(counts),
        complete=tally.complete,
    )


def in_order(tallies: Sequence[Tally], keys: Sequence[str]) -> list[Rate]:
    """The figures of each key, in the order of ``keys``."""
    order = {key: place for place, key in enumerate(keys)}
    return [rate(one) for one in sorted(tallies, key=lambda one: order.get(one.key or "", len(order)))]


def bar(counts: Counts) -> tuple[Segment, ...]:
    """What was assigned as pieces of one bar a hundred wide; none where nothing was."""
    pieces, begin = [], 0
    for part in PARTS:
        number: int = getattr(counts, part)
        if number:
            scale = 100 / counts.assigned
            pieces.append(Segment(part, round(begin * scale, 2), round(number * scale, 2)))
            begin += number
    return tuple(pieces)
