"""The tables and their columns: names, types and meanings, as ``cchc/data/export-tables.yaml`` tells them."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any, Literal

from msgspec import Struct, convert

from cchc.yamltree import read_tree

TableName = Literal["obligations", "tasks", "plans", "units"]
Type = Literal["VARCHAR", "VARCHAR[]", "DATE", "DATE[]", "BOOLEAN", "INTEGER", "BIGINT"]
"""As SQL calls them; ``[]`` is a list."""


class Column(Struct, frozen=True):
    """One column: what it is called, how it is stored, what it means (Vietnamese)."""

    name: str
    type: Type
    meaning: str


class Table(Struct, frozen=True):
    """One table: what a row of it is, the columns in its folders' names, the columns in its files."""

    name: TableName
    about: str
    partitions: tuple[Column, ...]
    columns: tuple[Column, ...]

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns in a file, in order."""
        return tuple(column.name for column in self.columns)


@cache
def tables() -> dict[TableName, Table]:
    """All tables by name, in the order they are told."""
    told = _told()
    common = _columns(told["issuer"])
    by_folder = {column.name: column for column in _columns(told["partitions"])}
    return {
        name: Table(
            name=name,
            about=one["about"],
            partitions=tuple(by_folder[partition] for partition in one["partitions"]),
            columns=(*_columns(one["columns"]), *common),
        )
        for name, one in told["tables"].items()
    }


def _columns(told: dict[str, list[str]]) -> tuple[Column, ...]:
    return tuple(Column(name, convert(type_, Type), meaning) for name, (type_, meaning) in told.items())


def _told() -> dict[str, Any]:
    name = "export-tables.yaml"
    tree = read_tree((resources.files("cchc") / "data" / name).read_bytes(), name)
    if tree.findings or not isinstance(tree.data, dict):
        raise ValueError(str(tree.findings))
    return tree.data
