"""W7: goals that contradict each other, exceed the whole, or fall short of the superior's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, filterfalse, pairwise
from math import log
from sys import intern
from typing import Any, NamedTuple

from msgspec import UNSET

from cchc.checks.naming import Keys, also_at
from cchc.checks.scanning import scanned
from cchc.findings import Finding, Place, Severity, finding
from cchc.obligations.measuring import stated_targets
from cchc.obligations.scope import superior_plan
from cchc.plans.base import Comparison
from cchc.plans.rows import Row
from cchc.proofreading.by_text import ByText, gathered
from cchc.store import Loaded, LoadedPlan, Store
from cchc.store.once import kept
from cchc.text import cut
from cchc.text.numbers import shown_number

_PERCENT = re.compile(r"(?P<value>\d(?<![\d.,]\d)\d{0,3}(?:[.,]\d{1,2})?)\s?%")
_CLAUSE = re.compile(r"[;:\n]|\.\s|,\s")
_LONGEST = 600
"""So many characters of a clause are read on either side of a figure."""
_CLAUSES = (";", ":", "\n", ". ", ", ")
"""What ends a clause, to look forward and to look back."""

_WORD = re.compile(r"\w+")
_FILLERS = frozenset(
    _WORD.findall(
        "tỷ tỉ lệ đạt các được số từ trở lên tối thiểu ít nhất bảo đảm phấn đấu duy trì trên việc tại thực hiện"
        " trong năm là và có những ở cho tổng của nâng lên tăng giữ vững xây dựng tiếp tục hoàn thành không phải"
    )
)
"""Words that do not tell one indicator from another."""

_LEVELS = frozenset(("cấp", "tỉnh", "huyện", "thị", "xã", "phường", "quận", "thành", "phố", "trấn"))
_SAID_OF = (
    ("xã", re.compile(r"cấp xã|(?<!thị )xã, (?:phường|thị trấn)|phường, xã")),
    ("huyện", re.compile(r"cấp (?:huyện|thị xã|quận|thành phố)|huyện, (?:thị xã|thành phố)")),
    ("tỉnh", re.compile(r"cấp tỉnh")),
)
_GROWING = re.compile(r"tăng|gấp|so với|bằng|vượt|hơn|giảm|dự toán|kế hoạch|chỉ tiêu|định mức")
"""Where a share of more than the whole may well be meant."""

_CHANGE = re.compile(r"so với|tăng (?:thêm|ít nhất|tối thiểu|từ)|giảm")
_ALL = re.compile(r"toàn bộ|tất cả|đầy đủ|toàn thể")
_OF_ALL = ByText(lambda texts: ((text, True) for text in texts if _ALL.search(text.lower())))
_SPOKEN_OF = 0.3
"""Which share of what a goal says some row says too, where a row serves it."""

_A_TABLE = 20
"""From how many rows on an appendix may be expected to speak of every goal."""

_MOST_ALIKE = 30
"""With how many others that have its rarest word a goal is compared."""

_FEW = 4
"""From how many telling words on two indicators may be held to be one."""


class _Goal(NamedTuple):
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
        sign = {">=": "từ ", "<=": "không quá ", ">": "trên ", "<": "dưới ", "=": ""}[self.comparison]
        return f"{sign}{shown_number(self.value)}{'' if self.unit == '%' else ' '}{self.unit}"

    @property
    def place(self) -> Place:
        return self.file.place(self.keys, offset=self.offset)


@lru_cache(maxsize=16384)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower())) - _FILLERS


def _goals(loaded: LoadedPlan) -> list[_Goal]:
    """The goals of a plan, gathered once."""
    return kept(loaded, "_stated_goals", _gathered)


def _gathered(loaded: LoadedPlan) -> list[_Goal]:
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
        found.append(_Goal(file, keys, 0, where, text, _words(text), target.value, target.comparison, unit, text))
    return found + [goal for goal in _spoken(loaded) if goal.where not in restated]


def _spoken(loaded: LoadedPlan) -> list[_Goal]:
    """The goals that sentences state, gathered once."""
    return kept(loaded, "_spoken_goals", lambda plan: list(_percentages(plan)))


def _percentages(loaded: LoadedPlan) -> Iterator[_Goal]:
    """The percentages of the body's and the tasks' sentences, each with the clause around it."""
    every = scanned(loaded)
    found = _SHARES.of(every.places)
    for text in every.having(found):
        if text.kind in ("paragraph", "item", "task"):
            for one in found[text.text]:
                yield _Goal(
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
    for found in _PERCENT.finditer(text) if "%" in text else ():
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


_SHARES = ByText(lambda texts: gathered((text, share) for text in texts for share in _shares(text)))
"""The percentages of each text."""


def _comparison(before: str, after: str) -> Comparison:
    if "trở lên" in after or re.search(r"(?:tối thiểu|ít nhất|từ)(?: \w+)?\s*$", before):
        return ">="
    if re.search(r"(?:không quá|tối đa|không vượt)(?: \w+)?\s*$", before):
        return "<="
    if re.search(r"(?:trên|hơn)\s*$", before):
        return ">"
    return "<" if re.search(r"dưới\s*$", before) else "="


def opposed_goals(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """One indicator with two values in one plan."""
    goals = [goal for goal in _goals(loaded) if len(goal.words) >= _FEW]
    goals = [goal for goal in goals if not _CHANGE.search(goal.indicator.lower())]
    told: set[int] = set()
    for one, other in _of_one_indicator(goals):
        first, second = goals[one], goals[other]
        if other in told or first.unit != second.unit or first.value == second.value:
            continue
        told.add(other)
        severity: Severity | None = None if first.words == second.words else "info"
        yield finding(
            second.place,
            "W701",
            f"“{cut(second.indicator, 70)}” là {second.shown}, ở {also_at(first.place, second.place)} "
            f"“{cut(first.indicator, 70)}” là {first.shown}.",
            hint="Thống nhất một số, hoặc nói rõ hai chỉ tiêu khác nhau ở đâu.",
            excerpt=second.quoted,
            where=second.where,
            severity=severity,
        )


def _of_one_indicator(goals: Sequence[_Goal]) -> list[tuple[int, int]]:
    """The pairs, earlier before later, of one indicator, or of one and a special case of it.

    One says all that the other does, its rarest word too: only goals with that word are compared, and of thousands
    with it only the first.
    """
    having: dict[str, list[int]] = {}
    for index, goal in enumerate(goals):
        for word in goal.words:
            having.setdefault(word, []).append(index)
    found: set[tuple[int, int]] = set()
    for one, goal in enumerate(goals):
        for other in min((having[word] for word in goal.words), key=len)[:_MOST_ALIKE]:
            words = goals[other].words
            if one != other and (goal.words == words or _special_case(goal.words, words)):
                found.add((min(one, other), max(one, other)))
    return sorted(found)


def _special_case(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one indicator holds all words of the other, with some more that name no level and no number."""
    few, many = sorted((one, other), key=len)
    more = many - few
    return few < many and not more & _LEVELS and len(few) * 5 >= len(many) * 2


def strictness(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """One indicator once "98% trở lên" and once "trên 98%": the same number, yet not the same goal."""
    goals = [goal for goal in _goals(loaded) if len(goal.words) >= _FEW]
    told: set[int] = set()
    for one, other in _of_one_indicator(goals) if len({goal.comparison for goal in goals}) > 1 else ():
        first, second = goals[one], goals[other]
        pair = {first.comparison, second.comparison}
        if other in told or first.value != second.value or first.unit != second.unit:
            continue
        if pair in ({">=", ">"}, {"<=", "<"}):
            told.add(other)
            yield finding(
                second.place,
                "W702",
                f"“{cut(second.indicator, 60)}” là {second.shown}, ở {also_at(first.place, second.place)} là "
                f"{first.shown}.",
                hint="Dùng một cách nói cho cùng một chỉ tiêu.",
                excerpt=second.quoted,
                where=second.where,
                severity="info",
            )


def over_the_whole(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A goal of more than 100 per cent of something that has no more."""
    told: set[tuple[str, float]] = set()
    for goal in (*_spoken(loaded), *_goals(loaded)):
        too_much = goal.unit == "%" and goal.value > 100 and not _GROWING.search(goal.indicator.lower())
        if too_much and (goal.where, goal.value) not in told:
            told.add((goal.where, goal.value))
            yield finding(
                goal.place,
                "W703",
                f"Chỉ tiêu {shown_number(goal.value)}% vượt quá 100%.",
                hint="Kiểm tra lại con số; nếu là so với năm trước thì ghi rõ “tăng” hoặc “bằng”.",
                excerpt=goal.quoted,
                where=goal.where,
            )


def below_the_superior(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A goal lower than the superior's for the same indicator and this level; worth a look."""
    superior = superior_plan(store, loaded)
    if superior is None:
        return
    asked = [goal for goal in _goals(superior) if len(goal.words - _LEVELS) >= _FEW]
    for goal in _goals(loaded):
        for above in asked:
            same = goal.words - _LEVELS == above.words - _LEVELS and goal.unit == above.unit
            if same and _level_of(goal.indicator) == _level_of(above.indicator) and _lower(goal, above):
                yield finding(
                    goal.place,
                    "W704",
                    f"“{cut(goal.indicator, 60)}” là {goal.shown}; cấp trên giao {above.shown} ({above.place}).",
                    hint="Nâng lên cho bằng cấp trên giao, hoặc nêu lý do.",
                    excerpt=goal.quoted,
                    where=goal.where,
                    severity="info",
                )
                break


def _level_of(indicator: str) -> str:
    """The level that an indicator speaks of; "" where it names none."""
    return next((level for level, said in _SAID_OF if said.search(indicator.lower())), "")


def _lower(goal: _Goal, above: _Goal) -> bool:
    downward = {goal.comparison, above.comparison} & {"<", "<="}
    return goal.value < above.value and not downward


def unsupported_targets(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A value under ``targets`` where the text it is taken from says others; one with a note explains itself."""
    stated_here = list(stated_targets(loaded))
    places = _shares_by_place(loaded) if stated_here else {}
    of_all = _places_of_all(loaded) if stated_here else set()
    for stated in stated_here:
        row, target = stated.row, stated.target
        section = "" if target.section is UNSET else target.section
        where = section if row is None else row.id
        said = places.get(where) if where else None
        if target.note is not UNSET or not said or target.unit != "%" or target.value in said:
            continue
        if target.value != 100 or where not in of_all:
            file: Loaded[Any] = loaded.plan_file if row is None else loaded.file_of(row)
            keys = (*(() if row is None else row.path), "targets", stated.index)
            yield finding(
                file.place((*keys, "value")),
                "W705",
                f"Chỉ tiêu ghi {shown_number(target.value)}%, nhưng lời văn ở {where} không có số này.",
                hint="Sửa số cho khớp với lời văn, hoặc ghi “note” nói vì sao.",
                excerpt=str(target.value),
                where=where,
            )


def _shares_by_place(loaded: LoadedPlan) -> dict[str, set[float]]:
    """The percentages printed in a section or a row, by its number or id."""
    found: dict[str, set[float]] = {}
    every = scanned(loaded)
    of_text = _SHARES.of(every.places)
    for text in every.having(of_text):
        found.setdefault(text.where, set()).update(share.value for share in of_text[text.text])
    return found


def _places_of_all(loaded: LoadedPlan) -> set[str]:
    """The sections and rows that say "toàn bộ" of something."""
    every = scanned(loaded)
    return {text.where for text in every.having(_OF_ALL.of(every.places))}


def targets_without_tasks(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A target of the body of which no row of the appendix speaks: nobody is to reach it by any day."""
    rows = loaded.rows.rows
    of_body = [stated for stated in stated_targets(loaded) if stated.row is None]
    if len(rows) < _A_TABLE or not of_body:
        return
    goals = [frozenset(_things(stated.target.indicator)) for stated in of_body]
    asked = frozenset(chain.from_iterable(goals))
    said = sorted(
        (asked.intersection(_things(_said(row))) for row in rows), key=len, reverse=True
    )  # most is found early
    known = Counter(chain(chain.from_iterable(said), chain.from_iterable(goals)))
    weights = {thing: log(1 + len(said) / known[thing]) for thing in asked}
    for stated, goal in zip(of_body, goals, strict=True):
        enough = _SPOKEN_OF * (sum(map(weights.__getitem__, goal)) or 1.0)
        if all(sum(map(weights.__getitem__, goal & row)) < enough for row in said):
            yield finding(
                loaded.plan_file.place(("targets", stated.index, "indicator")),
                "W709",
                f"Không nhiệm vụ nào trong phụ lục nói đến chỉ tiêu “{cut(stated.target.indicator, 60)}”.",
                hint="Giao trong phụ lục: ai chủ trì, sản phẩm gì, đến khi nào.",
                excerpt=stated.target.indicator,
                where="" if stated.target.section is UNSET else stated.target.section,
                severity="info",
            )


def _said(row: Row) -> str:
    note = row.task.note if isinstance(row.task.note, str) else ""
    return " ".join((*row.headings, row.text, *row.product_texts, note))


_Thing = str | tuple[str, str]


def _things(text: str) -> Iterator[_Thing]:
    """The words of a text that tell something, and each two in a row."""
    words = _telling(text)
    return chain(words, pairwise(words))


@lru_cache(maxsize=32768)
def _telling(text: str) -> tuple[str, ...]:
    return tuple(map(intern, filterfalse(_FILLERS.__contains__, _WORD.findall(text.lower()))))
