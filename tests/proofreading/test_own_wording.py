"""What a document says many times is a witness against one word in other letters. Invented texts."""

from __future__ import annotations

import pytest

from cchc.proofreading.own_wording import nearly_the_same, odd_ones
from cchc.proofreading.runs import Words
from cchc.proofreading.set_phrases import (
    cut_phrases,
    misspelt_names,
    mistaken_phrases,
    other_terms,
    overlong_phrases,
    phrases_of_other_commas,
)

LETTERS = "abcdeghiklmnopqrstuvxy"
REFORM = [f"Đẩy mạnh cải cách hành chính {a}{b}" for a in LETTERS[:6] for b in LETTERS[:4]]
SERVICE = [f"Nâng cao đạo đức công vụ {a}" for a in LETTERS[:5]]


def odd(texts):
    """The number of the text, the word, and what should stand there."""
    found = odd_ones(Words(texts))
    return [(one.text, texts[one.text][one.remark.start : one.remark.end], one.remark.right) for one in found]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ([*REFORM, "Kế hoạch cải cách hành hình năm 2025."], [(24, "hình", "chính")]),
        ([*REFORM[:15], "Kế hoạch cải cách hành hình năm 2025."], []),  # not often enough to bear witness
        ([*REFORM, *(f"Cải cách hành hình {a}." for a in "abc")], []),  # its own wording
        ([*REFORM, "Việc cải cách hành vi."], []),  # another word, not other letters
        ([*SERVICE, "Cải cách chế độ cộng vụ."], [(5, "cộng", "công")]),
        ([*SERVICE, "Cải cách chế độ CỘNG VỤ."], [(5, "CỘNG", "CÔNG")]),
        ([*SERVICE[:3], "Cải cách chế độ cộng vụ."], []),
        ([f"Công chức của xã {a}" for a in LETTERS[:6]] + ["Bộ phận một cửa xã."], []),  # "cửa" belongs to "một"
    ],
)
def test_the_odd_one_is_found_with_the_usual_word(texts, found):
    assert odd(texts) == found


def test_other_documents_read_before_bear_no_witness():
    """The answer is the same whatever was met, and the second of two pairs that are alike counts as the first."""
    alone = ["Cải cách chế độ cộng vụ."]
    assert odd(alone) == []
    assert odd(SERVICE) == []
    assert odd(alone) == []
    assert odd([*alone, *SERVICE]) == [(0, "cộng", "công")]


def test_an_odd_word_first_met_when_the_usual_one_was_long_known_is_found():
    assert odd(REFORM) == []
    slips = [[*REFORM, f"Kế hoạch cải cách hành {slip} năm 2025."] for slip in ("chính", "chánh", "chnh")]
    assert [[word for _, word, _ in odd(texts)] for texts in slips] == [[], ["chánh"], ["chnh"]]


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("hình", "chính", True),
        ("sơ", "cơ", True),
        ("cộng", "công", True),
        ("vi", "chính", False),
        ("học", "hóa", True),
    ],
)
def test_nearly_the_same_is_marks_and_one_letter(one, other, near):
    assert nearly_the_same(one, other) is near is nearly_the_same(other, one)


@pytest.mark.parametrize(
    ("text", "cut", "whole"),
    [
        ("của Thủ tướng Chính.", "Thủ tướng Chính", "Thủ tướng Chính phủ"),
        ("ủy ban\nnhân xã", "ủy ban\nnhân", "ủy ban nhân dân"),
        ("tự chủ, tự chịu cho đơn vị", "tự chủ, tự chịu", "tự chủ, tự chịu trách nhiệm"),
        ("Kiến nghị các cấp\nthẩm quyền bãi bỏ", "các cấp\nthẩm quyền", "các cấp có thẩm quyền"),
        ("phương án Đơn giản TTHC", "Đơn giản TTHC", "đơn giản hóa TTHC"),
    ],
)
def test_a_phrase_without_a_word_of_its_own(text, cut, whole):
    (remark,) = cut_phrases(text)
    assert (text[remark.start : remark.end], remark.right) == (cut, whole)


@pytest.mark.parametrize(
    "text",
    [
        "Thủ tướng Chính phủ, THỦ TƯỚNG CHÍNH PHỦ, Thủ tướng\nChính\nphủ",
        "cải cách hành chình",  # misspelt, which another rule tells
        "kinh tế - xã hội",
        "Hội đồng Nhân quyền, Ủy ban nhân quyền",
        "các cấp có thẩm quyền, phân cấp thẩm quyền, cách làm đơn giản, đơn giản hóa TTHC",
    ],
)
def test_a_whole_phrase_is_right_however_it_is_written(text):
    assert list(cut_phrases(text)) == []


@pytest.mark.parametrize(
    ("text", "written", "right"),
    [
        ("việc sử lý hồ sơ", "sử", "xử"),
        ("Sử dụng, Sử\nlý hồ sơ", "Sử", "Xử"),
        ("chuyên trách căn cứ và chức năng", "và", "vào"),
        ("bảng mô tả công việc", "bảng", "bản"),
    ],
)
def test_a_word_known_to_be_put_for_another(text, written, right):
    (misuse,) = mistaken_phrases(Words(["Một văn bản khác.", text]))
    start, end, meant = misuse.remark
    assert (misuse.text, text[start:end], meant) == (1, written, right)


def test_the_same_words_elsewhere_are_right():
    texts = [
        "khuyến khích bảo vệ cán bộ",
        "lịch sử lý luận",
        "căn cứ và điều kiện",
        "bảng điểm",
        "khả năng xuất khẩu",
        "đảm bảo sao cho kịp",
    ]
    assert list(mistaken_phrases(Words(texts))) == []


@pytest.mark.parametrize(
    ("text", "written", "name"),
    [
        ("trên VneID.", "VneID", "VNeID"),
        ("chỉ số PARINDEX", "PARINDEX", "PAR INDEX"),
        ("TCVN 9001:2015", "TCVN 9001", "TCVN ISO 9001"),
    ],
)
def test_a_name_in_other_letters(text, written, name):
    (remark,) = misspelt_names(text)
    assert (text[remark.start : remark.end], remark.right) == (written, name)


@pytest.mark.parametrize("text", ["VNeID", "PAR Index", "TCVN ISO 9001:2015", "vneid.gov.vn", "par-index.vn"])
def test_a_name_in_its_own_letters_or_in_an_address(text):
    assert list(misspelt_names(text)) == []


@pytest.mark.parametrize(
    "text", ["BAN CHẤP HÀNH", "ban chấp hành công đoàn", "Ban Chấp hành", "chi cục", "UỶ BAN NHÂN DÂN"]
)
def test_a_name_of_words_is_one_only_with_a_capital_at_its_head(text):
    assert list(misspelt_names(text)) == []


@pytest.mark.parametrize(
    ("text", "name"), [("Ban chấp hành", "Ban Chấp hành"), ("Ủy ban Nhân dân", "Ủy ban nhân dân")]
)
def test_the_capitals_of_a_body(text, name):
    (remark,) = misspelt_names(text)
    assert remark.right == name


@pytest.mark.parametrize(
    ("rule", "text", "right"),
    [
        (cut_phrases, "giải trình với cấp thẩm quyền", ["với cấp có thẩm quyền"]),
        (cut_phrases, "phân cấp thẩm quyền", []),
        (overlong_phrases, "được tích hợp trên lên mạng", ["tích hợp lên"]),
        (overlong_phrases, "các việc nêu trên lên mạng", []),
        (phrases_of_other_commas, "KHUYẾN KHÍCH BẢO VỆ CÁN BỘ", ["khuyến khích, bảo vệ cán bộ"]),
        (phrases_of_other_commas, "các cơ quan, có liên quan", ["cơ quan có liên quan"]),
        (phrases_of_other_commas, "khuyến khích, bảo vệ cán bộ", []),
        (other_terms, "Cán bộ không chuyên trách", ["người hoạt động không chuyên trách"]),
        (other_terms, "cán bộ chuyên trách", []),
    ],
)
def test_what_official_language_writes_in_one_way_only(rule, text, right):
    assert [one.right for one in rule(text)] == right


def test_what_one_document_witnesses_is_nothing_to_another():
    slip = "Kế hoạch cải cách hành hình năm 2025."
    assert odd([*REFORM, slip]) == [(24, "hình", "chính")]
    assert odd([slip]) == []
    assert odd([slip, *REFORM[:15]]) == []
    assert odd([slip, *REFORM]) == [(0, "hình", "chính")]


def test_a_text_that_stands_again_is_one_witness_and_told_in_each_place():
    assert odd(["Cải cách chế độ cộng vụ."] * 2 + SERVICE) == [(0, "cộng", "công"), (1, "cộng", "công")]
