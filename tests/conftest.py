"""Shared by all tests: a cache folder of their own, reproducible examples, and desks to ask questions at.

A desk is a workspace with a few short ways to ask about it. ``real`` is the repository's own (never written to),
``desk`` a copy of it for one test, ``invented`` a small made-up one.
"""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from cchc.obligations import Assessed, Tally, assess, derive, tally, total
from cchc.obligations.recording import Records
from cchc.obligations.scope import ask_unit, choose_plans, gather
from cchc.store import LoadedPlan, Store, open_store

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]
INVENTED = Path(__file__).parent / "obligations" / "invented"
MEASURED = Path(__file__).parent / "obligations" / "measured"

_TWICE_IN_ONE_PROCESS = HealthCheck.differing_executors  # so a mutation tool runs the laws that stand in a class

settings.register_profile("cchc", deadline=None, derandomize=True, suppress_health_check=[_TWICE_IN_ONE_PROCESS])
settings.load_profile("cchc")


class Desk:
    """A workspace: its plans, what is owed in them on a day, and short ways to change a copy."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def store(self) -> Store:
        """The workspace as its files stand now."""
        return open_store(self.root)

    def plan(self, plan_id: str) -> LoadedPlan:
        """A plan as its files stand now."""
        return self.store.plan(plan_id)

    def owed(self, plan_id: str, on: str = "2025-01-02", **wanted: object) -> list[Assessed]:
        """What the plan lays on anybody, on a day; ``wanted`` narrows by task, unit, role, item, occurrence."""
        store, day = self.store, date.fromisoformat(on)
        loaded, soon = store.plan(plan_id), store.due_soon_days
        records = Records(loaded)
        found = [assess(o, day, records.facts(o, day), due_soon_days=soon) for o in derive(loaded)]
        return [a for a in found if all(_attribute(a, key) == value for key, value in wanted.items())]

    def one(self, plan_id: str, on: str = "2025-01-02", **wanted: object) -> Assessed:
        """The only obligation that fits."""
        found = self.owed(plan_id, on, **wanted)
        assert len(found) == 1, [a.obligation.id for a in found]
        return found[0]

    def asked(self, *units: str, on: str, plans: tuple[str, ...] = ()) -> list[Assessed]:
        """Everything in the list of these units (of all without any), with the superior's plan where it belongs."""
        store, day = self.store, date.fromisoformat(on)
        scope = choose_plans(store, plans, None, day)
        return gather(scope, [ask_unit(scope, unit) for unit in units], day, store.due_soon_days)

    def counts(self, plan_id: str, on: str, by: str = "area") -> tuple[dict[str | None, Tally], Tally]:
        """The counts by key and in all."""
        found = self.owed(plan_id, on)
        return {one.key: one for one in tally(found, by)}, total(found, by)

    def log(self, plan_id: str, unit: str, *lines: str) -> None:
        """Add lines "{on: …, task: …, status: …}" to a unit's log; the ids are made up here."""
        folder = self.root / "plans" / plan_id / "progress"
        folder.mkdir(exist_ok=True)
        path = folder / f"{unit.replace(' ', '-').replace('/', '-')}.yaml"
        text = path.read_text("utf-8") if path.exists() else f"unit: {unit}\nupdates:\n"
        for line in lines:
            text += f"  - {{id: t{text.count('id:'):03}, {line}}}\n"
        path.write_text(text, "utf-8")

    def event(self, plan_id: str, *lines: str) -> None:
        """Add lines "{id: …, on: …, document: …, tasks: […]}" to events.yaml."""
        path = self.root / "plans" / plan_id / "events.yaml"
        text = path.read_text("utf-8") if path.exists() else "events:\n"
        path.write_text(text + "".join(f"  - {{{line}}}\n" for line in lines), "utf-8")

    def change(self, relative: str, old: str, new: str) -> None:
        """Replace the one place where ``old`` stands in a file under plans/."""
        path = self.root / "plans" / relative
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f"{text.count(old)} × {old!r}"
        path.write_text(text.replace(old, new), "utf-8")


def _attribute(assessed: Assessed, key: str) -> object:
    o = assessed.obligation
    if key == "unit":
        return o.owner.unit_id
    return o.term.occurrence if key == "occurrence" else getattr(o, key)


@dataclass(frozen=True)
class Ran:
    """What a call left: exit status, standard output, standard error."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session", autouse=True)
def _own_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The user's cache, workspace and colours do not reach the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        for name in ("CCHC_ROOT", "CCHC_DEBUG", "CCHC_CACHE", "FORCE_COLOR", "NO_COLOR", "COLUMNS"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session")
def real() -> Desk:
    """The repository's own five plans, read only."""
    return Desk(ROOT)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A copy of the five plans that a test may change."""
    shutil.copytree(ROOT / "plans", tmp_path / "plans")
    return Desk(tmp_path)


@pytest.fixture
def invented(tmp_path: Path) -> Desk:
    """A copy of the invented workspace: one authority, four units, one of every kind of row."""
    shutil.copytree(INVENTED, tmp_path / "plans")
    return Desk(tmp_path)


@pytest.fixture
def measured(invented: Desk) -> Desk:
    """The invented workspace with indicators and targets added to its plan."""
    folder = invented.root / "plans" / "gia-dinh" / "2025"
    shutil.copy(MEASURED / "indicators.yaml", folder)
    with (folder / "plan.yaml").open("a", encoding="utf-8") as plan:
        plan.write((MEASURED / "targets.yaml").read_text("utf-8"))
    return invented


@pytest.fixture(scope="session")
def invented_plan(tmp_path_factory: pytest.TempPathFactory) -> LoadedPlan:
    """The invented plan itself, for laws that try many logs in memory."""
    root = tmp_path_factory.mktemp("invented")
    shutil.copytree(INVENTED, root / "plans")
    return open_store(root).plan("gia-dinh/2025")


@pytest.fixture
def cchc(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """``cchc(*arguments, cwd=…)``: the command line in this process, from the repository unless told."""
    from cchc.cli.main import run

    def call(*arguments: str, cwd: Path = ROOT) -> Ran:
        monkeypatch.chdir(cwd)
        monkeypatch.setattr(sys, "argv", ["cchc", *arguments])
        capsys.readouterr()
        try:
            with pytest.raises(SystemExit) as left:
                run()
        finally:
            gc.enable()
        out, err = capsys.readouterr()
        return Ran(int(left.value.code or 0), out, err)

    return call


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium without a window, once a process; its tests are skipped where it is missing."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as player:
        launched = player.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield launched
        launched.close()


@pytest.fixture
def process() -> Callable[..., Ran]:
    """``process(*arguments, cwd=…, **environment)``: ``python -m cchc`` as its own process; costs 0.2 s."""
    import subprocess

    def call(*arguments: str, cwd: Path = ROOT, **environment: str) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "cchc", *arguments],
            cwd=cwd,
            env={**os.environ, **environment},
            capture_output=True,
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return call
