"""From the bytes of one file to its value and its faults, or what is known of them from an earlier run."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from msgspec import ValidationError, convert

from cchc.findings import Finding, Place
from cchc.plans.journal import Progress, Update
from cchc.store import cache
from cchc.store.faults import decode
from cchc.store.joining import joined
from cchc.store.loaded import Loaded
from cchc.store.mending import mended
from cchc.yamltree import Tree, read_tree

_SOON_READ = 100_000
"""Bytes: a file so small (a log, a register, nearly every plan) is read about as soon as its entry in the cache."""


class Unopened(NamedTuple):
    """A file of the workspace; ``data`` is a finding where it may not be read, None where there is none."""

    path: str
    data: bytes | Finding | None
    model: type[Any]


def opened(files: Sequence[Unopened]) -> list[Loaded[Any]]:
    """Files of the workspace with what is wrong in each; all of them are read, then each is held against its model.

    Why so: what is at hand for one of the two is not fetched anew for every file.
    """
    begun = [_begun(file) for file in files]
    return [
        _understood(file, one) if isinstance(one, Tree) else one for file, one in zip(files, begun, strict=True)
    ]


def _begun(file: Unopened) -> Loaded[Any] | Tree:
    """What a file holds, not yet held against its model; or all there is, where that is known without reading."""
    path, data, model = file
    if data is None:
        return Loaded(path, None, [])
    if isinstance(data, Finding):
        return Loaded(path, None, [data])
    if (entry := _entry(data, model)) and (value := cache.load(entry, model)) is not None:
        return Loaded(path, value, [], data)
    tree = read_tree(data, path)
    if tree.findings and (whole := joined(data)) is not data:  # a second head is a fault: only then looked for
        return read_tree(whole, path)
    return tree


def _entry(data: bytes, model: type[Any]) -> str:
    """The name under which the value of a file is kept; "" where that is not worth it."""
    return cache.key(data, model) if len(data) > _SOON_READ else ""


def _understood(file: Unopened, tree: Tree) -> Loaded[Any]:
    path, data, model = file
    assert isinstance(data, bytes)  # else there is no tree
    value, wrong = decode(tree, model)
    told = {(one.place.line, one.place.column) for one in tree.findings}
    lines = {one.place.line for one in tree.findings if one.code == "E008"}
    found = [*tree.findings, *(one for one in wrong if _of_its_own(one.place, told, lines))]
    if value is None:
        value = _right_lines(tree.data) if model is Progress else mended(tree.data, model)
    if value is not None and not found and (entry := _entry(data, model)):
        cache.save(entry, value)
    return Loaded(path, value, found, data, tree)


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
