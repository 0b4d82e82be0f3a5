"""workspace.yaml, events.yaml and the logs: whose desk this is, what happened, what was done."""

from __future__ import annotations

import re
from datetime import date as Day
from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from cchc.plans.base import File, Ignore, is_figure
from cchc.text import slug

Status = Literal["started", "submitted", "blocked", "done", "dropped", "called", "extended"]


Weight = Annotated[float, Meta(ge=0, le=1000)]
LeastScore = Annotated[float, Meta(ge=0, le=100)]


class Weights(File, frozen=True):
    """What each outcome counts in a unit's score, and how much each role does beside the others.

    Without a weight for what is ``open`` (in time still) it counts in no score.
    """

    done_in_time: Weight
    done_late: Weight = 0
    open: Weight | UnsetType = UNSET
    late: Weight = 0
    lead: Weight = 1
    report: Weight = 1
    duty: Weight = 1

    def __post_init__(self) -> None:
        if self.best == 0:
            raise ValueError("Ít nhất một kết quả phải có trọng số lớn hơn 0.")

    @property
    def best(self) -> float:
        """The weight of the best outcome."""
        return max(self.done_in_time, self.done_late, self.late, 0 if self.open is UNSET else self.open)


class Workspace(File, frozen=True):
    """workspace.yaml: whose desk this is; ``grades`` maps a grade's name to the least score (0–100) for it."""

    home: str
    due_soon_days: Annotated[int, Meta(ge=0, le=366)] = 7
    weights: Weights | UnsetType = UNSET
    grades: dict[str, LeastScore] = {}
    ignore: list[Ignore] = []


_SIGN = re.compile(r"\d+[a-z]?(?:/\d{4})?/[^\W\d_][\w-]*", re.IGNORECASE)


def document_key(text: str) -> str:
    """The number and sign of a document as a name ("12-qd-ubnd"); of one without a sign its whole text."""
    sign = _SIGN.search(text)
    return slug(sign.group() if sign else text)


class Event(File, frozen=True):
    """Something that starts terms or sets deadlines for the tasks named, keyed by its document."""

    id: str
    on: Day
    document: str
    tasks: list[str]
    due: Day | UnsetType = UNSET
    note: str | UnsetType = UNSET

    @property
    def what(self) -> tuple[Day, str]:
        """What makes two lines one event: its day and its document however it is spelt."""
        return self.on, document_key(self.document)


class Events(File, frozen=True):
    """events.yaml."""

    events: list[Event]


class Update(File, frozen=True):
    """One line of a unit's log.

    ``corrects`` is the id (or a list of ids) of lines of its task that it stands in for, whatever their dates;
    ``behalf_of`` the id of a unit
    that ended and whose job this unit carried on; ``value`` the figure of an indicator for the period that
    ``occurrence`` names.
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
    corrects: str | list[str] | UnsetType = UNSET

    @property
    def corrected(self) -> tuple[str, ...]:
        """The ids of the lines that it stands in for."""
        if self.corrects is UNSET:
            return ()
        return (self.corrects,) if isinstance(self.corrects, str) else tuple(self.corrects)

    value: int | float | UnsetType = UNSET

    def __post_init__(self) -> None:
        if self.value is not UNSET and not is_figure(self.value):
            raise ValueError("Số liệu phải là một số viết ra được.")


class Progress(File, frozen=True):
    """progress/<unit>.yaml: what one unit did, one physical line an update."""

    unit: str
    updates: list[Update]
