"""Which item and which term a new line speaks of. The workspace is invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.drafting.choosing import item_meant, one_line
from cchc.store import WorkspaceError
from cchc.store.appending import flow
from cchc.yamltree import read_tree
from tests.drafting.at_desk import happen, record, refusal

GD25 = "gia-dinh/2025"


def written(recorder):
    return [
        {key: entry.line.entry[key] for key in ("item", "occurrence") if key in entry.line.entry}
        for entry in recorder.entries
    ]


@pytest.mark.parametrize(
    ("text", "meant"),
    [(None, None), ("2", 2), (" 1 ", 1), ("all", "all"), ("Tất cả", "all"), ("tat ca", "all")],
)
def test_an_item_as_people_type_it(text, meant):
    assert item_meant(text) == meant


@pytest.mark.parametrize("text", ["0", "-1", "hai", "1.5", "", "²"])
def test_what_is_no_item(text):
    with pytest.raises(WorkspaceError, match="--item"):
        item_meant(text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (None, None),
        ("", None),
        (" \t\n ", None),
        ("  Công văn   số 5 ", "Công văn số 5"),
        ("Công\xa0văn\u2003số\xa05", "Công văn số 5"),  # as Word pastes it
        ("Co\u0302ng va\u0306n", "Công văn"),
        ("một\r\nhai\u2028ba\x85bốn\x0bnăm", "một\nhai\nba\nbốn\nnăm"),
        ("a\u200bb\x00c\x1b[31m", "abc[31m"),
    ],
)
def test_a_text_as_it_goes_into_a_file(text, line):
    assert one_line(text) == line


@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_whatever_is_typed_comes_back_from_the_line_of_a_log(text):
    line = one_line(text)
    if line is not None:
        tree = read_tree(f"- {flow({'note': line})}\n".encode(), "")
        assert (tree.data, tree.findings) == ([{"note": line}], ())
        assert one_line(line) == line


def test_several_items_must_be_told_apart_and_the_only_open_one_need_not(invented):
    told = refusal(lambda: record(invented, "a/3", "Phòng Hai"))
    assert told == (
        "a/3 có 2 sản phẩm: 1) Kế hoạch (hạn 28/02/2025); 2) Báo cáo (hạn 31/12/2025). "
        "Ghi rõ --item 1, --item 2 …, hoặc --item all."
    )
    assert written(record(invented, "a/3", "Phòng Hai", item=1)) == [{"item": 1}]
    assert written(record(invented, "a/3", "Phòng Hai")) == [{"item": 2}]


def test_all_items_are_a_line_each(invented):
    assert written(record(invented, "a/3", "Phòng Hai", item="all")) == [{"item": 1}, {"item": 2}]
    assert {a.status for a in invented.owed(GD25, on="2025-04-01", task="a/3")} == {"done"}


@pytest.mark.parametrize(
    ("task", "unit", "item", "told"),
    [
        ("a/3", "Phòng Hai", 3, "a/3 không có sản phẩm thứ 3. Các sản phẩm: 1) Kế hoạch"),
        ("a/1", "Phòng Một", 2, "a/1 không có sản phẩm thứ 2. Các sản phẩm: 1) Sổ"),
        ("report/Q1-2025", "Phòng Một", 2, "report/Q1-2025 không có sản phẩm thứ 2. Các sản phẩm: 1) Báo cáo"),
        ("duty/D.1", "Phòng Một", 2, "duty/D.1 không có sản phẩm thứ 2."),
    ],
)
def test_an_item_that_does_not_exist(invented, task, unit, item, told):
    assert told in refusal(lambda: record(invented, task, unit, item=item))


def test_the_first_item_of_one_needs_no_number_in_the_line(invented):
    assert written(record(invented, "a/1", item=1)) == [{}]
    assert written(record(invented, "report/Q1-2025", "Phòng Một", item=1)) == [{}]


@pytest.mark.parametrize("name", ["2", "Q2-2025", "quý II", "Quý 2/2025", "quy ii"])
def test_a_term_by_any_of_its_names(invented, name):
    assert written(record(invented, "a/4", occurrence=name)) == [{"occurrence": "2"}]
    assert [a.status for a in invented.owed(GD25, on="2025-04-10", task="a/4")] == ["none", "done", "none", "none"]


@pytest.mark.parametrize(
    ("on", "occurrence"), [("2025-01-05", "1"), ("2025-03-28", "1"), ("2025-05-20", "2"), ("2025-12-30", "4")]
)
def test_a_term_by_its_day(invented, on, occurrence):
    assert written(record(invented, "a/4", on=on)) == [{"occurrence": occurrence}]


def test_without_a_name_the_next_open_term_is_meant(invented):
    for on, occurrence in (("2025-03-28", "1"), ("2025-04-02", "2"), ("2025-12-30", "4"), ("2025-12-30", "3")):
        assert written(record(invented, "a/4", on=on)) == [{"occurrence": occurrence}]
    assert "đã ghi" in refusal(lambda: record(invented, "a/4", on="2025-12-31"))


@pytest.mark.parametrize(
    ("task", "told"),
    [
        ("a/4", "a/4 không có kỳ “7”. Các kỳ: 1 quý I (hạn 31/03/2025); 2 quý II (hạn 30/06/2025)"),
        ("a/1", "a/1 không có kỳ “7”. Việc này chỉ có một kỳ: bỏ --occurrence."),
        ("b/1", "b/1 không có kỳ “7”."),
        ("duty/D.2", "duty/D.2 không có kỳ “7”."),
    ],
)
def test_a_term_that_does_not_exist(invented, task, told):
    assert told in refusal(lambda: record(invented, task, occurrence="7"))


def test_the_period_of_an_only_term_may_be_said(invented):
    assert written(record(invented, "a/1", occurrence="quý I")) == [{}]
    assert written(record(invented, "duty/D.2", occurrence="Q2-2025")) == [{}]


def test_a_term_that_an_event_started_goes_by_the_events_id(invented):
    for on in ("2025-02-10", "2025-04-10"):
        happen(invented, "Quyết định số 12/QĐ-UBND", "b/2", on=on)
    for name in ("12-qd-ubnd-2025-04-10", "12-qd-ubnd-2025-02-10"):
        assert written(record(invented, "b/2", "Phòng Hai", on="2025-05-01", occurrence=name)) == [
            {"occurrence": name}
        ]
    told = refusal(lambda: record(invented, "b/2", "Phòng Một", on="2025-01-10"))
    assert told == (
        "Chưa kỳ nào của b/2 bắt đầu vào ngày 10/01/2025. "
        "Các kỳ: 12-qd-ubnd-2025-02-10 (hạn 17/02/2025); 12-qd-ubnd-2025-04-10 (hạn 17/04/2025)."
    )


def test_a_whole_id_says_it_all(invented):
    assert written(record(invented, "gia-dinh/2025#a/4@phong-mot/1/3")) == [{"occurrence": "3"}]
    assert written(record(invented, "gia-dinh/2025#a/3@phong-ba/2")) == [{"item": 2}]
    told = refusal(lambda: record(invented, "a/3@phong-ba/7"))
    assert told == "a/3 không có sản phẩm, kỳ “7”. Đang có: 1; 2."
    assert "bỏ phần sau đơn vị" in refusal(lambda: record(invented, "a/1@phong-mot/7"))
    assert "Bỏ --item, --occurrence." in refusal(lambda: record(invented, "a/3@phong-ba/1", item=2))


def test_a_duty_with_two_terms_goes_by_their_numbers_in_its_whole_id(invented):
    """Its id ends in the term's number, as others end in the item's."""
    invented.change(
        "gia-dinh/2025/plan.yaml", "deadline: Trong quý II/2025", "deadline: Quý II/2025 và quý IV/2025"
    )
    assert len(invented.owed(GD25, task="duty/D.2")) == 2
    assert written(record(invented, "duty/D.2@phong-hai/2")) == [{"occurrence": "2"}]
    assert [a.status for a in invented.owed(GD25, on="2025-04-01", task="duty/D.2")] == ["none", "done"]


THREE = "{number: '3', task: Tập huấn, products: [Kế hoạch, Tài liệu, Báo cáo], lead: [Phòng Hai, Phòng Ba]"
THREE_DATES = "deadline: [Tháng 02/2025, Tháng 6/2025, Tháng 12/2025]"


@pytest.fixture(name="three_items")
def _three_items(invented):
    invented.change(
        "gia-dinh/2025/appendix.yaml",
        '{number: "3", task: Tập huấn, products: [Kế hoạch, Báo cáo], lead: [Phòng Hai, Phòng Ba]',
        THREE,
    )
    invented.change("gia-dinh/2025/appendix.yaml", "deadline: [Tháng 02/2025, Tháng 12/2025]", THREE_DATES)
    return invented


def test_dropped_without_an_item_is_one_line_for_all(three_items):
    assert written(record(three_items, "a/3", "Phòng Hai", status="dropped", document="CV bịa")) == [{}]
    assert {a.status for a in three_items.owed(GD25, on="2025-04-01", task="a/3")} == {"dropped"}


def test_dropped_without_an_item_leaves_what_was_done(three_items):
    record(three_items, "a/3", "Phòng Hai", item=1, on="2025-02-20")
    lines = record(three_items, "a/3", "Phòng Hai", status="dropped", document="CV bịa", on="2025-03-20")
    assert written(lines) == [{"item": 2}, {"item": 3}]
    found = three_items.owed(GD25, on="2025-04-01", task="a/3", unit="phong-hai")
    assert [a.status for a in found] == ["done", "dropped", "dropped"]


def test_dropped_without_a_term_ends_all_that_are_open(invented):
    record(invented, "a/4", on="2025-03-28")
    assert written(record(invented, "a/4", on="2025-04-20", status="dropped", document="CV bịa")) == [
        {"occurrence": "2"},
        {"occurrence": "3"},
        {"occurrence": "4"},
    ]
    found = invented.owed(GD25, on="2025-06-25", task="a/4")
    assert [a.status for a in found] == ["done", *["dropped"] * 3]


def test_what_was_closed_one_by_one_is_replaced_one_by_one(invented):
    for item, on in ((1, "2025-02-20"), (2, "2025-03-20")):
        record(invented, "a/3", "Phòng Hai", item=item, on=on)
    lines = record(invented, "a/3", "Phòng Hai", status="dropped", document="CV bịa", on="2025-01-20", again=True)
    assert written(lines) == [{"item": 1}, {"item": 2}]
    found = invented.owed(GD25, on="2025-04-01", task="a/3", unit="phong-hai")
    assert [a.status for a in found] == ["dropped", "dropped"]


def test_called_without_an_item_wakes_only_what_waits(three_items):
    three_items.change("gia-dinh/2025/appendix.yaml", "Tài liệu, Báo cáo]", "Tài liệu (nếu có), Báo cáo (nếu có)]")
    lines = record(three_items, "a/3", "Phòng Hai", status="called")
    assert written(lines) == [{"item": 2}, {"item": 3}]
    found = three_items.owed(GD25, on="2025-04-01", task="a/3", unit="phong-hai")
    assert [(a.status, a.timing) for a in found] == [("none", "late"), ("called", "in_time"), ("called", "in_time")]
