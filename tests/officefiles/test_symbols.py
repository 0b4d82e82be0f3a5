"""Letters of fonts of symbols, and letters that nobody sees."""

from __future__ import annotations

import pytest

from cchc.officefiles.symbols import plain_text, symbol


@pytest.mark.parametrize(
    ("code", "font", "letter"),
    [
        (0xF0B7, "Symbol", "•"),
        (0xF02D, "Symbol", "-"),
        (0xF0D8, "Wingdings", "➢"),
        (0xD8, "Wingdings", "➢"),
        (0xD8, "Times New Roman", "➢"),
        (0x41, "Times New Roman", "A"),
        (0xF0EA, "Wingdings", None),
        (0x41, "Webdings", None),
    ],
)
def test_a_letter_is_known_by_its_font(code, font, letter):
    assert symbol(code, font) == letter


def test_texts_come_composed_with_usual_spaces_and_nothing_unseen():
    assert plain_text("Kê\u0301\u00a0hoa\u0323ch\u2028năm\u200b 2025\r\n\uf0b7") == "Kế hoạch\nnăm 2025\n•"


def test_letters_that_came_in_as_control_characters_are_letters_again_and_others_go():
    assert plain_text("2025\x962026 \x93quý\x94\x81\x7f") == "2025–2026 “quý”"
