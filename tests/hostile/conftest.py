"""The sound workspace, built once for each process of the tests, and put right again after each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import Ran
from tests.hostile.running import run
from tests.hostile.sound import SOUND, build, written

SOUNDLY = {relative: written(data) for relative, data in SOUND.items()}


class Spoilt:
    """A workspace beside which stands what nobody may touch; ``out`` is where documents may be written."""

    def __init__(self, folder: Path) -> None:
        self.root = build(folder / "workspace")
        self.out = folder / "out"
        self.out.mkdir()

    def file(self, relative: str) -> Path:
        """A file of the workspace."""
        return self.root / relative

    def run(self, *words: str) -> Ran:
        """A command, at the workspace; ``{out}`` in a word stands for the folder of documents."""
        return run(self.root, *(word.replace("{out}", str(self.out)) for word in words))

    def mend(self) -> None:
        """Write the sound files again."""
        for relative, data in SOUNDLY.items():
            if self.file(relative).read_bytes() != data:
                self.file(relative).write_bytes(data)


@pytest.fixture(autouse=True, name="_alone")
def _one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """All work is done in this process: what starts others costs more here than it saves."""
    monkeypatch.setattr("cchc.checks.sharing._processors", lambda: 1)


@pytest.fixture(scope="session", name="_built")
def _building(tmp_path_factory: pytest.TempPathFactory) -> Spoilt:
    return Spoilt(tmp_path_factory.mktemp("hostile"))


@pytest.fixture
def spoilt(_built: Spoilt) -> Iterator[Spoilt]:
    """The workspace for one test, which may replace the contents of its files but leaves each in its place."""
    yield _built
    _built.mend()


@pytest.fixture
def own(tmp_path: Path) -> Callable[[], Path]:
    """A workspace of the test's own, in which it may do anything."""
    return lambda: build(tmp_path / "workspace")
