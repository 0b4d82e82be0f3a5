"""Every row of the table in deadlines.md."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.deadlines import read

QUARTERS = [("01-01", "03-31"), ("04-01", "06-30"), ("07-01", "09-30"), ("10-01", "12-31")]


@pytest.mark.parametrize(
    ("phrase", "year", "start", "due"),
    [
        ("Quý I/2025", 2025, "2025-01-01", "2025-03-31"),
        ("Trong quý I/2025", 2025, "2025-01-01", "2025-03-31"),
        ("Quý 1/2025", 2025, "2025-01-01", "2025-03-31"),
        ("Trong quý 1/2025", 2025, "2025-01-01", "2025-03-31"),
        ("Quý I năm 2025", 2025, "2025-01-01", "2025-03-31"),
        ("Qúy I năm 2025", 2025, "2025-01-01", "2025-03-31"),
        ("Quý I", 2025, "2025-01-01", "2025-03-31"),
        ("Trong quý III/2025", 2025, "2025-07-01", "2025-09-30"),
        ("Quý 3/2022", 2023, "2022-07-01", "2022-09-30"),
        ("Tháng 01/2025", 2025, "2025-01-01", "2025-01-31"),
        ("Trong tháng 01/2025", 2025, "2025-01-01", "2025-01-31"),
        ("Tháng 1/2025", 2025, "2025-01-01", "2025-01-31"),
        ("Trong 12/2023", 2023, "2023-12-01", "2023-12-31"),
        ("Trong năm 2025", 2025, "2025-01-01", "2025-12-31"),
        ("Năm 2025", 2025, "2025-01-01", "2025-12-31"),
        ("Trước ngày 10/1/2025", 2025, None, "2025-01-10"),
        ("Trước 10/1/2025", 2025, None, "2025-01-10"),
        ("Trước tháng 12/2025", 2025, None, "2025-11-30"),
        ("Trước năm 2030", 2025, None, "2029-12-31"),
        ("Chậm nhất ngày 16/3/2025", 2025, None, "2025-03-16"),
        ("Đến ngày 16/3/2025", 2025, None, "2025-03-16"),
        ("Đến hết ngày 16/3/2025", 2025, None, "2025-03-16"),
        ("16/3/2025", 2025, None, "2025-03-16"),
        ("ngày 16 tháng 3 năm 2025", 2025, None, "2025-03-16"),
    ],
)
def test_one_limit(phrase: str, year: int, start: str | None, due: str) -> None:
    (reading,) = read(phrase, year)
    assert reading.kind == "by"
    assert reading.phrase == phrase
    assert reading.start == (date.fromisoformat(start) if start else None)
    assert reading.due == date.fromisoformat(due)
    assert reading.before == phrase.startswith("Trước")
    assert reading.condition is None
    assert reading.why.startswith("“")
    assert reading.why.endswith(".")


@pytest.mark.parametrize(
    ("phrase", "year", "condition", "kind"),
    [
        ("Trong năm (nếu có)", 2023, "nếu có", "if"),
        (
            "Trong năm 2025 hoặc theo yêu cầu của Văn phòng UBND tỉnh",
            2025,
            "hoặc theo yêu cầu của Văn phòng UBND tỉnh",
            "or",
        ),
    ],
)
def test_a_date_with_a_condition_stands(phrase: str, year: int, condition: str, kind: str) -> None:
    (reading,) = read(phrase, year)
    assert (reading.start, reading.due) == (date(year, 1, 1), date(year, 12, 31))
    assert (reading.condition, reading.condition_kind) == (condition, kind)


@pytest.mark.parametrize(
    ("phrase", "year", "last_label"),
    [
        ("Hàng quý", 2025, "quý IV"),
        ("Hằng quý", 2025, "quý IV"),
        ("Định kỳ hàng quý, năm 2025", 2025, "quý IV, năm"),
        ("Định kỳ hàng quý và năm 2025", 2025, "quý IV, năm"),
        ("Hàng quý và năm 2023", 2023, "quý IV, năm"),
    ],
)
def test_every_quarter(phrase: str, year: int, last_label: str) -> None:
    (reading,) = read(phrase, year)
    assert (reading.kind, reading.start, reading.due) == ("recurring", None, None)
    shown = [(str(turn.start), str(turn.due)) for turn in reading.occurrences]
    assert shown == [(f"{year}-{start}", f"{year}-{due}") for start, due in QUARTERS]
    assert [turn.label for turn in reading.occurrences] == ["quý I", "quý II", "quý III", last_label]


@pytest.mark.parametrize(
    ("phrase", "label", "due"),
    [
        ("Báo cáo quý I: 15/3/2025", "Báo cáo quý I", date(2025, 3, 15)),
        ("Quý IV: 10/11/2025", "Quý IV", date(2025, 11, 10)),
        ("Báo cáo năm: 15/12/2025", "Báo cáo năm", date(2025, 12, 15)),
    ],
)
def test_a_labelled_day(phrase: str, label: str, due: date) -> None:
    (reading,) = read(phrase, 2025)
    assert (reading.kind, reading.label, reading.start, reading.due) == ("by", label, None, due)


def test_always() -> None:
    (reading,) = read("Thường xuyên", 2025)
    assert (reading.kind, reading.start, reading.due) == ("ongoing", None, None)


def test_a_term_after_an_event() -> None:
    (reading,) = read("Tối đa 05 ngày làm việc (kể từ khi UBND tỉnh công bố Quyết định ban hành)", 2025)
    assert (reading.kind, reading.days, reading.day_unit) == ("event", 5, "working")
    assert reading.trigger == "kể từ khi UBND tỉnh công bố Quyết định ban hành"
    assert (reading.start, reading.due) == (None, None)


SOURCE_2023 = "Kế hoạch số 156/KH-UBND ngày 30/10/2022 của UBND tỉnh và văn bản hướng dẫn của Văn phòng UBND tỉnh"


@pytest.mark.parametrize(
    ("phrase", "source"),
    [
        (f"Theo {SOURCE_2023}", SOURCE_2023),
        ("Theo Công văn số 3553/UBND-NC", "Công văn số 3553/UBND-NC"),
        ("Theo quy định của tỉnh", "quy định của tỉnh"),
        ("Ban hành kế hoạch đúng thời gian quy định theo Kế hoạch của thị xã", "Kế hoạch của thị xã"),
    ],
)
def test_another_document_sets_it(phrase: str, source: str) -> None:
    (reading,) = read(phrase, 2023)
    assert (reading.kind, reading.source) == ("external", source)
    assert (reading.start, reading.due) == (None, None)


def test_unscheduled() -> None:
    (reading,) = read("Kiểm tra đột xuất", 2025)
    assert (reading.kind, reading.due) == ("unscheduled", None)


def test_the_sentences_tell_what_before_means() -> None:
    (day,) = read("Trước ngày 10/1/2025", 2025)
    (month,) = read("Trước tháng 12/2025", 2025)
    assert "624/TB-VPCP" in day.why
    assert "gồm cả" in day.why
    assert "chưa bắt đầu" in month.why
    assert "30/11/2025" in month.why
