"""An export to ask: the command run in this process, its tables as views of DuckDB."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from cchc.exports.flat.columns import tables
from tests.conftest import Ran
from tests.year.conftest import year as year

READERS = {"parquet": "read_parquet", "csv": "read_csv"}
MORE = {"parquet": "", "csv": ", header = true, all_varchar = true"}


class Tables:
    """The tables of an export, to be asked in SQL."""

    def __init__(self, folder: Path, form: str = "parquet") -> None:
        self.folder = folder
        self.con = duckdb.connect()
        for name in tables():
            files = str(folder / name / "**" / f"*.{form}").replace("'", "''")
            if next((folder / name).rglob(f"*.{form}"), None):
                read = f"{READERS[form]}('{files}', hive_partitioning = true{MORE[form]})"
                self.con.execute(f"CREATE VIEW {name} AS SELECT * FROM {read}")

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of an answer."""
        return self.con.execute(sql).fetchall()

    def records(self, sql: str) -> list[dict[str, Any]]:
        """The same with the names of the columns."""
        asked = self.con.execute(sql)
        names = [one[0] for one in asked.description]
        return [dict(zip(names, row, strict=True)) for row in asked.fetchall()]


@pytest.fixture
def exported(cchc: Callable[..., Ran], tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Tables]:
    """``exported(*arguments, cwd=…, form=…, code=…)``: what ``cchc export`` makes of a workspace."""

    def call(*arguments: str, cwd: Path, form: str = "parquet", code: int = 0) -> Tables:
        folder = tmp_path_factory.mktemp("out") / "bảng 'số liệu'"
        ran = cchc("export", form, str(folder), *arguments, cwd=cwd)
        assert ran.code == code, ran.err
        return Tables(folder, form)

    return call
