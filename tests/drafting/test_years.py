"""Years and dates in prose, moved or kept, each by its rule. The texts are invented or common turns of phrase."""

from __future__ import annotations

import re
from datetime import date
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.drafting.years import RULES, Shift, edited, mentions, moved_day, moved_on

SHIFT = Shift(2025, 2026)
KNOWN = Shift(2025, 2026, frozenset({date(2024, 12, 15), date(2025, 3, 14)}))
YEAR = re.compile(r"(?<!\d)(?:18|19|20|21)\d\d(?!\d)")

MOVED = [
    ("Kế hoạch cải cách hành chính năm 2025", "Kế hoạch cải cách hành chính năm 2026", "năm-kế-hoạch"),
    ("KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2025", "KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026", "năm-kế-hoạch"),
    ("Quý I/2025", "Quý I/2026", "năm-kế-hoạch"),
    ("Qúy I năm 2025", "Qúy I năm 2026", "năm-kế-hoạch"),
    ("Trong quý 1/2025", "Trong quý 1/2026", "năm-kế-hoạch"),
    ("Tháng 01/2025", "Tháng 01/2026", "năm-kế-hoạch"),
    ("6 tháng đầu năm 2025", "6 tháng đầu năm 2026", "năm-kế-hoạch"),
    ("Trong 12/2025", "Trong 12/2026", "năm-kế-hoạch"),
    ("tính từ ngày 15/12/2024 đến ngày 14/3/2025", "tính từ ngày 15/12/2025 đến ngày 14/3/2026", "kỳ-số-liệu"),
]
LOOKED_AT = [
    ("Hội nghị ngày 10/3/2025", "Hội nghị ngày 10/3/2026", "ngày-cụ-thể"),
    ("sáng ngày 5 tháng 6 năm 2025", "sáng ngày 5 tháng 6 năm 2026", "ngày-cụ-thể"),
    ("kết quả năm 2024", "kết quả năm 2025", "năm-liền-trước"),
    ("đã duyệt từ năm 2024 trở về trước", "đã duyệt từ năm 2025 trở về trước", "năm-liền-trước"),
    ("phê duyệt từ năm 2025 trở về sau", "phê duyệt từ năm 2026 trở về sau", "mốc-trong-năm"),
    ("phấn đấu đến hết năm 2025", "phấn đấu đến hết năm 2026", "mốc-trong-năm"),
    ("dự toán năm 2026", "dự toán năm 2027", "năm-liền-sau"),
    ("Chỉ số CCHC 2025", "Chỉ số CCHC 2026", "năm-viết-trần"),
    ("nộp trước 10/3/25", "nộp trước 10/3/26", "năm-hai-chữ-số"),
    ("Năm 2025 là năm cuối của giai đoạn", "Năm 2026 là năm cuối của giai đoạn", "nói-riêng-năm-ấy"),
    ("năm học 2024 - 2025", "năm học 2025 - 2026", "năm-học"),
    ("họp Thứ Hai, ngày 10/3/2025", "họp Thứ Hai, ngày 10/3/2026", "thứ-trong-tuần"),
    ("gửi ngày 15 tháng 12 năm 2025 (thứ 2)", "gửi ngày 15 tháng 12 năm 2026 (thứ 2)", "thứ-trong-tuần"),
    ("Năm 2025 và các năm tiếp theo", "Năm 2026 và các năm tiếp theo", "năm-bắt-đầu"),
    ("đạt 40% vào năm 2025", "đạt 40% vào năm 2026", "mốc-trong-năm"),
    ("theo Nghị quyết chuyên đề năm 2025", "theo Nghị quyết chuyên đề năm 2026", "sau-tên-loại-văn-bản"),
]
KEPT = [
    ("Kế hoạch số 196/KH-UBND ngày 23/12/2024 của UBND tỉnh", "ngày-văn-bản", True),
    ("Nghị quyết số 203/2025/QH15", "ký-hiệu-văn-bản", True),
    ("Nghị định số 60/2021/NĐ-CP ngày 21/6/2021", "ngày-văn-bản", True),
    ("Kế hoạch số 51/KH-UBND về cải cách hành chính tỉnh năm 2025;", "văn-bản-năm-cũ", False),
    ("Luật Tổ chức chính quyền địa phương năm 2015", "năm-của-luật", True),
    ("Chương trình tổng thể giai đoạn 2021 - 2030", "giai-đoạn", True),
    ("Sơ kết các Đề án giai đoạn 2021-2025", "giai-đoạn-hết", False),
    ("định hướng đến năm 2030", "mục-tiêu-dài-hạn", True),
    ("đẩy mạnh cải cách đến năm 2025, định hướng đến năm 2030", "mốc-đã-đến", False),
    ("tầm nhìn đến năm 2045", "mục-tiêu-dài-hạn", True),
    ("TCVN ISO 9001:2015", "tiêu-chuẩn", True),
    ("xem https://example.vn/tin-2025/bai.html", "địa-chỉ-mạng", True),
    ("theo Thông tư 05/2025", "ký-hiệu-văn-bản", False),
    ("Quyết định ngày 05/01/2025 của Chủ tịch", "ngày-văn-bản", False),
    ("hướng dẫn đã ban hành ngày 10/2/2025", "ngày-văn-bản", False),
    ("Kế hoạch này có hiệu lực từ ngày 01/01/2025", "ngày-văn-bản", False),
    ("quy định từ năm 2018", "năm-khác", True),
    ("THỰC HIỆN NGHỊ QUYẾT SỐ 14/NQ-CP NGÀY 23/7/2025", "ngày-văn-bản", False),
    ("kinh phí 2025 triệu đồng", "số-lượng", False),
    ("tiếp nhận 2025 hồ sơ", "số-lượng", False),
    ("từ năm 2020 - năm 2025", "giai-đoạn-hết", False),
    ("giai đoạn 2021 đến 2025", "giai-đoạn-hết", False),
    ("Kế hoạch luân phiên 2025 - 2026", "giai-đoạn-hết", False),
    ("Luật Cán bộ, công chức 2025", "năm-của-luật", False),
    ("sau khi sắp xếp từ ngày 01/7/2025", "mốc-sự-kiện", False),
    ("từ 01/01/2026, các quy định mới có hiệu lực", "mốc-sự-kiện", False),
    ("mừng Xuân Ất Tỵ", "năm-âm-lịch", False),
    (
        "Quyết định số 21/QĐ-UBND của UBND thị xã phân bổ vốn (đợt 1) thuộc Chương trình giảm nghèo năm 2025;",
        "văn-bản-năm-cũ",
        False,
    ),
    ("Chương trình số 5-CTr/TU về chuyển đổi số giai đoạn 2021 - 2025;", "văn-bản-hết-giai-đoạn", False),
    ("Chương trình số 5-CTr/TU về chuyển đổi số đến năm 2025;", "văn-bản-hết-giai-đoạn", False),
    ("Chương trình số 5-CTr/TU về chuyển đổi số đến năm 2025, định hướng đến năm 2030;", "tên-văn-bản", True),
]


@pytest.mark.parametrize(("text", "new", "rule"), MOVED)
def test_a_sure_rule_moves_the_year(text, new, rule):
    now, found = moved_on(text, KNOWN)
    assert now == new
    assert all(one.sure for one in found)
    assert rule in {one.rule for one in found}


def test_a_weekday_beside_a_day_of_the_regime_is_told():
    now, found = moved_on("chốt số liệu Thứ Sáu, ngày 14/3/2025", KNOWN)
    assert now == "chốt số liệu Thứ Sáu, ngày 14/3/2026"
    assert [(one.rule, one.sure) for one in found] == [("thứ-trong-tuần", False)]


def test_a_year_after_a_cited_document_and_a_comma_moves_but_is_told():
    text = "Thực hiện Kế hoạch số 21/KH-UBND, đơn vị lập báo cáo năm 2025"
    now, found = moved_on(text, SHIFT)
    assert now.endswith("năm 2026")
    assert [(one.rule, one.sure) for one in found] == [("sau-tên-loại-văn-bản", False)]


@pytest.mark.parametrize(("text", "new", "rule"), LOOKED_AT)
def test_a_doubtful_rule_moves_the_year_and_says_so(text, new, rule):
    now, found = moved_on(text, SHIFT)
    assert now == new
    assert [(one.rule, one.sure) for one in found] == [(rule, False)]


@pytest.mark.parametrize(("text", "rule", "sure"), KEPT)
def test_what_belongs_to_a_document_a_programme_or_a_standard_stays(text, rule, sure):
    now, found = moved_on(text, SHIFT)
    assert now == text
    assert (rule, sure) in {(one.rule, one.sure) for one in found}
    assert all(one.now is None for one in found)


def test_a_leap_day_becomes_the_28th_and_is_told():
    now, found = moved_on("Trước ngày 29/02/2024", Shift(2024, 2025))
    assert now == "Trước ngày 28/02/2025"
    assert [(one.rule, one.was, one.now, one.sure) for one in found] == [
        ("ngày-nhuận", "ngày 29/02/2024", "ngày 28/02/2025", False)
    ]


def test_the_28th_of_february_is_told_where_the_new_year_has_a_29th():
    _, found = moved_on("Trước ngày 28/02/2027", Shift(2027, 2028))
    assert [one.rule for one in found] == ["cuối-tháng-2"]


def test_several_years_on_at_once():
    assert moved_on("Quý III/2023, năm 2022", Shift(2023, 2026))[0] == "Quý III/2026, năm 2025"


def test_letters_typed_as_base_and_marks_apart_are_read_alike():
    text = normalize("NFD", "Kế hoạch số 9/KH-UBND ngày 02/01/2025; tổng kết năm 2025")
    now, found = moved_on(text, SHIFT)
    assert normalize("NFC", now) == "Kế hoạch số 9/KH-UBND ngày 02/01/2025; tổng kết năm 2026"
    assert [one.rule for one in found] == ["ngày-văn-bản", "năm-kế-hoạch"]
    assert text[found[1].start :].startswith(normalize("NFD", "năm 2025"))


def test_numbers_that_are_no_years_are_let_alone():
    for text in ("12.025 hồ sơ", "điện thoại 02993822025", "kinh phí 20250000 đồng", "mục 3.20251"):
        assert moved_on(text, SHIFT) == (text, [])


def test_every_rule_is_explained():
    tried = [moved_on(text, SHIFT)[1] for text, *_ in (*MOVED, *LOOKED_AT, *KEPT)]
    assert {one.rule for found in tried for one in found} <= set(RULES)
    assert all(one.why for found in tried for one in found)


WORDS = st.sampled_from(
    ["năm 2025", "2024", "Quý II/2025", "10/3/2025", "giai đoạn 2021 - 2025", "đến năm 2030", "ngày 29/02/2024",
     "Kế hoạch số 5/KH-UBND ngày 3/1/2025", "Luật", "từ", "trở về trước", "báo cáo", ",", ";", "-", "9001:2015",
     "tháng 12/2025", "của UBND tỉnh", "năm học 2024 - 2025", "/2025", "2025/QH15", "số", "và"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=9), st.integers(2023, 2026), st.integers(1, 4))
def test_every_year_of_a_text_is_moved_or_kept_by_a_rule_and_nothing_else_changes(words, old, step):
    text = " ".join(words)
    now, found = moved_on(text, Shift(old, old + step))
    assert len(now) == len(text)
    covered = {at for one in found for at in range(one.start, one.start + len(one.was))}
    assert all(set(range(*year.span())) <= covered for year in YEAR.finditer(text))
    changed = {at for at, (a, b) in enumerate(zip(text, now, strict=True)) if a != b}
    moved = {at for one in found for edit in one.edits for at in range(edit.start, edit.end)}
    assert changed <= moved
    assert now == edited(text, [edit for one in found for edit in one.edits])
    assert all(one.was == text[one.start : one.start + len(one.was)] for one in found)
    assert all(one.now == now[one.start : one.start + len(one.now)] for one in found if one.now is not None)


@given(st.text(max_size=60))
def test_no_text_breaks_it(text):
    assert len(moved_on(text, SHIFT)[0]) == len(text)
    list(mentions(text, Shift(1900, 2199)))


def test_days_move_by_years():
    assert moved_day(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert moved_day(date(2024, 2, 29), 4) == date(2028, 2, 29)
    assert moved_day(date(2025, 12, 15), 1) == date(2026, 12, 15)
