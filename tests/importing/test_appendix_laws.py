"""Whatever table stands in a Word file, every word of it is in the appendix or in the list of what was not read.

Every word drawn here is there once. What may go: the count of the columns under the head ("1 2 3"), heads said
again after a page break, an area named again, signs, and the labels "Chủ trì", "Phối hợp" within one cell.
"""

from __future__ import annotations

from collections import Counter
from itertools import count
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.importing.blocks import AppendixBlocks, Cell, Paragraph, Row, Table, Where
from cchc.importing.tables.appendix import AppendixRead, read_appendix
from cchc.importing.tables.losses import words_of
from cchc.plans.rows import resolve_rows

HEADINGS = {
    "number": ["STT", "TT", "Số TT"],
    "task": ["Nhiệm vụ", "Nội dung công việc", "Nhiệm vụ cụ thể"],
    "products": ["Sản phẩm", "Kết quả dự kiến"],
    "lead": ["Cơ quan chủ trì", "Đơn vị chủ trì thực hiện"],
    "coordinating": ["Cơ quan phối hợp", "Phối hợp"],
    "deadline": ["Thời gian", "Thời hạn hoàn thành"],
    "budget": ["Kinh phí"],
    "note": ["Ghi chú"],
    "area": ["Nhiệm vụ chung", "Lĩnh vực"],
    "basis": ["Căn cứ"],
    "aim": ["Mục tiêu"],
}
STARTS = [
    "Phòng",
    "Sở",
    "các cơ quan",
    "UBND xã",
    "",
    "- ",
    "Báo cáo",
    "Tháng 3/2025",
    "Quý I/2025 và",
    "(",
    "Lãnh đạo",
]
JOINS = [" ", ", ", "; ", " và ", "\n", "\n- ", ": ", " (", "/"]
NUMBERS = ["", "", "1", "2.", "1.1", "1.1.1", "a)", "-", "I", "II.", "A", "(3)", "Mục 7", "{1.}"]


@st.composite
def _text(draw: st.DrawFn, fresh: Any) -> str:
    parts = [draw(st.sampled_from(STARTS))]
    for _ in range(draw(st.integers(1, 3))):
        parts += [draw(st.sampled_from(JOINS)), f"từ{next(fresh)}"]
    return "".join(parts).strip()


@st.composite
def _cell(draw: st.DrawFn, fresh: Any, role: str, first: int, last: int, where: Where) -> Cell:
    if role == "number" and first == last:
        text = draw(st.sampled_from(NUMBERS))
    else:
        text = "" if draw(st.integers(0, 3)) == 0 else draw(_text(fresh))
    if first == last and draw(st.integers(0, 5)) == 0:
        return Cell((), first, last, continues=True)
    number = "1." if text.startswith("{") else ""
    lines = ["" if number else text] if draw(st.booleans()) else text.split("\n")
    bold = draw(st.integers(0, 5)) == 0
    return Cell(tuple(Paragraph(line, where, number=number, bold=bold) for line in lines), first, last)


@st.composite
def _row(draw: st.DrawFn, fresh: Any, roles: list[str], table: int, at: int) -> Row:
    cells: list[Cell] = []
    column = 0
    spanned = draw(st.integers(0, 6)) == 0
    while column < len(roles):
        wide = len(roles) - column if spanned else 1 + (draw(st.integers(0, 9)) == 0)
        last = min(column + wide, len(roles)) - 1
        cells.append(draw(_cell(fresh, roles[column], column, last, Where("thân", table, table, at, column + 1))))
        column = last + 1
    return Row(tuple(cells))


@st.composite
def _table(draw: st.DrawFn, fresh: Any, roles: list[str], table: int, headed: bool) -> Table:
    head = [
        Cell((Paragraph(draw(st.sampled_from(HEADINGS[role])), Where("thân", table, table, 1, at + 1)),), at, at)
        for at, role in enumerate(roles)
    ]
    rows = [Row(tuple(head))] if headed else []
    rows += [draw(_row(fresh, roles, table, at)) for at in range(2, 2 + draw(st.integers(1, 7)))]
    return Table(tuple(rows), len(roles), Where("thân", table * 10, table))


@st.composite
def _appendices(draw: st.DrawFn) -> AppendixBlocks:
    fresh = count(1)
    roles = draw(st.permutations(list(HEADINGS)))[: draw(st.integers(3, len(HEADINGS)))]
    if "task" not in roles:
        roles[0] = "task"
    tables = [
        draw(_table(fresh, list(roles), at, at == 1 or draw(st.booleans())))
        for at in range(1, 1 + draw(st.integers(1, 3)))
    ]
    over = [
        Paragraph(draw(_text(fresh)), Where("thân", at), bold=draw(st.booleans()))
        for at in range(1, 1 + draw(st.integers(0, 4)))
    ]
    return AppendixBlocks(tuple(over), tuple(tables), (Paragraph(draw(_text(fresh)), Where("thân", 99)),))


def _words_in(blocks: AppendixBlocks) -> Counter[str]:
    paragraphs = [*blocks.before, *blocks.after]
    for table in blocks.tables:
        paragraphs += [
            one for row in table.rows for cell in row.cells if not cell.continues for one in cell.paragraphs
        ]
    return Counter(word for one in paragraphs for word in words_of(one.text) if word.startswith("từ"))


def _words_out(found: AppendixRead) -> Counter[str]:
    said: list[str] = [one.words for one in found.unread]

    def gather(value: Any) -> None:
        if isinstance(value, str):
            said.append(value)
        for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            gather(one)

    gather(msgspec.to_builtins(found.appendix))
    return Counter(word for text in said for word in words_of(text))


@pytest.mark.slow
@settings(max_examples=60)
@given(_appendices())
def test_every_word_is_in_the_appendix_or_listed(blocks: AppendixBlocks) -> None:
    found = read_appendix(blocks, None)
    missing = _words_in(blocks) - _words_out(found)
    assert not missing


@pytest.mark.slow
@settings(max_examples=60)
@given(_appendices())
def test_ids_and_references_hold(blocks: AppendixBlocks) -> None:
    found = read_appendix(blocks, None)
    assert resolve_rows(found.appendix).problems == []
    data = msgspec.to_builtins(found.appendix)
    assert msgspec.convert(data, type(found.appendix)) == found.appendix


@pytest.mark.slow
@settings(max_examples=60)
@given(_appendices())
def test_what_is_unread_has_its_words_and_place(blocks: AppendixBlocks) -> None:
    for one in (found := read_appendix(blocks, None)).unread + found.doubtful:
        assert one.words.strip()
        assert one.why
        assert one.where.part == "thân"
