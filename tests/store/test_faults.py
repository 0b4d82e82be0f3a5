"""Every fault of a file's shape at once, each with its line, column, words and a way out. All data invented."""

from __future__ import annotations

import pytest

from cchc.plans.document import Plan
from cchc.plans.journal import Progress, Workspace
from cchc.plans.organisation import Units
from cchc.plans.table import Appendix
from cchc.store.faults import decode
from cchc.yamltree import read_tree


def faults(text, model):
    tree = read_tree(text.encode(), "tệp.yaml")
    assert tree.findings == ()
    value, found = decode(tree, model)
    assert (value is None) == bool(found)
    return found


def shown(text, model):
    return [(f.code, f.place.line, f.place.column) for f in faults(text, model)]


def task(cells):
    """One row with the cells given, in one line; they start at column 64."""
    return f'areas: [{{id: a, name: Lĩnh vực bịa, tasks: [{{number: "1", {cells}}}]}}]\n'


TEN = """\
year: "2025"
titel: Kế hoạch bịa
date: 2025-02-30
number: 12
bases: Căn cứ bịa
reporting:
  items: []
  submit_by: {day: 15, hour: sáng}
  windows:
    Q1-2025: {from: 2025-01-01}
duties:
  - {id: IV.1, who: Phòng Một, what: Việc bịa, as: báo cáo}
targets:
  - {indicator: Chỉ tiêu bịa, value: chín mươi, comparison: "=>"}
signature: [Chủ tịch]
"""


def test_ten_faults_and_more_of_one_file_are_told_at_once():
    assert sorted(shown(TEN, Plan), key=lambda f: (f[1], f[2])) == [
        ("E006", 1, 1),  # no title …
        ("E005", 1, 7),  # year as text
        ("E004", 2, 1),  # … but "titel"
        ("E010", 3, 7),
        ("E005", 4, 9),  # number as a number
        ("E005", 5, 8),  # bases as text
        ("E004", 8, 24),
        ("E006", 10, 14),  # no "to"
        ("E005", 12, 21),  # who as text
        ("E005", 12, 52),
        ("E005", 14, 38),
        ("E005", 14, 61),
        ("E005", 15, 12),
    ]


@pytest.mark.parametrize(
    ("key", "known"),
    [
        ("titel", "title"),
        ("tittle", "title"),
        ("recipient", "recipients"),
        ("Reporting", "reporting"),
        ("nam", None),
    ],
)
def test_an_unknown_key_is_told_with_the_nearest_known_one_or_with_those_left(key, known):
    (found,) = faults(f"year: 2025\ntitle: x\n{key}: 1\n", Plan)
    assert (found.code, found.place.line, found.place.column, found.excerpt) == ("E004", 3, 1, key)
    if known:
        assert found.hint == f"Có phải là “{known}”?"
    else:
        assert "recipients" in found.hint
        assert "year" not in found.hint  # already used


@pytest.mark.parametrize(
    ("cells", "code", "column", "words"),
    [
        ("task: Việc, budget: 5.000", "E005", "5.000", "5000000"),
        ("task: Việc, budget: 5e6", "E005", "5e6", "5000000"),
        ("task: Việc, budget: true", "E005", "true", "số nguyên"),
        ("task: Việc, budget: [5]", "E005", "[5]", "số nguyên"),
        ("task: 2025", "E005", "2025", '"2025"'),
        ("task: null", "E005", "null", "văn bản"),
        ("task: [Việc]", "E005", "[Việc]", "văn bản"),
        ("task: Việc, footnote: 2", "E005", "2}", '"2"'),
        ("task: Việc, id: 1.10", "E005", "1.10", "văn bản"),
        ('task: Việc, each: "true"', "E005", '"true"', "true hoặc false"),
        ("task: Việc, each: 1", "E005", "1}", "true hoặc false"),
        ("task: Việc, due: 31/3/2025", "E010", "31/3/2025", "Viết là 2025-03-31."),
        ("task: Việc, due: 2025-02-29", "E010", "2025-02-29", "Không có ngày"),
        ("task: Việc, due: mai", "E010", "mai", "Viết như 2025-03-31."),
        ("task: Việc, due: 2025-3-1", "E010", "2025-3-1", "Viết là 2025-03-01."),
        ("task: Việc, due: 20250331", "E005", "20250331", "ngày"),
        ("task: Việc, due: [2025-03-31]", "E005", "[2025", "ngày"),
        ("task: Việc, criteria: Một câu", "E005", "Một câu", "danh sách"),
        ("task: Việc, lead: Văn phòng", "E005", "Văn phòng", "lead: [Văn phòng]."),
        ('task: Việc, lead: "Phòng A, Phòng B"', "E005", '"Phòng A, Phòng B"', "lead: [Phòng A, Phòng B]."),
        ('task: Việc, lead: "Phòng A, B"', "E005", '"Phòng A, B"', 'lead: ["Phòng A, B"].'),
        ("task: Việc, implements: {a: b}", "E005", "{a: b}", "danh sách"),
        ("task: Việc, subtasks: Không", "E005", "Không", "danh sách"),
    ],
)
def test_a_wrong_value_is_told_at_the_value_with_what_is_wanted(cells, code, column, words):
    text = task(cells)
    (found,) = faults(text, Appendix)
    assert (found.code, found.place.line) == (code, 1)
    assert found.place.column == text.index(column, text.index("task:", 50)) + 1
    assert words in f"{found.message} {found.hint}"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("lead: Phòng Một", [("E005", "Phòng Một")]),
        ("lead: [1, Phòng Một, true]", [("E005", "1, "), ("E005", "true")]),
        ("lead: {same_as: 4.1}", [("E005", "4.1")]),
        ("lead: {sameas: x, units: Phòng Một}", [("E004", "sameas"), ("E005", "Phòng Một")]),
        ("lead: {text: x, units: [[Phòng Một]]}", [("E005", "[Phòng Một]")]),
        ("products: Kế hoạch", [("E005", "Kế hoạch")]),
        ("products: [{txt: a}, 5]", [("E004", "txt"), ("E006", "{txt"), ("E005", "5]")]),
        ("products: [{parts: [b]}]", [("E006", "{parts")]),
        ("deadline: 2025", [("E005", "2025")]),
        ("deadline: [1, [x]]", [("E005", "1, "), ("E005", "[x]")]),
        ("deadline: [{lable: a, dates: b}]", [("E004", "lable"), ("E005", "b}"), ("E006", "{lable")]),
        ("deadline: {dates: [x]}", [("E004", "dates"), ("E006", "{dates")]),
        ("deadline: {same_as: [x]}", [("E005", "[x]")]),
        ("amended_by: [{document: d, date: mai, lead: x}]", [("E010", "mai"), ("E005", "x}")]),
        ("ignore: [W206, {code: W206}]", [("E005", "W206,"), ("E006", "{code")]),
    ],
)
def test_faults_inside_the_several_forms_of_a_cell_are_told_where_they_stand(cells, expected):
    text = task(f"task: Việc, {cells}")
    start = text.index("task: Việc") + 11
    wanted = sorted((code, text.index(words, start) + 1) for code, words in expected)
    assert sorted((f.code, f.place.column) for f in faults(text, Appendix)) == wanted


def test_a_task_cell_of_the_wrong_form():
    assert [f.code for f in faults(task("task: {same: x}"), Appendix)] == ["E004", "E006"]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("kind: chuyên mon", "Có phải là “chuyên môn”?"),
        ("kind: xã moi", "Có phải là “xã mới”?"),
        ("kind: Xã", "Có phải là “xã”?"),
        ("kind: thứ gì đó lạ lùng", "ngành dọc"),
    ],
)
def test_a_value_outside_the_list_is_told_with_the_nearest_or_with_the_list(text, hint):
    units = (
        "authority: {name: UBND xã Mẫu, level: xã, place: Mẫu}\nunits:\n  - {id: a, name: Phòng Một, "
        + text
        + "}\n"
    )
    (found,) = faults(units, Units)
    assert (found.code, found.place.line, found.place.column) == ("E005", 3, 36)
    assert hint in found.hint
    assert found.excerpt == text.removeprefix("kind: ")


def test_a_missing_key_is_told_at_its_mapping():
    log = "unit: Phòng Một\nupdates:\n  - {id: aaaaa, on: 2025-01-02, task: a/1, status: done}\n"
    log += "  - {on: 2025-01-02}\n"
    found = faults(log, Progress)
    assert [(f.code, f.place.line, f.place.column) for f in found] == [("E006", 4, 5)] * 3
    assert [name for name in ("id", "task", "status") if any(f"“{name}”" in f.message for f in found)] == [
        "id",
        "task",
        "status",
    ]


@pytest.mark.parametrize("text", ["Chỉ một câu\n", "- một\n- hai\n", "5\n", "true\n"])
@pytest.mark.parametrize("model", [Plan, Appendix, Units, Progress, Workspace])
def test_a_file_that_is_no_mapping_has_one_fault(text, model):
    assert shown(text, model) == [("E005", 1, 1)]


def test_keys_that_people_choose_are_free_but_their_values_are_not():
    assert shown("home: xa-mau\ngrades: {Tốt: 90, Khá: 70.5}\n", Workspace) == []
    assert shown("home: xa-mau\ngrades: {Tốt: nhiều, Khá: true}\n", Workspace) == [
        ("E005", 2, 15),
        ("E005", 2, 27),
    ]


@pytest.mark.parametrize(
    ("weights", "code", "column", "said"),
    [
        ("{done_in_time: 1, don_late: 0.5}", "E004", 28, "“done_late”"),
        ("{done_late: 0.5}", "E006", 10, "“done_in_time”"),
        ("{done_in_time: .inf}", "E005", 25, "1000"),
        ("{done_in_time: .nan}", "E005", 25, "1000"),
        ("{done_in_time: 1, late: -1}", "E005", 34, "1000"),
        ("{done_in_time: 0}", "E005", 10, "lớn hơn 0"),
        ("[1]", "E005", 10, "nhóm khóa"),
    ],
)
def test_weights_that_cannot_be_used_are_told_at_their_place_with_what_can(weights, code, column, said):
    found = faults(f"home: xa-mau\nweights: {weights}\n", Workspace)
    assert [(f.code, f.place.line, f.place.column) for f in found] == [(code, 2, column)]
    assert said in found[0].message + found[0].hint


@pytest.mark.parametrize("least", ["101", "-1", ".nan", ".inf"])
def test_a_grade_that_no_score_can_reach_is_a_fault(least):
    assert shown(f"home: xa-mau\ngrades: {{Tốt: {least}}}\n", Workspace) == [("E005", 2, 15)]


def test_a_whole_number_serves_where_a_number_is_wanted_and_yes_is_text():
    target = "year: 2025\ntitle: no\ntargets: [{indicator: off, value: 98}, {indicator: y, value: 98.5}]\n"
    assert shown(target, Plan) == []


def test_nested_rows_are_walked_to_the_last():
    text = """\
areas:
  - id: a
    name: Lĩnh vực bịa
    tasks:
      - number: "1"
        task: Việc bịa
        subtasks:
          - number: "1.1"
            task: Việc bịa
            subtasks:
              - number: 1.2
                taks: Việc bịa
"""
    assert sorted(shown(text, Appendix)) == [("E004", 12, 17), ("E005", 11, 25), ("E006", 11, 17)]
    near = [f.hint for f in faults(text, Appendix) if f.code == "E004"]
    assert near == ["Có phải là “task”?"]


@pytest.mark.parametrize("day", ['"20250331"', "2025-W13-1"])
def test_a_day_in_another_iso_form_is_told_where_it_stands_in_vietnamese(day):
    (found,) = faults(f"year: 2025\ntitle: x\ndate: {day}\n", Plan)
    assert (found.code, found.place.line, found.place.column) == ("E010", 3, 7)


@pytest.mark.parametrize(
    "text",
    [
        "year: 2025\ntitle: x\ndate: {year: 2025, month: 13}\n",
        "year: 2025\ntitle: x\ndate: {year: 2025, month: 0}\n",
        "year: 2025\ntitle: x\ndate: {year: 20250}\n",
        "year: 20250\ntitle: x\n",
        "year: 0\ntitle: x\n",
        "year: 2025\ntitle: x\nreporting: {items: [], submit_by: {day: 0}, windows: {}}\n",
        "year: 2025\ntitle: x\nreporting: {items: [], submit_by: {day: 40}, windows: {}}\n",
    ],
)
def test_a_number_that_no_calendar_has_is_a_fault(text):
    assert faults(text, Plan) != []


def test_the_hint_on_a_float_speaks_of_money_only_where_money_is_meant():
    (found,) = faults("year: 2025.0\ntitle: x\n", Plan)
    assert "Tiền" not in found.hint


@pytest.mark.parametrize("cell", ["{}", "{text: Phòng Một}", '{same_as: "2", text: Phòng Một, units: [Phòng Một]}'])
def test_a_cell_of_names_is_either_merged_or_words_with_their_units(cell):
    text = f'areas: [{{id: a, name: A, tasks: [{{number: "1", task: x, lead: {cell}}}]}}]\n'
    assert faults(text, Appendix) != []


@pytest.mark.parametrize("member", ["{}", "{kind: xã, group: G}"])
def test_a_member_of_a_group_is_a_kind_or_a_group(member):
    head = "authority: {name: A, level: xã, place: B}\nunits: []\n"
    assert faults(f"{head}groups: [{{name: H, members: [{member}]}}]\n", Units) != []


@pytest.mark.parametrize("value", [".nan", ".inf"])
def test_a_target_is_a_number_that_can_be_written_down(value):
    assert faults(f"year: 2025\ntitle: x\ntargets: [{{indicator: i, value: {value}}}]\n", Plan) != []
