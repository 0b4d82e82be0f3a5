"""What could not be read stands as a comment by what comes before it in Word; the YAML stays as it was."""

from __future__ import annotations

from cchc.importing.blocks import Document, Unread, Where
from cchc.importing.places import BODY, place
from cchc.importing.remarks import DOUBTFUL, UNREAD, Remark, with_remarks
from cchc.importing.word.reading import document_of
from cchc.yamltree import read_tree
from tests.importing.word_xml import p, tbl, tr, word

TEXT = """\
# yaml-language-server: $schema=x
title: Cải cách hành chính
body:
  - heading: MỤC TIÊU, YÊU CẦU
    content:
      - Đoạn thứ nhất của kế hoạch.
      - "Đoạn thứ hai: của kế hoạch."
tasks:
  - number: "1.1"
    task: Ban hành Kế hoạch năm 2025
    lead: [Phòng Tư pháp]
  - number: "1.2"
    task: Báo cáo kết quả thực hiện
    lead: [Phòng Nội vụ]
  - number: "1.3"
    task: Báo cáo kết quả thực hiện
    lead: [Phòng Kinh tế]
"""


def document() -> Document:
    rows = (
        tr("Nhiệm vụ", "Chủ trì"),
        tr("1.1. Ban hành Kế hoạch năm 2025", "Phòng Tư pháp"),
        tr("1.2. Báo cáo kết quả thực hiện", "Phòng Nội vụ"),
        tr("1.3. Báo cáo kết quả thực hiện", "Phòng Kinh tế"),
    )
    return document_of(
        word(
            p("I. MỤC TIÊU, YÊU CẦU"),
            p("Đoạn thứ nhất của kế hoạch."),
            p("lạ"),
            p("Đoạn thứ hai: của kế hoạch."),
            tbl(*rows),
        ),
        "x.docx",
    )


def lines(*remarks: Remark) -> list[str]:
    return with_remarks(TEXT, document(), remarks).splitlines()


def unread(words: str, **where: int | str) -> Remark:
    return Remark(UNREAD, Unread(words, Where(**{"part": BODY, "paragraph": 1, **where}), "lạ"))  # type: ignore[arg-type]


def test_a_remark_follows_the_paragraph_before_it():
    made = lines(unread("lạ", paragraph=3))
    at = made.index("      # CHƯA ĐỌC ĐƯỢC (đoạn 3): “lạ” — lạ")
    assert made[at - 1] == "      - Đoạn thứ nhất của kế hoạch."


def test_a_remark_on_a_row_stands_in_that_row_though_others_have_the_same_words():
    made = lines(unread("lạ", paragraph=11, table=1, row=4, column=2))
    at = made.index("    # CHƯA ĐỌC ĐƯỢC (bảng 1, dòng 4, ô 2): “lạ” — lạ")
    assert made[at - 2 : at] == ['  - number: "1.3"', "    task: Báo cáo kết quả thực hiện"]


def test_words_written_again_elsewhere_do_not_draw_a_remark_there():
    named = document_of(
        word(p("XÃ GIA ĐỊNH"), p("Giữ nếp làm việc tốt."), p("lạ"), p("Đoạn sau cùng ở đây.")), "x.docx"
    )
    text = "".join(
        f"{line}\n"
        for line in (
            "preamble:",
            "  - Giữ nếp làm việc tốt.",
            "  - Đoạn sau cùng ở đây.",
            "recipients:",
            "  - Xã Gia Định",
            "duties:",
            "  - text: Giữ nếp làm việc tốt.",
        )
    )
    made = with_remarks(text, named, [unread("lạ", paragraph=3)]).splitlines()
    assert made[1:3] == ["  - Giữ nếp làm việc tốt.", "  # CHƯA ĐỌC ĐƯỢC (đoạn 3): “lạ” — lạ"]


def test_what_nothing_comes_before_stands_at_the_head_under_the_schema_line():
    made = lines(unread("lạ", part="đầu trang"), unread("khác", part="đầu trang"))
    assert made[1:3] == [
        "# CHƯA ĐỌC ĐƯỢC (đầu trang, đoạn 1): “lạ” — lạ",
        "# CHƯA ĐỌC ĐƯỢC (đầu trang, đoạn 1): “khác” — lạ",
    ]
    bare = with_remarks("a: 1\n", document(), [unread("lạ", part="đầu trang")])
    assert bare == "# CHƯA ĐỌC ĐƯỢC (đầu trang, đoạn 1): “lạ” — lạ\na: 1\n"


def test_the_values_stay_whatever_the_words_hold():
    wild = "a\nb: c\u2028- d\t# e\x07"
    made = with_remarks(TEXT, document(), [unread(wild, paragraph=n) for n in range(1, 12)])
    assert read_tree(made.encode(), "").data == read_tree(TEXT.encode(), "").data
    assert "“a / b: c" in made


def test_doubts_have_a_mark_of_their_own_and_a_remark_stands_once():
    doubt = Remark(DOUBTFUL, Unread("lạ", Where(BODY, 3), "đã đoán"))
    made = lines(doubt, doubt)
    assert [line.strip() for line in made if "#" in line][1:] == ["# XEM LẠI (đoạn 3): “lạ” — đã đoán"]


def test_places_are_named_as_people_look_for_them():
    assert place(Where(BODY, 12)) == "đoạn 12"
    assert place(Where(BODY, 12, 2, 5, 3)) == "bảng 2, dòng 5, ô 3"
    assert place(Where("chú thích 3", 1)) == "chú thích 3, đoạn 1"


def test_words_said_again_farther_down_draw_no_remark_there():
    said_early = document_of(
        word(
            p("Báo cáo kết quả thực hiện"),
            p("Nhiệm vụ Phòng Kinh tế"),
            tbl(
                tr("1.1. Ban hành Kế hoạch năm 2025", "Phòng Tư pháp"),
                tr("1.2. Báo cáo kết quả thực hiện", "Phòng Nội vụ"),
                tr("1.3. Báo cáo kết quả thực hiện", "Phòng Kinh tế"),
            ),
        ),
        "x.docx",
    )
    made = with_remarks(TEXT, said_early, [unread("lạ", paragraph=3, table=1, row=1)]).splitlines()
    at = made.index("    # CHƯA ĐỌC ĐƯỢC (bảng 1, dòng 1): “lạ” — lạ")
    assert made[at - 1] == "    task: Ban hành Kế hoạch năm 2025"
