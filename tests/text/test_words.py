"""The words of a text: as they stand between whatever else, however long what stands between two spaces."""

from __future__ import annotations

import re

from cchc.text.words import small_words


def test_words_are_those_of_the_text_read_as_a_whole():
    text = "Cải cách TTHC/DVC,(một-cửa)\u00a060/2021/NĐ-CP … “Số hoá”\n1.000.000đ"
    assert small_words(text) == re.findall(r"\w+", text.lower())


def test_a_word_is_found_again_however_long_the_row_of_signs_that_it_stands_in():
    row = "-".join(["việc"] * 50)
    assert small_words(row) == small_words(row) == ["việc"] * 50


def test_no_word_is_told_of_a_text_without_any():
    assert small_words(" … – ;") == []
