"""Texts that differ in digits alone are read once, and what is found in each is what the rule itself finds."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from cchc.checks import (
    proofread,  # noqa: F401
    registry,  # noqa: F401 - all rules are known once the checks are
)
from cchc.proofreading import set_phrases
from cchc.text import numberless
from cchc.text.by_text import _memory
from cchc.text.numberless import NAMED, the_same_whatever_the_numbers, whatever_the_numbers

ROOT = Path(__file__).parents[2]
DEAF = [rule.find for rule in _memory._rules if hasattr(rule.find, "__wrapped__")]
WITH_NUMBERS = (
    "theo khoản 1, khoản 1, Điều 5",
    "theo khoản 1, khoản 2, Điều 5",
    "mục 12 12 của kế hoạch số 3,số 4",
    "đạt 5% ,6% và 7 %",
    "tcvn iso 9001:2015",
    "TCVN 9001 : 2015",
    "Bộ phận 1 cửa và Bộ phận Một cửa",
    "quý 2/2025 , quý 3/2025",
    "(1 việc, 2) việc 3)",
    "Điều 5. quy định của, 6 xã",
    'màn hình 24" và 32"',
    "năm năm 2025 2 2, tháng tháng 3",
    "ABC2X và ABC3X, XYZT 2025",
    "7. 8.. 9, ,10;11",
    "1 và",
    "2. kế hoạch\n- 3 việc,\n+ việc, ",
    "sử lý 5 hồ sơ, Uỷ ban 3 xã, phổ biến giáo dục 4 luật",
)


def texts_of_plans():
    plans = (path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("plans/*/*/*.yaml")))
    lines = (re.sub(r"^[\s-]*(?:\w+: )?", "", line) for plan in plans for line in plan.splitlines())
    return [line for line in dict.fromkeys(lines) if any(map(str.isdecimal, line))]


def other_digits(text, numbers):
    return re.sub(r"\d", lambda _: str(numbers.randrange(10)), text)


def joined(numbers, texts):
    """A text with another, which says something with numbers, put somewhere into it."""
    text, said = numbers.choice(texts), numbers.choice(WITH_NUMBERS)
    at = numbers.randrange(len(text) + 1)
    return text[:at] + numbers.choice((said, f" {said} ", f"\n{said}\n")) + text[at:]


def test_many_rules_hear_no_number():
    assert len(DEAF) >= 9


@pytest.mark.parametrize("find", DEAF, ids=lambda find: f"{find.__module__}.{find.__qualname__}")
def test_each_text_has_what_the_rule_itself_finds_whatever_was_read_before(find):
    numbers = random.Random(5)
    real = texts_of_plans()
    some = [*WITH_NUMBERS, *numbers.sample(real, 300), *(joined(numbers, real) for _ in range(300))]
    alike = [other_digits(text, numbers) for text in some for _ in range(3)]
    dict(find(tuple(dict.fromkeys(alike))))
    every = tuple(dict.fromkeys((*some, *alike)))
    assert dict(find(every)) == dict(find.__wrapped__(every))


def test_no_phrase_that_is_sought_has_another_number_than_those_named():
    assert {number for line in set_phrases._lines() for number in re.findall(r"\d+", line)} == set(NAMED)


def counting(asked, says):
    def find(texts):
        asked.append(texts)
        return ((text, text.upper()) for text in texts if says in text)

    return find


def test_a_text_is_read_once_whatever_its_digits():
    asked = []
    find = the_same_whatever_the_numbers(counting(asked, "xã"))
    assert dict(find(("xã a", "xã b 15", "việc 3", "xã b 20"))) == {
        "xã a": "XÃ A",
        "xã b 15": "XÃ B 00",
        "xã b 20": "XÃ B 00",
    }
    assert dict(find(("xã b 99", "việc 4"))) == {"xã b 99": "XÃ B 00"}
    assert asked == [("xã a", "xã b 00", "việc 0")]


def test_what_says_a_number_is_read_as_it_stands():
    asked = []
    find = whatever_the_numbers(counting(asked, "xã"), lambda found: "0" in found)
    assert dict(find(("xã 15", "việc 3", "xã"))) == {"xã 15": "XÃ 15", "xã": "XÃ"}
    assert dict(find(("xã 20", "việc 4", "xã"))) == {"xã 20": "XÃ 20", "xã": "XÃ"}
    assert asked == [("xã 00", "việc 0", "xã"), ("xã 15",), ("xã 20",)]


def test_what_is_found_only_with_zeros_is_not_told():
    twice = re.compile(r"(\d) \1")
    find = whatever_the_numbers(lambda texts: ((text, True) for text in texts if twice.search(text)), bool)
    assert dict(find(("xã 1 2", "xã 3 3"))) == {"xã 3 3": True}


def test_a_text_in_which_a_rule_failed_is_read_again():
    failing = [True]

    def find(texts):
        if failing:
            raise ValueError("fails")
        return ((text, True) for text in texts)

    wrapped = whatever_the_numbers(find, bool)
    with pytest.raises(ValueError, match="fails"):
        dict(wrapped(("xã 1",)))
    failing.clear()
    assert dict(wrapped(("xã 2",))) == {"xã 2": True}


def test_what_is_remembered_has_an_end_and_nothing_is_lost_by_it(monkeypatch):
    monkeypatch.setattr(numberless, "_MOST", 3)
    find = the_same_whatever_the_numbers(counting([], "xã"))
    for letter in "abcdefgh":
        assert dict(find((f"xã {letter}", "xã"))) == {f"xã {letter}": f"XÃ {letter.upper()}", "xã": "XÃ"}


@pytest.mark.parametrize("text", ["\ud800 1", "năm ٣", "²", ""])
def test_any_text_has_a_form(text):
    find = the_same_whatever_the_numbers(counting([], ""))
    assert [one for one, _ in find((text,))] == [text]
