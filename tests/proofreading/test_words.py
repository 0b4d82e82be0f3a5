"""A text as words and gaps; each knows where it stands."""

from __future__ import annotations

from cchc.proofreading.words import Words


def test_words_are_in_lower_case_and_know_their_places():
    words = Words("Căn cứ, ĐIỀU 5.")
    assert words.words == ["căn", "cứ", "điều", "5", ""]
    assert words.gaps == [" ", ", ", " ", "."]
    assert [words.written(i) for i in range(5)] == ["Căn", "cứ", "ĐIỀU", "5", ""]
    assert (words.start(2), words.end(2)) == (8, 12)


def test_neighbours_are_those_with_only_a_space_between():
    words = Words("một hai, ba")
    assert [words.before(i) for i in range(3)] == ["", "một", ""]
    assert [words.after(i) for i in range(3)] == ["hai", "", ""]


def test_places_hold_where_a_letter_grows_in_lower_case():
    words = Words("İstanbul các")
    assert words.written(len(words.words) - 1) == "các"
