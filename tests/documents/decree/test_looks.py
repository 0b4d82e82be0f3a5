"""How a run looks in the end: what styles, defaults and theme say, and how switches turn each other off."""

from __future__ import annotations

import io
import zipfile

import pytest

from cchc.documents.decree.document import document_of

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
THEME = f"""<a:theme xmlns:a="{A}"><a:themeElements><a:fontScheme name="x">
<a:majorFont><a:latin typeface="Cambria"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont>
<a:minorFont><a:latin typeface="Times New Roman"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont>
</a:fontScheme></a:themeElements></a:theme>"""


def read(body: str, styles: str = "", **parts: str):
    """The paragraphs of a package of these parts."""
    written = {
        "document": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "styles": f"<w:styles {W}>{styles}</w:styles>",
        "theme": THEME,
        **parts,
    }
    relations = "".join(
        f'<Relationship Id="r{name}" Type="{R}/{name}" Target="{name}.xml"/>'
        for name in written
        if name != "document"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        main = f'<Relationship Id="r1" Type="{R}/officeDocument" Target="word/document.xml"/>'
        package.writestr("_rels/.rels", f"<Relationships>{main}</Relationships>")
        package.writestr("word/_rels/document.xml.rels", f"<Relationships>{relations}</Relationships>")
        for name, text in written.items():
            package.writestr(f"word/{name}.xml", text)
    return document_of(out.getvalue(), "giả.docx").main.paragraphs


def look(run: str, styles: str = "", paragraph: str = ""):
    """How the only run of a paragraph looks; ``run`` and ``paragraph`` are its properties."""
    (one,) = read(f"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>Chữ</w:t></w:r></w:p>", styles)
    return one.runs[0].look


def style(
    name: str, run: str = "", *, based: str = "", kind: str = "paragraph", default: bool = False, paragraph=""
):
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    mark = 'w:default="1"' if default else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}" {mark}>{on}<w:pPr>{paragraph}</w:pPr>'
        f"<w:rPr>{run}</w:rPr></w:style>"
    )


def test_without_any_word_a_run_has_ten_points_and_no_font():
    assert (look("").size, look("").fonts[0], look("").bold) == (10.0, None, False)


def test_a_size_comes_from_a_style_two_steps_up():
    styles = style("old", '<w:sz w:val="26"/>') + style("middle", based="old") + style("young", based="middle")
    assert look("", styles, '<w:pStyle w:val="young"/>').size == 13.0


def test_a_size_comes_from_the_default_style_where_none_is_named_or_the_named_is_missing():
    styles = style("Normal", '<w:sz w:val="28"/>', default=True)
    assert look("", styles).size == 14.0
    assert look("", styles, '<w:pStyle w:val="gone"/>').size == 14.0


def test_a_size_comes_from_the_defaults_of_the_document_unless_a_nearer_level_speaks():
    defaults = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults>'
    assert look("", defaults).size == 12.0
    assert look('<w:sz w:val="23"/>', defaults).size == 11.5


@pytest.mark.parametrize(
    ("fonts", "expected"),
    [
        ('w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"', ("Times New Roman", "Times New Roman")),
        ('w:asciiTheme="majorAscii" w:hAnsi="Arial"', ("Cambria", "Arial")),
        ('w:asciiTheme="minorHAnsi" w:ascii="Arial"', ("Times New Roman", None)),
    ],
)
def test_fonts_of_the_theme_are_looked_up_and_go_before_those_by_name(fonts, expected):
    assert look(f"<w:rFonts {fonts}/>").fonts[:2] == expected


def test_a_font_by_name_at_a_nearer_level_goes_before_the_theme_of_a_farther_one():
    styles = style("Normal", '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/>', default=True)
    assert look('<w:rFonts w:ascii="Times New Roman"/>', styles).fonts[:2] == ("Times New Roman", "Cambria")


BOLD = "<w:b/>"


@pytest.mark.parametrize(
    ("paragraph", "character", "own", "expected"),
    [
        ("", "", "", False),
        (BOLD, "", "", True),
        ("", BOLD, "", True),
        (BOLD, BOLD, "", False),
        (BOLD, BOLD, BOLD, True),
        (BOLD, "", '<w:b w:val="0"/>', False),
        ("", BOLD, '<w:b w:val="false"/>', False),
        (BOLD, '<w:b w:val="0"/>', "", True),
    ],
)
def test_bold_of_two_styles_turns_off_and_by_hand_it_is_what_is_said(paragraph, character, own, expected):
    styles = style("p", paragraph) + style("c", character, kind="character")
    found = look(f'<w:rStyle w:val="c"/>{own}', styles, '<w:pStyle w:val="p"/>')
    assert found.bold is expected


def test_bold_along_one_chain_of_styles_is_that_of_the_nearest():
    styles = (
        style("old", BOLD) + style("young", BOLD, based="old") + style("light", '<w:b w:val="0"/>', based="old")
    )
    assert look("", styles, '<w:pStyle w:val="young"/>').bold is True
    assert look("", styles, '<w:pStyle w:val="light"/>').bold is False


def test_capitals_of_a_style_are_shown_and_hidden_words_are_not():
    styles = style("caps", "<w:caps/>")
    (one,) = read(
        '<w:p><w:pPr><w:pStyle w:val="caps"/></w:pPr><w:r><w:t>đường lối</w:t></w:r>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>",
        styles,
    )
    assert one.text == "ĐƯỜNG LỐI"


def paragraph_look(own: str, styles: str = ""):
    (one,) = read(f"<w:p><w:pPr>{own}</w:pPr></w:p>", styles)
    return one.look


def test_indents_and_spaces_are_put_together_from_every_level():
    styles = style(
        "Normal", default=True, paragraph='<w:spacing w:before="120" w:line="360"/><w:ind w:left="200"/>'
    )
    found = paragraph_look('<w:spacing w:after="60"/><w:ind w:firstLine="567"/>', styles)
    assert (found.before, found.after, found.line, found.rule) == (6.0, 3.0, 1.5, "auto")
    assert (found.left, round(found.first, 2)) == (10.0, 28.35)


def test_a_hanging_indent_takes_the_place_of_one_of_the_first_line():
    styles = style("Normal", default=True, paragraph='<w:ind w:firstLine="720"/>')
    assert paragraph_look('<w:ind w:hanging="360"/>', styles).first == -18.0


def test_lines_of_an_exact_height_are_points():
    found = paragraph_look('<w:spacing w:line="340" w:lineRule="exact"/>')
    assert (found.line, found.rule) == (17.0, "exact")


def test_measures_with_a_unit_are_read():
    assert round(paragraph_look('<w:ind w:firstLine="1.27cm"/>').first, 2) == 36.0


def test_styles_based_on_each_other_in_a_circle_end():
    styles = style("a", BOLD, based="b") + style("b", '<w:sz w:val="26"/>', based="a")
    found = look("", styles, '<w:pStyle w:val="a"/>')
    assert (found.bold, found.size) == (True, 13.0)


def test_strict_files_are_read_under_their_own_names():
    out = io.BytesIO()
    strict = "http://purl.oclc.org/ooxml"
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        kind = f"{strict}/officeDocument/relationships/officeDocument"
        rel = f'<Relationship Id="r" Type="{kind}" Target="word/d.xml"/>'
        package.writestr("_rels/.rels", f"<Relationships>{rel}</Relationships>")
        body = "<w:body><w:p><w:r><w:t>Số: 05/KH-UBND</w:t></w:r></w:p></w:body>"
        package.writestr("word/d.xml", f'<w:document xmlns:w="{strict}/wordprocessingml/main">{body}</w:document>')
    (one,) = document_of(out.getvalue(), "giả.docx").main.paragraphs
    assert (one.text, one.part) == ("Số: 05/KH-UBND", "word/d.xml")


def test_what_tracked_changes_took_out_is_left_out_and_fields_show_their_results():
    (one,) = read(
        "<w:p><w:r><w:t>giữ </w:t></w:r><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>thêm </w:t></w:r></w:ins><w:moveFrom><w:r><w:t>đi</w:t></w:r></w:moveFrom>"
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> PAGE </w:instrText>'
        '<w:fldChar w:fldCharType="separate"/><w:t>7</w:t><w:fldChar w:fldCharType="end"/></w:r>'
        '<w:fldSimple w:instr=" DATE "><w:r><w:t> hôm nay</w:t></w:r></w:fldSimple></w:p>'
    )
    assert one.text == "giữ thêm 7 hôm nay"
    assert [field.instruction for field in one.fields] == ["PAGE", "DATE"]


def test_paragraphs_are_counted_with_those_of_tables():
    found = read("<w:p/><w:tbl><w:tr><w:tc><w:p/><w:p/></w:tc></w:tr></w:tbl><w:p/>")
    assert [(one.number, one.cell is not None) for one in found] == [(1, False), (2, True), (3, True), (4, False)]


def test_a_table_style_speaks_for_the_cells_until_a_nearer_level_does():
    styles = style("t", '<w:b/><w:sz w:val="22"/>', kind="table") + style("p", BOLD)
    cell = "<w:p><w:pPr>{}</w:pPr><w:r><w:t>Chữ</w:t></w:r></w:p>"
    both = cell.format("") + cell.format('<w:pStyle w:val="p"/>')
    row = f"<w:tr><w:tc>{both}</w:tc></w:tr>"
    plain, styled = read(f'<w:tbl><w:tblPr><w:tblStyle w:val="t"/></w:tblPr>{row}</w:tbl>', styles)
    assert (plain.runs[0].look.bold, plain.runs[0].look.size) == (True, 11.0)
    assert styled.runs[0].look.bold is False
