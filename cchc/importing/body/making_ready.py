"""A Word file made ready to be divided: a table of contents left aside, a title taken out of the head's table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from cchc.importing.blocks import Document, Paragraph, Table, Unread
from cchc.importing.body.pieces import of_paragraph
from cchc.importing.notes import every_paragraph
from cchc.importing.recognising import is_task_table, kind_said
from cchc.text import one_space

Block = Paragraph | Table
HEAD_WITHIN = 60
"""So many blocks at the beginning may belong to a head."""
_LAYOUT_ROWS = 4
"""More rows has no table that only sets words side by side."""
_CONTENTS = re.compile(r"toc \d|table of contents|mục lục", re.IGNORECASE)
_CONTENTS_ASIDE = "mục lục do Word lập từ các đề mục"


def made_ready(document: Document) -> Document:
    """The document without a table of contents, with kind and title outside of tables."""
    return _without_contents(replace(document, blocks=tuple(_opened(document.blocks))))


def is_layout(block: Block) -> bool:
    """Whether a block is a table that only sets words side by side."""
    return isinstance(block, Table) and len(block.rows) <= _LAYOUT_ROWS and not is_task_table(block)


def _without_contents(document: Document) -> Document:
    """The document without the table of contents that Word makes of its headings; it is listed as left aside."""
    lines = [one for one in document.blocks if isinstance(one, Paragraph) and _CONTENTS.match(one.style)]
    if not lines:
        return document
    words = " / ".join(one_space(f"{one.number} {one.text}") for one in lines)
    aside = Unread(words, lines[0].where, _CONTENTS_ASIDE)
    blocks = tuple(one for one in document.blocks if one not in lines)
    return replace(document, blocks=blocks, unread=(*document.unread, aside))


def _opened(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, the rows of a head's table that hold the kind and the title as paragraphs of their own."""
    for index, block in enumerate(blocks):
        at = _kind_row(block) if index < HEAD_WITHIN else None
        if at is None or not isinstance(block, Table):
            yield block
            continue
        if at:
            yield replace(block, rows=block.rows[:at])
        yield from every_paragraph([replace(block, rows=block.rows[at:])])


def _kind_row(block: Block) -> int | None:
    """The row of a table of layout from which on each row has one cell with words, the first of them the kind."""
    if not isinstance(block, Table) or not is_layout(block):
        return None
    said = [[cell for cell in row.cells if cell.text and not cell.continues] for row in block.rows]
    for at, cells in enumerate(said):
        first = next((piece.words for cell in cells for p in cell.paragraphs for piece in of_paragraph(p)), "")
        if kind_said(first) and all(len(rest) <= 1 for rest in said[at:]):
            return at
    return None
