"""What stands in the tables is what the commands tell, whatever the texts are."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys

import duckdb
import pytest

from cchc.exports.flat.columns import tables
from cchc.exports.flat.csv_files import write_csv
from cchc.exports.flat.dictionary import late_by_province
from cchc.exports.flat.parquet_files import parquet_writer
from cchc.text.visible import told

ON = "2025-10-02"
NOT_FLAT = {"received_from"}
HOSTILE = [
    '=HYPERLINK("http://x")',
    "+84 +1",
    "-2+3",
    "@SUM(A1)",
    "dòng một\ndòng hai\r\nba",
    "ngoặc \" kép, phẩy; ' đơn",
    "😀 👩‍👩‍👧 chữ ế tổ hợp",
    "tab\tvà hai  dấu cách",
]


def plain(value):
    """A value as JSON has it."""
    return json.loads(json.dumps(value, default=lambda day: day.isoformat()))


@pytest.mark.slow
@pytest.mark.parametrize(("fixture", "plan", "day"), [("year", "gia-son/2025", ON), ("real", "vinh-chau/2025", ON)])
def test_every_obligation_is_told_as_by_due(cchc, exported, request, fixture, plan, day):
    root = request.getfixturevalue(fixture).root
    out = exported("--plan", plan, "--as-of", day, cwd=root)
    asked = ("due", "--all", "--unnamed", "--plan", plan, "--as-of", day, "--format", "json")
    told = {record["id"]: record for record in json.loads(cchc(*asked, cwd=root).out)}
    found = {record["id"]: plain(record) for record in out.records("SELECT * FROM obligations")}
    assert set(found) == set(told)
    wrong = [
        (one, key, record[key], found[one][key])
        for one, record in told.items()
        for key in record
        if key not in NOT_FLAT and record[key] != found[one][key]
    ]
    assert wrong == []
    for one, record in told.items():
        came = zip(*(found[one][key] for key in ("received_from", "received_from_ids", "received_on")), strict=True)
        assert [(step["unit"], step["unit_id"], step["on"]) for step in record["received_from"]] == list(came)


def test_what_moved_has_its_way_in_the_lists(exported, real):
    out = exported("--plan", "vinh-chau/2025", "--as-of", "2025-06-01", cwd=real.root)
    moved = out.rows("SELECT DISTINCT received_on[1]::VARCHAR FROM obligations WHERE len(received_from) = 1")
    assert moved == [("2025-03-01",)]


@pytest.mark.slow
def test_every_row_of_an_appendix_is_told_as_by_tasks(cchc, exported, real):
    out = exported("--as-of", ON, cwd=real.root)
    for plan in ("vinh-chau/2023", "vinh-chau/2025", "anh-son/2025", "soc-trang/2025"):
        told = json.loads(cchc("tasks", plan, "--format", "json", cwd=real.root).out)
        found = out.records(f"SELECT * FROM tasks WHERE plan = '{plan}' ORDER BY position")
        for record in told:
            del record["readings"]
            budget = record.pop("budget")
            record["budget"] = budget if isinstance(budget, int) else None
            record["budget_text"] = budget if isinstance(budget, str) else None
        assert [{key: one[key] for key in told[0]} for one in found] == told


def test_the_plans_and_units_are_there_with_their_dates(exported, real):
    out = exported("--as-of", ON, cwd=real.root)
    assert out.rows(
        "SELECT plan, level, province_issued, province, unrecorded, errors, home, p.date::VARCHAR, date_text, rows "
        "FROM plans p ORDER BY plan"
    ) == [
        ("anh-son/2025", "xã", "Thanh Hóa", "Thanh Hóa", True, 0, False, None, None, 38),
        ("nga-nam/2024", "huyện", "Sóc Trăng", "Cần Thơ", True, 0, False, None, None, 0),
        ("soc-trang/2025", "tỉnh", "Sóc Trăng", "Cần Thơ", True, 0, False, "2024-12-23", "2024-12-23", 87),
        ("vinh-chau/2023", "huyện", "Sóc Trăng", "Cần Thơ", True, 0, True, None, "2023", 33),
        ("vinh-chau/2025", "huyện", "Sóc Trăng", "Cần Thơ", True, 0, True, None, "2024-12", 79),
    ]
    assert out.rows(
        "SELECT count(*) FROM obligations o ANTI JOIN units u ON o.authority = u.authority AND o.unit_id = u.id "
        "WHERE o.unit_id IS NOT NULL"
    ) == [(0,)]


def written(invented, text):
    """The invented workspace with a text in place of a task's, and of a product's."""
    quoted = json.dumps(text, ensure_ascii=False)
    invented.change(
        "gia-dinh/2025/appendix.yaml", "task: Lập sổ, products: [Sổ]", f"task: {quoted}, products: [{quoted}]"
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_parquet_gives_back_any_text(exported, invented, text):
    written(invented, text)
    out = exported(cwd=invented.root)
    assert out.rows("SELECT task, products FROM tasks WHERE id = 'a/1'") == [(text, [text])]
    assert out.rows("SELECT DISTINCT text, products FROM obligations WHERE task = 'a/1'") == [(text, [text])]


@pytest.mark.parametrize("text", HOSTILE)
def test_csv_gives_back_any_text_and_starts_no_formula(exported, invented, text):
    written(invented, text)
    out = exported(cwd=invented.root, form="csv")
    for file in out.folder.rglob("*.csv"):
        assert not file.read_bytes().startswith(b"\xef\xbb\xbf")
        header, *cells = csv.reader(io.StringIO(file.read_text("utf-8"), newline=""))
        assert tuple(header) == tables()[file.parts[len(out.folder.parts)]].header
        assert not [cell for row in cells for cell in row if cell.startswith(("=", "+", "@", "\t"))]
    asked = (out.folder / "tasks/authority=gia-dinh/year=2025/part-0.csv").read_bytes().decode()
    first = next(csv.DictReader(io.StringIO(asked, newline="")))
    assert first["task"].removeprefix("'") == text
    assert first["products"].removeprefix("'") == text


FORBIDDEN = ["mù\x00lòa", "hai\u2028dòng\u0085", "\x1b[31m"]
"""What the reading of YAML refuses: the writers do not rest on that."""


@pytest.mark.parametrize("text", FORBIDDEN)
def test_the_writers_bear_any_character_and_csv_which_is_printed_tells_it(tmp_path, text):
    table = tables()["plans"]
    parquet_writer()(tmp_path / "a.parquet", table, [{"title": text}])
    write_csv(tmp_path / "a.csv", table, [{"title": text}])
    assert duckdb.sql(f"SELECT title FROM '{tmp_path}/a.parquet'").fetchall() == [(text,)]
    shown = told(text)
    assert duckdb.sql(f"SELECT title FROM read_csv('{tmp_path}/a.csv', header = true)").fetchall() == [(shown,)]


def test_both_forms_hold_the_same(exported, invented):
    as_csv = exported("--as-of", ON, cwd=invented.root, form="csv")
    as_parquet = exported("--as-of", ON, cwd=invented.root)
    for name, table in tables().items():
        cells = ", ".join(f"coalesce({one.name}, '')" for one in table.columns)
        flat = ", ".join(
            f"array_to_string({one.name}, '; ')" if one.type.endswith("]") else f"{one.name}::VARCHAR"
            for one in table.columns
        )
        told = as_csv.rows(f"SELECT {cells} FROM {name}")
        found = as_parquet.rows(f"SELECT {flat} FROM {name}")
        assert found
        assert sorted(told) == sorted(tuple(value or "" for value in row) for row in found)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_the_same_input_gives_the_same_bytes(invented, tmp_path, form):
    seen = []
    for seed in ("1", "2"):
        folder = tmp_path / f"out{seed}"
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "cchc",
                "export",
                form,
                str(folder),
                "--as-of",
                ON,
                "--root",
                str(invented.root),
            ],
            env={"PYTHONHASHSEED": seed, "PATH": "/usr/bin:/bin", "PYTHONUTF8": "1", "CCHC_CACHE": "0"},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        seen.append({path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()})
    assert seen[0] == seen[1]
    assert len(seen[0]) == 6


def test_a_units_own_plan_is_marked_so_that_nothing_counts_twice(cchc, exported, desk):
    assert cchc("new", "vinh-chau/2025", "--unit", "Phòng Nội vụ", cwd=desk.root).code == 0
    out = exported("--year", "2025", "--errors", "keep", "--as-of", ON, cwd=desk.root)
    asked = "SELECT DISTINCT authority, province, unit_plan FROM obligations ORDER BY unit_plan, authority"
    assert out.rows(asked) == [
        ("anh-son", "Thanh Hóa", False),
        ("soc-trang", "Cần Thơ", False),
        ("vinh-chau", "Cần Thơ", False),
        ("vinh-chau--phong-noi-vu", "Cần Thơ", True),
    ]
    assert all(tasks <= 44 for _, tasks, *_ in out.rows(late_by_province()))


@pytest.mark.parametrize(
    ("said", "raised"), [("Query interrupted", KeyboardInterrupt), ("something else", RuntimeError)]
)
def test_what_duckdb_makes_of_an_interrupt_is_one_again(tmp_path, monkeypatch, said, raised):
    class Connection:
        def execute(self, *_):
            raise RuntimeError(said)

    monkeypatch.setattr(duckdb, "connect", lambda *_, **__: Connection())
    write = parquet_writer()
    with pytest.raises(raised):
        write(tmp_path / "a.parquet", tables()["plans"], [])
