"""What is cut to the room fits it, loses only its end, and says how much more there is."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from cchc.documents.contexts.fitting import named, shortened
from cchc.text import one_space
from cchc.text.widths import lines_within

words = st.text("aăbcdđeêmưiW. ", max_size=200)


@given(words, st.integers(1, 3), st.floats(14, 40), st.sampled_from(["", " (và 3 việc khác)"]))
def test_a_shortened_text_fits_and_is_the_beginning_of_the_whole(text, lines, room, after):
    cut = shortened(text, lines, room, after)
    assert lines_within(cut + after, room) <= lines
    assert cut == one_space(text) or one_space(text).startswith(cut.removesuffix("…"))


@given(st.lists(st.text("aăbưM ", min_size=1, max_size=40), min_size=1, max_size=8), st.integers(1, 2))
def test_names_fit_and_with_those_not_shown_they_are_all(names, lines):
    told = named(names, lines, 24)
    assert lines_within(told, 24) <= lines
    more = re.search(r" và (\d+) đơn vị khác$", told)
    if more is None:
        assert "…" in told or told == ", ".join(names) or (len(names) == 1 and told == one_space(names[0]))
    else:
        assert 0 < int(more[1]) < len(names)


def test_a_text_is_cut_after_a_word():
    assert shortened("Phổ biến, giáo dục pháp luật tại địa phương", 1, 12) == "Phổ biến, giáo dục pháp…"


def test_those_not_named_are_counted():
    offices = ["Phòng Một", "Phòng Hai", "Phòng Ba", "Phòng Bốn", "Phòng Năm"]
    assert named(offices, 1, 18) == "Phòng Một, Phòng Hai và 3 đơn vị khác"
    assert named(offices, 1, 30) == ", ".join(offices)
    assert named([], 1, 10) == ""
