"""What a guide shows of an output, held against the output; and brought up to date where it differs.

A line ``…`` stands for any number of lines that are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

LEFT_OUT = "…"


def agrees(shown: Sequence[str], printed: Sequence[str]) -> bool:
    """Whether the lines shown are those printed, but for what is marked as left out."""
    parts: list[list[str]] = [[]]
    for line in shown:
        if line.strip() == LEFT_OUT:
            parts.append([])
        else:
            parts[-1].append(line)
    first, *rest = parts
    if not rest:
        return list(first) == list(printed)
    if list(printed[: len(first)]) != first:
        return False
    at, last = len(first), rest.pop()
    for part in rest:
        found = next((n for n in range(at, len(printed)) if list(printed[n : n + len(part)]) == part), None)
        if found is None:
            return False
        at = found + len(part)
    return len(printed) - at >= len(last) and list(printed[len(printed) - len(last) :]) == last


def brought_up_to_date(shown: Sequence[str], printed: Sequence[str]) -> list[str]:
    """The lines to show in place of those that no longer agree; what was left out stays left out."""
    if agrees(shown, printed):
        return list(shown)
    kept: list[str] = []
    for what, i1, i2, j1, j2 in SequenceMatcher(None, shown, printed, autojunk=False).get_opcodes():
        old, new = list(shown[i1:i2]), list(printed[j1:j2])
        if what == "equal":
            kept += new
        else:
            kept += _mended(old, new)
    return kept if agrees(kept, printed) else list(printed)


def _mended(old: list[str], new: list[str]) -> list[str]:
    marks = [n for n, line in enumerate(old) if line.strip() == LEFT_OUT]
    if not marks:
        return new
    before, after = marks[0], len(old) - marks[-1] - 1
    if before + after >= len(new):
        return new
    return [*new[:before], old[marks[0]], *new[len(new) - after :]]
