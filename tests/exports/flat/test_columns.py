"""The dictionary of columns is what the files hold: names, order, types, in every partition alike."""

from __future__ import annotations

import re
from datetime import date

import duckdb
import pytest

from cchc.exports.flat.columns import tables
from cchc.exports.flat.dictionary import readme
from cchc.exports.flat.rows import Issuer, obligation_rows, plan_row, task_rows, unit_rows
from cchc.exports.plan_records import task_record
from cchc.exports.records import obligation_record
from cchc.obligations.scope import Scope, gather

ON = date(2025, 10, 2)


@pytest.fixture(scope="module")
def rows(real):
    loaded = real.plan("vinh-chau/2025")
    found = gather(Scope(plans=(loaded,)), (), ON, 7)
    return {
        "obligations": list(obligation_rows(loaded, found)),
        "tasks": list(task_rows(loaded, found)),
        "plans": [plan_row(loaded, home=True, workspace="x", obligations=1, errors=0, skipped=False)],
        "units": list(unit_rows(loaded.register, ON)),
    }


@pytest.mark.parametrize("name", tables())
def test_no_key_of_a_row_is_without_a_column_and_no_column_without_a_key(rows, name):
    columns = set(tables()[name].header) - set(Issuer.__struct_fields__)
    assert [set(row) for row in rows[name] if set(row) != columns] == []


def test_every_key_of_the_contract_is_a_column(real):
    loaded = real.plan("vinh-chau/2025")
    one = gather(Scope(plans=(loaded,)), (), ON, 7)[0]
    assert set(obligation_record(one)) <= set(tables()["obligations"].header)
    assert set(task_record(loaded.rows.rows[0], 2025)) - {"readings"} <= set(tables()["tasks"].header)


@pytest.mark.slow
@pytest.mark.parametrize("name", tables())
def test_every_file_of_a_table_has_the_columns_and_types_told(exported, real, name):
    out = exported("--as-of", "2025-10-02", cwd=real.root)
    told = [(column.name, column.type) for column in tables()[name].columns]
    files = sorted((out.folder / name).rglob("*.parquet"))
    assert len(files) == (4 if name == "units" else 5)
    for file in files:
        path = str(file).replace("'", "''")
        described = duckdb.sql(f"SELECT * FROM read_parquet('{path}', hive_partitioning = false) LIMIT 0")
        assert list(zip(described.columns, map(str, described.types), strict=True)) == told


def test_a_table_without_any_row_has_its_columns_too(exported, real):
    out = exported("--plan", "nga-nam/2024", cwd=real.root)
    assert out.rows("SELECT count(*) FROM tasks") == [(0,)]
    assert set(tables()["tasks"].header) <= {name for name, *_ in out.rows("DESCRIBE tasks")}


def test_no_name_of_a_column_has_to_be_quoted_in_sql(exported, real):
    out = exported("--plan", "anh-son/2025", cwd=real.root)
    for name, table in tables().items():
        assert out.rows(f"SELECT {', '.join(f'{name}.{column}' for column in table.header)} FROM {name}"), name
        assert out.rows(f"SELECT {', '.join(table.header)} FROM {name}"), name


def test_the_readme_tells_every_column_with_its_type(exported, real):
    out = exported("--plan", "anh-son/2025", "--as-of", "2025-10-02", cwd=real.root)
    text = (out.folder / "README.md").read_text("utf-8")
    assert text == readme("parquet", ON)
    for name in tables():
        section = text.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
        lines = dict(re.findall(r"^\| `(\w+)` \| (\S+) \| \S.*\|$", section, re.MULTILINE))
        # DuckDB reads the year in a folder's name as BIGINT, Spark as INTEGER
        found = {column: kind for column, kind, *_ in out.rows(f"DESCRIBE {name}")}
        assert lines == found | ({"year": "INTEGER"} if "year" in found else {})


def test_every_meaning_is_vietnamese_and_on_one_line():
    for table in tables().values():
        for column in (*table.partitions, *table.columns):
            assert re.search(r"[^\x00-\x7f]", column.meaning), column
            assert "\n" not in column.meaning
            assert "|" not in column.meaning
