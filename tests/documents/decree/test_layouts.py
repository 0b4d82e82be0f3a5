"""Right papers made in other common ways: drawn rules, tabs, text boxes, lists that count, changes, controls."""

from __future__ import annotations

import copy
from collections.abc import Callable

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from tests.documents.decree.papers import RIGHT, Paper, title
from tests.documents.decree.test_breaches import findings, rule_of, without_rule

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
CM = 360_000


def drawn(length: float, offset: float = 1.0) -> str:
    """A line as Word draws it today, with its twin for old programs."""
    return f"""<w:r {NAMES}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
      <wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0"
        layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
      <wp:positionH relativeFrom="column"><wp:posOffset>{int(offset * CM)}</wp:posOffset></wp:positionH>
      <wp:positionV relativeFrom="paragraph"><wp:posOffset>200000</wp:posOffset></wp:positionV>
      <wp:extent cx="{int(length * CM)}" cy="0"/><wp:wrapNone/><wp:docPr id="7" name="Straight Connector 7"/>
      <a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
        <wps:cNvCnPr/><wps:spPr><a:prstGeom prst="line"><a:avLst/></a:prstGeom></wps:spPr><wps:bodyPr/>
      </wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>
      <mc:Fallback>{vml(length, "w:pict")}</mc:Fallback></mc:AlternateContent></w:r>"""


def vml(length: float, tag: str) -> str:
    return f'<{tag}><v:line from="30pt,18pt" to="{30 + length * 28.35:.1f}pt,18pt"/></{tag}>'


def old_drawn(length: float) -> str:
    return f"<w:r {NAMES}>{vml(length, 'w:pict')}</w:r>"


def connector(length: float) -> str:
    style = f"position:absolute;margin-left:20pt;margin-top:2pt;width:{length * 28.35:.1f}pt;height:0"
    return f'<w:r {NAMES}><w:pict><v:shape type="#_x0000_t32" style="{style}"/></w:pict></w:r>'


@pytest.mark.parametrize("line", [drawn, old_drawn, connector])
def test_a_drawn_rule_counts_with_its_length(line: Callable[[float], str]):
    paper = RIGHT["plan"]()
    for name, length in (("motto", 6.1), ("issuer 2", 2.0), ("subject", 3.5)):
        without_rule(name)(paper)
        paper[name]._p.append(parse_xml(line(length)))
    assert findings(paper) == []
    wrong = RIGHT["plan"]()
    without_rule("motto")(wrong)
    wrong["motto"]._p.append(parse_xml(line(2.0)))
    assert findings(wrong) == [("D209", "word/document.xml", wrong.number_of("motto"))]


def test_a_rule_drawn_from_the_other_cell_belongs_to_where_it_is_seen():
    paper = RIGHT["plan"]()
    without_rule("motto")(paper)
    paper["issuer 1"]._p.append(parse_xml(drawn(6.1, offset=8)))
    assert findings(paper) == []


def test_a_rule_may_hang_on_the_empty_paragraph_below():
    paper = RIGHT["plan"]()
    without_rule("subject")(paper)
    paper["subject"]._p.getnext().append(parse_xml(drawn(3.5)))
    assert findings(paper) == []


def test_a_border_of_the_words_own_paragraph_is_a_rule():
    paper = RIGHT["plan"]()
    borders = copy.deepcopy(rule_of(paper, "motto")._p.find(f"{qn('w:pPr')}/{qn('w:pBdr')}"))
    borders[0].tag = qn("w:bottom")
    without_rule("motto")(paper)
    paper["motto"]._p.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc", "w:rPr")
    assert findings(paper) == [("D209", "word/document.xml", paper.number_of("motto"))]
    paper["motto"].paragraph_format.left_indent = paper["motto"].paragraph_format.right_indent = Cm(1.45)
    assert findings(paper) == []


def tabbed_head() -> Paper:
    """A head whose columns are made by tabs."""
    paper = Paper()
    lines = (
        ("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, "national"),
        ("THỊ XÃ GIẢ ĐỊNH", "Độc lập - Tự do - Hạnh phúc", 13, True, "motto"),
        ("Số: 05/KH-UBND", "Giả Định, ngày 05 tháng 02 năm 2025", 13, False, "date"),
    )
    for left, right, size, bold, name in lines:
        paragraph = paper.add("", name, size=size)
        for stop in (2.8, 11.5):
            paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(stop), WD_TAB_ALIGNMENT.CENTER)
        for text, italic in ((f"\t{left}", False), (f"\t{right}", name == "date")):
            run = paragraph.add_run(text)
            run.font.size, run.bold, run.italic = Pt(size), bold, italic
        if name == "motto":
            paragraph._p.append(parse_xml(drawn(2.0, offset=1.8)))
            paragraph._p.append(parse_xml(drawn(5.7, offset=8.6)))
    return paper


def ended(paper: Paper) -> Paper:
    title(paper, "KẾ HOẠCH", "Thực hiện cải cách hành chính năm 2025")
    paper.body("Ủy ban nhân dân thị xã ban hành Kế hoạch như sau./.", "end")
    for left, right, size in (
        ("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", 12),
        ("- UBND tỉnh;", "CHỦ TỊCH", 11),
        ("- Lưu: VT, NV.", "", 11),
        ("", "Nguyễn Văn Giả", 11),
    ):
        paragraph = paper.add("", size=size)
        first = paragraph.add_run(left)
        first.font.size, first.bold, first.italic = Pt(size), size == 12, size == 12
        second = paragraph.add_run(f"\t\t\t\t\t{right}" if right else "")
        second.font.size, second.bold = Pt(14), True
    return paper


def test_a_head_and_a_closing_made_by_tabs_are_recognised_and_said():
    paper = ended(tabbed_head())
    assert findings(paper) == []
    assert findings(paper, "info") == [("D901", "word/document.xml", 1)]
    paper["date"].runs[-1].italic = False
    assert findings(paper) == [("D232", "word/document.xml", 3)]


def test_without_its_drawn_rules_a_tabbed_head_is_told_so():
    paper = ended(tabbed_head())
    for run in paper["motto"]._p.findall(qn("w:r"))[-2:]:
        paper["motto"]._p.remove(run)
    assert [code for code, _, _ in findings(paper)] == ["D208", "D215"]


def boxed(lines: list[tuple[str, int, bool, bool]]) -> str:
    """A text box with centred lines: text, size, bold, italic."""
    inside = "".join(
        f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr>{"<w:b/>" * bold}{"<w:i/>" * italic}'
        f'<w:sz w:val="{size * 2}"/></w:rPr><w:t>{text}</w:t></w:r></w:p>'
        for text, size, bold, italic in lines
    )
    return f"""<w:r {NAMES}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>
      <wp:extent cx="3000000" cy="1000000"/><a:graphic><a:graphicData uri="x"><wps:wsp><wps:spPr/>
      <wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>
      </wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{inside}
      </w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"""


def test_a_head_in_text_boxes_is_recognised_once_and_said():
    paper = Paper()
    holder = paper.add("")
    left = [
        ("ỦY BAN NHÂN DÂN", 13, True, False),
        ("THỊ XÃ GIẢ ĐỊNH", 13, True, False),
        ("Số: 05/KH-UBND", 13, False, False),
    ]
    right = [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, False),
        ("Độc lập - Tự do - Hạnh phúc", 13, True, False),
        ("Giả Định, ngày 05 tháng 02 năm 2025", 13, False, True),
    ]
    for lines in (left, right):
        holder._p.append(parse_xml(boxed(lines)))
    for length, offset in ((2.0, 1.0), (5.7, 9.0)):
        holder._p.append(parse_xml(drawn(length, offset)))
    ended(paper)
    assert findings(paper) == []
    assert [code for code, _, _ in findings(paper, "info")] == ["D901"]


def test_a_head_of_one_row_is_right_whatever_the_lines_are():
    paper = RIGHT["plan"]()
    table = paper.docx.tables[0]
    for column in (0, 1):
        upper, lower = (row.cells[column] for row in table.rows)
        for paragraph in lower.paragraphs:
            upper._tc.append(paragraph._p)
    table._tbl.remove(table.rows[1]._tr)
    assert findings(paper) == []


def test_a_table_with_a_grid_whose_cells_take_it_back_has_no_lines():
    paper = RIGHT["plan"]()
    table = paper.docx.tables[0]
    table.style = "Table Grid"
    for cell in table._cells:
        borders = OxmlElement("w:tcBorders")
        for side in ("top", "left", "bottom", "right"):
            one = OxmlElement(f"w:{side}")
            one.set(qn("w:val"), "nil")
            borders.append(one)
        cell._tc.get_or_add_tcPr().append(borders)
    assert findings(paper) == []


def wrapped(paper: Paper, name: str, tag: str) -> None:
    """Put the runs of a paragraph into an element as Word does: a tracked change, a content control, a link."""
    paragraph = paper[name]._p
    holder = OxmlElement(tag)
    inner = holder
    if tag == "w:sdt":
        inner = OxmlElement("w:sdtContent")
        holder.append(inner)
    if tag in ("w:ins", "w:del"):
        holder.set(qn("w:id"), "1")
        holder.set(qn("w:author"), "Giả")
    for run in paragraph.findall(qn("w:r")):
        inner.append(run)
    paragraph.append(holder)


@pytest.mark.slow
@pytest.mark.parametrize("tag", ["w:ins", "w:sdt", "w:hyperlink", "w:smartTag"])
@pytest.mark.parametrize("name", ["motto", "number", "text 1", "signer 2", "recipient 1", "kind"])
def test_words_put_in_or_in_a_control_count(tag, name):
    paper = RIGHT["plan"]()
    wrapped(paper, name, tag)
    assert findings(paper) == []


def test_words_taken_out_do_not_count():
    paper = RIGHT["plan"]()
    run = paper["number"].add_run(" bị xóa 99")
    run.font.size = Pt(20)
    gone = OxmlElement("w:del")
    run._r.addprevious(gone)
    gone.append(run._r)
    run._r.find(qn("w:t")).tag = qn("w:delText")
    assert findings(paper) == []
    assert findings(paper, "info") == [("D908", "word/document.xml", paper.number_of("number"))]


def test_rows_in_a_content_control_are_read():
    paper = RIGHT["plan"]()
    row = paper.docx.tables[0].rows[1]._tr
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    row.addprevious(control)
    control.append(content)
    content.append(row)
    assert findings(paper) == []


def numbered(paper: Paper, names: list[str], format: str, text: str) -> None:
    """Let Word count the paragraphs: their typed label goes, a list of this format comes."""
    numbering = paper.docx.part.numbering_part.element
    number = str(90 + len(numbering))
    abstract = parse_xml(
        f'<w:abstractNum {NAMES} w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
    )
    numbering.insert(0, abstract)
    numbering.append(parse_xml(f'<w:num {NAMES} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))
    for name in names:
        run = paper[name].runs[0]
        run.text = run.text.split(" ", 1)[1]
        own = parse_xml(f'<w:numPr {NAMES}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')
        paper[name]._p.get_or_add_pPr().insert(0, own)


def test_labels_that_word_counts_are_read():
    paper = RIGHT["plan"]()
    numbered(paper, ["part I", "part II", "part III"], "upperRoman", "%1.")
    numbered(paper, ["heading 1", "heading 2"], "decimal", "%1.")
    numbered(paper, ["recipient 1", "recipient 2", "recipient 3"], "bullet", "-")
    assert findings(paper) == []


def test_letters_that_word_counts_are_english_and_said():
    paper = RIGHT["plan"]()
    numbered(paper, [f"point {letter}" for letter in "abcdđe"], "lowerLetter", "%1)")
    assert findings(paper) == [
        ("D432", "word/document.xml", paper.number_of("point đ")),
        ("D432", "word/document.xml", paper.number_of("point e")),
    ]


def test_a_first_line_made_by_a_tab_stands_where_the_tab_takes_it():
    paper = RIGHT["plan"]()
    paper["text 1"].paragraph_format.first_line_indent = Cm(0)
    paper["text 1"].runs[0].text = "\t" + paper["text 1"].text
    assert findings(paper) == []


def test_kind_and_subject_may_be_lines_of_one_paragraph():
    paper = RIGHT["plan"]()
    paper["kind"].add_run("\nThực hiện cải cách hành chính năm 2025").bold = True
    paper["kind"].runs[-1].font.size = Pt(14)
    paper["subject"]._p.getparent().remove(paper["subject"]._p)
    assert findings(paper) == []


def test_who_signs_may_be_lines_of_one_paragraph():
    paper = RIGHT["plan"]()
    paper["signer 1"].add_run("\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH").bold = True
    paper["signer 1"].runs[-1].font.size = Pt(14)
    for name in ("signer 2", "signer 3"):
        paper[name]._p.getparent().remove(paper[name]._p)
    assert findings(paper) == []


def test_landscape_margins_may_turn_with_the_page():
    paper = RIGHT["plan"]()
    turned = paper.docx.sections[1]
    turned.top_margin, turned.bottom_margin = Cm(3), Cm(1.5)
    turned.left_margin, turned.right_margin = Cm(2), Cm(2)
    assert findings(paper) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("number", "Số:        /KH-UBND"),
        ("number", "Số: …/KH-UBND"),
        ("number", "Số: 105/KH-UBND"),
        ("number", "Số: …/KH-…"),
        ("number", "Số:      /KH-....."),
        ("number", "Số: 01/2025/KH-UBND"),
        ("date", "Giả Định, ngày      tháng      năm 2025"),
        ("date", "Giả Định, ngày …… tháng …… năm 2025"),
        ("date", "Giả Định, ngày 31 tháng 12 năm 2025"),
        ("name", ""),
        ("signer 1", "Q. CHỦ TỊCH"),
        ("recipient 2", "- Các phòng, ban, ngành thị xã;"),
        ("filing", "- Lưu: VT."),
        ("filing", "- Lưu: VT, NV (5b)."),
        ("filing", "- Lưu: TH, HC."),
        ("appendix II", "PHỤ LỤC II"),
        ("subject", "Thực hiện cải cách hành chính năm 2025 (lần thứ hai)"),
        ("part I", "I. MỤC TIÊU, YÊU CẦU (kèm theo phụ lục)"),
    ],
)
def test_what_may_be_written_otherwise_or_left_blank(name, text):
    paper = RIGHT["plan"]()
    paper[name].runs[0].text = text
    assert findings(paper) == []


def test_a_column_of_a_table_called_noi_nhan_is_not_the_list_of_recipients():
    paper = RIGHT["plan"]()
    table = paper.docx.add_table(rows=2, cols=2)
    table.style = "Table Grid"
    for cell, text in zip(table._cells, ("Báo cáo", "Nơi nhận", "Quý I", "Phòng Nội vụ"), strict=True):
        paper.add(text, size=12, into=cell)
    paper["part III"]._p.addprevious(table._tbl)
    assert findings(paper) == []


def test_one_line_between_the_cells_may_be_the_rule():
    paper = RIGHT["plan"]()
    without_rule("motto")(paper)
    borders = OxmlElement("w:tcBorders")
    bottom = OxmlElement("w:bottom")
    bottom.set(qn("w:val"), "single")
    borders.append(bottom)
    paper.docx.tables[0].cell(0, 1)._tc.get_or_add_tcPr().append(borders)
    assert findings(paper) == [("D209", "word/document.xml", paper.number_of("motto"))]


def test_a_slanted_note_under_a_table_is_no_text_of_the_body():
    paper = RIGHT["plan"]()
    table = paper.docx.add_table(rows=1, cols=1)
    note = paper.add("Ghi chú: số liệu lũy kế từ đầu năm.", size=12, italic=True)
    paper["part III"]._p.addprevious(table._tbl)
    paper["part III"]._p.addprevious(note._p)
    assert findings(paper) == []


def test_captions_and_units_of_measure_stand_alone():
    paper = RIGHT["plan"]()
    caption = paper.add("Đơn vị tính: triệu đồng", italic=True, align=ALIGN.RIGHT)
    paper["part III"]._p.addprevious(caption._p)
    assert findings(paper) == []


def test_room_left_for_number_and_day_parts_no_columns():
    paper = ended(tabbed_head())
    left, right = paper["date"].runs[-2:]
    left.text, right.text = "\tSố:         /KH-UBND", "\tGiả Định, ngày      tháng      năm 2025"
    assert findings(paper) == []
    left.text = "\tSố:         / KH-UBND"
    assert findings(paper) == [("D225", "word/document.xml", 3)]


def test_columns_may_be_made_by_spaces():
    paper = ended(tabbed_head())
    for name in ("national", "motto", "date"):
        for run in paper[name].runs:
            if run.text:
                run.text = run.text.replace("\t", " " * 8)
    assert findings(paper) == []


def test_a_subject_may_be_followed_by_what_it_is_attached_to():
    paper = RIGHT["plan"]()
    line = paper.add("(Kèm theo Quyết định số 65/QĐ-UBND ngày 10/01/2025)", italic=True, align=ALIGN.CENTER)
    paper["subject"]._p.addnext(line._p)
    assert findings(paper) == []


def test_what_a_letter_rests_on_is_text_of_its_body():
    paper = RIGHT["letter"]()
    text = "Thực hiện Công văn số 12/SNV-CCHC ngày 02 tháng 6 năm 2025 của Sở Nội vụ;"
    paper["text 1"]._p.addprevious(paper.body(text)._p)
    assert findings(paper) == []


def test_signs_of_symbol_fonts_are_no_letters():
    paper = RIGHT["plan"]()
    paper["text 1"].add_run("ü").font.name = "Wingdings"
    paper["text 1"].runs[-1].font.size = Pt(14)
    assert findings(paper) == []


def test_a_page_number_may_stand_at_a_tab_in_the_middle():
    paper = RIGHT["plan"]()
    number = paper["page number"]
    number.alignment = ALIGN.LEFT
    number.runs[0]._r.addprevious(parse_xml(f"<w:r {NAMES}><w:tab/></w:r>"))
    assert findings(paper) == []  # the style of headers has a tab stop in the middle


def test_a_closing_may_have_a_row_for_each_line_and_a_gap_between():
    paper = RIGHT["report"]()
    old = paper.docx.tables[1]
    table = paper.docx.add_table(rows=3, cols=3)
    old._tbl.addprevious(table._tbl)
    rows = [("recipients", "signer 1"), ("recipient 1", "name"), ("recipient 2", None)]
    for row, (left, right) in zip(table.rows, rows, strict=True):
        row.cells[0]._tc.append(paper[left]._p)
        if right:
            row.cells[2]._tc.append(paper[right]._p)
    old._tbl.getparent().remove(old._tbl)
    assert findings(paper) == []


def test_space_that_a_style_takes_out_between_its_own_paragraphs_is_missing():
    paper = RIGHT["plan"]()
    for name in ("point a", "point b"):
        paper[name]._p.get_or_add_pPr().append(OxmlElement("w:contextualSpacing"))
    assert ("D405", "word/document.xml", paper.number_of("point a")) in findings(paper)
    assert {code for code, _, _ in findings(paper)} == {"D405"}


def test_space_may_stand_before_paragraphs_instead_of_after_them():
    paper = RIGHT["plan"]()
    every = [one for one in paper.docx.paragraphs if one.paragraph_format.space_after == Pt(6)]
    for one in every:
        one.paragraph_format.space_before, one.paragraph_format.space_after = Pt(6), Pt(0)
    assert findings(paper) == []
    paper["text 1"].paragraph_format.space_before = Pt(3)
    assert findings(paper) == [("D405", "word/document.xml", paper.number_of("text 1"))]
