"""A Word plan in its parts: head, kind and subject, body, closing, appendices; also of a decision with its plan.

Offices lay a plan out in many ways: the head as a table, by tabs or line under line, the closing as a table or as
lines, appendices after the closing or before it. Nothing is read here, and no block is lost: each stands in exactly
one part.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from cchc.importing.blocks import AppendixBlocks, Document, Paragraph, Table, Unread
from cchc.importing.body.attaching import attached
from cchc.importing.body.making_ready import HEAD_WITHIN, is_layout, made_ready
from cchc.importing.body.pieces import Piece, is_rule, of_paragraph, pieces
from cchc.importing.marking import counted_mark, typed_mark
from cchc.importing.notes import every_paragraph, note_numbers
from cchc.importing.recognising import (
    MOTTO,
    NATIONAL,
    alike,
    date_said,
    is_authority,
    is_basis,
    is_recipients,
    is_task_table,
    kind_said,
    number_said,
    opens_appendix,
    titles_appendix,
)
from cchc.text import fold, one_space

Block = Paragraph | Table
_NEAR = 8
_LONGEST_HEADING = 400


class Divided(Struct, frozen=True):
    """The blocks of a Word plan by part, in reading order within each.

    ``decision``: what a decision says that issues the plan (its title, bases, articles); its head and closing then
    are those of the plan. ``numbers``: the printed number of each footnote by its id.
    """

    head: tuple[Block, ...]
    subject: tuple[Paragraph, ...]
    body: tuple[Block, ...]
    closing: tuple[Block, ...]
    appendices: tuple[AppendixBlocks, ...]
    footnotes: dict[str, tuple[Paragraph, ...]]
    numbers: dict[str, str]
    decision: tuple[Paragraph, ...] = ()
    unread: tuple[Unread, ...] = ()


def divide(document: Document) -> Divided:
    """The parts of a plan as Word holds it."""
    document = made_ready(document)
    blocks = document.blocks
    head_end = _head_end(blocks)
    head = list(blocks[:head_end])
    start, end, closing = head_end, *_closing(blocks, head_end)
    decision: list[Paragraph] = []
    if _kind_at(blocks, start) == "Quyết định":
        issued = next((k for k in range(end, len(blocks)) if _is_plan(blocks[k])), None)
        if issued is not None:
            decision = [*every_paragraph(blocks[start:end])]
            head += _before_plan(blocks[closing:issued])
            foot = list(blocks[end:closing])
            start, (end, closing) = issued, _closing(blocks, issued)
            return _made(document, head, start, end, [*foot, *blocks[end:closing]], closing, decision)
    return _made(document, head, start, end, list(blocks[end:closing]), closing, decision)


def _made(
    document: Document,
    head: list[Block],
    start: int,
    end: int,
    foot: list[Block],
    after: int,
    decision: list[Paragraph],
) -> Divided:
    """The parts once the places are known; an appendix that stands before the closing ends the body."""
    blocks = document.blocks
    early = _first_appendix(blocks, start, end)
    body_start = _subject_end(blocks, start, early)
    body, tasks = _without_tasks(blocks[body_start:early])
    rest = [*blocks[early:end], *blocks[after:]]
    return Divided(
        head=tuple(head),
        subject=tuple(every_paragraph(blocks[start:body_start])),
        body=tuple(body),
        closing=tuple(foot),
        appendices=(*tasks, *attached(rest)),
        footnotes=document.footnotes,
        numbers=note_numbers(document),
        decision=tuple(decision),
        unread=document.unread,
    )


def _pieces(block: Block) -> list[Piece]:
    return list(pieces([block]))


def _opens(block: Block) -> bool:
    """Whether the kind of the document stands here; a table that sets the head may hold it too, at its end."""
    return isinstance(block, Paragraph) and any(kind_said(piece.words) for piece in of_paragraph(block))


def _head_end(blocks: Sequence[Block]) -> int:
    """Where kind and subject begin: at the line of the kind, else after the last line of a head."""
    last = 0
    for index, block in enumerate(blocks[:HEAD_WITHIN]):
        if _opens(block):
            return index
        found = _pieces(block)
        if any(_of_head(piece) for piece in found):
            last = index + 1
        elif any(is_basis(piece.words) or len(piece.words) > 200 for piece in found):
            break
    return last


def _of_head(piece: Piece) -> bool:
    said = piece.words
    return bool(number_said(said) or date_said(said) or alike(said, NATIONAL) or alike(said, MOTTO))


def _kind_at(blocks: Sequence[Block], start: int) -> str:
    if start >= len(blocks):
        return ""
    return next((kind for piece in _pieces(blocks[start]) if (kind := kind_said(piece.words))), "")


def _is_plan(block: Block) -> bool:
    if not isinstance(block, Paragraph):
        return False
    apart = block.bold or block.aligned == "center"
    return any(kind_said(piece.words) == "Kế hoạch" and (apart or piece.capitals) for piece in of_paragraph(block))


def _before_plan(blocks: Sequence[Block]) -> list[Block]:
    """What stands between a decision and its plan: a second head, which says again who issues."""
    return [block for block in blocks if _pieces(block)]


def _subject_end(blocks: Sequence[Block], start: int, end: int) -> int:
    """Where the subject ends: the lines under the kind that stand apart (centred, bold, in capitals)."""
    at = start + 1 if start < end and _kind_at(blocks, start) else start
    said = [piece.words for block in blocks[start:at] for piece in _pieces(block)]
    titled = any(fold(words) != fold(kind_said(words)) for words in said)
    while at < end and isinstance(block := blocks[at], Paragraph):
        if not is_rule(block.text):
            apart = _stands_apart(block, blocks[at - 1] if at > start else None)
            based = is_basis(block.text) and not (_is_title(block) and (apart or not titled))
            if _numbered(block) or based or (titled and not apart):
                break
            titled = True
        at += 1
    while at > start and isinstance(blocks[at - 1], Paragraph) and is_rule(_text(blocks[at - 1])):
        at -= 1
    return at


def _is_title(paragraph: Paragraph) -> bool:
    """Whether a line that begins like a basis is a title: bold or in capitals, and no "Căn cứ"."""
    return (paragraph.bold or paragraph.capitals or paragraph.text.isupper()) and not fold(
        paragraph.text
    ).startswith("can cu")


def _text(block: Block) -> str:
    return block.text if isinstance(block, Paragraph) else ""


def _numbered(paragraph: Paragraph) -> bool:
    return counted_mark(paragraph.number) is not None or typed_mark(paragraph.text) is not None


def _stands_apart(paragraph: Paragraph, before: Block | None) -> bool:
    """Whether a line is set like a title; a heading of Word's only where it goes on with the line before."""
    words = paragraph.text.strip()
    if words.endswith(":") and len(words) > 100:
        return False
    titled = paragraph.level is None or words[:1].islower() or _set_alike(paragraph, before)
    return len(words) < 250 and titled and (paragraph.aligned == "center" or (paragraph.bold and not _ends(words)))


def _set_alike(paragraph: Paragraph, before: Block | None) -> bool:
    """Whether two centred lines are headings of one level; capitals under small letters begin another."""
    if not isinstance(before, Paragraph) or paragraph.aligned != "center" or before.level != paragraph.level:
        return False
    return not paragraph.text.isupper() or before.text.isupper() or bool(kind_said(before.text))


def _ends(words: str) -> bool:
    return words.endswith((".", ";", ":"))


def _closing(blocks: Sequence[Block], start: int) -> tuple[int, int]:
    """From where to where the closing stands (recipients, signer); both the end where there is none.

    A table of layout with "Nơi nhận:", lines with it, or, where nobody receives the document, who signs.
    """
    at = next((k for k in range(start, len(blocks)) if _receives(blocks[k])), None)
    if at is None:
        at = _last_signed(blocks, start)
    if at is None:
        return len(blocks), len(blocks)
    first = at
    while first > start and _belongs(blocks[first - 1]):
        first -= 1
    while first < at and not _pieces(blocks[first]):
        first += 1
    last = at + 1
    seen_name = False
    while last < len(blocks) and not seen_name:
        block = blocks[last]
        if isinstance(block, Paragraph) and (opens_appendix(block) or titles_appendix(block)):
            break
        if isinstance(block, Table) and not any(is_authority(p.words) for p in _pieces(block)):
            break
        if isinstance(block, Paragraph) and any(_is_body(piece) for piece in _pieces(block)):
            break
        if last - at > 40:
            break
        last += 1
    while last > at + 1 and not _pieces(blocks[last - 1]):
        last -= 1
    return first, last


def _last_signed(blocks: Sequence[Block], start: int) -> int | None:
    """Where who signs stands last before the appendices; a body may name who decides at its beginning."""
    heads = (k for k in range(start + 1, len(blocks)) if _begins_appendix(blocks[k]))
    limit = next(heads, len(blocks))
    before = [k for k in range(start, limit) if _signs(blocks[k])]
    return before[-1] if before else next((k for k in range(limit, len(blocks)) if _signs(blocks[k])), None)


def _begins_appendix(block: Block) -> bool:
    return opens_appendix(block) if isinstance(block, Paragraph) else is_task_table(block)


def _is_body(piece: Piece) -> bool:
    return len(piece.words) > 160 or bool(kind_said(piece.words)) or _of_head(piece)


def _receives(block: Block) -> bool:
    if isinstance(block, Table) and not is_layout(block):
        return False
    return any(is_recipients(piece.words) for piece in _pieces(block))


def _signs(block: Block) -> bool:
    if isinstance(block, Table) and not is_layout(block):
        return False
    return any(is_authority(piece.words) and _aside(piece) for piece in _pieces(block))


def _aside(piece: Piece) -> bool:
    return piece.right or piece.centred or piece.bold or fold(piece.words).startswith(("tm", "kt", "tl", "tuq"))


def _belongs(block: Block) -> bool:
    """Whether a block before the recipients belongs to who signs: nothing, or only such lines."""
    if isinstance(block, Table):
        return is_layout(block) and any(is_authority(piece.words) for piece in _pieces(block))
    found = _pieces(block)
    return all(is_authority(piece.words) or (piece.right and len(piece.words) < 60) for piece in found)


def _first_appendix(blocks: Sequence[Block], start: int, end: int) -> int:
    """Where an appendix begins before the closing: its head with a table near behind; else ``end``."""
    for index in range(start + 1, end):
        block = blocks[index]
        if isinstance(block, Paragraph) and opens_appendix(block):
            near = blocks[index + 1 : min(index + 1 + _NEAR, end)]
            if any(isinstance(one, Table) and is_task_table(one) for one in near):
                return index
    return end


def _without_tasks(blocks: Sequence[Block]) -> tuple[list[Block], list[AppendixBlocks]]:
    """The body without the tables that hold tasks, which are read as appendices are.

    Each has the heading under which it stands, where there are several and no two share one.
    """
    body: list[Block] = []
    tasks: list[AppendixBlocks] = []
    under = ""
    for block in blocks:
        if isinstance(block, Table) and is_task_table(block):
            tasks.append(AppendixBlocks(before=(), tables=(block,), under=under))
            continue
        body.append(block)
        if isinstance(block, Paragraph) and _heads(block):
            mark = typed_mark(block.text)
            under = one_space(mark[1] if mark else block.text)
    apart = len(tasks) > 1 and len({one.under for one in tasks}) == len(tasks)
    return body, [one if apart else replace(one, under="") for one in tasks]


def _heads(paragraph: Paragraph) -> bool:
    """Whether a paragraph is set as a heading: a line in bold with a number, in the middle or of such a style."""
    apart = paragraph.aligned == "center" or _numbered(paragraph) or paragraph.level is not None
    return paragraph.bold and apart and len(paragraph.text) < _LONGEST_HEADING
