"""A right paper that LibreOffice opened and saved, by way of .odt or of .doc, still has no fault of form."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from cchc.documents.decree import lint_document
from tests.documents.decree.papers import RIGHT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed"),
]


def convert(kind, folder, out, *files):
    profile = (folder / "profile").as_uri()
    command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", kind, "--outdir", out]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=120)


@pytest.mark.parametrize("way", ["odt", "doc"])
def test_a_right_paper_comes_back_right(tmp_path, way):
    for name, paper in RIGHT.items():
        (tmp_path / f"{name}.docx").write_bytes(paper().bytes())
    convert(way, tmp_path, tmp_path, *tmp_path.glob("*.docx"))
    convert("docx", tmp_path, tmp_path / "back", *tmp_path.glob(f"*.{way}"))
    back = {path.stem: lint_document(path) for path in (tmp_path / "back").glob("*.docx")}
    assert {name: [one for one in found if one.severity == "error"] for name, found in back.items()} == {
        name: [] for name in RIGHT
    }
