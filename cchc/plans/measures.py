"""indicators.yaml: what is measured for a plan's targets, which units give a figure and how figures combine."""

from __future__ import annotations

from typing import Literal

from msgspec import UNSET, UnsetType

from cchc.plans.base import File, Slug

Combine = Literal["sum", "average", "last"]

_PREFIX = "indicator/"


class Percent(File, frozen=True):
    """A rate derived from two indicators: 100 × part / whole of their combined figures."""

    part: Slug
    whole: Slug


class Indicator(File, frozen=True):
    """One thing measured (chỉ số).

    ``who``: the units and groups that each give a figure of their own; without it the authority's desk gives one
    for all. ``unit`` is the unit of measure (đơn vị tính); ``target`` the text of the plan's target that it
    measures; ``form`` where it stands in the superior's form. Nobody records a ``percent``: the rates of units
    cannot be added up, their parts can.
    """

    id: Slug
    name: str
    unit: str | UnsetType = UNSET
    who: list[str] | UnsetType = UNSET
    combine: Combine | UnsetType = UNSET
    percent: Percent | UnsetType = UNSET
    target: str | UnsetType = UNSET
    form: str | UnsetType = UNSET
    note: str | UnsetType = UNSET

    def __post_init__(self) -> None:
        if self.percent is not UNSET and (self.who is not UNSET or self.combine is not UNSET):
            raise ValueError("Tỷ lệ (“percent”) tính từ hai chỉ số khác nên không có “who” và “combine”.")
        if self.who == []:
            raise ValueError("“who” để trống: nêu đơn vị cho số liệu, hoặc bỏ khóa này nếu chỉ có một số chung.")

    @property
    def derived(self) -> bool:
        """Whether its figure is computed, so that nothing is recorded for it."""
        return self.percent is not UNSET

    @property
    def combination(self) -> Combine:
        """How the figures of its units become one."""
        return "sum" if self.combine is UNSET else self.combine

    @property
    def measure(self) -> str | None:
        """The unit of measure; of a rate the per cent, unless it says another."""
        if self.unit is UNSET:
            return "%" if self.derived else None
        return self.unit


class Indicators(File, frozen=True):
    """indicators.yaml."""

    indicators: list[Indicator]


def indicator_task(indicator: str) -> str:
    """The name under which logs record the figures of an indicator."""
    return f"{_PREFIX}{indicator}"


def indicator_in(task: str) -> str | None:
    """The id of the indicator whose figures a task's name means; None for any other task."""
    return task.removeprefix(_PREFIX) if task.startswith(_PREFIX) else None
