"""Offices in letters: letters in signs, how a head signs, which unit does the paperwork."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.documents.contexts.heads import body_lines
from cchc.documents.contexts.letters import drafter_letters, head_of, issuer_letters
from cchc.documents.contexts.offices import desk_of, the_register, unsent_head
from cchc.obligations.scope import Scope
from cchc.store import WorkspaceError


@pytest.mark.parametrize(
    ("name", "issuing", "drafting", "head"),
    [
        ("Phòng Nội vụ", "PNV", "NV", "TRƯỞNG PHÒNG"),
        ("Sở Nội vụ", "SNV", "NV", "GIÁM ĐỐC"),
        ("Phòng Văn hóa - Xã hội", "PVHXH", "VHXH", "TRƯỞNG PHÒNG"),
        ("Phòng Kinh tế, Hạ tầng và Đô thị", "PKTHTĐT", "KTHTĐT", "TRƯỞNG PHÒNG"),
        ("Văn phòng HĐND và UBND thị xã", "VP", "VP", "CHÁNH VĂN PHÒNG"),
        ("Ủy ban nhân dân xã Giả", "UBND", "UBND", "CHỦ TỊCH"),
        ("UBND xã Giả", "UBND", "UBND", "CHỦ TỊCH"),
        ("Giả Đội Bịa", "GĐB", "GĐB", "THỦ TRƯỞNG CƠ QUAN"),
    ],
)
def test_a_name_gives_its_letters_and_how_its_head_signs(name, issuing, drafting, head):
    assert (issuer_letters(name), drafter_letters(name), head_of(name)) == (issuing, drafting, head)


@pytest.mark.parametrize(
    ("plan", "desk"),
    [
        ("vinh-chau/2025", "Phòng Nội vụ"),  # desk_for
        ("soc-trang/2025", "Sở Nội vụ"),  # gets the reports
        ("anh-son/2025", None),
    ],
)
def test_the_desk_is_told_by_the_register_or_by_who_gets_the_reports(real, plan, desk):
    found = desk_of(real.plan(plan))
    assert (found.name if found else None) == desk


def test_two_that_get_reports_are_no_desk(invented):
    what = "    - what: kết quả cải cách hành chính\n"
    invented.change("gia-dinh/2025/plan.yaml", what, f"{what}      receiver: Phòng Một\n")
    assert desk_of(invented.plan("gia-dinh/2025")).name == "Phòng Một"
    invented.change("gia-dinh/2025/plan.yaml", "receiver: Phòng Một", "receiver: Phòng Một và Phòng Hai")
    assert desk_of(invented.plan("gia-dinh/2025")) is None


def test_the_head_leaves_number_and_day_to_the_registry(real):
    register = real.plan("vinh-chau/2025").register
    office = register.unit("phong-noi-vu")
    own, sent = (unsent_head(register.authority, unit, "X-Y", date(2025, 2, 7)) for unit in (None, office))
    assert (own.superior, own.issuer) == ((), ("ỦY BAN NHÂN DÂN", "THỊ XÃ VĨNH CHÂU"))
    assert (sent.superior, sent.issuer) == (("UBND THỊ XÃ VĨNH CHÂU",), ("PHÒNG NỘI VỤ",))
    for head in (own, sent):
        assert (head.number, head.sign, head.day, head.month, head.year) == (None, "X-Y", None, "02", "2025")


def test_a_committee_whose_name_is_shortened_has_its_whole_name_in_the_head():
    assert body_lines("UBND xã Giả Định") == ("ỦY BAN NHÂN DÂN", "XÃ GIẢ ĐỊNH")
    assert body_lines("Ủy ban nhân dân xã Giả Định") == ("ỦY BAN NHÂN DÂN", "XÃ GIẢ ĐỊNH")


def test_a_document_is_of_one_authority(real):
    plans = tuple(real.plan(name) for name in ("vinh-chau/2023", "vinh-chau/2025", "anh-son/2025"))
    assert the_register(Scope(plans=plans[:2])).folder == "vinh-chau"
    with pytest.raises(WorkspaceError, match="vinh-chau, anh-son"):
        the_register(Scope(plans=plans))
