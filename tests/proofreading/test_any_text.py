"""Whatever the text: nothing raises, remarks lie within it, clean parts stay silent, planted mistakes are found."""

from __future__ import annotations

import random

import pytest

from cchc.proofreading import endings, punctuation
from cchc.proofreading.abbreviations import _NOT_KNOWN, Abbreviations
from cchc.proofreading.brackets import lone_signs
from cchc.proofreading.capitals import SMALL_HEADS, _heads
from cchc.proofreading.characters import foreign_characters
from cchc.proofreading.enumerations import missing_commas
from cchc.proofreading.repeats import repeats
from cchc.proofreading.words import Words
from cchc.text.by_text import Known


def _commas(words):
    return missing_commas(words, {})


OF_WORDS = (repeats, _commas)
OF_TEXTS = (
    punctuation.loose_spaces,
    punctuation.several_spaces,
    punctuation.missing_spaces,
    punctuation.doubled_signs,
    punctuation.signs_before_dots,
    punctuation.dashes_at_end,
    endings.commas_after,
    endings.small_after_stop,
    endings.word_left_open,
    endings.comma_left_open,
    endings.stop_within,
    foreign_characters,
)
SIGNS = " \n.,;:()[]“”\"'…-–/&%aăđĐÁ1 các của hành chính CCHC năm 2024 \u00a0\u0301İ"
CLEAN = (
    "Rà soát, đơn giản hóa thủ tục hành chính",
    "báo cáo kết quả thực hiện (nếu có)",
    "tổ chức đối thoại với người dân, doanh nghiệp",
    "hoàn thành trước ngày 15/3/2025",
    "đạt từ 98,5% trở lên",
    "mô hình “Chính quyền thân thiện”",
)
MISTAKES = (
    (repeats, "của của"),
    (_commas, "phổ biến giáo dục"),
    (punctuation.loose_spaces, "g ,"),
    (punctuation.missing_spaces, "huyện,cấp"),
    (punctuation.doubled_signs, ",,"),
)


def remarks(rule, text):
    return list(rule(Words(text) if rule in OF_WORDS else text))


@pytest.mark.parametrize("seed", range(60))
def test_nothing_raises_and_remarks_lie_within_the_text(seed):
    chance = random.Random(seed)
    text = "".join(chance.choices(SIGNS, k=chance.randrange(400)))
    for rule in OF_WORDS + OF_TEXTS:
        assert all(0 <= one.start < one.end <= len(text) for one in remarks(rule, text))
    used = Abbreviations(Known([text]))
    assert all(word in text for word in (*used.unexplained(), *(slip for slip, _ in used.slips())))
    assert all(text[one.at] in '()[]{}“”„«»"' for one in lone_signs([text]))


@pytest.mark.parametrize("seed", range(40))
def test_clean_parts_are_silent_and_a_planted_mistake_is_found_where_it_stands(seed):
    chance = random.Random(seed)
    parts = [chance.choice(CLEAN) for _ in range(chance.randrange(2, 7))]
    clean = "; ".join(parts) + "."
    assert [one for rule in OF_WORDS + OF_TEXTS for one in remarks(rule, clean)] == []
    assert lone_signs([clean]) == []
    rule, wrong = chance.choice(MISTAKES)
    at = chance.randrange(len(parts))
    parts[at] += f" theo {wrong} hai"
    planted = "; ".join(parts) + "."
    start = planted.index(wrong)
    assert (start, start + len(wrong)) in [(one.start, one.end) for one in remarks(rule, planted)]


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", ["các ", "a,", "(", "“", "..", " -", "cơ cấu ", "phổ biến giáo dục ", "CCHC ", "của, "]
)
def test_a_long_run_of_anything_is_read_to_its_end(unit):
    text = unit * 20_000
    for rule in OF_WORDS + OF_TEXTS:
        remarks(rule, text)
    lone_signs([text])
    assert list(Abbreviations(Known([text])).slips()) == []


PARTS = (
    *"\n -+,.;",
    "các",
    "Kế",
    "kế",
    "hoạch.",
    "theo,",
    "Thực hiện",
    ". UBND xã ban hành",
    "ABCD",
    "UBND",
    "TỔ",
    " ",
)


@pytest.mark.parametrize("seed", range(60))
def test_what_is_ruled_out_at_one_look_has_nothing_in_it(seed):
    chance = random.Random(seed)
    texts = tuple({" ".join(chance.choices(PARTS, k=chance.randrange(9))) for _ in range(30)})
    left_open = (endings.stop_within, endings.word_left_open, endings.comma_left_open)
    assert not [text for text in texts if not endings.may_be_cut_off(text) for rule in left_open if [*rule(text)]]
    known = Known(texts)
    assert {*SMALL_HEADS.of(known)} == {text for text in texts if _heads(text)[1]}
    unknown = {text for text in texts if any(word == "ABCD" for word in Abbreviations(Known([text])).places)}
    assert {*_NOT_KNOWN.of(known)} == unknown
