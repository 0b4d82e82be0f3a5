"""The work on one lower authority's draft: both registers, its names and texts, what there is to look at so far."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from msgspec import to_builtins

from cchc.drafting.looks import Group, Look
from cchc.drafting.lower_names import LowerNames
from cchc.drafting.lower_texts import RULES, LowerTexts
from cchc.plans.base import Target
from cchc.plans.document import Plan
from cchc.plans.register import Register
from cchc.store import LoadedPlan
from cchc.text import cut
from cchc.yamltree.spans import Path

TOLD = 90
"""How much of a text is quoted, in characters."""

_AROUND = 34


class Lowering(NamedTuple):
    """What is asked for: the superior's plan, the lower authority, days earlier, whether others' tasks come too."""

    superior: LoadedPlan
    authority: str
    days: int
    whole: bool


class LowerWork:
    """One draft in the making; ``path`` is the file that is being made, to which looks belong."""

    def __init__(self, asked: Lowering, plan: Plan, above: Register, below: Register) -> None:
        self.asked, self.superior, self.plan = asked, asked.superior, plan
        self.above, self.below = above, below
        self.year = asked.superior.year
        self.id = f"{asked.authority}/{self.year}"
        self.names = LowerNames(above, below, date(self.year, 1, 1))
        self.texts = LowerTexts(above, below, self.names)
        self.looks: list[Look] = []
        self.path = ""

    def look(self, group: Group, keys: Path, words: str, note: str, **more: Any) -> None:
        """Note something to look at in the file that is being made."""
        self.looks.append(Look(group=group, words=words, note=note, path=self.path, keys=keys, **more))

    def text(self, text: str, keys: Path, task: str | None = None) -> str:
        """A text in the lower authority's words; what was changed or is doubtful is noted."""
        new, changes = self.texts.lowered(text)
        for one in changes:
            words = around(new, one.start, len(one.now or one.was))
            group: Group = "moved" if one.now is not None else "name"
            more = {"offset": one.start, "task": task, "rule": one.rule, "was": one.was, "now": one.now}
            self.look(group, keys, words, RULES[one.rule], **more)
        return new

    def target(self, target: Target, keys: Path, task: str | None) -> dict[str, Any]:
        """A target of the superior's, whose figure the lower authority has to set for itself."""
        found: dict[str, Any] = to_builtins(target)
        found["indicator"], _ = self.texts.lowered(target.indicator)
        words = f"{target.comparison} {target.value:g}: {cut(found['indicator'], 70)}"
        self.look("figure", keys, words, "chỉ tiêu của cấp trên: định mức của cấp mình", task=task)
        return {key: value for key, value in found.items() if key != "by_period" or value}


def around(text: str, at: int, length: int) -> str:
    """Words of a text with some on either side, on one line."""
    first, last = max(0, at - _AROUND), min(len(text), at + length + _AROUND)
    quoted = f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}"
    return cut(" ".join(quoted.split()), TOLD)
