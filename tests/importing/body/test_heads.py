"""The head of a plan, its kind and title, its bases, whatever the words for them."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import UNSET

from cchc.importing.body.bases import implemented, read_introduction
from cchc.importing.body.heads import read_head, read_subject
from cchc.importing.recognising import years_said
from cchc.plans.base import PartialDate
from tests.importing.passage_lines import paragraph, passages


def head(*lines, register=None, body=""):
    return read_head([paragraph(line, n) for n, line in enumerate(lines, 1)], register, body)


@pytest.mark.parametrize(
    ("line", "number", "sign"),
    [
        ("Số: 05/KH-UBND", "05", "KH-UBND"),
        ("Số:      /KH-UBND", UNSET, "KH-UBND"),
        ("Số: …../KH-UBND", UNSET, "KH-UBND"),
        ("Số 12 / KH - SNV", "12", "KH-SNV"),
        ("SỐ: 7/KH-PVHXH", "7", "KH-PVHXH"),
        ("Số: 15-KH/ĐU", "15", "KH/ĐU"),
    ],
)
def test_number_and_sign(line, number, sign):
    found = head("ỦY BAN NHÂN DÂN", "XÃ MẪU", line)
    assert (found.number, found.sign) == (number, sign)


@pytest.mark.parametrize(
    ("line", "place", "day"),
    [
        ("Tân Mẫu, ngày 05 tháng 02 năm 2026", "Tân Mẫu", date(2026, 2, 5)),
        ("Tân Mẫu, ngày      tháng 12 năm 2026", "Tân Mẫu", PartialDate(year=2026, month=12)),
        ("Tân Mẫu, ngày … tháng … năm 2026", "Tân Mẫu", PartialDate(year=2026)),
        ("Tân Mẫu, ngày     tháng     năm", "Tân Mẫu", UNSET),
        ("Phường 1, ngày 3/4/2026", "Phường 1", date(2026, 4, 3)),
    ],
)
def test_place_and_date(line, place, day):
    found = head(line)
    assert (found.place, found.date, found.unread) == (place, day, ())


def test_a_day_that_cannot_be_is_listed():
    found = head("Tân Mẫu, ngày 31 tháng 02 năm 2026")
    assert found.date == PartialDate(year=2026, month=2)
    assert [one.words for one in found.unread] == ["Tân Mẫu, ngày 31 tháng 02 năm 2026"]


@pytest.mark.parametrize(
    ("lines", "authority", "superior"),
    [
        (["ỦY BAN NHÂN DÂN", "THỊ XÃ AN MẪU"], "Ủy ban nhân dân thị xã An Mẫu", None),
        (["UBND XÃ MẪU"], "Ủy ban nhân dân xã Mẫu", None),
        (["UBND HUYỆN MẪU", "PHÒNG NỘI VỤ"], "Phòng Nội vụ", "Ủy ban nhân dân huyện Mẫu"),
        (
            ["ỦY BAN NHÂN DÂN", "TỈNH MẪU", "SỞ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH"],
            "Sở Văn hóa, Thể thao và Du lịch",
            "Ủy ban nhân dân tỉnh Mẫu",
        ),
    ],
)
def test_who_issues_and_who_is_above(lines, authority, superior):
    body = "Sở Văn hóa, Thể thao và Du lịch chủ trì; Phòng Nội vụ theo dõi."
    found = head(*lines, "Số: 1/KH-X", body=body)
    assert (found.authority, found.superior) == (authority, superior)


def test_the_register_spells_the_issuer(real):
    register = real.plan("vinh-chau/2025").register
    assert head("UBND THỊ XÃ VĨNH CHÂU", register=register).authority == "Ủy ban nhân dân thị xã Vĩnh Châu"


def test_strange_lines_of_a_head_are_listed():
    found = head("ỦY BAN NHÂN DÂN", "XÃ MẪU", "Số: 1/KH-UBND", "HỎA TỐC", "Mã vạch 123")
    assert [one.words for one in found.unread] == ["HỎA TỐC", "Mã vạch 123"]


@pytest.mark.parametrize(
    ("lines", "kind", "title", "remarks"),
    [
        (["KẾ HOẠCH", "Cải cách hành chính", "năm 2026"], "Kế hoạch", "Cải cách hành chính năm 2026", ()),
        (["KẾ HOẠCH\nCải cách hành chính"], "Kế hoạch", "Cải cách hành chính", ()),
        (["KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH"], "Kế hoạch", "CẢI CÁCH HÀNH CHÍNH", ()),
        (["CHƯƠNG TRÌNH", "Hành động"], "Chương trình", "Hành động", ()),
        (["Cải cách hành chính năm 2026"], "Kế hoạch", "Cải cách hành chính năm 2026", ()),
        (
            ["KẾ HOẠCH", "Tuyên truyền", "(Kèm theo Quyết định số 1/QĐ-UBND)"],
            "Kế hoạch",
            "Tuyên truyền",
            ("(Kèm theo Quyết định số 1/QĐ-UBND)",),
        ),
    ],
)
def test_kind_and_title(lines, kind, title, remarks):
    found = read_subject([paragraph(line) for line in lines])
    assert (found.kind, found.title, found.remarks) == (kind, title, remarks)


def test_bases_cite_documents_and_the_announcement_follows():
    found = read_introduction(
        passages(
            "Căn cứ Luật Mẫu;",
            "Thực hiện Kế hoạch số 5/KH-UBND ngày 01/02/2026 của UBND tỉnh Mẫu về cải cách hành chính năm 2026;",
            "Ủy ban nhân dân xã Thử ban hành Kế hoạch:",
            "Căn cứ vào đó, các đơn vị thực hiện.",
        )
    )
    assert [len(basis.citations) for basis in found.bases] == [0, 1]
    (citation,) = found.bases[1].citations
    assert (citation.kind, citation.number, citation.date) == ("Kế hoạch", "5/KH-UBND", date(2026, 2, 1))
    assert (citation.issuer, citation.title) == ("UBND tỉnh Mẫu", "cải cách hành chính năm 2026")
    assert found.preamble == ("Ủy ban nhân dân xã Thử ban hành Kế hoạch:", "Căn cứ vào đó, các đơn vị thực hiện.")


@pytest.mark.parametrize(
    ("authority", "basis", "number"),
    [
        ("Ủy ban nhân dân xã Thử", "Căn cứ Kế hoạch số 5/KH-UBND ngày 01/02/2026 của UBND tỉnh Mẫu;", "5/KH-UBND"),
        ("Ủy ban nhân dân tỉnh Mẫu", "Căn cứ Kế hoạch số 5/KH-UBND ngày 01/02/2021 của UBND tỉnh Mẫu;", None),
        ("Ủy ban nhân dân xã Thử", "Căn cứ Quyết định số 5/QĐ-UBND ngày 01/02/2026 của UBND tỉnh Mẫu;", None),
        (None, "Căn cứ Kế hoạch số 5/KH-UBND ngày 01/02/2026 của UBND tỉnh Mẫu;", "5/KH-UBND"),
    ],
)
def test_the_plan_that_is_carried_out_is_of_a_body_above(authority, basis, number):
    found = implemented(read_introduction(passages(basis)).bases, authority, None)
    assert (found.number if found else None) == number


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("Cải cách hành chính năm 2026", [2026]),
        ("Triển khai Chương trình mẫu đến năm 2030, tầm nhìn đến năm 2045", []),
        ("Cải cách hành chính năm 2026, giai đoạn 2026 - 2030", [2026]),
        ("Thực hiện Chỉ thị số 1 ngày 15 tháng 8 năm 2024", []),
        ("Tổng kết năm học 2025 - 2026", []),
    ],
)
def test_the_year_of_a_title_is_the_plans_own(title, years):
    assert years_said(title) == years


def test_the_head_of_an_appendix_is_no_head():
    found = head("PHỤ LỤC", "DANH SÁCH TỔ MẪU", "(Kèm theo Quyết định số   /QĐ-UBND ngày   tháng   năm 2026)")
    assert (found.authority, found.place) == (None, UNSET)
    assert len(found.unread) == 3


def test_one_document_cited_twice_in_a_basis_is_one():
    line = "Căn cứ Kế hoạch số 5/KH-UBND ngày 01/02/2026; Kế hoạch số 5/KH-UBND ngày 01/02/2026 của UBND tỉnh Mẫu;"
    assert [len(basis.citations) for basis in read_introduction(passages(line)).bases] == [1]
