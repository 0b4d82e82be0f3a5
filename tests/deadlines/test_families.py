"""Expressions as authorities write them, family by family, each with the reading a clerk would give it.

The plan's year is 2025 unless the phrase is followed by another.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from cchc.deadlines import UnreadableDeadline, read

Shown = Callable[..., str]

BARE = {
    "6/2025": "by 2025-06-01..2025-06-30",
    "06/2025": "by 2025-06-01..2025-06-30",
    "06-2025": "by 2025-06-01..2025-06-30",
    "Tháng 12.2025": "by 2025-12-01..2025-12-31",
    "2025": "by 2025-01-01..2025-12-31",
    "T3/2025": "by 2025-03-01..2025-03-31",
    "Q1/2025": "by 2025-01-01..2025-03-31",
    "QII/2025": "by 2025-04-01..2025-06-30",
    "Quí IV-2025": "by 2025-10-01..2025-12-31",
    "Quý I - 2025": "by 2025-01-01..2025-03-31",
    "Quý III Năm 2026": "by 2026-07-01..2026-09-30",
    "Quý I, năm 2025": "by 2025-01-01..2025-03-31",
    "Quý I/25": "by 2025-01-01..2025-03-31",
    "quý hai": "by 2025-04-01..2025-06-30",
    "Quý tư năm 2025": "by 2025-10-01..2025-12-31",
    "tháng năm năm 2025": "by 2025-05-01..2025-05-31",
    "tháng mười hai năm 2025": "by 2025-12-01..2025-12-31",
    "30/6": "by ..2025-06-30",
    "Ngày 30.10.2025": "by ..2025-10-30",
    "15-3-2025": "by ..2025-03-15",
    "15/3/25": "by ..2025-03-15",
    "ngày 16/3": "by ..2025-03-16",
    "mùng 5 tháng 3": "by ..2025-03-05",
    "ngày mười lăm tháng ba năm 2025": "by ..2025-03-15",
    "thứ Sáu, ngày 14/3/2025": "by ..2025-03-14",
    "sáng ngày 15/3/2025": "by ..2025-03-15 [sáng]",
    "Trước 16h30, ngày 15/03/2025": "by ..2025-03-15 [16h30]",
}

HOURS = {
    "Từ 20 giờ 15’- 20 giờ 45’ ngày 25 tháng 9": "by ..2025-09-25 [Từ 20 giờ 15’- 20 giờ 45’]",
    "từ 8h đến 11h30 ngày 15/3/2025": "by ..2025-03-15 [từ 8h đến 11h30]",
}

ACTIONS = {
    "Triển khai sáng kiến, mô hình và báo cáo kết quả thực hiện chậm nhất trong tháng 9/2025": (
        "Triển khai sáng kiến, mô hình và báo cáo kết quả thực hiện: by ..2025-09-30"
    ),
    "Ban hành kế hoạch trong tháng 1, tổ chức kiểm tra chậm nhất trong tháng 6 và báo cáo kết quả khắc phục các "
    "tồn tại chậm nhất trong tháng 8": (
        "by 2025-01-01..2025-01-31 | by ..2025-06-30 | báo cáo kết quả khắc phục các tồn tại: by ..2025-08-31"
    ),
}

SOURCES = {
    "Theo Điều 17 Nghị định số 52/2015/NĐ-CP ngày 28/5/2015 của Chính phủ": (
        "external [Điều 17 Nghị định số 52/2015/NĐ-CP ngày 28/5/2015 của Chính phủ]"
    ),
    "Theo Kế hoạch rà soát, đánh giá thủ tục hành chính hằng năm của tỉnh": (
        "external [Kế hoạch rà soát, đánh giá thủ tục hành chính hằng năm của tỉnh]"
    ),
    "Thường xuyên trong tháng": "ongoing",
    "Trước ngày 15/3/2025 gửi về Phòng Nội vụ": "gửi về Phòng Nội vụ: by ..2025-03-15",
    "Định kỳ 6 tháng báo cáo về Sở Tài chính": (
        "về Sở Tài chính: recurring 6 tháng đầu năm=2025-06-30, 6 tháng cuối năm=2025-12-31"
    ),
}

THEN = {  # what is carried out afterwards has no day of its own
    "Ban hành kế hoạch trong tháng 01/2025 và tổ chức thực hiện.": "by 2025-01-01..2025-01-31",
    "Ban hành kế hoạch chậm nhất là ngày 15/4/2025 và tổ chức mở lớp theo kế hoạch đề ra": "by ..2025-04-15",
    "Ban hành kế hoạch trước ngày 15/4, tổ chức triển khai": "by ..2025-04-15",
}

LIMITS = {
    "Trước quý II/2025": "by ..2025-03-31",
    "Trước 12/2025": "by ..2025-11-30",
    "Trước 2026": "by ..2025-12-31",
    "Trước cuối tháng 6": "by ..2025-06-30",
    "Trước ngày 15 tháng 8 năm 2026": "by ..2026-08-15",
    "Đến hết năm 2025": "by ..2025-12-31",
    "Đến năm 2030": "by ..2030-12-31",
    "Hết quý II": "by ..2025-06-30",
    "Chậm nhất trong quý III/2025": "by ..2025-09-30",
    "Không quá ngày 30/6/2025": "by ..2025-06-30",
    "Hoàn thành trước khi kết thúc năm 2025": "by ..2025-12-31",
    "Cuối tháng 6/2025": "by ..2025-06-30",
    "Giữa tháng 3/2025": "by ..2025-03-15",
    "Đầu tháng 12/2025": "by ..2025-12-01",
    "Cuối quý II": "by ..2025-06-30",
    "đầu năm 2025": "by ..2025-01-01",
    "giữa năm": "by ..2025-06-30",
    "Đến cuối năm 2025": "by ..2025-12-31",
    "tháng 01 năm sau": "by 2026-01-01..2026-01-31",
    "Trước ngày 15/01 năm sau": "by ..2026-01-15",
    "trước ngày 31 tháng 01 của năm tiếp theo": "by ..2026-01-31",
    "trước ngày 15/6 hằng năm": "by ..2025-06-15",
    "Hằng năm, trước ngày 15/12": "by ..2025-12-15",
    "Hằng năm trước ngày 15/12": "by ..2025-12-15",
    "Quý IV hằng năm": "by 2025-10-01..2025-12-31",
    "Trong vòng 30 ngày kể từ ngày 01/7/2025": "by ..2025-07-31",
    "Quý IV/2025 (trước ngày 15/12/2025)": "by 2025-10-01..2025-12-15",
    "Quý I (tháng 3)": "by 2025-03-01..2025-03-31",
}

AROUND = {
    "hoàn thành trong quý I/2025": "by 2025-01-01..2025-03-31",
    "Hoàn thành 100% trong năm 2025": "by 2025-01-01..2025-12-31",
    "ban hành trong tháng 1/2025": "by 2025-01-01..2025-01-31",
    "bảo đảm hoàn thành trong năm 2025": "by 2025-01-01..2025-12-31",
    "phải xử lý trước 30/6/2025": "by ..2025-06-30",
    "xong trong quý II": "by 2025-04-01..2025-06-30",
    "phấn đấu quý II/2025": "by 2025-04-01..2025-06-30",
    "Quý II/2025 (dự kiến)": "by 2025-04-01..2025-06-30",
    "ngay trong quý I/2025": "by 2025-01-01..2025-03-31",
    "gửi báo cáo trước ngày 15/3/2025": "by ..2025-03-15",
    "Trình UBND tỉnh trước ngày 15/6/2025": "by ..2025-06-15",
    "Xây dựng kế hoạch trong tháng 01/2025": "by 2025-01-01..2025-01-31",
}

RANGES = {
    "Quý II - Quý III/2025": "by 2025-04-01..2025-09-30",
    "Quý 1-3/2025": "by 2025-01-01..2025-09-30",
    "Quý I-III/2025": "by 2025-01-01..2025-09-30",
    "Quý I/2025 - Quý IV/2025": "by 2025-01-01..2025-12-31",
    "Từ Quý II đến Quý IV/2025": "by 2025-04-01..2025-12-31",
    "Từ tháng 3 đến tháng 10/2025": "by 2025-03-01..2025-10-31",
    "Tháng 2-12/2025": "by 2025-02-01..2025-12-31",
    "Tháng 3 - 4/2025": "by 2025-03-01..2025-04-30",
    "03/2025 - 06/2025": "by 2025-03-01..2025-06-30",
    "Tháng 12/2024 - tháng 01/2025": "by 2024-12-01..2025-01-31",
    "Từ tháng 10 đến tháng 3/2026": "by 2025-10-01..2026-03-31",
    "T3-T12/2025": "by 2025-03-01..2025-12-31",
    "Giai đoạn 2025 - 2027": "by 2025-01-01..2027-12-31",
    "2025-2027": "by 2025-01-01..2027-12-31",
    "Năm 2025-2030": "by 2025-01-01..2030-12-31",
    "Từ năm 2025 đến năm 2030": "by 2025-01-01..2030-12-31",
    "Từ ngày 01/3 đến 15/4/2025": "by 2025-03-01..2025-04-15",
    "Từ ngày 15 đến ngày 20/3/2025": "by 2025-03-15..2025-03-20",
    "Ngày 15-20/3/2025": "by 2025-03-15..2025-03-20",
    "Từ ngày 15/11 đến 15/12 hằng năm": "by 2025-11-15..2025-12-15",
    "Từ nay đến hết năm 2025": "by ..2025-12-31",
    "6 tháng đầu năm": "by 2025-01-01..2025-06-30",
    "06 tháng cuối năm 2025": "by 2025-07-01..2025-12-31",
    "Sáu tháng đầu năm": "by 2025-01-01..2025-06-30",
    "9 tháng đầu năm 2025": "by 2025-01-01..2025-09-30",
    "3 tháng cuối năm 2025": "by 2025-10-01..2025-12-31",
    "nửa đầu tháng 3": "by 2025-03-01..2025-03-15",
    "Thường xuyên từ tháng 3 đến tháng 6/2025": "by 2025-03-01..2025-06-30",
}

SETS = {
    "Quý II, Quý IV/2025": "recurring quý II=2025-06-30, quý IV=2025-12-31",
    "Quý II, IV/2025": "recurring quý II=2025-06-30, quý IV=2025-12-31",
    "Quý 2, 4/2025": "recurring quý II=2025-06-30, quý IV=2025-12-31",
    "Quý II+III": "recurring quý II=2025-06-30, quý III=2025-09-30",
    "Quý III & IV/2025": "recurring quý III=2025-09-30, quý IV=2025-12-31",
    "quý IV/2024 và quý I/2025": "recurring quý IV/2024=2024-12-31, quý I/2025=2025-03-31",
    "Tháng 6 và tháng 12": "recurring tháng 6=2025-06-30, tháng 12=2025-12-31",
    "Tháng 3,4/2025": "recurring tháng 3=2025-03-31, tháng 4=2025-04-30",
    "Tháng 12, tháng 1/2026": "recurring tháng 12/2025=2025-12-31, tháng 1/2026=2026-01-31",
    "Tháng 6, tháng 12 hằng năm": "recurring tháng 6=2025-06-30, tháng 12=2025-12-31",
    "30/6/2025 và 30/12/2025": "recurring 30/6=2025-06-30, 30/12=2025-12-30",
    "trước ngày 15/6 và 15/12 hằng năm": "recurring 15/6=2025-06-15, 15/12=2025-12-15",
    "15/3, 15/6, 15/12/2025": "recurring 15/3=2025-03-15, 15/6=2025-06-15, 15/12=2025-12-15",
    "ngày 15 tháng 3 và tháng 9": "recurring 15/3=2025-03-15, 15/9=2025-09-15",
    "Trước 15/6 (báo cáo 6 tháng) và trước 15/12 (báo cáo năm)": (
        "recurring báo cáo 6 tháng=2025-06-15, báo cáo năm=2025-12-15"
    ),
    "Quý I, 6 tháng, quý III, năm 2025": (
        "recurring quý I=2025-03-31, 6 tháng=2025-06-30, quý III=2025-09-30, năm=2025-12-31"
    ),
    "Năm 2025 và năm 2026": "recurring năm 2025=2025-12-31, năm 2026=2026-12-31",
}

QUARTERS = "recurring quý I=2025-03-31, quý II=2025-06-30, quý III=2025-09-30, quý IV=2025-12-31"
HALVES = "recurring 6 tháng đầu năm=2025-06-30, 6 tháng cuối năm=2025-12-31"
EVERY = {
    **dict.fromkeys(
        [
            "mỗi quý",
            "mỗi quý một lần",
            "01 lần/quý",
            "quý/lần",
            "03 tháng/lần",
            "Các quý trong năm",
            "theo từng quý",
        ],
        QUARTERS,
    ),
    **dict.fromkeys(
        ["6 tháng/lần", "2 lần/năm", "định kỳ 6 tháng một lần", "Một năm 2 lần", "ít nhất 2 lần trong năm"], HALVES
    ),
    **dict.fromkeys(["Hằng năm", "Mỗi năm 01 lần", "1 lần/năm", "thường niên"], "recurring năm=2025-12-31"),
    "Hàng quý, 6 tháng, năm": (
        "recurring quý I=2025-03-31, quý II, 6 tháng=2025-06-30, quý III=2025-09-30, quý IV, năm=2025-12-31"
    ),
    "định kỳ (quý, 6 tháng, năm)": (
        "recurring quý I=2025-03-31, quý II, 6 tháng=2025-06-30, quý III=2025-09-30, quý IV, năm=2025-12-31"
    ),
    "Báo cáo định kỳ 6 tháng, năm": "recurring 6 tháng=2025-06-30, năm=2025-12-31",
    "Hàng quý năm 2026": (
        "recurring quý I/2026=2026-03-31, quý II/2026=2026-06-30, quý III/2026=2026-09-30, quý IV/2026=2026-12-31"
    ),
    "Hằng năm, giai đoạn 2025-2027": ("recurring năm 2025=2025-12-31, năm 2026=2026-12-31, năm 2027=2027-12-31"),
    "Hằng năm, bắt đầu từ năm 2025": "recurring năm=2025-12-31",
    "Hàng quý từ quý III/2025": "recurring quý III=2025-09-30, quý IV=2025-12-31",
    "Định kỳ 6 tháng, hằng năm hoặc đột xuất": "recurring 6 tháng=2025-06-30, năm=2025-12-31 or(hoặc đột xuất)",
}

DAY_OF = {
    "ngày 25 của tháng cuối quý": (
        "recurring quý I=2025-03-25, quý II=2025-06-25, quý III=2025-09-25, quý IV=2025-12-25"
    ),
    "Trước ngày 15 tháng cuối quý": (
        "recurring quý I=2025-03-15, quý II=2025-06-15, quý III=2025-09-15, quý IV=2025-12-15"
    ),
    "ngày 10 của tháng đầu quý sau": (
        "recurring quý I=2025-04-10, quý II=2025-07-10, quý III=2025-10-10, quý IV=2026-01-10"
    ),
    "Hàng quý (trước ngày 15 của tháng cuối quý)": (
        "recurring quý I=2025-03-15, quý II=2025-06-15, quý III=2025-09-15, quý IV=2025-12-15"
    ),
    "Hàng quý (trước ngày 20/3, 20/6, 20/9, 20/12)": (
        "recurring quý I=2025-03-20, quý II=2025-06-20, quý III=2025-09-20, quý IV=2025-12-20"
    ),
    "Cuối mỗi quý": QUARTERS,
}

OPEN = {
    "Thường xuyên, liên tục": "ongoing",
    "Thường xuyên trong năm 2025": "ongoing",
    "Năm 2025 (thường xuyên)": "ongoing",
    "Trong suốt năm 2025": "ongoing",
    "Thường xuyên hằng năm": "ongoing",
    "Cả năm": "ongoing",
    "Hàng ngày": "ongoing",
    "Từ 01/7/2025": "ongoing 2025-07-01..",
    "Từ quý II/2025 trở đi": "ongoing 2025-04-01..",
    "Triển khai từ năm 2026": "ongoing 2026-01-01..",
    "2025 và các năm tiếp theo": "ongoing 2025-01-01..",
    "Trong năm 2025 và những năm tiếp theo": "ongoing 2025-01-01..",
    "Thường xuyên từ tháng 3/2025": "ongoing 2025-03-01..",
    "Từ tháng 11/2025 đến khi kết thúc dự án": "event 2025-11-01.. [đến khi kết thúc dự án]",
}

EVENTS = {
    "Trong vòng 15 ngày kể từ ngày Nghị quyết được thông qua": (
        "event 15 calendar [kể từ ngày Nghị quyết được thông qua]"
    ),
    "Ngay sau hội nghị": "event [Ngay sau hội nghị]",
    "Không quá 05 ngày làm việc": "event 5 working",
    "mười (10) ngày": "event 10 calendar",
    "mười lăm ngày làm việc": "event 15 working",
    "trong thời hạn 24 giờ": "event 24 hours",
    "Trong 24h": "event 24 hours",
    "Trong vòng 10 ngày sau khi có Quyết định": "event 10 calendar [sau khi có Quyết định]",
    "Chậm nhất 03 ngày làm việc kể từ ngày nhận đủ hồ sơ": "event 3 working [kể từ ngày nhận đủ hồ sơ]",
    "Không quá 15 ngày, kể từ ngày nhận được yêu cầu": "event 15 calendar [kể từ ngày nhận được yêu cầu]",
    "Trong vòng 6 tháng kể từ ngày Luật có hiệu lực": "event 6 months [kể từ ngày Luật có hiệu lực]",
    "trong 5 ngày làm việc kể từ ngày 01/7/2025": "event 5 working [kể từ ngày 01/7/2025]",
    "Ngay sau khi Nghị định có hiệu lực": "event [Ngay sau khi Nghị định có hiệu lực]",
    "Sau khi có hướng dẫn của tỉnh": "event [Sau khi có hướng dẫn của tỉnh]",
    "Sau khi có hướng dẫn, trong 05 ngày làm việc": "event 5 working [Sau khi có hướng dẫn]",
    "Sau khi có Quyết định ngày 15/3/2025": "event [Sau khi có Quyết định ngày 15/3/2025]",
    "05 ngày làm việc\nkể từ khi nhận được": "event 5 working [kể từ khi nhận được]",
}

OTHERS = {
    "Khi có vướng mắc": "unscheduled",
    "Định kỳ theo quy định": "external [quy định]",
    "Theo kế hoạch": "external [kế hoạch]",
    "Theo lộ trình của Bộ Nội vụ": "external [lộ trình của Bộ Nội vụ]",
    "Theo Kế hoạch năm 2025 của UBND tỉnh": "external [Kế hoạch năm 2025 của UBND tỉnh]",
    "Theo Quyết định số 766/QĐ-TTg ngày 23 tháng 6 năm 2022 của Thủ tướng": (
        "external [Quyết định số 766/QĐ-TTg ngày 23 tháng 6 năm 2022 của Thủ tướng]"
    ),
    "Theo yêu cầu": "external [yêu cầu]",
    "Đúng thời gian quy định": "external [Đúng thời gian quy định]",
    "Kỳ họp cuối năm 2025 của HĐND tỉnh": "external [Kỳ họp cuối năm 2025 của HĐND tỉnh]",
    "Trình HĐND tỉnh tại kỳ họp giữa năm 2025": "external [kỳ họp giữa năm 2025]",
    "Khi có yêu cầu": "unscheduled",
    "Khi có phát sinh": "unscheduled",
    "Khi cần thiết": "unscheduled",
    "Đột xuất": "unscheduled",
}

SEVERAL = {
    "Trước 20/5 đối với báo cáo 6 tháng; trước 20/12 đối với báo cáo năm": (
        "đối với báo cáo 6 tháng: by ..2025-05-20 | đối với báo cáo năm: by ..2025-12-20"
    ),
    "Quý I/2025 (quý II/2025)": "by 2025-01-01..2025-03-31 | by 2025-04-01..2025-06-30",
    "Tháng 6/2025 (Kỳ họp thứ 9)": "by 2025-06-01..2025-06-30 | external [Kỳ họp thứ 9]",
    "Tháng 5/2025 (trình), tháng 10/2025 (thông qua)": (
        "trình: by 2025-05-01..2025-05-31 | thông qua: by 2025-10-01..2025-10-31"
    ),
    "Quý II/2025 đối với cấp tỉnh; Quý III/2025 đối với cấp xã": (
        "đối với cấp tỉnh: by 2025-04-01..2025-06-30 | đối với cấp xã: by 2025-07-01..2025-09-30"
    ),
    "Sau khi Luật được thông qua (dự kiến Quý II/2025)": (
        "event [Sau khi Luật được thông qua] | by 2025-04-01..2025-06-30"
    ),
    "Thường xuyên (báo cáo định kỳ hằng quý)": f"ongoing | {QUARTERS}",
    "Từ tháng 6/2025, thường xuyên": "ongoing 2025-06-01..",
    "Trước 30/11 hàng năm (báo cáo năm)": "báo cáo năm: by ..2025-11-30",
    "Thường xuyên; báo cáo định kỳ hàng quý": f"ongoing | {QUARTERS}",
    "Thường xuyên và đột xuất": "ongoing | unscheduled",
    "Quý IV/2025, trước ngày 15/12/2025": "by 2025-10-01..2025-12-31 | by ..2025-12-15",
    "Quý I; Quý III": "by 2025-01-01..2025-03-31 | by 2025-07-01..2025-09-30",
    "- Quý I\n- Quý III": "by 2025-01-01..2025-03-31 | by 2025-07-01..2025-09-30",
    "Quý II/2025 và thường xuyên": "by 2025-04-01..2025-06-30 | ongoing",
    "Ngay sau khi được phê duyệt, chậm nhất ngày 15/3/2025": (
        "event [Ngay sau khi được phê duyệt] | by ..2025-03-15"
    ),
    "Theo Kế hoạch của tỉnh và hoàn thành trước 15/12/2025": "external [Kế hoạch của tỉnh] | by ..2025-12-15",
    "Trong năm 2025 theo kế hoạch": "by 2025-01-01..2025-12-31 | external [kế hoạch]",
    "Báo cáo quý I: 15/3/2025\nBáo cáo 6 tháng: 15/6/2025": (
        "Báo cáo quý I: by ..2025-03-15 | Báo cáo 6 tháng: by ..2025-06-15"
    ),
    "Quý I: 15/3, 6 tháng: 15/6": "Quý I: by ..2025-03-15 | 6 tháng: by ..2025-06-15",
    "Báo cáo 6 tháng trước ngày 15/6; báo cáo năm trước ngày 15/12": (
        "Báo cáo 6 tháng: by ..2025-06-15 | báo cáo năm: by ..2025-12-15"
    ),
    "Kế hoạch: Quý I/2025; Triển khai: thường xuyên": "Kế hoạch: by 2025-01-01..2025-03-31 | Triển khai: ongoing",
}

CONDITIONS = {
    "Quý I/2025, nếu cần": "by 2025-01-01..2025-03-31 if(nếu cần)",
    "Quý I/2025 khi phát sinh": "by 2025-01-01..2025-03-31 if(khi phát sinh)",
    "Trong năm 2025 (khi có yêu cầu)": "by 2025-01-01..2025-12-31 if(khi có yêu cầu)",
    "Trước 15/6/2025 hoặc khi có yêu cầu": "by ..2025-06-15 or(hoặc khi có yêu cầu)",
}

UNACCENTED = {
    "quy I/2025": "by 2025-01-01..2025-03-31",
    "truoc ngay 10/1/2025": "by ..2025-01-10",
    "trong thang 3": "by 2025-03-01..2025-03-31",
    "trong nam 2025 (neu co)": "by 2025-01-01..2025-12-31 if(neu co)",
    "hang quy": QUARTERS,
    "6 thang cuoi nam": "by 2025-07-01..2025-12-31",
    "thuong xuyen": "ongoing",
    "dot xuat": "unscheduled",
    "theo ke hoach": "external [ke hoach]",
    "toi da 05 ngay lam viec ke tu khi nhan duoc": "event 5 working [ke tu khi nhan duoc]",
}

NAMED_AFTER = {  # what brackets say of a report is its name, however its year is told
    "15/1 (báo cáo năm trước)": "báo cáo năm trước: by ..2025-01-15",
    "15/1/2025 (báo cáo năm 2024), 15/7/2025 (báo cáo 6 tháng)": (
        "recurring báo cáo năm 2024=2025-01-15, báo cáo 6 tháng=2025-07-15"
    ),
    "Theo Kế hoạch cải cách hành chính giai đoạn 2021-2025 của tỉnh": (
        "external [Kế hoạch cải cách hành chính giai đoạn 2021-2025 của tỉnh]"
    ),
    "Cuối tháng 12, đầu tháng 01/2026": "by 2025-12-31..2026-01-01",
    "Trước khi hết quý II": "by ..2025-06-30",
    "Trước khi hết hạn hợp đồng": "event [Trước khi hết hạn hợp đồng]",
}

FAMILIES = {
    "named after": NAMED_AFTER,
    "bare": BARE,
    "hours": HOURS,
    "then": THEN,
    "actions": ACTIONS,
    "sources": SOURCES,
    "limits": LIMITS,
    "words around": AROUND,
    "ranges": RANGES,
    "sets": SETS,
    "every": EVERY,
    "a day of every period": DAY_OF,
    "open": OPEN,
    "events": EVENTS,
    "others": OTHERS,
    "several": SEVERAL,
    "conditions": CONDITIONS,
    "unaccented": UNACCENTED,
}


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        pytest.param(phrase, expected, id=f"{family}-{phrase}")
        for family, phrases in FAMILIES.items()
        for phrase, expected in phrases.items()
    ],
)
def test_reads_as_people_mean_it(shown: Shown, phrase: str, expected: str) -> None:
    assert shown(phrase) == expected


def test_months_have_twelve_turns(shown: Shown) -> None:
    assert shown("Trước ngày 15 hằng tháng").count("-15") == 12
    assert shown("chậm nhất ngày 05 tháng sau").endswith("tháng 12=2026-01-05")
    assert "tháng 2=2025-02-28" in shown("Ngày 31 hằng tháng")
    assert shown("Thứ Sáu hằng tuần").startswith("recurring tuần 1=2025-01-03")


def test_a_week_has_a_time_of_day_only_where_one_is_said() -> None:
    phrases = ("Hằng tuần", "Thứ Sáu hằng tuần", "16 giờ thứ Sáu hằng tuần")
    assert [read(phrase, 2025)[0].time for phrase in phrases] == [None, None, "16 giờ"]


def test_the_month_after_follows_each_month(shown: Shown) -> None:
    for label in ("Báo cáo tháng", "Báo cáo tháng, quý", "Cập nhật tiến độ năm 2025"):
        assert shown(f"{label}: ngày 5 tháng sau").startswith(f"{label}: recurring tháng 1=2025-02-05")


def test_a_broken_line_is_one_phrase(shown: Shown) -> None:
    assert shown("Trước ngày\n15/3/2025") == "by ..2025-03-15"
    assert shown("Quý I\n2025") == "by 2025-01-01..2025-03-31"


def test_several_readings_tell_their_own_words() -> None:
    first, second = read("Báo cáo quý I: 15/3/2025; Thường xuyên", 2025)
    assert (first.phrase, second.phrase) == ("Báo cáo quý I: 15/3/2025", "Thường xuyên")


def without_diacritics(text: str) -> str:
    """The text as clerks type it who leave the diacritics out."""
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def dates(phrase: str) -> list[object]:
    """What a phrase means, without words taken from it."""
    return [
        (
            one.kind,
            one.rule,
            one.start,
            one.due,
            one.days,
            one.day_unit,
            [(o.start, o.due) for o in one.occurrences],
        )
        for one in read(phrase, 2025)
    ]


@pytest.mark.parametrize("phrase", [phrase for phrases in FAMILIES.values() for phrase in phrases])
def test_without_diacritics_it_reads_the_same_or_is_refused(phrase: str) -> None:
    try:
        plain = dates(without_diacritics(phrase))
    except UnreadableDeadline:
        return
    assert plain == dates(phrase)


@pytest.mark.parametrize("phrase", [phrase for phrases in FAMILIES.values() for phrase in phrases])
def test_capitals_decomposed_letters_and_spaces_change_nothing(phrase: str) -> None:
    for spelled in (
        phrase.upper(),
        unicodedata.normalize("NFD", phrase),
        f" {phrase.replace(' ', '  ')} .",
        f"• {phrase};",
    ):
        assert dates(spelled) == dates(phrase)
