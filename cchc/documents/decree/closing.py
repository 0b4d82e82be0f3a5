"""The end of a document: the recipients, and beside them who signs, in a table, by tabs or in text boxes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct, field

from cchc.documents.decree.lines import Line, lines_of, pieces
from cchc.documents.decree.reading import Paragraph
from cchc.documents.decree.recognising import appendix_said, is_authority, is_recipients

_FILING = re.compile(r"luu\b")
_RIGHT_HALF = 150.0
"""Points of indent from which a line stands in the right half of the page."""


class Closing(Struct, kw_only=True):
    """The recipients (their head first) and the lines of who signs; ``start``, ``end`` are indexes of paragraphs.

    ``beside`` says whether the two stand side by side; None where that cannot be known.
    """

    start: int
    end: int
    recipients: list[Line] = field(default_factory=list)
    signature: list[Line] = field(default_factory=list)
    beside: bool | None = None


def find_closing(paragraphs: Sequence[Paragraph], begin: int) -> Closing | None:
    """The end of the document proper, sought from an index on; None where nobody receives it and nobody signs."""
    recipients = _head_of_recipients(paragraphs, begin)
    signed = _first_signed(paragraphs, begin) if recipients is None else None
    at = signed if recipients is None else recipients
    if at is None:
        return None
    cell = paragraphs[at].cell
    if cell is not None:
        return _of_table(paragraphs, at, recipients is not None)
    return _of_lines(paragraphs, at, begin)


def _head_of_recipients(paragraphs: Sequence[Paragraph], begin: int) -> int | None:
    """Where "Nơi nhận:" stands; a column of that name in a table is told by its lines and its lack of a list."""
    found = [k for k, one in enumerate(paragraphs) if k >= begin and any(map(is_recipients, _pieces(one)))]
    listed = [k for k in found if _listed(paragraphs, k)]
    loose = [k for k in found if not _in_lines(paragraphs[k])]
    return next(iter(listed or loose), None)


def _in_lines(paragraph: Paragraph) -> bool:
    return paragraph.cell is not None and paragraph.cell.bordered


def _listed(paragraphs: Sequence[Paragraph], at: int) -> bool:
    head, *after = [line for one in paragraphs[at : at + 2] for line in _pieces(one) if line.words]
    return head.words.endswith(":") or any(
        line.words.startswith("-") or _FILING.match(line.folded) for line in after
    )


def _first_signed(paragraphs: Sequence[Paragraph], begin: int) -> int | None:
    after = enumerate(paragraphs[begin:], begin)
    return next((k for k, one in after if any(map(is_authority, _pieces(one)))), None)


def _pieces(paragraph: Paragraph) -> list[Line]:
    return [piece for line in lines_of(paragraph) for piece in pieces(line)]


def _of_table(paragraphs: Sequence[Paragraph], at: int, received: bool) -> Closing:
    home = paragraphs[at].cell
    assert home is not None
    inside = [k for k, one in enumerate(paragraphs) if one.cell is not None and one.cell.table == home.table]
    left: list[Line] = []
    right: list[Line] = []
    for index in inside:
        one = paragraphs[index]
        assert one.cell is not None
        ours = one.cell.column == home.column
        (left if ours is received else right).extend(lines_of(one))
    first = next((k for k, line in enumerate(left) if is_recipients(line)), len(left))
    closing = Closing(start=inside[0], end=inside[-1] + 1, recipients=left[first:], signature=right)
    alone = not any(not line.blank for line in right)
    if alone:
        closing.signature = []
        _add_outside(paragraphs, closing)
    closing.beside = not alone if received else None
    return closing


def _add_outside(paragraphs: Sequence[Paragraph], closing: Closing) -> None:
    """Where the other cell is empty or missing: who signs stands just before or after the table."""
    near = [*range(max(0, closing.start - 6), closing.start), *range(closing.end, len(paragraphs))]
    for index in near:
        one = paragraphs[index]
        lines = _pieces(one)
        if any(appendix_said(line) for line in lines):
            break
        if closing.signature or any(is_authority(line) for line in lines):
            closing.signature += lines
            closing.start, closing.end = min(closing.start, index), max(closing.end, index + 1)


def _of_lines(paragraphs: Sequence[Paragraph], at: int, begin: int) -> Closing:
    """A closing made of lines: what tabs, indents or text boxes put at the right is who signs."""
    start = at
    while start - 1 >= max(begin, at - 8) and _closes(paragraphs[start - 1]):
        start -= 1
    while start < at and not paragraphs[start].text.strip():
        start += 1
    closing = Closing(start=start, end=start)
    together = boxed = False
    for index, one in enumerate(paragraphs[start:], start):
        lines = lines_of(one)
        if index > at and (one.cell is not None or any(appendix_said(line) for line in lines)):
            break
        closing.end = index + 1
        boxed = boxed or bool(one.box) or bool(one.look.frame)
        for line in lines:
            found = pieces(line)
            together = together or len(found) > 1
            for piece in found:
                (closing.signature if _signs(piece, closing) else closing.recipients).append(piece)
    if not closing.signature:
        _add_tables(paragraphs, closing)
    closing.beside = None if boxed or not closing.signature else together
    first = next((k for k, line in enumerate(closing.recipients) if is_recipients(line)), None)
    closing.recipients = [] if first is None else closing.recipients[first:]
    return closing


def _add_tables(paragraphs: Sequence[Paragraph], closing: Closing) -> None:
    for index, one in enumerate(paragraphs[closing.end :], closing.end):
        lines = _pieces(one)
        if one.cell is None or not (closing.signature or any(is_authority(line) for line in lines)):
            break
        closing.signature += lines
        closing.end = index + 1


def _closes(paragraph: Paragraph) -> bool:
    """Whether a paragraph before the recipients belongs to who signs: empty, or only such lines."""
    found = _pieces(paragraph)
    return paragraph.cell is None and all(is_authority(piece) or _aside(piece) for piece in found)


def _aside(piece: Line) -> bool:
    """Whether a piece stands in the right half of the page."""
    look = piece.paragraph.look
    return piece.tabbed or look.align in ("right", "center") or look.left >= _RIGHT_HALF


def _signs(piece: Line, closing: Closing) -> bool:
    if is_recipients(piece) or piece.words.startswith("-"):
        return False
    return is_authority(piece) or _aside(piece) or (bool(closing.signature) and piece.bold and not piece.label)
