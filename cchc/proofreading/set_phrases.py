"""Set phrases and names that official language writes in one way only: cut short, or spelled otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

from cchc.proofreading.own_wording import nearly_the_same
from cchc.proofreading.remark import Remark

_NEXT = re.compile(r"\s+([^\W\d_]+)")
_LONGEST_REST = 40


def cut_phrases(text: str) -> Iterator[Remark]:
    """Phrases without their end ("của Thủ tướng Chính."); ``right`` is the whole phrase.

    A last word that is only misspelt ("cải cách hành chình") is no matter of this rule.
    """
    for found in _firsts().finditer(text):
        first = " ".join(found.group().lower().split())
        rest, *others = _rests()[first]
        after = " ".join(text[found.end() : found.end() + _LONGEST_REST].lower().split())
        if after.startswith((rest, *others)):
            continue
        following = _NEXT.match(text, found.end())
        if following is None or not nearly_the_same(following.group(1).lower(), rest.split()[0]):
            yield Remark(found.start(), found.end(), f"{' '.join(found.group().split())} {rest}")


def misspelt_names(text: str) -> Iterator[Remark]:
    """Names written in other letters than their own ("VneID", "Ban chấp hành"); ``right`` is the name.

    A name of words is one only with a capital at its head, and in a line of capitals it has no others.
    """
    for found in _names_pattern().finditer(text):
        written = " ".join(found.group().split())
        name = next(name for name in _names() if _loose(name) == _loose(written))
        of_words = name[1:2].islower()
        if of_words and (written.isupper() or written[0].islower()):
            continue
        if written not in _names()[name]:
            yield Remark(found.start(), found.end(), name)


def _loose(name: str) -> str:
    return re.sub(r"[\s-]|ISO", "", name).lower()


@cache
def _lines() -> list[str]:
    data = (resources.files("cchc") / "data" / "set-phrases.txt").read_text(encoding="utf-8")
    return [line for line in data.splitlines() if line and not line.startswith("#")]


@cache
def _rests() -> dict[str, list[str]]:
    """First words → the rest and what else may follow, in lower case."""
    parted = (line.lower().split(" | ") for line in _lines() if " | " in line)
    return {first: rests.split(", ") for first, rests in parted}


@cache
def _firsts() -> re.Pattern[str]:
    longest_first = sorted(_rests(), key=len, reverse=True)
    choices = "|".join(re.escape(first).replace(r"\ ", r"\s+") for first in longest_first)
    return re.compile(rf"\b(?:{choices})\b", re.IGNORECASE)


@cache
def _names() -> dict[str, frozenset[str]]:
    """Each name with all ways in which it may be written."""
    listed = ([way.strip() for way in line[1:].split(",")] for line in _lines() if line.startswith("="))
    return {ways[0]: frozenset(ways) for ways in listed}


@cache
def _names_pattern() -> re.Pattern[str]:
    choices = "|".join(
        re.escape(name).replace(r"\ ISO", "(?: ISO)?").replace(r"\ ", r"[\s-]?") for name in _names()
    )
    return re.compile(rf"(?<![\w/.@-])(?:{choices})(?![\w@-]|\.\w)", re.IGNORECASE)
