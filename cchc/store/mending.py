"""What can still be used of a file with faults: the rest of a plan is not lost for one wrong key.

Every fault is reported all the same; here unknown keys and optional keys with wrong values are left out, so that
the other rows can be listed and checked. Lists keep their length: the place of a row is found by its index.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
from msgspec import inspect

from cchc.store.faults import in_range


class _Misfit(Exception):
    """A value of which nothing can be used where it stands."""


def mended(data: object, model: type[Any]) -> Any:
    """The data as ``model`` without what does not fit; None where nothing can be used."""
    try:
        return msgspec.convert(_mend(data, inspect.type_info(model)), model)
    except (_Misfit, msgspec.ValidationError):
        return None


def _mend(value: Any, kind: inspect.Type) -> Any:
    match kind:
        case inspect.UnionType():
            return _one_of(value, kind)
        case inspect.StructType():
            return _mapping(value, kind)
        case inspect.ListType() if isinstance(value, list):
            return [_mend(item, kind.item_type) for item in value]
        case inspect.DictType() if isinstance(value, dict):
            return {key: _mend(item, kind.value_type) for key, item in value.items()}
        case inspect.StrType() if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)  # a number for text: "number: 4.1"
    _check(value, kind)
    return value


def _one_of(value: Any, kind: inspect.UnionType) -> Any:
    for option in kind.types:
        try:
            return _mend(value, option)
        except _Misfit:
            continue
    raise _Misfit


def _mapping(value: Any, kind: inspect.StructType) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _Misfit
    kept: dict[str, Any] = {}
    for field in kind.fields:
        try:
            if field.encode_name in value:
                kept[field.encode_name] = _mend(value[field.encode_name], field.type)
        except _Misfit:
            if field.required:
                raise
    try:
        msgspec.convert(kept, kind.cls)
    except msgspec.ValidationError as error:
        raise _Misfit from error
    return kept


def _check(value: Any, kind: inspect.Type) -> None:
    """Whether a scalar fits; the model itself judges."""
    types: dict[type[inspect.Type], Any] = {
        inspect.StrType: str,
        inspect.IntType: int,
        inspect.FloatType: float,
        inspect.BoolType: bool,
        inspect.DateType: date,
    }
    if isinstance(kind, inspect.LiteralType):
        if value not in kind.values:
            raise _Misfit
        return
    try:
        number = msgspec.convert(value, types[type(kind)])
    except (KeyError, msgspec.ValidationError) as error:
        raise _Misfit from error
    if isinstance(kind, inspect.IntType | inspect.FloatType) and not in_range(number, kind):
        raise _Misfit
