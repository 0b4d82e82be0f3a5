"""The body of a plan as blocks that a template sets one after the other: headings, paragraphs, lines of lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import UNSET, Struct

from cchc.documents.marks import Noted
from cchc.plans.document import ListItem, Plan, Section

Kind = Literal["part", "section", "point", "paragraph", "item", "subitem"]

_LEVELS: tuple[Kind, ...] = ("part", "section", "point")
_REMARK = re.compile(r"^(?P<heading>.*\S)\s*(?P<remark>\([Tt]heo [^()]*\))$")
_SIGNS = r"((?:\[\^[^\]\s]+\])*)\s*$"
_END, _LAST_SIGN, _FULL_STOP = (re.compile(rf"{end}\s*{_SIGNS}") for end in (r"\s*\./\.", r"[\s.;,]*", r"[\s.]*"))
"""The ends of texts, before the signs of footnotes that may stand behind."""
_WHOLE = re.compile(r"[IVXLC\d]+(?:\.\d+)*|[a-zđ]")


class Block(Struct, frozen=True, kw_only=True):
    """One paragraph of the body.

    ``kind``: a heading (part "I.", section "1.", point "2.1." or lower), a paragraph, a line of a list or of a list
    in it. ``label`` is its number as printed ("I.", "1.", "a)", "(1)"), a dash or a plus; "" where it has none.
    ``remark`` is what stands in brackets under a part's heading. ``last``: the body ends with it.
    """

    kind: Kind
    text: Noted
    label: str = ""
    remark: Noted | None = None
    last: bool = False


def body_blocks(plan: Plan) -> list[Block]:
    """The body and the closing, in order, without the sign "./." of the end: the template sets it."""
    notes = notes_of(plan)
    blocks = [block for section in plan.body for block in _section(section, 0, notes)]
    blocks += [Block(kind="paragraph", text=Noted(text, notes)) for text in plan.closing]
    return _ended(blocks)


def notes_of(plan: Plan) -> dict[str, str]:
    """The texts of a plan's footnotes by their printed number."""
    return {note.number: note.text for note in plan.footnotes}


def introduction(plan: Plan) -> tuple[list[Noted], list[Noted]]:
    """The bases (căn cứ), each without the sign at its end, and the paragraphs that announce the plan.

    A basis that ends with a colon announces the plan in the same breath, and is one of those paragraphs.
    """
    texts = [basis.text.strip() for basis in plan.bases]
    notes = notes_of(plan)
    bases = [Noted(_LAST_SIGN.sub(r"\1", text), notes) for text in texts if not text.endswith(":")]
    announcing = [*(text for text in texts if text.endswith(":")), *plan.preamble]
    return bases, [Noted(text, notes) for text in announcing]


def _section(section: Section, depth: int, notes: dict[str, str]) -> Iterator[Block]:
    label = "" if section.number is UNSET else numbered(section.number)
    kind = _LEVELS[min(depth, len(_LEVELS) - 1)]
    if section.heading is not UNSET:
        found = _REMARK.match(section.heading) if depth == 0 else None
        heading = found["heading"] if found else section.heading
        remark = Noted(found["remark"], notes) if found else None
        yield Block(kind=kind, label=label, text=Noted(heading, notes), remark=remark)
        label = ""
    for content in section.content:
        if isinstance(content, str):
            yield Block(kind="paragraph", label=label, text=Noted(content, notes))
            label = ""
        else:
            yield from _items(content.items, notes, "item")
    for below in section.sections:
        yield from _section(below, depth + 1, notes)


def _items(items: Sequence[str | ListItem], notes: dict[str, str], kind: Kind) -> Iterator[Block]:
    dash = "-" if kind == "item" else "+"
    for item in items:
        if isinstance(item, str):
            yield Block(kind=kind, label=dash, text=Noted(item, notes))
            continue
        label = dash if item.number is UNSET else numbered(item.number)
        yield Block(kind=kind, label=label, text=Noted(item.text, notes))
        if item.items is not UNSET:
            yield from _items(item.items, notes, "subitem")


def numbered(number: str) -> str:
    """A number as it stands before its text: a dot after I, 1, 2.1, a bracket after a; others as printed."""
    if not _WHOLE.fullmatch(number):
        return number
    return f"{number})" if number.isalpha() and number.islower() else f"{number}."


def unended(text: str) -> str:
    """A text without the sign "./." that ends a document."""
    return _END.sub(r"\1", text)


def _ended(blocks: list[Block]) -> list[Block]:
    if not blocks:
        return blocks
    end = blocks[-1]
    text = Noted(_FULL_STOP.sub(r"\1", unended(end.text.text)), end.text.notes)
    return [*blocks[:-1], Block(kind=end.kind, label=end.label, text=text, remark=end.remark, last=True)]
