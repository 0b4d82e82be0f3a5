"""A file that is no plan is told; one that is, however it is headed, is not. All data invented."""

from __future__ import annotations

import pytest

from cchc.importing.blocks import Document, Paragraph, Where
from cchc.importing.body.dividing import divide
from cchc.importing.body.kinds import doubted_kind

HEAD = ("ỦY BAN NHÂN DÂN XÃ MẪU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
DAY = "Mẫu, ngày 05 tháng 01 năm 2026"
CLOSING = ("Nơi nhận:", "- Như trên;", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn Mẫu")
BODY = ("I. VIỆC LÀM", "Phòng Mẫu làm mẫu.", "II. TỔ CHỨC THỰC HIỆN", "Phòng Mẫu theo dõi.")


def said(*lines: str) -> str | None:
    blocks = tuple(
        Paragraph(
            text, Where("thân văn bản", n), aligned="center" if text.isupper() else "left", bold=text.isupper()
        )
        for n, text in enumerate(lines, start=1)
    )
    document = Document(blocks, {})
    return doubted_kind(document, divide(document))


@pytest.mark.parametrize(
    "lines",
    [
        (*HEAD, "Số: 5/KH-UBND", DAY, "KẾ HOẠCH", "Cải cách hành chính năm 2026", *BODY),
        (*HEAD, "Số: 5/CTr-UBND", DAY, "CHƯƠNG TRÌNH", "Cải cách hành chính năm 2026", *BODY),
        (*HEAD, "Số: 5/KH-UBND", DAY, *BODY),
        (*HEAD, "Số: 5/QĐ-UBND", DAY, "QUYẾT ĐỊNH", "Về việc ban hành Kế hoạch cải cách hành chính", *BODY),
        (*HEAD, "Số: 5/QĐ-UBND", DAY, "QUYẾT ĐỊNH", "Về việc làm mẫu", "Điều 1.", *CLOSING, "KẾ HOẠCH", *BODY),
    ],
)
def test_a_plan_passes(lines: tuple[str, ...]) -> None:
    assert said(*lines) is None


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ((*HEAD, "Số: 5/BC-UBND", DAY, "BÁO CÁO", "Kết quả thực hiện Kế hoạch năm 2026", *BODY), "Báo cáo"),
        ((*HEAD, "Số: 5/TTr-UBND", DAY, "TỜ TRÌNH", "Về Kế hoạch năm 2026", *BODY), "Tờ trình"),
        ((*HEAD, "Số: 5/UBND-NC", "V/v thực hiện Kế hoạch", DAY, "Kính gửi: Phòng Mẫu", *BODY), "Công văn"),
        ((*HEAD, "Số: 5/BC-UBND", DAY, *BODY), "Báo cáo"),
        ((*HEAD, "Số: 5/QĐ-UBND", DAY, "QUYẾT ĐỊNH", "Công bố kết quả năm 2026", *BODY), "Quyết định"),
        (("PHỤ LỤC", "DANH SÁCH LÀM MẪU", "(Kèm theo Kế hoạch số 5/KH-UBND)", *BODY), "Phụ lục"),
        (("Một đoạn chữ.", "Đoạn nữa."), "Không thấy tên loại"),
    ],
)
def test_what_is_no_plan_is_called_by_its_kind(lines: tuple[str, ...], kind: str) -> None:
    sentence = said(*lines)
    assert sentence is not None
    assert kind in sentence
    assert sentence.endswith((".", "?"))
