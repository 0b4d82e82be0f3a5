"""Rows of an appendix: ids, order, inherited and merged cells, products, deadlines, what owes. Invented data."""

from __future__ import annotations

import pytest

CELLS = ("products", "lead", "coordinating", "deadline")


def cell(row, name):
    """One cell as plain texts with the row it is taken from."""
    if name == "products":
        return row.product_texts, row.products_from
    if name == "deadline":
        return [str(phrase) for phrase in row.phrases], row.deadline_from
    names = row.lead if name == "lead" else row.coordinating
    return [each.text for each in names], row.lead_from if name == "lead" else row.coordinating_from


# --- an absent key, [] and a key of one's own


@pytest.mark.parametrize("name", CELLS)
def test_an_absent_cell_is_the_parents(by_id, name):
    rows = by_id(f"""
        - number: "1"
          task: Việc mẹ
          {name}: [Của mẹ]
          subtasks:
            - {{number: "1.1", task: Việc con}}
            - {{number: "1.2", task: Việc con, {name}: [Của con]}}
    """)
    assert cell(rows["a/1.1"], name) == (["Của mẹ"], "a/1")
    assert cell(rows["a/1.2"], name) == (["Của con"], None)
    assert cell(rows["a/1"], name) == (["Của mẹ"], None)


@pytest.mark.parametrize("name", CELLS)
def test_a_cell_comes_down_through_a_row_that_lacks_it_too(by_id, name):
    rows = by_id(f"""
        - number: "1"
          task: Việc bà
          {name}: [Của bà]
          subtasks:
            - number: "1.1"
              task: Việc mẹ
              subtasks:
                - {{number: "1.1.1", task: Việc con}}
    """)
    assert cell(rows["a/1.1.1"], name) == (["Của bà"], "a/1")


@pytest.mark.parametrize("name", CELLS)
def test_the_nearest_heading_wins(by_id, name):
    rows = by_id(f"""
        - number: "1"
          task: Việc bà
          {name}: [Của bà]
          subtasks:
            - number: "1.1"
              task: Việc mẹ
              {name}: [Của mẹ]
              subtasks:
                - {{number: "1.1.1", task: Việc con}}
    """)
    assert cell(rows["a/1.1.1"], name) == (["Của mẹ"], "a/1.1")


@pytest.mark.parametrize("name", CELLS)
def test_an_empty_list_inherits_nothing(by_id, name):
    rows = by_id(f"""
        - number: "1"
          task: Việc mẹ
          {name}: [Của mẹ]
          subtasks:
            - {{number: "1.1", task: Việc con, {name}: []}}
    """)
    assert cell(rows["a/1.1"], name) == ([], None)


@pytest.mark.parametrize("name", CELLS)
def test_a_row_at_the_top_without_the_cell_has_none(by_id, name):
    rows = by_id(f"""
        - {{number: "1", task: Việc một, {name}: [Của một]}}
        - {{number: "2", task: Việc hai}}
    """)
    assert cell(rows["a/2"], name) == ([], None)


def test_cells_are_inherited_one_by_one(by_id):
    row = by_id("""
        - number: "1"
          task: Việc mẹ
          lead: [Phòng Bịa]
          deadline: Quý I/2025
          products: [Kế hoạch]
          subtasks:
            - {number: "1.1", task: Việc con, deadline: Quý II/2025}
    """)["a/1.1"]
    assert cell(row, "lead") == (["Phòng Bịa"], "a/1")
    assert cell(row, "deadline") == (["Quý II/2025"], None)
    assert cell(row, "products") == (["Kế hoạch"], "a/1")
    assert cell(row, "coordinating") == ([], None)


def test_budget_and_note_are_not_inherited(by_id):
    child = by_id("""
        - number: "1"
          task: Việc mẹ
          budget: 5000000
          note: Ghi chú của mẹ
          subtasks:
            - {number: "1.1", task: Việc con}
    """)["a/1.1"]
    assert not child.task.budget
    assert not child.task.note


# --- same_as


@pytest.mark.parametrize("name", CELLS)
def test_same_as_takes_the_cell_of_a_row_above_or_below(by_id, name):
    rows = by_id(f"""
        - {{number: "1", task: Việc một, {name}: {{same_as: "2"}}}}
        - {{number: "2", task: Việc hai, {name}: [Của hai]}}
        - {{number: "3", task: Việc ba, {name}: {{same_as: "2"}}}}
    """)
    assert cell(rows["a/1"], name) == (["Của hai"], "a/2")
    assert cell(rows["a/3"], name) == (["Của hai"], "a/2")


TWO_AREAS = """
    areas:
      - id: a
        name: Lĩnh vực bịa A
        tasks:
          - {number: "1", task: Việc a1, lead: [Của a1]}
      - id: b
        name: Lĩnh vực bịa B
        tasks:
          - {number: "1", task: Việc b1, lead: [Của b1]}
          - {number: "2", task: Việc b2, lead: {same_as: "1"}}
          - {number: "3", task: Việc b3, lead: {same_as: a/1}}
"""


def test_a_number_means_the_row_of_the_same_area_and_a_full_id_that_of_another(by_id):
    rows = by_id(TWO_AREAS)
    assert cell(rows["b/2"], "lead") == (["Của b1"], "b/1")
    assert cell(rows["b/3"], "lead") == (["Của a1"], "a/1")


def test_a_number_of_another_area_alone_is_unknown(resolve):
    rows = resolve("""
        areas:
          - {id: a, name: Lĩnh vực bịa A, tasks: [{number: "9", task: Việc a9, lead: [Phòng Bịa]}]}
          - {id: b, name: Lĩnh vực bịa B, tasks: [{number: "1", task: Việc b1, lead: {same_as: "9"}}]}
    """)
    assert [(p.kind, p.text, p.row) for p in rows.problems] == [("unknown_row", "9", "b/1")]


def test_a_row_is_named_by_its_id_where_it_has_one(by_id):
    rows = by_id("""
        - {number: "1", task: Việc một}
        - {number: "1", id: 1-2, task: Việc một nữa, lead: [Phòng Bịa]}
        - {number: "2", task: Việc hai, lead: {same_as: 1-2}}
    """)
    assert cell(rows["a/2"], "lead") == (["Phòng Bịa"], "a/1-2")


def test_a_chain_leads_to_the_row_that_holds_the_cell(by_id):
    rows = by_id("""
        - {number: "1", task: Việc một, lead: [Phòng Bịa]}
        - {number: "2", task: Việc hai, lead: {same_as: "1"}}
        - {number: "3", task: Việc ba, lead: {same_as: "2"}}
        - {number: "4", task: Việc bốn, lead: {same_as: "3"}}
    """)
    assert cell(rows["a/4"], "lead") == (["Phòng Bịa"], "a/1")


def test_same_as_a_row_that_inherits_takes_what_that_row_has(by_id):
    rows = by_id("""
        - number: "1"
          task: Việc mẹ
          lead: [Phòng Bịa]
          subtasks:
            - {number: "1.1", task: Việc con}
        - {number: "2", task: Việc hai, lead: {same_as: "1.1"}}
    """)
    assert cell(rows["a/2"], "lead") == (["Phòng Bịa"], "a/1")


def test_a_child_inherits_the_cell_merged_into_its_parent(by_id):
    rows = by_id("""
        - {number: "1", task: Việc một, deadline: Quý I/2025}
        - number: "2"
          task: Việc mẹ
          deadline: {same_as: "1"}
          subtasks:
            - {number: "2.1", task: Việc con}
    """)
    assert cell(rows["a/2.1"], "deadline") == (["Quý I/2025"], "a/1")


def test_a_cell_left_empty_can_be_merged_too(by_id):
    rows = by_id("""
        - {number: "1", task: Việc một, coordinating: []}
        - number: "2"
          task: Việc mẹ
          coordinating: [Phòng Bịa]
          subtasks:
            - {number: "2.1", task: Việc con, coordinating: {same_as: "1"}}
    """)
    assert cell(rows["a/2.1"], "coordinating")[0] == []


@pytest.mark.parametrize("name", CELLS)
def test_a_row_that_does_not_exist_is_told_at_the_reference(with_tree, name):
    rows, tree = with_tree(f"""
        - {{number: "1", task: Việc một}}
        - number: "2"
          task: Việc hai
          {name}: {{same_as: "7"}}
    """)
    (problem,) = rows.problems
    assert (problem.kind, problem.text, problem.row) == ("unknown_row", "7", "a/2")
    assert problem.path == ("areas", 0, "tasks", 1, name, "same_as")
    assert tree.place(problem.path).line == 8
    assert cell(rows.rows[1], name) == ([], None)


@pytest.mark.parametrize("name", CELLS)
@pytest.mark.parametrize(
    "tasks",
    [
        '[{number: "1", task: Việc, %s: {same_as: "1"}}]',
        '[{number: "1", task: Việc, %s: {same_as: "2"}}, {number: "2", task: Việc, %s: {same_as: "1"}}]',
        '[{number: "1", task: Việc, %s: {same_as: "1.1"}, subtasks: [{number: "1.1", task: Việc}]}]',
    ],
    ids=["itself", "two rows", "its own child"],
)
def test_rows_that_refer_in_a_circle_end_empty_and_are_told(resolve, name, tasks):
    tasks = tasks.replace("%s", name)
    rows = resolve(f"areas: [{{id: a, name: Lĩnh vực bịa, tasks: {tasks}}}]")
    assert {problem.kind for problem in rows.problems} == {"circular"}
    assert all(problem.path[-2:] == (name, "same_as") for problem in rows.problems)
    assert all(cell(row, name) == ([], None) for row in rows.rows)


def test_a_circle_of_one_cell_leaves_the_others(resolve):
    rows = resolve("""
        - {number: "1", task: Việc một, lead: {same_as: "1"}, coordinating: [Phòng Bịa], deadline: Quý I/2025}
    """)
    assert cell(rows.rows[0], "coordinating") == (["Phòng Bịa"], None)
    assert cell(rows.rows[0], "deadline") == (["Quý I/2025"], None)


# --- texts


def test_a_task_text_merged_from_another_row(by_id):
    rows = by_id("""
        - {number: "1", task: Rà soát bịa}
        - {number: "1", id: 1-2, task: {same_as: "1"}}
        - {number: "1", id: 1-3, task: {same_as: 1-2}}
    """)
    assert [row.text for row in rows.values()] == ["Rà soát bịa"] * 3


def test_headings_run_from_the_outermost_row_in(by_id):
    rows = by_id("""
        - {number: "9", task: Việc chín}
        - number: "1"
          task: Việc bà
          subtasks:
            - number: "1.1"
              task: {same_as: "9"}
              subtasks:
                - {number: "1.1.1", task: Việc con}
    """)
    assert rows["a/1.1.1"].headings == ("Việc bà", "Việc chín")
    assert rows["a/1"].headings == ()
    assert (rows["a/1.1.1"].parent, rows["a/1"].parent) == ("a/1.1", None)


def test_a_cell_that_a_list_cannot_give_back_keeps_its_words(by_id):
    row = by_id("""
        - number: "1"
          task: Việc một
          lead: {text: "Phòng Bịa; UBND xã đề xuất", units: [Phòng Bịa, UBND xã]}
          coordinating: ["Phòng Hai", "Phòng Ba"]
    """)["a/1"]
    assert (cell(row, "lead")[0], row.lead_text) == (["Phòng Bịa", "UBND xã"], "Phòng Bịa; UBND xã đề xuất")
    assert row.coordinating_text == "Phòng Hai, Phòng Ba"


def test_an_inherited_cell_keeps_its_words_too(by_id):
    row = by_id("""
        - number: "1"
          task: Việc mẹ
          lead: {text: "Phòng Bịa chủ trì", units: [Phòng Bịa]}
          subtasks: [{number: "1.1", task: Việc con}]
    """)["a/1.1"]
    assert (row.lead_text, row.lead_from) == ("Phòng Bịa chủ trì", "a/1")


def test_products_keep_their_text_and_their_parts(by_id):
    row = by_id("""
        - number: "1"
          task: Việc một
          products:
            - Quyết định
            - {text: Kế hoạch và Báo cáo, parts: [Kế hoạch, Báo cáo]}
            - {text: Văn bản khác}
    """)["a/1"]
    assert row.product_texts == ["Quyết định", "Kế hoạch và Báo cáo", "Văn bản khác"]
    assert [parts for _, parts in row.products] == [(), ("Kế hoạch", "Báo cáo"), ()]


def test_deadlines_one_phrase_several_or_labelled_lists(by_id):
    rows = by_id("""
        - {number: "1", task: Việc một, deadline: Quý I/2025}
        - {number: "2", task: Việc hai, deadline: [Tháng 2/2025, Tháng 12/2025]}
        - number: "3"
          task: Việc ba
          deadline:
            - label: Báo cáo quý
              dates: [15/3/2025, 15/6/2025]
            - Tháng 12/2025
    """)
    shown = {number: [[str(p) for p in group] for group in rows[f"a/{number}"].deadlines] for number in "123"}
    assert shown == {
        "1": [["Quý I/2025"]],
        "2": [["Tháng 2/2025"], ["Tháng 12/2025"]],
        "3": [["Báo cáo quý: 15/3/2025", "Báo cáo quý: 15/6/2025"], ["Tháng 12/2025"]],
    }
    assert [(p.text, p.label) for p in rows["a/3"].phrases] == [
        ("15/3/2025", "Báo cáo quý"),
        ("15/6/2025", "Báo cáo quý"),
        ("Tháng 12/2025", None),
    ]


# --- places


def test_names_and_phrases_know_where_they_stand_also_when_taken_from_another_row(with_tree):
    rows, tree = with_tree("""
        - number: "1"
          task: Việc mẹ
          lead: [Phòng Một, Phòng Hai]
          coordinating: {text: Phòng Ba góp ý, units: [Phòng Ba]}
          deadline:
            - label: Báo cáo
              dates: [15/3/2025, 15/6/2025]
          subtasks:
            - {number: "1.1", task: Việc con}
    """)
    _, child = rows.rows
    places = [tree.place(found.path) for found in (*child.lead, *child.coordinating, *child.phrases)]
    assert [(p.line, p.column) for p in places] == [(7, 16), (7, 27), (8, 54), (11, 21), (11, 32)]
    assert tree.place(child.path).line == 13


# --- ids and order


def test_rows_come_in_document_order_over_all_areas(resolve):
    rows = resolve("""
        areas:
          - id: b
            name: Lĩnh vực bịa B
            tasks:
              - number: "2"
                task: Việc
                subtasks:
                  - number: "2.1"
                    task: Việc
                    subtasks: [{number: "2.1.1", task: Việc}]
                  - {number: "2.2", task: Việc}
              - {number: "1", task: Việc}
          - id: a
            name: Lĩnh vực bịa A
            tasks: [{number: "1", task: Việc}]
    """)
    assert [row.id for row in rows.rows] == ["b/2", "b/2.1", "b/2.1.1", "b/2.2", "b/1", "a/1"]
    assert [row.area_name for row in rows.rows][-2:] == ["Lĩnh vực bịa B", "Lĩnh vực bịa A"]
    assert rows.problems == []


def test_an_id_goes_before_the_number_which_stays_as_printed(by_id):
    rows = by_id("""
        - {number: "1", id: mot, task: Việc}
        - {id: 5.a, task: Việc}
    """)
    assert [(row.id, row.number) for row in rows.values()] == [("a/mot", "1"), ("a/5.a", None)]


def test_an_id_given_twice_is_told_at_the_second_row(with_tree):
    rows, tree = with_tree("""
        - {number: "1", task: Việc}
        - {number: "1", task: Việc}
        - {number: "3", id: "1", task: Việc}
    """)
    assert [(p.kind, p.text) for p in rows.problems] == [("duplicate_id", "1")] * 2
    assert [tree.place(p.path).line for p in rows.problems] == [6, 7]
    assert [tree.place(p.path).column for p in rows.problems] == [18, 27]  # the number, then the id


def test_the_same_number_in_two_areas_is_no_fault(by_id):
    assert set(by_id(TWO_AREAS)) == {"a/1", "b/1", "b/2", "b/3"}


def test_a_row_without_number_needs_an_id(resolve):
    rows = resolve("""
        - {number: "1", task: Việc}
        - {task: Việc không số}
    """)
    (problem,) = rows.problems
    assert (problem.kind, problem.path) == ("missing_id", ("areas", 0, "tasks", 1))
    assert len({row.id for row in rows.rows}) == 2


# --- what owes


@pytest.mark.parametrize(
    ("cells", "owes"),
    [
        ("", False),
        ("products: [Kế hoạch]", False),
        ("deadline: Quý I/2025", False),
        ("products: [Kế hoạch], lead: [Phòng Bịa]", False),
        ("products: [Kế hoạch], deadline: Quý I/2025", True),
        ("products: [Kế hoạch], deadline: []", False),
        ("products: [], deadline: Quý I/2025", False),
    ],
)
def test_a_heading_row_owes_only_with_a_product_and_a_deadline_of_its_own(by_id, cells, owes):
    head = f'number: "1", task: Việc mẹ{", " if cells else ""}{cells}'
    rows = by_id(f"""
        - {{{head}, subtasks: [{{number: "1.1", task: Việc con}}]}}
    """)
    assert (rows["a/1"].owes, rows["a/1"].leaf) == (owes, False)
    assert (rows["a/1.1"].owes, rows["a/1.1"].leaf) == (True, True)


def test_a_heading_row_does_not_owe_what_it_only_inherits(by_id):
    rows = by_id("""
        - number: "1"
          task: Việc bà
          products: [Kế hoạch]
          deadline: Quý I/2025
          subtasks:
            - number: "1.1"
              task: Việc mẹ
              subtasks: [{number: "1.1.1", task: Việc con}]
    """)
    assert [row.owes for row in rows.values()] == [True, False, True]


def test_a_row_without_subtasks_owes_even_with_empty_cells(by_id):
    assert by_id('- {number: "1", task: Việc, lead: [], products: [], deadline: []}')["a/1"].owes


# --- doubts that were settled


def test_rows_whose_task_texts_refer_in_a_circle_are_told(resolve):
    rows = resolve("""
        - {number: "1", task: {same_as: "2"}}
        - {number: "2", task: {same_as: "1"}}
    """)
    assert {problem.kind for problem in rows.problems} == {"circular"}


def test_same_as_takes_the_printed_number_of_a_row_that_has_an_id_too(resolve):
    rows = resolve("""
        - {number: "1", id: mot, task: Việc một, lead: [Phòng Bịa]}
        - {number: "2", task: Việc hai, lead: {same_as: "1"}}
    """)
    assert rows.problems == []
    assert rows.rows[1].lead_from == "a/mot"


def test_a_row_without_number_and_id_does_not_take_the_number_of_another(resolve):
    rows = resolve("""
        - {task: Việc không số}
        - {number: "1", task: Việc một}
    """)
    assert [problem.kind for problem in rows.problems] == ["missing_id"]
