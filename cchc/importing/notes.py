"""Footnotes: their printed numbers, and the signs ``[^1]`` in the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cchc.importing.blocks import Document, Paragraph, Table, Where
from cchc.plans.document import Footnote
from cchc.text import one_space


def note_numbers(document: Document) -> dict[str, str]:
    """The printed number of each footnote by its id: they count in the order in which the text calls them."""
    called = (note for paragraph in every_paragraph(document.blocks) for _, note in paragraph.notes)
    order = dict.fromkeys(note for note in called if note in document.footnotes)
    order.update(dict.fromkeys(document.footnotes))
    return {note: str(number) for number, note in enumerate(order, 1)}


def every_paragraph(blocks: Iterable[Paragraph | Table]) -> Iterator[Paragraph]:
    """The paragraphs in reading order, those of cells too; of merged cells once."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            continue
        for row in block.rows:
            for cell in row.cells:
                if not cell.continues:
                    yield from cell.paragraphs


def rows_said(table: Table, numbers: Mapping[str, str]) -> Iterator[tuple[str, Where]]:
    """The words of a table row by row, the cells parted by "|", each row with its place; empty rows left out."""
    for order, row in enumerate(table.rows, start=1):
        cells = [cell for cell in row.cells if not cell.continues]
        said = [
            one_space(" ".join(f"{p.number} {with_signs(p, numbers)}" for p in cell.paragraphs)) for cell in cells
        ]
        first = next((p.where for cell in cells for p in cell.paragraphs), table.where)
        if any(said):
            where = Where(first.part, first.paragraph, table.where.table, order)
            yield " | ".join(text for text in said if text), where


def with_signs(paragraph: Paragraph, numbers: Mapping[str, str]) -> str:
    """The words of a paragraph with ``[^n]`` where a footnote is called."""
    text = paragraph.text
    for at, note in sorted(paragraph.notes, reverse=True):
        text = f"{text[:at]}[^{numbers.get(note, note)}]{text[at:]}"
    return text


def footnotes(notes: Mapping[str, tuple[Paragraph, ...]], numbers: Mapping[str, str]) -> list[Footnote]:
    """The footnotes as the plan keeps them, in the order of their numbers."""
    texts = {note: one_space(" ".join(f"{p.number} {p.text}" for p in said)) for note, said in notes.items()}
    return [Footnote(number=number, text=texts[note]) for note, number in numbers.items() if note in texts]
