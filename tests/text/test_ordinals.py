"""Marks that count a document's parts: read, continued, broken."""

from __future__ import annotations

import pytest

from cchc.text.ordinals import bare, breaks, continues, roman, roman_value, split_mark, typed_mark

ARABIC = [str(n) for n in range(1, 13)]
ROMAN = [roman(n) for n in range(1, 13)]
LETTERS = list("abcdđeghiklm")
WITHOUT_D = list("abcdeghiklmn")
LATIN = list("abcdefghijkl")
DOTTED = [f"4.{n}" for n in range(1, 13)]
STYLES = [ARABIC, ROMAN, LETTERS, WITHOUT_D, LATIN, DOTTED]


def faults(marks, after=None):
    return [(one.at, one.fault, one.expected) for one in breaks(marks, after=after)]


@pytest.mark.parametrize("marks", STYLES, ids=lambda marks: "".join(marks[:5]))
@pytest.mark.parametrize("end", range(1, 13))
def test_an_unbroken_count_is_silent_in_every_style(marks, end):
    assert faults(marks[:end]) == []


@pytest.mark.parametrize("marks", STYLES, ids=lambda marks: "".join(marks[:5]))
@pytest.mark.parametrize("left_out", range(5, 10))
def test_what_is_left_out_is_told_once_where_the_count_goes_on(marks, left_out):
    found = faults([*marks[:left_out], *marks[left_out + 1 :]])
    assert [(at, fault) for at, fault, _ in found] == [(left_out, "gap")]


@pytest.mark.parametrize("marks", STYLES, ids=lambda marks: "".join(marks[:5]))
def test_what_stands_twice_is_told(marks):
    assert [(at, fault) for at, fault, _ in faults([*marks[:3], *marks[2:5]])] == [(3, "repeat")]


@pytest.mark.parametrize("marks", [ARABIC, ROMAN, DOTTED], ids=lambda marks: marks[2])
def test_the_mark_expected_is_named(marks):
    assert faults([marks[0], marks[2]]) == [(1, "gap", split_mark(marks[1])[1])]
    assert faults([marks[2]]) == [(0, "first", split_mark(marks[0])[1])]
    assert faults([marks[0], marks[1], marks[0]]) == [(2, "order", split_mark(marks[2])[1])]


def test_a_count_may_go_on_from_the_part_before():
    assert faults(["3", "4"], after="2") == []
    assert faults(["1", "2"], after="2") == []
    assert faults(["4", "5"], after="2") == [(0, "first", "1")]


def test_a_row_put_in_between_or_standing_for_several_breaks_nothing():
    assert faults(["1", "2", "2a", "3"]) == []
    assert faults(["1", "2", "3-4"]) == []


def test_one_mark_of_another_style_is_told_a_mixture_is_not_judged():
    assert faults(["1", "2", "c", "3"]) == [(2, "style", "3")]
    assert faults(["1", "b", "III"]) == []
    assert faults(["-", "-"]) == []


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("1. Việc bịa", "1."),
        ("a) Việc bịa", "a)"),
        ("đ) Việc bịa", "đ)"),
        ("(2) Việc bịa", "(2)"),
        ("2.1. Việc bịa", "2.1."),
        ("2.1 Việc bịa", "2.1"),
        ("IV. VIỆC BỊA", "IV."),
        ("05 ngày làm việc", None),
        ("100% hồ sơ", None),
        ("15/3/2025 là hạn", None),
        ("Việc bịa", None),
        ("1.250 hồ sơ", None),
    ],
)
def test_a_typed_mark_has_its_sign_and_a_bare_number_is_none(text, mark):
    assert typed_mark(text) == mark


@pytest.mark.parametrize(("mark", "value"), [("I", 1), ("IV", 4), ("IX", 9), ("XIV", 14), ("XXXIX", 39)])
def test_roman_numbers_both_ways(mark, value):
    assert roman_value(mark) == value
    assert roman(value) == mark


@pytest.mark.parametrize("mark", ["", "IIII", "VX", "A", "i", "12"])
def test_what_is_no_roman_number_has_no_value(mark):
    assert roman_value(mark) is None


def test_a_marks_first_part_is_its_parents_however_that_is_counted():
    assert continues("4", "4.")
    assert continues("2", "II")
    assert continues("4.1", "4.1")
    assert continues("2", "IV.2")
    assert not continues("3", "4")
    assert not continues("3", "II")


def test_a_mark_without_its_signs():
    assert [bare(mark) for mark in ("(1)", "IV.", "a)", " 2.1. ")] == ["1", "IV", "a", "2.1"]
