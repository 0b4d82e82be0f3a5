"""Plans in the layouts of different offices (``plan_files``) are read alike, whatever the hand."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import UNSET

from cchc.importing.body.dividing import Divided, divide
from cchc.importing.body.plan import PlanRead, read_plan
from cchc.importing.word.reading import document_of
from cchc.plans.base import PartialDate
from cchc.plans.document import ListBlock, ListItem, Section
from tests.importing import plan_files
from tests.importing.words import document_words, read_words

LAYOUTS = ("by_tabs", "by_styles", "by_decision", "line_by_line", "of_an_office", "appendix_first")


def read(layout: str) -> tuple[Divided, PlanRead]:
    divided = divide(document_of(getattr(plan_files, layout)(), f"{layout}.docx"))
    return divided, read_plan(divided, None, None)


def outline(sections: list[Section]) -> list[object]:
    """Numbers and headings, nested."""
    return [
        (one.number or "", one.heading or "", outline(one.sections))
        if one.sections
        else (one.number or "", one.heading or "")
        for one in sections
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_word_is_lost(layout):
    document = document_of(getattr(plan_files, layout)(), "x.docx")
    divided = divide(document)
    assert document_words(document) - read_words(divided, read_plan(divided, None, None)) == {}


@pytest.mark.parametrize(
    ("layout", "authority", "superior", "number", "sign", "place", "day"),
    [
        ("by_tabs", "UBND huyện Gia Định", None, "12", "KH-UBND", "Gia Định", date(2026, 1, 5)),
        ("by_styles", "UBND phường An Lạc", None, UNSET, "KH-UBND", "An Lạc", PartialDate(year=2026, month=2)),
        ("by_decision", "UBND tỉnh Bình Hòa", None, "77", "QĐ-UBND", "Bình Hòa", date(2026, 1, 15)),
        ("line_by_line", "UBND xã Tân Mẫu", None, "03", "KH-UBND", "Tân Mẫu", date(2026, 1, 12)),
        ("of_an_office", "Sở Nội vụ", "UBND tỉnh Bình Hòa", "15", "KH-SNV", "Bình Hòa", date(2025, 12, 20)),
        ("appendix_first", "UBND xã Hòa Mẫu", None, UNSET, "KH-UBND", "Hòa Mẫu", PartialDate(year=2026)),
    ],
)
def test_the_head(layout, authority, superior, number, sign, place, day):
    _, found = read(layout)
    plan = found.plan
    named = [name and name.replace("UBND", "Ủy ban nhân dân") for name in (authority, superior)]
    assert [found.authority, found.superior_name] == named
    assert (plan.number, plan.sign, plan.place, plan.date, plan.year) == (number, sign, place, day, 2026)


@pytest.mark.parametrize(
    ("layout", "title"),
    [
        ("by_tabs", "Cải cách hành chính nhà nước trên địa bàn huyện Gia Định năm 2026"),
        ("by_styles", "Kiểm tra công tác cải cách hành chính năm 2026"),
        ("by_decision", "Tuyên truyền cải cách hành chính năm 2026"),
        ("line_by_line", "CẢI CÁCH HÀNH CHÍNH NĂM 2026"),
        ("of_an_office", "Cải cách hành chính năm 2026 của Sở Nội vụ"),
        ("appendix_first", "Cải cách hành chính năm 2026"),
    ],
)
def test_the_title_whatever_its_lines(layout, title):
    _, found = read(layout)
    assert (found.plan.kind, found.plan.title) == ("Kế hoạch", title)


@pytest.mark.parametrize(
    ("layout", "sections"),
    [
        (
            "by_tabs",
            [
                (
                    "I",
                    "MỤC TIÊU",
                    [("1", "Mục tiêu chung"), ("2", "Mục tiêu cụ thể", [("a", ""), ("b", ""), ("c", "")])],
                ),
                ("II", "NHIỆM VỤ"),
                (
                    "III",
                    "TỔ CHỨC THỰC HIỆN",
                    [("1", "Các phòng, ban huyện và UBND các xã, thị trấn"), ("2", "Phòng Nội vụ"), ("3", "")],
                ),
            ],
        ),
        (
            "by_styles",
            [
                ("I", "MỤC ĐÍCH, YÊU CẦU", [("1", "Mục đích"), ("2", "Yêu cầu")]),
                (
                    "II",
                    "TỔ CHỨC THỰC HIỆN",
                    [("1", "Phòng Văn hóa - Xã hội"), ("2", "Các cơ quan, đơn vị thuộc phường")],
                ),
            ],
        ),
        ("by_decision", [("I", "MỤC ĐÍCH"), ("II", "TRÁCH NHIỆM THỰC HIỆN", [("1", ""), ("2", "")])]),
        ("line_by_line", [("", "MỤC TIÊU"), ("", "TỔ CHỨC THỰC HIỆN")]),
        (
            "of_an_office",
            [
                (
                    "A.",
                    "YÊU CẦU",
                    [
                        ("I", "Mục tiêu", [("1.1", "Rút ngắn thời gian giải quyết:"), ("1.2", "")]),
                        ("II", "Nhiệm vụ"),
                    ],
                ),
                ("B.", "TỔ CHỨC THỰC HIỆN", [("1)", "", [("a", ""), ("b", "")]), ("2)", "")]),
            ],
        ),
        (
            "appendix_first",
            [
                ("PHẦN THỨ NHẤT", "QUY ĐỊNH CHUNG", [("I", "Mục đích")]),
                ("PHẦN THỨ HAI", "TỔ CHỨC THỰC HIỆN", [("I", "Trách nhiệm", [("(1)", ""), ("(2)", "")])]),
            ],
        ),
    ],
)
def test_sections_nest_by_their_numbers(layout, sections):
    _, found = read(layout)
    assert outline(found.plan.body) == sections


def test_lists_keep_their_depth():
    _, found = read("of_an_office")
    content = found.plan.body[0].sections[0].sections[0].content
    assert content == [
        ListBlock(
            items=[
                ListItem(
                    text="Đối với hồ sơ thường:", items=["Giảm ít nhất 20% thời gian;", "Không quá 02 lần bổ sung."]
                ),
                "Đối với hồ sơ khác thực hiện theo quy định.",
            ]
        )
    ]


def test_footnotes_count_as_the_text_calls_them():
    _, found = read("by_styles")
    assert [(note.number, note.text) for note in found.plan.footnotes] == [
        ("1", "Số liệu đến hết năm 2025."),
        ("2", "Kế hoạch số 5/KH-UBND ngày 03/3/2022."),
    ]
    first, second = found.plan.body[0].sections
    assert first.content[0].items[0] == "Đánh giá việc thực hiện[^1] nhiệm vụ được giao."
    assert second.content == ["Kiểm tra đúng kế hoạch[^2]."]


@pytest.mark.parametrize(
    ("layout", "recipients", "filing", "signature"),
    [
        (
            "by_tabs",
            ["UBND tỉnh Bình Hòa", "Các phòng, ban huyện", "UBND các xã, thị trấn"],
            "Lưu: VT, NV",
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn Mẫu"),
        ),
        ("by_styles", ["Như mục III", "Công an phường"], "Lưu: VT", (UNSET, UNSET, "CHỦ TỊCH", "Trần Thị Thử")),
        (
            "by_decision",
            ["Như Điều 3"],
            "Lưu: VT, NC",
            (UNSET, "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Phạm Thị Ví Dụ"),
        ),
        (
            "line_by_line",
            ["UBND huyện Gia Định (báo cáo)", "Các bộ phận của xã"],
            "Lưu: VP",
            ("TM. ỦY BAN NHÂN DÂN XÃ", UNSET, "CHỦ TỊCH", "Nguyễn Văn Giả"),
        ),
        (
            "of_an_office",
            ["UBND tỉnh (b/c)", "Các phòng, đơn vị thuộc Sở"],
            "Lưu: VT, VP",
            (UNSET, "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "ThS. Hồ Thị Ảo"),
        ),
        (
            "appendix_first",
            ["Đảng ủy xã"],
            "Lưu: VT",
            ("TM. ỦY BAN NHÂN DÂN", UNSET, "Q. CHỦ TỊCH", "Võ Văn Tưởng Tượng"),
        ),
    ],
)
def test_the_closing(layout, recipients, filing, signature):
    _, found = read(layout)
    plan, signed = found.plan, found.plan.signature
    assert (plan.recipients, plan.filing) == (recipients, filing)
    assert (signed.authority, signed.on_behalf, signed.office, signed.name) == signature


@pytest.mark.parametrize(
    ("layout", "appendices"),
    [
        ("by_tabs", [(3, 1, 0), (2, 1, 0)]),
        ("by_styles", []),
        ("by_decision", [(2, 1, 0)]),
        ("line_by_line", [(2, 1, 1)]),
        ("of_an_office", [(0, 1, 0)]),
        ("appendix_first", [(2, 1, 0)]),
    ],
)
def test_appendices_are_parted(layout, appendices):
    divided, _ = read(layout)
    assert [(len(one.before), len(one.tables), len(one.after)) for one in divided.appendices] == appendices


def test_a_decision_gives_its_bases_and_articles_and_the_plan_its_title():
    _, found = read("by_decision")
    assert [basis.text[:16] for basis in found.plan.bases] == ["Căn cứ Luật Tổ c", "Theo đề nghị của"]
    assert [text[:7] for text in found.plan.preamble] == ["Điều 1.", "Điều 2.", "Điều 3.", "(Ban hà"]
    assert [one.words for one in found.unread] == [
        "Về việc ban hành Kế hoạch tuyên truyền cải cách hành chính năm 2026"
    ]


def test_a_table_of_figures_in_the_body_is_listed_row_by_row():
    _, found = read("line_by_line")
    assert [one.words for one in found.unread if one.where.table] == [
        "Chỉ tiêu | Năm 2025 | Năm 2026",
        "Hồ sơ đúng hạn | 97% | 98%",
    ]


def test_the_regime_in_other_words():
    _, found = read("of_an_office")
    regime = found.plan.reporting
    assert (regime.submit_by.day, regime.items[0].receiver, regime.items[0].section) == (14, "Văn phòng Sở", "B.1")
    assert regime.items[0].who == ["Các phòng, đơn vị thuộc Sở"]
    assert {name: (window.from_, window.to) for name, window in regime.windows.items()} == {
        "Q1-2026": (date(2025, 12, 15), date(2026, 3, 14)),
        "H1-2026": (date(2025, 12, 15), date(2026, 6, 14)),
    }


def test_a_regime_without_windows_is_told():
    _, found = read("by_tabs")
    assert found.plan.reporting.submit_by.day == 10
    assert ["windows" in one.why for one in found.doubtful] == [True]


def test_duties_name_who_and_by_when():
    _, found = read("by_tabs")
    assert [(duty.id, duty.who, duty.deadline) for duty in found.plan.duties] == [
        ("III.1.1", ["Các phòng, ban huyện", "UBND các xã, thị trấn"], "trước ngày 31/01/2026"),
        ("III.2.1", ["Phòng Nội vụ"], "định kỳ hằng quý"),
        ("III.3.1", ["Phòng Tài chính - Kế hoạch"], UNSET),
    ]


def test_lines_addressed_to_a_body_are_its_duties():
    _, found = read("line_by_line")
    assert [(duty.who, duty.what) for duty in found.plan.duties] == [
        (["Công chức Văn phòng - Thống kê"], "Thường xuyên theo dõi, đôn đốc;"),
        (["Công chức Văn phòng - Thống kê"], "Tổng hợp báo cáo."),
    ]
    assert found.plan.closing == ["Yêu cầu các bộ phận nghiêm túc thực hiện./."]


def test_unknown_names_are_proposed_with_groups_told_apart():
    _, found = read("by_tabs")
    assert [(one.name, one.group) for one in found.proposed] == [
        ("Các phòng, ban huyện", True),
        ("UBND các xã, thị trấn", True),
        ("Phòng Nội vụ", False),
        ("Phòng Tài chính - Kế hoạch", False),
    ]
    assert all(one.near is None and one.where.paragraph for one in found.proposed)


def test_the_superiors_plan_is_the_one_of_a_body_above():
    assert read("by_tabs")[1].plan.implements.number == "300/KH-UBND"
    assert read("of_an_office")[1].plan.implements.number == "88/KH-UBND"
    assert read("of_an_office")[1].plan.implements.title == "cải cách hành chính năm 2026"


def test_an_appendix_that_did_not_come_is_announced():
    document = document_of(plan_files.by_tabs(), "x.docx")
    cut = next(n for n, one in enumerate(document.blocks) if getattr(one, "text", "") == "PHỤ LỤC I")
    whole, without = read("by_tabs")[1], read_plan(divide(type(document)(document.blocks[:cut], {})), None, None)
    assert (whole.plan.appendix, without.plan.appendix) == (UNSET, "announced")
