"""Word files as paragraphs, notes, margins and what is left aside: everything as Word shows it, nothing lost."""

from __future__ import annotations

import re

import pytest

from cchc.importing.blocks import Document, Paragraph, Table
from cchc.importing.word import reading
from cchc.importing.word.reading import MOST_PARAGRAPHS, document_of
from cchc.officefiles.opening import DocumentRefused
from tests.conftest import ROOT
from tests.importing.word_xml import (
    NS,
    field,
    gone,
    ins,
    level,
    listed,
    note,
    numbering,
    p,
    r,
    sdt,
    tbl,
    tc,
    texts,
    tr,
    word,
)

DELETED = '<w:rPr><w:del w:id="3" w:author="x"/></w:rPr>'


def read(*blocks: str, **parts: str) -> Document:
    return document_of(word(*blocks, parts=parts), "x.docx")


def styles(*of: str, defaults: str = "") -> str:
    return f"<w:styles {NS}>{defaults}{''.join(of)}</w:styles>"


def style(key: str, inner: str, based: str = "", name: str = "") -> str:
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name or key}"/>{on}{inner}</w:style>'


def footnotes(*notes: str, kind: str = "footnote") -> str:
    made = [f'<w:{kind} w:id="{number}">{inner}</w:{kind}>' for number, inner in enumerate(notes, start=1)]
    lines = f'<w:{kind} w:type="separator" w:id="0">{p("<w:r><w:separator/></w:r>")}</w:{kind}>'
    return f"<w:{kind}s {NS}>{lines}{''.join(made)}</w:{kind}s>"


# Changes.


def test_changes_are_read_as_accepted_and_numbers_of_paragraphs_stay():
    document = read(p("Một"), p(gone(r("bỏ")), props=DELETED), p(r("Hai "), ins(r("mới"))), p("Ba"))
    assert texts(document.blocks) == ["Một", "Hai mới", "Ba"]
    assert [one.where.paragraph for one in document.blocks] == [1, 3, 4]


def test_paragraphs_whose_mark_is_deleted_go_on_in_the_next_one_and_look_like_it():
    document = read(p("Một ", props=f'<w:jc w:val="center"/>{DELETED}'), p("Hai ", props=DELETED), p("Ba"))
    [one] = document.blocks
    assert (one.text, one.aligned, one.where.paragraph) == ("Một Hai Ba", "left", 1)
    assert texts(read(p("Một", props=DELETED)).blocks) == ["Một"]
    assert texts(read(p("Một", props=DELETED), tbl(tr("x"))).blocks) == ["Một"]


def test_a_change_of_looks_changes_nothing():
    look = '<w:b/><w:rPrChange w:id="1" w:author="x"><w:rPr><w:vanish/></w:rPr></w:rPrChange>'
    [one] = read(p(r("A", look))).blocks
    assert (one.text, one.bold) == ("A", True)


def test_a_deleted_paragraph_takes_no_number():
    document = read(
        p("A", props=listed()),
        p(gone(r("B")), props=listed() + DELETED),
        p("C", props=listed()),
        numbering=numbering(level(0, "decimal", "%1.")),
    )
    assert texts(document.blocks) == ["1. A", "2. C"]


# Numbers.


@pytest.mark.parametrize(
    ("format", "text", "labels"),
    [
        ("decimal", "%1.", ["1.", "2.", "3."]),
        ("upperRoman", "%1.", ["I.", "II.", "III."]),
        ("lowerRoman", "(%1)", ["(i)", "(ii)", "(iii)"]),
        ("lowerLetter", "%1)", ["a)", "b)", "c)"]),
        ("upperLetter", "%1.", ["A.", "B.", "C."]),
        ("decimalZero", "%1", ["01", "02", "03"]),
        ("decimal", "Điều %1.", ["Điều 1.", "Điều 2.", "Điều 3."]),
        ("none", "", ["", "", ""]),
        ("bullet", "-", ["-", "-", "-"]),
        ("bullet", "\uf0b7", ["•", "•", "•"]),
        ("bullet", "\uf0ea", ["•", "•", "•"]),
    ],
)
def test_automatic_numbers_are_written_out(format, text, labels):
    document = read(*(p("x", props=listed()) for _ in range(3)), numbering=numbering(level(0, format, text)))
    assert [one.number for one in document.blocks] == labels


LEVELS = (level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "lowerLetter", "%3)"))


def test_levels_count_within_each_other():
    depths = [0, 1, 2, 2, 1, 2, 0, 1]
    document = read(*(p("x", props=listed(one)) for one in depths), numbering=numbering(*LEVELS))
    assert [one.number for one in document.blocks] == ["I.", "1.", "a)", "b)", "2.", "a)", "II.", "1."]


def test_a_level_may_go_on_where_others_restart_and_may_be_all_figures():
    on = (LEVELS[0], level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>'))
    depths = [0, 1, 1, 0, 1]
    document = read(*(p("x", props=listed(one)) for one in depths), numbering=numbering(*on))
    assert [one.number for one in document.blocks] == ["I.", "1.", "2.", "II.", "3."]
    legal = (LEVELS[0], level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    document = read(*(p("x", props=listed(one)) for one in (0, 0, 1)), numbering=numbering(*legal))
    assert document.blocks[2].number == "2.1"


def test_a_list_may_start_again_elsewhere():
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    more = f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{override}</w:num>'
    part = numbering(level(0, "decimal", "%1."), more=more)
    numbers = [1, 1, 2, 2, 1]
    document = read(*(p("x", props=listed(0, one)) for one in numbers), numbering=part)
    assert [one.number for one in document.blocks] == ["1.", "2.", "5.", "6.", "7."]


def test_styles_number_by_the_level_tied_to_them_and_a_paragraph_may_refuse():
    tied = (
        level(0, "upperRoman", "%1.", '<w:pStyle w:val="A"/>'),
        level(1, "decimal", "%2.", '<w:pStyle w:val="B"/>'),
    )
    of = styles(
        style("A", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr>'),
        style("B", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>', based="A"),
    )
    blocks = [p("x", props=f'<w:pStyle w:val="{one}"/>') for one in "ABBA"]
    refused = p("x", props=f'<w:pStyle w:val="A"/>{listed(0, 0)}')
    document = read(*blocks, refused, styles=of, numbering=numbering(*tied))
    assert [one.number for one in document.blocks] == ["I.", "1.", "2.", "II.", ""]
    assert [one.level for one in document.blocks] == [0, 1, 1, 0, 0]


# Looks.


def test_looks_come_through_styles_and_hold_for_all_letters():
    of = styles(
        style("Goc", '<w:pPr><w:jc w:val="center"/><w:outlineLvl w:val="2"/></w:pPr><w:rPr><w:b/></w:rPr>'),
        style("Con", "<w:rPr><w:i/></w:rPr>", based="Goc", name="Mục con"),
    )
    plain, mixed = (
        p("A", props='<w:pStyle w:val="Con"/>'),
        p(r("A"), r("B", '<w:b w:val="0"/>'), props='<w:pStyle w:val="Con"/>'),
    )
    one, other = read(plain, mixed, styles=of).blocks
    assert (one.style, one.bold, one.italic, one.aligned, one.level) == ("Mục con", True, True, "center", 2)
    assert (other.bold, other.italic) == (False, True)


@pytest.mark.parametrize(
    ("said", "aligned"), [("both", "both"), ("end", "right"), ("start", "left"), ("distribute", "both")]
)
def test_alignment_has_one_name(said, aligned):
    assert read(p("A", props=f'<w:jc w:val="{said}"/>')).blocks[0].aligned == aligned


def test_capitals_by_look_are_told_and_the_letters_stay():
    [one] = read(p(r("Kế hoạch", "<w:caps/>"))).blocks
    assert (one.text, one.capitals) == ("Kế hoạch", True)


# Words.


def test_white_space_at_the_ends_goes_and_places_of_notes_stay_right():
    document = read(
        p(r(" \tKế hoạch"), note("footnote", 1), r(" này"), note("endnote", 1), r("  ")),
        footnotes=footnotes(p("Một")),
        endnotes=footnotes(p("Hai"), kind="endnote"),
    )
    [one] = document.blocks
    assert (one.text, one.notes) == ("Kế hoạch này", ((8, "1"), (12, "e1")))
    assert {key: [line.text for line in lines] for key, lines in document.footnotes.items()} == {
        "1": ["Một"],
        "e1": ["Hai"],
    }


def test_notes_come_in_the_order_of_their_marks_and_are_called_as_printed():
    document = read(
        p(r("A"), note("footnote", 2)),
        p(r("B"), note("footnote", 1)),
        footnotes=footnotes(p("một"), p("hai"), p("lẻ")),
    )
    assert list(document.footnotes) == ["2", "1"]
    assert document.footnotes["2"][0].where.part == "chú thích 1"
    assert document.footnotes["1"][0].where.paragraph == 1
    assert [one.words for one in document.unread] == ["lẻ"]


def test_a_note_whose_mark_was_deleted_is_gone_with_it():
    document = read(p(r("A"), gone(note("footnote", 1))), footnotes=footnotes(p("bỏ")))
    assert document.footnotes == {}
    assert document.unread == ()


def test_fields_show_their_result_even_over_paragraphs_and_one_that_never_ends_is_none():
    begin, between, end = (f'<w:r><w:fldChar w:fldCharType="{k}"/></w:r>' for k in ("begin", "separate", "end"))
    instruction = "<w:r><w:instrText> TOC </w:instrText></w:r>"
    over = (p(begin + instruction + between + r("Mục một")), p(r("Mục hai") + end + r(" sau")))
    assert texts(read(*over).blocks) == ["Mục một", "Mục hai sau"]
    nested = f"{begin}<w:r><w:instrText> IF </w:instrText></w:r>{field('REF a', 'trong')}{between}{r('ra')}{end}"
    assert texts(read(p(nested)).blocks) == ["ra"]
    assert texts(read(p(begin + instruction), p("Vẫn còn")).blocks) == ["Vẫn còn"]


def test_fields_of_forms_show_what_was_chosen():
    entries = '<w:listEntry w:val="Quý I"/><w:listEntry w:val="Quý II"/>'
    forms = (f'<w:ddList><w:result w:val="1"/>{entries}</w:ddList>', "<w:checkBox><w:checked/></w:checkBox>")
    ends = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    runs = [
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{one}</w:ffData></w:fldChar></w:r>{ends}' for one in forms
    ]
    assert texts(read(*(p(one) for one in runs)).blocks) == ["Quý II", "☒"]


@pytest.mark.parametrize(
    ("char", "font", "text"),
    [
        ("F0B7", "Symbol", "• A"),
        ("F0A7", "Wingdings", "▪ A"),
        ("F0FC", "Wingdings", "✓ A"),
        ("002B", "Times New Roman", "+ A"),
    ],
)
def test_symbols_are_read_as_letters(char, font, text):
    assert texts(read(p(f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>', r(" A"))).blocks) == [text]


def test_a_symbol_that_nobody_knows_is_left_aside():
    document = read(p(r("A"), '<w:r><w:sym w:font="Riêng" w:char="F0D1"/></w:r>'))
    assert [one.words for one in document.unread] == ["Riêng F0D1"]


@pytest.mark.parametrize(
    ("typed", "font", "text"),
    [
        ("KÕ ho¹ch c¶i c¸ch hµnh chÝnh n¨m 2025", ".VnTime", "Kế hoạch cải cách hành chính năm 2025"),
        ("Uû ban nh©n d©n", ".VnTimeH", "UỶ BAN NHÂN DÂN"),
        ("§¬n vÞ th­êng xuyªn, ®Þnh kú", ".VnArial", "Đơn vị thường xuyên, định kỳ"),
        ("Keá hoaïch caûi caùch haønh chính naêm 2025", "VNI-Times", "Kế hoạch cải cách hành chính năm 2025"),
        ("Ñôn vò thöôøng xuyeân, ñònh kyø", "VNI-Times", "Đơn vị thường xuyên, định kỳ"),
        ("Kế hoạch", "Times New Roman", "Kế hoạch"),
    ],
)
def test_letters_of_fonts_before_unicode_are_read_as_they_look(typed, font, text):
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'
    assert texts(read(p(r(typed, fonts))).blocks) == [text]


# Boxes, drawings, and what is left aside.

SHAPE = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><wps:txbx>'
    "<w:txbxContent>{0}</w:txbxContent></wps:txbx></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback>"
    "<w:pict><v:shape><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></v:shape></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r>"
)


def test_text_boxes_are_read_once_after_their_paragraph():
    document = read(p(r("A"), SHAPE.format(p("DỰ THẢO") + p("lần 2"))), p("B"))
    assert texts(document.blocks) == ["A", "DỰ THẢO", "lần 2", "B"]
    assert [one.boxed for one in document.blocks] == [False, True, True, False]
    assert [one.where.paragraph for one in document.blocks] == [1, 2, 3, 4]


def test_a_text_box_in_a_cell_stays_in_the_cell():
    [table] = read(tbl(tr(tc(p(r("A"), SHAPE.format(p("hộp")))), "B"))).blocks
    assert isinstance(table, Table)
    assert table.rows[0].cells[0].text == "A\nhộp"


PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="Sơ đồ quy trình"/>'
    "<pic:pic/></wp:inline></w:drawing></w:r>"
)
LINE = '<w:r><w:pict><v:line from="0,0" to="90pt,0"/></w:pict></w:r>'
FORMULA = "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"
LETTERING = '<w:r><w:pict><v:shape><v:textpath string="DỰ THẢO"/></v:shape></w:pict></w:r>'
OBJECT = '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'


@pytest.mark.parametrize(
    ("drawn", "words", "why"),
    [
        (PICTURE, "Sơ đồ quy trình", "hình ảnh"),
        (FORMULA, "a+b", "công thức"),
        (LETTERING, "DỰ THẢO", "WordArt"),
        (OBJECT, "Excel.Sheet.12", "chương trình khác"),
        (r("ẩn", "<w:vanish/>"), "ẩn", "chữ ẩn"),
        (sdt(r("Bấm để nhập"), "<w:showingPlcHdr/>"), "Bấm để nhập", "gợi ý"),
    ],
)
def test_what_is_no_text_is_left_aside_with_its_place(drawn, words, why):
    document = read(p("A"), p(r("B"), drawn))
    [one] = document.unread
    assert (one.words, one.where.paragraph) == (words, 2)
    assert why in one.why
    assert texts(document.blocks) == ["A", "B"]


def test_a_drawn_line_is_nothing():
    assert read(p(r("A"), LINE)).unread == ()


def test_the_words_of_a_chart_are_told():
    chart = '<w:r><w:drawing><wp:inline><a:graphic><c:chart r:id="rId9"/></a:graphic></wp:inline></w:drawing></w:r>'
    part = f"<c:chartSpace {NS}><a:t>Tỷ lệ đúng hạn</a:t><c:v>95</c:v></c:chartSpace>"
    data = word(
        p(r("A"), chart), parts={"word/charts/chart1.xml": part}, related={"rId9": ("chart", "charts/chart1.xml")}
    )
    assert [one.words for one in document_of(data, "x.docx").unread] == ["Tỷ lệ đúng hạn; 95"]


def test_remarks_are_left_aside_where_they_hang():
    part = f'<w:comments {NS}><w:comment w:id="4" w:author="Chị Lan">{p("Xem lại hạn")}</w:comment></w:comments>'
    document = read(p("A"), tbl(tr("B", tc(p(r("C"), '<w:r><w:commentReference w:id="4"/></w:r>')))), comments=part)
    [one] = document.unread
    assert (one.words, one.why) == ("Xem lại hạn", "nhận xét của Chị Lan")
    assert (one.where.table, one.where.row, one.where.column) == (1, 1, 2)


def test_parts_of_other_files_are_told():
    data = word(p("A"), '<w:altChunk r:id="rId9"/>', related={"rId9": ("aFChunk", "chen.html")})
    [one] = document_of(data, "x.docx").unread
    assert one.words == "word/chen.html"


def test_page_heads_and_feet_come_once_and_without_page_numbers():
    number = p(field("PAGE", "2"))
    simple = f'<w:fldSimple w:instr="PAGE">{r("3")}</w:fldSimple>'
    parts = {
        "header1": f"<w:hdr {NS}>{p('UBND xã Gia Định')}{number}</w:hdr>",
        "header2": f"<w:hdr {NS}>{p('UBND xã Gia Định')}</w:hdr>",
        "footer1": f"<w:ftr {NS}>{p('Mật', simple)}</w:ftr>",
    }
    document = read(p("A"), **parts)
    assert [(one.text, one.where.part) for one in document.margins] == [
        ("UBND xã Gia Định", "đầu trang"),
        ("Mật", "chân trang"),
    ]


# Refusals.


def test_a_file_without_words_is_told():
    with pytest.raises(DocumentRefused, match="không có chữ nào"):
        read(p(), p(props=listed()))


def test_a_file_longer_than_any_plan_is_refused(monkeypatch):
    with pytest.raises(DocumentRefused, match=r"quá dài.*20\.000 đoạn"):
        read("<w:p/>" * (MOST_PARAGRAPHS + 1))
    monkeypatch.setattr(reading, "MOST_LETTERS", 10)
    assert read(p("Mười chữ…"))
    with pytest.raises(DocumentRefused, match=r"quá dài.*10 chữ cái"):
        read(p("Mười"), p("chữ", "nữa là"))


# The law: every word is somewhere.

SOUP = (
    p(r("một"), note("footnote", 1), ins(r("hai"))),
    sdt(p("ba", props=listed())),
    p(field("REF a", "bốn"), f'<w:hyperlink r:id="rId1">{r("năm")}</w:hyperlink>', SHAPE.format(p("sáu"))),
    tbl(
        tr(tc("bảy", merge="restart"), sdt(tc("tám")), props="<w:tblHeader/>"),
        tr(tc("chín", merge="continue"), tc(tbl(tr("mười", "mườimột")))),
        tr("mườihai", props='<w:gridBefore w:val="1"/>'),
        tr("mườiba", "mườibốn", props="<w:hidden/>"),
    ),
    p(r("mườilăm", "<w:vanish/>"), sdt(r("mườisáu"), "<w:showingPlcHdr/>"), note("endnote", 1)),
    p(
        f'<w:smartTag w:element="a">{r("mườibảy")}</w:smartTag>',
        FORMULA,
        '<w:r><w:commentReference w:id="4"/></w:r>',
    ),
    p("mườitám", props=DELETED),
    p("<w:dir w:val='ltr'>" + r("mườichín") + "</w:dir>"),
    f'<w:customXml w:element="a">{p("haimươi")}</w:customXml>',
    f"<w:mystery>{p('haimốt')}</w:mystery>",
)


def test_every_word_is_in_the_blocks_the_notes_the_margins_or_the_list():
    parts = {
        "numbering": numbering(level(0, "decimal", "%1.")),
        "footnotes": footnotes(p("haihai"), p("haiba")),
        "endnotes": footnotes(tbl(tr("haibốn")), kind="endnote"),
        "header1": f"<w:hdr {NS}>{tbl(tr('hailăm'))}</w:hdr>",
        "comments": f'<w:comments {NS}><w:comment w:id="4">{p("haisáu")}</w:comment></w:comments>',
    }
    apart = [block.replace("</w:t>", " </w:t>") for block in SOUP]
    data = word(*apart, parts=parts)
    source = " ".join([*SOUP, *parts.values()])
    wanted = set(re.findall(r"<(?:w|m):t(?: [^>]*)?>([^<]+)</", source))
    assert len(wanted) == 27
    assert wanted <= set(re.split(r"[\s|]+", words(document_of(data, "x.docx"))))


def words(document: Document) -> str:
    blocks = [*document.blocks, *document.margins, *(one for note in document.footnotes.values() for one in note)]
    said = [one.words for one in document.unread]
    for block in blocks:
        cells = [] if isinstance(block, Paragraph) else [cell.text for row in block.rows for cell in row.cells]
        said += [block.text] if isinstance(block, Paragraph) else cells
    return "\n".join(said)


@pytest.mark.parametrize("name", ["plan", "report", "reminder", "brief"])
def test_the_templates_are_read_whole(name):
    data = next(ROOT.glob(f"templates/**/{name}.docx")).read_bytes()
    document = document_of(data, f"{name}.docx")
    assert document.unread == ()
    assert len(document.blocks) > 3


@pytest.mark.parametrize(
    ("runs", "until", "bold"),
    [
        ((("1. Mục đích:", True), (" Nâng cao.", False)), 12, False),
        ((("1. ", False), ("Mục đích", True), (": Nâng cao.", False)), 11, False),
        ((("1. ", False), ("Mục đích", True), (".", False)), 12, True),
        ((("Lời ", False), ("đậm", True)), 0, False),
        ((("1. ", True), ("Lời thường", False)), 0, False),
        ((("2.1", True), (". ", False), ("Mục đích", True)), 13, True),
    ],
)
def test_how_far_a_paragraph_is_bold(runs, until, bold):
    paragraph = p(*(r(text, "<w:b/>" if strong else "") for text, strong in runs))
    (one,) = document_of(word(paragraph), "x.docx").blocks
    assert (one.bold_until, one.bold) == (until, bold)
