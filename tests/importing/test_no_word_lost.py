"""Whatever stands in a Word file, in whatever order: every word is in the plan, in an appendix or in the list."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.importing.blocks import Cell, Document, Paragraph, Row, Table, Where
from cchc.importing.body.dividing import divide
from cchc.importing.body.plan import read_plan
from tests.importing.words import document_words, read_words

LINES = (
    *("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "ỦY BAN NHÂN DÂN", "XÃ TÂN MẪU"),
    *(
        "Số: 12/KH-UBND",
        "Số:    /KH-UBND",
        "Tân Mẫu, ngày 31 tháng 02 năm 2026",
        "Tân Mẫu, ngày    tháng 3 năm 2026",
    ),
    *("KẾ HOẠCH", "KẾ HOẠCH NĂM 2026", "QUYẾT ĐỊNH", "QUYẾT ĐỊNH:", "Cải cách hành chính năm 2026", "DỰ THẢO"),
    *("Căn cứ Luật mẫu;", "Căn cứ Kế hoạch số 5/KH-UBND ngày 01/02/2026 của UBND huyện Mẫu:", "Điều 1. Ban hành"),
    *(
        "I. MỤC TIÊU",
        "II. TỔ CHỨC THỰC HIỆN",
        "1. Phòng Nội vụ",
        "2.1 Nội dung:",
        "a) Đạt 95% hồ sơ;",
        "(2) Giao Sở Mẫu",
    ),
    *("- Báo cáo định kỳ quý về kết quả về UBND xã trước ngày 15 của tháng cuối kỳ:", "+ Báo cáo quý I: từ ngày "),
    *("PHẦN II: CHUNG", "* Chú ý:", "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    *(
        "(Đã ký)",
        "Nguyễn Văn Giả",
        "PHỤ LỤC",
        "Phụ lục II",
        "DANH MỤC NHIỆM VỤ",
        "(Kèm theo Kế hoạch số 1/KH-UBND)",
    ),
    *(
        "Trên đây là Kế hoạch./.",
        "Nơi nhận:\tKT. CHỦ TỊCH",
        "Đoạn một\nĐoạn hai",
        "",
        "_____",
        "Nội dung    cột hai",
    ),
)
NUMBERS = ("", "", "", "I.", "1.", "1.1.", "a)", "-", "•", "Bước 1")


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    """A line of a plan, or of none, in any look."""
    text = draw(st.sampled_from(LINES) | st.text("abc ABC\t\n:.;-()12/", max_size=30))
    return Paragraph(
        text=text,
        where=Where("thân văn bản", 1),
        number=draw(st.sampled_from(NUMBERS)),
        bold=draw(st.booleans()),
        italic=draw(st.booleans()),
        aligned=draw(st.sampled_from(("left", "center", "right", "both"))),
        level=draw(st.sampled_from((None, None, None, 0, 1))),
    )


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A small table, some cells merged with those above."""
    columns = draw(st.integers(1, 3))
    rows = []
    for row in range(draw(st.integers(1, 5))):
        cells = [
            Cell(
                tuple(draw(st.lists(paragraphs(), max_size=2))),
                n,
                n,
                continues=row > 0 and draw(st.integers(0, 5)) == 0,
            )
            for n in range(columns)
        ]
        rows.append(Row(tuple(Cell((), c.first, c.last, True) if c.continues else c for c in cells)))
    return Table(tuple(rows), columns, Where("thân văn bản", 1, 1), bordered=draw(st.booleans()))


@pytest.mark.slow
@given(st.lists(paragraphs() | paragraphs() | paragraphs() | tables(), max_size=25))
@settings(max_examples=300)
def test_every_word_is_kept_or_listed(blocks):
    document = Document(tuple(blocks), {})
    divided = divide(document)
    found = read_plan(divided, None, 2026)
    assert document_words(document) - read_words(divided, found) == {}
