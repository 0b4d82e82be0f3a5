"""Names of folders: read back as they were by everything that knows Hive's, and never a way out of the export."""

from __future__ import annotations

from urllib.parse import unquote

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.exports.flat.exporting import MADE
from cchc.exports.flat.partitions import escaped, partition

names = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)


@given(names)
def test_a_name_is_one_folder_and_comes_back(name):
    path = partition("tasks", name, 2025, ".csv")
    assert len(path.parts) == 4
    assert path.parts[1].startswith("authority=")
    assert unquote(path.parts[1].removeprefix("authority=")) == name
    assert not set(path.parts[1].removeprefix("authority=")) & set('/\\:*?"<>|= ')
    assert MADE.fullmatch(path.as_posix())


@pytest.mark.parametrize("name", ["..", ".", "../../etc", "a/b", "a\\b", "C:", "cuối."])
def test_no_name_leads_out(name):
    part = escaped(name)
    assert "/" not in part
    assert "\\" not in part
    assert not part.endswith(".")


@pytest.mark.parametrize("name", ["Giả Đông = 50% [x]", "a'b\"c", "a&b+c", "xã*", "100%25"])
def test_duckdb_reads_the_name_back(tmp_path, name):
    path = tmp_path / partition("tasks", name, 2025, ".csv")
    path.parent.mkdir(parents=True)
    path.write_text("id\n1\n", "utf-8")
    asked = f"SELECT authority, year FROM read_csv('{tmp_path}/tasks/**/*.csv', hive_partitioning = true)"
    assert duckdb.sql(asked).fetchall() == [(name, 2025)]


@pytest.mark.parametrize(
    "path",
    [
        "ghi-chú.txt",
        "tasks/authority=a/year=2025/part-1.csv",
        "tasks/authority=a/year=2025/x/part-0.csv",
        "khác/authority=a/year=2025/part-0.csv",
        "tasks/authority=a=b/year=2025/part-0.csv",
        "tasks/authority=a/year=2025/part-0.csv.bak",
    ],
)
def test_what_an_export_did_not_make_is_told_apart(path):
    assert not MADE.fullmatch(path)
