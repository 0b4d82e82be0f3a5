"""Parts that stand elsewhere than usual, and kinds of documents that lack one: found, and no fault made of it."""

from __future__ import annotations

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml

from tests.documents.decree.papers import RIGHT, Paper, closing, head, title
from tests.documents.decree.test_breaches import findings
from tests.documents.decree.test_layouts import NAMES, boxed


def out_of_the_table(paper: Paper, *names: str) -> None:
    """Put these paragraphs of the closing one under the other, and take its table away."""
    table = paper.docx.tables[1]._tbl
    for name in names:
        table.addprevious(paper[name]._p)
    table.getparent().remove(table)


def test_who_signs_over_the_recipients_is_told_to_stand_beside_them():
    paper = RIGHT["plan"]()
    recipients = ("recipients", "recipient 1", "recipient 2", "recipient 3")
    out_of_the_table(paper, "signer 1", "signer 2", "signer 3", "name", *recipients)
    assert findings(paper) == [("D509", "word/document.xml", paper.number_of("signer 1"))]


def test_who_signs_may_stand_in_a_text_box_beside_the_recipients():
    paper = RIGHT["report"]()
    out_of_the_table(paper, "recipients", "recipient 1", "recipient 2")
    lines = [("TRƯỞNG PHÒNG", 14, True, False), ("", 14, False, False), ("Trần Thị Giả", 14, True, False)]
    paper["recipients"]._p.append(parse_xml(boxed(lines)))
    assert findings(paper) == []


def test_addressees_may_stand_in_a_table():
    paper = RIGHT["letter"]()
    left, right = paper.columns(1, 4, 12).rows[0].cells
    paper["addressee"]._p.addprevious(paper.docx.tables[-1]._tbl)
    left._tc.append(paper["addressee"]._p)
    for name in ("addressee 1", "addressee 2"):
        right._tc.append(paper[name]._p)
    assert findings(paper) == []


def test_number_and_date_may_stand_in_a_table_of_their_own():
    paper = RIGHT["plan"]()
    first = paper.docx.tables[0]
    left, right = paper.columns(1, 6.5, 9.5).rows[0].cells
    first._tbl.addnext(paper.docx.tables[-1]._tbl)
    left._tc.append(paper["number"]._p)
    right._tc.append(paper["date"]._p)
    first._tbl.remove(first.rows[1]._tr)
    first._tbl.addnext(paper.add("")._p)
    assert findings(paper) == []


def test_minutes_have_no_place_and_date_in_their_head():
    paper = RIGHT["report"]()
    for name, text in (("kind", "BIÊN BẢN"), ("number", "Số: 05/BB-PNV"), ("date", "")):
        paper[name].runs[0].text = text
    assert findings(paper) == []


def test_a_page_number_may_stand_in_a_frame_in_the_middle():
    paper = RIGHT["plan"]()
    paper["page number"].alignment = None
    frame = f'<w:framePr {NAMES} w:wrap="around" w:hAnchor="margin" w:xAlign="center" w:y="1"/>'
    paper["page number"]._p.get_or_add_pPr().insert(0, parse_xml(frame))
    assert findings(paper) == []


def test_numbered_sentences_are_no_headings():
    paper = Paper()
    dated = "Giả, ngày 15 tháng 11 năm 2025"
    head(paper, superior="", issuer=["ỦY BAN NHÂN DÂN", "XÃ GIẢ"], number="Số: 02/CT-UBND", dated=dated)
    title(paper, "CHỈ THỊ", "Về việc đẩy mạnh cải cách hành chính")
    for number in (1, 2, 3):
        paper.body(f"{number}. Các cơ quan, đơn vị thực hiện nghiêm nhiệm vụ thứ {number}.")
    paper.body("Yêu cầu các đơn vị thực hiện./.", "end")
    closing(paper, ["CHỦ TỊCH"], "Nguyễn Giả", ["UBND tỉnh;", "Lưu: VT."])
    assert findings(paper) == []


def test_a_sentence_that_begins_like_a_basis_is_text_of_the_body():
    paper = RIGHT["report"]()
    paper["text 1"].runs[
        0
    ].text = (
        "Căn cứ Kế hoạch số 196/KH-UBND ngày 23/12/2024 của Ủy ban nhân dân tỉnh, Phòng Nội vụ báo cáo như sau:"
    )
    assert findings(paper) == []
    paper["text 1"].alignment = ALIGN.LEFT
    assert findings(paper) == [("D403", "word/document.xml", paper.number_of("text 1"))]
