"""What a person is told about a plan as a whole: the body above, periodic reports, names for the register."""

from __future__ import annotations

from cchc.importing.blocks import Document
from cchc.importing.body.dividing import divide
from cchc.importing.body.plan import read_plan
from tests.importing.passage_lines import paragraph

HEAD = ("ỦY BAN NHÂN DÂN", "TỈNH MẪU", "SỞ NỘI VỤ", "Số: 5/KH-SNV", "KẾ HOẠCH", "**Kiểm tra mẫu năm 2026")
CLOSING = ("Nơi nhận:", "- Sở Mẫu;", "- Phòng Thử;", "- Lưu: VT.")


def plan(*body, register=None, head=HEAD):
    lines = (*head, *body, *CLOSING)
    document = Document(tuple(paragraph(line, n) for n, line in enumerate(lines, 1)), {})
    return read_plan(divide(document), register, None)


def test_the_body_above_is_told_where_the_register_names_another(real):
    found = plan("I. MỘT", "Hai.", register=real.plan("anh-son/2025").register)
    assert [one.words for one in found.unread if "cấp trên" in one.why] == ["Ủy ban nhân dân tỉnh Mẫu"]
    assert [one.words for one in plan("I. MỘT", "Hai.").unread if "cấp trên" in one.why] == []


def test_a_goal_about_reports_is_no_regime():
    said = "báo cáo định kỳ được lập trên biểu mẫu điện tử."
    assert [one.why for one in plan("I. MỘT", f"- 80% {said}").doubtful] == []
    assert len(plan("I. MỘT", f"- Các phòng {said}").doubtful) == 1


def test_of_the_recipients_only_own_units_are_proposed():
    of_province = ("UBND TỈNH MẪU", "Số: 5/KH-UBND", *HEAD[4:])
    assert [one.name for one in plan("I. MỘT", "Hai.", head=of_province).proposed] == ["Sở Mẫu"]
    assert [one.name for one in plan("I. MỘT", "Hai.").proposed] == ["Phòng Thử"]


def test_a_year_at_the_end_of_a_period_is_not_the_plans():
    head = ("UBND XÃ MẪU", "Số: 5/KH-UBND", "Mẫu, ngày 5 tháng 11 năm 2025", "KẾ HOẠCH", "**Kiểm tra đến năm 2030")
    assert plan("I. MỘT", "Hai.", head=head).plan.year == 2025
