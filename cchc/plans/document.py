"""plan.yaml: the plan document as issued, its reporting regime and the duties it lays on units."""

from __future__ import annotations

from datetime import date as Day
from typing import Literal

from msgspec import UNSET, UnsetType, field

from cchc.plans.base import DayOfMonth, File, Ignore, PartialDate, Target, Year


class Citation(File, frozen=True):
    """A document that another one names: kind, number with sign, date, issuer, title, as printed."""

    kind: str | UnsetType = UNSET
    number: str | UnsetType = UNSET
    date: Day | UnsetType = UNSET
    issuer: str | UnsetType = UNSET
    title: str | UnsetType = UNSET


class Basis(File, frozen=True):
    """A paragraph of bases (căn cứ) with the documents that it names."""

    text: str
    citations: list[Citation] = []


class ListItem(File, frozen=True):
    """A line of a list with its own printed number, or with a list under it."""

    text: str
    number: str | UnsetType = UNSET
    items: list[str | ListItem] | UnsetType = field(default=UNSET, name="list")


class ListBlock(File, frozen=True):
    """A list inside a section: lines with a dash, or with their printed numbers."""

    items: list[str | ListItem] = field(name="list")


class Section(File, frozen=True):
    """A section of the body: number and heading as printed, paragraphs and lists, then the nested sections."""

    number: str | UnsetType = UNSET
    heading: str | UnsetType = UNSET
    content: list[str | ListBlock] = []
    sections: list[Section] = []


class Footnote(File, frozen=True):
    """A footnote: its printed number and text; ``[^1]`` marks its place in the body."""

    number: str
    text: str


class Portal(File, frozen=True):
    """A data portal in which (some) bodies also enter their figures: a field of the report, not a second duty."""

    url: str
    who: list[str] | UnsetType = UNSET


class Also(File, frozen=True):
    """What some bodies report in addition ("báo cáo thêm")."""

    what: str
    who: list[str]


class SubmitBy(File, frozen=True):
    """The day of the period's last month by which a report is due; ``time`` is a time of day in words."""

    day: DayOfMonth
    time: str | UnsetType = UNSET


class Window(File, frozen=True):
    """The cut-off window of a period (thời điểm chốt số liệu): first and last day counted."""

    from_: Day = field(name="from")
    to: Day
    submit_by: SubmitBy | UnsetType = UNSET


class ReportItem(File, frozen=True):
    """One periodic report: what, who sends it, to whom."""

    what: str
    who: list[str]
    receiver: str | UnsetType = UNSET
    portal: Portal | UnsetType = UNSET
    also: Also | UnsetType = UNSET
    section: str | UnsetType = UNSET


class Reporting(File, frozen=True):
    """The reporting regime: reports, due day, a window for each period ("Q1-2025", "H1-2025", …)."""

    items: list[ReportItem]
    submit_by: SubmitBy
    windows: dict[str, Window]


class Duty(File, frozen=True):
    """A job that "Tổ chức thực hiện" lays on units outside the appendix."""

    id: str
    who: list[str]
    what: str
    deadline: str | UnsetType = UNSET
    as_: Literal["reporting"] | UnsetType = field(default=UNSET, name="as")
    ignore: list[Ignore] = []


class Signature(File, frozen=True):
    """The signature block, as printed."""

    authority: str | UnsetType = UNSET
    on_behalf: str | UnsetType = UNSET
    office: str | UnsetType = UNSET
    name: str | UnsetType = UNSET


class Repair(File, frozen=True):
    """Damage of scanning or conversion that the transcription mended."""

    where: str
    was: str
    now: str
    because: str | UnsetType = UNSET


class Excuse(File, frozen=True):
    """A task of the superior's plan that this plan need not carry out, never without a reason."""

    task: str
    reason: str

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("Không thực hiện một nhiệm vụ của cấp trên thì phải ghi lý do (“reason”).")


class Plan(File, frozen=True):
    """plan.yaml: the plan document as issued."""

    year: Year
    title: str
    kind: str = "Kế hoạch"
    number: str | UnsetType = UNSET
    sign: str | UnsetType = UNSET
    place: str | UnsetType = UNSET
    date: Day | PartialDate | UnsetType = UNSET
    implements: str | Citation | UnsetType = UNSET
    excuses: list[Excuse] = []
    bases: list[Basis] = []
    preamble: list[str] = []
    body: list[Section] = []
    closing: list[str] = []
    footnotes: list[Footnote] = []
    reporting: Reporting | UnsetType = UNSET
    duties: list[Duty] = []
    targets: list[Target] = []
    recipients: list[str] = []
    filing: str | UnsetType = UNSET
    signature: Signature | UnsetType = UNSET
    appendix: Literal["announced"] | UnsetType = UNSET
    repairs: list[Repair] = []
    ignore: list[Ignore] = []
