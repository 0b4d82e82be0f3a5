"""The lines that a text takes, measured in parts of the font's size."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from cchc.text.widths import lines_within

TEXTS = st.text("aàệ iWMđ\n", max_size=60)


def test_words_wrap_at_spaces_and_long_ones_break() -> None:
    assert lines_within("nhiệm vụ", 10) == 1
    assert lines_within("nhiệm vụ", 3.5) == 2
    assert lines_within("a" * 40, 5) == 5
    assert lines_within("", 5) == 1
    assert lines_within("một\nhai", 50) == 2


@given(TEXTS, st.floats(1, 40), st.floats(1, 3))
def test_more_room_never_takes_more_lines(text: str, room: float, times: float) -> None:
    assert lines_within(text, room * times) <= lines_within(text, room)


@given(TEXTS)
def test_diacritics_need_no_room(text: str) -> None:
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))

    assert lines_within(text, 5) == lines_within(bare, 5)
