"""The lines that a text takes, measured in parts of the font's size."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.text.widths import lines_within, text_width

TEXTS = st.text("aàệ iWMđ\n", max_size=60)


def test_words_wrap_at_spaces_and_long_ones_break() -> None:
    assert lines_within("nhiệm vụ", 10) == 1
    assert lines_within("nhiệm vụ", 3.5) == 2
    assert lines_within("a" * 40, 5) == 4
    assert lines_within("", 5) == 1
    assert lines_within("một\nhai", 50) == 2


@given(TEXTS, st.floats(1, 40), st.floats(1, 3))
def test_more_room_never_takes_more_lines(text: str, room: float, times: float) -> None:
    assert lines_within(text, room * times) <= lines_within(text, room)


@given(TEXTS)
def test_diacritics_need_no_room(text: str) -> None:
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))

    assert lines_within(text, 5) == lines_within(bare, 5)


def test_a_word_is_as_wide_as_its_letters_in_times() -> None:
    assert text_width("Độc lập", 14) == pytest.approx(14 * (0.722 + 0.5 + 0.444 + 0.25 + 0.278 + 0.444 + 0.5))
    assert text_width("ỦY BAN NHÂN DÂN", 13, bold=True) == pytest.approx(122.4, abs=0.2)
    assert text_width("漢", 10) == 10
