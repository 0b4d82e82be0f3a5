"""Which syllables stand before and after a syllable in official Vietnamese, where it closes or opens a word."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def _counted() -> dict[str, str]:
    """The lines of ``data/neighbours.txt`` by their syllable: few are asked for, so none is read further."""
    text = (resources.files("cchc") / "data" / "neighbours.txt").read_text(encoding="utf-8")
    return {line[: line.index(":")]: line for line in text.splitlines() if line[0] != "#"}


@cache
def neighbours(syllable: str) -> tuple[frozenset[str], frozenset[str]]:
    """The syllables that close a word with this one ("quản" of "lý"), and those after it where it opens one.

    Both are empty for a syllable too rare to have been counted.
    """
    before, _, after = _counted().get(syllable, "").partition(":")[2].partition("|")
    return frozenset(before.split()), frozenset(after.split())
