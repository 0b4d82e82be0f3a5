"""The last look: words of the Word file that are in no value of the plan and in no list are found and listed.

Why, when each reader lists what it leaves: readers have many ways, and a word that falls between two of them would
be lost in silence. Here nothing is known of how a plan is read; the words alone are compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import msgspec

from cchc.importing.blocks import Document, Paragraph, Unread
from cchc.importing.notes import every_paragraph
from cchc.text import fold

LOST = "chưa tìm được chỗ đặt trong kế hoạch"
_WORD = re.compile(r"\w+")
_SIGN = re.compile(r"\[\^[^\]]*\]")


def unaccounted(document: Document, values: Iterable[Any], said: Iterable[str]) -> list[Unread]:
    """The paragraphs whose words are neither in ``values`` (structs of the plan) nor in ``said`` (lists, forms).

    A paragraph is accounted for where each of its words stands somewhere, or else where its letters stand together
    in some value or row of values.
    """
    texts = [text for value in values for text in _texts(msgspec.to_builtins(value))]
    texts += [text for one in said for text in (one, *one.split("\n"))]
    together = _letters(" ".join(texts))
    apart = set(_words(" ".join(texts)))
    found = []
    for paragraph in _paragraphs(document):
        lost = [word for word in _words(f"{paragraph.number} {paragraph.text}") if word not in apart]
        if all(word.isdecimal() and len(word) <= 2 for word in lost):
            continue
        if _letters(paragraph.text) not in together:
            found.append(Unread(paragraph.text, paragraph.where, LOST))
    return found


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    yield from every_paragraph(document.blocks)
    for note in document.footnotes.values():
        yield from note
    yield from document.margins


def _texts(value: Any) -> Iterator[str]:
    """All texts of plain data in order; days also as documents write them."""
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield from _texts(one) if key != "id" else ()
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, str):
        yield value
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            day = date.fromisoformat(value)
            yield f"ngày {day.day:02} {day.day} tháng {day.month:02} {day.month} năm {day.year}"
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield f"{value} {value:,}"


def _letters(text: str) -> str:
    return "".join(_words(text))


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(_SIGN.sub("", text)))
