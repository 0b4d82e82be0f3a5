"""What a column holds, by its heading; and the heads of tables."""

from __future__ import annotations

import pytest

from cchc.importing.recognising import is_task_table
from cchc.importing.tables.column_headings import Column, joined_heading, role_of, settled
from cchc.importing.tables.table_heads import guessed_head, has_other_head, head_of, is_count
from cchc.importing.tables.table_lines import grid_of
from tests.importing.drawing import drawn_table

HEADINGS = {
    "number": ["STT", "TT", "Số TT", "Số thứ tự"],
    "area": ["Nhiệm vụ chung", "Lĩnh vực", "NHÓM NHIỆM VỤ"],
    "task": [
        "Nhiệm vụ",
        "Nhiệm vụ cụ thể",
        "Nội dung",
        "Nhiệm vụ và giải pháp",
        "Tên nhiệm vụ",
        "Công việc",
        "Các nhiệm vụ trọng tâm",
    ],
    "products": [
        "Sản phẩm",
        "Sản phẩm dự kiến",
        "Kết quả",
        "Kết quả (dự kiến)",
        "Kết quả/Sản phẩm",
        "Dự kiến kết quả",
    ],
    "lead": [
        "Cơ quan chủ trì",
        "Đơn vị chủ trì thực hiện",
        "Công chức chủ trì tham mưu thực hiện",
        "CHỦ TRÌ",
        "Đơn vị thực hiện",
        "Trách nhiệm thực hiện",
        "Phòng, ban chủ trì",
        "Cá nhân thực hiện",
        "Cơ quan/đơn vị thực hiện",
        "Cơ quan, đơn vị đầu mối",
        "Đơn vị chịu trách nhiệm chính",
        "Người thực hiện",
    ],
    "coordinating": ["Cơ quan phối hợp", "Phối hợp", "Đơn vị phối hợp thực hiện", "Các cơ quan, đơn vị phối hợp"],
    "both": ["Cơ quan chủ trì, phối hợp"],
    "deadline": [
        "Thời gian",
        "Thời gian thực hiện",
        "Thời gian dự kiến hoàn thành",
        "Thời hạn hoàn thành",
        "Tiến độ",
        "Thời gian trình",
        "Hạn hoàn thành",
        "Thoi gian trien khai",
    ],
    "budget": ["Kinh phí", "Kinh phí (dự kiến)", "Dự toán kinh phí (triệu đồng)"],
    "note": ["Ghi chú"],
    "other": ["Theo dõi, kiểm tra, đôn đốc", "Cơ quan thẩm định", "Lãnh đạo phụ trách", "Đơn vị tính"],
}


@pytest.mark.parametrize(("role", "heading"), [(role, one) for role, found in HEADINGS.items() for one in found])
def test_a_column_is_told_by_its_heading(role: str, heading: str) -> None:
    assert role_of(heading) == role


@pytest.mark.parametrize(
    "text", ["", "Báo cáo kết quả thực hiện", "Các cơ quan liên quan", "1", "Nhiệm vụ " + "x" * 100]
)
def test_other_words_are_no_heading(text: str) -> None:
    assert role_of(text) is None


def test_each_role_is_one_columns() -> None:
    columns = settled(
        [
            Column("number", "TT"),
            Column("task", "Nhiệm vụ"),
            Column("task", "Nội dung"),
            Column("deadline", "Thời gian bắt đầu"),
            Column("deadline", "Thời gian kết thúc"),
            Column("budget", "Nguồn kinh phí"),
            Column("budget", "Kinh phí"),
        ]
    )
    assert [one.role for one in columns] == ["number", "group", "task", "other", "deadline", "other", "budget"]


def test_an_area_column_without_tasks_holds_the_tasks_and_a_lone_other_column_is_the_note() -> None:
    columns = settled([Column("area", "Lĩnh vực"), Column("lead", "Chủ trì"), Column("other", "Căn cứ")])
    assert [one.role for one in columns] == ["task", "lead", "note"]


def test_headings_of_two_rows_are_joined() -> None:
    assert joined_heading("Cơ quan  thực hiện", "Chủ trì") == "Cơ quan thực hiện - Chủ trì"
    assert joined_heading("Chủ trì", "CHỦ TRÌ") == "CHỦ TRÌ"
    assert joined_heading("", "Chủ trì") == "Chủ trì"


def test_a_head_stands_under_a_title_within_the_table() -> None:
    grid = grid_of(drawn_table("BẢNG PHÂN CÔNG | < | <\nSTT | Việc | Chủ trì\n1 | Làm mẫu | Phòng Mẫu"))
    head = head_of(grid)
    assert head is not None
    assert (head.start, head.end) == (1, 2)
    assert [one.role for one in head.columns] == ["number", "task", "lead"]


def test_a_head_of_two_rows_without_merged_cells() -> None:
    drawn = """
    STT | Nhiệm vụ | Cơ quan thực hiện | < | Thời gian
     | | Chủ trì | Phối hợp |
    (1) | (2) | (3) | (4) | (5)
    1 | Làm mẫu | Phòng Mẫu | Phòng Khác | Quý I/2025
    """
    head = head_of(grid_of(drawn_table(drawn)))
    assert head is not None
    assert head.end == 3
    assert [one.role for one in head.columns] == ["number", "task", "lead", "coordinating", "deadline"]
    assert head.columns[2].heading == "Cơ quan thực hiện - Chủ trì"


def test_one_heading_over_numbers_and_tasks() -> None:
    drawn = "Nhiệm vụ | < | Chủ trì | Thời hạn\n1 | Làm | Phòng Mẫu | Quý I/2025\n2 | Sửa | Phòng Mẫu | Quý II/2025"
    head = head_of(grid_of(drawn_table(drawn)))
    assert head is not None
    assert [one.role for one in head.columns] == ["number", "task", "lead", "deadline"]


@pytest.mark.parametrize(
    "drawn",
    [
        "Chỉ tiêu | Kế hoạch | Đơn vị tính\nTỷ lệ mẫu | 90 | %",
        "UBND XÃ MẪU | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 1/KH-UBND | Mẫu, ngày 01 tháng 01 năm 2025",
    ],
)
def test_a_table_of_other_things_has_no_head_of_tasks(drawn: str) -> None:
    grid = grid_of(drawn_table(drawn))
    assert head_of(grid) is None
    assert guessed_head(grid) is None


@pytest.mark.parametrize(
    "drawn",
    [
        # What its head calls the columns decides, though numbers, bodies and days stand below.
        "STT | Đơn vị được thăm | Thời gian thăm\n1 | Phòng Mẫu | Quý I/2025\n2 | Phòng Khác | Quý II/2025",
        "Hạng | Đơn vị | Điểm | Xếp loại\n1 | Phòng Mẫu | 90,5 | Tốt\n2 | Phòng Khác | 88 | Khá",
        "**Bậc | **Cơ quan | **Lần\nCao | Phòng Mẫu | Quý I/2025\nThấp | Phòng Khác | Quý II/2025",
        "TT | Tên cơ quan | Hạn nộp\n1 | UBND xã Mẫu | 15/3/2025\n2 | UBND xã Khác | 16/3/2025",
    ],
)
def test_a_table_with_a_head_of_another_kind_is_not_guessed_at(drawn: str) -> None:
    grid = grid_of(drawn_table(drawn))
    assert has_other_head(grid)
    assert guessed_head(grid) is None
    assert not is_task_table(drawn_table(drawn))


def test_a_table_without_any_head_is_guessed_at() -> None:
    drawn = """
    | rà soát, trình ban hành | Các cơ quan, đơn vị | Quý I/2025
    2 | Làm mẫu thứ hai cho mọi người xem | Phòng Mẫu | Quý II/2025
    3 | Làm mẫu thứ ba cho mọi người xem | Phòng Khác | Quý III/2025
    """
    grid = grid_of(drawn_table(drawn))
    assert not has_other_head(grid)
    assert guessed_head(grid) is not None


@pytest.mark.parametrize(
    ("drawn", "tasks"),
    [
        ("STT | Chỉ tiêu thống kê | Kết quả thống kê | Ghi chú\n1 | Số việc | 12 | ", False),
        ("STT | Nội dung | Kết quả dự kiến | Ghi chú\n1 | Làm mẫu | Báo cáo | ", True),
        ("Thời gian | Nội dung\n8 giờ 30 | Khai mạc", False),
        ("TT | Thời gian | Nội dung\n1 | Quý I/2025 | Làm mẫu", True),
    ],
)
def test_columns_of_tasks_are_told_from_columns_of_figures_and_of_programmes(drawn: str, tasks: bool) -> None:
    assert (head_of(grid_of(drawn_table(drawn))) is not None) is tasks
    assert is_task_table(drawn_table(drawn)) is tasks


def test_the_row_that_counts_the_columns() -> None:
    grid = grid_of(
        drawn_table("1 | 2 | 3 | 4\n(1) | (2) | (3) | (4)=(2)+(3)\nA | B | 1 | 2\n1 | Việc | 2 | 3\n1 | 1 | 1 | 1")
    )
    assert [is_count(line) for line in grid.lines] == [True, True, True, False, False]
