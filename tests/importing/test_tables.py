"""Difficult tables, each against the grid that a person sees, and against mammoth where it knows the difficulty."""

from __future__ import annotations

import io

import mammoth
import pytest
from lxml import html

from cchc.importing.blocks import Table
from cchc.importing.word.reading import document_of
from tests.importing.word_xml import (
    NS,
    field,
    gone,
    ins,
    level,
    listed,
    numbering,
    p,
    r,
    sdt,
    shown,
    tbl,
    tc,
    tr,
    word,
)

HEAD = tr("Nhiệm vụ", "Sản phẩm", "Thời gian")
DELETED_MARK = '<w:rPr><w:del w:id="3" w:author="Gia Định"/></w:rPr>'
BULLETS = numbering(level(0, "bullet", "\uf02d"))
COUNTED = numbering(level(0, "decimal", "%1"), level(1, "decimal", "%1.%2."))
MERGES = ("restart", "continue") * 2
BREAKS = "<w:r><w:t>Quý I</w:t><w:br/><w:t>Quý II</w:t><w:cr/><w:t>Quý</w:t><w:tab/><w:t>III</w:t></w:r>"
HYPHENS = f"{r('Tài chính ')}<w:r><w:noBreakHyphen/></w:r>{r(' Kế')}<w:r><w:softHyphen/></w:r>{r(' hoạch')}"
LINK = f'<w:hyperlink w:anchor="a">{r(" kèm")}</w:hyperlink>'
CUSTOM = f'<w:customXml w:element="a">{p("B")}</w:customXml>'
MOVED_HERE = f'<w:moveTo w:id="2">{r("đến")}</w:moveTo>'

CASES: dict[str, tuple[str, list[list[str]]]] = {
    "plain": (tbl(HEAD, tr("Một", "Hai", "Ba")), [["Nhiệm vụ", "Sản phẩm", "Thời gian"], ["Một", "Hai", "Ba"]]),
    "area rows that span the table": (
        tbl(HEAD, tr(tc("I. Cải cách thể chế", span=3)), tr("Một", "Hai", "Ba")),
        [["Nhiệm vụ", "Sản phẩm", "Thời gian"], ["I. Cải cách thể chế →3"], ["Một", "Hai", "Ba"]],
    ),
    "cells merged down": (
        tbl(
            tr("1.1", tc("Phòng Tư pháp", merge="restart")),
            tr("1.2", tc(merge="continue")),
            tr("1.3", tc(merge="continue")),
            tr("2", "Phòng Nội vụ"),
        ),
        [["1.1", "Phòng Tư pháp"], ["1.2", "^"], ["1.3", "^"], ["2", "Phòng Nội vụ"]],
    ),
    "merged down and across": (
        tbl(
            tr(tc("A", span=2, merge="restart"), "B", tc()),
            tr(tc(span=2, merge="continue"), "C", "D"),
            tr("1", "2", "3", "4"),
            grid=(2000, 2000, 2000, 2000),
        ),
        [["A →2", "B", ""], ["^ →2", "C", "D"], ["1", "2", "3", "4"]],
    ),
    "two merges right under each other": (
        tbl(*(tr(tc(text, merge=merge)) for text, merge in zip(["A", "", "B", ""], MERGES, strict=True))),
        [["A"], ["^"], ["B"], ["^"]],
    ),
    "content controls round a cell, a row, a run": (
        tbl(tr("Một", sdt(tc("Hai"))), sdt(tr("Ba", tc(p(sdt(r("Bốn")), r(" năm")))))),
        [["Một", "Hai"], ["Ba", "Bốn năm"]],
    ),
    "content controls in content controls": (
        sdt(tbl(sdt(sdt(tr(sdt(sdt(tc(sdt(p("Một"))))), "Hai"))))),
        [["Một", "Hai"]],
    ),
    "inserted and deleted words": (
        tbl(tr(tc(p(r("Quý "), gone(r("I")), ins(r("II")), r("/2025"))), "Giữ")),
        [["Quý II/2025", "Giữ"]],
    ),
    "a deleted row": (
        tbl(HEAD, tr("Bỏ", "Bỏ", "Bỏ", props='<w:del w:id="9" w:author="x"/>'), tr("Một", "Hai", "Ba")),
        [["Nhiệm vụ", "Sản phẩm", "Thời gian"], ["Một", "Hai", "Ba"]],
    ),
    "an inserted row": (
        tbl(HEAD, tr(tc(p(ins(r("Mới")))), "Hai", "Ba", props='<w:ins w:id="9" w:author="x"/>')),
        [["Nhiệm vụ", "Sản phẩm", "Thời gian"], ["Mới", "Hai", "Ba"]],
    ),
    "a deleted paragraph mark": (
        tbl(tr(tc(p("Phòng", props=DELETED_MARK), p(" Nội vụ"), p("Phòng Tư pháp")), "x")),
        [["Phòng Nội vụ\nPhòng Tư pháp", "x"]],
    ),
    "soft breaks, tabs and hyphens": (
        tbl(tr(tc(p(BREAKS)), "x")),
        [["Quý I\nQuý II\nQuý\tIII", "x"]],
    ),
    "hyphens that do not break": (
        tbl(tr(tc(p(HYPHENS)), "x")),
        [["Tài chính - Kế hoạch", "x"]],
    ),
    "bullets counted by Word": (
        tbl(tr("Sản phẩm", tc(p("Kế hoạch", props=listed()), p("Báo cáo", props=listed())))),
        [["Sản phẩm", "- Kế hoạch\n- Báo cáo"]],
    ),
    "numbers counted by Word in a column of their own": (
        tbl(
            tr(tc(p(props=listed())), "Nhiệm vụ một"),
            tr(tc(p(props=listed(1))), "Nhiệm vụ con"),
            tr(tc(p(props=listed(1))), "Nhiệm vụ con"),
            tr(tc(p(props=listed())), "Nhiệm vụ hai"),
        ),
        [["1", "Nhiệm vụ một"], ["1.1.", "Nhiệm vụ con"], ["1.2.", "Nhiệm vụ con"], ["2", "Nhiệm vụ hai"]],
    ),
    "empty columns before and after a row": (
        tbl(
            HEAD,
            tr("Hai", "Ba", props='<w:gridBefore w:val="1"/>'),
            tr("Một", props='<w:gridAfter w:val="2"/>'),
        ),
        [["Nhiệm vụ", "Sản phẩm", "Thời gian"], ["@1 Hai", "Ba"], ["Một"]],
    ),
    "no grid at all": (tbl(tr("A", "B"), tr(tc("C", span=2)), grid=None), [["A", "B"], ["C →2"]]),
    "ragged rows": (
        tbl(tr("A", "B", "C"), tr("D"), tr("E", "F", "G", "H")),
        [["A", "B", "C"], ["D"], ["E", "F", "G", "H"]],
    ),
    "edges pulled by hand a hair apart": (
        tbl(
            tr(tc("A"), tc("B", span=2), "C"),
            tr(tc("D", span=2), tc("E"), "F"),
            grid=(2000, 60, 1940, 2000),
        ),
        [["A", "B", "C"], ["D", "E", "F"]],
    ),
    "a grid with columns that nobody uses": (
        tbl(tr(tc("A", span=3), "B"), tr(tc("C", span=3), "D"), grid=(700, 700, 700, 700)),
        [["A", "B"], ["C", "D"]],
    ),
    "a merge with nothing above it": (
        tbl(tr(tc("A", merge="continue"), "B"), tr(tc(merge="continue"), "C")),
        [["A", "B"], ["^", "C"]],
    ),
    "cells merged across the old way": (
        tbl(tr(tc("A", props='<w:hMerge w:val="restart"/>'), tc(props="<w:hMerge/>"), "B"), tr("1", "2", "3")),
        [["A →2", "B"], ["1", "2", "3"]],
    ),
    "a table in a cell": (
        tbl(tr("A", tc(p("trước"), tbl(tr("x", "y")), p("sau")))),
        [["A", "trước\nx\ny\nsau"]],
    ),
    "fields and links": (
        tbl(tr(tc(p(r("Phụ lục "), field("REF a", "II"), LINK)), "x")),
        [["Phụ lục II kèm", "x"]],
    ),
    "simple fields": (tbl(tr(tc(p(f'<w:fldSimple w:instr="SEQ a">{r("3")}</w:fldSimple>')), "x")), [["3", "x"]]),
    "smart tags and custom XML": (
        tbl(tr(tc(p(f'<w:smartTag w:element="place">{r("Sóc Trăng")}</w:smartTag>')), tc(CUSTOM))),
        [["Sóc Trăng", "B"]],
    ),
    "words moved away and here": (
        tbl(tr(tc(p(f'<w:moveFrom w:id="1">{r("đi")}</w:moveFrom>', r("A"))), tc(p(MOVED_HERE)))),
        [["A", "đến"]],
    ),
    "hidden words": (tbl(tr(tc(p(r("A"), r("ẩn", "<w:vanish/>"))), "B")), [["A", "B"]]),
    "a deleted cell": (
        tbl(tr(tc("bỏ", props='<w:cellDel w:id="1" w:author="x"/>'), "A", "B"), grid=(2000, 2000)),
        [["A", "B"]],
    ),
    "merged by a tracked change": (
        tbl(
            tr(tc("A", props='<w:cellMerge w:id="1" w:author="x" w:vMerge="rest"/>'), "B"),
            tr(tc(props='<w:cellMerge w:id="1" w:author="x" w:vMerge="cont"/>'), "C"),
        ),
        [["A", "B"], ["^", "C"]],
    ),
    "decomposed letters and odd spaces": (
        tbl(tr("Ke\u0302\u0301 hoa\u0323ch\u00a0năm\u20022025", "Cải\u200b cách")),
        [["Kế hoạch năm 2025", "Cải cách"]],
    ),
}  # fmt: skip
PARTS = {"bullets counted by Word": BULLETS, "numbers counted by Word in a column of their own": COUNTED}
UNKNOWN_TO_MAMMOTH = {
    "bullets counted by Word",  # makes lists without their signs
    "numbers counted by Word in a column of their own",
    "cells merged across the old way",
    "a table in a cell",  # keeps it a table
    "hidden words",  # shows them
    "simple fields",  # drops them
    "a deleted cell",
    "merged by a tracked change",
    "decomposed letters and odd spaces",
    "a deleted paragraph mark",
    "a merge with nothing above it",
    "soft breaks, tabs and hyphens",  # no w:cr
}


def file_of(name: str) -> bytes:
    parts = {"numbering": PARTS[name]} if name in PARTS else {}
    return word(p("Phụ lục"), CASES[name][0], p("Hết"), parts=parts)


def table_of(data: bytes) -> Table:
    [table] = [one for one in document_of(data, "x.docx").blocks if isinstance(one, Table)]
    return table


@pytest.mark.parametrize("name", CASES)
def test_a_difficult_table_is_read_as_a_person_sees_it(name):
    assert shown(table_of(file_of(name))) == CASES[name][1]


@pytest.mark.parametrize("name", [name for name in CASES if name not in UNKNOWN_TO_MAMMOTH])
def test_the_texts_of_the_cells_are_those_that_mammoth_reads(name):
    ours = [[cell.text for cell in row.cells if not cell.continues] for row in table_of(file_of(name)).rows]
    theirs = html.fromstring(
        mammoth.convert_to_html(io.BytesIO(file_of(name))).value or "<p/>", parser=html.HTMLParser()
    )
    read = [[_text(cell) for cell in row.iter("td", "th")] for row in theirs.iter("tr")]
    assert [row for row in read if row] == [row for row in ours if row]


def _text(cell) -> str:
    for line in cell.iter("br"):
        line.tail = f"\n{line.tail or ''}"
    text = "\n".join(one.text_content().strip() for one in cell.iter("p")).strip()
    return text.replace("\u2011", "-").replace("\u00ad", "")


def test_rows_and_cells_know_their_place_and_repeated_heads():
    table = table_of(word(p("Một"), tbl(tr("A", "B", props="<w:tblHeader/>"), tr("C", tc("D", "E")))))
    assert [row.heading for row in table.rows] == [True, False]
    assert (table.where.table, table.where.paragraph, table.columns) == (1, 2, 2)
    where = table.rows[1].cells[1].paragraphs[1].where
    assert (where.table, where.row, where.column, where.paragraph) == (1, 2, 2, 6)


def test_tables_are_counted_through_the_part():
    blocks = document_of(word(tbl(tr("A")), p("x"), tbl(tr("B")), sdt(tbl(tr("C")))), "x.docx").blocks
    assert [one.where.table for one in blocks if isinstance(one, Table)] == [1, 2, 3]


SIDES = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))


@pytest.mark.parametrize(
    ("props", "cell", "styles", "bordered"),
    [
        (f"<w:tblBorders>{SIDES}</w:tblBorders>", "", "", True),
        ("", "", "", False),
        ('<w:tblBorders><w:bottom w:val="single"/></w:tblBorders>', "", "", False),
        (f"<w:tblBorders>{SIDES.replace('single', 'nil')}</w:tblBorders>", "", "", False),
        ("", f"<w:tcBorders>{SIDES}</w:tcBorders>", "", True),
        ('<w:tblStyle w:val="Luoi"/>', "", f"<w:tblPr><w:tblBorders>{SIDES}</w:tblBorders></w:tblPr>", True),
    ],
)
def test_drawn_lines_are_seen_wherever_they_are_said(props, cell, styles, bordered):
    of_style = f'<w:style w:type="table" w:styleId="Luoi"><w:name w:val="Lưới"/>{styles}</w:style>'
    parts = {"styles": f"<w:styles {NS}>{of_style}</w:styles>"}
    assert (
        table_of(word(tbl(tr(tc("A", props=cell), tc("B", props=cell)), props=props), parts=parts)).bordered
        is bordered
    )


def test_what_stands_in_cells_merged_over_is_not_lost():
    document = document_of(word(tbl(tr(tc("A", merge="restart")), tr(tc("cũ", merge="continue")))), "x.docx")
    assert [(one.words, one.where.row) for one in document.unread] == [("cũ", 2)]
    document = document_of(
        word(tbl(tr(tc("A", props='<w:hMerge w:val="restart"/>'), tc("cũ", props="<w:hMerge/>")))), "x.docx"
    )
    assert [one.words for one in document.unread] == ["cũ"]


def test_a_row_that_word_hides_is_left_aside_and_not_counted():
    document = document_of(word(tbl(tr("ẩn", "đi", props="<w:hidden/>"), tr("A", "B"))), "x.docx")
    [table] = document.blocks
    assert shown(table) == [["A", "B"]]
    assert [one.words for one in document.unread] == ["ẩn\nđi"]


def test_a_table_in_a_cell_that_loses_its_columns_is_told():
    document = document_of(word(tbl(tr(tc(tbl(tr("x", "y"), tr("z", "t")))))), "x.docx")
    assert [one.words for one in document.unread] == ["x | y\nz | t"]
    assert not document_of(word(tbl(tr(tc(tbl(tr("x"), tr("z")))))), "x.docx").unread
