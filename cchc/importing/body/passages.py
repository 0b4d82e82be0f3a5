"""The paragraphs of a body as passages: the mark, the words with the signs of footnotes, how they look."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from cchc.importing.blocks import Paragraph, Table, Unread, Where
from cchc.importing.body.pieces import is_rule
from cchc.importing.marking import Mark, counted_mark, typed_mark
from cchc.importing.notes import every_paragraph, rows_said, with_signs
from cchc.text import one_space

_TABLE = "bảng trong thân văn bản: kế hoạch không có chỗ cho bảng này, ghi lại thành đoạn nếu cần"
_HEADS_END = (":", ".")
_LONGEST_RUN_IN = 160
_LINE_ENDS = re.compile(r"[.;:!?”\"]\s*$")


class Passage(Struct, frozen=True):
    """One line of the body: ``mark`` None where it begins with words; the look is that of its paragraph.

    ``run_in``: so many of its letters are a heading in bold with which its paragraph begins ("1. **Mục đích:** …").
    """

    words: str
    where: Where
    mark: Mark | None = None
    bold: bool = False
    italic: bool = False
    centred: bool = False
    level: int | None = None
    in_capitals: bool = False
    run_in: int = 0

    @property
    def capitals(self) -> bool:
        """Whether all its letters show as capitals."""
        return self.in_capitals or self.words.isupper()

    @property
    def bullet(self) -> bool:
        """Whether it is a line of a list with a dash, a plus or another sign."""
        return self.mark is not None and self.mark.family == "bullet"

    @property
    def colon(self) -> bool:
        """Whether it announces what follows."""
        return self.words.endswith(":")


class Passages(Struct, frozen=True):
    """The passages in order, and the tables among them that no passage holds, row by row."""

    passages: tuple[Passage, ...]
    unread: tuple[Unread, ...]


def passages_of(blocks: Iterable[Paragraph | Table], numbers: Mapping[str, str]) -> Passages:
    """The body in passages; a frame of one cell is read as its paragraphs."""
    found: list[Passage] = []
    unread: list[Unread] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found += _of_paragraph(block, numbers)
        elif block.columns == 1 or all(len(row.cells) == 1 for row in block.rows):
            for paragraph in every_paragraph([block]):
                found += _of_paragraph(paragraph, numbers)
        else:
            unread += [Unread(words, where, _TABLE) for words, where in rows_said(block, numbers)]
    return Passages(tuple(found), tuple(unread))


def _of_paragraph(paragraph: Paragraph, numbers: Mapping[str, str]) -> Iterator[Passage]:
    """The passages of a paragraph: lines that a soft break parts are one sentence, or passages of their own."""
    lines = _lines(with_signs(paragraph, numbers)) or [""]
    for at, line in enumerate(lines):
        mark = counted_mark(paragraph.number) if at == 0 else None
        words = line
        if at == 0 and paragraph.number and mark is None:
            words = f"{paragraph.number} {line}"
        elif mark is None and (typed := typed_mark(line)) is not None:
            mark, words = typed
        words = one_space(words)
        if words or mark is not None:
            yield Passage(
                words=words,
                where=paragraph.where,
                mark=mark,
                bold=paragraph.bold,
                italic=paragraph.italic,
                centred=paragraph.aligned == "center",
                level=paragraph.level,
                in_capitals=paragraph.capitals,
                run_in=_run_in(paragraph, words, numbers) if at == 0 and mark is not None else 0,
            )


def _run_in(paragraph: Paragraph, words: str, numbers: Mapping[str, str]) -> int:
    """The length of the bold heading with which words begin that are not bold further on; it ends with a sign."""
    until = paragraph.bold_until
    if paragraph.bold or not until:
        return 0
    notes = tuple((at, note) for at, note in paragraph.notes if at <= until)
    said = with_signs(replace(paragraph, text=paragraph.text[:until], notes=notes), numbers)
    typed = typed_mark(said)
    head = one_space(typed[1] if typed is not None else said)
    if not words.startswith(head):
        return 0
    end = len(head) + (words[len(head) :][:1] in _HEADS_END)
    return end if words[end - 1] in _HEADS_END and 3 < end < min(_LONGEST_RUN_IN, len(words)) else 0


def _lines(text: str) -> list[str]:
    """The lines of a text; a break in the middle of a sentence parts none."""
    lines: list[str] = []
    for line in text.split("\n"):
        if is_rule(line):
            continue
        begins = typed_mark(line) is not None or (lines and _LINE_ENDS.search(lines[-1]))
        if lines and not begins:
            lines[-1] = f"{lines[-1]} {line}"
        else:
            lines.append(line)
    return lines
