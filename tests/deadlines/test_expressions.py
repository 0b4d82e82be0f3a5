"""More expressions as other authorities write them, by the kind of their reading; the plan's year is 2025.

Each table goes from a reading in short to the phrases that mean it: "by 1/4-30/6" (a day without its year is of
2025), "turns 15/3 15/6", "months 25" (the 25th of every month), "event 5 working", "if" and "or" for a condition.
"""

from __future__ import annotations

import contextlib
import unicodedata
from datetime import date

import pytest

from cchc.deadlines import Reading, UnreadableDeadline, read

PERIODS = {
    "by 1/4-30/6": [
        "Hoàn thành trong quý II/2025", "Hoàn thành trong Quý II năm 2025.", "Thời gian hoàn thành: Quý II/2025",
        "Thời gian: Quý II/2025", "Hoàn thành: Quý II/2025", "Dự kiến quý II/2025", "Quý 2-2025", "Quý II/ 2025",
        "Quý II /2025", "QUÝ II/2025", "Qúi II/2025", "quý 02/2025", "Quý II (2025)", "Quý II-năm 2025",
        "Quý II/2025\n(trước 30/6/2025)", "Vào quý II hằng năm", "Tham mưu ban hành trong quý II/2025",
        "Hoàn thành dự thảo trong quý II/2025", "Xong trong Quý II/2025", "Năm 2025: Quý II", "2025: Quý II",
        "(Quý II/2025)", "\"Quý II/2025\"", "Quý II/2025 hoàn thành", "Quý II/2025 (hoàn thành)",
        "Quý II năm 2025 (trình HĐND tỉnh)", "[Quý II/2025]",
    ],
    "by 1/1-31/12/2026": [
        "2025-2026", "2025 - 2026", "Năm 2025 - 2026", "Năm 2025 - năm 2026", "Năm 2025-2026",
        "Từ năm 2025 - 2026",
    ],
    "by 1/7-31/12": ["Quý III-IV/2025", "Quý III - IV/2025", "Trong 6 tháng cuối năm 2025"],
    "by 15/3-30/6": ["Từ 15/3 - 30/6/2025", "Từ 15/3 đến 30/6"],
    "by 1/10-31/12": [
        "Quý 4", "Q.IV/2025", "Hàng năm (Quý IV)", "Quý IV hàng năm", "Quý IV.2025", "Quý  IV năm 2025",
        "Quý IV/năm 2025", "3 tháng cuối năm", "Trình ban hành: Quý IV/2025", "Trình Chính phủ trong quý IV/2025",
        "Quý IV/2025 (tổng kết năm)",
    ],
    "by 1/3-30/4": ["01/3 - 30/4/2025", "Tháng 3-4/2025"],
    "by 1/3-31/3": ["Trong tháng 3 năm 2025", "Ban hành tháng 3/2025", "Ngay trong tháng 3/2025"],
    "by 1/3-31/5": [
        "Tháng 3 đến tháng 5 năm 2025", "Tháng 3 đến tháng 5/2025", "Từ đầu tháng 3 đến cuối tháng 5/2025",
        "Trong khoảng thời gian từ tháng 3 đến tháng 5/2025", "Thời gian từ tháng 3 đến tháng 5/2025",
        "Thời gian từ ngày 01/3/2025 đến ngày 31/5/2025",
    ],
    "by 1/3-31/12": [
        "Từ tháng 3/2025 đến tháng 12/2025", "Từ tháng 3 - tháng 12/2025", "Từ tháng 3/2025 đến hết năm",
        "Từ tháng 3/2025 đến cuối năm 2025", "Từ tháng 3 đến cuối năm",
    ],
    "by 1/1-31/12": [
        "Từ 01/01/2025 đến 31/12/2025", "01/01/2025 - 31/12/2025", "Từ ngày 01/01/2025 đến hết ngày 31/12/2025",
        "Trong năm", "Bắt đầu từ Quý I/2025, hoàn thành trước 31/12/2025", "Hoàn thành trong năm 2025",
        "Hoàn thành năm 2025", "Phấn đấu hoàn thành trong năm 2025", "Triển khai trong năm 2025",
        "Từ quý I đến quý IV", "Quý I đến Quý IV/2025", "Quý I-IV", "Quý I - Quý IV", "Từ đầu năm đến cuối năm",
        "Đạt 80% trong năm 2025", "Tháng 01 - 12/2025", "Tháng 01 đến tháng 12",
        "Từ tháng 01 đến hết tháng 12 năm 2025",
    ],
    "by 1/1-30/6": [
        "Quý I/2025 - Quý II/2025", "6 tháng đầu năm 2025", "Trong 6 tháng đầu năm", "Từ 01/2025 đến 6/2025",
    ],
    "by 1/1-30/9": ["Quý I đến Quý III năm 2025", "Trong 9 tháng đầu năm"],
    "by 1/4-31/12": [
        "Từ quý II/2025 đến hết năm 2025", "Từ Quý II/2025 - Quý IV/2025", "Quý II đến hết năm 2025",
    ],
    "by 1/1/2026-31/12/2030": ["Giai đoạn 2026-2030"],
    "by 1/1-31/12/2030": [
        "Trong giai đoạn 2025-2030", "Nhiệm kỳ 2025-2030", "2025 - 2030", "Từ 2025 đến 2030", "Từ 2025-2030",
        "Từ năm 2025 - 2030",
    ],
    "by 1/1-31/3": [
        "Ban hành trong quý I/2025", "Quý I hằng năm", "Trong 3 tháng đầu năm 2025", "Ban hành: Quý I/2025",
        "Quý I - năm 2025", "Quý I/ năm 2025", "Quí I", "Quý I năm kế hoạch", "Quý I của năm",
        "Trong Quý I của năm 2025", "Hoàn thành trong Quý I hằng năm", "Hằng năm, trong quý I",
        "Quý I (trước 31/3)",
    ],
    "by 1/6-30/6": [
        "Ban hành Quyết định trong tháng 6/2025", "Trình UBND tỉnh trong tháng 6/2025", "Dự kiến tháng 6/2025",
        "Tháng 6 - 2025", "Tháng\n6/2025", "Vào tháng 6/2025", "Xong trong tháng 6", "T.6/2025", "tháng 6/25",
        "6-2025", "6.2025", "Tháng 6 (2025)", "Tháng 6/2025 (các sở, ngành)",
        "Tháng 6/2025 (UBND cấp xã báo cáo)", "Tháng 6/2025 (Hội nghị sơ kết)", "Tháng 6/2025 (sơ kết 6 tháng)",
    ],
    "by 1/12-31/12": ["Tháng 12 hằng năm", "Tháng 12", "T12/2025"],
    "by 1/5-31/5": ["Quý II (tháng 5)", "Tháng 5/năm 2025", "Tháng 05"],
    "by 1/4-15/6": [
        "Quý II/2025 (trước 15/6)", "Quý II/2025 (hoàn thành trước ngày 15/6/2025)",
        "Trong Quý II/2025, hoàn thành trước ngày 15/6/2025",
    ],
    "by 1/1-31/1": ["Tháng 01/2025 (ban hành Kế hoạch)", "Trong tháng 01 hằng năm"],
    "by 1/11-30/11": [
        "11/2025", "Tháng 11 năm 2025", "Tháng Mười Một năm 2025", "Tháng 11 (Ngày Pháp luật Việt Nam)",
        "Tháng 11/2025 (cao điểm)",
    ],
    "by 1/8-31/10": ["08/2025 - 10/2025", "Tháng 8-10", "Tháng 8 tới tháng 10/2025"],
    "by 1/4-31/3/2026": ["Quý II/2025-Quý I/2026"],
    "by 1/10-31/3/2026": ["Quý IV/2025 - quý I/2026"],
    "by 1/10/2024-31/12/2024": ["Quý IV/2024"],
    "by 1/1/2026-31/3/2026": ["Quý I năm sau"],
    "by 1/1/2026-31/1/2026": ["Tháng 01 năm sau"],
    "by 1/12/2024-31/12/2024": ["Tháng 12 năm trước liền kề"],
    "by 1/8-31/8": ["Phải hoàn thành trong tháng 8 năm 2025"],
    "by 1/7-30/9": [
        "Đưa vào vận hành trong quý III/2025", "Thời điểm thực hiện: Quý III", "Năm 2025 (quý III)",
        "Quý III.2025", "Quý 3 năm 2025",
    ],
    "by 1/6-30/6/2026": ["Tháng 6/2025 đến tháng 6/2026"],
    "by 1/10-10/10": [
        "Từ ngày 01/10 đến 10/10 hằng năm", "Từ 01/10/2025 - 10/10/2025", "Từ ngày 01/10-10/10/2025",
        "Từ ngày 1 - 10/10/2025", "01-10/10/2025",
    ],
    "by 25/10-9/11": ["Từ ngày 25/10 đến ngày 09/11/2025"],
    "by 15/10-15/11": ["Cao điểm từ 15/10 đến 15/11/2025"],
    "by 31/3-1/4": ["Cuối tháng 3, đầu tháng 4/2025"],
    "by 30/6-1/7": ["Cuối quý II, đầu quý III/2025"],
    "by 31/12-1/1/2026": ["Cuối năm 2025, đầu năm 2026"],
    "by 1/6-31/8": ["T6-T8/2025", "T6/2025-T8/2025"],
    "by 1/1-30/11": [
        "Năm 2025 (trước ngày 30/11)", "Năm 2025, hoàn thành trước 30/11",
        "Trong năm 2025, hoàn thành trước ngày 30/11/2025",
    ],
    "by 15/3-20/4": ["Ngày 15/3 - 20/4", "15/3-20/4/2025", "15/3/2025-20/4/2025"],
    "by 1/3-30/6": [
        "Từ tháng 3/2025, hoàn thành trong tháng 6/2025",
        "Triển khai từ tháng 3/2025, hoàn thành trước 30/6/2025",
    ],
    "by 1/9-30/9": ["Tháng 9.2025"],
    "by 1/1-30/6/2026": ["2025 - Quý II/2026"],
    "by 1/1-31/3/2026": ["Năm 2025 - Quý I/2026"],
    "by 1/6-31/12": [
        "Từ tháng 6/2025 - 12/2025", "Từ tháng 6-12/2025", "Từ 6/2025 đến 12/2025", "6/2025 - 12/2025",
        "6/2025-12/2025",
    ],
    "by 1/5-30/6": ["Trong tháng 5 - tháng 6/2025"],
    "by 1/4-30/9": ["Trong Quý II - III/2025"],
    "by 15/11/2024-14/12": ["Từ ngày 15/11 năm trước đến ngày 14/12 năm báo cáo"],
    "by 1/12-28/2/2026": ["12/2025-02/2026"],
}  # fmt: skip

DAYS = {
    "by -30/6": [
        "Xong trước 30/6/2025", "Đến tháng 6/2025", "Hết tháng 6/2025", "Trước quý III/2025",
        "Chậm nhất tháng 6/2025", "Chậm nhất đến hết tháng 6/2025", "Thời hạn hoàn thành: Trước ngày 30/6/2025",
        "Trình ban hành trước 30/6/2025", "Cuối quý II/2025", "Giữa năm 2025", "30.6.2025", "30-6-2025",
        "30/06/25", "30/6/2025 (thứ Hai)", "Ngày 30/6", "Hết ngày 30/6/2025", "Trước 17h ngày 30/6/2025",
        "Trước 17 giờ 00 phút, ngày 30/6/2025", "Không muộn hơn ngày 30/6/2025", "Không chậm hơn 30/6/2025",
        "Không quá tháng 6/2025", "Thời hạn: 30/6/2025", "Hoàn thành trước tháng 7/2025",
        "Hoàn thành chậm nhất 30/6/2025", "Hoàn thành đến 30/6/2025", "Chậm nhất đến 30/6/2025 hoàn thành",
        "Thực hiện xong trước ngày 30/6/2025", "Trước ngày 30/6/2025 (đối với cấp xã)",
        "Trước ngày 30/6/2025 (cấp xã)", "Hết Quý II/2025 hoàn thành 100%", "Từ nay đến 30/6/2025",
        "Từ nay đến tháng 6/2025", "Từ ngày ban hành đến 30/6", "Đạt tối thiểu 80% trước 30/6/2025",
        "Trước ngày 30/6/2025 để trình HĐND tỉnh", "Hạn hoàn thành: 30/6/2025", "Hạn hoàn thành 30/6/2025",
        "Hạn: 30/6/2025", "Hạn cuối 30/6/2025", "Ngày hoàn thành: 30/6/2025",
    ],
    "by -31/12": [
        "Từ nay đến cuối năm", "Hoàn thành 100% trước 31/12/2025", "Đến năm 2025", "Đến hết 2025", "Hết năm 2025",
        "Trước 31/12/2025", "Trước ngày 31/12 hằng năm", "Cuối năm", "Cuối năm 2025", "Trước năm 2026",
        "Từ ngày ban hành Kế hoạch đến 31/12/2025", "Từ ngày ký đến hết năm 2025", "Vào cuối năm",
        "Tại thời điểm 31/12/2025", "Kết thúc trước 31/12/2025", "Đến 31/12/2025 đạt 100%", "Đến hết 31/12/2025",
        "Đến cuối năm 2025, hoàn thành 100%", "Từ nay đến 31/12/2025", "Từ khi triển khai đến hết năm 2025",
        "Đến hết năm 2025 đạt 90%", "Chậm nhất 31/12/2025", "Chậm nhất 31/12", "Chậm nhất: 31/12/2025",
        "Hoàn thành: trước 31/12/2025", "Trước 01/2026",
    ],
    "by -15/5": ["Trước 16h00 ngày 15/5/2025"],
    "by -30/9": [
        "Cuối Quý III", "Đến hết quý III/2025", "Đến hết tháng 9/2025",
        "Hoàn thành việc rà soát trước ngày 30/9/2025", "Tối đa trong quý III/2025",
        "Trình Thủ tướng Chính phủ trước ngày 30/9/2025", "Báo cáo Thủ tướng Chính phủ trước ngày 30/9/2025",
        "Gửi Bộ Nội vụ trước ngày 30/9/2025", "Từ ngày ký đến hết quý III/2025", "Xong trước 10/2025",
    ],
    "by -20/11": [
        "Trước 20/11", "Trước ngày 20/11/2025.", "Trước  ngày 20 / 11 / 2025", "trước ngày 20 tháng 11 năm 2025",
        "TRƯỚC NGÀY 20/11/2025", "Trước ngày 20/11/ 2025", "Hoàn thành trước ngày 20/11/2025",
        "Hoàn thành xong trước ngày 20/11/2025", "Báo cáo trước ngày 20/11/2025",
    ],
    "by -31/5": ["Trước tháng 6", "Trước 6/2025"],
    "by -15/4": [
        "Chậm nhất trước ngày 15/4/2025", "Chậm nhất là ngày 15/4/2025", "Chậm nhất đến ngày 15/4/2025",
        "Chậm nhất hết ngày 15/4/2025", "Muộn nhất ngày 15/4/2025",
    ],
    "by -15/12": [
        "Trước 15/12 hằng năm", "Trước ngày 15 tháng 12 hằng năm",
        "Hoàn thành và báo cáo kết quả trước ngày 15/12/2025",
        "Hoàn thành, báo cáo UBND tỉnh trước ngày 15/12/2025", "Hằng năm (trước 15/12)",
        "Báo cáo hằng năm trước ngày 15/12", "Báo cáo năm gửi trước ngày 15/12",
    ],
    "by -9/11": ["Ngày 09/11 hằng năm"],
    "by -10/10": ["Ngày 10/10", "Ngày 10/10 hằng năm"],
    "by -1/1": ["Đầu năm 2025", "Đầu năm"],
    "by -1/4": ["Đầu quý II/2025"],
    "by -15/6": [
        "Giữa tháng 6/2025", "Thời hạn báo cáo: trước ngày 15/6/2025", "Báo cáo: Trước ngày 15/6/2025",
        "Trước 17h00' ngày 15/6/2025",
    ],
    "by -15/1/2026": ["Trước ngày 15/01 năm tiếp theo"],
    "by -31/12/2024": ["Trước ngày 31/12 năm trước"],
    "by -30/11": [
        "Từ khi Kế hoạch được ban hành đến 30/11/2025", "Trước tháng 12 hằng năm",
        "Hằng năm, hoàn thành trước ngày 30/11", "Hằng năm (hoàn thành trước 30/11)",
    ],
    "by -31/8": ["Hoàn thành chậm nhất trong tháng 8/2025"],
    "by -1/7": [
        "Đưa vào sử dụng trước 01/7/2025", "Trước thời điểm 01/7/2025",
        "Trước ngày 01/7/2025 (ngày vận hành chính quyền địa phương 2 cấp)", "Đầu quý III",
    ],
    "by -5/1/2026": ["Trước ngày 05/01/2026"],
    "by -10/12": [
        "Gửi về Sở Nội vụ trước ngày 10/12/2025 để tổng hợp",
        "Gửi Sở Nội vụ trước ngày 10/12/2025 để tổng hợp, báo cáo UBND tỉnh",
    ],
    "by -31/3": ["Hết quý I/2025"],
    "by -10/3": ["Mồng 10 tháng 3"],
    "by -1/6": ["Đầu tháng 6/2025"],
    "by -15/3": ["15.3.25", "Trong ngày 15/3/2025", "Báo cáo quý I gửi trước ngày 15/3"],
    "by -24/7": ["24/7/2025", "Trước 24/7", "ngày 24/7"],
    "by -31/3/2026": ["Trước 31/3 năm sau", "Trước ngày 31/3 của năm kế tiếp năm báo cáo"],
    "by -25/11": ["Trước ngày 25/11 (định kỳ hằng năm)"],
}  # fmt: skip

TURNS = {
    "turns 25/3 25/6 25/9 25/12": ["Trước ngày 25 của tháng cuối quý", "Hằng quý (ngày 25 tháng cuối quý)"],
    "turns 20/3 20/6 20/9 20/12": [
        "Hằng quý (trước ngày 20 tháng cuối quý)", "Hằng quý (trước ngày 20 của tháng cuối quý)",
        "Trước ngày 20 các tháng 3, 6, 9, 12 hằng năm",
    ],
    "turns 31/3 30/6": [
        "Quý I, II/2025", "Quý I và II/2025", "Quý I, quý II năm 2025", "Quý I + II/2025",
        "Quý 1 và quý 2 năm 2025",
    ],
    "halves": [
        "Tháng 6/2025 và tháng 12/2025", "Định kỳ 6 tháng, 1 năm", "Định kỳ 06 tháng, 01 năm",
        "Định kỳ 6 tháng và 01 năm", "Tổ chức trong quý II và quý IV/2025", "Quý II và Quý IV", "Tháng 6, 12",
        "Tháng 6, 12 hằng năm", "Tháng 6 và 12 hàng năm", "Định kỳ 6 tháng", "Định kỳ 6 tháng/lần",
        "Định kỳ 6 tháng, năm", "6 tháng, năm", "6 tháng và cả năm", "06 tháng/lần", "6 tháng, 1 năm",
        "06 tháng đầu năm và cả năm 2025", "Sơ kết 6 tháng, tổng kết năm", "02 lần/năm (tháng 6 và tháng 12)",
        "2 lần/năm (quý II, quý IV)", "Tối thiểu 2 lần/năm", "Mỗi 6 tháng", "6 tháng 1 lần", "6 tháng một lần",
        "Giữa năm và cuối năm", "Giữa năm và cuối năm 2025", "Hằng năm (quý II, quý IV)",
        "Hằng năm (tháng 6, tháng 12)", "1 lần/6 tháng", "Năm 2025 (tháng 6, tháng 12)", "Tháng 6, năm",
        "Định kỳ hàng năm, 6 tháng", "Định kỳ 6 tháng, hàng năm", "6 tháng đầu năm, 6 tháng cuối năm",
        "Tháng 6 năm 2025 và tháng 12 năm 2025", "Định kỳ tháng 6 và tháng 12 hằng năm",
        "Định kỳ tháng 6, tháng 12",
    ],
    "months 5": ["Chậm nhất ngày 05 hằng tháng", "Mùng 5 hằng tháng"],
    "turns 31/5 30/6": ["tháng 5, 6/2025"],
    "months": [
        "Hàng tháng, quý, năm", "Hằng tháng, hằng quý, hằng năm", "Hàng tháng", "Hằng tháng",
        "Định kỳ hàng tháng", "Cuối tháng", "Mỗi tháng 01 lần", "Tháng/quý/năm",
        "Định kỳ hằng tháng, quý, 6 tháng, năm", "Theo tháng", "Từng tháng", "Các tháng trong năm", "1 lần/tháng",
        "Báo cáo định kỳ hằng tháng, quý, năm", "Định kỳ 1 tháng/lần", "Định kỳ 1 tháng 1 lần",
        "Định kỳ tháng 1 lần",
    ],
    "months 25": [
        "Định kỳ hằng tháng (trước ngày 25)", "Từ ngày 20 đến 25 hằng tháng", "Trước 25 hàng tháng",
        "Trước 25/hàng tháng", "Trước ngày 25/tháng", "25 hàng tháng", "Ngày 25 của tháng báo cáo",
        "Trước ngày 25 tháng báo cáo", "Định kỳ vào ngày 25 hằng tháng", "Vào ngày 25 hằng tháng",
        "Trước ngày 25 mỗi tháng", "Ngày 25 của mỗi tháng", "Chậm nhất vào ngày 25 hằng tháng",
        "Hằng tháng (ngày 25)", "Hằng tháng, ngày 25",
    ],
    "turns 15/3 20/3": ["15 và 20/3/2025", "ngày 15 và 20/3/2025"],
    "turns 31/3 30/4": ["Trong tháng 3, 4/2025"],
    "turns 31/3 30/4 31/5": ["Tháng 3, 4, 5/2025"],
    "turns 31/12 31/12/2026": [
        "Năm 2025, 2026", "Các năm 2025, 2026", "2025, 2026", "Trong năm 2025 và năm 2026",
    ],
    "turns 31/3 30/9": ["Quý I/2025, Quý III/2025", "Quý I, III"],
    "turns 30/6 30/9": ["Quý 2+3/2025", "Quý II, III", "Năm 2025 (Quý II, III)"],
    "quarters": [
        "Quý I, II, III, IV", "Quý I, II, III, IV năm 2025", "Quý I,II,III,IV/2025", "Các quý trong năm 2025",
        "Hàng Quý/năm", "Hàng quý/6 tháng/năm", "Hằng quý, 6 tháng, 9 tháng và năm",
        "Định kỳ hằng quý, 6 tháng, năm", "Định kỳ quý, 6 tháng, năm", "Định kỳ 03 tháng/01 lần",
        "Tháng cuối quý", "Tháng cuối của mỗi quý", "Cuối quý", "1 lần/quý", "04 lần/năm", "1 quý/lần",
        "Mỗi quý ít nhất 01 lần", "Định kỳ theo quý", "Theo quý", "Từng quý", "Hằng quý (tháng cuối quý)",
        "Năm 2025 (hằng quý)", "Năm 2025 (theo quý)", "Định kỳ 3 tháng/lần", "Tối thiểu 01 lần/quý",
        "Mỗi quý 1 lần", "Mỗi quý/lần", "Định kỳ quý 1 lần", "Hằng quý, hằng năm",
    ],
    "turns 31/3 30/6 30/9": ["Các quý I, II, III"],
    "turns 30/4 31/7 31/10 31/12": ["Tháng 4, 7, 10, 12"],
    "turns 31/12": [
        "Định kỳ hằng năm", "Ít nhất 01 lần/năm", "Mỗi năm tổ chức ít nhất 01 lần", "Theo năm",
        "Hằng năm, từ năm 2025", "Duy trì hằng năm", "Thực hiện hàng năm", "Tổ chức hằng năm", "01 năm/lần",
        "Định kỳ 1 năm/lần", "Định kỳ 01 lần/năm",
    ],
    "months 15": [
        "Trước ngày 15 của tháng", "Trước ngày 15 của tháng báo cáo", "Báo cáo hằng tháng trước ngày 15",
        "Báo cáo hằng tháng (trước ngày 15)", "Báo cáo tháng trước ngày 15 hằng tháng",
    ],
    "months 20": [
        "Ngày 20 hằng tháng", "Ngày 20 hàng tháng.", "Định kỳ hằng tháng trước ngày 20",
        "Định kỳ trước ngày 20 hằng tháng", "Định kỳ ngày 20 hằng tháng",
    ],
    "turns 5/2 5/3 5/4 5/5 5/6 5/7 5/8 5/9 5/10 5/11 5/12 5/1/2026": [
        "Trước ngày 05 tháng sau", "Trước ngày 05 của tháng kế tiếp", "Hằng tháng (trước ngày 05 tháng sau)",
    ],
    "turns 15/3 15/6 15/9 15/12": [
        "Trước ngày 15 tháng cuối của quý", "Ngày 15 tháng cuối quý", "Ngày 15 của tháng cuối mỗi quý",
        "Ngày 15 của tháng 3, 6, 9, 12", "Trước ngày 15 các tháng 3, 6, 9, 12", "Ngày 15 các tháng cuối quý",
        "Định kỳ trước ngày 15 của tháng cuối quý", "Báo cáo hằng quý trước ngày 15 của tháng cuối quý",
    ],
    "turns 10/3 10/6 10/9 10/12": [
        "Trước ngày 10 tháng cuối hằng quý", "Trước ngày 10/3, 10/6, 10/9 và 10/12",
        "Hằng quý, trước ngày 10 của tháng cuối quý",
    ],
    "weekly": [
        "Hằng tuần", "Thứ 6 hằng tuần", "Trước 15h00 thứ Năm hằng tuần", "01 tuần/lần", "Thứ Hai hằng tuần",
        "Trước 10h00 thứ Sáu hàng tuần", "Chiều thứ Sáu hằng tuần", "Trước 16 giờ thứ Sáu hằng tuần",
        "Chậm nhất là 15 giờ thứ Năm hằng tuần", "Theo tuần",
    ],
    "turns 15/6 15/12": [
        "Trước ngày 15/6 và trước ngày 15/12", "Trước ngày 15/6 (6 tháng), 15/12 (năm)", "Trước 15/6 và 15/12",
        "Ngày 15 tháng 6 và ngày 15 tháng 12",
    ],
    "turns 14/6 14/12": ["Chậm nhất ngày 14/6 và 14/12 hằng năm"],
    "turns 31/12 31/3/2026": ["Quý IV năm 2025 và quý I năm 2026", "Năm 2025 và quý I/2026"],
    "turns 15/3 30/6": ["Ngày 15/3/2025 và ngày 30/6/2025"],
    "turns 1/6 1/12": ["Trước ngày 01/12 (báo cáo năm), trước ngày 01/6 (báo cáo 6 tháng)"],
    "turns 31/12 31/12/2026 31/12/2027 31/12/2028 31/12/2029 31/12/2030": [
        "Hằng năm (từ 2025 đến 2030)", "Hằng năm đến năm 2030",
    ],
    "turns 31/12/2026 31/12/2027 31/12/2028 31/12/2029 31/12/2030": ["Hàng năm giai đoạn 2026 - 2030"],
    "turns 30/9 31/12": ["Quý III, quý IV năm 2025", "Trong quý III, IV/2025"],
    "turns 31/7 31/8 30/9": ["Tháng 7, 8, 9 năm 2025", "Trong các tháng 7, 8, 9/2025"],
    "turns 31/10 30/11": ["Trong tháng 10, tháng 11/2025"],
    "turns 31/1 28/2": ["Tháng 1,2/2025", "Tháng 01, 02 năm 2025"],
    "turns 5/4 5/7 5/10 5/1/2026": [
        "Hằng quý (ngày 05 tháng đầu quý sau)", "Chậm nhất ngày 05 tháng đầu của quý tiếp theo",
    ],
    "turns 18/3 18/6 18/9 18/12": ["Trước ngày 18 tháng 3, 6, 9, 12"],
    "turns 20/6 20/12": ["Trước ngày 20 tháng 6 và 20 tháng 12", "Ngày 20/6, 20/12"],
    "turns 5/6 5/12": ["Ngày 05/6 và 05/12 hằng năm"],
    "turns 30/4 31/5": ["Quý II/2025 (tháng 4, tháng 5)"],
    "turns 10/6 10/12": ["Trước ngày 10/6 (sơ kết 6 tháng) và trước ngày 10/12 (tổng kết năm)"],
    "months 6": ["6 hằng tháng"],
    "turns 31/12 31/12/2026 31/12/2027": ["Hằng năm, đến năm 2027", "Hằng năm đến hết năm 2027"],
    "turns 30/6 30/9 31/12": ["Tháng 6, 9, năm"],
    "turns 10/3 20/3": ["Ngày 10 và 20 tháng 3", "10, 20/3/2025"],
    "turns 31/1 30/4 31/7 31/10": ["Tháng đầu quý"],
    "turns 15/1 15/4 15/7 15/10": ["Ngày 15 các tháng đầu quý"],
    "turns 31/1 31/7": ["Tháng 01, tháng 7"],
    "turns 10/1 10/7": ["Trước ngày 10/01, 10/7"],
    "turns 30/6 31/12 30/6/2026": ["Tháng 6/2025, tháng 12/2025 và tháng 6/2026"],
    "turns 28/2 31/5 31/8 30/11": ["Tháng 2,5,8,11"],
}  # fmt: skip

ONGOING = {
    "ongoing 1/4-": [
        "Thường xuyên, bắt đầu từ quý II/2025", "Quý II/2025, Quý III/2025 và các năm tiếp theo",
        "Quý II, III/2025 và các năm tiếp theo", "Quý II/2025 và các quý tiếp theo", "Từ quý II",
        "Từ quý II năm 2025 trở đi",
    ],
    "ongoing 1/3-": [
        "Từ tháng 03/2025", "Kể từ ngày 01/3/2025", "Từ tháng 3/2025 và các tháng tiếp theo",
        "Tháng 3/2025 trở đi", "Từ tháng 3 trở đi", "Từ tháng 3/2025, thường xuyên",
        "Từ tháng 3/2025 (thường xuyên)",
    ],
    "ongoing 1/1-": [
        "Từ Quý I/2025", "Năm 2025 và các năm tiếp theo", "Từ năm 2025 và những năm tiếp theo",
        "Thường xuyên giai đoạn 2025 - 2030", "Thực hiện trong năm 2025 và những năm tiếp theo",
        "Năm 2025 trở đi", "Từ năm 2025 trở đi", "Hoàn thành năm 2025 và duy trì các năm tiếp theo",
        "Năm 2025 và duy trì các năm tiếp theo", "Năm 2025 (và các năm tiếp theo)",
        "Từ quý I/2025 và các năm tiếp theo", "Từ đầu năm 2025", "Từ 2025", "2025 trở đi",
        "Thường xuyên từ năm 2025", "Thường xuyên 2025-2030", "Năm 2025, 2026 và các năm tiếp theo",
        "Thường xuyên (từ năm 2025)", "2025-2030 và các năm tiếp theo",
        "Giai đoạn 2025-2030 và những năm tiếp theo",
    ],
    "ongoing 1/7-": [
        "Bắt đầu từ tháng 7/2025", "Từ ngày 01 tháng 7 năm 2025", "Áp dụng từ 01/7/2025", "Vận hành từ 01/7/2025",
        "Vận hành chính thức từ ngày 01/7/2025", "Từ ngày 01/7", "Từ tháng 7/2025 trở đi",
    ],
    "ongoing": [
        "Thời gian thực hiện: Thường xuyên", "Thường xuyên trong năm", "Thường xuyên/hằng năm",
        "Thường xuyên, hằng năm", "Thường xuyên, định kỳ", "Thường xuyên, theo kế hoạch",
        "Thường xuyên theo quy định", "Thường xuyên năm 2025", "Thực hiện thường xuyên",
        "Thực hiện thường xuyên trong năm 2025", "Triển khai thường xuyên, liên tục trong năm",
        "Nhiệm vụ thường xuyên", "Công việc thường xuyên", "Thường xuyên, liên tục, hàng ngày",
        "Năm 2025 và thường xuyên", "Liên tục", "Cả năm 2025", "Trong năm 2025 (thường xuyên)", "Lâu dài",
        "Thường\nxuyên", "Thường xuyên cập nhật", "Thường xuyên theo dõi, đôn đốc", "Cập nhật thường xuyên",
        "Duy trì thường xuyên", "Trong quá trình thực hiện", "Thực hiện xuyên suốt",
        "Trong suốt quá trình triển khai thực hiện Đề án", "Thường xuyên, kịp thời", "Hàng ngày, thường xuyên",
        "24/24", "Thường xuyên (2025)", "Thường xuyên, theo Kế hoạch số 12/KH-UBND ngày 15/01/2025 của UBND tỉnh",
        "Thường xuyên theo chức năng, nhiệm vụ được giao", "Thường xuyên theo yêu cầu",
        "Thường xuyên, theo hướng dẫn của Bộ Nội vụ", "“Thường xuyên”", "Thường xuyên rà soát, cập nhật",
        "Tổ chức theo dõi thường xuyên",
    ],
    "ongoing 1/1/2026-": ["2026 và những năm tiếp theo"],
    "ongoing 15/3-": ["Từ giữa tháng 3/2025", "Kể từ ngày 15/3/2025"],
    "ongoing 1/12-": ["Tháng 12/2025 và các năm tiếp theo"],
}  # fmt: skip

EVENTS = {
    "event": [
        "Sau khi có văn bản hướng dẫn của Bộ", "Sau khi có văn bản hướng dẫn của Bộ, ngành Trung ương",
        "Ngay sau khi kế hoạch được phê duyệt", "Khi có văn bản chỉ đạo", "Khi có văn bản hướng dẫn",
        "Sau khi có hướng dẫn của Trung ương", "Sau khi Trung ương ban hành hướng dẫn",
        "Sau khi Chính phủ ban hành Nghị định", "Sau khi sáp nhập đơn vị hành chính",
        "Ngay sau khi có Quyết định công bố của Bộ", "Ngay khi có hướng dẫn",
        "Ngay sau khi sắp xếp tổ chức bộ máy", "Trước khi trình HĐND tỉnh", "Kể từ ngày ký",
        "Từ khi có Quyết định", "Ngay sau khi Nghị quyết của HĐND tỉnh được ban hành",
        "Ngay sau khi có hướng dẫn của cơ quan có thẩm quyền", "Ngay sau khi hoàn thành sắp xếp ĐVHC cấp xã",
        "Ngay sau khi Luật, Nghị định được ban hành",
        "Sau khi Luật Tổ chức chính quyền địa phương (sửa đổi) có hiệu lực", "Sau khi Đề án được phê duyệt",
        "Sau khi được cấp có thẩm quyền phê duyệt", "Sau khi UBND tỉnh ban hành Kế hoạch",
        "Sau khi có kết quả công bố của Bộ Nội vụ", "Sau khi có kết quả chỉ số PAR INDEX năm 2024",
        "Trước ngày văn bản quy phạm pháp luật có hiệu lực thi hành", "Trước ngày Nghị định có hiệu lực",
        "Kể từ ngày Luật có hiệu lực", "Kể từ ngày ký ban hành", "Kể từ ngày có hiệu lực",
        "Khi Nghị định có hiệu lực", "Khi có hướng dẫn của Trung ương", "Khi có Quyết định công bố TTHC",
        "Từ ngày Nghị định có hiệu lực", "Hoàn thành trước khi sáp nhập",
        "Ngay sau khi Quyết định có hiệu lực thi hành", "Ngay khi có Nghị quyết của Quốc hội",
        "Khi có Nghị quyết của Quốc hội", "Khi Bộ Nội vụ có hướng dẫn", "Khi Trung ương có hướng dẫn",
        "Sau khi có Nghị định hướng dẫn Luật", "Sau khi vận hành mô hình chính quyền địa phương 02 cấp",
        "Ngay sau khi chính quyền địa phương 2 cấp đi vào hoạt động", "Khi hoàn thành xây dựng CSDL",
        "Khi được bố trí kinh phí", "Khi được cấp kinh phí", "Trước Đại hội XIV của Đảng",
        "Hoàn thành trước Đại hội đảng bộ các cấp",
    ],
    "event 15 calendar": [
        "15 ngày kể từ ngày Nghị định có hiệu lực", "Sau 15 ngày kể từ ngày ký ban hành Kế hoạch",
    ],
    "event 0 working": [
        "trong ngày làm việc", "Ngay trong ngày làm việc", "Trong ngày làm việc kể từ khi nhận được hồ sơ",
    ],
    "event 0 calendar": ["Trong ngày", "Trong ngày kể từ khi nhận hồ sơ", "Xử lý trong ngày"],
    "event 24 hours": ["chậm nhất sau 24 giờ", "Trong vòng 24 giờ kể từ khi tiếp nhận"],
    "event 1/6-": ["Từ 01/6/2025 đến khi hoàn thành"],
    "event 30 calendar": [
        "30 ngày sau khi Luật được công bố", "Sau 30 ngày kể từ ngày ban hành",
        "Trong vòng 30 ngày sau khi công bố kết quả",
    ],
    "event 10 calendar": [
        "Trong thời hạn 10 ngày kể từ ngày nhận được văn bản", "Tối đa 10 ngày",
        "Trong 10 ngày kể từ ngày ban hành", "Chậm nhất 10 ngày kể từ ngày nhận được văn bản",
        "Chậm nhất 10 ngày sau khi nhận được văn bản", "Chậm nhất sau 10 ngày",
    ],
    "event 5 working": [
        "Trong vòng 05 ngày làm việc kể từ ngày nhận được hồ sơ", "Trong 05 ngày làm việc sau khi ban hành",
        "05 ngày làm việc sau khi nhận được Quyết định công bố",
        "Chậm nhất sau 05 ngày làm việc kể từ ngày Quyết định được ban hành",
    ],
    "event 3 calendar": ["03 ngày"],
    "event 3 working": [
        "Không quá 03 ngày làm việc/hồ sơ",
        "Tối đa 03 ngày làm việc kể từ khi có Quyết định công bố của Bộ, ngành", "03 ngày làm việc/01 hồ sơ",
    ],
    "event 1 months": [
        "Trong vòng 01 tháng kể từ ngày Kế hoạch được ban hành", "Sau 01 tháng kể từ ngày công bố kết quả",
    ],
    "event 14 calendar": ["Trong 02 tuần kể từ ngày ban hành"],
    "event 1/3-": ["Từ ngày 01/3 đến khi kết thúc"],
}  # fmt: skip

EXTERNAL = {
    "external": [
        "Theo Kế hoạch của Sở Nội vụ", "Kỳ họp thứ 10, Quốc hội khóa XV",
        "Theo thời gian quy định của Trung ương", "Trước kỳ họp giữa năm của HĐND", "Theo tiến độ chung của tỉnh",
        "Trình HĐND tỉnh tại kỳ họp tháng 7/2025", "Trình tại Kỳ họp thứ 9, Quốc hội khóa XV",
        "Kỳ họp HĐND tỉnh giữa năm 2025", "Kỳ họp thường lệ cuối năm 2025 của HĐND tỉnh",
        "Tại kỳ họp gần nhất của HĐND tỉnh", "Trước kỳ họp cuối năm", "Theo quy định", "Theo quy định hiện hành",
        "Theo quy định của pháp luật", "Theo Kế hoạch", "Theo kế hoạch riêng", "Theo Kế hoạch kiểm tra năm 2025",
        "Theo Kế hoạch được phê duyệt", "Theo chương trình công tác của UBND tỉnh",
        "Theo Chương trình công tác năm 2025 của UBND tỉnh", "Theo hướng dẫn của Bộ Nội vụ",
        "Theo văn bản chỉ đạo của cấp trên", "Theo chỉ đạo của Thủ tướng Chính phủ", "Theo yêu cầu của UBND tỉnh",
        "Theo lộ trình", "Theo lộ trình của Đề án 06", "Theo tiến độ dự án", "Theo tiến độ",
        "Theo thời hạn quy định", "Theo đúng thời gian quy định", "Theo kế hoạch của Bộ Nội vụ, UBND tỉnh",
        "Theo thông báo của Sở Tư pháp", "Theo Quyết định số 06/QĐ-TTg ngày 06/01/2022",
        "Theo Nghị quyết số 57-NQ/TW", "Theo thời gian tại Phụ lục kèm theo", "Theo lịch của Đoàn kiểm tra",
        "Theo từng giai đoạn", "Theo thời gian cụ thể của từng nhiệm vụ", "Do UBND tỉnh quy định",
        "Theo kỳ báo cáo", "Trình Quốc hội tại kỳ họp thứ 10", "Tùy theo tình hình thực tế",
        "Tùy tình hình thực tế", "Theo tình hình thực tế", "Theo nhu cầu", "Theo nhu cầu thực tế",
        "Theo đề nghị của Bộ Công an", "Theo Kế hoạch của BCĐ Đề án 06 tỉnh",
        "Theo lộ trình của Bộ, ngành Trung ương", "Theo hướng dẫn, kế hoạch của Bộ Khoa học và Công nghệ",
        "Theo Kế hoạch số 02-KH/BCĐTW", "Theo Kế hoạch số 02-KH/BCĐTW ngày 19/6/2025", "Theo Kế hoạch năm",
        "Theo Kế hoạch hằng năm", "Theo kế hoạch hằng năm của UBND tỉnh", "Theo Kế hoạch công tác hằng năm",
        "Theo chương trình, kế hoạch đề ra", "Theo đúng tiến độ", "Đảm bảo theo đúng tiến độ",
        "Theo mốc thời gian quy định tại Kế hoạch", "Theo thời gian yêu cầu",
        "Theo thời gian yêu cầu của Bộ Nội vụ", "Theo yêu cầu của Bộ Nội vụ hoặc UBND tỉnh",
        "Thực hiện theo Kế hoạch của UBND tỉnh", "Thực hiện theo quy định",
        "Thực hiện theo hướng dẫn của Bộ Nội vụ", "Theo Quy chế", "Theo chế độ báo cáo",
        "Theo chế độ báo cáo định kỳ", "Báo cáo theo quy định", "Báo cáo định kỳ theo quy định",
        "Do Bộ Nội vụ quy định", "Theo Kế hoạch kiểm tra của Đoàn", "Theo hướng dẫn",
        "Theo hướng dẫn của cấp trên", "Theo Kế hoạch của Chính phủ, Bộ Nội vụ", "Theo Kế hoạch của Ban Chỉ đạo",
        "Theo lịch kiểm tra", "Theo giấy mời", "Theo kế hoạch hội thi", "Theo đợt", "Theo từng đợt",
        "Theo từng nhiệm vụ cụ thể", "Theo từng kỳ báo cáo", "Theo kỳ họp HĐND", "Theo kỳ họp HĐND tỉnh",
        "Các kỳ họp của HĐND tỉnh", "Kỳ họp tháng 12/2025 của HĐND tỉnh", "Kỳ họp tháng 7",
        "Kỳ họp thứ 25 HĐND tỉnh khóa XVIII", "Kỳ họp thường lệ giữa năm 2025",
        "Phiên họp tháng 9/2025 của UBND tỉnh", "Phiên họp UBND tỉnh thường kỳ tháng 6/2025",
        "Trước Kỳ họp thứ 10, Quốc hội khóa XV", "Trình Chính phủ tại phiên họp thường kỳ tháng 9/2025",
        "Tùy vào tình hình thực tế", "Theo Thông tư số 01/2025/TT-BNV", "Theo KH của UBND tỉnh",
    ],
}  # fmt: skip

UNSCHEDULED = {
    "unscheduled": [
        "Đột xuất khi có yêu cầu", "Đột xuất theo yêu cầu", "Theo yêu cầu đột xuất",
        "Khi có yêu cầu của cấp có thẩm quyền", "Khi phát sinh nhiệm vụ",
        "Khi có thủ tục hành chính mới ban hành", "Khi có đề nghị của các cơ quan, đơn vị", "Khi có sự chỉ đạo",
        "Báo cáo đột xuất", "Báo cáo đột xuất khi có yêu cầu", "Khi có kinh phí",
    ],
}  # fmt: skip

CONDITIONS = {
    "quarters or": [
        "Định kỳ hằng quý, hằng năm hoặc đột xuất theo yêu cầu", "Hằng quý hoặc đột xuất",
        "Định kỳ hằng quý hoặc khi có yêu cầu",
    ],
    "ongoing if": ["Thường xuyên, khi có phát sinh", "Thường xuyên khi có thay đổi"],
    "by 1/7-30/9 if": ["Quý III/2025 (nếu có)"],
    "by 1/7-30/9 or": ["Quý III/2025 hoặc theo chỉ đạo của UBND tỉnh", "Quý III/2025 hoặc khi có hướng dẫn"],
    "by 1/10-31/12 or": ["Quý IV/2025 hoặc theo yêu cầu", "Quý IV/2025 (hoặc theo yêu cầu của cấp trên)"],
    "by 1/10-31/12 if": ["Quý IV/2025 (tùy tình hình thực tế)"],
    "by 1/1-31/12 if": ["Năm 2025 (khi đủ điều kiện)"],
    "ongoing or": ["Kiểm tra thường xuyên hoặc đột xuất", "Thường xuyên hoặc theo yêu cầu"],
    "turns 31/12 or": ["Hằng năm hoặc khi có yêu cầu"],
    "turns 31/12 if": ["Hằng năm khi có yêu cầu"],
}  # fmt: skip

SEVERAL = {
    "by 1/4-30/4 | ongoing": ["Trong tháng 4/2025 và thường xuyên các tháng tiếp theo"],
    "months 15 | unscheduled": ["Trước ngày 15 hằng tháng; đột xuất khi có yêu cầu"],
    "by 1/1-31/12 | turns 31/12": [
        "Năm 2025 và hằng năm", "năm 2025 (duy trì hằng năm)", "2025 và hằng năm", "2025, hằng năm",
    ],
    "by 1/1-31/3 | ongoing": [
        "Trong quý I/2025 và thường xuyên", "Quý I/2025; thường xuyên",
        "Quý I/2025 (ban hành kế hoạch); thường xuyên (triển khai)",
        "Hoàn thành trong quý I/2025, duy trì thường xuyên", "Quý I và thường xuyên trong năm",
        "Hoàn thành trong quý I/2025 và triển khai thực hiện thường xuyên",
    ],
    "by 1/4-30/6 | by 1/10-31/12": [
        "Quý II; Quý IV", "Đợt 1 trong quý II, đợt 2 trong quý IV", "Lần 1: Quý II; lần 2: Quý IV/2025",
        "Giai đoạn 1: Quý II/2025; giai đoạn 2: Quý IV/2025",
        "Giai đoạn 1 (Quý II/2025), giai đoạn 2 (Quý IV/2025)", "Quý II/2025\nQuý IV/2025", "Quý II\n\nQuý IV",
    ],
    "by 1/6-30/6 | by 1/12-31/12": [
        "Sơ kết: tháng 6/2025; tổng kết: tháng 12/2025", "Lần 1 vào tháng 6, lần 2 vào tháng 12",
    ],
    "ongoing | unscheduled": ["Thường xuyên, đột xuất", "Kiểm tra thường xuyên, đột xuất"],
    "ongoing | months": ["Thường xuyên, báo cáo định kỳ hằng tháng"],
    "by 1/1-31/12 | quarters": ["Trong năm 2025 và định kỳ hằng quý"],
    "quarters | unscheduled": [
        "Định kỳ hằng quý và đột xuất khi có yêu cầu", "Hằng quý và đột xuất", "Hằng quý và khi có yêu cầu",
        "Báo cáo định kỳ hằng quý, 6 tháng, năm và đột xuất khi có yêu cầu",
    ],
    "by 1/4-30/6 | event": ["Quý II/2025 (sau khi Trung ương có hướng dẫn)", "Trong quý II sau khi có hướng dẫn"],
    "by -30/6 | event": ["Trước 30/6/2025 (sau khi có hướng dẫn của Bộ)"],
    "by 1/6-30/6 | external": ["Tháng 6/2025 (theo Kế hoạch của tỉnh)"],
    "by 1/4-30/6 | unscheduled": ["Quý II/2025 và khi có yêu cầu"],
    "by -31/1 | ongoing": ["Ban hành Kế hoạch trước ngày 31/01/2025; thực hiện thường xuyên"],
    "by 1/1-31/3 | by 1/4-31/12": ["Xây dựng kế hoạch: Quý I; triển khai: Quý II - IV"],
    "turns 15/3 15/6 15/9 15/12 | by -15/12": [
        "Báo cáo quý trước ngày 15 tháng cuối quý; báo cáo năm trước ngày 15/12",
    ],
    "by -15/6 | by -15/12": [
        "Báo cáo 6 tháng: trước ngày 15/6; báo cáo năm: trước ngày 15/12", "15/6; 15/12",
        "+ Đợt 1: Trước ngày 15/6\n+ Đợt 2: Trước ngày 15/12", "Lần 1 trước ngày 15/6, lần 2 trước ngày 15/12",
    ],
    "by -10/6 | by -10/12": ["Báo cáo 6 tháng (trước ngày 10/6), báo cáo năm (trước ngày 10/12)"],
    "by -10/3 | by -10/6 | by -10/9 | by -10/12": [
        "Quý I trước 10/3, quý II trước 10/6, quý III trước 10/9, năm trước 10/12",
    ],
    "turns 31/12 | external": ["Hàng năm, theo kế hoạch", "Hằng năm theo Kế hoạch của UBND tỉnh"],
    "quarters | external": ["Hằng quý theo quy định", "Định kỳ hằng quý theo yêu cầu của UBND tỉnh"],
    "by 1/4-30/6 | external": ["Quý II/2025 theo hướng dẫn của Bộ Nội vụ"],
    "by 1/10-30/11 | by 1/11-9/11": ["Từ tháng 10 đến tháng 11 (cao điểm từ 01/11 đến 09/11)"],
    "by 1/4-30/6 | by 1/7-30/9": ["Cấp tỉnh: Quý II/2025; cấp xã: Quý III/2025"],
    "by -30/6 | by -31/7": [
        "- Cấp tỉnh: trước 30/6/2025\n- Cấp xã: trước 31/7/2025",
        "Trước ngày 30/6/2025 đối với cấp xã, trước ngày 31/7/2025 đối với cấp tỉnh",
        "Trước ngày 30/6/2025 (cấp xã), trước ngày 31/7/2025 (cấp tỉnh)",
    ],
    "by 1/7-30/9 | event": ["Quý III (sau khi kết thúc đợt kiểm tra)"],
    "by 1/5-31/5 | by 1/10-31/10": ["Đợt 1: tháng 5/2025; Đợt 2: tháng 10/2025"],
    "by 1/6-30/6 | ongoing": ["Hoàn thành trong tháng 6/2025 và thường xuyên cập nhật"],
    "ongoing | by -15/12": ["Thường xuyên, báo cáo kết quả trước ngày 15/12/2025"],
    "ongoing | by -31/12": ["Thường xuyên, hoàn thành trước 31/12/2025"],
    "by 1/3-31/3 | ongoing": ["Tháng 3/2025 và duy trì thường xuyên"],
    "turns 10/3 10/6 10/9 10/12 | by -10/12": [
        "Trước ngày 10 tháng cuối quý (báo cáo quý), trước ngày 10/12 (báo cáo năm)",
    ],
    "turns 30/6 30/9 | external": ["Quý II, III/2025 (theo kế hoạch)"],
    "by 1/1-31/3 | by 1/1-31/12": [
        "Ban hành kế hoạch: Quý I/2025; Thực hiện: Trong năm",
        "Ban hành kế hoạch trong Quý I/2025, tổ chức thực hiện trong năm 2025",
    ],
    "external | by 1/10-31/10": ["Trình Quốc hội tại Kỳ họp thứ 10 (tháng 10/2025)"],
    "by 1/1-31/12 | external": ["Năm 2025 (theo Kế hoạch)", "Năm 2025 theo lộ trình của Bộ"],
    "by 1/1-31/12 | unscheduled": ["Năm 2025 và khi có yêu cầu"],
    "by -30/6 | unscheduled": ["Trước ngày 30/6/2025 và khi có yêu cầu", "Trước 30/6 hằng năm và khi có yêu cầu"],
    "by -30/6 | ongoing if": ["Trước ngày 30/6/2025; thường xuyên cập nhật khi có thay đổi"],
    "by 1/1-31/3 | unscheduled": [
        "Quý I/2025 và cập nhật khi có thay đổi", "Quý I/2025 và bổ sung khi cần thiết",
    ],
    "by 1/1-31/3 | turns 31/12": ["Quý I/2025 và hàng năm"],
    "by 1/7-31/7 | external": ["Tháng 7/2025 (Kỳ họp giữa năm HĐND tỉnh)"],
    "by 1/12-31/12 | external": ["Tháng 12/2025 (Trình HĐND tỉnh tại kỳ họp cuối năm)"],
    "ongoing | external": ["Thường xuyên và theo Kế hoạch của tỉnh", "Thường xuyên; theo Kế hoạch của tỉnh"],
    "external | ongoing": ["Theo quy định, thường xuyên"],
    "ongoing 1/3- | by -15/12": ["Từ 01/3/2025, báo cáo trước 15/12/2025"],
    "ongoing 1/3- | by 1/6-30/6": ["Từ tháng 3/2025; hoàn thành trong tháng 6/2025"],
    "by 1/4-30/6 | turns 31/7 31/8": ["Quý II/2025 (tháng 7, tháng 8)"],
    "by -30/6 | by -31/12": ["Đợt 1 (trước 30/6), đợt 2 (trước 31/12)"],
    "by 1/3-31/5 | by 1/9-30/11": ["Đợt 1 từ tháng 3 đến tháng 5; đợt 2 từ tháng 9 đến tháng 11"],
    "by -31/12 | by -31/12/2030": ["Đến năm 2025 đạt tối thiểu 80%, đến năm 2030 đạt 100%"],
    "ongoing | quarters": ["Thường xuyên, rà soát hằng quý"],
    "ongoing | by -15/6": ["Thường xuyên, báo cáo trước ngày 15/6"],
    "by 1/12-31/12 | ongoing": ["12/2025 và thường xuyên"],
    "by -30/6 | ongoing": ["Đến 30/6/2025 và duy trì thường xuyên"],
    "months 25 | by -15/12": ["Trước ngày 25 hằng tháng; trước 15/12"],
    "by 1/10-31/10 | external": ["Tháng 10/2025 (Kỳ họp thứ 10)"],
    "months | unscheduled": ["Định kỳ hằng tháng, đột xuất theo yêu cầu"],
    "by 1/1-31/3 | quarters": ["Quý I/2025 (kế hoạch), hằng quý (báo cáo)"],
    "by 1/3-31/5 | external": ["Từ ngày 01/3/2025 đến ngày 31/5/2025 (theo Kế hoạch)"],
}  # fmt: skip

UNREADABLE = [
    "không quá 1/2 ngày làm việc", "ngày 15 tháng cuối kỳ báo cáo", "theo định kỳ", "ngày 15 hằng quý",
    "Tuần 1 tháng 6/2025", "Giai đoạn 2025 - 2026, định hướng đến năm 2030", "Định kỳ, đột xuất",
    "Trước ngày 20 hàng tháng, quý", "Tuần cuối của quý", "Tuần đầu tháng 6/2025", "Định kỳ và đột xuất",
    "Trước 05 ngày làm việc so với ngày họp", "Khoảng tháng 6/2025", "Sớm nhất có thể", "Hai năm một lần",
    "Quý/năm", "8-10/2025", "Quý I/2025 hoặc quý II/2025", "Đang thực hiện", "Không thời hạn", "Trong nhiệm kỳ",
    "Sau ngày 01/7/2025", "Trước và sau Tết Nguyên đán", "Trong tháng thanh niên", "Trong quý", "Trong tháng",
    "Quý này", "Trong tuần", "Từ năm 2025 đến nay", "Trước ngày 14 tháng cuối của kỳ báo cáo",
    "Trước ngày 15 tháng cuối kỳ báo cáo", "Quý I; II; III; IV", "Từ tháng 7, 8/2025", "Các tháng cuối năm 2025",
    "Những tháng cuối năm", "Trong 6 tháng", "Tháng cao điểm 10/2025", "Triển khai ngay", "Thực hiện ngay",
    "Ngay", "Kịp thời", "24/7", "Trong 10 ngày đầu tháng", "Không quá 20 ngày trước ngày văn bản có hiệu lực",
    "Chậm nhất trước 05 ngày làm việc tính đến ngày văn bản QPPL có hiệu lực", "Khi đủ điều kiện",
    "Đảm bảo tiến độ", "Báo cáo định kỳ hoặc đột xuất", "Cuối năm học",
    "Chậm nhất ngày 17 của tháng cuối quý, tháng 6, năm", "2 năm/lần", "2 tuần/lần", "2 tuần 1 lần", "Tuần",
    "Hằng ngày, trước 17h00", "Không xác định", "x", "Như trên", "nt", "Năm 2025/2026", "Từ nay", "Đến nay",
    "Trước ngày Tết", "15/3-25", "Tháng 6/2025 (trừ cấp xã)", "Tháng 6/2025 (chưa chốt)",
    "Tháng 6/2025 (ban hành kế hoạch sau Tết)", "Tháng 6/2025 (ngày 15)", "Tháng 6/2025 (ngày thứ Hai)",
    "Lần 1 trong quý", "Đợt 1 quý II", "80%", "Trong 80%", "Trước ngày 25 hằng tháng, hằng quý", "25 hằng quý",
    "Ngày 31/4", "(Quý II/2025) (nếu có)", "Trong ngày nhận hồ sơ", "3 ngày/tuần", "Do thiếu kinh phí",
    "Hằng quý đến năm 2024", "20 và 10/3/2025", "Thường xuyên, 24/7", "Thường xuyên báo cáo trước ngày 15/6",
    "Trước ngày Luật có hiệu lực thi hành 30 ngày", "Không quá 1,5 ngày làm việc", "0,5 ngày làm việc",
    "nửa ngày", "Thứ Hai tuần đầu tháng", "Chậm nhất 15 ngày trước kỳ họp",
    "Từ ngày 14 tháng trước đến ngày 14 tháng báo cáo", "Trước ngày 25 hằng tháng, 25 tháng cuối quý",
    "Chờ hướng dẫn của Trung ương", "Chờ văn bản hướng dẫn", "01 cuộc/quý", "02 cuộc/năm", "2 đợt/năm",
    "1 buổi/tháng", "Ít nhất 2 cuộc/năm", "Quý II → Quý IV", "Sau tháng 6/2025", "Sau quý II/2025",
    "Sau 01/7/2025", "Khi hệ thống đi vào hoạt động", "8h30 - 11h30 ngày 15/6/2025", "½ ngày làm việc",
    "05 - 10 ngày", "Ngày làm việc cuối cùng của tháng", "Nhân dịp 2/9", "Ngày 15/6/2025 (thứ Hai)",
]  # fmt: skip

FAMILIES = (PERIODS, DAYS, TURNS, ONGOING, EVENTS, EXTERNAL, UNSCHEDULED, CONDITIONS, SEVERAL)
PHRASES = [(phrase, short) for family in FAMILIES for short, phrases in family.items() for phrase in phrases]


def named(day: date | None) -> str:
    """A day of 2025 as "15/3", another with its year."""
    if day is None:
        return ""
    return f"{day.day}/{day.month}" + ("" if day.year == 2025 else f"/{day.year}")


def turns(reading: Reading) -> str:
    """The due days of a recurring reading, the usual rows of them by a name."""
    dues = [turn.due for turn in reading.occurrences]
    if len(dues) in (52, 53):
        return "weekly"
    if len(dues) == 12 and len({due.day for due in dues}) == 1 and dues[0].month == 1:
        return f"months {dues[0].day}"
    row = "turns " + " ".join(named(due) for due in dues)
    ends = " ".join(
        f"{last}/{month}" for month, last in enumerate((31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), 1)
    )
    return {
        "turns 31/3 30/6 30/9 31/12": "quarters",
        "turns 30/6 31/12": "halves",
        f"turns {ends}": "months",
    }.get(row, row)


def short(reading: Reading) -> str:
    """What is meant, without the words that were kept."""
    parts = [turns(reading) if reading.occurrences else reading.kind]
    if reading.start or reading.due:
        parts.append(f"{named(reading.start)}-{named(reading.due)}")
    if reading.days is not None:
        parts.append(f"{reading.days} {reading.day_unit}")
    if reading.condition:
        parts.append(str(reading.condition_kind))
    return " ".join(parts)


def meaning(phrase: str) -> str:
    return " | ".join(short(reading) for reading in read(phrase, 2025))


@pytest.mark.parametrize(("phrase", "expected"), PHRASES)
def test_reads_as_a_clerk_would(phrase: str, expected: str) -> None:
    assert meaning(phrase) == expected
    assert meaning(phrase.upper()) == expected
    assert meaning(f"- {phrase.replace(' ', '  ')};") == expected


@pytest.mark.parametrize(("phrase", "expected"), PHRASES)
def test_without_diacritics_it_reads_the_same_or_is_refused(phrase: str, expected: str) -> None:
    letters = unicodedata.normalize("NFD", phrase.replace("đ", "d").replace("Đ", "D"))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    with contextlib.suppress(UnreadableDeadline):
        assert meaning(plain) == expected


@pytest.mark.parametrize("phrase", UNREADABLE)
def test_what_no_clerk_could_date_is_an_error(phrase: str) -> None:
    with pytest.raises(UnreadableDeadline):
        read(phrase, 2025)


def test_a_bracket_that_says_what_for_is_kept_as_the_label() -> None:
    (reading,) = read("Tháng 01/2025 (ban hành Kế hoạch)", 2025)
    assert reading.label == "ban hành Kế hoạch"


def test_the_source_of_work_that_goes_on_is_kept() -> None:
    (reading,) = read("Thường xuyên theo Kế hoạch số 12/KH-UBND", 2025)
    assert (reading.kind, reading.source) == ("ongoing", "Kế hoạch số 12/KH-UBND")
    assert reading.source in reading.why


def test_an_event_that_begins_a_limit_is_told() -> None:
    (reading,) = read("Từ ngày ký đến hết năm 2025", 2025)
    assert "Từ ngày ký" in reading.why


def test_twenty_four_seven_is_no_day_by_itself() -> None:
    with pytest.raises(UnreadableDeadline, match="suốt ngày đêm"):
        read("24/7", 2025)


def test_a_report_period_without_its_name_is_told() -> None:
    with pytest.raises(UnreadableDeadline, match="quý, 6 tháng hay năm"):
        read("Ngày 15 tháng cuối kỳ báo cáo", 2025)


def test_the_day_of_the_event_itself() -> None:
    (reading,) = read("Trong ngày làm việc", 2025)
    assert (reading.days, reading.day_unit) == (0, "working")
    assert "hết ngày làm việc" in reading.why


def test_a_day_of_every_month_is_not_spread_to_quarters() -> None:
    with pytest.raises(UnreadableDeadline, match="ghi ngày cho từng kỳ"):
        read("Trước ngày 25 hằng tháng, hằng quý", 2025)


def test_a_merged_limit_takes_no_year_from_the_plan_when_another_is_named() -> None:
    with pytest.raises(UnreadableDeadline, match="không ghi năm"):
        read("Từ tháng 10/2024, hoàn thành trước 30/6", 2025)
