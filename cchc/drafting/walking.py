"""The texts of a plan's files by what they are: prose, limits, names, ids, cited documents, dates of the regime."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from cchc.drafting.years import Shift
from cchc.yamltree.spans import Path

Kind = Literal["prose", "deadline", "name", "id", "cited", "window", "own"]
"""``own``: the line that names the plan itself ("Kèm theo Kế hoạch số …"); ``window``: a day of the regime."""

DROPPED = ("excuses", "repairs", "ignore", "amended_by", "due", "because")
"""Keys whose values speak of the old year only: no draft takes them along."""

_NAMES = frozenset({"lead", "coordinating", "who"})
_BY_PERIOD = ("windows", "by_period")
_YEAR = re.compile(r"\d{4}")
_IDS = frozenset(
    {"id", "same_as", "number", "section", "footnote", "url", "implements", "part", "whole", "combine"}
)


class Leaf(NamedTuple):
    """One text of a file with its path."""

    path: Path
    text: str
    kind: Kind


def leaves(data: Any, path: Path = ()) -> Iterator[Leaf]:
    """Every text of a file in its order, without those under keys that are dropped."""
    if isinstance(data, dict):
        for key, value in data.items():
            if not (key in DROPPED or (key in ("date", "implements") and not path)):
                yield from leaves(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from leaves(value, (*path, index))
    elif isinstance(data, str):
        yield Leaf(path, data, kind_of(path))


def kind_of(path: Path) -> Kind:
    """What the text at a path is."""
    keys = [key for key in path if isinstance(key, str)]
    last = keys[-1] if keys else ""
    if "citations" in keys:
        return "cited"
    if path == ("attached",):
        return "own"
    if "windows" in keys and last in ("from", "to"):
        return "window"
    if "columns" in keys:
        return "prose"
    if not _NAMES.isdisjoint(keys):
        return "id" if last == "same_as" else "name"
    if last in _IDS:
        return "id"
    if last in ("deadline", "dates"):
        return "deadline"
    return "prose"


def dropped(data: Any, path: Path = ()) -> Iterator[Path]:
    """The paths of all keys that no draft takes along."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key in DROPPED:
                yield (*path, key)
            else:
                yield from dropped(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from dropped(value, (*path, index))


def moved_keys(path: Path, shift: Shift) -> Path:
    """The path in the draft of what stood at ``path``: periods that are keys move on with the plan's year."""
    moved: list[str | int] = []
    for key in path:
        under = moved[-1] if moved else None
        period = isinstance(key, str) and under in _BY_PERIOD
        moved.append(_YEAR.sub(lambda year: str(int(year.group()) + shift.step), str(key)) if period else key)
    return tuple(moved)


def year_keys(data: Any, path: Path = ()) -> Iterator[Path]:
    """The paths of values whose key is a period: windows of the regime, values of a target by period."""
    if isinstance(data, dict):
        for key, value in data.items():
            if path and path[-1] in _BY_PERIOD:
                yield (*path, key)
            yield from year_keys(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from year_keys(value, (*path, index))
