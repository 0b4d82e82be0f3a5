"""Brackets and quotation marks that are never closed or were never opened."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_SIGNS = re.compile(r"[()\[\]{}“”„«»\"]")
_OPENING = {")": "(", "]": "[", "}": "{", "”": "“", "»": "«"}
# "a)", "12)", "iv)" after a space or at the beginning: the sign of an item, no bracket.
_ITEM = re.compile(r"(?:^|(?<=[\s;:,.(]))(?:\d{1,2}|[a-zđ]{1,2}|[ivxIVX]{1,4}|[A-ZĐ])$")
_IN_BRACKETS = re.compile(r"\([0-9a-zđIVX]+$")
_INCHES = re.compile(r"\d$")


class Lone(NamedTuple):
    """A sign without its other half: in which text and where in it."""

    text: int
    at: int


def has_signs(text: str) -> bool:
    """Whether a text has any bracket or quotation mark."""
    return _SIGNS.search(text) is not None


def has_lone_signs(text: str) -> bool:
    """Whether a text leaves a sign open or closes one that it has not opened, an item's sign read as a bracket."""
    return bool(_unpaired([text], items=False))


def lone_signs(texts: Sequence[str]) -> list[Lone]:
    """The signs without their other half, in texts that follow each other (the items of one list).

    What is opened in one text may be closed in a later one. A ")" after a letter or number may be the sign of an
    item: the reading that leaves the fewer signs alone is taken.
    """
    found = _unpaired(texts, items=False)
    if found:
        found = min(found, _unpaired(texts, items=True), key=len)
    return sorted(found)


def _unpaired(texts: Sequence[str], *, items: bool) -> list[Lone]:
    """The lone signs; ``items``: an item's sign closes no bracket, even where one is open."""
    opened: dict[str, list[Lone]] = {sign: [] for sign in "([{“«"}
    lone: list[Lone] = []
    for index, text in enumerate(texts):
        for found in _SIGNS.finditer(text):
            sign, here = found.group(), Lone(index, found.start())
            if sign == '"':
                _straight(opened["“"], text, here)
            elif sign in opened:
                _open(opened[sign], lone, text, here)
            elif sign == "„":
                opened["“"].append(here)
            else:
                _close(opened[_OPENING[sign]], lone, text, here, items=items)
    return lone + [one for left in opened.values() for one in left]


def _straight(quotes: list[Lone], text: str, here: Lone) -> None:
    """A straight mark closes where a quotation is open, else opens one; after a number it may mean inches."""
    if quotes:
        quotes.pop()
    elif not _INCHES.search(text[: here.at][-1:]):
        quotes.append(here)


def _open(stack: list[Lone], lone: list[Lone], text: str, here: Lone) -> None:
    """An opening mark that stands where one closes ("Chính quyền số“) closes, and is wrong itself."""
    if text[here.at] == "“" and stack and _closes(text, here.at):
        if text[stack.pop().at : here.at][:1] != "„":
            lone.append(here)
    else:
        stack.append(here)


def _closes(text: str, at: int) -> bool:
    """Whether a mark is written to the word before it and apart from the one after it."""
    return not text[at - 1 : at].isspace() and (at + 1 == len(text) or not text[at + 1].isalnum())


def _close(stack: list[Lone], lone: list[Lone], text: str, here: Lone, *, items: bool) -> None:
    of_item = text[here.at] == ")" and _ITEM.search(text[max(0, here.at - 8) : here.at]) is not None
    if (
        of_item
        and items
        and not text[max(0, here.at - 8) : here.at].rstrip("0123456789abcdefghiđvxIVX").endswith("(")
    ):
        return
    if stack:
        stack.pop()
    elif not of_item:
        lone.append(here)
