"""The folders of the tables, named as Hive, DuckDB and Spark read them: ``obligations/authority=…/year=…``."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

_FOLLOWED = r"(?:[^/%=]|%[0-9A-F]{2})+"
_ESCAPED = frozenset("\"#%'*+/:=?\\{}[]^<>| ") | {chr(code) for code in (*range(0x20), 0x7F)}
"""What Hive and Spark escape in a folder's name, what Windows forbids, and what patterns of files mean."""

FILE = "part-0"
"""The name of the one file in each folder, without its suffix."""


def partition(table: str, authority: str, year: int | None, suffix: str) -> PurePosixPath:
    """The path of a table's file for an authority (and a year) in the folder of the export; never outside of it."""
    folders = [table, f"authority={escaped(authority)}", *([] if year is None else [f"year={year}"])]
    return PurePosixPath(*folders, f"{FILE}{suffix}")


def escaped(value: str) -> str:
    """A value as part of a folder's name: ``%`` and two hexadecimal figures for each character that is not safe."""
    safe = "".join(f"%{ord(char):02X}" if char in _ESCAPED else char for char in value)
    return f"{safe[:-1]}%2E" if safe.endswith(".") else safe


def file_pattern(tables: tuple[str, ...]) -> re.Pattern[str]:
    """What the relative paths of an export's data files look like, by which they are told from a person's."""
    names = "|".join(map(re.escape, tables))
    return re.compile(rf"(?:{names})/authority={_FOLLOWED}(?:/year=\d{{4}})?/{FILE}\.(?:csv|parquet)")
