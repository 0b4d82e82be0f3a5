"""An invented workspace as it should be."""

from __future__ import annotations

import pytest

from cchc.store.git_rules import ATTRIBUTES, IGNORED
from cchc.store.schemas import write_schemas


@pytest.fixture
def tidy(invented):
    """The invented workspace with all that `cchc init` adds, in a folder with an (empty) ``.git``."""
    write_schemas(invented.root)
    (invented.root / ".gitattributes").write_text("\n".join(ATTRIBUTES), "utf-8")
    (invented.root / ".gitignore").write_text("\n".join(IGNORED), "utf-8")
    (invented.root / ".git").mkdir()
    invented.log("gia-dinh/2025", "phong-mot", "on: 2025-03-01, task: a/1, status: done")
    return invented
