"""What would be written and what would be lost; nothing is written. All data invented."""

from __future__ import annotations

import pytest

from cchc.drafting.placing import placement, with_lines
from cchc.store import WorkspaceError
from cchc.store.git_rules import ATTRIBUTES, IGNORED
from cchc.store.schemas import SCHEMAS, write_schemas

TEXTS = {"plans/workspace.yaml": "home: a\n", "plans/a/units.yaml": "x: 1\n"}
SCHEMA_PATHS = {f"plans/.schema/{name}.schema.json" for name in SCHEMAS}


def test_in_an_empty_folder_everything_is_new(tmp_path):
    placed = placement(tmp_path, TEXTS, None)
    assert set(placed.files) == {*TEXTS, *SCHEMA_PATHS, ".gitattributes", ".gitignore"}
    assert placed.there == ()
    assert placed.files["plans/a/units.yaml"] == b"x: 1\n"
    assert list(tmp_path.iterdir()) == []


def test_all_that_is_there_is_named(tmp_path):
    (tmp_path / "plans/a").mkdir(parents=True)
    for path in TEXTS:
        (tmp_path / path).write_text(TEXTS[path], "utf-8")
    (tmp_path / "plans/.schema").mkdir()
    (tmp_path / "plans/.schema/plan.schema.json").write_text("{}", "utf-8")
    assert placement(tmp_path, TEXTS, None).there == (*TEXTS, "plans/.schema/plan.schema.json")


def test_the_same_schemas_are_no_loss(tmp_path):
    write_schemas(tmp_path)
    placed = placement(tmp_path, TEXTS, None)
    assert placed.there == ()
    assert set(placed.files) & SCHEMA_PATHS == set()


def test_a_workspace_keeps_its_settings_and_schemas(tmp_path):
    (tmp_path / "plans/.schema").mkdir(parents=True)
    (tmp_path / "plans/.schema/plan.schema.json").write_text("{}", "utf-8")
    (tmp_path / "plans/workspace.yaml").write_text("home: b\n", "utf-8")
    placed = placement(tmp_path, TEXTS, "b")
    assert placed.there == ()
    assert {"plans/workspace.yaml", "plans/.schema/plan.schema.json"}.isdisjoint(placed.files)
    assert {"plans/a/units.yaml", "plans/.schema/units.schema.json"} <= set(placed.files)


def test_files_of_git_only_grow(tmp_path):
    (tmp_path / ".gitignore").write_bytes(b"*.tmp\nplans/.lock\n")
    (tmp_path / ".gitattributes").write_text("\n".join(ATTRIBUTES), "utf-8")
    placed = placement(tmp_path, TEXTS, None)
    assert placed.there == ()
    assert ".gitattributes" not in placed.files
    assert placed.files[".gitignore"].startswith(b"*.tmp\nplans/.lock\n")
    assert placed.files[".gitignore"].count(b"plans/.lock") == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", b"# c\na\nb\n"),
        (b"x", b"x\n# c\na\nb\n"),
        (b"x\r\n", b"x\r\n# c\r\na\r\nb\r\n"),
        (b"b\n", b"b\n# c\na\n"),
        (b"b\na\n", b"b\na\n"),
        (b"\xff\n", b"\xff\n# c\na\nb\n"),
    ],
)
def test_missing_lines_come_at_the_end(before, after):
    assert with_lines(before, ("# c", "a", "b")) == after


def test_lines_that_are_there_are_not_added_again():
    once = with_lines(b"", IGNORED)
    assert with_lines(once, IGNORED) == once


@pytest.mark.parametrize("path", ["plans", "plans/a", "plans/a/units.yaml", ".gitignore", "plans/.schema"])
@pytest.mark.parametrize("target", ["there", "nowhere"])
def test_a_link_in_the_way_is_refused(tmp_path, path, target):
    outside, root = tmp_path / "there", tmp_path / "root"
    outside.mkdir()
    (root / path).parent.mkdir(parents=True)
    (root / path).symlink_to(tmp_path / target)
    with pytest.raises(WorkspaceError, match="liên kết") as raised:
        placement(root, TEXTS, None)
    assert path in raised.value.message


@pytest.mark.parametrize(
    ("path", "what"), [("plans", "tệp"), ("plans/a", "tệp"), ("plans/a/units.yaml", "thư mục")]
)
def test_a_file_for_a_folder_or_a_folder_for_a_file_is_refused(tmp_path, path, what):
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    if what == "tệp":
        (tmp_path / path).write_text("", "utf-8")
    else:
        (tmp_path / path).mkdir()
    with pytest.raises(WorkspaceError, match=f"“{path}” đang là một {what}"):
        placement(tmp_path, TEXTS, None)


def test_a_folder_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "x").write_text("", "utf-8")
    with pytest.raises(WorkspaceError, match="tệp"):
        placement(tmp_path / "x", TEXTS, None)
