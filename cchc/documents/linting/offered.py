"""What a document offers to its template, read off the types of its data: names, what each holds or may lack."""

from __future__ import annotations

import types
from collections.abc import Collection, Mapping
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Struct, UnsetType

from cchc.documents.environment import METHODS

ANYTHING: Any = Any
"""The type of what nothing is known about: everything may be asked of it."""
_ABSENT = (type(None), UnsetType)
_SEQUENCES = (list, tuple, set, frozenset)
_PLAIN = (str, int, float, bool)


def members(struct: Any) -> dict[str, Any]:
    """The fields and properties of a Struct with their types, in the order in which they are written."""
    return dict(_members(struct))


@cache
def _members(struct: Any) -> tuple[tuple[str, Any], ...]:
    hints = get_type_hints(struct)
    found = {field.name: hints[field.name] for field in msgspec.structs.fields(struct)}
    for base in reversed(struct.__mro__):
        for name, value in vars(base).items():
            if isinstance(value, property) and not name.startswith("_") and base not in (Struct, object):
                found[name] = get_type_hints(value.fget).get("return", ANYTHING)
    return tuple(found.items())


def is_struct(kind: Any) -> bool:
    """Whether values of this type have fields."""
    return isinstance(kind, type) and issubclass(kind, Struct)


def present(kind: Any) -> Any:
    """The type without its absence: of ``Head | None`` it is ``Head``; of several others it is anything."""
    if get_origin(kind) not in (Union, types.UnionType):
        return kind
    left = [one for one in get_args(kind) if one not in _ABSENT]
    return left[0] if len(left) == 1 else ANYTHING


def may_be_absent(kind: Any) -> bool:
    """Whether a value of this type may be None."""
    return get_origin(kind) in (Union, types.UnionType) and any(one in _ABSENT for one in get_args(kind))


def element(kind: Any) -> Any:
    """The type of what a loop over a value gives; None where there is nothing to loop over."""
    kind = present(kind)
    if kind is ANYTHING or kind is str:
        return ANYTHING if kind is ANYTHING else None
    origin, arguments = get_origin(kind) or kind, get_args(kind)
    if not isinstance(origin, type):
        return None
    if issubclass(origin, Mapping):
        return arguments[0] if arguments else ANYTHING
    if issubclass(origin, Collection):
        return arguments[0] if arguments else ANYTHING
    return None


def choices(kind: Any) -> tuple[Any, ...]:
    """The only values that a type allows (a ``Literal``); () where it allows any."""
    kind = present(kind)
    return get_args(kind) if get_origin(kind) is Literal else ()


def attribute(kind: Any, name: str) -> Any:
    """The type of an attribute or key of a value; None where there is none of that name."""
    kind = present(kind)
    if kind is ANYTHING:
        return ANYTHING
    if is_struct(kind):
        return members(kind).get(name) or _of_class(kind, name)
    origin = get_origin(kind) or kind
    if origin is Literal:
        return _of_class(str, name)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return get_args(kind)[1] if get_args(kind) else ANYTHING
    return _of_class(origin, name)


def _of_class(kind: Any, name: str) -> Any:
    """What a template may call of a value that has no fields, of unknown type: only what shapes a text."""
    return ANYTHING if kind is str and name in METHODS else None


def printable(kind: Any) -> bool:
    """Whether a value of this type has a text of its own; of an unknown type it may have."""
    kind = present(kind)
    origin = get_origin(kind) or kind
    if kind is ANYTHING or origin is Literal or kind in _ABSENT or hasattr(kind, "__html__"):
        return True
    return isinstance(origin, type) and issubclass(origin, str | int | float) and origin is not bool


def known(kind: Any) -> list[str]:
    """The names that may be asked of a value, for the nearest to a wrong one."""
    kind = present(kind)
    if kind is str or get_origin(kind) is Literal:
        return list(METHODS)
    return list(members(kind)) if is_struct(kind) else []
