"""Names by their first letters."""

from __future__ import annotations

import pytest

from cchc.text.initials import abbreviates


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Phòng VHXH", "Phòng Văn hóa - Xã hội"),
        ("Phòng VH-XH", "Phòng Văn hóa và Xã hội"),
        ("VP HĐND&UBND", "Văn phòng HĐND và UBND"),
        ("Văn phòng Hội đồng nhân dân và UBND", "VP HĐND và Ủy ban nhân dân"),
        ("Trung tâm PVHCC", "Trung tâm Phục vụ hành chính công"),
        ("P. Nội vụ", "Phòng Nội vụ"),
        ("Phòng KT, HT&ĐT", "Phòng Kinh tế, Hạ tầng và Đô thị"),
    ],
)
def test_either_may_have_words_by_their_first_letters(short: str, full: str) -> None:
    assert abbreviates(short, full)
    assert abbreviates(full, short)


@pytest.mark.parametrize(
    ("short", "other"),
    [
        ("Phòng VHTT", "Phòng Văn hóa - Xã hội"),
        ("Phòng VHX", "Phòng Văn hóa - Xã hội"),
        ("Phòng XHVH", "Phòng Văn hóa - Xã hội"),
        ("Phòng K", "Phòng Kinh"),
        ("VHXH", "Phòng Văn hóa - Xã hội"),
        ("Phòng", ""),
        ("Phòng Văn hóa Xã hôi", "Phòng Văn hóa - Xã hội"),
    ],
)
def test_other_letters_order_or_words_are_another_name(short: str, other: str) -> None:
    assert not abbreviates(short, other)
