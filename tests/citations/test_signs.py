"""Numbers and signs: what is one, what is none, and what is malformed in it."""

from __future__ import annotations

import pytest

from cchc.citations.signs import signs


def only(text):
    found = list(signs(text))
    assert len(found) == 1, text
    return found[0]


@pytest.mark.parametrize(
    ("written", "number", "year", "codes"),
    [
        ("60/2021/NĐ-CP", "60", "2021", ("NĐ", "CP")),
        ("76/NQ-CP", "76", "", ("NQ", "CP")),
        ("30c/NQ-CP", "30c", "", ("NQ", "CP")),
        ("06/QĐ-TTg", "06", "", ("QĐ", "TTg")),
        ("45/2016/QĐ-TTg", "45", "2016", ("QĐ", "TTg")),
        ("01/2018/TT-VPCP", "01", "2018", ("TT", "VPCP")),
        ("71/2014/TTLT-BTC-BNV", "71", "2014", ("TTLT", "BTC", "BNV")),
        ("77/2015/QH13", "77", "2015", ("QH13",)),
        ("653/2019/UBTVQH14", "653", "2019", ("UBTVQH14",)),
        ("1668/NQ-UBTVQH15", "1668", "", ("NQ", "UBTVQH15")),
        ("3553/UBND-NC", "3553", "", ("UBND", "NC")),
        ("1494/TTr-SNV", "1494", "", ("TTr", "SNV")),
        ("10-NQ/TU", "10", "", ("NQ", "TU")),
        ("18-NQ/TW", "18", "", ("NQ", "TW")),
        ("147-CTHĐ/TU", "147", "", ("CTHĐ", "TU")),
        ("36-HD/VPTW", "36", "", ("HD", "VPTW")),
        ("60/2021/NĐ–CP", "60", "2021", ("NĐ", "CP")),
    ],
)
def test_well_formed_signs(written, number, year, codes):
    text = f"theo văn bản số {written}, ngày"
    sign = only(text)
    assert (sign.number, sign.year, sign.codes, sign.slips) == (number, year, codes, ())
    assert text[sign.start : sign.end] == sign.text == written
    assert sign.right == written.replace("–", "-")


@pytest.mark.parametrize(
    "text",
    [
        "ngày 01/01/2025",
        "15/20 TTHC",
        "24h/24h, 7/7 ngày",
        "giai đoạn 2021-2025",
        "Quý I/2025-Quý II/2025",
        "Mục 3 - Kế hoạch",
        "hạn 30/6 - UBND xã",
        "02 lớp/100 học viên",
        "TCVN ISO 9001:2015",
        "2/TTHC",
        "Mẫu số 01-BC/CCHC",
        "theo mẫu 02/KH-UBND",
        "số …/KH-UBND",
        "số      /QĐ-UBND",
        "100%/UBND",
        "13KH-UBND",
        "1.234/KH-UBND",
    ],
)
def test_what_is_no_sign(text):
    assert list(signs(text)) == []


@pytest.mark.parametrize("before", ["số", "Số:", "số ", "Công văn", "công văn số"])
def test_codes_that_nobody_knows_need_a_word_before_them(before):
    assert only(f"{before} 2231/SNV-CCHC&PC").codes == ("SNV", "CCHC&PC")
    assert list(signs("khoảng 2231/SNV-CCHC&PC")) == []


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("24- CT/TU", "24-CT/TU"),
        ("24 -CT/TU", "24-CT/TU"),
        ("24 - CT/TU", "24-CT/TU"),
        ("196 /KH-UBND", "196/KH-UBND"),
        ("196/ KH-UBND", "196/KH-UBND"),
        ("3342/UBND -TTHC", "3342/UBND-TTHC"),
        ("06/QĐ- TTg", "06/QĐ-TTg"),
        ("1847/QĐ - TTg", "1847/QĐ-TTg"),
        ("45 /2020/NĐ-CP", "45/2020/NĐ-CP"),
        ("13KH-UBND", "13/KH-UBND"),
        ("13-KH-UBND", "13/KH-UBND"),
        ("12-KH/UBND", "12/KH-UBND"),
        ("12/KH/UBND", "12/KH-UBND"),
        ("18/NQ-TW", "18-NQ/TW"),
        ("24-CT-TU", "24-CT/TU"),
        ("24/CT/TU", "24-CT/TU"),
        ("60/2021/NĐ/CP", "60/2021/NĐ-CP"),
        ("60-2021/NĐ-CP", "60/2021/NĐ-CP"),
        ("12/KHUBND", "12/KH-UBND"),
        ("60/2021/NĐCP", "60/2021/NĐ-CP"),
        ("12/KH-UBNĐ", "12/KH-UBND"),
        ("12/KH-UBDN", "12/KH-UBND"),
        ("12/KH-UBBND", "12/KH-UBND"),
        ("15/NQ-HDND", "15/NQ-HĐND"),
        ("60/2021/ND-CP", "60/2021/NĐ-CP"),
        ("12/QD-UBND", "12/QĐ-UBND"),
        ("06/QĐ-TTG", "06/QĐ-TTg"),
        ("06/QĐ-Ttg", "06/QĐ-TTg"),
        ("12/kh-ubnd", "12/KH-UBND"),
        ("12/TTR-UBND", "12/TTr-UBND"),
        ("6O/2021/NĐ-CP", "60/2021/NĐ-CP"),
        ("60/2O21/NĐ-CP", "60/2021/NĐ-CP"),
    ],
)
def test_a_malformed_sign_is_mended(written, right):
    text = f"Văn bản số {written} của"
    sign = only(text)
    assert sign.right == right
    assert sign.slips
    assert text[sign.start : sign.end] == written


@pytest.mark.parametrize(
    ("written", "slip"),
    [
        ("24- CT/TU", "có khoảng trắng thừa"),
        ("6O/2021/NĐ-CP", "có chữ O thay cho số 0"),
        ("12/KH-UBNĐ", "“UBNĐ” phải là “UBND”"),
        ("12-KH/UBND", "sai dấu nối giữa số và các chữ viết tắt"),
        ("12/KHUBND", "thiếu dấu nối"),
        ("60/202/NĐ-CP", "không thể là năm 202"),
        ("60/20221/NĐ-CP", "không thể là năm 20221"),
        ("60/2201/NĐ-CP", "không thể là năm 2201"),
        ("30/NĐ-CP", "thiếu năm ban hành"),
    ],
)
def test_what_is_malformed_is_said(written, slip):
    assert only(f"số {written}").slips == (slip,)


@pytest.mark.parametrize("old", ["275-CP", "75-HĐBT", "103-NQ-TVQH", "120-SL", "279/VP-QU", "9-BNV/NC/NĐ"])
def test_signs_of_old_and_of_unknown_bodies_are_left_as_they_are(old):
    assert only(f"số {old}").slips == ()


@pytest.mark.parametrize("code", ["UBDT", "UBKT", "UBMTTQ", "BQL", "BCĐCCHC"])
def test_other_bodies_are_not_taken_for_ubnd(code):
    assert only(f"số 12/KH-{code}").slips == ()


def test_kind_and_body_of_a_sign():
    assert [
        (s.kind_code, s.body_code) for s in signs("số 12/KH-UBND; số 3553/UBND-NC; số 10-NQ/TU; số 77/2015/QH13")
    ] == [
        ("KH", "UBND"),
        (None, "UBND"),
        ("NQ", "TU"),
        (None, "QH13"),
    ]
    assert [s.party for s in signs("số 12/KH-UBND; số 10-NQ/TU; số 36-HD/VPTW")] == [False, True, True]
