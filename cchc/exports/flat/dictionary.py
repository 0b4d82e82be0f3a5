"""What stands beside the tables: a README that tells every column (Vietnamese), the query, and the marker."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from importlib import resources
from typing import Literal

import msgspec

from cchc import __version__
from cchc.exports.flat.columns import Column, TableName, tables

Form = Literal["csv", "parquet"]

_READING = {
    "parquet": {
        "sql": """\
-- DuckDB
CREATE VIEW obligations AS
  SELECT * FROM read_parquet('obligations/**/*.parquet', hive_partitioning = true);
-- Spark SQL
CREATE TEMPORARY VIEW obligations USING parquet OPTIONS (path 'obligations');""",
    },
    "csv": {
        "sql": """\
-- DuckDB
CREATE VIEW obligations AS
  SELECT * FROM read_csv('obligations/**/*.csv', hive_partitioning = true, header = true, all_varchar = false);
-- Spark SQL
CREATE TEMPORARY VIEW obligations USING csv
  OPTIONS (path 'obligations', header true, inferSchema true, multiLine true, escape '"');""",
    },
}
_FORMS = {
    "parquet": "Kiểu dữ liệu nằm trong tệp, thư mục nào cũng đủ các cột như nhau, kể cả cột toàn null.",
    "csv": (
        "UTF-8 không có BOM, ngày dạng 2025-03-31, true/false, danh sách nối bằng “; ”, ô trống là null; ô bắt đầu "
        "bằng = + - @ có dấu ' đứng trước để bảng tính không hiểu là công thức. Để mở bằng Excel nên dùng "
        "cchc due --format xlsx."
    ),
}


def late_by_province() -> str:
    """The query that counts late tasks by province, for DuckDB and Spark SQL alike."""
    return (resources.files("cchc") / "data" / "late-by-province.sql").read_text("utf-8")


def readme(form: Form, as_of: date) -> str:
    """The README of an export: how to read it, every table and column with type and meaning."""
    return "\n".join([*_head(form, as_of), *_tables(), ""])


def _head(form: Form, as_of: date) -> Iterator[str]:
    yield f"# Số liệu kế hoạch cải cách hành chính, tính đến {as_of:%d/%m/%Y}"
    yield ""
    yield f"Do `cchc export {form}` làm ra; chạy lại lệnh thì cả thư mục được thay (`--force`), đừng sửa ở đây."
    yield "Mỗi bảng một thư mục, chia theo cơ quan ban hành và năm theo cách của Hive"
    yield f"(`obligations/authority=vinh-chau/year=2025/part-0.{form}`), nên DuckDB và Spark đọc cùng một thư mục."
    yield _FORMS[form]
    yield ""
    yield f"```sql\n{_READING[form]['sql']}\n```"
    yield ""
    yield "Câu hỏi sau chạy nguyên văn ở cả hai nơi:"
    yield ""
    yield f"```sql\n{late_by_province()}```"
    yield ""
    yield "Nối các bảng bằng `authority`, `year` cùng với `task` (tasks: `id`) hoặc `unit_id` (units: `id`)."


def _tables() -> Iterator[str]:
    for name, table in tables().items():
        yield f"\n## {name}\n\n{table.about}.\n"
        yield "| Cột | Kiểu | Nghĩa |\n|---|---|---|"
        yield from map(_line, (*table.partitions, *table.columns))


def _line(column: Column) -> str:
    return f"| `{column.name}` | {column.type} | {column.meaning} |"


def marker(form: Form, as_of: date, rows: Mapping[TableName, int], skipped: list[str]) -> bytes:
    """The marker: which program made the folder, as of which day, the rows of each table, the plans skipped."""
    told = {
        "made_by": "cchc export",
        "version": __version__,
        "form": form,
        "as_of": as_of,
        "rows": dict(rows),
        "skipped": skipped,
    }
    return msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n"
