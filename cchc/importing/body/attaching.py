"""The appendices of a Word plan: what follows the closing, parted where another title or table begins."""

from __future__ import annotations

from collections.abc import Sequence

from cchc.importing.blocks import AppendixBlocks, Paragraph, Table
from cchc.importing.body.pieces import is_rule
from cchc.importing.notes import every_paragraph
from cchc.importing.recognising import (
    MOTTO,
    NATIONAL,
    alike,
    is_attached,
    is_task_table,
    opens_appendix,
    titles_appendix,
)

_LAYOUT_ROWS = 4


def attached(blocks: Sequence[Paragraph | Table]) -> list[AppendixBlocks]:
    """The appendices among the blocks behind (or before) the closing, in order; every block stands in one.

    A new one begins at its head ("PHỤ LỤC II"), at a title that stands apart or at any words between two tables;
    empty paragraphs between two tables are a page break within one.
    """
    found: list[AppendixBlocks] = []
    before: list[Paragraph] = []
    tables: list[Table] = []
    after: list[Paragraph] = []

    def close() -> None:
        if tables or any(not is_rule(one.text) or one.number for one in (*before, *after)):
            found.append(AppendixBlocks(before=_said(before), tables=tuple(tables), after=_said(after)))
        before.clear()
        tables.clear()
        after.clear()

    for block in blocks:
        if isinstance(block, Table) and not _is_layout(block):
            if _said(after):
                waiting = list(after)
                after.clear()
                close()
                before += waiting
            tables.append(block)
            continue
        for paragraph in [block] if isinstance(block, Paragraph) else every_paragraph([block]):
            if (opens_appendix(paragraph) and (tables or any(map(opens_appendix, before)))) or (
                tables and _begins_another(paragraph) and not _said(after)
            ):
                close()
            (after if tables else before).append(paragraph)
    close()
    return found


def _begins_another(paragraph: Paragraph) -> bool:
    return titles_appendix(paragraph) or is_attached(paragraph.text)


def _said(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    return tuple(one for one in paragraphs if not is_rule(one.text) or one.number)


def _is_layout(table: Table) -> bool:
    """Whether a table only sets a head or a signature side by side."""
    if len(table.rows) > _LAYOUT_ROWS or is_task_table(table):
        return False
    said = [line for one in every_paragraph([table]) for line in one.text.split("\n")]
    return not table.bordered or any(alike(line, NATIONAL) or alike(line, MOTTO) for line in said)
