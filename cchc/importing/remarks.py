"""What could not be read, as marked comments in the YAML, each after the line of what stands before it in Word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from cchc.importing.aligning import aligned
from cchc.importing.blocks import Document, Paragraph, Row, Table, Unread, Where
from cchc.importing.places import BODY, place
from cchc.text import fold

UNREAD, DOUBTFUL = "CHƯA ĐỌC ĐƯỢC", "XEM LẠI"
_SHORTEST, _COMPARED = 8, 60
"""Letters: shorter texts stand in too many lines; of longer ones the end is compared, since numbers lead."""
_BEFORE_VALUE = re.compile(r"""^\s*(?:- )*(?:\w+: )?(?:\{number: (?:"[^"]*"|[^,]*), )?(?:\w+: )?""")
"""What stands on a line before the words of the Word file: dashes, keys, the number of an item."""
_NO_LETTER = re.compile(r"[\W_]+")


class Remark(NamedTuple):
    """One comment: how it is marked, and the words with their place."""

    mark: str
    about: Unread


class _Anchor(NamedTuple):
    """A row or paragraph of the Word file and the line of the text that holds its words."""

    part: str
    paragraph: int
    table: int | None
    row: int | None
    line: int


def with_remarks(text: str, document: Document, remarks: Iterable[Remark]) -> str:
    """The text of a file with the remarks as comments; those with nothing before them stand at the head."""
    remarks = list(dict.fromkeys(remarks))
    if not remarks:
        return text
    lines = text.splitlines()
    elsewhere = {_flat(one.about.words) for one in remarks if one.mark == UNREAD}
    anchors = _Anchors(_anchors(document, lines, elsewhere))
    head = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines)) - 1
    after: dict[int, list[str]] = {}
    for remark in remarks:
        line = anchors.line(remark.about.where, head)
        indent = " " * _indent(lines[line]) if 0 <= line != head else ""
        after.setdefault(line, []).append(f"{indent}{comment(remark)}")
    commented = [*after.get(-1, ())]
    for at, one in enumerate(lines):
        commented += [one, *after.get(at, ())]
    return "".join(f"{line}\n" for line in commented)


def comment(remark: Remark) -> str:
    """The comment itself, on one line."""
    about = remark.about
    words = " / ".join(filter(None, (line.strip() for line in about.words.splitlines())))
    shown = "".join(char if char.isprintable() else " " for char in f"“{words}” — {about.why}")
    return f"# {remark.mark} ({place(about.where)}): {shown}"


class _Anchors:
    """The anchors by their places."""

    def __init__(self, anchors: Iterable[_Anchor]) -> None:
        self._rows: dict[tuple[str, int | None, int | None], int] = {}
        self._lines: dict[str, list[tuple[int, int]]] = {}
        for one in anchors:
            if one.row is not None:
                self._rows[one.part, one.table, one.row] = one.line
            self._lines.setdefault(one.part, []).append((one.paragraph, one.line))

    def line(self, where: Where, head: int) -> int:
        """The line after which a remark about this place stands: that of its row, else of what stands before it."""
        own = self._rows.get((where.part, where.table, where.row)) if where.table is not None else None
        if own is not None:
            return own
        lines = self._lines.get(where.part, [])
        before = bisect_right(lines, where.paragraph, key=lambda one: one[0])
        return lines[before - 1][1] if before else head


def _anchors(document: Document, lines: Sequence[str], elsewhere: Container[str]) -> Iterator[_Anchor]:
    """Where the words of the body stand in the text, in order; then those of the notes.

    The words in ``elsewhere`` are not sought: they were not read.
    """
    values = [_flat(_BEFORE_VALUE.sub("", line))[-_COMPARED:] for line in lines]
    chunks = [one for one in _chunks(document) if _flat("".join(one[1])) not in elsewhere]
    for at, line in sorted(aligned([_ends(texts) for _, texts in chunks], values).items()):
        where = chunks[at][0]
        yield _Anchor(where.part, where.paragraph, where.table, where.row, line)
    last = {value: line for line, value in enumerate(values)}
    for note in document.footnotes.values():
        for paragraph in note:
            found = next((last[end] for end in _ends([paragraph.text]) if end in last), None)
            if found is not None:
                yield _Anchor(paragraph.where.part, paragraph.where.paragraph, None, None, found)


def _chunks(document: Document) -> Iterator[tuple[Where, list[str]]]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.where, [block.text]
            continue
        for number, row in enumerate(block.rows, start=1):
            yield _of_row(block, number, row), [line for cell in row.cells for line in cell.text.split("\n")]


def _ends(texts: Iterable[str]) -> list[str]:
    """What to look for, the longest first; of each text also without the number or sign that may lead it."""
    ends = [_flat(part)[-_COMPARED:] for text in texts for part in (text, text.partition(" ")[2])]
    return sorted((end for end in ends if len(end) >= _SHORTEST), key=len, reverse=True)


def _of_row(table: Table, number: int, row: Row) -> Where:
    first = next((one.where.paragraph for cell in row.cells for one in cell.paragraphs), table.where.paragraph)
    return Where(BODY, first, table.where.table, number)


def _flat(text: str) -> str:
    return _NO_LETTER.sub("", fold(re.sub(r"\[\^[^\]]*\]|\\n", "", text)))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
