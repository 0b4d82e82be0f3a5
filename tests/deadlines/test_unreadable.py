"""What must not be read, and how the error says so."""

from __future__ import annotations

import pytest

from cchc.deadlines import LONGEST, RULES, UnreadableDeadline, read

NONSENSE = [
    "", "   ", "\n", "I", "15", "ngày", "quý", "tháng", "Năm", "6 tháng", "abc", "-", "…", "Không",
    "Chưa xác định", "sau Tết", "Trước Tết Nguyên đán", "sớm nhất có thể", "2025-", "/2025", "Theo abc",
    "Tháng Giêng", "rằm tháng 7", "10/3 âm lịch", "Đã hoàn thành", "Năm học 2025-2026", "cuối kỳ", "tháng sau",
    "Định kỳ", "khoảng tháng 6",
]  # fmt: skip
PARTIAL = [
    "Kiểm tra không chậm nhất trong tháng 6", "Báo cáo kết quả trừ tháng 5 chậm nhất trong tháng 6",
    "Quý I/2025 abc", "abc Quý I/2025", "Quý I/2025?", "Quý I/2025 (", "Quý I/2025 )", "Quý I/2025 ()",
    "Quý I/2025/2026", "Quý I năm 2025 năm 2026", "Quý I I", "15/3/20255", "Hoãn đến quý I/2025",
    "Ngoài quý I/2025", "Quý I/2025 trừ tháng 2", "Quý I/2025 -> Quý II/2025", "Không trước 15/3",
    "Sau ngày 15/3/2025", "Sau quý I", "Trước 15 ngày", "15 ngày trước khi họp",
    "Lùi từ quý I/2025 sang quý II/2025", "Trước ngày 15/3/2025: Quý I", "Quý I hoặc tháng 6",
    "Hàng quý hoặc 6 tháng", "trong các năm tiếp theo", "Từ: 01/7/2025", "thường xuyên 15/3",
    "Theo Kế hoạch trước ngày 15/3/2025", "Theo văn bản 15/3/2025", "Tháng 02/2025 (sau Tết Nguyên đán)",
    "Theo Quyết định số 12/QĐ-UBND ngày 15/3/2025 trước ngày 30/6/2025",
]  # fmt: skip
IMPOSSIBLE = {
    "31/2/2025": "ngày 31 tháng 2",
    "30/2": "ngày 30 tháng 2",
    "29/2": "29/2/2025",
    "32/1/2025": "ngày 32",
    "tháng 13": "tháng 13",
    "13/2025": "tháng 13",
    "Quý V/2025": "quý V",
    "Quý 5": "quý 5",
    "Quý 0": "quý 0",
    "2027-2025": "sớm hơn",
    "thứ Hai, ngày 14/3/2025": "thứ",
    "mười lăm (16) ngày": "khác nhau",
    "Giữa quý II/2025": "Giữa quý",
    "5 lần/năm": "không chia đều",
    "3 năm một lần": "nhiều năm",
    "Cuối tháng 12, đầu tháng 1": "sớm hơn",
}
PERIOD_UNCLEAR = [
    "Hằng quý, trước ngày 15 tháng sau", "Hằng quý (trước ngày 15 tháng sau)", "Báo cáo quý: ngày 15 tháng sau",
    "Báo cáo quý I: ngày 15 tháng sau", "Báo cáo 6 tháng trước ngày 15 tháng sau",
    "Báo cáo năm: trước ngày 15 tháng sau", "Định kỳ 6 tháng (trước ngày 15 tháng sau)",
    "Ngày 15 tháng sau (báo cáo quý)", "3 lần/6 tháng trước ngày 15 tháng sau", "Quý I (ngày 15 tháng sau)",
    "6 tháng đầu năm, ngày 5 tháng sau", "Hằng năm, trước ngày 15 tháng sau",
]  # fmt: skip
OTHER_YEAR = [
    "15/1 (báo cáo năm 2024)", "15/1 (báo cáo năm 2024), 15/7 (báo cáo 6 tháng)", "Tháng 1 (báo cáo năm 2024)",
]  # fmt: skip
AMBIGUOUS = [
    "1-2/2025", "3-6/2025", "Tháng 3/6/2025", "tháng năm 2025", "thang sau/2025", "ngay 05 thang sau",
    "Quý I hoặc quý II", "Quý IV/2025 - Quý I", "Quý I, quý III, năm 2025", "Năm 2026: Quý I",
    "Báo cáo năm 2024: 15/1", "Báo cáo năm 2024 trước ngày 15/1", "Quý IV/2024; Quý I", "15/3; Quý I/2026",
    "Quý I năm 2025, 2026", "Quý I/2025 và 2026", "Từ tháng 10 đến tháng 3", "Tháng 3-15",
    "Khi có yêu cầu giai đoạn 2025-2030", "Trong suốt giai đoạn 2025-2030, quý IV",
    "Hằng tháng (ngày làm việc cuối cùng của tháng)", "Hằng quý (ngày làm việc đầu tiên của quý sau)",
    "Trước khi kết thúc năm 2025, báo cáo UBND tỉnh", "Hoàn thành trước khi hết quý II và báo cáo kết quả",
]  # fmt: skip


@pytest.mark.parametrize("phrase", [*NONSENSE, *PARTIAL, *AMBIGUOUS, *IMPOSSIBLE, *PERIOD_UNCLEAR, *OTHER_YEAR])
def test_what_is_not_understood_whole_is_an_error(phrase: str) -> None:
    with pytest.raises(UnreadableDeadline) as caught:
        read(phrase, 2025)
    error = caught.value
    assert error.phrase == phrase
    assert 0 <= error.offset <= error.offset + error.length <= len(phrase)
    assert error.message
    assert "Quý I/2025" in error.hint


@pytest.mark.parametrize(("phrase", "told"), IMPOSSIBLE.items())
def test_an_impossible_date_says_why(phrase: str, told: str) -> None:
    with pytest.raises(UnreadableDeadline, match=r"Không|không|sớm|nhiều|khác") as caught:
        read(phrase, 2025)
    assert told in caught.value.message


@pytest.mark.parametrize("phrase", PERIOD_UNCLEAR)
def test_after_a_quarter_the_month_after_is_no_month_of_every_month(phrase: str) -> None:
    with pytest.raises(UnreadableDeadline, match=r"^“.*”: Không rõ “tháng sau” là sau kỳ nào"):
        read(phrase, 2025)


@pytest.mark.parametrize("phrase", OTHER_YEAR)
def test_a_report_of_another_year_leaves_the_year_of_its_day_open(phrase: str) -> None:
    with pytest.raises(UnreadableDeadline, match="hãy ghi năm cho hạn") as caught:
        read(phrase, 2025)
    assert caught.value.offset == 0


def test_an_error_about_the_years_of_a_cell_carries_the_whole_cell() -> None:
    with pytest.raises(UnreadableDeadline, match="không ghi năm") as caught:
        read("Quý I; tháng 6/2026", 2025)
    error = caught.value
    assert (error.phrase, error.offset, error.length) == ("Quý I; tháng 6/2026", 0, len("Quý I"))


def test_an_error_carries_its_message_and_may_leave_the_place_open() -> None:
    error = UnreadableDeadline("abc", "Không hiểu")
    assert str(error) == error.message == "Không hiểu"
    assert (error.phrase, error.offset, error.length, error.hint) == ("abc", 0, 0, "")


def test_the_words_at_fault_are_marked_in_the_verbatim_phrase() -> None:
    phrase = "  Trong quý I/2025,  xyz"
    with pytest.raises(UnreadableDeadline) as caught:
        read(phrase, 2025)
    error = caught.value
    assert phrase[error.offset : error.offset + error.length] == "xyz"


def test_a_phrase_that_is_too_long_is_refused() -> None:
    with pytest.raises(UnreadableDeadline, match="2000"):
        read("Quý I, " * LONGEST, 2025)


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in RULES])
def test_every_rule_reads_its_example(rule: object) -> None:
    (reading,) = read(rule.example, 2025)  # type: ignore[attr-defined]
    assert reading.rule == rule.name  # type: ignore[attr-defined]
