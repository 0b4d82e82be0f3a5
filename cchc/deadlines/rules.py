"""The rules by name, each with its Vietnamese explanation and an example: what `cchc deadline` can tell people."""

from __future__ import annotations

import msgspec


class Rule(msgspec.Struct, frozen=True):
    """A named way to read a phrase; ``example`` is a phrase that it reads (in a plan of 2025)."""

    name: str
    explanation: str
    example: str


RULES: tuple[Rule, ...] = (
    Rule(
        "ngày",
        "Một ngày: hạn là hết ngày ấy, dù ghi “chậm nhất”, “đến hết” hay chỉ ghi ngày.",
        "Chậm nhất ngày 16/3/2025",
    ),
    Rule(
        "trước-ngày",
        "“Trước ngày X” gồm cả ngày X: Thông báo 624/TB-VPCP ngày 16/11/2025 ghi hạn 15/09/2025 cho câu "
        "“hoàn thành trước ngày 15/9/2025”.",
        "Trước ngày 10/1/2025",
    ),
    Rule(
        "trước-kỳ",
        "“Trước” một tháng, quý hay năm: phải xong khi kỳ ấy chưa bắt đầu, tức hết ngày liền trước.",
        "Trước tháng 12/2025",
    ),
    Rule(
        "tháng",
        "Một tháng: từ ngày đầu đến ngày cuối tháng; thiếu năm thì là năm của kế hoạch.",
        "Trong tháng 01/2025",
    ),
    Rule(
        "quý",
        "Một quý: từ ngày đầu đến ngày cuối của quý; thiếu năm thì là năm của kế hoạch.",
        "Trong quý III/2025",
    ),
    Rule(
        "phần-của-năm",
        "Một số tháng đầu hay cuối năm; nửa tháng đầu (ngày 1-15) hay nửa tháng cuối.",
        "6 tháng đầu năm 2025",
    ),
    Rule("năm", "Cả một năm: từ 1/1 đến 31/12.", "Trong năm 2025"),
    Rule(
        "đầu-giữa-cuối",
        "Đầu, giữa, cuối tháng là ngày 1, 15 và ngày cuối; đầu, giữa, cuối năm là 1/1, 30/6 và 31/12 "
        "(Điều 146 Bộ luật Dân sự 2015); đầu và cuối quý hiểu tương tự.",
        "Cuối tháng 6/2025",
    ),
    Rule("khoảng", "Từ mốc này đến mốc kia: hạn là ngày cuối của mốc sau.", "Từ tháng 3 đến tháng 10/2025"),
    Rule(
        "nói-rõ-trong-ngoặc",
        "Một kỳ, trong ngoặc có mốc hẹp hơn nằm trong kỳ ấy: bắt đầu theo kỳ, hạn theo mốc trong ngoặc.",
        "Quý IV/2025 (trước ngày 15/12/2025)",
    ),
    Rule("nhiều-kỳ", "Nhiều mốc kể ra trong một ô: mỗi mốc một hạn.", "Quý II, Quý IV/2025"),
    Rule(
        "định-kỳ",
        "Lặp lại theo tháng, quý, 6 tháng, năm hay số lần: hạn là ngày cuối mỗi kỳ; trùng ngày thì gộp.",
        "Định kỳ hàng quý, năm 2025",
    ),
    Rule(
        "ngày-mỗi-kỳ",
        "Một ngày nhất định của mỗi tháng hay mỗi quý, hoặc của tháng, quý liền sau kỳ báo cáo.",
        "Trước ngày 15 hằng tháng",
    ),
    Rule("hằng-tuần", "Mỗi tuần một hạn: Chủ nhật, hoặc thứ được nêu.", "Thứ Sáu hằng tuần"),
    Rule("thường-xuyên", "Làm suốt năm: không có ngày hạn, mỗi kỳ báo cáo phải có tiến độ.", "Thường xuyên"),
    Rule("từ-khi-bắt-đầu", "Có ngày bắt đầu, không có ngày kết thúc.", "Từ 01/7/2025"),
    Rule(
        "sau-sự-kiện",
        "Một số ngày, ngày làm việc, giờ hay tháng sau một sự kiện; không tính ngày xảy ra sự kiện "
        "(Điều 147 Bộ luật Dân sự 2015).",
        "Tối đa 05 ngày làm việc (kể từ khi UBND tỉnh công bố Quyết định ban hành)",
    ),
    Rule(
        "sau-ngày-đã-biết",
        "Một số ngày hay tháng kể từ một ngày đã ghi rõ: tính được ngay, không tính ngày đầu.",
        "Trong vòng 30 ngày kể từ ngày 01/7/2025",
    ),
    Rule("đến-khi", "Làm cho đến khi một sự kiện xảy ra.", "Từ tháng 11/2025 đến khi kết thúc nhiệm vụ"),
    Rule(
        "theo-văn-bản",
        "Văn bản, kế hoạch, yêu cầu hay kỳ họp của cơ quan khác ấn định hạn.",
        "Theo quy định của tỉnh",
    ),
    Rule("đột-xuất", "Việc không có lịch.", "Kiểm tra đột xuất"),
)
