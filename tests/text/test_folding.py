"""Forms under which two spellings of the same words compare equal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.text import canonical, fold, nfc, one_space

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
vietnamese = st.text(
    st.sampled_from(VIETNAMESE + VIETNAMESE.upper() + " -–&.,;:()/0123456789\n\t\xa0"), max_size=30
)
any_text = st.text(max_size=30)


@given(vietnamese | any_text)
def test_each_form_is_idempotent(text):
    for form in (nfc, one_space, canonical, fold):
        assert form(form(text)) == form(text)


@given(vietnamese | any_text)
def test_composed_and_decomposed_text_are_equal(text):
    for form in (nfc, one_space, canonical, fold):
        assert form(unicodedata.normalize("NFD", text)) == form(unicodedata.normalize("NFC", text))


@given(vietnamese)
def test_folding_sees_no_case_and_nothing_that_canonical_changes(text):
    assert fold(text.upper()) == fold(text.lower())
    assert fold(canonical(text)) == fold(text)


@given(vietnamese)
def test_folded_vietnamese_is_plain_ascii(text):
    assert fold(text).isascii()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"), ("Khánh Hoà", "Khánh Hòa"), ("thuỷ", "thủy"), ("Qúy", "Quý"), ("QÚY I", "Quý I"),
        ("loè", "lòe"), ("UỶ BAN", "Ủy ban"), ("tuỳ", "tùy"), ("qủa", "quả"), ("Qúôc", "Quốc"),
        ("Phòng Tài chính – Kế hoạch", "Phòng Tài chính - Kế hoạch"), ("văn  hóa", "VĂN HOÁ"),
    ],
)  # fmt: skip
def test_two_spellings_of_one_text_have_one_canonical_form(one, other):
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    "text", ["toàn", "hoàn", "khuyến", "quỳnh", "thuế", "hoặc", "quyết", "tuyển", "nghĩa", "giá", "gìn"]
)
def test_canonical_leaves_right_words_alone(text):
    assert canonical(text) == text


def test_different_words_stay_different_in_canonical_form():
    assert len({canonical(word) for word in ("ma", "má", "mà", "mả", "mã", "mạ", "mơ", "mô")}) == 8


@pytest.mark.parametrize(
    "name",
    [
        "Phòng Tài chính – Kế hoạch",
        "phòng tài chính - kế hoạch",
        "PHÒNG TÀI CHÍNH-KẾ HOẠCH",
        "Phong Tai chinh — Ke hoach",
        "Phòng Tài chính \u2013\xa0Kế hoạch;",
        " Phòng  Tài chính -\nKế hoạch.",
        "Phòng Tài chính\u200b - Kế hoạch\ufeff",
        "Phòng Tài chính -\xad Kế hoạch",
    ],
)
def test_names_match_however_they_are_typed(name):
    assert fold(name) == "phong tai chinh-ke hoach"


def test_characters_that_nobody_sees_make_no_other_spelling():
    assert canonical("Nội\u200b vụ\xad") == canonical("Nội vụ")


def test_an_ampersand_is_the_word_and():
    assert fold("Văn phòng HĐND&UBND") == fold("Văn phòng HĐND và UBND") == "van phong hdnd va ubnd"
