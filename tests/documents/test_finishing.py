"""What the finishing pass makes of values: lines, paragraphs, footnotes, merges, in the order of the words."""

from __future__ import annotations

import io
import re
import unicodedata

import pytest
from docx import Document
from hypothesis import given, settings

from cchc.documents.finishing import finish
from cchc.documents.marks import Cell, Heading, Noted
from cchc.documents.rendering import render
from cchc.documents.templates import Template
from tests.documents.breaking import NS
from tests.documents.making import DATED, Given, package, rendered, row, said, table
from tests.documents.test_marks import ANY
from tests.documents.word import LEFTOVERS, W, Word, cells, grid, style_of, text_of

OWN_NOTE = "Giả chú thích {{ xs[0] }}"
OWN_TYPE = (
    '<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.footnotes+xml"/></Types>'
)
TITLE = "<dc:title>{{ x }}{{ rule(1) }}</dc:title>"
BANG_CHU = '<w:pStyle w:val="BangChu"/>'
NOTED = Noted("chữ[^1] sau[^2]", {"1": "n1", "2": "n2"})


def texts(word):
    return [text_of(one) for one in word.paragraphs()]


class TestLines:
    def test_a_line_end_is_a_break_and_a_tab_a_tab(self):
        word = rendered("[{{ x }}]", x="một\nhai\tba")
        run = word.paragraphs()[0]

        assert texts(word) == ["[một\nhai\tba]"]
        assert [one.tag.removeprefix(W) for one in run.iter(f"{W}br", f"{W}tab")] == ["br", "tab"]
        assert not any("\n" in (one.text or "") or "\t" in (one.text or "") for one in run.iter(f"{W}t"))

    @pytest.mark.parametrize("value", ["một\nhai", NOTED])
    def test_what_follows_in_a_run_stays_behind(self, value):
        texts_and_tabs = "<w:t>a</w:t><w:tab/><w:t>{{ x }}</w:t><w:tab/><w:t>z</w:t>"
        run = f"<w:p><w:r><w:rPr><w:b/></w:rPr>{texts_and_tabs}</w:r></w:p>"
        word = rendered(run, x=value)
        (paragraph,) = word.paragraphs()

        assert text_of(paragraph) == f"a\t{value}\tz"
        assert all(one.find(f"{W}rPr/{W}b") is not None for one in paragraph.iter(f"{W}r"))

    def test_two_values_in_one_run_keep_their_order(self):
        word = rendered(
            "<w:p><w:r><w:t>{{ x }}</w:t><w:br/><w:t>{{ xs[0] }}</w:t></w:r></w:p>", x="a\nb", xs=("c\nd",)
        )

        assert texts(word) == ["a\nb\nc\nd"]

    def test_a_value_keeps_the_form_of_its_run(self):
        run = "<w:p><w:r><w:rPr><w:i/><w:sz w:val='30'/></w:rPr><w:t>{{ x }}</w:t></w:r></w:p>"
        runs = list(rendered(run, x="a\nb").body.iter(f"{W}r"))

        assert [one.find(f"{W}rPr/{W}sz").get(f"{W}val") for one in runs] == ["30"]

    def test_lines_of_a_cell_are_paragraphs_of_one_form(self):
        cell = Cell(lines=(Noted("một"), Noted("hai"), Noted("ba")))
        word = rendered(table(f"<w:tr><w:tc>{said('[{{ x }}]', form=BANG_CHU)}</w:tc></w:tr>"), x=cell)
        paragraphs = list(word.tables[0].iter(f"{W}p"))

        assert [text_of(one) for one in paragraphs] == ["[một", "hai", "ba]"]
        assert {style_of(one) for one in paragraphs} == {"BangChu"}


class TestEscaping:
    @pytest.mark.parametrize(
        "value",
        [
            "A & B <c> &amp; ]]>",
            "{{x}} {% raw %} {#c#} %} }} {{ 7 * 7 }}",
            "\"nháy\" 'đơn' “cong”",
            "từ" * 400,
            "  hai  cách  ",
            "=1+1 {=",
        ],
    )
    def test_values_print_as_such(self, value):
        for source in ("[{{ x }}]", "[{{ xs[0] }}]"):
            assert texts(rendered(source, x=value, xs=(Noted(value),))) == [f"[{value}]"]

    @pytest.mark.parametrize(
        "value",
        ["a\x00b", "a\x1fb", "a\ufdd0b", "a\ud800b", "a\uffffb", "a\ufdd0note:x\ufdd1b", "a\u202eb\u202c\u200f"],
    )
    def test_what_no_document_may_hold_is_left_out(self, value):
        (said_,) = texts(rendered("{{ x }}", x=value))

        assert said_ in ("ab", "anote:xb")

    def test_spaces_at_the_ends_of_a_run_are_kept(self):
        for text in rendered("{{ x }}", x="a \n b").body.iter(f"{W}t"):
            assert text.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"

    def test_texts_are_composed(self):
        assert texts(rendered("{{ x }}", x=unicodedata.normalize("NFD", "Vĩnh Châu ệ"))) == ["Vĩnh Châu ệ"]

    @given(ANY)
    @settings(max_examples=30)
    def test_any_text_makes_a_document_that_opens(self, text):
        word = rendered("[{{ x }}]{{ xs[0] }}", x=text, xs=(Noted(f"{text}[^1]", {"1": text}),))

        assert Document(io.BytesIO(word.data)).paragraphs[0].text.startswith("[")
        assert not any(one in word.all_text() for one in ("\ufdd0", "\ufdd1"))


class TestMarksWithoutAPlace:
    @pytest.mark.parametrize(
        "value", [Heading("đầu"), Cell(lines=(Noted("ô"),), merged="first"), Cell(merged="next")]
    )
    def test_a_cell_or_a_heading_outside_a_table_prints_its_text(self, value):
        word = rendered("[{{ x }}]", x=value)

        assert texts(word) == [f"[{value}]"]
        assert not LEFTOVERS.search(word.all_text())

    def test_a_rule_in_a_paragraph_without_a_form(self):
        word = rendered("chữ", "{{ rule(50) }}")

        assert word.body[1].find(f"{W}pPr/{W}ind") is not None

    def test_headers_properties_and_attributes_take_the_words_alone(self):
        field = "<w:r><w:instrText>{{ x }}</w:instrText></w:r>"
        made = package(f'<w:p><w:bookmarkStart w:id="1" w:name="{{{{ x }}}}"/>{field}</w:p>')
        header = made.parts["word/header1.xml"].decode().replace("<w:t>2</w:t>", "<w:t>{{ x }}{{ rule(40) }}</w:t>")
        made.add("word/header1.xml", header)
        core = made.parts["docProps/core.xml"].decode()
        made.add("docProps/core.xml", re.sub("<dc:title>.*</dc:title>", TITLE, core))
        word = Word(render(Template("plan", "gia.docx", made.data()), Given(x=NOTED), DATED))

        for name, part in word.parts.items():
            assert not LEFTOVERS.search(part.decode("utf-8", "replace")), name
        assert "chữ sau" in word.parts["word/header1.xml"].decode()
        assert "chữ sau" in word.parts["docProps/core.xml"].decode()


class TestFootnotes:
    def test_several_in_one_paragraph_and_one_twice(self):
        word = rendered("[{{ x }}] và [{{ x }}]", x=NOTED)

        assert texts(word) == ["[chữ sau] và [chữ sau]"]
        assert [word.notes[one] for one in word.references] == ["n1", "n2", "n1", "n2"]
        assert len(set(word.references)) == 4

    def test_a_reference_stands_right_after_its_word_raised_and_upright(self):
        form = "<w:rPr><w:b/><w:i/><w:lang w:val='vi-VN'/></w:rPr>"
        word = rendered(f"<w:p><w:r>{form}<w:t>{{{{ x }}}}</w:t></w:r></w:p>", x=NOTED)
        run = next(word.body.iter(f"{W}footnoteReference")).getparent()
        said_ = {one.tag.removeprefix(W): one.get(f"{W}val") for one in run.find(f"{W}rPr")}

        assert word.note_after("chữ") == "n1"
        assert (said_["b"], said_["i"], said_["vertAlign"]) == ("0", "0", "superscript")
        assert list(said_) == ["b", "i", "vertAlign", "lang"]

    def test_the_part_is_declared_and_has_its_separators(self):
        word = rendered("{{ x }}", x=NOTED)

        assert b"footnotes+xml" in word.parts["[Content_Types].xml"]
        assert b"footnotes.xml" in word.parts["word/_rels/document.xml.rels"]
        assert word.parts["word/footnotes.xml"].count(b"w:type=") == 2

    def test_without_notes_there_is_no_part(self):
        assert "word/footnotes.xml" not in rendered("{{ x }}", x=Noted("chữ[^1]")).parts

    def test_lines_and_signs_of_a_note(self):
        word = rendered("{{ x }}", x=Noted("a[^1]", {"1": "R&D <b>\ndòng hai"}))

        assert list(word.notes.values()) == ["R&D <b>\ndòng hai"]
        assert b"<w:br/>" in word.parts["word/footnotes.xml"]

    def test_notes_that_the_template_brings_stay_and_are_rendered_once(self):
        made = package("{{ x }}", "<w:p><w:r><w:t>cũ</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>")
        made.add(
            "word/footnotes.xml",
            f"<w:footnotes {NS}><w:footnote w:id='2'>{said(OWN_NOTE)}</w:footnote></w:footnotes>",
        )
        types = made.parts["[Content_Types].xml"].decode().replace("</Types>", OWN_TYPE)
        made.add("[Content_Types].xml", types)
        made.relate("footnotes", "footnotes.xml", external=False)
        word = Word(render(Template("plan", "gia.docx", made.data()), Given(x=NOTED, xs=("{{ 7 * 7 }}",)), DATED))

        assert word.notes["2"] == "Giả chú thích {{ 7 * 7 }}"
        assert [word.notes[one] for one in word.references] == ["n1", "n2", "Giả chú thích {{ 7 * 7 }}"]

    def test_a_note_in_a_cell_of_a_table(self):
        word = rendered(table(row("{{ x }}")), x=Cell(lines=(NOTED, Noted("dòng hai"))))

        assert next(cells(word.tables[0])).text == "chữ sau\ndòng hai"
        assert word.note_after("chữ") == "n1"


class TestSections:
    PAGE = (
        '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1" w:right="1" w:bottom="1" '
        'w:left="1" w:header="1" w:footer="1" w:gutter="0"/></w:sectPr></w:pPr></w:p>'
    )

    def test_an_empty_section_at_the_end_goes_with_its_page(self):
        word = rendered("chữ", self.PAGE, "{%p if x %}", "thêm", "{%p endif %}")

        assert len(word.sections) == 1
        assert word.sections[0].properties.find(f"{W}pgMar").get(f"{W}top") == "1"

    def test_one_with_a_word_or_a_table_stays(self):
        assert len(rendered("chữ", self.PAGE, "{{ x }}", x="a").sections) == 2
        assert len(rendered("chữ", self.PAGE, table(row("")), said("")).sections) == 2

    def test_several_empty_ones_go_and_never_the_first(self):
        assert len(rendered("chữ", self.PAGE, self.PAGE, "{{ x }}").sections) == 1
        assert len(rendered("{{ x }}").sections) == 1


def test_merged_cells_of_a_loop_keep_the_grid():
    xs = tuple(
        Cell(lines=(Noted("a"),) if n % 3 == 0 else (), merged="next" if n % 3 else "first") for n in range(6)
    )
    word = rendered(
        table(row("{%tr for c in xs %}", ""), row("{{ c }}", "b"), row("{%tr endfor %}", ""), columns=2), xs=xs
    )
    read = grid(word.tables[0])

    assert [line[0].rows for line in read] == [3] * 6
    assert [line[0].row for line in read] == [0, 0, 0, 3, 3, 3]


def test_a_document_without_marks_is_left_as_it_is():
    document = Document()
    document.add_paragraph("chữ").add_run(" nữa")
    before = document.element.body.xml

    finish(document)

    assert document.element.body.xml == before
