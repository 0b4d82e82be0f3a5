"""Rows as a Parquet file, written by DuckDB: the types of the table's columns, whatever the rows hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from cchc.exports.flat.columns import Table
from cchc.exports.flat.rows import Row
from cchc.store import WorkspaceError

SUFFIX = ".parquet"


def parquet_writer() -> Callable[[Path, Table, Sequence[Row]], None]:
    """What writes rows to a new file, always the same bytes for the same rows.

    Raises WorkspaceError where DuckDB is not installed.
    """
    try:
        import duckdb
    except ImportError:
        raise WorkspaceError(
            "Xuất Parquet cần thêm gói duckdb, máy này chưa có: gõ pipx inject cchc duckdb, "
            "hoặc pip install 'cchc[analysis]'.",
            "Dạng csv thì không cần: cchc export csv THƯ-MỤC",
        ) from None
    settings: dict[str, str | bool | int | float | list[str]] = {
        "threads": 1,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    connection = duckdb.connect(":memory:", config=settings)

    def write(path: Path, table: Table, rows: Sequence[Row]) -> None:
        columns = ", ".join(
            f'unnest(${at}::{one.type}[]) AS "{one.name}"' for at, one in enumerate(table.columns, 1)
        )
        target = _encodable(str(path.resolve())).replace("'", "''")
        try:
            connection.execute(
                f"COPY (SELECT {columns}) TO '{target}' (FORMAT parquet, COMPRESSION snappy)",
                [[row.get(column.name) for row in rows] for column in table.columns],
            )
        except RuntimeError as error:
            if str(error) == "Query interrupted":  # what DuckDB makes of Ctrl+C
                raise KeyboardInterrupt from None
            raise

    return write


def _encodable(path: str) -> str:
    """The path; WorkspaceError where DuckDB, which takes UTF-8 alone, cannot be told of it."""
    if path == path.encode("utf-8", "replace").decode():
        return path
    raise WorkspaceError(
        "Không ghi được Parquet vào thư mục có tên không phải UTF-8.", "Chọn thư mục khác, hoặc dùng dạng csv."
    )
