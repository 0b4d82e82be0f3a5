"""The appendix as a table: cells are merged where the plan says that they are one, and nowhere else."""

from __future__ import annotations

from itertools import count, pairwise

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from msgspec import convert
from msgspec.structs import replace

from cchc.documents.contexts.appendix import appendix_table
from cchc.documents.marks import Cell as Printed
from cchc.documents.tables import merge_down
from cchc.plans.rows import resolve_rows
from cchc.plans.table import Appendix
from cchc.store.loaded import Loaded
from tests.documents.issued import Rows, bare, read
from tests.documents.word import W, Word, grid

KEYS = ("area", "task", "products", "lead", "coordinating", "deadline")
HEADINGS = {key: f"Giả cột {key}" for key in KEYS}


def table(plan, appendix):
    """What the template is given for this appendix, in the place of the plan's own."""
    value = convert(appendix, Appendix, strict=False)
    changed = replace(plan, appendix_file=Loaded("appendix.yaml", value, []))
    return appendix_table(changed)


def of(made, key, columns=KEYS):
    """The cells of a column."""
    at = list(columns).index(key)
    return [row.cells[at] for row in made.rows if row.cells]


def text(cell):
    return "\n".join(line.text for line in cell.lines)


def test_real_cells_are_merged_exactly_where_they_are_one(word, folder):
    appendix = read(folder, "appendix.yaml")
    if not appendix:
        return
    rows = Rows(appendix)
    printed = [line for line in grid(word.tables[-1])[1:] if line[0].span == 1]
    for column, key in enumerate(appendix["columns"]):
        said = [rows.cell(at, key) for at in range(len(rows.rows))]
        for at, (above, below) in enumerate(pairwise(said)):
            one = above.owner is not None and above == below and any(bare(text) for text in above.texts)
            if key == "task":  # two numbers are two cells
                one = one and rows.rows[at][1].get("number") == rows.rows[at + 1][1].get("number")
            merged = printed[at][column] is printed[at + 1][column]
            assert merged == one, (at, key, above, below)


def test_an_empty_list_is_an_empty_cell_and_absence_inherits(invented_plan):
    made = table(
        invented_plan,
        {
            "columns": HEADINGS,
            "areas": [
                {
                    "id": "a",
                    "name": "Giả A",
                    "tasks": [
                        {
                            "number": "1",
                            "task": "x",
                            "lead": ["Giả X"],
                            "coordinating": ["Giả Y"],
                            "subtasks": [
                                {"number": "1.1", "task": "y"},
                                {"number": "1.2", "task": "z", "lead": [], "coordinating": []},
                                {"number": "1.3", "task": "w"},
                            ],
                        }
                    ],
                }
            ],
        },
    )

    assert [(text(cell), cell.merged) for cell in of(made, "lead")] == [
        ("Giả X", "first"),
        ("", "next"),
        ("", ""),
        ("Giả X", ""),
    ]


def test_equal_words_of_two_rows_are_two_cells(invented_plan):
    tasks = [{"number": str(n), "task": "x", "lead": ["Giả X"], "deadline": "Quý I"} for n in (1, 2)]
    made = table(invented_plan, {"columns": HEADINGS, "areas": [{"id": "a", "name": "A", "tasks": tasks}]})

    assert [cell.merged for cell in (*of(made, "lead"), *of(made, "deadline"))] == [""] * 4


def test_a_task_taken_from_a_row_named_by_its_number(invented_plan):
    tasks = [
        {"id": "viec-goc", "number": "4", "task": "Giả việc gốc", "footnote": "1"},
        {"id": "phu", "task": {"same_as": "4"}},
        {"id": "khac", "number": "5", "task": {"same_as": "phu"}},
        {"id": "xa", "task": {"same_as": "a/viec-goc"}},
    ]
    made = table(invented_plan, {"columns": HEADINGS, "areas": [{"id": "a", "name": "A", "tasks": tasks}]})

    assert [(text(cell), cell.merged) for cell in of(made, "task")] == [
        ("4. Giả việc gốc[^1]", "first"),
        ("", "next"),
        ("5. Giả việc gốc[^1]", ""),
        ("4. Giả việc gốc[^1]", ""),
    ]


def test_labels_of_deadlines_stand_over_their_dates(invented_plan):
    deadline = ["Quý I", {"label": "Giả báo cáo", "dates": ["Trước 15/6:", "Quý IV"]}]
    tasks = [
        {"id": "1", "task": "x", "deadline": deadline},
        {"number": "2", "task": "y", "deadline": ["A", "B"]},
    ]
    made = table(invented_plan, {"columns": HEADINGS, "areas": [{"id": "a", "name": "A", "tasks": tasks}]})

    assert list(map(text, of(made, "deadline"))) == [
        "- Quý I\nGiả báo cáo:\n- Trước 15/6:\n- Quý IV",
        "- A\n- B",
    ]


def test_an_area_without_tasks_keeps_its_name(invented_plan):
    areas = [
        {"id": "a", "number": "I", "name": "Giả A", "tasks": []},
        {"id": "b", "name": "Giả B", "tasks": [{"number": "1", "task": "x"}]},
        {"id": "c", "name": "Giả C", "tasks": []},
    ]
    with_column = table(invented_plan, {"columns": HEADINGS, "areas": areas})
    without = table(invented_plan, {"columns": {"task": "Giả việc"}, "areas": areas})

    assert [row.spanning for row in with_column.rows] == ["I. Giả A", "", "Giả C"]
    assert [row.spanning for row in without.rows] == ["I. Giả A", "Giả B", "", "Giả C"]


def test_money_notes_and_the_usual_columns(invented_plan):
    tasks = [
        {"number": "1", "task": "x", "budget": 5_000_000, "note": "một\nhai"},
        {"number": "2", "task": "y", "budget": "Giả theo thực tế"},
        {"number": "3", "task": "z"},
    ]
    areas = [{"id": "a", "name": "A", "tasks": tasks}]
    columns = {"number": "STT", "budget": "Giả kinh phí", "note": "Giả ghi chú"}
    made = table(invented_plan, {"columns": columns, "areas": areas})

    assert list(map(text, of(made, "number", columns))) == ["1", "2", "3"]
    assert list(map(text, of(made, "budget", columns))) == ["5.000.000", "Giả theo thực tế", ""]
    assert list(map(text, of(made, "note", columns))) == ["một\nhai", "", ""]
    assert [cell.kind for cell in of(made, "budget", columns)] == ["money"] * 3
    assert len(table(invented_plan, {"areas": areas}).columns) == 6


def test_tasks_given_outside_the_plan_are_not_in_its_appendix(invented_plan):
    appendix = {"areas": [{"id": "a", "name": "A", "tasks": [{"number": "1", "task": "x"}]}]}
    extra = {"areas": [{"id": "a", "name": "A", "tasks": [{"number": "9", "task": "Giả việc phát sinh"}]}]}
    changed = replace(
        invented_plan,
        appendix_file=Loaded("appendix.yaml", convert(appendix, Appendix, strict=False), []),
        extra_file=Loaded("extra.yaml", convert(extra, Appendix, strict=False), []),
    )

    assert list(map(text, of(appendix_table(changed), "task"))) == ["1. x"]


# --- laws

CELLS = st.one_of(
    st.none(),
    st.just([]),
    st.lists(st.sampled_from(["Giả X", "Giả Y", "Giả Z"]), min_size=1, max_size=2, unique=True),
)


@st.composite
def appendices(draw):
    """A small appendix of up to three levels, its cells own, empty, inherited, or another row's."""
    numbers = count(1)

    def task(depth):
        made = {"id": f"r{next(numbers)}", "task": draw(st.sampled_from(["việc một", "việc hai"]))}
        for key in ("lead", "coordinating", "products"):
            cell = draw(CELLS)
            if cell is not None:
                made[key] = cell
        deadline = draw(st.none() | st.sampled_from(["Quý I", "Tháng 6"]))
        if deadline:
            made["deadline"] = deadline
        if depth < 2:
            made["subtasks"] = [task(depth + 1) for _ in range(draw(st.integers(0, 2)))]
        return made

    areas = [
        {"id": f"a{n}", "name": f"Giả {n}", "tasks": [task(0) for _ in range(draw(st.integers(0, 3)))]}
        for n in range(draw(st.integers(1, 3)))
    ]
    flat = [(area["id"], one) for area in areas for top in area["tasks"] for one in _with_subtasks(top)]
    for at, (_, one) in enumerate(flat):
        for key in ("lead", "coordinating", "deadline"):
            if at and draw(st.integers(0, 5)) == 0:
                area, target = flat[draw(st.integers(0, at - 1))]
                if key in target:
                    one[key] = {"same_as": f"{area}/{target['id']}"}
    return {"columns": HEADINGS, "areas": areas}


def _with_subtasks(task):
    yield task
    for below in task.get("subtasks", []):
        yield from _with_subtasks(below)


@pytest.mark.slow
@given(appendix=appendices())
def test_merges_follow_the_owners_of_the_cells(invented_plan, appendix):
    made = table(invented_plan, appendix)
    rows = resolve_rows(convert(appendix, Appendix, strict=False)).rows
    issued = Rows(yaml.load(yaml.safe_dump(appendix), yaml.BaseLoader))
    named = {"lead": "lead_from", "coordinating": "coordinating_from", "deadline": "deadline_from"}
    for key in ("lead", "coordinating", "deadline", "products"):
        printed = of(made, key)
        said = [issued.cell(at, key) for at in range(len(rows))]
        shown = ""
        for at, cell in enumerate(printed):
            same = at > 0 and said[at] == said[at - 1] and bool(said[at].texts)
            assert (cell.merged == "next") == same, (key, at)
            shown = shown if same else text(cell)
            assert all(one in shown for one in said[at].texts)
            assert bool(shown) == bool(said[at].texts)
            if key in named and at and same:
                owners = [getattr(row, named[key]) or row.id for row in rows[at - 1 : at + 1]]
                assert owners[0] == owners[1]
        for above, below in pairwise([*printed, Printed()]):
            assert (above.merged != "first") or below.merged == "next"
    assert [cell.merged == "next" for cell in of(made, "area")] == [
        at > 0 and rows[at - 1].area == row.area for at, row in enumerate(rows)
    ]


@given(st.lists(st.sampled_from(["", "first", "next"]), max_size=6))
def test_a_merge_stands_where_the_schema_wants_it(kinds):
    cell = etree.fromstring(
        f'<w:tc xmlns:w="{W[1:-1]}"><w:tcPr><w:tcW w:w="1" w:type="dxa"/><w:gridSpan w:val="1"/>'
        '<w:vAlign w:val="center"/></w:tcPr><w:p/></w:tc>'
    )
    for kind in kinds:
        if kind:
            merge_down(cell, kind)
    names = [etree.QName(one).localname for one in cell[0]]

    assert names == ["tcW", "gridSpan", *(["vMerge"] if any(kinds) else []), "vAlign"]


@pytest.mark.parametrize("columns", [["task"], ["area", "task"], ["number", "task", "note"], list(KEYS)])
def test_rendered_tables_keep_their_grid_with_any_columns(written, columns):
    areas = [
        {
            "id": f"a{n}",
            "name": f"Giả {n}",
            "tasks": [{"id": f"r{n}", "task": "Giả việc", "lead": ["Giả"]}],
        }
        for n in range(2)
    ]
    appendix = {"columns": {key: f"Giả cột {key}" for key in columns}, "areas": areas}
    word: Word = written(appendix=yaml.safe_dump(appendix, allow_unicode=True))
    heading, *rows = grid(word.tables[-1])

    assert len(heading) == len(columns)
    assert len(rows) == (2 if "area" in columns else 4)
