"""appendix.yaml (and extra.yaml): the table of areas and tasks."""

from __future__ import annotations

from datetime import date as Day
from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from cchc.plans.base import File, Ignore, RowId, Slug, Target
from cchc.plans.cells import Deadlines, Names, Products, TaskCell


class Amendment(File, frozen=True):
    """A later decision that changes a deadline or a lead; the old cell stays as issued."""

    document: str
    date: Day
    deadline: Deadlines | UnsetType = UNSET
    lead: Names | UnsetType = UNSET


class Task(File, frozen=True):
    """A row of the appendix (nhiệm vụ cụ thể) with its sub-rows."""

    task: str | TaskCell
    number: RowId | UnsetType = UNSET
    id: RowId | UnsetType = UNSET
    products: Products | UnsetType = UNSET
    lead: Names | UnsetType = UNSET
    coordinating: Names | UnsetType = UNSET
    deadline: Deadlines | UnsetType = UNSET
    budget: Annotated[int, Meta(ge=0)] | str | UnsetType = UNSET
    note: str | UnsetType = UNSET
    footnote: str | UnsetType = UNSET
    criteria: list[str] = []
    targets: list[Target] = []
    implements: list[str] = []
    same_as: str | UnsetType = UNSET
    each: bool | UnsetType = UNSET
    origin: str | UnsetType = UNSET
    given_on: Day | UnsetType = UNSET
    due: Day | UnsetType = UNSET
    because: str | UnsetType = UNSET
    amended_by: list[Amendment] = []
    ignore: list[Ignore] = []
    subtasks: list[Task] = []


class Area(File, frozen=True):
    """An area of reform (nhiệm vụ chung) with its rows in document order."""

    id: Slug
    name: str
    number: str | UnsetType = UNSET
    tasks: list[Task] = []


class Appendix(File, frozen=True):
    """appendix.yaml: the table of tasks; ``columns`` maps each key to its printed heading, in printed order."""

    areas: list[Area]
    heading: str | UnsetType = UNSET
    title: str | UnsetType = UNSET
    attached: str | UnsetType = UNSET
    columns: dict[str, str] = {}
    ignore: list[Ignore] = []
