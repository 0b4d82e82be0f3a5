"""The lines that a text takes, measured in parts of the font's size."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.text.widths import lines_within, text_width

FACES = ((False, "Regular"), (True, "Bold"))
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


LINES = st.text("aàệ iWMđ0-漢", max_size=30)


@given(LINES, LINES, st.booleans())
def test_texts_side_by_side_are_as_wide_as_both(first, second, bold):
    both = text_width(first + second, 12, bold=bold)

    assert both == pytest.approx(text_width(first, 12, bold=bold) + text_width(second, 12, bold=bold))


@given(LINES, st.floats(1, 40))
def test_widths_grow_with_the_size(text: str, size: float) -> None:
    assert text_width(text, size) == pytest.approx(size * text_width(text, 1))
    assert text_width(text, size) >= 0


@given(LINES, LINES, st.floats(2, 40))
def test_another_line_adds_its_lines(first: str, second: str, room: float) -> None:
    assert lines_within(f"{first}\n{second}", room) == lines_within(first, room) + lines_within(second, room)


@given(LINES)
def test_composed_or_not_a_text_is_as_wide(text: str) -> None:
    assert text_width(unicodedata.normalize("NFD", text), 10) == text_width(unicodedata.normalize("NFC", text), 10)


def test_a_text_fits_the_lines_that_it_takes() -> None:
    words = "nhiệm vụ cải cách hành chính năm hai nghìn không trăm hai mươi lăm"
    for room in (4.0, 8.0, 16.0):
        assert lines_within(words, room) >= text_width(words, 1) / room


# Widths of Times-Roman and Times-Bold in thousandths of the size, as Adobe's font metrics (AFM) give them.
LETTERS = " ABMWQaimtw09.,-/(;%"
METRICS = {
    False: [250, 722, 667, 889, 944, 722, 444, 278, 778, 278, 722, 500, 500, 250, 250, 333, 278, 333, 278, 833],
    True: [250, 722, 667, 944, 1000, 778, 500, 278, 833, 333, 722, 500, 500, 250, 250, 333, 278, 333, 333, 1000],
}


@pytest.mark.parametrize("bold", [False, True])
def test_letters_are_as_wide_as_the_font_says(bold: bool) -> None:
    assert [round(text_width(letter, 1000, bold=bold)) for letter in LETTERS] == METRICS[bold]


@pytest.mark.parametrize("bold", [False, True])
def test_every_letter_of_vietnamese_is_in_the_table(bold: bool) -> None:
    for letter in "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY":
        bare = {"đ": "d", "Đ": "D"}.get(letter, unicodedata.normalize("NFD", letter)[0])
        assert text_width(letter, 10, bold=bold) == text_width(bare, 10, bold=bold)
    assert text_width("fi", 10, bold=bold) != text_width("mm", 10, bold=bold)


def test_the_table_agrees_with_the_font_where_it_can_be_read() -> None:
    """Against Liberation Serif itself, which has the metrics of Times New Roman."""
    fonts = pytest.importorskip("fontTools.ttLib", reason="fonttools is not installed")
    folders = sorted(Path("/usr/share/fonts").rglob("LiberationSerif-Regular.ttf"))
    if not folders:
        pytest.skip("Liberation Serif is not installed")
    for bold, face in FACES:
        font = fonts.TTFont(folders[-1].with_name(f"LiberationSerif-{face}.ttf"))
        names, metrics, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
        for letter in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,;:-/()%+đĐàệỹƠư":
            width = metrics[names[ord(letter)]][0] / em
            assert text_width(letter, 1, bold=bold) == pytest.approx(width, abs=0.06), letter
