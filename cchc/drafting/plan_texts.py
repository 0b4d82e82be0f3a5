"""plan.yaml and appendix.yaml as text, in the way that people keep them here: one fact a line, keys in one order.

What is written reads back as the same structs; keys that say nothing (absent ones, empty lists by default) are
left out. Short lists of names stand in brackets, records of a few words in braces, running text on its own line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

import msgspec
from msgspec import UNSET, Struct

from cchc.plans.base import Ignore, PartialDate, Target
from cchc.plans.cells import MergedCell, NamesCell, Product, TaskCell
from cchc.plans.document import Citation, Excuse, Footnote, ListItem, Plan, Repair, Signature, SubmitBy, Window
from cchc.plans.table import Amendment, Appendix, Area, Task
from cchc.store.schemas import schema_comment
from cchc.yamltree.writing import scalar, scalar_alone

_WIDTH = 110
"""The longest list in brackets, in characters."""

_ORDER: dict[type, tuple[str, ...]] = {
    Plan: ("kind", "number", "sign", "place", "date", "year", "title"),
    Task: ("number", "id", "task"),
    Area: ("id", "number", "name"),
    Appendix: ("heading", "title", "attached", "columns", "areas"),
    Target: ("indicator", "comparison", "value", "unit"),
    ListItem: ("number", "text"),
}
"""The keys that come first; the others follow as the struct has them."""

_ON_ONE_LINE = (
    *(Ignore, PartialDate, Target, MergedCell, Product, TaskCell, Citation, Excuse, Footnote, Repair),
    *(Signature, SubmitBy, Window, Amendment),
)
_SAID = {(Plan, "kind")}
"""Keys that are written although they have their usual value."""

_BLOCKS = {
    *("preamble", "content", "closing", "recipients", "list", "bases", "citations", "body", "footnotes", "repairs"),
    *("targets", "tasks", "subtasks", "criteria", "ignore", "items", "duties", "areas", "sections", "excuses"),
    "amended_by",
}
"""Lists with a line for each entry, however short."""
_SINGLE = {"products", "deadline"}
"""Lists that stand in brackets only where they hold one entry."""


_FIGURES = re.compile(r"[\d.()]+")
"""Numbers of rows and sections, in quotes whether YAML needs them or not."""


class _OneLine(dict[str, Any]):
    """A mapping that stands in braces."""


def plan_text(plan: Plan, path: str) -> str:
    """The text of plan.yaml; ``path`` is its path in the workspace, from which the schema line follows."""
    return schema_comment(path) + body_text(plan)


def appendix_text(appendix: Appendix, path: str) -> str:
    """The text of appendix.yaml; ``path`` is its path in the workspace, from which the schema line follows."""
    return schema_comment(path) + body_text(appendix)


def body_text(struct: Struct) -> str:
    """A struct of a file as YAML."""
    return "".join(f"{line}\n" for line in _mapping(_plain(struct)))


def _plain(value: Any) -> Any:
    """A value of the model as mappings, lists and scalars in the order of the files."""
    if isinstance(value, Struct):
        pairs = dict(_pairs(value))
        short = isinstance(value, NamesCell) and len(_inline(pairs)) <= _WIDTH
        bare = isinstance(value, ListItem) and value.items is UNSET
        one_line = isinstance(value, _ON_ONE_LINE) or short or bare
        return _OneLine(pairs) if one_line else pairs
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


@cache
def _fields(struct: type[Struct]) -> tuple[tuple[str, msgspec.structs.FieldInfo], ...]:
    """The fields by their keys in the order of the files."""
    fields = {field.encode_name: field for field in msgspec.structs.fields(struct)}
    first = _ORDER.get(struct, ())
    return tuple((key, fields[key]) for key in (*first, *(key for key in fields if key not in first)))


def _pairs(struct: Struct) -> Iterator[tuple[str, Any]]:
    for key, field in _fields(type(struct)):
        value = getattr(struct, field.name)
        usual = field.default_factory() if callable(field.default_factory) else field.default
        if value is not UNSET and (value != usual or (type(struct), key) in _SAID):
            yield key, _plain(value)


def _mapping(data: Mapping[str, Any]) -> Iterator[str]:
    for key, value in data.items():
        name = scalar(key)
        if isinstance(value, Mapping) and value and not isinstance(value, _OneLine):
            yield f"{name}:"
            yield from (f"  {line}" for line in _mapping(value))
        elif isinstance(value, list) and _stands_in_block(key, value):
            yield f"{name}:"
            yield from (f"  {line}" for one in value for line in _item(one))
        else:
            yield f"{name}: {_value(value)}"


def _item(value: Any) -> Iterator[str]:
    block = isinstance(value, Mapping) and value and not isinstance(value, _OneLine)
    lines = list(_mapping(value)) if block else [_value(value)]
    yield f"- {lines[0]}"
    yield from (f"  {line}" for line in lines[1:])


def _stands_in_block(key: str, values: list[Any]) -> bool:
    if not values:
        return False
    parts = any(isinstance(one, Mapping | list) for one in values)
    return parts or key in _BLOCKS or (key in _SINGLE and len(values) > 1) or len(_inline(values)) > _WIDTH


def _value(value: Any) -> str:
    """A value after its key: a text without quotes wherever YAML reads it as that text."""
    if not isinstance(value, str):
        return _inline(value)
    return f'"{value}"' if _FIGURES.fullmatch(value) else scalar_alone(value)


def _inline(value: Any) -> str:
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{scalar(key)}: {_inline(one)}' for key, one in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(_inline(one) for one in value)}]"
    return f'"{value}"' if isinstance(value, str) and _FIGURES.fullmatch(value) else scalar(value)
