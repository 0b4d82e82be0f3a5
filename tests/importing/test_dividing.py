"""A plan falls into its parts, and each block stands in exactly one."""

from __future__ import annotations

import pytest

from cchc.importing.blocks import Document
from cchc.importing.dividing import divide
from cchc.importing.notes import every_paragraph, note_numbers
from cchc.importing.reading import document_of
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
