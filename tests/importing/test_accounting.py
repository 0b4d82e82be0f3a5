"""Words that fall between the readers are found, whatever the readers are."""

from __future__ import annotations

from datetime import date

from cchc.importing.accounting import LOST, unaccounted
from cchc.importing.word.reading import document_of
from cchc.plans.document import Plan
from cchc.plans.table import Area, Task
from tests.importing.word_xml import NS, note, p, r, tbl, tr, word

PLAN = Plan(
    year=2025, title="Cải cách hành chính năm 2025", number="12", date=date(2024, 12, 5), preamble=["Một[^1] hai"]
)


def lost(*blocks: str, said: tuple[str, ...] = (), **parts: str) -> list[str]:
    document = document_of(word(*blocks, parts=parts), "x.docx")
    task = Task(task="Ban hành Kế hoạch", number="1.1", lead=["Phòng Tư pháp", "Phòng Nội vụ"], budget=5_000_000)
    found = unaccounted(document, [PLAN, Area(id="the-che", name="Thể chế", tasks=[task])], said)
    assert all(one.why == LOST for one in found)
    return [one.words for one in found]


def test_what_stands_in_the_values_is_accounted_for_however_it_is_parted():
    cells = tr("1.1. Ban hành Kế hoạch", "Phòng Tư pháp; Phòng Nội vụ", "5.000.000")
    dated = p("ngày 05 tháng 12 năm 2024")
    assert (
        lost(p("CẢI CÁCH HÀNH CHÍNH NĂM 2025"), p(r("Một"), note("footnote", 9), r(" hai")), dated, tbl(cells))
        == []
    )


def test_what_stands_nowhere_is_told_with_its_place():
    assert lost(p("Cải cách hành chính năm 2025"), p("Đoạn bị quên"), tbl(tr("Thể chế", "ô lạ"))) == [
        "Đoạn bị quên",
        "ô lạ",
    ]


def test_notes_and_margins_count_and_what_was_said_already_does_not():
    parts = {
        "footnotes": f'<w:footnotes {NS}><w:footnote w:id="1">{p("chú dẫn lạ")}</w:footnote></w:footnotes>',
        "header1": f"<w:hdr {NS}>{p('Tiêu đề lạ')}</w:hdr>",
    }
    blocks = (p(r("Một"), note("footnote", 1)),)
    assert lost(*blocks, **parts) == ["chú dẫn lạ", "Tiêu đề lạ"]
    assert lost(*blocks, said=("chú dẫn lạ", "TIÊU ĐỀ LẠ"), **parts) == []


def test_numbers_of_rows_that_word_counts_are_no_words():
    assert lost(tbl(tr("7", "Thể chế"))) == []
