"""Laws: which months and days get a 0, which letter follows which, and no file of ours ends in a traceback."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from cchc.documents.decree.rules.headings import next_letter
from cchc.documents.decree.rules.number_and_date import padded_month
from cchc.officefiles.numbering import in_format, roman
from tests.documents.decree.papers import RIGHT
from tests.documents.decree.test_breaches import findings

ALPHABET = list("abcdđeghiklmnopqrstuvxy")


@pytest.mark.slow
@settings(max_examples=40)
@given(some.integers(1, 31), some.integers(1, 12), some.booleans(), some.booleans())
def test_only_days_below_ten_and_the_first_two_months_get_a_zero(day, month, day_padded, month_padded):
    paper = RIGHT["letter"]()
    days = f"{day:02}" if day_padded else str(day)
    months = f"{month:02}" if month_padded else str(month)
    paper["date"].runs[0].text = f"Giả Định, ngày {days} tháng {months} năm 2024"
    expected = set()
    if day < 10 and not day_padded:
        expected.add("D234")
    if month < 10 and month_padded is (month > 2):
        expected.add("D235")
    assert {code for code, _, _ in findings(paper)} == expected


@given(some.integers(1, 12), some.booleans())
def test_a_month_is_padded_the_same_way_however_it_came(month, padded):
    written = f"{month:02}" if padded else str(month)
    assert padded_month(padded_month(written)) == padded_month(written)
    assert int(padded_month(written)) == month


def test_the_letters_follow_each_other_through_the_whole_alphabet():
    said, letter = [], None
    while letter := next_letter(letter):
        said.append(letter)
    assert said == ALPHABET


@given(some.sampled_from("abcdefghijklmnopqrstuvwxyzđ"))
def test_what_follows_any_letter_is_later_in_the_alphabet_and_in_it(letter):
    after = next_letter(letter)
    assert after == "" or after in ALPHABET
    if letter in ALPHABET and after:
        assert ALPHABET.index(after) == ALPHABET.index(letter) + 1


@pytest.mark.slow
@settings(max_examples=30)
@given(some.lists(some.sampled_from(ALPHABET), min_size=6, max_size=6) | some.just(ALPHABET[:6]))
def test_the_first_point_out_of_order_is_said_and_none_before_it(letters):
    paper = RIGHT["plan"]()
    for name, letter in zip("abcdđe", letters, strict=True):
        paper[f"point {name}"].runs[0].text = f"{letter}) Nội dung của mục tiêu chung;"
    pairs = zip([None, *letters], letters, strict=False)
    wrong = [after != next_letter(before) and not (after == "a" != before and before) for before, after in pairs]
    found = findings(paper)
    assert {code for code, _, _ in found} == ({"D432"} if any(wrong) else set())
    if any(wrong):
        assert found[0][2] == paper.number_of(f"point {'abcdđe'[wrong.index(True)]}")


@given(some.integers(1, 89))
def test_roman_figures_are_read_back(number):
    figures = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
    values = [figures[figure] for figure in roman(number)]
    total = sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
    assert total == number
    assert in_format(number, "upperRoman") == in_format(number, "lowerRoman").upper() == roman(number)
