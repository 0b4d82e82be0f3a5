"""Tokens, the tape they are read from, and the closed lists of words: what phrases alone do not show."""

from __future__ import annotations

import pytest

from cchc.deadlines.tokens import Fault, Tape, Words, tokenize


def tape(phrase: str) -> Tape:
    return Tape(phrase, tokenize(phrase), 2025)


def test_the_longest_expression_is_found_wherever_it_stands_in_the_list() -> None:
    words = Words("khi", "khi có yêu cầu", "khi có")
    assert [words.end(tape(text), 0) for text in ("khi họp", "khi có họp", "khi có yêu cầu")] == [1, 2, 4]
    assert Words("khi có yêu cầu", "khi có", "khi").end(tape("khi có họp"), 0) == 2


def test_an_expression_is_found_with_or_without_diacritics_word_by_word() -> None:
    words = Words("tùy theo", "quý")
    for text in ("tùy theo", "tuỳ theo", "tuy theo", "TÙY THEO", "tùy THEO"):
        assert words.end(tape(text), 0) == 2
    for text in ("quý", "quí", "qúy", "quy", "Quí"):
        assert words.end(tape(text), 0) == 1
    assert words.end(tape("túy theo"), 0) is None


def test_lists_are_the_same_when_asked_again() -> None:
    words = Words("trước ngày", "trước")
    assert [words.end(tape("trước ngày"), 0) for _ in range(3)] == [2, 2, 2]
    assert words.end(tape("trong"), 0) is None


def test_an_expression_that_breaks_off_at_the_end_is_none() -> None:
    words = Words("kể từ khi")
    assert words.end(tape("kể từ"), 0) is None
    assert words.skip(tape("kể từ"), 0) == 0
    assert words.skip(tape("họp kể từ khi"), 1) == 4


def test_looking_past_the_end_is_no_error() -> None:
    short = tape("quý")
    assert Words("quý").end(short, 1) is None
    assert (short.at(1).kind, short.at(1).text, short.at(-1).kind) == ("end", "", "end")
    assert (short.at(1).start, short.at(1).end) == (3, 3)
    assert short.texts[1:] == [""] * 32
    assert short.number(1) is None


def test_the_furthest_word_understood_is_remembered() -> None:
    read = tape("trước ngày 15")
    Words("trước ngày").end(read, 0)
    assert read.reached == 2
    Words("trước").end(read, 0)
    assert read.reached == 2


def test_numbers_have_two_digits_unless_more_are_asked_for() -> None:
    numbers = tape("99 100 2025 mười")
    assert [numbers.number(k) for k in range(4)] == [99, None, None, None]
    assert [numbers.number(k, 3) for k in range(4)] == [99, 100, None, None]


def test_words_are_given_back_as_they_were_typed() -> None:
    text = tape("Trước  ngày\n15/3")
    assert text.verbatim(0, 6) == "Trước ngày 15/3"
    assert text.verbatim(1, 2) == "ngày"
    assert text.verbatim(2, 2) == text.verbatim(3, 2) == ""


def test_faults_point_at_their_letters() -> None:
    text = tape("Quý V/2025")
    text.fault("Không có", 1, 2)
    text.fault("Không có", 1, 1, certain=True)
    assert text.faults == [Fault("Không có", 4, 5), Fault("Không có", 4, 5, True)]


@pytest.mark.parametrize(
    ("phrase", "texts"),
    [
        ("15–20", ["15", "-", "20"]),
        ("15÷20", ["15", "-", "20"]),
        ("QuýII/2025", ["quý", "ii", "/", "2025"]),
        ("Quý Ⅳ", ["quý", "iv"]),
        ("Quý\u200b I", ["quý", "i"]),
        ("Qúy I", ["quý", "i"]),
        ("hoà", ["hòa"]),
        ("17h30", ["17", "h", "30"]),
    ],
)
def test_tokens_are_canonical(phrase: str, texts: list[str]) -> None:
    assert [token.text for token in tokenize(phrase)] == texts


def test_tokens_know_where_they_stand_and_what_parts_them() -> None:
    tokens = tokenize(" a  b,\n1")
    assert [(token.text, token.start, token.end, token.gap) for token in tokens if token.kind != "break"] == [
        ("a", 1, 2, True),
        ("b", 4, 5, True),
        (",", 5, 6, False),
        ("1", 7, 8, False),
    ]
    assert [token.kind for token in tokens] == ["word", "word", "mark", "break", "number"]


def test_offsets_are_those_of_the_letters_as_typed() -> None:
    decomposed = "Quy\u0301 I\u200b/2025"
    assert [decomposed[token.start : token.end] for token in tokenize(decomposed)] == [
        "Quy\u0301",
        "I\u200b",
        "/",
        "2025",
    ]
