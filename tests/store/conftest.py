"""An invented workspace in a temporary folder: commune "xa-mau" with its plan of 2025."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

FILES = {
    "plans/workspace.yaml": "home: xa-mau\n",
    "plans/xa-mau/units.yaml": """
        authority: {name: Ủy ban nhân dân xã Mẫu, level: xã, place: Mẫu}
        units:
          - {id: phong-mot, name: Phòng Một, kind: chuyên môn}
    """,
    "plans/xa-mau/2025/plan.yaml": """
        year: 2025
        title: Kế hoạch bịa để thử
    """,
    "plans/xa-mau/2025/appendix.yaml": """
        areas:
          - id: a
            name: Lĩnh vực bịa
            tasks:
              - number: "1"
                task: Việc bịa
                products: [Kế hoạch]
                lead: [Phòng Một]
                deadline: Quý I/2025
    """,
}


@pytest.fixture(autouse=True, name="cache_home")
def _cache_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own, empty."""
    home = tmp_path_factory.mktemp("cache-home")
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    monkeypatch.delenv("CCHC_CACHE", raising=False)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    return home


@pytest.fixture(name="workspace")
def _workspace(tmp_path: Path) -> Callable[..., Path]:
    """Write the workspace, with other contents (text or bytes) for the paths given; None leaves a file out."""

    def write(files: dict[str, str | bytes | None] | None = None) -> Path:
        root = tmp_path / "workspace"
        for relative, content in (FILES | (files or {})).items():
            if content is None:
                continue
            path = root / relative
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else dedent(content).lstrip("\n").encode())
        return root

    return write
