"""What a Word file says, without Word: paragraphs and tables in reading order, each with its place.

Everything is as Word shows it with all changes accepted: insertions in, deletions out, content controls opened,
automatic numbers written out, a soft break as a line break. All texts are NFC, without white space at their ends;
paragraphs without words are left out.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Alignment = Literal["left", "center", "right", "both"]


class Where(Struct, frozen=True):
    """A place in a Word file, in the words of a person who looks at it.

    ``part``: "thân văn bản", "chú thích 2", "đầu trang" …; ``paragraph`` counts from 1 within the part, as
    ``cchc lint-docx`` counts; ``table``, ``row`` and ``column`` (the cell in its row) count from 1, None outside of
    tables.
    """

    part: str
    paragraph: int
    table: int | None = None
    row: int | None = None
    column: int | None = None


class Unread(Struct, frozen=True):
    """Words that found no place in the plan: the words, where they stand, why in one Vietnamese phrase."""

    words: str
    where: Where
    why: str


class Paragraph(Struct, frozen=True):
    """One paragraph.

    ``number`` is the automatic number as Word prints it ("1.", "a)", "-"), "" where it is typed or absent;
    ``bold`` and ``italic`` hold for all its letters, a typed number before bold ones aside; ``bold_until`` is the
    offset in ``text`` where words that are not bold begin, 0 where it begins with such. ``notes`` are (offset in
    ``text``, id of the footnote); ``level`` is the outline level from 0 where its style is a heading; ``capitals``:
    Word prints all its letters as capitals, whatever stands in ``text``; ``boxed``: it stands in a text box drawn
    beside the paragraph before it.
    """

    text: str
    where: Where
    number: str = ""
    style: str = ""
    bold: bool = False
    italic: bool = False
    aligned: Alignment = "left"
    level: int | None = None
    notes: tuple[tuple[int, str], ...] = ()
    capitals: bool = False
    boxed: bool = False
    bold_until: int = 0


class Cell(Struct, frozen=True):
    """One cell: the columns of the table's grid that it covers (``first`` from 0, ``last`` included).

    ``continues``: it is merged with the cell above, whose words are its own; it holds no paragraphs itself.
    """

    paragraphs: tuple[Paragraph, ...]
    first: int
    last: int
    continues: bool = False

    @property
    def text(self) -> str:
        """Its words, a line for each paragraph, automatic numbers included."""
        return "\n".join(f"{one.number} {one.text}".strip() for one in self.paragraphs).strip()


class Row(Struct, frozen=True):
    """One row; ``heading``: Word repeats it on each page."""

    cells: tuple[Cell, ...]
    heading: bool = False


class Table(Struct, frozen=True):
    """One table: its rows and the number of columns of its grid; ``bordered``: its lines are drawn.

    The grid is that of the cells as drawn: edges that no cell has, or that lie a hair's breadth apart because rows
    were pulled by hand, are one. A row may have fewer cells than the grid has columns, at either end.
    """

    rows: tuple[Row, ...]
    columns: int
    where: Where
    bordered: bool = True


class Document(Struct, frozen=True):
    """A Word file: its blocks in order, its footnotes and endnotes by id, what was left aside while reading.

    ``margins`` are the texts of page heads and feet, once each, without the numbers of pages. The ids of endnotes
    begin with "e".
    """

    blocks: tuple[Paragraph | Table, ...]
    footnotes: dict[str, tuple[Paragraph, ...]]
    margins: tuple[Paragraph, ...] = ()
    unread: tuple[Unread, ...] = ()


class AppendixBlocks(Struct, frozen=True):
    """One appendix: the paragraphs before its table(s), the tables, the paragraphs after.

    ``under``: the heading of the body under which the tables stand, which has its place there.
    """

    before: tuple[Paragraph, ...]
    tables: tuple[Table, ...]
    after: tuple[Paragraph, ...] = ()
    under: str = ""
