"""The real plans rendered once for all tests of documents, and short ways to render others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from cchc.documents.contexts.plan import plan_document
from cchc.documents.rendering import render
from cchc.documents.templates import Template, packaged, template
from cchc.store import open_store
from tests.conftest import ROOT, Desk
from tests.documents.word import Word

PLANS = ("vinh-chau/2025", "vinh-chau/2023", "soc-trang/2025", "anh-son/2025", "nga-nam/2024")


@cache
def _rendered(plan_id: str) -> Word:
    loaded = open_store(ROOT).plan(plan_id)
    return Word(render(template("plan", None), plan_document(loaded), loaded.date))


@pytest.fixture(scope="session")
def rendered() -> Callable[[str], Word]:
    """``rendered(plan)``: a real plan as a Word document."""
    return _rendered


@pytest.fixture(params=PLANS)
def plan_id(request: pytest.FixtureRequest) -> str:
    """Each of the five real plans."""
    return str(request.param)


@pytest.fixture
def word(plan_id: str) -> Word:
    """The plan of ``plan_id`` as a Word document."""
    return _rendered(plan_id)


@pytest.fixture
def folder(plan_id: str) -> Path:
    """The folder of the files of ``plan_id``."""
    return ROOT / "plans" / plan_id


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Word]:
    """``written(plan=…, appendix=…)``: an invented plan, given as YAML without its first lines, rendered."""

    def make(plan: str = "", appendix: str | None = None, template_data: bytes | None = None) -> Word:
        desk = invented_desk(tmp_path, plan, appendix)
        loaded = desk.plan("gia-lap/2025")
        assert not loaded.findings, loaded.findings
        used = Template(
            "plan", "gia.docx", packaged("plan").read_bytes() if template_data is None else template_data
        )
        return Word(render(used, plan_document(loaded), date(2025, 1, 2)))

    return make


def invented_desk(root: Path, plan: str = "", appendix: str | None = None) -> Desk:
    """A workspace with one plan of an invented authority."""
    folder = root / "plans" / "gia-lap" / "2025"
    folder.mkdir(parents=True, exist_ok=True)
    head = "kind: Kế hoạch\nyear: 2025\n"
    head += "" if "title:" in plan else "title: Giả kế hoạch\n"
    (folder / "plan.yaml").write_text(head + plan, "utf-8", newline="")
    if appendix is not None:
        (folder / "appendix.yaml").write_text(appendix, "utf-8", newline="")
    register = "authority: {level: huyện, name: Ủy ban nhân dân thị xã Giả Lập, place: Giả Lập}\nunits: []\n"
    (root / "plans" / "gia-lap" / "units.yaml").write_text(register, "utf-8")
    return Desk(root)
