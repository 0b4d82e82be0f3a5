"""Invented workspaces: the base (commune "xa-mau", plan of 2025) with the files of a case laid over it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from tests.checks.examples import lay, place_of


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

    def laid(files: Mapping[str, str | bytes] | None = None, without: Iterable[str] = ()) -> Path:
        return lay(tmp_path / "workspace", files or {}, without)

    return laid
