"""What was read: one file with its value and its faults, and a plan with all its files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from typing import Any, Generic, TypeVar

from msgspec import UNSET, Struct

from cchc.findings import Finding, Place, ordered
from cchc.plans.base import PartialDate
from cchc.plans.document import Plan
from cchc.plans.journal import Events, Progress
from cchc.plans.measures import Indicators, indicator_in
from cchc.plans.organisation import Units
from cchc.plans.register import Register
from cchc.plans.rows import Problem, Row, Rows, resolve_rows
from cchc.plans.table import Appendix
from cchc.store.joining import joined
from cchc.yamltree import Anchor, Lines, Tree, place_within, read_tree

T = TypeVar("T")


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
        self._texts: dict[tuple[str | int, ...], tuple[Anchor, str]] = {}

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

    def remember(self, keys: tuple[str | int, ...], anchor: Anchor, value: str) -> None:
        """Take where a text of a file that is not read begins: its places are then found without a tree."""
        self._texts[keys] = anchor, value

    def place(self, keys: Sequence[str | int] = (), *, key: bool = False, offset: int | None = None) -> Place:
        """The place of a value (or of its key, or of a character of its text) by its path of keys and indexes."""
        if self._lines is not None and offset is not None and (known := self._texts.get(tuple(keys))) is not None:
            return place_within(self._lines, self.path, *known, offset)
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
