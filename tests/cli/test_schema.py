"""``cchc schema``, and that every file which a command writes names its schema and satisfies it."""

from __future__ import annotations

import json
import shutil

import jsonschema_rs
import pytest

from cchc.store.schemas import MODELINE, SCHEMAS, kind_of, schema_of, schema_text, unlined
from cchc.yamltree import read_tree
from tests.cli.test_collect import A1, DAY, DONE, fill
from tests.cli.test_import import plan as word_plan

JUDGES = {name: jsonschema_rs.validator_for(schema_of(name), validate_formats=True) for name in SCHEMAS}


def files(root):
    return {path.relative_to(root).as_posix(): path for path in sorted((root / "plans").rglob("*.yaml"))}


def judged(root, paths):
    """What an editor would underline in these files."""
    trees = {path: read_tree((root / path).read_bytes(), path) for path in paths}
    return [
        f"{path}: {error.message}"
        for path, tree in trees.items()
        for error in JUDGES[kind_of(path)].iter_errors(tree.data)
    ]


def test_files_of_a_workspace_begun_by_init_name_their_schema(cchc, tmp_path):
    root = tmp_path / "xa"
    begun = (
        "init",
        str(root),
        "--authority",
        "UBND xã Gia Định",
        "--unit",
        "Phòng Kinh tế, Phòng Văn hóa - Xã hội",
    )
    assert cchc(*begun, "--year", "2025", cwd=tmp_path).code == 0
    (root / "ke-hoach.docx").write_bytes(word_plan())
    assert cchc("import", "ke-hoach.docx", "--to", "gia-dinh/2026", cwd=root).code == 0
    made = cchc("new", "gia-dinh/2027", "--from", "gia-dinh/2026", "--as-of", "2026-12-01", cwd=root)
    assert made.code == 0, made.err
    written = cchc("record", "the-che/1", "--plan", "gia-dinh/2026", "--on", "2026-03-01", cwd=root)
    assert written.code == 0, written.err
    unit = cchc("new", "gia-dinh/2026", "--unit", "Phòng Kinh tế", "--as-of", "2026-02-01", cwd=root)
    assert unit.code == 0, unit.err
    paths = files(root)
    assert {kind_of(path) for path in paths} == {"workspace", "units", "plan", "appendix", "progress"}
    assert len(paths) == 12
    assert unlined(root) == []
    assert judged(root, paths) == []
    for path, file in paths.items():
        named = file.read_text("utf-8").partition("\n")[0].removeprefix(MODELINE)
        assert (file.parent / named).resolve() == root / f"plans/.schema/{kind_of(path)}.schema.json"


@pytest.mark.parametrize("with_schemas", [True, False])
def test_new_files_of_a_workspace_name_their_schema_where_it_has_them(cchc, measured, tmp_path, with_schemas):
    root = measured.root
    if with_schemas:
        assert cchc("schema", "--write", cwd=root).code == 0
    before = set(files(root))
    sent = cchc("due", "--unit", "phong-mot", "--all", *DAY, "--format", "xlsx", "-o", "phieu.xlsx", cwd=root)
    assert sent.code == 0, sent.err
    fill(root / "phieu.xlsx", {A1: DONE})
    assert cchc("collect", "phieu.xlsx", "--yes", *DAY, cwd=root).code == 0
    event = ("record", "b/2", "--event", "Quyết định số 1/QĐ-UBND", "--on", "2025-02-03")
    told = cchc(*event, cwd=root)
    assert told.code == 0, told.err
    report = cchc("report", "init", "--period", "Q1-2025", *DAY, cwd=root)
    assert report.code == 0, report.err
    draft = cchc("new", "gia-dinh/2026", "--from", "gia-dinh/2025", "--as-of", "2025-12-01", cwd=root)
    assert draft.code == 0, draft.err
    new = sorted(set(files(root)) - before)
    assert {"events", "progress", "report", "plan", "appendix", "indicators"} <= {kind_of(path) for path in new}
    lacking = set(unlined(root)) & set(new)
    assert lacking == (set() if with_schemas else set(new))
    assert judged(root, new) == []
    if not with_schemas:
        assert all(not (root / path).read_text("utf-8").startswith(MODELINE) for path in new)


def test_a_place_in_a_draft_is_that_of_the_file_under_its_line(cchc, desk):
    told = []
    for _ in range(2):
        ran = cchc("new", "vinh-chau/2026", "--from", "vinh-chau/2025", "--format", "json", cwd=desk.root)
        told.append([one["line"] for one in json.loads(ran.out) if one["line"]])
        shutil.rmtree(desk.root / "plans/vinh-chau/2026")
        cchc("schema", "--write", cwd=desk.root)
    assert told[1] == [line + 1 for line in told[0]]


def test_writing_says_what_to_do_next_and_which_files_lack_their_line(cchc, desk):
    ran = cchc("schema", "--write", cwd=desk.root)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Đã ghi plans/.schema/plan.schema.json.\n")
    assert "redhat.vscode-yaml" in ran.out
    assert f"{len(files(desk.root))} tệp chưa có dòng lược đồ ở đầu: cchc schema --write --lines" in ran.out
    lined = cchc("schema", "--write", "--lines", cwd=desk.root)
    assert lined.out.count("Đã thêm dòng lược đồ vào đầu plans/") == len(files(desk.root))
    assert "tệp chưa có dòng" not in lined.out
    assert cchc("validate", "--level", "error", cwd=desk.root).code == 0


def test_without_write_the_schema_is_printed_and_nothing_is_written(cchc, desk):
    assert cchc("schema", "plan", cwd=desk.root).out == schema_text("plan")
    assert json.loads(cchc("schema", cwd=desk.root).out).keys() == SCHEMAS.keys()
    refused = cchc("schema", "--lines", cwd=desk.root)
    assert (refused.code, refused.out) == (2, "")
    assert "--lines chỉ dùng cùng --write" in refused.err
    assert "Có phải là “plan”" in cchc("schema", "plam", cwd=desk.root).err
    assert not (desk.root / "plans/.schema").exists()
