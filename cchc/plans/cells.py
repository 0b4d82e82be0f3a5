"""The cells of an appendix row as people write them in YAML."""

from __future__ import annotations

from msgspec import UNSET, Struct, UnsetType


class TaskCell(Struct, frozen=True, forbid_unknown_fields=True):
    """A task cell merged down from another row."""

    same_as: str


class NamesCell(Struct, frozen=True, forbid_unknown_fields=True):
    """A cell of unit names that a plain list cannot give back.

    Either ``same_as`` (the number or id of the row whose cell is merged over this one), or the verbatim
    ``text`` with the ``units`` it names.
    """

    same_as: str | UnsetType = UNSET
    text: str | UnsetType = UNSET
    units: list[str] | UnsetType = UNSET

    def __post_init__(self) -> None:
        merged, own = self.same_as is not UNSET, self.text is not UNSET and self.units is not UNSET
        if merged == own or (merged and (self.text is not UNSET or self.units is not UNSET)):
            raise ValueError(
                "Ô này cần “same_as” (lấy ô của dòng khác), hoặc cả “text” (nguyên văn) và “units” (các tên)."
            )


class Product(Struct, frozen=True, forbid_unknown_fields=True):
    """One product text (sản phẩm) that holds several things: ``text`` verbatim, ``parts`` one by one."""

    text: str
    parts: list[str] | UnsetType = UNSET


class MergedCell(Struct, frozen=True, forbid_unknown_fields=True):
    """A cell that is another row's: ``same_as`` its number in the same area, or its full id."""

    same_as: str


class LabelledDates(Struct, frozen=True, forbid_unknown_fields=True):
    """Several limits of one product under a label ("BC công tác CCHC"); each date is a phrase, verbatim."""

    label: str
    dates: list[str]


Names = list[str] | NamesCell
Products = list[str | Product] | MergedCell
Deadlines = str | list[str | LabelledDates] | MergedCell
