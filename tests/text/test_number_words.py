"""Numbers in words: hand-checked examples, and an independent reader that gives every number back."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cchc.text import money_words, number_figures, number_words

EXAMPLES = {
    0: "không",
    1: "một",
    4: "bốn",
    5: "năm",
    10: "mười",
    11: "mười một",
    14: "mười bốn",
    15: "mười lăm",
    20: "hai mươi",
    21: "hai mươi mốt",
    24: "hai mươi bốn",
    25: "hai mươi lăm",
    31: "ba mươi mốt",
    44: "bốn mươi bốn",
    55: "năm mươi lăm",
    91: "chín mươi mốt",
    100: "một trăm",
    101: "một trăm linh một",
    105: "một trăm linh năm",
    110: "một trăm mười",
    111: "một trăm mười một",
    115: "một trăm mười lăm",
    121: "một trăm hai mươi mốt",
    500: "năm trăm",
    555: "năm trăm năm mươi lăm",
    1_000: "một nghìn",
    1_001: "một nghìn không trăm linh một",
    1_015: "một nghìn không trăm mười lăm",
    1_020: "một nghìn không trăm hai mươi",
    15_000: "mười lăm nghìn",
    105_005: "một trăm linh năm nghìn không trăm linh năm",
    1_000_005: "một triệu không trăm linh năm",
    1_005_000: "một triệu không trăm linh năm nghìn",
    235_000_000: "hai trăm ba mươi lăm triệu",
    10**9: "một tỷ",
    1_001_000_000: "một tỷ không trăm linh một triệu",
    1_000_000_001: "một tỷ không trăm linh một",
    21 * 10**9: "hai mươi mốt tỷ",
    10**12: "một nghìn tỷ",
    1_000_000_000_001: "một nghìn tỷ không trăm linh một",
    1_001_000_000_000: "một nghìn không trăm linh một tỷ",
    1_500_000_000_000: "một nghìn năm trăm tỷ",
    10**15: "một triệu tỷ",
    10**18: "một tỷ tỷ",
    -21: "âm hai mươi mốt",
}


@pytest.mark.parametrize(("number", "words"), EXAMPLES.items())
def test_hand_checked_numbers(number, words):
    assert number_words(number) == words


@pytest.mark.parametrize(
    ("vnd", "words"),
    [
        (5_000_000, "Năm triệu đồng"),
        (492_000_000, "Bốn trăm chín mươi hai triệu đồng"),
        (0, "Không đồng"),
        (-1_015, "Âm một nghìn không trăm mười lăm đồng"),
    ],
)
def test_money_begins_with_a_capital_and_ends_with_dong(vnd, words):
    assert money_words(vnd) == words


@pytest.mark.parametrize(
    ("number", "figures"), [(0, "0"), (999, "999"), (1_015, "1.015"), (5_000_000, "5.000.000"), (-1_015, "-1.015")]
)
def test_figures_have_a_dot_after_each_class(number, figures):
    assert number_figures(number) == figures


# A reader that knows only what each word does to the number so far.

SPOKEN = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
DIGITS = {**{word: digit for digit, word in enumerate(SPOKEN)}, "mốt": 1, "lăm": 5}


def read(words: str) -> int:
    """The number that the words say: a digit waits for the word that gives it its place."""
    billions = millions = thousands = hundreds = tens = waiting = 0
    for word in words.split():
        if word in DIGITS:
            waiting = DIGITS[word]
        elif word == "trăm":
            hundreds, waiting = waiting, 0
        elif word == "mươi":
            tens, waiting = waiting, 0
        elif word == "mười":
            tens, waiting = 1, 0
        elif word != "linh":
            group = hundreds * 100 + tens * 10 + waiting
            hundreds = tens = waiting = 0
            if word == "nghìn":
                thousands = group
            elif word == "triệu":
                millions = group
            else:
                assert word == "tỷ"
                billions = millions * 10**6 + thousands * 1000 + group
                millions = thousands = 0
    return billions * 10**9 + millions * 10**6 + thousands * 1000 + hundreds * 100 + tens * 10 + waiting


numbers = st.one_of(
    st.integers(0, 10**18 - 1),
    st.integers(0, 99_999),
    st.lists(st.sampled_from([0, 1, 5, 10, 15, 21, 100, 101, 105, 999]), min_size=1, max_size=6).map(
        lambda groups: sum(group * 1000**power for power, group in enumerate(groups))
    ),
)


@given(numbers)
@example(10**18 - 1)
@example(10**15)
def test_an_independent_reader_gives_the_number_back(number):
    assert read(number_words(number)) == number


@given(numbers)
def test_figures_without_their_dots_are_the_number(number):
    figures = number_figures(number)
    assert int(figures.replace(".", "")) == number
    assert all(len(group) == 3 for group in figures.split(".")[1:])


@given(st.integers(0, 999_999))
def test_hundreds_are_always_read_after_the_first_class(number):
    _, _, low = number_words(10**6 + number).partition("triệu")
    for group in filter(None, low.split("nghìn")):
        assert "trăm" in group or not group.strip()
