"""Whether every word of an appendix is in what was read: the last net, so that nothing is dropped unsaid."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from cchc.importing.blocks import Paragraph, Table, Unread
from cchc.importing.tables import doubts
from cchc.plans.table import Appendix
from cchc.text import canonical

_WORD = re.compile(r"[^\W_]+")
_REFERENCES = ("id", "same_as")


def lost(
    parts: Sequence[Paragraph | Table], appendix: Appendix, unread: Iterable[Unread], known: Iterable[Paragraph]
) -> list[Unread]:
    """The paragraphs of which a word is in neither the appendix nor the list of what was not read.

    ``known`` are those that need no place of their own: repeated heads, sums given in figures.
    """
    found = Counter(word for text in _values(msgspec.to_builtins(appendix)) for word in words_of(text))
    found.update(word for one in unread for word in words_of(one.words))
    aside = {id(one) for one in known}
    left: list[Unread] = []
    for paragraph in _paragraphs(parts):
        if id(paragraph) in aside:
            continue
        wanted = words_of(f"{paragraph.number} {paragraph.text}")
        found.subtract(wanted)
        if any(found[word] < 0 for word in wanted):
            found.update({word: -found[word] for word in wanted if found[word] < 0})
            left.append(Unread(f"{paragraph.number} {paragraph.text}".strip(), paragraph.where, doubts.LOST))
    return left


def words_of(text: str) -> list[str]:
    """The words and figures of a text, in one spelling."""
    return _WORD.findall(canonical(text))


def _paragraphs(parts: Sequence[Paragraph | Table]) -> Iterator[Paragraph]:
    for part in parts:
        if isinstance(part, Paragraph):
            yield part
        else:
            yield from (
                one for row in part.rows for cell in row.cells if not cell.continues for one in cell.paragraphs
            )


def _values(data: Any) -> Iterator[str]:
    """All texts and figures, without references from row to row."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in _REFERENCES:
                yield from _values(value)
    elif isinstance(data, list):
        for one in data:
            yield from _values(one)
    elif isinstance(data, str | int):
        yield str(data)
