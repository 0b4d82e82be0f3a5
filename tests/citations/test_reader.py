"""Citations in real sentences of Vietnamese documents: every part with its place."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.citations import citations


def parts(text):
    return [
        (
            one.kind,
            one.sign.text,
            one.date.day if one.date else None,
            one.issuer.text if one.issuer else None,
            one.title.text if one.title else None,
        )
        for one in citations(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Thực hiện Kế hoạch số 192/KH-UBND ngày 20/12/2022 của Ủy ban nhân dân tỉnh Sóc Trăng về cải cách hành "
            "chính tỉnh Sóc Trăng năm 2023;",
            (
                "Kế hoạch",
                "192/KH-UBND",
                date(2022, 12, 20),
                "Ủy ban nhân dân tỉnh Sóc Trăng",
                "về cải cách hành chính tỉnh Sóc Trăng năm 2023",
            ),
        ),
        (
            "Căn cứ Nghị định số 157/2007/NĐ-CP ngày 27 tháng 10 năm 2007 của Chính phủ quy định chế độ;",
            (
                "Nghị định",
                "157/2007/NĐ-CP",
                date(2007, 10, 27),
                "Chính phủ",
                "quy định chế độ",
            ),
        ),
        (
            "theo Quyết định 969/QĐ-UBND của Chủ tịch UBND tỉnh ngày 18/3/2022",
            ("Quyết định", "969/QĐ-UBND", date(2022, 3, 18), "Chủ tịch UBND tỉnh", None),
        ),
        (
            "Chương trình hành động số 147-CTHĐ/TU ngày 09/5/2019 của Tỉnh ủy về thực hiện Nghị quyết",
            ("Chương trình hành động", "147-CTHĐ/TU", date(2019, 5, 9), "Tỉnh ủy", "về thực hiện Nghị quyết"),
        ),
        (
            "Nghị quyết số 18-NQ/TW (ngày 25/10/2017) của Ban chấp hành Trung ương Đảng khóa XII",
            ("Nghị quyết", "18-NQ/TW", date(2017, 10, 25), "Ban chấp hành Trung ương Đảng khóa XII", None),
        ),
        (
            "(Ban hành kèm theo Quyết định số: 7303/QĐ-UBND, ngày 21 tháng 10 năm 2013 của Chủ tịch Ủy ban nhân "
            "dân thành phố Đà Nẵng)",
            (
                "Quyết định",
                "7303/QĐ-UBND",
                date(2013, 10, 21),
                "Chủ tịch Ủy ban nhân dân thành phố Đà Nẵng",
                None,
            ),
        ),
        (
            "Thông tư số 01/2018/TT-VPCP ngày 23/11/2018 của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ hướng dẫn.",
            (
                "Thông tư",
                "01/2018/TT-VPCP",
                date(2018, 11, 23),
                "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ",
                "hướng dẫn",
            ),
        ),
        (
            "Thông báo kết luận số 173-TB/TW ngày 06/12/2016 của Ban Bí thư",
            ("Thông báo kết luận", "173-TB/TW", date(2016, 12, 6), "Ban Bí thư", None),
        ),
        ("QUYẾT ĐỊNH SỐ 12/QĐ-UBND", ("Quyết định", "12/QĐ-UBND", None, None, None)),
        (
            "Công văn số 3342/UBND-TTHC ký ngày 15-10-2024",
            ("Công văn", "3342/UBND-TTHC", date(2024, 10, 15), None, None),
        ),
        ("quyết định được ban hành số 12/QĐ-UBND", (None, "12/QĐ-UBND", None, None, None)),
    ],
)
def test_one_citation(text, expected):
    assert parts(text) == [expected]


def test_a_list_shares_its_kind_and_its_issuer():
    text = (
        "Căn cứ các Nghị định số 61/2018/NĐ-CP ngày 23/4/2018, số 107/2021/NĐ-CP ngày 06/12/2021 của Chính phủ; "
        "Kế hoạch số 144/KH-UBND ngày 15/12/2021 và Kế hoạch số 51/KH-UBND ngày 29/4/2022 của UBND thị xã."
    )
    assert [(kind, sign, body) for kind, sign, _, body, _ in parts(text)] == [
        ("Nghị định", "61/2018/NĐ-CP", "Chính phủ"),
        ("Nghị định", "107/2021/NĐ-CP", "Chính phủ"),
        ("Kế hoạch", "144/KH-UBND", "UBND thị xã"),
        ("Kế hoạch", "51/KH-UBND", "UBND thị xã"),
    ]


def test_a_list_of_other_letters_shares_neither_kind_nor_issuer():
    text = "Nghị quyết số 76/NQ-CP ngày 15/7/2021, số 12/KH-UBND ngày 03/02/2022 của UBND tỉnh"
    assert [(kind, body) for kind, _, _, body, _ in parts(text)] == [("Nghị quyết", None), (None, "UBND tỉnh")]


def test_a_title_ends_where_the_next_document_begins():
    text = (
        "Kế hoạch số 51/KH-UBND ngày 29/4/2022 về thực hiện Chương trình số 18-CT/TU ngày 05/4/2022 của Thị ủy về "
        "đẩy mạnh cải cách hành chính và Kế hoạch số 52/KH-UBND"
    )
    assert [title for *_, title in parts(text)] == ["về thực hiện", "về đẩy mạnh cải cách hành chính", None]


def test_a_date_of_the_next_document_is_not_taken():
    text = "Nghị quyết số 76/NQ-CP và Nghị quyết số 131/NQ-CP ngày 06/10/2022"
    assert [day for _, _, day, _, _ in parts(text)] == [None, date(2022, 10, 6)]


def test_a_date_that_cannot_be_is_kept_with_what_is_wrong():
    [one] = citations("Nghị định số 30/2020/NĐ-CP ngày 31/4/2020")
    assert one.date is not None
    assert (one.date.day, one.date.text) == (None, "31/4/2020")


@pytest.mark.parametrize(
    ("words", "code", "level", "name"),
    [
        ("UBND tỉnh", "UBND", "tinh", ""),
        ("Uỷ ban nhân dân Thành phố Hồ Chí Minh", "UBND", "thanh pho", "ho chi minh"),
        ("Ủy ban nhân dân Phường 1", "UBND", "phuong", "1"),
        ("Thường trực HĐND huyện Mỹ Xuyên", "HĐND", "huyen", "my xuyen"),
        ("Thủ tướng Chính phủ", "TTg", "", ""),
        ("Chính phủ", "CP", "", ""),
        ("Bộ trưởng Bộ Lao động - Thương binh và Xã hội", "BLĐTBXH", "", ""),
        ("Ban Thường vụ Tỉnh ủy Sóc Trăng", "TU", "tinh", "soc trang"),
        ("Ban Chấp hành Đảng bộ thị xã Vĩnh Châu", "TU", "thi xa", "vinh chau"),
        ("Huyện uỷ", "TU", "huyen", ""),
        ("Bộ Chính trị", "TW", "", ""),
    ],
)
def test_issuers(words, code, level, name):
    [one] = citations(f"văn bản số 12/QĐ-UBND ngày 01/02/2024 của {words} đề ra")
    assert one.issuer is not None
    assert (one.issuer.text, one.issuer.code, one.issuer.level, one.issuer.name) == (words, code, level, name)


def test_bodies_that_may_be_the_same():
    bodies = ("UBND tỉnh", "UBND tỉnh Sóc Trăng", "UBND xã", "UBND tỉnh Cà Mau")
    text = "; ".join(f"số 1/QĐ-UBND của {body}" for body in bodies)
    bare, named, other_level, other_name = (one.issuer for one in citations(text))
    assert bare.may_be(named)
    assert not bare.may_be(other_level)
    assert not named.may_be(other_name)
