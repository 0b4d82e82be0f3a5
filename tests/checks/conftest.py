"""Invented workspaces: the base (commune "xa-mau", plan of 2025) with the files of a case laid over it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

BASE = Path(__file__).parent / "base"


def place_of(name: str) -> str:
    """Where a file of a case stands in its workspace: units.yaml, plan.yaml …, or another authority's folder."""
    if name == "workspace.yaml":
        return "plans/workspace.yaml"
    if name == "units.yaml":
        return "plans/xa-mau/units.yaml"
    if name.startswith("cap-tren/"):
        return f"plans/{name}"
    return f"plans/xa-mau/2025/{name}"


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.delenv("CCHC_CACHE", raising=False)
        yield


@pytest.fixture(name="place_of")
def _place_of() -> Callable[[str], str]:
    return place_of


@pytest.fixture(name="lay")
def _lay(tmp_path: Path) -> Callable[..., Path]:
    """Lay files (by their short names, text or bytes) over the base; returns the root."""

    def lay(files: dict[str, str | bytes] | None = None, without: Iterable[str] = ()) -> Path:
        root = tmp_path / "workspace"
        shutil.rmtree(root, ignore_errors=True)
        for source in BASE.iterdir():
            if source.name not in without:
                target = root / place_of(source.name)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, target)
        for name, content in (files or {}).items():
            target = root / place_of(name)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content if isinstance(content, bytes) else content.encode())
        return root

    return lay
