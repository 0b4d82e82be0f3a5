"""What is read of an appendix, what is listed as unread and what as doubtful, with the place of the words."""

from __future__ import annotations

from msgspec import UNSET

from cchc.importing.blocks import AppendixBlocks, Paragraph, Where
from cchc.importing.tables import doubts
from cchc.importing.tables.appendix import AppendixRead, read_appendices, read_appendix
from cchc.plans.cells import MergedCell, NamesCell
from tests.importing.drawing import drawn_blocks, drawn_table

HEAD = "STT | Nhiệm vụ | Sản phẩm | Chủ trì | Phối hợp | Thời hạn\n"


def _read(rows: str, notes: dict[str, str] | None = None) -> AppendixRead:
    return read_appendix(drawn_blocks([{"table": HEAD + rows}]), None, notes=notes)


def _listed(found: AppendixRead) -> list[tuple[str, str]]:
    return [(one.words, one.why) for one in found.unread]


def _doubted(found: AppendixRead) -> list[tuple[str, str]]:
    return [(one.words, one.why) for one in found.doubtful if one.why != doubts.NO_AREA]


def test_nothing_is_an_appendix_without_areas() -> None:
    assert read_appendices([], None).appendix.areas == []
    only = AppendixBlocks((Paragraph("PHỤ LỤC mẫu", Where("thân văn bản", 7)),), ())
    found = read_appendix(only, None)
    assert found.appendix.areas == []
    assert [(one.words, one.where.paragraph) for one in found.unread] == [("PHỤ LỤC mẫu", 7)]


def test_a_table_of_something_else_is_listed_row_by_row() -> None:
    found = read_appendix(drawn_blocks([{"table": "Chỉ tiêu | Kế hoạch | Đạt\nTỷ lệ mẫu | 90 | 91"}]), None)
    assert [one.words for one in found.unread] == ["Chỉ tiêu | Kế hoạch | Đạt", "Tỷ lệ mẫu | 90 | 91"]
    assert {one.why for one in found.unread} == {doubts.NO_COLUMNS}
    assert [(one.where.row, one.where.column) for one in found.unread][-1] == (2, None)


def test_footnotes_have_their_printed_numbers() -> None:
    found = _read("1 | Làm mẫu[^17] | Báo cáo | Phòng Mẫu[^18] | | Quý I/2025", {"17": "2", "18": "3"})
    task = found.appendix.areas[0].tasks[0]
    assert (task.task, task.footnote) == ("Làm mẫu", "2")
    assert task.lead == NamesCell(text="Phòng Mẫu[^3]", units=["Phòng Mẫu"])


def test_a_footnote_within_the_words_stays_there() -> None:
    found = _read("1 | Làm mẫu[^1] tại xã | Báo cáo | Phòng Mẫu | | Quý I/2025")
    assert found.appendix.areas[0].tasks[0].task == "Làm mẫu[^1] tại xã"


def test_cells_merged_down_are_inherited_or_taken_from_the_row_above() -> None:
    found = _read(
        "1 | Việc lớn | | Phòng Mẫu | Phòng Khác |\n"
        "1.1 | Phần một | Kế hoạch | ^ | ^ | Quý I/2025\n"
        "1.2 | Phần hai | ^ | ^ | ^ | ^\n"
        "2 | Việc khác | Báo cáo | ^ | Phòng Khác | Quý II/2025"
    )
    whole, other = found.appendix.areas[0].tasks
    assert whole.subtasks[0].lead == whole.subtasks[1].coordinating == whole.products
    assert whole.subtasks[1].products == whole.subtasks[1].deadline == MergedCell(same_as="1.1")
    assert other.lead == NamesCell(same_as="1")


def test_a_cell_merged_over_another_area_is_told_by_its_full_id() -> None:
    found = _read(
        "I | Cải cách thể chế | | | |\n1 | Một | Báo cáo | Phòng Mẫu | | Quý I/2025\n"
        "II | Cải cách công vụ | | ^ | |\n1 | Hai | Báo cáo | ^ | | Quý I/2025"
    )
    assert found.appendix.areas[-1].tasks[-1].lead == NamesCell(same_as="the-che/1")


def test_an_empty_cell_is_left_empty_or_inherited() -> None:
    found = _read(
        "1 | Việc lớn | | Phòng Mẫu | Phòng Khác | Quý I/2025\n1.1 | Phần một | Kế hoạch | | |\n"
        "1.2 | Phần hai | Báo cáo | Phòng Riêng | | Quý II/2025\n2 | Việc nhỏ | Biên bản | | | Quý III/2025"
    )
    (one, two), small = found.appendix.areas[0].tasks[0].subtasks, found.appendix.areas[0].tasks[1]
    assert one.lead == one.coordinating == one.deadline == one.budget
    assert (two.lead, two.coordinating) == (["Phòng Riêng"], [])
    assert (small.lead, small.coordinating) == ([], [])
    assert _doubted(found) == [("Việc nhỏ", doubts.NO_LEAD)]


def test_what_stands_beside_an_area_is_listed() -> None:
    areas = "II | Hai | | | |\nIII | Ba | | | |"
    found = _read(f"I | Một | Tốt hơn | | |\n1 | Việc | Báo cáo | Phòng Mẫu | | Quý I/2025\n{areas}")
    assert ("Tốt hơn", doubts.OTHER_BESIDE_AREA) in _listed(found)


def test_a_cell_merged_sideways_goes_to_its_first_column_and_is_doubtful() -> None:
    found = _read(
        "1 | Một | Báo cáo | Các phòng mẫu | < | Quý I/2025\n2 | Hai | Báo cáo | Phòng Mẫu | | Quý I/2025"
    )
    task = found.appendix.areas[0].tasks[0]
    assert (task.lead, task.coordinating) == (["Các phòng mẫu"], [])
    assert _doubted(found) == [("Các phòng mẫu", doubts.HORIZONTAL)]


def test_a_row_that_may_go_on_from_the_one_above_is_its_own_and_doubtful() -> None:
    found = _read("1 | Một | Báo cáo | Phòng Mẫu | | Quý I/2025\n | | Biên bản | Phòng Mẫu | | Quý II/2025")
    assert [task.id for task in found.appendix.areas[0].tasks][1:] == ["1-2"]
    assert _doubted(found) == [("Biên bản | Phòng Mẫu | Quý II/2025", doubts.NO_TASK)]


def test_the_law_of_unknown_names() -> None:
    found = _read("1 | Một | Báo cáo | Phòng Mẫu | Các phòng mẫu, Phòng Mẫu | Quý I/2025")
    assert [(one.name, one.group, one.where.column) for one in found.proposed] == [
        ("Phòng Mẫu", False, 4),
        ("Các phòng mẫu", True, 5),
    ]


def test_a_sum_merged_over_several_rows_is_the_first_ones_and_doubtful_once() -> None:
    head = "STT | Nhiệm vụ | Chủ trì | Thời hạn | Kinh phí\n"
    rows = (
        "1 | Một | Phòng Mẫu | Quý I | 20.000.000\n2 | Hai | Phòng Mẫu | Quý I | ^\n3 | Ba | Phòng Mẫu | Quý I | ^"
    )
    found = read_appendix(drawn_blocks([{"table": head + rows}]), None)
    assert [task.budget for task in found.appendix.areas[0].tasks] == [20_000_000, UNSET, UNSET]
    assert _doubted(found) == [("20.000.000", doubts.SHARED_MONEY)]


def test_tables_of_the_body_are_areas_by_the_headings_over_them() -> None:
    def blocks(paragraph: int, rows: str, under: str) -> AppendixBlocks:
        return AppendixBlocks((), (drawn_table(HEAD + rows, paragraph, paragraph),), under=under)

    found = read_appendices(
        [
            blocks(5, "1 | Một | Báo cáo | Phòng Mẫu | | Quý I/2025", "Đối với phòng"),
            blocks(9, "1 | Hai | Báo cáo | Phòng Mẫu | | Quý I/2025", "Đối với xã"),
            blocks(12, "I | Cải cách thể chế | | | |\n1 | Ba | Báo cáo | Phòng Mẫu | | Quý I/2025", "Đối với tỉnh"),
        ],
        None,
    )
    assert [area.name for area in found.appendix.areas] == ["Đối với phòng", "Đối với xã", "Cải cách thể chế"]
    assert (found.unread, found.doubtful) == ((), ())
