"""Bodies nest by how their numbers count, and keep paragraphs, lists and headings apart."""

from __future__ import annotations

import pytest

from cchc.importing.body.passages import passages_of
from cchc.importing.body.sections import read_sections, take_closing
from cchc.plans.document import ListBlock, ListItem
from tests.importing.passage_lines import body, paragraph


def shape(part):
    """Numbers, nested."""
    return [(one.mark.number if one.mark else one.heading.words, shape(one)) for one in part.parts]


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        (
            ["I. A", "1. B", "a) C", "b) D", "2. E", "II. F"],
            [("I", [("1", [("a", []), ("b", [])]), ("2", [])]), ("II", [])],
        ),
        (["I. A", "a) B", "b) C", "II. D", "a) E"], [("I", [("a", []), ("b", [])]), ("II", [("a", [])])]),
        (
            ["1. A", "1.1. B", "1.2 C", "1.2.1. D", "2. E", "2.1. F"],
            [("1", [("1.1", []), ("1.2", [("1.2.1", [])])]), ("2", [("2.1", [])])],
        ),
        (["I. A", "1. B", "(1) C", "(2) D", "2. E"], [("I", [("1", [("(1)", []), ("(2)", [])]), ("2", [])])]),
        (["A. X", "I. Y", "1. Z", "B. X", "I. Y"], [("A.", [("I", [("1", [])])]), ("B.", [("I", [])])]),
        (["I. A", "1. B", "3. C", "II. D"], [("I", [("1", []), ("3", [])]), ("II", [])]),
        (["I. A", "a) B", "1. C", "2. D", "b) E"], [("I", [("a", [("1", []), ("2", [])]), ("b", [])])]),
        (["1. A", "h) B", "i) C", "k) D"], [("1", [("h", []), ("i", []), ("k", [])])]),
        (["1. A", "i) B", "ii) C", "iii) D", "2. E"], [("1", [("i", []), ("ii)", []), ("iii)", [])]), ("2", [])]),
        (["II. A", "2.1. B", "2.2. C"], [("II", [("2.1", []), ("2.2", [])])]),
        (["**CHUNG", "x", "**RIÊNG", "1. B", "c"], [("CHUNG", []), ("RIÊNG", [("1", [])])]),
    ],
)
def test_sections_nest(lines, numbers):
    assert shape(body(*lines)) == numbers


def test_paths_are_cited_as_people_do():
    whole = body("II. A", "2. B", "2.1. C", "(1) Việc một.", "IV. D", "2. E", "(1) Việc.", "đoạn", "(2) Việc.")
    assert [part.path for part in whole.walk()] == [
        "",
        "II",
        "II.2",
        "II.2.1",
        "II.2.1.1",
        "IV",
        "IV.2",
        "IV.2.1",
        "IV.2.2",
    ]


def test_numbered_lines_after_a_colon_are_a_list():
    whole = body("I. A", "Gồm các nội dung sau:", "a) Một;", "b) Hai.", "Đoạn sau.")
    assert whole.section().sections[0].content == [
        "Gồm các nội dung sau:",
        ListBlock(items=[ListItem(text="Một;", number="a"), ListItem(text="Hai.", number="b")]),
        "Đoạn sau.",
    ]


def test_numbered_lines_with_paragraphs_under_them_are_sections():
    whole = body("I. A", "Gồm các nội dung sau:", "(1) Một;", "Đoạn của một.", "(2) Hai.")
    assert shape(whole) == [("I", [("(1)", []), ("(2)", [])])]


def test_signs_nest_in_the_order_in_which_they_come():
    whole = body("I. A", "- Một:", "+ Hai", "• Ba", "+ Bốn", "- Năm")
    assert whole.section().sections[0].content == [
        ListBlock(items=[ListItem(text="Một:", items=[ListItem(text="Hai", items=["Ba"]), "Bốn"]), "Năm"])
    ]


def test_pluses_alone_stay_pluses():
    whole = body("I. A", "Đoạn:", "+ Hai", "+ Ba")
    assert whole.section().sections[0].content[1] == ListBlock(
        items=[ListItem(text="Hai", number="+"), ListItem(text="Ba", number="+")]
    )


def test_numbers_under_a_dash_with_a_colon_are_its_list():
    whole = body("I. A", "- Gồm:", "1) Một", "2) Hai", "- Khác")
    assert whole.section().sections[0].content == [
        ListBlock(
            items=[
                ListItem(text="Gồm:", items=[ListItem(text="Một", number="1)"), ListItem(text="Hai", number="2)")]),
                "Khác",
            ]
        )
    ]


def test_without_any_look_a_sentence_is_no_heading():
    whole = body("I. A", "1. Mục tiêu", "Đoạn.", "2. Thủ trưởng các cơ quan chịu trách nhiệm thực hiện.", "Đoạn.")
    one, two = whole.parts[0].parts
    assert one.heading.words == "Mục tiêu"
    assert two.heading is None
    assert [content.block for content in two.content] == [
        "Thủ trưởng các cơ quan chịu trách nhiệm thực hiện.",
        "Đoạn.",
    ]


def test_a_soft_break_in_a_sentence_parts_nothing():
    whole = body("I. MỤC TIÊU", "Câu dài bị\nngắt giữa chừng.\nCâu sau.")
    assert whole.section().sections[0].content == ["Câu dài bị ngắt giữa chừng.", "Câu sau."]


@pytest.mark.parametrize(
    ("lines", "closing"),
    [
        (["I. A", "- Một.", "Trên đây là Kế hoạch."], ["Trên đây là Kế hoạch."]),
        (
            ["I. A", "- Một.", "Yêu cầu các đơn vị thực hiện.", "Trên đây là Kế hoạch."],
            ["Yêu cầu các đơn vị thực hiện.", "Trên đây là Kế hoạch."],
        ),
        (["I. A", "- Một.", "Trong quá trình thực hiện, báo cáo."], ["Trong quá trình thực hiện, báo cáo."]),
        (["I. A", "Đoạn một.", "Đoạn hai.", "Trong quá trình thực hiện, báo cáo."], []),
        (["I. A", "1. Giao Sở Mẫu thực hiện."], []),
    ],
)
def test_paragraphs_that_end_the_plan(lines, closing):
    assert take_closing(body(*lines)) == closing


def looked(*lines):
    """The sections of lines with their looks: (text, look)."""
    made = [paragraph(text, n, **look) for n, (text, look) in enumerate(lines, 1)]
    return read_sections(passages_of(made, {}).passages)


def headings(part):
    return [(one.mark and one.mark.number, one.heading and one.heading.words) for one in part.walk() if one.above]


def test_a_heading_in_bold_before_its_sentence():
    part = looked(
        ("**I. NHIỆM VỤ", {}),
        ("1. Cải cách thể chế: Tiếp tục rà soát văn bản.", {"bold_until": 19}),
        ("2. Sở Mẫu chủ trì, phối hợp.", {"bold_until": 9}),
        ("3. Tuyên truyền. Mở chuyên mục mới.", {"bold_until": 16}),
        ("4. Tất cả các cơ quan làm việc này.", {}),
    )
    assert headings(part)[1:] == [("1", "Cải cách thể chế:"), ("2", None), ("3", "Tuyên truyền."), ("4", None)]
    assert [one.content[0].block for one in part.parts[0].parts] == [
        "Tiếp tục rà soát văn bản.",
        "Sở Mẫu chủ trì, phối hợp.",
        "Mở chuyên mục mới.",
        "Tất cả các cơ quan làm việc này.",
    ]


def test_headings_in_bold_are_headings_where_others_bear_a_style():
    part = looked(("**1. Tuyên truyền", {}), ("Lời.", {}), ("**2. Kiểm tra", {"level": 1}), ("Lời khác.", {}))
    assert headings(part) == [("1", "Tuyên truyền"), ("2", "Kiểm tra")]


def test_a_plain_line_with_a_colon_among_bold_headings_announces_a_list():
    first, under = ("**1. Mục đích", {}), (("- Một.", {}), ("- Hai.", {}))
    part = looked(first, ("Lời.", {}), ("2. Kiểm tra theo các hình thức sau:", {}), *under)
    assert headings(part) == [("1", "Mục đích"), ("2", None)]
    part = looked(first, ("Lời.", {}), ("2. Giao Sở Mẫu:", {}), *under)
    assert headings(part) == [("1", "Mục đích"), ("2", "Giao Sở Mẫu:")]


def test_a_sentence_in_two_paragraphs_is_no_heading():
    part = looked(("a) Bố trí tiền để bảo đảm", {}), ("hoàn thành nhiệm vụ được giao.", {}), ("b) Theo dõi.", {}))
    assert headings(part) == [("a", None), ("b", None)]


def test_a_heading_of_two_lines_is_one():
    part = looked(("**I. MỤC TIÊU, NHIỆM VỤ", {}), ("**VÀ GIẢI PHÁP", {}), ("Lời.", {}), ("**II. TỔ CHỨC", {}))
    assert headings(part) == [("I", "MỤC TIÊU, NHIỆM VỤ VÀ GIẢI PHÁP"), ("II", "TỔ CHỨC")]


def test_a_heading_without_number_within_a_count_does_not_end_it():
    days = [(line, {}) for line in ("**NGÀY MỘT", "Lời.", "**NGÀY HAI", "Lời.")]
    part = looked(("**II. NỘI DUNG", {}), *days, ("**III. TỔ CHỨC", {}))
    assert [one.heading.words for one in part.parts] == ["NỘI DUNG", "TỔ CHỨC"]
    assert [one.heading.words for one in part.parts[0].parts] == ["NGÀY MỘT", "NGÀY HAI"]
