"""reports/<period>.yaml: what a person adds to a periodic report (báo cáo): its head, narrative, reasons."""

from __future__ import annotations

from datetime import date as Day
from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from cchc.plans.base import File
from cchc.plans.document import Signature

Paragraphs = list[str]


class LateCause(File, frozen=True):
    """Why a task is late (nguyên nhân), of one unit or of all that owe it, of one product or of all."""

    task: str
    cause: str
    unit: str | UnsetType = UNSET
    item: Annotated[int, Meta(ge=1)] | UnsetType = UNSET


class Explanation(File, frozen=True):
    """What is said of a target (giải trình), named by its text."""

    indicator: str
    explanation: str


class Unscheduled(File, frozen=True):
    """A task that came up during the year (phát sinh) and stands in no file of the plan."""

    task: str
    origin: str | UnsetType = UNSET
    lead: str | UnsetType = UNSET
    result: str | UnsetType = UNSET


class Report(File, frozen=True):
    """What a person adds to the report of a period; ``unit`` where it is one unit's own report.

    ``areas`` maps an area's id to its paragraphs. The figures are no part of it: they come from plan and logs.
    """

    period: str
    unit: str | UnsetType = UNSET
    number: str | UnsetType = UNSET
    sign: str | UnsetType = UNSET
    place: str | UnsetType = UNSET
    date: Day | UnsetType = UNSET
    receivers: list[str] = []
    leadership: Paragraphs = []
    areas: dict[str, Paragraphs] = {}
    strengths: Paragraphs = []
    limits: Paragraphs = []
    objective_causes: Paragraphs = []
    subjective_causes: Paragraphs = []
    directions: Paragraphs = []
    proposals: Paragraphs = []
    late: list[LateCause] = []
    targets: list[Explanation] = []
    unscheduled: list[Unscheduled] = []
    recipients: list[str] = []
    filing: str | UnsetType = UNSET
    signature: Signature | UnsetType = UNSET
