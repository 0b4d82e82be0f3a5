"""The table of national documents agrees with itself, and is asked as checks ask it."""

from __future__ import annotations

import re
from datetime import date

import pytest
import yaml

from cchc.citations import (
    all_national,
    citations,
    disagreement,
    known_law,
    law_years,
    national,
    numbered,
    of_same_letters,
    same_subject,
)
from cchc.citations.national import NATIONAL_FILE

DOCUMENTS = list(all_national())
DATA = yaml.safe_load(NATIONAL_FILE.read_text("utf-8"))
TERMS = {11: (2002, 2007), 12: (2007, 2011), 13: (2011, 2016), 14: (2016, 2021), 15: (2021, 2026)}


def year_in(sign):
    found = re.match(r"\d+/(\d{4})/", sign)
    return int(found[1]) if found else None


def test_there_are_as_many_as_plans_cite():
    assert len(DOCUMENTS) >= 200
    assert len({(one.sign, one.day) for one in DOCUMENTS}) == len(DOCUMENTS)


@pytest.mark.parametrize("one", DOCUMENTS, ids=lambda one: f"{one.sign} {one.day.year}")
def test_a_document_agrees_with_itself(one):
    [read] = citations(f"{one.kind} số {one.sign} ngày {one.day:%d/%m/%Y} của {one.issuer}")
    assert (read.kind, read.sign.right, read.sign.slips, read.date.day) == (one.kind, one.sign, (), one.day)
    assert disagreement(read) is None
    assert year_in(one.sign) in (None, one.day.year)
    assert date(1990, 1, 1) < one.day <= date(2026, 1, 1)
    assert len(one.title) > 5
    assert not one.title.endswith((".", ";"))
    if found := re.search(r"QH(\d+)$", one.sign):
        first, last = TERMS[int(found[1])]
        assert first <= one.day.year <= last


@pytest.mark.parametrize("one", [one for one in DOCUMENTS if one.until], ids=lambda one: one.sign)
def test_what_replaced_a_document_is_known_and_younger(one):
    [new] = national(one.replaced_by)
    assert one.day < new.day <= one.until or (one.until - new.day).days >= -1


def test_a_group_stands_in_the_order_of_years_and_numbers():
    for group in DATA["groups"]:
        signs = list(group["documents"])
        days = [min(one.day for one in national(sign)) for sign in signs]
        with_year = [(year_in(sign), int(re.match(r"\d+", sign)[0])) for sign in signs if year_in(sign)]
        assert with_year == sorted(with_year), group["kind"]
        without = [day for sign, day in zip(signs, days, strict=True) if not year_in(sign)]
        assert without == sorted(without), group["kind"]


def test_the_years_of_a_law_hold_those_of_its_documents():
    for one in DOCUMENTS:
        law = known_law(one.title)
        if one.kind == "Luật" and law is not None:
            assert one.day.year in law.years
            assert one.day in law.days or one.day.year > law.until


def test_a_sign_used_twice_gives_both():
    assert [one.day for one in national("76/NQ-CP")] == [date(2013, 6, 13), date(2021, 7, 15)]
    assert national("9999/NQ-CP") == ()


def test_documents_are_found_by_number_and_day_and_by_letters():
    assert [one.sign for one in numbered("06", date(2022, 1, 6))] == ["06/QĐ-TTg"]
    assert numbered("6", date(2022, 1, 6)) == []
    letters = {one.sign for one in of_same_letters("60/2020/NĐ-CP")}
    assert "60/2021/NĐ-CP" in letters
    assert {one.sign for one in of_same_letters("5/QĐ-TTg")} & {"45/2016/QĐ-TTg", "23/CT-TTg"} == set()
    assert of_same_letters("12/KH-UBND") == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (
            "về quy định cơ chế tự chủ tài chính của của đơn vị sự nghiệp công lập",
            "quy định cơ chế tự chủ tài chính của đơn vị sự nghiệp công lập",
            True,
        ),
        ("về kiểm soát thủ tục hành chính", "về công tác văn thư", False),
        ("về công tác văn thư", "về công tác văn thư", False),  # too short to tell
        (
            "thực hiện cải cách hành chính tỉnh Mẫu năm 2024",
            "thực hiện cải cách hành chính tỉnh Mẫu năm 2025",
            False,
        ),
        (
            "sửa đổi, bổ sung một số điều của Nghị định số 24/2014/NĐ-CP",
            "sửa đổi, bổ sung một số điều của Nghị định số 37/2014/NĐ-CP",
            False,
        ),
    ],
)
def test_titles_that_speak_of_the_same(one, other, same):
    assert same_subject(one, other) is same


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Luật Tổ chức chính quyền địa phương năm 2015", [("Tổ chức chính quyền địa phương", 2015)]),
        (
            "Luật sửa đổi một số điều của Luật Cán bộ, công chức và Luật Viên chức ngày 25 tháng 11 năm 2019",
            [("Viên chức", 2019)],
        ),
        (
            "Luật Ban hành văn bản quy phạm pháp luật năm 2015, được sửa đổi, bổ sung năm 2020; Luật Lưu trữ",
            [("Ban hành văn bản quy phạm pháp luật", 2015)],
        ),
        ("Luật Viên chức ngày 31/4/2010", []),
        ("phổ biến pháp luật năm 2025", []),
    ],
)
def test_laws_with_their_years(text, expected):
    assert [(law.name, law.year) for law in law_years(text)] == expected
