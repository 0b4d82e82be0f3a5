"""W7: goals that contradict each other, exceed the whole, or fall short of the superior's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import UNSET

from cchc.checks.goals import Goal, shares_by_place, spoken_goals, stated_goals
from cchc.checks.naming import also_at
from cchc.checks.scanning import in_small_letters, new_texts, scanned
from cchc.findings import Finding, Severity, finding
from cchc.obligations.measuring import stated_targets
from cchc.obligations.scope import superior_plan
from cchc.store import Loaded, LoadedPlan, Store
from cchc.store.once import kept
from cchc.text import cut
from cchc.text.by_text import Rule
from cchc.text.numbers import shown_number

_LEVELS = frozenset(("cấp", "tỉnh", "huyện", "thị", "xã", "phường", "quận", "thành", "phố", "trấn"))
_SAID_OF = (
    ("xã", re.compile(r"cấp xã|(?<!thị )xã, (?:phường|thị trấn)|phường, xã")),
    ("huyện", re.compile(r"cấp (?:huyện|thị xã|quận|thành phố)|huyện, (?:thị xã|thành phố)")),
    ("tỉnh", re.compile(r"cấp tỉnh")),
)
_GROWING = re.compile(r"tăng|gấp|so với|bằng|vượt|hơn|giảm|dự toán|kế hoạch|chỉ tiêu|định mức")
"""Where a share of more than the whole may well be meant."""

_CHANGE = re.compile(r"so với|tăng (?:thêm|ít nhất|tối thiểu|từ)|giảm")
_ALL = ("toàn bộ", "tất cả", "đầy đủ", "toàn thể")
_OF_ALL = Rule(lambda texts: ((text, True) for text in new_texts(texts, in_small_letters).saying(_ALL)))
_MOST_ALIKE = 30
"""With how many others that have its rarest word a goal is compared."""

_FEW = 4
"""From how many telling words on two indicators may be held to be one."""


def opposed_goals(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """One indicator with two values in one plan."""
    goals = [goal for goal in stated_goals(loaded) if len(goal.words) >= _FEW]
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


def _of_one_indicator(goals: Sequence[Goal]) -> list[tuple[int, int]]:
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
    goals = [goal for goal in stated_goals(loaded) if len(goal.words) >= _FEW]
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
    for goal in (*spoken_goals(loaded), *stated_goals(loaded)):
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
    asked = kept(superior, "_goals_by_words", _by_words)
    for goal in stated_goals(loaded):
        for above in asked.get((goal.words - _LEVELS, goal.unit), ()):
            if _level_of(goal.indicator) == _level_of(above.indicator) and _lower(goal, above):
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


def _by_words(superior: LoadedPlan) -> dict[tuple[frozenset[str], str], list[Goal]]:
    """The goals of a superior by what they tell and their unit: a hundred authorities are held against them."""
    found: dict[tuple[frozenset[str], str], list[Goal]] = {}
    for goal in stated_goals(superior):
        if len(words := goal.words - _LEVELS) >= _FEW:
            found.setdefault((words, goal.unit), []).append(goal)
    return found


def _level_of(indicator: str) -> str:
    """The level that an indicator speaks of; "" where it names none."""
    return next((level for level, said in _SAID_OF if said.search(indicator.lower())), "")


def _lower(goal: Goal, above: Goal) -> bool:
    downward = {goal.comparison, above.comparison} & {"<", "<="}
    return goal.value < above.value and not downward


def unsupported_targets(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A value under ``targets`` where the text it is taken from says others; one with a note explains itself."""
    stated_here = stated_targets(loaded)
    places = shares_by_place(loaded) if stated_here else {}
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


def _places_of_all(loaded: LoadedPlan) -> set[str]:
    """The sections and rows that say "toàn bộ" of something."""
    every = scanned(loaded)
    return {text.where for text in every.having(_OF_ALL.of(every.known))}
