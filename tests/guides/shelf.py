"""The guides: where each one's story begins, and which of its lines are not run, each with its reason."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.guides.hands import DEEDS
from tests.guides.living import ROOT, Story
from tests.guides.sample import PATH as SAMPLE
from tests.guides.telling import Teller, Told

TOP = ("cchc", "plans", "templates", "tests", ".ci")
FILES = ("pyproject.toml", "README.md", "README.vi.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE")
PASSING = shutil.ignore_patterns("__pycache__", ".*_cache", ".hypothesis", ".lock")

NETWORK = "needs the network or changes the machine; .ci/run runs the first block of README.md as it stands"
IN_CI = "takes minutes, and .ci/run runs it on every change"
WINDOWS = "only on Windows"


@dataclass(frozen=True)
class Guide:
    """A guide: its path from the repository's top, where its story begins, lines that are left alone."""

    path: str
    begin: Callable[[Path], Story]
    left_alone: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """Its text as it stands."""
        return (ROOT / self.path).read_text("utf-8")

    def tell(self, story: Story) -> Told:
        """Live its story, which has just begun; what became of it."""
        return Teller(self.path, self.text, story, self.left_alone, DEEDS).tell()


def _desk(place: Path) -> Story:
    """The repository's own workspace, to which a newcomer has gone."""
    story = Story.begin(place)
    story.folder = story.home / "cchc"
    shutil.copytree(ROOT / "plans", story.folder / "plans", ignore=PASSING)
    return story


def _newcomer(place: Path) -> Story:
    """A home with nothing in it but what was downloaded."""
    story = Story.begin(place)
    downloaded = story.home / "Downloads" / "cchc-main" / "tests" / "guides"
    downloaded.mkdir(parents=True)
    shutil.copy(SAMPLE, downloaded)
    return story


def _engineer(place: Path) -> Story:
    """A clone of the repository with its environment, in which anything may be changed."""
    story = Story.begin(place)
    story.folder = story.home / "cchc"
    for name in TOP:
        shutil.copytree(ROOT / name, story.folder / name, ignore=PASSING)
    for name in FILES:
        if (ROOT / name).exists():
            shutil.copy(ROOT / name, story.folder / name)
    (story.folder / ".venv").symlink_to(sys.prefix)
    story.environment["PYTHONPATH"] = str(story.folder)
    return story


_SET_UP = (
    'python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/cchc due --unit "Phòng Nội vụ"',
    'python3 -m venv .venv && .venv/bin/pip install -q ".[dev]" && .venv/bin/python -m pytest',
)

_OF_A_NEWCOMER = {
    "winget install -e --id Python.Python.3.13": WINDOWS,
    "py -m pip install --user pipx": WINDOWS,
    "py -m pipx ensurepath": WINDOWS,
    "Expand-Archive Downloads/cchc-main.zip Downloads": WINDOWS,
    "notepad plans/gia-binh/2026/appendix.yaml": WINDOWS,
    "notepad plans/gia-binh/units.yaml": WINDOWS,
    "notepad plans/gia-binh/2026/reports/Q1-2026.yaml": WINDOWS,
    "pipx install ./Downloads/cchc-main": NETWORK,
    "py -m pip wheel ./Downloads/cchc-main pipx -w goi": WINDOWS,
    "py -m pip install --user --no-index --find-links goi pipx": WINDOWS,
    'py -m pipx install cchc --pip-args "--no-index --find-links goi"': WINDOWS,
    "python3 -m venv ~/.cchc": NETWORK,
    "~/.cchc/bin/pip install --no-index --find-links goi cchc": NETWORK,
}

_OF_AN_ENGINEER = {
    'python3 -m venv .venv && .venv/bin/pip install -q -e ".[dev]"': NETWORK,
    ".venv/bin/python -m pytest": IN_CI,
    ".venv/bin/python -m pytest -m slow": IN_CI,
    ".ci/run": IN_CI,
    ".venv/bin/lint-imports": IN_CI,
    ".venv/bin/python -m mypy": IN_CI,
    ".venv/bin/ruff format --check cchc tests": IN_CI,
    ".venv/bin/python tests/bench/startup.py": IN_CI,
    ".venv/bin/python tests/bench/rendering.py": IN_CI,
    ".venv/bin/python -m pytest tests/cli/test_golden.py --snapshot-update": "rewrites what other tests compare",
    ".venv/bin/python -m pytest tests/guides -m slow --snapshot-update": "is this very test",
    'git tag -a v0.1.0 -m "0.1.0"': "marks a release",
}

GUIDES = (
    Guide("README.md", _desk, dict.fromkeys(_SET_UP, NETWORK)),
    Guide("README.vi.md", _newcomer, _OF_A_NEWCOMER),
    Guide("CONTRIBUTING.md", _engineer, _OF_AN_ENGINEER),
)
