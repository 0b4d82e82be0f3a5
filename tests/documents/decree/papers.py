"""Papers made by script: a plan, a report, a công văn and a decision, right by the decree. All names are invented.

Each paragraph that a test may break has a name: ``paper["motto"]`` is the paragraph of python-docx.
"""

from __future__ import annotations

import io
from collections.abc import Callable

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
MOTTO_WIDTH, HEAD_RIGHT = 6.16, 9.5
"""Centimetres: the motto in 14 bold, and the column that it stands in."""


class Paper:
    """A document under construction; ``named`` holds the paragraphs that tests refer to."""

    def __init__(self) -> None:
        self.docx = Document()
        self.named: dict[str, Paragraph] = {}
        normal = self.docx.styles["Normal"]
        normal.font.name, normal.font.size = FONT, Pt(14)
        fonts = normal.element.rPr.rFonts
        for slot in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(slot), FONT)
        for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{name}"), None)
        spacing = normal.paragraph_format
        spacing.space_after, spacing.space_before, spacing.line_spacing = Pt(0), Pt(0), 1.0
        self._page(self.docx.sections[0])

    def __getitem__(self, name: str) -> Paragraph:
        return self.named[name]

    def number_of(self, name: str) -> int:
        """The number of a named paragraph within the main part, tables' paragraphs counted."""
        every = list(self.docx.element.body.iter(qn("w:p")))
        return every.index(self.named[name]._p) + 1

    def bytes(self) -> bytes:
        """The file."""
        out = io.BytesIO()
        self.docx.save(out)
        return out.getvalue()

    def _page(self, section) -> None:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin = section.bottom_margin = Mm(20)
        section.left_margin, section.right_margin = Mm(30), Mm(15)
        section.different_first_page_header_footer = True
        number = section.header.paragraphs[0]
        number.alignment = ALIGN.CENTER
        run = number.add_run()
        for kind, text in (("begin", ""), ("", "PAGE"), ("separate", ""), ("", "2"), ("end", "")):
            run._r.append(field_piece(kind, text))
        run.font.size = Pt(14)
        self.named["page number"] = number

    def add(
        self,
        text: str,
        name: str = "",
        *,
        size: float = 14,
        bold: bool = False,
        italic: bool = False,
        align=None,
        into=None,
    ) -> Paragraph:
        """A paragraph of one look, in the body or a cell."""
        holder = self.docx if into is None else into
        empty = into is not None and len(into.paragraphs) == 1 and not into.paragraphs[0].runs
        paragraph = holder.paragraphs[0] if empty else holder.add_paragraph()
        run = paragraph.add_run(text)
        run.font.size, run.bold, run.italic = Pt(size), bold, italic
        paragraph.alignment = align
        if name:
            self.named[name] = paragraph
        return paragraph

    def body(self, text: str, name: str = "", *, bold: bool = False, italic: bool = False) -> Paragraph:
        """A paragraph of the body: justified, its first line indented, 6 pt after it."""
        paragraph = self.add(text, name, bold=bold, italic=italic, align=ALIGN.JUSTIFY)
        paragraph.paragraph_format.first_line_indent = Cm(1.27)
        paragraph.paragraph_format.space_after = Pt(6)
        return paragraph

    def rule(self, paragraph: Paragraph, length: float, room: float) -> None:
        """A solid line of ``length`` cm under a paragraph, as an own empty paragraph after it with a border."""
        line = OxmlElement("w:p")
        paragraph._p.addnext(line)
        made = Paragraph(line, paragraph._parent)
        made.paragraph_format.left_indent = made.paragraph_format.right_indent = Cm((room - length) / 2)
        borders = OxmlElement("w:pBdr")
        top = OxmlElement("w:top")
        for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
            top.set(qn(f"w:{key}"), value)
        borders.append(top)
        made._p.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc", "w:rPr")

    def columns(self, rows: int, left: float, right: float):
        """A table of two columns without borders, widths in cm."""
        table = self.docx.add_table(rows=rows, cols=2)
        table.autofit = False
        for column, width in zip(table.columns, (left, right), strict=True):
            column.width = Cm(width)
            for cell in column.cells:
                cell.width = Cm(width)
        return table

    def appendix(self, *, landscape: bool = True) -> None:
        """A new section for an appendix, its pages numbered from 1."""
        section = self.docx.add_section(WD_SECTION.NEW_PAGE)
        if landscape:
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = Mm(297), Mm(210)
        numbers = OxmlElement("w:pgNumType")
        numbers.set(qn("w:start"), "1")
        section._sectPr.insert_element_before(numbers, "w:cols", "w:titlePg", "w:docGrid")


def field_piece(kind: str, text: str):
    """One element of a field: its beginning, instruction, result or end."""
    if kind:
        piece = OxmlElement("w:fldChar")
        piece.set(qn("w:fldCharType"), kind)
        return piece
    piece = OxmlElement("w:instrText" if text == "PAGE" else "w:t")
    piece.text = text
    return piece


def head(paper: Paper, *, superior: str, issuer: list[str], number: str, dated: str, about: str = "") -> None:
    """The head of a paper: a table of two rows and two columns."""
    table = paper.columns(2, 6.5, HEAD_RIGHT)
    left, right = table.rows[0].cells
    if superior:
        paper.add(superior, "superior", size=13, align=ALIGN.CENTER, into=left)
    for k, line in enumerate(issuer):
        paper.add(line, f"issuer {k + 1}", size=13, bold=True, align=ALIGN.CENTER, into=left)
    paper.rule(paper[f"issuer {len(issuer)}"], 2.2 if len(issuer) > 1 else 1.5, 6.5 - 0.38)
    national = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    paper.add(national, "national", size=12, bold=True, align=ALIGN.CENTER, into=right)
    motto = "Độc lập - Tự do - Hạnh phúc"
    paper.add(motto, "motto", size=14, bold=True, align=ALIGN.CENTER, into=right)
    paper.rule(paper["motto"], MOTTO_WIDTH, HEAD_RIGHT - 0.38)
    left, right = table.rows[1].cells
    paper.add(number, "number", size=13, align=ALIGN.CENTER, into=left)
    if about:
        paper.add(about, "about", size=12, align=ALIGN.CENTER, into=left).paragraph_format.space_before = Pt(6)
    paper.add(dated, "date", size=14, italic=True, align=ALIGN.CENTER, into=right)


def closing(paper: Paper, signers: list[str], name: str, recipients: list[str]) -> None:
    """Recipients at the left, who signs at the right."""
    left, right = paper.columns(1, 8, 8).rows[0].cells
    paper.add("Nơi nhận:", "recipients", size=12, bold=True, italic=True, into=left)
    for k, one in enumerate(recipients):
        paper.add(f"- {one}", f"recipient {k + 1}", size=11, into=left)
    paper.named["filing"] = paper[f"recipient {len(recipients)}"]
    for k, signer in enumerate(signers):
        paper.add(signer, f"signer {k + 1}", bold=True, align=ALIGN.CENTER, into=right)
    for _ in range(4):
        paper.add("", into=right)
    paper.add(name, "name", bold=True, align=ALIGN.CENTER, into=right)


def title(paper: Paper, kind: str, subject: str) -> None:
    """Kind, subject and the rule under it."""
    paper.add("")
    paper.add(kind, "kind", bold=True, align=ALIGN.CENTER)
    paper.add(subject, "subject", bold=True, align=ALIGN.CENTER)
    paper.rule(paper["subject"], 3.6, 16.5)
    paper.add("")


def plan() -> Paper:
    """A plan of a UBND with bases, headings of three levels and two appendices in landscape."""
    paper = Paper()
    issuer = ["ỦY BAN NHÂN DÂN", "THỊ XÃ GIẢ ĐỊNH"]
    head(paper, superior="", issuer=issuer, number="Số: 05/KH-UBND", dated="Giả Định, ngày 05 tháng 02 năm 2025")
    title(paper, "KẾ HOẠCH", "Thực hiện cải cách hành chính năm 2025")
    bases = (
        "Căn cứ Kế hoạch số 196/KH-UBND ngày 23 tháng 12 năm 2024 của Ủy ban nhân dân tỉnh Giả Sơn về cải cách "
        "hành chính năm 2025;",
        "Theo đề nghị của Trưởng phòng Nội vụ.",
    )
    for k, basis in enumerate(bases):
        made = paper.body(basis, f"basis {k + 1}", italic=True)
        made.alignment = ALIGN.JUSTIFY
    paper.body(
        "Ủy ban nhân dân thị xã ban hành Kế hoạch thực hiện cải cách hành chính, cụ thể như sau:", "preamble"
    )
    paper.body("I. MỤC TIÊU, YÊU CẦU", "part I", bold=True)
    paper.body("1. Mục tiêu", "heading 1", bold=True)
    paper.body("Triển khai đồng bộ các nhiệm vụ cải cách hành chính trên địa bàn thị xã trong năm.", "text 1")
    for k, letter in enumerate("abcdđe"):
        paper.body(
            f"{letter}) Nội dung thứ {k + 1} của mục tiêu chung, do các cơ quan thực hiện;", f"point {letter}"
        )
    paper.body("2. Yêu cầu", "heading 2", bold=True)
    paper.body(
        "Các cơ quan, đơn vị xác định rõ trách nhiệm của người đứng đầu trong việc thực hiện nhiệm vụ; kết quả "
        "phải cụ thể, đo đếm được, gắn với từng sản phẩm và thời gian hoàn thành.",
        "text 2",
    )
    paper.body("II. NHIỆM VỤ", "part II", bold=True)
    paper.body("Các nhiệm vụ cụ thể nêu tại Phụ lục I và Phụ lục II kèm theo Kế hoạch này.", "announced")
    paper.body("III. TỔ CHỨC THỰC HIỆN", "part III", bold=True)
    paper.body("Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan báo cáo về Phòng Nội vụ./.", "end")
    closing(
        paper,
        ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        "Nguyễn Văn Giả",
        ["UBND tỉnh;", "Các phòng, ban thị xã;", "Lưu: VT, NV."],
    )
    for number, called in (("I", "NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH"), ("II", "CHỈ TIÊU CẢI CÁCH HÀNH CHÍNH")):
        paper.appendix()
        paper.add(f"Phụ lục {number}", f"appendix {number}", bold=True, align=ALIGN.CENTER)
        paper.add(called, f"appendix {number} title", bold=True, align=ALIGN.CENTER)
        attached = "(Kèm theo Kế hoạch số 05/KH-UBND ngày 05 tháng 02 năm 2025 của Ủy ban nhân dân thị xã Giả Định)"
        paper.add(attached, f"appendix {number} attached", italic=True, align=ALIGN.CENTER)
        table = paper.docx.add_table(rows=2, cols=3)
        table.style = "Table Grid"
        for cell, text in zip(table.rows[0].cells, ("STT", "Nhiệm vụ", "Thời hạn"), strict=True):
            paper.add(text, size=12, bold=True, align=ALIGN.CENTER, into=cell)
        for cell, text in zip(table.rows[1].cells, ("1", "Ban hành kế hoạch tuyên truyền", "Quý I"), strict=True):
            paper.add(text, size=12, into=cell)
    return paper


def report() -> Paper:
    """A report of a Phòng to its superior, whose number and day are still blank."""
    paper = Paper()
    head(
        paper,
        superior="UBND THỊ XÃ GIẢ ĐỊNH",
        issuer=["PHÒNG NỘI VỤ"],
        number="Số:       /BC-PNV",
        dated="Giả Định, ngày     tháng 3 năm 2025",
    )
    title(paper, "BÁO CÁO", "Kết quả thực hiện cải cách hành chính quý I năm 2025")
    paper.add("Kính gửi: Ủy ban nhân dân thị xã Giả Định.", "addressee", align=ALIGN.CENTER)
    paper.add("")
    paper.body(
        "Thực hiện Kế hoạch số 05/KH-UBND ngày 05 tháng 02 năm 2025 của Ủy ban nhân dân thị xã, Phòng Nội vụ báo "
        "cáo kết quả như sau:",
        "text 1",
    )
    for number, name in (("I", "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH"), ("II", "KẾT QUẢ THỰC HIỆN")):
        paper.body(f"{number}. {name}", f"part {number}", bold=True)
        paper.body("Đã tham mưu ban hành đầy đủ văn bản chỉ đạo, điều hành về cải cách hành chính trong quý.")
        for k in range(4):
            paper.body(f"{k + 1}. Lĩnh vực thứ {k + 1}", f"heading {number}.{k + 1}", bold=True)
            paper.body("Các nhiệm vụ giao trong kỳ đã hoàn thành đúng hạn, không có nhiệm vụ quá hạn. " * 4)
    paper.body("Phòng Nội vụ kính báo cáo Ủy ban nhân dân thị xã xem xét, chỉ đạo./.", "end")
    closing(paper, ["TRƯỞNG PHÒNG"], "Trần Thị Giả", ["Như trên;", "Lưu: VT, CCHC."])
    return paper


def letter() -> Paper:
    """A công văn of one page to several bodies, signed by order; it has no page number, nor needs one."""
    paper = Paper()
    head(
        paper,
        superior="",
        issuer=["ỦY BAN NHÂN DÂN", "THỊ XÃ GIẢ ĐỊNH"],
        number="Số: 12/UBND-NV",
        dated="Giả Định, ngày 20 tháng 6 năm 2025",
        about="V/v đôn đốc thực hiện nhiệm vụ cải cách hành chính",
    )
    paper.docx.sections[0].header.paragraphs[0].clear()
    paper.add("")
    paper.add("Kính gửi:", "addressee", align=ALIGN.CENTER)
    paper.add("- Phòng Tư pháp;", "addressee 1", align=ALIGN.CENTER)
    paper.add("- Phòng Kinh tế.", "addressee 2", align=ALIGN.CENTER)
    paper.add("")
    paper.body(
        "Căn cứ Kế hoạch số 05/KH-UBND, Ủy ban nhân dân thị xã yêu cầu các cơ quan hoàn thành nhiệm vụ đã quá hạn "
        "trước ngày 30 tháng 6 năm 2025.",
        "text 1",
    )
    paper.body("Đề nghị các cơ quan nghiêm túc thực hiện./.", "end")
    closing(
        paper,
        ["TL. CHỦ TỊCH", "TRƯỞNG PHÒNG NỘI VỤ"],
        "Lê Văn Giả",
        ["Như trên;", "CT, các PCT UBND;", "Lưu: VT, NV."],
    )
    return paper


def decision() -> Paper:
    """A decision: the authority in capitals, bases, "QUYẾT ĐỊNH:", articles."""
    paper = Paper()
    issuer = ["ỦY BAN NHÂN DÂN", "THỊ XÃ GIẢ ĐỊNH"]
    head(paper, superior="", issuer=issuer, number="Số: 65/QĐ-UBND", dated="Giả Định, ngày 10 tháng 01 năm 2025")
    title(paper, "QUYẾT ĐỊNH", "Về việc thành lập Tổ công tác cải cách hành chính")
    paper.add("CHỦ TỊCH ỦY BAN NHÂN DÂN THỊ XÃ GIẢ ĐỊNH", "authority", bold=True, align=ALIGN.CENTER)
    paper.add("")
    law = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;"
    paper.body(law, "basis 1", italic=True)
    proposal = "Theo đề nghị của Trưởng phòng Nội vụ tại Tờ trình số 08/TTr-PNV ngày 08 tháng 01 năm 2025 của mình."
    paper.body(proposal, "basis 2", italic=True)
    paper.add("QUYẾT ĐỊNH:", "decides", bold=True, align=ALIGN.CENTER)
    for k in range(1, 4):
        end = "./." if k == 3 else "."
        made = paper.body("", f"article {k}")
        made.add_run(f"Điều {k}. ").bold = True
        made.add_run(f"Nội dung của điều thứ {k}, giao Phòng Nội vụ chủ trì thực hiện Quyết định này{end}")
    closing(paper, ["CHỦ TỊCH"], "Phạm Thị Giả", ["Như Điều 3;", "Lưu: VT."])
    return paper


RIGHT: dict[str, Callable[[], Paper]] = {"plan": plan, "report": report, "letter": letter, "decision": decision}
