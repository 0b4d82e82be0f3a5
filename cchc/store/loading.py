"""Loading plans with their registers: every file once, every fault with its place, nothing thrown at the user."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from msgspec import UNSET, Struct, ValidationError, convert

from cchc.findings import Finding, Place, ordered
from cchc.plans.base import PartialDate
from cchc.plans.document import Plan
from cchc.plans.journal import Events, Progress, Update, Workspace
from cchc.plans.measures import Indicators, indicator_in
from cchc.plans.organisation import Units
from cchc.plans.register import Register
from cchc.plans.reports import Report
from cchc.plans.rows import Problem, Row, Rows, resolve_rows
from cchc.plans.table import Appendix
from cchc.store import cache
from cchc.store.faults import decode
from cchc.store.folders import Folders
from cchc.store.joining import joined
from cchc.store.mending import mended
from cchc.store.reports import FOLDER as REPORTS
from cchc.store.reports import report_path
from cchc.store.states import States, digest_of
from cchc.store.workspace import WorkspaceError, read_bytes, read_plain
from cchc.text import did_you_mean
from cchc.yamltree import Lines, Tree, lines_of, place_within, read_tree

T = TypeVar("T")
_FILES = ("plan.yaml", "appendix.yaml", "extra.yaml", "events.yaml", "indicators.yaml")
_SOON_READ = 100_000
"""Bytes: a file so small (a log, a register, nearly every plan) is read about as soon as its entry in the cache."""
_LINES_HELD = 64
"""So many files that are not read are held as lines, while one finding after the other asks for places in them."""
_PLAN_ID = re.compile(r"^(?P<authority>[^/\\.][^/\\]*)/(?P<year>(?:19|20|21)\d{2})$")


class Loaded(Generic[T]):
    """One file as read: its bytes, its value (None when absent or faulty) and its faults.

    Its tree is read when asked for; ``data`` is None where there is no such file. Of one that is not read, because
    only places of texts in it are asked for, ``lines`` gives the lines.
    """

    def __init__(
        self,
        path: str,
        value: T | None,
        findings: Sequence[Finding],
        data: bytes | None = None,
        tree: Tree | None = None,
        lines: Callable[[], Lines] | None = None,
    ) -> None:
        self.path = path
        self.value = value
        self.findings = list(findings)
        self.data = data
        self._tree = tree
        self._lines = lines
        self._texts: dict[tuple[str | int, ...], tuple[int, str]] = {}

    @property
    def present(self) -> bool:
        """Whether there is such a file at all (also a faulty one)."""
        return self.data is not None or bool(self.findings)

    @property
    def tree(self) -> Tree | None:
        """The content with a place for every key; None where there are no bytes."""
        if self._tree is None and self.data is not None:
            self._tree = read_tree(joined(self.data), self.path)
        return self._tree

    def remember(self, keys: tuple[str | int, ...], start: int, value: str) -> None:
        """Take where a text of a file that is not read begins: its places are then found without a tree."""
        self._texts[keys] = start, value

    def place(self, keys: Sequence[str | int] = (), *, key: bool = False, offset: int | None = None) -> Place:
        """The place of a value (or of its key, or of a character of its text) by its path of keys and indexes."""
        if self._lines is not None and offset is not None and (known := self._texts.get(tuple(keys))) is not None:
            return place_within(self._lines(), self.path, *known, offset)
        return self.tree.place(keys, key=key, offset=offset) if self.tree is not None else Place(self.path)


class LoadedPlan(Struct, kw_only=True, dict=True):
    """A plan with all its files and the register of its authority; what could not be read is None."""

    id: str
    authority: str
    plan_file: Loaded[Plan]
    appendix_file: Loaded[Appendix]
    extra_file: Loaded[Appendix]
    events_file: Loaded[Events]
    indicators_file: Loaded[Indicators]
    logs: list[Loaded[Progress]]
    units_file: Loaded[Units]
    register: Register | None
    unlisted: list[Finding] = []

    @property
    def plan(self) -> Plan | None:
        """plan.yaml."""
        return self.plan_file.value

    @property
    def year(self) -> int:
        """The plan's year; the folder's where plan.yaml cannot be read."""
        return self.plan.year if self.plan else int(self.id.rpartition("/")[2])

    @property
    def date(self) -> date:
        """The plan's date; of a date left partly blank the first day it may be."""
        stated = self.plan.date if self.plan else UNSET
        if isinstance(stated, date):
            return stated
        if isinstance(stated, PartialDate):
            return date(stated.year, 1 if stated.month is UNSET else stated.month, 1)
        return date(self.year, 1, 1)

    @cached_property
    def rows(self) -> Rows:
        """The rows of the appendix in document order, then those of extra.yaml."""
        return resolve_rows(self.appendix_file.value, self.extra_file.value)

    @property
    def unrecorded(self) -> bool:
        """Whether its logs speak of no task at all: then "nothing recorded" does not mean "not done"."""
        updates = (update for log in self.logs if log.value is not None for update in log.value.updates)
        return all(indicator_in(update.task) is not None for update in updates)

    def file_of(self, row: Row | Problem) -> Loaded[Appendix]:
        """The file in which a row (or what is wrong with it) stands."""
        return self.extra_file if row.extra else self.appendix_file

    @property
    def _all_files(self) -> tuple[Loaded[Any], ...]:
        files = (self.units_file, self.plan_file, self.appendix_file, self.extra_file, self.events_file)
        return (*files, self.indicators_file, *self.logs)

    @property
    def findings(self) -> list[Finding]:
        """The faults of all files of the plan and of its register."""
        return ordered((*self.unlisted, *(found for file in self._all_files for found in file.findings)))

    @property
    def unread(self) -> list[Loaded[Any]]:
        """The files of the plan and its register that are there, and of which nothing could be read."""
        return [file for file in self._all_files if file.value is None and file.present]

    @property
    def tasks_known(self) -> bool:
        """Whether all files that name tasks could be read: else one not found may stand in the rest."""
        return {self.plan_file, self.appendix_file, self.extra_file}.isdisjoint(self.unread)


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
        self._watched: set[str] | None = None
        self._unread: dict[str, Loaded[Any]] = {}
        self._lines_of_unread = lru_cache(maxsize=_LINES_HELD)(self.lines)
        self.states = States(root)

    @contextmanager
    def watched(self) -> Iterator[set[str]]:
        """The paths of all files and folders (these with a stroke at the end) that are looked at meanwhile.

        All that is known of a file counts, also where it was read before: what is made of it rests on it.
        """
        before, self._watched = self._watched, set()
        try:
            yield self._watched
        finally:
            found, self._watched = self._watched, before
            if before is not None:
                before |= found

    def state(self, path: str) -> str:
        """Changes whenever a file does, or the names in a folder (``…/``), or in ``plans/`` plans and registers."""
        if path == "plans/":
            return self._all_names
        if path.endswith("/"):
            return "/".join(self._folders.names(path[:-1], required=False))
        return self.states.of(path)

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
        if self._watched is not None:
            self._watched.update(paths)

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
        logs = [name for name in self._folders.names(f"{base}/progress") if name.endswith(".yaml")]
        names = (*_FILES, *(f"progress/{log}" for log in logs))
        files = (f"plans/{authority}/units.yaml", *(f"{base}/{name}" for name in names))
        self._files_of[plan_id] = (f"{base}/", f"{base}/progress/", *files)
        return LoadedPlan(
            id=plan_id,
            authority=authority,
            plan_file=self.document(plan_id),
            appendix_file=self.appendix(plan_id),
            extra_file=self.given_outside(plan_id),
            events_file=self._file(f"{base}/events.yaml", Events),
            indicators_file=self.indicators(plan_id),
            logs=[self._file(f"{base}/progress/{log}", Progress) for log in logs],
            unlisted=[found for name, found in self._folders.findings.items() if f"{name}/".startswith(f"{base}/")],
            units_file=self.units(authority),
            register=self.register(authority),
        )

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
            self._files[relative] = self._read(relative, model)
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

    def _read(self, relative: str, model: type[Any]) -> Loaded[Any]:
        data = self._plain(relative)
        if data is None:
            return Loaded(relative, None, [])
        if isinstance(data, Finding):
            return Loaded(relative, None, [data])
        worth = len(data) > _SOON_READ
        entry = cache.key(data, model) if worth else ""
        value = cache.load(entry, model) if worth else None
        if value is not None:
            return Loaded(relative, value, [], data)
        tree = read_tree(joined(data), relative)
        value, wrong = decode(tree, model)
        told = {(one.place.line, one.place.column) for one in tree.findings}
        lines = {one.place.line for one in tree.findings if one.code == "E008"}
        found = [*tree.findings, *(one for one in wrong if _of_its_own(one.place, told, lines))]
        if value is None:
            value = _right_lines(tree.data) if model is Progress else mended(tree.data, model)
        if value is not None and not found and worth:
            cache.save(entry, value)
        return Loaded(relative, value, found, data, tree)


def _right_lines(data: object) -> Progress | None:
    """A log without the lines that are wrong: one bad line does not undo what all the others record."""
    if not isinstance(data, dict) or not isinstance(data.get("updates"), list):
        return None
    right: list[Update] = []
    for line in data["updates"]:
        with suppress(ValidationError):
            right.append(convert(line, Update))
    return Progress(unit=str(data.get("unit", "")), updates=right)


def _of_its_own(place: Place, told: set[tuple[int, int]], lines: set[int]) -> bool:
    """Whether a fault of the model is not merely what a fault of the YAML at that place left behind."""
    return (place.line, place.column) not in told and place.line not in lines


def open_store(root: Path) -> Store:
    """The workspace at ``root`` (a folder that holds ``plans/``); files are read when asked for."""
    return Store(root)
