"""A paragraph that stands twice is found among few others and among many, which are compared in another way."""

from __future__ import annotations

import pytest

from cchc.checks.paragraphs import repeated_paragraphs
from cchc.store import open_store

TWICE = (
    "Các đơn vị bịa rà soát toàn bộ thủ tục thuộc phạm vi quản lý, công khai kết quả tại bộ phận một cửa và gửi "
    "báo cáo về Văn phòng trước ngày hai mươi hằng tháng."
)
UNITS = """authority: {name: UBND xã Mẫu, place: Mẫu, level: xã}
units: [{id: vp, name: Văn phòng, kind: chuyên môn}]
"""


def other(index):
    return " ".join(f"từ{index}x{at}" for at in range(20)) + " của riêng đoạn văn bịa này"


@pytest.mark.parametrize("others", [1, 14, 15, 40])
def test_it_is_found_however_many_others_there_are(lay, others):
    paragraphs = [TWICE, *map(other, range(others)), TWICE]
    content = "".join(f"      - {text}\n" for text in paragraphs)
    plan = f"year: 2025\ntitle: Kế hoạch\nbody:\n  - number: I\n    content:\n{content}"
    store = open_store(lay({"plan.yaml": plan, "units.yaml": UNITS}))
    found = list(repeated_paragraphs(store.plan("xa-mau/2025"), store))
    assert [(one.code, one.place.line) for one in found] == [("W322", 6 + len(paragraphs) - 1)]
