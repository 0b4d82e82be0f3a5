"""The head of a document: numbers, days, bodies and signatures as Nghị định 30/2020/NĐ-CP prints them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET

from cchc.documents.contexts.heads import body_lines, padded, plan_head, short_body, signed, with_blanks
from cchc.plans.base import PartialDate
from cchc.plans.document import Plan, Signature
from cchc.plans.organisation import Authority


def head(**given_):
    return plan_head(Plan(year=2025, title="Giả", **given_), None)


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_days_under_ten_and_the_first_two_months_get_a_nought(day):
    said = head(date=day)

    assert said.day == (f"0{day.day}" if day.day < 10 else str(day.day))
    assert said.month == (f"0{day.month}" if day.month <= 2 else str(day.month))
    assert said.year == str(day.year)


@given(st.integers(1900, 2200), st.none() | st.integers(1, 12))
def test_what_is_left_blank_stays_blank(year, month):
    said = head(date=PartialDate(year=year, month=UNSET if month is None else month))

    assert said.day is None
    assert said.month == (None if month is None else f"{month:02}" if month < 3 else str(month))
    assert said.year == str(year)


def test_a_plan_without_a_day_or_number():
    said = head()

    assert (said.number, said.day, said.month, said.year) == (None, None, None, None)
    assert (said.sign, said.place, said.superior, said.issuer) == ("KH-UBND", "", (), ())


@pytest.mark.parametrize(
    ("number", "printed"),
    [("5", "05"), ("05", "05"), ("10", "10"), ("196", "196"), ("5a", "5a"), ("²", "²")],
)
def test_numbers_under_ten_get_a_nought(number, printed):
    assert padded(number) == printed


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Ủy ban nhân dân thị xã Giả Lập", ("ỦY BAN NHÂN DÂN", "THỊ XÃ GIẢ LẬP")),
        ("U\u0309y ban nhân dân thị xã Giả Lập", ("ỦY BAN NHÂN DÂN", "THỊ XÃ GIẢ LẬP")),
        ("Phòng Nội vụ", ("PHÒNG NỘI VỤ",)),
        ("Ủy ban nhân dân", ("ỦY BAN NHÂN DÂN",)),
    ],
)
def test_a_body_stands_on_one_line_or_two(name, lines):
    assert body_lines(name) == lines


def test_a_body_above_its_offices_is_shortened():
    assert short_body("Ủy ban nhân dân thị xã Giả Lập") == "UBND thị xã Giả Lập"
    assert short_body("Sở Giả") == "Sở Giả"


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("TM.ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN"),
        ("TM . Ủy ban nhân dân", "TM. ỦY BAN NHÂN DÂN"),
        ("Kt. Chủ tịch", "KT. CHỦ TỊCH"),
        ("Q.Trưởng phòng", "Q. TRƯỞNG PHÒNG"),
        ("CHỦ TỊCH", "CHỦ TỊCH"),
        ("THƯ KÝ", "THƯ KÝ"),
    ],
)
def test_for_whom_somebody_signs(printed, wanted):
    assert signed(Signature(authority=printed, name="Giả Văn A")).lines == (wanted,)


def test_the_lines_of_a_signature_in_order():
    block = signed(Signature(office="PHÓ CHỦ TỊCH", on_behalf="KT. CHỦ TỊCH", authority="TM. UBND"))

    assert block.lines == ("TM. UBND", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert block.name is None


@pytest.mark.parametrize(
    "line",
    ["(Kèm theo Kế hoạch số 05/KH-UBND ngày 05 tháng 02 năm 2025 của Giả)", "(Kèm theo Kế hoạch ngày 5/2/2025)"],
)
def test_a_line_that_says_its_number_and_day_stays_as_it_is(line):
    assert with_blanks(line) == line


def test_a_line_without_them_gets_room():
    line = "(Kèm theo Kế hoạch số /KH-UBND ngày tháng 01 năm 2023 của Giả)"
    said = with_blanks(line)

    assert said.split() == line.split()
    assert "số      " in said
    assert "ngày     " in said
    assert with_blanks(said) == said


@pytest.mark.parametrize(
    ("name", "superior", "sign"),
    [
        ("Ủy ban nhân dân xã Giả Định", (), "KH-UBND"),
        ("Hội đồng nhân dân xã Giả Định", (), "KH-HĐND"),
        ("Phòng Nội vụ", ("UBND THỊ XÃ GIẢ SƠN",), "KH-PNV"),
    ],
)
def test_an_office_stands_under_its_committee_and_signs_with_its_letters(name, superior, sign):
    authority = Authority(name=name, level="xã", place="Giả Định", superior_name="Ủy ban nhân dân thị xã Giả Sơn")
    said = plan_head(Plan(year=2025, title="Giả"), authority)

    assert said.superior == superior
    assert said.sign == sign
