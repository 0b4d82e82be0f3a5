"""Neighbouring places of a Word file that are listed for one and the same reason, taken together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from cchc.importing.blocks import Unread, Where
from cchc.importing.places import place
from cchc.text import fold

_APART, _ROW = 3, 30
"""Paragraphs that are neighbours, since empty ones may stand between; the same from the last row of a table on."""
_FEWEST = 3
"""Fewer neighbours are shown each by itself."""


class Run(Struct, frozen=True):
    """What is listed of one place, or of ``count`` neighbouring ones from ``first`` to ``last``."""

    first: Unread
    last: Unread
    count: int = 1

    @property
    def place(self) -> str:
        """Where it stands: "đoạn 200-245", "bảng 3, dòng 1-32", "đoạn 12 đến bảng 2, dòng 7"."""
        start, end = self.first.where, self.last.where
        if self.count == 1:
            return place(start)
        if start.table != end.table:
            return f"{place(start)} đến {place(Where(start.part, end.paragraph, end.table, end.row))}"
        if start.table is None:
            return f"{place(start)}-{end.paragraph}"
        rows = Where(start.part, start.paragraph, start.table, start.row)
        return place(rows) if start.row == end.row else f"{place(rows)}-{end.row}"

    @property
    def counted(self) -> str:
        """How many they are: paragraphs, rows of a table, or both."""
        tables = {self.first.where.table, self.last.where.table}
        if tables == {None}:
            return f"{self.count} đoạn"
        return f"{self.count} {'dòng' if len(tables) == 1 and self.first.where.column is None else 'chỗ'}"


def singly(ones: Iterable[Unread]) -> list[Run]:
    """Each place by itself."""
    return [Run(one, one) for one in ones]


def runs(ones: Sequence[Unread]) -> list[Run]:
    """The places in their order, neighbours of one reason as one run."""
    found: list[Run] = []
    start = 0
    for at in range(1, len(ones) + 1):
        if at == len(ones) or not _neighbours(ones[at - 1], ones[at]):
            part = ones[start:at]
            found += singly(part) if len(part) < _FEWEST else [Run(part[0], part[-1], len(part))]
            start = at
    return found


def _neighbours(one: Unread, other: Unread) -> bool:
    a, b = one.where, other.where
    if one.why != other.why or a.part != b.part or fold(other.words).startswith("phu luc"):
        return False
    if a.table is not None and a.table == b.table:
        return a.row is not None and b.row is not None and 0 <= b.row - a.row <= 1
    return 0 <= b.paragraph - a.paragraph <= (_APART if a.table is None else _ROW)
