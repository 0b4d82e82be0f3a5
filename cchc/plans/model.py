"""The records that people keep in YAML: plan, appendix, register of units, workspace, events, progress.

Every Struct mirrors one mapping of the files; an absent key is ``UNSET`` (it inherits, or is not there),
an empty list is a cell left empty as issued. Texts are Vietnamese and verbatim; money is whole đồng (VND).
"""

from __future__ import annotations

from datetime import date as Day
from math import isfinite
from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType, field

from cchc.plans.cells import Deadlines, LabelledDates, Names, Products, TaskCell

Level = Literal["trung ương", "tỉnh", "huyện", "xã"]
UnitKind = Literal[
    "chuyên môn",
    "xã",
    "xã mới",
    "huyện",
    "sự nghiệp",
    "ngành dọc",
    "liên ngành",
    "công chức",
    "đảng, đoàn thể",
    "khác",
]
SuccessionKind = Literal["rename", "merge", "split", "abolish", "function moved"]
Status = Literal["started", "submitted", "blocked", "done", "dropped", "called", "extended"]
Slug = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9_.-]*$")]
RowId = Annotated[str, Meta(pattern=r"^[^\s#@/]+$")]
Year = Annotated[int, Meta(ge=1900, le=2200)]
Month = Annotated[int, Meta(ge=1, le=12)]
DayOfMonth = Annotated[int, Meta(ge=1, le=31)]
Comparison = Literal[">=", "<=", ">", "<", "="]


class _File(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What all mappings share: unknown keys are faults, order does not matter."""


class Ignore(_File, frozen=True):
    """A finding silenced on purpose, never without a reason."""

    code: str
    reason: str

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("Bỏ qua một cảnh báo thì phải ghi lý do (“reason”).")


class PartialDate(_File, frozen=True):
    """A date whose day (or day and month) the office left blank."""

    year: Year
    month: Month | UnsetType = UNSET


class Citation(_File, frozen=True):
    """A document that another one names: kind, number with sign, date, issuer, title, as printed."""

    kind: str | UnsetType = UNSET
    number: str | UnsetType = UNSET
    date: Day | UnsetType = UNSET
    issuer: str | UnsetType = UNSET
    title: str | UnsetType = UNSET


class Basis(_File, frozen=True):
    """A paragraph of bases (căn cứ) with the documents that it names."""

    text: str
    citations: list[Citation] = []


class ListItem(_File, frozen=True):
    """A line of a list with its own printed number, or with a list under it."""

    text: str
    number: str | UnsetType = UNSET
    items: list[str | ListItem] | UnsetType = field(default=UNSET, name="list")


class ListBlock(_File, frozen=True):
    """A list inside a section: lines with a dash, or with their printed numbers."""

    items: list[str | ListItem] = field(name="list")


class Section(_File, frozen=True):
    """A section of the body: number and heading as printed, paragraphs and lists, then the nested sections."""

    number: str | UnsetType = UNSET
    heading: str | UnsetType = UNSET
    content: list[str | ListBlock] = []
    sections: list[Section] = []


class Footnote(_File, frozen=True):
    """A footnote: its printed number and text; ``[^1]`` marks its place in the body."""

    number: str
    text: str


class Target(_File, frozen=True):
    """A measurable goal (chỉ tiêu)."""

    indicator: str
    value: int | float
    comparison: Comparison = "="
    unit: str | UnsetType = UNSET
    section: str | UnsetType = UNSET
    note: str | UnsetType = UNSET

    def __post_init__(self) -> None:
        if not isfinite(self.value):
            raise ValueError("Giá trị của chỉ tiêu phải là một số viết ra được.")


class Portal(_File, frozen=True):
    """A data portal in which (some) bodies also enter their figures: a field of the report, not a second duty."""

    url: str
    who: list[str] | UnsetType = UNSET


class Also(_File, frozen=True):
    """What some bodies report in addition ("báo cáo thêm")."""

    what: str
    who: list[str]


class SubmitBy(_File, frozen=True):
    """The day of the period's last month by which a report is due; ``time`` is a time of day in words."""

    day: DayOfMonth
    time: str | UnsetType = UNSET


class Window(_File, frozen=True):
    """The cut-off window of a period (thời điểm chốt số liệu): first and last day counted."""

    from_: Day = field(name="from")
    to: Day
    submit_by: SubmitBy | UnsetType = UNSET


class ReportItem(_File, frozen=True):
    """One periodic report: what, who sends it, to whom."""

    what: str
    who: list[str]
    receiver: str | UnsetType = UNSET
    portal: Portal | UnsetType = UNSET
    also: Also | UnsetType = UNSET
    section: str | UnsetType = UNSET


class Reporting(_File, frozen=True):
    """The reporting regime: reports, due day, a window for each period ("Q1-2025", "H1-2025", …)."""

    items: list[ReportItem]
    submit_by: SubmitBy
    windows: dict[str, Window]


class Duty(_File, frozen=True):
    """A job that "Tổ chức thực hiện" lays on units outside the appendix."""

    id: str
    who: list[str]
    what: str
    deadline: str | UnsetType = UNSET
    as_: Literal["reporting"] | UnsetType = field(default=UNSET, name="as")
    ignore: list[Ignore] = []


class Signature(_File, frozen=True):
    """The signature block, as printed."""

    authority: str | UnsetType = UNSET
    on_behalf: str | UnsetType = UNSET
    office: str | UnsetType = UNSET
    name: str | UnsetType = UNSET


class Repair(_File, frozen=True):
    """Damage of scanning or conversion that the transcription mended."""

    where: str
    was: str
    now: str
    because: str | UnsetType = UNSET


class Plan(_File, frozen=True):
    """plan.yaml: the plan document as issued."""

    year: Year
    title: str
    kind: str = "Kế hoạch"
    number: str | UnsetType = UNSET
    sign: str | UnsetType = UNSET
    place: str | UnsetType = UNSET
    date: Day | PartialDate | UnsetType = UNSET
    implements: str | Citation | UnsetType = UNSET
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


class Amendment(_File, frozen=True):
    """A later decision that changes a deadline or a lead; the old cell stays as issued."""

    document: str
    date: Day
    deadline: Deadlines | UnsetType = UNSET
    lead: Names | UnsetType = UNSET


class Task(_File, frozen=True):
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
    due: Day | UnsetType = UNSET
    because: str | UnsetType = UNSET
    amended_by: list[Amendment] = []
    ignore: list[Ignore] = []
    subtasks: list[Task] = []


class Area(_File, frozen=True):
    """An area of reform (nhiệm vụ chung) with its rows in document order."""

    id: Slug
    name: str
    number: str | UnsetType = UNSET
    tasks: list[Task] = []


class Appendix(_File, frozen=True):
    """appendix.yaml: the table of tasks; ``columns`` maps each key to its printed heading, in printed order."""

    areas: list[Area]
    heading: str | UnsetType = UNSET
    title: str | UnsetType = UNSET
    attached: str | UnsetType = UNSET
    columns: dict[str, str] = {}
    ignore: list[Ignore] = []


class Succession(_File, frozen=True):
    """What became of a unit: the date, the legal document, the kind of change, the successors' ids."""

    date: Day
    document: str
    kind: SuccessionKind
    successors: list[str] = []
    area: str | UnsetType = UNSET


class Standing(_File, frozen=True):
    """The unit that works for a body such as "Đoàn kiểm tra công vụ", and the document that says so."""

    unit: str
    source: str


class Unit(_File, frozen=True):
    """A unit of the register (cơ quan, đơn vị); ``from``/``to`` are its first and last day."""

    id: Slug
    name: str
    kind: UnitKind
    aliases: list[str] = []
    from_: Day | UnsetType = field(default=UNSET, name="from")
    to: Day | UnsetType = UNSET
    standing: Standing | UnsetType = UNSET
    authority: str | UnsetType = UNSET
    desk_for: str | UnsetType = UNSET
    source: str | UnsetType = UNSET
    successions: list[Succession] = []


class Member(_File, frozen=True):
    """Members of a group given by kind or by another group's name."""

    kind: UnitKind | UnsetType = UNSET
    group: str | UnsetType = UNSET

    def __post_init__(self) -> None:
        if (self.kind is UNSET) == (self.group is UNSET):
            raise ValueError(
                "Thành viên của nhóm là một mã đơn vị, {kind: …} hoặc {group: …}, chỉ một trong các dạng."
            )


class Group(_File, frozen=True):
    """A name that stands for several units.

    ``complete: false``: the list is our own best knowledge; ``open``: nobody can list the members;
    ``listed_in``: another document lists them; ``because``: the document by which a person filled them in.
    """

    name: str
    aliases: list[str] = []
    members: list[str | Member] = []
    complete: bool = True
    open: bool = False
    listed_in: str | UnsetType = UNSET
    because: str | UnsetType = UNSET
    source: str | UnsetType = UNSET


class Authority(_File, frozen=True):
    """The issuing body (cơ quan ban hành) of the plans in a folder."""

    name: str
    level: Level
    place: str
    aliases: list[str] = []
    superior: str | UnsetType = UNSET
    superior_name: str | UnsetType = UNSET
    from_: Day | UnsetType = field(default=UNSET, name="from")
    to: Day | UnsetType = UNSET
    successions: list[Succession] = []


class Units(_File, frozen=True):
    """units.yaml: an authority, its units and its groups of units."""

    authority: Authority
    units: list[Unit]
    groups: list[Group] = []


class Workspace(_File, frozen=True):
    """workspace.yaml: whose desk this is."""

    home: str
    due_soon_days: Annotated[int, Meta(ge=0, le=366)] = 7
    weights: dict[str, float] = {}
    ignore: list[Ignore] = []


class Event(_File, frozen=True):
    """Something that starts terms or sets deadlines for the tasks named, keyed by its document."""

    id: str
    on: Day
    document: str
    tasks: list[str]
    due: Day | UnsetType = UNSET
    note: str | UnsetType = UNSET


class Events(_File, frozen=True):
    """events.yaml."""

    events: list[Event]


class Update(_File, frozen=True):
    """One line of a unit's log."""

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


class Progress(_File, frozen=True):
    """progress/<unit>.yaml: what one unit did, one physical line an update."""

    unit: str
    updates: list[Update]


__all__ = [
    "Also",
    "Amendment",
    "Appendix",
    "Area",
    "Authority",
    "Basis",
    "Citation",
    "Deadlines",
    "Duty",
    "Event",
    "Events",
    "Footnote",
    "Group",
    "Ignore",
    "LabelledDates",
    "ListBlock",
    "ListItem",
    "Member",
    "Names",
    "PartialDate",
    "Plan",
    "Portal",
    "Products",
    "Progress",
    "Repair",
    "ReportItem",
    "Reporting",
    "Section",
    "Signature",
    "Standing",
    "SubmitBy",
    "Succession",
    "Target",
    "Task",
    "Unit",
    "Units",
    "Update",
    "Window",
    "Workspace",
]
