"""The goals that a plan states: under ``targets``, and in the sentences that none of those restates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from msgspec import UNSET

from cchc.checks.naming import Keys
from cchc.checks.scanning import scanned
from cchc.findings import Place
from cchc.obligations.measuring import stated_targets
from cchc.plans.base import Comparison
from cchc.store import Loaded, LoadedPlan
from cchc.store.once import kept
from cchc.text.by_text import Rule, gathered
from cchc.text.numbers import shown_number
from cchc.text.words import small_words

_PERCENT = re.compile(r"(?P<value>\d(?<![\d.,]\d)\d{0,3}(?:[.,]\d{1,2})?)\s?%")
_CLAUSE = re.compile(r"[;:\n]|\.\s|,\s")
_LONGEST = 600
"""So many characters of a clause are read on either side of a figure."""
_CLAUSES = (";", ":", "\n", ". ", ", ")
"""What ends a clause, to look forward and to look back."""

FILLERS = frozenset(
    small_words(
        "tỷ tỉ lệ đạt các được số từ trở lên tối thiểu ít nhất bảo đảm phấn đấu duy trì trên việc tại thực hiện"
        " trong năm là và có những ở cho tổng của nâng lên tăng giữ vững xây dựng tiếp tục hoàn thành không phải"
    )
)
"""Words that do not tell one indicator from another."""


class Goal(NamedTuple):
    """One goal as stated: its indicator, the value with its comparison, where it stands."""

    file: Loaded[Any]
    keys: Keys
    offset: int
    where: str
    indicator: str
    words: frozenset[str]
    value: float
    comparison: Comparison
    unit: str
    quoted: str

    @property
    def shown(self) -> str:
        """The value with its comparison and unit, as a finding names it."""
        sign = {">=": "từ ", "<=": "không quá ", ">": "trên ", "<": "dưới ", "=": ""}[self.comparison]
        return f"{sign}{shown_number(self.value)}{'' if self.unit == '%' else ' '}{self.unit}"

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.file.place(self.keys, offset=self.offset)


@lru_cache(maxsize=16384)
def _words(text: str) -> frozenset[str]:
    return frozenset(small_words(text)) - FILLERS


def stated_goals(loaded: LoadedPlan) -> list[Goal]:
    """The goals of a plan, gathered once."""
    return kept(loaded, "_stated_goals", _gathered)


def _gathered(loaded: LoadedPlan) -> list[Goal]:
    """The goals stated under ``targets``; of texts that none of those restates, the percentages in sentences."""
    found, restated = [], set()
    for stated in stated_targets(loaded):
        row, target = stated.row, stated.target
        file: Loaded[Any] = loaded.plan_file if row is None else loaded.file_of(row)
        keys = (*(() if row is None else row.path), "targets", stated.index, "indicator")
        section = "" if target.section is UNSET else target.section
        where = section if row is None else row.id
        restated.add(where)
        unit = "" if target.unit is UNSET else target.unit
        text = target.indicator
        found.append(Goal(file, keys, 0, where, text, _words(text), target.value, target.comparison, unit, text))
    return found + [goal for goal in spoken_goals(loaded) if goal.where not in restated]


def spoken_goals(loaded: LoadedPlan) -> list[Goal]:
    """The goals that sentences state, gathered once."""
    return kept(loaded, "_spoken_goals", lambda plan: list(_percentages(plan)))


def _percentages(loaded: LoadedPlan) -> Iterator[Goal]:
    """The percentages of the body's and the tasks' sentences, each with the clause around it."""
    every = scanned(loaded)
    found = _SHARES.of(every.known)
    for text in every.having(found):
        if text.kind in ("paragraph", "item", "task"):
            for one in found[text.text]:
                yield Goal(
                    text.file,
                    text.keys,
                    one.offset,
                    text.where,
                    one.indicator,
                    one.words,
                    one.value,
                    one.comparison,
                    "%",
                    one.quoted,
                )


class _Share(NamedTuple):
    """One percentage of a text, with what the clause around it says."""

    offset: int
    indicator: str
    words: frozenset[str]
    value: float
    comparison: Comparison
    quoted: str


def _shares(text: str) -> Iterator[_Share]:
    for found in _PERCENT.finditer(text):
        least = max(0, found.start() - _LONGEST)
        marks = [(text.rfind(mark, least, found.start()), len(mark)) for mark in _CLAUSES]
        start = max((at + size for at, size in marks if at >= 0), default=least)
        most = found.end() + _LONGEST
        ends = _CLAUSE.search(text, found.end(), most)
        before, after = text[start : found.start()], text[found.end() : ends.start() if ends else most]
        yield _Share(
            found.start(),
            f"{before.strip()} {after.strip()}".strip(),
            _words(f"{before} {after}"),
            float(found["value"].replace(",", ".")),
            _comparison(before.lower(), after.lower()),
            found.group(),
        )


_SHARES = Rule(lambda texts: gathered((text, share) for text in texts if "%" in text for share in _shares(text)))
"""The percentages of each text."""


def _comparison(before: str, after: str) -> Comparison:
    if "trở lên" in after or re.search(r"(?:tối thiểu|ít nhất|từ)(?: \w+)?\s*$", before):
        return ">="
    if re.search(r"(?:không quá|tối đa|không vượt)(?: \w+)?\s*$", before):
        return "<="
    if re.search(r"(?:trên|hơn)\s*$", before):
        return ">"
    return "<" if re.search(r"dưới\s*$", before) else "="


def shares_by_place(loaded: LoadedPlan) -> dict[str, set[float]]:
    """The percentages printed in a section or a row, by its number or id."""
    found: dict[str, set[float]] = {}
    every = scanned(loaded)
    of_text = _SHARES.of(every.known)
    for text in every.having(of_text):
        found.setdefault(text.where, set()).update(share.value for share in of_text[text.text])
    return found
