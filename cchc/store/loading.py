"""Loading plans with their registers: every file once, every fault with its place, nothing thrown at the user."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from cchc.findings import Finding
from cchc.plans.document import Plan
from cchc.plans.journal import Events, Progress, Workspace
from cchc.plans.measures import Indicators
from cchc.plans.organisation import Units
from cchc.plans.register import Register
from cchc.plans.reports import Report
from cchc.plans.table import Appendix
from cchc.store.folders import Folders
from cchc.store.loaded import Loaded, LoadedPlan
from cchc.store.opening import Unopened, opened
from cchc.store.reports import FOLDER as REPORTS
from cchc.store.reports import report_path
from cchc.store.states import States, digest_of
from cchc.store.workspace import WorkspaceError, read_bytes, read_plain
from cchc.text import did_you_mean
from cchc.yamltree import Lines, lines_of

_FILES: dict[str, type[Any]] = {
    "plan.yaml": Plan,
    "appendix.yaml": Appendix,
    "extra.yaml": Appendix,
    "events.yaml": Events,
    "indicators.yaml": Indicators,
}
_LINES_HELD = 64
"""So many files that are not read are held as lines, while one finding after the other asks for places in them."""
_PLAN_ID = re.compile(r"^(?P<authority>[^/\\.][^/\\]*)/(?P<year>(?:19|20|21)\d{2})$")


def _files_of(plan_id: str, logs: Iterable[str]) -> dict[str, type[Any]]:
    """The paths of the files of a plan and of its register, with their models."""
    own = {f"plans/{plan_id}/{name}": model for name, model in _FILES.items()}
    return {f"plans/{plan_id.partition('/')[0]}/units.yaml": Units, **own, **dict.fromkeys(logs, Progress)}


class Watch:
    """What is looked at while it is entered, which may be time and again: all of it is gathered in ``seen``."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._before: set[str] | None = None
        self.seen: set[str] = set()

    def __enter__(self) -> set[str]:
        self._before, self._store.looked_at = self._store.looked_at, self.seen
        return self.seen

    def __exit__(self, *raised: object) -> None:
        self._store.looked_at = self._before
        if self._before is not None:
            self._before |= self.seen


class Store:
    """The workspace at ``root``: its settings, its authorities and plans, each file read once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._plans: dict[str, LoadedPlan] = {}
        self._units: dict[str, Loaded[Units]] = {}
        self._registers: dict[str, Register | None] = {}
        self._files: dict[str, Loaded[Any]] = {}
        self._folders = Folders(root)
        self._files_of: dict[str, tuple[str, ...]] = {}
        self.looked_at: set[str] | None = None
        """Here the paths of all that is looked at are put, a folder with a stroke at its end."""
        self._unread: dict[str, Loaded[Any]] = {}
        self._lines_of_unread = lru_cache(maxsize=_LINES_HELD)(self.lines)
        self.states = States(root)

    def watched(self) -> Watch:
        """The paths of all files and folders that are looked at meanwhile.

        All that is known of a file counts, also where it was read before: what is made of it rests on it.
        """
        return Watch(self)

    @contextmanager
    def watched_in_turn(self, watches: Iterable[Watch]) -> Iterator[None]:
        """Watch now for one, now for another of these, as ``looked_at`` is set to what each has seen.

        So it is sooner told than by entering each of them ten thousand times.
        """
        before = self.looked_at
        try:
            yield
        finally:
            self.looked_at = before
            if before is not None:
                before.update(*(watch.seen for watch in watches))

    def state(self, path: str) -> str:
        """Changes whenever a file does, or the names in a folder (``…/``), or in ``plans/`` plans and registers."""
        if not path.endswith("/"):
            return self.states.of(path)
        if path == "plans/":
            return self._all_names
        return "/".join(self._folders.names(path[:-1], required=False))

    @cached_property
    def _all_names(self) -> str:
        return digest_of("\n".join([*self.plan_ids, "", *self.authorities]).encode())

    def keep(self) -> None:
        """Keep for the next run what files and folders were seen."""
        self.states.keep()
        self._folders.keep()

    def let_go(self, plan_id: str) -> None:
        """Let a plan go, and its register if no other plan here has it: not all of thousands can be held."""
        loaded = self._plans.pop(plan_id, None)
        if loaded is None:
            return
        register = f"plans/{loaded.authority}/units.yaml"
        paths = {*self._files_of.pop(plan_id, ())}
        if any(one.authority == loaded.authority for one in self._plans.values()):
            paths.discard(register)
        else:
            self._units.pop(loaded.authority, None)
            self._registers.pop(loaded.authority, None)
        for path in paths:
            self._files.pop(path, None)

    def holds(self, plan_id: str) -> bool:
        """Whether a plan is loaded."""
        return plan_id in self._plans

    def _touch(self, *paths: str) -> None:
        if self.looked_at is not None:
            self.looked_at.update(paths)

    @property
    def settings(self) -> Loaded[Workspace]:
        """plans/workspace.yaml."""
        return self._file("plans/workspace.yaml", Workspace)

    @property
    def home(self) -> str | None:
        """The folder of the home authority (whose desk this is)."""
        return self.settings.value.home if self.settings.value else None

    @property
    def due_soon_days(self) -> int:
        """How many days before its date a thing counts as due soon."""
        return self.settings.value.due_soon_days if self.settings.value else 7

    @cached_property
    def plan_ids(self) -> list[str]:
        """The ids of all plans, by authority and year: folders plans/<authority>/<year> that hold a plan."""
        self._folders.recall()
        found = [f"{name}/{year}" for name in self._inside("plans") for year in self._inside(f"plans/{name}")]
        return [plan_id for plan_id in found if _PLAN_ID.match(plan_id) and self._holds_plan(plan_id)]

    @cached_property
    def _known_plans(self) -> frozenset[str]:
        return frozenset(self.plan_ids)

    def has_plan(self, plan_id: str) -> bool:
        """Whether there is a plan with this id."""
        return plan_id in self._known_plans

    def has_register(self, authority: str) -> bool:
        """Whether an authority keeps a register."""
        return authority in self._known_authorities

    @cached_property
    def _known_authorities(self) -> frozenset[str]:
        return frozenset(self.authorities)

    def _inside(self, relative: str) -> list[str]:
        return self._folders.names(relative, required=False)

    def _holds_plan(self, plan_id: str) -> bool:
        """Whether there is a plan; a link that leads nowhere or a closed folder is told, not passed over."""
        relative = f"plans/{plan_id}"
        names = self._folders.names(relative)
        if "plan.yaml" in names or "appendix.yaml" in names or relative in self._folders.findings:
            return True
        folder = self.root / relative
        return folder.is_symlink() and not folder.exists()

    @cached_property
    def authorities(self) -> list[str]:
        """The folders of all authorities that keep a register."""
        self._folders.recall()
        return [name for name in self._inside("plans") if "units.yaml" in self._inside(f"plans/{name}")]

    @property
    def unlisted(self) -> list[Finding]:
        """The folders met so far that could not be looked into, and names that cannot be used."""
        return list(self._folders.findings.values())

    def units(self, authority: str) -> Loaded[Units]:
        """plans/<authority>/units.yaml."""
        self._touch(f"plans/{authority}/units.yaml")
        if authority not in self._units:
            self._units[authority] = self._file(f"plans/{authority}/units.yaml", Units)
        return self._units[authority]

    def register(self, authority: str) -> Register | None:
        """The register of an authority; None when it is absent or cannot be read."""
        self._touch(f"plans/{authority}/units.yaml")
        if authority not in self._registers:
            value = self.units(authority).value
            self._registers[authority] = Register(authority, value) if value else None
        return self._registers[authority]

    def plan(self, plan_id: str) -> LoadedPlan:
        """The plan with this id; WorkspaceError naming the nearest when the workspace has none such."""
        if plan_id not in self._plans:
            self.require(plan_id)
            self._plans[plan_id] = self._load(plan_id)
        self._touch(*self._files_of.get(plan_id, ()))
        return self._plans[plan_id]

    def require(self, plan_id: str) -> None:
        """Raises WorkspaceError naming the nearest when the workspace has no plan with this id."""
        if not self.has_plan(plan_id):
            known = ", ".join(self.plan_ids) or "chưa có kế hoạch nào"
            hint = did_you_mean(plan_id, self.plan_ids, f"Các kế hoạch đang có: {known}.")
            raise WorkspaceError(f"Không có kế hoạch “{plan_id}”.", hint)

    def _load(self, plan_id: str) -> LoadedPlan:
        authority = plan_id.partition("/")[0]
        base = f"plans/{plan_id}"
        logs = self._logs(base)
        self._files_of[plan_id] = (f"{base}/", f"{base}/progress/", *_files_of(plan_id, logs))
        return LoadedPlan(
            id=plan_id,
            authority=authority,
            plan_file=self.document(plan_id),
            appendix_file=self.appendix(plan_id),
            extra_file=self.given_outside(plan_id),
            events_file=self._file(f"{base}/events.yaml", Events),
            indicators_file=self.indicators(plan_id),
            logs=[self._file(log, Progress) for log in logs],
            unlisted=[found for name, found in self._folders.findings.items() if f"{name}/".startswith(f"{base}/")],
            units_file=self.units(authority),
            register=self.register(authority),
        )

    def _logs(self, base: str) -> list[str]:
        folder = f"{base}/progress"
        return [f"{folder}/{name}" for name in self._folders.names(folder) if name.endswith(".yaml")]

    def read_ahead(self, plan_ids: Iterable[str]) -> None:
        """Read the files of plans that will be asked for, all of them together: that costs less than one by one."""
        wanted: dict[str, type[Any]] = {}
        for plan_id in plan_ids:
            wanted |= _files_of(plan_id, self._logs(f"plans/{plan_id}"))
        new = [(path, model) for path, model in wanted.items() if path not in self._files]
        files = [Unopened(path, self._plain(path), model) for path, model in new]
        self._files.update(zip((path for path, _ in new), opened(files), strict=True))

    def document(self, plan_id: str) -> Loaded[Plan]:
        """The plan.yaml of a plan alone, for who needs no more of the plan."""
        return self._file(f"plans/{plan_id}/plan.yaml", Plan)

    def appendix(self, plan_id: str) -> Loaded[Appendix]:
        """The appendix.yaml of a plan alone."""
        return self._file(f"plans/{plan_id}/appendix.yaml", Appendix)

    def given_outside(self, plan_id: str) -> Loaded[Appendix]:
        """The extra.yaml of a plan alone."""
        return self._file(f"plans/{plan_id}/extra.yaml", Appendix)

    def indicators(self, plan_id: str) -> Loaded[Indicators]:
        """The indicators.yaml of a plan alone."""
        return self._file(f"plans/{plan_id}/indicators.yaml", Indicators)

    def forget(self) -> None:
        """Let go of every plan and register, for who walks through thousands; asked for, they are read anew."""
        for kept in (self._plans, self._units, self._registers, self._files, self._files_of):
            kept.clear()

    def report(self, plan_id: str, period: str, unit_id: str | None = None) -> Loaded[Report]:
        """What a person added to the report of a period ("Q1-2025"), or to a unit's own."""
        return self._file(report_path(plan_id, period, unit_id), Report)

    def reports(self, plan_id: str) -> list[Loaded[Report]]:
        """The files of all reports of a plan: those of a period, then those of units in the folder of a period."""
        base = f"plans/{plan_id}/{REPORTS}"
        listed = self._folders.names(base)
        self._touch(f"{base}/", *(f"{base}/{name}/" for name in listed if "." not in name))
        names = [name for name in listed if name.endswith(".yaml")]
        for folder in (name for name in listed if "." not in name):
            names += [f"{folder}/{name}" for name in self._inside(f"{base}/{folder}") if name.endswith(".yaml")]
        return [self._file(f"{base}/{name}", Report) for name in names]

    def lines(self, path: str) -> Lines:
        """The lines of a file that was read, by its path in the workspace, to quote them; none when it was not."""
        file = self._files.get(path)
        data = file.data if file is not None else self._bytes(path)
        return Lines("") if data is None else lines_of(data)

    def unread(self, path: str) -> Loaded[Any]:
        """A file of which only the places of texts are asked, whose starts are known."""
        if path in self._files:
            return self._files[path]
        if path not in self._unread:
            self._unread[path] = Loaded(path, None, [], lines=lambda: self._lines_of_unread(path))
        return self._unread[path]

    def _bytes(self, path: str) -> bytes | None:
        folder, _, name = path.rpartition("/")
        straight = self._folders.inside(folder)
        read = read_plain(straight, name) if straight is not None else None
        data = read_bytes(self.root, path) if read is None else read[0]
        return None if isinstance(data, Finding) else data

    def overtaken(self) -> str | None:
        """The path of a file that is no longer what was read, or that came since; None where all is as it was."""
        for path, file in self._files.items():
            now = read_bytes(self.root, path)
            if (None if isinstance(now, Finding) else now) != file.data:
                return path
        return self._folders.newcomer(".yaml")

    def _file(self, relative: str, model: type[Any]) -> Loaded[Any]:
        self._touch(relative)
        if relative not in self._files:
            (self._files[relative],) = opened([Unopened(relative, self._plain(relative), model)])
        return self._files[relative]

    def _plain(self, relative: str) -> bytes | Finding | None:
        """The bytes of a file, read in the shortest way where it is a plain one."""
        folder, _, name = relative.rpartition("/")
        if name not in self._folders.names(folder, required=False):
            return read_bytes(self.root, relative)
        straight = self._folders.inside(folder)
        read = read_plain(straight, name) if straight is not None else None
        if read is None:
            return read_bytes(self.root, relative)
        self.states.note(relative, read[1], read[0])
        return read[0]


def open_store(root: Path) -> Store:
    """The workspace at ``root`` (a folder that holds ``plans/``); files are read when asked for."""
    return Store(root)
