"""Rows as a CSV file: UTF-8 without a mark at its head, lists joined by "; ", no cell that starts a formula."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cchc.exports.flat.columns import Table
from cchc.exports.flat.rows import Row
from cchc.exports.records import to_csv

SUFFIX = ".csv"


def write_csv(path: Path, table: Table, rows: Sequence[Row]) -> None:
    """Write the columns of the table to a new file."""
    text = to_csv(rows, table.header)
    with path.open("x", encoding="utf-8", errors="replace", newline="") as file:
        file.write(text)
