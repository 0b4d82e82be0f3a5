"""What Vietnamese can spell, in both styles of placing the tone mark; and what it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.proofreading.syllables import (
    is_syllable,
    letters,
    like,
    parts,
    spellings,
    tone_fits,
    tone_moved,
    with_tone,
)

FREQUENT = (Path(__file__).parent / "frequent_syllables.txt").read_text("utf-8").split()


def test_the_most_frequent_syllables_of_vietnamese_texts_are_right():
    assert len(FREQUENT) > 2500
    assert [word for word in FREQUENT if not is_syllable(word)] == []


def test_every_combination_is_right_in_each_place_that_may_bear_its_tone():
    wrong = [
        word
        for plain, bearers in spellings().items()
        for tone in range(6)
        for bearer in bearers
        if tone_fits(plain, tone) and not is_syllable(word := with_tone(plain, tone, bearer))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "word",
    [
        "hòa",
        "hoà",
        "Hòa",
        "HOÀ",
        "thủy",
        "thuỷ",
        "Ủy",
        "Uỷ",
        "khỏe",
        "khoẻ",
        "kỹ",
        "kĩ",
        "quý",
        "quí",
        "gìn",
        "giếng",
        "già",
        "gì",
    ],
)
def test_both_styles_and_both_letters_i_are_right(word):
    assert is_syllable(word)
    assert tone_moved(word) == ""


@pytest.mark.parametrize(
    "word",
    [
        "giangh",
        "huớng",
        "quyếnt",
        "thựcc",
        "trịên",
        "tiéên",
        "nghành",
        "gêm",
        "cế",
        "kác",
        "ngiệm",
        "thêt",
        "hocj",
        "cac",
        "đượcc",
        "ư̆a",
    ],
)
def test_what_none_can_spell_is_wrong(word):
    assert not is_syllable(word)


@pytest.mark.parametrize("rhyme", ["ach", "at", "ap", "ac"])
def test_a_rhyme_that_ends_in_a_stop_has_no_other_tone_than_sac_and_nang(rhyme):
    assert [tone for tone in range(6) if is_syllable(with_tone("t" + rhyme, tone, -len(rhyme)))] == [2, 5]


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("Qúy", "Quý"),
        ("qủa", "quả"),
        ("gỉai", "giải"),
        ("hịên", "hiện"),
        ("đựơc", "được"),
        ("HÒAN", "HOÀN"),
        ("gía", "giá"),
        ("cuả", "của"),
    ],
)
def test_a_tone_mark_on_the_wrong_letter_is_moved(word, right):
    assert not is_syllable(word)
    assert tone_moved(word) == right
    assert is_syllable(right)


def test_a_word_wrong_in_another_way_is_not_mended_by_its_tone():
    assert [tone_moved(word) for word in ("giangh", "huớng", "thètt", "ta")] == ["", "", "", ""]


def test_every_other_place_of_the_mark_is_moved_back():
    for plain, bearers in spellings().items():
        for at in range(-len(plain), 0):
            if plain[at] in "aăâeêioôơuưy" and at not in bearers and tone_fits(plain, 2):
                assert tone_moved(with_tone(plain, 2, at)) == with_tone(plain, 2, bearers[0])


def test_letters_and_parts():
    assert letters("Được") == ("đươc", 5, 2)
    assert letters("ba") == ("ba", 0, -1)
    assert letters("đựợc") is None
    assert [parts(plain) for plain in ("nghiêng", "gia", "gin", "quy", "an")] == [
        ("ngh", "iêng"),
        ("gi", "a"),
        ("g", "in"),
        ("qu", "y"),
        ("", "an"),
    ]


def test_a_right_word_is_written_like_the_wrong_one():
    assert [like(word, "quý") for word in ("qúy", "Qúy", "QÚY")] == ["quý", "Quý", "QUÝ"]


@given(st.text())
def test_nothing_raises(word):
    is_syllable(word)
    tone_moved(word)
