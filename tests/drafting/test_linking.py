"""``implements`` written into rows of a table: every way a row may stand in the file. All data here is invented."""

from __future__ import annotations

import pytest

from cchc.drafting.linking import with_links
from cchc.store import WorkspaceError

ROW = ("areas", 0, "tasks", 0)
HEAD = "# Dữ liệu bịa để thử.\nareas:\n  - id: a\n    name: Lĩnh vực bịa\n    tasks:\n"


def written(rows, links=None):
    return with_links((HEAD + rows).encode(), "appendix.yaml", links or {ROW: ["a/1"]}).decode().removeprefix(HEAD)


def test_behind_the_last_key():
    row = '      - number: "1"\n        task: Việc bịa\n        deadline: Quý I/2025\n'
    assert written(row) == row + "        implements: [a/1]\n"


def test_behind_a_list_in_either_style_and_a_text_over_several_lines():
    for last in (
        "        products:\n          - Một\n          - Hai\n",
        "        products:\n        - Một\n        - Hai\n",
        "        note: |\n          Một\n\n          Hai\n",
        '        note: "Một\n          Hai"\n',
    ):
        row = f'      - number: "1"\n        task: Việc bịa\n{last}'
        other = '\n      - number: "2"\n        task: Việc khác\n'
        assert written(row + other) == f"{row}        implements: [a/1]\n{other}"


def test_before_the_sub_tasks_and_into_them():
    row = '      - number: "1"\n        task: Việc lớn\n'
    below = '        subtasks:\n          - number: "1.1"\n            task: Việc nhỏ\n'
    links = {ROW: ["a/1"], (*ROW, "subtasks", 0): ["a/1.1", "a/1.2"]}
    assert written(row + below, links) == (
        f"{row}        implements: [a/1]\n{below}            implements: [a/1.1, a/1.2]\n"
    )


def test_in_the_place_of_a_list_that_is_there_beside_its_comment():
    row = '      - number: "1"\n        implements: [a/1]  # đã hỏi tỉnh\n        task: Việc bịa\n'
    assert written(row, {ROW: ["a/1", "a/2"]}) == row.replace("[a/1]", "[a/1, a/2]")


def test_the_files_line_ends_are_kept():
    row = (HEAD + '      - number: "1"\n        task: Việc bịa\n').replace("\n", "\r\n").encode()
    grown = with_links(row, "appendix.yaml", {ROW: ["a/1"]})
    assert grown == row + b"        implements: [a/1]\r\n"


def test_a_file_without_a_last_line_end():
    row = '      - number: "1"\n        task: Việc bịa'
    assert written(row) == row + "\n        implements: [a/1]"


@pytest.mark.parametrize(
    "row",
    [
        '      - {number: "1", task: Việc bịa}\n',
        '      - number: "1"\n        implements:\n          - a/9\n        task: Việc bịa\n',
    ],
)
def test_a_row_written_in_another_way_is_left_to_a_person(row):
    with pytest.raises(WorkspaceError, match="Không tự ghi được"):
        written(row)
