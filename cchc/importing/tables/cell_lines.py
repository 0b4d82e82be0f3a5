"""The words of a cell as lines: what was broken only to fit the column is one line again; bullets told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from cchc.importing.blocks import Paragraph
from cchc.text import one_space

_BULLET = re.compile(r"^([-–−•●▪*])\s*(?=\S)")
_SECOND = re.compile(r"^[+o○◦]\s+(?=\S)|^\+(?=\S)")
_CLOSED = (".", ";", ":", "!", "?", "./.")
_NOTHING = re.compile(r"[\s\-–—−_/.…]+")
_DITTO = re.compile(r"[-–\s(]*(?:nt|nhu tren|như trên|″|\"|”)[-–\s)]*", re.IGNORECASE)


class Item(Struct, frozen=True):
    """One line of a cell without its bullet; ``bulleted`` where it had one of the first kind (a dash)."""

    text: str
    bulleted: bool


def noted_text(paragraph: Paragraph, numbers: dict[str, str]) -> str:
    """A paragraph's words with ``[^n]`` at the places of its notes, its automatic number before them."""
    text = paragraph.text
    for offset, note in sorted(paragraph.notes, reverse=True):
        text = f"{text[:offset].rstrip()}[^{numbers.get(note, note)}]{text[offset:]}"
    return f"{paragraph.number} {text}".strip() if paragraph.number else text


def lines_of(paragraphs: Iterable[Paragraph], numbers: dict[str, str]) -> list[str]:
    """The lines of a cell, one space between words, no empty ones."""
    lines = [one_space(line) for one in paragraphs for line in noted_text(one, numbers).split("\n")]
    return [line for line in lines if line]


def unwrapped(lines: Sequence[str]) -> list[str]:
    """The lines with those joined that were broken in the middle of a phrase: the next goes on in small letters."""
    made: list[str] = []
    for line in lines:
        if made and line[:1].islower() and not made[-1].endswith(_CLOSED):
            made[-1] = f"{made[-1]} {line}"
        else:
            made.append(line)
    return made


def verbatim(lines: Sequence[str]) -> str:
    """All lines as one text."""
    return "\n".join(unwrapped(lines))


def items(lines: Sequence[str]) -> list[Item]:
    """The things that a cell lists: a line each; what has a plus stands under the line before it."""
    made: list[Item] = []
    for line in unwrapped(lines):
        found = _BULLET.match(line)
        if made and _SECOND.match(line):
            made[-1] = Item(f"{made[-1].text}\n{line}", made[-1].bulleted)
        else:
            made.append(Item(line[found.end() :] if found else line, found is not None))
    return made


def is_ditto(text: str) -> bool:
    """Whether a cell only says that it is as the one above: "nt", "như trên"."""
    return bool(text) and _DITTO.fullmatch(text) is not None


def is_none(text: str) -> bool:
    """Whether a cell only says that there is nothing: a dash, a stroke, dots."""
    return bool(text) and _NOTHING.fullmatch(text) is not None
