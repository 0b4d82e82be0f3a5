"""Signs of punctuation: what is found, where exactly, and what is right as it is."""

from __future__ import annotations

import pytest

from cchc.proofreading import punctuation


def found(rule, text):
    return [(text[one.start : one.end], one.right) for one in rule(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cơ quan , đơn vị", ("n ,", "n,")),
        ("thực hiện .", ("n .", "n.")),
        ("như sau :", ("u :", "u:")),
        ("theo mẫu )", ("u )", "u)")),
        ("( trừ văn bản mật)", ("( t", "(t")),
        ("mô hình “ Một cửa”", ("“ M", "“M")),
        ("diễn đàn/ đối thoại", ("n/ đ", "n/đ")),
        ("đạt 98% ; còn lại", ("% ;", "%;")),
    ],
)
def test_a_space_too_many(text, expected):
    assert found(punctuation.loose_spaces, text) == [expected]


@pytest.mark.parametrize(
    "text", ["nội dung ... và … sau", "tệp .docx", "năm ./.", "số     , ngày", "tỷ lệ 3 :4", "số 05/ QĐ", "- ) "]
)
def test_a_space_that_is_right(text):
    assert found(punctuation.loose_spaces, text) == []


def test_two_spaces_where_nothing_is_to_be_filled_in():
    assert found(punctuation.several_spaces, "các  đơn vị") == [("c  đ", "c đ")]
    for text in ("số    /KH-UBND", "ngày    tháng    năm 2025", "  đầu dòng", "-  Ý thứ nhất", "hết dòng  \nmới"):
        assert found(punctuation.several_spaces, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UBND cấp huyện,cấp xã", ("huyện,cấp", "huyện, cấp")),
        ("sản phẩm;thời hạn", ("phẩm;thời", "phẩm; thời")),
        ("khoản 1 Điều 19;20", ("19;20", "19; 20")),
        ("Báo cáo quý I:15/3", None),
        ("Lưu ý:15 ngày", ("ý:15", "ý: 15")),
        ("hoàn thành.Báo cáo", ("thành.Báo", "thành. Báo")),
        ("hành chính.triển khai", ("chính.triển", "chính. triển")),
        ("TM.ỦY BAN NHÂN DÂN", ("TM.ỦY", "TM. ỦY")),
        ("-Yêu cầu", ("-Yêu", "- Yêu")),
        ("kết quả(nếu có)", ("quả(nếu", "quả (nếu")),
        ("(nếu có)theo mẫu", ("có)theo", "có) theo")),
    ],
)
def test_a_space_too_few(text, expected):
    assert found(punctuation.missing_spaces, text) == ([expected] if expected else [])


@pytest.mark.parametrize(
    "text",
    [
        "1.000; 4,5%; 7:30; 15/3/2025",
        "60/2021/NĐ-CP; 24-CT/TU; TCVN ISO 9001:2015",
        "https://ktxh.gov.vn/a,b;c và www.a.vn",
        "ten.ho@xa.gov.vn",
        "TP.HCM, TP.Hồ Chí Minh, TX.Nghi Sơn",
        "Nguyễn V.A; Th.S; v.v.; tệp ke.hoach.docx",
        "điểm a,b,c khoản 1; KH,CN",
        "-5 độ; kinh tế-xã hội",
        "điểm a) và 1)",
        "mục II.2.a; 1.Mục",
    ],
)
def test_no_space_is_wanted(text):
    assert found(punctuation.missing_spaces, text) == []


def test_doubled_signs():
    for text, run in (("cơ quan,, đơn vị", ",,"), ("hết;.", ";."), ("nghị định., tổ chức", ".,"), ("hết..", "..")):
        assert [words for words, _ in found(punctuation.doubled_signs, text)] == [run]
    for text in ("v.v.; v.v., và", "….., ngày ...", "sao?!", "hết./.", "gồm…; và ....", "1. ………", "Số …, ngày"):
        assert found(punctuation.doubled_signs, text) == []


def test_a_sign_beside_dots():
    assert found(punctuation.signs_before_dots, "sách, báo,... và đã có…, gắn") == [(",...", ""), ("…,", "")]
    assert found(punctuation.signs_before_dots, "sách, báo… và số …, ngày") == []


def test_a_dash_left_at_the_end_of_a_line():
    assert found(punctuation.dashes_at_end, "đúng biên chế. -\n- Ý sau") == [(". -", ".")]
    assert found(punctuation.dashes_at_end, "Văn hóa -\nThể thao; 2021 -") == []


def test_an_ampersand_between_two_words_but_not_within_an_abbreviation():
    text = "Văn phòng HĐND&UBND, Sở KH&CN, a@b.vn?x&yyyy, HĐND & UBND"
    told = [(text[one.start : one.end], one.right) for one in punctuation.joined_by_ampersand(text)]
    assert told == [("HĐND&UBND", "HĐND và UBND")]
