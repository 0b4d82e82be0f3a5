"""The head of an appendix's table: where it stands, what each column holds, where it is repeated."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from msgspec import Struct

from cchc.deadlines import UnreadableDeadline, read
from cchc.importing.blocks import Where
from cchc.importing.names.unit_words import begins_unit
from cchc.importing.tables.column_headings import LONGEST, Column, Role, joined_heading, role_of, settled
from cchc.importing.tables.table_lines import Grid, Line
from cchc.text import fold
from cchc.text.ordinals import bare, typed_mark

_LOOKED_AT = 10
_ORDER = re.compile(r"\(?\[?(?:\d{1,2}|[a-zA-ZđĐ])\]?\)?(?:\s*=.*)?\.?")
_MARK = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,6}|[A-Za-zđ]|[-+•])[.)]?")
_ENOUGH = {"task", "group", "area"}
_USEFUL = {"products", "lead", "coordinating", "both", "deadline"}
_LEAST_NAMED = 3
_UNMISTAKABLE = {"task", "lead", "deadline"}
"""No row of tasks has all of these as the words of its cells."""
_YEAR = 2025
"""Any year will do to ask whether words are a limit."""


class Head(Struct, frozen=True):
    """The head of a table: its columns, the place of its first row and of the first row below it.

    ``guessed``: there is no head, the columns were told from what stands in them.
    """

    columns: tuple[Column, ...]
    where: Where
    start: int
    end: int
    keys: frozenset[tuple[str, ...]] = frozenset()
    guessed: bool = False

    def repeated(self, line: Line) -> bool:
        """Whether a row says again what the head says, as after a page break."""
        return bool(line.key) and (line.key in self.keys or is_count(line))

    def anew(self, line: Line) -> Head | None:
        """The head of the rows below one that names the columns in other words; None where a row does not."""
        named = {one.first: role_of(one.text) for one in line.filled}
        if self.repeated(line) or len(named) < len(line.slots) - 1 or None in named.values():
            return None
        told = {fold(one.heading) for one in self.columns}
        words = [fold(one.text) for one in line.filled]
        strong = all(paragraph.bold for one in line.filled for paragraph in one.paragraphs)
        again = sum(word in told for word in words) * 2 >= len(words) or set(named.values()) >= _UNMISTAKABLE
        if len({*named.values()}) < _LEAST_NAMED or not (strong or again):
            return None
        texts = {one.first: one.text for one in line.filled}
        columns = [
            Column(named[at] or "other", texts[at]) if at in named else column
            for at, column in enumerate(self.columns)
        ]
        return Head(settled(columns), line.where, self.start, self.end, self.keys | {line.key})


def head_of(grid: Grid) -> Head | None:
    """The head of a table; None where none of its first rows is one of an appendix."""
    lines = grid.lines
    start = next((n for n, line in enumerate(lines[:_LOOKED_AT]) if _is_head(line)), None)
    if start is None:
        return None
    end = start + 1
    while end < len(lines) and _goes_on(lines[start:end], lines[end]):
        end += 1
    named = [line for line in lines[start:end] if not is_count(line)]
    columns = settled([_column(named, column) for column in range(grid.columns)])
    if any(one.width > 1 for one in named[-1].slots):
        columns = _numbered_apart(columns, named[-1], lines[end:])
    if not _sufficient({one.role for one in columns}):
        return None
    return Head(columns, grid.where, start, end, frozenset(line.key for line in lines[start:end]))


def has_other_head(grid: Grid) -> bool:
    """Whether a table has a head, and not one of an appendix: its first row names columns and begins no task.

    Why: a list of bodies or of figures has the look of tasks (numbers, names of units, days); what its own head
    calls the columns decides.
    """
    first = next((line for line in grid.lines[:_LOOKED_AT] if len(line.filled) > 1), None)
    if first is None or head_of(grid) is not None:
        return False
    texts = [one.text for one in first.filled]
    if any(len(text) > LONGEST or _MARK.fullmatch(text) or _is_limit(text) for text in texts):
        return False
    roles = [role for text in texts if (role := role_of(text))]
    bold = all(one.bold for slot in first.filled for one in slot.paragraphs if one.text)
    return "number" in roles or len(roles) > 1 or (bold and bool(roles)) or _numbers_below(grid, first)


def _numbers_below(grid: Grid, first: Line) -> bool:
    """Whether words of this row stand over a column of numbers."""
    if not first.filled or first.filled[0].first > 0:
        return False
    left = [one.text for line in grid.lines if line.at > first.at and (one := line.slot(0)) and one.text]
    return _share(left, lambda text: _MARK.fullmatch(text) is not None) > 0.6


def guessed_head(grid: Grid) -> Head | None:
    """The columns told from what stands in them, for a table without a head; None where that does not do, or
    where the table has a head of another kind.
    """
    if has_other_head(grid):
        return None
    texts = [
        [one.text for line in grid.lines if (one := line.slot(n)) and one.width == 1 and line.own(one) and one.text]
        for n in range(grid.columns)
    ]
    roles: dict[int, Role] = {}
    if texts and texts[0] and _share(texts[0], lambda text: _MARK.fullmatch(text) is not None) > 0.6:
        roles[0] = "number"
    for n, column in enumerate(texts):
        if n not in roles and _share(column, _is_limit) > 0.5 and "deadline" not in roles.values():
            roles[n] = "deadline"
    for n, column in enumerate(texts):
        if n not in roles and _share(column, begins_unit) > 0.6:
            if "lead" not in roles.values():
                roles[n] = "lead"
            elif "coordinating" not in roles.values():
                roles[n] = "coordinating"
    if len(roles) < 2 or not {"lead", "deadline"} & set(roles.values()):
        return None
    left = [n for n in range(grid.columns) if n not in roles and texts[n]]
    if left:
        longest = max(left, key=lambda n: sum(map(len, texts[n])) / len(texts[n]))
        roles[longest] = "task"
        for n in left:
            roles.setdefault(n, "products" if n > longest and "products" not in roles.values() else "other")
    if not _sufficient(set(roles.values())):
        return None
    columns = tuple(Column(roles.get(n, "other"), "") for n in range(grid.columns))
    return Head(columns, grid.where, 0, 0, guessed=True)


def is_count(line: Line) -> bool:
    """Whether a row only counts the columns: "1 2 3 4", "(1) (2) …", "A B 1 2"."""
    texts = [one.text for one in line.slots if one.text]
    if len(texts) < 3 or not all(_ORDER.fullmatch(text) for text in texts):
        return False
    figures = sorted(int(figure[0]) for text in texts if (figure := re.match(r"\d+", bare(text))))
    return len(figures) >= 2 and all(after == one + 1 for one, after in pairwise(figures))


def _sufficient(roles: set[str]) -> bool:
    """Whether these are columns of tasks; days beside matters alone are the programme of a meeting."""
    return bool(roles & _ENOUGH) and bool(roles & _USEFUL) and roles != {"task", "deadline"}


def _is_head(line: Line) -> bool:
    filled = [one for one in line.slots if one.text]
    if any(len(one.text) > LONGEST for one in filled):
        return False
    if any(_MARK.fullmatch(one.text) or _is_limit(one.text) for one in filled):
        return False
    roles = {role_of(one.text) for one in filled} - {None}
    return len(roles) >= 2 and len(roles) * 2 >= len(filled) and bool(roles & _USEFUL)


def _goes_on(head: Sequence[Line], line: Line) -> bool:
    """Whether a row still belongs to the head above it."""
    if is_count(line):
        return True
    if is_count(head[-1]):
        return False
    filled = line.filled
    if not filled:
        return any(not line.own(one) for one in line.slots)
    if line.key == head[-1].key:
        return True
    under = [one for one in filled if _over(head[-1], one.first) > 1]
    others = [one for one in filled if one not in under and role_of(one.text) is None]
    short = all(len(one.text) <= LONGEST for one in filled)
    return bool(under) and not others and short and len(filled) < len(line.slots)


def _over(line: Line, column: int) -> int:
    above = line.slot(column)
    return above.width if above else 1


def _column(head: Sequence[Line], column: int) -> Column:
    """A column's role by its lowest heading; where that tells nothing, by all of them."""
    texts = [one.text for line in head if (one := line.slot(column)) and line.own(one) and one.text]
    whole = ""
    for text in texts:
        whole = joined_heading(whole, text)
    role = (role_of(texts[-1]) if texts else None) or role_of(whole)
    if len(texts) > 1 and role in ("number", "other", None):
        role = role_of(texts[0]) if role_of(texts[0]) not in ("lead", None) else role
    return Column(role or "other", whole)


def _numbered_apart(columns: Sequence[Column], head: Line, body: Sequence[Line]) -> tuple[Column, ...]:
    """The columns where one heading stands over two: numbers under its left part are numbers."""
    made = list(columns)
    for slot in head.slots:
        if slot.width < 2 or any(one.role == "number" for one in made):
            continue
        left = [one.text for line in body if (one := line.slot(slot.first)) and one.width == 1 and one.text]
        if left and _share(left, lambda text: _MARK.fullmatch(text) is not None) > 0.6:
            heading = made[slot.first].heading
            made[slot.first] = Column("number", "")
            made[slot.first + 1] = Column(role_of(heading) or "task", heading)
    return tuple(made)


def _share(texts: Sequence[str], fits: Callable[[str], object]) -> float:
    return sum(bool(fits(text)) for text in texts) / len(texts) if texts else 0.0


def _is_limit(text: str) -> bool:
    if len(text) > 120 or typed_mark(text) or not fold(text):
        return False
    try:
        return bool(read(text, _YEAR))
    except UnreadableDeadline:
        return False
