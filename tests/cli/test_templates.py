"""Copies of the templates for an office, and which one a document uses. Outside of a workspace too."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from cchc.documents.templates import TEMPLATES, document_of, packaged

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def desk_root(tmp_path):
    shutil.copytree(ROOT / "plans", tmp_path / "desk" / "plans")
    return tmp_path / "desk"


def test_every_template_is_copied_byte_for_byte(cchc, tmp_path):
    ran = cchc("templates", "copy", "mẫu", cwd=tmp_path)

    assert (ran.code, ran.err) == (0, "")
    for name in TEMPLATES:
        assert (tmp_path / "mẫu" / f"{name}.docx").read_bytes() == packaged(name).read_bytes()
        assert f"Đã chép mẫu/{name}.docx." in ran.out


def test_what_somebody_changed_is_left_and_said(cchc, tmp_path):
    (tmp_path / "mau").mkdir()
    (tmp_path / "mau" / "plan.docx").write_bytes(b"mine")
    ran = cchc("templates", "copy", "mau", cwd=tmp_path)

    assert ran.code == 0
    assert (tmp_path / "mau" / "plan.docx").read_bytes() == b"mine"
    assert "Giữ nguyên mau/plan.docx" in ran.err
    assert "--force" in ran.err
    assert "mau/plan.docx" not in ran.out.replace("lint-template mau/plan.docx", "")

    assert cchc("templates", "copy", "mau", "--force", cwd=tmp_path).err == ""
    assert (tmp_path / "mau" / "plan.docx").read_bytes() == packaged("plan").read_bytes()


def test_a_file_in_the_place_of_the_folder_is_refused(cchc, tmp_path):
    (tmp_path / "mau").write_text("x")
    ran = cchc("templates", "copy", "mau", cwd=tmp_path)

    assert ran.code == 2
    assert "“mau” là một tệp" in ran.err
    assert (tmp_path / "mau").read_text() == "x"


def test_copies_in_the_workspace_are_used_from_then_on(cchc, desk_root):
    def origins():
        ran = cchc("templates", "list", "--format", "json", cwd=desk_root)
        return {one["document"]: (one["from"], one["path"]) for one in json.loads(ran.out)}

    assert origins() == {name: ("packaged", str(packaged(name))) for name in TEMPLATES}
    ran = cchc("templates", "copy", "templates", cwd=desk_root)
    assert "Từ nay văn bản được lập theo các mẫu này" in ran.out
    assert origins() == {name: ("workspace", str(desk_root / "templates" / f"{name}.docx")) for name in TEMPLATES}

    rendered = cchc("render", "plan", "vinh-chau/2025", "-o", "kh.docx", cwd=desk_root)
    assert rendered.code == 0, rendered.err


def test_the_list_says_which_template_is_used(cchc, tmp_path, desk_root):
    outside, inside = cchc("templates", "list", cwd=tmp_path), cchc("templates", "list", cwd=desk_root)

    assert outside.code == inside.code == 0
    for name, called in TEMPLATES.items():
        assert name in outside.out
        assert called in outside.out
    assert "có sẵn trong chương trình" in outside.out
    assert str(packaged("plan")) in inside.out


def test_a_workspace_named_that_is_none_is_an_error(cchc, tmp_path):
    assert cchc("templates", "list", "--root", str(tmp_path), cwd=tmp_path).code == 2


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("plan.docx", "plan"),
        ("Plan 2026.docx", "plan"),
        ("unit-extract.docx", "unit-extract"),
        ("mau_unit-extract_xa.docx", "unit-extract"),
        ("Kế hoạch và phụ lục.docx", "plan"),
        ("planning.docx", None),
        ("unit-extract-plan.docx", None),
        ("mau.docx", None),
    ],
)
def test_a_file_s_name_says_which_document_it_is_for(name, document):
    assert document_of(Path("thu-muc") / name) == document
