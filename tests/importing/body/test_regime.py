"""Reporting regimes out of sentences."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import UNSET

from cchc.importing.body.regime import read_regime
from tests.importing.passage_lines import body

DAY = date(2026, 1, 5)


def regime(*lines):
    found = read_regime(body("I. TỔ CHỨC THỰC HIỆN", *lines), None, 2026, DAY)
    return found.reporting if found else None


REPORT = (
    "Báo cáo định kỳ quý, 6 tháng và năm về kết quả cải cách hành chính về UBND xã (qua Văn phòng) để tổng hợp."
)


@pytest.mark.parametrize(
    ("words", "day", "time"),
    [
        ("Thời hạn báo cáo chậm nhất vào ngày 16 của tháng cuối kỳ báo cáo.", 16, UNSET),
        ("Thời hạn báo cáo chậm nhất vào sáng ngày 15 của tháng cuối kỳ.", 15, "sáng"),
        ("Gửi trước ngày 12 tháng cuối quý.", 12, UNSET),
        ("Gửi muộn nhất là ngày 5 của tháng cuối cùng của kỳ báo cáo.", 5, UNSET),
    ],
)
def test_the_day_by_which_reports_are_due(words, day, time):
    found = regime("1. Các phòng, ban", REPORT, words)
    assert (found.submit_by.day, found.submit_by.time) == (day, time)


def test_what_is_reported_by_whom_to_whom():
    (item,) = regime("1. Các phòng, ban và UBND các thôn", REPORT, "Gửi trước ngày 12 tháng cuối quý.").items
    assert item.what == "kết quả cải cách hành chính"
    assert item.who == ["Các phòng, ban", "UBND các thôn"]
    assert (item.receiver, item.section) == ("UBND xã (qua Văn phòng)", "I.1")
    assert (item.portal, item.also) == (UNSET, UNSET)


@pytest.mark.parametrize(
    ("words", "period", "first", "last"),
    [
        (
            "Báo cáo Quý I/2026: từ ngày 15/12/2025 đến ngày 14/3/2026;",
            "Q1-2026",
            date(2025, 12, 15),
            date(2026, 3, 14),
        ),
        (
            "Báo cáo quý III: Từ ngày 15/6/2026 đến hết ngày 14/9/2026.",
            "Q3-2026",
            date(2026, 6, 15),
            date(2026, 9, 14),
        ),
        (
            "Báo cáo 6 tháng đầu năm: số liệu tính từ ngày 15/12/2025 đến ngày 14/6/2026",
            "H1-2026",
            date(2025, 12, 15),
            date(2026, 6, 14),
        ),
        (
            "Báo cáo tổng kết năm 2026: từ ngày 15/12/2025 đến 14/12/2026",
            "Y-2026",
            date(2025, 12, 15),
            date(2026, 12, 14),
        ),
    ],
)
def test_the_window_of_a_period(words, period, first, last):
    found = regime("1. Các phòng", REPORT, "Hạn chậm nhất ngày 16 của tháng cuối kỳ, cụ thể:", f"- {words}")
    assert {name: (one.from_, one.to) for name, one in found.windows.items()} == {period: (first, last)}


@pytest.mark.parametrize("words", ["từ ngày 31/02/2026 đến ngày 14/3/2026", "từ ngày 15/3/2026 đến ngày 14/3/2026"])
def test_a_window_that_cannot_be_is_none(words):
    found = regime("1. Các phòng", REPORT, "Hạn chậm nhất ngày 16 của tháng cuối kỳ:", f"- Báo cáo quý I: {words}")
    assert found.windows == {}


def test_who_enters_data_in_a_portal_and_who_reports_more():
    (item,) = regime(
        "1. Các phòng",
        f"{REPORT} Riêng đối với các cơ quan chủ trì (Phòng Một, Phòng Hai) được phân công phải báo cáo thêm "
        "tình hình thực hiện lĩnh vực phụ trách; đồng thời, chịu trách nhiệm về số liệu.",
        "Hạn chậm nhất ngày 16 của tháng cuối kỳ, riêng các phòng chủ trì phải nhập dữ liệu tại: https://mau.vn/bc.",
    ).items
    assert (item.portal.url, item.portal.who) == ("https://mau.vn/bc", ["các phòng chủ trì"])
    assert (item.also.what, item.also.who) == (
        "tình hình thực hiện lĩnh vực phụ trách",
        ["Phòng Một", "Phòng Hai"],
    )


def test_no_day_no_regime():
    assert regime("1. Các phòng", REPORT) is None
    assert regime("1. Các phòng", "Hoàn thành trước ngày 15/3/2026.") is None


WINDOWS = (
    "- Báo cáo Quý I/2026: từ ngày 15/12/2025 đến ngày 14/3/2026;",
    "- Báo cáo 6 tháng đầu năm: từ ngày 15/12/2025 đến ngày 14/6/2026.",
)


def test_a_period_with_a_day_of_its_own():
    found = regime(
        "1. Các phòng",
        REPORT,
        "Gửi báo cáo quý I trước ngày 16/3, 6 tháng trước ngày 18 tháng 6, quý III trước ngày 16/9, năm trước "
        "ngày 16/12.",
        *WINDOWS,
    )
    assert found.submit_by.day == 16
    assert found.windows["Q1-2026"].submit_by is UNSET
    assert found.windows["H1-2026"].submit_by.day == 18


def test_a_day_that_has_no_place_is_told():
    lines = (
        "1. Các phòng",
        "Báo cáo quý I trước ngày 10/3; báo cáo 6 tháng trước ngày 12/6; báo cáo năm trước ngày 10/01.",
    )
    found = read_regime(body("I. TỔ CHỨC THỰC HIỆN", *lines), None, 2026, DAY)
    assert (found.reporting.submit_by.day, found.reporting.windows) == (10, {})
    assert found.homeless == ("H1-2026", "Y-2026")


def test_one_report_with_a_date_is_no_regime():
    assert regime("1. Các phòng", "Gửi báo cáo quý I trước ngày 10/3.") is None


def test_a_regime_without_windows_is_kept():
    found = regime("1. Tổng hợp", "Các phòng, đơn vị báo cáo về Văn phòng Sở trước ngày 20 của tháng cuối quý.")
    (item,) = found.items
    assert (item.who, item.receiver) == (["Các phòng, đơn vị"], "Văn phòng Sở")
    assert item.what == "kết quả thực hiện kế hoạch"
    assert (found.submit_by.day, found.windows) == (20, {})
