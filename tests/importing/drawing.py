"""Draws the blocks of an appendix from a picture in signs, a line a row, the cells parted by "|".

``^`` a cell merged with the one above; ``<`` one merged with its left neighbour; ``¶`` a new paragraph;
``⏎`` a soft break; ``{1.}`` before a paragraph its automatic number; ``**`` before it: bold; ``[^2]`` the place of
a footnote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from cchc.importing.blocks import AppendixBlocks, Cell, Paragraph, Row, Table, Where

_NUMBER = re.compile(r"^\{(?P<number>[^}]*)\}\s*")
_NOTE = re.compile(r"\[\^(?P<note>[^\]]+)\]")


def drawn_paragraph(drawn: str, where: Where) -> Paragraph:
    text = drawn.strip()
    bold = text.startswith("**")
    text = text.removeprefix("**").strip()
    found = _NUMBER.match(text)
    number = found["number"] if found else ""
    text = (text[found.end() :] if found else text).replace("⏎", "\n")
    notes = []
    while sign := _NOTE.search(text):
        notes.append((sign.start(), sign["note"]))
        text = text[: sign.start()] + text[sign.end() :]
    return Paragraph(text, where, number=number, bold=bold, notes=tuple(notes))


def drawn_table(drawn: str, number: int = 1, paragraph: int = 1) -> Table:
    lines = [line.strip() for line in drawn.strip().splitlines()]
    pictures = [[cell.strip() for cell in line.split("|")] for line in lines]
    columns = max(map(len, pictures))
    assert all(len(cells) == columns for cells in pictures), "a row of the picture lacks a cell"
    rows = [_row(cells, number, at, paragraph) for at, cells in enumerate(pictures, 1)]
    return Table(tuple(rows), columns, Where("thân văn bản", paragraph, number))


def _row(cells: list[str], table: int, row: int, paragraph: int) -> Row:
    made: list[Cell] = []
    for at, text in enumerate(cells):
        where = Where("thân văn bản", paragraph, table, row, at + 1)
        if text == "<":
            last = made[-1]
            made[-1] = Cell(last.paragraphs, last.first, at, last.continues)
        elif text == "^":
            made.append(Cell((), at, at, continues=True))
        else:
            paragraphs = tuple(drawn_paragraph(one, where) for one in text.split("¶"))
            made.append(Cell(paragraphs, at, at))
    return Row(tuple(made))


def drawn_blocks(parts: Iterable[str | dict[str, str]]) -> AppendixBlocks:
    """Paragraphs and tables (``{"table": …}``) in order."""
    before: list[Paragraph] = []
    after: list[Paragraph] = []
    tables: list[Table] = []
    for at, part in enumerate(parts, 1):
        if isinstance(part, dict):
            tables.append(drawn_table(part["table"], len(tables) + 1, at))
        else:
            (after if tables else before).append(drawn_paragraph(part, Where("thân văn bản", at)))
    return AppendixBlocks(tuple(before), tuple(tables), tuple(after))
