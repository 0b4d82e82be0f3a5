"""Tasks for one year only, told by their words. The tasks are invented."""

from __future__ import annotations

import pytest

from cchc.drafting.one_off import one_off
from cchc.drafting.proving import OTHER_DAYS, OUTSIDE, UNREAD, doubt
from cchc.drafting.years import Shift
from cchc.plans.rows import resolve_rows
from cchc.plans.table import Appendix, Area, Task


def row(text, deadline="Trong năm 2025"):
    table = Appendix(areas=[Area(id="a", name="A", tasks=[Task(task=text, number="1", deadline=deadline)])])
    return resolve_rows(table).rows[0]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Sơ kết 05 năm thực hiện Nghị quyết", "sơ-tổng-kết-giai-đoạn"),
        ("Tổng kết giai đoạn 2021 - 2025", "sơ-tổng-kết-giai-đoạn"),
        ("Phục vụ Đại hội Đảng bộ các cấp", "đại-hội-bầu-cử"),
        ("Thí điểm trả kết quả tại nhà", "bắt-đầu"),
        ("Sáp nhập các đơn vị sự nghiệp", "sáp-nhập"),
        ("Thực hiện Đề án giai đoạn 2022-2025", "giai-đoạn-hết"),
        ("Thực hiện Công văn số 12/UBND-NC ngày 03/02/2025 của UBND tỉnh", "văn-bản-có-ngày"),
        ("Tổng kết công tác năm 2025", None),
        ("Kiểm tra cải cách hành chính năm 2025", None),
        ("Thực hiện Nghị định số 60/2021/NĐ-CP ngày 21/6/2021", None),
        ("Thực hiện Nghị định số 5/2025/NĐ-CP ngày 21/2/2025", None),
        ("Thực hiện Đề án giai đoạn 2021 - 2030", None),
    ],
)
def test_by_the_words_of_the_task(text, rule):
    found = one_off(row(text), Shift(2025, 2026))
    assert (found.rule if found else None) == rule


def test_by_the_document_that_sets_its_limit():
    found = one_off(row("Rà soát", "Theo Công văn số 12/UBND-NC ngày 31/10/2024"), Shift(2025, 2026))
    assert found is not None
    assert found.words == "Công văn số 12/UBND-NC ngày 31/10/2024"


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("Quý I/2025", "Quý I/2026", None),
        ("Tháng 02/2025", "Tháng 02/2026", None),
        ("Định kỳ hàng quý, năm 2025", "Định kỳ hàng quý, năm 2026", None),
        ("Báo cáo quý I: 15/3/2025", "Báo cáo quý I: 15/3/2026", None),
        ("Thường xuyên", "Thường xuyên", None),
        ("Tối đa 05 ngày làm việc kể từ khi công bố", "Tối đa 05 ngày làm việc kể từ khi công bố", None),
        ("Quý I/2025", "Quý II/2026", OTHER_DAYS),
        ("Quý I/2025", "Quý I/2025", OTHER_DAYS),
        ("Quý IV/2024", "Quý IV/2025", OUTSIDE),
        ("lúc nào tiện", "lúc nào tiện", UNREAD),
    ],
)
def test_a_limit_is_proved_by_reading_it_again(old, new, why):
    assert doubt(old, new, Shift(2025, 2026)) == why


def test_the_end_of_february_is_its_end_in_any_year():
    assert doubt("Tháng 02/2024", "Tháng 02/2025", Shift(2024, 2025)) is None
    assert doubt("Tháng 02/2027", "Tháng 02/2028", Shift(2027, 2028)) is None
