"""What could not be read, as marked comments in the YAML, each after the line of what stands before it in Word."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from cchc.importing.blocks import Document, Paragraph, Row, Table, Unread, Where
from cchc.importing.places import BODY, place
from cchc.text import fold

UNREAD, DOUBTFUL = "CHƯA ĐỌC ĐƯỢC", "XEM LẠI"
_SHORTEST, _COMPARED = 8, 60
"""Letters: shorter texts stand in too many lines; of longer ones the end is compared, since numbers lead."""
_MOST_LINES = 12
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
    anchors = list(_anchors(document, lines))
    head = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines)) - 1
    after: dict[int, list[str]] = {}
    for remark in remarks:
        line = _line(anchors, remark.about.where, head)
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


def _line(anchors: Sequence[_Anchor], where: Where, head: int) -> int:
    """The line after which a remark about this place stands."""
    same = [one for one in anchors if one.part == where.part]
    if where.table is not None and where.row is not None:
        own = [one.line for one in same if (one.table, one.row) == (where.table, where.row)]
        if own:
            return own[-1]
    before = [one.line for one in same if one.paragraph <= where.paragraph]
    return before[-1] if before else head


def _anchors(document: Document, lines: Sequence[str]) -> Iterator[_Anchor]:
    """Where the words of the body stand in the text, in order; then those of the notes.

    Of all lines that hold a row's words those are meant that make the longest run in the order of the Word file.
    """
    flat = [_flat(line) for line in lines]
    chunks = list(_chunks(document))
    starts = list(accumulate((len(line) + 1 for line in flat[:-1]), initial=0))
    whole = "\n".join(flat)
    for at, line in _longest_run([_holding(whole, starts, texts) for _, texts in chunks]):
        where = chunks[at][0]
        yield _Anchor(where.part, where.paragraph, where.table, where.row, line)
    for note in document.footnotes.values():
        for paragraph in note:
            ends = _ends([paragraph.text])
            found = next((at for end in ends for at, line in enumerate(flat) if end in line), None)
            if found is not None:
                yield _Anchor(paragraph.where.part, paragraph.where.paragraph, None, None, found)


def _holding(whole: str, starts: Sequence[int], texts: Iterable[str]) -> list[int]:
    """The lines with the longest of these texts that stands in any, if it does in few; ``starts``: their places."""
    for end in _ends(texts):
        found: list[int] = []
        at = whole.find(end)
        while at >= 0 and len(found) <= _MOST_LINES:
            found.append(bisect_right(starts, at) - 1)
            at = whole.find(end, starts[found[-1] + 1]) if found[-1] + 1 < len(starts) else -1
        if 0 < len(found) <= _MOST_LINES:
            return found
    return []


def _longest_run(candidates: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """The most pairs (chunk, one of its lines) of which both only rise."""
    ends: list[int] = []
    last: list[tuple[int, int, int]] = []
    made: list[tuple[int, int, int]] = []
    for chunk, lines in enumerate(candidates):
        for line in sorted(lines, reverse=True):
            length = bisect_left(ends, line)
            before = last[length - 1][2] if length else -1
            made.append((chunk, line, before))
            ends[length : length + 1] = [line]
            last[length : length + 1] = [(chunk, line, len(made) - 1)]
    run: list[tuple[int, int]] = []
    at = last[-1][2] if last else -1
    while at >= 0:
        chunk, line, at = made[at]
        run.append((chunk, line))
    return run[::-1]


def _ends(texts: Iterable[str]) -> list[str]:
    """What to look for, the longest first; of each text also without the number or sign that may lead it."""
    ends = [_flat(part)[-_COMPARED:] for text in texts for part in (text, text.partition(" ")[2])]
    return sorted((end for end in ends if len(end) >= _SHORTEST), key=len, reverse=True)


def _chunks(document: Document) -> Iterator[tuple[Where, list[str]]]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.where, [block.text]
            continue
        for number, row in enumerate(block.rows, start=1):
            yield _of_row(block, number, row), [line for cell in row.cells for line in cell.text.split("\n")]


def _of_row(table: Table, number: int, row: Row) -> Where:
    first = next((one.where.paragraph for cell in row.cells for one in cell.paragraphs), table.where.paragraph)
    return Where(BODY, first, table.where.table, number)


def _flat(text: str) -> str:
    return _NO_LETTER.sub("", fold(re.sub(r"\[\^[^\]]*\]|\\n", "", text)))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
