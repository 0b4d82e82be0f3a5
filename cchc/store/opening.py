"""From the bytes of one file to its value and its faults, or what is known of them from an earlier run."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from msgspec import ValidationError, convert

from cchc.findings import Finding, Place
from cchc.plans.journal import Progress, Update
from cchc.store import cache
from cchc.store.faults import decode
from cchc.store.joining import joined
from cchc.store.loaded import Loaded
from cchc.store.mending import mended
from cchc.yamltree import read_tree

_SOON_READ = 100_000
"""Bytes: a file so small (a log, a register, nearly every plan) is read about as soon as its entry in the cache."""


def opened(relative: str, data: bytes | Finding | None, model: type[Any]) -> Loaded[Any]:
    """A file of the workspace with what is wrong in it; ``data`` is a finding where it may not be read, or None."""
    if data is None:
        return Loaded(relative, None, [])
    if isinstance(data, Finding):
        return Loaded(relative, None, [data])
    worth = len(data) > _SOON_READ
    entry = cache.key(data, model) if worth else ""
    value = cache.load(entry, model) if worth else None
    if value is not None:
        return Loaded(relative, value, [], data)
    tree = read_tree(data, relative)
    if (
        tree.findings and (whole := joined(data)) is not data
    ):  # a second head is a fault: only then is it looked for
        tree = read_tree(whole, relative)
    value, wrong = decode(tree, model)
    told = {(one.place.line, one.place.column) for one in tree.findings}
    lines = {one.place.line for one in tree.findings if one.code == "E008"}
    found = [*tree.findings, *(one for one in wrong if _of_its_own(one.place, told, lines))]
    if value is None:
        value = _right_lines(tree.data) if model is Progress else mended(tree.data, model)
    if value is not None and not found and worth:
        cache.save(entry, value)
    return Loaded(relative, value, found, data, tree)


def _right_lines(data: object) -> Progress | None:
    """A log without the lines that are wrong: one bad line does not undo what all the others record."""
    if not isinstance(data, dict) or not isinstance(data.get("updates"), list):
        return None
    right: list[Update] = []
    for line in data["updates"]:
        with suppress(ValidationError):
            right.append(convert(line, Update))
    return Progress(unit=str(data.get("unit", "")), updates=right)


def _of_its_own(place: Place, told: set[tuple[int, int]], lines: set[int]) -> bool:
    """Whether a fault of the model is not merely what a fault of the YAML at that place left behind."""
    return (place.line, place.column) not in told and place.line not in lines
