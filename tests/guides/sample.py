"""The made-up plan of xã Giả Bình as its clerk typed it in Word: the file that readers of the guide bring in.

``python -m tests.guides.sample`` writes it anew. Two faults stand in it on purpose; the guide finds them.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

PATH = Path(__file__).parent / "ke-hoach-gia-binh-2026.docx"

_HEAD = (
    ("ỦY BAN NHÂN DÂN\nXÃ GIẢ BÌNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"),
    ("Số: 03/KH-UBND", "Giả Bình, ngày 05 tháng 01 năm 2026"),
)
_TITLE = ("KẾ HOẠCH", "Cải cách hành chính xã Giả Bình năm 2026")
_BODY = (
    "Thực hiện Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành Chương trình tổng thể cải "
    "cách hành chính nhà nước giai đoạn 2021 - 2030, Ủy ban nhân dân xã Giả Bình ban hành Kế hoạch cải cách hành "
    "chính năm 2026 như sau:",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "1. Xác định rõ từng nhiệm vụ, sản phẩm, cơ quan chủ trì và thời hạn hoàn thành để theo dõi, đôn đốc trong "
    "năm.",
    "2. Nâng cao chất lượng phục vụ người dân và doanh nghiệp; thủ trưởng các cơ quan, đơn vị chịu trách nhiệm về "
    "kết quả thực hiện nhiệm vụ được giao.",
    "II. NHIỆM VỤ",
    "Các nhiệm vụ cải cách hành chính năm 2026, cơ quan chủ trì và thời hạn hoàn thành nêu tại Phụ lục kèm theo Kế "
    "hoạch này.",
    "III. CHẾ ĐỘ BÁO CÁO",
    "1. Các cơ quan, đơn vị thuộc UBND xã",
    "- Báo cáo định kỳ quý, 6 tháng và năm về kết quả thực hiện công tác cải cách hành chính về UBND xã (qua Phòng "
    "Văn hóa - Xã hội) để tổng hợp.",
    "- Thời hạn báo cáo chậm nhất vào ngày 16 của tháng cuối kỳ báo cáo, thời điểm chốt số liệu như sau:",
    "+ Báo cáo quý I/2026: từ ngày 15/12/2025 đến ngày 14/3/2026;",
    "+ Báo cáo 6 tháng đầu năm 2026: từ ngày 15/12/2025 đến ngày 14/6/2026;",
    "+ Báo cáo quý III/2026: từ ngày 15/6/2026 đến ngày 14/9/2026;",
    "+ Báo cáo tổng kết năm 2026: từ ngày 15/12/2025 đến ngày 14/12/2026.",
    "IV. TỔ CHỨC THỰC HIỆN",
    "1. Phòng Văn hóa - Xã hội theo dõi, đôn đốc việc thực hiện Kế hoạch này; tổng hợp báo cáo Ủy ban nhân dân xã.",
    "2. Phòng Kinh tế cân đối, tham mưu bố trí kinh phí thực hiện các nhiệm vụ của Kế hoạch.",
    "Trên đây là Kế hoạch cải cách hành chính năm 2026 của Ủy ban nhân dân xã Giả Bình. Trong quá trình thực hiện, "
    "nếu có khó khăn, vướng mắc, các cơ quan, đơn vị phản ánh về Phòng Văn hóa - Xã hội để được hướng dẫn./.",
)
_FOOT = (
    "Nơi nhận:\n- UBND tỉnh;\n- Đảng ủy, HĐND xã;\n- Các cơ quan, đơn vị thuộc UBND xã;\n- Lưu: VT.",
    "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\n\nNguyễn Văn Giả",
)
_COLUMNS = (
    ("STT", 1.2),
    ("Nhiệm vụ", 8.6),
    ("Sản phẩm", 4.2),
    ("Cơ quan chủ trì", 4.4),
    ("Cơ quan phối hợp", 4.0),
    ("Thời gian hoàn thành", 3.3),
)
_ALL = "Các cơ quan, đơn vị thuộc UBND xã"
_OFFICE = "Văn phòng HĐND và UBND"
_CULTURE = "Phòng Văn hóa - Xã hội"
_ECONOMY = "Phòng Kinh tế"
_DESK = "Trung tâm Phục vụ hành chính công"
_TASKS: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = (
    (
        "Cải cách thể chế",
        (
            (
                "Ban hành Kế hoạch rà soát văn bản quy phạm pháp luật năm 2026",
                "Kế hoạch",
                _OFFICE,
                "",
                "Tháng 01/2026",
            ),
            ("Rà soát văn bản quy phạm pháp luật do xã ban hành", "Báo cáo rà soát", _OFFICE, _ALL, "Quý II/2026"),
        ),
    ),
    (
        "Cải cách thủ tục hành chính",
        (
            ("Niêm yết công khai thủ tục hành chính", "Bảng niêm yết", _DESK, _OFFICE, "Trước ngày 31/4/2026"),
            ("Khảo sát mức độ hài lòng của người dân", "Báo cáo khảo sát", _DESK, _ALL, "Hàng quý"),
            (
                "Số hóa hồ sơ, kết quả giải quyết thủ tục hành chính",
                "Báo cáo kết quả",
                _DESK,
                _OFFICE,
                "Trong quý I/2026",
            ),
        ),
    ),
    (
        "Cải cách tổ chức bộ máy hành chính nhà nước",
        (
            (
                "Rà soát chức năng, nhiệm vụ của các cơ quan chuyên môn",
                "Quyết định",
                "Phòng Văn hóa Xã hôi",
                _ALL,
                "Trước ngày 27/3/2026",
            ),
        ),
    ),
    (
        "Cải cách chế độ công vụ",
        (
            ("Ban hành Kế hoạch bồi dưỡng cán bộ, công chức", "Kế hoạch", _CULTURE, "", "Tháng 02/2026"),
            (
                "Kiểm tra việc chấp hành kỷ luật, kỷ cương hành chính",
                "Kết luận kiểm tra",
                _CULTURE,
                _OFFICE,
                "Quý III/2026",
            ),
        ),
    ),
    (
        "Cải cách tài chính công",
        (
            (
                "Công khai dự toán ngân sách năm 2026",
                "Quyết định công khai",
                _ECONOMY,
                _OFFICE,
                "Trước ngày 10/3/2026",
            ),
            ("Rà soát tài sản công sau sắp xếp", "Báo cáo", _ECONOMY, _ALL, "Quý IV/2026"),
        ),
    ),
    (
        "Xây dựng và phát triển chính quyền điện tử, chính quyền số",
        (
            (
                "Mở lớp hướng dẫn người dân dùng dịch vụ công trực tuyến",
                "Lớp tập huấn",
                _CULTURE,
                _DESK,
                "Quý II/2026",
            ),
            (
                "Gửi, nhận văn bản điện tử có ký số",
                "Báo cáo kết quả",
                _ALL,
                _OFFICE,
                "Thường xuyên",
            ),
        ),
    ),
    (
        "Công tác chỉ đạo, điều hành",
        (
            ("Tuyên truyền công tác cải cách hành chính", "Kế hoạch", _CULTURE, _ALL, "Tháng 3/2026"),
            ("Tự kiểm tra cải cách hành chính", "Báo cáo kiểm tra", _CULTURE, _ALL, "Quý IV/2026"),
        ),
    ),
)


def plan() -> bytes:
    """The Word file; the same bytes each time."""
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = Cm(3), Cm(1.5), Cm(2), Cm(2)
    _side_by_side(document, _HEAD)
    for text in _TITLE:
        _paragraph(document, text, bold=True, middle=True)
    for text in _BODY:
        _paragraph(document, text, bold=text.split(".")[0].isupper() and text.isupper())
    _side_by_side(document, (_FOOT,), bold=False)
    _appendix(document)
    properties = document.core_properties
    properties.author, properties.title = "Văn thư xã Giả Bình (bịa)", "Kế hoạch cải cách hành chính năm 2026"
    properties.created = properties.modified = datetime(2026, 1, 5, 8)
    return _dated(document)


def _paragraph(into: Any, text: str, *, bold: bool = False, middle: bool = False) -> None:
    paragraph = into.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(6)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if middle else WD_ALIGN_PARAGRAPH.JUSTIFY
    if not middle:
        paragraph.paragraph_format.first_line_indent = Cm(1.27)
    paragraph.add_run(text).bold = bold


def _side_by_side(document: Any, rows: tuple[tuple[str, str], ...], *, bold: bool = True) -> None:
    table = document.add_table(rows=0, cols=2)
    table.autofit = False
    for number, texts in enumerate(rows):
        for column, (cell, text) in enumerate(zip(table.add_row().cells, texts, strict=True)):
            for k, line in enumerate(text.split("\n")):
                paragraph = cell.paragraphs[0] if k == 0 else cell.add_paragraph()
                paragraph.paragraph_format.space_after = Pt(0)
                run = paragraph.add_run(line)
                run.font.size = Pt(12) if bold or column == 0 else Pt(14)
                if bold or column == 1:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                    run.bold, run.italic = number == 0, number == 1 and column == 1
    _widths(table, (6.5, 10))


def _appendix(document: Any) -> None:
    page = document.add_section()
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    page.left_margin, page.right_margin = Cm(2), Cm(2)
    for text in ("PHỤ LỤC", "NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026"):
        _paragraph(document, text, bold=True, middle=True)
    _paragraph(document, "(Kèm theo Kế hoạch số 03/KH-UBND ngày 05/01/2026 của UBND xã Giả Bình)", middle=True)
    table = document.add_table(rows=1, cols=len(_COLUMNS))
    table.style, table.autofit = "Table Grid", False
    for cell, (heading, _) in zip(table.rows[0].cells, _COLUMNS, strict=True):
        _fill(cell, heading, bold=True)
    for number, (area, tasks) in enumerate(_TASKS):
        cells = table.add_row().cells
        _fill(cells[0], ("I", "II", "III", "IV", "V", "VI", "VII")[number], bold=True)
        _fill(cells[1].merge(cells[-1]), area, bold=True)
        for k, texts in enumerate(tasks, 1):
            for cell, text in zip(table.add_row().cells, (str(k), *texts), strict=True):
                _fill(cell, text)
    _widths(table, [width for _, width in _COLUMNS])


def _widths(table: Any, centimetres: Sequence[float]) -> None:
    for column, width in zip(table.columns, centimetres, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        if len(row._tr.tc_lst) == len(centimetres):
            for cell, width in zip(row.cells, centimetres, strict=True):
                cell.width = Cm(width)


def _fill(cell: Any, text: str, *, bold: bool = False) -> None:
    run = cell.paragraphs[0].add_run(text)
    run.bold, run.font.size = bold, Pt(12)


def _dated(document: Any) -> bytes:
    saved, dated = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(dated, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name == "docProps/thumbnail.jpeg":
                continue
            entry = zipfile.ZipInfo(name, (2026, 1, 5, 8, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return dated.getvalue()


if __name__ == "__main__":
    PATH.write_bytes(plan())
