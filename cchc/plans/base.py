"""What all records of the files share: refused unknown keys, kinds of values, partial dates, ignores, goals.

Every Struct mirrors one mapping of the files; an absent key is ``UNSET`` (it inherits, or is not there), an empty
list is a cell left empty as issued. Texts are Vietnamese and verbatim; money is whole đồng (VND).
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

RowId = Annotated[str, Meta(pattern=r"^[^\s#@/]+$(?!\n)")]
Slug = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9_.-]*$(?!\n)")]
"""Python's ``$`` also stands before a last line end, that of editors does not: ``(?!\\n)`` makes them agree."""
Year = Annotated[int, Meta(ge=1900, le=2200)]
Month = Annotated[int, Meta(ge=1, le=12)]
DayOfMonth = Annotated[int, Meta(ge=1, le=31)]
Comparison = Literal[">=", "<=", ">", "<", "="]


class File(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What all mappings share: unknown keys are faults, order does not matter."""


class Ignore(File, frozen=True):
    """A finding silenced on purpose, never without a reason; ``words``: only where it quotes these."""

    code: str
    reason: str
    words: str | UnsetType = UNSET

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("Bỏ qua một cảnh báo thì phải ghi lý do (“reason”).")


class PartialDate(File, frozen=True):
    """A date whose day (or day and month) the office left blank."""

    year: Year
    month: Month | UnsetType = UNSET


def is_figure(value: float) -> bool:
    """Whether a number can be added up and printed: no infinity, nothing beyond 18 digits, no dust under 1e-9."""
    return value == 0 or 1e-9 <= abs(value) < 1e18


class Target(File, frozen=True):
    """A measurable goal (chỉ tiêu): ``value`` at the year's end, ``by_period`` on the way ("H1-2025": 50)."""

    indicator: str
    value: int | float
    comparison: Comparison = "="
    unit: str | UnsetType = UNSET
    section: str | UnsetType = UNSET
    note: str | UnsetType = UNSET
    by_period: dict[str, int | float] = {}

    def __post_init__(self) -> None:
        if not all(is_figure(value) for value in (self.value, *self.by_period.values())):
            raise ValueError("Giá trị của chỉ tiêu phải là một số viết ra được.")
