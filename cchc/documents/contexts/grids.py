"""Tables whose columns are data: headings with their shares of the width, rows of cells."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from cchc.documents.marks import Cell, Heading, Noted

_NO_NOTES: dict[str, str] = {}


class GridRow(Struct, frozen=True, kw_only=True):
    """One row: its cells, or the text that spans the table (an area's name, where areas have no column)."""

    cells: tuple[Cell, ...] = ()
    spanning: str = ""


class Grid(Struct, frozen=True, kw_only=True):
    """A table: the headings of its columns and its rows."""

    columns: tuple[Heading, ...]
    rows: tuple[GridRow, ...]


def said(text: str, notes: dict[str, str] = _NO_NOTES) -> tuple[Noted, ...]:
    """The lines of a text, ``notes`` the footnotes it may have; none of an empty one."""
    return tuple(Noted(line, notes) for line in text.split("\n")) if text else ()


def dashed(texts: Sequence[str], notes: dict[str, str] = _NO_NOTES) -> tuple[Noted, ...]:
    """Several texts with a dash each; one without."""
    return said(texts[0], notes) if len(texts) == 1 else tuple(Noted(f"- {text}", notes) for text in texts)
