"""Tables over their true columns: cells a hair beside those above, merged down, merged sideways."""

from __future__ import annotations

from cchc.importing.blocks import Cell, Paragraph, Row, Table, Where
from cchc.importing.tables.table_lines import grid_of

HERE = Where("thân văn bản", 3, 1)


def _cell(text: str, first: int, last: int, continues: bool = False) -> Cell:
    return Cell(() if continues else (Paragraph(text, HERE),), first, last, continues)


def test_rows_whose_cells_begin_elsewhere_share_the_true_columns() -> None:
    rows = (
        Row((_cell("a", 0, 1), _cell("b", 2, 4), _cell("c", 5, 6))),
        Row((_cell("d", 0, 0), _cell("e", 1, 4), _cell("f", 5, 6))),
        Row((_cell("g", 0, 1), _cell("h", 2, 6))),
    )
    grid = grid_of(Table(rows, 7, HERE))
    assert grid.columns == 3
    assert [[(one.first, one.last, one.text) for one in line.slots] for line in grid.lines] == [
        [(0, 0, "a"), (1, 1, "b"), (2, 2, "c")],
        [(0, 0, "d"), (1, 1, "e"), (2, 2, "f")],
        [(0, 0, "g"), (1, 2, "h")],
    ]


def test_a_merged_cell_shows_the_words_of_the_row_that_owns_them() -> None:
    rows = (
        Row((_cell("a", 0, 0), _cell("b", 1, 1), _cell("c", 2, 2))),
        Row((_cell("", 0, 0, True), _cell("d", 1, 1), _cell("", 2, 2, True))),
        Row((_cell("", 0, 0, True), _cell("e", 1, 1), _cell("f", 2, 2))),
    )
    lines = grid_of(Table(rows, 3, HERE), first_row=10).lines
    assert [[(one.text, one.owner) for one in line.slots] for line in lines] == [
        [("a", 10), ("b", 10), ("c", 10)],
        [("a", 10), ("d", 11), ("c", 10)],
        [("a", 10), ("e", 12), ("f", 12)],
    ]
    assert [slot.text for slot in lines[1].filled] == ["d"]


def test_a_cell_that_goes_on_from_one_of_other_columns_is_empty() -> None:
    rows = (
        Row((_cell("a", 0, 2),)),
        Row((_cell("", 0, 0, True), _cell("b", 1, 1), _cell("c", 2, 2))),
        Row((_cell("d", 0, 0), _cell("e", 1, 1), _cell("f", 2, 2))),
    )
    lines = grid_of(Table(rows, 3, HERE)).lines
    assert [one.text for one in lines[1].slots] == ["", "b", "c"]


def test_an_empty_table_has_no_rows() -> None:
    assert grid_of(Table((), 0, HERE)).lines == ()
