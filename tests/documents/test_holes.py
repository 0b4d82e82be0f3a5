"""Templates whose tags leave cells, rows or tables empty still make documents that Word opens."""

from __future__ import annotations

import io
from datetime import date

from docx import Document

from cchc.documents.contexts.plan import plan_document
from cchc.documents.opening import W
from cchc.documents.rendering import render
from cchc.documents.templates import Template
from tests.documents.breaking import Copy, paragraph

KIND = "{{ kind|upper }}"


def body_of(real, xml: str):
    data = Copy().insert(KIND, xml).data()
    made = render(Template("plan", "gia.docx", data), plan_document(real.plan("vinh-chau/2025")), date(2025, 1, 2))
    return Document(io.BytesIO(made)).element.body


def cell(*texts: str) -> str:
    return f"<w:tc><w:tcPr><w:tcW w:w='2000' w:type='dxa'/></w:tcPr>{''.join(map(paragraph, texts))}</w:tc>"


def table(*rows: str) -> str:
    inside = "".join(f"<w:tr>{one}</w:tr>" for one in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{inside}</w:tbl>"


def test_a_cell_whose_paragraphs_all_fell_away_keeps_one(real):
    body = body_of(real, table(cell("Giả ô", "a"), cell("{%p if year == 1 %}", "b", "{%p endif %}")))

    assert all(one[-1].tag == f"{W}p" for one in body.iter(f"{W}tc"))
    assert [text.text for text in body.iter(f"{W}t")].count("Giả ô") == 1


def test_a_row_without_cells_falls_away(real):
    before = len(list(body_of(real, "").iter(f"{W}tr")))
    loop = ("{%tc for a in [] %}", "b", "{%tc endfor %}")
    body = body_of(real, table(cell("Giả ô"), "".join(cell(text) for text in loop)))

    assert len(list(body.iter(f"{W}tr"))) == before + 1


def test_a_table_without_rows_falls_away(real):
    before = len(list(body_of(real, "").iter(f"{W}tbl")))
    body = body_of(real, table(*(cell(text) for text in ("{%tr for a in [] %}", "b", "{%tr endfor %}"))))

    assert len(list(body.iter(f"{W}tbl"))) == before
