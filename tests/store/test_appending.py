"""A line goes to the end of a list; nothing that is told above it changes. All data invented."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cchc.store import WorkspaceError
from cchc.store.appending import append_entries
from cchc.store.joining import joined
from cchc.yamltree import read_tree
from cchc.yamltree.characters import REFUSED
from cchc.yamltree.writing import flow, scalar

NEW = {"id": "moi", "on": "2025-03-14", "task": "a/1", "status": "done"}
LINE = b"- {id: moi, on: 2025-03-14, task: a/1, status: done}"
HEAD = "unit: Phòng Một\nupdates:\n".encode()


def appended(data, *entries, key="updates"):
    return append_entries(data, "log.yaml", key, entries or (NEW,))


@pytest.mark.parametrize(
    ("data", "added"),
    [
        pytest.param(HEAD, b"  " + LINE + b"\n", id="empty list"),
        pytest.param(HEAD + b"  - {id: cu}\n", b"  " + LINE + b"\n", id="one line"),
        pytest.param(HEAD + b"  - {id: cu}", b"\n  " + LINE + b"\n", id="no final newline"),
        pytest.param(HEAD[:-1], b"\n  " + LINE + b"\n", id="no final newline after the key"),
        pytest.param(HEAD + b"  - {id: cu}\n  ", b"\n  " + LINE + b"\n", id="spaces at the end"),
        pytest.param(HEAD + b"  - {id: cu}\n\n\n", b"  " + LINE + b"\n", id="blank lines at the end"),
        pytest.param(
            HEAD + "  - {id: cu}\n# hết quý I\n".encode(), b"  " + LINE + b"\n", id="a comment at the end"
        ),
        pytest.param(
            HEAD + "  - {id: cu}  # xem lại".encode(), b"\n  " + LINE + b"\n", id="a comment without an end"
        ),
        pytest.param("# đầu tệp\n".encode() + HEAD, b"  " + LINE + b"\n", id="a comment above"),
        pytest.param(HEAD + b"- {id: cu}\n", LINE + b"\n", id="no indent"),
        pytest.param(HEAD + b"     - {id: cu}\n", b"     " + LINE + b"\n", id="five spaces"),
        pytest.param(HEAD + b"  - id: cu\n    status: done\n", b"  " + LINE + b"\n", id="an item of several lines"),
        pytest.param(
            HEAD + b"  - id: cu\n    tasks:\n      - a/1\n      - a/2\n", b"  " + LINE + b"\n", id="a list inside"
        ),
        pytest.param(
            HEAD + b"  - id: cu\n    note: |\n      - mot\n      - hai\n",
            b"  " + LINE + b"\n",
            id="dashes in a text",
        ),
        pytest.param(HEAD + b"  -\n    id: cu\n", b"  " + LINE + b"\n", id="the dash on its own line"),
        pytest.param(HEAD + b"  -   {id: cu}\n", b"  " + LINE + b"\n", id="spaces after the dash"),
        pytest.param(b"  unit: X\n  updates:\n", b"    " + LINE + b"\n", id="everything indented"),
        pytest.param(b"\xef\xbb\xbf" + HEAD + b"  - {id: cu}\n", b"  " + LINE + b"\n", id="a BOM"),
        pytest.param(b"\xef\xbb\xbfupdates:\n", b"  " + LINE + b"\n", id="a BOM before the list"),
        pytest.param(b"unit: X\r\nupdates:\r\n", b"  " + LINE + b"\r\n", id="CRLF"),
        pytest.param(b"unit: X\r\nupdates:\r\n  - {id: cu}", b"\r\n  " + LINE + b"\r\n", id="CRLF, no end"),
        pytest.param(
            b"unit: X\r\nupdates:\r\n  - {id: cu, note: " + b"a" * 900 + b"}",
            b"\r\n  " + LINE + b"\r\n",
            id="CRLF, a long line without an end",
        ),
        pytest.param(b"unit: X\r\nupdates:\n", b"  " + LINE + b"\n", id="the last line end counts"),
    ],
)
def test_only_bytes_at_the_end_are_added(data, added):
    assert appended(data) == data + added


@pytest.mark.parametrize(
    ("data", "opened"),
    [
        pytest.param("unit: X\nupdates: []\n", "unit: X\nupdates:\n", id="alone"),
        pytest.param("updates: []", "updates:\n", id="no final newline"),
        pytest.param("updates:  [ ]  \n", "updates:  \n", id="spaces"),
        pytest.param("updates: [] # chưa có\n", "updates: # chưa có\n", id="a comment"),
        pytest.param("updates: []\n\n# hết: []\n", "updates:\n\n# hết: []\n", id="a comment below"),
        pytest.param("unit: X\r\nupdates: []\r\n", "unit: X\r\nupdates:\r\n", id="CRLF"),
        pytest.param("\ufeffupdates: []\n", "\ufeffupdates:\n", id="a BOM"),
        pytest.param('"updates": []\n', '"updates":\n', id="a quoted key"),
        pytest.param('unit: "a\n  updates: []"\nupdates: []\n', 'unit: "a\n  updates: []"\nupdates:\n', id="twice"),
    ],
)
def test_of_an_empty_list_in_brackets_the_brackets_go_and_nothing_else(data, opened):
    end = b"\r\n" if "\r" in data else b"\n"
    assert appended(data.encode()) == opened.encode() + b"  " + LINE + end


def test_several_lines_in_order():
    grown = appended(HEAD, NEW, {"id": "hai"}, {"id": "ba"})
    assert [entry["id"] for entry in read_tree(grown, "").data["updates"]] == ["moi", "hai", "ba"]
    assert grown.startswith(HEAD)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"updates:\n  - {id: cu}\nunit: X\n", id="the list is not last"),
        pytest.param(b"updates: [{id: cu}]\n", id="in brackets"),
        pytest.param(b"updates: [\n  {id: cu},\n]\n", id="in brackets over lines"),
        pytest.param(b"updates: []\nunit: X\n", id="empty brackets, not last"),
        pytest.param(b"updates: [\n]\n", id="empty brackets over lines"),
        pytest.param(b"{unit: X, updates: []}\n", id="empty brackets in a mapping on one line"),
        pytest.param(b"updates:\n  []\n", id="empty brackets below their key"),
        pytest.param(b"updates: &a []\n", id="empty brackets with an anchor"),
        pytest.param(b"updates: null\n", id="null"),
        pytest.param(b"updates: chua co\n", id="a text"),
        pytest.param(b"unit: X\n", id="no list"),
        pytest.param(b"updates:\n  - {id: cu}\n...\n", id="a document end"),
        pytest.param(b"- {id: cu}\n", id="no mapping"),
    ],
)
def test_where_the_end_of_the_file_is_not_the_end_of_the_list_it_is_refused(data):
    with pytest.raises(WorkspaceError, match=r"log\.yaml.*“updates”") as refused:
        appended(data)
    assert "updates:" in refused.value.hint


def test_a_file_that_would_grow_too_large_is_refused_with_the_reason():
    data = HEAD + b"  # " + b"a" * (2 * 1024 * 1024 - len(HEAD) - 10) + b"\n"
    with pytest.raises(WorkspaceError, match="quá lớn"):
        appended(data)


def test_a_head_that_git_wrote_twice_is_read_as_one():
    twice = HEAD + b"  - {id: a}\n" + HEAD + b"  - {id: b}\n"
    grown = appended(twice)
    assert grown == twice + b"  " + LINE + b"\n"
    assert [entry["id"] for entry in read_tree(joined(grown), "").data["updates"]] == ["a", "b", "moi"]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Kế hoạch số 21/KH-UBND ngày 20/02/2025", "Kế hoạch số 21/KH-UBND ngày 20/02/2025"),
        ("2025-03-14", "2025-03-14"),
        (date(2025, 3, 14), "2025-03-14"),
        (2, "2"),
        ("2", '"2"'),
        ("010", '"010"'),
        ("true", '"true"'),
        ("", '""'),
        ("a, b", '"a, b"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ('"a"', '"\\"a\\""'),
        ("một\nhai", '"một\\nhai"'),
        ("a\tb", '"a\\tb"'),
        ("\u200ba", '"\\u200ba"'),
        ("\U000e0041", '"\\U000e0041"'),
        ("\xa0", '"\\xa0"'),
        (["a/1", "b/2.1"], "[a/1, b/2.1]"),
        (["1", "a, b"], '["1", "a, b"]'),
    ],
)
def test_a_value_is_quoted_only_where_it_must_be(value, written):
    assert scalar(value) == written


texts = st.text(st.characters(exclude_categories=["Cs"])).filter(lambda text: not REFUSED.search(text))


@given(text=texts)
@example("- a")
@example("? a")
@example("<<")
@example("\U0010ffff")
def test_any_text_comes_back_from_its_one_line(text):
    line = flow({"note": text, "last": "x"})
    assert len(line.splitlines()) == 1
    tree = read_tree(f"updates:\n  - {line}\n".encode(), "")
    assert not tree.findings
    assert tree.data == {"updates": [{"note": text, "last": "x"}]}


@given(names=st.lists(texts, max_size=4))
@example(["? a", "a: b", "-", "["])
def test_any_list_of_texts_comes_back_from_its_one_line(names):
    tree = read_tree(f"- {flow({'tasks': names})}\n".encode(), "")
    assert not tree.findings
    assert tree.data == [{"tasks": names}]


@given(
    held=st.lists(st.dictionaries(st.sampled_from(["id", "note", "task"]), texts, min_size=1), max_size=3),
    added=st.lists(
        st.dictionaries(st.sampled_from(["id", "note", "task"]), texts, min_size=1), min_size=1, max_size=3
    ),
    end=st.sampled_from(["\n", "\r\n"]),
    final=st.booleans(),
    indent=st.integers(0, 6),
)
def test_what_stood_there_stays_and_what_is_new_follows(held, added, end, final, indent):
    lines = ["unit: X", "updates:", *(f"{' ' * indent}- {flow(entry)}" for entry in held)]
    data = (end.join(lines) + (end if final else "")).encode()
    grown = appended(data, *added)
    assert grown.startswith(data)
    assert read_tree(grown, "").data == {"unit": "X", "updates": [*held, *added]}
    assert len(grown.decode().split("\n")) - 1 == len(lines) + len(added)
    assert grown.count(b"\r\n") == (len(lines) + len(added) if end == "\r\n" else 0)
