"""A plan falls into its parts, and each block stands in exactly one."""

from __future__ import annotations

import pytest

from cchc.importing.blocks import Cell, Document, Row, Table, Where
from cchc.importing.body.dividing import divide
from cchc.importing.notes import every_paragraph, note_numbers
from cchc.importing.word.reading import document_of
from tests.importing import plan_files
from tests.importing.drawing import drawn_table
from tests.importing.passage_lines import paragraph
from tests.importing.words import appendix_paragraphs

LAYOUTS = ("by_tabs", "by_styles", "by_decision", "line_by_line", "of_an_office", "appendix_first")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_paragraph_stands_in_one_part(layout):
    document = document_of(getattr(plan_files, layout)(), "x.docx")
    parts = divide(document)
    divided = [
        *every_paragraph([*parts.head, *parts.decision, *parts.subject, *parts.body, *parts.closing]),
        *(one for appendix in parts.appendices for one in appendix_paragraphs(appendix)),
    ]
    said = [one for one in every_paragraph(document.blocks) if one.text.strip(" -_\t")]
    assert sorted(one.where.paragraph for one in divided if one.text.strip(" -_\t")) == [
        one.where.paragraph for one in said
    ]


def document(*lines):
    return Document(tuple(paragraph(line, n) for n, line in enumerate(lines, 1)), {})


def test_a_plan_without_head_or_closing():
    parts = divide(document("KẾ HOẠCH", "**Kiểm tra năm 2026", "Nội dung như sau:", "I. MỘT", "Hai."))
    assert [len(part) for part in (parts.head, parts.subject, parts.body, parts.closing)] == [0, 2, 3, 0]


def test_a_sentence_on_an_appendix_opens_none():
    parts = divide(
        document(
            "KẾ HOẠCH", "**Một", "I. HAI", "Phụ lục kèm theo Kế hoạch này nêu chi tiết.", "Nơi nhận:", "- Lưu: VT."
        )
    )
    assert parts.appendices == ()


def test_who_decides_at_the_beginning_signs_nothing():
    parts = divide(
        document(
            *(
                "KẾ HOẠCH",
                "**Một",
                "**CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ",
                "ban hành Kế hoạch:",
                "I. HAI",
                "**TRƯỜNG HỢP KHÁC",
            ),
            *("Ba.", "**TM. ỦY BAN NHÂN DÂN", "**CHỦ TỊCH", "**Lê Văn Mẫu"),
        )
    )
    assert [one.text for one in parts.closing] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Mẫu"]
    assert parts.appendices == ()


def test_nothing_at_all():
    parts = divide(Document((), {}))
    assert (parts.head, parts.subject, parts.body, parts.closing, parts.appendices) == ((), (), (), (), ())


def test_an_appendix_of_text_alone():
    parts = divide(
        document("KẾ HOẠCH", "**Một", "I. HAI", "Ba.", "Nơi nhận:", "- Lưu: VT.", "**PHỤ LỤC", "1. Bốn", "2. Năm")
    )
    (appendix,) = parts.appendices
    assert [one.text for one in appendix.before] == ["PHỤ LỤC", "1. Bốn", "2. Năm"]


def test_notes_that_no_text_calls_come_last():
    notes = {"9": (paragraph("chín"),), "4": (paragraph("bốn"),), "7": (paragraph("bảy"),)}
    body = (paragraph("Một hai", notes=((3, "7"), (7, "9"))),)
    assert note_numbers(Document(body, notes)) == {"7": "1", "9": "2", "4": "3"}


def _with_tables(*lines):
    """The lines as paragraphs; "#" is a table of tasks."""
    head = "STT | Nhiệm vụ | Chủ trì | Thời hạn\n1 | Một | Phòng Mẫu | Quý I"
    blocks = [drawn_table(head, n, n) if line == "#" else paragraph(line, n) for n, line in enumerate(lines, 1)]
    return [one.under for one in divide(Document(tuple(blocks), {})).appendices]


def test_tables_in_the_body_know_the_heading_over_them():
    front = ("KẾ HOẠCH", "**Kiểm tra năm 2026", "**I. NỘI DUNG")
    two = (*front, "**1. Đối với phòng", "Như sau:", "#", "**2. Đối với xã", "Như sau:", "#")
    assert _with_tables(*two) == ["Đối với phòng", "Đối với xã"]
    assert _with_tables(*front, "**1. Đối với phòng", "#", "2. Lời thường", "#") == ["", ""]
    assert _with_tables(*front, "**1. Đối với phòng", "#") == [""]


def titled(*lines):
    """The words of the subject of these lines with their looks, the body's first sentence behind them."""
    made = [paragraph(text, n, **look) for n, (text, look) in enumerate(lines, 1)]
    last = paragraph("Thực hiện Kế hoạch số 5/KH-UBND ngày 01/02/2026, xã ban hành như sau:", 99)
    return [one.text for one in divide(Document((*made, last), {})).subject]


def test_a_title_of_two_lines_whatever_their_level():
    look = {"bold": True, "aligned": "center", "level": 5}
    lines = [("KẾ HOẠCH", look), ("Phòng ngừa mẫu", look), ("và xây dựng xã mẫu năm 2026", look)]
    assert titled(*lines) == [text for text, _ in lines]


def test_a_heading_in_capitals_under_the_title_is_no_line_of_it():
    look = {"bold": True, "aligned": "center", "level": 0}
    lines = [("KẾ HOẠCH", look), ("Phòng ngừa mẫu", look), ("MỤC TIÊU", look)]
    assert titled(*lines) == ["KẾ HOẠCH", "Phòng ngừa mẫu"]


def cell(*lines, at=0):
    return Cell(tuple(paragraph(line, 1) for line in lines), at, at)


def test_the_kind_and_title_at_the_end_of_the_heads_table():
    rows = (
        Row((cell("UBND XÃ MẪU", "Số: 5/KH-UBND"), cell("Mẫu, ngày 5 tháng 2 năm 2026", at=1))),
        Row((cell("KẾ HOẠCH", "**Phòng ngừa mẫu"),)),
    )
    blocks = (Table(rows, 2, Where("thân văn bản", 1, 1)), paragraph("I. MỘT", 2))
    parts = divide(Document(blocks, {}))
    assert [one.text for one in parts.subject] == ["KẾ HOẠCH", "Phòng ngừa mẫu"]
    assert [len(one.rows) for one in parts.head if isinstance(one, Table)] == [1]


def test_a_table_of_contents_is_left_aside_in_one_line():
    contents = [paragraph(line, n, style="toc 1") for n, line in enumerate(("I. MỘT\t1", "II. HAI\t2"), 2)]
    parts = divide(Document((paragraph("KẾ HOẠCH", 1), *contents, paragraph("I. MỘT", 4)), {}))
    assert [one.words for one in parts.unread] == ["I. MỘT 1 / II. HAI 2"]
    assert len(parts.body) == 1
