"""Cells of a spreadsheet: what is put in can be read back, and nothing starts a formula."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.exports.records import as_line, csv_cell, of_lines, to_csv, to_json
from cchc.text.visible import told

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_a_text_that_a_spreadsheet_would_compute_is_guarded(start):
    assert csv_cell(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_a_list_whose_first_text_would_be_computed_is_guarded(start):
    assert csv_cell([f"{start}cmd", "hai"]) == f"'{start}cmd; hai"


def test_a_return_before_a_sum_is_written_out_and_guarded():
    assert csv_cell("\r=1+1") == "'\\x0d=1+1"


@pytest.mark.parametrize("sent", ["\x1b[2J", "\x9b31m", "\x07", "\x7f", "\u202e", "\u2066", "\u2028"])
def test_what_would_steer_a_terminal_is_written_out(sent):
    assert sent[0] not in csv_cell(f"a{sent}b")
    assert csv_cell(f"a{sent}b").startswith("a\\")
    shown = to_json([{"a": f"a{sent}b"}])
    assert sent[0] not in shown
    assert json.loads(shown) == [{"a": f"a{sent}b"}]


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
    pairs = [(told(one.replace("\r\n", "\n")), told(other.replace("\r\n", "\n"))) for one, other in pairs]
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
