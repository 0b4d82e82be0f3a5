"""A plan that went through LibreOffice and back (.docx → .odt → .docx) comes in as the plan that was printed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from cchc.documents.contexts.plan import plan_document
from cchc.documents.rendering import render
from cchc.documents.templates import template
from cchc.importing.whole import import_document
from cchc.importing.word.reading import document_of

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed"),
]

PLANS = ["anh-son/2025", "nga-nam/2024", "soc-trang/2025", "vinh-chau/2023", "vinh-chau/2025"]


def convert(kind: str, folder: Path, out: Path, files: list[Path]) -> None:
    profile = (folder / "profile").as_uri()
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation={profile}",
        "--convert-to",
        kind,
        "--outdir",
        str(out),
    ]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=120)


def test_the_five_plans_come_in_the_same_by_either_way(tmp_path, real):
    loaded = {name: real.plan(name) for name in PLANS}
    printed = {name: render(template("plan", None), plan_document(one), one.date) for name, one in loaded.items()}
    for name, data in printed.items():
        (tmp_path / f"{name.replace('/', '-')}.docx").write_bytes(data)
    convert("odt", tmp_path, tmp_path, [*tmp_path.glob("*.docx")])
    convert("docx", tmp_path, tmp_path / "back", [*tmp_path.glob("*.odt")])
    for name, one in loaded.items():
        back = (tmp_path / "back" / f"{name.replace('/', '-')}.docx").read_bytes()
        straight, round_about = (
            import_document(document_of(data, "x.docx"), one.register, one.year, {})
            for data in (printed[name], back)
        )
        assert (round_about.plan, round_about.appendix) == (straight.plan, straight.appendix)
        assert [unread.words for unread in round_about.unread] == [unread.words for unread in straight.unread] == []
