"""The nearest known name: a clear winner or none."""

from __future__ import annotations

from difflib import SequenceMatcher

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


NAMES = st.text(alphabet="abc n/2đ", min_size=1, max_size=9).filter(fold)


@given(NAMES, st.lists(NAMES, max_size=8), st.integers(1, 3))
def test_what_is_skipped_would_not_have_been_named(typed, known, limit):
    """Every name is compared to the end here."""
    scores: dict[str, tuple[float, str]] = {}
    for name in known:
        ratio = SequenceMatcher(a=fold(name), b=fold(typed), autojunk=False).ratio()
        if ratio >= 0.72:
            scores.setdefault(fold(name), (-ratio, name))
    best = sorted(scores.values())
    clear = limit > 1 or len(best) < 2 or best[1][0] - best[0][0] >= 0.04
    assert nearest(typed, known, limit=limit) == ([name for _, name in best[:limit]] if clear else [])
