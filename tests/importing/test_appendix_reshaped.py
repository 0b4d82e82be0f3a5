"""The appendices of the real plans in other shapes: whatever the shape, the same comes out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from cchc.importing.blocks import Paragraph, Row, Table, Where
from cchc.importing.tables.appendix import read_appendix
from tests.conftest import Desk
from tests.importing.printed import PLANS, printed_appendix

OTHER_WORDS = {
    "Nhiệm vụ chung": "Lĩnh vực",
    "Nhiệm vụ cụ thể": "Nội dung công việc",
    "Nhiệm vụ thực hiện": "TÊN NHIỆM VỤ",
    "Sản phẩm": "Kết quả đầu ra",
    "Cơ quan chủ trì": "Đơn vị chịu trách nhiệm chính",
    "Công chức chủ trì tham mưu thực hiện": "Người thực hiện",
    "Cơ quan phối hợp": "Các đơn vị phối hợp",
    "Thời gian thực hiện": "Tiến độ",
    "Thời gian": "Mốc thời gian hoàn thành",
    "Kinh phí (dự kiến)": "Dự toán kinh phí",
    "STT": "Số TT",
    "Ghi chú": "GHI CHÚ",
}


def turned(table: Table) -> list[Table]:
    """The columns from right to left."""
    last = table.columns - 1
    rows = [
        Row(
            tuple(replace(one, first=last - one.last, last=last - one.first) for one in row.cells[::-1]),
            row.heading,
        )
        for row in table.rows
    ]
    return [replace(table, rows=tuple(rows))]


def renamed(table: Table) -> list[Table]:
    """Other words in the head."""
    head = table.rows[0]
    cells = [
        replace(one, paragraphs=(Paragraph(OTHER_WORDS[one.text], one.paragraphs[0].where),)) for one in head.cells
    ]
    return [replace(table, rows=(Row(tuple(cells), head.heading), *table.rows[1:]))]


def counted(table: Table) -> list[Table]:
    """A row under the head that counts the columns."""
    head = table.rows[0]
    cells = [
        replace(one, paragraphs=(Paragraph(f"({at})", one.paragraphs[0].where),))
        for at, one in enumerate(head.cells, 1)
    ]
    return [replace(table, rows=(head, Row(tuple(cells)), *table.rows[1:]))]


def _cut(table: Table, heads: tuple[Row, ...]) -> list[Table]:
    parts: list[list[Row]] = [[table.rows[0]]]
    for row in table.rows[1:]:
        if len(parts[-1]) > 8 and not any(one.continues for one in row.cells):
            parts.append(list(heads))
        parts[-1].append(row)
    return [
        Table(tuple(rows), table.columns, Where(table.where.part, table.where.paragraph + at, at + 1))
        for at, rows in enumerate(parts)
    ]


def cut_with_heads(table: Table) -> list[Table]:
    """Cut into tables, the head said again over each."""
    return _cut(table, (table.rows[0],))


def cut_without_heads(table: Table) -> list[Table]:
    """Cut into tables, of which only the first has a head."""
    return _cut(table, ())


@pytest.mark.slow
@pytest.mark.parametrize("shaped", [turned, renamed, counted, cut_with_heads, cut_without_heads])
@pytest.mark.parametrize("plan", PLANS)
def test_another_shape_says_the_same(plan: str, shaped: Callable[[Table], list[Table]], real: Desk) -> None:
    register = real.plan(plan).register
    blocks = printed_appendix(plan)
    tables = [table for one in blocks.tables for table in shaped(one)]
    found = read_appendix(replace(blocks, tables=tuple(tables)), register)
    assert found.appendix.areas == read_appendix(blocks, register).appendix.areas
    assert (found.unread, found.doubtful) == ((), ())
