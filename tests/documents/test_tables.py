"""Tables after rendering: widths that fit, rules under heads, in the real plans and in odd templates."""

from __future__ import annotations

import io
import re

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from cchc.documents.columns import column_sizes
from cchc.documents.forms import letters_of
from cchc.documents.marks import Heading
from cchc.documents.properties import properties_of, put
from cchc.documents.runs import run_of
from cchc.text.widths import lines_within, text_width
from tests.documents.breaking import NS
from tests.documents.making import rendered, row, said, table
from tests.documents.word import W, cells, grid, style_of, text_of, widths

POINT = 20


def side_margins(element):
    sides = element.find(f"{W}tblPr/{W}tblCellMar")
    return sum(int(sides.find(f"{W}{side}").get(f"{W}w")) for side in ("left", "right"))


class TestRealPlans:
    def test_columns_fill_the_table_and_cells_keep_to_them(self, word, folder):
        for one in word.tables:
            grid_widths = widths(one)
            assert sum(grid_widths) == int(one.find(f"{W}tblPr/{W}tblW").get(f"{W}w"))
            for cell in cells(one):
                stated = int(cell.element.find(f"{W}tcPr/{W}tcW").get(f"{W}w"))
                assert stated == sum(grid_widths[cell.column : cell.column + cell.span])

    def test_no_word_is_wider_than_its_column(self, word, folder):
        if not (folder / "appendix.yaml").exists():
            return
        document = Document(io.BytesIO(word.data))
        one = document.tables[-1]._tbl
        for cell in cells(one):
            room = (sum(widths(one)[cell.column : cell.column + cell.span]) - side_margins(one)) / POINT
            for paragraph in cell.element.iter(f"{W}p"):
                size, bold = letters_of(document, paragraph)
                for said_ in text_of(paragraph).split():
                    assert text_width(said_, size, bold=bold) <= room, (said_, room)

    def test_the_first_row_of_a_merge_holds_the_merged_text(self, word, folder):
        if not (folder / "appendix.yaml").exists():
            return
        one = word.tables[-1]
        rows = list(one.iterchildren(f"{W}tr"))
        merged = [cell for cell in cells(one) if cell.rows > 1]
        for cell in merged:
            room = (widths(one)[cell.column] - side_margins(one)) / POINT
            height = rows[cell.row].find(f"{W}trPr/{W}trHeight")
            size = 12
            assert int(height.get(f"{W}val")) / POINT >= lines_within(cell.text, room / size) * size
            assert height.get(f"{W}hRule") == "atLeast"

    def test_rules_are_as_long_as_the_decree_says(self, word):
        document = Document(io.BytesIO(word.data))
        parts = {"QuocHieu": [], "CoQuanBanHanh": [], "TrichYeu": []}
        for rule in document.element.body.iter(f"{W}p"):
            if style_of(rule) != "DuongKe":
                continue
            above = next(one for one in rule.itersiblings(f"{W}p", preceding=True) if text_of(one).strip())
            cell = next(rule.iterancestors(f"{W}tc"), None)
            room = 9071 if cell is None else int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w"))
            indent = rule.find(f"{W}pPr/{W}ind")
            left, right = (int(indent.get(f"{W}{side}")) for side in ("left", "right"))
            size, bold = letters_of(document, above)
            assert left == right
            parts.setdefault(style_of(above), []).append(
                (room - left - right, text_width(text_of(above), size, bold=bold) * POINT, room)
            )
        (motto,) = parts["TieuNgu"]
        assert motto[0] == pytest.approx(motto[1], abs=2)
        for length, above, room in (*parts["CoQuanBanHanh"], *parts["TrichYeu"]):
            assert 1 / 3 <= length / min(above, room) <= 1 / 2
        assert len(parts["CoQuanBanHanh"]) == len(parts["TrichYeu"]) == 1


class TestOddTemplates:
    def test_a_fitted_table_whose_rows_are_all_spanned_stays_as_it_is(self):
        spanned = f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{said("{{ x }}")}</w:tc></w:tr>'
        word = rendered(table(spanned, columns=2), x=Heading("đầu"))

        assert widths(word.tables[0]) == [4500, 4500]

    def test_a_rule_in_a_cell_without_a_width_uses_the_grid(self):
        cell = f"<w:tc>{said('chữ')}{said('{{ rule(100) }}')}</w:tc>"
        word = rendered(table(f"<w:tr>{cell}<w:tc>{said('b')}</w:tc></w:tr>", columns=2))
        indent = next(word.tables[0].iter(f"{W}ind"))

        assert 1500 < int(indent.get(f"{W}left")) < 4500 / 2

    def test_a_rule_without_a_text_above_is_as_long_as_its_column(self):
        word = rendered("{{ rule(50) }}", "chữ")
        page = word.sections[0].properties
        margin, size = page.find(f"{W}pgMar"), page.find(f"{W}pgSz")
        room = int(size.get(f"{W}w")) - int(margin.get(f"{W}left")) - int(margin.get(f"{W}right"))

        assert int(next(word.body.iter(f"{W}ind")).get(f"{W}left")) == pytest.approx(room / 4, abs=2)

    def test_a_rule_is_measured_by_the_page_of_its_own_section(self):
        wide = (
            '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1000" '
            'w:right="1000" w:bottom="1000" w:left="1000" w:header="1" w:footer="1" w:gutter="0"/></w:sectPr>'
            "</w:pPr></w:p>"
        )
        word = rendered("{{ rule(0) }}", wide, "{{ rule(0) }}", "chữ")
        first, second = (int(one.get(f"{W}left")) for one in word.body.iter(f"{W}ind"))

        assert first == pytest.approx((16838 - 2000) / 2, abs=2)
        assert second < first

    def test_an_indent_of_the_template_gives_way_to_the_rules(self):
        word = rendered("chữ", said("{{ rule(50) }}", form='<w:ind w:firstLine="720"/><w:jc w:val="center"/>'))
        form = next(word.body.iter(f"{W}ind"))

        assert form.get(f"{W}firstLine") is None
        assert [one.tag.removeprefix(W) for one in form.getparent()] == ["ind", "jc"]

    def test_a_fitted_table_takes_the_width_that_it_states(self):
        xs = (Heading("A"), Heading("Giả cột rất dài chữ"))
        word = rendered(
            table(row("{{ xs[0] }}", "{{ xs[1] }}"), row("a", "một hai ba bốn năm sáu " * 9), columns=2), xs=xs
        )
        narrow, wide = widths(word.tables[0])

        assert narrow + wide == 9000
        assert narrow < wide / 3


WORDS = st.text("aiWM ộ", min_size=0, max_size=25)


@given(
    st.integers(1, 5).flatmap(lambda n: st.lists(st.lists(WORDS, min_size=n, max_size=n), min_size=1, max_size=6))
)
def test_columns_share_the_width_and_keep_their_longest_word(rows):
    words = [{word for line in rows for word in line[at].split()} for at in range(len(rows[0]))]
    sizes = column_sizes(words, rows, 400, 12, 10)
    least = [max((text_width(one, 12, bold=True) for one in column), default=0) + 10 for column in words]

    assert sum(sizes) == pytest.approx(400)
    assert all(size > 0 for size in sizes)
    if sum(least) <= 400:
        assert all(size >= one - 1e-6 for size, one in zip(sizes, least, strict=True))


def test_a_column_with_more_to_say_gets_more():
    rows = [["STT", "Giả nhiệm vụ"], *([str(n), "một hai ba bốn năm " * 12] for n in range(20))]
    words = [{word for line in rows for word in line[at].split()} for at in range(2)]
    first, second = column_sizes(words, rows, 450, 12, 12)

    assert second > 5 * first


NAMES = ["jc", "ind", "spacing", "pStyle", "keepNext", "outlineLvl", "rPr"]
ORDER = ["pStyle", "keepNext", "spacing", "ind", "jc", "outlineLvl", "rPr"]


@given(st.permutations(NAMES), st.integers(0, len(NAMES)))
def test_properties_stand_in_the_order_of_the_schema(names, some):
    paragraph = etree.fromstring(f"<w:p {NS}><w:r/></w:p>")
    properties = properties_of(paragraph)
    for name in (*names[:some], *names[:some]):
        put(properties, f"w:{name}", val="1")

    assert paragraph[0].tag == f"{W}pPr"
    assert [one.tag.removeprefix(W) for one in paragraph[0]] == [name for name in ORDER if name in names[:some]]


def test_the_properties_of_a_row_follow_its_exceptions():
    line = etree.fromstring(f"<w:tr {NS}><w:tblPrEx/><w:tc/></w:tr>")

    assert properties_of(line) is properties_of(line)
    assert [one.tag.removeprefix(W) for one in line] == ["tblPrEx", "trPr", "tc"]


@given(st.text("ab \n\t", max_size=12))
def test_a_run_says_its_words_with_breaks_and_tabs_as_elements(words):
    run = run_of(words)
    paragraph = etree.Element(f"{W}p")
    paragraph.append(run)

    assert text_of(paragraph) == words
    assert not any(re.search(r"[\n\t]", one.text) for one in run.iter(f"{W}t"))


def test_letters_come_from_the_run_the_style_and_the_defaults(word):
    document = Document(io.BytesIO(word.data))
    found = {style_of(one): letters_of(document, one) for one in document.element.body.iter(f"{W}p")}

    assert 13 <= found["QuocHieu"].size <= 14 or found["QuocHieu"].size == 12
    assert found["QuocHieu"].bold
    assert not found["ThanVanBan"].bold
    assert 13 <= found["ThanVanBan"].size <= 14
    paragraph = document.add_paragraph()
    run = paragraph.add_run("a")
    run.bold, run.font.size = False, 203200
    assert letters_of(document, paragraph._p, run._r) == (16.0, False)
    assert grid(document.tables[0]._tbl)
