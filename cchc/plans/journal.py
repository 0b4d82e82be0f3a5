"""workspace.yaml, events.yaml and the logs: whose desk this is, what happened, what was done."""

from __future__ import annotations

from datetime import date as Day
from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from cchc.plans.base import File, Ignore

Status = Literal["started", "submitted", "blocked", "done", "dropped", "called", "extended"]


class Workspace(File, frozen=True):
    """workspace.yaml: whose desk this is."""

    home: str
    due_soon_days: Annotated[int, Meta(ge=0, le=366)] = 7
    weights: dict[str, float] = {}
    ignore: list[Ignore] = []


class Event(File, frozen=True):
    """Something that starts terms or sets deadlines for the tasks named, keyed by its document."""

    id: str
    on: Day
    document: str
    tasks: list[str]
    due: Day | UnsetType = UNSET
    note: str | UnsetType = UNSET


class Events(File, frozen=True):
    """events.yaml."""

    events: list[Event]


class Update(File, frozen=True):
    """One line of a unit's log.

    ``corrects`` is the id of a line that it stands in for, whatever their dates; ``behalf_of`` the id of a unit
    that ended and whose job this unit carried on.
    """

    id: str
    on: Day
    task: str
    status: Status
    item: Annotated[int, Meta(ge=1)] | UnsetType = UNSET
    occurrence: str | UnsetType = UNSET
    due: Day | UnsetType = UNSET
    evidence: str | UnsetType = UNSET
    document: str | UnsetType = UNSET
    cause: str | UnsetType = UNSET
    note: str | UnsetType = UNSET
    behalf_of: str | UnsetType = UNSET
    corrects: str | UnsetType = UNSET


class Progress(File, frozen=True):
    """progress/<unit>.yaml: what one unit did, one physical line an update."""

    unit: str
    updates: list[Update]
