"""The words of texts and where they stand."""

from __future__ import annotations

import pytest

from cchc.proofreading.runs import Words, by_run, one_style, pairs_of


def tokens(words):
    """The words and breaks in a row."""
    return [*(pair.split()[0] for pair in words.beside), words.beside[-1].split()[1]]


def test_marks_and_signs_part_the_words():
    words = Words(["Căn cứ Nghị định số 59/2020/NĐ-CP, trang soctrang.gov.vn của tỉnh.", "Xã  Mẫu"])
    expected = "| căn cứ nghị định số | trang | của tỉnh | xã | mẫu |"
    assert " ".join(tokens(words)) == expected


def test_what_stands_again_is_heard_once_and_found_in_each_place():
    words = Words(["Phòng Nội vụ", "Phòng Nội vụ", "của Phòng Nội vụ"])
    assert words.times("nội", "vụ") == 2
    assert [(spot.text, spot.start, spot.written) for spot in words.spots("vụ", words.saying("nội vụ"))] == [
        (0, 10, "vụ"),
        (1, 10, "vụ"),
        (2, 14, "vụ"),
    ]


def test_a_word_is_sought_in_the_texts_given_alone():
    words = Words(["Bộ Nội vụ", "Phòng Nội vụ", "Nội quy"])
    assert words.saying("nội vụ") == ["Bộ Nội vụ", "Phòng Nội vụ"]
    assert [spot.text for spot in words.spots("nội", ["Nội quy", "Bộ Nội vụ", "Không có"])] == [0, 2]


def test_the_neighbours_of_a_spot():
    text = "Hoà giải, Uỷ ban số"
    (spot,) = Words([text]).spots("ban", [text])
    assert [spot.neighbour(step) for step in (-2, -1, 1, 2)] == ["|", "ủy", "số", "|"]


@pytest.mark.parametrize(
    ("word", "styled"), [("Hoà", "hòa"), ("hoàn", "hoàn"), ("quý", "quý"), ("Uỷ", "ủy"), ("hòa", "hòa")]
)
def test_one_style(word, styled):
    assert one_style(word) == styled
    assert tokens(Words([f"các {word} là {word}"])) == ["|", "các", styled, "là", styled, "|"]
    assert tokens(Words([word])) == ["|", styled, "|"]


def test_a_run_that_texts_share_is_heard_once_and_found_in_each():
    heard = []

    def long_words(run):
        heard.append(run)
        return tuple(word for word in run.split(" ") if len(word) > 3)

    find = by_run(long_words)
    assert dict(find(("Họp giao ban 12 phường", "Họp giao ban 13 phường, xã", "2025"))) == {
        "Họp giao ban 12 phường": ("giao", "phường"),
        "Họp giao ban 13 phường, xã": ("giao", "phường"),
    }
    assert sorted(heard) == ["họp giao ban", "phường", "xã"]


def test_pairs_end_at_what_is_more_than_a_space():
    assert pairs_of("họp giao") == ("| họp", "họp giao", "giao |")
    assert Words(["Họp, giao ban"]).beside == ["| họp", "họp |", "| giao", "giao ban", "ban |"]


def test_the_places_of_two_words_side_by_side():
    words = Words(["của xã, phường", "ban", "của xã"])
    assert [words.beside[at] for at in words.places("của", "xã")] == ["của xã"] * 2
    assert list(words.places("xã", "của")) == []
