"""units.yaml: an authority, its units, its groups of units and what became of them."""

from __future__ import annotations

from datetime import date as Day
from typing import Literal

from msgspec import UNSET, UnsetType, field

from cchc.plans.base import File, Slug

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


class Succession(File, frozen=True):
    """What became of a unit: the date, the legal document, the kind of change, the successors' ids.

    ``area``: only what stands in this area of a plan (by its id or name) goes there; the unit may live on.
    """

    date: Day
    document: str
    kind: SuccessionKind
    successors: list[str] = []
    area: str | UnsetType = UNSET


class Decision(File, frozen=True):
    """Who carries on what a body left that ended, where its successions leave a choice: by a document.

    ``unit`` is the id of the unit that ended, or the authority's folder. A key of ``gives`` and an entry of
    ``drops`` name a task, an area, ``report``, ``duty``, ``up`` (what the superior asks), or ``all``; a task may
    have its plan before ``#``. The nearest key wins. ``drops``: what is not carried on at all.
    """

    unit: str
    date: Day
    because: str
    gives: dict[str, str] = {}
    drops: list[str] = []


class Standing(File, frozen=True):
    """The unit that works for a body such as "Đoàn kiểm tra công vụ", and the document that says so."""

    unit: str
    source: str


class Unit(File, frozen=True):
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


class Member(File, frozen=True):
    """Members of a group given by kind or by another group's name."""

    kind: UnitKind | UnsetType = UNSET
    group: str | UnsetType = UNSET

    def __post_init__(self) -> None:
        if (self.kind is UNSET) == (self.group is UNSET):
            raise ValueError(
                "Thành viên của nhóm là một mã đơn vị, {kind: …} hoặc {group: …}, chỉ một trong các dạng."
            )


class Group(File, frozen=True):
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


class Authority(File, frozen=True):
    """The issuing body (cơ quan ban hành) of the plans in a folder; ``province``: where no superior tells it."""

    name: str
    level: Level
    place: str
    aliases: list[str] = []
    superior: str | UnsetType = UNSET
    superior_name: str | UnsetType = UNSET
    province: str | UnsetType = UNSET
    from_: Day | UnsetType = field(default=UNSET, name="from")
    to: Day | UnsetType = UNSET
    successions: list[Succession] = []


class Units(File, frozen=True):
    """units.yaml: an authority, its units and its groups of units."""

    authority: Authority
    units: list[Unit]
    groups: list[Group] = []
    decisions: list[Decision] = []
