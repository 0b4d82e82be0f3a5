"""Cells of a spreadsheet: what is put in can be read back, and nothing starts a formula."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.exports.records import as_line, csv_cell, of_lines, to_csv, to_json

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_a_spreadsheet_would_compute_is_guarded(start):
    assert csv_cell(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_list_whose_first_text_would_be_computed_is_guarded(start):
    assert csv_cell([f"{start}cmd", "hai"]) == f"'{start}cmd; hai"


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (-10, "-10"),
        (0, "0"),
        (date(2025, 3, 31), "2025-03-31"),
        (["Kế hoạch", "Báo cáo"], "Kế hoạch; Báo cáo"),
        ([], ""),
        ({"waiting": 3, "ongoing": 1}, "waiting: 3; ongoing: 1"),
        ("Quý I", "Quý I"),
    ],
)
def test_each_kind_of_value_has_its_cell(value, cell):
    assert csv_cell(value) == cell


@given(st.lists(st.tuples(texts, texts), max_size=5))
def test_csv_gives_back_what_was_put_in(pairs):
    out = to_csv([{"một": a, "hai": b} for a, b in pairs], ("một", "hai"))
    header, *rows = csv.reader(io.StringIO(out, newline=""))
    assert header == ["một", "hai"]
    unguarded = [
        [cell if text.startswith("'") else cell.removeprefix("'") for cell, text in zip(row, pair, strict=True)]
        for row, pair in zip(rows, pairs, strict=True)
    ]
    assert unguarded == [list(pair) for pair in pairs]
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_json_keeps_letters_and_dates_readable():
    assert to_json([{"hạn": date(2025, 3, 31), "tên": "Phòng Nội vụ", "không": None}]) == (
        '[\n  {\n    "hạn": "2025-03-31",\n    "tên": "Phòng Nội vụ",\n    "không": null\n  }\n]'
    )


@given(st.lists(st.dictionaries(st.sampled_from(["một", "hai"]), st.one_of(texts, st.none(), st.lists(texts)))))
def test_records_line_by_line_are_the_same_array(records):
    lines = [as_line(record, (), "json") for record in records]
    assert "".join(of_lines(lines, (), "json")) == to_json(records)
