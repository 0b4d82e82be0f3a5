"""The invented year lived once: every step of the story run in this process, and what was seen on the way."""

from __future__ import annotations

import gc
import io
import json
import shlex
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Ran
from tests.year.hands import DEEDS
from tests.year.story import INIT, WATCHED, Step, steps

QUESTIONS = {
    "unit": ("status", "--by", "unit"),
    "area": ("status", "--by", "area"),
    "period": ("status", "--by", "period"),
    "overdue": ("overdue",),
    "rank": ("rank", "--year", "2025"),
}


class Office:
    """A desk at which commands are typed, in one folder."""

    def __init__(self, patch: pytest.MonkeyPatch, folder: Path) -> None:
        self._patch = patch
        self.folder = folder

    def run(self, *words: str) -> Ran:
        """One command line."""
        from cchc.cli.main import run

        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
        with self._patch.context() as patch:
            patch.chdir(self.folder)
            patch.setattr(sys, "argv", ["cchc", *words])
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            try:
                with pytest.raises(SystemExit) as left:
                    run()
            finally:
                gc.enable()
        return Ran(int(left.value.code or 0), *(_text(stream) for stream in (out, err)))

    def asked(self, question: str, day: str) -> Any:
        """The figures that a question gets on a day."""
        ran = self.run(*QUESTIONS[question], "--as-of", day, "--format", "json")
        assert ran.code == 0, ran.err
        return json.loads(ran.out)


def _text(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


@dataclass
class Year:
    """The year as it was lived: how each step went, and what was seen on the days watched."""

    office: Office
    went: list[tuple[Step, Ran]] = field(default_factory=list)
    seen: dict[tuple[str, str], Any] = field(default_factory=dict)

    @property
    def root(self) -> Path:
        """The workspace."""
        return self.office.folder

    def of(self, *words: str) -> Ran:
        """How the step that begins with these words went."""
        return next(ran for step, ran in self.went if step.words[: len(words)] == words)


@pytest.fixture(scope="session")
def year(tmp_path_factory: pytest.TempPathFactory, _own_environment: None) -> Year:
    """The whole year, lived step by step; what is asked on a day is asked after its last step."""
    folder = tmp_path_factory.mktemp("year")
    with pytest.MonkeyPatch.context() as patch:
        office = Office(patch, folder)
        begun = office.run(*shlex.split(INIT))
        assert begun.code == 0, begun.err
        office.folder = folder / "gia-son"
        lived = Year(office)
        days = list(WATCHED)
        for step in steps():
            while days and days[0] < step.day:
                _look(lived, days.pop(0))
            _take(lived, step)
        for day in days:
            _look(lived, day)
        return lived


def _take(year: Year, step: Step) -> None:
    if step.kind == "hand":
        DEEDS[step.words[0]](year.root)
        return
    dated = () if step.words[0] == "validate" else ("--as-of", step.day)
    year.went.append((step, year.office.run(*step.words, *dated)))


def _look(year: Year, day: str) -> None:
    for question in QUESTIONS:
        year.seen[question, day] = year.office.asked(question, day)
