"""The right syllables that one slip turns into a wrong one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.proofreading.edits import COMMON, LESS, RARE, USUAL, near_syllables, slips
from cchc.proofreading.syllables import is_syllable
from tests.proofreading.test_syllables import FREQUENT


@pytest.mark.parametrize(
    ("word", "right", "grade"),
    [
        ("kỷ", "kỹ", COMMON),
        ("triễn", "triển", COMMON),
        ("tuyên", "tuyến", USUAL),
        ("trục", "trực", USUAL),
        ("đói", "đối", USUAL),
        ("sử", "xử", USUAL),
        ("dành", "giành", USUAL),
        ("trung", "chung", USUAL),
        ("lan", "lang", USUAL),
        ("buốc", "bước", USUAL),
        ("tuyền", "truyền", LESS),
        ("hính", "chính", LESS),
        ("bảo", "bản", RARE),
    ],
)
def test_a_usual_slip_between_two_syllables_is_known_by_both_ways(word, right, grade):
    if right == "chính":
        assert right not in dict(near_syllables("hình"))
    assert dict(slips(word))[right] == grade
    assert dict(near_syllables(word))[right] == grade


@pytest.mark.parametrize(
    ("word", "right"),
    [("nghành", "ngành"), ("thựcc", "thực"), ("huớng", "hướng"), ("quyếnt", "quyết"), ("trinhf", "trinh")],
)
def test_a_word_that_is_no_syllable_is_mended(word, right):
    assert right in dict(slips(word))


@given(st.sampled_from(FREQUENT))
def test_all_that_is_offered_is_right_and_another_word(word):
    for right, _ in (*slips(word), *near_syllables(word)):
        assert is_syllable(right)
        assert right != word


@given(st.text(max_size=12))
def test_nothing_raises(word):
    list(slips(word))
