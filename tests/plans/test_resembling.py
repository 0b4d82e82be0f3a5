"""What an unknown name may mean: an entry called by first letters, or a slip in a name of the same sort."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.plans.resembling import called_otherwise, near_name

DAY = date(2026, 1, 1)
UNITS = """\
units:
  - {id: vhxh, name: Phòng Văn hóa - Xã hội, kind: chuyên môn}
  - {id: old, name: Phòng Văn học - Xử họ, kind: chuyên môn, to: 2020-01-01}
  - {id: vp, name: Văn phòng HĐND và UBND xã, kind: chuyên môn}
  - {id: kt, name: Phòng Kinh tế, kind: chuyên môn}
  - {id: dt-1, name: Đội Dân tộc, kind: khác}
  - {id: dt-2, name: Đội Địa táng, kind: khác}
groups:
  - {name: "Các phòng, ban xã", aliases: [Khối mẫu], open: true}
"""


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Phòng VHXH", "vhxh"),
        ("VP HĐND&UBND", "vp"),
        ("Văn phòng HĐND và UBND", "vp"),
        ("Phòng Kinh tế xã", "kt"),
        ("Phòng Kinh tế huyện", None),
        ("Đội DT", None),
        ("Phòng Nội vụ", None),
    ],
)
def test_an_entry_called_otherwise_is_one_alone_that_stands_on_the_day(register, name, meant):
    entry = called_otherwise(register(UNITS), name, DAY)
    assert getattr(entry, "id", None) == meant


def test_a_unit_is_no_neighbour_of_a_group(register):
    known = register(UNITS)
    assert near_name(known, "Công an xã") is None
    assert near_name(known, "Cá phòng, ban xã") != "Các phòng, ban xã"
    assert near_name(known, "Các phòng ban xãã") == "Các phòng, ban xã"
    assert near_name(known, "Khối mẫuu") == "Khối mẫu"
    assert near_name(known, "Phòng Kinh tếe") == "Phòng Kinh tế"
