"""Rows in their places: areas, tasks, sub-tasks; their ids; the slugs of areas; what stands over a table."""

from __future__ import annotations

import pytest

from cchc.importing.blocks import Paragraph, Where
from cchc.importing.tables.areas import area_slug, known_area, same_area
from cchc.importing.tables.front import front_of
from cchc.importing.tables.outline import Entry, Node, outline_of, style_of, typed_number

HERE = Where("thân văn bản", 1)


def _shape(drawn: str) -> list[tuple[str, list[object]]]:
    """The areas with the ids of their tasks; "=" before a row: it is spanning, "~" : it holds nothing beside."""
    entries = []
    for at, line in enumerate(drawn.strip().splitlines()):
        sign, text = (
            (line.strip()[:1], line.strip()[1:].strip()) if line.strip()[:1] in "=~" else ("", line.strip())
        )
        mark, rest = typed_number(text)
        filled = not sign
        entries.append(
            Entry(
                at=at,
                mark=mark,
                text=rest,
                where=HERE,
                filled=filled,
                own=filled,
                owing=filled,
                spanning=sign == "=",
            )
        )

    def ids(nodes: list[Node]) -> list[object]:
        return [(one.key, ids(one.children)) if one.children else one.key for one in nodes]

    return [(area.name, ids(area.tasks)) for area in outline_of(entries, "chung").areas]


def test_roman_areas_with_numbers_that_begin_anew() -> None:
    assert _shape("~ I. Một\n1. a\n2. b\n~ II. Hai\n1. c") == [("Một", ["1", "2"]), ("Hai", ["1"])]


def test_dots_letters_and_dashes_are_levels() -> None:
    drawn = "~ I. Một\n~ 1. a\n1.1. b\n~ 1.2. c\na) d\n- e\n- f\n2. g"
    assert _shape(drawn) == [("Một", [("1", ["1.1", ("1.2", [("1.2.a", ["1.2.a.a", "1.2.a.b"])])]), "2"])]


def test_areas_counted_as_numbers_where_all_of_them_hold_parts() -> None:
    assert _shape("~ 1. Một\n1.1. a\n~ 2. Hai\n2.1. b") == [("Một", ["1.1"]), ("Hai", ["2.1"])]
    assert _shape("~ 1. Một\n1.1. a\n2. b") == [("chung", [("1", ["1.1"]), "2"])]


def test_rows_without_a_number_stand_under_a_heading_or_beside_a_task() -> None:
    assert _shape("~ I. Một\n1. a\nb\n~ 2. c\nd\ne\n3. f") == [("Một", ["1", "1-2", ("2", ["2.a", "2.b"]), "3"])]


def test_a_table_without_any_number() -> None:
    assert _shape("= Cải cách thể chế\na\nb\n= Khác\nc") == [("Cải cách thể chế", ["1", "2"]), ("Khác", ["1"])]


def test_a_number_that_comes_twice_gets_an_id() -> None:
    assert _shape("~ I. Một\n3. a\n3. b\n3. c") == [("Một", ["3", "3-2", "3-3"])]


def test_headings_over_known_areas_stand_aside_and_others_are_the_areas() -> None:
    assert _shape("~ A. Phần\n~ I. Thể chế\n1. a\n~ B. Phần\n~ II. Công vụ\n1. b") == [
        ("Thể chế", ["1"]),
        ("Công vụ", ["1"]),
    ]
    assert _shape("~ A. Nhóm\n~ I. Việc gì đó\n1. a\n~ II. Việc khác\n1. b") == [
        ("Nhóm", [("I", ["1"]), ("II", ["II.1"])])
    ]


@pytest.mark.parametrize(
    ("text", "mark", "rest"),
    [
        ("1. Làm", "1.", "Làm"),
        ("1.2 Làm", "1.2", "Làm"),
        ("4.2.1. Làm", "4.2.1.", "Làm"),
        ("a) Làm", "a)", "Làm"),
        ("(2) Làm", "(2)", "Làm"),
        ("IV. LÀM", "IV.", "LÀM"),
        ("- Làm", "-", "Làm"),
        ("- Làm\n- Sửa", "", "- Làm\n- Sửa"),
        ("100% hồ sơ", "", "100% hồ sơ"),
        ("05 ngày làm việc", "", "05 ngày làm việc"),
        ("15/3/2025 là hạn", "", "15/3/2025 là hạn"),
        ("1.000 hồ sơ", "", "1.000 hồ sơ"),
    ],
)
def test_numbers_typed_before_a_text(text: str, mark: str, rest: str) -> None:
    assert typed_number(text) == (mark, rest)


def test_styles_of_numbers() -> None:
    marks = {
        "I.": "roman",
        "A": "upper",
        "1.2": "arabic",
        "3a": "arabic",
        "b)": "lower",
        "-": "dash",
        "+": "plus",
        "": "none",
    }
    assert {mark: style_of(mark) for mark in marks} == marks


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Cải cách thể chế", "the-che"),
        ("CẢI CÁCH THỦ TỤC HÀNH CHÍNH", "tthc"),
        ("Công tác cải cách TTHC", "tthc"),
        ("Cải cách tổ chức bộ máy và chế độ công vụ", "to-chuc-bo-may"),
        ("Cải cách chế độ công vụ", "cong-vu"),
        ("Cải cách tài chính công", "tai-chinh-cong"),
        ("Xây dựng và phát triển chính quyền điện tử, chính quyền số", "chinh-quyen-so"),
        ("Hiện đại hóa nền hành chính", "chinh-quyen-so"),
        ("Công tác chỉ đạo, điều hành CCHC", "chi-dao"),
        ("Thi đua mẫu", "thi-dua-mau"),
        ("!", "linh-vuc"),
    ],
)
def test_an_area_has_one_slug_whatever_its_wording(name: str, slug: str) -> None:
    assert area_slug(name, []) == slug


def test_slugs_differ_within_an_appendix() -> None:
    assert area_slug("Thể chế", ["the-che"]) == "the-che-2"
    assert known_area("Việc khác") is None
    assert same_area("Cải cách thể chế (tiếp theo)", "CẢI CÁCH THỂ CHẾ")
    assert not same_area("Cải cách thể chế", "Cải cách công vụ")


def test_what_stands_over_a_table() -> None:
    lines = [
        "PHỤ LỤC II",
        "DANH MỤC",
        "NHIỆM VỤ MẪU",
        "(Kèm theo Kế hoạch số 1/KH-UBND",
        "của UBND xã Mẫu)",
        "Đơn vị: đồng",
    ]
    front = front_of([Paragraph(line, HERE) for line in lines])
    assert (front.heading, front.title) == ("PHỤ LỤC II", "DANH MỤC NHIỆM VỤ MẪU")
    assert front.attached == "(Kèm theo Kế hoạch số 1/KH-UBND của UBND xã Mẫu)"
    assert [one.text for one in front.other] == ["Đơn vị: đồng"]
    assert front_of([Paragraph("PHỤ LỤC DANH MỤC MẪU", HERE)]).heading == "PHỤ LỤC"
