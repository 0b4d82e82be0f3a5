"""Places in a Word file in the words of a person who looks for them."""

from __future__ import annotations

from cchc.importing.blocks import Where

BODY = "thân văn bản"


def place(where: Where) -> str:
    """The place: "bảng 2, dòng 5, ô 3", "đoạn 12", "chú thích 3, đoạn 1"."""
    if where.table is not None:
        spots = (("bảng", where.table), ("dòng", where.row), ("ô", where.column))
        named = ", ".join(f"{name} {number}" for name, number in spots if number is not None)
    else:
        named = f"đoạn {where.paragraph}"
    return named if where.part == BODY else f"{where.part}, {named}"
