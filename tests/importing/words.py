"""Every word of a Word file and every word of what was read from it, to be held against each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from cchc.importing.blocks import AppendixBlocks, Document, Paragraph, Table
from cchc.importing.body.dividing import Divided
from cchc.importing.body.plan import PlanRead
from cchc.importing.notes import every_paragraph

_WORD = re.compile(r"[^\W_]+")
_SIGN = re.compile(r"\[\^[^\]]*\]")


def words_of(texts: Iterable[str]) -> Counter[str]:
    """The words of texts, whatever their case, without the signs of footnotes."""
    return Counter(word for text in texts for word in _WORD.findall(_SIGN.sub("", text).casefold()))


def document_words(document: Document) -> Counter[str]:
    """The words of a Word file, numbers that Word counts included."""
    notes = (paragraph for said in document.footnotes.values() for paragraph in said)
    return words_of(_said([*every_paragraph(document.blocks), *notes])) + words_of(u.words for u in document.unread)


def read_words(divided: Divided, read: PlanRead) -> Counter[str]:
    """The words of the plan, of the appendices' blocks, of what is listed and of the form.

    What is derived (citations, regime, duties, targets) repeats words and is left out.
    """
    plan = msgspec.to_builtins(read.plan)
    for derived in ("reporting", "duties", "targets", "implements", "date", "number", "sign", "place", "kind"):
        plan.pop(derived, None)
    for basis in plan["bases"]:
        basis.pop("citations")
    listed = [unread.words for unread in read.unread]
    appended = [paragraph for one in divided.appendices for paragraph in appendix_paragraphs(one)]
    return words_of([*_texts(plan), *listed, *read.form, *_said(appended)])


def appendix_paragraphs(blocks: AppendixBlocks) -> Iterator[Paragraph]:
    """The paragraphs of an appendix, in order."""
    parts: tuple[Paragraph | Table, ...] = (*blocks.before, *blocks.tables, *blocks.after)
    yield from every_paragraph(parts)


def _said(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    for paragraph in paragraphs:
        yield f"{paragraph.number} {paragraph.text}"


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("year",):
                yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
