"""Marks at the beginning of paragraphs, typed and counted by Word."""

from __future__ import annotations

import pytest

from cchc.importing.marking import counted_mark, typed_mark


@pytest.mark.parametrize(
    ("text", "number", "family", "rest"),
    [
        ("I. MỤC TIÊU", "I", "roman", "MỤC TIÊU"),
        ("II/ Nhiệm vụ", "II/", "roman", "Nhiệm vụ"),
        ("IV - Tổ chức", "IV -", "roman", "Tổ chức"),
        ("A. Chung", "A.", "upper", "Chung"),
        ("1. Mục tiêu", "1", "arabic", "Mục tiêu"),
        ("1.Mục tiêu", "1", "arabic", "Mục tiêu"),
        ("1/ Mục tiêu", "1/", "arabic", "Mục tiêu"),
        ("1) Mục tiêu", "1)", "paren", "Mục tiêu"),
        ("2.1. Nội dung", "2.1", "dotted", "Nội dung"),
        ("2.1 Nội dung", "2.1", "dotted", "Nội dung"),
        ("2.1.3 100% hồ sơ", "2.1.3", "dotted", "100% hồ sơ"),
        ("a) Mục đích", "a", "letter", "Mục đích"),
        ("đ. Khác", "đ.", "letter", "Khác"),
        ("ii) Khác", "ii)", "small", "Khác"),
        ("(1) Hướng dẫn", "(1)", "round", "Hướng dẫn"),
        ("- Một", "-", "bullet", "Một"),
        ("–Một", "-", "bullet", "Một"),
        ("+ Hai", "+", "bullet", "Hai"),
        ("• Ba", "•", "bullet", "Ba"),
        ("Điều 2. Hiệu lực", "Điều 2", "article", "Hiệu lực"),
        ("PHẦN THỨ HAI: CHUNG", "PHẦN THỨ HAI", "part", "CHUNG"),
        ("Phần II. Chung", "Phần II", "part", "Chung"),
    ],
)
def test_a_typed_mark(text, number, family, rest):
    mark, words = typed_mark(text)
    assert (mark.number, mark.family, words) == (number, family, rest)


@pytest.mark.parametrize(
    "text",
    [
        "100% hồ sơ",
        "1.250 hồ sơ",
        "15/3/2026 là hạn cuối",
        "12/KH-UBND",
        "5 ngày",
        "V.I.P",
        "v.v",
        "Điều này đúng",
        "Mục tiêu chung",
        "-----",
        "-5% so với năm trước",
        "",
    ],
)
def test_no_mark(text):
    assert typed_mark(text) is None


@pytest.mark.parametrize(
    ("label", "number", "family"),
    [
        ("I.", "I", "roman"),
        ("1.", "1", "arabic"),
        ("1.1.", "1.1", "dotted"),
        ("a)", "a", "letter"),
        ("-", "-", "bullet"),
        ("•", "•", "bullet"),
        ("▪", "▪", "bullet"),
        ("3", "3", "arabic"),
        ("→", "-", "bullet"),
    ],
)
def test_a_mark_that_word_counts(label, number, family):
    mark = counted_mark(label)
    assert (mark.number, mark.family) == (number, family)


def test_a_label_of_words_is_no_count():
    assert counted_mark("Bước 1") is None
    assert counted_mark("") is None
