"""``cchc export``: which plans, from which workspaces, and what is refused."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import sys
from pathlib import Path

import duckdb
import pytest

from cchc.exports.flat import csv_files
from cchc.exports.flat.dictionary import late_by_province

ROOT = Path(__file__).resolve().parents[2]
ON = ("--as-of", "2025-10-02")


def plans_in(folder):
    """The partitions of the table of obligations."""
    return sorted(
        "/".join(part.partition("=")[2] for part in path.parent.parts[-2:])
        for path in (folder / "obligations").rglob("part-0.*")
    )


@pytest.fixture(name="out")
def _out(tmp_path_factory):
    return tmp_path_factory.mktemp("out") / "so-lieu"


@pytest.fixture(name="copies")
def _copies(tmp_path, invented, tmp_path_factory):
    """``copies(name, home=…)``: further copies of the invented workspace, each in a folder of its own."""

    def copy(name, home="gia-dinh"):
        root = tmp_path_factory.mktemp("more") / name
        shutil.copytree(invented.root / "plans", root / "plans")
        (root / "plans/workspace.yaml").write_text(f"home: {home}\n", "utf-8")
        return root

    return copy


@pytest.mark.slow
def test_every_plan_of_the_workspace_is_exported(cchc, out):
    ran = cchc("export", "csv", str(out), *ON)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Đã ghi {out} (csv): obligations 4.987 dòng, tasks 237 dòng, plans 5 dòng, units 99")
    assert plans_in(out) == ["anh-son/2025", "nga-nam/2024", "soc-trang/2025", "vinh-chau/2023", "vinh-chau/2025"]
    assert json.loads((out / "_cchc-export.json").read_text("utf-8"))["rows"]["plans"] == 5


@pytest.mark.parametrize(
    ("options", "plans"),
    [
        (("--plan", "vinh-chau/2025", "--plan", "anh-son/2025"), ["anh-son/2025", "vinh-chau/2025"]),
        (("--year", "2023", "--year", "2024"), ["nga-nam/2024", "vinh-chau/2023"]),
        (("--authority", "vinh-chau"), ["vinh-chau/2023", "vinh-chau/2025"]),
        (("--authority", "uy ban nhan dan tinh soc trang"), ["soc-trang/2025"]),
        (("--own", "--year", "2025"), ["vinh-chau/2025"]),
    ],
)
def test_the_plans_asked_for_are_exported(cchc, out, options, plans):
    assert cchc("export", "csv", str(out), *ON, *options).code == 0
    assert plans_in(out) == plans


@pytest.mark.parametrize(
    ("options", "wrong", "right"),
    [
        (("--plan", "vinhchau/2025"), "vinhchau/2025", "vinh-chau/2025"),
        (("--year", "2019"), "2019", "2023, 2024, 2025"),
        (("--authority", "vinhchau"), "vinhchau", "vinh-chau"),
        (("--own", "--year", "2024"), "kế hoạch nào", "--own"),
        (("--errors", "skipp"), "skipp", "skip"),
        (("--root", "/nonexistent"), "/nonexistent", "plans"),
        (("--root", "../a=."), "../a", "--root"),
        (("--roots", "/nonexistent"), "/nonexistent", "--roots"),
        (("--as-of", "mai"), "mai", "2025-03-31"),
    ],
)
def test_what_is_not_there_is_told_with_the_nearest(cchc, out, options, wrong, right):
    ran = cchc("export", "csv", str(out), *options)
    assert (ran.code, ran.out) == (2, "")
    assert wrong in ran.err.splitlines()[0]
    assert right in ran.err
    assert not out.exists()


def test_an_unknown_form_is_told(cchc, out):
    ran = cchc("export", "parket", str(out))
    assert ran.code == 2
    assert "parquet" in ran.err


def test_the_folder_may_not_lie_among_the_plans(cchc, invented):
    ran = cchc("export", "csv", "plans/so-lieu", cwd=invented.root)
    assert (ran.code, "plans" in ran.err) == (2, True)
    assert not (invented.root / "plans/so-lieu").exists()


@pytest.mark.parametrize(("stands", "named"), [("", "."), ("", "{}"), ("trong", "..")])
def test_the_folder_in_which_the_shell_stands_is_not_replaced(cchc, out, stands, named):
    here = out / stands
    here.mkdir(parents=True)
    ran = cchc("export", "csv", named.format(out), "--root", str(ROOT), cwd=here)
    assert (ran.code, ran.out) == (2, "")
    assert "Đang đứng trong thư mục" in ran.err
    assert [path.name for path in out.iterdir()] == ([stands] if stands else [])


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="Windows ends a process without a word")
@pytest.mark.parametrize("told", ["SIGTERM", "SIGHUP"])
def test_an_export_that_is_told_to_end_clears_away(cchc, out, monkeypatch, told):
    earlier = signal.getsignal(getattr(signal, told))
    staged = []

    def ended(records, header):
        staged.append([path.name for path in out.parent.iterdir()])
        os.kill(os.getpid(), getattr(signal, told))
        return ""

    monkeypatch.setattr(csv_files, "to_csv", ended)
    ran = cchc("export", "csv", str(out))
    assert (ran.code, ran.out) == (130, "")
    assert len(staged) == 1
    assert [name.endswith(".cchc-tmp") for name in staged[0]] == [True]
    assert list(out.parent.iterdir()) == []
    assert signal.getsignal(getattr(signal, told)) is earlier


def test_without_duckdb_parquet_says_how_to_install_and_csv_works(cchc, out, monkeypatch):
    monkeypatch.setitem(sys.modules, "duckdb", None)
    ran = cchc("export", "parquet", str(out))
    assert (ran.code, ran.out) == (2, "")
    first = ran.err.splitlines()[0]
    assert "pipx inject cchc duckdb" in first
    assert "pip install 'cchc[analysis]'" in first
    assert not out.exists()
    assert cchc("export", "csv", str(out), "--plan", "anh-son/2025").code == 0


def test_a_second_export_needs_force_and_replaces_the_first_whole(cchc, out):
    assert cchc("export", "csv", str(out), "--plan", "anh-son/2025").code == 0
    ran = cchc("export", "csv", str(out), "--plan", "nga-nam/2024")
    assert (ran.code, "--force" in ran.err) == (2, True)
    assert plans_in(out) == ["anh-son/2025"]
    assert cchc("export", "parquet", str(out), "--plan", "nga-nam/2024", "--force").code == 0
    assert plans_in(out) == ["nga-nam/2024"]
    assert not list(out.rglob("*.csv"))


def test_force_spares_what_no_export_made(cchc, out):
    out.mkdir()
    (out / "bài.docx").write_text("quý", "utf-8")
    assert cchc("export", "csv", str(out), "--force").code == 2
    assert [path.name for path in out.iterdir()] == ["bài.docx"]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_write_that_breaks_off_leaves_the_earlier_export(cchc, out, monkeypatch, error):
    assert cchc("export", "csv", str(out), "--plan", "anh-son/2025").code == 0
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    calls = []

    def failing(records, header):
        calls.append(header)
        if len(calls) == 5:
            raise error
        return ""

    monkeypatch.setattr(csv_files, "to_csv", failing)
    ran = cchc("export", "csv", str(out), "--force")
    assert ran.code == (2 if isinstance(error, OSError) else 130)
    assert "Traceback" not in ran.err
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
    assert [path.name for path in out.parent.iterdir()] == [out.name]


# --- plans with errors


@pytest.fixture(name="faulty")
def _faulty(invented):
    """The invented workspace with a second authority, whose plan names a unit that nobody knows."""
    other = invented.root / "plans/gia-hong"
    shutil.copytree(invented.root / "plans/gia-dinh", other)
    invented.change("gia-hong/2025/appendix.yaml", "lead: [Phòng Hai, Phòng Ba]", "lead: [Phòng Hai, Phòng Lạ]")
    return invented.root


def test_an_error_keeps_everything_from_being_written(cchc, faulty, out):
    ran = cchc("export", "csv", str(out), cwd=faulty)
    assert (ran.code, ran.out) == (2, "")
    assert re.match(r"plans/gia-hong/2025/appendix\.yaml:\d+:\d+: E101 .*Phòng Lạ", ran.err)
    assert "--errors skip" in ran.err
    assert list(out.parent.iterdir()) == []


def test_plans_with_errors_are_skipped_and_told(cchc, faulty, out):
    ran = cchc("export", "parquet", str(out), "--errors", "skip", cwd=faulty)
    assert ran.code == 2
    assert "E101" in ran.err
    assert "1 kế hoạch có lỗi, đã bỏ: gia-hong/2025." in ran.err
    assert plans_in(out) == ["gia-dinh/2025"]
    assert json.loads((out / "_cchc-export.json").read_text("utf-8"))["skipped"] == ["gia-hong/2025"]
    told = duckdb.sql(
        f"SELECT plan, errors, skipped, rows FROM read_parquet('{out}/plans/**/*.parquet') ORDER BY 1"
    )
    assert told.fetchall() == [("gia-dinh/2025", 0, False, 14), ("gia-hong/2025", 1, True, 0)]


def test_plans_with_errors_are_kept_as_far_as_they_can_be_read(cchc, faulty, out):
    ran = cchc("export", "parquet", str(out), "--errors", "keep", cwd=faulty)
    assert ran.code == 2
    assert "chỉ có phần đọc được: gia-hong/2025" in ran.err
    assert plans_in(out) == ["gia-dinh/2025", "gia-hong/2025"]
    asked = f"SELECT count(*) FROM read_parquet('{out}/tasks/authority=gia-hong/**/*.parquet')"
    assert duckdb.sql(asked).fetchall() == [(14,)]


@pytest.mark.parametrize("broken", ["units.yaml", "2025/plan.yaml", "2025/appendix.yaml"])
def test_a_file_that_cannot_be_read_blocks_no_other_plan(cchc, faulty, out, broken):
    (faulty / "plans/gia-hong" / broken).write_text("a: [", "utf-8")
    assert cchc("export", "csv", str(out), "--errors", "keep", cwd=faulty).code == 2
    assert plans_in(out) == ["gia-dinh/2025", "gia-hong/2025"]


def test_a_broken_workspace_file_is_an_error_too(cchc, invented, out):
    (invented.root / "plans/workspace.yaml").write_text("hôm: nay\n", "utf-8")
    ran = cchc("export", "csv", str(out), cwd=invented.root)
    assert (ran.code, out.exists()) == (2, False)
    assert "plans/workspace.yaml:1" in ran.err


# --- many workspaces


def test_workspaces_side_by_side_are_one_export(cchc, out, invented, real):
    ran = cchc("export", "csv", str(out), "--root", str(invented.root), "--root", str(real.root), "--year", "2025")
    assert ran.code == 0
    assert plans_in(out) == ["anh-son/2025", "gia-dinh/2025", "soc-trang/2025", "vinh-chau/2025"]


def test_the_variable_names_the_workspace_where_no_option_does(cchc, out, invented, monkeypatch):
    monkeypatch.setenv("CCHC_ROOT", str(invented.root))
    assert cchc("export", "csv", str(out)).code == 0
    assert plans_in(out) == ["gia-dinh/2025"]


def test_every_workspace_in_a_folder_is_found_at_any_depth(cchc, out, invented, copies, tmp_path_factory):
    many = tmp_path_factory.mktemp("many")
    shutil.copytree(copies("một"), many / "tỉnh/một")
    second = copies("hai", home="gia-hong")
    (second / "plans/gia-dinh").rename(second / "plans/gia-hong")
    shutil.copytree(second, many / "hai")
    shutil.copytree(second, many / ".git/hai")
    assert cchc("export", "csv", str(out), "--roots", str(many)).code == 0
    assert plans_in(out) == ["gia-dinh/2025", "gia-hong/2025"]


@pytest.mark.parametrize("name", ["gia-dinh", "GIA-DINH"])
def test_two_authorities_under_one_name_are_refused(cchc, out, invented, copies, name):
    other = copies("khác", home=name)
    (other / "plans/gia-dinh").rename(other / "plans" / name)
    ran = cchc("export", "csv", str(out), "--root", str(invented.root), "--root", str(other))
    assert (ran.code, ran.out, out.exists()) == (2, "", False)
    assert str(other) in ran.err
    assert str(invented.root) in ran.err
    assert "--root TÊN=THƯ-MỤC" in ran.err


def test_a_name_keeps_two_authorities_apart(cchc, out, invented, copies):
    invented.change("gia-dinh/units.yaml", "place: Giả Định", "place: Giả Định, province: Giả Bắc")
    other = copies("khác")
    ran = cchc("export", "parquet", str(out), "--root", str(invented.root), "--root", f"tây={other}")
    assert ran.code == 0
    assert plans_in(out) == ["gia-dinh/2025", "tây.gia-dinh/2025"]
    asked = f"SELECT authority, workspace FROM read_parquet('{out}/plans/**/*.parquet', hive_partitioning = true)"
    assert sorted(duckdb.sql(asked).fetchall()) == [("gia-dinh", invented.root.name), ("tây.gia-dinh", "tây")]


def test_a_copy_of_a_plan_gives_way_to_the_authoritys_own_workspace(cchc, out, invented, copies):
    copy = copies("bản-chép", home="gia-hong")
    invented.log("gia-dinh/2025", "Phòng Một", "on: 2025-03-20, task: a/1, status: done")
    ran = cchc("export", "parquet", str(out), "--root", str(copy), "--root", str(invented.root), *ON)
    assert ran.code == 0
    assert str(copy) in ran.err
    assert "bỏ bản chép" in ran.err
    done = "status = 'done' AND role = 'lead'"
    asked = f"SELECT count(*) FROM read_parquet('{out}/obligations/**/*.parquet') WHERE {done}"
    assert duckdb.sql(asked).fetchall() == [(1,)]


def test_the_same_workspace_named_twice_is_read_once(cchc, out, invented):
    named = str(invented.root)
    assert cchc("export", "csv", str(out), "--root", named, "--root", f"{named}{os.sep}.").code == 0
    assert plans_in(out) == ["gia-dinh/2025"]


@pytest.mark.slow
def test_errors_name_the_workspace_where_there_are_several(cchc, out, faulty, real):
    ran = cchc("export", "csv", str(out), "--root", str(real.root), "--root", str(faulty))
    assert ran.code == 2
    assert ran.err.startswith(f"{faulty}{os.sep}plans/gia-hong/2025/appendix.yaml:")


def test_an_authority_whose_folder_has_any_name_stays_inside(cchc, out, invented):
    name = "Giả = 50% [x] .."
    (invented.root / "plans/gia-dinh").rename(invented.root / "plans" / name)
    (invented.root / "plans/workspace.yaml").write_text(f'home: "{name}"\n', "utf-8")
    assert cchc("export", "parquet", str(out), cwd=invented.root).code == 0
    assert {path.parts[len(out.parts)] for path in out.rglob("part-0.*")} == {
        "obligations",
        "tasks",
        "plans",
        "units",
    }
    asked = f"SELECT DISTINCT authority FROM read_parquet('{out}/tasks/**/*.parquet', hive_partitioning = true)"
    assert duckdb.sql(asked).fetchall() == [(name,)]


def test_who_lies_in_no_known_province_is_told(cchc, out, invented):
    ran = cchc("export", "csv", str(out), cwd=invented.root)
    assert ran.code == 0
    assert "1 cơ quan chưa rõ thuộc tỉnh nào" in ran.err
    assert "UBND huyện Giả Định" in ran.err


def test_no_more_than_one_authority_is_held_at_a_time(cchc, out, invented, monkeypatch):
    from cchc.store import Store

    for name in ("gia-hai", "gia-ba", "gia-tu"):
        shutil.copytree(invented.root / "plans/gia-dinh", invented.root / "plans" / name)
    held: set[str] = set()
    most = []
    plan, forget = Store.plan, Store.forget
    monkeypatch.setattr(Store, "plan", lambda store, plan_id: (held.add(plan_id), plan(store, plan_id))[1])
    monkeypatch.setattr(
        Store, "forget", lambda store: (most.append(len(held)), held.clear(), forget(store), store._plans)[3]
    )
    assert cchc("export", "csv", str(out), cwd=invented.root).code == 0
    assert most == [1, 1, 1, 1]


# --- the query


@pytest.mark.slow
def test_the_query_counts_late_tasks_by_province_after_the_merger(cchc, out):
    assert cchc("export", "parquet", str(out), *ON).code == 0
    con = duckdb.connect()
    con.execute(
        f"CREATE VIEW obligations AS SELECT * FROM read_parquet('{out}/obligations/**/*.parquet', "
        "hive_partitioning = true)"
    )
    assert con.execute(late_by_province()).fetchall() == [
        ("Cần Thơ", 44, 44, 100.0, 44),
        ("Thanh Hóa", 10, 10, 100.0, 10),
    ]
    status = {}
    for plan in ("vinh-chau/2023", "vinh-chau/2025", "soc-trang/2025", "nga-nam/2024", "anh-son/2025"):
        records = json.loads(cchc("status", "--plan", plan, *ON, "--format", "json").out)
        status[plan] = sum(record["tasks"]["late"] for record in records)
    assert sum(status.values()) - status["anh-son/2025"] == 44
    assert status["anh-son/2025"] == 10


def test_the_query_stands_in_the_readme_and_beside_every_export(cchc, out):
    assert cchc("export", "csv", str(out), "--plan", "anh-son/2025").code == 0
    for readme in (ROOT / "README.md", out / "README.md"):
        assert f"```sql\n{late_by_province()}```" in readme.read_text("utf-8"), readme


@pytest.mark.slow
@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_the_way_to_read_it_told_beside_an_export_works(cchc, out, form, monkeypatch):
    assert cchc("export", form, str(out), *ON).code == 0
    text = (out / "README.md").read_text("utf-8")
    view = re.search(r"^-- DuckDB\n(.*?;)$", text, re.MULTILINE | re.DOTALL)[1]
    monkeypatch.chdir(out)
    con = duckdb.connect()
    con.execute(view)
    assert con.execute(late_by_province()).fetchall()[0][:3] == ("Cần Thơ", 44, 44)
