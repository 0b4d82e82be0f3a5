"""The nearest known name: a clear winner or none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.text import did_you_mean, fold, nearest

UNITS = [
    "Văn phòng HĐND và UBND thị xã", "Phòng Nội vụ", "Phòng Tư pháp", "Phòng Tài chính - Kế hoạch",
    "Phòng Văn hóa và Thông tin", "Phòng Kinh tế", "Thanh tra thị xã", "UBND Phường 1", "UBND Phường 2",
    "UBND xã Lai Hòa",
]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("phòng nội vu", "Phòng Nội vụ"),
        ("Phong Noi Vụ", "Phòng Nội vụ"),
        ("Phòng Nội vụu", "Phòng Nội vụ"),
        ("Phòng Tư phap", "Phòng Tư pháp"),
        ("Phòng Tài chinh – Kế hoạc", "Phòng Tài chính - Kế hoạch"),
        ("Phòng Văn hoá Thông tin", "Phòng Văn hóa và Thông tin"),
        ("UBND phường 1", "UBND Phường 1"),
    ],
)
def test_a_clear_winner_is_named(typed, found):
    assert nearest(typed, UNITS) == [found]


@pytest.mark.parametrize("typed", ["UBND Phường 3", "Sở Y tế", "", "xyz"])
def test_without_a_clear_winner_nothing_is_named(typed):
    assert nearest(typed, UNITS) == []


def test_several_are_named_when_asked_for():
    assert set(nearest("UBND Phường 3", UNITS, limit=2)) == {"UBND Phường 1", "UBND Phường 2"}


def test_two_spellings_of_one_name_do_not_compete():
    assert nearest("phong noi vu", ["Phòng Nội vụ", "phòng nội vụ"]) == ["Phòng Nội vụ"]


@given(st.sampled_from(UNITS), st.integers(0, 40), st.sampled_from("aeiouxhk"))
def test_one_changed_letter_never_leads_to_another_unit(name, at, letter):
    at %= len(name)
    typed = name[:at] + letter + name[at + 1 :]
    assert nearest(typed, UNITS) in ([name], []) or fold(typed) in map(fold, UNITS)


@given(st.text(max_size=20), st.lists(st.text(max_size=20), max_size=6))
def test_answers_come_from_the_known_names(name, known):
    found = nearest(name, known, limit=3)
    assert len(found) <= 3
    assert set(found) <= set(known)


def test_the_question_offers_one_name_or_several_or_says_otherwise() -> None:
    known = ["Phòng Nội vụ", "Phòng Tư pháp", "Phòng Tài chính"]
    assert did_you_mean("Phòng Nội vu", known) == "Có phải là “Phòng Nội vụ”?"
    assert did_you_mean("Phòng Nội vu", known, limit=3).startswith("Có phải là: Phòng Nội vụ")
    assert did_you_mean("zzz", known, "Xem danh bạ.") == "Xem danh bạ."
    assert did_you_mean("zzz", known) == ""
